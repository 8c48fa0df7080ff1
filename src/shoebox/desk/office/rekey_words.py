"""A draft that is keyed again in a few words. Office room; no widgets."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.look import Ink
from shoebox.desk.text import tr
from shoebox.domain.card import Brand
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money
from shoebox.domain.presentment import Wait
from shoebox.domain.rekeying import DraftLeft


def paid(row: SaleRow) -> str:
    """``Visa •• 4417`` or ``Cash``; ``Refund, Visa •• 4417``."""
    how = _tender(row)
    return tr("Refund, {0}", how) if row.kind == "refund" else how


def _tender(row: SaleRow) -> str:
    if row.tender != Tender.CARD:
        return tr("Cash")
    return text.card(Brand(row.brand).words if row.brand in set(Brand) else row.brand, row.last4)


def amount(row: SaleRow) -> str:
    """What is keyed; of a sale by two tenders both, and of a refund that it is one."""
    said = text.money(Money(row.amount_minor, row.currency))
    if row.kind == "refund":
        return tr("refund of {0}", said)
    return tr("{0}, and {1} in cash", said, text.money(Money(row.rest_minor, row.currency))) if row.rest_minor else said


def draft_line(row: SaleRow) -> str:
    """``Entry 12, $62.41, Visa •• 4417, slip 085 100 001``."""
    said = f"{tr('Entry {0}', text.entry(row.seq))}, {amount(row)}, {_tender(row)}"
    return f"{said}, {tr('Slip {0}', text.slip(row.slip))}" if row.slip else said


def how_late(draft: DraftLeft) -> tuple[str, Ink]:
    """How a draft stands against its brand's deadline, where there is something to say of it."""
    if draft.needs_review:
        return tr("too late: review first"), Ink.REFUSED
    if draft.reviewed_by:
        return tr("reviewed"), Ink.T3
    return {
        Wait.AMBER: (tr("soon due"), Ink.WAITING), Wait.RED: (tr("late"), Ink.REFUSED),
    }.get(draft.wait, ("", Ink.T3))  # fmt: skip
