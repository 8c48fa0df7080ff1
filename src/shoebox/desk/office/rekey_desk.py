"""Has drafts ticked off, reviewed and a tick taken back; says what came of it. Office room."""

from __future__ import annotations

from PySide6.QtCore import QObject

from shoebox.desk import text
from shoebox.desk.incident import actions
from shoebox.desk.incident.actions import TickFound
from shoebox.desk.office.page import OfficePage
from shoebox.desk.office.rekey_card import RekeyCard
from shoebox.desk.office.rekey_sheets import ReviewSheet, UndoSheet
from shoebox.desk.text import tr
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.rekeying import DraftLeft, Ticked
from shoebox.domain.staff import Signature


class RekeyDesk(QObject):
    """Belongs to the page Incident and speaks through it; `card` stands on the page."""

    def __init__(self, page: OfficePage) -> None:
        super().__init__(page)
        self._page = page
        self.card = RekeyCard(page.house.policy.currency)
        self._sheet: ReviewSheet | UndoSheet | None = None
        self.card.asked.connect(self._tick)
        self.card.review_button.acted.connect(self.ask_review)
        self.card.undo_button.acted.connect(self.ask_undo)

    def show_drafts(self, drafts: tuple[DraftLeft, ...], held: str) -> None:
        """What is left to key again; why the person at work can't do anything about it, if so."""
        self.card.show_rows(drafts, held)
        for button in (self.card.review_button, self.card.undo_button):
            button.hold(held)

    def ask_review(self) -> None:
        """F7: a draft that is too late, looked at by somebody in charge."""
        draft = self.card.draft()
        held = self.card.review_button.held()
        if held or draft is None or not draft.needs_review:
            self._page.said.emit(held or tr("The marked slip needs no review."))
            return
        sheet = ReviewSheet(self._page, draft)
        sheet.asked.connect(self._review)
        self._open(sheet)

    def ask_undo(self) -> None:
        """F9: which tick was wrong, and who saw it too."""
        if held := self.card.undo_button.held():
            self._page.said.emit(held)
            return
        sheet = UndoSheet(self._page)
        sheet.looked_for.connect(self._look)
        sheet.asked.connect(self._undo)
        self._open(sheet)

    def _open(self, sheet: ReviewSheet | UndoSheet) -> None:
        self._sheet = sheet
        sheet.closed.connect(self._gone)
        sheet.ask()

    def _gone(self) -> None:
        self._sheet = None

    # -- what is written

    def _tick(self, seq: int, order_no: str) -> None:
        page = self._page
        actions.rekey(
            page.lanes, page.house, seq, order_no=order_no, clerk=page.clerk,
            done=self._ticked_off, failed=self.card.refuse,
        )  # fmt: skip

    def _ticked_off(self, seq: int) -> None:
        self.card.taken()
        self._page.changed.emit(tr("Entry {0} is ticked off.", text.entry(seq)))

    def _review(self, seq: int, reason: str, second: Signature) -> None:
        page = self._page
        actions.review(
            page.lanes, page.house, seq, reason=reason, clerk=page.clerk, second=second,
            done=self._reviewed, failed=self._refused,
        )  # fmt: skip

    def _reviewed(self, seq: int) -> None:
        self._done(tr("Entry {0} is reviewed: key it and tick it off.", text.entry(seq)))

    def _look(self, said: str) -> None:
        page = self._page
        actions.find_ticked(page.lanes, page.house, said, self._found, self._refused)

    def _found(self, found: TickFound) -> None:
        if not isinstance(self._sheet, UndoSheet) or not self._sheet.still_asks(found.said):
            return
        if found.ticked is not None:
            self._sheet.show_ticked(found.ticked, self._page.house.name_of(found.ticked.clerk))
        elif found.wrong is not None:
            self._sheet.refuse(found.wrong)

    def _undo(self, ticked: Ticked, reason: str, second: Signature) -> None:
        page = self._page
        actions.undo_rekey(
            page.lanes, page.house, ticked, reason=reason, clerk=page.clerk, second=second,
            done=self._undone, failed=self._refused,
        )  # fmt: skip

    def _undone(self, ticked: Ticked) -> None:
        self._done(
            tr("Entry {0} is to be keyed again, order number {1} is free.", text.entry(ticked.row.seq), ticked.order_no)
        )

    def _done(self, said: str) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        self._page.changed.emit(said)

    def _refused(self, error: ShoeboxError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
