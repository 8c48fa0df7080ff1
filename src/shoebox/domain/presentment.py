"""How long a slip may wait until its card is charged. Standard library only.

Acquirers count bank business days from the sale, not from its keying; a slip that comes late can be charged back
whoever was right.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WEEKEND = 5  # date.weekday() of Saturday


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


def business_days(since: date, until: date, *, holidays: Collection[str] = ()) -> int:
    """Bank business days after the day of the sale, up to and with a later one; ``holidays`` are ISO dates."""
    days = (since + timedelta(days=later) for later in range(1, (until - since).days + 1))
    return sum(day.weekday() < _WEEKEND and day.isoformat() not in holidays for day in days)


def wait_of(since: date, until: date, deadlines: Deadlines, *, holidays: Collection[str] = ()) -> Wait:
    """Where a slip of one day stands on a later one. Review counts calendar days, the others business days."""
    if (until - since).days >= deadlines.review_days:
        return Wait.REVIEW
    waited = business_days(since, until, holidays=holidays)
    if waited >= deadlines.red_days:
        return Wait.RED
    return Wait.AMBER if waited >= deadlines.amber_days else Wait.EARLY


def present_by(since: date, *, days: int, holidays: Collection[str] = ()) -> date:
    """The last day on which a slip of `since` is in time: so many bank business days later, or the last of all days."""
    day = since
    while day < date.max and business_days(since, day, holidays=holidays) < days:
        day += timedelta(days=1)
    return day
