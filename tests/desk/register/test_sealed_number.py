"""The card number in the window: typed once, sealed as it is left, copied and undone never, dropped with its slip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

from desk.register.counter import CTRL, ENTER, ESC, GOOD_CARD, SHIFT, Counter, at_the_counter, new_house
from desk.trial import seen
from sealmaking import KEY, MASTERCARD, sealing_policy
from shoebox.domain.acts import Sale
from shoebox.domain.entry import read_body
from shoebox.domain.sealed import SealedFor

pytestmark = pytest.mark.thorough

GROUPED = "4111 1111 1111 1111"


@pytest.fixture
def house(tmp_path):
    """A store whose policy has numbers sealed."""
    made = new_house(tmp_path / "085-2", policy=sealing_policy())
    yield made
    made.book.close()


@pytest.fixture
def counter(house, lanes, shown) -> Counter:
    window = at_the_counter(house, lanes)
    shown(window)
    return Counter(house, window)


def begin(counter: Counter, number: str = GOOD_CARD) -> None:
    """085 100 047, $129.95, Visa, 09/28, and the number without its Enter."""
    counter.types("085100047", "129.95")
    counter.keys("1", "0928", number)


def last_sale(counter: Counter) -> Sale:
    entry = [one for one in counter.house.book.entries() if one.kind == "sale"][-1]
    return Sale.of(read_body(entry.body).data)


def whose(counter: Counter) -> SealedFor:
    row = counter.house.till.last_saved()
    return SealedFor(
        store="085", register="085-2", epoch=1, entry_id=row.entry_id, slip=row.slip, amount_minor=row.amount_minor,
        currency="USD",
    )  # fmt: skip


def test_a_slip_with_its_number_by_keys_alone(counter):
    begin(counter)
    assert counter.card.number.field.edit.displayText() == GROUPED
    counter.press(ENTER)
    assert counter.card.number.field.text() == "•••• 1111"
    assert counter.at() == "Approval code"
    counter.types("48213A")
    counter.keys("y")
    assert counter.verdict() == ("$129.95 on Visa •• 1111", "Enter records it.")
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    card = KEY.open(last_sale(counter).sealed, whose(counter))
    assert (card.number, card.expiry, last_sale(counter).last4) == (GOOD_CARD, "0928", "1111")
    assert "1111 1111" not in seen(counter.window)


@pytest.mark.parametrize("way", ["tab", "click", "window"])
def test_leaving_the_number_in_any_way_seals_it(counter, way):
    begin(counter)
    field = counter.card.number.field
    if way == "tab":
        counter.press(Qt.Key.Key_Tab)
    elif way == "click":
        counter.card.phone.setFocus(Qt.FocusReason.MouseFocusReason)
    else:
        field.edit.clearFocus()
    assert field.text() == "•••• 1111"
    assert counter.card.draft().sealed is not None


def test_a_wrong_number_stays_to_be_mended_and_is_gone_once_it_is_left(counter):
    begin(counter, GOOD_CARD[:-1] + "2")
    counter.press(ENTER)
    field = counter.card.number.field
    assert "digit is wrong" in field.mend()
    assert counter.here() is field.edit
    counter.press(Qt.Key.Key_Tab)
    assert field.text() == ""
    assert field.mend()
    assert counter.card.draft().sealed is None


def test_another_brand_is_said(counter):
    begin(counter, MASTERCARD)
    counter.press(ENTER)
    assert "another brand" in counter.card.number.field.mend()


@pytest.mark.parametrize("change", ["amount", "slip", "brand"])
def test_what_it_was_sealed_for_is_changed_and_it_is_asked_once_more(counter, change):
    begin(counter)
    counter.press(ENTER)
    if change == "amount":
        counter.card.amount.edit.setFocus()
        counter.types("130.95")
    elif change == "slip":
        counter.card.slip.edit.setFocus()
        counter.types("085100048")
    else:
        counter.card.brand.control.press(list(counter.card._policy.brands)[1])
    assert counter.card.draft().sealed is None
    assert counter.card.number.field.text() == ""
    assert "Type it once more" in counter.card.number.field.mend()


def test_typing_on_the_cover_begins_anew(counter):
    begin(counter)
    counter.press(ENTER)
    counter.press(ENTER, SHIFT)
    counter.keys("4")
    assert counter.card.number.field.text() == "4"
    assert counter.card.draft().sealed is None
    counter.press(ESC)
    assert counter.card.number.field.text() == ""


def test_backspace_takes_the_cover_off(counter):
    begin(counter)
    counter.press(ENTER)
    counter.press(ENTER, SHIFT)
    counter.press(Qt.Key.Key_Backspace)
    assert counter.card.number.field.text() == ""
    assert counter.card.draft().sealed is None


def test_nothing_is_copied_cut_or_undone_and_readers_are_told_dots(counter):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    begin(counter)
    edit = counter.card.number.field.edit
    counter.press(Qt.Key.Key_A, CTRL)
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        counter.press(key, CTRL)
    edit.selectAll()
    edit.copy()
    edit.cut()
    assert clipboard.text() == "before"
    said = QAccessible.queryAccessibleInterface(edit).text(QAccessible.Text.Value)
    assert not any(map(str.isdigit, said))
    edit.clear()
    counter.keys(GOOD_CARD)
    counter.press(ENTER)
    counter.press(ENTER, SHIFT)
    for _ in range(3):
        counter.press(Qt.Key.Key_Z, CTRL)
    assert edit.text() == "•••• 1111"
    edit.undo()
    assert edit.text() == "•••• 1111"


def test_a_swiped_stripe_is_not_read(counter):
    begin(counter, "%B")
    counter.keys("%")
    assert "stripe" in counter.card.number.field.mend()
    assert counter.card.number.field.text() == ""


def test_the_number_typed_anywhere_else_is_cleared_as_ever(counter):
    counter.types("085100047", "129.95")
    counter.card.phone.edit.setFocus()
    counter.keys(GOOD_CARD)
    assert counter.card.phone.text() == ""


def test_the_next_slip_begins_empty(counter):
    begin(counter)
    counter.press(ENTER)
    counter.card.start(counter.house.till.new_id(), "17")
    assert counter.card.number.field.text() == ""
    assert counter.card.draft().sealed is None


def test_a_number_before_its_amount_is_not_kept(counter):
    counter.card.number.field.edit.setFocus()
    counter.keys(GOOD_CARD)
    counter.press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert counter.card.number.field.text() == ""
    assert "come first" in counter.card.number.field.mend()
