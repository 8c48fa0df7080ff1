"""An entry in a few words, as lists, results and sheets say it. Register room; no widgets."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.text import tr
from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.former import is_former
from shoebox.domain.money import Money
from shoebox.domain.slip import Imprint
from shoebox.till.drafts import Outside


def row_line(row: SaleRow) -> str:
    """``Visa •• 4417 · Slip 085 100 047 · Approval 48213A``; of a sale by two tenders, how much by each."""
    if not row.rest_minor:
        return row_tender_line(row)
    cash = Money(row.rest_minor, row.currency)
    return tr("{0} on {1}, {2} in cash", row_money(row), row_tender(row), cash)


def row_tender_line(row: SaleRow) -> str:
    """The same of this entry alone."""
    return row_tender(row) + _numbers(row)


def _numbers(row: SaleRow) -> str:
    parts = [tr("Slip {0}", text.slip(row.slip))] if row.slip else []
    parts += [tr("Approval {0}", row.approval)] if row.approval else []
    return "".join(f"  ·  {part}" for part in parts)


def row_tender(row: SaleRow) -> str:
    """``Visa •• 4417`` or ``Cash``."""
    if row.tender == Tender.CASH:
        return tr("Cash")
    return text.card(Brand(row.brand).words if row.brand in set(Brand) else row.brand, row.last4)


def receipt_row(outside: Outside, currency: str) -> SaleRow:
    """What a receipt of elsewhere says, as if it were a sale here; it is in no book and has no number."""
    return SaleRow(
        seq=0, entry_id="", day=outside.day, wall_ms=0, offset_min=0, kind="sale", tender=outside.tender, slip="",
        amount_minor=outside.original_minor, tax_minor=0, currency=currency, brand=outside.brand, last4=outside.last4,
        approval="", imprint="", expiry_ok=False, signature_ok=False, clerk="", reason="", received_minor=0,
        twin_of_seq=0, refund_of_seq=0, refunded_minor=0, voided_by_seq=0, void_reason="", claim_code="", slip_code="",
    )  # fmt: skip


def is_late(row: SaleRow) -> bool:
    """Whether its slip says another day than the one that it was taken into."""
    return bool(row.taken_ms) and local_time(row.taken_ms, row.offset_min).date().isoformat() != row.day


def may_key_again(row: SaleRow) -> bool:
    """Whether a slip that was struck out here may be keyed once more: its number is free, its paper is in the box."""
    return bool(row.slip and row.voided_by_seq) and row.kind == "sale" and not is_former(row.seq)


def row_time(row: SaleRow) -> str:
    """``14:33``, on the store's wall."""
    return text.clock(local_time(row.wall_ms, row.offset_min))


def row_money(row: SaleRow) -> Money:
    """The amount, always positive."""
    return Money(row.amount_minor, row.currency)


def meaning_of(row: SaleRow) -> Meaning:
    """How a row stands: void, at risk, or plain."""
    if row.voided_by_seq:
        return Meaning.REFUSED
    card = row.tender == Tender.CARD and row.kind == "sale"
    if card and is_flat(row) and not row.approval:
        return Meaning.REFUSED
    return Meaning.RISK if card and (is_flat(row) or not row.approval) else Meaning.PLAIN


def is_flat(row: SaleRow) -> bool:
    """Whether the card left no imprint: its number was written by hand."""
    return row.imprint == Imprint.HANDWRITTEN
