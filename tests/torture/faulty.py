"""A disk on which one write, sync, opening, renaming or cutting fails, or every one from then on.

It stands below SQLite (the same layer by which `torture.recording` looks on) and below Python's own file calls, for
the folders it is given and for as long as it is armed. A write that fails has half of its bytes on the disk, as on a
real one.
"""

from __future__ import annotations

import builtins
import ctypes as c
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torture.recording import DELETE, OPEN, SYNC, TRUNCATE, WRITE, IoMethods, Vfs, sqlite_library

# SQLite's words for what went wrong: a disk that is full has one of its own, for a write alone.
FULL, CANT_OPEN = 13, 14
IO_WRITE, IO_SYNC, IO_TRUNCATE, IO_DELETE = 778, 1034, 1546, 2570
_KEPT: list[Any] = []  # what C holds pointers to must outlive every connection


@dataclass
class FaultyDisk:
    """Counts what is done in its folders, and fails what it is told to."""

    places: tuple[str, ...] = ()
    at: int = 0  # the first to fail, from 1; 0 for none
    sticky: bool = False
    error: int = errno.EIO
    done: list[str] = field(default_factory=list)  # what was done while armed, such as ``sync book.db``
    failed: int = 0
    _armed: bool = False

    @contextmanager
    def armed(self, at: int = 0, *, sticky: bool = False, error: int = errno.EIO) -> Iterator[None]:
        """Count, and fail, inside this block."""
        self.at, self.sticky, self.error, self.done, self.failed = at, sticky, error, [], 0
        self._armed = True
        try:
            yield
        finally:
            self._armed = False

    @contextmanager
    def spared(self) -> Iterator[None]:
        """What is done inside this block is looking on: it neither fails nor counts."""
        armed, self._armed = self._armed, False
        try:
            yield
        finally:
            self._armed = armed

    def fails(self, what: str, path: str | None) -> bool:
        """Whether the next thing done is to fail."""
        if not self._armed or path is None or not path.startswith(self.places):
            return False
        self.done.append(f"{what} {Path(path).name}")
        bad = len(self.done) == self.at or (self.sticky and 0 < self.at < len(self.done))
        self.failed += bad
        return bad

    def must(self, what: str, path: str | None) -> None:
        """An OSError where it is to fail."""
        if self.fails(what, path):
            raise OSError(self.error, os.strerror(self.error), path)


@contextmanager
def below_everything(disk: FaultyDisk) -> Iterator[None]:
    """Put the disk below SQLite and below Python's own file calls."""
    with _below_sqlite(disk), _below_python(disk):
        yield


# -- below SQLite


@contextmanager
def _below_sqlite(disk: FaultyDisk) -> Iterator[None]:
    lib = sqlite_library()
    lib.sqlite3_vfs_find.restype = c.POINTER(Vfs)
    lib.sqlite3_vfs_find.argtypes = [c.c_char_p]
    lib.sqlite3_vfs_register.argtypes = lib.sqlite3_vfs_unregister.argtypes = [c.c_void_p, c.c_int]
    lib.sqlite3_vfs_unregister.argtypes = [c.c_void_p]
    system = lib.sqlite3_vfs_find(None)
    layer = _Layer(disk, system.contents)
    assert lib.sqlite3_vfs_register(c.addressof(layer.own), 1) == 0
    try:
        yield
    finally:
        lib.sqlite3_vfs_register(c.addressof(system.contents), 1)
        lib.sqlite3_vfs_unregister(c.addressof(layer.own))


