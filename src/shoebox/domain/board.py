"""The war room's board: what comes against what ends, how old what is open is, and where the money is.

Standard library only; a read model, never stored. Money in minor units of one currency, times in UTC milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

HOUR_MS = 3_600_000
HOURS, DAYS = 24, 14
STORES_MAX = 10


@dataclass(frozen=True, slots=True)
class Flow:
    """Cases that came and cases that ended within an hour or a day that began at ``from_ms``."""

    from_ms: int
    came: int
    ended: int


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Open cases that are older than so many hours, and their money."""

    hours: int
    cases: int
    minor: int


@dataclass(frozen=True, slots=True)
class StoreRow:
    """Open cases of a store, and their money; of ``stores`` stores together where it is the rest of them."""

    store: str
    name: str
    cases: int
    minor: int
    stores: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on it. ``elsewhere`` are open cases in other currencies than ``currency``: no sum here has them."""

    now_ms: int
    currency: str
    hours: tuple[Flow, ...]
    days: tuple[Flow, ...]
    ages: tuple[AgeRow, ...]
    stores: tuple[StoreRow, ...]
    open: int
    elsewhere: int
    oldest_ms: int
    proposed: int
    past_deadline: int
    due_soon: int
    soon_days: int  # how near a deadline is that is due soon

    @property
    def came(self) -> int:
        """Cases that came within the last 24 hours."""
        return sum(one.came for one in self.hours)

    @property
    def ended(self) -> int:
        """Cases that ended within the last 24 hours."""
        return sum(one.ended for one in self.hours)

    @property
    def empty_in_ms(self) -> int | None:
        """How long until nothing is open, at the pace of the last 24 hours; None where that never comes."""
        net = self.ended - self.came
        if not self.open:
            return 0
        return -(-self.open * HOURS * HOUR_MS // net) if net > 0 else None
