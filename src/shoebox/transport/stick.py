"""Boxes on a stick, or in any folder that is carried. Transport room: files, and nothing that is inside them.

A box is written aside, forced to the stick, and only then given its name, so a stick pulled out too early holds a whole
box or none. Nothing is ever written over but the same under other keys, nothing removed but the same in the open, and
names are made of our own ids alone.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.box import BOX_BYTES_MAX, BoxHead
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.box_head import BOX_SUFFIX, file_stem
from shoebox.formats.pouch import (
    MAGIC,
    POUCH_SUFFIX,
    Keyring,
    carrying_id,
    is_pouch,
    lock_bytes,
    pouch_bytes,
    recipients_of,
    unlock_up_to,
)
from shoebox.whole_file import put_in_place, put_new, write_forced

_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Lock:
    """The public keys that what is laid out is encrypted to, and the ring of who lays it out, which is among them."""

    readers: tuple[bytes, ...]
    ring: Keyring


class Stick:
    """One folder on something that is carried; with a `lock`, what is laid there is encrypted."""

    def __init__(self, folder: Path, lock: Lock | None = None) -> None:
        self.folder, self._lock = folder, lock

    def put(self, head: BoxHead, box: bytes) -> Path:
        """Copy a box there; its place. The same box twice is one. Trouble ``carry.*`` leaves the stick as it was."""
        return self.put_named(file_stem(head.box_no) + BOX_SUFFIX, box)

    def put_named(self, name: str, box: bytes) -> Path:
        """The same for whatever is carried, under a name made of our own ids."""
        place = self.folder / (name + POUCH_SUFFIX if self._lock else name)
        aside = self.folder / f".{place.name}.{os.getpid()}.part"
        try:
            if not self.folder.is_dir():
                raise Trouble("carry.gone", place=str(self.folder))
            if self._lock is not None:
                self._put_locked(place, aside, box, self._lock)
                _take_off(self.folder / name, box)
                return place
            if _held(place, box):
                return place
            _write(aside, box)
            _name(aside, place)
        except OSError as wrong:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise self._trouble(wrong) from wrong
        return place

    def _put_locked(self, place: Path, aside: Path, data: bytes, lock: Lock) -> None:
        """Encrypted, it is never the same bytes: what lies there is opened. For other readers it is laid anew."""
        is_there = place.exists()
        if is_there and _held_locked(place, data, lock):
            return
        _write(aside, lock_bytes(data, lock.readers))
        if is_there:
            put_in_place(aside, place)
        else:
            _name(aside, place)

    def boxes(self) -> tuple[Path, ...]:
        """The boxes there, encrypted or not, in order of their names."""
        ends = (BOX_SUFFIX, BOX_SUFFIX + POUCH_SUFFIX)
        try:
            return tuple(sorted(path for path in self.folder.iterdir() if path.name.endswith(ends) and path.is_file()))
        except OSError as wrong:
            raise self._trouble(wrong) from wrong

    def _trouble(self, wrong: OSError) -> Trouble:
        place, why = str(self.folder), wrong.strerror or type(wrong).__name__
        if wrong.errno in _FULL:
            return Trouble("carry.full", place=place)
        if wrong.errno in _GONE:
            return Trouble("carry.gone", place=place)
        return Trouble("carry.unwritable", place=place, why=why)


def carried_bytes(path: Path, ring: Keyring, *, most: int) -> bytes:
    """What a carried file holds, opened by `ring` where it is encrypted; one byte more than `most` where it is larger.

    OSErrors as they come; refusals ``pouch.*`` and the ring's. A pouch that can't hold so little is not read at all.
    """
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
        file.seek(0)
        if not is_pouch(start):
            return file.read(most + 1)
        if os.fstat(file.fileno()).st_size > pouch_bytes(most):
            raise Refusal("pouch.too_large", most=max(1, most // 2**20))
        return unlock_up_to(file, ring, most=most)


def _held_locked(place: Path, data: bytes, lock: Lock) -> bool:
    """Whether this lies there for these readers; Trouble for another file under its name (``carry.other_box``)."""
    try:
        held = carried_bytes(place, lock.ring, most=max(1, len(data)))
        with place.open("rb") as file:
            readers = set(recipients_of(file))
    except Refusal as wrong:
        raise Trouble("carry.other_box", file=place.name) from wrong
    if held != data:
        raise Trouble("carry.other_box", file=place.name)
    return readers == {carrying_id(key) for key in lock.readers}


def _held(place: Path, box: bytes) -> bool:
    """Whether this very box lies there; Trouble for another file under its name (``carry.other_box``)."""
    try:
        with place.open("rb") as file:
            if file.read(BOX_BYTES_MAX + 1) == box:
                return True
    except FileNotFoundError:
        return False
    raise Trouble("carry.other_box", file=place.name)


def _take_off(open_file: Path, box: bytes) -> None:
    """Remove what lies there as it is once the very same lies beside it encrypted: its finder would read it."""
    with suppress(OSError, Trouble):  # another file of that name is not ours to remove
        if _held(open_file, box):
            open_file.unlink()


def _write(aside: Path, box: bytes) -> None:
    aside.unlink(missing_ok=True)
    write_forced(aside, box, mode=0o644)


def _name(aside: Path, place: Path) -> None:
    """Give the file its name, unless somebody took that name in the meantime."""
    try:
        put_new(aside, place)
    except FileExistsError:
        raise Trouble("carry.other_box", file=place.name) from None
