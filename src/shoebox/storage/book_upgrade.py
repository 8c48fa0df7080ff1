"""A register's book of an older version, made anew beside it and put in its place. Storage room.

Entries keep every byte: they are chained, signed, and may be at head office already. All else in a book is made from
them, so one step fits every version: the entries are copied in batches, projections follow them, then come indexes and
guards, and the whole is examined as at every start. The old file is read and never written. Until the last rename it
is the book; afterwards it stands beside it as ``book.db.v5``.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from shoebox.domain.entry import Entry
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.storage.book_file import cannot_open, is_full, open_book_file, passing
from shoebox.storage.book_tables import APPLICATION_ID, BOOK_SCHEMA, ENTRY, ENTRY_GUARDS, INDEXES, PROJECTIONS
from shoebox.storage.book_tables import SCHEMA_VERSION as NEWEST
from shoebox.storage.mirror import mirror_beside
from shoebox.storage.projections import project, read_line
from shoebox.storage.upgrading import UNWATCHED, Stage, Watch, copy_synced, kept_name, refuse_little_room
from shoebox.storage.verify import Examined, Fault, examine
from shoebox.whole_file import sync_folder

# What each version brought. Entries of every one of them are read by today's rules (`LATER` in `shoebox.domain.acts`).
BROUGHT = {
    5: "head office's number for an incident of the store's own",
    6: "several drawers in a day",
    7: "when a slip was taken and under which incident, order numbers compared by their signs, drafts reviewed",
    8: "corrections of closed days",
}
OLDEST = min(BROUGHT) - 1
ENTRIES_AT_ONCE = 500
ASIDE = ".new"
_TABLES = {table.create for table in (ENTRY, *PROJECTIONS)}
_FROM = ENTRY.select.replace("ORDER BY", "WHERE seq > ? ORDER BY") + " LIMIT ?"


def bring_up(path: Path, *, last_signatures: int, watch: Watch = UNWATCHED) -> Examined | None:
    """Bring the book in this file up to date, where an older Shoebox wrote it; the caller holds the folder's lock.

    The answer is what the examination of the new file found, signatures of so many last entries included; None where
    there was nothing to do. Where it found a fault, the old file is as it was, in its place.

    Trouble ``book.newer`` for a book of a Shoebox to come, ``book.older`` for one too old, ``upgrade.no_room``; Stopped
    where `watch` says so.
    """
    try:
        version = _version_to_leave(path) if path.exists() else 0
    except sqlite3.Error:
        return None  # whoever opens it next looks closer, and says what is wrong
    aside = path.with_name(path.name + ASIDE)
    if not version:
        _throw_away(aside)
        return None
    try:
        done_bytes = aside.stat().st_size if aside.exists() else 0
        refuse_little_room(path, max(0, path.stat().st_size * 3 // 2 - done_bytes))
        found = _make(aside, path, last_signatures, watch)
        if found.fault is None:
            _put_in_place(aside, path, version, watch)
    except (sqlite3.Error, OSError) as wrong:
        if is_full(wrong, path.parent):
            raise Trouble("upgrade.no_room", file=path.name, folder=str(path.parent), missing=1) from wrong
        raise cannot_open(path, wrong) from wrong
    return found


def _version_to_leave(path: Path) -> int:
    """The older version of this book; 0 where it is of today, or is no book. What a power cut left is rolled back.

    A number of another version over the tables of this one was written by hand: damage, not another Shoebox.
    """
    with closing(open_book_file(path)) as file:
        own = file.db.execute("PRAGMA application_id").fetchone()[0]
        version: int = file.db.execute("PRAGMA user_version").fetchone()[0]
        held = {row[0] for row in file.db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if own != APPLICATION_ID or version == NEWEST or held == set(BOOK_SCHEMA):
        return 0
    if version > NEWEST:
        raise Trouble("book.newer", path=str(path.parent), version=version)
    if version < OLDEST:
        raise Trouble("book.older", path=str(path.parent), version=version)
    return version


def _make(aside: Path, path: Path, last_signatures: int, watch: Watch) -> Examined:
    """The book of today in the file beside, whole and examined; or what is wrong with the old one."""
    found = Examined()
    with closing(open_book_file(path)) as source, closing(_begun(aside, source.db)) as target:
        found.fault = None if _is_done(target) else _fill(source.db, target, watch)
    if found.fault is None:
        watch.at(Stage.CHECK, 0, 1)
        with closing(open_book_file(aside)) as file:
            found = examine(file.db, mirror=mirror_beside(path), last_signatures=last_signatures)
    if found.fault is not None:
        _throw_away(aside)
    return found


def _begun(aside: Path, source: sqlite3.Connection) -> sqlite3.Connection:
    """The file beside: as far as it came, if it was made of these very entries and by this program; else a new one."""
    if aside.exists():
        with suppress(sqlite3.Error):  # what can't be read is made anew
            db = open_book_file(aside).db
            if _goes_on(db, source):
                return db
            db.close()
        _throw_away(aside)
    db = open_book_file(aside).db
    with _at_once(db):
        for table in (ENTRY, *PROJECTIONS):
            db.execute(table.create)
    return db


def _goes_on(db: sqlite3.Connection, source: sqlite3.Connection) -> bool:
    tables = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")}
    if tables != _TABLES:
        return False
    seq, own = _last(db)
    if _is_done(db) and (seq, own) != _last(source):
        return False  # an older Shoebox has sold on since, and nothing is put behind guards and indexes
    return seq == 0 or source.execute("SELECT hash FROM entry WHERE seq = ?", (seq,)).fetchone() == (own,)


def _last(db: sqlite3.Connection) -> tuple[int, bytes]:
    row: tuple[int, bytes] | None = db.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return row or (0, b"")


def _is_done(db: sqlite3.Connection) -> bool:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version == NEWEST


def _fill(source: sqlite3.Connection, target: sqlite3.Connection, watch: Watch) -> Fault | None:
    """Copy entries on from the last that is there, in batches that are each on the disk; then indexes and guards."""
    held = {row[0] for row in source.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'entry'")}
    if not {ENTRY.create, *ENTRY_GUARDS} <= held:
        return Fault("verify.schema")
    last = _last(source)[0]
    at = _last(target)[0]
    watch.at(Stage.ROWS, at, last)
    while rows := _rows_after(source, at):
        if isinstance(rows, Fault):
            return rows
        with _at_once(target):
            for row in rows:
                if (fault := _take(target, row)) is not None:
                    return fault
        at = rows[-1][0]
        watch.at(Stage.ROWS, at, last)
    with _at_once(target):
        for statement in (*INDEXES, *ENTRY_GUARDS):
            target.execute(statement)
        target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        target.execute(f"PRAGMA user_version = {NEWEST}")
    return None


def _rows_after(source: sqlite3.Connection, seq: int) -> list[tuple[Any, ...]] | Fault:
    try:
        return source.execute(_FROM, (seq, ENTRIES_AT_ONCE)).fetchall()
    except sqlite3.Error as wrong:
        if passing(wrong):
            raise
        return Fault("verify.unreadable", seq + 1, {"why": str(wrong)[:80]})


def _take(target: sqlite3.Connection, row: tuple[Any, ...]) -> Fault | None:
    seq, register, epoch, kind, body, prev, own, sig = row
    try:
        target.execute(ENTRY.insert, row)
        project(target, read_line(Entry(register, epoch, seq, kind, body, prev, own, sig)))
    except ShoeboxError as wrong:
        return Fault(wrong.code, seq, {name: value for name, value in wrong.facts.items() if name != "entry"})
    except sqlite3.IntegrityError as wrong:
        return Fault("verify.unreadable", seq, {"why": str(wrong)[:80]})
    return None


def _put_in_place(aside: Path, path: Path, version: int, watch: Watch) -> None:
    """Keep the old file under a name of its own, then give its name to the new one: never a moment without a book."""
    kept = kept_name(path, version)
    if not kept.exists():
        try:
            os.link(path, kept)
        except OSError:  # a disk without links
            copy_synced(path, kept, watch)
    sync_folder(path.parent)
    aside.replace(path)
    sync_folder(path.parent)
    _journal(aside).unlink(missing_ok=True)


def _throw_away(aside: Path) -> None:
    with suppress(OSError):
        aside.unlink(missing_ok=True)
        _journal(aside).unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


@contextmanager
def _at_once(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
