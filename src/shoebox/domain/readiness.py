"""Whether a store could sell by hand tomorrow: what was last found in place, and how that stands today.

Standard library only. What a person ticks stands in the policy; what the book knows by itself is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoebox.domain.dates import MONTHS, months_after
from shoebox.domain.disk_room import DiskRoom
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.practice import DrillResult
from shoebox.domain.second_copy import CopyState

_MONTHS = tuple(name.lower() for name in MONTHS)
# As they begin in the other languages of the windows; the rest begin as in English.
_MONTHS_ELSEWHERE = {"ene": "jan", "abr": "apr", "ago": "aug", "dic": "dec"}
_TODAY = ("today", "hoy")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SPOKEN = re.compile(r"([0-9]{1,2})\.? +([a-z]{3,9})\.?(?: +([0-9]{4}))?")


class Part(StrEnum):
    """What a line of readiness is about."""

    ITEM = "item"  # of the policy's list, ticked by a person
    BOOKLET = "booklet"  # printed, of this edition
    DRILL = "drill"  # practised not too long ago
    SLIPS = "slips"  # numbers at hand, as the book counts them
    DISK = "disk"  # room for what is still to be sold; a line only where there is little
    COPY = "copy"  # the second copy, where one is kept
    CHECK = "check"  # gone through not too long ago


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check as the book holds it. Days are ISO 8601; empty = never."""

    seq: int
    day: str
    checked_by: str
    in_place: tuple[str, ...]
    booklet: str  # the edition that was at the registers
    drilled: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, the item's own words where it has some, and whether it is in place."""

    part: Part
    item: str
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the PC itself knows: the second copy, where one is kept, and the room on the book's disk."""

    copy: CopyState | None = None
    disk: DiskRoom | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How a register stands today. ``next_check`` and ``next_drill`` are the last good days, empty = never was one."""

    lines: tuple[Line, ...]
    last: Checked | None
    slips_left: int
    next_check: str
    next_drill: str
    drilled: str = ""  # the last drill: as written down at a check, or timed at the register; ISO 8601, empty = none
    drill: DrillResult | None = None  # its score, where it was timed
    beside: Beside = Beside()

    @property
    def ready(self) -> int:
        """How many lines are in place."""
        return sum(line.is_ready for line in self.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        """What is not."""
        return tuple(line for line in self.lines if not line.is_ready)


def readiness(
    policy: Policy,
    last: Checked | None,
    *,
    slips_left: int,
    edition: str,
    today: str,
    drill: DrillResult | None = None,
    beside: Beside = Beside(),
) -> Readiness:
    """How it stands: the policy's list as last ticked, then what the calendar, the book and a timed drill say."""
    next_check = months_after(last.day, policy.readiness_months_max) if last else ""
    drilled = max(last.drilled if last else "", drill.day if drill else "")
    next_drill = months_after(drilled, policy.drill_months_max) if drilled else ""
    ticked = last.in_place if last else ()
    lines = (
        *(Line(Part.ITEM, item, item in ticked) for item in policy.readiness),
        Line(Part.BOOKLET, "", bool(last and edition) and last is not None and last.booklet == edition),
        Line(Part.DRILL, "", today <= next_drill),
        Line(Part.SLIPS, "", slips_left >= policy.slips_ready_min),
        *_beside(policy, beside),
        Line(Part.CHECK, "", today <= next_check),
    )
    return Readiness(
        lines=lines,
        last=last,
        slips_left=slips_left,
        next_check=next_check,
        next_drill=next_drill,
        drilled=drilled,
        drill=drill if drill is not None and drill.day == drilled else None,
        beside=beside,
    )


def _beside(policy: Policy, beside: Beside) -> Iterator[Line]:
    if beside.disk is not None and beside.disk.is_low(policy):
        yield Line(Part.DISK, "", is_ready=False)
    if beside.copy is not None:
        yield Line(Part.COPY, "", beside.copy.is_well)


def drill_day(typed: str, today: str) -> str:
    """A day in the past as a person types it: ``3 Nov``, ``3 November 2026``, ``2026-11-03``, ``today``; empty = none.

    Without a year it is the last such day. Refuses anything else, and a day to come (``readiness.drill``).
    """
    said = " ".join(typed.lower().split())
    if not said:
        return ""
    found = today if said in _TODAY else _day(said, date.fromisoformat(today))
    if not found or found > today:
        raise Refusal("readiness.drill")
    return found


def _day(said: str, today: date) -> str:
    try:
        if iso := _ISO.fullmatch(said):
            return date(int(iso[1]), int(iso[2]), int(iso[3])).isoformat()
        spoken = _SPOKEN.fullmatch(said)
        if spoken is None:
            return ""
        begins = spoken[2][:3]
        month = _MONTHS.index(_MONTHS_ELSEWHERE.get(begins, begins)) + 1
        if spoken[3]:
            return date(int(spoken[3]), month, int(spoken[1])).isoformat()
        this_year = date(today.year, month, int(spoken[1]))
        return (this_year if this_year <= today else this_year.replace(year=today.year - 1)).isoformat()
    except ValueError:
        return ""
