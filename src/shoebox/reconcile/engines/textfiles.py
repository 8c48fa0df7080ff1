"""Files row by row as text, for an engine that does not read them itself: CSV by Python, Parquet where DuckDB is there.

Reads the files only.
"""

# ruff: noqa: S608 (the SQL is ours; names that come from a file are quoted)

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.reconcile import intake
from shoebox.reconcile.engines.columns import Side
from shoebox.reconcile.intake import Source

PARQUET_ROWS_AT_A_TIME = 10_000
Line = tuple[int, Sequence[str], str]  # its number, its fields, and what is wrong with it as a line
_QUOTES = "the quotes on this line do not close"
_TOO_LONG = "the line is too long"
_FEWER, _MORE = "fewer fields than the first line names", "more fields than the first line names"
_NOT_TEXT = "not UTF-8 text"


def places(source: Source, side: Side) -> tuple[Source, dict[str, int]]:
    """Where the contract's columns stand in a row of `lines`. Refuses a file whose columns won't do."""
    if source.is_parquet:
        return _described(source, side)
    intake.check_columns(source, side.required, side.columns)
    return source, {name: source.columns.index(name) for name in side.columns if name in source.columns}


def lines(source: Source, side: Side) -> Iterator[Line]:
    """Every row with its number."""
    return _of_parquet(source, side) if source.is_parquet else _of_csv(source.path, len(source.columns))


def _of_csv(path: Path, width: int) -> Iterator[Line]:
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv.reader(file, strict=True)
        before, is_head = 0, True
        while True:
            wrong, fields = "", []
            try:
                fields = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                wrong = _TOO_LONG if "limit" in str(error) else _QUOTES
            first, before = before + 1, rows.line_num
            if is_head or (not fields and not wrong):
                is_head = False
                continue
            wrong = wrong or _misshapen(fields, width)
            # A quote that does not close swallows the lines behind it: each of them is a row that was not read.
            for line in range(first, before + 1) if wrong == _QUOTES else (first,):
                yield line, fields, wrong


def _misshapen(fields: list[str], width: int) -> str:
    if len(fields) != width:
        return _FEWER if len(fields) < width else _MORE
    if any(not field.isascii() and any("\udc80" <= sign <= "\udcff" for sign in field) for field in fields):
        return _NOT_TEXT
    return ""


def _described(source: Source, side: Side) -> tuple[Source, dict[str, int]]:
    try:
        import duckdb  # noqa: PLC0415  (may lack, and is not asked for CSV)
    except ImportError as error:
        raise Trouble("reconcile.no_parquet", file=source.path) from error
    from shoebox.reconcile.engines import duckdb_reading as reading  # noqa: PLC0415

    with duckdb.connect() as connection:
        known, types = reading.describe(connection, source)
    intake.check_columns(known, side.required, side.columns)
    reading.check_types(side, known, types)
    there = [name for name in side.columns if name in known.columns]
    return known, {name: at for at, name in enumerate(there)}


def _of_parquet(source: Source, side: Side) -> Iterator[Line]:
    import duckdb  # noqa: PLC0415

    from shoebox.reconcile.engines import duckdb_reading as reading  # noqa: PLC0415

    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        known, types = reading.describe(connection, source)
        texts = ", ".join(
            as_text(known.names[known.columns.index(name)], types[name])
            for name in side.columns if name in known.columns
        )  # fmt: skip
        file = reading.quoted(reading.escaped(source.path))
        connection.execute(f"SELECT {texts} FROM read_parquet({file})")
        line = 0
        while rows := connection.fetchmany(PARQUET_ROWS_AT_A_TIME):
            for row in rows:
                line += 1
                yield line, row, ""


def as_text(name: str, kind: str) -> str:
    """A column of a Parquet file as text, in DuckDB's words; empty where there is none."""
    if kind == "BLOB":
        return "''"
    moment = (
        f"strftime({name}::TIMESTAMPTZ, '%Y-%m-%dT%H:%M:%SZ')" if kind.startswith("TIMESTAMP") else f"{name}::VARCHAR"
    )
    return f"coalesce({moment}, '')"
