"""Enter or Ctrl+Enter pressed again while the book still writes: one entry, whatever the sheet or form."""

from __future__ import annotations

from collections import Counter as Tally

import pytest
from PySide6.QtCore import Qt

from bookmaking import CLERK, CLERK_PIN
from desk.late import LateLane
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.domain.entry import Kind

pytestmark = pytest.mark.thorough

CASH, SLIPS = 3, 4
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def slow(counter, office, hands):
    """A day that sells, an office whose book takes its time, and what the last keys wrote, kind by kind."""
    counter.open()
    counter.sell()
    lane = LateLane()
    day = hands(office(lanes=Lanes(lane, InlineLane())))
    lane.go()

    def wrote(*presses) -> Tally:
        before = counter.house.book.head().seq
        for press in presses:
            press()
        lane.go()
        return Tally(entry.kind for entry in counter.house.book.entries() if entry.seq > before)

    return day, lane, wrote


def test_cash_is_moved_once(slow):
    """F7, 5.00 for postage, Ctrl+Enter twice: paid out once."""
    day, _, wrote = slow
    day.turn_to(CASH)
    day.press(Qt.Key.Key_F7)
    day.type("5.00", "2")
    assert wrote(day.go, day.go) == {Kind.PAID_OUT: 1}


def test_one_drawer_is_opened(slow):
    """Ctrl+N for Rosa, Enter twice behind her PIN: drawer B, and no drawer C with a float that nobody counted."""
    day, _, wrote = slow
    day.turn_to(CASH)
    day.press(Qt.Key.Key_N, CTRL)
    day.type(CLERK, "150.00", CLERK)
    day.write(CLERK_PIN)
    enter = Qt.Key.Key_Return
    assert wrote(lambda: day.press(enter), lambda: day.press(enter)) == {Kind.DRAWER_OPENED: 1}


def test_what_is_missing_is_explained_once(slow):
    """F4 on the page Slips; the explanation, initials, and Enter twice."""
    day, _, wrote = slow
    day.turn_to(SLIPS)
    day.press(Qt.Key.Key_F4)
    day.type("torn, thrown away")
    day.write("AB")
    enter = Qt.Key.Key_Return
    assert wrote(lambda: day.press(enter), lambda: day.press(enter)).total() == 1


def test_what_is_typed_behind_a_cash_move_is_the_next_one(slow):
    """5.00 for postage, Ctrl+Enter, and 7 at once: the answer takes nothing of it."""
    day, lane, _ = slow
    day.turn_to(CASH)
    day.press(Qt.Key.Key_F7)
    day.type("5.00", "2")
    day.go()
    day.write("7")
    lane.go()
    form = day.window.office_page("cash").form
    assert form.amount.text() == "0.07"
    assert form.amount.edit.hasFocus()


def test_what_is_typed_behind_a_check_of_readiness_stays(slow):
    """Saved, and the note is gone on with before the book has answered: not saved yet, and nothing is taken out."""
    day, lane, _ = slow
    day.window.lead_to("readiness")
    lane.go()
    page = day.window.office_page("readiness")
    page.note.setFocus()
    day.write("torch")
    day.go()
    day.write(" in safe")
    lane.go()
    assert (page.note.text(), page.begun()) == ("torch in safe", True)
    assert "Not saved yet" in day.seen()
