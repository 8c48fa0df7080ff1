"""A day that was closed before the store was: the next one is opened the same evening, and the register sells on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bookmaking import card_sale
from officemaking import Counter
from shoebox.desk.lanes import Lanes
from shoebox.desk.register.window import RegisterWindow

pytestmark = pytest.mark.thorough

F7, F10 = Qt.Key.Key_F7, Qt.Key.Key_F10


@pytest.fixture
def evening(counter: Counter) -> Counter:
    """Thursday is closed at noon, and customers stand in the shop."""
    counter.open()
    counter.sell_one()
    counter.count_paper()
    counter.count_empty()
    counter.end()
    return counter


def test_a_register_sells_on_the_evening_after_the_close(evening, office, hands):
    """By keys alone: Friday is opened on Thursday, with what stayed in the drawer, and a slip is recorded in it."""
    window = office()
    day = hands(window)
    day.turn_to(1)
    assert "Still selling? Fri 13 Nov may begin now" in day.seen()
    day.press(F10)
    assert "Open Fri 13 Nov" in day.seen()
    day.type("", "17", "1717")
    day.press(F7)
    opened = evening.house.book.open_day()
    assert (opened.day, opened.z_no) == ("2026-11-13", 2)
    recorded = evening.house.till.record(card_sale(2, slip=evening.slip(2)))
    assert recorded.row.day == "2026-11-13"
    assert evening.house.day.figures("2026-11-12").sums.sales == 1


def test_it_is_offered_until_the_next_day_begins_by_itself(evening, office, hands):
    """The morning after, the day is opened as always."""
    evening.clock.pass_min(24 * 60)
    day = hands(office())
    day.turn_to(1)
    assert "Still selling?" not in day.seen()
    assert "Open Fri 13 Nov" in day.seen()


def test_the_same_key_leads_back_to_the_closed_day(evening, office, hands):
    window = office()
    day = hands(window)
    day.turn_to(1)
    day.press(F10)
    assert window.office_page("today").open_form.isVisible()
    day.press(F10)
    assert not window.office_page("today").open_form.isVisible()
    day.press(F10)
    day.turn_to(5)
    day.turn_to(1)
    assert not window.office_page("today").open_form.isVisible(), "who turned away did not want it"
    assert evening.house.book.open_day() is None


def test_only_a_manager_opens_it(evening, office, hands):
    day = hands(office("clerk"))
    day.turn_to(1)
    day.press(F10)
    assert "A manager opens the day." in day.seen()
    assert evening.house.book.open_day() is None


def test_no_day_is_offered_while_one_is_open(counter, office, hands):
    counter.open()
    day = hands(office())
    day.press(F10)
    assert "Still selling?" not in day.seen()
    assert counter.house.book.open_day().day == "2026-11-12"


def test_the_register_says_that_the_next_day_may_begin(evening, shown):
    """Not only that no day is open: who reads that goes to the office, and finds a closed one."""
    window = shown(RegisterWindow(evening.house, Lanes.inline(), person=evening.clerk), 1024, 768)
    assert "Thu 12 Nov is closed" in window.page_sale.resting._state.accessibleName()
    assert "Fri 13 Nov" in window.page_sale.resting._state.accessibleName()
