"""What is the same of every engine on which `passing` runs the passes: it asks there, and looks up texts."""

from __future__ import annotations

from collections.abc import Callable, Collection

from shoebox.reconcile.engines.books import StoreDayBooks
from shoebox.reconcile.engines.number_runs import number_runs
from shoebox.reconcile.engines.texts import Asked, Read, Texts
from shoebox.reconcile.passing import Passing, numbers_sql
from shoebox.reconcile.proof import StoreDays
from shoebox.reconcile.sides import Census, Charge, ChargePlace, Columns, OpenItems, Slip, SlipPlace
from shoebox.reconcile.weighing import Marks


class PassedEngine:
    """Answers what a run asks between reading and writing; its `write` leaves `_books`."""

    _reading: Read
    _books: StoreDayBooks

    def __init__(self, asked: Asked, reading: Read) -> None:
        self._asked, self._reading = asked, reading
        self._texts, self._passing = Texts(asked, reading), Passing(asked)
        self._late_s, self._offset_s = 0, 0

    def tally(self) -> tuple[Census, Columns]:
        """Count both sides, and sample the pairs that only fit each other, as columns (`evidence.learn`)."""
        return self._passing.tally()

    def numbers(self, side: str, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the rows of some ids, of ``slip`` or ``charge``."""
        return {row["id"]: row["number"] for row in self._asked.rows(numbers_sql(side, ids))} if ids else {}

    def settle(self, auth_tells: bool, lag_s_min: int, is_sure: Callable[[Columns], Marks], stay: Columns) -> int:
        """Settle what only fits once and isn't contradicted, and what stays as it was; answers how many."""
        return self._passing.settle(auth_tells, lag_s_min, is_sure, stay)

    def open_items(self) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about."""
        return self._passing.open_items(self._texts.codes)

    def show(
        self, slips: set[SlipPlace], charges: set[ChargePlace]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        """Slips and charges that somebody will read about, with their texts."""
        return self._texts.show(slips, charges)

    def number_runs(self) -> list[tuple[str, str, int, int]]:
        """Unbroken runs of slip numbers: store, register ('' for the whole store), first, last; ordered."""
        return number_runs(self._asked.ask, self._reading.names)

    def late_pairs(self, late_s: int) -> list[tuple[Slip, Charge]]:
        """Exactly settled pairs whose charge came more than so many seconds after the sale."""
        self._late_s = late_s
        return self._texts.late_pairs(late_s)

    @property
    def currency(self) -> str:
        """The currency of what names none."""
        return self._reading.money.default

    def books(self) -> tuple[list[tuple[str, str, int, int]], StoreDays, int]:
        """What was read by side and currency, where every row of every store-day went, and what can't be."""
        return self._books.told(self._reading.names, self._reading.money.all, self._late_s)
