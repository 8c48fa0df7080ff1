"""A first morning: thirty slips with the mistakes people make, keyed through the real window by key events alone.

The slips, their keys and what the window must say stand in ``thirty-slips.md`` beside this file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.register.counter import Counter, at_the_counter, new_house
from desk.trial import press, seen, steps
from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy

TAKEN = (Brand.VISA, Brand.MASTERCARD, Brand.AMEX, Brand.OTHER)
POLICY = Policy(floor_limit_minor={"visa": 5_000}, brands=TAKEN)
SLIPS = Path(__file__).parent / "thirty-slips.md"


@pytest.mark.thorough
def test_thirty_slips(tmp_path, lanes, shown):
    house = new_house(tmp_path / "085-2", policy=POLICY)
    try:
        window = at_the_counter(house, lanes)
        shown(window, 1280, 800)
        counter = Counter(house, window)
        for step in steps(SLIPS):
            press(step.keys)
            said = counter.shown().removesuffix("View") if step.says == "Recorded" else seen(window)
            assert step.says in said, step
        pad = house.day.figures().pads[0]
        assert (pad.used, pad.voided, pad.spoiled, pad.missing) == (20, 1, 3, 0)
    finally:
        house.book.close()
