"""Stories of a knot: exact where they can all be told, near enough where a solver picks the best."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from shoebox.reconcile import stories
from shoebox.reconcile.stories import NOBODY, NONE, Option, Part, Shape, Stories, Told, tell

BIT = 1_000
Weighed = tuple[Option, int]


def told_of(*options: tuple[Weighed, ...], slips: int, knots: int = 1) -> Told:
    """A knot, told as often as asked; a charge that belongs to no slip weighs nothing, an uncharged slip six bits."""
    shape = Shape(slips, tuple((*(option for option, _ in some), NONE) for some in options))
    column = [weight for some in options for weight in (*(bits * BIT for _, bits in some), 0)]
    weights = np.repeat(np.array(column, dtype=np.int64)[:, None], knots, axis=1)
    nothing = np.zeros((slips, knots), dtype=np.int64)
    between = np.zeros((len(shape.repeats), knots), dtype=np.int64)
    ((_, told),) = tell(shape, weights, nothing, nothing - 6 * BIT, between)
    return told


def best(told: Told, knot: int = 0) -> list[Option]:
    story = told.stories.which[told.best[knot]].tolist()
    return [told.stories.shape.place(tuple(story), charge) for charge in range(len(story))]


def first(slip: int, bits: int) -> Weighed:
    return Option(Part.FIRST, slip), bits


def extra(slip: int, bits: int) -> Weighed:
    return Option(Part.EXTRA, slip), bits


def test_one_slip_one_charge() -> None:
    """Odds of 2 to the 4 that they belong together, and of 2 to the 6 that the slip is not charged elsewhere."""
    told = told_of((first(0, 4),), slips=1)
    assert best(told) == [Option(Part.FIRST, 0)]
    assert told.probability(told.stories.slip[:, 0] == 0)[0] == pytest.approx(2**10 / (2**10 + 1))
    assert told.probability(told.stories.slip[:, 0] == NOBODY)[0] == pytest.approx(1 / (2**10 + 1))


def test_the_best_assignment_beats_the_best_pair() -> None:
    """The first charge fits slip 0 best, but the second fits nothing else: so the first goes to slip 1."""
    told = told_of((first(0, 10), first(1, 9)), (first(0, 8),), slips=2)
    assert [option.slip for option in best(told)] == [1, 0]


def test_an_extra_charge_needs_a_first_one() -> None:
    assert best(told_of((extra(0, 20),), slips=1)) == [NONE]
    told = told_of((first(0, 5),), (extra(0, 20),), slips=1)
    assert [option.part for option in best(told)] == [Part.FIRST, Part.EXTRA]


def test_an_extra_charge_of_a_settled_slip_needs_none() -> None:
    assert best(told_of((extra(-1, 3),), slips=0)) == [Option(Part.EXTRA, -1)]


def test_twins_share_the_doubt() -> None:
    told = told_of((first(0, 10), first(1, 10)), slips=2)
    assert told.probability(told.stories.slip[:, 0] == 0)[0] == pytest.approx(0.5, abs=0.001)


def test_knots_told_together_say_what_each_says_alone() -> None:
    some = ((first(0, 10), first(1, 9)), (first(0, 8), extra(0, 3)))
    alone, together = told_of(*some, slips=2), told_of(*some, slips=2, knots=3)
    assert together.shares.shape == (alone.shares.shape[0], 3)
    assert np.array_equal(together.shares, np.repeat(alone.shares, 3, axis=1))


@pytest.mark.parametrize("seed", range(6))
def test_what_a_large_knot_weighs_is_what_its_terms_add_up_to(seed: int) -> None:
    """Five charges that may be first or further ones of two open slips and a settled one; two are kin."""
    random = Random(seed)
    places = [Option(part, slip) for part in (Part.FIRST, Part.EXTRA) for slip in (0, 1)] + [Option(Part.EXTRA, -1)]
    options = tuple((*sorted(random.sample(places, 3), key=lambda one: (one.part, one.slip)), NONE) for _ in range(5))
    shape = Shape(2, options, kin=(0, 0, 2, 2, 2))
    every = Stories(shape, np.array(list(product(*(range(len(some)) for some in options)))))
    every = every.only(every.can_be())
    weights = np.array([random.randrange(-9_000, 9_000) for _ in range(every.terms().shape[1])], dtype=np.int64)
    assert every.sums(weights).tolist() == (every.terms() @ weights).tolist()


@pytest.mark.parametrize("seed", range(6))
def test_the_solver_finds_the_best_of_all_stories(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    some = [
        tuple(first(slip, random.randrange(-3, 15)) for slip in sorted(random.sample(range(5), 3))) for _ in range(5)
    ]
    known = told_of(*some, slips=5)
    monkeypatch.setattr(stories, "STORIES_MAX", 1)
    solved = told_of(*some, slips=5)

    def weight(told: Told) -> int:
        story = told.stories.which[told.best[0]].tolist()
        taken = {told.stories.slip[told.best[0], charge] for charge in range(5)} - {NOBODY}
        bits = sum(some[charge][n][1] for charge, n in enumerate(story) if n < len(some[charge]))
        return bits - 6 * (5 - len(taken))

    assert weight(solved) == weight(known)
