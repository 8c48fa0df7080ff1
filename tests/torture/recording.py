"""The real till on the real book, with every write, sync and deletion of its files recorded in order.

Run as ``recording.py FOLDER SALES JOURNAL SYNCHRONOUS LOG`` in a process of its own. SQLite writes through a layer that
stands between it and the system (its VFS, wrapped by way of ctypes): nothing of the writer is changed, and whatever it
does goes into the log before the system does it. Between them stand marks of what the till has announced.
"""

from __future__ import annotations

import ctypes as c
import os
import pickle
import sqlite3
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

CREATE, JOURNALS = 0x4, 0x800 | 0x80000  # SQLITE_OPEN_CREATE; a rollback journal, a write-ahead log
MIRROR = "mirror.log"
LEVELS = {"FULL": 2, "NORMAL": 1}

Event = tuple[Any, ...]


class IoMethods(c.Structure):
    """sqlite3_io_methods, version 3: all that can be done to an open file."""

    NAMES = (
        "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
        "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap",
        "xFetch", "xUnfetch",
    )  # fmt: skip
    _fields_ = [("iVersion", c.c_int), *((name, c.c_void_p) for name in NAMES)]


class Vfs(c.Structure):
    """sqlite3_vfs, version 3: how files are opened and removed."""

    NAMES = (
        "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose", "xRandomness",
        "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall",
        "xNextSystemCall",
    )  # fmt: skip
    _fields_ = [
        ("iVersion", c.c_int), ("szOsFile", c.c_int), ("mxPathname", c.c_int), ("pNext", c.c_void_p),
        ("zName", c.c_char_p), ("pAppData", c.c_void_p), *((name, c.c_void_p) for name in NAMES),
    ]  # fmt: skip


# Names go through as bare pointers: SQLite keeps the very pointer, and reads options behind the name.
OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_void_p, c.c_int, c.POINTER(c.c_int))
DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int)
WRITE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int, c.c_int64)
TRUNCATE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int64)
SYNC = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int)


class Recorder:
    """Wraps the system's VFS for the rest of this process."""

    def __init__(self) -> None:
        self.log: list[Event] = []
        self._names: dict[int, str] = {}
        self._there: set[str] = set()
        self._new_journal: set[int] = set()
        self._kept: list[Any] = []  # what C holds pointers to must outlive every connection
        self._methods: dict[int, IoMethods] = {}

    def install(self) -> None:
        """Make the recording layer the one that every new connection uses."""
        lib = sqlite_library()
        lib.sqlite3_vfs_find.restype = c.POINTER(Vfs)
        lib.sqlite3_vfs_find.argtypes = [c.c_char_p]
        lib.sqlite3_vfs_register.argtypes = [c.c_void_p, c.c_int]
        system = lib.sqlite3_vfs_find(None).contents
        own = Vfs.from_buffer_copy(system)
        own.zName = b"recording"
        self._open, self._delete = OPEN(system.xOpen), DELETE(system.xDelete)
        opens, deletes = OPEN(self._on_open), DELETE(self._on_delete)
        own.xOpen, own.xDelete = c.cast(opens, c.c_void_p).value, c.cast(deletes, c.c_void_p).value
        self._kept += [own, opens, deletes]
        assert lib.sqlite3_vfs_register(c.addressof(own), 1) == 0

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        path = Path(os.fsdecode(c.string_at(name))) if name else None
        code = self._open(vfs, name, file, flags, out)
        if code == 0 and path is not None:
            self._made(path.name)
            self._names[file] = path.name
            if flags & CREATE and flags & JOURNALS:
                self._new_journal.add(file)  # SQLite syncs its folder with its first sync
            self._wrap(file)
        return code

    def _made(self, name: str) -> None:
        if name not in self._there:
            self._there.add(name)
            self.log.append(("create", name))

    def watch_mirror(self) -> None:
        """Record the mirror beside the book too; it writes by plain system calls."""
        from shoebox.storage import mirror

        writes, syncs = mirror._write_all, mirror._sync

        def on_write(handle: int, data: bytes) -> None:
            self._made(MIRROR)
            self.log.append(("write", MIRROR, os.fstat(handle).st_size, data))
            writes(handle, data)

        def on_sync(handle: int) -> None:
            syncs(handle)
            self.log.append(("sync", MIRROR, False))

        mirror._write_all, mirror._sync = on_write, on_sync

    def _wrap(self, file: int) -> None:
        pointer = c.cast(file, c.POINTER(c.c_void_p))
        theirs = pointer[0]
        if theirs not in self._methods:
            system = c.cast(theirs, c.POINTER(IoMethods)).contents
            own = IoMethods.from_buffer_copy(system)
            for name, shape, make in (
                ("xWrite", WRITE, self._write), ("xTruncate", TRUNCATE, self._truncate), ("xSync", SYNC, self._sync),
            ):  # fmt: skip
                wrapped = shape(make(shape(getattr(system, name))))
                setattr(own, name, c.cast(wrapped, c.c_void_p).value)
                self._kept.append(wrapped)
            self._methods[theirs] = own
        pointer[0] = c.addressof(self._methods[theirs])

    def _write(self, goes_on: Any) -> Any:
        def on_write(file: int, data: int, size: int, offset: int) -> int:
            self.log.append(("write", self._names[file], offset, c.string_at(data, size)))
            return int(goes_on(file, data, size, offset))

        return on_write

    def _truncate(self, goes_on: Any) -> Any:
        def on_truncate(file: int, size: int) -> int:
            self.log.append(("truncate", self._names[file], size))
            return int(goes_on(file, size))

        return on_truncate

    def _sync(self, goes_on: Any) -> Any:
        def on_sync(file: int, flags: int) -> int:
            code = int(goes_on(file, flags))
            self.log.append(("sync", self._names[file], file in self._new_journal))
            self._new_journal.discard(file)
            return code

        return on_sync

    def _on_delete(self, vfs: int, name: int, with_folder: int) -> int:
        code = int(self._delete(vfs, name, with_folder))
        if code == 0:
            gone = Path(os.fsdecode(c.string_at(name))).name
            self._there.discard(gone)
            self.log.append(("delete", gone, bool(with_folder)))
        return code


def sqlite_library() -> c.CDLL:
    """The very SQLite that Python's own module uses: linked into it, or the shared one that it has loaded."""
    import _sqlite3

    for name in (_sqlite3.__file__, "libsqlite3.so.0", None):
        try:
            lib = c.CDLL(name)
            lib.sqlite3_libversion.restype = c.c_char_p
            version = lib.sqlite3_libversion().decode()
        except (OSError, AttributeError):
            continue
        if version == sqlite3.sqlite_version:
            return lib
    raise SystemExit("no SQLite to record")


def main(folder: Path, sales: int, journal: str, synchronous: str, log: Path) -> None:
    from bookmaking import card_sale, new_book, new_till
    from shoebox.storage import book_file

    others = tuple(one for one in book_file.PRAGMAS if one[0] not in ("journal_mode", "synchronous"))
    own = (("journal_mode", journal, journal.lower()), ("synchronous", synchronous, LEVELS[synchronous]))
    book_file.PRAGMAS = (*own, *others)
    recorder = Recorder()
    recorder.install()
    recorder.watch_mirror()
    with new_book(folder) as book:
        till = new_till(book)
        for number in range(sales):
            recorded = till.record(card_sale(number + 1, slip="", tender="cash", received_minor=5_000 + number))
            recorder.log.append(("told", recorded.entry_id, recorded.entry_no))
        recorder.log.append(("end",))
    log.write_bytes(pickle.dumps(recorder.log))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
