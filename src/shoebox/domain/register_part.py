"""What a report of a store-day says of each of its registers by itself: its rules, its plate, its box. Ground."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.custody import BoxCustody


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateLine:
    """The last look at the imprinter's plate, and whether it was ever wrong this day."""

    wall_ms: int
    by: str  # initials
    is_right: bool
    note: str
    was_wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPart:
    """What a report of a store-day says of each of its registers by itself: its rules, its plate, its box."""

    register: str
    versions: str
    plate: PlateLine | None
    custody: BoxCustody | None = None  # None until its day is closed
