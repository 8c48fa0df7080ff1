"""A card number typed into any field is refused, and is nowhere afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desk.register.counter import CTRL, ENTER, GOOD_CARD, sold

pytestmark = pytest.mark.thorough

_CARD_FIELDS = ("slip", "amount", "tax", "last4", "again", "approval", "phone")


def texts_of(window: QWidget) -> str:
    """Everything that stands in a widget or is told to a reader."""
    found = []
    for one in [window, *window.findChildren(QWidget)]:
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLineEdit):
            found += [one.text(), one.displayText(), one.placeholderText(), one.selectedText()]
    return "\n".join(found)


def book_bytes(counter) -> bytes:
    return b"".join(path.read_bytes() for path in counter.house.folder.rglob("*") if path.is_file())


def assert_gone(counter) -> None:
    """Not in a widget, not after Ctrl+Z, not in any file of the store."""
    counter.press(Qt.Key.Key_Z, CTRL)
    for part in (GOOD_CARD, GOOD_CARD[:10], "4111 1111"):
        assert part not in texts_of(counter.window)
        assert part.encode() not in book_bytes(counter)


@pytest.mark.parametrize("name", _CARD_FIELDS)
def test_a_card_number_in_a_field_of_the_card_slip(counter, name):
    field = getattr(counter.card, name)
    field.setFocus()
    counter.keys(GOOD_CARD)
    assert field.text() == ""
    assert field.mend() == "Cleared: card numbers are never kept."
    assert counter.verdict()[0] == "Cleared: card numbers are never kept."
    assert_gone(counter)


@pytest.mark.parametrize("name", ["slip", "approval", "phone"])
def test_a_pasted_card_number(counter, name):
    field = getattr(counter.card, name)
    field.setFocus()
    field.edit.insert("4111 1111 1111 1111")
    field.edit.textEdited.emit(field.edit.text())
    assert field.text() == ""
    assert_gone(counter)


def test_a_security_code_in_words(counter):
    counter.card.approval.setFocus()
    counter.keys("cvv 123")
    assert counter.card.approval.text() == ""
    assert counter.card.approval.mend() == "Cleared: security codes are never kept."


def test_the_sale_goes_on_after_a_card_number(counter):
    counter.types("085100047", "129.95")
    counter.keys("1", GOOD_CARD)
    counter.types("4417", "4417")
    counter.keys("y")
    counter.types("48213A")
    counter.keys("i", "y")
    counter.keys(GOOD_CARD)
    counter.press(ENTER)
    counter.press(ENTER)
    assert counter.house.till.last_saved().last4 == "4417"
    assert_gone(counter)


def test_a_card_number_in_the_cash_form(counter):
    counter.press(Qt.Key.Key_F6)
    for name in ("amount", "tax", "received"):
        getattr(counter.cash, name).setFocus()
        counter.keys(GOOD_CARD)
        assert getattr(counter.cash, name).text() == ""
    assert_gone(counter)


@pytest.mark.parametrize("name", ["sale", "amount", "reason", "slip", "pin"])
def test_a_card_number_in_the_refund_form(counter, name):
    sold(counter.house)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100046")
    field = getattr(counter.refund, name)
    field.setFocus()
    counter.keys(GOOD_CARD)
    assert field.text() == ""
    assert field.mend() == "Cleared: card numbers are never kept."
    assert_gone(counter)


@pytest.mark.parametrize("name", ["reason", "pin"])
def test_a_card_number_on_the_void_sheet(counter, name):
    sold(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F9)
    field = getattr(counter.page.voids.sheet, name)
    field.setFocus()
    counter.keys(GOOD_CARD)
    assert field.text() == ""
    assert_gone(counter)


def test_a_card_number_beside_the_last_result(counter):
    counter.card_slip()
    counter.press(ENTER)
    counter.keys(GOOD_CARD)
    assert counter.shown() == "CardForm"
    assert counter.card.slip.text() == ""
    QApplication.processEvents()
    assert_gone(counter)


def test_no_field_asks_for_a_security_code(counter):
    said = texts_of(counter.window).lower()
    assert "cvv" not in said
    assert "security" not in said
