"""Numbered paper with the keyboard alone: pads that came, numbers to print, a run drawn and printed, stock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from shoebox.desk.office import printed_sheet
from shoebox.desk.office.playbook_place import topic_for
from shoebox.desk.office.printed_sheet import PrintedSheet
from shoebox.domain.errors import Trouble
from shoebox.domain.slip import Pad

SLIPS = 4


@pytest.fixture
def at_slips(counter, office, hands):
    counter.open()
    window = office()
    day = hands(window)
    day.turn_to(SLIPS)
    return window, day


def sheet_of(window) -> PrintedSheet:
    return next(sheet for sheet in window.findChildren(PrintedSheet) if sheet.isVisible())


def test_numbers_by_phone_then_a_run_is_drawn_and_printed(counter, at_slips, monkeypatch):
    """F12 puts 500 numbers down, F11 draws 3; the sheet prints the file; Esc leads back to the form."""
    handed = []
    monkeypatch.setattr(printed_sheet, "print_sheet", lambda path, _owner: handed.append(path.name) is None)
    monkeypatch.setattr(printed_sheet, "open_sheet", lambda path: handed.append(f"open {path.name}"))
    window, day = at_slips
    day.press(Qt.Key.Key_F12)
    day.type("085190001", "085190500", "Operations, by phone")
    assert "085 190 001 to 085 190 500 may be printed here" in day.seen()
    day.press(Qt.Key.Key_F11)
    assert "From 085 190 001 on, up to 200 at once." in day.seen()
    day.write("3")
    day.go()
    sheet = sheet_of(window)
    assert QApplication.focusWidget() is sheet.print_button
    day.press(Qt.Key.Key_Return)
    assert handed == ["slips-085190001-085190003.pdf"]
    assert "went to the printer" in day.seen()
    day.press(Qt.Key.Key_Tab)
    day.press(Qt.Key.Key_Return)
    assert handed[-1] == "open slips-085190001-085190003.pdf"
    day.press(Qt.Key.Key_Escape)
    assert counter.house.book.pads()[-1] == Pad("085190001", "085190003")
    assert (counter.house.papers / "slips" / handed[0]).read_bytes().startswith(b"%PDF")
    day.press(Qt.Key.Key_F11)
    assert "From 085 190 004 on" in day.seen()


def test_a_printer_that_fails_is_said_and_the_numbers_stay_taken(counter, at_slips, monkeypatch):
    def none(_path, _owner) -> bool:
        raise Trouble("paper.printer")

    monkeypatch.setattr(printed_sheet, "print_sheet", none)
    window, day = at_slips
    counter.stock_up()
    window.refresh()
    day.press(Qt.Key.Key_F11)
    day.write("2")
    day.go()
    day.press(Qt.Key.Key_Return)
    assert "printer does not answer" in day.seen()
    assert counter.house.day.slips.stock().next_printed.first == "085190003"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type how many slips to print."),
        ("0", "Print 1 to 200"),
        ("201", "Print 1 to 200"),
        ("5", "No numbers are left"),
    ],
)
def test_a_run_that_cannot_be_says_why_under_its_field(counter, at_slips, typed, said):
    window, day = at_slips
    day.press(Qt.Key.Key_F11)
    if typed:
        day.write(typed)
    day.go()
    form = window.office_page("slips").form
    assert said in form.count.mend()
    assert QApplication.focusWidget() is form.count.edit
    assert len(counter.house.book.pads()) == 2


def test_pads_that_came_lie_in_the_cupboard_until_issued(counter, at_slips):
    """F10: 500 numbers; then F7 issues a pad of 100 of them; the stock says so."""
    window, day = at_slips
    day.press(Qt.Key.Key_F10)
    day.type("085100201", "085100700")
    day.go()
    assert "085 100 201 to 085 100 700 lie in the cupboard" in day.seen()
    day.press(Qt.Key.Key_F7)
    day.type("085100201", "085100300")
    day.go()
    stock = window.office_page("slips").seen.stock
    assert (stock.in_cupboard, stock.on_pads) == (400, 300)
    day.type("085100201", "085100210")
    day.go()
    assert "are on a pad of this register already" in day.seen()


def test_stock_says_when_to_order(counter, at_slips):
    """22 used a day: 176 at hand last 8 days, an order is due at 110; with 101 fewer it is time."""
    window, day = at_slips
    counter.sell()
    window.refresh()
    page = window.office_page("slips")
    assert "Lasts 8 days, at 22 a day" in day.seen()
    assert page.seen.stock.reorder_point == 110
    assert page.stock._pill.accessibleName() != "order pads"


def test_a_clerk_puts_down_pads_but_prints_none(counter, office, hands):
    counter.open()
    counter.stock_up()
    window = office(person="clerk")
    day = hands(window)
    day.turn_to(SLIPS)
    day.press(Qt.Key.Key_F11)
    day.write("2")
    day.go()
    assert "A manager does this" in day.seen()
    assert len(counter.house.book.pads()) == 2


def test_the_playbook_opens_where_more_slips_are_wanted(counter, at_slips):
    window, day = at_slips
    assert topic_for(window) == "missing-slip"
    day.press(Qt.Key.Key_F11)
    assert topic_for(window) == "no-pads"
