"""What must be so for the whole window: the Tab key's order, names, keys, room for words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, MANAGER_PIN
from desk.late import LateLane
from desk.register.counter import ENTER, ESC, SHIFT, at_the_counter, new_house, sold
from looks.checks import outside, short_of_room, stops
from shoebox.desk.lanes import Lanes
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.shortcuts import ALL_PAGES, SHORTCUTS, of_face
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.segments import Segment
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Deadlines

NOTHING_DUE = "Never key a slip into the till afterwards. Since "
CARD_WALK = (
    "Slip number", "Amount, tax included, USD", "of which tax", "Card brand: Visa", "Last four", "Last four again",
    "Expiry date valid: Yes", "Approval code", "Imprint: Imprinted", "Signed and legible: Yes",
    "Phone or e-mail",
    "Record sale", "Other reason", "Entries of today",
)  # fmt: skip


def by_tab(counter, count: int) -> list[str]:
    found = []
    for _ in range(count):
        found.append(counter.at())
        counter.press(Qt.Key.Key_Tab)
    return found


def test_the_tab_key_goes_in_the_written_order(counter):
    sold(counter.house)
    counter.page.refresh()
    assert tuple(by_tab(counter, len(CARD_WALK))) == CARD_WALK


def test_shift_enter_goes_the_same_way_back(counter):
    counter.card.phone.setFocus()
    found = []
    for _ in range(11):
        found.append(counter.at())
        counter.press(ENTER, SHIFT)
    assert [name.partition(":")[0] for name in reversed(found)] == [name.partition(":")[0] for name in CARD_WALK[:11]]


def test_the_other_forms_are_walked_in_order(counter):
    counter.press(Qt.Key.Key_F6)
    assert by_tab(counter, 4) == ["Amount, tax included, USD", "of which tax", "Cash received, USD", "Record sale"]
    counter.press(Qt.Key.Key_F7)
    walk = ["Claim code, slip or entry number", "Give back, USD", "Reason", "Slip number of the refund"]
    assert by_tab(counter, 6) == [*walk, "PIN of a second person", "Give back"]


def every_state(counter):
    """Walk through what a clerk can meet, and stop at each."""
    yield "empty"
    counter.card_slip()
    yield "ready"
    counter.press(ENTER)
    yield "recorded"
    counter.press(Qt.Key.Key_F9)
    yield "void"
    counter.page.voids.sheet.dismiss()
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95")
    yield "cash"
    counter.press(Qt.Key.Key_F7)
    counter.types("085100047")
    yield "refund"
    counter.window.banners.warn("This computer's clock went back by 12 minutes. Set it right.")
    yield "warned"


def test_everything_that_takes_the_keyboard_has_a_name(counter):
    for state in every_state(counter):
        assert [one for one in stops(counter.window) if not one.accessibleName()] == [], state


def test_no_two_buttons_share_a_name(counter):
    for state in every_state(counter):
        pressed = [one for kind in (Button, Segment) for one in counter.window.findChildren(kind)]
        names = [one.accessibleName() for one in pressed if one.isVisibleTo(counter.window)]
        assert len(names) == len(set(names)), (state, sorted(names))


def test_a_held_button_says_why(counter):
    for state in every_state(counter):
        for button in counter.window.findChildren(Button):
            if button.isVisibleTo(counter.window) and button.held():
                assert button.accessibleDescription() == button.held(), state


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800)])
def test_nothing_is_cut(open_counter, width, height):
    counter = open_counter(width=width, height=height)
    for state in every_state(counter):
        QTest.qWait(0)
        assert short_of_room(counter.window) == [], state
        assert outside(counter.window) == [], state
        assert (counter.window.width(), counter.window.height()) == (width, height), state


def test_nothing_is_cut_in_longer_words_and_mirrored(open_counter, app, monkeypatch):
    monkeypatch.setenv("SHOEBOX_STRETCH", "1")
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    counter = open_counter(width=1280, height=800)
    QTest.qWait(0)
    assert outside(counter.window) == []
    assert short_of_room(counter.window) == []


def test_a_mend_moves_nothing(counter):
    """The same places before and after everything is wrong."""
    counter.types("085100047", "129.95")
    before = [(one, one.geometry()) for one in counter.card.controls.values()]
    counter.card.phone.setFocus()
    counter.press(ENTER)
    QTest.qWait(0)
    assert [one for one, was in before if one.geometry() != was] == []


# -- keys


def test_f1_lists_exactly_what_is_bound(counter):
    """Each key of the register is bound in its place, and none is bound that is not listed."""
    window, page = counter.window, counter.page
    places = {
        ALL_PAGES: window,
        "card": page.card,
        "cash": page.cash,
        "refund": page.refund,
        "pickup": page.pickups.form,
        "items": page.items.page,
    }
    for name, owner in places.items():
        listed = {line.key for line in SHORTCUTS if (line.face, line.page) == ("register", name) and line.bound}
        listed |= {line.key for line in of_face("register") if line.face == "common" and not name}
        bound = {one.key().toString() for one in owner.findChildren(QShortcut, options=Qt.FindDirectChildrenOnly)}
        assert bound == listed, name
    sheets = {"correct"}  # their keys are their buttons' own, and are tried where they open
    assert {line.page for line in SHORTCUTS if line.face == "register"} == {*places, *sheets}


def test_each_key_stands_once(counter):
    for page in ("card", "cash", "refund", "pickup"):
        keys = [
            line.key for line in SHORTCUTS if line.face in {"register", "common"} and line.page in {page, ALL_PAGES}
        ]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("key", "view"), [("F5", "CardForm"), ("F6", "CashForm"), ("F7", "RefundForm")])
def test_the_way_keys(counter, key, view):
    counter.press(Qt.Key.Key_F7 if key != "F7" else Qt.Key.Key_F6)
    counter.press(getattr(Qt.Key, f"Key_{key}"))
    assert counter.shown() == view


@pytest.mark.parametrize(
    ("key", "brand"), [("1", "visa"), ("2", "mastercard"), ("3", "amex"), ("4", "discover"), ("5", "other")]
)
def test_the_brand_keys(counter, key, brand):
    counter.types("085100047", "129.95")
    counter.keys(key)
    assert counter.card.brand.control.value() == brand
    assert counter.at() == "Last four"


@pytest.mark.parametrize(("key", "imprint"), [("i", "imprinted"), ("r", "rubbed"), ("h", "handwritten")])
def test_the_imprint_keys(counter, key, imprint):
    counter.card.imprint.setFocus()
    counter.keys(key)
    assert counter.card.imprint.control.value() == imprint


def test_letters_are_commands_in_numbers_and_letters_in_words(counter):
    """I in the last four chooses the imprint; in the approval code it is a letter."""
    counter.card.last4.setFocus()
    counter.keys("i")
    assert counter.card.imprint.control.value() == "imprinted"
    counter.card.approval.setFocus()
    counter.keys("r1")
    assert counter.card.approval.text() == "r1"


def test_a_scanner_lands_in_one_field(counter):
    """085100047 and Enter, a key every 30 ms."""
    counter.scan("085100047")
    assert counter.card.slip.text() == "085 100 047"
    assert counter.at() == "Amount, tax included, USD"


def test_letters_of_a_scan_are_no_commands(counter):
    """A code of letters scanned into the last four chooses nothing."""
    counter.card.last4.setFocus()
    counter.scan("XYNIRH")
    assert counter.card.begun() is False


def test_f3_and_a_digit_ask_for_a_pin_the_first_time(counter):
    """Those of today stand in a list with a digit each: two keys up to the PIN, and nobody new without it."""
    counter.press(Qt.Key.Key_F3)
    assert [person.name for person in counter.window._asking._people] == ["Ann Berg", "Rosa Lind"]
    counter.keys("1")
    counter.types("9999")
    assert counter.page.clerk == "17"
    counter.types("0202")
    assert counter.page.clerk == "02"


def test_the_book_says_behind_the_window_who_is_here(house, shown):
    """F3 and a digit are typed while it is still writing: the list is waited for, and the digit chooses from it."""
    late = LateLane()
    window = shown(at_the_counter(house, Lanes(late, late)))
    late.go()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_1, Qt.Key.Key_0):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert window._asking is None
    late.go()
    assert window._asking.number.text() == "02"
    assert (window._asking.pin.edit.hasFocus(), window._asking.pin.text()) == (True, "0")


def test_somebody_who_is_not_in_the_list_types_their_number(counter):
    """0, the number, the PIN; a digit that is nobody's chooses nothing; Esc leaves all as it was."""
    counter.press(Qt.Key.Key_F3)
    counter.keys("9")
    counter.keys("0")
    counter.types("02", "0202")
    assert counter.page.clerk == "02"
    counter.press(Qt.Key.Key_F3)
    counter.press(Qt.Key.Key_Escape)
    assert counter.page.clerk == "02"