class _Layer:
    """The system's VFS with a disk asked before each call."""

    def __init__(self, disk: FaultyDisk, system: Vfs) -> None:
        self._disk, self._paths = disk, dict[int, str]()
        self._methods: dict[int, IoMethods] = {}
        self._open, self._delete = OPEN(system.xOpen), DELETE(system.xDelete)
        opens, deletes = OPEN(self._on_open), DELETE(self._on_delete)
        self.own = Vfs.from_buffer_copy(system)
        self.own.zName = b"faulty"
        self.own.xOpen, self.own.xDelete = _pointer(opens), _pointer(deletes)
        _KEPT.extend([self, opens, deletes])

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        path = os.fsdecode(c.string_at(name)) if name else None
        if self._disk.fails("open", path):
            c.cast(file, c.POINTER(c.c_void_p))[0] = None  # as a VFS says that there is nothing to close
            return CANT_OPEN
        code = int(self._open(vfs, name, file, flags, out))
        if code == 0 and path is not None:
            self._paths[file] = path
            self._wrap(file)
        return code

    def _wrap(self, file: int) -> None:
        pointer = c.cast(file, c.POINTER(c.c_void_p))
        theirs = pointer[0]
        if theirs is None:
            return
        if theirs not in self._methods:
            system = c.cast(theirs, c.POINTER(IoMethods)).contents
            own = IoMethods.from_buffer_copy(system)
            writes, cuts, syncs = WRITE(system.xWrite), TRUNCATE(system.xTruncate), SYNC(system.xSync)
            wrapped = (
                WRITE(self._write(writes)),
                TRUNCATE(self._plain("cut", IO_TRUNCATE, cuts)),
                SYNC(self._plain("sync", IO_SYNC, syncs)),
            )
            own.xWrite, own.xTruncate, own.xSync = map(_pointer, wrapped)
            _KEPT.extend([own, wrapped, writes, cuts, syncs])
            self._methods[theirs] = own
        pointer[0] = c.addressof(self._methods[theirs])

    def _write(self, goes_on: Any) -> Callable[[int, int, int, int], int]:
        def on_write(file: int, data: int, size: int, offset: int) -> int:
            if self._disk.fails("write", self._paths.get(file)):
                goes_on(file, data, size // 2, offset)
                return FULL if self._disk.error == errno.ENOSPC else IO_WRITE
            return int(goes_on(file, data, size, offset))

        return on_write

    def _plain(self, what: str, code: int, goes_on: Any) -> Callable[[int, int], int]:
        def on_call(file: int, value: int) -> int:
            return code if self._disk.fails(what, self._paths.get(file)) else int(goes_on(file, value))

        return on_call

    def _on_delete(self, vfs: int, name: int, with_folder: int) -> int:
        if self._disk.fails("delete", os.fsdecode(c.string_at(name))):
            return IO_DELETE
        return int(self._delete(vfs, name, with_folder))


def _pointer(function: Any) -> int | None:
    return c.cast(function, c.c_void_p).value


# -- below Python


class _FaultyFile(io.FileIO):
    """A file opened for writing whose bytes may not reach the disk."""

    def __init__(self, disk: FaultyDisk, path: str, name: Any, mode: str, **more: Any) -> None:
        super().__init__(name, mode, **more)
        self._disk, self._path = disk, path

    def write(self, data: Any) -> int:
        if self._disk.fails("write", self._path):
            super().write(bytes(data)[: len(data) // 2])
            raise OSError(self._disk.error, os.strerror(self._disk.error), self._path)
        return super().write(data)


@contextmanager
def _below_python(disk: FaultyDisk) -> Iterator[None]:
    real = {name: getattr(os, name) for name in (*_BY_HANDLE, *_BY_PATH, "open", "close", "write")}
    plain, paths = io.open, dict[int, str]()
    real["io"] = plain
    try:
        for name, what in _BY_HANDLE.items():
            setattr(os, name, _by_handle(disk, what, real[name], paths))
        for name, what in _BY_PATH.items():
            setattr(os, name, _by_path(disk, what, real[name]))
        os.open, os.close = _os_open(disk, real["open"], paths), _os_close(real["close"], paths)
        os.write = _os_write(disk, real["write"], paths)
        io.open = builtins.open = _io_open(disk, plain, paths)
        yield
    finally:
        for name in (*_BY_HANDLE, *_BY_PATH, "open", "close", "write"):
            setattr(os, name, real[name])
        io.open = builtins.open = plain


_BY_HANDLE = {"fsync": "sync", "fdatasync": "sync", "ftruncate": "cut"}
_BY_PATH = {"rename": "rename", "replace": "rename", "link": "rename", "unlink": "delete", "mkdir": "make"}


def _by_handle(disk: FaultyDisk, what: str, goes_on: Any, paths: dict[int, str]) -> Any:
    def call(handle: int, *more: Any) -> Any:
        disk.must(what, paths.get(handle))
        return goes_on(handle, *more)

    return call


def _by_path(disk: FaultyDisk, what: str, goes_on: Any) -> Any:
    def call(path: Any, *more: Any, **named: Any) -> Any:
        disk.must(what, os.fspath(path))
        return goes_on(path, *more, **named)

    return call


def _os_open(disk: FaultyDisk, goes_on: Any, paths: dict[int, str]) -> Any:
    def call(path: Any, *more: Any, **named: Any) -> int:
        disk.must("open", os.fspath(path))
        handle = int(goes_on(path, *more, **named))
        paths[handle] = os.fspath(path)
        return handle

    return call


def _os_close(goes_on: Any, paths: dict[int, str]) -> Any:
    def call(handle: int) -> None:
        paths.pop(handle, None)
        goes_on(handle)

    return call


def _os_write(disk: FaultyDisk, goes_on: Any, paths: dict[int, str]) -> Any:
    def call(handle: int, data: bytes) -> int:
        if disk.fails("write", paths.get(handle)):
            goes_on(handle, data[: len(data) // 2])
            raise OSError(disk.error, os.strerror(disk.error))
        return int(goes_on(handle, data))

    return call


def _io_open(disk: FaultyDisk, goes_on: Any, paths: dict[int, str]) -> Any:
    def call(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        path = paths.get(file) if isinstance(file, int) else os.fspath(file)
        if path is None or not set(mode) & set("wax+") or not str(path).startswith(disk.places):
            return goes_on(file, mode, *more, **named)
        if not isinstance(file, int):
            disk.must("open", path)
        raw = _FaultyFile(disk, path, file, mode.replace("b", "").replace("t", ""), closefd=named.get("closefd", True))
        paths[raw.fileno()] = path
        if more[:1] == (0,) or named.get("buffering") == 0:
            return raw
        buffered = io.BufferedWriter(raw)
        if "b" in mode:
            return buffered
        return io.TextIOWrapper(buffered, **{key: named[key] for key in ("encoding", "newline") if key in named})

    return call
