"""The queue: figures, a filter, the table, and the evidence of the chosen case. Finance room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from shoebox.desk import text
from shoebox.desk.finance import actions, says
from shoebox.desk.finance.evidence_panel import EvidencePanel
from shoebox.desk.finance.filter_language import opening_here, words_here
from shoebox.desk.finance.filter_words import Unread, read_filters
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.queue_acts import QueueActs
from shoebox.desk.finance.queue_model import QueueModel, sorted_rows
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Meaning, u
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.filter_line import FilterLine
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.table import Table
from shoebox.domain.case import CaseRow, CaseView, QueueFigures
from shoebox.domain.errors import Refusal, ShoeboxError

EVIDENCE_U = 52
EVIDENCE_BELOW_U = 33


class QueuePage(Page):
    """Everything that is wrong and not yet at an end, largest money first until somebody sorts."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: tuple[CaseRow, ...] = ()
        self._sorted: tuple[int, bool] | None = None
        self._asked: tuple[str, ...] = opening_here()
        self.view: CaseView | None = None  # of the chosen case, once it is read
        self._asked_act: Callable[[], object] | None = None  # for the chosen case, before it was read
        self.stats, self.filter = StatLine(), FilterLine(words_here(), key=key_of("finance", "filter", "queue"))
        self.model = QueueModel(session)
        self.table = Table(self.model, name=tr("Queue"))
        self._empty = EmptyState("queue", tr("No findings wait"), tr("Bring in boxes and charges, then reconcile."))
        self.evidence = EvidencePanel(session)
        self.acts = QueueActs(self, session)
        self._lay_out()
        self.filter.set_filters(self._asked)
        self.filter.changed.connect(self._filter_changed)
        self.filter.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._chosen)
        self.table.sort_asked.connect(self._sort)
        self.table.opened.connect(self._enter)
        self.evidence.first.acted.connect(self.acts.propose_suggested)
        self.evidence.ask.acted.connect(self.acts.ask_store)
        self.evidence.again.acted.connect(self.acts.reopen)
        self.evidence.why.acted.connect(self.acts.show_why)
        self.evidence.number.acted.connect(self.acts.show_number)
        of_case: dict[str, Callable[[], object]] = {
            "refund": self.acts.propose_refund,
            "charge": self.acts.propose_charge,
            "other": self.acts.propose_other,
            "not_fault": self.acts.close_case,
            "ask": self.acts.ask_store,
            "take": self.acts.take,
            "reopen": self.acts.reopen,
            "why": self.acts.show_why,
            "number": self.acts.show_number,
        }
        acts: dict[str, Callable[[], object]] = {
            **{name: partial(self._on_case, act) for name, act in of_case.items()},
            "filter": partial(self.filter.edit.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "many": self.acts.propose_many,
            "evidence": self.evidence.enter,
        }
        bind(self, "finance", "queue", acts)

    def ask_for(self, filters: tuple[str, ...]) -> None:
        """Show what these filters let through, as if they had been typed."""
        self.filter.set_filters(filters)
        self._filter_changed(filters)

    def reload(self) -> None:
        """Read the queue again; the chosen case stays chosen where it is still there."""
        try:
            asked = read_filters(self._asked, self._session)
        except Unread as unread:
            self.filter.mend(str(unread))
            return
        actions.queue(self._session, asked, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """Under 1280 px the evidence goes below the table."""
        below = size_class != "wide"
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(way)
        self.evidence.set_below(below)
        if below:
            self.evidence.setFixedHeight(u(EVIDENCE_BELOW_U))
            self.evidence.setMinimumWidth(0)
            self.evidence.setMaximumWidth(u(1000))
        else:
            self.evidence.setMinimumHeight(0)
            self.evidence.setMaximumHeight(u(1000))
            self.evidence.setFixedWidth(u(EVIDENCE_U))

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint(("Down", "Up"), tr("Move")),
            *(
                Hint((key_of("finance", act, "queue"),), said)
                for act, said in (
                    ("refund", tr("Propose refund")),
                    ("charge", tr("Propose charge")),
                    ("not_fault", tr("Not a fault")),
                    ("take", tr("Take it")),
                    ("filter", tr("Filter")),
                )
            ),
            Hint(("F1",), tr("All keys")),
        )

    def rows(self) -> tuple[CaseRow, ...]:
        """What is listed."""
        return self._rows

    def _show(self, found: tuple[tuple[CaseRow, ...], QueueFigures]) -> None:
        rows, figures = found
        self._rows = sorted_rows(rows, self._sorted[0], descending=self._sorted[1]) if self._sorted else rows
        chosen = self.table.row()
        self.model.show_at(self._rows)
        self._show_figures(figures)
        self.filter.set_count(tr("{0} of {1}", text.count(len(rows)), text.count(figures.open)))
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.evidence.setVisible(bool(rows))  # where there is no table, there is nothing to choose
        if not rows:
            self.view = None
            self.evidence.show_nothing()
            return
        at = self.model.find(lambda row: chosen is not None and row.case_id == chosen.case_id)
        self.table.choose_row(max(at, 0))

    def _show_figures(self, figures: QueueFigures) -> None:
        risk = says.together(figures.at_risk)
        oldest = says.age(figures.oldest_ms, self._session.now_ms()) if figures.open else text.DASH
        late = Meaning.REFUSED if figures.past_deadline else Meaning.PLAIN
        self.stats.show_stats(
            (
                Stat(tr("Open cases"), text.count(figures.open)),
                Stat(
                    tr("Money at risk"),
                    risk or says.money(0, self._session.desk.policy.currency),
                    Meaning.RISK if risk else Meaning.PLAIN,
                ),
                Stat(tr("Oldest"), oldest),
                Stat(tr("Past their deadline"), text.count(figures.past_deadline), late),
            )
        )

    def _chosen(self, row: CaseRow | None) -> None:
        self._asked_act = None
        if row is None or self.view is None or self.view.row.case_id != row.case_id:
            self.view = None  # or a key that comes at once would act on the case before
        if row is not None:
            actions.case(self._session, row.case_id, self._show_case, self._not_read)

    def _on_case(self, act: Callable[[], object]) -> None:
        """Do it to the chosen case: at once, or as soon as that is read."""
        if self.view is None and self.table.row() is not None:
            self._asked_act = act
        else:
            act()

    def _not_read(self, error: ShoeboxError) -> None:
        self._asked_act = None
        self._session.refuse(error)

    def _show_case(self, view: CaseView) -> None:
        chosen = self.table.row()
        if chosen is not None and chosen.case_id == view.row.case_id:  # a later choice may have been quicker
            self.view = view
            self.evidence.show_case(view)
            act, self._asked_act = self._asked_act, None
            if act is not None:
                act()

    def _enter(self, _row: CaseRow) -> None:
        self.evidence.enter()

    def _filter_changed(self, filters: tuple[str, ...]) -> None:
        try:
            read_filters(filters, self._session)
        except (Unread, Refusal) as unread:
            self.filter.set_filters(self._asked)
            self.filter.edit.setText(filters[-1])
            self.filter.mend(str(unread))
            return
        self._asked = filters
        self.reload()

    def _sort(self, column: int, descending: bool) -> None:
        self._sorted = (column, descending)
        self.table.sorted_by(column, descending=descending)
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the evidence goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._card = Card(flat=True)
        self._card.body.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(u(1.5))
        left.addWidget(self.filter)
        left.addWidget(self._card, 1)
        left.addWidget(self._empty, 1)
        self._empty.hide()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(u(2))
        self._middle.addLayout(left, 1)
        self._middle.addWidget(self.evidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self.stats)
        column.addLayout(self._middle, 1)
