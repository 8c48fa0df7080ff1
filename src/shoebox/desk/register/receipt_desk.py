"""Receipts: made after each entry, printed by the roll or on demand, copies from the second print on. Register room.

Nothing here ever holds up a sale: the entry is on the disk before its paper is begun, and no printer is waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.printing import print_sheet
from shoebox.desk.register import actions
from shoebox.desk.register.actions import Receipt, Wanted
from shoebox.desk.register.roll_desk import RollDesk
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.printer import PrinterKind, RollEnd
from shoebox.handover.store import StoreHouse


class ReceiptDesk(QObject):
    """Signals: `told` what became of the last entry's receipt and whether that is good; `warned` of trouble."""

    told = Signal(str, bool)
    warned = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self._last: SaleRow | None = None  # whose receipt is told of on the page
        self._wanted: SaleRow | None = None
        self.send: Callable[[Path, QWidget], bool] = print_sheet
        self._roll = RollDesk(self, house, lanes)
        self._roll.ended.connect(self._rolled)
        self._roll.failed.connect(self._tell_trouble)

    def make(self, row: SaleRow, by: str = "") -> None:
        """Make the receipt of an entry that was just recorded; a printer on a roll prints it at once."""
        self._last = self._wanted = row
        if self._house.printer.on_roll:
            self._roll.first(row, by)
        else:
            actions.make_receipt(self._lanes, self._house, Wanted(row), self._made, self._not_made)

    def print_again(self, row: SaleRow, by: str = "") -> None:
        """Print: the original where it was never printed, else a copy that says so, and who asked for it."""
        self._wanted = row
        if self._house.printer.on_roll:
            self._tell(row, tr("The receipt is printing"), good=True)
            self._roll.again(row, by)
        else:
            actions.receipt_again(self._lanes, self._house, Wanted(row, by=by), self._send, self._not_made)

    def _made(self, receipt: Receipt) -> None:
        said = tr("Receipt saved, {0} prints it", key_of("register", "print"))
        if self._house.printer.kind is PrinterKind.NONE:
            said = tr("No receipt printer here. Write the claim code {0} on the customer's copy.", _code(receipt.row))
            if self._house.book.training:
                said = tr("No receipt printer here. In practice there is no claim code to write down.")
        self._tell(receipt.row, said, good=True)

    def _send(self, receipt: Receipt) -> None:
        try:
            printed = self.send(receipt.path, self._owner)
        except ShoeboxError as error:
            actions.give_back(self._lanes, receipt, self._given_back, self._not_made)
            self._tell_trouble(receipt.row, error)
            return
        if not printed:
            actions.give_back(self._lanes, receipt, self._given_back, self._not_made)
        else:
            self._tell(receipt.row, tr("Receipt printed, another print is a copy"), good=True)

    def _given_back(self, _nothing: None) -> None:
        """Its next print is the original; nobody needs to hear it."""

    def _rolled(self, row: SaleRow, end: RollEnd) -> None:
        said = tr("Receipt printed, another print is a copy")
        if end is RollEnd.SENT:
            key = key_of("register", "print")
            said = tr("Receipt sent; this printer does not say whether it printed. {0} prints a copy", key)
        self._tell(row, said, good=True)

    def _not_made(self, error: ShoeboxError) -> None:
        assert self._wanted is not None, "a receipt fails after it was asked for"
        self._tell_trouble(self._wanted, error)

    def _tell_trouble(self, row: SaleRow, error: ShoeboxError) -> None:
        said = tr("The receipt did not print. Write the claim code {0} on the customer's copy.", _code(row))
        if self._house.book.training:
            said = tr("The receipt did not print. In practice there is no claim code to write down.")
        self._tell(row, said, good=False)
        self.warned.emit(tr("Saved as entry {0}. {1} {2}", text.entry(row.seq), said, error))

    def _tell(self, row: SaleRow, said: str, *, good: bool) -> None:
        if self._last is not None and row.seq == self._last.seq:
            self.told.emit(said, good)


def _code(row: SaleRow) -> str:
    return text.code_groups(row.claim_code)
