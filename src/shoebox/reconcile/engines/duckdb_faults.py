"""Which rows are bad, and why: the second reading, which only happens where the first one met some. Runs SQL."""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.reconcile.engines import columns
from shoebox.reconcile.engines import duckdb_reading as reading
from shoebox.reconcile.engines.columns import Currencies, Side
from shoebox.reconcile.engines.duckdb_reading import Scan
from shoebox.reconcile.intake import Source, Suspect


def suspects(
    connection: duckdb.DuckDBPyConnection,
    side: Side,
    some: Sequence[Scan],
    money: Currencies,
    origins: Mapping[Path, Source],
) -> list[Suspect]:
    """The bad rows with their raw fields. `origins` are the files that people know, by the file that was read."""
    brands = reading.spellings(connection, some)
    every = " UNION ALL ".join(_judged(scan, money, brands) for scan in some)
    rows = connection.execute(
        f"SELECT filename, line, raw, wrong, {side.id_column}, nth FROM (SELECT *,"
        f" dense_rank() OVER (PARTITION BY {side.id_column}, wrong ORDER BY {reading.said_order(side)}) AS nth,"
        f" count(*) OVER (PARTITION BY {side.id_column}, wrong) AS often"
        f" FROM ({every})) WHERE wrong <> '' OR often > 1 ORDER BY filename, line, raw"
    ).fetchall()
    found = []
    for name, line, raw, wrong, own, nth in rows:
        column, _, reason = wrong.partition(":")
        origin = origins[Path(name)]
        again = None if wrong else (own, nth)
        where = origin.path, line if origin.is_parquet else 0
        found.append(Suspect(*where, tuple(raw), column or side.id_column, reason, again))
    return found


def _judged(scan: Scan, money: Currencies, brands: set[str]) -> str:
    side = scan.side
    more = reading.compared(side) + ", raw, filename, file_row_number + 1 AS line"
    rows = reading.select(scan, money, brands, source=scan.numbered_sql, more=more)
    wrong = f"CASE {' '.join(_faults(side))} ELSE '' END"
    return f"SELECT *, {wrong} AS wrong FROM ({rows})"


def _faults(side: Side) -> list[str]:
    """What can be wrong with a row, the first thing first."""
    late = f"coalesce({side.time_column} NOT BETWEEN 0 AND {columns.SOLD_BEFORE_S}, true)"
    return [
        _fault(side.id_column, "empty", f"{side.id_column} = ''"),
        _fault(side.id_column, "too_long", f"length({side.id_column}) > {columns.TEXT_MAX}"),
        *([_fault("store_id", "empty", "store = 0")] if side is columns.SLIPS else []),
        *(_fault(column, column, f"{ours} IS NULL") for column, ours, _ in side.enums),
        _fault(side.time_column, "time", late),
        _fault("currency", "currency", "currency IS NULL AND amount > 0"),
        _fault("amount", "amount", f"coalesce(amount <= 0, true) OR uneven OR amount > {AMOUNT_MINOR_MAX}"),
        _fault("currency", "currency", "currency IS NULL"),
    ]


def _fault(column: str, reason: str, condition: str) -> str:
    return f"WHEN {condition} THEN '{column}:{reason}'"
