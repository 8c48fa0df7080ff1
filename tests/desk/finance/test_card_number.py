"""Show card number: a reason, a passphrase, an entry, and a number that hides when anybody looks elsewhere."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casemaking import ANN
from desk.late import LateLane
from desk.trial import seen
from sealmaking import OLA, PASSPHRASE, VISA, sealed_case
from shoebox.desk.finance.card_sheets import CardNumberSheet, OpenCardSheet
from shoebox.desk.finance.queue_page import QueuePage

pytestmark = pytest.mark.thorough

GROUPED = "4111 1111 1111 1111"
WHY = "charge never made"


@pytest.fixture
def held(tmp_path):
    made = sealed_case(tmp_path / "hq")
    with closing(made.desk):
        yield made


def sheets(window, kind):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def choose(window, held):
    page = window.findChild(QueuePage)
    page.table.choose_row(page.model.find(lambda row: row.case_id == held.case_id))
    page.table.setFocus()
    return page


def shown(window, held, hands):
    """The number on the screen."""
    choose(window, held)
    hand = hands(window)
    hand.press(Qt.Key.Key_K)
    hand.type(WHY, PASSPHRASE)
    (sheet,) = sheets(window, CardNumberSheet)
    assert GROUPED in seen(window)
    assert "Expires 09/28" in seen(window)
    return hand, sheet


def gone(window) -> bool:
    QApplication.processEvents()
    return GROUPED not in seen(window) and not sheets(window, CardNumberSheet)


def test_a_number_is_shown_after_a_reason_and_the_passphrase_and_hides_on_esc(held, finance, hands):
    window = finance(held.desk, OLA)
    hand, _ = shown(window, held, hands)
    hand.press(Qt.Key.Key_Escape)
    assert gone(window)
    hand.turn_to(7)
    assert "Opened a card number" in seen(window)
    assert WHY in seen(window)
    assert VISA not in seen(window).replace(" ", "")


@pytest.mark.parametrize("way", ["window", "focus", "time", "put away"])
def test_it_hides_when_anybody_looks_elsewhere(held, finance, hands, way):
    window = finance(held.desk, OLA)
    _, sheet = shown(window, held, hands)
    if way == "window":
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    elif way == "focus":
        window.findChild(QueuePage).table.setFocus()
    elif way == "time":
        for _ in range(held.desk.policy.sealed_shown_s):
            sheet.pass_second()
    else:
        window.hide()
    assert gone(window)


def test_a_lock_takes_it_away_and_keeps_the_keyboard(held, finance, hands):
    window = finance(held.desk, OLA)
    window.lock.take_person(OLA)
    shown(window, held, hands)
    window.lock.lock()
    assert gone(window)
    assert window.lock.sheet.isAncestorOf(QApplication.focusWidget())


def looks_away(window, qtbot, way):
    """Before the answer comes."""
    if way == "lock":
        window.lock.lock()
    elif way == "window":
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        other.activateWindow()
    elif way == "Esc":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    elif way == "person":
        window.lock.lock()
        window.lock.sheet.signed_in.emit(ANN)
        window.lock.sheet.dismiss()
    QApplication.processEvents()


@pytest.mark.parametrize("way", ["", "lock", "window", "Esc", "person"])
def test_a_number_that_comes_when_nobody_looks_is_not_shown(held, finance, hands, qtbot, way):
    """The passphrase takes a while: the answer finds the sheet that asked, or a lock, another window or person."""
    window = finance(held.desk, OLA)
    window.lock.take_person(OLA)
    choose(window, held)
    hand = hands(window)
    window.session.lanes.book = lane = LateLane()
    hand.press(Qt.Key.Key_K)
    hand.type(WHY, PASSPHRASE)
    looks_away(window, qtbot, way)
    lane.go()
    QApplication.processEvents()
    assert bool(sheets(window, CardNumberSheet)) == (not way)
    assert (GROUPED in seen(window)) == (not way)
    assert ("Opened and written down, but not shown" in seen(window)) == bool(way)
    assert held.desk.casework.trail()[0].words == "Opened a card number"
    if way == "lock":
        assert window.lock.sheet.isAncestorOf(QApplication.focusWidget())


def test_nothing_of_it_can_be_copied(held, finance, hands):
    QGuiApplication.clipboard().setText("before")
    window = finance(held.desk, OLA)
    hand, _ = shown(window, held, hands)
    hand.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_a_wrong_passphrase_is_said_and_does_not_stand_there(held, finance, hands):
    window = finance(held.desk, OLA)
    choose(window, held)
    hand = hands(window)
    hand.press(Qt.Key.Key_K)
    hand.type(WHY, "not the passphrase")
    (sheet,) = sheets(window, OpenCardSheet)
    assert "not the passphrase of this key" in sheet.passphrase.mend()
    assert sheet.passphrase.text() == ""
    hand.type(PASSPHRASE)
    assert sheets(window, CardNumberSheet)


def test_whoever_guesses_the_passphrase_is_told_to_wait(held, finance, hands):
    """An empty one is no try."""
    window = finance(held.desk, OLA)
    choose(window, held)
    hand = hands(window)
    hand.press(Qt.Key.Key_K)
    hand.type(WHY, "")
    for _ in range(6):
        hand.type("not the passphrase")
    assert "None is tried for the next 15 min" in seen(window)
    assert [act.words for act in held.desk.casework.trail()].count("Typed a wrong passphrase for a card number") == 5


def test_of_many_slips_the_one_is_typed_or_scanned(held, finance, hands):
    """Five with a sealed number: none is out of reach, and another number is said to be none of them."""
    window = finance(held.desk, OLA)
    numbers = {f"S{at}": f"08510000{at}" for at in range(1, 6)}
    sheet = OpenCardSheet(window, replace(held.desk.case(held.case_id), sealed=tuple(numbers.items())))
    asked = []
    sheet.asked.connect(lambda *said: asked.append(said))
    sheet.ask()
    hand = hands(window)
    assert "5 slips of this case have a sealed number" in seen(window)
    hand.type("085 100 009", WHY, PASSPHRASE)
    assert "No slip of this case with a sealed number has this number" in seen(window)
    assert asked == []
    QApplication.focusWidget().selectAll()
    hand.type("085 100 005", "", PASSPHRASE)
    assert asked == [("S5", WHY, PASSPHRASE)]


def test_without_a_reason_nothing_is_opened(held, finance, hands):
    window = finance(held.desk, OLA)
    choose(window, held)
    hand = hands(window)
    hand.press(Qt.Key.Key_K)
    hand.type("", PASSPHRASE)
    (sheet,) = sheets(window, OpenCardSheet)
    assert "Say why" in sheet.note.mend()


def test_only_whoever_opens_numbers_sees_the_button(held, finance, hands):
    window = finance(held.desk, ANN)
    page = choose(window, held)
    assert not page.evidence.number.isVisible()
    hands(window).press(Qt.Key.Key_K)
    assert "opens no card numbers" in seen(window)
    window.session.take_person(OLA)
    assert page.evidence.number.isVisible()
    assert not page.evidence.ask.isVisible()
    page.table.choose_row(page.model.find(lambda row: row.case_id != held.case_id))
    assert not page.evidence.number.isVisible()
    page.table.setFocus()
    hands(window).press(Qt.Key.Key_K)
    assert "no sealed card number" in seen(window)


def test_the_foot_says_what_an_opener_does(held, finance):
    assert "Opens card numbers" in seen(finance(held.desk, OLA))
