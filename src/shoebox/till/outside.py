"""Money back on a receipt that is not in this book: of another register or store, or of before the outage. Till room.

What the receipt says is typed, so nobody here can look the sale up: a second person holds it too, every time. What was
given back on a receipt before is known from this book, and from what the store's other registers told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shoebox.domain.acts import Refund
from shoebox.domain.card import parse_last4, refuse_card_data
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.dates import short_words
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import Receipt, receipt_key, store_key
from shoebox.domain.ids import is_claim_code
from shoebox.domain.money import Money, money_text, tax_within
from shoebox.domain.names import number_fits
from shoebox.domain.policy import Policy
from shoebox.domain.slip import parse_slip_number
from shoebox.storage.book import BookView
from shoebox.till.checks import note, refuse_used_slip
from shoebox.till.drafts import Mend, Outside, RefundDraft
from shoebox.till.told import Told, refuse_given_already

RECEIPT_SIGNS_MAX = 30


def outside_mends(draft: RefundDraft, policy: Policy, *, view: BookView, clock: Clock, told: Told) -> tuple[Mend, ...]:
    """What to mend in a refund on such a receipt, in the order of focus."""
    said = draft.outside
    assert said is not None, "asked for refunds of outside receipts alone"
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("store", lambda: _store(said)),
        ("receipt", lambda: _receipt(said, view)),
        ("day", lambda: _day(said, clock)),
        ("original_minor", lambda: _positive(said.original_minor)),
        ("tender", lambda: _tender(said, policy)),
        ("rate", lambda: _rate(said, policy)),
        ("slip", lambda: _slip(draft, said, view)),
        ("amount_minor", lambda: _amount(draft, policy, view, told)),
        ("reason", lambda: note(draft.reason, required="till.reason_missing")),
    )
    mends = []
    for field, check in checks:
        try:
            check()
        except Refusal as wrong:
            mends.append(Mend(field, wrong.code, tuple(sorted(wrong.facts.items()))))
    return tuple(mends)


def outside_act(draft: RefundDraft, policy: Policy, *, approver: str) -> Refund:
    """The entry of a refund with nothing to mend. Its tax is what the rate named on the receipt takes."""
    said = draft.outside
    assert said is not None, "asked for refunds of outside receipts alone"
    card = said.tender == Tender.CARD
    rate_per_100k = policy.rate_per_100k(said.rate) or 0
    return Refund(
        refund_of="",
        refund_of_seq=0,
        slip=parse_slip_number(draft.slip) if draft.slip.strip() else "",
        tender=str(said.tender),
        amount_minor=draft.amount_minor,
        tax_minor=tax_within(Money(draft.amount_minor, policy.currency), rate_per_100k).amount_minor,
        currency=policy.currency,
        brand=str(said.brand) if card else "",
        last4=said.last4.strip() if card else "",
        approver=approver,
        reason=note(draft.reason),
        outside_store=said.store.strip(),
        outside_receipt=receipt_key(said.receipt),
        outside_day=said.day,
        outside_minor=said.original_minor,
        outside_rate=said.rate,
    )


def refuse_outside_too_much(draft: RefundDraft, view: BookView, policy: Policy, told: Told) -> None:
    """Never more than the receipt says, less what went back on it (``refund.outside_much``, ``refund.elsewhere…``)."""
    said = draft.outside
    assert said is not None, "asked for refunds of outside receipts alone"
    seen = _own_sale(said, view)  # of a book before, where nothing proves it: what may have gone back on it counts
    store = view.store if seen is not None else said.store.strip()
    numbers = (receipt_key(said.receipt),) if seen is None else view.receipt_numbers(seen)
    before_minor = sum(view.outside_refunded_minor(store, number) for number in numbers)
    if seen is not None:
        before_minor = max(before_minor, view.given_back_minor(seen))
    left_minor = said.original_minor - before_minor
    if draft.amount_minor > left_minor:
        left = money_text(Money(max(left_minor, 0), policy.currency))
        raise Refusal("refund.outside_much", left=left, before=money_text(Money(before_minor, policy.currency)))
    given = told.given_elsewhere(store, numbers, view)
    refuse_given_already(given, draft.amount_minor, left_minor=left_minor, currency=policy.currency)


def _own_sale(said: Outside, view: BookView) -> SaleRow | None:
    """The sale of this register that the receipt is of: by its code alone, or by a number of this store."""
    key = receipt_key(said.receipt)
    here = store_key(said.store) == store_key(view.store)
    return view.sale_on_receipt(key) if here else view.sale_by_claim(key)


def refuse_alike(draft: RefundDraft, view: BookView, policy: Policy) -> None:
    """Say that money went back on a like receipt under another number, once (``refund.outside_alike``).

    A receipt of ours has two numbers, its claim code and its slip's. Where neither this book nor the office knows its
    sale, only store, day and amount say that both may be one; two customers' may be alike, too, so people decide.
    """
    said = draft.outside
    assert said is not None, "asked for refunds of outside receipts alone"
    number = receipt_key(said.receipt)
    paper = Receipt(store=said.store, number=number, day=said.day, paid_minor=said.original_minor)
    if draft.alike_ok or _own_sale(said, view) is not None:  # all numbers of a sale of ours are counted together
        return
    like = view.refunds_like(paper)
    if like:
        last = like[0]
        raise Refusal(
            "refund.outside_alike", given=money_text(Money(last.amount_minor, policy.currency)),
            receipt=last.outside_receipt, entry=last.seq,
            when=short_words(local_time(last.wall_ms, last.offset_min)),
        )  # fmt: skip


def _store(said: Outside) -> None:
    refuse_card_data(said.store)
    if not number_fits(said.store.strip()):
        raise Refusal("refund.outside_store")


def _receipt(said: Outside, view: BookView) -> None:
    if not is_claim_code(said.receipt):  # one in many begins as a security code does: CVC2345X
        refuse_card_data(said.receipt)
    key = receipt_key(said.receipt)
    if not key or len(said.receipt.strip()) > RECEIPT_SIGNS_MAX:
        raise Refusal("refund.outside_receipt", most=RECEIPT_SIGNS_MAX)
    own = _own_sale(said, view)
    if own is not None and view.is_proven(own):
        raise Refusal("refund.inside", entry=own.seq)


def _day(said: Outside, clock: Clock) -> None:
    today = local_time(clock.wall_ms(), clock.offset_min()).date()
    try:
        right = date.fromisoformat(said.day) <= today and len(said.day) == len("2026-11-12")
    except ValueError:
        right = False
    if not right:
        raise Refusal("refund.outside_day")


def _positive(amount_minor: int) -> None:
    if amount_minor <= 0:
        raise Refusal("till.amount")


def _tender(said: Outside, policy: Policy) -> None:
    if said.tender not in tuple(Tender):
        raise Refusal("till.tender")
    if said.tender == Tender.CARD:
        if said.brand not in policy.brands:
            raise Refusal("till.brand")
        parse_last4(said.last4)


def _rate(said: Outside, policy: Policy) -> None:
    if policy.rate_per_100k(said.rate) is None:
        raise Refusal("refund.outside_rate", rate=said.rate)


def _slip(draft: RefundDraft, said: Outside, view: BookView) -> None:
    if said.tender == Tender.CARD or draft.slip.strip():
        parse_slip_number(draft.slip)
    refuse_used_slip(draft.slip, view=view, entry_id=draft.entry_id)


def _amount(draft: RefundDraft, policy: Policy, view: BookView, told: Told) -> None:
    said = draft.outside
    assert said is not None, "asked for refunds of outside receipts alone"
    _positive(draft.amount_minor)
    if said.original_minor > 0 and receipt_key(said.receipt):
        refuse_outside_too_much(draft, view, policy, told)
