"""What a draft becomes: the act, or the two acts, that a book keeps of it. Till room; pure.

Which of it the till worked out itself, and a draft that comes twice can't say again, is named here, too.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from shoebox.domain.act import Act
from shoebox.domain.acts import Refund, Sale, act_of
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Tender, read_body
from shoebox.domain.ids import entry_id as new_entry_id
from shoebox.domain.policy import Policy
from shoebox.domain.slip import parse_slip_number
from shoebox.till import checks
from shoebox.till.drafts import RefundDraft, SaleDraft, Twin
from shoebox.till.item_checks import basket_of_draft

_WORKED_OUT_IN_SALE: tuple[str, ...] = (
    "twin_of_seq", "policy", "tax_added", "override_by", "drawer", "limit_by", "other_card_by",
)  # fmt: skip


def part_id(entry_id: str, at: int) -> str:
    """The identity of the part of a draft that is written at this place; the first part's is the draft's own."""
    if not at:
        return entry_id
    return new_entry_id(hashlib.sha256(f"{entry_id}/part {at}".encode()).digest()[:16])


def as_worked_out(act: Sale | Refund, held: Entry | None) -> Act:
    """The act with what the till itself worked out when it was first saved: also the usual words for its goods."""
    if held is None:
        return act
    said = act_of(held.kind, read_body(held.body).data)
    own: tuple[str, ...] = ("tax_minor", "approver", "drawer", "exempt")
    if isinstance(act, Sale):
        own = _WORKED_OUT_IN_SALE if act.goods else (*_WORKED_OUT_IN_SALE, "goods")
    return replace(act, **{name: getattr(said, name) for name in own if hasattr(said, name)})


def sale_acts(draft: SaleDraft, policy: Policy, *, twin: Twin | None, override_by: str = "") -> tuple[Sale, ...]:
    """The sale, and the entry of its cash where a card slip is not all of it. Each has its share of the tax."""
    whole = _sale_act(draft, policy, twin=twin, override_by=override_by)
    if not draft.cash_minor:
        return (whole,)
    tax_minor = _share_minor(draft.tax_minor, draft.amount_minor, draft.whole_minor)
    slip = replace(whole, tax_minor=tax_minor, rest_minor=draft.cash_minor)
    cash = Sale(
        slip="",
        tender=str(Tender.CASH),
        amount_minor=draft.cash_minor,
        tax_minor=draft.tax_minor - tax_minor,
        currency=policy.currency,
        received_minor=draft.received_minor,
        happened_ms=draft.happened_ms,
        policy=policy.version,
        part_of=draft.entry_id,
    )
    return slip, cash


def _sale_act(draft: SaleDraft, policy: Policy, *, twin: Twin | None, override_by: str = "") -> Sale:
    slip = parse_slip_number(draft.slip) if draft.slip.strip() else ""
    basket = basket_of_draft(draft, policy)
    common = Sale(
        slip=slip,
        tender=str(draft.tender),
        amount_minor=draft.amount_minor,
        tax_minor=draft.tax_minor,
        currency=policy.currency,
        phone=draft.phone.strip(),
        reason=checks.note(draft.reason),
        happened_ms=draft.happened_ms,
        policy=policy.version,
        lines=tuple(line.plain() for line in basket.lines),
        tax_added=basket.tax_added,
        exempt=basket.exempt,
        override_by=override_by,
        goods=checks.goods_of(draft, policy),
    )
    if draft.tender != Tender.CARD:
        return replace(common, received_minor=draft.received_minor)
    return replace(
        common,
        brand=str(draft.brand),
        last4=draft.last4.strip(),
        approval=draft.approval.strip().upper(),
        imprint=str(draft.imprint),
        expiry_ok=draft.expiry_ok,
        signature_ok=draft.signature_ok,
        legible=draft.legible,
        twin_of_seq=twin.row.seq if twin is not None else 0,
        sealed=draft.sealed.letters if draft.sealed is not None else "",
    )


def refund_act(draft: RefundDraft, row: SaleRow, *, approver: str, taxed_minor: int) -> Refund:
    """Money back on this sale, with the part of its tax that is in it; `taxed_minor` of it went back already.

    So the refunds of a whole sale come to its whole tax, whichever of them were struck out in between.
    """
    tax_minor = _share_minor(row.tax_minor, row.refunded_minor + draft.amount_minor, row.amount_minor) - taxed_minor
    return Refund(
        refund_of=row.entry_id,
        refund_of_seq=row.seq,
        slip=parse_slip_number(draft.slip) if draft.slip.strip() else "",
        tender=row.tender,
        amount_minor=draft.amount_minor,
        tax_minor=min(max(tax_minor, 0), draft.amount_minor),
        currency=row.currency,
        brand=row.brand,
        last4=row.last4,
        approver=approver,
        reason=checks.note(draft.reason),
    )


def _share_minor(of_minor: int, part_minor: int, whole_minor: int) -> int:
    """As much of an amount as a part is of a whole, rounded half up."""
    return (2 * of_minor * part_minor + whole_minor) // (2 * whole_minor)
