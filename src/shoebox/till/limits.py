"""How much a register may hold on card slips, how many it may write in a day, and how much one card pays at a time.

A slip that head office does not hold yet may be lost with its box, so a brand may limit what lies at one register. At
the limit another person agrees, or nothing more is taken, as the policy says; cash is never held up by it. And one
sale is never written on two slips to stay below the limit of a sale. Till room: pure, reads the book.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import AtLimit, Policy
from shoebox.storage.book import BookView
from shoebox.till.drafts import SaleDraft

_MINUTE_MS = 60_000


def refuse_above_limit(draft: SaleDraft, policy: Policy, *, view: BookView, now_ms: int, agreed: bool = False) -> None:
    """Refuse a slip that would be too much for this register (``till.drafts_…``, ``till.slips_…``, ``till.split_…``).

    What ends in ``_person`` is taken once another person agreed to it; what ends in ``_stop`` is not.
    """
    may_agree = policy.register_limit == AtLimit.PERSON
    if agreed and may_agree:
        return
    end = "person" if may_agree else "stop"
    if is_above_drafts(draft, policy, view):
        most = money_text(Money(policy.register_drafts_minor_max, policy.currency))
        raise Refusal(f"till.drafts_{end}", most=most)
    if is_above_slips(draft, policy, view):
        raise Refusal(f"till.slips_{end}", most=policy.register_slips_max)
    if before := on_card_before(draft, policy, view, now_ms):
        together = money_text(Money(draft.whole_minor + _whole_minor(before), policy.currency))
        most = money_text(Money(policy.sale_minor_max, policy.currency))
        raise Refusal(f"till.split_{end}", entry=before[0].seq, together=together, most=most)


def is_above(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> bool:
    """Whether this slip goes beyond any limit to which another person may agree."""
    above = is_above_drafts(draft, policy, view) or is_above_slips(draft, policy, view)
    return above or bool(on_card_before(draft, policy, view, now_ms))


def on_card_before(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> tuple[SaleRow, ...]:
    """Sales of the policy's minutes on this card that with this one come to more than one sale may, newest first."""
    if draft.tender != Tender.CARD or draft.amount_minor <= 0 or not draft.last4.strip():
        return ()
    before = fullest(others_on_card(draft, policy, view, now_ms), draft, policy, now_ms)
    return before if draft.whole_minor + _whole_minor(before) > policy.sale_minor_max else ()


def others_on_card(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> tuple[SaleRow, ...]:
    """The other sales on this draft's card within the policy's minutes before or after it, newest first.

    By the times on the slips: a pile of them is keyed in one go, in whatever order. And by the last four alone: the
    brand is a key that is pressed by hand, and another one would be another card.
    """
    at_ms, within_ms = draft.happened_ms or now_ms, policy.split_minutes * _MINUTE_MS
    rows = view.on_card(draft.last4.strip(), at_ms - within_ms, at_ms + within_ms)
    return tuple(row for row in rows if row.entry_id != draft.entry_id)


def fullest(rows: Sequence[SaleRow], draft: SaleDraft, policy: Policy, now_ms: int) -> tuple[SaleRow, ...]:
    """Those of the rows that with the draft lie within the policy's minutes and come to most."""
    at_ms, within_ms = draft.happened_ms or now_ms, policy.split_minutes * _MINUTE_MS
    starts = {at_ms, *(row.taken_ms for row in rows if row.taken_ms <= at_ms)}
    spans = (tuple(row for row in rows if start <= row.taken_ms <= start + within_ms) for start in sorted(starts))
    return max(spans, key=_whole_minor)


def _whole_minor(rows: Sequence[SaleRow]) -> int:
    return sum(row.amount_minor + row.rest_minor for row in rows)


def is_above_drafts(draft: SaleDraft, policy: Policy, view: BookView) -> bool:
    """Whether slips that head office does not hold yet would come to more than the policy wants at one register."""
    most_minor = policy.register_drafts_minor_max
    if not most_minor or draft.tender != Tender.CARD or draft.amount_minor <= 0:
        return False
    return view.unheld_minor() + draft.amount_minor > most_minor


def is_above_slips(draft: SaleDraft, policy: Policy, view: BookView) -> bool:
    """Whether the day would have more slips than the policy wants of one register."""
    opened = view.open_day()
    if not policy.register_slips_max or draft.tender != Tender.CARD or opened is None:
        return False
    return view.card_slips(opened.day) >= policy.register_slips_max
