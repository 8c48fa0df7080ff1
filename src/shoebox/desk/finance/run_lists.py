"""The left side of the runs: all runs, or one run's statement by store and day, or what it changed. Finance room."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import actions
from shoebox.desk.finance.change_model import ChangeModel, summed
from shoebox.desk.finance.day_model import DayModel
from shoebox.desk.finance.run_model import RunModel
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import RunChanges, RunRow
from shoebox.domain.finding import StoreDay


class View(Enum):
    """Which list is in view."""

    RUNS = "runs"
    DAYS = "days"
    CHANGES = "changes"


class RunLists(Card):
    """`chosen` carries the run whose proof is to be shown, `day_chosen` one store-day of it."""

    chosen = Signal(object)
    day_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(flat=True)
        self._session = session
        self._run: RunRow | None = None
        self._asked_no = 0
        self.view = View.RUNS
        self.model, self.days, self.changes = RunModel(session), DayModel(), ChangeModel()
        self.table = Table(self.model, name=tr("Runs"), row_u=5.5)
        self._day_table = Table(self.days, name=tr("By store and day"), row_u=5.5)
        self._change_table = Table(self.changes, name=tr("What changed"), row_u=5.5)
        self._line = Words("", Type.SMALL, Ink.T2, wrap=True)
        self._said = QWidget()
        said = QHBoxLayout(self._said)
        said.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1))
        said.addWidget(self._line)
        self.by_day = Button("", key=key_of("finance", "days", "runs"))
        self.by_change = Button("", key=key_of("finance", "changes", "runs"))
        for part in (self._said, *self._tables().values()):
            self.body.addWidget(part)
        self.set_foot(self._make_foot())
        self.by_day.acted.connect(self.toggle_days)
        self.by_change.acted.connect(self.toggle_changes)
        self.table.chosen.connect(self._choose)
        self._day_table.chosen.connect(self._choose_day)
        self._turn(View.RUNS)

    def show_runs(self, runs: tuple[RunRow, ...]) -> None:
        """Show other runs, the newest chosen."""
        self._turn(View.RUNS)
        self.model.show_rows(runs)
        if runs:
            self.table.choose_row(0)

    def toggle_days(self) -> None:
        """D: the statement of the chosen run by store and day, or all runs again."""
        if self.view is View.DAYS:
            self._turn(View.RUNS)
        elif self._run is not None:
            self._asked_no = self._run.run_no  # another row may be chosen before the answer comes
            actions.store_days(self._session, self._asked_no, self._show_days, self._session.refuse)

    def toggle_changes(self) -> None:
        """C: what the chosen run changed, or all runs again."""
        if self.view is View.CHANGES:
            self._turn(View.RUNS)
        elif self._run is not None:
            actions.run_changes(self._session, self._run.run_no, self._show_changes, self._session.refuse)

    def _show_days(self, days: tuple[StoreDay, ...]) -> None:
        self.days.show_rows(days)
        asked = sum(bool(day.in_question_minor) for day in days)
        number = text.many(len(days), tr("store-day"), tr("store-days"))
        said = tr("Run {0}: {1}, each to the cent; {2} with something in question come first.",
                  self._asked_no, number, text.count(asked))  # fmt: skip
        by = tr("A sale counts by the date on its slip, a box by its business day; the report tells the two apart.")
        self._turn(View.DAYS, f"{said} {by}")
        self._day_table.choose_row(0)

    def _show_changes(self, changes: RunChanges) -> None:
        self.changes.show_rows(changes.rows)
        self._turn(View.CHANGES, tr("Run {0}, beside the one before. {1}", changes.run_no, summed(changes)))
        self._change_table.choose_row(0)

    def _turn(self, view: View, said: str = "") -> None:
        self.view = view
        self._line.say(said)
        self._said.setVisible(bool(said))
        for name, table in self._tables().items():
            table.setVisible(name is view)
        self.by_day.say(tr("All runs") if view is View.DAYS else tr("By store and day"))
        self.by_change.say(tr("All runs") if view is View.CHANGES else tr("What changed"))
        if view is View.RUNS:
            self.chosen.emit(self._run)
        if self.isVisible():
            self._tables()[view].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, run: RunRow | None) -> None:
        self._run = run
        self.chosen.emit(run)

    def _choose_day(self, day: StoreDay | None) -> None:
        if self.view is View.DAYS and day is not None:
            self.day_chosen.emit(day)

    def _tables(self) -> dict[View, Table]:
        return {View.RUNS: self.table, View.DAYS: self._day_table, View.CHANGES: self._change_table}

    def _make_foot(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(u(2.5), u(1.25), u(2.5), u(1.25))
        row.setSpacing(u(1))
        row.addWidget(self.by_day)
        row.addWidget(self.by_change)
        row.addStretch(1)
        return box
