"""Who came, when, and for how much: a pool of real visits, or made-up ones, cut into days for any number of stores.

The pool is one fixed set of numbers, however large the outage: real households of a year in the Complete Journey data
(read with DuckDB), or invented ones. A store's days are laid together from windows of consecutive days in one real
store; a household counts as somebody else in every window, so that people come back as often as they truly do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from shoebox.domain.errors import Refusal
from shoebox.drill.baskets import data_folder, read_visits

DAY_S = 86_400
_VISITS_OF_STORE_MIN = 200
_MADE_UP_STORES, _MADE_UP_DAYS, _MADE_UP_A_DAY = 24, 120, 20
_MADE_UP_HOUSEHOLDS, _MADE_UP_SEED = 260, 5
_SHELF = (99, 149, 199, 249, 299, 349, 399, 499, 599, 799, 999, 1299, 1999, 3499)
_OPENS_S, _SHUTS_S = 7 * 3_600, 22 * 3_600


class Visit(NamedTuple):
    """One purchase: day 0 is the first of the outage (-1 the day before), who is unique within a store's block."""

    day: int
    second: int
    who: str
    cents: int


@dataclass(frozen=True, slots=True)
class _Shop:
    """A store of the pool: its visits in order of time, from `first` up to `end`."""

    first: int
    end: int
    days: range


class Pool:
    """All visits there are to draw from; `is_real` tells whether customers truly made them."""

    def __init__(
        self, stores: array[int], seconds: array[int], households: array[int], cents: array[int], *, is_real: bool
    ) -> None:
        """Take columns of visits, ordered by store and second."""
        self.is_real = is_real
        self._seconds, self._households, self._cents = seconds, households, cents
        self._shops = []
        first = 0
        while first < len(stores):
            end = bisect_right(stores, stores[first], first)
            if end - first >= _VISITS_OF_STORE_MIN:
                days = range(seconds[first] // DAY_S, seconds[end - 1] // DAY_S + 1)
                self._shops.append(_Shop(first, end, days))
            first = end

    def days(self, rng: Random, wanted: int, days: int) -> list[Visit]:
        """Exactly so many visits on days 0 to `days` - 1, and those of the same windows on the days around them."""
        found: list[Visit] = []
        inside = 0
        layer = 0
        while inside < wanted:
            layer += 1
            for visit in self._window(rng, days, layer):
                is_inside = 0 <= visit.day < days
                if not is_inside or inside < wanted:
                    found.append(visit)
                    inside += is_inside
        found.sort()
        return found

    def _window(self, rng: Random, days: int, layer: int) -> Iterator[Visit]:
        shop = self._shops[rng.randrange(len(self._shops))]
        before = shop.days[rng.randrange(max(1, len(shop.days) - days - 1))]
        begin = bisect_left(self._seconds, before * DAY_S, shop.first, shop.end)
        end = bisect_left(self._seconds, (before + days + 2) * DAY_S, shop.first, shop.end)
        for at in range(begin, end):
            day, second = divmod(self._seconds[at], DAY_S)
            yield Visit(day - before - 1, second, f"{layer}.{self._households[at]}", self._cents[at])


def open_pool(baskets: str) -> Pool:
    """The pool that is asked for: ``real``, ``made-up``, or ``auto`` for the real one where it is installed.

    Refuses ``real`` where the data is not installed (``drill.no_baskets``).
    """
    if baskets == "made-up":
        return _made_up_pool()
    try:
        folder = data_folder()
    except Refusal:
        if baskets == "real":
            raise
        return open_pool("made-up")
    return Pool(*read_visits(folder), is_real=True)


@cache
def _made_up_pool() -> Pool:
    return Pool(*(array("q", column) for column in zip(*sorted(_made_up()), strict=True)), is_real=False)


def _made_up() -> Iterator[tuple[int, int, int, int]]:
    """Visits out of thin air: one in ten at a round price, one in a hundred the same again within hours."""
    rng = Random(_MADE_UP_SEED)  # noqa: S311  (a drill must be repeatable)
    for store in range(1, _MADE_UP_STORES + 1):
        for day in range(_MADE_UP_DAYS):
            for _ in range(_MADE_UP_A_DAY):
                second = day * DAY_S + rng.randrange(_OPENS_S, _SHUTS_S)
                household = rng.randrange(_MADE_UP_HOUSEHOLDS)
                cents = sum(_SHELF[rng.randrange(len(_SHELF))] for _ in range(1 + rng.randrange(rng.randrange(1, 9))))
                if rng.randrange(10) == 0:
                    cents = -(-cents // 500) * 500
                yield store, second, household, cents
                if rng.randrange(100) == 0:
                    yield store, second + rng.randrange(60, 7_200), household, cents
