"""Money back and struck-out slips: never more than was taken, never by one person alone where two are needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bookmaking import (
    CLERK,
    CLERK_PIN,
    DAY,
    MANAGER,
    MANAGER_PIN,
    NOON_MS,
    POLICY,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    new_till,
    open_day,
)
from shoebox.domain.acts import IncidentEnded, Rekeyed
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.storage.book import Book
from shoebox.till import RefundDraft, Till, Told, Voided
from shoebox.till.drafts import Outside


def refund(of_seq: int, amount_minor: int, slip: str = "", **fields: object) -> RefundDraft:
    plain = {
        "entry_id": Till.new_id(),
        "clerk": CLERK,
        "of_seq": of_seq,
        "amount_minor": amount_minor,
        "slip": slip,
        "reason": "torn",
    }
    return RefundDraft(**{**plain, **fields})


def void(till: Till, seq: int, **fields: object) -> Voided:
    plain = {"seq": seq, "reason": "typed twice", "pin": MANAGER_PIN, "paper_in_box": True, "clerk": CLERK}
    return till.void(**{**plain, **fields})


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_a_refund_goes_to_the_same_card_and_points_at_its_sale(till: Till, book: Book) -> None:
    sold = till.record(card_sale(1, amount_minor=5_000, tax_minor=338))
    back = till.refund(refund(sold.entry_no, 2_000, "085100002"))
    assert (back.row.kind, back.row.tender, back.row.brand, back.row.last4) == ("refund", "card", "visa", "4001")
    assert (back.row.refund_of_seq, back.row.tax_minor) == (sold.entry_no, 135)
    assert book.sale(sold.entry_no).refunded_minor == 2_000
    assert book.latest(Kind.REFUND)[2].approver == ""
    assert dict(back.today.tenders)["card"] == 3_000
    assert back.today.sales == 1


def test_never_more_than_is_left(till: Till) -> None:
    """$50.00 sold: $20.00 and $25.00 back, then $5.01 is refused and $5.00 is not; its taxes come to the sale's."""
    sold = till.record(card_sale(1, amount_minor=5_000, tax_minor=337)).entry_no
    parts = [till.refund(refund(sold, 2_000, "085100002")), till.refund(refund(sold, 2_500, "085100003"))]
    too_much = refund(sold, 501, "085100004")
    assert code_of(lambda: till.refund(too_much)) == "refund.too_much"
    parts.append(till.refund(refund(sold, 500, "085100004")))
    assert sum(part.row.tax_minor for part in parts) == 337
    assert code_of(lambda: till.refund(refund(sold, 1, "085100005"))) == "refund.too_much"


def test_above_the_limit_a_second_person_agrees_also_when_it_comes_in_parts(till: Till, book: Book) -> None:
    """Limit $100.00: $100.00 alone goes, one cent more on the same sale does not."""
    sold = till.record(card_sale(1, amount_minor=50_000)).entry_no
    limit = POLICY.refund_second_person_above_minor
    till.refund(refund(sold, limit, "085100002"))
    assert code_of(lambda: till.refund(refund(sold, 1, "085100003"))) == "refund.second_person"
    assert code_of(lambda: till.refund(refund(sold, 1, "085100003", pin=CLERK_PIN))) == "staff.same"
    assert code_of(lambda: till.refund(refund(sold, 1, "085100003", pin="9999"))) == "staff.second"
    till.refund(refund(sold, 1, "085100003", pin=MANAGER_PIN))
    assert book.latest(Kind.REFUND)[2].approver == MANAGER


def test_the_pin_that_signs_a_refund_stands_in_no_reason(till: Till, book: Book) -> None:
    """One of words and the PIN is refused before anything is written; the book's whole text is shown to many."""
    sold = till.record(card_sale(1, amount_minor=50_000)).entry_no
    within = refund(sold, 20_000, "085100002", reason=f"damaged {MANAGER_PIN}", pin=MANAGER_PIN)
    assert code_of(lambda: till.refund(within)) == "reason.pin_within"
    receipt = Outside(store="012", receipt="77-8", day="2026-11-03", original_minor=6_000, tender="cash")
    elsewhere = refund(0, 500, reason=f"damaged {MANAGER_PIN}", pin=MANAGER_PIN, outside=receipt)
    assert code_of(lambda: till.refund(elsewhere)) == "reason.pin_within"
    assert book.latest(Kind.REFUND) is None
    till.refund(replace(within, reason="damaged 85"))
    till.refund(replace(elsewhere, reason="damaged 85"))


