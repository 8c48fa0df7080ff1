"""The other registers' books as the office PC holds them: each parcel as it came, and its entries. Storage room.

It is a copy of what stands in those registers, so a file that is damaged is set aside and a new one begun: the
registers send again. What was answered is on the disk.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from shoebox.domain.carrying import PARCEL_BYTES_MAX, Parcel
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal, Trouble
from shoebox.storage.book_file import BookFile, cannot_open, open_book_file, passing
from shoebox.storage.book_tables import Table
from shoebox.storage.free_name import free_name
from shoebox.storage.verify import check_file

APPLICATION_ID, SCHEMA_VERSION = 0x53484252, 1  # "SHBR"
REFUSED_BYTES_MAX = 64 * 1024 * 1024
REFUSED_OF_ONE_MAX = REFUSED_BYTES_MAX // 8  # of one register
_FIELDS = tuple(field.name for field in fields(Entry))
_KINDS = {"register": "TEXT", "epoch": "INTEGER", "seq": "INTEGER", "kind": "TEXT"}
_BOOK = (("register", "TEXT"), ("epoch", "INTEGER"))
_PARCEL = Table(
    "parcel",
    (*_BOOK, ("first_seq", "INTEGER"), ("last_seq", "INTEGER"), ("data", "BLOB"), ("came_ms", "INTEGER")),
    ("register", "epoch", "last_seq"),
)
_ENTRY = Table("entry", tuple((name, _KINDS.get(name, "BLOB")) for name in _FIELDS), ("register", "epoch", "seq"))
_RECEIPT = Table("receipt", (*_BOOK, ("held_seq", "INTEGER"), ("data", "BLOB")), ("register", "epoch"))
_REFUSED = Table(
    "refused",
    (("digest", "BLOB"), *_BOOK, ("code", "TEXT"), ("data", "BLOB"), ("came_ms", "INTEGER"), ("told", "INTEGER")),
    ("digest",),
)
_SCHEMA = tuple(table.create for table in (_PARCEL, _ENTRY, _RECEIPT, _REFUSED))
_ENTRIES = f"SELECT {', '.join(_FIELDS)} FROM entry WHERE register = ? AND epoch = ? AND seq > ? ORDER BY seq"  # noqa: S608
_ENTRY_AT = _ENTRIES.replace("seq > ?", "seq = ?")
_FORGET = tuple(f"DELETE FROM {name} WHERE register = ? AND epoch = ?" for name in ("parcel", "entry"))  # noqa: S608


class RelayBook:
    """One office's copies. May be used from several threads; close it, or use it in a ``with``."""

    def __init__(self, file: BookFile) -> None:
        self._file, self._db = file, file.db
        self._turn = threading.RLock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """The file at this path, made where there is none. Troubles ``book.cannot_open``, ``book.pragmas``."""
        file: BookFile | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = _sound(path)
            if file is None:
                path.rename(free_name(path.with_name(f"{path.name}.damaged"), numbered=True))
                file = _sound(path)
            assert file is not None, "a file made anew is sound"
        except (sqlite3.Error, OSError) as wrong:
            raise cannot_open(path, wrong) from wrong
        return cls(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _wrong: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; harmless twice."""
        with self._turn:
            self._file.close()

    # -- looking

    def books(self) -> tuple[tuple[str, int, int], ...]:
        """Register, epoch and last entry of every book that is here."""
        return tuple(self._rows("SELECT register, epoch, max(seq) FROM entry GROUP BY register, epoch ORDER BY 1, 2"))

    def reached(self, register: str, epoch: int) -> int:
        """How far this book is here; it has no gaps."""
        reached: int = self._rows(
            "SELECT coalesce(max(seq), 0) FROM entry WHERE register = ? AND epoch = ?", register, epoch
        )[0][0]
        return reached

    def hashes(self, register: str, epoch: int, first_seq: int, last_seq: int) -> dict[int, bytes]:
        """Hashes of the entries here within this range, by their number."""
        query = "SELECT seq, hash FROM entry WHERE register = ? AND epoch = ? AND seq BETWEEN ? AND ?"
        return dict(self._rows(query, register, epoch, first_seq, last_seq))

    def entries(self, register: str, epoch: int, after_seq: int = 0) -> tuple[Entry, ...]:
        """A book from after this entry on, in order."""
        return tuple(Entry(*row) for row in self._rows(_ENTRIES, register, epoch, after_seq))

    def entries_of(self, kinds: tuple[str, ...], register: str, epoch: int, after_seq: int = 0) -> tuple[Entry, ...]:
        """The same of these kinds."""
        query = _ENTRIES.replace("ORDER BY", f"AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY")
        return tuple(Entry(*row) for row in self._rows(query, register, epoch, after_seq, *kinds))

    def entry(self, register: str, epoch: int, seq: int) -> Entry | None:
        """The entry of this number, where it is here."""
        return next((Entry(*row) for row in self._rows(_ENTRY_AT, register, epoch, seq)), None)

    def parcel_after(self, register: str, epoch: int, seq: int) -> tuple[int, bytes] | None:
        """The parcel that goes on from this entry, with the number of its last one; None where nothing does."""
        query = "SELECT last_seq, data FROM parcel WHERE register = ? AND epoch = ? AND last_seq > ? ORDER BY last_seq"
        rows = self._rows(query + " LIMIT 1", register, epoch, seq)
        return rows[0] if rows else None

    def parcels_beyond(self, register: str, epoch: int, seq: int) -> int:
        """In how many parcels the entries after this one lie."""
        query = "SELECT count(*) FROM parcel WHERE register = ? AND epoch = ? AND last_seq > ?"
        number: int = self._rows(query, register, epoch, seq)[0][0]
        return number

    def last_parcel_start(self, register: str, epoch: int) -> int:
        """The number before the last parcel's first entry; 0 where there is none."""
        query = "SELECT first_seq - 1 FROM parcel WHERE register = ? AND epoch = ? ORDER BY last_seq DESC LIMIT 1"
        rows = self._rows(query, register, epoch)
        before: int = rows[0][0] if rows else 0
        return before

    def receipt(self, register: str, epoch: int) -> tuple[int, bytes]:
        """How far head office has signed for this book, and the receipt as it came; 0 and nothing before the first."""
        rows = self._rows("SELECT held_seq, data FROM receipt WHERE register = ? AND epoch = ?", register, epoch)
        return rows[0] if rows else (0, b"")

    def untold(self) -> tuple[tuple[bytes, bytes], ...]:
        """Evidence that head office was not told of yet: digest and bytes."""
        return tuple(self._rows("SELECT digest, data FROM refused WHERE told = 0 ORDER BY came_ms"))

    def refused(self) -> tuple[tuple[str, int, str], ...]:
        """Register, epoch and reason of everything that is kept as evidence."""
        return tuple(self._rows("SELECT register, epoch, code FROM refused ORDER BY came_ms"))

    def unsigned_books(self, register: str) -> tuple[int, ...]:
        """The epochs of this register's books that are here, and of which head office has signed for nothing."""
        query = (
            "SELECT DISTINCT epoch FROM parcel WHERE register = ? EXCEPT SELECT epoch FROM receipt WHERE register = ?"
        )
        return tuple(row[0] for row in self._rows(query, register, register))

    def parcel_bytes(self, register: str) -> int:
        """How much room the parcels of one register take."""
        held: int = self._rows("SELECT coalesce(sum(length(data)), 0) FROM parcel WHERE register = ?", register)[0][0]
        return held

    def size_bytes(self) -> int:
        """How much room the file takes."""
        pages, size = self._rows("PRAGMA page_count")[0][0], self._rows("PRAGMA page_size")[0][0]
        taken: int = pages * size
        return taken

    # -- writing

    def keep(self, parcel: Parcel, data: bytes, new: Sequence[Entry], *, came_ms: int) -> None:
        """A parcel as it came, and those of its entries that are new here. Trouble ``relay.unwritable``.

        It takes the place of smaller ones that lie within it.
        """
        head = parcel.head
        within = (head.register, head.epoch, head.first_seq, head.last_seq)
        with self._writing() as db:
            db.execute(
                "DELETE FROM parcel WHERE register = ? AND epoch = ? AND first_seq >= ? AND last_seq <= ?", within
            )
            db.execute(
                _PARCEL.insert,
                (head.register, head.epoch, head.first_seq, head.last_seq, data, came_ms),
            )
            db.executemany(_ENTRY.insert, [astuple(entry) for entry in new])

    def write_anew(self, register: str, epoch: int, entries: Sequence[Entry]) -> None:
        """Put these in the place of all entries of one book, whose parcels stay."""
        with self._writing() as db:
            db.execute("DELETE FROM entry WHERE register = ? AND epoch = ?", (register, epoch))
            db.executemany(_ENTRY.insert, [astuple(entry) for entry in entries])

    def forget(self, register: str, epoch: int) -> None:
        """Let go of the copies of one book: its register sends them again. Evidence stays."""
        with self._writing() as db:
            for statement in _FORGET:
                db.execute(statement, (register, epoch))

    def keep_receipt(self, register: str, epoch: int, held_seq: int, data: bytes) -> None:
        """Head office's newest receipt for a book, in place of the one before."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO receipt VALUES (?, ?, ?, ?)", (register, epoch, held_seq, data))

    def keep_refused(self, parcel: Parcel, data: bytes, *, code: str, came_ms: int) -> None:
        """A parcel that contradicts what is here, as evidence: the same one once, and never more than a disk bears."""
        sums = "SELECT coalesce(sum(length(data)), 0), coalesce(sum(length(data)) FILTER (WHERE register = ?), 0)"
        held, own = self._rows(f"{sums} FROM refused", parcel.head.register)[0]
        if held + len(data) > REFUSED_BYTES_MAX or own + len(data) > REFUSED_OF_ONE_MAX:
            return
        row = (parcel.digest, parcel.head.register, parcel.head.epoch, code, data, came_ms)
        with self._writing() as db:
            db.execute("INSERT OR IGNORE INTO refused VALUES (?, ?, ?, ?, ?, ?, 0)", row)

    def told(self, digest: bytes) -> None:
        """Head office has this evidence."""
        with self._writing() as db:
            db.execute("UPDATE refused SET told = 1 WHERE digest = ?", (digest,))

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._turn:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.Error as wrong:
                raise Trouble("relay.unreadable", why=str(wrong)[:80]) from wrong

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as wrong:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(wrong, sqlite3.Error):
                    raise Trouble("relay.unwritable", why=str(wrong)[:80]) from wrong
                raise


def _sound(path: Path) -> BookFile | None:
    """The open file; None where what lies there is no such file, or a damaged one."""
    file: BookFile | None = None
    try:
        file = open_book_file(path)
        file.db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, PARCEL_BYTES_MAX + 4_096)
        if not file.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _make(file.db)
        check_file(file.db, marks=(APPLICATION_ID, SCHEMA_VERSION), schema=set(_SCHEMA))
    except (sqlite3.Error, Refusal) as wrong:
        if file is not None:
            file.close()
        if isinstance(wrong, sqlite3.Error) and passing(wrong):
            raise
        return None
    return file


def _make(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute("COMMIT")
