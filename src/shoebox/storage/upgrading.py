"""From what an older Shoebox wrote to what this one reads: the words that all upgrades share. Storage room.

Each part (a register's book, head office's holdings, Finance's cases) counts its own versions and says in one place
what each of them brought. What an older program wrote stays as it was until the new form has proved itself, and every
upgrade can be stopped, or killed, and goes on where it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from shoebox.domain.errors import Stopped, Trouble
from shoebox.storage.free_name import free_name
from shoebox.storage.private import keep_private
from shoebox.whole_file import sync_folder

COPY_BYTES = 1 << 20
# Above any version: the number of data under way is the version it shall be, times this, and the one it was.
MARK = 1_000_000
SPARE_BYTES = 8 << 20  # what must be left over on the disk for who sells or works beside it


class Stage(StrEnum):
    """What an upgrade is at."""

    COPY = "copy"  # keeping what was there
    ROWS = "rows"
    INDEXES = "indexes"
    CHECK = "check"


def _say_nothing(_stage: Stage, _done: int, _total: int) -> None:
    """Nobody looks on."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one version of a half of head office's data brought, from the one before.

    New `tables`, and tables whose rows go into another shape: `remade`. What rows of before have in a new column
    is `fill`: table, column, value. New indexes need no word: those that are missing are built, since rows in a
    new shape lose theirs.
    """

    version: int
    tables: tuple[str, ...] = ()
    remade: tuple[str, ...] = ()
    fill: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on: `tell` is told how far a stage is, `stop` is asked between batches and makes it end there."""

    tell: Callable[[Stage, int, int], None] = _say_nothing
    stop: Callable[[], bool] = _never

    def at(self, stage: Stage, done: int, total: int) -> None:
        """Say how far it is. Raises Stopped where somebody wants it to end here."""
        self.tell(stage, done, total)
        if self.stop():
            raise Stopped


UNWATCHED = Watch()


def other_version(version: int, newest: int, *, older: str, newer: str, under_way: str) -> str:
    """Which of these codes says of which other version something is."""
    if version >= MARK:
        return under_way
    return newer if version > newest else older


def refuse_moved_on(version: int, ours: int) -> None:
    """Trouble ``upgrade.meanwhile`` where somebody brought the data up to date under an open Shoebox of before."""
    if version != ours:
        raise Trouble("upgrade.meanwhile")


def refuse_little_room(path: Path, wanted_bytes: int, *, code: str = "upgrade.no_room") -> None:
    """Trouble ``upgrade.no_room``, or of another `code`, where the disk of this file has not that and some to spare."""
    free = shutil.disk_usage(path.parent).free
    if free < wanted_bytes + SPARE_BYTES:
        missing_mb = (wanted_bytes + SPARE_BYTES - free) // 1_000_000 + 1
        raise Trouble(code, file=path.name, folder=str(path.parent), missing=missing_mb)


def kept_name(path: Path, version: int) -> Path:
    """Where what was there before is kept: ``book.db.v5``, or with a number where another one has that name."""
    return free_name(path.with_name(f"{path.name}.v{version}"), or_where=lambda name: _same(name, path))


def copy_synced(source: Path, target: Path, watch: Watch) -> None:
    """The same bytes once more, on the disk when this returns; half of it never has the name `target`."""
    aside, size = target.with_name(target.name + ".part"), source.stat().st_size
    aside.unlink(missing_ok=True)
    keep_private(aside)
    with source.open("rb") as read, aside.open("wb") as written:
        while data := read.read(COPY_BYTES):
            written.write(data)
            watch.at(Stage.COPY, read.tell(), size)
        written.flush()
        os.fsync(written.fileno())
    aside.replace(target)
    sync_folder(target.parent)


def _same(kept: Path, path: Path) -> bool:
    """Whether this is what an upgrade that was cut short kept of the very same file."""
    if kept.samefile(path):
        return True
    if kept.stat().st_size != path.stat().st_size:
        return False
    with kept.open("rb") as one, path.open("rb") as other:
        while data := one.read(COPY_BYTES):
            if data != other.read(COPY_BYTES):
                return False
    return True
