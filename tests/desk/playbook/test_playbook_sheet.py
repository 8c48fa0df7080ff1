"""The playbook by keys: F2 at the right page, words typed, read, and back to the customer as if nothing had been."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.playbook.conftest import press, types
from shoebox.desk.register.approval_sheet import ApprovalSheet, call_about
from shoebox.desk.shortcuts import of_face
from shoebox.desk.widgets.words import Words

pytestmark = pytest.mark.thorough

Key = Qt.Key


def shown_words(window) -> list[str]:
    return [one.plain() for one in window.playbook.sheet.view.findChildren(Words) if one.isVisible()]


def at(window) -> str:
    return window.playbook.sheet.view.topic.name


@pytest.mark.parametrize(
    ("page", "topic"),
    [
        ("today", "count-drawer"), ("close", "close-day"), ("cash", "cash-moves"), ("slips", "missing-slip"),
        ("box", "box-sealing"), ("incident", "central-back"),
    ],
)  # fmt: skip
def test_the_office_opens_the_page_for_its_page(office, page, topic):
    window = office(page)
    press(Key.Key_F2, window)
    assert at(window) == topic


def test_change_that_was_fetched_has_its_page(counter, office):
    counter.open()
    window = office("cash")
    press(Key.Key_F11, window)
    press(Key.Key_F2, window)
    assert at(window) == "change"


def test_the_power_is_out_one_key_away(register, office):
    """Shift+F2, whatever is keyed or open, and F1 names it."""
    press(Key.Key_F7)
    press(Key.Key_F2, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert at(register) == "power-out"
    window = office("today")
    press(Key.Key_F2, window, Qt.KeyboardModifier.ShiftModifier)
    assert at(window) == "power-out"
    for face in ("register", "office"):
        assert ("Shift+F2", "The power is out") in {(line.key, line.words) for line in of_face(face)}


def test_before_an_incident_the_page_is_how_to_start(counter, office):
    counter.end_outage()
    window = office("incident")
    press(Key.Key_F2, window)
    assert at(window) == "start"


def test_drafts_to_key_again_have_their_page(counter, office):
    for step in ("rekey_lane", "open", "sell", "explain", "count_well", "count_paper", "end", "seal", "end_outage"):
        getattr(counter, step)()
    window = office("incident")
    press(Key.Key_F2, window)
    assert at(window) == "key-again"


@pytest.mark.parametrize(
    ("keys", "topic"),
    [((), "card-slip"), ((Key.Key_F6,), "cash-sale"), ((Key.Key_F7,), "refund"), ((Key.Key_F10,), "declined-card")],
)
def test_the_register_opens_the_page_for_what_is_keyed(register, keys, topic):
    for key in keys:
        press(key)
    press(Key.Key_F2)
    assert at(register) == topic


@pytest.mark.parametrize(
    ("field", "topic"),
    [("approval", "approval"), ("phone", "declined-later"), ("imprint", "flat-card"), ("last4", "card-slip")],
)
def test_the_field_at_work_chooses_the_page(register, field, topic):
    getattr(register.page_sale.card, field).setFocus()
    press(Key.Key_F2)
    assert at(register) == topic


def test_nobody_can_key_yet(counter, shown):
    """No day is open, and then no incident is on."""
    from shoebox.desk.lanes import Lanes
    from shoebox.desk.register.window import RegisterWindow

    window = shown(RegisterWindow(counter.house, Lanes.inline(), person=counter.clerk))
    press(Key.Key_F2, window)
    assert at(window) == "start"


def test_what_is_typed_finds_a_page_and_esc_leads_back_to_the_slip(register):
    types("085100047")
    before = QApplication.focusWidget()
    press(Key.Key_F2)
    types("code 10")
    assert at(register) == "approval"
    assert "Call for an approval code" in shown_words(register)
    press(Key.Key_Escape)
    assert register.playbook.sheet.search.text() == ""
    press(Key.Key_Escape)
    assert register.playbook.sheet is None
    assert before.hasFocus()
    assert register.page_sale.card.slip.text().replace(" ", "") == "085100047"


def test_the_key_that_opened_it_closes_it(register):
    press(Key.Key_F2)
    press(Key.Key_F2)
    assert register.playbook.sheet is None


def test_keys_of_the_register_sleep_meanwhile(register):
    press(Key.Key_F2)
    press(Key.Key_F6)
    press(Key.Key_Escape)
    assert register.page_sale.card.isVisible()


def test_arrows_walk_the_list_while_the_keyboard_stays_in_the_search(register):
    press(Key.Key_F2)
    press(Key.Key_Down)
    assert at(register) == "approval"
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert at(register) == "who-to-call"
    assert register.playbook.sheet.search.edit.hasFocus()


def test_page_down_reads_on_and_enter_goes_into_the_page(register):
    press(Key.Key_F2)
    types("no receipt")
    sheet = register.playbook.sheet
    sheet.view.setFixedHeight(160)
    QApplication.processEvents()
    press(Key.Key_PageDown)
    low = sheet.view.verticalScrollBar().value()
    assert low > 0
    press(Key.Key_Return)
    assert sheet.view.hasFocus()
    press(Key.Key_PageUp)
    assert sheet.view.verticalScrollBar().value() < low


def test_a_word_on_no_page_says_so(register):
    press(Key.Key_F2)
    types("xylophone")
    sheet = register.playbook.sheet
    assert not sheet.view.isVisible()
    assert sheet._nothing.accessibleName() == "No page says so Try another word, or one word less."
    for _ in "phone":
        press(Key.Key_Backspace)
    press(Key.Key_Escape)
    assert sheet.view.isVisible()


def test_another_page_begins_at_its_top(register):
    press(Key.Key_F2)
    sheet = register.playbook.sheet
    sheet.view.setFixedHeight(160)
    QApplication.processEvents()
    press(Key.Key_PageDown)
    press(Key.Key_Down)
    assert sheet.view.verticalScrollBar().value() == 0


def test_the_page_is_told_to_readers(register):
    press(Key.Key_F2)
    view = register.playbook.sheet.view
    assert view.accessibleName() == "Card sale on a slip"
    assert "1. Check the card" in view.accessibleDescription()


def test_head_offices_page_takes_the_place_of_ours_and_a_bad_one_does_not(counter, office):
    """52-missing-slip of head office is good, 54-box-sealing of theirs is HTML."""
    own = counter.house.folder / "playbook"
    own.mkdir()
    (own / "52-missing-slip.md").write_text("# Ask the manager\nGroup: Close\n\nCall {operations_phone}.\n")
    (own / "54-box-sealing.md").write_text("<html>no</html>")
    window = office("slips")
    press(Key.Key_F2, window)
    assert shown_words(window)[:3] == ["Close", "Ask the manager", "Call the number on your sticker."]
    said = [one.text() for one in window.playbook.sheet.findChildren(Words)]
    assert "1 page of head office can't be used: 54-box-sealing.md." in said
    assert window.playbook.sheet.model.find(lambda hit: hit.topic.title == "Seal the box") > 0


def test_the_call_has_its_page_one_key_away_and_goes_on_behind_it(register):
    """F2 over the call; F2 again leads back to it, and Esc to the slip."""
    sheet = ApprovalSheet(register.page_sale, call_about(None, register.page_sale._house.policy, "5512"))
    sheet.open()
    press(Key.Key_F2)
    assert at(register) == "approval"
    press(Key.Key_F2)
    assert register.playbook.sheet is None
    assert sheet.isAncestorOf(QApplication.focusWidget())
    press(Key.Key_Escape)
    assert not sheet.isVisible()


def test_who_has_not_said_who_they_are_reads_nothing(register):
    register.leave()
    press(Key.Key_F2)
    assert register.playbook.sheet is None
