"""Where the policy asks it, nobody records a card slip before every copy of it was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bookmaking import card_sale, new_book, new_till
from desk.register.counter import ENTER, Counter, new_house
from shoebox.domain.policy import Policy


@pytest.fixture
def house(tmp_path: Path):
    made = new_house(tmp_path / "085-2", policy=Policy(legible_asked=True))
    yield made
    made.book.close()


def keyed(counter: Counter) -> None:
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A")


def test_a_slip_is_recorded_once_its_copies_are_ticked(counter: Counter) -> None:
    """All keyed but the tick: refused in words; L, and it is recorded with it. The next slip begins without."""
    keyed(counter)
    counter.keys("y")
    counter.press(ENTER)
    assert "sale" not in counter.entries()
    assert counter.verdict()[1].startswith("Look at every copy, then L: all are legible.")
    counter.keys("L")
    counter.press(ENTER)
    _, _, act = counter.house.book.latest("sale")
    assert act.legible
    counter.press(Qt.Key.Key_F5)
    assert not counter.card.legible.isChecked()


def test_it_costs_one_key_and_a_spoiled_slip_takes_it_back(counter: Counter) -> None:
    """L, Y, Enter after the code; a slip spoiled after the tick has new paper, which nobody has looked at."""
    keyed(counter)
    counter.keys("L")
    assert counter.card.draft().legible
    counter.card.renew_slip()
    assert not counter.card.draft().legible


def test_nobody_is_asked_where_the_policy_does_not(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        assert till.mends(card_sale(1)) == ()
        seq = till.record(card_sale(1)).entry_no
        (entry,) = book.entries(seq, seq)
        assert b"legible" not in entry.body
        asked = new_till(book, legible_asked=True)
        assert [mend.code for mend in asked.mends(card_sale(2))] == ["till.legible"]
        assert asked.mends(card_sale(2, legible=True)) == ()
