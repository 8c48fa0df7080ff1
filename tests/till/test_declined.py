"""A card that was declined by phone is remembered in the book, for the incident and at this register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import DAY, MANAGER, card_sale, cash_sale, declare, new_book, new_till, reopened
from shoebox.domain.acts import IncidentEnded
from shoebox.domain.card import Brand
from shoebox.domain.errors import Refusal
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path
from shoebox.till import SaleDraft, Till

FREE = {"visa": 50_000}  # a floor limit below which no code is asked
ANEW = {"floor_limit_minor": FREE, "declined_again": "code"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path) as made:
        yield made


def codes(till: Till, draft: SaleDraft) -> list[str]:
    return [f"{mend.field} {mend.code}" for mend in till.mends(draft)]


def test_a_declined_card_takes_a_new_code_even_below_the_floor_limit(book: Book) -> None:
    """1111 is declined; another try without a code is refused, with one it is taken; 2222 and an Amex 1111 are free."""
    till = new_till(book, **ANEW)
    assert codes(till, card_sale(1, last4="1111", approval="")) == []
    seq = till.decline(card_sale(1, last4="1111", approval=""))
    again = card_sale(2, last4="1111", approval="")
    assert codes(till, again) == ["approval till.declined"]
    with pytest.raises(Refusal) as refused:
        till.record(again)
    assert (refused.value.code, refused.value.facts["entry"]) == ("till.declined", seq)
    found = till.declined(again)
    assert found is not None
    assert found.seq == seq
    for free in (card_sale(2, last4="2222", approval=""), cash_sale(500)):
        assert (codes(till, free), till.declined(free)) == ([], None)
    assert till.declined(card_sale(2, last4="1111", brand=Brand.AMEX)) is None
    with_code = card_sale(2, last4="1111", approval="77777A")
    assert codes(till, with_code) == []
    assert till.record(with_code).row.approval == "77777A"


def test_no_code_lets_a_declined_card_through_unless_the_policy_says_so(book: Book) -> None:
    """A decline is an answer: by the built-in policy that card buys nothing on paper while the incident is on."""
    till = new_till(book)
    till.decline(card_sale(1, last4="1111"))
    assert codes(till, card_sale(2, last4="1111", approval="77777A")) == ["last4 till.declined_stop"]
    assert codes(till, card_sale(2, last4="2222", approval="77777A")) == []


def test_it_is_remembered_after_a_start_and_forgotten_with_the_incident(book: Book, tmp_path: Path) -> None:
    till = new_till(book, **ANEW)
    till.decline(card_sale(1, last4="1111", approval=""))
    book.close()
    with reopened(tmp_path) as held:
        till = new_till(held, **ANEW)
        assert codes(till, card_sale(2, last4="1111", approval="")) == ["approval till.declined"]
        incident = held.incident()
        assert incident is not None
        ended = IncidentEnded(incident_seq=incident.seq, ended_ms=incident.began_ms, ended_by=MANAGER, last_slip="")
        held.append(ended, clerk=MANAGER, day=DAY)
        declare(held, number="26-08")
        assert codes(till, card_sale(2, last4="1111", approval="")) == []
    assert verify_path(tmp_path).ok


@pytest.mark.parametrize(("said", "code"), [({"last4": "11"}, "card.last4"), ({"brand": ""}, "till.brand_missing")])
def test_what_is_no_card_is_not_remembered(book: Book, said: dict[str, str], code: str) -> None:
    till = new_till(book)
    before = book.head().seq
    with pytest.raises(Refusal) as refused:
        till.decline(card_sale(1, **said))
    assert (refused.value.code, book.head().seq) == (code, before)
