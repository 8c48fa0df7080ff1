"""Answers of the book that come late: each is for the sheet that asked, and none comes between a person and a lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK_PIN
from desk.late import LateLane
from desk.register.counter import CTRL, ENTER, ESC, Counter, sold
from desk.trial import seen
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.desk.register.void_sheet import VoidSheet

F9 = Qt.Key.Key_F9


@pytest.fixture
def late(counter: Counter) -> LateLane:
    """The book answers when the test says so, for what is asked at the counter and of voids."""
    made = LateLane()
    for desk in (counter.page.counter, counter.page.voids):
        desk._lanes = Lanes(made, InlineLane())
    return made


def test_a_drawer_sheet_stays_until_its_answer(counter: Counter, late: LateLane) -> None:
    """No sale, twice: whoever wants to leave before the book has answered has not called it off, and sees so."""
    counter.press(Qt.Key.Key_O, CTRL)
    counter.press(ENTER)
    counter.types("change")
    sheet = counter.page.counter.sheet
    for _ in range(2):
        counter.press(ESC)
    assert counter.page.counter.sheet is sheet
    late.go()
    assert counter.page.counter.sheet is None
    counter.press(Qt.Key.Key_O, CTRL)
    counter.press(ESC)
    assert counter.page.counter.sheet is None
    assert counter.entries()[-1] == "no_sale"


def test_a_void_under_way_is_not_put_away_for_the_one_before(counter: Counter, late: LateLane) -> None:
    """Two sales; F9 for the last one, signed, and F9 once more before the book has answered."""
    sold(counter.house)
    sold(counter.house, slip="085100047", amount_minor=1_200, tax_minor=0, last4="4417")
    counter.page.refresh()
    counter.press(F9)
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    sheet = counter.page.voids.sheet
    sheet.pin.setFocus()
    counter.types("0202")
    counter.press(F9)
    assert counter.page.voids.sheet is sheet
    late.go()
    assert counter.page.voids.sheet is None
    assert counter.entries()[-1] == "void"


def test_f9_twice_before_the_row_is_read_is_one_sheet(counter: Counter) -> None:
    sold(counter.house)
    counter.page.refresh()
    row = counter.page.panel.row() or counter.page._last
    for _ in range(2):
        counter.page._ask_void(row)
    assert len([one for one in counter.window.findChildren(VoidSheet) if one.isVisible()]) == 1


def test_a_sheet_that_comes_late_lies_below_the_lock(counter: Counter) -> None:
    """A void's row is read while the window locks: the PIN goes to the lock, and then the reason to the void."""
    sold(counter.house)
    counter.page.refresh()
    counter.window.lock.lock()
    counter.page._ask_void(counter.page._last)
    lock = counter.window.lock.sheet
    assert (counter.at(), lock.isAncestorOf(counter.here())) == ("PIN", True)
    below, spot = counter.page.voids.sheet, counter.window.rect().center()
    assert below.isVisible()
    assert lock.isAncestorOf(counter.window.childAt(spot)) or counter.window.childAt(spot) is lock
    counter.types(CLERK_PIN)
    assert counter.window.lock.sheet is None
    assert counter.page.voids.sheet.isAncestorOf(counter.here())


def test_a_form_takes_no_keyboard_from_the_lock(counter: Counter) -> None:
    """What came late leads to the next field below the lock: the PIN is typed into the lock all the same."""
    counter.window.lock.lock()
    counter.card.focus_first()
    counter.types(CLERK_PIN)
    assert counter.window.lock.sheet is None
    assert CLERK_PIN not in seen(counter.window)
    assert QApplication.focusWidget() is counter.card.slip.edit
