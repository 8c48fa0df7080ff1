"""Money back on a receipt that is not in this book: typed, held by two, and never more than it says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bookmaking import (
    CLERK,
    CLERK_PIN,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    close_day,
    new_till,
    open_day,
    reopened,
)
from shoebox.domain.correction import facts_of
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.takings import tax_by_rate
from shoebox.formats.box_check import totals_of
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_book
from shoebox.till import CorrectionDraft, Corrections, Outside, RefundDraft, Till, Told

RECEIPT = Outside(store="012", receipt="4711-8", day="2026-11-03", original_minor=6_241, tender="cash")
ON_CARD = replace(RECEIPT, tender="card", brand="visa", last4="4417")


def back(amount_minor: int, outside: Outside = RECEIPT, **fields: Any) -> RefundDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "of_seq": 0, "reason": "torn", "pin": MANAGER_PIN}
    return RefundDraft(**{**plain, "amount_minor": amount_minor, "outside": outside, **fields})


def corrected_slip(book: Book, seq: int, slip: str) -> None:
    """The day is closed, and on the next one the sale is said to stand on this slip."""
    close_day(book)
    open_day(book, day="2026-11-13", z_no=2)
    row = book.sale(seq)
    assert row is not None
    facts = replace(facts_of(row), slip=slip)
    draft = CorrectionDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=seq, facts=facts, reason="misread", pin=MANAGER_PIN
    )
    Corrections(book, POLICY, STAFF, HandClock()).correct(draft)


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_it_goes_back_by_the_receipts_tender(till: Till, book: Book) -> None:
    """$20.00 of $62.41 in cash, and on a card with the refund's own slip; the sums follow."""
    row = till.refund(back(2_000)).row
    assert (row.kind, row.tender, row.refund_of_seq, row.outside_receipt) == ("refund", "cash", 0, "47118")
    card = till.refund(back(1_000, replace(ON_CARD, receipt="A9", original_minor=6_242), slip="085100002")).row
    assert (card.tender, card.brand, card.last4) == ("card", "visa", "4417")
    act = book.latest(Kind.REFUND)[2]
    assert (act.approver, act.outside_store, act.outside_day, act.outside_minor) == (
        MANAGER,
        "012",
        "2026-11-03",
        6_242,
    )
    assert totals_of(tuple(book.entries())) == (("card", -1_000), ("cash", -2_000))
    assert verify_book(book.path).ok


