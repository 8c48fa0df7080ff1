"""The system's own lock on an open file, which it drops by itself when the program ends. Storage room: an open file.

It hangs on the open file, never on the file's existence, so nothing is left behind by a kill or a power cut.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    # Far beyond the text, so that a refused program can still read who holds it.
    _LOCKED_BYTE = 1 << 20

    def hold(handle: int) -> None:
        """Take the lock on an open file, or raise OSError where another one has it."""
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def hold(handle: int) -> None:
        """Take the lock on an open file, or raise OSError where another one has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def holder(handle: int) -> str:
    """The process that says it holds the lock, or ``unknown``."""
    said = os.pread(handle, 20, 0) if hasattr(os, "pread") else b""
    return said.decode("ascii", "replace").strip() or "unknown"


def sign(handle: int) -> None:
    """Say in the file who holds it. Raises OSError where the disk has no room."""
    os.ftruncate(handle, 0)
    os.write(handle, f"{os.getpid()}\n".encode())
