"""Receipts on a roll: one after the other to the register's own printer, off the screen's thread. Register room.

Two at once would end in each other's lines. A receipt that failed is not tried again by itself: the printer may have
kept half of it, and only a person sees what came out.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from shoebox.desk.lanes import Lanes
from shoebox.desk.register import actions
from shoebox.desk.register.actions import Wanted
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.former import is_former
from shoebox.domain.printer import RollEnd
from shoebox.handover.store import StoreHouse

UNFORESEEN = "something unforeseen happened"


class RollDesk(QObject):
    """Signals: `ended` which receipt came to which end, `failed` which one came to what trouble."""

    ended = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, owner: QObject, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._house, self._lanes = house, lanes
        self._waiting: deque[tuple[SaleRow, str]] = deque()
        self._at_work: Wanted | None = None
        self._originals: set[int] = set()  # sales of which no receipt can have come out

    def first(self, row: SaleRow, by: str) -> None:
        """Print the receipt of an entry that was just recorded."""
        self._originals.add(sale_of(row))
        self.again(row, by)

    def again(self, row: SaleRow, by: str) -> None:
        """Print it: a copy, unless none has come out yet. A key held down asks for one receipt only."""
        asked = [waiting.seq for waiting, _ in self._waiting]
        if self._at_work is not None:
            asked.append(self._at_work.row.seq)
        if row.seq not in asked:
            self._waiting.append((row, by))
            self._go_on()

    def _go_on(self) -> None:
        if self._at_work is not None or not self._waiting:
            return
        row, by = self._waiting.popleft()
        first = sale_of(row) in self._originals and not row.voided_by_seq
        self._at_work = Wanted(row, copy=not first, by=by)
        actions.roll_receipt(self._lanes, self._house, self._at_work, self._send, self._not_done, gone=self._not_made)

    def _send(self, job: bytes) -> None:
        actions.print_roll(self._lanes, self._house, job, self._done, self._not_done, gone=self._broke_off)

    def _done(self, end: RollEnd) -> None:
        wanted, self._at_work = self._at_work, None
        if wanted is not None:
            self._originals.discard(sale_of(wanted.row))
            self.ended.emit(wanted.row, end)
        self._go_on()

    def _not_done(self, error: ShoeboxError) -> None:
        wanted, self._at_work = self._at_work, None
        if wanted is not None:
            if error.code == "printer.cut_short":  # some of it may come out yet: the next one is a copy of that
                self._originals.discard(sale_of(wanted.row))
            self.failed.emit(wanted.row, error)
        self._go_on()

    def _not_made(self) -> None:
        """An error nobody foresaw, before anything was sent: the next print is still the first."""
        self._not_done(Trouble("printer.not_made"))

    def _broke_off(self) -> None:
        """An error nobody foresaw, while it was being sent: nobody knows how far it came."""
        printer = self._house.printer.address
        self._not_done(Trouble("printer.cut_short", printer=printer, stopped=UNFORESEEN))


def sale_of(row: SaleRow) -> int:
    """The entry by which a sale's receipt is known: its first, where it was paid by two tenders."""
    return row.seq if is_former(row.seq) else row.part_of_seq or row.seq
