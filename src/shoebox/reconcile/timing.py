"""When charges come: how long after the sale, where in the pile, and when the POS charges as usual. Pure; arithmetic.

Stores key their piles on recovery, mostly in order, so that neighbours in a ledger are neighbours at central too. How
close is measured on this run's anchors, store by store, and says nothing where nobody kept an order. Everything here is
a density, in thousandths of a bit of chances a second: what is likely at a moment is held against what comes anyhow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile.sides import Columns

Ints = NDArray[np.int64]
BIT = 1_000
MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400
LAG_EDGES_S = (
    -2 * DAY_S, -26 * HOUR_S, -22 * HOUR_S, -12 * HOUR_S, -6 * HOUR_S, -2 * HOUR_S, -20 * MINUTE_S, -MINUTE_S,
    10 * MINUTE_S, HOUR_S, 4 * HOUR_S, 12 * HOUR_S, DAY_S, 2 * DAY_S, 3 * DAY_S, 4 * DAY_S, 5 * DAY_S, 7 * DAY_S,
    10 * DAY_S, 14 * DAY_S, 30 * DAY_S,
)  # fmt: skip
_LAG_ENDS_S = (-4 * DAY_S, 46 * DAY_S)
_PILE_EDGES_S = (MINUTE_S, 3 * MINUTE_S, 8 * MINUTE_S, 20 * MINUTE_S, HOUR_S, 3 * HOUR_S)
_AT_ONCE_S = (-20 * MINUTE_S, 10 * MINUTE_S)
_NEIGHBOURS, _CLOSE = 8, 5
ASKED_AT_ONCE = 100_000  # slips; the neighbours of each take two hundred bytes meanwhile
_ANCHORS_MIN = 3 * _NEIGHBOURS
# Anchors that what is usual may count for in each store: few where stores differ, many where they are alike.
_STORE_BELIEFS = (20.0, 50.0, 100.0, 300.0, 1_000.0, 10_000.0, 1e9)
_SEEN = 10.0  # what a band is worth that no anchor fell into, shared among all
_ANYHOW = 0.15  # of the charges that belong to no slip, those that may come at any moment
UNKNOWN_S = -(1 << 40)
_AROUND_HOURS = 90 * 24


def mbs(odds: NDArray[np.float64]) -> Ints:
    """Thousandths of a bit of a column of odds."""
    found: Ints = np.rint(BIT * np.log2(odds)).astype(np.int64)
    return found


@dataclass(frozen=True, slots=True)
class Timing:
    """What the anchors of a run show of time; made by `fit`."""

    stores: Ints  # in order
    bands_mb: Ints  # a row for each store, the last one for any other; places in the pile first, then lags
    early: tuple[float, ...]  # for each band of lag, the share of anchors in it or before it
    by_number: bool
    pile: Columns

    def due_s(self, slips: Columns) -> Ints:
        """When each slip's charge would be keyed, if its pile is keyed in order; `UNKNOWN_S` where nobody can tell.

        Its place is among its neighbours by number where those show the order better, else among those in time.
        """
        due = _due(self.pile, slips, by_number=False)
        if self.by_number:
            numbered = _due(self.pile, slips, by_number=True)
            due = np.where(numbered == UNKNOWN_S, due, numbered)
        return due

    def first_mb(self, lag_s: Ints, off_s: Ints, store: NDArray[Any]) -> Ints:
        """How likely a first charge comes then in its slip's store; `off_s` is how far from its place in the pile."""
        asked = store.astype(np.int64, copy=False)
        at = np.minimum(np.searchsorted(self.stores, asked), max(0, len(self.stores) - 1))
        is_known = self.stores[at] == asked if len(self.stores) else np.zeros(len(asked), dtype=bool)
        found: Ints = self.bands_mb[np.where(is_known, at, len(self.stores)), _band(lag_s, off_s)]
        return found

    def too_early_mb(self, lag_s: Ints) -> Ints:
        """What it costs that a charge comes so long before its sale: clocks go wrong, and so do days."""
        shares = np.clip(np.array(self.early) / 0.02, 1e-3, 1.0)
        return mbs(shares)[np.searchsorted(LAG_EDGES_S, lag_s, side="right")]

    @property
    def earliest_s(self) -> int:
        """The shortest lag that is nothing out of the ordinary."""
        usual = [edge for edge, share in zip(LAG_EDGES_S, self.early[:-1], strict=True) if share < 0.004]
        return max([edge for edge in usual if edge <= 0], default=LAG_EDGES_S[0])


