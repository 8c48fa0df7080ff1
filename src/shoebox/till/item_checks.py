"""What must hold for the items of a draft: fit lines, a total and a tax that are theirs. Till room: pure, no book."""

from __future__ import annotations

from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.item import LINES_MAX, Basket, refuse_line
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import Policy
from shoebox.till.drafts import SaleDraft

EXEMPT_SIGNS_MAX = 40
REASON_SIGNS_MAX = 80


def basket_of_draft(draft: SaleDraft, policy: Policy) -> Basket:
    """The draft's lines as a basket under this policy; one without lines for a sale keyed as one amount."""
    added = bool(draft.lines) and not policy.prices_include_tax
    return Basket(lines=draft.lines, tax_added=added, exempt=" ".join(draft.exempt.split()))


def refuse_unfit_items(draft: SaleDraft, policy: Policy) -> None:
    """Refuse lines that can't be, and an amount or a tax that is not theirs (``item.*``)."""
    if not draft.lines:
        _refuse_unfit_certificate(draft)
        return
    if len(draft.lines) > LINES_MAX:
        raise Refusal("item.too_many", most=LINES_MAX)
    for line in draft.lines:
        refuse_line(line)
        if policy.rate_per_100k(line.rate) != line.rate_per_100k:
            raise Refusal("item.rate", item=line.name)
        if len(line.reason) > REASON_SIGNS_MAX:
            raise Refusal("till.note_long", most=REASON_SIGNS_MAX)
        refuse_card_data(line.reason)
    _refuse_unfit_certificate(draft)
    basket = basket_of_draft(draft, policy)
    if basket.total_minor != draft.whole_minor:
        raise Refusal("item.sum", total=money_text(Money(basket.total_minor, policy.currency)))
    if basket.tax_minor != draft.tax_minor:
        raise Refusal("item.tax", tax=money_text(Money(basket.tax_minor, policy.currency)))


def refuse_taxed_exempt(draft: SaleDraft) -> None:
    """Refuse a tax beside a certificate, where the sale is keyed as one amount (``item.exempt_tax``)."""
    if draft.exempt.strip() and not draft.lines and draft.tax_minor:
        raise Refusal("item.exempt_tax")


def _refuse_unfit_certificate(draft: SaleDraft) -> None:
    refuse_card_data(draft.exempt)
    if len(draft.exempt) > EXEMPT_SIGNS_MAX:
        raise Refusal("till.note_long", most=EXEMPT_SIGNS_MAX)
