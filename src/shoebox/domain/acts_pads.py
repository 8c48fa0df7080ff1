"""What entries say of a pad that an office hands to another register, and what that register answers.

Standard library only. The office's entry is named by its key, ``085-2/1/412``: register, epoch and number.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind
from shoebox.domain.names import number_fits
from shoebox.domain.pads_given import PadFate, WhyNot, is_key
from shoebox.domain.slip import Pad


def _unfit_pad(first: str, last: str) -> str:
    return "" if Pad.as_written(first, last) is not None else "numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class PadGiven(Act):
    """The office handed a pad to another register of its store. That register is told, and answers with an entry."""

    KIND = Kind.PAD_GIVEN
    register: str
    first: str
    last: str

    def unfit(self) -> str:
        """A pad, to a register."""
        return _unfit_pad(self.first, self.last) or ("" if number_fits(self.register) else "register")


@dataclass(frozen=True, slots=True, kw_only=True)
class PadRecalled(Act):
    """A pad that no answer had come of is taken back by two people: whether it was taken is for its register to say.

    ``fate`` is a `PadFate`, where that register is waited for no more. Said again where it turned out otherwise.
    """

    KIND = Kind.PAD_RECALLED
    LATER = frozenset({"fate"})
    given: str
    first: str
    last: str
    reason: str
    approver: str
    fate: str = ""

    def unfit(self) -> str:
        """Of one entry, to an end that there is."""
        if self.fate and self.fate not in tuple(PadFate):
            return "fate"
        return _unfit_pad(self.first, self.last) or ("" if is_key(self.given) else "given")


@dataclass(frozen=True, slots=True, kw_only=True)
class PadDeclined(Act):
    """This register did not take a pad that the office handed to it, and never will by that entry of the office's."""

    KIND = Kind.PAD_DECLINED
    given: str
    first: str
    last: str
    why: str  # a `WhyNot`

    def unfit(self) -> str:
        """Of one entry, for a reason that there is."""
        if self.why not in tuple(WhyNot):
            return "why"
        return _unfit_pad(self.first, self.last) or ("" if is_key(self.given) else "given")


ACTS_PADS: tuple[type[Act], ...] = (PadDeclined, PadGiven, PadRecalled)