def fit(anchors: Columns) -> Timing:
    """Measure how charges follow their slips in this run; anchors are columns as `sides` describes them."""
    lag = anchors["lag"]
    later = ~_is_at_once(lag, anchors["sold_at"])
    names = ("store", "register", "slip_no", "sold_at", "charged_at")
    pile = {name: anchors[name][later] for name in names}
    by_time, by_number = (_off_s(anchors, pile, later, by_number=by) for by in (False, True))
    known = by_number < -UNKNOWN_S // 2
    is_numbered = bool(known.sum() > 0.8 * len(lag) and np.median(by_number[known]) < np.median(by_time[known]))
    off = np.where(known, by_number, by_time) if is_numbered else by_time
    bands = len(_PILE_EDGES_S) + len(LAG_EDGES_S) + 1
    # Bands that no anchor fell into are believed in a little; those before the sale hardly, but for a wrong day.
    before = np.arange(len(_PILE_EDGES_S), len(_PILE_EDGES_S) + LAG_EDGES_S.index(-20 * MINUTE_S) + 1)
    belief = np.ones(bands)
    belief[before] = 0.02
    belief[len(_PILE_EDGES_S) + LAG_EDGES_S.index(-22 * HOUR_S)] = 0.2
    band = _band(lag, off)
    met = np.bincount(band, minlength=bands)
    met[before] = np.maximum(0, met[before] - 1)  # one accident is no habit
    seen = met + _SEEN / bands * belief
    widths = np.array([*_widths((0, *_PILE_EDGES_S)) * 2, *_widths((_LAG_ENDS_S[0], *LAG_EDGES_S, _LAG_ENDS_S[1]))])
    stores, bands_mb = _of_each_store(anchors["store"].astype(np.int64), band, seen / seen.sum(), widths)
    lags = np.bincount(np.searchsorted(LAG_EDGES_S, lag, side="right"), minlength=len(LAG_EDGES_S) + 1)
    lags[: len(before)] = np.maximum(0, lags[: len(before)] - 1)
    early = (np.cumsum(lags) + 0.2) / (len(lag) + 20)
    return Timing(stores, bands_mb, tuple(early.tolist()), is_numbered, pile)


def _of_each_store(
    store: Ints, band: Ints, shares: NDArray[np.float64], widths: NDArray[np.float64]
) -> tuple[Ints, Ints]:
    """The stores, and how likely a first charge comes in each band, store by store: one keys in order, another not.

    What all stores together show counts as some anchors of each, as many as foretell the anchors best.
    """
    stores, number = np.unique(store, return_inverse=True)
    met = np.bincount(number * len(shares) + band, minlength=len(stores) * len(shares)).reshape(-1, len(shares))
    belief = _belief(met)
    met = np.maximum(0, met - 1)  # an anchor says nothing of itself
    mine = (met + belief * shares) / (met.sum(axis=1, keepdims=True) + belief)
    return stores, mbs(np.vstack((mine, shares)) / widths)


def _belief(met: Ints) -> float:
    """The one of `_STORE_BELIEFS` by which its store's others and all stores together foretell each anchor best."""
    at, band = np.nonzero(met)
    mine, all_of_store = met[at, band], met.sum(axis=1)[at]
    usual = met.sum(axis=0)[band] / max(1, met.sum())
    told = [
        float((mine * np.log((mine - 1 + belief * usual) / (all_of_store - 1 + belief))).sum())
        for belief in _STORE_BELIEFS
    ]
    return max(zip(told, _STORE_BELIEFS, strict=True))[1]


