"""Cards that were declined by phone under the incident at hand: none is tried again as if nothing had been said.

A last four is no card, so another customer's may have the same: the policy says whether a new approval code tells them
apart, or the card is not taken at all. Till room: pure, reads the book.
"""

from __future__ import annotations

from shoebox.domain.acts import CardDeclined
from shoebox.domain.card import parse_last4
from shoebox.domain.clock import local_time
from shoebox.domain.dates import short_words
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import DeclinedAgain, Policy
from shoebox.domain.slip import parse_slip_number
from shoebox.storage.book import BookView
from shoebox.till.drafts import Declined, SaleDraft


def declined_before(draft: SaleDraft, view: BookView) -> Declined | None:
    """When the card of this draft was declined last at this register, in this incident; None for cash."""
    last4, incident = draft.last4.strip(), view.incident()
    if draft.tender != Tender.CARD or not draft.brand or not last4 or incident is None:
        return None
    for one in reversed(view.declined_cards(incident)):
        if (one.act.brand, one.act.last4) == (str(draft.brand), last4):
            return Declined(seq=one.seq, when=short_words(local_time(one.envelope.wall_ms, one.envelope.offset_min)))
    return None


def card_declined(draft: SaleDraft, policy: Policy) -> CardDeclined:
    """What the book says of this draft's card. Refusals ``till.brand_missing``, ``card.last4``."""
    if not draft.brand:
        raise Refusal("till.brand_missing")
    return CardDeclined(
        brand=str(draft.brand),
        last4=parse_last4(draft.last4),
        amount_minor=max(0, draft.amount_minor),
        currency=policy.currency,
        slip=parse_slip_number(draft.slip) if draft.slip.strip() else "",
    )


def refuse_declined(draft: SaleDraft, policy: Policy, *, field: str, view: BookView) -> None:
    """Refuse a card that was declined before (``till.declined_stop``), or one without a new code (``till.declined``).

    `field` is the one being looked at: a card that is not taken is said at its last four, a missing code at the code.
    """
    stops = policy.declined_again == DeclinedAgain.STOP
    if field != ("last4" if stops else "approval") or (not stops and draft.approval.strip()):
        return
    before = declined_before(draft, view)
    if before is not None:
        raise Refusal("till.declined_stop" if stops else "till.declined", when=before.when, entry=before.seq)
