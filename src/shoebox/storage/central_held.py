"""A look into head office's database for whoever checks it: one moment, for reading only. Storage room: no rules here.

`central_book` is for work on holdings that are believed; this is for holdings that are not, so it goes by plain SQLite
and takes whatever is wrong with the file as a refusal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from shoebox.domain.box import Enrolment
from shoebox.domain.charge import Charge, LaterStatus
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.storage.central_file import CENTRAL, make_tables
from shoebox.storage.central_tables import APPLICATION_ID, METADATA, SCHEMA_VERSION
from shoebox.storage.central_writer import BookId, Row
from shoebox.storage.postgres import PostgresPart, told_of_server
from shoebox.storage.verify import check_file, read_only

# The longest value is a refused box; a longer one is damage and is not even read.
_VALUE_BYTES_MAX = 8 << 20
_OF_BOOK = "WHERE store = ? AND register = ? AND epoch = ?"


# A statement with its values, answered by rows that have names.
Ask = Callable[[str, tuple[str | int, ...]], Iterable[Mapping[str, Any]]]


class HeldRows:
    """What head office holds, table by table, as rows that nobody has judged yet."""

    def __init__(self, ask: Ask, *, came: str) -> None:
        self._ask = ask
        self._came = came  # the column that tells in which order rows came

    def enrolments(self) -> dict[BookId, Enrolment]:
        """Every register that may send."""
        rows = self._rows("SELECT * FROM enrolment")
        return {(row["store"], row["register"], row["epoch"]): Enrolment(**row) for row in rows}

    def boxes(self) -> Iterator[Row]:
        """Every box with the receipt it got, by register and in order; a box without one has empty fields for it."""
        return self._rows(
            "SELECT * FROM box LEFT JOIN receipt USING (store, register, epoch, last_seq)"
            " ORDER BY store, register, epoch, last_seq"
        )

    def entries(self, book: BookId, first_seq: int, last_seq: int) -> tuple[Entry, ...]:
        """The entries of a register in this range that are here, in order."""
        names = ", ".join(field.name for field in fields(Entry))
        query = f"SELECT {names} FROM entry {_OF_BOOK} AND seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608 (own names)
        return tuple(Entry(**row) for row in self._rows(query, *book, first_seq, last_seq))

    def slips(self, book: BookId, first_seq: int, last_seq: int) -> list[Row]:
        """What Finance reads of these entries."""
        query = f"SELECT * FROM slip {_OF_BOOK} AND seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608 (own names)
        return list(self._rows(query, *book, first_seq, last_seq))

    def struck(self, book: BookId) -> list[Row]:
        """What a register has struck out."""
        return list(self._rows(f"SELECT * FROM struck {_OF_BOOK} ORDER BY seq", *book))  # noqa: S608 (own names)

    def corrections(self, book: BookId) -> list[Row]:
        """What a register has corrected."""
        return list(self._rows(f"SELECT * FROM correction {_OF_BOOK} ORDER BY seq", *book))  # noqa: S608 (own names)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        assert table in METADATA.tables
        (row,) = self._rows(f"SELECT count(*) AS number FROM {table}")  # noqa: S608 (own names)
        return int(row["number"])

    def charges(self) -> Iterator[Charge]:
        """Every charge, in the order in which they came."""
        names = ", ".join(field.name for field in fields(Charge))
        return (Charge(**row) for row in self._rows(f"SELECT {names} FROM charge ORDER BY {self._came}"))  # noqa: S608

    def later_statuses(self) -> Iterator[tuple[bytes, LaterStatus]]:
        """What files said of charges that were here: each file's, in the order of its lines."""
        names = ", ".join(field.name for field in fields(LaterStatus))
        rows = self._rows(f"SELECT digest, {names} FROM charge_status ORDER BY digest, line")  # noqa: S608 (own names)
        return ((row.pop("digest"), LaterStatus(**row)) for row in rows)

    def charge_files(self) -> list[Row]:
        """What each file brought, and how many of its bad lines are here, in the order in which they came."""
        bad = "(SELECT count(*) FROM bad_line WHERE bad_line.digest = charge_file.digest) AS bad_lines_held"
        return list(self._rows(f"SELECT *, {bad} FROM charge_file ORDER BY {self._came}"))  # noqa: S608 (own names)

    def quarantine(self) -> Iterator[Row]:
        """Every refused box."""
        return self._rows("SELECT * FROM quarantine")

    def refused_parcels(self) -> Iterator[Row]:
        """Every refused parcel."""
        return self._rows("SELECT * FROM refused_parcel")

    def arrivals(self) -> Iterator[Row]:
        """Head office's own log, in order."""
        return self._rows("SELECT * FROM arrival ORDER BY n")

    def seqs(self, book: BookId) -> list[int]:
        """The numbers of a register's entries that are here."""
        return [row["seq"] for row in self._rows(f"SELECT seq FROM entry {_OF_BOOK} ORDER BY seq", *book)]  # noqa: S608

    def opened_before(self, book: BookId, seq: int) -> Entry | None:
        """The last opening of a day before this entry."""
        names = ", ".join(field.name for field in fields(Entry))
        last = "AND kind = 'day_opened' AND seq < ? ORDER BY seq DESC LIMIT 1"
        query = f"SELECT {names} FROM entry {_OF_BOOK} {last}"  # noqa: S608 (own names)
        return next((Entry(**row) for row in self._rows(query, *book, seq)), None)

    def accepted_from(self) -> dict[BookId, int]:
        """By book, from which entry on it was taken though entries before are lost."""
        rows = self._rows("SELECT store, register, epoch, from_seq FROM accepted ORDER BY from_seq DESC")
        return {(row["store"], row["register"], row["epoch"]): row["from_seq"] for row in rows}

    def forks(self) -> Iterator[Row]:
        """Every entry that came in two versions."""
        return self._rows("SELECT * FROM fork")

    def _rows(self, query: str, *values: str | int) -> Iterator[Row]:
        return (dict(row) for row in self._ask(query, values))


@contextmanager
def held_rows(path: Path) -> Iterator[HeldRows]:
    """One moment of the file, opened without a trace. Whatever it is that can't be read is a Refusal ``verify.*``."""
    try:
        with read_only(path) as db, closing(db):
            db.row_factory = sqlite3.Row
            db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _VALUE_BYTES_MAX)
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("BEGIN")
            check_file(db, marks=(APPLICATION_ID, SCHEMA_VERSION), schema=_schema())
            yield HeldRows(db.execute, came="rowid")
    except (sqlite3.Error, OSError, ValueError, OverflowError, MemoryError) as wrong:
        why = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise Refusal("verify.holdings_unreadable", why=str(why)[:80]) from wrong


@contextmanager
def held_on_server(address: str, *, owner: bool = False) -> Iterator[HeldRows]:
    """The same of holdings on a server; its guards are compared with what they must be."""
    with closing(PostgresPart.open(address, CENTRAL, told_of_server, owner=owner)) as server, server.asking() as ask:
        yield HeldRows(lambda query, values: map(dict, ask(query, values).mappings()), came="came")


@cache
def _schema() -> set[str]:
    """The words of every table, index and trigger, as SQLite keeps them."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make_tables(connection)
        held = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        words = {str(row[0]) for row in held}
    engine.dispose()
    return words
