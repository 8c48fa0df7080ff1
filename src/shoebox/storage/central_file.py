"""Opening head office's database with the book's own settings, and nothing begun behind our back. Storage room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from shoebox.domain.errors import Trouble
from shoebox.storage.book_file import PRAGMAS
from shoebox.storage.central_guards import GUARDS, rights
from shoebox.storage.central_tables import APPLICATION_ID, METADATA, SCHEMA_VERSION, STEPS
from shoebox.storage.guards import key_guards, sqlite_triggers
from shoebox.storage.postgres import FINANCE, SERVER_WORD, SERVICE, Part, PostgresPart, in_name_order, trouble_of
from shoebox.storage.private import keep_private
from shoebox.storage.shape import COUNTED
from shoebox.storage.sql_data import HeldData
from shoebox.storage.upgrading import other_version, refuse_moved_on

WAIT_S = 20
_OTHER = {"older": "central.older", "newer": "central.newer", "under_way": "central.under_way"}
# Keeps the pages of a large import in memory, so that readers are not locked out before it commits.
_WRITER_KIB, _READER_KIB = 128 * 1024, 8 * 1024


CENTRAL = Part(
    "central", METADATA, SCHEMA_VERSION, adders=(SERVICE, FINANCE), adders_of=rights(FINANCE), guards=GUARDS,
    in_order=("charge", "charge_file"), steps=STEPS,
)  # fmt: skip


def triggers() -> tuple[str, ...]:
    """Every statement by which the file keeps rows as they were written, and refuses what may not be, by itself."""
    kept = (table for table in METADATA.sorted_tables if not table.info.get(COUNTED))
    return sqlite_triggers(METADATA.sorted_tables, (*GUARDS, *key_guards(kept)))


def open_holdings(path: Path, server: str = "") -> HeldData:
    """The holdings on this server, or in this file where none is named."""
    return PostgresPart.open(server, CENTRAL, _server_told) if server else CentralFile.open(path)


class CentralFile:
    """One open central.db. Reads see one moment; a write holds the lock from its first statement to its end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # One connection writes, always the same: whatever another one writes makes it forget all pages that it holds.
        self._writing = _engine(path, "BEGIN IMMEDIATE", cache_kib=_WRITER_KIB, pool_size=1, max_overflow=0)
        self._reading = _engine(path, "BEGIN", cache_kib=_READER_KIB)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open it, or make it where there is none. Trouble ``central.*`` where it can't be read."""
        keep_private(path)
        file = cls(path)
        try:
            with _as_trouble(path), file._writing.begin() as connection:
                _make_or_check(connection, path)
        except Trouble:
            file.close()
            raise
        return file

    def close(self) -> None:
        """Let go of the file."""
        self._writing.dispose()
        self._reading.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the database, however long it is looked at."""
        with _as_trouble(self.path), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def streaming(self, query: Select[Any], *, at_once: int) -> Iterator[Iterable[RowMapping]]:
        """All rows of one moment, in order, to be read for as long as it takes: nobody who writes waits for it.

        A reader of this kind of file holds writers off until it is done, so the rows go to a table of this connection
        alone first, which takes the database a moment.
        """
        with _as_trouble(self.path), self._reading.connect() as connection:
            said = query.compile(connection, compile_kwargs={"literal_binds": True})
            with connection.begin():
                connection.exec_driver_sql("DROP TABLE IF EXISTS temp.streamed")
                connection.exec_driver_sql(f"CREATE TEMP TABLE streamed AS {said}")
            try:
                with connection.begin():
                    running = connection.execution_options(yield_per=at_once)
                    # Closed however far it was read: an open look at the table is in the way of dropping it.
                    with running.exec_driver_sql("SELECT * FROM streamed ORDER BY rowid") as result:
                        yield result.mappings()
            finally:
                with connection.begin():
                    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.streamed")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of it is on disk when this ends, or none of it is (``central.disk``, ``central.busy``).

        Trouble ``upgrade.meanwhile`` where a newer Shoebox took the file over while this one had it open.
        """
        with _as_trouble(self.path), self._writing.begin() as connection:
            refuse_moved_on(connection.exec_driver_sql("PRAGMA user_version").scalar_one(), SCHEMA_VERSION)
            yield connection


@contextmanager
def _as_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as wrong:
        if getattr(wrong.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Trouble("central.busy", folder=str(path.parent)) from wrong
        raise Trouble("central.disk", why=str(wrong.orig)[:80]) from wrong
    except DatabaseError as wrong:
        if isinstance(wrong.orig, sqlite3.IntegrityError):
            raise  # a rule of ours is broken: a bug, not a disk
        raise Trouble("central.damaged", folder=str(path.parent), why=str(wrong.orig)[:80]) from wrong
    except DBAPIError as wrong:
        raise Trouble("central.disk", why=str(wrong.orig)[:80]) from wrong


@contextmanager
def _server_told() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # a rule of ours is broken: a bug, not a server
    except DBAPIError as wrong:
        raise trouble_of(wrong, "central.busy", folder=SERVER_WORD) from wrong


def _settle(cache_kib: int, db: sqlite3.Connection, _record: Any) -> None:
    db.execute(f"PRAGMA cache_size = -{cache_kib}")
    for name, value, answer in PRAGMAS:
        db.execute(f"PRAGMA {name} = {value}")
        held = db.execute(f"PRAGMA {name}").fetchone()
        if held is None or held[0] != answer:
            raise sqlite3.OperationalError(f"{name} is {held and held[0]}, not {answer}")


def _engine(path: Path, begin: str, *, cache_kib: int, **pool: int) -> Engine:
    connect = {"timeout": WAIT_S, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(f"sqlite:///{path}", connect_args=connect, **pool)
    event.listen(engine, "connect", partial(_settle, cache_kib))
    event.listen(engine, "begin", partial(_begin, begin))
    return engine


def _begin(words: str, connection: Connection) -> None:
    connection.exec_driver_sql(words)


def _make_or_check(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
        make_tables(connection)
    held = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("application_id", "user_version")]
    if held[0] != APPLICATION_ID:
        raise Trouble("central.damaged", folder=str(path.parent), why="another kind of file")
    if held[1] != SCHEMA_VERSION:
        code = other_version(held[1], SCHEMA_VERSION, **_OTHER)
        raise Trouble(code, folder=str(path.parent), version=str(held[1]))


def make_tables(connection: Connection) -> None:
    """All of head office's tables, indexes and triggers in an empty database."""
    _make(connection, METADATA.sorted_tables)


def _make(connection: Connection, tables: Sequence[Table]) -> None:
    for table in tables:
        connection.execute(CreateTable(table))
        for index in in_name_order(table):
            connection.execute(CreateIndex(index, if_not_exists=True))
    for trigger in triggers():
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
