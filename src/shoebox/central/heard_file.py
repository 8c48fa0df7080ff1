"""What registers said last, in a small file: so that it outlives a restart, and Finance's window sees it. Work room.

It is a convenience and no evidence: whatever can't be read is as if nothing had been heard.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.carrying import Place
from shoebox.whole_file import ANYBODY, write_whole

FILE_NAME, BYTES_MAX, REGISTERS_MAX = "heard.json", 4 * 1024 * 1024, 10_000
SAVE_MS = 15_000


@dataclass(frozen=True, slots=True)
class Heard:
    """When a register spoke last, and which version it runs."""

    app: str
    at_ms: int
    head_seq: int = 0  # where its book ended by its own word; 0 where it has only said hello


def read_heard(path: Path) -> dict[Place, Heard]:
    """What the file says; nothing where it is missing, too large, or not as it was written."""
    try:
        with path.open("rb") as file:
            data = file.read(BYTES_MAX + 1)
        rows = json.loads(data) if len(data) <= BYTES_MAX else []
        return dict(_read(row) for row in rows[:REGISTERS_MAX])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}


def write_heard(path: Path, heard: Mapping[Place, Heard]) -> None:
    """Put it into place whole. A full disk is no reason to turn a register away, so nothing is raised."""
    rows = [
        [place.store, place.register, place.epoch, one.app, one.at_ms, one.head_seq] for place, one in heard.items()
    ]
    with suppress(OSError):
        write_whole(path, json.dumps(rows).encode(), mode=ANYBODY)


def newest(one: Mapping[Place, Heard], other: Mapping[Place, Heard]) -> dict[Place, Heard]:
    """Of each register what was heard later."""
    found = dict(one)
    for place, heard in other.items():
        if place not in found or found[place].at_ms < heard.at_ms:
            found[place] = heard
    return found


def _read(row: object) -> tuple[Place, Heard]:
    if not isinstance(row, list) or list(map(type, row)) != [str, str, int, str, int, int]:
        raise ValueError("not as it was written")
    store, register, epoch, app, at_ms, head_seq = row
    return Place(store=store, register=register, epoch=epoch), Heard(app[:40], at_ms, head_seq)
