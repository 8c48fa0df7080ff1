"""What is free on the disk of a book, and what an entry takes there. Storage room: looks, writes nothing."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from shoebox.domain.disk_room import DiskRoom
from shoebox.storage.mirror import mirror_beside


def free_bytes(folder: Path) -> int:
    """What this program may still write there; an OSError where the system does not say."""
    return shutil.disk_usage(folder).free


def disk_room(path: Path, *, entries: int, entries_today: int) -> DiskRoom | None:
    """The room around the book in this file, which has so many entries; None where the system does not say."""
    with suppress(OSError):
        held = sum(file.stat().st_size for file in (path, mirror_beside(path)) if file.exists())
        return DiskRoom(
            free_bytes=free_bytes(path.parent),
            entry_bytes=held // max(1, entries) if entries > 1_000 else 0,  # of fewer its empty tables are the most
            entries_today=entries_today,
        )
    return None
