"""Boxes on a stick, or in any folder that is carried. Transport room: files, and nothing that is inside them.

A box is written aside, forced to the stick, and only then given its name, so a stick pulled out too early holds a whole
box or none. Nothing is ever written over, and names are made of our own ids alone.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from shoebox.domain.box import BOX_BYTES_MAX, BoxHead
from shoebox.domain.errors import Trouble
from shoebox.formats.box_head import BOX_SUFFIX, file_stem

_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Stick:
    """One folder on something that is carried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, head: BoxHead, box: bytes) -> Path:
        """Copy a box there; its place. The same box twice is one. Trouble ``carry.*`` leaves the stick as it was."""
        return self.put_named(file_stem(head.box_no) + BOX_SUFFIX, box)

    def put_named(self, name: str, box: bytes) -> Path:
        """The same for whatever is carried, under a name made of our own ids."""
        place = self.folder / name
        aside = self.folder / f".{place.name}.{os.getpid()}.part"
        try:
            if not self.folder.is_dir():
                raise Trouble("carry.gone", place=str(self.folder))
            if _held(place, box):
                return place
            _write(aside, box)
            _name(aside, place)
        except OSError as wrong:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise self._trouble(wrong) from wrong
        return place

    def boxes(self) -> tuple[Path, ...]:
        """The boxes there, in order of their names."""
        try:
            return tuple(sorted(path for path in self.folder.iterdir() if path.suffix == BOX_SUFFIX and path.is_file()))
        except OSError as wrong:
            raise self._trouble(wrong) from wrong

    def _trouble(self, wrong: OSError) -> Trouble:
        place, why = str(self.folder), wrong.strerror or type(wrong).__name__
        if wrong.errno in _FULL:
            return Trouble("carry.full", place=place)
        if wrong.errno in _GONE:
            return Trouble("carry.gone", place=place)
        return Trouble("carry.unwritable", place=place, why=why)


def _held(place: Path, box: bytes) -> bool:
    """Whether this very box lies there; Trouble for another file under its name (``carry.other_box``)."""
    try:
        with place.open("rb") as file:
            if file.read(BOX_BYTES_MAX + 1) == box:
                return True
    except FileNotFoundError:
        return False
    raise Trouble("carry.other_box", file=place.name)


def _write(aside: Path, box: bytes) -> None:
    aside.unlink(missing_ok=True)
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(box)
        file.flush()
        os.fsync(file.fileno())


def _name(aside: Path, place: Path) -> None:
    """Give the file its name, unless somebody took that name in the meantime."""
    try:
        os.link(aside, place)  # fails where there is a file already; a plain rename would write over it
        aside.unlink()
    except FileExistsError:
        aside.unlink()
        raise Trouble("carry.other_box", file=place.name) from None
    except OSError:
        aside.rename(place)  # FAT, as most sticks have it, knows no links
    if os.name == "posix":
        handle = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
