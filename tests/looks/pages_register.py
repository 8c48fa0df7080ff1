"""Pictures of the register: each state a clerk can meet, keyed as a clerk keys it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from bookmaking import CLERK, MANAGER, MANAGER_PIN, NOON_MS, STAFF, HandClock, card_sale
from desk.register.counter import CTRL, ENTER, SHIFT, Counter, at_the_counter, new_house, next_day, shut, sold
from outmaking import notice_out, with_word
from sealmaking import VISA, sealing_policy
from shoebox.bootstrap import open_training, set_up_store
from shoebox.central import Central
from shoebox.day import StorePeople
from shoebox.desk.lanes import Lanes
from shoebox.desk.people_sheet import PeopleSetting
from shoebox.desk.register.outside_sheet import OutsideSheet
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.text import warning_of
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.errors import Trouble
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.pickup import Order, OrdersFacts
from shoebox.domain.pin_tries import PinTries
from shoebox.domain.policy import Policy
from shoebox.settings import StoreSettings
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.till import RefundDraft, SaleDraft, Till, Told

_BUSY_HOUR = (
    ("cash", 2_360), ("mastercard", 4_510), ("discover", 12_995), ("cash", 890), ("visa", 6_241), ("visa", 6_240),
    ("amex", 34_999), ("cash", 1_725), ("visa", 21_200), ("mastercard", 8_450), ("mastercard", 121_200),
)  # fmt: skip


def _counter(
    *,
    incident: str = "26-07",
    clerk: str = "17",
    open_day: bool = True,
    orders: bool = False,
    sealed: bool = False,
    policy: Policy | None = None,
) -> Counter:
    """A window on a book with an hour's sales, one of them voided."""
    house = new_house(Path(tempfile.mkdtemp()) / "085-2", policy=policy, open_day=open_day, incident=incident)
    if open_day and incident:
        _sell(house)
    if orders:
        write_order_list(house.folder, OrdersFacts(as_of_ms=NOON_MS - 9_000_000, orders=3), _ORDERS)
        house = replace(house, orders=OrderList(house.folder))
    if sealed:
        house = replace(house, policy=sealing_policy(), till=Till(house.book, sealing_policy(), STAFF, house.clock))
    window = at_the_counter(house, Lanes.inline(), clerk=clerk)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return Counter(house, window)


def _sell(house) -> None:
    for at, (how, amount_minor) in enumerate(_BUSY_HOUR, start=36):
        house.clock.pass_min(3)
        card = how != "cash"
        sold(
            house,
            tender="card" if card else "cash",
            amount_minor=amount_minor,
            tax_minor=amount_minor // 15,
            slip=f"0851000{at}" if card else "",
            brand=how if card else "",
            last4=f"{amount_minor % 9973:04d}" if card else "",
            approval="" if how in {"amex", "cash"} else "31415A",
            imprint="imprinted" if card else "",
            reason="central is down" if card else "",
        )
    house.till.void(seq=9, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk="17")


def empty() -> QWidget:
    return _counter().window


def typing() -> QWidget:
    counter = _counter()
    counter.types("085100047")
    counter.keys("129.9")
    return counter.window


def mend() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1")
    counter.types("4417", "4471")
    return counter.window


def mends() -> QWidget:
    """An approval code and a phone number that are none, in the narrowest fields of the page."""
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.types("1")
    counter.card.phone.setFocus()
    counter.types("12")
    counter.card.approval.setFocus()
    return counter.window


def large() -> QWidget:
    counter = _counter()
    counter.types("085100047", "1299.50", "129.95")
    return counter.window


def _untouched(days: int) -> QWidget:
    """Nobody presses a key for so many days; the window's own clock tells."""
    counter = _counter()
    counter.house.clock.pass_min(days * 24 * 60)
    counter.window.banners.ageing.timeout.emit()
    return counter.window


def due() -> QWidget:
    return _untouched(1)


def late() -> QWidget:
    return _untouched(4)


