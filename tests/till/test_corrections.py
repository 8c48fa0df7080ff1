"""A sale of a closed day that was keyed wrong is put right on the next: by two people, and nothing is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
    cash_sale,
    close_day,
    new_book,
    new_till,
    open_day,
    reopened,
)
from hurting import INJURIES
from shoebox.domain.correction import Correction, facts_of
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.slip import Pad
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_book
from shoebox.till import Corrected, CorrectionDraft, Corrections, RefundDraft, Till
from shoebox.till.told import Told

TODAY = "2026-11-13"


@pytest.fixture
def desk(book: Book) -> Corrections:
    return Corrections(book, POLICY, STAFF, HandClock())


def next_day(book: Book) -> None:
    close_day(book)
    open_day(book, day=TODAY, z_no=2)


def correct(desk: Corrections, seq: int, **fields: Any) -> Corrected:
    """Everything as it stands but for the fields said; by the clerk and the manager unless told otherwise."""
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "reason": "read 62.41", "pin": MANAGER_PIN}
    other = {name: fields.pop(name) for name in list(fields) if name in plain}
    row = desk._book.sale(seq)
    assert row is not None
    return desk.correct(CorrectionDraft(of_seq=seq, facts=replace(facts_of(row), **fields), **{**plain, **other}))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_the_sale_and_its_day_stay_and_the_correction_says_both(till: Till, book: Book, desk: Corrections) -> None:
    """Slip 7 was keyed as 26.41 and says 62.41: found on Friday, put right by Rosa and Ann."""
    sold = till.record(card_sale(7, amount_minor=2_641, tax_minor=168)).row
    kept = book.entry(sold.entry_id)
    next_day(book)
    done = correct(desk, sold.seq, amount_minor=6_241, tax_minor=397)
    entry, envelope, act = book.latest(Kind.CORRECTION)
    assert isinstance(act, Correction)
    assert (entry.seq, envelope.day, envelope.clerk, act.approver) == (done.row.seq, TODAY, CLERK, MANAGER)
    assert (act.register, act.epoch, act.corrects, act.corrects_seq) == ("1", 1, sold.entry_id, sold.seq)
    assert (act.was_amount_minor, act.amount_minor, act.sold_day, act.box_no) == (2_641, 6_241, sold.day, "085-1-0001")
    assert envelope.totals_minor["card"] == 6_241
    assert book.entry(sold.entry_id) == kept
    assert book.sales(sold.day) == (replace(sold, corrected_by_seq=entry.seq),)
    assert book.sales_now(sold.day) == (done.sale,)
    assert (done.sale.amount_minor, done.sale.tax_minor, done.sale.corrected_by_seq) == (6_241, 397, entry.seq)


def test_a_correction_that_was_wrong_too_is_corrected(till: Till, book: Book, desk: Corrections) -> None:
    """26.41, then 62.14, then 62.41: what was is what the one before says, and the day is still as it was keyed."""
    sold = till.record(card_sale(7, amount_minor=2_641)).row
    next_day(book)
    first = correct(desk, sold.seq, amount_minor=6_214).row
    second = correct(desk, sold.seq, amount_minor=6_241).row
    assert (second.after_seq, second.was_amount_minor) == (first.seq, 6_214)
    assert [row.amount_minor for row in book.sales(sold.day)] == [2_641]
    assert book.sale(sold.seq).amount_minor == 6_241
    assert [row.seq for row in book.corrections_of(sold.seq)] == [first.seq, second.seq]


def test_what_may_not_be_corrected_is_refused_with_a_reason(till: Till, book: Book, desk: Corrections) -> None:
    sold, void, back = (till.record(card_sale(number, amount_minor=5_000)).entry_no for number in (1, 2, 3))
    assert code_of(lambda: correct(desk, sold, amount_minor=4_000)) == "correction.open"
    till.void(seq=void, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    close_day(book)
    assert code_of(lambda: correct(desk, sold, amount_minor=4_000)) == "till.day_closed"
    open_day(book, day=TODAY, z_no=2)
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=back, amount_minor=100, slip="085100009", reason="torn"
    )
    refund = till.refund(draft).entry_no
    assert code_of(lambda: correct(desk, back, amount_minor=4_000)) == "correction.refunded"
    assert code_of(lambda: correct(desk, refund, amount_minor=50)) == "correction.of_refund"
    assert code_of(lambda: correct(desk, void, amount_minor=4_000)) == "correction.voided"
    assert code_of(lambda: desk.refuse_uncorrectable(999)) == "correction.unknown"
    assert code_of(lambda: correct(desk, sold)) == "correction.nothing"
    assert code_of(lambda: correct(desk, sold, amount_minor=0)) == "till.amount"
    assert code_of(lambda: correct(desk, sold, tax_minor=5_000)) == "till.tax"
    assert code_of(lambda: correct(desk, sold, last4="12")) == "card.last4"
    assert code_of(lambda: correct(desk, sold, brand="")) == "till.brand_missing"
    assert code_of(lambda: correct(desk, sold, approval="?")) == "till.approval_shape"
    assert code_of(lambda: correct(desk, sold, slip="")) == "slip.unreadable"
    assert code_of(lambda: correct(desk, sold, slip="085100003")) == "slip.used"
    assert code_of(lambda: correct(desk, sold, slip="085200003")) == "slip.no_pad"
    assert code_of(lambda: correct(desk, sold, amount_minor=4_000, reason="")) == "till.reason_missing"


def test_not_where_another_register_gave_money_back(till: Till, book: Book) -> None:
    """30.00 of 62.41 at another register, by its slip: corrected to 20.00, more went back than was ever paid."""
    sold = till.record(card_sale(7)).row
    next_day(book)
    given = GivenBack(receipt_mark("085", sold.slip), "085-2", 47, 1_794_484_800_000, -300, 3_000)
    told = Told(given=lambda mark: (given,) if mark == given.mark else ())
    desk = Corrections(book, POLICY, STAFF, HandClock(), told=told)
    assert code_of(lambda: desk.refuse_uncorrectable(sold.seq)) == "correction.given_back"
    assert code_of(lambda: correct(desk, sold.seq, amount_minor=2_000)) == "correction.given_back"


def test_it_takes_two_people(till: Till, book: Book, desk: Corrections) -> None:
    """A clerk's PIN is no second person's, and a manager who keys it needs somebody else."""
    sold = till.record(card_sale(7)).entry_no
    next_day(book)
    assert code_of(lambda: correct(desk, sold, amount_minor=500, pin=CLERK_PIN)).startswith("staff.")
    assert code_of(lambda: correct(desk, sold, amount_minor=500, clerk=MANAGER)).startswith("staff.")
    assert book.latest(Kind.CORRECTION) is None


def test_the_same_draft_twice_is_one_correction(till: Till, book: Book, desk: Corrections) -> None:
    sold = till.record(card_sale(7)).entry_no
    next_day(book)
    own_id = Till.new_id()
    first = correct(desk, sold, amount_minor=500, tax_minor=0, entry_id=own_id)
    assert correct(desk, sold, amount_minor=500, entry_id=own_id) == first
    assert book.head().seq == first.row.seq


def test_a_refund_goes_by_what_the_paper_says(till: Till, book: Book, desk: Corrections) -> None:
    """Keyed as 62.41, the slip says 26.41: no more than 26.41 goes back, and then it is not corrected any more."""
    sold = till.record(card_sale(7, amount_minor=6_241, tax_minor=0)).entry_no
    next_day(book)
    correct(desk, sold, amount_minor=2_641)
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold, amount_minor=2_642, slip="085100009", reason="torn"
    )
    assert code_of(lambda: till.refund(draft)) == "refund.too_much"
    assert till.refund(replace(draft, amount_minor=2_641)).row.amount_minor == 2_641
    assert code_of(lambda: correct(desk, sold, amount_minor=6_241)) == "correction.refunded"


def test_another_number_frees_the_one_that_was_typed(till: Till, book: Book, desk: Corrections) -> None:
    """Slip 8 was keyed as 9. Until the correction 9 is used, from it on 8 is, each once; then 9 itself is keyed."""
    sold = till.record(card_sale(9)).row
    next_day(book)
    done = correct(desk, sold.seq, slip="085100008").row
    places = {(place.slip[-1], place.seq, place.gone_seq) for place in book.slip_places(Pad("085100001", "085100100"))}
    assert places == {("9", sold.seq, done.seq), ("8", done.seq, 0)}
    assert book.sale_by_slip("085100008").seq == sold.seq
    assert book.sale_by_slip("085100009") is None
    assert till.record(card_sale(9, last4="9999")).row.slip == "085100009"


def test_a_card_slip_that_was_cash_has_no_card(till: Till, book: Book, desk: Corrections) -> None:
    sold = till.record(card_sale(7, amount_minor=1_000)).entry_no
    next_day(book)
    sale = correct(desk, sold, tender="cash").sale
    assert (sale.tender, sale.brand, sale.last4, sale.approval, sale.slip) == ("cash", "", "", "", "085100007")
    assert read_body(book.latest(Kind.CORRECTION)[0].body).totals_minor == {"card": 0, "cash": 1_000}


def test_of_a_sale_by_two_tenders_each_amount_and_neither_tender(till: Till, book: Book, desk: Corrections) -> None:
    """Card 30.00 and cash 20.00; the cash was 25.00."""
    first = till.record(card_sale(7, amount_minor=3_000, cash_minor=2_000, received_minor=2_000)).row
    next_day(book)
    assert code_of(lambda: correct(desk, first.seq, tender="cash")) == "correction.two_tenders"
    correct(desk, first.seq + 1, amount_minor=2_500)
    whole, rest = book.whole_sale(book.sale(first.seq))
    assert (whole.rest_minor, rest.amount_minor) == (2_500, 2_500)
    assert book.sales(first.day)[0].rest_minor == 2_000


def test_closed_sales_are_found_by_what_is_at_hand(till: Till, book: Book, desk: Corrections) -> None:
    """By slip, the end of it, last four, claim code, entry and date; never one of today."""
    first, second = (till.record(card_sale(number)).row for number in (7, 8))
    cash = till.record(cash_sale(500)).row
    next_day(book)
    today = till.record(card_sale(10)).row

    def found(text: str) -> list[int]:
        return [row.seq for row in desk.find(text).rows]

    assert found("") == [cash.seq, second.seq, first.seq]
    assert found("007") == [first.seq, cash.seq]  # which is entry 7
    assert found("085 100 007") == found("4007") == found(first.claim_code) == [first.seq]
    assert found(str(second.seq)) == [second.seq]
    assert found("12 Nov") == found("")
    assert found(today.claim_code) == found("085100010") == found("nothing") == []
    assert found("085100007" * 3) == [], "three scans in one are no entry, and no number of this machine's either"


def test_a_book_with_corrections_proves_itself_and_opens_again(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        sold = new_till(book).record(card_sale(7)).entry_no
        next_day(book)
        correct(Corrections(book, POLICY, STAFF, HandClock()), sold, amount_minor=500, slip="085100011")
        rows = book.sales_now("2026-11-12")
    assert verify_book(tmp_path / "book.db").ok
    with reopened(tmp_path) as book:
        assert book.sales_now("2026-11-12") == rows
        assert book.epoch == 1


def test_a_sale_of_the_open_day_is_none_of_a_closed_one_after_the_book_was_hurt(tmp_path: Path) -> None:
    """Twelve sales of Thursday, closed in a book that was hurt since: Friday's first sale has a lower number."""
    with new_book(tmp_path) as book:
        till = new_till(book)
        for number in range(1, 13):
            till.record(card_sale(number))
        close_day(book)
    INJURIES["gone"](tmp_path / "book.db")
    with reopened(tmp_path) as book:
        open_day(book, day=TODAY, z_no=2)
        sold = new_till(book).record(card_sale(13)).row
        desk = Corrections(book, POLICY, STAFF, HandClock())
        assert desk.find("085100013").rows == ()
        assert code_of(lambda: desk.refuse_uncorrectable(sold.seq)) == "correction.open"
        assert code_of(lambda: correct(desk, sold.seq, amount_minor=6_241)) == "correction.open"
