"""Voiding: asks for reason, paper and a second person, and hands the answer to the book. Register room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.lanes import Lanes
from shoebox.desk.register import actions
from shoebox.desk.register.actions import VoidAsked
from shoebox.desk.register.rows import may_key_again
from shoebox.desk.register.void_sheet import VoidSheet
from shoebox.desk.text import sentence_of, tr
from shoebox.domain.day import SaleRow
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.former import is_former
from shoebox.handover.store import StoreHouse
from shoebox.till.drafts import Voided


def not_voidable(row: SaleRow) -> str:
    """Why this entry can't be struck out, where it is to be seen without a look into the book; else nothing."""
    if row.voided_by_seq:
        return tr("Entry {0} is voided already. Choose another in the list.", text.entry(row.seq))
    return sentence_of(Refusal("void.before", entry=row.seq)) if is_former(row.seq) else ""


def voided_words(voided: Voided) -> str:
    """What is said once it is struck out: the same paper is keyed again where it was voided for a mistake."""
    row = voided.row
    if may_key_again(row):
        return tr("Entry {0} is voided. Keyed wrong? Key slip {1} again, by its number.", row.seq, text.slip(row.slip))
    return tr("Entry {0} is voided by entry {1}. The paper stays in the box.", row.seq, voided.entry_no)


class VoidDesk(QObject):
    """`voided` carries the answer of the book, when the entry is struck out there; `back_asked`: the one before.

    `clerk` is who is at work, also where somebody else opened the sheet.
    """

    voided = Signal(object)
    back_asked = Signal()

    def __init__(self, owner: QWidget, house: StoreHouse, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner, self._house, self._lanes = owner, house, lanes
        self._seq, self.clerk, self._entry_id = 0, "", ""
        self.sheet: VoidSheet | None = None

    def ask(self, row: SaleRow, clerk: str) -> None:
        """Lay the sheet over the window. One sheet is one void, however often it is sent."""
        if self.sheet is not None:
            return
        self._seq, self.clerk, self._entry_id = row.seq, clerk, self._house.till.new_id()
        self.sheet = VoidSheet(self._owner, row, roles=self._roles(row))
        self.sheet.asked.connect(self._send)
        self.sheet.back_asked.connect(self.back_asked)
        self.sheet.closed.connect(self._closed)
        self.sheet.ask()

    def _roles(self, row: SaleRow) -> tuple[str, ...]:
        """Whose PIN voids as much; where nobody's does, the till says so."""
        policy = self._house.policy
        return policy.voiding(row.amount_minor + row.rest_minor) or policy.void_roles

    def _send(self, reason: str, pin: str, paper: bool) -> None:
        asked = VoidAsked(self._seq, self._entry_id, reason, pin, paper, self.clerk)
        actions.void(self._lanes, self._house, asked, self._voided, self._refused)

    def put_away(self) -> None:
        """Close the sheet, as if nobody had asked."""
        if self.sheet is not None:
            self.sheet.dismiss()

    def _voided(self, voided: Voided) -> None:
        self.put_away()
        self.voided.emit(voided)

    def _refused(self, error: ShoeboxError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _closed(self) -> None:
        self.sheet = None
