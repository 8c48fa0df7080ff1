"""Drafts that the store keys into the revived point of sale: what is left of them, and what was ticked off.

Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shoebox.domain.day import SaleRow
from shoebox.domain.presentment import Wait

ORDER_SIGNS_MAX = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLeft:
    """A draft that nobody has ticked off, of the incident of this number; how it stands against its deadline."""

    row: SaleRow
    incident: str
    since: date  # the day it was taken
    wait: Wait
    reviewed_by: str = ""  # the staff number of who let it be keyed all the same

    @property
    def needs_review(self) -> bool:
        """Whether somebody in charge looks at it before it is keyed."""
        return self.wait is Wait.REVIEW and not self.reviewed_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A draft that was ticked off, under which order number, by which entry and whom (a staff number)."""

    row: SaleRow
    seq: int
    order_no: str
    clerk: str
