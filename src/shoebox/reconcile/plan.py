"""From open slips and charges to decisions: who belongs to whom, and how surely. Pure.

First sums to the cent on one card (a sale split over charges, sales combined into one), because a part taken alone
looks like a wrong amount. Then every pair speaks in odds, what competes is gathered into knots, and each knot tells its
stories.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.domain.errors import Stopped
from shoebox.reconcile import knots, placing, standing, weighing
from shoebox.reconcile.evidence import BIT, LOST_BELIEF, TABLE, Odds, mb, within
from shoebox.reconcile.habits import with_other_cards, with_tips
from shoebox.reconcile.knots import Tied, Weights
from shoebox.reconcile.lending import lent
from shoebox.reconcile.parts import Parts, SumAgain, find_parts, find_sums_again
from shoebox.reconcile.placing import Options
from shoebox.reconcile.rules import Text
from shoebox.reconcile.sides import ChargePlace, OpenItems, SlipPlace
from shoebox.reconcile.stories import NOBODY, NONE, Option, Part, Shape, Story, Told, tell
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.weighing import Marks

TWINS_SURE = 0.95
_SETTLED = 1 << 19  # more slips than a knot ever has
_CODE = 1 << 20
_FIRST, _EXTRA = Part.FIRST, Part.EXTRA  # looked up once: by name it takes as long as what is done with them
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Uncharged:
    """A good slip with no charge. `alike` are slips that nothing tells apart from it, itself among them."""

    slip: SlipPlace
    probability: float
    alike: tuple[SlipPlace, ...]
    count_probability: float


@dataclass(frozen=True, slots=True)
class Family:
    """A sale and all its charges, first one first. `alike` as above: which sale is doubled may be unknown."""

    slip: SlipPlace
    charges: tuple[ChargePlace, ...]
    probability: float
    alike: tuple[SlipPlace, ...]
    alike_charges: tuple[ChargePlace, ...]
    count_probability: float


@dataclass(frozen=True, slots=True)
class Belonging:
    """Charges that are the first or an extra one of a slip, as columns; the runner-up slip is -1 where there is none.

    `pair` is the row of the evidence.
    """

    charge: Ints
    slip: Ints
    is_first: Marks
    probability: NDArray[np.float64]
    runner_up: Ints
    runner_up_share: NDArray[np.float64]
    pair: Ints


@dataclass(slots=True)
class Plan:
    """All decisions of a run over what the exact match left open.

    `items` are those of the run, with the pairs that somebody may still be asked about: `belonging` has their rows.
    `odds` are those of the run, with what the pairs show of slips never charged. `twins` are slips of one sale that was
    surely keyed twice, the one that stands for it first, with the probability. `free` charges belong to no slip, with
    the probability of that in `alone`. `twice_mb` says, for each pair of slips, how surely they are one sale (against
    two sales).
    """

    items: OpenItems
    odds: Odds
    twice_mb: Ints
    belonging: Belonging
    twins: list[tuple[SlipPlace, SlipPlace, float]] = field(default_factory=list)
    parts: list[Parts] = field(default_factory=list)
    sums_again: list[SumAgain] = field(default_factory=list)
    uncharged: list[Uncharged] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    free: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    alone: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


def make_plan(items: OpenItems, odds: Odds, *, stop: Callable[[], bool] | None = None) -> Plan:
    """Decide everything that the exact match left open; `stop` is asked all the while, and True raises Stopped.

    Most pairs are let go of half-way, where nobody else holds `items`.
    """
    given, items = items, lent(items)
    parts = find_parts(items, odds)
    is_open_slip, is_open_charge, used_slip = left_open(items, parts)
    sums_again = find_sums_again(items, is_open_charge)
    is_open_charge[[charge for each in sums_again for charge in each.charges]] = False
    is_left = left_pairs(items, is_open_charge, used_slip)
    twice_mb = weighing.twice_mb(odds, items.slips, items.slip_pairs)
    sale, twins = _keyed_twice(items, twice_mb, used_slip)
    twice_mb = np.where((sale != np.arange(len(sale)))[items.slip_pairs["one"]], -99 * BIT, twice_mb)
    is_open_slip &= sale == np.arange(len(sale))
    odds = with_other_cards(items, with_tips(items, odds))
    options, alone = placing.every_option(items, odds, is_left, sale)
    del is_left
    given, items, options = _without_the_rest(given, items, options)
    best_twice = np.zeros(len(is_open_slip))
    np.maximum.at(best_twice, items.slip_pairs["one"], 2.0 ** np.minimum(40.0, twice_mb / BIT))
    odds = _with_lost(items, odds, options, alone, is_open_slip & (best_twice < 1))
    weights = knots.weights(items, odds, alone, best_twice)
    options = knots.worth_telling(options, weights, knots.told_by_kin(options, items, odds, weights))
    given, items, options = _without_the_rest(given, items, options)
    options, tied = knots.tie_small(options, weights, is_open_slip)
    teller = _Teller(items, odds, options, weights, tied)
    teller.tell_all(stop or (lambda: False))
    families, belonging = standing.what_the_slip_says(items, _whole(teller.families, items), teller.belonging())
    plan = Plan(given, odds, twice_mb, belonging, twins, parts, sums_again, teller.uncharged, families)
    nobodys = np.flatnonzero(is_open_charge & (tied.charge < 0))
    plan.free = np.concatenate([nobodys, *(charges for charges, _ in teller.free)])
    plan.alone = np.concatenate([np.ones(len(nobodys)), *(sure for _, sure in teller.free)])
    bare = is_open_slip & (tied.slip < 0) & ~(items.slips["is_voided"] | items.slips["is_cash"])
    plan.uncharged += [Uncharged(place, 1.0, (place,), 1.0) for place in np.flatnonzero(bare).tolist()]
    return plan


def _without_the_rest(given: OpenItems, items: OpenItems, options: Options) -> tuple[OpenItems, OpenItems, Options]:
    """Both with the pairs alone that are options, or refunds beside a sale, and the options by their new rows."""
    wanted = refunds_of_sales(items)
    wanted[options.pair] = True
    rows = np.flatnonzero(wanted)
    pairs = {name: column[rows] for name, column in given.pairs.items()}
    ours = {**pairs, "last4": items.pairs["last4"][rows]}  # it alone is lent
    given, items = replace(given, pairs=pairs), replace(items, pairs=ours)
    return given, items, replace(options, pair=np.searchsorted(rows, options.pair))


def left_open(items: OpenItems, parts: Iterable[Parts]) -> tuple[Marks, Marks, Marks]:
    """Slips and charges that no sum of parts has taken, and the open slips that one has."""
    is_open_slip = items.slips["charge"] < 0
    is_open_charge = ~items.charges["is_settled"]
    for each in parts:
        is_open_slip[list(each.slips)] = False
        is_open_charge[list(each.taken)] = False
    return is_open_slip, is_open_charge, ~is_open_slip & (items.slips["charge"] < 0)


def left_pairs(items: OpenItems, is_open_charge: Marks, is_used_slip: Marks) -> Marks:
    """Pairs of what is left; a refund beside a sale pays nothing of it, whatever it stands in the place of."""
    slip, charge = items.pairs["slip"], items.pairs["charge"]
    found: Marks = is_open_charge[charge] & ~is_used_slip[slip] & ~refunds_of_sales(items)
    return found


def refunds_of_sales(items: OpenItems) -> Marks:
    """Pairs of a sale's slip and a refund."""
    found: Marks = items.pairs["is_other_kind"] & ~items.slips["is_refund"][items.pairs["slip"]]
    return found


