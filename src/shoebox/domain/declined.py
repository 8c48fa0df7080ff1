"""Cards that were declined by phone, as registers of a store tell each other of them. Standard library only.

Brand, last four and amount: what the register's own book has of such a card, and never more.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeclinedCard:
    """A card that was declined at another register, by an entry of it; ``amount_minor`` is 0 where none was keyed."""

    brand: str
    last4: str
    register: str
    seq: int
    wall_ms: int
    offset_min: int
    amount_minor: int
