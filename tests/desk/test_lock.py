"""A window that nobody touches locks itself, and only a PIN opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, STAFF
from shoebox.desk.lock import Lock
from shoebox.desk.pin_field import second_pin_field
from shoebox.desk.widgets.field import Field


@pytest.fixture
def locked(shown):
    """A window of ten minutes whose clerk has gone away; who came in afterwards."""
    window, came = QWidget(), []
    lock = Lock(window, STAFF, came.append, minutes=10)
    shown(window)
    lock.take_person(STAFF.by_number(CLERK))
    lock.timer.timeout.emit()
    return window, lock, came


def typed(said: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), said)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_same_person_needs_only_the_pin(locked):
    _, lock, came = locked
    typed(CLERK_PIN)
    assert [person.number for person in came] == [CLERK]
    assert lock.sheet is None
    assert lock.timer.isActive(), "it locks again"


def test_somebody_else_takes_over_with_number_and_pin(locked):
    _, lock, came = locked
    lock.sheet.number.edit.setFocus()
    lock.sheet.number.edit.selectAll()
    typed(MANAGER)
    typed(MANAGER_PIN)
    assert [person.number for person in came] == [MANAGER]


def test_neither_esc_nor_a_wrong_pin_opens_it(locked):
    window, lock, came = locked
    typed("0000")
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert came == []
    assert lock.sheet.isVisible()
    assert lock.sheet.geometry() == window.rect()


def test_a_key_puts_it_off_and_nobody_at_work_never_locks(shown):
    """The time begins anew with each key; a window at which nobody is at work asks for somebody already."""
    window = QWidget()
    lock = Lock(window, STAFF, print, minutes=10)
    shown(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert not lock.timer.isActive()
    lock.take_person(STAFF.by_number(CLERK))
    before = lock.timer.timerId()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert lock.timer.isActive()
    assert lock.timer.timerId() != before, "a timer that begins anew is another one to Qt"


def test_none_means_never(shown):
    window = QWidget()
    lock = Lock(window, STAFF, print, minutes=0)
    shown(window)
    lock.take_person(STAFF.by_number(CLERK))
    assert not lock.timer.isActive()


def test_no_pin_that_was_typed_stays_below_it(shown):
    """A second person typed theirs and was called away: whoever unlocks the window can't send it."""
    window = QWidget()
    word, pin = Field("Why"), second_pin_field("Their PIN")
    column = QVBoxLayout(window)
    column.addWidget(word)
    column.addWidget(pin)
    lock = Lock(window, STAFF, print, minutes=10)
    shown(window)
    word.set_text("typed twice")
    pin.edit.setFocus()
    QTest.keyClicks(pin.edit, MANAGER_PIN)
    lock.lock()
    assert (word.text(), pin.text()) == ("typed twice", "")
