"""A handwritten slip without an approval code: not taken as a rule; where the policy lets it pass, it is shown red."""

from __future__ import annotations

import pytest

from bookmaking import card_sale, new_book, new_till
from desk.register.counter import ENTER, Counter, at_the_counter, new_house
from shoebox.desk.look import Meaning
from shoebox.desk.register.rows import meaning_of
from shoebox.domain.policy import Policy
from shoebox.domain.slip import Imprint

pytestmark = pytest.mark.thorough

FLOOR = {"visa": 20_000}


@pytest.fixture
def lenient(tmp_path, lanes, shown):
    """A register whose acquirer takes such slips below the floor limit of $200."""
    house = new_house(tmp_path / "085-4", policy=Policy(floor_limit_minor=FLOOR, handwritten_needs_code=False))
    window = at_the_counter(house, lanes)
    shown(window, 1024, 768)
    yield Counter(house, window)
    house.book.close()


def keyed_by_hand(counter: Counter, amount: str = "129.95") -> None:
    """Slip, amount, Visa, last four twice, expiry; no code; handwritten; signed and legible."""
    counter.types("085100047", amount)
    counter.keys("1", "44174417", "y")
    counter.press(ENTER)
    counter.keys("h", "y")
    counter.card.record.setFocus()


def test_as_a_rule_it_is_refused_below_the_floor_limit_too(tmp_path):
    with new_book(tmp_path) as book:
        bare = card_sale(1, imprint=Imprint.HANDWRITTEN, approval="")
        till = new_till(book, floor_limit_minor=FLOOR)
        assert [mend.code for mend in till.mends(bare)] == ["till.approval"]
        assert till.mends(card_sale(1, approval="")) == ()
        lenient = new_till(book, floor_limit_minor=FLOOR, handwritten_needs_code=False)
        assert lenient.mends(bare) == ()
        above = card_sale(1, imprint=Imprint.HANDWRITTEN, approval="", amount_minor=20_001)
        assert [mend.code for mend in lenient.mends(above)] == ["till.approval"]


def test_it_is_red_before_and_after_it_is_recorded(lenient: Counter):
    keyed_by_hand(lenient)
    line, small = lenient.verdict()
    assert line == "Written by hand, no approval code"
    assert "Nothing shows that the card was here." in small
    assert lenient.card.verdict._icon._ink is Meaning.REFUSED.ink
    lenient.press(ENTER)
    row = lenient.house.till.last_saved()
    assert (row.slip, row.imprint, row.approval) == ("085100047", Imprint.HANDWRITTEN, "")
    assert meaning_of(row) is Meaning.REFUSED


def test_a_code_makes_it_plain_again(lenient: Counter):
    lenient.types("085100047", "129.95")
    lenient.keys("1", "44174417", "y", "48213A", "h", "y")
    lenient.card.record.setFocus()
    assert lenient.verdict()[0] != "Written by hand, no approval code"
    assert lenient.card.verdict._icon._ink is Meaning.OK.ink
