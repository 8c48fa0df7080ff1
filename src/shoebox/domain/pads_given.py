"""Pads that an office hands to the other registers of its store, as both see them. Standard library only.

An office's entry says that it gave a pad; one entry of that register's own book answers it, once, however often it is
told. Until that answer is known at the office, nobody else gets the numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.names import number_fits
from shoebox.domain.slip import Pad, PadAt

OFFERED_MAX = 20  # pads that wait for one register
PADS_TOLD_MAX = 300  # pads of other registers in one word, the highest numbers first
_KEY = re.compile(r"([^/]{1,20})/([1-9][0-9]{0,8})/([1-9][0-9]{0,15})")


class WhyNot(StrEnum):
    """Why a register did not take a pad."""

    HAS_IT = "has_it"  # it was keyed there by hand: the numbers are on its own pads
    OVERLAPS = "overlaps"  # some of its numbers are
    RECALLED = "recalled"  # the office had taken it back


class GiftState(StrEnum):
    """How a pad that an office gave stands, as far as the office knows."""

    WAITING = "waiting"  # no answer is here
    RECALLING = "recalling"  # taken back, and no answer is here
    TAKEN = "taken"
    HAD_IT = "had_it"  # that register has the numbers, and not by the office's word
    REFUSED = "refused"  # some of the numbers are on another pad of that register
    BACK = "back"  # taken back before that register took it
    RETURNED = "returned"  # its register was never heard, and two people have the pad itself in their hands
    LOST = "lost"  # its register was never heard, and two people say that the pad is gone


class PadFate(StrEnum):
    """Where a pad is whose register is not waited for any more, as two people say."""

    RETURNED = "returned"
    LOST = "lost"


def key_of(register: str, epoch: int, seq: int) -> str:
    """The office's entry that gave a pad, as others name it."""
    return f"{register}/{epoch}/{seq}"


def is_key(text: str) -> bool:
    """Whether this names an entry of an office."""
    found = _KEY.fullmatch(text)
    return found is not None and number_fits(found[1]) and int(found[3]) <= SEQ_MAX


@dataclass(frozen=True, slots=True)
class PadOffer:
    """A pad as the office's word tells its register of it; ``key`` is the office's entry."""

    key: str
    first: str
    last: str
    is_recalled: bool = False

    @property
    def pad(self) -> Pad:
        """Its numbers."""
        return Pad(self.first, self.last)


@dataclass(frozen=True, slots=True)
class PadAnswer:
    """What a register's book says of a pad that it was offered; ``why`` is empty for one that it took."""

    register: str
    seq: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PadGift:
    """A pad that this office gave to another register, and what has come of it. ``by`` is a staff number."""

    key: str
    seq: int
    register: str
    pad: Pad
    day: str  # ISO 8601
    by: str
    state: GiftState
    answer_seq: int = 0  # the entry of that register's book; 0 = none that is here
    recalled_seq: int = 0  # the last entry that took it back; 0 = nobody has
    fate: str = ""  # a `PadFate`, once its register is waited for no more
    has_some: bool = False  # its register has some of the numbers on another pad

    @property
    def is_out(self) -> bool:
        """Whether nobody knows yet if that register has it."""
        return self.state in (GiftState.WAITING, GiftState.RECALLING)

    @property
    def is_nobodys(self) -> bool:
        """Whether its numbers may be given to nobody: they are out, or gone."""
        return self.is_out or self.state is GiftState.LOST

    @property
    def came_after_all(self) -> bool:
        """Whether its register has it, which two people had waited for no more."""
        has_it = self.has_some or self.state in (GiftState.TAKEN, GiftState.HAD_IT)
        return bool(self.fate) and has_it

    @property
    def at(self) -> PadAt:
        """The numbers as they count while they are out."""
        return PadAt(self.register, self.pad)

    @property
    def offer(self) -> PadOffer:
        """As its register is told of it."""
        return PadOffer(self.key, self.pad.first, self.pad.last, bool(self.recalled_seq))