def _with_lost(items: OpenItems, odds: Odds, options: Options, alone: NDArray[np.float64], is_open: Marks) -> Odds:
    """How many slips were never charged, measured once more: no charge fits those better than it fits nobody."""
    gain = options.weight_mb - mbs(alone)[options.charge]
    best = np.full(len(is_open), np.iinfo(np.int64).min)
    first = options.part == Part.FIRST
    np.maximum.at(best, options.slip[first], gain[first])
    asks = is_open & ~(items.slips["is_voided"] | items.slips["is_cash"])
    bare = int((asks & (best < 0)).sum())
    lost = within((bare + LOST_BELIEF * TABLE.slip_lost) / (odds.census.slips + LOST_BELIEF), 0.001, 0.3)
    return replace(odds, rates=replace(odds.rates, slip_lost=lost), charged=mb(1 - lost))


def _keyed_twice(
    items: OpenItems, twice_mb: Ints, is_used: Marks
) -> tuple[Ints, list[tuple[SlipPlace, SlipPlace, float]]]:
    """Which slip stands for the sale of each slip, and the pairs that are surely one sale."""
    pairs = items.slip_pairs
    sale, taken = np.arange(len(is_used), dtype=np.int64), is_used.copy()
    twins = []
    settled = items.slips["charge"] >= 0
    # Honest twins lie minutes apart as well: only a number or a code in common makes two slips one.
    tied = (pairs["slip_no"] == Text.SAME) | (pairs["auth"] == Text.SAME)
    for row in np.lexsort((pairs["other"], pairs["one"], -twice_mb)).tolist():
        sure = 1 / (1 + 2 ** (-int(twice_mb[row]) / BIT))
        if sure < TWINS_SURE:
            break
        if not tied[row]:
            continue
        one, other = int(pairs["one"][row]), int(pairs["other"][row])
        if taken[one] or taken[other]:
            continue
        kept, again = (other, one) if settled[other] or other < one else (one, other)
        taken[[kept, again]] = True
        sale[again] = kept
        twins.append((kept, again, sure))
    return sale, sorted(twins)