def blocked() -> QWidget:
    return _untouched(8)


def locked() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.window.lock.lock()
    return counter.window


def call() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.card.call()
    return counter.window


def code_10() -> QWidget:
    counter = _counter()
    counter.card.call(suspicious=True)
    return counter.window


def refused_card() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "4111111111111111")
    return counter.window


def twin() -> QWidget:
    counter = _counter()
    counter.card_slip(amount="84.50", last4="8450")
    counter.press(ENTER)
    return counter.window


def _sealed() -> Counter:
    """Where numbers are sealed: slip, amount, brand and expiry are keyed."""
    counter = _counter(sealed=True)
    counter.types("085100047", "129.95")
    counter.keys("1", "0928")
    return counter


def sealed_typing() -> QWidget:
    counter = _sealed()
    counter.keys(VISA[:10])
    return counter.window


def sealed_mend() -> QWidget:
    counter = _sealed()
    counter.types(VISA[:-1] + "2")
    return counter.window


def sealed_ready() -> QWidget:
    counter = _sealed()
    counter.types(VISA, "48213A")
    counter.keys("y")
    return counter.window


def part_sheet() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00")
    counter.keys("50.00")
    return counter.window


def _two_tenders() -> Counter:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("2 shirts, blue", "7.20")
    counter.press(Qt.Key.Key_F6, CTRL)
    counter.types("40.00", "50.00")
    counter.keys("1", "44174417", "y", "48213A", "y")
    return counter


def part_ready() -> QWidget:
    return _two_tenders().window


def part_recorded() -> QWidget:
    counter = _two_tenders()
    counter.press(ENTER)
    return counter.window


def part_refund() -> QWidget:
    counter = _two_tenders()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F7)
    counter.types("085100047")
    return counter.window


def more_sheet() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_E, CTRL)
    counter.keys("2 shirts, blue")
    return counter.window


_ORDERS = (
    Order(order_no="W-100234", name="Ada Quill", email="ada@example.com", goods="2 shirts, blue; belt 90 cm"),
    Order(order_no="W-100235", name="Bo Ruiz", phone="+1 555 0148 22", goods="Lamp, brass", is_paid=False),
    Order(order_no="W-100236", name="Di Moss", email="di@example.org", goods="Kettle"),
)


def _pickup(*keys: str) -> QWidget:
    counter = _counter(orders=True)
    counter.press(Qt.Key.Key_F8)
    counter.types("w-100236")
    counter.keys("1")
    counter.press(ENTER)
    counter.types("W-99812", "Cy Moss", "555 0199 22")
    counter.types(*keys)
    return counter.window


def pickup() -> QWidget:
    return _pickup()


def pickup_found() -> QWidget:
    return _pickup("w-100234")


def pickup_gone() -> QWidget:
    return _pickup("w-100236")


def pickup_missing() -> QWidget:
    return _pickup("W-70001")


def pickup_settle() -> QWidget:
    return _pickup("W-99812")


def outside_sheet() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "3 Nov", "62.41")
    counter.keys("1")
    return counter.window


def outside_refund() -> QWidget:
    window = outside_sheet()
    counter = Counter(window._house, window)
    counter.types("4417", "4417")
    counter.types("20.00", "torn")
    return window


def _drill() -> Counter:
    folder = Path(tempfile.mkdtemp()) / "store"
    store = StoreSettings(store="085", store_name="Harbour Row", register="085-2", currency="USD")
    clock = HandClock()
    set_up_store(folder, store, people=STAFF.people, policy=Policy(), clock=clock)
    house = open_training(folder, clock=clock)
    window = at_the_counter(house, Lanes.inline(), clerk="17")
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    counter = Counter(house, window)
    counter.page.drill.toggle("17", counter.page._today.next_slip, seed=7)
    return counter


def drill() -> QWidget:
    counter = _drill()
    counter.press(Qt.Key.Key_Delete, CTRL)
    counter.types("2")
    counter.press(ENTER)
    return counter.window


