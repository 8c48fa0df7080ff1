"""Why, in bits: a sheet over the queue with the facts of a finding as bars. Finance room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.finance import actions, says
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.weigh_words import Slips, charge_words, chosen_words, rows_of, second_words, verdict_words
from shoebox.desk.look import Ink, Type
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.bit_bars import BarMark, BitBars
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import CaseView
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.weights import Duel
from shoebox.handover.weighing import Weighing

EXPLAINED = (
    "Bars to the right speak for a story, to the left against it. One bit doubles the odds, ten make them a thousand. "
    "How sure a case is says the same in per cent: how likely it is that these belong together as told."
)


class WeighSheet(Sheet):
    """Asks what speaks for the case while it is open; N shows the next charge. Esc stops the asking too."""

    def __init__(self, over: QWidget, session: Session, view: CaseView) -> None:
        super().__init__(over, tr("Why: {0}, case {1}", says.what(view.row), view.row.case_id), width_u=92)
        self._view = view
        self._duels: tuple[Duel, ...] = ()
        self._slips: Slips = {}
        self._at = 0
        self.line = Words(tr("The run is weighed once more. You can close this, and nothing is lost."), wrap=True)
        self.marks = (BarMark(0), BarMark(1))
        self.bars = BitBars()
        self.verdict = Words("", Type.H3, wrap=True)
        self._small = Words(tr(EXPLAINED), Type.SMALL, Ink.T2, wrap=True)
        self.next = Button(tr("Next charge"), key="N")
        for part in (self.line, *self.marks, self.bars, self.verdict, self._small):
            self.body.addWidget(part)
        for hidden in (*self.marks, self.bars, self.verdict, self._small, self.next):
            hidden.hide()
        self.add_act(self.next)
        self.next.acted.connect(self.show_next)
        self._errand = actions.weigh(session, view, self._show, self._refused, self._tell)
        self.closed.connect(self._errand.stop)

    def show_next(self) -> None:
        """N: the next charge of the finding, round and round."""
        if self._duels:
            self._at = (self._at + 1) % len(self._duels)
            self._show_duel(self._duels[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N for the next charge, Esc closes."""
        if event.key() == Qt.Key.Key_N:
            self.show_next()
            event.accept()
            return
        super().keyPressEvent(event)

    def _tell(self, *_given: object) -> None:
        """It has no stages of its own."""

    def _show(self, found: Weighing) -> None:
        self._duels, self._slips = found.duels, found.slips
        goes = {line.charge.charge_id for line in self._view.charges if line.surplus_minor}
        self._at = next((at for at, duel in enumerate(found.duels) if duel.charge_id in goes), 0)
        self._show_duel(found.duels[self._at])
        for part in (*self.marks, self.bars, self.verdict, self._small):
            part.show()
        self.next.setVisible(len(found.duels) > 1)

    def _show_duel(self, duel: Duel) -> None:
        self.line.say(charge_words(duel, self._view))
        self.marks[0].say(chosen_words(duel, self._view, self._slips))
        self.marks[1].say(second_words(duel, self._slips))
        self.bars.show_rows(rows_of(duel))
        self.verdict.say(verdict_words(duel, self._view))
        announce(self.verdict, verdict_words(duel, self._view))

    def _refused(self, error: ShoeboxError) -> None:
        self.line.say(sentence_of(error))
