"""What entries say of slips that became no sale, and of numbers taken back by two. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import RANGE_NUMBERS_MAX, Fate, Pad, TakenFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersBack(Act):
    """Numbers that were put down by mistake, or a pad that goes back, by whoever keys this and another person.

    They run to an end of what was put down, and no entry names one of them: a number that came to anything stays.
    """

    KIND = Kind.NUMBERS_BACK
    taken_from: str
    first: str
    last: str
    reason: str
    approver: str

    @property
    def run(self) -> Pad:
        """The numbers."""
        return Pad(self.first, self.last)

    def unfit(self) -> str:
        """From one number to another, out of a place that there is."""
        if self.taken_from not in tuple(TakenFrom):
            return "taken_from"
        try:
            Pad.parse(self.first, self.last, most=RANGE_NUMBERS_MAX)
        except Refusal:
            return "numbers"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsLost(Act):
    """Slips of a pad that are gone, wherever on it they were: a slip of such a number is no sale until two say so."""

    KIND = Kind.SLIPS_LOST
    first: str
    last: str
    how: str  # "lost" or "stolen", see `shoebox.domain.slip.Fate`
    explanation: str
    by: str  # staff number

    @property
    def run(self) -> Pad:
        """The numbers."""
        return Pad(self.first, self.last)

    def unfit(self) -> str:
        """Lost or stolen, from one number to another of one pad."""
        if self.how not in (Fate.LOST, Fate.STOLEN):
            return "how"
        try:
            Pad.parse(self.first, self.last)
        except Refusal:
            return "numbers"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSpoiled(Act):
    """A slip ruined before it was a sale, or a run of them; the paper is kept.

    With a ``last`` it says nothing of the numbers before it: they are on the pad still.
    """

    KIND = Kind.SLIP_SPOILED
    LATER = frozenset({"last"})
    slip: str
    reason: str
    last: str = ""  # of a run, and of one slip that is not the next of its pad

    @property
    def slips(self) -> tuple[str, ...]:
        """Every number."""
        return Pad(self.slip, self.last).numbers() if self.last else (self.slip,)

    def unfit(self) -> str:
        """A run is one of a pad."""
        try:
            if self.last:
                Pad.parse(self.slip, self.last)
        except Refusal:
            return "last"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsMissing(Act):
    """Numbers nobody finds, explained with initials."""

    KIND = Kind.SLIP_MISSING
    LATER = frozenset({"by", "named_by"})
    slips: tuple[str, ...]
    explanation: str
    initials: str  # or the name of somebody from outside
    by: tuple[str, ...] = ()  # staff numbers of whoever the initials are of; none in older entries
    named_by: tuple[str, ...] = ()  # of somebody from outside: the two people who say so


@dataclass(frozen=True, slots=True, kw_only=True)
class PadsShared(Act):
    """What somebody in charge found of numbers that stand at two registers of the store; see `PadsTwice`."""

    KIND = Kind.PADS_SHARED
    first: str
    last: str
    registers: tuple[str, str]
    is_issued: bool
    found: str

    def unfit(self) -> str:
        """Two registers, and a word."""
        return "found" if not self.found else "registers" if self.registers[0] >= self.registers[1] else ""


ACTS_SLIPS: tuple[type[Act], ...] = (NumbersBack, PadsShared, SlipsLost, SlipSpoiled, SlipsMissing)
