"""Which charge belongs to which slip, where several stories could be true: all of them, weighed. Pure.

A *knot* is a handful of open slips and charges that compete for each other. A story gives every charge of the knot a
place: the first charge of a slip, an extra one for a slip that is charged already, or none. Every story is weighed, so
a statement is as probable as the stories in which it is true: that, and nothing else, is what confidence means here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from shoebox.reconcile.evidence import BIT
from shoebox.reconcile.sides import ChargePlace, SlipPlace

STORIES_MAX = 4_096
_CERTAIN = 1.0


class Part(IntEnum):
    """What a charge is to a slip in a story."""

    FIRST = 0
    EXTRA = 1
    NONE = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One place for a charge; `slip` is 0 where it belongs to none. The weight is in thousandths of a bit."""

    part: Part
    slip: SlipPlace
    weight_mb: int


@dataclass(frozen=True, slots=True)
class Knot:
    """Slips and charges that compete, each charge with its options; best first where weights are equal."""

    slips: tuple[SlipPlace, ...]
    charges: tuple[ChargePlace, ...]
    options: tuple[tuple[Option, ...], ...]
    charged_mb: dict[SlipPlace, int]
    uncharged_mb: dict[SlipPlace, int]


@dataclass(frozen=True, slots=True)
class Told:
    """The best story of a knot, and all with their probabilities; places in the order of `Knot.charges`."""

    knot: Knot
    best: tuple[Option, ...]
    all: tuple[tuple[float, tuple[Option, ...]], ...]

    def probability(self, holds: Callable[[tuple[Option, ...]], bool]) -> float:
        """How probable a statement is: the weight of the stories in which it holds."""
        return min(_CERTAIN, sum(weight for weight, story in self.all if holds(story)))


def tell(knot: Knot, between: Callable[[ChargePlace, ChargePlace], int]) -> Told:
    """Weigh the stories of a knot. `between` says what a first charge says of an extra one."""
    stories = list(_every_story(knot) if _story_count(knot) <= STORIES_MAX else _near_best(knot))
    weights = [_weigh(knot, story, between) for story in stories]
    top = max(weights)
    best = stories[weights.index(top)]
    shares = [2.0 ** ((weight - top) / BIT) for weight in weights]
    total = sum(shares)
    return Told(knot, best, tuple((share / total, story) for share, story in zip(shares, stories, strict=True)))


def _story_count(knot: Knot) -> int:
    count = 1
    for options in knot.options:
        count *= len(options)
    return count


def _every_story(knot: Knot) -> Iterator[tuple[Option, ...]]:
    story: list[Option] = []

    def walk(at: int, taken: frozenset[SlipPlace]) -> Iterator[tuple[Option, ...]]:
        if at == len(knot.options):
            if all(o.slip in taken for o in story if o.part is Part.EXTRA and o.slip in knot.charged_mb):
                yield tuple(story)
            return
        for option in knot.options[at]:
            if option.part is Part.FIRST and option.slip in taken:
                continue
            story.append(option)
            yield from walk(at + 1, taken | {option.slip} if option.part is Part.FIRST else taken)
            story.pop()

    return walk(0, frozenset())


def _near_best(knot: Knot) -> Iterator[tuple[Option, ...]]:
    """The best assignment of a large knot, and every story that differs from it in one or two places."""
    best = _assigned(knot)
    yield best
    for at, options in enumerate(knot.options):
        for option in options:
            if option == best[at]:
                continue
            story = list(best)
            story[at] = option
            rivals = [n for n, o in enumerate(best) if o.part is Part.FIRST and o.slip == option.slip and n != at]
            if option.part is not Part.FIRST or not rivals:
                yield _mended(knot, story)
                continue
            for other in knot.options[rivals[0]]:
                if other.part is Part.FIRST and other.slip == option.slip:
                    continue
                if other.part is Part.FIRST and any(o.part is Part.FIRST and o.slip == other.slip for o in story):
                    continue
                story[rivals[0]] = other
                yield _mended(knot, story)


def _assigned(knot: Knot) -> tuple[Option, ...]:
    # The solver is heavy to import, and most runs have no knot of this size.
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    column = {slip: at for at, slip in enumerate(knot.slips)}
    alone = [
        max((o for o in options if o.part is not Part.FIRST), key=lambda o: o.weight_mb) for options in knot.options
    ]
    gains = np.zeros((len(knot.charges), len(knot.slips) + len(knot.charges)), dtype=np.int64)
    gains[:, : len(knot.slips)] = -(10**9)
    firsts: dict[tuple[int, int], Option] = {}
    for row, options in enumerate(knot.options):
        for option in options:
            if option.part is Part.FIRST:
                slip = option.slip
                gain = option.weight_mb - alone[row].weight_mb + knot.charged_mb[slip] - knot.uncharged_mb[slip]
                gains[row, column[slip]] = gain
                firsts[row, column[slip]] = option
    rows, columns = linear_sum_assignment(gains, maximize=True)
    chosen = [firsts.get((int(r), int(c)), alone[r]) for r, c in zip(rows, columns, strict=True)]
    return _mended(knot, chosen)


def _mended(knot: Knot, story: list[Option]) -> tuple[Option, ...]:
    # An extra charge needs a first one; where a change took it away, the charge stands for itself.
    taken = {option.slip for option in story if option.part is Part.FIRST}
    return tuple(
        next(o for o in knot.options[at] if o.part is Part.NONE)
        if option.part is Part.EXTRA and option.slip in knot.charged_mb and option.slip not in taken
        else option
        for at, option in enumerate(story)
    )


def _weigh(knot: Knot, story: tuple[Option, ...], between: Callable[[ChargePlace, ChargePlace], int]) -> int:
    first = {o.slip: knot.charges[at] for at, o in enumerate(story) if o.part is Part.FIRST}
    weight = sum(option.weight_mb for option in story)
    weight += sum(knot.charged_mb[slip] if slip in first else knot.uncharged_mb[slip] for slip in knot.slips)
    for at, option in enumerate(story):
        if option.part is Part.EXTRA and option.slip in first:
            weight += between(first[option.slip], knot.charges[at])
    return weight
