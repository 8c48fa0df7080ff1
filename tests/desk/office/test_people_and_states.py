"""Who may do what, and what the pages show when there is nothing to do, when they can't, and when all is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from officemaking import Counter
from shoebox.desk.lanes import Lanes
from shoebox.domain.day import Step
from shoebox.domain.errors import Trouble

pytestmark = pytest.mark.thorough


def closed(counter: Counter) -> None:
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end"):
        getattr(counter, step)()


def test_a_clerk_does_not_open_the_day(counter, office, hands):
    window = office("clerk")
    day = hands(window)
    day.type("200", "02", "0202")
    assert counter.house.day.figures().step is Step.NOT_OPEN
    assert "A manager opens the day. F3 signs one in." in day.seen()


def test_a_clerk_counts_but_does_not_close(counter, office, hands):
    counter.open()
    window = office("clerk")
    day = hands(window)
    day.count(20_000)
    assert counter.house.day.figures().counts[0].by == "Rosa Lind"
    day.turn_to(2)
    day.press(Qt.Key.Key_1)
    day.type("0", "")
    day.go()
    assert counter.house.book.open_day() is not None
    assert "A manager closes the day" in day.seen()


def test_nobody_does_anything_before_signing_in(counter, office, hands):
    window = office(None)
    day = hands(window)
    assert "Who is at work?" in day.seen()
    day.press(Qt.Key.Key_Escape)
    day.go()
    assert counter.house.day.figures().step is Step.NOT_OPEN
    assert "Say who is at work first: F3." in day.seen()
    day.press(Qt.Key.Key_F3)
    day.type("02", "0202")
    assert window.office_page("today").clerk == "02"


@pytest.mark.parametrize(
    ("number", "pin", "said"),
    [
        ("02", "0202", "Another person signs for this too"),
        ("99", "1717", "Nobody here has the number 99"),
        ("17", "0202", "This PIN is not that of Rosa Lind"),
    ],
)
def test_the_float_is_verified_by_another_person(counter, office, hands, number, pin, said):
    day = hands(office())
    day.type("200", number, pin)
    day.press(Qt.Key.Key_F7)
    assert said in day.seen()
    assert counter.house.day.figures().step is Step.NOT_OPEN


def test_nothing_can_be_edited_after_the_close(counter, office):
    closed(counter)
    window = office()
    for name in ("today", "close", "cash", "box"):
        window.lead_to(name)
        page = window.office_page(name)
        assert [edit for edit in page.findChildren(QLineEdit) if edit.isVisible() and not edit.isReadOnly()] == []
    window.lead_to("slips")
    slips = window.office_page("slips")
    slips.way.press("spoil")
    assert "No day is open" in slips.form.button.held()
    assert not slips.slips.button.isVisible()


def test_the_closed_day_leads_to_its_box_and_the_next_day_opens(counter, office, hands):
    closed(counter)
    counter.clock.pass_min(24 * 60)
    window = office()
    day = hands(window)
    assert "Open Fri 13 Nov" in day.seen()
    assert "not on a stick yet" in day.seen()
    day.type("150", "17", "1717")
    day.press(Qt.Key.Key_F7)
    assert counter.house.day.figures().day == "2026-11-13"
    day.turn_to(5)
    assert "Box 085-2-0001 is closed" in day.seen()


def test_no_box_before_the_first_close(office, hands):
    window = office()
    window.lead_to("box")
    day = hands(window)
    assert "No box yet" in day.seen()
    assert QApplication.focusWidget().text() == "To the close"
    day.press(Qt.Key.Key_Return)
    assert window.page() == "close"
    assert "No day is open" in day.seen()


def test_a_book_that_can_not_be_read_is_said_on_the_page(office, hands):
    window = office()
    window._failed(Trouble("book.cannot_open", path="book.db", why="disk"))
    assert "The book can't be read now" in hands(window).seen()
    assert "book.cannot_open" in hands(window).seen()
    window.lead_to("today")
    hands(window).press(Qt.Key.Key_Return)
    assert "Float in the drawer" in hands(window).seen()


def test_the_keyboard_is_on_the_way_out_of_a_book_that_can_not_be_read(counter, office, hands):
    """The first piece of the count had it. Enter looks again, and the count goes on where it begins."""
    counter.open()
    window = office()
    day = hands(window)
    window._failed(Trouble("book.cannot_open", path="book.db", why="disk"))
    assert QApplication.focusWidget().accessibleName() == "Look again"
    day.press(Qt.Key.Key_Space)
    assert "The book can't be read now" not in day.seen()
    assert window.office_page("today").count_form.rows[0].field.edit.hasFocus()


def test_a_stick_that_is_gone_leaves_the_box_safe(counter, office, hands, tmp_path):
    closed(counter)
    window = office()
    window.lead_to("box")
    page = window.office_page("box")
    page._seal("", str(tmp_path / "pulled-out"))
    assert "can't be reached" in hands(window).seen()
    assert counter.house.day.figures().step is Step.CLOSED
    assert not page.seal_first.held()


def test_receipts_wait_for_head_offices_key(counter, office, hands):
    closed(counter)
    window = office()
    window.lead_to("box")
    day = hands(window)
    day.press(Qt.Key.Key_R)
    assert "Head office's key is not here yet" in page_verdict(window)


def page_verdict(window) -> str:
    verdict = window.office_page("box").verdict
    return f"{verdict.line()}. {verdict.small()}"


def test_sales_of_the_register_are_seen_when_the_window_comes_back(counter, office):
    counter.open()
    window = office()
    counter.sell()
    window.refresh()
    assert window.nav.entries["slips"].accessibleName() == "Slips, 2" or window.office_page("slips").seen.figures.gaps


def test_the_day_opens_through_lanes_of_real_life(qtbot, counter, office, hands):
    lanes = Lanes.pools()
    try:
        window = office(lanes=lanes)
        today = window.office_page("today")
        qtbot.waitUntil(today.open_form.float_field.edit.hasFocus)
        hands(window).type("200", "17", "1717")
        hands(window).press(Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: today.seen.is_open)
        assert today.open_form.float_field.text() == ""
    finally:
        lanes.close()


def test_what_the_book_warns_of_stays_until_it_is_noted(counter, office, hands):
    """The clock went back by an hour between two entries."""
    counter.open()
    counter.clock.pass_min(90)
    counter.count_paper()
    counter.clock.now_ms -= 60 * 60_000
    counter.count_paper()
    window = office()
    day = hands(window)
    (said,) = [notice.words for notice in counter.house.book.notices]
    assert said in day.seen()
    day.press(Qt.Key.Key_F8)
    window.refresh()
    assert said not in day.seen()
    assert "Incident 26-07" in day.seen()


def test_a_window_that_nobody_touches_over_night_offers_the_next_day(counter, office, hands):
    closed(counter)
    window = office()
    day = hands(window)
    assert "Open Fri 13 Nov" not in day.seen()
    counter.clock.pass_min(20 * 60)
    window._clock.timeout.emit()
    assert "Open Fri 13 Nov" in day.seen()
