"""A declared outage, with the one lane its drafts are rescued by. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
