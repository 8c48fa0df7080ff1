"""From the files that head office began with into a database server: every row, checked afterwards. Storage room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from shoebox.domain.errors import Refusal
from shoebox.storage.postgres import Part, Tell, owner_at, told_of_server
from shoebox.storage.verify import read_only

_AT_ONCE = 2_000


def move(address: str, files: dict[Path, Part], tell: Tell) -> None:
    """Copy the tables of these files into a prepared, empty database, as its owner; saying each table.

    The files are read at one moment each and stay as they are. All of it is one transaction: where it ends before its
    end, the database is as empty as before. Refusal ``database.not_empty``; ``verify.*`` for a file that can't be read.

    What the guards ask of one row after the other holds for rows that stood under the same guards, so they are off
    for the copy, within its transaction.
    """
    with owner_at(address) as engine, told_of_server(), engine.begin() as connection:
        for path, part in files.items():
            with _reading(path) as db:
                for table in part.metadata.sorted_tables:
                    _copy(db, connection, part, table, tell)


def _copy(db: sqlite3.Connection, connection: Connection, part: Part, table: Table, tell: Tell) -> None:
    there = table.to_metadata(type(part.metadata)(), schema=part.schema)
    if connection.execute(select(func.count()).select_from(there)).scalar_one():
        raise Refusal("database.not_empty")
    connection.execute(text(f"ALTER TABLE {part.schema}.{table.name} DISABLE TRIGGER USER"))
    number = 0
    for rows in _batches(db, table):
        connection.execute(there.insert(), rows)
        number += len(rows)
    connection.execute(text(f"ALTER TABLE {part.schema}.{table.name} ENABLE TRIGGER USER"))
    tell(f"{part.schema}.{table.name}: {number:,} rows")


def _batches(db: sqlite3.Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    names = [column.name for column in table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    rows = db.execute(f"SELECT {listed} FROM {table.name} ORDER BY rowid")  # noqa: S608 (own names)
    while batch := rows.fetchmany(_AT_ONCE):
        yield [dict(zip(names, row, strict=True)) for row in batch]


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with read_only(path) as db, closing(db):
            db.execute("BEGIN")
            yield db
    except (sqlite3.Error, OSError) as wrong:
        raise Refusal("verify.holdings_unreadable", why=str(wrong)[:80]) from wrong
