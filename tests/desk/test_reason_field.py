"""A reason beside a PIN: the usual ones by number, one's own words, and never a PIN."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from shoebox.desk.reason_field import ReasonField


@pytest.fixture
def field(shown):
    made = ReasonField()
    made.offer(("change", "stamps"))
    shown(made, 400, 120)
    made.edit.setFocus()
    return made


def test_a_usual_reason_by_its_number(field):
    QTest.keyClicks(field.edit, "2")
    assert field.reason() == "stamps"


@pytest.mark.parametrize("typed", ["7654", "02 0202", "0202 ", "123456789012"])
def test_a_pin_is_gone_when_the_keyboard_goes_on(field, typed):
    """Also from the undo steps; it is said until something is typed, whatever the sheet says besides."""
    QTest.keyClicks(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    field.set_mend("Say why in a few words.")
    assert (field.text(), field.mend()) == ("", "This looks like a PIN. Say why in words.")
    field.edit.undo()
    assert field.text() == ""
    QTest.keyClicks(field.edit, "till 3 was short")
    field.set_mend("")
    assert (field.reason(), field.mend()) == ("till 3 was short", "")


@pytest.mark.parametrize(
    ("typed", "mode"),
    [
        ("2", QLineEdit.EchoMode.Normal), ("76", QLineEdit.EchoMode.Password), ("02 02", QLineEdit.EchoMode.Password),
        ("7 days late", QLineEdit.EchoMode.Normal), ("", QLineEdit.EchoMode.Normal),
    ],
)  # fmt: skip
def test_digits_alone_stand_in_dots(field, typed, mode):
    """A PIN typed one field early is read by nobody; the number of a usual reason and words are."""
    QTest.keyClicks(field.edit, typed)
    assert field.edit.echoMode() is mode


def test_three_digits_and_words_with_digits_are_reasons(field):
    for said in ("007", "see entry 4120", "2026-11 invoice"):
        field.set_text(said)
        assert field.reason() == said
        assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
