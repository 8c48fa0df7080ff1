"""What must hold before a draft is a sale. Till room: reads a draft, a policy and the book.

Each check answers at most one thing to mend. Those that ask the book run again inside the write lock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from shoebox.domain.card import parse_last4, refuse_card_data
from shoebox.domain.clock import HOUR_MS
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.former import is_former
from shoebox.domain.item import GOODS_SIGNS_MAX
from shoebox.domain.money import Money, money_text
from shoebox.domain.pins import refuse_pin
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint, grouped, parse_slip_number
from shoebox.storage.book import BookView
from shoebox.storage.projections import APART, LOST, SPOILED, STOLEN
from shoebox.storage.salvage import SEEN
from shoebox.till.declines import refuse_declined
from shoebox.till.drafts import Agreement, Mend, RefundDraft, SaleDraft
from shoebox.till.item_checks import refuse_taxed_exempt, refuse_unfit_items
from shoebox.till.limits import fullest, is_one_card, others_of_sale, refuse_above_limit
from shoebox.till.sealing import refuse_unfit_seal
from shoebox.till.told import NOTHING_TOLD, Told

NOTE_SIGNS_MAX = 200
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_APPROVAL = re.compile(r"[0-9A-Za-z]{2,10}")
_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()/.\-]{4,22}[0-9]")
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,4}")
MAIL_SIGNS_MAX = 80
NOTHING_AGREED = Agreement()

# The fields in the order the focus walks; a draft's mends come in it.
CARD_FIELDS = (
    "slip", "amount_minor", "cash_minor", "tax_minor", "brand", "sealed", "last4", "expiry_ok", "approval", "imprint",
    "signature_ok", "phone", "legible", "goods", "reason", "happened_ms",
)  # fmt: skip
CASH_FIELDS = (
    "slip", "amount_minor", "cash_minor", "tax_minor", "received_minor", "phone", "goods", "reason", "happened_ms",
)  # fmt: skip


def sale_mends(
    draft: SaleDraft, policy: Policy, *, view: BookView, now_ms: int, agreed: Agreement = NOTHING_AGREED,
    told: Told = NOTHING_TOLD,
) -> tuple[Mend, ...]:  # fmt: skip
    """Everything to mend in a draft, in the order of focus; empty when it may be recorded.

    ``agreed`` is what another person said of it, should it be asked, and ``told`` what other registers know.
    """
    if draft.tender not in tuple(Tender):
        return (Mend("tender", "till.tender"),)
    return tuple(_walk(draft, policy, view, now_ms=now_ms, agreed=agreed, told=told))


def _walk(
    draft: SaleDraft, policy: Policy, view: BookView, *, now_ms: int, agreed: Agreement, told: Told
) -> Iterator[Mend]:
    fields = CARD_FIELDS if draft.tender == Tender.CARD else CASH_FIELDS
    for field in fields:
        try:
            # Before a code that is merely missing.
            refuse_declined(draft, policy, field=field, view=view, told=told, other_card=agreed.other_card)
            _BY_FIELD[field](draft, policy)
            if field == "slip":
                refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)
            if field == "amount_minor":
                refuse_above_limit(draft, policy, view=view, now_ms=now_ms, agreed=agreed.limits)
            if field == "sealed":
                refuse_unfit_seal(draft, policy, view=view)
            if field == "approval":
                refuse_split(draft, policy, view=view, now_ms=now_ms)
            if field == "happened_ms":
                refuse_unfit_time(draft.happened_ms, policy, view=view, now_ms=now_ms)
        except Refusal as wrong:
            yield Mend(field, wrong.code, tuple(sorted(wrong.facts.items())))


def refuse_unfit_time(happened_ms: int, policy: Policy, *, view: BookView, now_ms: int) -> None:
    """Refuse a slip of a time to come or of no incident, and one of now where none is on (``till.*``).

    A slip that was found late is taken into the day that is open, by its own time, also when its incident is over.
    """
    if happened_ms > now_ms + policy.claimed_ahead_hours * HOUR_MS:
        raise Refusal("till.happened")
    held = view.incident()
    if held is None:
        return  # nothing is sold by hand at all, whatever its time: recording says so
    if not happened_ms and not held.is_on:
        raise Refusal("till.late", number=held.number)
    if happened_ms and view.incident_of(happened_ms) is None:
        raise Refusal("till.outside_incident", number=held.number)


_GONE = {LOST: "slip.lost", STOLEN: "slip.stolen"}


def refuse_used_slip(slip_text: str, *, view: BookView, entry_id: str) -> None:
    """Refuse a number on no pad, used, spoiled or reported gone (``slip.no_pad``, ``slip.used…``, ``slip.lost``).

    A sale that was keyed wrong and struck out leaves its number free: the same paper is keyed once more. One of a book
    before does not, since nobody can strike out there what the same paper was keyed as besides.
    """
    if not slip_text.strip():
        return
    slip = parse_slip_number(slip_text)
    if not view.on_a_pad(slip):
        raise Refusal("slip.no_pad", store=view.store)
    used = view.sale_by_slip(slip)
    if used is not None and used.entry_id != entry_id and not used.voided_by_seq:
        amount = money_text(Money(used.amount_minor, used.currency))
        raise Refusal("slip.used", slip=grouped(slip), entry=used.seq, amount=amount)
    if used is not None and is_former(used.seq) and used.entry_id != entry_id:
        raise Refusal("slip.voided_before", slip=grouped(slip), entry=used.voided_by_seq)
    mark = view.slip_mark(slip)
    if mark is not None and mark[0] in _GONE:
        raise Refusal(_GONE[mark[0]], slip=grouped(slip), entry=mark[1])
    if mark is not None and mark[0] in (SPOILED, APART):
        raise Refusal("slip.spoiled", slip=grouped(slip), entry=mark[1])
    if mark is not None and mark[0] == SEEN:
        raise Refusal("slip.seen_before", slip=grouped(slip), entry=mark[1])


def refuse_split(draft: SaleDraft, policy: Policy, *, view: BookView, now_ms: int) -> None:
    """Refuse to stay below a floor limit by several slips on one card (``till.approval_split``).

    So on several cards of one customer (``till.approval_customer``): without a code neither of them stands for itself.
    """
    if draft.approval.strip() or not draft.last4.strip():
        return
    others = [row for row in others_of_sale(draft, policy, view, now_ms) if not row.approval]
    before = fullest(others, draft, policy, now_ms)
    together_minor = draft.amount_minor + sum(row.amount_minor for row in before)
    brands = {draft.brand, *(row.brand for row in before)}
    if before and any(policy.needs_approval(brand, together_minor) for brand in brands):
        together = money_text(Money(together_minor, policy.currency))
        phone = policy.phone_of(draft.brand)
        code = "till.approval_split" if is_one_card(draft, before) else "till.approval_customer"
        raise Refusal(code, entry=before[0].seq, together=together, phone=phone)


def refuse_unfit_id(entry_id: str) -> None:
    """Refuse an entry id that `Till.new_id` never made: it is a programmer's mistake with a sentence."""
    if not _ID.fullmatch(entry_id):
        raise Refusal("entry.id")


