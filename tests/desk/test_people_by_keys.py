"""A clerk who forgot their PIN, and a helper on no list: by keys, at the sheet that asks who is at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, DAY, MANAGER, MANAGER_PIN, NADIA, PEOPLE, HandClock, declare
from desk.trial import seen
from shoebox.bootstrap import open_store
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.domain.entry import Kind
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Role
from shoebox.entrance import STAFF_FILE, store_front, store_language
from shoebox.handover.store import StoreHouse
from shoebox.settings import write_staff
from shoebox.storage.book import Book
from shopmaking import set_up_shop

pytestmark = pytest.mark.thorough

ENTER, F8 = Qt.Key.Key_Return, Qt.Key.Key_F8


class Door:
    """A register that asks who is at work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        opener = StoreOpener(lambda: store_language(folder), lambda: store_front(folder), self._read)
        self.doors = StoreDoors(opener)

    def _read(self, *_: object) -> StoreHouse:
        self.house = open_store(self._folder, clock=HandClock())
        return self.house

    @property
    def window(self):
        return self.doors._windows["register"]

    @property
    def asking(self):
        return self.window._asking


@pytest.fixture
def door(qtbot, tmp_path: Path) -> Iterator[Door]:
    folder, clock = tmp_path / "store", HandClock()
    set_up_shop(folder, clock=clock)
    write_staff(folder / STAFF_FILE, PEOPLE)
    with Book.open(folder, clock=clock, app="test") as book:
        declare(book, number="26-07")
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        book.append(DayOpened(z_no=316, float_minor=0, opened_by=MANAGER, verified_by=NADIA), clerk=MANAGER, day=DAY)
    made = Door(folder)
    made.doors.register()
    qtbot.waitUntil(lambda: made.doors.is_open() and made.asking is not None)
    yield made
    if made.asking is not None:
        made.asking.dismiss()
    made.doors.close()


def types(*fields: str) -> None:
    """Into one field after the other; Enter walks on."""
    for said in fields:
        QTest.keyClicks(QApplication.focusWidget(), said)
        QTest.keyClick(QApplication.focusWidget(), ENTER)


def test_a_forgotten_pin(door, qtbot) -> None:
    """F8, the number, the new PIN twice, Ann's and Nadia's: Rosa stands before her PIN, types it and is at work."""
    QTest.keyClicks(QApplication.focusWidget(), CLERK)
    QTest.keyClick(QApplication.focusWidget(), F8)
    assert "Rosa Lind, clerk" in seen(door.window)
    types("4826", "4826", MANAGER, MANAGER_PIN, "09", "0909")
    qtbot.waitUntil(door.asking.pin.edit.hasFocus)
    types("4826")
    qtbot.waitUntil(lambda: door.window.person is not None)
    assert door.window.person.name == "Rosa Lind"


def test_a_helper(door, qtbot) -> None:
    """A number that nobody has asks for name and initials; the helper sells at once, under their own name."""
    QTest.keyClick(QApplication.focusWidget(), F8)
    types("31")
    types("Omar Diaz", "OD", "3131", "3131", MANAGER, MANAGER_PIN, "09", "0909")
    qtbot.waitUntil(door.asking.pin.edit.hasFocus)
    types("3131")
    qtbot.waitUntil(lambda: door.window.person is not None)
    assert (door.window.person.name, door.window.person.role) == ("Omar Diaz", Role.CLERK)


def test_what_is_wrong_is_said_where_it_is_mended(door, qtbot) -> None:
    """Two that differ; something left out; a manager's PIN that is none: nothing is lost but the PINs."""
    QTest.keyClick(QApplication.focusWidget(), F8)
    types(CLERK, "4826", "4862", MANAGER, "9999", "09", "0909")
    assert "The two were not the same. Type both again." in seen(door.window)
    types("4826", "4826", "", "", "", "")
    qtbot.waitUntil(lambda: "This PIN is not that of Ann Berg" in seen(door.window))
    types(MANAGER_PIN, "", "0909")  # who signs second signs anew, for what the form says now
    qtbot.waitUntil(lambda: len(list(door.house.book.of_kind(Kind.STAFF_CHANGED))) == 1)
    qtbot.waitUntil(door.asking.pin.edit.hasFocus)


def test_who_guesses_waits_and_the_book_notes_it(door, qtbot) -> None:
    """Five wrong PINs of Ann: the right one waits too; whoever else comes is let in; an entry says so."""
    QTest.keyClicks(QApplication.focusWidget(), MANAGER)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    for guess in range(Policy().pin_tries_max):
        types(f"123{guess}")
    types(MANAGER_PIN)
    assert "Too many wrong PINs. Wait 60 s" in seen(door.window)
    assert door.window.person is None
    door.doors._look_for_word()
    qtbot.waitUntil(lambda: bool(list(door.house.book.of_kind(Kind.PINS_WRONG))))


def test_the_sheet_names_the_registers_that_will_know_it_and_no_others(door, qtbot) -> None:
    """A list of the store's own: a helper is known at register 3, Rosa's PIN where that list is the same at most."""
    door.house.people.reaches = lambda: ("085-3",)
    QTest.keyClick(QApplication.focusWidget(), F8)
    QTest.keyClicks(QApplication.focusWidget(), "31")
    assert "at 085-3 once heard there" in seen(door.window)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    QTest.keyClicks(QApplication.focusWidget(), CLERK)
    said = seen(door.window)
    assert "once heard there" not in said
    assert "Set it once more at each other register where it does not sign." in said