def test_never_more_than_the_receipt_less_what_was_given_back(till: Till) -> None:
    """However its number is spelled; a refund struck out gives the room back; another store's is another receipt."""
    first = till.refund(back(4_000))
    again = replace(RECEIPT, receipt="4711 8")
    assert code_of(lambda: till.refund(back(2_242, again))) == "refund.outside_much"
    assert till.refund(back(2_241, again)).row.amount_minor == 2_241
    assert code_of(lambda: till.refund(back(1, again))) == "refund.outside_much"
    till.void(seq=first.entry_no, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert till.refund(back(4_000)).row.amount_minor == 4_000
    assert till.refund(back(6_241, replace(RECEIPT, store="013"))).row.amount_minor == 6_241


def test_a_receipt_is_the_same_however_store_and_number_are_written(till: Till) -> None:
    """Store 12 is store 012, and a code that was scanned is the code that was typed."""
    till.refund(back(6_241, replace(RECEIPT, receipt="K7QM 4TXN")))
    for store, receipt in (("12", "K7QM4TXN"), ("012", "sbx:k7qm4txn")):
        again = replace(RECEIPT, store=store, receipt=receipt)
        assert code_of(partial(till.refund, back(1, again))) == "refund.outside_much"


def told(*given: GivenBack) -> Told:
    return Told(given=lambda mark: tuple(one for one in given if one.mark == mark))


def given_on(store: str, receipt: str, amount_minor: int) -> GivenBack:
    """What register 085-1 gave back with its entry 47."""
    return GivenBack(receipt_mark(store, receipt), "085-1", 47, 1_794_484_800_000, -300, amount_minor)


def test_what_another_register_gave_back_is_not_left(book: Book) -> None:
    """$40.00 of $62.41 went back at register 085-1: $22.41 is left; then nothing; another receipt is free."""
    till = new_till(book, told=told(given_on("012", "47118", 4_000)))
    with pytest.raises(Refusal, match=r"Register 085-1 gave back \$40.00 .*entry 47. \$22.41 is left"):
        till.refund(back(2_242))
    assert [mend.code for mend in till.refund_mends(back(2_242))] == ["refund.elsewhere"]
    assert till.refund(back(2_241)).row.amount_minor == 2_241
    assert code_of(lambda: till.refund(back(1))) == "refund.elsewhere_all"
    whole = new_till(book, told=told(given_on("12", "K7QM4TXN", 6_241)))
    assert code_of(lambda: whole.refund(back(1, replace(RECEIPT, receipt="K7QM4TXN")))) == "refund.elsewhere_all"
    assert whole.refund(back(1, replace(RECEIPT, receipt="A1", original_minor=6_240))).row.amount_minor == 1


@pytest.mark.parametrize("by", ["claim", "slip"])
def test_a_sale_of_this_book_is_not_given_back_beside_another_register(book: Book, by: str) -> None:
    """Sold here for $129.95; register 085-1 paid it out on the receipt as typed there."""
    sold = new_till(book).record(card_sale(1))
    number = sold.claim_code if by == "claim" else sold.row.slip
    till = new_till(book, told=told(given_on("085", number, sold.row.amount_minor)))
    draft = back(100, None, of_seq=sold.entry_no, slip="085100002")
    assert code_of(lambda: till.refund(draft)) == "refund.elsewhere_all"
    part = new_till(book, told=told(given_on("085", number, 1_000)))
    assert code_of(lambda: part.refund(replace(draft, amount_minor=sold.row.amount_minor))) == "refund.elsewhere"
    assert part.refund(replace(draft, amount_minor=sold.row.amount_minor - 1_000)).row.kind == "refund"


def test_a_second_person_every_time(till: Till) -> None:
    assert code_of(lambda: till.refund(back(1, pin=""))) == "refund.outside_person"
    assert code_of(lambda: till.refund(back(1, pin=CLERK_PIN))) == "staff.same"


@pytest.mark.parametrize(
    ("outside", "fields", "field", "code"),
    [
        (replace(RECEIPT, store="shop on the corner"), {}, "store", "refund.outside_store"),
        (replace(RECEIPT, receipt=" - "), {}, "receipt", "refund.outside_receipt"),
        (replace(RECEIPT, receipt="4111 1111 1111 1111"), {}, "receipt", "card.number"),
        (replace(RECEIPT, day="2026-11-13"), {}, "day", "refund.outside_day"),
        (replace(RECEIPT, day="once"), {}, "day", "refund.outside_day"),
        (replace(RECEIPT, original_minor=0), {}, "original_minor", "till.amount"),
        (replace(RECEIPT, tender="cheque"), {}, "tender", "till.tender"),
        (replace(ON_CARD, last4="44"), {"slip": "085100002"}, "tender", "card.last4"),
        (ON_CARD, {}, "slip", "slip.unreadable"),
        (RECEIPT, {"reason": " "}, "reason", "till.reason_missing"),
        (RECEIPT, {"amount_minor": 0}, "amount_minor", "till.amount"),
    ],
)
def test_what_is_to_mend(till: Till, outside: Outside, fields: dict[str, Any], field: str, code: str) -> None:
    mends = till.refund_mends(
        back(100, outside, **fields) if "amount_minor" not in fields else replace(back(1), **fields)
    )
    assert [(mend.field, mend.code) for mend in mends] == [(field, code)]


def test_a_receipt_of_this_book_is_looked_up(till: Till) -> None:
    """Its claim code, typed as if it were of elsewhere, leads to the entry."""
    sold = till.record(card_sale(1))
    own = replace(RECEIPT, store="085", receipt=sold.claim_code)
    assert code_of(lambda: till.refund(back(1, own))) == "refund.inside"


def test_the_code_of_a_sale_of_this_book_leads_to_it_whatever_store_is_typed(till: Till) -> None:
    """The code is the sale's own: typed with another store's number it would be paid beside the entry."""
    sold = till.record(card_sale(1))
    own = replace(RECEIPT, store="012", receipt=sold.claim_code)
    assert code_of(lambda: till.refund(back(1, own))) == "refund.inside"


def test_both_numbers_of_a_sale_that_was_corrected_lead_to_it(book: Book) -> None:
    """Keyed as 085100001 and so on its receipt, 085100002 on its slip: neither is a receipt of elsewhere."""
    sold = new_till(book).record(card_sale(1))
    corrected_slip(book, sold.entry_no, "085100002")
    till = new_till(book)
    for number in ("085100001", "085100002", sold.claim_code):
        own = replace(RECEIPT, store="085", receipt=number)
        assert code_of(partial(till.refund, back(1, own))) == "refund.inside"


def test_a_like_receipt_under_another_number_is_said_before_two_people_agree(till: Till) -> None:
    """Store, day and amount are those of a receipt that was paid: by its slip what was paid by its code, perhaps."""
    till.refund(back(6_241, replace(RECEIPT, receipt="K7QM4TXN")))
    by_slip = replace(RECEIPT, store="12", receipt="012 100 047")
    with pytest.raises(Refusal, match=r"\$62\.41 .*K7QM4TXN.*entry 5\b.*one sale is paid back once") as refused:
        till.refund(back(6_241, by_slip))
    assert refused.value.code == "refund.outside_alike"
    honest = till.refund(back(6_241, by_slip, alike_ok=True)).row
    assert (honest.kind, honest.outside_receipt) == ("refund", "012100047")


@pytest.mark.parametrize("other", [{"store": "013"}, {"day": "2026-11-04"}, {"original_minor": 6_240}])
def test_another_store_day_or_amount_is_another_receipt(till: Till, other: dict[str, Any]) -> None:
    till.refund(back(100, replace(RECEIPT, receipt="K7QM4TXN")))
    assert till.refund(back(100, replace(RECEIPT, receipt="012100047", **other))).row.kind == "refund"


def test_a_like_receipt_whose_refund_was_struck_out_is_no_reason_to_ask(till: Till) -> None:
    first = till.refund(back(6_241, replace(RECEIPT, receipt="K7QM4TXN")))
    till.void(seq=first.entry_no, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert till.refund(back(6_241, replace(RECEIPT, receipt="012100047"))).row.kind == "refund"


def test_what_is_heard_of_under_two_numbers_counts_once(book: Book) -> None:
    """The office names one refund by claim code and slip; $10.00 of it is not taken for $20.00."""
    sold = new_till(book).record(card_sale(1))
    both = [given_on("085", number, 1_000) for number in (sold.claim_code, sold.row.slip)]
    till = new_till(book, told=told(*both))
    draft = back(sold.row.amount_minor - 1_000, None, of_seq=sold.entry_no, slip="085100002")
    assert code_of(lambda: till.refund(replace(draft, amount_minor=draft.amount_minor + 1))) == "refund.elsewhere"
    assert till.refund(draft).row.kind == "refund"


def test_sent_twice_it_is_given_back_once(till: Till, book: Book, tmp_path: Path) -> None:
    draft = back(2_000)
    first = till.refund(draft)
    assert till.refund(draft).row == first.row
    assert code_of(lambda: till.refund(replace(draft, amount_minor=2_001))) == "entry.id_reused"
    book.close()
    with reopened(tmp_path) as again:
        assert again.opened_after_damage is None
        assert again.outside_refunded_minor("012", "47118") == 2_000


def test_the_tax_that_goes_back_is_of_the_rate_on_the_receipt(book: Book) -> None:
    """$20.00 of food at 2 %: $0.39 tax; the rate stands in the entry, and one that the policy lacks is refused."""
    till = new_till(book, tax_rates_per_100k={"food": 2_000})
    row = till.refund(back(2_000, replace(RECEIPT, rate="food"))).row
    act = book.latest(Kind.REFUND)[2]
    assert (row.tax_minor, act.outside_rate) == (39, "food")
    assert tax_by_rate(row.seq, act, book.act) == {"food": 39}
    assert code_of(lambda: till.refund(back(1, replace(RECEIPT, rate="wine")))) == "refund.outside_rate"
    usual = till.refund(back(1_000)).row
    assert usual.tax_minor == 68
    assert "outside_rate" not in book.latest(Kind.REFUND)[2].data(), "as every program before wrote it"
