"""What becomes of a day's card drafts: by when, by which lane, and which are ticked off. Day room: reads a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.incident import Incident
from shoebox.domain.policy import Policy
from shoebox.storage.book_view import BookView


@dataclass(frozen=True, slots=True)
class Presented:
    """A draft's last day, and whether the store keys it again; `order_no` once it has been ticked off."""

    due: date
    is_rekeyed: bool
    order_no: str = ""


@dataclass(frozen=True, slots=True)
class Presenting:
    """Tells of the drafts of a book."""

    view: BookView
    policy: Policy

    def of(self, row: SaleRow) -> Presented:
        """A draft by the lane of the incident that it was written under; a refund's is the one of its own entry."""
        due = self.policy.present_by(brand_of(row.brand), written_on(row))
        if not is_rekeyed(self.view.incident_under(row)):
            return Presented(due, is_rekeyed=False)
        # A sale by two tenders is ticked off by its first entry.
        tick = self.view.tick(seq=row.part_of_seq or row.seq)
        return Presented(due, is_rekeyed=True, order_no=tick.order_no if tick is not None else "")


WayOf = Callable[[SaleRow], Presented]


def is_rekeyed(held: Incident | None) -> bool:
    """Whether the store keys its drafts again; without an incident they are Finance's."""
    return held is not None and held.is_rekeyed


def brand_of(brand: str) -> Brand:
    """The brand of a slip; one that nobody knows is another card."""
    return Brand(brand) if brand in set(Brand) else Brand.OTHER


def written_on(row: SaleRow) -> date:
    """The day on which a slip was written: by its own word, else the business day it was keyed on."""
    if row.taken_ms in {0, row.wall_ms}:
        return date.fromisoformat(row.day)
    return local_time(row.taken_ms, row.offset_min).date()
