"""One program, one book: a lock that the system drops by itself when the program ends. Storage room: one lock file.

The lock is the system's own on an open file, never the file's existence, so nothing is left behind by a power cut.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Refusal
from shoebox.storage import system_lock
from shoebox.storage.book_file import cannot_open


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
            system_lock.hold(handle)
        except OSError as wrong:
            process = system_lock.holder(handle)
            os.close(handle)
            raise Refusal("book.in_use", path=str(self._path.parent), process=process) from wrong
        with suppress(OSError):  # who holds it is a courtesy, and a full disk has no room for it
            system_lock.sign(handle)
        self._handle = handle
        return self

    def release(self) -> None:
        """Let go; harmless when not held."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
