"""In whose hands a closed box is, and through which it went. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.dates import months_after

KEEP_MONTHS = 18  # a bank may ask for a signed slip this long after the sale


class Way(StrEnum):
    """Between whom a box changes hands."""

    INSIDE = "inside"  # both are of this store
    OUT = "out"  # one of this store gives it to somebody from outside
    BACK = "back"  # somebody from outside brings it back


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One hand-over as people read it: names, places, the seal as both read it."""

    seq: int
    wall_ms: int
    offset_min: int
    way: Way
    gives: str
    takes: str
    from_place: str
    to_place: str
    seal: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDraft:
    """A hand-over as it is typed. Where it begins is not typed: that is where the box is."""

    box_no: str
    way: Way
    to_place: str
    seal: str  # read from the tape now, never copied from the book
    outsider: str = ""  # who takes it, or brings it back, where that is nobody of this store
    note: str = ""  # the carrier's receipt; why the tape has another number


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCustody:
    """One closed box from its seal on. The first place is the store's own."""

    box_no: str
    day: str
    seal: str  # as it was closed
    closed_by: str
    closed_ms: int
    offset_min: int
    first_place: str
    steps: tuple[HandOver, ...]

    @property
    def is_here(self) -> bool:
        """Whether somebody of this store has it."""
        return not self.steps or self.steps[-1].way is not Way.OUT

    @property
    def place(self) -> str:
        """Where it is, as far as this store knows."""
        return self.steps[-1].to_place if self.steps else self.first_place

    @property
    def holder(self) -> str:
        """Who took it last; empty while it lies where it was closed."""
        return self.steps[-1].takes if self.steps else ""

    @property
    def seal_now(self) -> str:
        """The number that was on the tape last."""
        return self.steps[-1].seal if self.steps else self.seal

    @property
    def is_seal_whole(self) -> bool:
        """Whether every hand-over read the seal that the box was closed with."""
        return all(same_seal(step.seal, self.seal) for step in self.steps)


def keep_until(day: str) -> str:
    """The last day on which a box of this day is kept, ISO 8601: the month's last where it has no such date."""
    return months_after(day, KEEP_MONTHS)


def same_seal(one: str, other: str) -> bool:
    """Whether two ways of writing mean one seal: blanks, hyphens and capitals are only how somebody writes."""
    return _bare(one) == _bare(other)


def _bare(seal: str) -> str:
    return "".join(sign for sign in seal.casefold() if sign.isalnum())