def note(text: str, *, required: str = "") -> str:
    """A free text without card data and within its length; `required` is the code when it may not be empty.

    A reason is no PIN that was typed one field early (``reason.pin``).
    """
    refuse_card_data(text)
    clean = " ".join(text.split())
    if len(clean) > NOTE_SIGNS_MAX:
        raise Refusal("till.note_long", most=NOTE_SIGNS_MAX)
    if required and not clean:
        raise Refusal(required)
    return refuse_pin(clean) if required == "till.reason_missing" else clean


def refund_mends(draft: RefundDraft, *, tender: str, view: BookView) -> tuple[Mend, ...]:
    """What to mend in a refund's own fields."""
    mends = []
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("slip", lambda: _refund_slip(draft, tender=tender, view=view)),
        ("amount_minor", lambda: _positive(draft.amount_minor)),
        ("reason", lambda: note(draft.reason, required="till.reason_missing")),
    )
    for field, check in checks:
        try:
            check()
        except Refusal as wrong:
            mends.append(Mend(field, wrong.code, tuple(sorted(wrong.facts.items()))))
    return tuple(mends)


def _refund_slip(draft: RefundDraft, *, tender: str, view: BookView) -> None:
    if tender == Tender.CARD or draft.slip.strip():
        parse_slip_number(draft.slip)
    refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)


def _positive(amount_minor: int) -> None:
    if amount_minor <= 0:
        raise Refusal("till.amount")


def _slip(draft: SaleDraft, _policy: Policy) -> None:
    if draft.tender == Tender.CARD or draft.slip.strip():
        parse_slip_number(draft.slip)


def _amount(draft: SaleDraft, policy: Policy) -> None:
    _positive(draft.amount_minor)
    if draft.whole_minor > policy.sale_minor_max:
        raise Refusal("till.amount_large", most=money_text(Money(policy.sale_minor_max, policy.currency)))
    refuse_unfit_items(draft, policy)


def _tax(draft: SaleDraft, _policy: Policy) -> None:
    # Beside an amount that is to be mended itself, the tax says nothing yet.
    if draft.tax_minor < 0 or 0 < draft.whole_minor <= draft.tax_minor:
        raise Refusal("till.tax")
    refuse_taxed_exempt(draft)


def _cash_part(draft: SaleDraft, policy: Policy) -> None:
    """Cash beside a card slip: something, and at least that much handed over. A cash sale has no such part."""
    if draft.cash_minor < 0 or (draft.cash_minor and draft.tender != Tender.CARD):
        raise Refusal("till.cash_part")
    short_minor = draft.cash_minor - draft.received_minor
    if draft.cash_minor and draft.received_minor and short_minor > 0:
        raise Refusal("till.received", missing=money_text(Money(short_minor, policy.currency)))
    if draft.cash_minor:
        _refuse_much(-short_minor, policy)
    if draft.tender == Tender.CARD and draft.received_minor and not draft.cash_minor:
        raise Refusal("till.cash_part")


