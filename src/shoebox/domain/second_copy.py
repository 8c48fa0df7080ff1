"""How the second copy of a book stands, on its own stick, disk or share. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CopyKind(StrEnum):
    """What is to be said of it."""

    WHOLE = "whole"  # it has every line that the mirror has
    BEHIND = "behind"  # it is being brought up
    ABSENT = "absent"  # the medium is not there
    FULL = "full"  # the medium takes no more
    SLOW = "slow"  # the medium has not answered for a while
    FAILING = "failing"  # the medium refuses, or does not hold what was written
    OTHER = "other"  # what lies there is another register's
    SAME_DISK = "same_disk"  # it lies on the book's own disk, and would be lost with it


WELL = frozenset({CopyKind.WHOLE, CopyKind.BEHIND})


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """How it stands. Times are UTC in milliseconds since 1970; 0 = not known yet."""

    place: str  # the folder that somebody named
    kind: CopyKind = CopyKind.BEHIND
    seq: int = 0  # the last entry that is known to lie there
    at_ms: int = 0  # when that was last so
    since_ms: int = 0  # since when it is as `kind` says
    why: str = ""  # the system's own word, where it has one
    aside: str = ""  # a file there that said something else than the book, kept under this name

    @property
    def is_well(self) -> bool:
        """Whether nobody need do anything."""
        return self.kind in WELL
