"""Two ways of losing a sale that others had: taking two honest sales for one, and making one sale two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import card_sale, cash_sale, new_book, new_till
from shoebox.domain.errors import Refusal
from shoebox.storage.book import Book
from shoebox.till import Till


def test_two_identical_honest_cash_sales_are_two(till: Till) -> None:
    """Two coffees at the same second: the same in every field but their identities."""
    first, second = till.record(cash_sale(350)), till.record(cash_sale(350))
    assert (second.entry_no, dict(second.today.tenders)) == (first.entry_no + 1, {"card": 0, "cash": 700})


@pytest.mark.parametrize("number", [1, 2])
def test_a_slip_number_is_no_identity(till: Till, number: int) -> None:
    """The same number on another sale is said with the first entry, never taken for it and never dropped unseen."""
    till.record(card_sale(1))
    other = card_sale(1, amount_minor=9_900, last4=f"777{number}")
    with pytest.raises(Refusal) as refused:
        till.record(other)
    assert (refused.value.code, refused.value.facts["entry"]) == ("slip.used", 5)
    assert till.today().sales == 1


@given(times=st.integers(2, 6))
def test_a_draft_sent_again_and_again_is_one_sale(tmp_path_factory: pytest.TempPathFactory, times: int) -> None:
    """The answer was lost on the way each time: the same entry answers, with the same claim code."""
    book: Book
    with new_book(tmp_path_factory.mktemp("sent")) as book:
        till, draft = new_till(book), card_sale(1)
        answers = {till.record(draft).claim_code for _ in range(times)}
        assert (len(answers), till.today().sales) == (1, 1)
