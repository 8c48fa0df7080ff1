"""A closed box from hand to hand, with the keyboard alone: out with a carrier, into the safe, back, another seal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK_PIN, MANAGER_PIN
from officemaking import Counter
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.custody_card import Col
from shoebox.desk.office.hand_over_sheet import HandOverSheet
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.custody import BoxCustody, Way

BOX = 5
SEAL = "A 448 210"
CARRIER = "J. Ortega, Brightway, badge 4471"


def close_a_day(counter: Counter) -> None:
    for step in ("open", "sell_one", "count_empty", "count_paper", "end"):
        getattr(counter, step)()


def boxes(counter: Counter) -> tuple[BoxCustody, ...]:
    return counter.house.day.custody.boxes()


def sheet_of(window: OfficeWindow) -> HandOverSheet:
    return next(sheet for sheet in window.findChildren(HandOverSheet) if sheet.isVisible())


@pytest.fixture
def at_box(counter, office, hands):
    """A closed day, and the page Box with the sheet open."""
    close_a_day(counter)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    day.press(Qt.Key.Key_H)
    return window, day


def choose(day, way: Way) -> None:
    """By the key on its cap, wherever the keyboard is."""
    day.press({Way.OUT: Qt.Key.Key_F9, Way.INSIDE: Qt.Key.Key_F10, Way.BACK: Qt.Key.Key_F11}[way])


def test_out_with_a_carrier_by_keys(counter, at_box):
    """H, van 12, the seal, who takes it, no note, the PIN: the chain has it, the sheet is gone, the page says so."""
    window, day = at_box
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    (box,) = boxes(counter)
    step = box.steps[-1]
    assert (step.gives, step.takes, step.to_place, step.seal) == ("Ann Berg", CARRIER, "van 12", SEAL)
    assert not any(sheet.isVisible() for sheet in window.findChildren(HandOverSheet))
    seen = day.seen()
    assert f"Box 085-2-0001 handed over, entry {step.seq}: van 12." in seen
    assert "On its way: van 12" in seen
    assert "back office to van 12" in seen
    assert f"Ann Berg to {CARRIER}" in seen


def test_into_the_safe_with_one_of_us(counter, at_box):
    """The way is chosen with the arrows; Rosa signs with her number and PIN, Ann with hers."""
    window, day = at_box
    choose(day, Way.INSIDE)
    assert QApplication.focusWidget() is sheet_of(window).place.edit
    day.type("safe", SEAL, "17", CLERK_PIN, "", MANAGER_PIN)
    (box,) = boxes(counter)
    assert (box.steps[-1].takes, box.place, box.is_here) == ("Rosa Lind", "safe", True)
    assert "In this place: safe" in day.seen()


def test_a_box_that_is_away_can_only_come_back(counter, at_box):
    """Once it left, the sheet opens at "It came back"; out again is refused in the place, back is written down."""
    window, day = at_box
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    day.press(Qt.Key.Key_H)
    assert sheet_of(window).way.value() == Way.BACK
    choose(day, Way.OUT)
    day.type("van 12", SEAL, CARRIER, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert f"Box 085-2-0001 is not here: {CARRIER} has it." in sheet.place.mend()
    assert QApplication.focusWidget() is sheet.place.edit
    assert sheet.pin.text() == ""
    choose(day, Way.BACK)
    day.type("", "", CARRIER, "nobody at the dock", MANAGER_PIN)
    (box,) = boxes(counter)
    assert [step.way for step in box.steps] == [Way.OUT, Way.BACK]
    assert box.is_here


def test_another_seal_is_asked_about_and_shown(counter, at_box):
    """B 1 instead of A 448 210: refused at the tape; with a note it is written down, and marked in the chain."""
    window, day = at_box
    day.type("van 12", "B 1", CARRIER, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert "The tape says B 1, and box 085-2-0001 had A 448 210" in sheet.seal.mend()
    assert QApplication.focusWidget() is sheet.seal.edit
    day.type("", "", "tape torn, sealed anew", MANAGER_PIN)
    (box,) = boxes(counter)
    assert (box.is_seal_whole, box.steps[-1].note) == (False, "tape torn, sealed anew")
    model = window.office_page("box").chain.model
    assert model.cell(model.rows[-1], Col.WHO).second == "tape torn, sealed anew"
    assert model.cell(model.rows[-1], Col.SEAL).icon == "refused"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("", SEAL, CARRIER, "", MANAGER_PIN), "place", "Write where the box goes"),
        (("van 12", "", CARRIER, "", MANAGER_PIN), "seal", "Read the number on the tape"),
        (("van 12", SEAL, "", "", MANAGER_PIN), "outsider", "Write the name of the person from outside"),
        (("van 12", SEAL, CARRIER, "", "9999"), "pin", "PIN"),
        (("van 12", SEAL, CARRIER, "4111 1111 1111 1111", MANAGER_PIN), "note", "card number"),
    ],
)
def test_each_refusal_stands_in_its_field(counter, at_box, typed, field, said):
    """Nothing is written, the sheet stays with what was typed, the keyboard is where it is mended, the PIN is gone."""
    window, day = at_box
    day.type(*typed)
    sheet = sheet_of(window)
    wrong = getattr(sheet, field)
    assert said in wrong.mend()
    assert QApplication.focusWidget() is wrong.edit
    assert sheet.pin.text() == ""
    assert sheet.button.accessibleName() == "Hand over"
    assert boxes(counter)[0].steps == ()


@pytest.mark.parametrize(
    ("second", "said"), [(("02", MANAGER_PIN), "Another person"), (("17", "9999"), "not that of Rosa Lind")]
)
def test_the_second_person_signs_for_themselves(counter, at_box, second, said):
    """Not Ann twice, and not Rosa without Rosa's PIN."""
    window, day = at_box
    choose(day, Way.INSIDE)
    day.type("safe", SEAL, *second, "", MANAGER_PIN)
    sheet = sheet_of(window)
    assert said in sheet.second.number.mend() + sheet.second.pin.mend()
    assert sheet.second.isAncestorOf(QApplication.focusWidget())
    assert boxes(counter)[0].steps == ()


