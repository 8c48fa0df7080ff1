"""Two keys bring a clerk back who signed in here before; their PIN is asked for what goes beyond a sale.

Rosa Lind (17) and Tom Ash (18) are clerks, Ann Berg (02) is the manager. Rosa is at work; the book saw Ann and Rosa.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from bookmaking import CLERK_PIN, MANAGER_PIN, STAFF, HandClock
from desk.register.counter import CTRL, ENTER, ESC, Counter, at_the_counter, new_house, sold
from shoebox.desk.coming_back import SureSheet
from shoebox.desk.pin_field import PIN_DIGITS_MAX
from shoebox.domain import staff as staff_list
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, Staff, hash_pin
from shoebox.till import Till

pytestmark = pytest.mark.thorough

F3, F9 = Qt.Key.Key_F3, Qt.Key.Key_F9
TOM = Person("18", "Tom Ash", "TA", Role.CLERK, hash_pin("1818", b"salt-of-18"))
MINUTES = 10


@pytest.fixture
def policy() -> Policy:
    return Policy(switch_minutes=MINUTES, refund_own_sale_alone=True)  # so that nobody else is asked


@pytest.fixture
def house(tmp_path, policy):
    made = new_house(tmp_path / "085-2", staff=Staff((*STAFF.people, TOM), PinTries(HandClock())), policy=policy)
    yield made
    made.book.close()


@pytest.fixture
def two_clerks(house, lanes, shown) -> Counter:
    """Tom took over from Rosa by his number and his PIN."""
    window = at_the_counter(house, lanes)
    shown(window, 1280, 800)
    counter = Counter(house, window)
    counter.press(F3)
    counter.keys("0")
    counter.types("18", "1818")
    return counter


def asked_for(counter) -> str:
    """Whose PIN is asked for before something is done; empty where nobody's is."""
    return counter.window.back.sheet.accessibleName() if counter.window.back.sheet is not None else ""


def came_back(counter, digit: str) -> bool:
    """Whether F3 and this digit were enough."""
    counter.press(F3)
    counter.keys(digit)
    return counter.window._asking is None


def refund_asked(counter) -> int:
    """Somebody who came back by two keys wants to give a cash sale back; the sale's entry."""
    entry = sold(counter.house, tender="cash", slip="", brand="", last4="", amount_minor=500, tax_minor=0)
    came_back(counter, "2")
    counter.press(Qt.Key.Key_F7)
    counter.types(str(entry), "5.00", "does not fit")
    counter.refund.try_refund()
    return entry


def test_two_keys_bring_a_clerk_back_and_the_sale_is_theirs(two_clerks):
    counter = two_clerks
    assert counter.page.clerk == "18"
    assert came_back(counter, "2")
    assert (counter.page.clerk, counter.window.header._person.text()) == ("17", "Rosa Lind")
    counter.press(Qt.Key.Key_F6)
    counter.types("5.00", "5.00")
    counter.press(ENTER)
    assert counter.page.panel.model.rows[0].clerk == "17"


def test_the_list_says_for_whom_two_keys_are_enough(two_clerks):
    two_clerks.press(F3)
    names = [button.accessibleName() for button in two_clerks.window._asking._list.buttons.values()]
    assert names[:3] == ["Ann Berg, manager", "Rosa Lind, clerk, no PIN now", "Tom Ash, clerk, no PIN now"]


def test_a_digit_stays_a_persons(two_clerks):
    """Tom has sold nothing when he gets the digit 3, and keeps it when the book has seen him before Rosa."""
    assert came_back(two_clerks, "3")
    assert two_clerks.page.clerk == "18"
    sold(two_clerks.house, clerk="18")
    sold(two_clerks.house, clerk="17", slip="085100047", last4="1111")
    assert came_back(two_clerks, "2")
    assert two_clerks.page.clerk == "17"


@pytest.mark.parametrize(("minutes", "enough"), [(MINUTES - 1, True), (MINUTES, False)])
def test_after_the_policys_minutes_away_the_pin_is_asked(two_clerks, minutes, enough):
    two_clerks.house.clock.pass_min(minutes)
    assert came_back(two_clerks, "2") is enough


def test_whoever_is_at_work_may_stay_longer(two_clerks):
    """The minutes count from when another took over: Tom keys for half an hour and goes for one minute."""
    counter = two_clerks
    counter.house.clock.pass_min(30)
    counter.press(F3)
    counter.keys("2")
    counter.types("1717")
    counter.house.clock.pass_min(1)
    assert came_back(counter, "3")


def test_after_the_window_locked_itself_everybody_types_a_pin(two_clerks):
    two_clerks.window.lock.lock()
    two_clerks.types("1818")
    assert not came_back(two_clerks, "2")


def test_a_manager_never_comes_back_without_a_pin(two_clerks):
    counter = two_clerks
    counter.press(F3)
    counter.keys("1")
    counter.types(MANAGER_PIN)
    assert came_back(counter, "2")
    assert not came_back(counter, "1")


