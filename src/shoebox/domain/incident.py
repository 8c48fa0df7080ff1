"""A declared outage, with the one lane its drafts are rescued by. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from shoebox.domain.clock import DAY_MS, local_time
from shoebox.domain.errors import Refusal

MINUTE_MS = 60_000
_WITH_DAY = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})|-([0-9]{1,3})|([0-9]{1,2})\.?) +([0-9:.]{3,5})")
_AHEAD = re.compile(r"\+ *([0-9:.]{3,5})")
DAYS_BACK_MAX = 62  # the 31st is at most that many days ago
HEAD_OFFICE = "head office"  # how entries name whoever declared, or gave a number, by a word from there


class RescueLane(StrEnum):
    """Who charges the drafts of an incident. One lane for the whole incident: two are how double charges are born."""

    FINANCE = "finance"
    REKEY = "rekey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An outage as a register's book holds it. Times are UTC, milliseconds; ``ended_seq`` 0 = it goes on."""

    seq: int
    number: str
    began_ms: int
    rescue_lane: str
    declared_by: str
    given_by: str
    ended_seq: int
    ended_ms: int

    @property
    def is_on(self) -> bool:
        """Whether sales by hand are taken under it now."""
        return self.ended_seq == 0

    @property
    def is_rekeyed(self) -> bool:
        """Whether its store keys its drafts again; Finance charges them where not."""
        return self.rescue_lane == RescueLane.REKEY

    def covers(self, at_ms: int) -> bool:
        """Whether something of this time was taken under it; a slip says the minute it began in, and no seconds."""
        return self.began_ms - MINUTE_MS < at_ms and (self.is_on or at_ms <= self.ended_ms)


def since_ms(typed: str, *, now_ms: int, offset_min: int) -> int:
    """When the store's clock last read what was typed, ``07:41`` or ``741``; now where it is empty.

    Refuses what is no time of day (``incident.time``). UTC, milliseconds.
    """
    said = typed.strip()
    if not said:
        return now_ms
    found = re.fullmatch(r"([0-9]{1,2})[:.]?([0-9]{2})", said)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refusal("incident.time")
    now = local_time(now_ms, offset_min)
    then = now.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    if then > now:
        then -= timedelta(days=1)
    return round(then.timestamp() * 1000)


def moment_ms(typed: str, *, now_ms: int, offset_min: int) -> int:
    """As `since_ms`, or with a day before the time: ``11 0830`` (the last 11th), ``-1 0830``, ``2026-11-11 0830``.

    What is typed with a day may be still to come: whoever asks says what is wrong with that. Refuses what is no day and
    time (``incident.time``).
    """
    found = _WITH_DAY.fullmatch(typed.strip())
    if found is None:
        return since_ms(typed, now_ms=now_ms, offset_min=offset_min)
    now = local_time(now_ms, offset_min)
    day = _named_day(now, found)
    evening = now.replace(year=day.year, month=day.month, day=day.day, hour=23, minute=59, second=59, microsecond=0)
    return since_ms(found[4], now_ms=round(evening.timestamp() * 1000), offset_min=offset_min)


def _named_day(now: datetime, found: re.Match[str]) -> date:
    """A date as it stands in the calendar, so many days ago, or the last day of the month with that number."""
    if found[1]:
        try:
            return date.fromisoformat(found[1])
        except ValueError as wrong:
            raise Refusal("incident.time") from wrong
    if found[2]:
        return now.date() - timedelta(days=int(found[2]))
    days = (now.date() - timedelta(days=back) for back in range(DAYS_BACK_MAX + 1))
    of_that_number = next((day for day in days if day.day == int(found[3])), None)
    if of_that_number is None:
        raise Refusal("incident.time")
    return of_that_number


def written_ms(typed: str, *, now_ms: int, offset_min: int, day: str = "") -> int:
    """When a slip was written, as `moment_ms`, or with a plus before it: today, though the clock here reads less.

    A time without a day that the clock has not read today is asked about (``till.written_ahead``): it may be of
    yesterday, or misread, or the clock is slow. Not where ``day``, which is open, began then and the time is nearer to
    now than the same time today: past midnight its evening is still meant. A time of a named day that is to come is
    refused (``till.happened``).
    """
    said = typed.strip()
    ahead = _AHEAD.fullmatch(said)
    if ahead is not None:
        return moment_ms(f"-0 {ahead[1]}", now_ms=now_ms, offset_min=offset_min)
    when_ms = moment_ms(said, now_ms=now_ms, offset_min=offset_min)
    if when_ms > now_ms:
        raise Refusal("till.happened")
    when, now = local_time(when_ms, offset_min), local_time(now_ms, offset_min)
    is_its_evening = when.date().isoformat() == day and now_ms - when_ms <= DAY_MS // 2
    if _WITH_DAY.fullmatch(said) is None and when.date() != now.date() and not is_its_evening:
        raise Refusal("till.written_ahead", time=f"{when:%H:%M}", now=f"{now:%H:%M}")
    return when_ms
