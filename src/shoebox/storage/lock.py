"""One program, one book: a lock that the system drops by itself when the program ends. Storage room: one lock file.

The lock is the system's own on an open file, never the file's existence, so nothing is left behind by a power cut.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Refusal
from shoebox.storage.book_file import cannot_open

if sys.platform == "win32":
    import msvcrt

    # Far beyond the text, so that a refused program can still read who holds the book.
    _LOCKED_BYTE = 1 << 20

    def _hold(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class BookLock:
    """The lock on a book's folder, held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def take(self) -> BookLock:
        """Hold the lock, or refuse naming the book and the process that has it (``book.in_use``)."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as wrong:
            raise cannot_open(self._path.parent, wrong) from wrong
        try:
            _hold(handle)
        except OSError as wrong:
            holder = os.pread(handle, 20, 0) if hasattr(os, "pread") else b""
            os.close(handle)
            process = holder.decode("ascii", "replace").strip() or "unknown"
            raise Refusal("book.in_use", path=str(self._path.parent), process=process) from wrong
        with suppress(OSError):  # who holds it is a courtesy, and a full disk has no room for it
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle
        return self

    def release(self) -> None:
        """Let go; harmless when not held."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
