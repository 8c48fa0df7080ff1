"""Runs: reconcile with progress and stop, and the proof that nothing fell off the table. Finance room."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import actions
from shoebox.desk.finance.day_model import place
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.progress_card import ProgressCard
from shoebox.desk.finance.proof_card import ProofCard
from shoebox.desk.finance.run_lists import RunLists
from shoebox.desk.finance.run_watch import RunWatch
from shoebox.desk.finance.session import Session
from shoebox.desk.lanes import Errand
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.printing import open_sheet
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.foot_line import Hint
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import RunRow
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.finding import RunSummary, StoreDay
from shoebox.domain.pace import Stage
from shoebox.handover.finance import Reports

PROOF_U = 59.5


class RunsPage(Page):
    """Runs at the left, newest first; the proof of the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._errand: Errand | None = None
        self._watch, self._tick = RunWatch(), QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self._show_progress)
        currency = session.desk.policy.currency
        self._head, self._small = Words(tr("Runs"), Type.H1), Words("", Type.SMALL, Ink.T2)
        self.start = Button(tr("Reconcile"), kind=Kind.FIRST, key=key_of("finance", "start", "runs"))
        self.reports = Button(tr("Write the reports"), key=key_of("finance", "reports", "runs"))
        self.progress = ProgressCard()
        self.lists = RunLists(session)
        self._empty = EmptyState("run", tr("There was no run yet"), tr("Bring in boxes and charges, then reconcile."))
        self.slips = ProofCard(tr("Every sale is in exactly one place"), tr("Sales"), currency)
        self.charges = ProofCard(tr("Every charge too"), tr("Charges"), currency)
        self._lay_out()
        self.start.acted.connect(self.reconcile)
        self.progress.stop.acted.connect(self.stop_safely)
        self.reports.acted.connect(self.write_reports)
        self.lists.chosen.connect(self._chosen)
        self.lists.day_chosen.connect(self._show_day)
        bind(
            self,
            "finance",
            "runs",
            {
                "start": self.reconcile,
                "stop": self.stop_safely,
                "reports": self.write_reports,
                "days": self.lists.toggle_days,
                "changes": self.lists.toggle_changes,
            },
        )

    def reload(self) -> None:
        """Read the runs again."""
        actions.runs(self._session, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """The proof goes below the list where there is less room."""
        wide = size_class == "wide"
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._proofs.setDirection(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight)
        for card in (self.slips, self.charges):
            self._proofs.setStretchFactor(card, 0 if wide else 1)
        self._right.setMinimumWidth(u(PROOF_U) if wide else 0)
        self._right.setMaximumWidth(u(PROOF_U) if wide else u(1000))
        self._right.setMinimumHeight(0 if wide else u(24))
        self.progress.set_short(short=not wide)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that matter here."""
        return (
            Hint((key_of("finance", "start", "runs"),), tr("Reconcile")),
            Hint(("Esc",), tr("Stop safely")),
            Hint(("Ctrl", "P"), tr("Write the reports")),
            Hint(("F1",), tr("All keys")),
        )

    def reconcile(self) -> None:
        """Start a run, if none is under way."""
        person = self._session.person
        if person is None or self._errand is not None:
            return
        self._watch.begin(time.monotonic())
        self._errand = Errand()  # an inline lane has answered before it hands its errand over
        actions.pace(self._session, self._watch.expect, self._session.refuse)
        self._tell(Stage.GATHERING, 0, 1)
        self._tick.start()
        self.progress.show()
        self.start.busy(tr("Reconciling"))
        errand = actions.reconcile(self._session, by=person, done=self._done, failed=self._failed, progress=self._tell)
        if self._errand is not None:
            self._errand = errand

    def stop_safely(self) -> None:
        """Stop; the last run stays as it was."""
        if self._errand is not None:
            self._errand.stop()

    def write_reports(self) -> None:
        """Write the findings report and the sheet."""
        person = self._session.person
        if person is not None and self.lists.model.rows and self.reports.begin(tr("Writing")):
            actions.write_reports(self._session, by=person, done=self._wrote, failed=self._not_written)

    def _tell(self, stage: str, _done: int, _total: int) -> None:
        self._watch.enter(stage, time.monotonic())
        self._show_progress()

    def _show_progress(self) -> None:
        self.progress.show_watch(self._watch, time.monotonic())

    def _done(self, answer: tuple[RunSummary, Path]) -> None:
        summary, _ = answer
        self._settle()
        self._session.changed.emit()
        found = text.many(summary.finding_count, tr("finding"), tr("findings"))
        self._session.said.emit(tr("The run is done: {0}. Every row is accounted for.", found))

    def _failed(self, error: ShoeboxError) -> None:
        self._settle()
        self._session.refuse(error)

    def _settle(self) -> None:
        self._errand = None
        self._tick.stop()
        self.progress.hide()
        self.start.busy("")

    def _wrote(self, reports: Reports) -> None:
        self.reports.busy("")
        said = tr("Written: {0} and {1}.", reports.findings_pdf.name, reports.findings_xlsx.name)
        try:
            open_sheet(reports.findings_pdf)
        except Trouble as trouble:
            said = f"{said} {trouble}"
        self._session.said.emit(said)

    def _not_written(self, error: ShoeboxError) -> None:
        self.reports.busy("")
        self._session.refuse(error)

    def _show(self, runs: tuple[RunRow, ...]) -> None:
        self.lists.show_runs(runs)
        self.lists.setVisible(bool(runs))
        self._right.setVisible(bool(runs))
        self._empty.setVisible(not runs)
        self.reports.hold("" if runs else tr("There was no run yet. Reconcile first."))

    def _chosen(self, run: RunRow | None) -> None:
        if run is None:
            return
        bad = text.many(run.summary.bad_line_count, tr("line"), tr("lines"))
        aside = tr(" {0} could not be read and were kept aside.", bad) if run.summary.bad_line_count else ""
        self._small.say(tr("Rules {0}, engine {1}.", run.summary.rules_version, run.summary.engine) + aside)
        proofs, own = run.summary.proofs, self._session.desk.policy.currency
        for proof in sorted(proofs, key=lambda one: one.currency != own)[:1]:
            hint = tr("Run {0}", run.run_no)
            if len(proofs) > 1:
                hint = tr("Run {0}, {1} of {2} currencies", run.run_no, proof.currency, len(proofs))
            self.slips.show_side(proof.slips, proof.slips_in, proof.currency, hint)
            self.charges.show_side(proof.charges, proof.charges_in, proof.currency, hint)

    def _show_day(self, day: StoreDay) -> None:
        proof, hint = day.proof, tr("{0}, {1}", place(day), text.day(date.fromisoformat(day.day)))
        self.slips.show_side(proof.slips, proof.slips_in, proof.currency, hint)
        self.charges.show_side(proof.charges, proof.charges_in, proof.currency, hint)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(u(1))
        head.addWidget(self._head)
        head.addWidget(self._small, 1)
        head.addWidget(self.reports)
        head.addWidget(self.start)
        left = QVBoxLayout()
        left.setSpacing(u(2))
        left.addWidget(self.progress)
        left.addWidget(self.lists, 1)
        left.addWidget(self._empty, 1)
        self.progress.hide()
        inner = QWidget()
        self._proofs = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._proofs.setContentsMargins(0, 0, 0, 0)
        self._proofs.setSpacing(u(2))
        for card in (self.slips, self.charges):
            self._proofs.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        self._proofs.addStretch(0)
        self._right = scrolled(inner)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(u(2))
        self._body.addLayout(left, 1)
        self._body.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addLayout(head)
        column.addLayout(self._body, 1)
