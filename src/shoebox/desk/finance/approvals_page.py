"""Approvals: what waits for a second person, and the one that is chosen. Finance room."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import actions, says
from shoebox.desk.finance.decide_panel import DecidePanel
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.sheet_desk import SheetDesk
from shoebox.desk.finance.sheets import NoteSheet
from shoebox.desk.finance.waiting_model import WaitingModel, lock_of
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import BulkOutcome, CaseView, Waiting
from shoebox.domain.decision import Proposal
from shoebox.domain.errors import ShoeboxError

LIST_U, LIST_NARROW_U = 50, 44
_IS_OLD = frozenset({"case.proposed_anew", "case.not_proposed"})  # what the list shows is not so any more


class ApprovalsPage(Page):
    """The list at the left, the decision at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._proposal: Proposal | None = None  # the one that the panel shows
        self._all: dict[int, int] = {}  # proposals, by case, that the PIN approves together once they were asked for
        self._session = session
        self._sheets = SheetDesk(self, session)
        self._verdict, self._total = Words("", Type.H1), Words("", Type.SMALL, Ink.T2)
        self.model = WaitingModel(session)
        self.table = Table(self.model, name=tr("Waiting for a second person"), row_u=7.25, heads=False)
        self.panel = DecidePanel(session)
        self._empty = EmptyState("people", tr("Nothing waits for approval"), tr("Proposals from the queue come here."))
        self._lay_out()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._enter)
        self.panel.approve.acted.connect(self.say_yes)
        self.panel.pin.entered.connect(self.say_yes)
        self.panel.back.acted.connect(self.ask_back)
        session.person_changed.connect(self.reload)
        bind(
            self,
            "finance",
            "decide",
            {"approve": self.say_yes, "send_back": self.ask_back, "many": self.approve_many},
        )

    def reload(self) -> None:
        """Read the list again."""
        actions.waiting(self._session, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """A narrower list where there is less room."""
        self._card.setFixedWidth(u(LIST_U if size_class == "wide" else LIST_NARROW_U))
        self.panel.set_narrow(size_class != "wide")

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint(("Down", "Up"), tr("Move")),
            Hint(("Return",), tr("To the PIN")),
            Hint(("Ctrl", "Return"), tr("Approve")),
            Hint((key_of("finance", "send_back", "decide"),), tr("Send back")),
            Hint((key_of("finance", "many", "decide"),), tr("Approve all you may")),
            Hint(("F1",), tr("All keys")),
        )

    def say_yes(self) -> None:
        """Approve the chosen one with the PIN in the field; all that were asked for where they were."""
        if self._all:
            self._approve_all(self._all)
            return
        waiting, person = self.table.row(), self._session.person
        if waiting is None or person is None or not self._is_read(waiting) or self.panel.refuses():
            return
        if self._proposal is None or not self.panel.approve.begin(tr("Approving")):
            return
        actions.approve(
            self._session, self._proposal, by=person, pin=self.panel.pin.text(),
            risk_note=self.panel.risk.reason(), done=self._approved, failed=self._not_approved,
        )  # fmt: skip

    def approve_many(self) -> None:
        """Approve everything that this person may, with the PIN in the field; without one, ask for it, for them all."""
        person = self._session.person
        if person is None or not self.model.rows:
            return
        free = {one.row.case_id: one.proposal.proposal for one in self.model.rows if not lock_of(one, person)}
        if not free:
            self._session.said.emit(tr("Nothing here is for you to approve: somebody else does, with F3."))
        elif self.panel.pin.text():
            self._approve_all(free)
        else:
            self._all = free
            self.panel.ask_for_all(len(free))

    def _approve_all(self, seen: dict[int, int]) -> None:
        person = self._session.person
        if person is not None and self.panel.approve.begin(tr("Approving")):
            actions.approve_many(
                self._session, seen, by=person, pin=self.panel.pin.text(),
                done=self._many_done, failed=self._not_approved,
            )  # fmt: skip

    def ask_back(self) -> None:
        """Ask why it goes back."""
        waiting = self.table.row()
        if waiting is None or self._session.person is None or not self._is_read(waiting):
            return
        case_id = waiting.row.case_id
        sheet = NoteSheet(self, tr("Send case {0} back", case_id), act=tr("Send back"), why=self._maker_line(waiting))
        sheet.asked.connect(lambda note: self._send_back(case_id, note))
        self._sheets.open(sheet)

    def _maker_line(self, waiting: Waiting) -> str:
        amount = says.money(waiting.proposal.amount_minor, waiting.proposal.currency)
        return tr(
            "{0} proposed {1}. The case is open again afterwards.", self._session.who(waiting.proposal.maker), amount
        )

    def _send_back(self, case_id: int, note: str) -> None:
        person = self._session.person
        if person is not None:
            actions.send_back(
                self._session, case_id, by=person, note=note, done=self._sent_back, failed=self._sheets.refuse
            )

    def _show(self, waiting: tuple[Waiting, ...]) -> None:
        chosen = self.table.row()
        self.model.show_rows(waiting)
        some = bool(waiting)
        self._body.setVisible(some)
        self._empty.setVisible(not some)
        proposals = text.many(len(waiting), tr("proposal waits"), tr("proposals wait"))
        self._verdict.say(tr("{0} for approval", proposals) if some else tr("Approvals"))
        sums: Counter[str] = Counter()
        for one in waiting:
            sums[one.proposal.currency] += one.proposal.amount_minor
        self._total.say(tr("{0} in all", says.together(sums.most_common())) if some else "")
        if some:
            at = self.model.find(lambda one: chosen is not None and one.row.case_id == chosen.row.case_id)
            self.table.choose_row(max(at, 0))

    def _chosen(self, waiting: Waiting | None) -> None:
        if waiting is not None:
            if self._proposal is not None and self._proposal.case_id != waiting.row.case_id:
                self.panel.clear()  # what was typed for another case is no word for this one
            actions.case(self._session, waiting.row.case_id, self._show_case, self._session.refuse)

    def _show_case(self, view: CaseView) -> None:
        waiting = self.table.row()
        if waiting is not None and waiting.row.case_id == view.row.case_id:
            self._proposal, self._all = waiting.proposal, {}
            self.panel.show_case(waiting, view)

    def _is_read(self, waiting: Waiting) -> bool:
        """Whether the panel shows this case: nobody says yes to what stands in the list alone."""
        is_read = self._proposal is not None and waiting.row.case_id == self._proposal.case_id
        if not is_read:
            self._session.said.emit(tr("One moment: case {0} is being read.", waiting.row.case_id))
        return is_read

    def _enter(self, _waiting: Waiting) -> None:
        self.panel.enter()

    def _approved(self, _nothing: None) -> None:
        self.panel.approve.busy("")
        self.panel.clear()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.changed.emit()
        self._session.said.emit(tr("Approved by two. It goes into the next instruction file."))

    def _many_done(self, outcome: BulkOutcome) -> None:
        self._all = {}
        self.panel.approve.busy("")
        self.panel.clear()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.changed.emit()
        left = text.many(len(outcome.left), tr("is"), tr("are"))
        self._session.said.emit(tr("Approved {0}. {1} left to look at.", text.count(len(outcome.done)), left))

    def _not_approved(self, error: ShoeboxError) -> None:
        self.panel.approve.busy("")
        self.panel.refuse(error)
        if error.code in _IS_OLD:
            self.reload()

    def _sent_back(self, _nothing: None) -> None:
        self._sheets.finish(tr("Sent back. The case is open again."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._verdict, 1)
        head.addWidget(self._total, 0, Qt.AlignmentFlag.AlignBottom)
        self._card = Card(tr("Waiting for a second person"), hint=tr("newest first"), flat=True)
        self._card.body.addWidget(self.table)
        note = Words(
            tr("Locked ones need somebody else: nobody approves their own proposal, whatever their role."),
            Type.SMALL,
            Ink.T2,
            wrap=True,
        )
        foot = QWidget()
        inner = QVBoxLayout(foot)
        inner.setContentsMargins(u(2.5), u(1.25), u(2.5), u(1.25))
        inner.addWidget(note)
        self._card.set_foot(foot)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u(2))
        row.addWidget(self._card)
        row.addWidget(self.panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)
