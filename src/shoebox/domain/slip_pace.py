"""How many slips a whole day takes, from a day that is not over or on which slips began late. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HOUR_MS = 3_600_000


class PaceFrom(StrEnum):
    """What a pace is taken from."""

    NOTHING = "nothing"  # nobody used a slip
    TOO_EARLY = "too_early"  # some were used today, for too short a time to say
    TODAY = "today"  # the hours of today
    DAY_BEFORE = "day_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayUse:
    """Numbers used up on one day, and when it was sold by hand: wall times, UTC milliseconds.

    `until_ms` is the close, or now. A declared incident may have begun after the opening, or before it.
    """

    used: int
    opened_ms: int
    until_ms: int
    began_ms: int = 0  # of the incident; 0 = none
    is_over: bool = False

    @property
    def sold_ms(self) -> int:
        """How long slips were written; 0 where a clock that was set back makes no sense of it."""
        return max(0, self.until_ms - max(self.opened_ms, self.began_ms))

    def whole_day(self, *, open_hours: int, least_hours: int) -> int | None:
        """Numbers of a whole day at this pace, rounded up; None where slips were written for too short a time to say.

        A day that is over is as long as it was, an open one as the store's days are.
        """
        lasted_ms = self.until_ms - self.opened_ms
        whole_ms = lasted_ms if self.is_over else max(open_hours * HOUR_MS, lasted_ms)
        if self.is_over and (self.sold_ms < least_hours * HOUR_MS or not self.sold_ms):
            return self.used
        if self.sold_ms < max(1, least_hours * HOUR_MS):
            return None
        return -(-self.used * whole_ms // self.sold_ms)
