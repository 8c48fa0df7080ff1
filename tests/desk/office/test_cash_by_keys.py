"""The drawer beside its sales, with the keyboard alone: reasons by number, a check at noon, a bag for the bank."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, STAFF
from shoebox.day import DayRoom
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.clock import local_time

pytestmark = pytest.mark.thorough

CASH = 3


@pytest.fixture
def at_cash(counter, office, hands):
    """A day that sells, and the page Cash."""
    counter.open()
    counter.sell()
    window = office()
    day = hands(window)
    day.turn_to(CASH)
    return window, day


def type_pieces(day, form, amount_minor: int) -> None:
    for row in form.rows:
        number, amount_minor = divmod(amount_minor, row.piece_minor)
        day.type(str(number) if number else "")


def test_a_reason_by_its_number_and_one_in_own_words(counter, at_cash):
    """F7, 5.00, reason 2; F9, 3.00, "found"; 9 is no number of a reason and stays what it is."""
    window, day = at_cash
    day.press(Qt.Key.Key_F7)
    day.type("5.00", "2")
    day.go()
    day.press(Qt.Key.Key_F9)
    day.type("3.00", "found")
    day.go()
    day.type("1.00", "9")
    day.go()
    names = [line.name for line in counter.house.day.figures().cash][-3:]
    assert names == ["Paid out, postage", "Paid in, found", "Paid in, 9"]
    model = window.office_page("cash").list.model
    assert model.cell(model.rows[-1], 0).second == "11:24, AB"


def test_a_drawer_opened_for_nothing(counter, at_cash):
    """F4, reason 1, Ctrl+Enter; without a reason nothing is recorded."""
    _, day = at_cash
    day.press(Qt.Key.Key_F4)
    day.go()
    assert "without a reason" in day.seen()
    day.type("1")
    day.go()
    assert [line.reason for line in counter.house.day.figures().no_sales] == ["change for a customer"]
    assert "Opened without a sale 1" in day.seen()


def test_a_check_at_noon_says_whether_it_agrees_and_no_figure(counter, at_cash):
    """1.00 less than expected is counted, tolerance 5.00, then 20.00 less: the book keeps both, the page tells neither.

    Whoever heard "1.00 short" would know by evening what to count to. After the blind count the page says it.
    """
    window, day = at_cash
    day.press(Qt.Key.Key_F5)
    form = window.office_page("cash").check_form
    expected_minor = counter.expected_minor()
    assert "$246.44" not in day.seen()
    assert "What should be there is shown" not in day.seen(), "of a check it never is"
    assert "Whether it agrees is shown after you save." in day.seen()
    type_pieces(day, form, expected_minor - 100)
    day.go()
    figures = counter.house.day.figures()
    assert [check.over_short_minor for check in figures.checks] == [-100]
    assert figures.counts == ()
    assert "Check 1 is saved: agrees, within the tolerance of $5.00" in day.seen()
    assert [row.field.text() for row in form.rows if row.field.text()] == []
    type_pieces(day, form, expected_minor - 2_000)
    day.go()
    assert "Check 2 is saved: does not agree within the tolerance of $5.00" in day.seen()
    assert not any(said in day.seen() for said in ("$1.00 short", "$20.00 short", "$246.44", "$245.44", "$226.44"))
    counter.count_well()
    window.refresh()
    assert "$245.44, $1.00 short" in day.seen()


def test_what_goes_to_the_bank_waits_for_the_count(counter, at_cash):
    """F12 before the count says so; after it 46.44 in bag 5512 leaves 200.00, signed by Rosa."""
    window, day = at_cash
    day.press(Qt.Key.Key_F12)
    day.go()
    assert "Count the drawer first" in day.seen()
    counter.count_well()
    window.refresh()
    day.type("46.44")
    assert "$200.00 stays in the drawer" in day.seen()
    day.type("5512", "17", "1717")
    type_pieces(day, window.office_page("cash").in_bag, 4_644)
    assert "as the amount says" in day.seen()
    day.go()
    deposit = counter.house.day.figures().deposit
    assert (deposit.amount_minor, deposit.stays_minor, deposit.bag, deposit.second) == (4_644, 20_000, "5512", "RL")
    assert sum(worth * number for worth, number in deposit.pieces) == 4_644
    assert "To the bank, bag 5512 $46.44" in day.seen()
    assert not any(stop.code.endswith("count_again") for stop in counter.house.day.blockers())


def test_a_bag_that_nobody_counted_is_asked_about_once(counter, at_cash):
    """Ctrl+Enter leads to the pieces; once more, and the bag is in the book without a count. What was signed stays."""
    window, day = at_cash
    day.press(Qt.Key.Key_F10)
    day.type("60.00", "7741", "17", "1717")
    day.go()
    page = window.office_page("cash")
    assert "Count what is in the bag. Ctrl+Enter once more: its slip is filled in by hand." in day.seen()
    assert page.in_bag.isAncestorOf(QApplication.focusWidget())
    day.go()
    drop = counter.house.day.figures().cash[-1]
    assert (drop.bag, drop.amount_minor, drop.pieces) == ("7741", -6_000, ())


def test_pieces_that_make_another_amount_are_refused_where_they_are_counted(counter, at_cash):
    """60.00 said and two twenties counted; a third one, and it is recorded with its pieces."""
    window, day = at_cash
    day.press(Qt.Key.Key_F10)
    day.type("60.00", "7741", "17", "1717")
    bag = window.office_page("cash").in_bag
    twenties = next(row for row in bag.rows if row.piece_minor == 2_000)
    twenties.field.setFocus()
    day.type("2")
    assert "$20.00 less than the amount" in day.seen()
    day.go()
    assert "The pieces make $40.00, and the bag is to hold $60.00." in day.seen()
    twenties.field.setFocus()
    twenties.field.edit.selectAll()
    day.type("3")
    day.go()
    assert counter.house.day.figures().cash[-1].pieces == ((2_000, 3),)
    assert bag.pieces() == ()


def test_more_than_was_counted_cannot_go_to_the_bank(counter, at_cash):
    window, day = at_cash
    counter.count_well()
    window.refresh()
    day.press(Qt.Key.Key_F12)
    day.type("500.00", "5512", "17", "1717")
    assert "More than was counted" in day.seen()
    day.go()
    assert "Only $246.44 was counted" in day.seen()
    assert QApplication.focusWidget() is window.office_page("cash").form.amount.edit
    assert counter.house.day.figures().deposit is None


def test_the_morning_is_offered_what_stayed_and_told_of_a_difference(counter, office, hands):
    """200.00 stayed; the field holds it, 195.00 typed over it is 5.00 less, and the day opens with that."""
    for step in ("open", "sell", "explain", "count_well", "count_paper"):
        getattr(counter, step)()
    signed = (CLERK, "1717")
    counter.house.day.drawer.deposit(amount_minor=4_644, bag="5512", second=signed, clerk=counter.manager.number)
    counter.end()
    counter.clock.pass_min(24 * 60)
    window = office()
    day = hands(window)
    form = window.office_page("today").open_form
    assert form.float_field.text() == "200.00"
    assert "$200.00 stayed in it last time" in day.seen()
    day.write("195.00")
    assert "$5.00 less than stayed" in day.seen()
    day.type("", "17", "1717")
    day.press(Qt.Key.Key_F7)
    assert counter.house.day.figures().float_off_minor == -500
    day.turn_to(CASH)
    assert "Float against what stayed $5.00 short" in day.seen()


def test_a_clerk_whom_policy_keeps_from_the_drawer_is_told(counter, shown, hands):
    """cash_roles is managers only; the sentence stands in the form."""
    counter.open()
    policy = replace(counter.house.policy, cash_roles=("manager",))
    day_room = DayRoom(counter.house.book, policy, STAFF, counter.clock)
    house = replace(counter.house, policy=policy, day=day_room)
    window = shown(OfficeWindow(house, Lanes.inline(), person=counter.clerk), 1024, 768)
    day = hands(window)
    day.turn_to(CASH)
    day.type("5.00", "milk")
    day.go()
    assert "This is for a manager. Ask one to sign in." in day.seen()


def test_what_was_before_the_clocks_were_put_back_keeps_its_time(counter, office, hands, monkeypatch):
    """Written down five hours behind UTC; the store's clock is six behind by now, and the pages say what it was."""
    counter.open()
    counter.house.day.drawer.paid_out(amount_minor=500, reason="postage", clerk=CLERK)
    moved_ms = counter.house.day.figures().cash[-1].wall_ms
    began_ms = counter.house.day.figures().declared.since_ms
    monkeypatch.setattr(type(counter.house.clock), "offset_min", lambda _clock: -360)
    window = office()
    day = hands(window)
    day.turn_to(CASH)
    model = window.office_page("cash").list.model
    assert model.cell(model.rows[-1], 0).second == local_time(moved_ms, -300).strftime("%H:%M, RL")
    window.lead_to("incident")
    QApplication.processEvents()
    assert local_time(began_ms, -300).strftime("Since %a %-d %b, %H:%M") in day.seen()
