"""When central's charges were keyed, once the other chain's POS was back: by each of its stores in its own way.

In the order of a pile, by several hands for days, all at head office a week later, or as one batch with one moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from reconcile.other_counter import DAY_S, HOUR_S, OPENS_S, Counter
from shoebox.drill.outage.rows import Charge, Sale


class Keying:
    """When each charge was keyed: in its store's way; further ones at once, or by another hand on later days."""

    def __init__(self, counter: Counter) -> None:
        self._luck, self._end_s = counter.luck, counter.world.end_s
        ways = counter.world.keying
        self._way = {store: self._luck.choices(list(ways), list(ways.values()))[0] for store in counter.stores}
        self._began = {store: self._end_s + int(self._luck.uniform(0.5, 14) * HOUR_S) for store in counter.stores}
        self._piles: dict[str, list[tuple[Sale, Charge]]] = defaultdict(list)
        self._further: list[tuple[str, Charge, Charge, bool]] = []

    def pile(self, sale: Sale, charge: Charge) -> None:
        """Keyed with all others of its store."""
        self._piles[sale.store].append((sale, charge))

    def after(self, sale: Sale, first: Charge, charge: Charge, *, at_once: bool) -> None:
        """Keyed after another one."""
        self._further.append((sale.store, first, charge, at_once))

    def key(self) -> None:
        """Give every charge its time."""
        for store, pile in self._piles.items():
            _WAYS[self._way[store]](self, self._began[store], pile)
        for store, first, charge, at_once in self._further:
            charge.at_s = first.at_s + self._moment_s(store) if at_once else self._later(store)

    def _moment_s(self, store: str) -> int:
        return 0 if self._way[store] == "batch" else 3 + int(self._luck.gammavariate(2, 25))

    def _later(self, store: str) -> int:
        luck, began = self._luck, self._began[store]
        if self._way[store] == "batch" and luck.hits(0.5):
            return (began + DAY_S) // 60 * 60
        since_s = began if luck.hits(0.6) else self._end_s + 3 * DAY_S
        return self._in_office_hours(since_s + luck.uniform(2 * HOUR_S, 4 * DAY_S))

    def _in_office_hours(self, at_s: float) -> int:
        """The same day, between eight and eighteen."""
        day, second = divmod(at_s - OPENS_S, DAY_S)
        return int(OPENS_S + day * DAY_S + second * 10 / 24)

    def _in_order(self, began_s: int, pile: list[tuple[Sale, Charge]]) -> None:
        """By time, or register by register; a third of them from the last paper to the first."""
        luck, by_register, backwards = self._luck, self._luck.hits(0.5), self._luck.hits(0.3)
        places = {id(charge): sale.at_s + luck.gauss(0, 60) for sale, charge in pile}
        pile.sort(key=lambda one: (one[0].register if by_register else "", places[id(one[1])]), reverse=backwards)
        at_s = float(began_s)
        for _, charge in pile:
            at_s += luck.gammavariate(3, 12) + (luck.randrange(1_800) if luck.hits(0.01) else 0)
            charge.at_s = int(at_s)

    def _several_hands(self, began_s: int, pile: list[tuple[Sale, Charge]]) -> None:
        for _, charge in pile:
            charge.at_s = self._in_office_hours(began_s + self._luck.uniform(0, 3 * DAY_S))

    def _head_office(self, _: int, pile: list[tuple[Sale, Charge]]) -> None:
        for _sale, charge in pile:
            charge.at_s = self._in_office_hours(self._end_s + 3 * DAY_S + self._luck.uniform(0, 4 * DAY_S))

    def _batch(self, began_s: int, pile: list[tuple[Sale, Charge]]) -> None:
        for _, charge in pile:
            charge.at_s = began_s // 60 * 60


_WAYS: dict[str, Callable[[Keying, int, list[tuple[Sale, Charge]]], None]] = {
    "in_order": Keying._in_order,
    "several_hands": Keying._several_hands,
    "head_office": Keying._head_office,
    "batch": Keying._batch,
}