def drill_over() -> QWidget:
    counter = _drill()
    for _ in range(8):
        counter.house.clock.mono += 23_000
        counter.press(Qt.Key.Key_Delete, CTRL)
        counter.types("2")
    return counter.window


def gift() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_G, CTRL)
    return counter.window


def spoil() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_Delete, CTRL)
    return counter.window


def drawer() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_O, CTRL)
    counter.keys("3")
    return counter.window


def legible() -> QWidget:
    """Nobody has said yet that the signature fits and all copies can be read."""
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y", "48213A")
    counter.card.record.setFocus()
    counter.press(ENTER)
    return counter.window


def bare() -> QWidget:
    """Handwritten and without a code, where the policy lets it pass: one is recorded, another one keyed."""
    policy = Policy(floor_limit_minor={"visa": 20_000, "amex": 100_000}, handwritten_needs_code=False)
    house = new_house(Path(tempfile.mkdtemp()) / "085-2", policy=policy)
    _sell(house)
    bare = card_sale(60, slip="085100047", imprint="handwritten", approval="", brand="visa", amount_minor=8_450)
    house.till.record(bare)
    window = at_the_counter(house, Lanes.inline(), clerk="17")
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    counter = Counter(house, window)
    counter.types("085100048", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(ENTER)
    counter.keys("h", "y")
    counter.card.record.setFocus()
    return counter.window


def why_by_hand() -> QWidget:
    """A clerk's first slip of the shift: all is keyed, and nobody has said why it is by hand."""
    house = new_house(Path(tempfile.mkdtemp()) / "085-2")
    window = RegisterWindow(house, Lanes.inline(), person=STAFF.by_number("17"))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    counter = Counter(house, window)
    counter.card_slip()
    counter.press(ENTER)
    return window


def written_earlier() -> QWidget:
    """A pile of slips after the rush: the fifth of them, written at 6:05."""
    counter = _counter()
    counter.press(Qt.Key.Key_E, CTRL | SHIFT)
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "0605")
    return counter.window


def declined_again() -> QWidget:
    """The card of a slip that was declined, on the next slip."""
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(Qt.Key.Key_F10)
    counter.press(ENTER)
    counter.types("085100048", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(ENTER)
    return counter.window


def declined_elsewhere() -> QWidget:
    """The card of a slip that was declined at register 1."""
    counter = _counter()
    there = DeclinedCard("visa", "4417", "085-1", 31, NOON_MS - 1_800_000, -300, 6_000)
    counter.house.till._told = Told(declined=lambda last4: (there,) if last4 == there.last4 else ())
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    return counter.window


def declined() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    return counter.window


def ready() -> QWidget:
    counter = _counter()
    counter.card_slip()
    return counter.window


def voided() -> QWidget:
    counter = _counter()
    counter.card_slip()
    counter.press(ENTER)
    counter.press(Qt.Key.Key_F9)
    counter.types("wrong amount")
    counter.press(Qt.Key.Key_Space)
    counter.press(ENTER)
    counter.types(MANAGER_PIN)
    return counter.window


def late_recorded() -> QWidget:
    """A slip of yesterday that was found today."""
    counter = _counter()
    next_day(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F4)
    counter.card_slip()
    counter.press(Qt.Key.Key_E, CTRL)
    counter.types("", "12 0630")
    counter.press(ENTER)
    return counter.window


def recorded() -> QWidget:
    counter = _counter()
    counter.card_slip()
    counter.press(ENTER)
    return counter.window


def cash() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95")
    counter.keys("c")
    return counter.window


def cash_recorded() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_F6)
    counter.types("59.95", "80.00")
    return counter.window


def refund() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_F7)
    counter.types("085100045", "", "wrong size")
    return counter.window


