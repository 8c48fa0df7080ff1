"""A scan where one key decides: it chooses nothing, records nothing, and says so. Keys as the system hands them out."""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK
from desk.register.counter import CTRL, ENTER, Counter, new_house
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.scan_shield import command_of, shield
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough

SLIP_CODE, OTHER_CODE = "085100047", "2103100YNIRH"
CLEARED = "A scan was cleared. Type it."
DROPPED = "A scan was dropped: nothing is scanned here."


@pytest.fixture
def begun(tmp_path, lanes, shown) -> Counter:
    """Rosa Lind at work, who has not said yet why cards are taken by hand."""
    house = new_house(tmp_path / "085-2", policy=Policy())
    window = RegisterWindow(house, lanes, person=house.staff.by_number(CLERK))
    shown(window, 1024, 768)
    yield Counter(house, window)
    house.book.close()


class Wire:
    """Hands keys out as the system does: asked first whether somebody claims it, then a command, else a key."""

    _begins = count(10_000, 10_000_000)  # one shield watches all windows of the run, and time goes on

    def __init__(self) -> None:
        self._at_ms = next(self._begins)

    def send(self, key: int, said: str, *, after_ms: int) -> None:
        self._at_ms += after_ms
        asked, pressed = (
            QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, said)
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        )
        at = QApplication.focusWidget()
        for event in (asked, pressed):
            event.setTimestamp(self._at_ms)
        asked.ignore()
        QApplication.sendEvent(at, asked)
        command = None if asked.isAccepted() else command_of(at, key)
        if command is not None:
            command.activated.emit()
        else:
            QApplication.sendEvent(at, pressed)

    def scan(self, code: str, *, each_ms: int = 10) -> None:
        """A wedge scanner: a sign every 10 ms, Shift before each capital, and Enter."""
        for at, sign in enumerate((*code, "\r")):
            after_ms = each_ms if at else 1_000
            if sign.isupper():
                self.send(Qt.Key.Key_Shift, "", after_ms=after_ms)
                after_ms = min(each_ms, 2)
            self.send(ENTER if sign == "\r" else ord(sign.upper()), sign, after_ms=after_ms)

    def by_hand(self, *keys: str) -> None:
        """Key after key, each after the moment in which a scanner's next one would come."""
        for key in keys:
            self.send(ord(key.upper()), key, after_ms=300)
            shield(QApplication.instance()).release()


@pytest.fixture
def wire() -> Wire:
    return Wire()


def keyed(counter: Counter) -> None:
    counter.press(ENTER)
    counter.keys("6241")
    counter.press(ENTER)
    counter.keys("1", "44174417", "y", "48213A", "y")


def to_the_reason(counter: Counter) -> None:
    keyed(counter)
    assert counter.verdict()[0] == "Next: why by hand"


@pytest.mark.parametrize("code", [SLIP_CODE, OTHER_CODE, "12AB", "147", "4006381333931"])
def test_a_scan_at_the_end_of_a_slip_records_nothing(begun, wire, code) -> None:
    """Only the reason is missing, and the code begins with, or holds, a number of one."""
    to_the_reason(begun)
    wire.scan(code)
    assert (begun.card.draft().reason, "sale" in begun.entries()) == ("", False)
    assert begun.verdict()[0] == "Next: why by hand"
    assert begun.window.foot._right == DROPPED


def test_a_scan_that_waited_comes_at_one_moment_and_records_nothing(begun, wire) -> None:
    """The screen was busy: every sign has the time at which it was handed out."""
    to_the_reason(begun)
    wire.scan(OTHER_CODE, each_ms=0)
    assert (begun.card.draft().reason, "sale" in begun.entries()) == ("", False)
    assert begun.window.foot._right == DROPPED


def test_the_reason_by_hand_records_at_the_scanners_moment(begun, wire) -> None:
    """Alone the digit says it; so it does after a scan that was dropped."""
    to_the_reason(begun)
    wire.scan(SLIP_CODE)
    wire.by_hand("2")
    assert begun.house.till.last_saved().reason == "terminal failed"


def test_a_scan_chooses_no_brand_no_yes_and_no_imprint(begun, wire) -> None:
    """At the brand, at the expiry date and at the signature: digits, and letters that are commands by hand."""
    begun.press(ENTER)
    begun.keys("6241")
    begun.press(ENTER)
    wire.scan("1234567")
    wire.by_hand("2")
    assert begun.card.draft().brand == "mastercard"
    begun.keys("44174417")
    wire.scan("YES123")
    assert begun.card.draft().expiry_ok is False
    wire.by_hand("y")
    assert begun.card.draft().expiry_ok is True
    begun.keys("48213A")
    wire.scan("YYHRI")
    assert (begun.card.draft().signature_ok, begun.card.draft().imprint) == (False, "imprinted")
    assert "sale" not in begun.entries()


def test_two_keys_of_quick_hands_are_no_scan(begun, wire) -> None:
    """Y and the Enter behind it within 10 ms: the signature is compared, and the Enter records."""
    begun.press(Qt.Key.Key_F4)
    begun.press(ENTER)
    begun.keys("6241")
    begun.press(ENTER)
    begun.keys("1", "44174417", "y", "48213A")
    wire.scan("y")
    shield(QApplication.instance()).release()
    assert begun.house.till.last_saved().signature_ok


def test_a_key_waits_no_longer_than_the_moment_of_a_scanner(begun, wire, qtbot) -> None:
    """Nobody presses another one: it does what it says by itself."""
    to_the_reason(begun)
    wire.send(Qt.Key.Key_3, "3", after_ms=300)
    assert "sale" not in begun.entries()
    qtbot.waitUntil(lambda: "sale" in begun.entries())
    assert begun.house.till.last_saved().reason == "issuer unavailable"


def test_a_scan_into_an_optional_last_field_records_nothing(begun, wire) -> None:
    """The phone is asked last, and its Enter records: a scanner's does not."""
    begun.press(Qt.Key.Key_F4)
    keyed(begun)
    begun.card.phone.setFocus()
    wire.scan(SLIP_CODE)
    assert "sale" not in begun.entries()
    assert begun.card.phone.mend() == CLEARED
    begun.keys("5035550101")
    begun.press(ENTER)
    assert begun.house.till.last_saved().last4 == "4417"


def test_a_scan_as_cash_received_records_nothing(begun, wire) -> None:
    begun.press(Qt.Key.Key_F6)
    begun.types("2000")
    wire.scan(SLIP_CODE)
    assert "sale" not in begun.entries()
    assert (begun.cash.received.mend(), begun.cash.received.text()) == (CLEARED, "")
    begun.types("5000", "")
    assert begun.house.till.last_saved().amount_minor == 2_000


def test_a_scan_chooses_nobody_and_no_way_to_open_the_drawer(begun, wire) -> None:
    """F3's list and the drawer's sheet are digits too."""
    begun.press(Qt.Key.Key_F3)
    wire.scan("1000")
    assert not begun.window._asking.pin.isVisible()
    wire.by_hand("1")
    assert begun.window._asking.pin.isVisible()


def test_a_scan_as_a_reason_spoils_no_slip_and_takes_no_words_away(begun, wire) -> None:
    before = begun.entries()
    begun.press(Qt.Key.Key_Delete, CTRL)
    begun.keys("torn ")
    wire.scan(OTHER_CODE)
    assert (begun.entries(), begun.here().text()) == (before, "torn ")


def test_a_scan_in_its_own_field_is_taken_as_before(begun, wire) -> None:
    wire.scan(SLIP_CODE)
    assert begun.card.slip.text() == "085 100 047"
    assert begun.at() == "Amount, tax included, USD"