def _whole(families: list[Family], items: OpenItems) -> list[Family]:
    """Extra charges of one settled slip stand in knots of their own, and are one family all the same."""
    settled: dict[SlipPlace, list[Family]] = {}
    for family in families:
        if items.slips["charge"][family.slip] >= 0:
            settled.setdefault(family.slip, []).append(family)
    whole = [family for family in families if items.slips["charge"][family.slip] < 0]
    for slip, some in settled.items():
        extras = {charge for family in some for charge in family.charges[1:]}
        ordered = sorted(extras, key=lambda charge: (int(items.charges["charged_at"][charge]), charge))
        charges, sure = (some[0].charges[0], *ordered), prod(family.probability for family in some)
        whole.append(Family(slip, charges, sure, (slip,), charges, sure))
    return whole


@dataclass(frozen=True, slots=True)
class _Alike:
    """Knots of one shape, side by side: a row for each slip, charge or option, a column for each knot."""

    shape: Shape
    alike: tuple[tuple[int, ...], ...]  # for each slip, the slips that nothing tells apart from it
    wants: tuple[bool, ...]
    slips: Ints
    charges: Ints
    rows: Ints
    outside: Ints  # the settled slip of each option, -1 where it is an open one


@dataclass(frozen=True, slots=True)
class _Ending:
    """Knots of one shape that end in the same best story."""

    group: _Alike
    knots: Ints
    told: Told
    best: Story

    @property
    def charges(self) -> Ints:
        """The charges of these knots: a row for each charge of the shape."""
        found: Ints = self.group.charges[:, self.knots]
        return found

    def slips_of(self, slip: int) -> Ints:
        """The slips that a slip of the shape is, in these knots."""
        group = self.group
        if slip >= 0:
            found: Ints = group.slips[slip, self.knots]
            return found
        at = next(
            _row(group.shape, charge, n)
            for charge, some in enumerate(group.shape.options)
            for n, option in enumerate(some)
            if option is not NONE and option.slip == slip
        )
        outside: Ints = group.outside[at, self.knots]
        return outside


def _end_if(stop: Callable[[], bool]) -> None:
    if stop():
        raise Stopped