def test_a_card_refund_needs_its_own_slip_and_cash_does_not(till: Till) -> None:
    card = till.record(card_sale(1)).entry_no
    cash = till.record(cash_sale(900)).entry_no
    assert code_of(lambda: till.refund(refund(card, 5))) == "slip.unreadable"
    assert code_of(lambda: till.refund(refund(card, 5, "085100001"))) == "slip.used"
    assert code_of(lambda: till.refund(refund(card, 5, "085100900"))) == "slip.no_pad"
    assert till.refund(refund(cash, 5)).row.tender == "cash"


@pytest.mark.parametrize(
    ("amount_minor", "reason", "code"),
    [(0, "torn", "till.amount"), (-5, "torn", "till.amount"), (5, " ", "till.reason_missing")],
)
def test_a_refund_has_an_amount_and_a_reason(till: Till, amount_minor: int, reason: str, code: str) -> None:
    sold = till.record(cash_sale(900)).entry_no
    draft = refund(sold, amount_minor, reason=reason)
    assert [mend.code for mend in till.refund_mends(draft)] == [code]
    assert code_of(lambda: till.refund(draft)) == code


def test_only_a_good_sale_is_refunded(till: Till) -> None:
    sold = till.record(cash_sale(900)).entry_no
    back = till.refund(refund(sold, 100)).entry_no
    struck = till.record(cash_sale(800)).entry_no
    void(till, struck)
    assert code_of(lambda: till.refund(refund(2, 5))) == "refund.unknown"
    assert code_of(lambda: till.refund(refund(999, 5))) == "refund.unknown"
    assert code_of(lambda: till.refund(refund(back, 5))) == "refund.of_refund"
    assert code_of(lambda: till.refund(refund(struck, 5))) == "refund.voided"


def test_a_refund_is_given_on_a_later_day_too(till: Till, book: Book) -> None:
    sold = till.record(cash_sale(900)).entry_no
    close_day(book)
    assert code_of(lambda: till.refund(refund(sold, 5))) == "till.day_closed"
    open_day(book, day="2026-11-13", z_no=2)
    assert till.refund(refund(sold, 5)).row.day == "2026-11-13"


def test_the_same_refund_twice_is_one(till: Till, book: Book) -> None:
    sold = till.record(card_sale(1, amount_minor=50_000, tax_minor=3_000)).entry_no
    draft = refund(sold, 20_000, "085100002", pin=MANAGER_PIN)
    first = till.refund(draft)
    assert till.refund(draft).entry_no == first.entry_no
    assert book.sale(sold).refunded_minor == 20_000
    other = refund(sold, 20_001, "085100002", pin=MANAGER_PIN, entry_id=draft.entry_id)
    assert code_of(lambda: till.refund(other)) == "entry.id_reused"


def test_a_pin_is_in_no_text(till: Till) -> None:
    assert MANAGER_PIN not in repr(refund(4, 5, pin=MANAGER_PIN))


def test_a_void_is_by_two_people_with_a_reason_and_the_paper(till: Till, book: Book) -> None:
    sold = till.record(card_sale(1)).entry_no
    assert code_of(lambda: void(till, sold, pin=CLERK_PIN)) == "staff.same"
    assert code_of(lambda: void(till, sold, pin="9999")) == "staff.second"
    assert code_of(lambda: void(till, sold, pin="")) == "staff.second"
    assert code_of(lambda: void(till, sold, reason="  ")) == "till.reason_missing"
    assert code_of(lambda: void(till, sold, paper_in_box=False)) == "void.paper"
    assert code_of(lambda: void(till, sold, clerk="99")) == "staff.unknown"
    assert book.head().seq == sold
    voided = void(till, sold)
    _, _, act = book.latest(Kind.VOID)
    assert (act.approver, act.paper_in_box, act.void_of_seq) == (MANAGER, True, sold)
    assert (voided.row.voided_by_seq, voided.row.void_reason) == (voided.entry_no, "typed twice")
    assert (dict(voided.today.tenders), voided.today.sales) == ({"card": 0, "cash": 0}, 0)


def test_a_manager_needs_another_manager(till: Till) -> None:
    sold = till.record(cash_sale(900)).entry_no
    assert code_of(lambda: void(till, sold, clerk=MANAGER)) == "staff.same"


