"""What one key does to the chosen case. Finance room; the page shows, this acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shoebox.desk import text
from shoebox.desk.finance import actions, says
from shoebox.desk.finance.card_sheets import CardNumberSheet, OpenCardSheet
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.sheet_desk import SheetDesk
from shoebox.desk.finance.sheets import CloseSheet, NoteSheet, ProposeSheet
from shoebox.desk.finance.weigh_sheet import WeighSheet
from shoebox.desk.lock import is_looked_at
from shoebox.desk.text import tr
from shoebox.domain.case import BulkOutcome, CaseRow, CaseView
from shoebox.domain.decision import DECIDABLE, Action, CloseReason
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import ClearCard
from shoebox.domain.staff import Person, Role

if TYPE_CHECKING:
    from shoebox.desk.finance.queue_page import QueuePage
    from shoebox.desk.finance.sheet_desk import AskSheet


class QueueActs(QObject):
    """Every act asks the casework room, which may refuse; the answer stands in the foot line or in the sheet."""

    def __init__(self, page: QueuePage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self.sheets = SheetDesk(self, session)
        self._of: CaseView | None = None  # of the case that the open sheet asks about, whatever is chosen by then

    def propose_suggested(self) -> None:
        """What the evidence itself asks for."""
        view = self._page.view
        if view is not None and view.suggested is not None:
            self._propose(view.suggested)

    def propose_refund(self) -> None:
        """R: all that may go back."""
        self._propose(Action.REFUND)

    def propose_charge(self) -> None:
        """C: all that is still due."""
        self._propose(Action.CHARGE)

    def propose_other(self) -> None:
        """E: another amount, a write-off, a note."""
        ready = self._ready()
        if ready is not None:
            self._open_proposal(ready[0])

    def close_case(self) -> None:
        """N: not a fault."""
        ready = self._ready()
        if ready is not None:
            sheet = CloseSheet(self._page, ready[0])
            sheet.asked.connect(self._close)
            self._open(sheet, ready[0])

    def ask_store(self) -> None:
        """S: the store was asked."""
        ready = self._ready()
        if ready is not None:
            row = ready[0].row
            why = tr("{0}. The case waits for the store's answer, and can still be decided.", says.store(row))
            sheet = NoteSheet(
                self._page,
                tr("Ask the store about case {0}", row.case_id),
                act=tr("Note that the store was asked"),
                why=why,
                label=tr("What you asked"),
            )
            sheet.asked.connect(self._ask)
            self._open(sheet, ready[0])

    def show_why(self) -> None:
        """W: what each fact says, in bits."""
        view = self._page.view
        if view is not None:
            WeighSheet(self._page, self._session, view).open()

    def show_number(self) -> None:
        """K: the sealed card number of a slip, for whoever opens them."""
        ready = self._ready()
        if ready is None:
            return
        view, person = ready
        if person.role is not Role.OPENER:
            self._session.refuse(Refusal("seal.role", name=person.name))
        elif not view.sealed:
            self._session.refuse(Refusal("seal.none", case=view.row.case_id))
        else:
            sheet = OpenCardSheet(self._page, view)
            sheet.asked.connect(self._open_number)
            self._open(sheet, ready[0])

    def _open_number(self, slip_id: str, note: str, passphrase: str) -> None:
        ready = self._asked()
        if ready is not None:
            view, person = ready
            actions.open_card(
                self._session, view.row.case_id, (slip_id, dict(view.sealed)[slip_id]), note=note,
                passphrase=passphrase, by=person, done=self._show_number, failed=self.sheets.refuse,
            )  # fmt: skip

    def _show_number(self, answer: tuple[str, Person, ClearCard]) -> None:
        """To whoever asked, if they still look: opening takes a while, and the number is for nobody else."""
        slip_no, by, card = answer
        waits = isinstance(self.sheets.sheet, OpenCardSheet) and by == self._session.person
        if waits and is_looked_at(self._page.window()):
            self.sheets.finish(tr("Opened, and written down."))
            shown_s = self._session.desk.policy.sealed_shown_s
            CardNumberSheet(self._page, card, text.slip(slip_no), shown_s=shown_s).open()
        else:
            tell = self.sheets.finish if isinstance(self.sheets.sheet, OpenCardSheet) else self.sheets.tell
            tell(tr("Opened and written down, but not shown: you looked elsewhere."))

    def take(self) -> None:
        """T: the case is one's own."""
        ready = self._ready()
        if ready is not None:
            view, person = ready
            actions.take(self._session, view.row.case_id, by=person, done=self._done_take, failed=self._session.refuse)

    def reopen(self) -> None:
        """O: a case that ended with no money moved is taken up again."""
        ready = self._ready()
        if ready is not None:
            sheet = NoteSheet(
                self._page,
                tr("Open case {0} again", ready[0].row.case_id),
                act=tr("Open it again"),
                why=tr("It is decided anew, by two people. What was done before stays in its history."),
                label=tr("Why"),
            )
            sheet.asked.connect(self._reopen)
            self._open(sheet, ready[0])

    def propose_many(self) -> None:
        """M: everything listed that is sure and that the evidence decides by itself."""
        person = self._session.person
        rows = [row.case_id for row in self._page.rows() if row.state in DECIDABLE]
        if person is not None and rows:
            actions.propose_many(self._session, rows, by=person, done=self._done_many, failed=self._session.refuse)

    def _ready(self) -> tuple[CaseView, Person] | None:
        """The chosen case and who is at the desk; None where either is missing."""
        if self._page.view is None or self._session.person is None:
            return None
        return self._page.view, self._session.person

    def _asked(self) -> tuple[CaseView, Person] | None:
        """The case that a sheet was opened for and who is at the desk: a late answer may have chosen another one."""
        if self._of is None or self._session.person is None:
            return None
        return self._of, self._session.person

    def _open(self, sheet: AskSheet, view: CaseView) -> None:
        self._of = view
        self.sheets.open(sheet)

    def _open_proposal(self, view: CaseView, chosen: Action | None = None) -> None:
        sheet = ProposeSheet(self._page, view, chosen)
        sheet.proposed.connect(self._propose_as)
        self._open(sheet, view)

    def _propose(self, action: Action) -> None:
        ready = self._ready()
        if ready is None:
            return
        view, person = ready
        takes_word = view.paper_first or (action is Action.REFUND and bool(view.given_back))
        if takes_word and view.row.state in DECIDABLE:
            self._open_proposal(view, action)
        else:
            actions.propose(
                self._session, view.row, action, by=person, done=self._proposed_at_once, failed=self._session.refuse
            )

    def _propose_as(self, action: Action, minor: int, note: str) -> None:
        ready = self._asked()
        if ready is not None:
            view, person = ready
            actions.propose(
                self._session, view.row, action, by=person, minor=minor, note=note,
                done=self._proposed, failed=self.sheets.refuse,
            )  # fmt: skip

    def _close(self, note: str) -> None:
        ready, sheet = self._asked(), self.sheets.sheet
        if ready is not None and isinstance(sheet, CloseSheet):
            view, person = ready
            reason = CloseReason(str(sheet.reason.value()))
            actions.close(
                self._session, view.row.case_id, reason, by=person, note=note,
                done=self._done_close, failed=self.sheets.refuse,
            )  # fmt: skip

    def _ask(self, note: str) -> None:
        ready = self._asked()
        if ready is not None:
            view, person = ready
            actions.ask_store(
                self._session, view.row.case_id, by=person, note=note, done=self._done_ask, failed=self.sheets.refuse
            )

    def _reopen(self, note: str) -> None:
        ready = self._asked()
        if ready is not None:
            view, person = ready
            actions.reopen(
                self._session, view.row.case_id, by=person, note=note, done=self._done_reopen, failed=self.sheets.refuse
            )

    def _proposed(self, proposed: tuple[CaseRow, int]) -> None:
        self.sheets.finish(_proposed_words(*proposed))

    def _proposed_at_once(self, proposed: tuple[CaseRow, int]) -> None:
        self.sheets.tell(_proposed_words(*proposed))

    def _done_take(self, _nothing: None) -> None:
        self.sheets.tell(tr("The case is yours."))

    def _done_close(self, _nothing: None) -> None:
        self.sheets.finish(tr("Closed with no money moved."))

    def _done_reopen(self, _nothing: None) -> None:
        self.sheets.finish(tr("The case is open again."))

    def _done_ask(self, _nothing: None) -> None:
        self.sheets.finish(tr("Noted. The case waits for the store."))

    def _done_many(self, outcome: BulkOutcome) -> None:
        left = text.many(len(outcome.left), tr("is"), tr("are"))
        done = len(outcome.done)
        said = (
            tr("Proposed 1 case. {0} left to decide one by one.", left)
            if done == 1
            else tr("Proposed {0} cases. {1} left to decide one by one.", text.count(done), left)
        )
        self.sheets.tell(said)


def _proposed_words(row: CaseRow, minor: int) -> str:
    amount = says.money(minor, row.currency)
    return tr("Proposed {0} for case {1}. A second person approves it.", amount, row.case_id)
