"""Nobody records a card slip before every copy of it was looked at: it is asked with the signature, by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import card_sale, new_book, new_till
from desk.register.counter import ENTER, Counter, new_house
from shoebox.domain.policy import Policy


def keyed(counter: Counter) -> None:
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A")


def test_one_key_says_that_the_signature_fits_and_all_copies_can_be_read(counter: Counter) -> None:
    """Enter in place of the Y: refused in words. Y, and the entry holds both."""
    keyed(counter)
    assert counter.at() == "Signed and legible: Yes"
    counter.card.record.setFocus()
    counter.press(ENTER)
    assert "sale" not in counter.entries()
    assert counter.verdict()[1].startswith("Compare the signature, look at every copy, then Y.")
    counter.keys("Y")
    counter.card.record.setFocus()
    counter.press(ENTER)
    _, _, act = counter.house.book.latest("sale")
    assert (act.signature_ok, act.legible) == (True, True)


def test_a_spoiled_slip_has_new_paper_that_nobody_has_looked_at(counter: Counter) -> None:
    keyed(counter)
    counter.keys("Y")
    assert counter.card.draft().legible
    counter.card.renew_slip()
    assert not counter.card.draft().legible


@pytest.fixture
def unasked(tmp_path: Path, lanes, shown) -> Counter:
    from desk.register.counter import at_the_counter

    house = new_house(tmp_path / "085-4", policy=Policy(legible_asked=False))
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    yield Counter(house, window)
    house.book.close()


def test_where_head_office_does_not_ask_nobody_says_it(unasked: Counter) -> None:
    """The signature alone is asked, and the entry doesn't say what nobody said."""
    keyed(unasked)
    assert unasked.at() == "Signature compared: Yes"
    unasked.keys("Y")
    unasked.press(ENTER)
    _, _, act = unasked.house.book.latest("sale")
    assert (act.signature_ok, act.legible) == (True, False)


def test_what_is_asked_must_be_said(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        assert [mend.code for mend in till.mends(card_sale(2, legible=False))] == ["till.legible"]
        assert till.mends(card_sale(2)) == ()
        assert new_till(book, legible_asked=False).mends(card_sale(2, legible=False)) == ()