def test_whoever_leaves_the_first_question_has_the_keyboard_and_may_ask_again(house, open_counter):
    """Register 2 on a day that Ann opened, nobody at work: 1, then Esc, since it was not Ann; Enter asks once more."""
    sold(house)
    counter = open_counter(clerk="")
    QApplication.processEvents()
    counter.keys("1")
    counter.press(ESC)
    assert (counter.at(), counter.here().isVisible()) == ("Who is at work", True)
    counter.press(ENTER)
    counter.keys("0")
    counter.types("02", "0202")
    assert counter.page.clerk == "02"


def test_f12_says_where_the_office_is(counter):
    counter.press(Qt.Key.Key_F12)
    assert counter.window.foot._right.startswith("Office is not open on this computer.")


def test_the_entry_keys_say_when_there_is_nothing(counter):
    counter.press(Qt.Key.Key_F9)
    assert counter.window.foot._right == "Nothing is keyed yet, so there is nothing to void."
    counter.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert counter.window.foot._right == "Nothing is keyed yet, so there is no receipt."


def test_no_incident_is_said(tmp_path, lanes, shown):
    house = new_house(tmp_path / "s", incident="")
    window = at_the_counter(house, lanes)
    shown(window)
    assert window.banner.accessibleName().startswith("No incident is on.")
    house.book.close()


