"""What a check of a book or a box found, in one line for a person. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whole or not, the one line that says so, and the first bad entry (0 = none, or none that can be named)."""

    ok: bool
    line: str
    first_bad_seq: int = 0