@pytest.mark.parametrize("policy", [Policy(switch_minutes=0)])
def test_a_policy_may_want_a_pin_each_time(two_clerks):
    assert not came_back(two_clerks, "2")


def test_who_goes_away_comes_back_by_pin_and_what_was_begun_stays(two_clerks):
    """Ctrl+F3: nobody is at work, nothing is lost, and Rosa still needs two keys alone."""
    counter = two_clerks
    counter.types("085100047", "129.95")
    counter.press(F3, CTRL)
    assert (counter.page.clerk, counter.window.header._person.text()) == ("", "")
    counter.keys("3")
    assert counter.window._asking is not None
    counter.press(ESC)
    assert came_back(counter, "2")
    assert counter.page.clerk == "17"
    assert counter.card.amount.text() == "129.95"
    assert not came_back(counter, "3")


def test_a_refund_asks_for_the_pin_first_and_is_then_given(two_clerks):
    """Or Ann could come back as Rosa by two keys, and agree with herself."""
    counter, entry = two_clerks, refund_asked(two_clerks)
    assert asked_for(counter) == "PIN of Rosa Lind"
    counter.types("1818")
    assert counter.page.clerk == "17"
    assert counter.house.book.head().seq == entry
    counter.types("1717")
    assert counter.house.book.sale(entry).refunded_minor == 500


def test_a_refund_that_nobody_signs_stands_as_it_was(two_clerks):
    counter = two_clerks
    refund_asked(counter)
    counter.press(ESC)
    assert (asked_for(counter), counter.refund.sending()) == ("", False)
    counter.refund.try_refund()
    assert asked_for(counter) == "PIN of Rosa Lind"


@pytest.mark.parametrize(("key", "modifier"), [(F9, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_O, CTRL)])
def test_what_goes_beyond_a_sale_asks_once(two_clerks, key, modifier):
    """A void, the drawer; having typed it, nobody is asked twice."""
    counter = two_clerks
    sold(counter.house)
    came_back(counter, "2")
    counter.page.refresh()
    counter.press(key, modifier)
    assert asked_for(counter) == "PIN of Rosa Lind"
    counter.types("1717")
    sheet = counter.page.voids.sheet or counter.page.counter.sheet
    assert sheet is not None
    counter.press(ESC)
    counter.press(key, modifier)
    assert asked_for(counter) == ""


def test_whoever_typed_a_pin_is_not_asked_again(two_clerks):
    sold(two_clerks.house)
    two_clerks.page.refresh()
    two_clerks.press(F9)
    assert asked_for(two_clerks) == ""
    assert two_clerks.page.voids.sheet is not None


def test_a_window_made_anew_takes_no_pin_for_typed(two_clerks, house, lanes, shown):
    """Head office sends a policy while Rosa is back by two keys: her PIN is still asked, Tom's digit still enough."""
    came_back(two_clerks, "2")
    again = Counter(house, shown(at_the_counter(house, lanes)))
    again.window.people.follow(two_clerks.window.people)
    again.press(Qt.Key.Key_O, CTRL)
    assert asked_for(again) == "PIN of Rosa Lind"
    again.press(ESC)
    assert came_back(again, "3")
    assert again.page.clerk == "18"


def test_a_new_pin_is_asked_for_in_a_window_made_anew(two_clerks, lanes, shown):
    """The staff list that came has another PIN of Rosa's: the one she typed before is worth nothing now."""
    old = two_clerks.house
    people = [
        replace(one, pin=hash_pin("4321", b"salt-of-17")) if one.number == "17" else one for one in old.staff.people
    ]
    staff = Staff(tuple(people))
    house = replace(old, staff=staff, till=Till(old.book, old.policy, staff, old.clock))
    again = Counter(house, shown(at_the_counter(house, lanes)))
    again.window.people.follow(two_clerks.window.people)
    two_clerks.window.hide()
    assert came_back(again, "3")
    assert not came_back(again, "2")


def test_the_field_takes_as_many_digits_as_a_pin_has(two_clerks):
    longest = "1" * PIN_DIGITS_MAX
    assert staff_list.hash_pin(longest, b"salt")
    with pytest.raises(staff_list.Refusal):
        staff_list.hash_pin(longest + "1", b"salt")
    sheet = SureSheet(two_clerks.window, TOM)
    assert sheet.pin.edit.maxLength() == PIN_DIGITS_MAX


def test_whoever_came_back_by_two_keys_guesses_the_pin_no_faster(two_clerks):
    """Rosa's digit lets anybody stand here as Rosa; the PIN before the money is counted with all her others."""
    refund_asked(two_clerks)
    for guess in range(Policy().pin_tries_max):
        two_clerks.types(f"900{guess}")
    two_clerks.types(CLERK_PIN)
    sheet = two_clerks.window.back.sheet
    assert sheet is not None
    assert "Too many wrong PINs" in sheet.pin.mend()
    assert [(one.number, one.tries) for one in two_clerks.house.staff.tries.untold()] == [
        ("17", Policy().pin_tries_max)
    ]