def refund_alone() -> QWidget:
    """$180.00 was given back alone; the next refund takes a second person."""
    counter = _counter()
    house = counter.house
    for amount_minor in (9_000, 9_000, 0):
        entry = house.till.record(
            SaleDraft(
                entry_id=house.till.new_id(), clerk=MANAGER, tender="cash", amount_minor=amount_minor or 6_241
            )
        ).entry_no  # fmt: skip
        draft = RefundDraft(
            entry_id=house.till.new_id(), clerk=CLERK, of_seq=entry, amount_minor=amount_minor, reason="torn"
        )
        if amount_minor:
            house.till.refund(draft)
    counter.press(Qt.Key.Key_F7)
    counter.types(f"{entry}", "", "wrong size")
    return counter.window


def outside_rates() -> QWidget:
    """A policy with more than one tax rate."""
    counter = _counter(
        policy=Policy(floor_limit_minor={"amex": 100_000}, tax_rates_per_100k={"food": 2_000, "books": 0})
    )
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "3 Nov", "62.41")
    return counter.window


def void() -> QWidget:
    counter = _counter()
    counter.press(Qt.Key.Key_F9)
    return counter.window


def warned() -> QWidget:
    counter = _counter()
    counter.window.banners.warn(
        "This computer's clock went back by 12 minutes. Set it right; entries keep their order."
    )
    return counter.window


def disk_low() -> QWidget:
    """Amber: the disk of the book fills, and every sale is taken still."""
    counter = _counter()
    counter.window.banners.warn(warning_of(Trouble("disk.low", free=400, sales="100,000")))
    return counter.window


def copy_absent() -> QWidget:
    """Amber: somebody has pulled the stick that the second copy is kept on."""
    counter = _counter()
    counter.window.banners.warn(warning_of(Trouble("copy.absent_since", place="/media/STICK", since="14:02")))
    return counter.window


def day_closed() -> QWidget:
    counter = _counter()
    shut(counter.house)
    counter.page.refresh()
    return counter.window


def no_incident() -> QWidget:
    return _counter(incident="").window


def playbook() -> QWidget:
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_F10)
    counter.window.playbook.open()
    return counter.window


def playbook_search() -> QWidget:
    counter = _counter()
    counter.window.playbook.open()
    counter.keys("code 10")
    return counter.window


def playbook_nothing() -> QWidget:
    counter = _counter()
    counter.window.playbook.open()
    counter.keys("xylophone")
    return counter.window


def notice() -> QWidget:
    """Rosa signs in, and two notices of head office wait for her."""
    house = new_house(Path(tempfile.mkdtemp()) / "085-2")
    with Central.open(house.folder.parent / "hq", house.clock) as central:
        house = with_word(house, central)
        said = ("The gift card server is down until Monday.", "Say: your card keeps its money, and we are sorry.")
        for data in (notice_out(central, "No gift cards today", *said), notice_out(central, "Count at noon")):
            house.word.dispatches.take(data)
    window = at_the_counter(house, Lanes.inline())
    window.resize(1280, 800)
    window.show()
    return window


def sign_in() -> QWidget:
    return _offered().window


def pin_forgotten() -> QWidget:
    """Rosa's, with hers typed twice; and whoever signs."""
    return _people_sheet("17", "4826", "4826", "02")


def pin_told() -> QWidget:
    """At a register whose store tells its others: it says where the PIN will count."""
    counter = _offered("085-1", "085-3")
    counter.press(Qt.Key.Key_F8)
    counter.types("17", "4826", "4826", "02")
    return counter.window


def helper() -> QWidget:
    """On no list; the second PIN was another one."""
    return _people_sheet("31", "Omar Diaz", "OD", "3131", "1313", "02", MANAGER_PIN, "09", "0909")


def _offered(*reaches: str) -> Counter:
    """Nobody is at work, and whoever has no PIN that fits has a way."""
    counter = _counter(clerk="")
    house = counter.house
    people = StorePeople(
        house.book, house.clock, listed=house.staff.people, set_here=(), keep=lambda _said, _all: None,
        tries=PinTries(house.clock),
    )  # fmt: skip
    people.reaches = lambda: reaches
    PeopleSetting(counter.window._asking, people, counter.window.people._lanes)
    return counter


