"""A sale paid by card and cash, and what else a slip says, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bookmaking import DAY, MANAGER, MANAGER_PIN, NOON_MS, close_day, open_day
from desk.register.counter import CTRL, ENTER, ESC, shut
from shoebox.desk.register.slip_extras import Extras, PartSheet
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.acts import IncidentEnded
from shoebox.domain.money import Money

pytestmark = pytest.mark.thorough


def sheet(counter) -> Sheet:
    return counter.window.findChildren(Sheet)[-1]


def keyed(counter) -> None:
    """$129.95 in all, $40.00 of it in cash from $50.00; the slip says $89.95."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00", "50.00")
    counter.keys("1", "44174417", "y", "48213A", "y")


def test_a_part_in_cash_by_keys(counter):
    """Ctrl+F6, 40.00, 50.00: the slip is over the rest, the tax is the whole sale's, and one Enter records both."""
    keyed(counter)
    assert counter.card.amount.text() == "89.95"
    assert counter.card.tax.text() == "8.78"
    line, small = counter.verdict()
    assert line == "$89.95 on Visa •• 4417 and $40.00 in cash"
    assert small == "Together $129.95. Enter records it. Give back $10.00."
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    slip, cash = counter.house.book.whole_sale(counter.house.till.last_saved())
    assert (slip.amount_minor, cash.amount_minor, cash.received_minor) == (8_995, 4_000, 5_000)
    assert counter.page.recorded.result._amount.amount() == "$129.95"
    assert counter.page.panel.rows()[0].part_of_seq == slip.seq


def test_another_amount_is_card_alone_again(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00", "")
    counter.card.amount.setFocus()
    counter.types("120.00")
    assert counter.card.draft().cash_minor == 0
    assert counter.card.tax.text() == "8.11"


def test_all_of_it_in_cash_is_a_cash_sale(counter):
    """The sheet says so; Esc leads back with the amount as it was, and F6 takes it along."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("129.95", "")
    assert sheet(counter).part.mend() == "All of it in cash is a cash sale: Esc, then F6."
    counter.press(ESC)  # the field, then the sheet
    counter.press(ESC)
    assert counter.card.amount.text() == "129.95"
    counter.press(Qt.Key.Key_F6)
    assert counter.cash.amount.text() == "129.95"


def test_too_little_cash_is_said_in_the_sheet(counter):
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00", "39.00")
    assert sheet(counter).received.mend() == "$1.00 is missing."


def test_a_declined_card_takes_the_whole_to_cash(counter):
    """Declined after $40.00 were said to be cash: F6 goes on with all of it."""
    keyed(counter)
    counter.press(Qt.Key.Key_F10)
    counter.press(Qt.Key.Key_F6)
    assert counter.cash.amount.text() == "129.95"
    assert counter.card.draft().cash_minor == 0


def test_void_from_the_list_strikes_out_both(counter):
    keyed(counter)
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F9)
    assert sheet(counter).accessibleName() == "Void entries 5 and 6, $129.95"
    counter.types("typed twice")
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_Tab)
    counter.types(MANAGER_PIN)
    assert [row.voided_by_seq for row in counter.page.panel.rows()] == [8, 7]


def test_a_refund_chooses_the_part_with_f4(counter):
    keyed(counter)
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100047")
    assert counter.refund.amount.text() == "89.95"
    counter.press(Qt.Key.Key_F4)
    assert counter.refund.amount.text() == "40.00"
    counter.types("40.00", "torn", "", "")
    back = counter.house.till.last_saved()
    assert (back.kind, back.tender, back.refund_of_seq) == ("refund", "cash", 6)


def test_the_rest_of_it_wants_a_second_person(counter):
    """$40.00 of it went back; with $89.95 more it is above $100.00, and the form says so before Enter does."""
    keyed(counter)
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100047")
    counter.press(Qt.Key.Key_F4)
    counter.types("40.00", "torn", "", "")
    counter.press(Qt.Key.Key_F7)
    counter.types("085100047", "89.95")
    counter.types("torn", "085100048", "")
    assert counter.refund.pin.mend() == "A second person types their PIN."
    counter.types(MANAGER_PIN)
    back = counter.house.till.last_saved()
    assert (back.kind, back.tender, back.amount_minor) == ("refund", "card", 8_995)


def test_goods_and_time_of_the_slip(counter):
    """Ctrl+E: two shirts, written at 06:30; the store's clock says 07:00."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("2 shirts", "6.30")
    QTest.qWait(0)
    assert counter.at() == "Card brand: Visa"
    draft = counter.card.draft()
    assert draft.goods == "2 shirts"
    assert (NOON_MS - draft.happened_ms) // 60_000 == 30
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    assert counter.house.till.last_saved().goods == "2 shirts"
    assert counter.card.draft().goods == ""


def test_the_day_of_the_slip_is_said_while_it_is_typed_and_kept(counter):
    """07:00 on Thursday: half past eight is asked about; yesterday is before 26-07 began; the day before likewise."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("")
    asked = (
        "08:30 is later than now, 07:00. Of yesterday: press -. The clock here is slow: press +. Else type it again."
    )
    said = [
        ("0630", "Today, 06:30"),
        ("0830", asked),
        ("-1 0830", "Wed 11 Nov, 08:30"),
        ("-2 0830", "Tue 10 Nov, 08:30"),
    ]
    for typed, words in said:
        counter.keys(typed)
        assert sheet(counter).time.below.shown() == words
        counter.press(ESC)
    counter.types("12 0830")
    assert sheet(counter).time.mend() == "This time is still to come. Read the time on the slip again."
    counter.press(ESC)
    counter.types("11 0830")
    assert counter.card.layout_of._why.words.accessibleName().endswith("written Wed 11 Nov, 08:30")
    assert "No incident was on at that time; the last one is 26-07." in counter.verdict()[1]
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("")
    assert counter.here().text() == "11 08:30"
    counter.press(ESC)
    counter.types("0300")
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    _, _, act = counter.house.book.latest("sale")
    assert NOON_MS - act.happened_ms == 4 * 60 * 60_000


def test_a_cash_sale_of_an_earlier_time_is_keyed_with_it(counter):
    """F6, Ctrl+E: a cap, written at 03:00; yesterday's half past eight, before the incident, is refused in words."""
    counter.press(Qt.Key.Key_F6)
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("", "11 0830")
    counter.types("12.99", "20.00")
    assert counter.cash.received.below.shown() == "written Wed 11 Nov, 08:30"
    assert "No incident was on at that time; the last one is 26-07." in counter.verdict()[1]
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("1 cap", "0300")
    assert counter.verdict()[0] == "$12.99 in cash, written 03:00, 1 cap"
    counter.press(ENTER)
    _, _, act = counter.house.book.latest("sale")
    assert (act.tender, act.goods, NOON_MS - act.happened_ms) == ("cash", "1 cap", 4 * 60 * 60_000)
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F6)
    assert (counter.cash.draft().happened_ms, counter.cash.received.below.shown()) == (0, "")


