"""The other register over the store's own network: a code on a sheet, and its line in the list of registers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from officemaking import make_counter
from relaymaking import OfficeRoad, here, office_sender, with_relay
from shoebox.desk.line_words import line_words
from shoebox.desk.office.network_words import network_words
from shoebox.desk.office.pairing_sheet import PairingSheet
from shoebox.desk.office.registers_card import Col
from shoebox.domain.carrying import LineKind, LineState, Place
from shoebox.domain.errors import Refusal
from shoebox.handover.line import pair_by_code

REGISTERS = 9


@pytest.fixture
def paired(counter, office, hands, tmp_path):
    """The office with its door, its day open, at the page of registers."""
    with with_relay(counter):
        counter.open()
        window = office()
        day = hands(window)
        day.turn_to(REGISTERS)
        other = make_counter(tmp_path / "register-1", register="085-1", clock=counter.clock)
        yield counter, window, day, other
        other.house.book.close()


def sheet_of(window) -> PairingSheet:
    return next(one for one in window.findChildren(PairingSheet) if one.isVisible())


def test_a_register_is_paired_by_the_code_on_the_sheet(paired):
    """F10 shows a code and where to type it; used, the register is waited for and its sales are seen coming."""
    counter, window, day, other = paired
    day.press(Qt.Key.Key_F10)
    sheet = sheet_of(window)
    code = sheet.code.text().replace(" ", "")
    assert len(code) == 16
    assert f"shoebox pair FOLDER {code} --office https://" in day.seen()
    pairing = counter.house.relay.pairing("02")
    pair_by_code(other.house.book.enrolment(), code, here(pairing))
    sheet.dismiss()
    assert "Register 085-1 is not here yet" in day.seen()
    other.open()
    other.sell_one()
    road = OfficeRoad(counter.house.relay.desk)
    office_sender(other.house.book, road).once()
    window.office_page("registers").network.look()
    seen = day.seen()
    assert "selling, not sealed yet" in seen
    said = window.office_page("registers").model.lines["085-1"]
    assert said == f"{other.house.book.head().seq} entries here, not at head office yet, heard at 07:00"
    tomorrow_ms = counter.clock.wall_ms() + 24 * 3_600_000
    then = network_words(window.office_page("registers").store, tomorrow_ms, counter.clock.offset_min())
    assert then["085-1"].endswith("heard Thu 12 Nov, 07:00"), "a PC that runs over night says of which day"
    model = window.office_page("registers").model
    live = next(row for row in model.rows if row.register == "085-1")
    assert [model.cell(live, column).said for column in (Col.SALES, Col.TAKEN, Col.OVER)] == [
        "1", "after the count", "after the count",
    ]  # fmt: skip
    assert "10.01" not in seen, "with what that register says of its cards it would be the drawer's"
    other.count_empty()
    other.count_paper()
    other.end()
    office_sender(other.house.book, road, box_after=other.house.day.box_after).once()
    window.office_page("registers").network.look()
    assert "its sealed day is here" in day.seen()


def test_what_is_refused_is_said_in_its_line(paired):
    counter, window, _, other = paired
    counter.house.relay.pairing("02")
    counter.house.registers.add(other.card(), clerk="02")
    desk = counter.house.relay.desk
    office_sender(other.house.book, OfficeRoad(desk)).once()
    place = Place(store="085", register="085-1", epoch=1)
    desk.note_there(place, Refusal("carry.unknown_register", register="085-1", store="085"))
    window.refresh()
    said = window.office_page("registers").model.lines["085-1"]
    assert said == "4 entries not sent: Head office does not know it"


def test_a_clerk_shows_no_code_and_practice_has_none(paired):
    counter, window, day, _ = paired
    window.take_person(counter.clerk)
    day.press(Qt.Key.Key_F10)
    assert "A manager does this." in day.seen()
    window.take_person(counter.manager)
    page = window.office_page("registers")
    object.__setattr__(page.house, "relay", None)
    window.refresh()
    day.press(Qt.Key.Key_F10)
    assert "Practice is not sent anywhere" in day.seen()


def test_the_pill_says_that_only_the_office_has_it():
    said, icon = line_words(LineState(kind=LineKind.AT_OFFICE, behind=3))
    assert (said, icon) == ("At the office, 3 entries to head office", "store")
