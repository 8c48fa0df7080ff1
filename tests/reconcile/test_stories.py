"""Stories of a knot: exact where they can all be told, near enough where a solver picks the best."""

from __future__ import annotations

from random import Random

import pytest

from shoebox.reconcile import stories
from shoebox.reconcile.stories import Knot, Option, Part, tell

BIT = 1_000


def nothing(first: int, extra: int) -> int:
    return 0


def knot(*options: tuple[Option, ...], slips: int) -> Knot:
    places = tuple(range(1, slips + 1))
    none = Option(Part.NONE, 0, 0)
    return Knot(
        places,
        tuple(range(101, 101 + len(options))),
        tuple((*some, none) for some in options),
        dict.fromkeys(places, 0),
        dict.fromkeys(places, -6 * BIT),
    )


def first(slip: int, bits: int) -> Option:
    return Option(Part.FIRST, slip, bits * BIT)


def test_one_slip_one_charge() -> None:
    """Odds of 2 to the 4 that they belong together, and of 2 to the 6 that the slip is not charged elsewhere."""
    told = tell(knot((first(1, 4),), slips=1), nothing)
    assert told.best == (first(1, 4),)
    assert told.probability(lambda story: story[0].slip == 1) == pytest.approx(2**10 / (2**10 + 1))


def test_the_best_assignment_beats_the_best_pair() -> None:
    """Charge 101 fits slip 1 best, but charge 102 fits nothing else: so 101 goes to slip 2."""
    told = tell(knot((first(1, 10), first(2, 9)), (first(1, 8),), slips=2), nothing)
    assert [option.slip for option in told.best] == [2, 1]


def test_an_extra_charge_needs_a_first_one() -> None:
    extra = Option(Part.EXTRA, 1, 20 * BIT)
    told = tell(knot((extra,), slips=1), nothing)
    assert told.best[0].part is Part.NONE
    told = tell(knot((first(1, 5),), (extra,), slips=1), nothing)
    assert [option.part for option in told.best] == [Part.FIRST, Part.EXTRA]


def test_twins_share_the_doubt() -> None:
    told = tell(knot((first(1, 10), first(2, 10)), slips=2), nothing)
    assert told.probability(lambda story: story[0].slip == 1) == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize("seed", range(6))
def test_the_solver_finds_the_best_of_all_stories(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    some = [
        tuple(first(slip, random.randrange(-3, 15)) for slip in sorted(random.sample(range(1, 6), 3))) for _ in range(5)
    ]
    known = tell(knot(*some, slips=5), nothing)
    monkeypatch.setattr(stories, "STORIES_MAX", 1)
    solved = tell(knot(*some, slips=5), nothing)

    def weight(told: stories.Told) -> int:
        taken = {option.slip for option in told.best if option.slip}
        return sum(option.weight_mb for option in told.best) - 6 * BIT * (5 - len(taken))

    assert weight(solved) == weight(known)