def _is_at_once(lag: Ints, sold_at: Ints) -> NDArray[np.bool_]:
    """Charges that a terminal took by itself at the sale, where most were keyed later: they lie in no pile.

    A few of them in a row lie closer together than their neighbours in the pile do, and would pass for its place.
    Where slips know their day alone, all at one hour, it is a charge of that day.
    """
    first, end = (-DAY_S // 2, DAY_S // 2) if knows_days_only(sold_at) else _AT_ONCE_S
    found: NDArray[np.bool_] = (lag >= first) & (lag < end)
    return found if 2 * int(found.sum()) < len(found) else np.zeros(len(found), dtype=bool)


def knows_days_only(sold_at: Ints) -> bool:
    """Whether slips know their day alone, and stand all at one hour of it."""
    _, often = np.unique(sold_at % DAY_S, return_counts=True)
    return bool(often.max(initial=0) > 0.9 * len(sold_at))


def _off_s(anchors: Columns, pile: Columns, is_in_pile: NDArray[np.bool_], *, by_number: bool) -> Ints:
    """How far each anchor's charge is from its place among its neighbours in the pile; itself left out."""
    due = np.empty(len(is_in_pile), dtype=np.int64)
    rest = {name: anchors[name][~is_in_pile] for name in pile}
    due[is_in_pile] = _due(pile, pile, by_number=by_number, is_self=True)
    due[~is_in_pile] = _due(pile, rest, by_number=by_number)
    off: Ints = np.abs(due - anchors["charged_at"])
    return off


@dataclass(frozen=True, slots=True)
class Hours:
    """How likely a charge that belongs to no slip comes in each hour, in thousandths of a bit a second."""

    first: int
    mb: Ints

    def at_mb(self, moment_s: Ints) -> Ints:
        """At these moments."""
        found: Ints = self.mb[np.clip(moment_s // HOUR_S - self.first, 0, len(self.mb) - 1)]
        return found


def near(span: tuple[int, int], middle_s: int) -> tuple[int, int]:
    """The part of a span of hours that lies around the outage: one charge dated 1970 must not make half a million."""
    middle = middle_s // HOUR_S
    first, last = max(span[0], middle - _AROUND_HOURS), min(span[1], middle + _AROUND_HOURS)
    return (first, last) if first <= last else (middle, middle)


def hours(hour: Ints, count: Ints, span: tuple[int, int]) -> Hours:
    """From counts by hour since 1970; `span` is the first and the last hour that are looked at."""
    first, last = span
    inside = (hour >= first) & (hour <= last)
    seen = np.zeros(last - first + 3)
    np.add.at(seen, hour[inside] - first + 1, count[inside])
    smooth = (seen[:-2] + 2 * seen[1:-1] + seen[2:]) / 4
    share = (1 - _ANYHOW) * smooth / max(1.0, smooth.sum()) + _ANYHOW / len(smooth)
    return Hours(first, mbs(share / share.sum() / HOUR_S))


# How far apart two charges of one sale come: replayed at once under one order, or keyed again by another hand.
_APART_EDGES_S = (2 * MINUTE_S, 10 * MINUTE_S, 30 * MINUTE_S, 2 * HOUR_S, 12 * HOUR_S, 2 * DAY_S, 4 * DAY_S, 6 * DAY_S,
                  9 * DAY_S, 15 * DAY_S, 50 * DAY_S)  # fmt: skip
_REPLAYED = (0.80, 0.08, 0.03, 0.02, 0.01, 0.05, 0.009, 0.0005, 0.0003, 0.0001, 0.0001)
_KEYED_AGAIN = (0.01, 0.02, 0.04, 0.10, 0.33, 0.41, 0.07, 0.01, 0.005, 0.003, 0.002)
_APART_BELIEF = 20.0


def apart_shares(apart_s: Ints, by_chance: tuple[float, float], charged_s: Ints, anyhow: Hours) -> tuple[float, ...]:
    """How second keyings follow first ones in this run: the table's shares, moved by what was seen.

    `by_chance` so many of the pairs seen are customers who came again, at moments `anyhow` after charges at
    `charged_s`; and so many are neighbours in a pile, of customers who paid twice and of whose papers one is lost.
    """
    bands = len(_APART_EDGES_S) + 1
    seen = np.bincount(np.searchsorted(_APART_EDGES_S, apart_s, side="left"), minlength=bands).astype(np.float64)
    when = (anyhow.first + np.arange(len(anyhow.mb))) * HOUR_S + HOUR_S // 2
    weight = 2.0 ** (anyhow.mb / BIT)
    sample = charged_s[:: max(1, len(charged_s) // 300)]
    apart = np.abs(when[None, :] - sample[:, None])
    likely = np.where(when[None, :] > sample[:, None] - DAY_S, weight[None, :], 0.0)
    chance = np.bincount(
        np.searchsorted(_APART_EDGES_S, apart.ravel(), side="left"), weights=likely.ravel(), minlength=bands
    )
    seen -= by_chance[0] * chance / max(1e-30, float(chance.sum()))
    seen[:2] -= (by_chance[1] + by_chance[1] ** 0.5) * np.array((0.7, 0.3))
    seen = np.maximum(0.0, seen)[:-1]
    shares = (seen + _APART_BELIEF * np.array(_KEYED_AGAIN)) / (seen.sum() + _APART_BELIEF)
    return tuple(shares.tolist())


def _densities(shares: tuple[float, ...]) -> NDArray[np.float64]:
    return np.array([*(np.array(shares) / _widths((0, *_APART_EDGES_S))), 1e-12])


def apart_density(apart_s: Ints, keyed_again: tuple[float, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How likely a replay, and a second keying, comes so long after the first charge, a second."""
    band = np.searchsorted(_APART_EDGES_S, apart_s, side="left")
    return _densities(_REPLAYED)[band], _densities(keyed_again)[band]


SOMETIME_MB = round(BIT * log2(0.5 / DAY_S))  # of a second keying, while nobody asks when the first one was


def _widths(edges: tuple[int, ...]) -> NDArray[np.float64]:
    return np.diff(np.array(edges, dtype=np.float64))


def _band(lag_s: Ints, off_s: Ints) -> Ints:
    cut = len(_PILE_EDGES_S)
    place = np.searchsorted(_PILE_EDGES_S, np.abs(off_s), side="left")
    lag = cut + np.searchsorted(LAG_EDGES_S, lag_s, side="right")
    found: Ints = np.where(place < cut, place, lag).astype(np.int64)
    return found


def _keys(rows: Columns, *, by_number: bool) -> tuple[Ints, Ints]:
    """The pile of each row as one number, and its place in it."""
    store = rows["store"].astype(np.int64)
    if not by_number:
        return store, rows["sold_at"].astype(np.int64)
    return store * 31 + rows["register"].astype(np.int64), rows["slip_no"].astype(np.int64)


def _due(pile: Columns, rows: Columns, *, by_number: bool, is_self: bool = False) -> Ints:
    """The middle of the charges of each row's neighbours in its pile; the pile's own rows leave themselves out."""
    due = np.full(len(rows["store"]), UNKNOWN_S, dtype=np.int64)
    pile_group, pile_key = _keys(pile, by_number=by_number)
    group, key = _keys(rows, by_number=by_number)
    if by_number:
        held = np.flatnonzero((pile["slip_no"] > 0) & (pile["register"] != 0))
        asked = np.flatnonzero((rows["slip_no"] > 0) & (rows["register"] != 0))
    else:
        held, asked = np.arange(len(pile_group)), np.arange(len(group))
    held = held[np.lexsort((held, pile_key[held], pile_group[held]))]
    if len(held) < _ANCHORS_MIN or not len(asked):
        return due
    groups, starts, sizes = np.unique(pile_group[held], return_index=True, return_counts=True)
    if is_self:
        asked, at = held, np.arange(len(held))
    else:
        at = _places((pile_group[held], pile_key[held]), (group[asked], key[asked]))
    place = np.searchsorted(groups, group[asked])
    place = np.minimum(place, len(groups) - 1)
    wide = _NEIGHBOURS + is_self
    is_there = (groups[place] == group[asked]) & (sizes[place] >= wide)
    asked, at, place = asked[is_there], at[is_there], place[is_there]
    first = np.clip(at - _NEIGHBOURS // 2, starts[place], starts[place] + sizes[place] - wide)
    moments = pile["charged_at"][held]
    for start in range(0, len(asked), ASKED_AT_ONCE):
        some = slice(start, start + ASKED_AT_ONCE)
        near = first[some, None] + np.arange(_NEIGHBOURS)
        if is_self:
            near += near >= at[some, None]
        charged = np.sort(moments[near], axis=1)
        # The middle of the five that lie closest together: terminals that charged on their own are not in the pile.
        close = np.argmin(charged[:, _CLOSE - 1 :] - charged[:, : _NEIGHBOURS - _CLOSE + 1], axis=1)
        due[asked[some]] = np.take_along_axis(charged, (close + _CLOSE // 2)[:, None], axis=1)[:, 0]
    return due


def _places(held: tuple[Ints, Ints], asked: tuple[Ints, Ints]) -> Ints:
    """How many of those held, which are in order of group and key, come before each of those asked, or with it.

    Says nothing of those asked whose group nobody holds.
    """
    groups = np.unique(held[0])
    number, mine = np.searchsorted(groups, held[0]), np.searchsorted(groups, asked[0])
    lowest = int(held[1].min())
    span = int(held[1].max()) - lowest + 2
    if span * (len(groups) + 1) < 1 << 62:  # both in one number: one search instead of sorting all of them together
        inside = np.clip(asked[1], lowest - 1, lowest + span - 2) - lowest + 1
        found: Ints = np.searchsorted(number * span + held[1] - lowest + 1, mine * span + inside, side="right")
        return found
    both = np.concatenate((np.arange(len(number)), np.arange(len(mine))))
    side = np.repeat([0, 1], [len(number), len(mine)])
    order = np.lexsort((both, side, np.concatenate((held[1], asked[1])), np.concatenate((held[0], asked[0]))))
    before = np.cumsum(side[order] == 0)
    at = np.empty(len(mine), dtype=np.int64)
    at[both[order][side[order] == 1]] = before[side[order] == 1]
    return at
