"""One sale paid by card and cash: two entries that are tied, saved at once, and add up to the sale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import (
    CLERK,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    card_sale,
    cash_sale,
    close_day,
    new_book,
    new_till,
    reopened,
)
from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.item import Line
from shoebox.formats.box_check import totals_of
from shoebox.storage.book import Book
from shoebox.storage.mirror import mirror_beside, read_mirror
from shoebox.storage.verify import verify_book
from shoebox.till import RefundDraft, SaleDraft, Till
from shoebox.till.draft_acts import sale_acts


def both(number: int = 1, **fields: Any) -> SaleDraft:
    """$129.95 with $8.78 tax: $89.95 on Visa, $40.00 in cash of $50.00 handed over."""
    plain = {"amount_minor": 8_995, "cash_minor": 4_000, "tax_minor": 878, "received_minor": 5_000}
    return card_sale(number, **{**plain, **fields})


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_two_entries_that_add_up(till: Till, book: Book) -> None:
    """Entry 5 is the slip's, entry 6 its cash; each has its share of the tax, and the customer one claim code."""
    sold = till.record(both())
    slip, cash = sold.row, sold.rest
    assert (slip.seq, slip.tender, slip.amount_minor, slip.tax_minor) == (5, "card", 8_995, 608)
    assert (cash.seq, cash.tender, cash.amount_minor, cash.tax_minor) == (6, "cash", 4_000, 270)
    assert (slip.rest_minor, cash.part_of_seq, cash.slip) == (4_000, 5, "")
    assert (sold.whole_minor, sold.change_minor) == (12_995, 1_000)
    assert book.whole_sale(cash) == book.whole_sale(slip) == (slip, cash)
    assert sold.claim_code == slip.claim_code
    assert sold.today.sales == 1
    assert dict(sold.today.tenders) == {"card": 8_995, "cash": 4_000}
    assert totals_of(tuple(book.entries())) == (("card", 8_995), ("cash", 4_000))


def test_sent_twice_it_is_saved_once(till: Till, book: Book) -> None:
    draft = both()
    first = till.record(draft)
    assert till.record(draft).row == first.row
    assert book.head().seq == 6
    for other in (replace(draft, cash_minor=0, received_minor=0), replace(draft, cash_minor=4_001)):
        assert code_of(lambda other=other: till.record(other)) == "entry.id_reused"
    alone = card_sale(2)
    till.record(alone)
    assert code_of(lambda: till.record(replace(alone, cash_minor=100))) == "entry.id_reused"
    assert book.head().seq == 7


