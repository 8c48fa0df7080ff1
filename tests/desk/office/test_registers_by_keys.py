"""A store-day of two registers with the keyboard alone: added, awaited at the close, taken in, explained, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN
from desk.late import LateLane
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.no_drawer_sheet import NoDrawerSheet
from shoebox.desk.office.reason_sheet import ReasonSheet
from shoebox.desk.office.registers_card import stats
from shoebox.domain.registers import Came

pytestmark = pytest.mark.thorough

CLOSE, REGISTERS = 2, 9


@pytest.fixture
def at_registers(counter, office, hands):
    """Register 1 has sealed its day into a shared folder; register 2 is the office and sold one slip."""
    counter.two_registers()
    counter.open()
    counter.sell_one()
    window = office()
    day = hands(window)
    day.turn_to(REGISTERS)
    return window, day


def shared(counter) -> str:
    return str(counter.house.folder.parent / "SHARED")


def came(counter) -> Came:
    (one,) = counter.house.day.registers.standings("2026-11-12")
    return one.came


def test_the_close_leads_here_and_the_sealed_day_is_taken_in(counter, at_registers):
    """Three things and the register stop the close: key 4 leads here; taken in, the figures are the store's."""
    window, day = at_registers
    assert "Register 085-1 is not here yet" in day.seen()
    counter.count_empty()
    counter.count_paper()
    window.refresh()
    day.turn_to(CLOSE)
    assert "Not here yet" in day.seen()
    day.press(Qt.Key.Key_1)
    assert window.page() == "registers"
    page = window.office_page("registers")
    page.take_from(shared(counter))
    assert "1 sealed day is taken in." in day.seen()
    assert "All registers of the day are accounted for" in day.seen()
    assert stats(page.seen, page.store)[0].figure == "$3,293.80"
    day.go()
    assert "1 was here already" in day.seen()
    assert "Take in from SHARED" in day.seen()
    assert counter.house.day.blockers() == ()


def test_the_close_says_what_went_out_at_two_registers(counter, office, hands):
    """Order W-7 went out at register 1 and here, with no office in reach: it is said, and stops nothing."""
    counter.two_registers("W-7")
    counter.open()
    entry = counter.hand_out("w 7")
    window = office()
    day = hands(window)
    day.turn_to(CLOSE)
    stops = counter.house.day.blockers()
    assert "handed over at two registers" not in day.seen()
    counter.gather()
    window.refresh()
    assert "Order W-7 was handed over at two registers" in day.seen()
    assert f"Register 085-2, entry {entry}. Finance finds it too" in day.seen()
    assert len(counter.house.day.blockers()) == len(stops) - 1, "only the register's own stop is gone"
    day.turn_to(REGISTERS)
    assert "Order W-7 was handed over at two registers" in day.seen()


def test_the_stores_total_waits_for_the_blind_count(counter, at_registers):
    """While the own drawer is uncounted neither its total nor the store's is shown."""
    window, day = at_registers
    window.office_page("registers").take_from(shared(counter))
    assert "3,283.79" in day.seen()
    page = window.office_page("registers")
    assert stats(page.seen, page.store)[0].figure == "after the count"
    assert "after the count" in day.seen()


def test_no_sealed_day_is_said_with_a_reason(counter, at_registers):
    window, day = at_registers
    window.office_page("registers").list.table.setFocus()
    day.press(Qt.Key.Key_F4)
    day.type("")
    sheet = next(sheet for sheet in window.findChildren(ReasonSheet) if sheet.isVisible())
    assert "Write in a few words" in sheet.reason.mend()
    day.type("not used today")
    assert came(counter) is Came.ABSENT
    assert "Written down, entry" in day.seen()
    assert not any(stop.code == "day.block.registers" for stop in counter.house.day.blockers())


def test_a_register_is_taken_out_and_added_again_by_its_card(counter, at_registers):
    window, day = at_registers
    page = window.office_page("registers")
    page.list.table.setFocus()
    day.press(Qt.Key.Key_F9)
    day.type("sold with the annex")
    assert "This is the store's only register" in day.seen()
    page.add_card(str(counter.house.folder.parent / "register-1" / "enrolment.json"))
    assert "Register 085-1 is waited for from now on." in day.seen()
    assert came(counter) is Came.AWAITED


def test_what_is_refused_says_which_file_and_why(counter, at_registers, tmp_path):
    window, day = at_registers
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "x.box").write_bytes(b"not a box")
    page = window.office_page("registers")
    suffix = next(Path(shared(counter)).glob("*.shoebox")).suffix
    (folder / "x.box").rename(folder / f"x{suffix}")
    page.take_from(str(folder))
    assert "0 sealed days are taken in, 1 refused." in day.seen()
    page.take_from(str(tmp_path / "nowhere"))
    assert page.verdict.line() != ""
    assert not page.take_button.accessibleName().startswith("Reading")