class _Teller:
    """Tells the stories of all knots and gathers what follows from them. Made for one run, used once."""

    def __init__(self, items: OpenItems, odds: Odds, options: Options, weights: Weights, tied: Tied) -> None:
        self._items, self._odds, self._weights, self._tied = items, odds, weights, tied
        order = np.argsort(tied.option, kind="stable")
        self._options, self._knot = options.at(order), tied.option[order]
        self.uncharged: list[Uncharged] = []
        self.families: list[Family] = []
        self.free: list[tuple[Ints, NDArray[np.float64]]] = []
        self._belongs: list[tuple[NDArray[np.generic], ...]] = []

    def tell_all(self, stop: Callable[[], bool]) -> None:
        """Every knot, those of one shape together."""
        _end_if(stop)
        groups = list(self._shapes())
        for group, said, alone in zip(groups, self._between(groups), self._loose(groups), strict=True):
            _end_if(stop)
            shape, weights = group.shape, self._weights
            none = weights.none_mb[group.charges]
            rows, at = [], 0
            for charge, options in enumerate(shape.options):
                for option in options:
                    rows.append(none[charge] if option is NONE else self._options.weight_mb[group.rows[at]])
                    at += option is not NONE
            between = _with_loose(shape, np.array(rows), said, (none, alone))
            charged, uncharged = weights.charged_mb[group.slips], weights.uncharged_mb[group.slips]
            for knots_told, told in tell(shape, np.array(rows), charged, uncharged, between):
                for best in sorted(set(told.best.tolist())):
                    some = np.flatnonzero(told.best == best)
                    story = tuple(told.stories.which[best].tolist())
                    self._conclude(_Ending(group, knots_told[some], told.only(some), story))

    def _between(self, groups: Sequence[_Alike]) -> Iterator[Ints]:
        """What first charges say of extra ones: of each group a row for each repeat, a column for each knot.

        Asked once for all of them: most groups are a knot or two.
        """
        none = np.zeros((2, 0), dtype=np.int64)
        tied = np.concatenate([none, *(self._sides(group) for group in groups)], axis=1)
        both = self._options.pair[tied[0]], self._options.pair[tied[1]]
        said, end = knots.between_mb(self._items, self._odds, both, self._weights.none_mb), 0
        for group in groups:
            size = sum(slip != NOBODY for _, _, slip in group.shape.repeats) * group.charges.shape[1]
            yield said[end : end + size].reshape(-1, group.charges.shape[1])
            end += size

    def _sides(self, group: _Alike) -> Ints:
        """The two options of each repeat of a group on a slip, knot by knot."""
        shape = group.shape
        both = [
            (shape.row(one, _FIRST, slip), shape.row(other, _EXTRA, slip))
            for one, other, slip in shape.repeats
            if slip != NOBODY
        ]
        rows: Ints = group.rows[np.array(both, dtype=np.int64).reshape(-1, 2).T].reshape(2, -1)
        return rows

    def _loose(self, groups: Sequence[_Alike]) -> Iterator[Ints]:
        """Of each group's kin that may belong to no slip, the odds that one is the other's second keying.

        Asked once for all of them, as above: a row for each such repeat, a column for each knot.
        """
        pairs = [[(one, other) for one, other, slip in group.shape.repeats if slip == NOBODY] for group in groups]
        none = np.zeros(0, dtype=np.int64)
        one, other = (
            np.concatenate(
                [
                    none,
                    *(
                        g.charges[[both[at] for both in some]].ravel()
                        for g, some in zip(groups, pairs, strict=True)
                        if some
                    ),
                ]
            )
            for at in (0, 1)
        )
        found, end = weighing.loose_mb(self._odds, self._items.charges, (one, other), self._weights.none_mb), 0
        for group, some in zip(groups, pairs, strict=True):
            size = len(some) * group.charges.shape[1]
            yield (
                found[end : end + size].reshape(len(some), -1) if some else found[:0].reshape(0, group.charges.shape[1])
            )
            end += size

    def belonging(self) -> Belonging:
        """Who belongs to whom, of all that was told."""
        kinds = (np.int64, np.int64, np.bool_, np.float64, np.int64, np.float64, np.int64)
        columns: list[NDArray[Any]] = [
            np.concatenate([each[at] for each in self._belongs] or [np.zeros(0)]).astype(kind)
            for at, kind in enumerate(kinds)
        ]
        return Belonging(*columns)

    def _shapes(self) -> Iterator[_Alike]:
        tied, options = self._tied, self._options
        slip, slip_nth, slip_start, slip_count = _members(tied.slip, self._weights.slip_rank, tied.count)
        charge, charge_nth, charge_start, charge_count = _members(tied.charge, self._weights.charge_rank, tied.count)
        option_count = np.bincount(self._knot, minlength=tied.count)
        option_start = np.cumsum(option_count) - option_count
        is_open = tied.slip[options.slip] >= 0
        local = np.where(is_open, slip_nth[options.slip], _SETTLED + _settled_nth(self._knot, options.slip, is_open))
        code = (charge_nth[options.charge] * 2 + options.part) * _CODE + local
        same, wants, kin = self._alike(slip), self._wants()[slip], self._kin_among(charge)
        size = (int(charge_count.max(initial=0)) + 1, int(option_count.max(initial=0)) + 1)
        for mine in knots.grouped((slip_count * size[0] + charge_count) * size[1] + option_count):
            sizes = [int(count[mine[0]]) for count in (slip_count, charge_count, option_count)]
            slips, charges, rows = (
                (start[mine] + np.arange(size)[:, None])
                for start, size in zip((slip_start, charge_start, option_start), sizes, strict=True)
            )
            marks = np.concatenate(
                (same[slips] - slip_start[mine], wants[slips], kin[charges] - charge_start[mine], code[rows])
            ).T
            shapes, which = _distinct(marks)
            for mark, these in zip(shapes, knots.grouped(which), strict=True):
                outside = np.where(is_open[rows[:, these]], -1, options.slip[rows[:, these]])
                shape, alike = _shape(mark, *sizes[:2])
                yield _Alike(
                    shape, alike, tuple(bool(x) for x in mark[sizes[0] : 2 * sizes[0]]), slip[slips[:, these]],
                    charge[charges[:, these]], rows[:, these], outside,
                )  # fmt: skip

    def _alike(self, slips: Ints) -> Ints:
        """For slips gathered by knot: the row of the first one of its knot that nothing tells apart from each."""
        first, knot = np.arange(len(slips), dtype=np.int64), self._tied.slip[slips]
        # Most slips are alone in their knot, and like nobody.
        beside = np.r_[False, knot[1:] == knot[:-1]]
        some = np.flatnonzero(beside | np.r_[beside[1:], False])
        items, slip = self._items.slips, slips[some]
        own = items["is_voided"] | items["is_cash"] | ((items["last4"] < 0) & (items["card"] == 0))
        columns = [items[name][slip] for name in ("store", "amount", "last4", "card", "is_refund")]
        columns += [np.where(own[slip], slip + 1, 0), knot[some]]
        order = np.lexsort(columns)
        fresh = np.ones(len(some), dtype=bool)
        fresh[1:] = np.any([column[order][1:] != column[order][:-1] for column in columns], axis=0)
        heads = np.flatnonzero(fresh)
        lowest = np.minimum.reduceat(some[order], heads) if len(heads) else heads
        first[some[order]] = np.repeat(lowest, np.diff(np.r_[heads, len(some)]))
        return first

    def _kin_among(self, charges: Ints) -> Ints:
        """For charges gathered by knot: the row of the first one of its knot that is kin."""
        kin = self._weights.kin
        key = self._tied.charge[charges].astype(np.int64) * len(kin) + kin[charges]
        _, first, which = np.unique(key, return_index=True, return_inverse=True)
        found: Ints = first[which.ravel()].astype(np.int64)
        return found

    def _wants(self) -> Marks:
        wants: Marks = ~(self._items.slips["is_voided"] | self._items.slips["is_cash"])
        return wants

    def _conclude(self, end: _Ending) -> None:
        shape, best, told = end.group.shape, end.best, end.told
        families: dict[int, list[int]] = {}
        for charge in sorted(range(len(best)), key=lambda at: shape.place(best, at).part):
            option = shape.place(best, charge)
            if option.part is Part.NONE:
                sure = told.probability(told.stories.slip[:, charge] == NOBODY)
                self.free.append((end.charges[charge], sure))
            else:
                families.setdefault(option.slip, []).append(charge)
        for slip, charges in families.items():
            alike = frozenset(end.group.alike[slip] if slip >= 0 else (slip,))
            for charge in charges:
                self._belong(end, charge, alike)
            if len(charges) > 1 or slip < 0:
                self._family(end, slip, charges)
        for slip in range(shape.slips):
            if slip not in families and end.group.wants[slip]:
                self._uncharged(end, slip)

    def _belong(self, end: _Ending, charge: int, alike: frozenset[int]) -> None:
        shape, told = end.group.shape, end.told
        mine = told.stories.slip[:, charge]
        sure = told.probability(_is_in(mine, alike))
        others = sorted({o.slip for o in shape.options[charge] if o is not NONE} - alike, reverse=True)
        rival = np.full(len(end.knots), -1, dtype=np.int64)
        share = np.zeros(len(end.knots))
        for other in others:
            likely = told.probability(mine == other)
            better = likely > share
            rival = np.where(better, end.slips_of(other), rival)
            share = np.where(better, likely, share)
        option = shape.place(end.best, charge)
        row = end.group.rows[_row(shape, charge, end.best[charge]), end.knots]
        first = np.full(len(end.knots), option.part is Part.FIRST)
        pair = self._options.pair[row]
        slips = self._items.pairs["slip"][pair]  # the very slip, where two of them are one sale
        self._belongs.append((end.charges[charge], slips, first, sure, rival, share, pair))

    def _family(self, end: _Ending, slip: int, charges: list[int]) -> None:
        shape, best, told = end.group.shape, end.best, end.told
        alike = end.group.alike[slip] if slip >= 0 else (slip,)
        slip_of = told.stories.slip
        own = np.zeros(len(best), dtype=bool)
        own[charges] = True
        specific = told.probability(np.any([((slip_of == one) == own).all(axis=1) for one in alike], axis=0))
        here = _is_in(slip_of, alike)
        everyone = np.array([_slip(shape, best, at) in alike for at in range(len(best))])
        count = told.probability((here == everyone).all(axis=1))
        slips = end.slips_of(slip)
        settling = self._items.slips["charge"][slips] if slip < 0 else None
        members = end.charges
        some = end.group.slips[:, end.knots]
        for at, knot_slip in enumerate(slips.tolist()):
            first = () if settling is None else (int(settling[at]),)
            mine = (*first, *members[charges, at].tolist())
            every = tuple(members[everyone, at].tolist()) if len(alike) > 1 else mine
            like = tuple(some[list(alike), at].tolist()) if slip >= 0 else (knot_slip,)
            self.families.append(Family(knot_slip, mine, float(specific[at]), like, every, float(count[at])))

    def _uncharged(self, end: _Ending, slip: int) -> None:
        alike = end.group.alike[slip]
        told = end.told
        bare = ~told.stories.charged
        number = len(set(alike) - set(end.group.shape.first_of(end.best)))
        specific = told.probability(bare[:, slip]).tolist()
        count = told.probability(bare[:, list(alike)].sum(axis=1) == number).tolist()
        some = end.group.slips[:, end.knots]
        for at in range(len(end.knots)):
            like = tuple(some[list(alike), at].tolist())
            self.uncharged.append(Uncharged(int(some[slip, at]), specific[at], like, count[at]))


