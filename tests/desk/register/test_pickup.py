"""Online orders, gift cards, spoiled slips and the drawer, by keys alone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bookmaking import MANAGER_PIN
from desk.late import LateLane
from desk.register.counter import CTRL, ENTER, ESC, Counter, at_the_counter, new_house, sold
from looks.checks import outside, short_of_room
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.desk.widgets.sheet import Sheet
from shoebox.domain.pickup import Order, OrdersFacts
from shoebox.storage.order_list import OrderList, write_order_list

pytestmark = pytest.mark.thorough

ORDERS = (
    Order(order_no="W-100234", name="Ada Quill", email="ada@example.com", goods="2 shirts, blue"),
    Order(order_no="W-100235", name="Bo Ruiz", phone="+1 555 0148 22", is_paid=False),
)


@pytest.fixture
def house(tmp_path):
    """A store with an order file of this morning."""
    made = new_house(tmp_path / "085-2")
    write_order_list(made.folder, OrdersFacts(as_of_ms=1_794_463_200_000, orders=2), ORDERS)
    yield replace(made, orders=OrderList(made.folder))
    made.book.close()


def form(counter):
    return counter.page.pickups.form


def sheet(counter) -> Sheet:
    return counter.window.findChildren(Sheet)[-1]


def step(counter):
    """The last step in the book: state and order."""
    rows = [row for entry in counter.house.book.entries() if (row := counter.house.book.pickup(entry.seq))]
    return rows[-1].state, rows[-1].order_no


def test_an_order_in_five_keys_and_its_number(counter):
    """F8, the number, Enter, 1 for proof, Enter; the next customer's field is at the keyboard."""
    counter.press(Qt.Key.Key_F8)
    counter.types("w-100234")
    counter.keys("1")
    counter.press(ENTER)
    assert step(counter) == ("released", "W-100234")
    assert counter.verdict()[0] == "Handed over: order W-100234, entry 5"
    assert counter.at() == "Order number, e-mail, phone or name"
    assert form(counter).search.text() == ""


def test_the_second_time_is_refused_with_when(counter):
    counter.press(Qt.Key.Key_F8)
    counter.types("ada@example")
    counter.keys("1")
    counter.press(ENTER)
    counter.types("ada@example")
    assert counter.verdict()[0] == "Handed over already, Thu 12 Nov 07:00, entry 5"
    assert form(counter).button.held()
    assert [entry for entry in counter.entries() if entry == "pick_up"] == ["pick_up"]


def test_one_that_is_not_paid_is_a_sale_first(counter):
    counter.press(Qt.Key.Key_F8)
    counter.types("ruiz")
    assert counter.verdict()[0] == "Order W-100235, Bo Ruiz is not paid"
    assert form(counter).button.held()


def test_one_that_nobody_finds_goes_onto_the_hold_list_and_is_settled_by_two(counter):
    """Not found: name, phone, Enter. Later Enter on it, proof, Finance's word, another person's PIN."""
    counter.press(Qt.Key.Key_F8)
    counter.types("W-999", "Cy Moss", "555 0199 22")
    assert step(counter) == ("held", "W-999")
    assert [one.order.name for one in form(counter).model.rows] == ["Cy Moss"]
    counter.types("W-999")
    counter.keys("1")
    counter.types("Ann in Finance found it", MANAGER_PIN)
    assert step(counter) == ("released", "W-999")
    assert form(counter).model.rows == ()


def test_a_mistake_is_taken_back(counter):
    counter.press(Qt.Key.Key_F8)
    counter.types("w-100234")
    counter.keys("1")
    counter.press(ENTER)
    counter.types("w-100234")
    counter.press(Qt.Key.Key_Backspace, CTRL)
    assert sheet(counter).accessibleName() == "Take order W-100234 back"
    counter.types("wrong bag", "9999")
    assert sheet(counter).pin.mend().startswith("This PIN belongs to no")
    counter.types(MANAGER_PIN)
    assert step(counter) == ("undone", "W-100234")


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_is_cut(open_counter, width):
    counter = open_counter(width=width, height=768)
    counter.press(Qt.Key.Key_F8)
    for said in ("", "w-1", "nobody"):
        counter.keys(said)
        QTest.qWait(0)
        assert (short_of_room(counter.window), outside(counter.window)) == ([], []), said
        form(counter).start("", "17")
        form(counter).focus_first()
    counter.press(Qt.Key.Key_G, CTRL)
    QTest.qWait(0)
    assert (short_of_room(counter.window), outside(counter.window)) == ([], [])