def test_a_clerk_takes_in_and_may_no_more(counter, at_registers, office, hands):
    window = office(person="clerk")
    day = hands(window)
    day.turn_to(REGISTERS)
    page = window.office_page("registers")
    day.press(Qt.Key.Key_F4)
    day.press(Qt.Key.Key_F7)
    assert "A manager does this" in day.seen()
    page.take_from(shared(counter))
    assert came(counter) is Came.HERE


def test_alone_the_page_offers_the_card_and_before_any_day_the_opening(counter, office, hands):
    window = office()
    day = hands(window)
    day.turn_to(REGISTERS)
    assert "No store-day yet" in day.seen()
    counter.open()
    window.refresh()
    day.turn_to(REGISTERS)
    assert QApplication.focusWidget() is window.office_page("registers").add_button


def test_a_lost_copy_is_said_and_taken_in_again(counter, at_registers):
    window, day = at_registers
    page = window.office_page("registers")
    page.take_from(shared(counter))
    for copy in (counter.house.folder / "registers").iterdir():
        copy.unlink()
    counter.house.held.books.clear()
    window.refresh()
    assert "is gone or damaged here" in day.seen()
    page.take_from(shared(counter))
    assert "is gone or damaged here" not in day.seen()


@pytest.mark.parametrize("was_empty", [True, False])
def test_the_first_visit_has_the_keyboard_once_the_answer_is_there(counter, office, hands, was_empty):
    """The boxes of other registers take a second to read; before the opening it was looked at, or it never was."""
    counter.two_registers()
    late = LateLane()
    window = office(lanes=Lanes(late, late))
    late.go()
    day = hands(window)
    if was_empty:
        day.turn_to(REGISTERS)
        assert "No store-day yet" in day.seen()
        day.turn_to(1)
    counter.open()
    window.refresh()
    late.go()
    day.turn_to(REGISTERS)
    late.go()
    page = window.office_page("registers")
    assert QApplication.focusWidget() is page.take_button
    day.turn_to(1)
    today = QApplication.focusWidget()
    window.refresh()
    late.go()
    assert QApplication.focusWidget() is today, "it takes the keyboard from no other page"


def test_an_office_without_a_drawer_gathers_friday_on_saturday(counter, office, hands):
    """Register 1 closed Thursday the twelfth; at 00:17 on Friday the office, which sells nothing, opens Thursday.

    One key on the empty page, a second person; register 1 is taken in, the close asks for a seal alone, and the papers
    of the store-day say what register 1 took.
    """
    counter.two_registers()
    counter.clock.pass_min(17 * 60 + 17)
    window = office()
    day = hands(window)
    day.turn_to(REGISTERS)
    assert "No store-day yet" in day.seen()
    day.press(Qt.Key.Key_Space)
    sheet = next(sheet for sheet in window.findChildren(NoDrawerSheet) if sheet.isVisible())
    assert [segment.choice.value for segment in sheet.which.segments][-2:] == ["2026-11-12", "2026-11-13"]
    assert sheet.which.value() == "2026-11-12", "the day on which the incident began"
    day.type(CLERK, "9999")
    assert "not that of Rosa Lind" in sheet.second.pin.mend()
    day.type(CLERK_PIN)
    assert not sheet.isVisible()
    assert "Thu 12 Nov is open with no drawer." in day.seen()
    page = window.office_page("registers")
    assert QApplication.focusWidget() is page.take_button
    page.take_from(shared(counter))
    assert counter.house.day.blockers() == ()
    counter.house.day.close(seal="none", clerk=counter.manager.number)
    figures = counter.house.registers.store_day("2026-11-12")
    assert [(line.register, line.taken_minor) for line in figures.registers] == [("085-1", 328_379), ("085-2", 0)]
    assert figures.taken_minor == 328_379
    window.refresh()
    assert page.no_drawer_button.isVisible()
    assert not page.explain_button.isVisible()
    day.press(Qt.Key.Key_O)
    sheet = next(sheet for sheet in window.findChildren(NoDrawerSheet) if sheet.isVisible())
    assert [segment.choice.value for segment in sheet.which.segments] == ["2026-11-13"]


def test_a_clerk_is_told_who_opens_it(counter, office, hands):
    window = office("clerk")
    day = hands(window)
    day.turn_to(REGISTERS)
    day.press(Qt.Key.Key_Space)
    assert "A manager opens the day." in day.seen()
    assert not window.findChildren(NoDrawerSheet)
