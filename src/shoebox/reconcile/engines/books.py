"""The books of a run, from whole columns: every link, and where the rows of every store-day went. Asks portable SQL."""

# ruff: noqa: S608 (the SQL is ours, and what is put in are whole numbers)

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from shoebox.reconcile.links import Books, Numbered, every_link
from shoebox.reconcile.proof import StoreDays, Tally
from shoebox.reconcile.reasons import day_text
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import Ints

DAY_S = 86_400
_SIDES = (("slip", "sold_at", ("voided", "cash")), ("charge", "charged_at", ("captured",)))
_AWAY_S = 2 * DAY_S  # no clock is further from UTC, so that no moment lies before the first day
_PLACE = ("store", "day", "currency")


class StoreDayBooks:
    """Made when the links are known (`keep`), read when they are written. `offset_s` is the clock of the statement."""

    def __init__(self, ask: Callable[[str], Columns], offset_s: int) -> None:
        self._ask, self._offset_s = ask, offset_s
        read = [self._read(*side) for side in _SIDES]
        every = np.concatenate([np.stack([rows[name] for name in _PLACE], axis=1) for rows in read])
        self._places, number = np.unique(every, axis=0, return_inverse=True)
        numbers = np.split(number.ravel(), [len(read[0]["store"])])
        self._slips, self._charges = (
            Numbered.of({**rows, "day_no": day_no}, "number", marks)
            for rows, day_no, (_, _, marks) in zip(read, numbers, _SIDES, strict=True)
        )
        self.links: Columns = {}

    def keep(self, links: Sequence[Sequence[int]], spoken_of: tuple[set[int], set[int]], exact_ppm: int) -> None:
        """Make every link of what was decided (`DuckEngine.write`)."""
        numbers = [
            self._ask(f"SELECT {side[0]}id AS number FROM asked_{side} ORDER BY place")["number"] for side, *_ in _SIDES
        ]
        slip, charge = (np.append(each, -1) for each in numbers)  # the place -1 is none
        names = ("charge", "slip", "role", "first", "ppm", "rule")
        places = {name: np.array(column, dtype=np.int64) for name, column in zip(names, links, strict=True)}
        decided = {name: places[name] for name in ("role", "ppm", "rule")}
        decided |= {"cid": charge[places["charge"]], "sid": slip[places["slip"]], "first": charge[places["first"]]}
        self.links = every_link(self._charges, self._ask("SELECT cid, sid, stay_ppm FROM settled"), decided, exact_ppm)
        self._said = [number[sorted(places)] for number, places in zip(numbers, spoken_of, strict=True)]

    def told(
        self, names: dict[int, str], currencies: Sequence[str], late_s: int
    ) -> tuple[list[tuple[str, str, int, int]], StoreDays, int]:
        """What was read by side and currency, where the rows of each store-day went, and what can't be."""
        late = self._ask(f"SELECT sid, cid FROM settled WHERE lag > {late_s}")
        said = tuple(np.zeros(len(each.there), dtype=bool) for each in (self._slips, self._charges))
        for marks, numbers, also in zip(said, self._said, (late["sid"], late["cid"]), strict=True):
            marks[numbers] = True
            marks[also] = True
        books = Books(self._slips, self._charges, self.links, (said[0], said[1]))
        some = len(self._places)
        places = [(names.get(store, ""), day_text(day), currencies[at]) for store, day, at in self._places.tolist()]
        slips_in, charges_in = (self._read_by_day(side, time) for side, time, _ in _SIDES)
        days = StoreDays(places, slips_in, books.slips(some), books.paid(some), charges_in, books.charges(some))
        read = [
            (f"{side}s", currencies[int(currency)], int(count), int(minor))
            for side, *_ in _SIDES
            for currency, count, minor in zip(*self._ask(_TOTALS.format(side=side)).values(), strict=True)
        ]
        return read, days, books.contradictions()

    def _read(self, side: str, time: str, marks: Sequence[str]) -> Columns:
        flags = ", ".join(marks)
        return self._days(
            self._ask(
                f"SELECT {side[0]}id AS number, amount, store, currency, {self._day_s(time)}, {flags} FROM {side}"
            )
        )

    def _read_by_day(self, side: str, time: str) -> Tally:
        """The same as sums that the engine makes: two different ways to one number."""
        found = self._days(
            self._ask(
                f"SELECT store, day_s, currency, COUNT(*) AS n, SUM(amount) AS minor FROM (SELECT store, currency,"
                f" amount, {self._day_s(time)} FROM {side}) AS q GROUP BY store, day_s, currency"
            )
        )
        at = _rows_in(self._places, np.stack([found[name] for name in _PLACE], axis=1))
        tally = Tally(np.zeros(len(self._places), dtype=np.int64), np.zeros(len(self._places), dtype=np.int64))
        tally.count[at], tally.minor[at] = found["n"], found["minor"]
        return tally

    def _day_s(self, time: str) -> str:
        moment = f"({time} + {self._offset_s + _AWAY_S})"
        return f"{moment} - {moment} % {DAY_S} AS day_s"

    def _days(self, rows: Columns) -> Columns:
        return {**rows, "day": (rows["day_s"] - _AWAY_S) // DAY_S}


_TOTALS = "SELECT currency, COUNT(*) AS n, SUM(amount) AS minor FROM {side} GROUP BY currency ORDER BY currency"


def _rows_in(places: Ints, some: Any) -> Ints:
    """Which row of `places`, each of `some` is."""
    _, where = np.unique(np.concatenate((places, some)), axis=0, return_inverse=True)
    found: Ints = where.ravel()[len(places) :]
    return found
