"""Unbroken runs of slip numbers: asked of an engine that speaks the portable SQL, or told from words of bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

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

WORDS_AT_ONCE = 100_000  # each is 32 numbers, and takes half a kilobyte meanwhile


def number_runs(ask: Callable[[str], Columns], names: Mapping[int, str]) -> list[tuple[str, str, int, int]]:
    """Store, register ('' for the whole store), first and last number, in order; `names` are the texts of both.

    Only of places whose numbers do run: where hardly two follow each other, no gap can be told.
    """
    found: list[tuple[int, int, int, int]] = []
    for register, known in (("0", ""), ("register", "AND register <> 0")):
        runs = ask(_RUNS.format(register=register, known=known))
        found += gaps.that_run(*runs.values())
    return sorted((names[store], names.get(register, ""), first, last) for store, register, first, last in found)


def runs_of_words(found: Columns) -> list[tuple[int, int, int, int]]:
    """The same by numbers of stores and registers, of words of 32 numbers (``word``, ``bits``) of each, in order."""
    shares = range(0, len(found["word"]), WORDS_AT_ONCE)
    runs = [_runs({name: column[at : at + WORDS_AT_ONCE] for name, column in found.items()}) for at in shares]
    if not runs:
        return []
    store, register, first, last = (np.concatenate(column) for column in zip(*runs, strict=True))
    fresh = _is_fresh(store, register, first, last)  # a run may go on in the next share
    start = np.flatnonzero(fresh)
    return gaps.that_run(store[start], register[start], first[start], last[np.r_[start[1:], len(last)] - 1])


def _runs(found: Columns) -> tuple[NDArray[Any], ...]:
    octets = found["bits"].astype("<u4").view(np.uint8).reshape(-1, 4)
    row, bit = np.nonzero(np.unpackbits(octets, axis=1, bitorder="little"))
    store, register, number = found["store"][row], found["register"][row], found["word"][row] * 32 + bit
    start = np.flatnonzero(_is_fresh(store, register, number, number))
    return store[start], register[start], number[start], number[np.r_[start[1:], len(number)] - 1]


def _is_fresh(
    store: NDArray[Any], register: NDArray[Any], first: NDArray[Any], last: NDArray[Any]
) -> NDArray[np.bool_]:
    """Which begin a run: in another place than the one before, or not right behind it."""
    fresh = np.ones(len(store), dtype=bool)
    fresh[1:] = (store[1:] != store[:-1]) | (register[1:] != register[:-1]) | (first[1:] != last[:-1] + 1)
    return fresh