def _with_loose(shape: Shape, weights: Ints, said: Ints, loose: tuple[Ints, Ints]) -> Ints:
    """What is said of repeats, with those of kin that may both belong to no slip.

    What says that one is the second keying of the other says it wherever the first one belongs: it must not draw both
    to a slip, nor away from it. `loose` are the odds of each charge that it belongs to no slip, and what such kin say
    of each other by themselves.
    """
    none_mb, alone_mb = loose
    odds: dict[frozenset[int], Ints] = {}
    tied = [each for each in shape.repeats if each[2] != NOBODY]
    for (one, other, slip), mine in zip(tied, said, strict=True):
        gain = weights[shape.row(other, _EXTRA, slip) + other] + mine - none_mb[other]
        both = frozenset((one, other))
        odds[both] = np.maximum(odds[both], gain) if both in odds else gain
    found = [said]
    for (one, other, _), alone in zip(shape.repeats[len(tied) :], alone_mb, strict=True):
        gain = np.minimum(alone, odds.get(frozenset((one, other)), np.int64(-60 * BIT)))
        found.append(mbs(1 + 2.0 ** np.minimum(60.0, gain / BIT))[None, :])
    return np.concatenate(found)


def _distinct(rows: Ints) -> tuple[Ints, Ints]:
    """The distinct rows, in order, and which of them each row is."""
    # Rows are compared by a mix of their numbers first: whole rows of thousands of knots are slow to sort.
    mixed = rows @ (_MIX ** np.arange(1, rows.shape[1] + 1, dtype=np.uint64)).astype(np.int64)
    _, first, which = np.unique(mixed, return_index=True, return_inverse=True)
    few, place = np.unique(rows[first], axis=0, return_inverse=True)
    which = place.ravel()[which.ravel()]
    if not np.array_equal(few[which], rows):  # two kinds of rows were mixed to one number
        few, which = np.unique(rows, axis=0, return_inverse=True)
    return few, which.ravel()


