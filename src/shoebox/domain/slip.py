"""The paper form: its preprinted number and the pads the numbers come on. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal

PAD_NUMBERS_MAX = 1_000
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
    def parse(cls, first_text: str, last_text: str) -> Pad:
        """Read both ends; refuses a backward, uneven or oversized pad (``slip.pad``)."""
        first, last = parse_slip_number(first_text), parse_slip_number(last_text)
        if len(first) != len(last) or not 0 <= int(last) - int(first) < PAD_NUMBERS_MAX:
            raise Refusal("slip.pad", most=PAD_NUMBERS_MAX)
        return cls(first, last)

    def __contains__(self, slip_number: str) -> bool:
        return len(slip_number) == len(self.first) and self.first <= slip_number <= self.last

    def __len__(self) -> int:
        return int(self.last) - int(self.first) + 1

    def numbers(self) -> tuple[str, ...]:
        """Every number of the pad in order."""
        width = len(self.first)
        return tuple(f"{number:0{width}d}" for number in range(int(self.first), int(self.last) + 1))
