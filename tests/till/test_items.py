"""A sale by items: its amount and tax are the lines', another price wants somebody who may, and it is recorded once.

Two coats 4711 at 59.99 with 7.25 % inside; 1.334 kg of beans at 12.50 without tax.
"""

from __future__ import annotations

from collections.abc import Callable
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
    card_sale,
    cash_sale,
    new_till,
    reopened,
)
from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.item import LINES_MAX, Basket, Item, Line, line_of
from shoebox.domain.policy import Policy
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path
from shoebox.till import SaleDraft, Till, Told
from shoebox.till.drafts import RefundDraft
from shoebox.till.item_checks import basket_of_draft

COAT = line_of(Item(sku="4711", name="Wool coat", price_minor=5_999), quantity_thousandths=2_000, rate_per_100k=7_250)
BEANS = line_of(
    Item(sku="BEAN", name="Beans", price_minor=1_250, rate="food", unit="kg"),
    quantity_thousandths=1_334,
    rate_per_100k=0,
)
CHEAPER = replace(COAT, price_minor=3_999, reason="damaged")
RATES = {"food": 0}
WITH_FOOD = replace(POLICY, tax_rates_per_100k=RATES)


@pytest.fixture
def till(book: Book) -> Till:
    return new_till(book, tax_rates_per_100k=RATES)


def items_sale(*lines: Line, policy: Policy = WITH_FOOD, **said: Any) -> SaleDraft:
    """A cash sale of these lines with the amount and tax they come to."""
    draft = cash_sale(0, lines=lines, exempt=said.pop("exempt", ""))
    basket = basket_of_draft(draft, policy)
    return replace(draft, **{"amount_minor": basket.total_minor, "tax_minor": basket.tax_minor, **said})


def last_sale(book: Book) -> Sale:
    found = book.latest(Kind.SALE)
    assert found is not None
    assert isinstance(found[2], Sale)
    return found[2]


def test_an_item_that_became_stored_value_while_it_was_keyed_is_refused(book: Book) -> None:
    """The line was made by the price file before; the one in use now has 4711 as a gift card. Nothing is recorded."""
    till = new_till(book, told=Told(stored_value=lambda sku: sku == "4711"), tax_rates_per_100k=RATES)
    before = book.head().seq
    assert code_of(till, items_sale(COAT)) == "item.stored_value"
    assert book.head().seq == before
    assert till.record(items_sale(BEANS)).entry_no == before + 1


def code_of(till: Till, draft: SaleDraft) -> str:
    with pytest.raises(Refusal) as refused:
        till.record(draft)
    return refused.value.code


def test_items_stand_in_the_entry(till: Till, book: Book, tmp_path: Path) -> None:
    row = till.record(items_sale(COAT, BEANS)).row
    assert (row.amount_minor, row.tax_minor) == (11_998 + 1_668, 811)
    assert last_sale(book).basket.lines == (COAT, BEANS)
    book.close()
    assert verify_path(tmp_path).ok


def test_prices_without_tax_have_it_added(book: Book) -> None:
    """119.98 and 7.25 % of it, 8.70 (8.69855 rounded half up)."""
    policy = {"tax_rates_per_100k": RATES, "prices_include_tax": False}
    till = new_till(book, **policy)
    row = till.record(items_sale(COAT, policy=replace(POLICY, **policy))).row
    assert (row.amount_minor, row.tax_minor) == (11_998 + 870, 870)
    assert last_sale(book).tax_added


def test_an_exempt_customer_pays_no_tax(till: Till, book: Book) -> None:
    row = till.record(items_sale(COAT, exempt="  EX-77   1204 ")).row
    assert (row.amount_minor, row.tax_minor) == (11_998 - 811, 0)
    assert last_sale(book).exempt == "EX-77 1204"


@pytest.mark.parametrize("make", [partial(card_sale, 1), cash_sale])
def test_a_sale_keyed_as_one_amount_has_a_certificate_too(
    till: Till, book: Book, make: Callable[..., SaleDraft]
) -> None:
    """$100.00 without tax by EX-77 1204; $40.00 of it is given back, by the same certificate."""
    row = till.record(make(amount_minor=10_000, tax_minor=0, exempt=" EX-77   1204")).row
    assert (row.tax_minor, last_sale(book).exempt) == (0, "EX-77 1204")
    refund = RefundDraft(
        entry_id=till.new_id(), clerk=CLERK, of_seq=row.seq, amount_minor=4_000, reason="too large",
        slip="" if row.tender == "cash" else "085100007",
    )  # fmt: skip
    back = till.refund(refund)
    assert till.refund(refund).entry_no == back.entry_no
    assert (back.row.tax_minor, book.basket(back.entry_no)) == (0, Basket(exempt="EX-77 1204"))