def _people_sheet(*typed: str) -> QWidget:
    counter = _offered()
    counter.press(Qt.Key.Key_F8)
    counter.types(*typed)
    return counter.window


def outside_elsewhere() -> QWidget:
    """Register 1 paid that receipt out half an hour ago."""
    counter = _counter()
    given = GivenBack(receipt_mark("012", "4711-8"), "085-1", 47, NOON_MS - 1_800_000, -300, 6_241)
    counter.house.till._told = Told(given=lambda mark: (given,) if mark == given.mark else ())
    counter.press(Qt.Key.Key_F7)
    counter.press(Qt.Key.Key_R, CTRL)
    counter.types("4711-8", "3 Nov", "62.41")
    counter.window.findChildren(OutsideSheet)[-1].store.set_text("012")
    counter.keys("6")
    counter.press(ENTER)
    counter.types("20.00", "torn", "", MANAGER_PIN)
    return counter.window


def correct_list() -> QWidget:
    counter = _counter()
    next_day(counter.house)
    counter.page.refresh()
    counter.press(Qt.Key.Key_F9, CTRL)
    return counter.window


def correct_sheet() -> QWidget:
    window = correct_list()
    counter = Counter(window._house, window)
    counter.types("085100041")
    counter.types("26.41", "", "")
    return window


def strike_sheet() -> QWidget:
    window = correct_list()
    counter = Counter(window._house, window)
    counter.keys("085100041")
    counter.press(Qt.Key.Key_F9)
    counter.types("keyed twice, see entry 4")
    return window


def outside_alike() -> QWidget:
    """The same store, day and amount under another number was paid out before."""
    counter = _counter()
    for receipt in ("4711-8", "012 100 047"):
        counter.press(Qt.Key.Key_F7)
        counter.press(Qt.Key.Key_R, CTRL)
        counter.types(receipt, "3 Nov", "62.41")
        counter.window.findChildren(OutsideSheet)[-1].store.set_text("012")
        counter.keys("6")
        counter.press(ENTER)
        counter.types("62.41", "torn", "", MANAGER_PIN)
    return counter.window


def other_card() -> QWidget:
    """A Visa was declined; the same last four come again as another brand."""
    counter = _counter()
    counter.types("085100047", "129.95")
    counter.keys("1", "44174417", "y")
    counter.press(Qt.Key.Key_F10)
    counter.press(ENTER)
    counter.types("085100048", "129.95")
    counter.keys("5", "4417", "4417")
    counter.press(Qt.Key.Key_L, CTRL)
    return counter.window


def correct_mend() -> QWidget:
    window = correct_sheet()
    counter = Counter(window._house, window)
    counter.press(ENTER)
    counter.types("", "", "keyed from the slip below", "1234")
    return window


PAGES: dict[str, Callable[[], QWidget]] = {
    f"register-{one.__name__}": one
    for one in (
        empty, typing, mend, mends, large, due, late, blocked, locked, call, code_10, refused_card, twin, declined,
        declined_again, declined_elsewhere, legible, bare, why_by_hand, written_earlier, ready, recorded, voided,
        late_recorded, cash,
        cash_recorded, refund, refund_alone, outside_rates, void, warned, disk_low, copy_absent,
        day_closed, no_incident, notice, sign_in, pin_forgotten, pin_told, helper, playbook, playbook_search,
        playbook_nothing, sealed_typing, sealed_mend, sealed_ready,
        part_sheet, part_ready, part_recorded, part_refund, more_sheet,
        pickup, pickup_found, pickup_gone, pickup_missing, pickup_settle, gift, spoil, drawer,
        outside_sheet, outside_refund, outside_elsewhere, drill, drill_over,
        correct_list, correct_sheet, correct_mend, strike_sheet, outside_alike, other_card,
    )
}  # fmt: skip
