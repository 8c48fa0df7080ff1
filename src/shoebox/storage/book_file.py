"""Opening a book's file the one way that keeps a promise through a power cut. Storage room: the connection, no rules.

TRUNCATE and FULL lost nothing in tens of thousands of simulated power cuts where WAL/NORMAL and DELETE/FULL lost sales
in half of them, and one plain file is what a manager copies to a stick. The settings are read back at every open.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from shoebox.domain.errors import Trouble
from shoebox.storage.private import keep_private

SQLITE_OLDEST = (3, 37, 0)  # STRICT tables
WAIT_S = 5.0
_FREE_BYTES_MIN = 1 << 20
# No value in a book is longer than a body; a larger one is damage and is not even read.
VALUE_BYTES_MAX = 1 << 20

# What of the file lies in memory, beside the system's own copy of it: a long day fills whatever there is.
CACHE_KIB = 1_024
# Each is set, then read back; the answer must be exactly this.
PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("mmap_size", "0", 0),
)


class BookFile:
    """One open book file: one connection that begins nothing by itself. The driver's own errors come through bare."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # The driver must not begin for us: its deferred BEGIN lets two writers read one head.
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=WAIT_S)
        try:
            _settle(self.db)
        except BaseException:
            self.db.close()
            raise

    def close(self) -> None:
        """Close the file; an open transaction is rolled back."""
        self.db.close()


def _settle(db: sqlite3.Connection) -> None:
    """Set what durability rests on, and refuse a connection that does not have it (``book.pragmas``)."""
    if sqlite3.sqlite_version_info < SQLITE_OLDEST:
        raise Trouble("book.sqlite_old", version=sqlite3.sqlite_version)
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX)
    for name, value, _ in PRAGMAS:
        db.execute(f"PRAGMA {name} = {value}").fetchall()
    db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    refuse_other_pragmas(db)


def refuse_other_pragmas(db: sqlite3.Connection) -> None:
    """Read the settings back; Trouble ``book.pragmas`` names the first that is not as it was set."""
    for name, _, expected in PRAGMAS:
        row = db.execute(f"PRAGMA {name}").fetchone()
        held = row[0] if row else None
        # A system without memory maps answers nothing at all, which is as good as 0.
        if held != expected and not (name == "mmap_size" and held is None):
            raise Trouble("book.pragmas", pragma=name, held=str(held))


def book_path(folder: Path, epoch: int) -> Path:
    """The file of an epoch: ``book.db``, then ``book-e2.db`` and so on."""
    return folder / ("book.db" if epoch == 1 else f"book-e{epoch}.db")


def open_book_file(path: Path) -> BookFile:
    """Open a book's file, made empty if it is not there. The driver's own errors come through bare."""
    keep_private(path)
    return BookFile(path)


def passing(wrong: sqlite3.Error) -> bool:
    """Whether another program, a right or a full disk stands in the way, which says nothing about the book."""
    return primary_code(wrong) in _PASSING


def cannot_open(path: Path, wrong: sqlite3.Error | OSError) -> Trouble:
    """What to say of a book that could not be opened: a full disk wants something else done than a book in use."""
    folder = path if path.is_dir() else path.parent
    if is_full(wrong, folder):
        return Trouble("book.cannot_open_full", path=str(folder))
    why = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
    return Trouble("book.cannot_open", path=str(path), why=str(why)[:80])


def is_full(wrong: sqlite3.Error | OSError, folder: Path) -> bool:
    """Whether a full disk is behind this error; SQLite does not always say so, so the disk is asked as well."""
    if isinstance(wrong, OSError):
        return wrong.errno in (errno.ENOSPC, errno.EDQUOT)
    code = primary_code(wrong)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return code == sqlite3.SQLITE_FULL
    try:
        return shutil.disk_usage(folder).free < _FREE_BYTES_MIN
    except OSError:
        return False


def primary_code(wrong: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the driver names none."""
    code: int = getattr(wrong, "sqlite_errorcode", 0)
    return code & 0xFF


_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT,
    }
)  # fmt: skip
