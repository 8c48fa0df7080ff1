"""The evidence beside the chosen case, and what may be done about it. Finance room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.casework.words import confidence_words, moment_words
from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.evidence import Charge, ChargeLine, Comparison, EvidenceHead, Line
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.words import Words
from shoebox.domain import case as cases
from shoebox.domain.case import CaseView
from shoebox.domain.decision import DECIDABLE, REOPENABLE, Action, CaseState
from shoebox.domain.money import Money
from shoebox.domain.staff import Role

CHARGES_SHOWN_MAX = 12
HEAD_U = 34


class EvidencePanel(Card):
    """Buttons are the page's to listen to: `first` proposes what the evidence asks for, `ask` asks the store.

    `number` is there for whoever opens card numbers, where one is sealed.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(flat=True)
        self._session, self._below = session, False
        self._view: CaseView | None = None
        self.setAccessibleName(tr("Evidence"))
        self.head, self._grid = EvidenceHead(), Comparison()
        self._count, self._sure = Words("", Type.H3), Words("", Type.SMALL, Ink.T2)
        self._charges, self._reasons = QVBoxLayout(), Words("", Type.SMALL, Ink.T2, wrap=True)
        self._done, self._acts = Words(tr("What was done"), Type.H3), Words("", Type.SMALL, Ink.T2, wrap=True)
        self._parts = (Part(lined=False), Part(), Part())
        self.first = Button("", kind=Kind.FIRST, key=key_of("finance", "refund", "queue"))
        self.why = Button(tr("Why"), kind=Kind.QUIET, key=key_of("finance", "why", "queue"), small=True)
        self.ask = Button(tr("Ask store"), key=key_of("finance", "ask", "queue"))
        self.again = Button(tr("Open it again"), key=key_of("finance", "reopen", "queue"))
        self.number = Button(tr("Show card number"), key=key_of("finance", "number", "queue"))
        self._rule = Words("", Type.SMALL, Ink.T2, wrap=True)
        self._empty = EmptyState("queue", tr("No case is chosen"), tr("Choose one in the table."))
        self._inner = QWidget()
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._inner)
        self._fill()
        self._scroll = scrolled(self._inner)
        self._foot_box = self._make_foot()
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._empty, 1)
        self.set_foot(self._foot_box)
        self.show_nothing()
        session.person_changed.connect(self._person_changed)

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._view = None
        self._scroll.hide()
        self._foot_box.hide()
        self._empty.show()

    def show_case(self, view: CaseView) -> None:
        """Show one case."""
        self._view = view
        self._empty.hide()
        self._scroll.show()
        self._foot_box.show()
        meaning, icon = says.kind_look(view.row.kind)
        figure = says.money(view.suggested_minor or view.row.amount_minor, view.row.currency)
        case = tr("case {0}", view.row.case_id)
        ids = case if self._below else tr("{0}, {1}", view.row.finding_id[:7], case)
        self.head.show_finding(says.what(view.row), meaning, ids=ids, figure=figure, line=says.meant(view), icon=icon)
        lines = [self._line(one) for one in view.comparisons]
        self._grid.show_lines((tr("Slip"), tr("Other slip") if view.beside_slip else tr("Central order")), lines)
        self._show_charges(view)
        self._reasons.say(" ".join(view.reasons))
        self._acts.say("\n".join(self._act_line(act) for act in view.history[1:]))
        for words in (self._done, self._acts):
            words.setVisible(len(view.history) > 1)
        self._show_acts(view)

    def set_below(self, below: bool) -> None:
        """Stand under the table, parts side by side; or beside it, parts below each other."""
        self._below = below
        self._parts[0].setMaximumWidth(u(HEAD_U) if below else u(1000))
        direction = QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(direction)
        for part in self._parts:
            part.set_beside(below)
            self._column.setStretchFactor(part, 1 if below and part is not self._parts[0] else 0)
        self._column.setStretch(self._column.count() - 1, 0 if below else 1)  # what is left over
        self._foot_row.setDirection(direction)
        if self._view is not None:
            self.show_case(self._view)

    def enter(self) -> None:
        """Ctrl+Right: the keyboard goes to the first button."""
        for button in (self.number, self.first, self.ask):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _person_changed(self) -> None:
        if self._view is not None:
            self.show_case(self._view)

    def _line(self, one: cases.Comparison) -> Line:
        values = (one.slip or text.DASH, one.other or text.DASH)
        if self._below and one.field == "Taken":  # less room: the day without its name
            values = (_dated(values[0]), _dated(values[1]))
        return Line(tr(one.field), values, one.differs)

    def _show_charges(self, view: CaseView) -> None:
        while self._charges.count():
            old = self._charges.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._count.say(_count_words(view))
        self._sure.say(confidence_words(view.row.confidence_ppm, tr))
        self._sure.setToolTip(tr("So likely it is that these belong together as told. W shows why."))
        self._sure.setAccessibleDescription(self._sure.toolTip())
        for line in view.charges[:CHARGES_SHOWN_MAX]:
            self._charges.addWidget(ChargeLine(_charge(line, in_doubt=view.paper_first)))
        if len(view.charges) > CHARGES_SHOWN_MAX:
            rest = len(view.charges) - CHARGES_SHOWN_MAX
            self._charges.addWidget(Words(tr("{0} more", text.count(rest)), Type.SMALL, Ink.T2))

    def _show_acts(self, view: CaseView) -> None:
        amount = says.money(view.suggested_minor, view.row.currency)
        decidable = view.row.state in DECIDABLE
        person = self._session.person
        is_opener = person is not None and person.role is Role.OPENER
        self.ask.setVisible(decidable and not is_opener)
        self.first.setVisible(decidable and not is_opener and bool(view.suggested and view.suggested_minor))
        self.again.setVisible(view.row.state in REOPENABLE and not is_opener)
        self.number.setVisible(is_opener and bool(view.sealed))
        charges = view.suggested is Action.CHARGE
        self.first.say(tr("Propose charge of {0}", amount) if charges else tr("Propose refund of {0}", amount))
        self.first.set_key(key_of("finance", "charge" if charges else "refund", "queue"))
        self._rule.say(self._rule_of(view))

    def _rule_of(self, view: CaseView) -> str:
        state, who = view.row.state, self._session.who
        if state is CaseState.PROPOSED and view.proposal is not None:
            asked = says.money(view.proposal.amount_minor, view.proposal.currency)
            return tr("{0} proposed {1}. It waits for a second person.", who(view.proposal.maker), asked)
        if state in DECIDABLE and view.paper_first:
            return tr(
                "Ask the store what the paper says. Money then moves with {0}, and the paper's words as note.",
                key_of("finance", "other", "queue"),
            )
        if state in DECIDABLE and self._session.person is not None:
            minor = view.suggested_minor or view.row.amount_minor
            people = self._session.desk.casework.approvers_for(
                Money(minor, view.row.currency), maker=self._session.person
            )
            return tr("{0} must approve. No money moves before that.", says.names(people))
        if view.keys:
            return tr("{0}. Its keys, the same for ever: {1}", tr(state.words).capitalize(), ", ".join(view.keys))
        if state is CaseState.APPROVED:
            return tr("Approved by two. It goes into the next instruction file.")
        return tr("This case is {0}.", tr(state.words))

    def _act_line(self, act: cases.ActRow) -> str:
        who = self._session.who(act.person) or tr("Shoebox")
        when = says.moment(act.at_ms, self._session.desk.clock.offset_min())
        return tr("{0}, {1}: {2}", when, who, " ".join(part for part in (act.words + ".", act.detail) if part))

    def _fill(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._parts[0].body.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        sure = QHBoxLayout()
        sure.setSpacing(u(0.5))
        sure.addWidget(self._sure)
        sure.addWidget(self.why)
        sure.addStretch(1)
        self._parts[0].body.addLayout(sure)
        self._parts[0].body.addStretch(1)
        self._parts[1].body.addWidget(self._grid)
        self._parts[1].body.addStretch(1)
        self._charges.setSpacing(u(1))
        self._parts[2].body.addWidget(self._count)
        self._parts[2].body.addLayout(self._charges)
        for words in (self._reasons, self._done, self._acts):
            self._parts[2].body.addWidget(words)
        self._parts[2].body.addStretch(1)
        for part in self._parts:
            self._column.addWidget(part, 0)
        self._column.addStretch(1)

    def _make_foot(self) -> QWidget:
        box = QWidget()
        self._foot_row = QBoxLayout(QBoxLayout.Direction.TopToBottom, box)
        self._foot_row.setContentsMargins(u(2.5), u(1.25), u(2.5), u(1.25))
        self._foot_row.setSpacing(u(1))
        row = QHBoxLayout()
        row.setSpacing(u(1))
        row.addWidget(self.first)
        row.addWidget(self.ask)
        row.addWidget(self.again)
        row.addWidget(self.number)
        row.addStretch(1)
        self._foot_row.addLayout(row)
        self._foot_row.addWidget(self._rule, 1)
        return box


def _count_words(view: CaseView) -> str:
    if not view.charges:
        return tr("No charge for this slip")
    slips = view.evidence.slips
    one = tr("one refund slip") if slips and slips[0].kind == "refund" else tr("one sale")
    papers = one if len(slips) == 1 else text.many(len(slips), tr("slip"), tr("slips")) if slips else tr("no slip")
    are_refunds = all(line.charge.kind == "refund" for line in view.charges)
    words = (tr("refund"), tr("refunds")) if are_refunds else (tr("charge"), tr("charges"))
    return tr("{0} for {1}", text.many(len(view.charges), *words), papers)


def _short(moment: str) -> str:
    """``Thu 15:10`` out of ``Thu 12 Nov, 15:10``: the date stands in the comparison above."""
    day, comma, clock = moment.partition(", ")
    return f"{day.split()[0]} {clock}" if comma and day else moment


def _dated(moment: str) -> str:
    """``12 Nov, 15:10`` out of ``Thu 12 Nov, 15:10``."""
    return moment.partition(" ")[2] or moment


def _charge(line: cases.ChargeLine, *, in_doubt: bool) -> Charge:
    charge = line.charge
    goes = bool(line.surplus_minor) and not in_doubt
    stays = not goes and not in_doubt and charge.status == "captured" and charge.kind == "charge"
    return Charge(
        _short(moment_words(charge.charged_at, tr)),
        charge.charge_id,
        line.words,
        text.figure(Money(charge.amount_minor, charge.currency)),
        Meaning.RISK if goes else Meaning.OK if stays else Meaning.PLAIN,
        "refund" if goes else "ok" if stays else "card",
    )
