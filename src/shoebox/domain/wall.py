"""How each store stands as head office sees it: up to date, behind, silent, or refused. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SILENT_MS = 4 * 3_600_000


class TileState(StrEnum):
    """The one thing to know of a store; the gravest wins."""

    REFUSED = "refused"
    SILENT = "silent"
    BEHIND = "behind"
    NEVER = "never"
    UP_TO_DATE = "up_to_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One store on the wall. ``behind`` is by its registers' own last word; ``heard_ms`` 0 where nothing ever came."""

    store: str
    name: str
    registers: int
    state: TileState
    behind: int
    silent_ms: int
    heard_ms: int
    last_day: str
    entries: int
    refused: int
    apps: tuple[str, ...]


def state_of(*, refused: int, behind: int, heard_ms: int, now_ms: int) -> TileState:
    """Which of these a store is in. Silence counts from its last word or the last entries that came, by any road."""
    if refused:
        return TileState.REFUSED
    if not heard_ms:
        return TileState.NEVER
    if now_ms - heard_ms > SILENT_MS:
        return TileState.SILENT
    return TileState.BEHIND if behind else TileState.UP_TO_DATE
