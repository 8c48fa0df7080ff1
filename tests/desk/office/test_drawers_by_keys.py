"""Two drawers at one register, with the keyboard alone: opened for a clerk, counted one after the other, banked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from bookmaking import CLERK, CLERK_PIN, MANAGER
from daymaking import pieces_of
from officemaking import FLOAT_MINOR
from shoebox.day import DayRoom
from shoebox.desk.office.stops_card import KEYS_MAX, StopsCard
from shoebox.domain.day import Blocker
from shoebox.domain.denomination import usual_denominations
from shoebox.domain.drawer import LETTERS

pytestmark = pytest.mark.thorough

CASH, TODAY, CLOSE = 3, 1, 2
CTRL = Qt.KeyboardModifier.ControlModifier


def type_pieces(day, amount_minor: int) -> None:
    for _, number in pieces_of(amount_minor):
        day.type(str(number) if number else "")


def renewed_with(house, **rules):
    """The same store by another policy."""
    policy = replace(house.policy, **rules)
    return replace(house, policy=policy, day=DayRoom(house.book, policy, house.staff, house.clock))


def test_with_one_drawer_no_choice_is_shown(counter, office, hands):
    """An open day: neither Today nor Cash asks which drawer; Ctrl+T says that there is only one."""
    counter.open()
    day = hands(office())
    page = day.window.office_page("today")
    assert not page.drawers.isVisible()
    day.press(Qt.Key.Key_T, CTRL)
    assert "There is only one drawer today." in day.seen()


def test_a_second_drawer_from_its_float_to_the_bank(counter, office, hands):
    """Ctrl+N: for Rosa with 150.00, seen by her. Both counted; B is 1.00 short; each with a bag of its own."""
    counter.open()
    day = hands(office())
    day.turn_to(CASH)
    day.press(Qt.Key.Key_N, CTRL)
    day.type(CLERK, "150.00", "99", CLERK_PIN)
    assert "99" in day.seen()
    sheet = day.window.office_page("cash").sheet
    sheet.second.number.edit.clear()
    day.type(CLERK, CLERK_PIN)
    assert [(one.drawer, one.clerks) for one in counter.house.book.drawers()] == [("", ()), ("B", (CLERK,))]
    assert "Drawer B is for" in day.seen()
    day.turn_to(TODAY)
    page = day.window.office_page("today")
    assert page.drawers.isVisible()
    expected = counter.house.book.float_minor()
    page.count_form.focus_first()
    type_pieces(day, expected)
    day.go()
    assert page.drawers.drawer() == "B"
    assert "Count drawer B" in day.seen()
    type_pieces(day, 14_900)
    day.go()
    figures = counter.house.day.figures()
    assert [one.over_short_minor for one in figures.drawers] == [0, -100]
    day.turn_to(CASH)
    day.press(Qt.Key.Key_F12)
    day.press(Qt.Key.Key_T, CTRL)
    day.type("49.00", "8802", CLERK, CLERK_PIN, "", "", "2", "", "1", "4")
    day.go()
    banked = [one.deposit for one in counter.house.day.figures().drawers]
    assert [one.stays_minor if one else None for one in banked] == [None, 10_000]


def test_what_was_recorded_in_one_drawer_is_not_said_beside_the_next(counter, office, hands):
    """Paid out of A: "Recorded" stands in the foot; Ctrl+T, and the foot says what is to be done with B."""
    counter.open()
    counter.second_drawer()
    day = hands(office())
    day.turn_to(CASH)
    day.type("45.00", "1")
    day.go()
    assert "Recorded, entry" in day.seen()
    day.press(Qt.Key.Key_T, CTRL)
    assert "Recorded, entry" not in day.seen()
    assert day.window.office_page("cash").drawers.drawer() == "B"


def test_the_morning_float_is_proposed_from_the_first_drawer_alone(counter, office, hands):
    """200.00 stayed in A and 150.00 in B: A's is in the field, and opened with it nothing is off."""
    counter.open()
    drawer = counter.house.day.drawer
    drawer.open_another(float_minor=15_000, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    drawer.count(pieces_of(FLOAT_MINOR), MANAGER, drawer="")
    drawer.count(pieces_of(15_000), MANAGER, drawer="B")
    drawer.deposit(amount_minor=0, bag="", second=(CLERK, CLERK_PIN), clerk=MANAGER, drawer="")
    drawer.deposit(amount_minor=0, bag="", second=(CLERK, CLERK_PIN), clerk=MANAGER, drawer="B")
    counter.count_paper()
    counter.end()
    counter.clock.pass_min(24 * 60)
    day = hands(office())
    day.turn_to(TODAY)
    form = day.window.office_page("today").open_form
    assert form.float_field.money().amount_minor == FLOAT_MINOR
    assert "$200.00 stayed in it last time." in day.seen()


def test_each_drawer_that_stops_the_close_has_its_own_key(counter, office, hands):
    """Slips not counted, four drawers not: 5 leads to D though A is first; 4 leads to C."""
    counter.open()
    drawer = counter.house.day.drawer
    for _ in "BCD":
        drawer.open_another(float_minor=10_000, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    window = office()
    day, page = hands(window), window.office_page("today")
    day.turn_to(CLOSE)
    assert len(window.office_page("close").stops.buttons) == 5
    assert "Mend it" not in day.seen()
    day.press(Qt.Key.Key_5)
    assert (window.page(), page.drawers.drawer()) == ("today", "D")
    assert page.count_form.rows[0].field.edit.hasFocus()
    day.turn_to(CLOSE)
    day.press(Qt.Key.Key_4)
    assert page.drawers.drawer() == "C"


def test_more_stops_than_keys_are_shown_all_the_same(qtbot):
    """Nine drawers, and five other things: the last has no key, and is reached by Tab."""
    page, card = QWidget(), StopsCard()
    qtbot.addWidget(page)
    card.setParent(page)
    names = (f"085-{at}" for at in range(KEYS_MAX + 1))
    card.show_stops(
        tuple(Blocker(code="day.block.registers", facts=(("registers", name),), mend_at="registers") for name in names)
    )
    assert len(card.buttons) == KEYS_MAX + 1
    assert [button.accessibleDescription() for button in card.buttons[-2:]] == ["Key C", ""]


def test_all_that_can_stop_a_close_has_a_key(counter, office, hands):
    """Slips missing and not counted, nine drawers not, another register not here: 0 is the tenth, B the twelfth.

    Two slips on one order, which takes registers that keyed slips again, would be the thirteenth.
    """
    counter.two_registers()
    counter.open()
    counter.sell()
    drawer = counter.house.day.drawer
    for _ in LETTERS[1:]:
        drawer.open_another(float_minor=10_000, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    window = office()
    day, page = hands(window), window.office_page("today")
    day.turn_to(CLOSE)
    buttons = window.office_page("close").stops.buttons
    assert len(buttons) == KEYS_MAX - 1 == 12
    assert [button.accessibleDescription() for button in buttons] == [f"Key {key}" for key in "1234567890AB"]
    day.press(Qt.Key.Key_0)
    assert (window.page(), page.drawers.drawer()) == ("today", "H")
    day.turn_to(CLOSE)
    day.press(Qt.Key.Key_A)
    assert page.drawers.drawer() == "I"
    day.turn_to(CLOSE)
    day.press(Qt.Key.Key_B)
    assert window.page() == "registers"


def test_what_of_a_drawer_goes_to_the_bank_is_asked_of_that_drawer(counter, office, hands):
    """A and B are counted, the policy wants a deposit of each: of B it is asked by its own key."""
    counter.house = renewed_with(counter.house, deposit_before_close=True)
    counter.open()
    drawer = counter.house.day.drawer
    drawer.open_another(float_minor=15_000, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    drawer.count(pieces_of(FLOAT_MINOR), MANAGER, drawer="")
    drawer.count(pieces_of(15_000), MANAGER, drawer="B")
    window = office()
    day, page = hands(window), window.office_page("cash")
    day.turn_to(CLOSE)
    day.press(Qt.Key.Key_3)
    assert (window.page(), page.drawers.drawer(), page.way.value()) == ("cash", "B", "bank")
    assert page.form.amount.edit.hasFocus()


def test_a_drawer_is_given_to_somebody_else(counter, office, hands):
    """B for Rosa, then for Ann too: the sheet is opened again, F7 goes to B."""
    counter.open()
    counter.house.day.drawer.open_another(float_minor=0, seller=CLERK, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    day = hands(office())
    day.turn_to(CASH)
    day.press(Qt.Key.Key_N, CTRL)
    sheet = day.window.office_page("cash").sheet
    day.press(Qt.Key.Key_F7)
    day.press(Qt.Key.Key_F7)
    assert sheet.which.value() == "B"
    day.type(CLERK)
    assert "theirs already" in day.seen()
    sheet.seller.edit.clear()
    day.type(MANAGER)
    assert counter.house.book.drawers()[1].clerks == (CLERK, MANAGER)


@pytest.mark.parametrize("currency", ["USD", "EUR"])
def test_the_act_is_in_sight_while_a_drawer_of_two_is_counted(counter, office, hands, currency):
    """1024 x 768: "Save count" stands at the foot of the page, and each piece scrolls in with the keyboard."""
    counter.open()
    counter.second_drawer()
    counter.sell()
    counter.house = renewed_with(counter.house, denominations=usual_denominations(currency))
    day = hands(office())
    form = day.window.office_page("today").count_form
    form.focus_first()
    for _ in form.rows:
        field = QApplication.focusWidget()
        for one in (field, form.button):
            assert one.visibleRegion().boundingRect() == one.rect(), one.accessibleName()
        day.type("1")
