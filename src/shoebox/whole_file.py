"""Puts a file on a disk whole or not at all. Below every room: the standard library only, and the system's own errors.

It is written aside, forced out, and only then given its name. What a kill left aside goes with the next of that name.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

_NO_SUCH_CALL = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})  # a share's, for folders
OWN, ANYBODY = 0o600, 0o666  # who may read it: its owner, or whoever the system lets read what is made


def write_whole(path: Path, content: bytes, *, mode: int = OWN) -> None:
    """A file in place of an older one: all of it, or the older one stays. OSErrors as `aside_of` has them too."""
    put_in_place(write_aside(path, content, mode=mode), path)


def write_aside(path: Path, content: bytes, *, mode: int = OWN) -> Path:
    """What is to have this name, written where `aside_of` says; that place."""
    aside = aside_of(path)
    write_forced(aside, content, mode=mode)
    return aside


def write_once(path: Path, content: bytes) -> None:
    """A new file for its owner alone, on the disk when this returns; FileExistsError where there is one."""
    write_forced(path, content)
    sync_folder(path.parent)


def write_forced(path: Path, content: bytes, *, mode: int = OWN) -> None:
    """The same without its name, which a power cut may take. Of a file that can't be written whole nothing stays."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        try:
            left = memoryview(content)
            while left:  # a share, or a disk that is nearly full, may take a part of it
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        with suppress(OSError):
            path.unlink()  # half a key would stand in the way of a whole one; Windows removes none that is open
        raise


def aside_of(path: Path) -> Path:
    """Where to write what is to have this name; nothing is there, for what a kill left there goes.

    An OSError where something else than a file has the name: a device named by mistake would be lost to the machine.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "no plain file has this name", str(path))
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    return aside


def put_in_place(aside: Path, path: Path) -> None:
    """Give the finished file its name, in place of an older one; where that can't be, it goes."""
    try:
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise
    sync_folder(path.parent)


def put_new(aside: Path, path: Path) -> None:
    """Give the finished file its name, never over another: FileExistsError where it is taken, and the file goes."""
    try:
        try:
            os.link(aside, path)  # refuses a name that is taken; a plain rename would write over it
        except FileExistsError:
            raise
        except OSError as wrong:  # FAT, as most sticks have it, knows no links
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from wrong
            aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder survive a power cut; nothing to do where the system has no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as wrong:
        if wrong.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)