def test_a_role_voids_up_to_its_limit(book: Book) -> None:
    """A manager's PIN up to $9.00, the parts of one sale together; above every limit nobody's does."""
    till = new_till(book, void_limit_minor={"manager": 900})
    good, large = till.record(cash_sale(900)).entry_no, till.record(cash_sale(901)).entry_no
    assert code_of(lambda: void(till, large)) == "staff.second"
    two = till.record(card_sale(1, amount_minor=600, tax_minor=0, cash_minor=301)).entry_no
    assert code_of(lambda: void(till, two)) == "staff.second"
    assert void(till, good).row.voided_by_seq
    till = new_till(book, void_limit_minor={"manager": 900, "supervisor": 100})
    assert code_of(lambda: void(till, large)) == "void.too_large"


def test_a_void_is_once_and_never_of_a_void_or_of_nothing(till: Till) -> None:
    sold = till.record(cash_sale(900)).entry_no
    struck = void(till, sold).entry_no
    assert code_of(lambda: void(till, sold)) == "void.twice"
    assert code_of(lambda: void(till, struck)) == "void.unknown"
    assert code_of(lambda: void(till, 1)) == "void.unknown"
    assert code_of(lambda: void(till, 999)) == "void.unknown"


def test_nothing_is_struck_out_after_the_close(till: Till, book: Book) -> None:
    sold = till.record(cash_sale(900)).entry_no
    close_day(book)
    assert code_of(lambda: void(till, sold)) == "till.day_closed"
    open_day(book, day="2026-11-13", z_no=2)
    assert code_of(lambda: void(till, sold)) == "void.closed"
    assert len(book.sales(DAY)) == 1


def test_a_refunded_sale_is_struck_out_only_after_its_refund(till: Till, book: Book) -> None:
    sold = till.record(cash_sale(900)).entry_no
    back = till.refund(refund(sold, 100)).entry_no
    assert code_of(lambda: void(till, sold)) == "void.refunded"
    void(till, back)
    assert book.sale(sold).refunded_minor == 0
    assert dict(void(till, sold).today.tenders) == {"card": 0, "cash": 0}


def test_the_same_void_twice_is_one(till: Till) -> None:
    sold = till.record(cash_sale(900)).entry_no
    own_id = Till.new_id()
    first = void(till, sold, entry_id=own_id)
    assert void(till, sold, entry_id=own_id).entry_no == first.entry_no


def test_a_clock_gone_back_does_not_hide_a_twin(book: Book) -> None:
    clock = HandClock()
    till = new_till(book, clock)
    till.record(card_sale(1, last4="4417", amount_minor=6_241))
    clock.now_ms -= 3_600_000
    assert till.twin(card_sale(2, last4="4417", amount_minor=6_241)).minutes == 0


def test_the_taxes_of_refunds_come_to_the_sales_also_after_one_was_struck_out(till: Till) -> None:
    """$10.00 with $0.68 of tax: $0.10 twice, the first struck out, then the other $9.90."""
    sold = till.record(cash_sale(1_000, tax_minor=68)).entry_no
    struck, kept = (till.refund(refund(sold, 10)) for _ in range(2))
    void(till, struck.entry_no)
    rest = till.refund(refund(sold, 990))
    assert (kept.row.tax_minor + rest.row.tax_minor, rest.row.tax_minor) == (68, 68)


def test_a_sale_that_another_register_gave_back_is_not_struck_out(book: Book) -> None:
    """The customer has the money: a void would hand it out once more."""
    sold = new_till(book).record(cash_sale(900)).row
    given = GivenBack(receipt_mark("085", sold.claim_code), "085-2", 47, NOON_MS, -300, 900)
    till = new_till(book, told=Told(given=lambda mark: (given,) if mark == given.mark else ()))
    with pytest.raises(Refusal, match=r"Register 085-2 gave money back on this sale .*entry 47"):
        void(till, sold.seq)
    assert book.latest(Kind.VOID) is None


def test_a_late_slip_that_the_revived_till_has_is_not_struck_out(till: Till, book: Book) -> None:
    """Found on the next day, keyed into both, and charged there: its tick is taken back first."""
    incident = book.incident()
    close_day(book)
    ended = IncidentEnded(incident_seq=incident.seq, ended_ms=NOON_MS, ended_by=MANAGER, last_slip="")
    book.append(ended, clerk=MANAGER, day=DAY)
    open_day(book, day="2026-11-13", z_no=2)
    late = till.record(card_sale(7, happened_ms=NOON_MS - 60_000)).row
    tick = Rekeyed(rekeyed=late.entry_id, rekeyed_seq=late.seq, order_no="W-7")
    book.append(tick, clerk=CLERK, day="2026-11-13")
    with pytest.raises(Refusal, match=r"keyed again as order W-7\. Take its tick back first"):
        void(till, late.seq)
