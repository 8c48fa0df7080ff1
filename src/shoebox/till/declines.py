"""Cards that were declined by phone under the incident at hand: none is tried again as if nothing had been said.

The brand is a key that is pressed by hand, so a card is known again by its last four alone. They are no card either,
and another customer's may have the same: the policy says whether a new approval code tells them apart. Where it takes
no declined card at all, one of another brand is told apart by a second person who looks at it. Till room: pure, reads
the book.
"""

from __future__ import annotations

from shoebox.domain.acts import CardDeclined
from shoebox.domain.card import Brand, parse_last4
from shoebox.domain.clock import local_time
from shoebox.domain.dates import short_words
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import DeclinedAgain, Policy
from shoebox.domain.slip import parse_slip_number
from shoebox.storage import incident_view
from shoebox.storage.book import BookView
from shoebox.till.drafts import Declined, SaleDraft
from shoebox.till.told import Told

_ELSEWHERE = {
    "till.declined": "till.declined_elsewhere",
    "till.declined_person": "till.declined_person_elsewhere",
    "till.declined_stop": "till.declined_stop_elsewhere",
}


def declined_before(draft: SaleDraft, view: BookView, told: Told) -> Declined | None:
    """When a card with this draft's last four was declined in this incident, at any register; None for cash.

    The last time; of several cards the one of the draft's own brand. Another register's clock tells whether it was in
    this incident.
    """
    last4, incident = draft.last4.strip(), view.incident()
    if draft.tender != Tender.CARD or not draft.brand or not last4 or incident is None:
        return None
    own = [_own(one) for one in view.declined_cards(incident) if one.act.last4 == last4]
    others = [one for one in told.declined(last4) if one.wall_ms >= incident.began_ms]
    last = [
        *sorted(own, key=lambda one: (one.brand == draft.brand, one.seq))[-1:],
        *sorted(others, key=lambda one: (one.brand == draft.brand, one.wall_ms, one.register, one.seq))[-1:],
    ]
    if not last:
        return None
    one = max(last, key=lambda one: (one.brand == draft.brand, one.wall_ms))
    return Declined(
        seq=one.seq, brand=one.brand, same_brand=one.brand == draft.brand, register=one.register,
        when=short_words(local_time(one.wall_ms, one.offset_min)), amount_minor=one.amount_minor,
    )  # fmt: skip


def _own(one: incident_view.DeclinedCard) -> DeclinedCard:
    """This register's own, which needs no name."""
    act, said = one.act, one.envelope
    return DeclinedCard(act.brand, act.last4, "", one.seq, said.wall_ms, said.offset_min, act.amount_minor)


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


def needs_other_card(draft: SaleDraft, policy: Policy, view: BookView, told: Told) -> bool:
    """Whether a second person must say that this is another card than the one that was declined."""
    before = declined_before(draft, view, told) if policy.declined_again == DeclinedAgain.STOP else None
    return before is not None and not before.same_brand


def refuse_declined(
    draft: SaleDraft, policy: Policy, *, field: str, view: BookView, told: Told, other_card: bool = False
) -> None:
    """Refuse a card that was declined before (``till.declined_stop``), or one without a new code (``till.declined``).

    `field` is the one being looked at: a card that is not taken is said at its last four, a missing code at the code.
    Under another brand it is taken once a second person said that it is an `other_card` (``till.declined_person``).
    Where another register of the store declined it, the code ends in ``_elsewhere``.
    """
    stops = policy.declined_again == DeclinedAgain.STOP
    if field != ("last4" if stops else "approval") or (not stops and draft.approval.strip()):
        return
    before = declined_before(draft, view, told)
    if before is None or (stops and other_card and not before.same_brand):
        return
    if stops and before.same_brand:
        raise _refusal("till.declined_stop", before, policy)
    raise _refusal("till.declined_person" if stops else "till.declined", before, policy)


def _refusal(code: str, before: Declined, policy: Policy) -> Refusal:
    facts = {"card": Brand(before.brand).words, "when": before.when, "entry": before.seq}
    if not before.register:
        return Refusal(code, **facts)
    asked = f", {money_text(Money(before.amount_minor, policy.currency))}" if before.amount_minor else ""
    return Refusal(_ELSEWHERE[code], **facts, register=before.register, asked=asked)
