"""Receipts: made after each entry, printed on demand, marked as copies from the second print on. Register room.

Nothing here ever holds up a sale: the entry is on the disk before its paper is begun.
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
from shoebox.desk.register.actions import Receipt
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import ShoeboxError
from shoebox.handover.store import StoreHouse


class ReceiptDesk(QObject):
    """Signals: `told` what became of the last entry's receipt and whether that is good; `warned` of trouble."""

    told = Signal(str, bool)
    warned = Signal(str)

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self._at_hand: SaleRow | None = None
        self._fresh: dict[int, Path] = {}
        self.send: Callable[[Path, QWidget], bool] = print_sheet

    def make(self, row: SaleRow) -> None:
        """Make the receipt of an entry that was just recorded."""
        self._at_hand = row
        actions.make_receipt(self._lanes, self._house, row, copy=False, done=self._made, failed=self._not_made)

    def print_again(self, row: SaleRow) -> None:
        """Print: the original where it was never printed, else a copy that says so."""
        fresh = self._fresh.get(row.seq)
        if fresh is not None and not row.voided_by_seq:
            self._send(Receipt(row, fresh))
        else:
            self._at_hand = row
            actions.make_receipt(self._lanes, self._house, row, copy=True, done=self._send, failed=self._not_made)

    def _made(self, receipt: Receipt) -> None:
        self._fresh[receipt.row.seq] = receipt.path
        self._tell(receipt.row, tr("Receipt saved, {0} prints it", key_of("register", "print")), good=True)

    def _send(self, receipt: Receipt) -> None:
        try:
            printed = self.send(receipt.path, self._owner)
        except ShoeboxError as error:
            self._not_made(error)
            return
        if printed:
            self._fresh.pop(receipt.row.seq, None)
            self._tell(receipt.row, tr("Receipt printed, another print is a copy"), good=True)

    def _not_made(self, error: ShoeboxError) -> None:
        row = self._at_hand
        if row is None:
            self.warned.emit(str(error))
            return
        code = text.code_groups(row.claim_code)
        said = tr("The receipt did not print. Write the claim code {0} on the customer's copy.", code)
        self._tell(row, said, good=False)
        self.warned.emit(tr("Saved as entry {0}. {1} {2}", row.seq, said, error))

    def _tell(self, row: SaleRow, said: str, *, good: bool) -> None:
        if self._at_hand is not None and row.seq == self._at_hand.seq:
            self.told.emit(said, good)
