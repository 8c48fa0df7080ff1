"""A run under way: how far, how long still, which step, and Stop. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from shoebox.desk import text
from shoebox.desk.finance.run_watch import RunWatch
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.words import Words
from shoebox.domain.pace import PPM, STAGES, Stage

# The stages of a run, as people say them.
STEPS = {
    Stage.GATHERING: "Gather what head office holds",
    Stage.CHECKING: "Look at slips and charges",
    Stage.READING: "Read them",
    Stage.EXACT: "Match what fits exactly and only once",
    Stage.CANDIDATES: "Find what may belong together",
    Stage.DECIDING: "Decide what belongs together",
    Stage.WRITING: "Name the findings",
    Stage.PROVING: "Prove that it adds up",
    Stage.CASES: "Open and close cases",
}


class ProgressCard(Card):
    """`stop` is the page's to listen to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("A run under way"))
        self._line = Words("", Type.BODY, Ink.T2)
        self._percent, self._left = Words("", Type.AMOUNT), Words("", Type.BODY, Ink.T2)
        self.stop = Button(tr("Stop"), icon="stop", key=key_of("finance", "stop", "runs"))
        self._meter, self._steps = Meter(height_u=1.5), Facts(row_u=3.25)
        said = QVBoxLayout()
        said.addWidget(self._line)
        figure = QHBoxLayout()
        figure.setSpacing(u(2))
        figure.addWidget(self._percent)
        figure.addWidget(self._left, 1)
        said.addLayout(figure)
        top = QHBoxLayout()
        top.addLayout(said, 1)
        top.addWidget(self.stop)
        self.body.addLayout(top)
        self.body.addWidget(self._meter)
        self._safe = Words("", Type.SMALL, Ink.T2, wrap=True)
        self.body.addWidget(self._safe)
        self.body.addWidget(self._steps)

    def set_short(self, *, short: bool) -> None:
        """Leave the steps out where there is little room: the percent and the meter tell as much."""
        self._steps.setVisible(not short)

    def show_watch(self, watch: RunWatch, now_s: float) -> None:
        """Show how far a run is, how long it has taken and how long it takes still."""
        if watch.began_again:
            self._line.say(tr("The disk was full: the run begins again"))
            self._safe.say(tr("Stopping is safe. The next start begins again."))
        else:
            self._line.say(tr("Reconciling every slip with every charge"))
            self._safe.say(tr("Stopping is safe. The next start goes on with what is done."))
        share, left_s = watch.left(now_s)
        self._percent.say(text.percent(share, PPM))
        left = text.time_left(left_s) if left_s is not None else ""
        so_far = tr("{0} s so far", watch.so_far_s(now_s))
        self._left.say(", ".join(part for part in (left, so_far) if part))
        self._meter.show_share(share, PPM)
        self._meter.setAccessibleName(tr("{0} done", text.percent(share, PPM)))
        at = STAGES.index(Stage(watch.stage)) if watch.stage in STAGES else len(STAGES)
        self._steps.show_facts([_step(STEPS[stage], place, at) for place, stage in enumerate(STAGES)])


def _step(words: str, place: int, at: int) -> Fact:
    if place < at:
        return Fact(tr(words), tr("done"), Meaning.OK, icon="ok")
    if place == at:
        return Fact(tr(words), tr("now"), Meaning.INFO, icon="run")
    return Fact(tr(words), "", Meaning.PLAIN, icon="waiting")
