"""How long a slip may wait until its card is charged. Standard library only.

Acquirers count bank business days from the sale, not from its keying; a slip that comes late can be charged back
whoever was right.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Wait(StrEnum):
    """How a slip stands against its deadline."""

    EARLY = "early"
    AMBER = "amber"
    RED = "red"
    REVIEW = "review"  # too late to be charged without somebody looking at it


class Road(StrEnum):
    """What a store still has to do until a slip is presented, as far as that is its own to do."""

    BOX = "box"  # its box goes to head office, which charges it
    AWAY = "away"  # its box was given out, and head office has not said that it came
    TILL = "till"  # it is keyed into the point of sale, and ticked off


@dataclass(frozen=True, slots=True)
class Due:
    """The day of a slip that waits, how it stands against its deadline, and what is to be done."""

    since: date
    wait: Wait
    road: Road


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when slips go to the acquirer. Amber and red are bank business days after the sale, review calendar days."""

    amber_days: int
    red_days: int
    review_days: int


@dataclass(frozen=True, slots=True)
class Closed:
    """When banks are closed: every week on days named as `WEEKDAYS` names them, and on dates, ISO 8601."""

    weekdays: Collection[str]
    dates: Collection[str] = ()

    def is_on(self, day: date) -> bool:
        """Whether they are on this day."""
        return WEEKDAYS[day.weekday()] in self.weekdays or day.isoformat() in self.dates


def business_days(since: date, until: date, *, closed: Closed) -> int:
    """Bank business days after the day of the sale, up to and with a later one."""
    days = (since + timedelta(days=later) for later in range(1, (until - since).days + 1))
    return sum(not closed.is_on(day) for day in days)


def wait_of(since: date, until: date, deadlines: Deadlines, *, closed: Closed) -> Wait:
    """Where a slip of one day stands on a later one. Review counts calendar days, the others business days."""
    if (until - since).days >= deadlines.review_days:
        return Wait.REVIEW
    waited = business_days(since, until, closed=closed)
    if waited >= deadlines.red_days:
        return Wait.RED
    return Wait.AMBER if waited >= deadlines.amber_days else Wait.EARLY


def present_by(since: date, *, days: int, closed: Closed) -> date:
    """The last day on which a slip of `since` is in time: so many bank business days later, or the last of all days."""
    day = since
    while day < date.max and business_days(since, day, closed=closed) < days:
        day += timedelta(days=1)
    return day
