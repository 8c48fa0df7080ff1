"""A declared outage, with the one lane its drafts are rescued by. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from shoebox.domain.clock import local_time
from shoebox.domain.errors import Refusal

MINUTE_MS = 60_000
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


def written_ms(typed: str, *, now_ms: int, offset_min: int) -> int:
    """When a slip was written: `since_ms`, or with the day before it, ``11 0830`` (the last 11th) or ``-1 08:30``.

    Refuses what is neither (``incident.time``) and a time of a named day that is still to come (``till.happened``).
    """
    found = re.fullmatch(r"(?:-([0-9]{1,2})|([0-9]{1,2})\.?) +([0-9:.]{3,5})", typed.strip())
    if found is None:
        return since_ms(typed, now_ms=now_ms, offset_min=offset_min)
    now = local_time(now_ms, offset_min)
    days = range(int(found[1]), int(found[1]) + 1) if found[1] else range(DAYS_BACK_MAX + 1)
    ago = next((back for back in days if found[1] or (now - timedelta(days=back)).day == int(found[2])), None)
    if ago is None:
        raise Refusal("incident.time")
    evening = now.replace(hour=23, minute=59, second=59, microsecond=0) - timedelta(days=ago)
    when_ms = since_ms(found[3], now_ms=round(evening.timestamp() * 1000), offset_min=offset_min)
    if when_ms > now_ms:
        raise Refusal("till.happened")
    return when_ms
