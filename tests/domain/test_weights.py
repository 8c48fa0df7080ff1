"""Bits as numbers and as strengths, and who stands against whom."""

from __future__ import annotations

import pytest

from shoebox.domain.weights import Strength, Weighed, duels, strength


def story(charge: str, slip: str, *facts: int, nobody: int = 0, extra: bool = False) -> Weighed:
    return Weighed(charge, slip, is_extra=extra, facts_mb=(*facts, *[0] * (6 - len(facts))), nobody_mb=nobody)


@pytest.mark.parametrize(
    ("value_mb", "said"),
    [
        (0, Strength.NOTHING), (999, Strength.NOTHING), (-1_000, Strength.LITTLE), (3_000, Strength.CLEAR),
        (-7_000, Strength.STRONG), (13_000, Strength.VERY_STRONG),
    ],
)  # fmt: skip
def test_strength_goes_by_how_much_not_which_way(value_mb: int, said: Strength) -> None:
    assert strength(value_mb) is strength(-value_mb) is said


def test_the_story_told_stands_beside_the_best_other() -> None:
    """Charge C with slips A (told), B and D: B came second, and lost by its card."""
    some = (story("C", "A", 5_000, 12_000), story("C", "B", 9_000, -3_000), story("C", "D", 1_000, 1_000))
    (duel,) = duels(some, slip_ids=["A"], charge_ids=["C"])
    assert (duel.chosen.slip_id, duel.second and duel.second.slip_id, duel.decided_by) == ("A", "B", 1)
    assert (duel.chosen.total_mb, duel.second_mb) == (17_000, 6_000)


def test_without_another_slip_the_rival_is_nobody() -> None:
    (duel,) = duels([story("C", "A", 5_000, nobody=-2_000)], slip_ids=["A"], charge_ids=["C"])
    assert (duel.second, duel.second_mb, duel.decided_by) == (None, -2_000, -1)


def test_a_slip_without_charge_has_its_nearest() -> None:
    """Slip A has none; C is nearer than E, and C went to B."""
    some = (story("C", "A", 4_000), story("E", "A", 1_000), story("C", "B", 20_000))
    (duel,) = duels(some, slip_ids=["A"], charge_ids=[])
    assert (duel.charge_id, duel.chosen.slip_id, duel.second and duel.second.slip_id) == ("C", "A", "B")
    assert duels(some, slip_ids=["Z"], charge_ids=[]) == ()
