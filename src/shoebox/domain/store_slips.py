"""The slips of a store-day, whichever register keyed them, for somebody who looks for one. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_DIGITS = re.compile(r"[0-9]+")


class SlipWas(StrEnum):
    """What became of a slip's number."""

    SALE = "sale"
    REFUND = "refund"
    VOID = "void"
    SPOILED = "spoiled"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSlip:
    """One number, or a run of missing ones that were spoken of together. ``seq`` is the entry at its register.

    ``seq`` and ``wall_ms`` are 0 of numbers in no entry; ``said`` is why it was struck out, spoiled or is missing.
    """

    register: str
    slips: tuple[str, ...]
    was: SlipWas
    seq: int = 0
    wall_ms: int = 0
    offset_min: int = 0
    brand: str = ""
    last4: str = ""
    amount_minor: int = 0
    said: str = ""

    def is_meant(self, typed: str) -> bool:
        """Whether this has a number in which all runs of digits that were typed stand, such as ``037-4711``."""
        parts = _DIGITS.findall(typed)
        return any(all(part in slip for part in parts) for slip in self.slips)
