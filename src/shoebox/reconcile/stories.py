"""Which charge belongs to which slip, where several stories could be true: all of them, weighed. Pure.

A *knot* is a handful of open slips and charges that compete for each other. A story gives every charge of the knot a
place: the first charge of a slip, an extra one for a slip that is charged already, or none. Every story is weighed, so
a statement is as probable as the stories in which it is true: that, and nothing else, is what confidence means here.

Most knots look like thousands of others, with other weights. Such knots share a `Shape`: its stories are found once and
weighed for all of its knots at once, a column for each knot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import accumulate
from math import prod

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile.assigning import best_columns
from shoebox.reconcile.evidence import BIT

STORIES_MAX = 4_096
NOBODY = -(1 << 20)
Ints = NDArray[np.int64]
Marks = NDArray[np.bool_]
Story = tuple[int, ...]  # for each charge, which of its options; the last one is none


class Part(IntEnum):
    """What a charge is to a slip in a story."""

    FIRST = 0
    EXTRA = 1
    NONE = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One place for a charge. Open slips of the knot count from 0; settled ones, which are nobody's rival, below."""

    part: Part
    slip: int


NONE = Option(Part.NONE, 0)
_FIRST, _, _NONE = Part  # looking a member up by its name takes as long as all else here


@dataclass(frozen=True)
class Shape:
    """Slips and charges that compete, each charge with its options, the likelier slip first; `NONE` always last.

    `kin` names for each charge the first one that says the same of store, money and card; empty where all differ.
    """

    slips: int
    options: tuple[tuple[Option, ...], ...]
    kin: tuple[int, ...] = ()

    @cached_property
    def columns(self) -> tuple[tuple[int, int], ...]:
        """The charge and the option of each row of weights, options that are none among them."""
        return tuple((at, n) for at, some in enumerate(self.options) for n in range(len(some)))

    @cached_property
    def repeats(self) -> tuple[tuple[int, int, int], ...]:
        """Charges of which one may be the first and the other an extra one of an open slip, and that slip.

        Two kin, one next to the other, that may both belong to no slip stand here as well, with `NOBODY`.
        """
        slips = [{p: {o.slip for o in some if o.part is p and o.slip >= 0} for p in Part} for some in self.options]
        places = range(len(self.options))
        repeats = [
            (one, other, slip)
            for one in places
            for other in places
            if one != other
            for slip in sorted(slips[one][Part.FIRST] & slips[other][Part.EXTRA])
        ]
        last: dict[int, int] = {}
        for charge, head in enumerate(self.kin):
            if head in last:
                repeats.append((last[head], charge, NOBODY))
            last[head] = charge
        return tuple(repeats)

    @cached_property
    def places(self) -> tuple[Ints, Ints]:
        """Part and slip of each option: a row for each charge, as wide as the most options that one has."""
        wide = max((len(some) for some in self.options), default=0)
        every = [(*some, *(NONE,) * (wide - len(some))) for some in self.options]
        parts = [[int(o.part) for o in some] for some in every]
        slips = [[NOBODY if o.part is _NONE else o.slip for o in some] for some in every]
        return np.array(parts, dtype=np.int64), np.array(slips, dtype=np.int64)

    @cached_property
    def firsts(self) -> tuple[tuple[int, ...], ...]:
        """For each option of each charge the slip that it makes the charge the first one of; `NOBODY` for others."""
        return tuple(tuple(o.slip if o.part is _FIRST else NOBODY for o in some) for some in self.options)

    @cached_property
    def story_count(self) -> int:
        """At most so many stories."""
        return prod(len(options) for options in self.options)

    def place(self, story: Story, charge: int) -> Option:
        """Where a charge stands in a story."""
        return self.options[charge][story[charge]]

    def row(self, charge: int, part: Part, slip: int) -> int:
        """Which of the options of all charges, none left out, the charge's option on a slip is."""
        return self._rows[charge, part, slip]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Of each charge, which of the options of all charges, none left out, its first one is."""
        sizes = [len(some) - 1 for some in self.options]
        return tuple(accumulate(sizes, initial=0))

    @cached_property
    def _rows(self) -> dict[tuple[int, int, int], int]:
        return {
            (at, option.part, option.slip): start + n
            for at, (start, some) in enumerate(zip(self.starts, self.options, strict=False))
            for n, option in enumerate(some)
        }

    def first_of(self, story: Story) -> dict[int, int]:
        """The first charge of each charged slip."""
        slips = [firsts[n] for firsts, n in zip(self.firsts, story, strict=True)]
        return {slip: at for at, slip in enumerate(slips) if slip != NOBODY}


class Stories:
    """Stories of one shape as columns: a row for each story, a column for each charge or slip."""

    def __init__(self, shape: Shape, which: Ints) -> None:
        self.shape, self.which = shape, which
        charges = np.arange(which.shape[1])
        self.part, self.slip = (table[charges, which] for table in shape.places)
        self._slips = np.arange(shape.slips)
        self.first = self._first()

    @property
    def charged(self) -> Marks:
        """By story and open slip: whether it has a first charge."""
        found: Marks = self.first < len(self.shape.options)
        return found

    def only(self, rows: Marks) -> Stories:
        """Some of them."""
        return Stories(self.shape, self.which[rows])

    def can_be(self) -> Marks:
        """Which make sense: a slip has one first charge at most, and an extra charge needs a first one."""
        is_twice = self._has(Part.FIRST).sum(axis=1) > 1
        is_bare = self._has(Part.EXTRA).any(axis=1) & ~self.charged
        can: Marks = ~(is_twice | is_bare).any(axis=1)
        return can

    def terms(self) -> Ints:
        """Which weights add up to each story: options, slips charged, slips not charged, repeats."""
        shape = self.shape
        charge, option = np.array(shape.columns, dtype=np.int64).reshape(-1, 2).T
        parts = [self.which[:, charge] == option, self.charged, ~self.charged]
        if shape.repeats:
            one, other, slip = np.array(shape.repeats, dtype=np.int64).T
            both = (self.part[:, one] == Part.FIRST) & (self.part[:, other] == Part.EXTRA)
            both |= (self.part[:, one] == Part.NONE) & (self.part[:, other] == Part.NONE)
            parts.append(both & (self.slip[:, one] == slip) & (self.slip[:, other] == slip))
        return np.concatenate(parts, axis=1).astype(np.int64)

    def sums(self, weights: Ints) -> Ints:
        """What each story weighs in one knot. As `terms` add up, of which large knots have too many to be told."""
        shape = self.shape
        row = np.array(shape.starts[:-1], dtype=np.int64) + np.arange(self.which.shape[1]) + self.which
        charged, uncharged, said = np.split(weights[len(shape.columns) :], (shape.slips, 2 * shape.slips))
        found = self._said(row, said.tolist())
        found += weights[row].sum(axis=1)
        found += np.where(self.charged, charged, uncharged).sum(axis=1)
        return found

    def _said(self, row: Ints, said: list[int]) -> Ints:
        """What first charges say of extra ones, and kin of each other; `row` is each charge's option among all."""
        shape, nobody = self.shape, len(self.shape.options)
        firsts = {one: at for at, one in enumerate(sorted({one for one, _, slip in shape.repeats if slip != NOBODY}))}
        beside = np.zeros((len(shape.columns), len(firsts) + 1), dtype=np.int64)
        found = np.zeros(len(self.which), dtype=np.int64)
        for (one, other, slip), mb in zip(shape.repeats, said, strict=True):
            if slip == NOBODY:
                found += mb * ((self.part[:, one] == Part.NONE) & (self.part[:, other] == Part.NONE))
            else:
                beside[shape.row(other, Part.EXTRA, slip) + other, firsts[one]] = mb
        leans_on = np.where((self.part == Part.EXTRA) & (self.slip >= 0), self.slip, shape.slips)
        first = np.take_along_axis(np.pad(self.first, ((0, 0), (0, 1)), constant_values=nobody), leans_on, axis=1)
        number = np.array([firsts.get(one, len(firsts)) for one in range(nobody + 1)], dtype=np.int64)
        found += beside[row, number[first]].sum(axis=1)
        return found

    def _first(self) -> Ints:
        """By story and open slip the first charge of the slip; one more than there are where it has none."""
        is_first = (self.part == Part.FIRST) & (self.slip >= 0)
        found = np.full((len(self.which), self.shape.slips + 1), len(self.shape.options), dtype=np.int64)
        places = np.where(is_first, self.slip, self.shape.slips)
        np.put_along_axis(found, places, np.arange(self.which.shape[1])[None, :], axis=1)
        return found[:, :-1]

    def _has(self, part: Part) -> Marks:
        """By story, charge and open slip: whether the charge is that part of the slip."""
        slips = np.where(self.part == part, self.slip, NOBODY)
        found: Marks = slips[:, :, None] == self._slips
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of knots of one shape, with their probabilities: a row for each story, a column for each knot."""

    stories: Stories
    shares: NDArray[np.float64]
    best: Ints

    def probability(self, holds: Marks) -> NDArray[np.float64]:
        """How probable a statement is in each knot: the weight of the stories in which it holds."""
        found: NDArray[np.float64] = np.minimum(1.0, self.shares[holds].sum(axis=0))
        return found

    def only(self, knots: Ints) -> Told:
        """Some of the knots."""
        return Told(self.stories, self.shares[:, knots], self.best[knots])


def tell(shape: Shape, weights: Ints, charged: Ints, uncharged: Ints, between: Ints) -> Iterator[tuple[Ints, Told]]:
    """Weigh the stories of knots of one shape, all at once; answers which knots are told together.

    `weights` has a row for each of the shape's columns, `charged` and `uncharged` one for each slip, `between` one for
    each of its repeats: what a first charge says of an extra one.
    """
    everybody = np.arange(weights.shape[1])
    if shape.story_count <= STORIES_MAX:
        sizes = [len(options) for options in shape.options]
        stories = Stories(shape, np.stack(np.unravel_index(np.arange(shape.story_count), sizes), axis=1))
        stories = stories.only(stories.can_be())
        yield everybody, _shared(stories, stories.terms() @ np.concatenate((weights, charged, uncharged, between)))
        return
    for one in everybody:
        mine = slice(int(one), int(one) + 1)
        near = _mended(shape, list(_near_best(shape, weights[:, one], charged[:, one], uncharged[:, one])))
        every = np.concatenate([each[:, one] for each in (weights, charged, uncharged, between)])
        stories = Stories(shape, np.array(list(dict.fromkeys(near))))
        yield everybody[mine], _shared(stories, stories.sums(every)[:, None])


def _shared(stories: Stories, sums: Ints) -> Told:
    shares = np.exp2((sums - sums.max(axis=0)) / BIT)
    return Told(stories, shares / shares.sum(axis=0), sums.argmax(axis=0))


def _near_best(shape: Shape, weights: Ints, charged: Ints, uncharged: Ints) -> Iterator[Story]:
    """The best assignment of a large knot, and every story that differs from it in one or two places, to be mended."""
    best = _assigned(shape, weights, charged, uncharged)
    yield best
    first = shape.first_of(best)
    for at, options in enumerate(shape.options):
        for n, option in enumerate(options):
            if n == best[at]:
                continue
            story = list(best)
            story[at] = n
            rival = first.get(option.slip, at) if option.part is Part.FIRST else at
            if rival == at:
                yield tuple(story)
                continue
            taken = {slip for slip, charge in first.items() if charge not in {at, rival}} | {option.slip}
            for other, place in enumerate(shape.options[rival]):
                if place.part is not Part.FIRST or place.slip not in taken:
                    story[rival] = other
                    yield tuple(story)


def _assigned(shape: Shape, weights: Ints, charged: Ints, uncharged: Ints) -> Story:
    row = {column: at for at, column in enumerate(shape.columns)}
    alone = [
        max((n for n, o in enumerate(some) if o.part is not Part.FIRST), key=lambda n: int(weights[row[at, n]]))
        for at, some in enumerate(shape.options)
    ]
    gains = np.zeros((len(shape.options), shape.slips + len(shape.options)), dtype=np.int64)
    gains[:, : shape.slips] = -(10**9)
    firsts: dict[tuple[int, int], int] = {}
    for at, some in enumerate(shape.options):
        for n, option in enumerate(some):
            if option.part is Part.FIRST:
                gain = weights[row[at, n]] - weights[row[at, alone[at]]]
                gains[at, option.slip] = gain + charged[option.slip] - uncharged[option.slip]
                firsts[at, option.slip] = n
    columns = best_columns(gains)
    return _mended(shape, [tuple(firsts.get((at, column), alone[at]) for at, column in enumerate(columns))])[0]


def _mended(shape: Shape, stories: Sequence[Story]) -> list[Story]:
    # An extra charge needs a first one; where a change took it away, the charge stands for itself.
    which = np.array(stories, dtype=np.int64)
    row, charge = np.arange(len(which))[:, None], np.arange(which.shape[1])
    part, slip = (table[charge, which] for table in shape.places)
    is_charged = np.zeros((len(which), shape.slips + 1), dtype=bool)
    is_charged[row, np.where((part == Part.FIRST) & (slip >= 0), slip, shape.slips)] = True
    is_charged[:, shape.slips] = True  # asked about by whoever needs nobody
    leans_on = np.where((part == Part.EXTRA) & (slip >= 0), slip, shape.slips)
    last = np.array([len(some) - 1 for some in shape.options])
    return [tuple(story) for story in np.where(is_charged[row, leans_on], which, last).tolist()]