def test_a_gift_card_is_refused_with_the_sentence_to_say(counter):
    """Ctrl+G; Esc leads back to the slip as it was begun."""
    counter.types("085100047")
    counter.press(Qt.Key.Key_G, CTRL)
    assert counter.shown() == "GiftView"
    assert "It keeps its full value." in counter.page.gift.say.text()
    counter.press(ESC)
    assert counter.shown() == "CardForm"
    assert counter.card.slip.text() == "085 100 047"


# -- spoiled slips and the drawer


def test_a_slip_that_is_spoiled_half_way(counter):
    """Ctrl+Delete, 1: the sale stays as keyed and goes onto the next slip; the spoiled one is accounted for."""
    sold(counter.house)  # slip 046, so that 047 is the pad's next
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(Qt.Key.Key_Delete, CTRL)
    assert sheet(counter).slip.text() == "085 100 047"
    counter.types("1")
    assert counter.entries()[-1] == "slip_spoiled"
    assert counter.house.book.slip_mark("085100047")[0] == "spoiled"
    assert counter.at() == "Slip number"
    assert (counter.card.slip.text(), counter.card.amount.text(), counter.card.last4.text()) == ("", "129.95", "4417")
    counter.press(ENTER)
    assert counter.card.slip.text() == "085 100 048"


def test_a_slip_spoiled_beside_the_last_result_is_not_offered_again(counter):
    """Recorded 047; 048 is torn; Enter beside the result takes 049."""
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_Delete, CTRL)
    assert sheet(counter).slip.text() == "085 100 048"
    counter.types("3")
    counter.press(ENTER)
    assert counter.card.slip.text() == "085 100 049"


def test_one_that_was_used_is_not_spoiled(counter):
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_Delete, CTRL)
    sheet(counter).slip.set_text("085100047")
    counter.types("torn")
    assert sheet(counter).slip.mend().startswith("Slip 085 100 047 is already entry 5")
    assert "slip_spoiled" not in counter.entries()


def test_the_drawer_without_a_sale(counter):
    """Ctrl+O, Enter, 1: change for a customer."""
    counter.press(Qt.Key.Key_O, CTRL)
    counter.press(ENTER)
    counter.types("1")
    assert counter.entries()[-1] == "no_sale"
    assert counter.window.foot._right == "Drawer opened without a sale, noted as entry 5"


def test_paid_out_and_in(counter):
    for way, kind in (("3", "paid_out"), ("2", "paid_in")):
        counter.press(Qt.Key.Key_O, CTRL)
        counter.keys(way)
        counter.types("12.50", "window cleaner")
        assert counter.entries()[-1] == kind
    counter.press(Qt.Key.Key_O, CTRL)
    counter.keys("2")
    counter.types("", "x")
    assert sheet(counter).amount.mend() == "Type how much."


def test_the_counter_rests_while_nothing_may_be_keyed(open_counter):
    counter = open_counter(clerk="")
    for key in (Qt.Key.Key_O, Qt.Key.Key_Delete):
        counter.press(key, CTRL)
    assert counter.page.counter.sheet is None


def test_what_is_typed_while_an_order_is_handed_over_is_the_next_customers(house, shown):
    """Enter, then the next order's number before the book answers: it stands in the empty field afterwards."""
    lane = LateLane()
    window = at_the_counter(house, Lanes(lane, InlineLane()))
    shown(window, 1280, 800)
    lane.go()
    counter = Counter(house, window)
    counter.press(Qt.Key.Key_F8)
    lane.go()
    counter.keys("w-100234")
    lane.go()
    counter.press(ENTER)
    counter.keys("1")
    counter.press(ENTER)
    counter.keys("w-1002")
    lane.go()
    assert step(counter) == ("released", "W-100234")
    assert form(counter).search.text() == "w-1002"


def test_a_bug_while_an_order_is_handed_over_leaves_the_register_at_work(house, shown, app, monkeypatch, qtbot):
    """Nobody answers: it is said so, and F5 leads on."""

    def broken(*_given):
        raise KeyError("state")

    monkeypatch.setattr("sys.excepthook", app.hear)
    monkeypatch.setattr(type(house.pickups), "release", broken)
    with closing(Lanes.pools()) as lanes:
        window = at_the_counter(house, lanes)
        shown(window, 1280, 800)
        counter = Counter(house, window)
        qtbot.waitUntil(lambda: counter.page._today is not None)
        counter.press(Qt.Key.Key_F8)
        counter.keys("w-100234")
        qtbot.waitUntil(lambda: form(counter).chosen() is not None)
        counter.press(ENTER)
        counter.keys("1")
        counter.press(ENTER)
        qtbot.waitUntil(lambda: counter.verdict()[0] == "Nobody can tell yet whether it is recorded")
        counter.press(Qt.Key.Key_F5)
        assert counter.shown() == "CardForm"
