"""Gathering what competes: the places that charges could take, the faint ones dropped, and the knots they tie. Pure.

All in columns. A knot is whatever hangs together by options on open slips; a settled slip ties nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import weighing
from shoebox.reconcile.evidence import BIT, Odds
from shoebox.reconcile.placing import FAINT_MB, Options
from shoebox.reconcile.sides import Columns, OpenItems
from shoebox.reconcile.stories import Part
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.weighing import Marks

OPTIONS_MAX = 8
_NARROW: Any = np.int32  # of places and of weights: they are columns of whoever is open
_NEVER = np.int32(-(10**9))
_RIVAL_MB = 20 * BIT
_EXTRA_RIVAL_MB = 13 * BIT
_HOPE_MB = 10 * BIT
_TURNS = 1_000  # into so many parts a turn among equals is told
KIN_MAX = 32  # first charges of one slip that an extra one is held against
OPTIONS_AT_ONCE = 500_000  # held against each other; what is worked out for each takes a hundred bytes meanwhile
CHARGES_MAX = 150  # of a knot; a solver takes the cube of it
_BEHIND_MB = (10 * BIT, 7 * BIT, 5 * BIT, 3 * BIT, 2 * BIT, BIT, 0)


@dataclass(frozen=True, slots=True)
class Weights:
    """What every slip and charge costs a story: a slip charged or not, a charge that belongs to none.

    `kin` is, for each charge, the lowest one that says the same of store, money and card.
    """

    charged_mb: Ints
    uncharged_mb: Ints
    none_mb: Ints
    slip_rank: Ints
    charge_rank: Ints
    kin: Ints


def weights(items: OpenItems, odds: Odds, alone: NDArray[np.float64], twice_odds: NDArray[np.float64]) -> Weights:
    """What every slip and every charge costs a story. `twice_odds` say how much a slip looks like a second keying."""
    doubled = twice_odds / (1 + twice_odds)
    lost = odds.rates.slip_lost
    plain = ~(items.slips["is_voided"] | items.slips["is_cash"])
    return Weights(
        np.where(plain, odds.charged, 0).astype(_NARROW),
        np.where(plain, mbs(lost + (1 - lost) * doubled), 0).astype(_NARROW),
        mbs(alone).astype(_NARROW),
        _rank(items.slips["sold_at"]),
        _rank(items.charges["charged_at"]),
        _kin(items.charges),
    )


def _kin(charges: Columns) -> Ints:
    own: Ints = np.arange(len(charges["amount"]), dtype=_NARROW)
    some = np.flatnonzero((charges["store"] != 0) & (charges["last4"] >= 0))
    names = ("amount", "last4", "store", "currency", "is_refund")
    columns = [charges[name][some] for name in names]
    order = np.lexsort(columns)
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = np.any([column[order][1:] != column[order][:-1] for column in columns], axis=0)
    own[some[order]] = some[order][np.flatnonzero(fresh)[np.cumsum(fresh) - 1]] if len(order) else order
    return own


@dataclass(frozen=True, slots=True)
class Kin:
    """What a first charge of its slip, if it is kin, says of each option as an extra charge of an open slip.

    `most_mb` is the most that any says; `likely_mb` the same less what it costs the first charge to be that slip's, and
    not where it fits best: two charges of one sale fit it equally well and another one equally badly.
    """

    most_mb: Ints
    likely_mb: Ints


def told_by_kin(options: Options, items: OpenItems, odds: Odds, weights: Weights) -> Kin:
    """What kin say of each option."""
    found = np.zeros((2, len(options.charge)), dtype=_NARROW)
    is_open = items.slips["charge"][options.slip] < 0
    firsts, extras = (np.flatnonzero(is_open & (options.part == part)) for part in (Part.FIRST, Part.EXTRA))
    wide = len(weights.kin)
    keys = [options.slip[rows].astype(np.int64) * wide + weights.kin[options.charge[rows]] for rows in (firsts, extras)]
    firsts = firsts[order := np.argsort(keys[0], kind="stable")]
    start, end = (np.searchsorted(keys[0][order], keys[1], side=side) for side in ("left", "right"))
    del keys, order
    many = np.minimum(end - start, KIN_MAX)
    gain = _gain(options, weights)
    best = np.zeros(len(weights.none_mb), dtype=_NARROW)  # to belong to no slip
    np.maximum.at(best, options.charge, gain)
    behind = (gain - best[options.charge])[firsts]
    for some in _cut(many):
        count = many[some]
        extra = np.repeat(extras[some], count)
        at = np.arange(len(extra)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(start[some], count)
        others = options.charge[firsts[at]] != options.charge[extra]
        at, extra = at[others], extra[others]
        said = between_mb(items, odds, (options.pair[firsts[at]], options.pair[extra]), weights.none_mb)
        for most, each in zip(found, (said, said + behind[at]), strict=True):
            np.maximum.at(most, extra, each.astype(_NARROW))
    return Kin(*found)


def _cut(many: Ints) -> Iterator[slice]:
    """Rows of which each stands for so many, as many rows as are not too much at once."""
    every = np.cumsum(many)
    whole = int(every[-1]) if len(every) else 0
    cuts = np.searchsorted(every, np.arange(OPTIONS_AT_ONCE, whole, OPTIONS_AT_ONCE)) + 1
    for start, end in pairwise((0, *cuts.tolist(), len(many))):
        yield slice(start, end)


def _shares(charge: Ints) -> Iterator[Ints]:
    """The rows of options, all of some charges at a time, the lowest charges first."""
    size, count = int(charge.max(initial=0)) + 1, 1 + len(charge) // OPTIONS_AT_ONCE
    for share in range(count):
        yield np.flatnonzero((charge >= size * share // count) & (charge < size * (share + 1) // count))


def _gain(options: Options, weights: Weights) -> Ints:
    """How much likelier each option is than that its charge belongs to no slip, and its slip has none."""
    is_first = options.part == Part.FIRST
    gain: Ints = options.weight_mb - weights.none_mb[options.charge]
    return gain + np.where(is_first, (weights.charged_mb - weights.uncharged_mb)[options.slip], 0)


def between_mb(items: OpenItems, odds: Odds, both: tuple[Ints, Ints], none_mb: Ints) -> Ints:
    """What first charges say of extra ones of the same open slip; `both` are rows of the pairs."""
    one, other = (items.pairs["charge"][rows] for rows in both)
    found = weighing.again_mb(odds, items.charges, one, other, np.zeros(len(one), dtype=bool))
    found += weighing.shared_mb(odds, items, both, none_mb)
    return found


def worth_telling(options: Options, weights: Weights, kin: Kin) -> Options:
    """Without the faint ones: for each charge at most so many places of a part, and none far behind the best of it.

    `kin` is what may still be said for each option (`told_by_kin`).
    """
    rows = np.concatenate([some[_seen(options.at(some), weights, kin, some)] for some in _shares(options.charge)])
    options, most_mb = options.at(rows), kin.most_mb[rows]
    del rows, kin
    turns = _turns(np.unique(options.charge), weights)
    kept = []
    for share in _shares(options.charge):
        some = options.at(share)
        order = _nearest(some, _gain(some, weights) + most_mb[share], weights, turns)
        kept.append(share[order[_nth(some.charge[order].astype(np.int64) * 2 + some.part[order]) < OPTIONS_MAX]])
    rows = np.concatenate(kept)
    options, most_mb = options.at(rows), most_mb[rows]
    for _ in range(2):
        hope = _hope(options, _gain(options, weights) + most_mb)
        options, most_mb = options.at(hope), most_mb[hope]
    rank = weights.slip_rank[options.slip]
    return options.at(ordered(weights.charge_rank[options.charge], options.part, rank, -options.weight_mb)).wide()


def _seen(options: Options, weights: Weights, kin: Kin, rows: Ints) -> Marks:
    """Options that are neither faint nor far behind the best of their charge; `rows` are theirs in `kin`."""
    gain = _gain(options, weights)
    likely, gain = gain + kin.likely_mb[rows], gain + kin.most_mb[rows]
    found: Marks = gain > -FAINT_MB
    some, size = options.at(found), len(weights.none_mb)
    found[found] = _is_near(some, gain[found], size) | _is_near(some, likely[found], size)
    return found


def _nearest(options: Options, gain: Ints, weights: Weights, turns: tuple[Ints, Ints]) -> Ints:
    """The rows by charge and part, the best first; and among equals those of the charge's own turn (`_turns`).

    Where a card was charged the same twenty times, each charge fits each of twenty slips. All of them would keep the
    same few: so the third charge of such keeps the slips about the third.
    """
    group, rank = options.charge.astype(np.int64) * 2 + options.part, weights.slip_rank[options.slip]
    by_rank = ordered(group, rank)
    many = np.bincount(group)
    turn = np.empty(len(group), dtype=np.int64)
    turn[by_rank] = _nth(group[by_rank])
    mine, all_mine = turns
    off = np.abs((2 * turn + 1) * all_mine[options.charge] - (2 * mine[options.charge] + 1) * many[group])
    return ordered(group, -gain, off * _TURNS // (many[group] * all_mine[options.charge]), rank)


def _turns(charges: Ints, weights: Weights) -> tuple[Ints, Ints]:
    """Which of its kin, in time, each of these charges is, and of how many; of all charges, the others are alone."""
    kin = weights.kin[charges]
    order = ordered(kin, weights.charge_rank[charges])
    turn, many = np.zeros(len(weights.kin), dtype=np.int64), np.bincount(kin, minlength=len(weights.kin))
    turn[charges[order]] = _nth(kin[order])
    return turn, np.maximum(1, many[weights.kin])


def _is_near(options: Options, gain: Ints, charges: int) -> Marks:
    """Options not far behind the best of their charge and part.

    First and extra are no rivals: that a charge fits well as a first one does not stop it from being an extra one.
    """
    group = options.charge * 2 + options.part
    top = np.full(2 * charges, _NEVER, dtype=gain.dtype)
    np.maximum.at(top, group, gain)
    near: Marks = gain > top[group] - np.where(options.part == Part.FIRST, _RIVAL_MB, _EXTRA_RIVAL_MB)
    return near


def _hope(options: Options, gain: Ints) -> Marks:
    """Options that some story may still need: without this a slip that fits everybody a little ties all to one knot.

    A charge can't be the first of a slip where another one gains far more there than anywhere else. And a charge that
    nobody rivals for its slip takes no place that is far worse.
    """
    first, rows = options.part == Part.FIRST, np.arange(len(gain))
    best, second, which = _two_best(options.charge, gain)
    elsewhere = np.maximum(0, np.where(which[options.charge] == rows, second[options.charge], best[options.charge]))
    strength = np.where(first, gain - elsewhere, _NEVER)
    best, second, which = _two_best(options.slip, strength)
    rival = np.where(which[options.slip] == rows, second[options.slip], best[options.slip])
    hope = ~first | (rival - gain <= _HOPE_MB)
    firsts = np.bincount(options.slip[first & hope], minlength=len(best))
    alone = first & hope & (firsts[options.slip] == 1)
    sure = np.full(int(options.charge.max(initial=-1)) + 1, _NEVER, dtype=gain.dtype)
    np.maximum.at(sure, options.charge[alone], gain[alone])
    found: Marks = hope & (alone | (gain >= sure[options.charge] - _EXTRA_RIVAL_MB))
    return found


def _two_best(group: Ints, value: Ints) -> tuple[Ints, Ints, Ints]:
    """For each group the two highest values, and the first row of the highest."""
    size = int(group.max(initial=-1)) + 1
    best, second = np.full(size, _NEVER, dtype=value.dtype), np.full(size, _NEVER, dtype=value.dtype)
    which = np.full(size, -1, dtype=np.int64)
    np.maximum.at(best, group, value)
    top = np.flatnonzero(value == best[group])[::-1]
    which[group[top]] = top
    rest = np.ones(len(group), dtype=bool)
    rest[which[which >= 0]] = False
    np.maximum.at(second, group[rest], value[rest])
    return best, second, which


def ordered(*keys: Ints) -> Ints:
    """Rows in the order of keys, the first one first; together the keys are different in every row.

    Keys are packed into one number as far as they fit: sorting by four columns takes four times as long as by one.
    """
    packed: list[Ints] = []
    room = 1
    for key in reversed(keys):
        lowest = int(key.min(initial=0))
        span = int(key.max(initial=0)) - lowest + 1
        if packed and room * span < 1 << 62:
            packed[-1] = packed[-1] + (key.astype(np.int64) - lowest) * room
            room *= span
        else:
            packed.append(key.astype(np.int64) - lowest)
            room = span
    return np.argsort(packed[0]) if len(packed) == 1 else np.lexsort(packed)


def grouped(code: Ints) -> list[Ints]:
    """The rows of each code, by code and row."""
    order = np.argsort(code, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(code[order])) + 1) if len(code) else []


@dataclass(frozen=True, slots=True)
class Tied:
    """The knot that each slip, charge and option belongs to; -1 for whoever stands alone or is settled."""

    slip: Ints
    charge: Ints
    option: Ints
    count: int


def tie(options: Options, is_open_slip: Marks, charges: int) -> Tied:
    """Which slips and charges hang together by options on open slips."""
    slips = len(is_open_slip)
    binding = is_open_slip[options.slip]
    label = _lowest(options.slip[binding], slips + options.charge[binding], slips + charges)
    here = np.zeros(slips + charges, dtype=bool)
    here[options.slip[binding]] = True
    here[slips + options.charge] = True
    is_head = np.zeros(slips + charges, dtype=bool)
    is_head[label[here]] = True
    knot = np.where(here, (np.cumsum(is_head) - 1)[label], -1)
    return Tied(knot[:slips], knot[slips:], knot[slips:][options.charge], int(is_head.sum()))


def tie_small(options: Options, weights: Weights, is_open_slip: Marks) -> tuple[Options, Tied]:
    """The same where no knot is so large that nobody could tell its stories: the faintest options of one are let go.

    Where a store has hundreds of slips of one price and card, chance ties thousands of them; each charge of such a knot
    keeps what is nearest to its best option of each part, and nearer still until the knot falls apart. One of equals
    falls apart into its slips. No other knot loses anything.
    """
    charges = len(weights.none_mb)
    tied = tie(options, is_open_slip, charges)
    for behind_mb in (*_BEHIND_MB, None):
        is_large = np.bincount(tied.charge[tied.charge >= 0], minlength=tied.count) > CHARGES_MAX
        if not is_large.any():
            break
        rows = np.flatnonzero(is_large[tied.option])
        some = options.at(rows)
        stays = ~is_large[tied.option]
        stays[rows] = _beside_one(some, weights) if behind_mb is None else _is_nearer(some, weights, behind_mb)
        options = options.at(stays)
        tied = tie(options, is_open_slip, charges)
    return options, tied


def _is_nearer(options: Options, weights: Weights, behind_mb: int) -> Marks:
    """Options that are no further behind the best of their charge and part."""
    gain, group = _gain(options, weights), options.charge * 2 + options.part
    top = np.full(int(group.max()) + 1, _NEVER, dtype=gain.dtype)
    np.maximum.at(top, group, gain)
    found: Marks = gain >= top[group] - behind_mb
    return found


def _beside_one(options: Options, weights: Weights) -> Marks:
    """Options on the one slip that each charge fits best; of the charges that may be its first one the first few."""
    order = _nearest(options, _gain(options, weights), weights, _turns(np.unique(options.charge), weights))
    best = order[_nth(options.charge[order]) == 0]
    mine = np.full(int(options.charge.max()) + 1, -1, dtype=np.int64)
    mine[options.charge[best]] = options.slip[best]
    found: Marks = options.slip == mine[options.charge]
    firsts = np.flatnonzero(found & (options.part == Part.FIRST))
    firsts = firsts[ordered(options.slip[firsts], weights.charge_rank[options.charge[firsts]])]
    found[firsts[_nth(options.slip[firsts]) >= KIN_MAX]] = False
    return found


def _lowest(one: Ints, other: Ints, count: int) -> Ints:
    """For each of so many numbers the lowest one that it hangs together with, by edges from `one` to `other`."""
    label = np.arange(count, dtype=np.int64)
    while True:
        ends = label[one], label[other]
        if np.array_equal(*ends):
            return label
        low = np.minimum(*ends)
        for end in ends:
            np.minimum.at(label, end, low)
        while not np.array_equal(nearer := label[label], label):
            label = nearer


def _rank(moment: NDArray[np.int64]) -> Ints:
    """Place in time; rows at the same moment keep the order of their ids."""
    rank: Ints = np.empty(len(moment), dtype=_NARROW)
    rank[np.argsort(moment, kind="stable")] = np.arange(len(moment))
    return rank


def _nth(groups: Ints) -> Ints:
    """For sorted groups: which row of its group each row is."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else np.zeros(0, dtype=np.int64)
    return np.arange(len(groups)) - np.repeat(starts, np.diff(np.r_[starts, len(groups)]))
