"""A register that somebody walks away from: what they began goes on in the name of whoever comes, and no PIN stays.

Rosa Lind (17) is at work, Ann Berg (02) is the manager.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bookmaking import DAY, MANAGER, MANAGER_PIN
from desk.late import LateLane
from desk.register.counter import CTRL, ENTER, Counter, at_the_counter, new_house, sold
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.domain.entry import Kind
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough


@pytest.fixture
def house(tmp_path):
    """As ever, but whoever sold something asks a second person before they give it back."""
    made = new_house(tmp_path / "085-2", policy=Policy(refund_own_sale_alone=False))
    yield made
    made.book.close()


def locked_and_taken_over(counter: Counter) -> None:
    """Nobody touched it for its minutes; Ann unlocks it."""
    counter.window.lock.lock()
    counter.window.lock.sheet.number.edit.setFocus()
    counter.window.lock.sheet.number.edit.selectAll()
    counter.types(MANAGER, MANAGER_PIN)


def last_clerk(counter: Counter, kind: Kind) -> str:
    found = counter.house.book.latest(kind)
    return found[1].clerk if found is not None else ""


def test_a_drawer_is_opened_in_the_name_of_whoever_says_why(counter):
    """Rosa opened the sheet and went; Ann came and typed the reason: the report says Ann."""
    counter.press(Qt.Key.Key_O, CTRL)
    locked_and_taken_over(counter)
    counter.keys("1")
    counter.types("1")
    assert last_clerk(counter, Kind.NO_SALE) == MANAGER


def test_nobody_voids_as_two_people(counter):
    """Rosa pressed F9 and went; Ann, at work now, is not the other person whose PIN it takes."""
    sold(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F9)
    locked_and_taken_over(counter)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    assert "void" not in counter.entries()


def typed_by_a_second_person(counter: Counter) -> None:
    """Rosa gives her own sale back; Ann has typed her PIN, and Enter is still to come."""
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046", "62.41", "wrong size", "085100047")
    counter.keys(MANAGER_PIN)
    assert counter.refund.pin.text() == MANAGER_PIN


def test_a_pin_that_was_typed_is_gone_when_the_window_locks(counter):
    """What else was typed stands there still."""
    typed_by_a_second_person(counter)
    counter.window.lock.lock()
    assert (counter.refund.pin.text(), counter.refund.amount.text()) == ("", "62.41")


def test_a_pin_that_was_typed_is_gone_when_whoever_keys_goes(counter):
    """Ctrl+F3, and Rosa again: Enter gives nothing back on the PIN that Ann typed before."""
    typed_by_a_second_person(counter)
    counter.press(Qt.Key.Key_F3, CTRL)
    assert counter.refund.pin.text() == ""
    assert "refund" not in counter.entries()


@pytest.fixture
def slow(house, shown):
    """The same register with a book that takes its time."""
    lane = LateLane()
    window = at_the_counter(house, Lanes(lane, InlineLane()))
    shown(window, 1280, 800)
    lane.go()
    return Counter(house, window), lane


def test_what_else_the_slip_says_is_of_this_slip_and_not_of_the_next(slow):
    """Enter, then Ctrl+E before the book answers: the slip waits for its goods, and the next one has none."""
    counter, lane = slow
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_E, CTRL)
    lane.go()
    counter.types("2 shirts, blue", "")
    lane.go()
    counter.press(ENTER)
    lane.go()
    counter.press(ENTER)
    lane.go()
    assert [row.goods for row in counter.house.book.sales(DAY)] == ["2 shirts, blue"]
    assert counter.card.extras.goods == ""
