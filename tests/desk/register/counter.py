"""A register at work on a temporary disk: a real book, till and day, and keys pressed as a clerk presses them.

Store 085, register 085-2, pad 085 100 001 to 100, Thursday 12 November 2026 at noon UTC, which is 07:00 in the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bookmaking import CLERK, DAY, MANAGER, STAFF, HandClock, close_day, declare
from shoebox.day import DayRoom, Incidents
from shoebox.desk.lanes import Lanes
from shoebox.desk.register.window import RegisterWindow
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.domain.clock import Clock
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Staff
from shoebox.handover.store import StoreHouse
from shoebox.storage.book import Book
from shoebox.till import SaleDraft, Till

NEXT_DAY = "2026-11-13"
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GOOD_CARD = "4111111111111111"  # a test number of the card schemes: it passes the check digit


def new_house(
    folder: Path,
    *,
    policy: Policy | None = None,
    open_day: bool = True,
    incident: str = "26-07",
    staff: Staff = STAFF,
) -> StoreHouse:
    """A store with one pad, its day open."""
    clock, policy = HandClock(), policy or Policy(floor_limit_minor={"amex": 100_000}, refund_own_sale_alone=True)
    book = Book.create(
        folder, store="085", store_name="Harbour Row", register="085-2", currency="USD", clock=clock, app="test"
    )
    if incident:
        declare(book, number=incident)
    book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
    if open_day:
        reopen(book)
    return house_on(book, clock, policy, staff)


def opened_again(house: StoreHouse) -> StoreHouse:
    """The same store after the program has started again, on whatever book it finds."""
    book = Book.open(house.folder, clock=house.clock, app="test")
    return house_on(book, house.clock, house.policy, house.staff)


def house_on(book: Book, clock: Clock, policy: Policy, staff: Staff) -> StoreHouse:
    """A store at work on this book."""
    return StoreHouse(
        folder=book.path.parent,
        book=book,
        till=Till(book, policy, staff, clock),
        day=DayRoom(book, policy, staff, clock),
        policy=policy,
        staff=staff,
        clock=clock,
        store="085",
        store_name="Harbour Row",
        register="085-2",
        incidents=Incidents(book, policy, staff, clock),
    )


def reopen(book: Book) -> None:
    """Open the day."""
    act = DayOpened(z_no=316, float_minor=20_000, opened_by=MANAGER, verified_by=CLERK)
    book.append(act, clerk=MANAGER, day=DAY)


def shut(house: StoreHouse) -> None:
    """Close the day."""
    close_day(house.book)


def next_day(house: StoreHouse) -> None:
    """The day is closed, and the next one open."""
    shut(house)
    act = DayOpened(z_no=317, float_minor=20_000, opened_by=MANAGER, verified_by=CLERK)
    house.book.append(act, clerk=MANAGER, day=NEXT_DAY)
    house.clock.now_ms += 24 * 3_600_000


def sold(house: StoreHouse, **said: Any) -> int:
    """One more sale in the book, not by keys; its entry number."""
    plain: dict[str, Any] = {
        "entry_id": house.till.new_id(), "clerk": CLERK, "tender": "card", "slip": "085100046", "amount_minor": 6_241,
        "tax_minor": 422, "brand": "visa", "last4": "5520", "expiry_ok": True, "approval": "31415A",
        "imprint": "imprinted", "signature_ok": True, "legible": True, "reason": "central is down",
    }  # fmt: skip
    return house.till.record(SaleDraft(**(plain | said))).entry_no


@dataclass
class Counter:
    """A clerk before the window."""

    house: StoreHouse
    window: RegisterWindow

    @property
    def page(self) -> Any:
        return self.window.page_sale

    @property
    def card(self) -> Any:
        return self.page.card

    @property
    def cash(self) -> Any:
        return self.page.cash

    @property
    def refund(self) -> Any:
        return self.page.refund

    def here(self) -> QWidget:
        """Where the keyboard is."""
        at = QApplication.focusWidget()
        assert at is not None, "the keyboard is nowhere"
        return at

    def at(self) -> str:
        """The name of where the keyboard is."""
        return self.here().accessibleName()

    def types(self, *said: str) -> None:
        """Type each, and Enter after each."""
        for one in said:
            self.keys(one)
            self.press(ENTER)

    def keys(self, *letters: str) -> None:
        """Type letter by letter, each to whoever has the keyboard then; no Enter."""
        for one in "".join(letters):
            QTest.keyClicks(self.here(), one)

    def scan(self, code: str) -> None:
        """As a scanner types: a key every 30 ms, Enter at the end."""
        for at, letter in enumerate(code):
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(10_000 + 30 * at)
                QApplication.sendEvent(self.here(), event)
        self.press(ENTER)

    def reads(self, code: str) -> None:
        """As a reader types that sends its Enter right behind."""
        for at, letter in enumerate((*code, "\r")):
            key = ENTER if letter == "\r" else ord(letter.upper())
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(10_000 + 30 * at)
                QApplication.sendEvent(self.here(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.here(), key, modifier)
        if self.shown() == "RecordedView":
            QApplication.processEvents()  # what waits until the result is on the screen

    def card_slip(self, slip: str = "085100047", amount: str = "129.95", last4: str = "4417") -> None:
        """A whole card slip but for the last Enter."""
        self.types(slip, amount)
        self.keys("1")
        self.types(last4, last4)
        self.keys("y")
        self.types("48213A")
        self.keys("y")

    def shown(self) -> str:
        """Which part of the page is shown."""
        return type(self.page._stack.currentWidget()).__name__

    def verdict(self) -> tuple[str, str]:
        form = self.page._stack.currentWidget()
        return form.verdict.line(), form.verdict.small()

    def entries(self) -> list[str]:
        """What stands in the book, kind by kind."""
        return [entry.kind for entry in self.house.book.entries()]


def at_the_counter(house: StoreHouse, lanes: Lanes, *, clerk: str = CLERK) -> RegisterWindow:
    """The window with somebody at work who has said why by hand, or nobody where `clerk` is empty."""
    person = house.staff.by_number(clerk) if clerk else None
    window = RegisterWindow(house, lanes, person=person)
    if person is not None:
        window.page_sale.card.next_reason()
    return window
