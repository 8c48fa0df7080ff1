"""A manager's first evening: a day with three problems closed in the real office window by key events alone.

What is wrong with the day, the keys and what the window must say stand in ``evening.md`` beside this file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import card_sale
from desk.trial import press, seen, steps
from shoebox.domain.day import Step
from shoebox.storage.verify import verify_path

EVENING = Path(__file__).parent / "evening.md"
FOUND = "(slip 017 keyed)"  # at the register, while the manager waits


@pytest.mark.thorough
def test_an_evening_with_three_problems(counter, office, tmp_path):
    """24 numbers of which two are missing, a drawer 20.00 short, slips counted wrongly; sealed and gone by the end."""
    stick = tmp_path / "STICK"
    stick.mkdir()
    (counter.house.folder / "last-place.txt").write_text(str(stick), encoding="utf-8")
    counter.open()
    counter.sell()
    window = office()
    for step in steps(EVENING):
        if step.keys == FOUND:
            counter.house.till.record(card_sale(17))
            window.refresh()
        else:
            press(step.keys)
        assert step.says in seen(window), step
    figures = counter.house.day.figures()
    assert (figures.step, figures.over_short_minor, figures.slips_by_hand) == (Step.SEALED, 0, 23)
    assert [gap.explanation for gap in figures.gaps] == ["looked everywhere, not there"]
    (box,) = stick.glob("*.shoebox")
    assert verify_path(box).ok