def test_what_the_slip_says_goes_along_to_cash(counter):
    """A card slip of 03:00 is paid in cash after all."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("2 shirts", "0300")
    counter.press(Qt.Key.Key_F6)
    assert NOON_MS - counter.cash.draft().happened_ms == 4 * 60 * 60_000
    assert counter.cash.draft().goods == "2 shirts"


def test_a_slip_found_after_the_end_is_taken_by_keys(counter):
    """The incident ended yesterday, a day is open: Esc, Tab, Enter; without its time refused, with it a late entry."""
    house = counter.house
    shut(house)
    ended = IncidentEnded(incident_seq=2, ended_ms=NOON_MS, ended_by=MANAGER, last_slip="")
    house.book.append(ended, clerk=MANAGER, day=DAY)
    house.clock.pass_min(24 * 60)
    open_day(house.book, day="2026-11-13", z_no=317)
    counter.page.refresh()
    assert counter.shown() == "ScrolledPage"  # the four steps that start an incident
    counter.press(ESC)
    counter.press(Qt.Key.Key_Tab)
    assert counter.at() == "A slip of incident 26-07 was found"
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F4)
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A", "y")
    counter.press(ENTER)
    assert counter.verdict()[1].startswith(
        "No incident is on: only a slip of incident 26-07 that was found late is taken."
    )
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("", "12 0630")
    QTest.qWait(0)
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    saved = counter.page.recorded.result._saved.plain()
    assert saved == "Slip of Thu 12 Nov, 06:30, counted in the day of Fri 13 Nov"
    late = next(line for line in house.day.figures().risks if line.name == "Written on an earlier day")
    assert late.amount_minor == 12_995
    close_day(house.book, day="2026-11-13")
    counter.page.refresh()
    assert not counter.page.takes_late


def test_a_card_number_is_kept_out_of_the_goods(counter):
    counter.press(Qt.Key.Key_E, CTRL)
    counter.keys("4111111111111111")
    assert sheet(counter).goods.text() == ""


def test_an_e_mail_address_is_a_contact(counter):
    counter.card_slip()
    counter.card.phone.setFocus()
    counter.types("ann@example")
    assert counter.card.phone.mend() == "No address. Read it again, or leave it empty."
    counter.keys(".com")
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"


def test_certificate_and_part_in_cash_are_both_said_below_the_amount(counter):
    """In either order, and the certificate stays when the part in cash goes."""
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00", "")
    counter.press(Qt.Key.Key_F10, CTRL)
    counter.types("EX-77 1204")
    below = counter.card.amount.edit.accessibleDescription
    assert below() == "$40.00 of it in cash: $129.95 together. Certificate EX-77 1204"
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("30.00", "")
    assert below() == "$30.00 of it in cash: $129.95 together. Certificate EX-77 1204"
    counter.card.amount.setFocus()
    counter.types("120.00")
    assert below() == "Certificate EX-77 1204"


def test_an_amount_beyond_32_bits_is_taken_in_two_parts(shown, qtbot):
    """Rp 25,000,000.00 is no large sale: 5,000,000.00 of it in cash."""
    window = QWidget()
    shown(window)
    part = PartSheet(window, Money(2_500_000_000, "IDR"), Extras())
    took = []
    part.taken.connect(lambda *minor: took.append(minor))
    part.ask()
    qtbot.keyClicks(part.part.edit, "500000000")
    part.button.click()
    assert took == [(2_500_000_000, 500_000_000, 0)]
