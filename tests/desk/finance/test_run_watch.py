"""What the watch of a run says when a full disk made the run begin again."""

from __future__ import annotations

from shoebox.desk.finance.progress_card import ProgressCard
from shoebox.desk.finance.run_watch import RunWatch
from shoebox.desk.widgets.words import Words
from shoebox.domain.pace import Pace, Stage


def test_a_run_that_begins_again_says_why(qtbot) -> None:
    """Stages of 1 s each, and after the fourth the third once more: it says why, and counts from there what is left."""
    card, watch = ProgressCard(), RunWatch()
    qtbot.addWidget(card)
    watch.begin(0)
    watch.expect(Pace(tuple((stage, 1_000) for stage in Stage)))
    for second, stage in enumerate(tuple(Stage)[:5]):
        watch.enter(stage, second)
    assert not watch.began_again
    _, before_s = watch.left(4)
    watch.enter(Stage.READING, 5)
    assert watch.began_again
    _, left_s = watch.left(5)
    assert (before_s, left_s) == (5, 7)
    card.show_watch(watch, 5)
    said = " ".join(words.text() for words in card.findChildren(Words))
    assert "The disk was full: the run begins again" in said
    assert "goes on with what is done" not in said
