"""Receipts: made after each entry, printed by the roll or on demand, copies from the second print on. Register room.

Nothing here ever holds up a sale: the entry is on the disk before its paper is begun, and no printer is waited for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.printing import print_sheet
from shoebox.desk.register import actions
from shoebox.desk.register.actions import Receipt, Wanted
from shoebox.desk.register.roll_desk import RollDesk, sale_of
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.printer import PrinterKind, RollEnd
from shoebox.handover.store import StoreHouse


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose receipt, for whom; `first` is made when the entry was recorded, and printed by nobody yet."""

    row: SaleRow
    by: str = ""
    first: bool = False


class ReceiptDesk(QObject):
    """Signals: `told` what became of the last entry's receipt and whether that is good; `warned` of trouble."""

    told = Signal(str, bool)
    warned = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self._last: SaleRow | None = None  # whose receipt is told of on the page
        self._waiting: deque[_Asked] = deque()
        self._at_work: _Asked | None = None
        self._unmade: set[int] = set()  # sales whose receipt could not be made: none of them has come out
        self.send: Callable[[Path, QWidget], bool] = print_sheet
        self._roll = RollDesk(self, house, lanes)
        self._roll.ended.connect(self._rolled)
        self._roll.failed.connect(self._tell_trouble)

    def make(self, row: SaleRow, by: str = "") -> None:
        """Make the receipt of an entry that was just recorded; a printer on a roll prints it at once."""
        self._last = row
        if self._house.printer.on_roll:
            self._roll.first(row, by)
        else:
            self._ask(_Asked(row, by, first=True))

    def print_again(self, row: SaleRow, by: str = "") -> None:
        """Print: the original where it was never printed, else a copy that says so, and who asked for it."""
        if self._house.printer.on_roll:
            self._tell(row, tr("The receipt is printing"), good=True)
            self._roll.again(row, by)
        else:
            self._ask(_Asked(row, by))

    def _ask(self, asked: _Asked) -> None:
        """One after the other: a print asked for while the receipt is being made waits for it."""
        if asked not in self._waiting:
            self._waiting.append(asked)
        self._go_on()

    def _go_on(self) -> None:
        if self._at_work is not None or not self._waiting:
            return
        asked = self._at_work = self._waiting.popleft()
        if asked.first:
            actions.make_receipt(
                self._lanes, self._house, Wanted(asked.row), self._made, self._not_made, gone=self._gone
            )
        else:
            wanted = Wanted(asked.row, copy=sale_of(asked.row) not in self._unmade, by=asked.by)
            actions.receipt_again(self._lanes, self._house, wanted, self._send, self._not_made, gone=self._gone)

    def _made(self, receipt: Receipt) -> None:
        said = tr("Receipt saved, {0} prints it", key_of("register", "print"))
        if self._house.printer.kind is PrinterKind.NONE:
            said = tr("No receipt printer here. Write the claim code {0} on the customer's copy.", _code(receipt.row))
            if self._house.book.training:
                said = tr("No receipt printer here. In practice there is no claim code to write down.")
        self._tell(receipt.row, said, good=True)
        self._at_work = None
        self._go_on()

    def _send(self, receipt: Receipt) -> None:
        self._unmade.discard(sale_of(receipt.row))
        self._at_work = None  # while the system's dialog stands open, the next may be made
        try:
            printed = self.send(receipt.path, self._owner)
        except ShoeboxError as error:
            actions.give_back(self._lanes, receipt, self._given_back, self._failed)
            self._tell_trouble(receipt.row, error)
        else:
            if printed:
                self._tell(receipt.row, tr("Receipt printed, another print is a copy"), good=True)
            else:
                actions.give_back(self._lanes, receipt, self._given_back, self._failed)
        self._go_on()

    def _given_back(self, _nothing: None) -> None:
        """Its next print is the original; nobody needs to hear it."""

    def _rolled(self, row: SaleRow, end: RollEnd) -> None:
        said = tr("Receipt printed, another print is a copy")
        if end is RollEnd.SENT:
            key = key_of("register", "print")
            said = tr("Receipt sent; this printer does not say whether it printed. {0} prints a copy", key)
        self._tell(row, said, good=True)

    def _not_made(self, error: ShoeboxError) -> None:
        asked, self._at_work = self._at_work, None
        if asked is not None:
            if asked.first:
                self._unmade.add(sale_of(asked.row))
            self._tell_trouble(asked.row, error)
        self._go_on()

    def _gone(self) -> None:
        self._not_made(Trouble("printer.not_made"))

    def _failed(self, error: ShoeboxError) -> None:
        self.warned.emit(sentence_of(error))

    def _tell_trouble(self, row: SaleRow, error: ShoeboxError) -> None:
        said = tr("The receipt did not print. Write the claim code {0} on the customer's copy.", _code(row))
        if self._house.book.training:
            said = tr("The receipt did not print. In practice there is no claim code to write down.")
        self._tell(row, said, good=False)
        self.warned.emit(tr("Saved as entry {0}. {1} {2}", text.entry(row.seq), said, sentence_of(error)))

    def _tell(self, row: SaleRow, said: str, *, good: bool) -> None:
        if self._last is not None and row.seq == self._last.seq:
            self.told.emit(said, good)


def _code(row: SaleRow) -> str:
    return text.code_groups(row.claim_code)
