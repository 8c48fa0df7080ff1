"""What a day sold, item by item, for the shelves. Day room: pure, works on a day as the book holds it."""

from __future__ import annotations

from collections.abc import Iterable

from shoebox.day.ledger import DayLedger
from shoebox.domain.acts import Sale
from shoebox.domain.papers import SoldItem


def items_sold(days: Iterable[DayLedger]) -> tuple[tuple[SoldItem, ...], int]:
    """Every item of the good sales of one day at some registers, by its number, and how many were keyed without items.

    A refund gives money back on an amount, never on items, so it takes nothing off here. The items of a sale by two
    tenders stand in its first entry.
    """
    sold: dict[tuple[str, str], SoldItem] = {}
    without = 0
    for act in (act for day in days for act in _good_sales(day)):
        lines = act.basket.lines
        without += not lines
        for sku, unit in {(line.sku, line.unit) for line in lines}:
            own = [line for line in lines if (line.sku, line.unit) == (sku, unit)]
            before = sold.get((sku, unit))
            sold[sku, unit] = SoldItem(
                sku=sku,
                name=own[-1].name,
                unit=unit,
                quantity_thousandths=sum(line.quantity_thousandths for line in own)
                + (before.quantity_thousandths if before else 0),
                sales=1 + (before.sales if before else 0),
            )
    return tuple(sold[key] for key in sorted(sold)), without


def _good_sales(day: DayLedger) -> Iterable[Sale]:
    rows = (row for row in day.every_row if row.kind == "sale" and not row.part_of_seq)
    good = {row.seq for row in rows if not row.voided_by_seq}
    return (act for entry, _, act in day.every_line if entry.seq in good and isinstance(act, Sale))
