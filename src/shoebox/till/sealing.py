"""A card number on its way into an entry: sealed for one slip and amount, and refused with any other. Till room.

What is typed is looked at, sealed and let go within one call; nothing of it is in a draft, a refusal or a log.
"""

from __future__ import annotations

from datetime import date

from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import ClearCard, SealedCard, SealedFor, is_sealed, key_id_of, parse_expiry, parse_number
from shoebox.domain.slip import parse_slip_number
from shoebox.formats.sealing import key_id, seal_card
from shoebox.storage.book import BookView
from shoebox.till.drafts import SaleDraft


def seal_number(
    draft: SaleDraft, number: str, expiry: str, *, policy: Policy, view: BookView, today: date
) -> SealedCard:
    """Sealed to the policy's key. Refusals ``seal.*``, ``till.expiry``, and those of a slip number and an amount."""
    if not policy.sealing_public:
        raise Refusal("seal.not_here")
    whose = sealed_for(draft, policy, view)
    if draft.amount_minor <= 0:
        raise Refusal("till.amount")
    card = ClearCard(parse_number(number, draft.brand), parse_expiry(expiry, today))
    letters = seal_card(card, whose, policy.sealing_public)
    return SealedCard(letters=letters, whose=whose, brand=str(draft.brand), last4=card.last4)


def sealed_for(draft: SaleDraft, policy: Policy, view: BookView) -> SealedFor:
    """Whose number it is that this draft carries."""
    return SealedFor(
        store=view.store, register=view.register, epoch=view.epoch, entry_id=draft.entry_id,
        slip=parse_slip_number(draft.slip), amount_minor=draft.amount_minor, currency=policy.currency,
    )  # fmt: skip


def refuse_unfit_seal(draft: SaleDraft, policy: Policy, *, view: BookView) -> None:
    """Refuse a number that was sealed for another slip, amount, card, book or key (``seal.other_entry``)."""
    sealed = draft.sealed
    if sealed is None:
        return
    same = (sealed.brand, sealed.last4) == (draft.brand, draft.last4.strip())
    same = same and is_sealed(sealed.letters) and key_id_of(sealed.letters) == key_id(policy.sealing_public)
    if not same or sealed.whose != sealed_for(draft, policy, view):
        raise Refusal("seal.other_entry")
