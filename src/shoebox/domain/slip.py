"""The paper form: its preprinted number and the pads the numbers come on. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.slip_pace import PaceFrom

PAD_NUMBERS_MAX = 1_000
RANGE_NUMBERS_MAX = 100_000  # of pads that came at once, and of numbers given for printing
TAIL_ASKED_MOST = 3  # a pad is torn off to its end: so few left over, with the next begun, are asked about


class Imprint(StrEnum):
    """How the card came onto the paper."""

    IMPRINTED = "imprinted"
    RUBBED = "rubbed"
    HANDWRITTEN = "handwritten"


def parse_slip_number(text: str) -> str:
    """Digits of a typed or scanned slip number, spaces dropped; refuses other text (``slip.unreadable``)."""
    refuse_card_data(text)
    digits = re.sub(r"[\s.\-]", "", text)
    if not re.fullmatch(r"[0-9]{6,12}", digits):
        raise Refusal("slip.unreadable")
    return digits


def grouped(slip_number: str) -> str:
    """``085100047`` as people read it: ``085 100 047``. Never copied or scanned like this."""
    return " ".join(re.findall(r"\d{1,3}", slip_number)) if len(slip_number) % 3 == 0 else slip_number


@dataclass(frozen=True, slots=True, order=True)
class Pad:
    """A run of preprinted numbers, first and last included, of one width."""

    first: str
    last: str

    @classmethod
    def parse(cls, first_text: str, last_text: str, *, most: int = PAD_NUMBERS_MAX) -> Pad:
        """Read both ends; refuses a backward, uneven or oversized pad (``slip.pad``)."""
        first, last = parse_slip_number(first_text), parse_slip_number(last_text)
        if len(first) != len(last) or not 0 <= int(last) - int(first) < most:
            raise Refusal("slip.pad", most=most)
        return cls(first, last)

    @classmethod
    def as_written(cls, first: str, last: str, *, most: int = PAD_NUMBERS_MAX) -> Pad | None:
        """The pad of two ends that are bare digits, as programs write them; None for anything else."""
        try:
            pad = cls.parse(first, last, most=most)
        except Refusal:
            return None
        return pad if (pad.first, pad.last) == (first, last) else None

    def __contains__(self, slip_number: str) -> bool:
        return len(slip_number) == len(self.first) and self.first <= slip_number <= self.last

    def __len__(self) -> int:
        return int(self.last) - int(self.first) + 1

    def overlaps(self, other: Pad) -> bool:
        """Whether any number is on both."""
        return len(self.first) == len(other.first) and self.first <= other.last and other.first <= self.last

    def without(self, others: Iterable[Pad]) -> tuple[Pad, ...]:
        """The runs of its numbers that are on none of the others, in order."""
        width, at, left = len(self.first), int(self.first), []
        for other in sorted(other for other in others if self.overlaps(other)):
            if at < int(other.first):
                left.append(Pad(f"{at:0{width}d}", f"{int(other.first) - 1:0{width}d}"))
            at = max(at, int(other.last) + 1)
        if at <= int(self.last):
            left.append(Pad(f"{at:0{width}d}", self.last))
        return tuple(left)

    def numbers(self) -> tuple[str, ...]:
        """Every number of the pad in order."""
        width = len(self.first)
        return tuple(f"{number:0{width}d}" for number in range(int(self.first), int(self.last) + 1))


def left_of(events: Iterable[tuple[bool, Pad]]) -> tuple[Pad, ...]:
    """The runs that stand after some were put down (True) and numbers of them taken back (False), in that order."""
    held: list[Pad] = []
    for is_given, run in events:
        held = [*held, run] if is_given else [left for pad in held for left in pad.without([run])]
    return tuple(held)


class TakenFrom(StrEnum):
    """Where numbers stood until they were taken back."""

    PAD = "pad"  # on a pad of this register; they lie in the cupboard again, if they came at all
    CUPBOARD = "cupboard"  # among the pads that came to the store
    TO_PRINT = "to_print"  # among the numbers that may be printed here
    LOST = "lost"  # reported lost or stolen, and turned up


class Fate(StrEnum):
    """What became of slips of a pad that nobody wrote on."""

    SPOILED = "spoiled"  # the paper goes into the box
    LOST = "lost"
    STOLEN = "stolen"


@dataclass(frozen=True, slots=True)
class PutBack:
    """Numbers that were taken back, out of which place, in which entry, and whether they lie in the cupboard now."""

    seq: int
    taken_from: TakenFrom
    run: Pad
    is_in_cupboard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSlip:
    """The last slip written on one pad of a register, empty where it is not begun, and whether forms are left on it."""

    register: str
    slip: str
    has_blank: bool


@dataclass(frozen=True, slots=True)
class PadAt:
    """A pad in use at another register of this store, or numbers that are put down there as come."""

    register: str
    pad: Pad
    is_issued: bool = True


@dataclass(frozen=True, slots=True, order=True)
class PadsTwice:
    """Numbers that stand at two registers of the store: on a pad of each, or put down as come at both."""

    numbers: Pad
    registers: tuple[str, str]  # in order
    is_issued: bool
    found: str = ""  # what somebody in charge found of it; empty = nobody has said anything
    found_by: str = ""  # staff number


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipStock:
    """Numbers at hand, and how long they last. `next_printed` is None where nothing may be printed here."""

    on_pads: int  # unused, on pads of this register
    on_other_pads: int = 0  # unused, on pads of the store's other registers, as far as their sealed days are here
    in_cupboard: int  # received, on no register's pad yet
    to_print: int  # may be printed on plain paper
    next_printed: Pad | None
    used_a_day: int  # by all registers whose days are here; 0 = nobody can say
    reorder_days: int
    pace_from: PaceFrom = PaceFrom.DAY_BEFORE  # what that is taken from
    pace_hours: int = 0  # of today, where it is today's
    used_today: int = 0

    @property
    def at_hand(self) -> int:
        """Paper that is there now; what may still be printed is none yet."""
        return self.on_pads + self.on_other_pads + self.in_cupboard

    @property
    def days_left(self) -> int | None:
        """Whole days that the paper lasts at this pace; None where nothing was used."""
        return self.at_hand // self.used_a_day if self.used_a_day else None

    @property
    def is_low(self) -> bool:
        """Whether it is time to order: nothing is there, or for fewer days than an order takes."""
        return not self.at_hand or (self.days_left is not None and self.days_left < self.reorder_days)

    @property
    def reorder_point(self) -> int:
        """The number of slips at which to order, at this pace."""
        return self.used_a_day * self.reorder_days


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """Numbers that two people took back, and why; ``taken_from`` is a `TakenFrom`.

    It is empty for a pad of another register that is never heard; ``fate`` says then where the pad is, as a
    `shoebox.domain.pads_given.PadFate`.
    """

    seq: int
    taken_from: str
    first: str
    last: str
    reason: str
    by: str  # initials of both
    register: str = ""  # of a store-day of several
    fate: str = ""