def test_a_clerk_gives_nothing_out(counter, shown, hands):
    """Rosa may carry it into the safe; with a carrier the sheet says who may."""
    close_a_day(counter)
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.clerk), 1024, 768)
    day = hands(window)
    day.turn_to(BOX)
    day.press(Qt.Key.Key_H)
    day.type("van 12", SEAL, CARRIER, "", CLERK_PIN)
    assert "This is for a manager." in sheet_of(window).pin.mend()


def test_of_two_boxes_the_scanned_one_goes(counter, office, hands):
    """Yesterday's box waits; its number is scanned in place of the newest; an unknown one is refused there."""
    close_a_day(counter)
    counter.clock.pass_min(24 * 60)
    counter.open()
    counter.count_empty()
    counter.count_paper()
    counter.end()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "1 older box waits here too." in day.seen()
    day.press(Qt.Key.Key_H)
    sheet = sheet_of(window)
    sheet.box.setFocus()
    sheet.box.edit.selectAll()
    day.type("085-2-0099", "van 12", SEAL, CARRIER, "", MANAGER_PIN)
    assert "There is no box 085-2-0099" in sheet.box.mend()
    sheet.box.edit.selectAll()
    day.type("085-2-0001", "", "", "", "", MANAGER_PIN)
    assert [(box.box_no, box.is_here) for box in boxes(counter)] == [("085-2-0002", True)]


def test_esc_writes_nothing_and_gives_the_keyboard_back(counter, at_box):
    window, day = at_box
    day.write("van 12")
    day.press(Qt.Key.Key_Escape)
    day.press(Qt.Key.Key_Escape)
    assert not any(sheet.isVisible() for sheet in window.findChildren(HandOverSheet))
    assert window.office_page("box").isAncestorOf(QApplication.focusWidget())
    assert boxes(counter)[0].steps == ()


def test_nobody_at_work_is_asked_who(counter, shown, hands):
    """Without a person the button says why, and no sheet opens."""
    close_a_day(counter)
    window = shown(OfficeWindow(counter.house, Lanes.inline(), person=counter.manager), 1024, 768)
    page = window.office_page("box")
    page.person = None
    page.show_day(replace(page.seen))
    page.custody.ask()
    assert not window.findChildren(HandOverSheet)
    assert "Say who is at work first" in hands(window).seen()
