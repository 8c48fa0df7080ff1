"""Unbroken runs of slip numbers, for an engine that speaks the portable SQL. Asks; runs nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shoebox.reconcile import gaps
from shoebox.reconcile.sides import Columns

_RUNS = """
WITH every AS (SELECT DISTINCT store, {register} AS register, slip_no FROM slip
    WHERE slip_no BETWEEN 1 AND 999999999999999 {known}),
running AS (SELECT store, register FROM every GROUP BY store, register
    HAVING COUNT(*) >= 2 * COUNT(DISTINCT slip_no - slip_no % 32)),
placed AS (SELECT e.store, e.register, e.slip_no,
    e.slip_no - ROW_NUMBER() OVER (PARTITION BY e.store, e.register ORDER BY e.slip_no) AS run
    FROM every AS e JOIN running AS r ON r.store = e.store AND r.register = e.register)
SELECT store, register, MIN(slip_no) AS first, MAX(slip_no) AS last FROM placed GROUP BY store, register, run
ORDER BY store, register, first
"""


def number_runs(ask: Callable[[str], Columns], names: Mapping[int, str]) -> list[tuple[str, str, int, int]]:
    """Store, register ('' for the whole store), first and last number, in order; `names` are the texts of both.

    Only of places whose numbers do run: where hardly two follow each other, no gap can be told.
    """
    found: list[tuple[int, int, int, int]] = []
    for register, known in (("0", ""), ("register", "AND register <> 0")):
        runs = ask(_RUNS.format(register=register, known=known))
        found += gaps.that_run(list(zip(*(column.tolist() for column in runs.values()), strict=True)))
    return sorted((names[store], names.get(register, ""), first, last) for store, register, first, last in found)
