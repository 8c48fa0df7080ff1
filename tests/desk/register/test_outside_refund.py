"""Money back on a receipt of elsewhere, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bookmaking import CLERK, MANAGER_PIN
from desk.register.counter import CTRL, ENTER, Counter, at_the_counter, new_house
from looks.checks import outside, short_of_room
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.policy import Policy

pytestmark = pytest.mark.thorough


def sheet(counter) -> Sheet:
    return counter.window.findChildren(Sheet)[-1]


def receipt(counter, tender: str, *, store: str = "") -> None:
    """Ctrl+R: receipt 4711-8 of 3 Nov over $62.41."""
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "3 Nov", "62.41")
    if store:
        sheet(counter).store.set_text(store)
    counter.keys(tender)


def test_cash_of_another_store(counter):
    """Store 012, paid in cash: $20.00 back with a second person's PIN, and the PIN is asked though it is little."""
    receipt(counter, "6", store="012")
    counter.press(ENTER)
    assert counter.refund.amount.text() == "62.41"
    counter.types("20.00", "torn", "", "")
    assert counter.refund.pin.mend() == "A second person types their PIN."
    counter.types(MANAGER_PIN)
    back = counter.house.till.last_saved()
    assert (back.kind, back.tender, back.amount_minor) == ("refund", "cash", 2_000)
    assert (back.outside_store, back.outside_receipt) == ("012", "47118")


def test_a_card_of_before_the_outage(counter):
    """Visa 4417: the refund has a slip of its own, and goes to that card."""
    receipt(counter, "1")
    counter.types("4417")
    assert counter.at() == "Last four again"
    counter.types("4471")
    assert sheet(counter).again.mend() == "Not 4417 as before. Read the receipt again."
    counter.types("4417")
    counter.types("", "wrong size", "085100048", MANAGER_PIN)
    back = counter.house.till.last_saved()
    assert (back.tender, back.brand, back.last4, back.slip) == ("card", "visa", "4417", "085100048")


def test_last_four_that_are_scanned_are_asked_once(counter):
    receipt(counter, "1")
    counter.reads("4417")
    assert counter.refund.amount.text() == "62.41"


def test_more_than_is_left_is_said_at_the_amount(counter):
    for _ in range(2):
        receipt(counter, "6")
        counter.press(ENTER)
        counter.types("60.00", "torn", "", MANAGER_PIN)
    assert counter.refund.amount.mend().startswith("$2.41 is left of this receipt, $60.00 was given back")
    assert counter.entries().count("refund") == 1


def test_a_like_receipt_is_said_and_takes_the_pin_once_more(counter):
    """$62.41 went back on 4711-8; now the same is asked on 012 100 047: said, and a second PIN says it is another."""
    receipt(counter, "6", store="012")
    counter.press(ENTER)
    counter.types("62.41", "torn", "", MANAGER_PIN)
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("012 100 047", "3 Nov", "62.41")
    sheet(counter).store.set_text("012")
    counter.keys("6")
    counter.press(ENTER)
    counter.types("62.41", "torn", "", MANAGER_PIN)
    assert counter.entries().count("refund") == 1
    assert "receipt 47118 of the same store, day and amount" in counter.refund.found.text()
    assert (counter.refund.pin.text(), counter.at()) == ("", "PIN of a second person")
    assert counter.refund.pin.mend() == "Another sale? Their PIN once more."
    counter.types(MANAGER_PIN)
    assert counter.entries().count("refund") == 2


def test_what_is_missing_is_said_in_the_sheet(counter):
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "some day", "62.41")
    counter.keys("6")
    counter.press(ENTER)
    assert sheet(counter).day.mend() == "Type the date like 3 Nov."


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_is_cut(open_counter, width):
    counter = open_counter(width=width, height=768)
    receipt(counter, "1")
    QTest.qWait(0)
    assert (short_of_room(counter.window), outside(counter.window)) == ([], [])


def test_the_rate_on_the_receipt_is_chosen_by_its_digit_where_there_are_several(tmp_path, lanes, shown):
    """Food at 2 % is the second of two: Enter comes to it after the amount, 2 chooses it; $0.39 of $20.00 is tax."""
    policy = Policy(tax_rates_per_100k={"food": 2_000})
    house = new_house(tmp_path / "085-2", policy=policy)
    window = at_the_counter(house, lanes, clerk=CLERK)
    shown(window, 1024, 768)
    counter = Counter(house, window)
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "3 Nov", "62.41")
    assert counter.at() == "Usual, 7.25 %"
    counter.types("2")
    assert counter.at() == "Visa"
    counter.keys("1")
    assert (short_of_room(window), outside(window)) == ([], [])
    counter.types("4417", "4417", "20.00", "torn", "085100048", MANAGER_PIN)
    assert counter.house.till.last_saved().tax_minor == 39
    house.book.close()