def _slip(shape: Shape, story: Story, charge: int) -> int:
    option = shape.place(story, charge)
    return NOBODY if option.part is Part.NONE else option.slip


def _is_in(column: Ints, some: Collection[int]) -> Marks:
    first, *rest = some
    found: Marks = column == first
    for one in rest:  # a few: asking for each is cheaper than a search
        found |= column == one
    return found


def _row(shape: Shape, charge: int, n: int) -> int:
    return shape.starts[charge] + n


def _members(knot: Ints, rank: Ints, count: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Whoever is in a knot, by knot and rank; each one's number in it; starts and sizes of knots."""
    tied = np.flatnonzero(knot >= 0)
    tied = tied[knots.ordered(knot[tied], rank[tied])]
    size = np.bincount(knot[tied], minlength=count)
    start = np.cumsum(size) - size
    nth = np.full(len(knot), -1, dtype=np.int64)
    nth[tied] = np.arange(len(tied)) - start[knot[tied]]
    return tied, nth, start, size


def _settled_nth(knot: Ints, slip: Ints, is_open: Marks) -> Ints:
    """A number for each settled slip of a knot, from 0, the same for options on the same one."""
    number = np.zeros(len(knot), dtype=np.int64)
    rows = np.flatnonzero(~is_open)
    wide = int(slip.max(initial=0)) + 1
    pairs, which = np.unique(knot[rows] * wide + slip[rows], return_inverse=True)
    starts = np.searchsorted(pairs // wide, pairs // wide, side="left")
    number[rows] = (np.arange(len(pairs)) - starts)[which.ravel()]
    return number


def _shape(mark: Ints, slips: int, charges: int) -> tuple[Shape, tuple[tuple[int, ...], ...]]:
    options: list[list[Option]] = [[] for _ in range(charges)]
    kin = tuple(mark[2 * slips : 2 * slips + charges].tolist())
    for code in mark[2 * slips + charges :].tolist():
        which, local = divmod(code, _CODE)
        slip = local if local < _SETTLED else _SETTLED - 1 - local
        options[which // 2].append(Option(Part(which % 2), slip))
    heads = mark[:slips].tolist()
    alike = tuple(tuple(at for at in range(slips) if heads[at] == heads[mine]) for mine in range(slips))
    return Shape(slips, tuple((*some, NONE) for some in options), kin), alike
