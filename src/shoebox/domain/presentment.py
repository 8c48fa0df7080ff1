"""How long a slip may wait until its card is charged. Standard library only.

Acquirers count bank business days from the sale; a slip that comes late can be charged back whoever was right.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

_WEEKEND = 5  # date.weekday() of Saturday


class Wait(StrEnum):
    """How the oldest slip stands against its deadline."""

    EARLY = "early"
    AMBER = "amber"
    RED = "red"
    REVIEW = "review"  # too late to be charged without somebody looking at it


def business_days(since: date, until: date, *, holidays: Collection[str] = ()) -> int:
    """Bank business days after the day of the sale, up to and with a later one; ``holidays`` are ISO dates."""
    days = (since + timedelta(days=later) for later in range(1, (until - since).days + 1))
    return sum(day.weekday() < _WEEKEND and day.isoformat() not in holidays for day in days)


def wait_of(
    since: date,
    until: date,
    *,
    amber_days: int,
    red_days: int,
    review_days: int,
    holidays: Collection[str] = (),
) -> Wait:
    """Where a slip of one day stands on a later one. Review counts calendar days, the others business days."""
    if (until - since).days >= review_days:
        return Wait.REVIEW
    waited = business_days(since, until, holidays=holidays)
    if waited >= red_days:
        return Wait.RED
    return Wait.AMBER if waited >= amber_days else Wait.EARLY


def present_by(since: date, *, days: int, holidays: Collection[str] = ()) -> date:
    """The last day on which a slip of `since` is in time: so many bank business days later."""
    day = since
    while business_days(since, day, holidays=holidays) < days:
        day += timedelta(days=1)
    return day
