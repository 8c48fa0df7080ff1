"""Slips of two registers on one order, by keys: it stops the close, and somebody in charge says what they found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.trial import seen
from officemaking import counter_in
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.reason_sheet import ReasonSheet
from shoebox.desk.office.window import OfficeWindow

pytestmark = pytest.mark.thorough

FOUND = "POS 100234 is the 62.41; 10.01 is keyed on Monday"


@pytest.fixture
def counter(tmp_path):
    """Thursday's 62.41 of register 1 and 10.01 of this one are both ticked off as POS 100234; Friday is counted."""
    with counter_in(tmp_path / "store") as made:
        made.one_order()
        yield made


def opened(counter, page, shown, *, person=None):
    window = OfficeWindow(counter.house, Lanes.inline(), person=person or counter.manager)
    window.lead_to(page)
    shown(window)
    return window


def say(window, key, *lines):
    QTest.keyClick(QApplication.focusWidget() or window, key)
    (sheet,) = [one for one in window.findChildren(ReasonSheet) if one.isVisible()]
    for line in lines:
        QTest.keyClicks(sheet.reason.edit, line)
        QTest.keyClick(sheet.reason.edit, Qt.Key.Key_Return)
    return sheet


def test_it_stops_the_close_until_a_manager_says_what_was_found(counter, shown):
    window = opened(counter, "close", shown)
    page = window.office_page("close")
    assert "2 slips stand on order POS 100234" in page.stops.rows[0].accessibleName()
    sheet = say(
        window,
        Qt.Key.Key_1,
        "",
    )
    assert "Write what you found" in seen(sheet)
    QTest.keyClicks(sheet.reason.edit, FOUND)
    QTest.keyClick(sheet.reason.edit, Qt.Key.Key_Return)
    assert not page.stops.isVisible()
    assert counter.house.day.shared.found()[0].found == FOUND


def test_a_clerk_is_told_who_says_it(counter, shown):
    window = opened(counter, "close", shown, person=counter.clerk)
    window.office_page("close").settle(0)
    assert "A manager says what was found." in window.foot._right
    assert not window.findChildren(ReasonSheet)


def test_where_slips_are_ticked_off_both_stand_and_what_was_found_stays(counter, shown):
    window = opened(counter, "incident", shown)
    page = window.office_page("incident")
    said = seen(page.shared)
    assert "Register 085-1, slip 085 110 101, $62.41" in said
    assert "Register 085-2, slip 085 100 001, $10.01" in said
    say(window, Qt.Key.Key_F4, FOUND)
    assert f"Ann Berg found: {FOUND}" in seen(page.shared)
    assert not page.shared.button.isVisible()
    window.lead_to("registers")
    assert "2 slips stand on order POS 100234" in seen(window.office_page("registers"))
