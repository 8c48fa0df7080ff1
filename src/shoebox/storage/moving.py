"""From the files that head office began with into a database server: every row, checked afterwards. Storage room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.schema import CreateIndex, DropIndex

from shoebox.domain.errors import Refusal
from shoebox.storage.adding import add_values
from shoebox.storage.postgres import Part, Tell, in_name_order, owner_at, told_of_server
from shoebox.storage.upgrading import other_version
from shoebox.storage.verify import read_only

_AT_ONCE = 2_000
TOLD_EVERY = 100_000  # rows


def move(address: str, files: dict[Path, Part], tell: Tell) -> None:
    """Copy the tables of these files into a prepared, empty database, as its owner; saying each table.

    The files are read at one moment each and stay as they are. All of it is one transaction: where it ends before its
    end, the database is as empty as before. Refusal ``database.not_empty``; ``verify.*`` for a file that can't be read,
    ``central.*`` and ``cases.*`` for one of another version, or in the midst of an upgrade: some of its rows may lie
    beside their tables then.

    What the guards ask of one row after the other holds for rows that stood under the same guards, so they are off
    for the copy, within its transaction. Indexes are built once a table's rows are in: each row by itself would be
    put into every one of them, somewhere else each time.
    """
    for path, part in files.items():
        with _reading(path, part):
            pass  # before anybody asks the server
    with owner_at(address) as engine, told_of_server(), engine.begin() as connection:
        for path, part in files.items():
            connection.execute(text(f"SET LOCAL search_path = {part.schema}, pg_temp"))
            with _reading(path, part) as db:
                for table in part.metadata.sorted_tables:
                    _copy(db, connection, table, f"{part.schema}.{table.name}", tell)


def _copy(db: sqlite3.Connection, connection: Connection, table: Table, name: str, tell: Tell) -> None:
    if connection.execute(select(func.count()).select_from(table)).scalar_one():
        raise Refusal("database.not_empty")
    indexes, columns = in_name_order(table), [column.name for column in table.columns]
    connection.execute(text(f"ALTER TABLE {name} DISABLE TRIGGER USER"))
    for index in indexes:
        connection.execute(DropIndex(index))
    total, done = db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0], 0  # noqa: S608 (own names)
    for rows in _batches(db, table, columns):
        add_values(connection, table, columns, rows)
        done += len(rows)
        if done % TOLD_EVERY == 0 and done < total:
            tell(f"{name}: {done:,} of {total:,} rows")
    if indexes and total > TOLD_EVERY:
        tell(f"{name}: building its indexes")
    for index in indexes:
        connection.execute(CreateIndex(index))
    connection.execute(text(f"ALTER TABLE {name} ENABLE TRIGGER USER"))
    tell(f"{name}: {done:,} rows")


def _batches(db: sqlite3.Connection, table: Table, columns: list[str]) -> Iterator[list[tuple[Any, ...]]]:
    listed = ", ".join(f'"{name}"' for name in columns)
    rows = db.execute(f"SELECT {listed} FROM {table.name} ORDER BY rowid")  # noqa: S608 (own names)
    while batch := rows.fetchmany(_AT_ONCE):
        yield batch


@contextmanager
def _reading(path: Path, part: Part) -> Iterator[sqlite3.Connection]:
    try:
        with read_only(path) as db, closing(db):
            db.execute("BEGIN")
            version: int = db.execute("PRAGMA user_version").fetchone()[0]
            if version != part.version:
                codes = {name: f"{part.schema}.{name}" for name in ("older", "newer", "under_way")}
                code = other_version(version, part.version, **codes)
                raise Refusal(code, folder=str(path.parent), version=version)
            yield db
    except (sqlite3.Error, OSError) as wrong:
        raise Refusal("verify.holdings_unreadable", why=str(wrong)[:80]) from wrong
