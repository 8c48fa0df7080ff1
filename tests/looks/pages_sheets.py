"""Sheets that lie over a page for a moment, and windows that are not made yet: whatever no other page here shows."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bookmaking import CLERK, CLERK_PIN, STAFF
from daymaking import pieces_of
from desk.register.counter import CTRL, Counter, at_the_counter, new_house, sold
from looks.pages_finance import with_number
from looks.pages_office import at_office
from officemaking import Counter as Office
from sealmaking import VISA
from shoebox.desk.finance.card_sheets import CardNumberSheet, OpenCardSheet
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.back_sheet import BackSheet
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.store_window import StoreWindow
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import ClearCard
from shoebox.domain.staff import Person, Role, Staff, hash_pin
from shoebox.handover.front import StoreFront

_TOM = Person("18", "Tom Ash", "TA", Role.CLERK, hash_pin("1818", b"salt-of-18"))
_FRONT = StoreFront(store="085", store_name="Harbour Row", register="085-2", staff=STAFF)


def _shown(window: QWidget) -> QWidget:
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


# -- the register


def _counter(staff: Staff = STAFF, **policy: object) -> Counter:
    house = new_house(Path(tempfile.mkdtemp()) / "085-2", staff=staff, policy=Policy(**policy))
    sold(house)
    window = at_the_counter(house, Lanes.inline())
    _shown(window)
    return Counter(house, window)


def limit(*pins: str) -> QWidget:
    """62.41 lies here, the limit is 150.00, and this slip is 129.95."""
    counter = _counter(register_drafts_minor_max=15_000, register_near_percent=50)
    counter.types("085100047", "129.95")
    counter.press(Qt.Key.Key_L, CTRL)
    counter.types(*pins)
    return counter.window


def limit_near() -> QWidget:
    """82.41 of 150.00: the banner says so."""
    counter = _counter(register_drafts_minor_max=15_000, register_near_percent=50)
    sold(counter.house, slip="085100045", amount_minor=2_000, tax_minor=0, last4="1111")
    counter.page.refresh()
    return counter.window


def sure() -> QWidget:
    """Rosa came back to the window by two keys, and wants to open the drawer."""
    counter = _counter(Staff((*STAFF.people, _TOM)), switch_minutes=10)
    counter.press(Qt.Key.Key_F3)
    counter.keys("0")
    counter.types("18", "1818")
    counter.press(Qt.Key.Key_F3)
    counter.keys("2")
    counter.press(Qt.Key.Key_O, CTRL)
    return counter.window


# -- windows that stand there before their book is read


def _porch(window: type[StoreWindow]) -> QWidget:
    made = window()
    made.open_porch()
    _shown(made)
    made._porch.number.setText("17")
    return made


def _waiting(then: Callable[[StoreWindow], None]) -> QWidget:
    """Rosa has signed in, and the book is not there yet."""
    made = RegisterWindow()
    made.build()
    _shown(made)
    made.take_front(_FRONT)
    made.take_person(STAFF.by_number("17"))
    if made._asking is not None:
        made._asking.dismiss()
    then(made)
    return made


def _upgrading(window: StoreWindow) -> None:
    window._waiting.upgrade(41, 100)


def _fails(trouble: Trouble, window: StoreWindow) -> None:
    window.show_failed(trouble)


# -- the office


def _older_boxes(counter: Office) -> None:
    """Thursday closed and left, Friday closed: neither is on a stick."""
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end"):
        getattr(counter, step)()
    counter.clock.pass_min(24 * 60)
    room = counter.house.day
    room.open_day(day=room.today(), float_minor=20_000, clerk="02", second=(CLERK, CLERK_PIN))
    room.drawer.count(pieces_of(20_000), CLERK)
    room.slips.count_paper(0, "", CLERK)
    room.close(seal="B 1", clerk="02")


def _drawers(window: OfficeWindow) -> None:
    cash = window.office_page("cash")
    cash.drawers_button.click()
    cash.sheet.seller.set_text("17")
    cash.sheet.float_field.set_text("150.00")


def _another_drawer(window: OfficeWindow) -> None:
    """The one that is there is given to somebody else, whom nobody knows."""
    cash = window.office_page("cash")
    cash.drawers_button.click()
    cash.sheet.which.press("B")
    cash.sheet.seller.set_text("99")
    cash.sheet.button.click()


# -- head office


class _Later(FinanceWindow):
    """What closes by itself once another window is in front opens when this one stands there."""

    then: Callable[[], None] | None = None

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self.then is not None:
            QTimer.singleShot(0, self, self.then)


def _number_shown() -> QWidget:
    window = with_number(_Later)
    card = ClearCard(VISA, "0928")
    window.then = lambda: CardNumberSheet(window.pages["queue"], card, "085 100 001", shown_s=60).open()
    return window


def _which_number(slips: int) -> QWidget:
    """A case with several sealed slips: each can be chosen, or typed where they are many."""
    window = with_number()
    view = replace(
        window.pages["queue"].acts._ready()[0],
        sealed=tuple((f"slip-{at}", f"0851000{at:02d}") for at in range(1, slips + 1)),
    )
    OpenCardSheet(window.pages["queue"], view).ask()
    return window


def _pad_unheard(window: OfficeWindow) -> None:
    """A pad of register 1, which was told that it is taken back and never answers."""
    slips = window.office_page("slips")
    slips.back.ask()
    sheet = next(iter(window.findChildren(BackSheet)))
    sheet.first.set_text("085120201")
    sheet.last.set_text("085120300")
    sheet.reason.set_text("its PC burnt down")
    sheet.refuse(Refusal("slip.back_told", register="085-1", first="085 120 201", last="085 120 300"))


PAGES: dict[str, Callable[[], QWidget]] = {
    "register-limit": limit,
    "register-limit_own_pin": partial(limit, CLERK_PIN),
    "register-limit_near": limit_near,
    "register-sure": sure,
    "register-porch": partial(_porch, RegisterWindow),
    "office-porch": partial(_porch, OfficeWindow),
    "register-upgrading": partial(_waiting, _upgrading),
    "register-no_book": partial(_waiting, partial(_fails, Trouble("book.in_use", path="085-2/book.db", process=4711))),
    "register-no_key": partial(_waiting, partial(_fails, Trouble("keys.locked"))),
    "office-drawers": at_office("cash", "open", "sell", then=_drawers),
    "office-drawers-given": at_office("cash", "open", "second_drawer", "sell", then=_another_drawer),
    "office-pad-unheard": at_office("slips", "know_another", "open", "give_pads", then=_pad_unheard),
    "office-unsealed": at_office("box", _older_boxes, then=lambda window: window.office_page("box").choose_day()),
    "office-lost": at_office(
        "close", "open", "sell", "lose_end", then=lambda window: window.office_page("close").settle(0)
    ),
    "finance-sealed-number": _number_shown,
    "finance-sealed-which": partial(_which_number, 3),
    "finance-sealed-many": partial(_which_number, 7),
}