def test_a_certificate_goes_with_no_tax(till: Till) -> None:
    """A tax that was typed beside it is to be mended at the tax."""
    (mend,) = till.mends(cash_sale(10_000, tax_minor=676, exempt="EX-1"))
    assert (mend.field, mend.code) == ("tax_minor", "item.exempt_tax")


@pytest.mark.parametrize(("exempt", "code"), [("4111 1111 1111 1111", "card.number"), ("x" * 41, "till.note_long")])
def test_a_certificate_is_a_number_of_its_own(till: Till, exempt: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        till.record(cash_sale(10_000, exempt=exempt))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [({"amount_minor": 11_997}, "item.sum"), ({"tax_minor": 810}, "item.tax"), ({"lines": ()}, ""),
     ({"exempt": "EX-1"}, "item.sum"), ({"exempt": "4111 1111 1111 1111"}, "card.number"),
     ({"exempt": "x" * 41}, "till.note_long"),
     ({"lines": (replace(COAT, rate_per_100k=1),)}, "item.rate"),
     ({"lines": (replace(COAT, rate="car"),)}, "item.rate"),
     ({"lines": (replace(COAT, sku="4111111111111111"),)}, "item.line"),
     ({"lines": (replace(COAT, quantity_thousandths=1),)}, "item.whole"),
     ({"lines": (replace(CHEAPER, reason=""),)}, "item.reason"),
     ({"lines": (replace(CHEAPER, reason="4111 1111 1111 1111"),)}, "card.number"),
     ({"lines": (replace(CHEAPER, reason="x" * 81),)}, "till.note_long"),
     ({"lines": (COAT,) * (LINES_MAX + 1)}, "item.too_many")],
)  # fmt: skip
def test_what_does_not_add_up_is_to_mend_at_the_amount(till: Till, change: dict[str, Any], code: str) -> None:
    draft = replace(items_sale(COAT), **change)
    mends = till.mends(draft)
    assert [(mend.field, mend.code) for mend in mends] == ([("amount_minor", code)] if code else [])
    if code:
        assert code_of(till, draft) == code


def test_the_most_lines_of_the_longest_names_fit_into_one_entry(book: Book) -> None:
    till = new_till(book, sale_minor_max=10**9)
    longest = replace(COAT, name="é" * 60, price_minor=1, reason="é" * 80)
    draft = items_sale(*[longest] * LINES_MAX, clerk=MANAGER)
    till.record(draft)
    assert len(last_sale(book).lines) == LINES_MAX


def test_another_price_wants_somebody_who_may(till: Till, book: Book) -> None:
    draft = items_sale(CHEAPER)
    assert not till.may_override(CLERK)
    assert code_of(till, draft) == "item.second_person"
    with pytest.raises(Refusal, match="own PIN"):
        till.agree_to_override(draft.entry_id, CHEAPER, pin=CLERK_PIN, clerk=CLERK)
    assert till.agree_to_override(draft.entry_id, CHEAPER, pin=MANAGER_PIN, clerk=CLERK).number == MANAGER
    till.record(draft)
    assert last_sale(book).override_by == MANAGER


def test_who_agreed_to_one_draft_agreed_to_no_other(till: Till) -> None:
    till.agree_to_override(items_sale(CHEAPER).entry_id, CHEAPER, pin=MANAGER_PIN, clerk=CLERK)
    assert code_of(till, items_sale(CHEAPER)) == "item.second_person"


def test_who_agreed_to_one_price_agreed_to_no_lower_one(till: Till) -> None:
    draft = items_sale(replace(CHEAPER, price_minor=1))
    till.agree_to_override(draft.entry_id, CHEAPER, pin=MANAGER_PIN, clerk=CLERK)
    assert code_of(till, draft) == "item.second_person"


def test_who_may_agrees_by_selling(till: Till, book: Book) -> None:
    till.record(items_sale(CHEAPER, clerk=MANAGER))
    assert last_sale(book).override_by == ""


def test_a_policy_may_let_clerks_set_prices(book: Book) -> None:
    till = new_till(book, override_roles=("clerk",))
    till.record(items_sale(CHEAPER))
    assert last_sale(book).lines == (CHEAPER.plain(),)


def test_a_draft_that_comes_twice_is_one_sale_even_under_another_policy(book: Book, tmp_path: Path) -> None:
    """Recorded, the power went, and by then head office had sent another policy."""
    till, draft = new_till(book, tax_rates_per_100k=RATES), items_sale(CHEAPER)
    till.agree_to_override(draft.entry_id, CHEAPER, pin=MANAGER_PIN, clerk=CLERK)
    first = till.record(draft)
    book.close()
    with reopened(tmp_path) as again:
        answer = new_till(again, prices_include_tax=False, version="2").record(draft)
        assert answer.entry_no == first.entry_no
        other = replace(draft, lines=(COAT,), amount_minor=11_998, tax_minor=811)
        assert code_of(new_till(again), other) == "entry.id_reused"