def test_all_or_nothing(till: Till, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second entry can't be written: neither is there, and the same draft goes through afterwards."""
    draft, really, puts = both(), book._put, []

    def fails_at_the_second(wanted: object) -> object:
        puts.append(wanted)
        if len(puts) == 2:
            raise Trouble("book.not_saved", why="test")
        return really(wanted)

    monkeypatch.setattr(book, "_put", fails_at_the_second)
    with pytest.raises(Trouble):
        till.record(draft)
    assert (book.head().seq, book.sales("2026-11-12")) == (4, ())
    monkeypatch.undo()
    assert till.record(draft).entry_no == 5
    assert till.record(card_sale(2)).entry_no == 7


def test_it_is_whole_after_a_restart_and_in_the_mirror(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        sold = new_till(book).record(both())
    assert verify_book(tmp_path / "book.db").ok
    assert [entry.seq for entry, *_ in read_mirror(mirror_beside(tmp_path / "book.db"))][-2:] == [5, 6]
    with reopened(tmp_path) as book:
        assert book.opened_after_damage is None
        assert book.whole_sale(book.sale(6)) == (sold.row, sold.rest)


def test_a_void_strikes_out_both(till: Till, book: Book) -> None:
    """Asked for at the cash, both go, by two entries of one moment; the same void again answers the same."""
    till.record(both())
    asked = {"seq": 6, "reason": "typed twice", "pin": MANAGER_PIN, "paper_in_box": True, "clerk": CLERK}
    own_id = till.new_id()
    voided = till.void(**asked, entry_id=own_id)
    assert [book.sale(seq).voided_by_seq for seq in (5, 6)] == [7, 8]
    assert (voided.entry_no, dict(voided.today.tenders), voided.today.sales) == (7, {"card": 0, "cash": 0}, 0)
    assert till.void(**asked, entry_id=own_id).entry_no == 7
    assert code_of(lambda: till.void(**asked)) == "void.twice"
    assert [entry.kind for entry in book.entries(7)] == [Kind.VOID, Kind.VOID]


def test_what_was_given_back_on_one_part_keeps_both(till: Till) -> None:
    till.record(both())
    till.refund(refund(6, 100))
    assert code_of(lambda: till.void(seq=5, reason="x", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)) == (
        "void.refunded"
    )


def refund(of_seq: int, amount_minor: int, slip: str = "", *, pin: str = "") -> RefundDraft:
    return RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=of_seq, amount_minor=amount_minor, slip=slip, reason="torn", pin=pin
    )


def test_each_part_goes_back_the_way_it_came(till: Till) -> None:
    """$89.95 to the card at most and $40.00 in cash at most, and the taxes come to the sale's."""
    till.record(both())
    assert code_of(lambda: till.refund(refund(5, 9_000, "085100002"))) == "refund.too_much"
    assert code_of(lambda: till.refund(refund(6, 4_001))) == "refund.too_much"
    card, cash = till.refund(refund(5, 8_995, "085100002")).row, till.refund(refund(6, 4_000, pin=MANAGER_PIN)).row
    assert (card.tender, card.last4, cash.tender) == ("card", "4001", "cash")
    assert card.tax_minor + cash.tax_minor == 878


@pytest.mark.parametrize("cash_first", [True, False])
def test_the_limit_of_one_person_is_the_whole_sales(till: Till, book: Book, cash_first: bool) -> None:
    """Limit $100.00: after $89.95 of one part $10.05 of the other go, after $40.00 $60.00, and no cent more."""
    till.record(both())
    first, then = (refund(6, 4_000), refund(5, 6_000, "085100002")) if cash_first else (
        refund(5, 8_995, "085100002"), refund(6, 1_005)
    )  # fmt: skip
    till.refund(first)
    over = replace(then, amount_minor=then.amount_minor + 1)
    assert code_of(lambda: till.refund(over)) == "refund.second_person"
    till.refund(then)
    one_more = refund(then.of_seq, 1, "085100003" if then.slip else "")
    assert code_of(lambda: till.refund(one_more)) == "refund.second_person"
    till.refund(replace(one_more, pin=MANAGER_PIN))
    assert book.latest(Kind.REFUND)[2].approver == MANAGER


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"cash_minor": -1}, "cash_minor", "till.cash_part"),
        ({"cash_minor": 0}, "cash_minor", "till.cash_part"),  # cash handed over, and no part for it
        ({"received_minor": 3_999}, "cash_minor", "till.received"),
        ({"cash_minor": 995_000, "received_minor": 0}, "amount_minor", "till.amount_large"),
        ({"tax_minor": 12_995}, "tax_minor", "till.tax"),
    ],
)
def test_what_is_to_mend(till: Till, fields: dict[str, int], field: str, code: str) -> None:
    (mend,) = till.mends(both(**fields))
    assert (mend.field, mend.code) == (field, code)
    assert "?" not in mend.words


def test_a_cash_sale_has_no_part_in_cash(till: Till) -> None:
    assert [mend.field for mend in till.mends(cash_sale(1_000, cash_minor=500))] == ["cash_minor"]


def test_its_items_are_the_whole_sales(till: Till) -> None:
    line = Line(
        sku="1", name="Shirt", unit="", quantity_thousandths=1_000, price_minor=12_995, rate="", rate_per_100k=7_250,
        list_price_minor=12_995,
    )  # fmt: skip
    good = both(lines=(line,))
    assert till.mends(good) == ()
    assert [mend.code for mend in till.mends(replace(good, cash_minor=4_001))] == ["item.sum"]


def test_cash_beside_a_slip_dodges_no_limit(till: Till) -> None:
    """The slip alone is what the card's floor limit is asked about; its code is asked for as ever."""
    (mend,) = till.mends(both(approval=""))
    assert mend.code == "till.approval"


def test_a_closed_day_counts_one_sale(till: Till, book: Book) -> None:
    till.record(both())
    close_day(book)
    assert verify_book(book.path).ok


@given(slip=st.integers(1, 500_000), cash=st.integers(1, 400_000), data=st.data())
def test_the_shares_of_the_tax_come_to_the_tax(slip: int, cash: int, data: st.DataObject) -> None:
    """Neither share is negative or as large as its part, whatever was typed."""
    tax = data.draw(st.integers(0, slip + cash - 1))
    draft = both(amount_minor=slip, cash_minor=cash, tax_minor=tax, received_minor=0)
    acts = sale_acts(draft, POLICY, twin=None)
    assert sum(act.tax_minor for act in acts) == tax
    assert sum(act.amount_minor for act in acts) == draft.whole_minor
    assert all(isinstance(act, Sale) and 0 <= act.tax_minor <= act.amount_minor for act in acts)
