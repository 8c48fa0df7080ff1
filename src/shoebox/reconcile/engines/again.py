"""Ids that stand on several rows, for an engine that does not compare texts itself: which row stays. Pure.

The same one stays whatever the order of rows and the engine: numbers that are the same on every engine decide first,
then what is written, never a hash. DuckDB says the same in its own words (`duckdb_faults`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from shoebox.reconcile.engines import rows
from shoebox.reconcile.engines.columns import Side
from shoebox.reconcile.intake import Suspect


@dataclass(frozen=True, slots=True, order=True)
class Again:
    """A good row whose id comes again: what it says (`said`), its file's place among all, its line, and its number."""

    id: str
    said: tuple[tuple[int, ...], tuple[str, ...]]
    file: int
    line: int
    own: int
    texts: tuple[str, ...]


def said(side: Side, equal: Sequence[int], texts: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """All that a row says, in the same order on every engine. `texts` are those of the contract's columns."""
    known = dict(zip(side.columns, texts, strict=True))
    codes = (rows.clean_code(known[column]) for column, _ in side.codes)
    others = (rows.upper(known[column]) if either else known[column] for column, _, either in side.hashes)
    return tuple(equal), (*codes, *others)


def judged(side: Side, some: Iterable[Again], files: Sequence[Path], unnumbered: Container[int] = ()) -> list[Suspect]:
    """Every one of them as a suspect, in order: `intake.trace` says which is bad, and why.

    `unnumbered` are the places of files whose lines the engine does not know.
    """
    found = []
    for _, same_id in groupby(sorted(some), key=lambda row: row.id):
        for nth, (_, same) in enumerate(groupby(same_id, key=lambda row: row.said), 1):
            for row in same:
                where = files[row.file], 0 if row.file in unnumbered else row.line
                found.append(Suspect(*where, row.texts, side.id_column, "", (row.id, nth)))
    return found


def to_drop(some: Iterable[Again]) -> list[int]:
    """The numbers of all but one row of each id."""
    return [row.own for _, same in groupby(sorted(some), key=lambda row: row.id) for row in list(same)[1:]]