def goods_of(draft: SaleDraft, policy: Policy) -> str:
    """What the slip calls the goods: as typed, else the policy's usual words where a slip without items needs some."""
    needed = policy.goods_needed and draft.tender == Tender.CARD and not draft.lines
    return note(draft.goods) or (policy.goods_usual if needed else "")


def _goods(draft: SaleDraft, policy: Policy) -> None:
    if len(note(draft.goods)) > GOODS_SIGNS_MAX:
        raise Refusal("till.note_long", most=GOODS_SIGNS_MAX)
    if policy.goods_needed and draft.tender == Tender.CARD and not draft.lines and not goods_of(draft, policy):
        raise Refusal("till.goods")


def _brand(draft: SaleDraft, policy: Policy) -> None:
    if not draft.brand:
        raise Refusal("till.brand_missing")
    if draft.brand not in policy.brands:
        raise Refusal("till.brand")


def _last4(draft: SaleDraft, policy: Policy) -> None:
    if draft.last4 or not policy.sealing_public:  # else they come with the number, which is missing itself
        parse_last4(draft.last4)


def _sealed(draft: SaleDraft, policy: Policy) -> None:
    if draft.sealed is not None and not policy.sealing_public:
        raise Refusal("seal.not_here")
    if draft.sealed is None and policy.sealing_public:
        raise Refusal("seal.missing")


def _expiry(draft: SaleDraft, _policy: Policy) -> None:
    if not draft.expiry_ok:
        raise Refusal("till.expiry")


def refuse_unfit_approval(text: str) -> None:
    """Refuse what no approval code is; empty is none (``till.approval_shape``)."""
    refuse_card_data(text)
    if text.strip() and not _APPROVAL.fullmatch(text.strip()):
        raise Refusal("till.approval_shape")


def _approval(draft: SaleDraft, policy: Policy) -> None:
    refuse_unfit_approval(draft.approval)
    code = draft.approval.strip()
    if not code and policy.needs_code(draft.brand, draft.amount_minor, draft.imprint):
        raise Refusal("till.approval", phone=policy.phone_of(draft.brand))


def _imprint(draft: SaleDraft, policy: Policy) -> None:
    if draft.imprint not in tuple(Imprint):
        raise Refusal("till.imprint")
    if draft.imprint not in policy.imprints:
        raise Refusal("till.imprint_not_here")


def _legible(draft: SaleDraft, policy: Policy) -> None:
    if policy.legible_asked and draft.signature_ok and not draft.legible:  # else the one question says it
        raise Refusal("till.legible")


def _signature(draft: SaleDraft, policy: Policy) -> None:
    if not draft.signature_ok:
        raise Refusal("till.legible" if policy.legible_asked else "till.signature")


def _phone(draft: SaleDraft, _policy: Policy) -> None:
    refuse_unfit_contact(draft.phone)


def refuse_unfit_contact(text: str) -> None:
    """Refuse what is neither a phone number nor an e-mail address; empty is good (``till.phone``, ``till.mail``)."""
    refuse_card_data(text)
    said = text.strip()
    if "@" in said and not (len(said) <= MAIL_SIGNS_MAX and _MAIL.fullmatch(said)):
        raise Refusal("till.mail")
    if said and "@" not in said and not _PHONE.fullmatch(said):
        raise Refusal("till.phone")


def _reason(draft: SaleDraft, policy: Policy) -> None:
    reason = note(draft.reason)
    if draft.tender == Tender.CARD and reason not in policy.reasons_by_hand:
        raise Refusal("till.reason")


def _received(draft: SaleDraft, policy: Policy) -> None:
    if draft.received_minor and draft.received_minor < draft.amount_minor:
        missing = money_text(Money(draft.amount_minor - draft.received_minor, policy.currency))
        raise Refusal("till.received", missing=missing)
    _refuse_much(draft.received_minor - draft.amount_minor, policy)


def _refuse_much(change_minor: int, policy: Policy) -> None:
    """Refuse change in which so many of the largest note would go back: somebody typed a zero too many."""
    if 0 < policy.change_refused_minor <= change_minor:
        raise Refusal("till.received_much", change=money_text(Money(change_minor, policy.currency)))


def _happened(draft: SaleDraft, _policy: Policy) -> None:
    if draft.happened_ms < 0:
        raise Refusal("till.happened")


_BY_FIELD: dict[str, Callable[[SaleDraft, Policy], None]] = {
    "slip": _slip,
    "amount_minor": _amount,
    "cash_minor": _cash_part,
    "goods": _goods,
    "tax_minor": _tax,
    "brand": _brand,
    "last4": _last4,
    "sealed": _sealed,
    "expiry_ok": _expiry,
    "approval": _approval,
    "imprint": _imprint,
    "signature_ok": _signature,
    "phone": _phone,
    "legible": _legible,
    "reason": _reason,
    "received_minor": _received,
    "happened_ms": _happened,
}
