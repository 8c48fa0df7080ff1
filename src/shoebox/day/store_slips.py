"""The slips of one register's day, from its book as far as it is here. Day room: reads only."""

from __future__ import annotations

from collections.abc import Iterator

from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.day import DayFigures, SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.store_slips import SlipWas, StoreSlip
from shoebox.storage.book_view import BookView


def store_slips(view: BookView, figures: DayFigures) -> tuple[StoreSlip, ...]:
    """Every number that came to something on the day of these figures, and the gaps, by number. No cash."""
    found = [*_sold(view, figures.day), *_spoiled(view, figures.day)]
    found += [
        StoreSlip(register=view.register, slips=gap.slips, was=SlipWas.MISSING, said=gap.explanation)
        for gap in figures.gaps
    ]
    return tuple(sorted(found, key=lambda one: (one.slips[0], one.seq)))


def _sold(view: BookView, day: str) -> Iterator[StoreSlip]:
    for row in view.sales(day):
        if row.slip and row.tender == Tender.CARD:
            yield StoreSlip(
                register=view.register, slips=(row.slip,), was=_was(row), seq=row.seq, wall_ms=row.wall_ms,
                offset_min=row.offset_min, brand=row.brand, last4=row.last4, amount_minor=row.amount_minor,
                said=row.void_reason,
            )  # fmt: skip


def _was(row: SaleRow) -> SlipWas:
    if row.voided_by_seq:
        return SlipWas.VOID
    return SlipWas.REFUND if row.kind == "refund" else SlipWas.SALE


def _spoiled(view: BookView, day: str) -> Iterator[StoreSlip]:
    for entry, envelope, act in (*view.acts_before(day), *view.acts(day)):
        if isinstance(act, SlipSpoiled):
            yield StoreSlip(
                register=view.register, slips=act.slips, was=SlipWas.SPOILED, seq=entry.seq, wall_ms=envelope.wall_ms,
                offset_min=envelope.offset_min, said=act.reason,
            )  # fmt: skip
