"""A disk that may be cut off in the middle of an act, and forgets what was not synced.

From the moment on at which a machine dies, nothing it does reaches its disk any more: that is what a kill leaves.
A power cut takes besides, of every file, what was written after its last sync: all, nothing, or sector by sector. A
file that was cut shorter is so, or as long as it was and whole.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from torture.faulty import FaultyDisk

SECTOR = 512


@dataclass
class LosingDisk(FaultyDisk):
    """Remembers what each file was when it was synced last, for as long as it is armed."""

    _synced: dict[str, bytes] = field(default_factory=dict)

    @contextmanager
    def within(self, folder: Path, at: int, *, sticky: bool, error: int) -> Iterator[None]:
        """Armed for this folder alone."""
        self.places, self._synced = (str(folder),), {}
        with self.armed(at, sticky=sticky, error=error):
            yield

    def fails(self, what: str, path: str | None) -> bool:
        """As its disk does; what is about to be changed is remembered as it was synced last."""
        bad = super().fails(what, path)
        if self._armed and path is not None and path.startswith(self.places):
            if what in {"write", "cut"} and path not in self._synced:
                self._synced[path] = _bytes_of(path)
            elif what == "sync" and not bad:
                self._synced.pop(path, None)
        return bad

    def lose(self, dice: random.Random) -> None:
        """What a power cut leaves of files that were written and not synced."""
        for path, old in sorted(self._synced.items()):
            if Path(path).exists():
                Path(path).write_bytes(left_of(old, _bytes_of(path), dice))
        self._synced = {}


def _bytes_of(path: str) -> bytes:
    return Path(path).read_bytes() if Path(path).exists() else b""


def left_of(old: bytes, new: bytes, dice: random.Random) -> bytes:
    """What may be on the disk of a file that was synced as `old` and is `new` now."""
    fate = dice.choice(("old", "new", "sectors"))
    if fate != "sectors":
        return old if fate == "old" else new
    size = dice.choice((len(old), len(new)))
    left = bytearray(size)
    for at in range(0, size, SECTOR):
        kept = dice.choice((old, new))
        # What a file was cut off from is not written anew: where its length comes back, so do those bytes. What it has
        # grown by may be noughts.
        sector = (kept if at < len(new) else old)[at : min(at + SECTOR, size)]
        left[at : at + len(sector)] = sector
    return bytes(left)
