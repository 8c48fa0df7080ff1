"""One run at a time in a folder: of kept stages, or of head office's runs. Reads and writes one file in that folder.

The lock is the system's and goes with the program that holds it, so that a run that was killed leaves a file which
stops nobody.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.storage import system_lock

NAME = "run.lock"
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class KeptLock:
    """Held from the moment it is made until `release`; the folder is made where it is not there.

    Refuses a folder in which another run is, in the words of `code`: whose folder it is says what can be done.
    """

    def __init__(self, folder: Path, code: str = "reconcile.kept_in_use") -> None:
        self._path, self._is_new, self._code = folder / NAME, not folder.exists(), code
        while (handle := self._open()) is None:
            pass  # the run before took its file away between our opening and our holding it: there is none to wait for
        self._handle = handle
        with suppress(OSError):  # who holds it is a courtesy, and a full disk has no room for it
            system_lock.sign(handle)

    def release(self) -> None:
        """Let go, and take away the lock's file, and the folder too where it holds nothing and was not there before."""
        if self._handle < 0:
            return
        if os.name != "nt":  # while it is held, so that nobody else's is taken away; Windows takes none that is open
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1
        with suppress(OSError):
            if os.name == "nt":
                self._path.unlink(missing_ok=True)
            if self._is_new and not any(self._path.parent.iterdir()):
                self._path.parent.rmdir()

    def _open(self) -> int | None:
        """The held file; None where what was held is no longer what stands there."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
        try:
            handle = os.open(self._path, flags, 0o600)
        except FileNotFoundError:  # and its folder with it
            return None
        try:
            system_lock.hold(handle)
            if os.path.samestat(os.fstat(handle), self._path.stat()):
                return handle
        except FileNotFoundError:
            pass
        except OSError as error:
            said = system_lock.holder(handle) if error.errno in _HELD else ""
            os.close(handle)
            if said:
                raise Refusal(self._code, file=self._path.parent, process=said) from error
            raise Trouble("reconcile.unwritable", why=error.strerror or str(error)) from error
        os.close(handle)
        return None
