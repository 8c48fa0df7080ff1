"""Folders in memory: all that tests write lies there. A disk would make each sync wait, and nothing has to survive.

What is killed or fails in a test leaves the same in memory as on a disk, and a power cut is played (`torture.power`).
All of one test process are in one folder that it holds locked. It goes with the process; and where one was killed, the
next process that wants memory gives back what the dead one held, its database server included: what is left in memory
is missing there until the machine is started again.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import signal
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

MEMORY = Path("/dev/shm")
PREFIX, LOCK = "shoebox-tests-", "lock"
ROOM_BYTES_MIN = 4 << 30  # a whole run holds a third of it; a container often has 64 MB, and then a disk is used


def new_folder(name: str) -> Path:
    """A new, empty folder, in memory where this system has such a place. Whoever asked may remove it early."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=top()))


@cache
def top() -> Path:
    """Where this process has all of them."""
    sweep(MEMORY)
    fresh = Path(tempfile.mkdtemp(prefix="shoebox-fresh-", dir=MEMORY if is_roomy(MEMORY) else None))
    assert _locked(fresh) is not None
    fresh.chmod(0o711)  # a database server that runs as somebody else passes through
    made = fresh.rename(fresh.with_name(fresh.name.replace("fresh", "tests")))  # locked before anybody can sweep it
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def is_roomy(memory: Path) -> bool:
    """Whether there is such a place, with room for a whole run, and programs that lie there may be started."""
    try:
        told = os.statvfs(memory)
    except OSError:
        return False
    return told.f_bavail * told.f_frsize >= ROOM_BYTES_MIN and not told.f_flag & os.ST_NOEXEC


def sweep(memory: Path) -> None:
    """Give back what processes that are gone held here, and end the servers that outlived them."""
    for left in memory.glob(f"{PREFIX}*"):
        held = _locked(left)
        if held is None:
            continue
        for keeper in left.glob("*/data/postmaster.pid"):
            _end(int(keeper.read_text().split()[0]), left)
        shutil.rmtree(left, ignore_errors=True)
        os.close(held)


def _end(pid: int, folder: Path) -> None:
    """End this process if it is the one that works in this folder, and not a later one of the same number."""
    with suppress(OSError):
        if str(folder).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGQUIT)


def _locked(folder: Path) -> int | None:
    """The lock on a folder, held until this process ends; None if another one holds it."""
    try:
        held = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held
