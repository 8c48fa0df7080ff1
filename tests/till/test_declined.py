"""A card that was declined by phone is remembered in the book, for the incident and at this register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK_PIN, DAY, MANAGER, MANAGER_PIN, card_sale, cash_sale, declare, new_till, reopened
from shoebox.domain.acts import IncidentEnded
from shoebox.domain.card import Brand
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path
from shoebox.till import SaleDraft, Till

FREE = {"visa": 50_000}  # a floor limit below which no code is asked
ANEW = {"floor_limit_minor": FREE, "declined_again": "code"}


def codes(till: Till, draft: SaleDraft) -> list[str]:
    return [f"{mend.field} {mend.code}" for mend in till.mends(draft)]


def test_a_declined_card_takes_a_new_code_even_below_the_floor_limit(book: Book) -> None:
    """Visa 1111 is declined; another try without a code is refused, with one it is taken; 2222 is free.

    Under another brand the same last four may be the same card: the brand is a key that is pressed by hand.
    """
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
    other = card_sale(2, last4="1111", brand=Brand.OTHER, approval="")
    with pytest.raises(Refusal) as refused:
        till.record(other)
    assert (refused.value.code, refused.value.facts["entry"]) == ("till.declined", seq)
    found = till.declined(other)
    assert (found.brand, found.same_brand) == (Brand.VISA, False)
    assert codes(till, card_sale(2, last4="1111", brand=Brand.OTHER, approval="77777A")) == []
    with_code = card_sale(2, last4="1111", approval="77777A")
    assert codes(till, with_code) == []
    assert till.record(with_code).row.approval == "77777A"


def test_no_code_lets_a_declined_card_through_unless_the_policy_says_so(book: Book) -> None:
    """A decline is an answer: by the built-in policy that card buys nothing on paper while the incident is on."""
    till = new_till(book)
    till.decline(card_sale(1, last4="1111"))
    assert codes(till, card_sale(2, last4="1111", approval="77777A")) == ["last4 till.declined_stop"]
    assert codes(till, card_sale(2, last4="2222", approval="77777A")) == []


def test_the_same_last_four_of_another_brand_take_a_second_person(book: Book) -> None:
    """A declined Visa 1111 comes back as "Other", with a code: Ann looks at the card, and the book says so."""
    till = new_till(book)
    seq = till.decline(card_sale(1, last4="1111"))
    other = card_sale(2, last4="1111", brand=Brand.OTHER)
    assert codes(till, other) == ["last4 till.declined_person"]
    with pytest.raises(Refusal) as refused:
        till.record(other)
    assert (refused.value.facts["card"], refused.value.facts["entry"]) == ("Visa", seq)
    with pytest.raises(Refusal, match="your own PIN"):
        till.agree_to_card(other, pin=CLERK_PIN)
    assert till.agree_to_card(other, pin=MANAGER_PIN).number == MANAGER
    assert codes(till, other) == []
    for changed in ({"brand": Brand.AMEX}, {"brand": Brand.VISA}, {"entry_id": Till.new_id()}):
        assert codes(till, replace(other, **changed)), "agreed to for that card on that slip alone"
    till.record(other)
    said = book.latest(Kind.SALE)
    assert said is not None
    assert (said[2].other_card_by, said[2].limit_by) == (MANAGER, "")
    assert till.record(other).entry_no == book.head().seq


def test_a_limit_that_was_agreed_to_says_nothing_of_a_declined_card(book: Book) -> None:
    till = new_till(book)
    till.decline(card_sale(1, last4="1111"))
    other = card_sale(2, last4="1111", brand=Brand.OTHER)
    till.agree_to_limit(other, pin=MANAGER_PIN)
    assert codes(till, other) == ["last4 till.declined_person"]


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