def test_nothing_is_said_of_an_incident_before_the_book_has_told(house, shown):
    """Nobody is signed in yet: the banner waits, then names the incident, and nobody's sales are shown."""
    sold(house)
    late = LateLane()
    window = shown(RegisterWindow(house, Lanes(late, late)))
    assert window.banner.accessibleName() == "The book is being read."
    late.go()
    assert "Incident 26-07." in window.banner.accessibleName()
    assert window.page_sale.panel.row() is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, ""),
        (1, "Slips of Thu 12 Nov wait for their charge: send the box today."),
        (4, "Slips of Thu 12 Nov are late for their charge: send the box now."),
        (7, "Slips of Thu 12 Nov are too late to be charged unseen: send the box and call Finance."),
    ],
)
def test_the_banner_says_how_long_the_oldest_slip_waits(house, open_counter, days, said):
    """A slip of Thursday, seen on Friday, on Monday and a week later; a voided one waits for nothing."""
    entry = sold(house)
    house.clock.pass_min(days * 24 * 60)
    counter = open_counter()
    counter.window.banners.note()  # from the next morning on, that the day is open still
    assert counter.window.banner.accessibleName().find(said or NOTHING_DUE) > 0
    house.till.void(seq=entry, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    counter.page.refresh()
    assert counter.window.banner.accessibleName().find(NOTHING_DUE) > 0


def test_the_banner_goes_by_each_slip_s_own_brand(tmp_path, lanes, shown):
    """Amex of Thursday may wait for nine business days, Visa of Friday for two: on Monday Visa's is the one to send."""
    house = new_house(tmp_path / "s", policy=Policy(presentment_by_brand={"amex": Deadlines(8, 9, 30)}))
    sold(house, brand="amex", slip="085100046")
    house.clock.pass_min(24 * 60)
    visa = sold(house, brand="visa", slip="085100047")
    window = at_the_counter(house, lanes)
    shown(window)
    window.banners.note()  # that Thursday is open still, here and on each day that follows
    assert window.banner.accessibleName().find(NOTHING_DUE) > 0, "neither is due on Friday"
    house.clock.pass_min(3 * 24 * 60)
    window.page_sale.refresh()
    window.banners.note()
    assert window.banner.accessibleName().find("Slips of Fri 13 Nov wait for their charge: send the box today.") > 0
    house.clock.pass_min(8 * 24 * 60)
    house.till.void(seq=visa, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    window.page_sale.refresh()
    window.banners.note()
    assert window.banner.accessibleName().find("Slips of Thu 12 Nov wait for their charge: send the box today.") > 0
    house.book.close()


def test_a_register_is_made_in_turns_of_which_none_makes_most_of_it(app, house):
    """Whoever keys in a window waits for one turn at most while another one is made anew beside it."""
    window, lanes, made = RegisterWindow(number=CLERK), Lanes.inline(), []
    window.build()
    window.introduce(house.front)
    for make in (*window.parts(), window.take_house):
        before = len(QApplication.allWidgets())
        make(house, lanes)
        made.append(len(QApplication.allWidgets()) - before)
    assert max(made) < 0.6 * sum(made), made
    window.close()
    window.deleteLater()


def test_the_banner_says_on_which_day_the_incident_began_once_that_is_over(house, open_counter):
    """Since 02:42; a day later at noon nobody takes that for this morning."""
    counter = open_counter()
    assert "Since 02:42" in counter.window.banner.accessibleName()
    house.clock.pass_min(24 * 60)
    counter.page.refresh()
    counter.window.banners.note()  # that the day is open still
    assert "Since Thu 12 Nov, 02:42" in counter.window.banner.accessibleName()


def test_a_clock_that_went_back_is_said_with_the_first_sale_that_bears_its_date(counter):
    """Two days back, in the middle of the day: nobody leaves the window for another one to hear it."""
    counter.house.clock.now_ms -= 48 * 3_600_000
    counter.card_slip()
    counter.press(ENTER)
    assert "clock went back by 48 hours" in counter.window.banner.accessibleName()
