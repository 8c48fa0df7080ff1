"""How much a register may hold on card slips, how many it may write in a day, and how much one card pays at a time.

A slip that head office does not hold yet may be lost with its box, so a brand may limit what lies at one register. At
the limit another person agrees, or nothing more is taken, as the policy says; cash is never held up by it. And one
sale is never written on two slips to stay below the limit of a sale, be they of one card or of two. Two cards for one
sale are good where each has its approval code and both together are no more than a sale may be. Till room: pure, reads
the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import AtLimit, Policy
from shoebox.storage.book import BookView
from shoebox.till.drafts import Above, SaleDraft

_MINUTE_MS = 60_000
_NO_PHONE = b'"phone":""'


def refuse_above_limit(
    draft: SaleDraft, policy: Policy, *, view: BookView, now_ms: int, agreed: Sequence[Above] = ()
) -> None:
    """Refuse a slip that would be too much for this register (``till.drafts_…``, ``till.slips_…``, ``till.split_…``).

    What ends in ``_person`` is taken once another person agreed to that limit; what ends in ``_stop`` is not.
    """
    may_agree = policy.register_limit == AtLimit.PERSON
    end = "person" if may_agree else "stop"
    for one in above_limits(draft, policy, view, now_ms):
        if not may_agree or not any(said.covers(one) for said in agreed):
            raise Refusal(f"till.{one.limit}_{end}", **dict(one.facts))


def above_limits(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> Iterator[Above]:
    """Every limit that this slip passes and to which another person may agree, in the order of asking."""
    if is_above_drafts(draft, policy, view):
        most = money_text(Money(policy.register_drafts_minor_max, policy.currency))
        yield Above(limit="drafts", facts=(("most", most),))
    if is_above_slips(draft, policy, view):
        yield Above(limit="slips", facts=(("most", policy.register_slips_max),))
    if before := on_card_before(draft, policy, view, now_ms):
        together = money_text(Money(draft.whole_minor + _whole_minor(before), policy.currency))
        most = money_text(Money(policy.sale_minor_max, policy.currency))
        yield Above(
            limit="split" if is_one_card(draft, before) else "customer",
            last4=draft.last4.strip(),
            beside=frozenset(row.seq for row in before),
            facts=(("entry", before[0].seq), ("together", together), ("most", most)),
        )


def on_card_before(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> tuple[SaleRow, ...]:
    """Sales of the policy's minutes on this card that with this one come to more than one sale may, newest first.

    So do those on other cards that are the same customer's, as far as a register can know.
    """
    if draft.tender != Tender.CARD or draft.amount_minor <= 0 or not draft.last4.strip():
        return ()
    before = fullest(others_of_sale(draft, policy, view, now_ms), draft, policy, now_ms)
    return before if draft.whole_minor + _whole_minor(before) > policy.sale_minor_max else ()


def others_on_card(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> tuple[SaleRow, ...]:
    """The other sales on this draft's card within the policy's minutes before or after it, newest first.

    By the times on the slips: a pile of them is keyed in one go, in whatever order. And by the last four alone: the
    brand is a key that is pressed by hand, and another one would be another card.
    """
    at_ms, within_ms = draft.happened_ms or now_ms, policy.split_minutes * _MINUTE_MS
    rows = view.on_card(draft.last4.strip(), at_ms - within_ms, at_ms + within_ms)
    return tuple(row for row in rows if row.entry_id != draft.entry_id)


def is_one_card(draft: SaleDraft, before: Sequence[SaleRow]) -> bool:
    """Whether all of these are on the draft's own card."""
    return all(row.last4 == draft.last4.strip() for row in before)


def others_of_sale(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> tuple[SaleRow, ...]:
    """The other sales that may be a part of this draft's, newest first: on its card, or of its customer."""
    rows = (*others_on_card(draft, policy, view, now_ms), *_others_of_customer(draft, policy, view, now_ms))
    return tuple(sorted(rows, key=lambda row: -row.seq))


def _others_of_customer(draft: SaleDraft, policy: Policy, view: BookView, now_ms: int) -> Iterator[SaleRow]:
    """Sales on other cards with the same phone or e-mail address, or in a row in the same words for their goods.

    The policy's usual words are everybody's. Slips that say neither are two customers' as far as anybody can know here.
    """
    contact, goods = _contact(draft.phone), _own_words(draft.goods, policy)
    if not contact and not goods:
        return
    at_ms, within_ms = draft.happened_ms or now_ms, policy.split_minutes * _MINUTE_MS
    near_ms = policy.same_customer_minutes * _MINUTE_MS
    for row in view.on_cards(at_ms - within_ms, at_ms + within_ms):
        if row.entry_id == draft.entry_id or row.last4 == draft.last4.strip():
            continue
        said_alike = bool(goods) and goods == _own_words(row.goods, policy) and abs(row.taken_ms - at_ms) <= near_ms
        if said_alike or (contact and contact == _contact_in(view, row)):
            yield row


def _contact_in(view: BookView, row: SaleRow) -> str:
    """Of a row that was only seen, in a damaged book, there is no entry that says it."""
    entry = next(view.entries(row.seq, row.seq), None)
    if entry is None or _NO_PHONE in entry.body:  # most don't, and a hundred are looked through at each key
        return ""
    return _contact(str(read_body(entry.body).data.get("phone", "")))


def _contact(said: str) -> str:
    """A phone number's digits, or an address in small letters."""
    return said.strip().casefold() if "@" in said else "".join(filter(str.isdigit, said))


def _own_words(goods: str, policy: Policy) -> str:
    said = " ".join(goods.casefold().split())
    return said if said != policy.goods_usual.casefold() else ""


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
