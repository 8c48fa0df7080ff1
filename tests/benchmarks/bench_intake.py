"""Parcels taken in at head office, in its file and in PostgreSQL, beside a bare insert of their rows into the same."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Engine, create_engine, event, text

from bookmaking import HandClock
from boxmaking import MemoryRegister
from postgresmaking import LINE, OWNER, address, enrolled_at_the_desk, is_here, new_database
from shoebox.central import Central
from shoebox.domain.entry import Entry
from shoebox.domain.holdings import Outcome
from shoebox.storage.book_file import PRAGMAS
from shoebox.storage.postgres import url_of

REGISTERS, PARCELS, ENTRIES = 8, 4, 500
BARE = (
    "CREATE TABLE bare (store TEXT, register TEXT, epoch BIGINT, seq BIGINT, kind TEXT, body {bytes}, prev {bytes},"
    " hash {bytes}, sig {bytes}, PRIMARY KEY (store, register, epoch, seq))"
)
INSERT = text("INSERT INTO bare VALUES (:store, :register, :epoch, :seq, :kind, :body, :prev, :hash, :sig)")
NAMES = ("register", "epoch", "seq", "kind", "body", "prev", "hash", "sig")
Figure = tuple[str, float, str, float | None]
Parcel = tuple[bytes, Sequence[Entry], str]


def _sold() -> tuple[list[MemoryRegister], list[Parcel]]:
    """Every register's day in parcels of 500 entries, as they come in turn."""
    registers = []
    for number in range(REGISTERS):
        register = MemoryRegister(f"{number + 1:03d}")
        register.open()
        for at in range(PARCELS * ENTRIES - len(register.entries)):
            register.sale(1_000 + at)
        registers.append(register)
    return registers, [_parcel(one, part) for part in range(PARCELS) for one in registers]


def _parcel(register: MemoryRegister, part: int) -> Parcel:
    first, last = part * ENTRIES + 1, (part + 1) * ENTRIES
    return register.parcel(first, last), tuple(register.entries[first - 1 : last]), register.store


def _seconds(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _taken(server: str) -> float:
    """Entries a second, each parcel checked, kept and signed for before the next."""
    registers, parcels = _sold()
    with tempfile.TemporaryDirectory() as name:
        enrolled_at_the_desk(Path(name) / "hq", server, *(register.enrolment for register in registers))
        with Central.open(Path(name) / "hq", HandClock(), server=server) as central:

            def take() -> None:
                for data, _, _ in parcels:
                    assert central.line.take("by line", data)[0].outcome == Outcome.TAKEN

            return REGISTERS * PARCELS * ENTRIES / _seconds(take)


def _inserted(engine: Engine) -> float:
    """The same rows into the same kind of table, one commit for each parcel, nothing looked at."""
    _, parcels = _sold()
    rows = [
        [{"store": store} | {name: getattr(entry, name) for name in NAMES} for entry in entries]
        for _, entries, store in parcels
    ]

    def insert() -> None:
        for part in rows:
            with engine.begin() as connection:
                connection.execute(INSERT, part)

    kind = "BLOB" if engine.dialect.name == "sqlite" else "bytea"
    with engine.begin() as connection:
        connection.execute(text(BARE.format(bytes=kind)))
    seconds = _seconds(insert)
    engine.dispose()
    return REGISTERS * PARCELS * ENTRIES / seconds


def file_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _settle(db: sqlite3.Connection, _record: object) -> None:
        for name, value, _ in PRAGMAS:
            db.execute(f"PRAGMA {name} = {value}")

    return engine


def main() -> list[Figure]:
    """Rows of (name, value, unit, ratio of the bare insert to it)."""
    with tempfile.TemporaryDirectory() as name:
        bare = _inserted(file_engine(Path(name) / "bare.db"))
    ours = _taken("")
    figures: list[Figure] = [
        ("bare inserts into SQLite, 500 rows a commit", round(bare), "entries/s", None),
        ("parcels of 500 taken in, SQLite", round(ours), "entries/s", bare / ours),
    ]
    if is_here():
        database = new_database()
        options = {"options": "-c search_path=central"}
        bare = _inserted(create_engine(url_of(address(database, OWNER)), connect_args=options))
        ours = _taken(address(database, LINE))
        figures += [
            ("bare inserts into PostgreSQL, 500 rows a commit", round(bare), "entries/s", None),
            ("parcels of 500 taken in, PostgreSQL", round(ours), "entries/s", bare / ours),
        ]
    return figures
