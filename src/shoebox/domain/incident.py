"""A declared outage, with the one lane its drafts are rescued by. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from shoebox.domain.clock import local_time
from shoebox.domain.errors import Refusal

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

    def covers(self, at_ms: int) -> bool:
        """Whether something of this time was taken under it."""
        return self.began_ms <= at_ms and (self.is_on or at_ms <= self.ended_ms)

    def takes(self, happened_ms: int = 0) -> bool:
        """Whether a sale of that time is taken under it; 0 = of now, whatever a clock that was set says now is."""
        return self.covers(happened_ms) if happened_ms else self.is_on


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
