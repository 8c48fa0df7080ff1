"""A sale of a closed day that was none, such as one keyed twice: struck out on the next, by two people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bookmaking import (
    CLERK,
    CLERK_PIN,
    DAY,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    declare,
    new_book,
    new_till,
    reopened,
)
from shoebox.domain.acts import IncidentEnded, Rekeyed, act_of
from shoebox.domain.correction import Correction, facts_of
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.slip import Pad
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_book
from shoebox.till import CorrectionDraft, Corrections, RefundDraft, StrikeDraft, Strikes, Struck, Till, Told
from till.test_corrections import TODAY, next_day


def desk(book: Book, told: Told | None = None, **policy: Any) -> Strikes:
    return Strikes(book, replace(POLICY, **policy), STAFF, told=told or Told())


def draft(seq: int, **fields: Any) -> StrikeDraft:
    plain = {"entry_id": Till.new_id(), "clerk": CLERK, "reason": "keyed twice", "pin": MANAGER_PIN}
    return StrikeDraft(of_seq=seq, **{**plain, **fields})


def strike(book: Book, seq: int, **fields: Any) -> Struck:
    return desk(book).strike(draft(seq, **fields))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_the_day_stays_and_the_sale_is_void_from_then_on(till: Till, book: Book) -> None:
    """62.41 in cash, keyed twice and found on Friday: Rosa and Ann strike the second one out."""
    first, twice = (till.record(cash_sale(6_241)).row for _ in range(2))
    kept, closed = book.entry(twice.entry_id), book.sales(DAY)
    next_day(book)
    done = strike(book, twice.seq)
    entry, envelope, act = book.latest(Kind.CORRECTION)
    assert isinstance(act, Correction)
    assert (act.struck, act.corrects_seq, act.approver, envelope.clerk) == (True, twice.seq, MANAGER, CLERK)
    assert (act.was_amount_minor, act.amount_minor, act.tax_minor, act.change_minor) == (6_241, 0, 0, -6_241)
    assert (envelope.totals_minor["cash"], envelope.count) == (6_241, 2)
    assert book.entry(twice.entry_id) == kept
    assert book.sales(DAY) == closed, "a closed day is read as it was for ever"
    assert book.sales_now(DAY) == (first, replace(twice, voided_by_seq=entry.seq, void_reason="keyed twice"))
    assert done.sale == book.sale(twice.seq)
    assert [row.is_strike for row in done.rows] == [True]


def test_it_counts_nowhere_as_a_sale_that_stands(till: Till, book: Book) -> None:
    """Not on its card, not among what is owed or refunded, and nothing can be done to it again."""
    sold = till.record(card_sale(7)).row
    next_day(book)
    owed_minor = book.unheld_minor()
    strike(book, sold.seq)
    assert book.unheld_minor() == owed_minor - sold.amount_minor
    assert book.on_card(sold.last4, 0, 2**60) == ()
    refund = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, amount_minor=1, slip="085100009", reason="torn"
    )
    assert code_of(lambda: till.refund(refund)) == "refund.voided"
    assert code_of(lambda: strike(book, sold.seq)) == "correction.voided"
    corrections = Corrections(book, POLICY, STAFF, HandClock())
    facts = replace(facts_of(sold), amount_minor=500, tax_minor=0)
    again = CorrectionDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, facts=facts, reason="it was one", pin=MANAGER_PIN
    )
    assert code_of(lambda: corrections.correct(again)) == "correction.voided"
    assert corrections.find(sold.claim_code).rows == ()


def test_its_number_is_void_from_then_on_and_may_be_keyed_again(till: Till, book: Book) -> None:
    """Slip 8 was keyed under 7, too. On its own day 7 was used; then it is void, until the paper itself is keyed."""
    sold = till.record(card_sale(7)).row
    next_day(book)
    row = strike(book, sold.seq).rows[0]
    (place,) = book.slip_places(Pad("085100001", "085100100"))
    assert (place.slip, place.seq, place.voided_by_seq) == ("085100007", sold.seq, row.seq)
    assert till.record(card_sale(7, last4="9999")).row.slip == "085100007"


def test_a_sale_by_two_tenders_is_struck_out_whole(till: Till, book: Book) -> None:
    """Whichever of its entries is named: $30.00 on the card and $20.00 in cash."""
    first = till.record(card_sale(7, amount_minor=3_000, cash_minor=2_000, received_minor=2_000)).row
    next_day(book)
    done = strike(book, first.seq + 1)
    assert [(row.corrects_seq, row.was_amount_minor) for row in done.rows] == [
        (first.seq, 3_000),
        (first.seq + 1, 2_000),
    ]
    assert read_body(book.latest(Kind.CORRECTION)[0].body).totals_minor == {"card": 0, "cash": 0}
    assert verify_book(book.path).ok


def test_it_takes_two_people_as_a_void_does(till: Till, book: Book) -> None:
    sold = till.record(card_sale(7)).entry_no
    next_day(book)
    assert code_of(lambda: strike(book, sold, pin=CLERK_PIN)).startswith("staff.")
    assert code_of(lambda: strike(book, sold, clerk=MANAGER)).startswith("staff.")
    assert code_of(lambda: strike(book, sold, reason=" ")) == "till.reason_missing"
    limits = {"supervisor": 100, "manager": 100}
    assert code_of(lambda: desk(book, void_limit_minor=limits).strike(draft(sold))) == "void.too_large"
    assert book.latest(Kind.CORRECTION) is None


def test_the_same_draft_twice_is_one_strike(till: Till, book: Book) -> None:
    sold = till.record(card_sale(7)).entry_no
    other = till.record(card_sale(8)).entry_no
    next_day(book)
    once = draft(sold)
    first = desk(book).strike(once)
    assert desk(book).strike(once) == first
    assert code_of(lambda: desk(book).strike(replace(once, of_seq=other))) == "entry.id_reused"
    assert book.head().seq == first.rows[0].seq


def test_what_may_not_be_struck_out(till: Till, book: Book) -> None:
    """One of today is voided; one on which money went back stays a sale."""
    sold, back = (till.record(card_sale(number)).entry_no for number in (7, 8))
    assert code_of(lambda: strike(book, sold)) == "correction.open"
    next_day(book)
    till.refund(
        RefundDraft(entry_id=Till.new_id(), clerk=CLERK, of_seq=back, amount_minor=100, slip="085100009", reason="torn")
    )
    assert code_of(lambda: strike(book, back)) == "correction.refunded"
    assert code_of(lambda: strike(book, 999)) == "correction.unknown"


def test_not_where_another_register_gave_money_back(till: Till, book: Book) -> None:
    sold = till.record(card_sale(7)).row
    next_day(book)
    given = GivenBack(receipt_mark("085", sold.slip), "085-2", 47, 1_794_484_800_000, -300, 100)
    told = Told(given=lambda mark: (given,) if mark == given.mark else ())
    with pytest.raises(Refusal, match=r"Register 085-2 gave money back on this sale .*entry 47"):
        desk(book, told).strike(draft(sold.seq))


def test_not_while_the_revived_till_has_it_as_an_order(till: Till, book: Book) -> None:
    """Ticked off as order W-7: the tick is taken back first, so that somebody gives the order back."""
    sold = till.record(card_sale(7)).row
    next_day(book)
    incident = book.incident()
    ended = IncidentEnded(incident_seq=incident.seq, ended_ms=incident.began_ms, ended_by=MANAGER, last_slip="")
    book.append(ended, clerk=MANAGER, day=TODAY)
    declare(book, number="26-08")
    tick = Rekeyed(rekeyed=sold.entry_id, rekeyed_seq=sold.seq, order_no="W-7")
    book.append(tick, clerk=CLERK, day=TODAY)
    with pytest.raises(Refusal, match=r"keyed again as order W-7\. Take its tick back first"):
        strike(book, sold.seq)


def test_a_corrected_sale_is_struck_out_as_it_stands(till: Till, book: Book) -> None:
    """26.41, corrected to 62.41, and then known to be none: 62.41 comes off, and its day says 26.41 as ever."""
    sold = till.record(card_sale(7, amount_minor=2_641, tax_minor=0)).row
    next_day(book)
    facts = replace(facts_of(sold), amount_minor=6_241)
    made = Corrections(book, POLICY, STAFF, HandClock()).correct(
        CorrectionDraft(entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, facts=facts, reason="x", pin=MANAGER_PIN)
    )
    row = strike(book, sold.seq).rows[0]
    assert (row.after_seq, row.was_amount_minor, row.amount_minor) == (made.row.seq, 6_241, 0)
    assert read_body(book.latest(Kind.CORRECTION)[0].body).totals_minor == {"card": 0}
    (closed,) = book.sales(DAY)
    assert (closed.amount_minor, closed.voided_by_seq) == (2_641, 0)


def test_a_book_with_a_strike_proves_itself_and_opens_again(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        sold = new_till(book).record(card_sale(7)).entry_no
        next_day(book)
        strike(book, sold)
        rows = book.sales_now(DAY)
    assert verify_book(tmp_path / "book.db").ok
    with reopened(tmp_path) as book:
        assert (book.sales_now(DAY), book.epoch) == (rows, 1)


@pytest.mark.parametrize(
    "changed",
    [{"struck": False}, {"amount_minor": 1}, {"tax_minor": 1}, {"slip": "085100008"}, {"last4": "1111"}],
)
def test_half_a_strike_is_none(till: Till, book: Book, changed: dict[str, Any]) -> None:
    """Whatever says that a sale was none says nothing else of it."""
    sold = till.record(card_sale(7)).entry_no
    next_day(book)
    strike(book, sold)
    data = read_body(book.latest(Kind.CORRECTION)[0].body).data | changed
    plain = {name: value for name, value in data.items() if name != "struck" or value}
    with pytest.raises(Refusal) as refused:
        act_of(Kind.CORRECTION, plain)
    assert refused.value.code == "entry.body"
