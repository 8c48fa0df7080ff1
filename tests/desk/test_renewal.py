"""Head office's newest policy comes into force between two sales, in windows made anew, and never within one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, STAFF, HandClock, declare
from desk.conftest import WAIT_MS_MAX
from outmaking import notice_out, policy_out, words_out
from shoebox.bootstrap import open_store, pin_central
from shoebox.central import Central
from shoebox.desk import doors as doors_module
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.domain.dispatch import DispatchKind
from shoebox.entrance import store_front, store_language
from shoebox.handover.store import StoreHouse
from shoebox.settings import staff_words
from shoebox.storage.book import Book
from shopmaking import set_up_shop

pytestmark = pytest.mark.thorough


class Stick(QObject):
    """Whoever waits for a slow stick."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def sealed(self, answer: object) -> None:
        self.answers.append(answer)


class Shop:
    def __init__(self, folder: Path, central: Central) -> None:
        self.folder, self.central = folder, central
        opener = StoreOpener(lambda: store_language(folder), lambda: store_front(folder), self._read)
        self.doors = StoreDoors(opener, clerk=CLERK)

    def _read(self, *_: object) -> StoreHouse:
        self.house = open_store(self.folder, clock=HandClock())
        return self.house

    @property
    def window(self):
        return self.doors._windows["register"]

    def look(self, qtbot) -> None:
        """Look for head office's word with nothing under way, and wait for what comes of it."""
        for _ in range(2):
            qtbot.waitUntil(self.doors._lanes.are_idle)
            self.doors._look_for_word()
            qtbot.waitUntil(self.doors._lanes.are_idle)
            qtbot.waitUntil(lambda: self.doors._renewing is None)

    def show_office(self, qtbot):
        """The office beside the register, on its page Readiness."""
        self.doors._manager = MANAGER
        self.doors.office()
        office = self.doors._windows["office"]
        qtbot.waitUntil(lambda: office.is_furnished() and office.office_page("today").seen is not None)
        office.lead_to("readiness")
        qtbot.waitUntil(lambda: office.office_page("readiness").stands is not None)
        return office

    def send(self, data: bytes) -> None:
        self.house.word.dispatches.take(data)


@pytest.fixture
def shop(qtbot, tmp_path: Path, monkeypatch) -> Iterator[Shop]:
    """A register with Rosa at work, which head office may send to; a key is quiet at once."""
    monkeypatch.setattr(doors_module, "QUIET_MS", 0)
    folder, clock = tmp_path / "store", HandClock()
    set_up_shop(folder, clock=clock)
    with Book.open(folder, clock=clock, app="test") as book:
        declare(book, number="26-07")
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        book.append(DayOpened(z_no=316, float_minor=0, opened_by=MANAGER, verified_by=CLERK), clerk=MANAGER, day=DAY)
    with Central.open(tmp_path / "hq", clock) as central:
        pin_central(folder, central.keys.card)
        made = Shop(folder, central)
        made.doors.register()
        qtbot.waitUntil(lambda: made.doors.is_open() and made.window.person is not None)
        qtbot.waitUntil(lambda: not made.window.ahead.holds())
        made.doors._renewal.stop()  # the test looks when it likes
        yield made
        made.doors.close()


def test_a_policy_waits_for_the_sale_that_is_begun(shop, qtbot):
    """A slip number is typed when policy 1 comes: nothing changes; the slip is cleared: a new window goes by it."""
    old = shop.window
    old.page_sale.card.slip.edit.setFocus()
    QTest.keyClicks(old.page_sale.card.slip.edit, "0851")
    shop.send(policy_out(shop.central, twin_minutes=25))
    shop.look(qtbot)
    assert shop.window is old
    old.page_sale.card.slip.set_text("")
    shop.look(qtbot)
    qtbot.waitUntil(lambda: not shop.window.ahead.holds())
    assert shop.window is not old
    assert (shop.window.person.number, shop.doors._house.policy.twin_minutes) == (CLERK, 25)
    assert shop.doors._house.policy.version == "HO-1"
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [shop.window]
    again = shop.window
    shop.look(qtbot)
    assert shop.window is again


def test_a_person_who_is_on_the_staff_list_no_more_is_asked_who_is_at_work(shop, qtbot):
    """Rosa has left: the list without her comes, and the window asks."""
    shop.doors._clerk = ""
    shop.send(words_out(shop.central, DispatchKind.STAFF, without_rosa()))
    shop.look(qtbot)
    assert shop.window.person is None
    qtbot.waitUntil(lambda: shop.window._asking is not None)
    QApplication.processEvents()
    shop.window._asking.dismiss()


def without_rosa() -> bytes:
    """The list of a store that Rosa has left."""
    people = [one for one in STAFF.people if one.number != CLERK]
    people.append(STAFF.people[0].__class__("18", "Omar Diaz", "OD", STAFF.people[0].role, STAFF.people[0].pin))
    return staff_words(people).encode()


def test_a_window_locked_by_somebody_who_left_stays_covered(shop, qtbot):
    """Rosa locked it and is on the list no more: number and PIN of somebody else, and nothing goes past that sheet."""
    shop.doors._clerk = ""
    shop.window.lock.lock()
    shop.send(words_out(shop.central, DispatchKind.STAFF, without_rosa()))
    shop.look(qtbot)
    window = shop.window
    QApplication.processEvents()
    sheet = window.lock.sheet
    assert window.person is None
    assert sheet is not None
    assert sheet.number.text() == ""
    assert window._asking is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.lock.sheet is sheet
    assert sheet.isVisible()
    window.ask_person()
    assert window._asking is None


def test_whom_the_demo_seats_is_asked_when_the_list_knows_them_no_more(shop, qtbot):
    """Rosa sits there without being asked; the list without her comes: the window asks, and nothing breaks."""
    assert shop.doors._clerk == CLERK
    shop.send(words_out(shop.central, DispatchKind.STAFF, without_rosa()))
    shop.look(qtbot)
    assert shop.window.person is None
    qtbot.waitUntil(lambda: shop.window._asking is not None)
    shop.window._asking.dismiss()


def test_a_locked_window_is_locked_when_it_is_made_anew(shop, qtbot):
    """Rosa has gone away when policy 1 comes with a notice: the new window shows neither before her PIN is typed."""
    old = shop.window
    old.lock.lock()
    shop.send(policy_out(shop.central, twin_minutes=25))
    shop.send(notice_out(shop.central, "No gift cards today"))
    shop.look(qtbot)
    window = shop.window
    assert window is not old
    sheet = window.lock.sheet
    assert sheet.isVisible()
    assert sheet.geometry() == window.rect()
    assert window.notices.sheet is None
    assert sheet.pin.edit.hasFocus()
    QTest.keyClicks(sheet.pin.edit, CLERK_PIN)
    QTest.keyClick(sheet.pin.edit, Qt.Key.Key_Return)
    assert window.lock.sheet is None
    qtbot.waitUntil(lambda: window.notices.sheet is not None)


def test_the_office_comes_back_to_its_page_once_the_list_is_not_begun(shop, qtbot):
    """A manager goes through what an outage needs: their ticks are no letters in a field, and stay."""
    office = shop.show_office(qtbot)
    page = office.office_page("readiness")
    page.items[0].click()
    shop.send(policy_out(shop.central, twin_minutes=25))
    shop.look(qtbot)
    assert shop.doors._windows["office"] is office
    assert page.items[0].isChecked()
    page._begun = False
    shop.look(qtbot)
    assert shop.doors._windows["office"] is not office
    assert shop.doors._windows["office"].page() == "readiness"


def test_whoever_keys_while_windows_are_made_is_not_disturbed(shop, qtbot):
    """Two of the turns are done when a slip number is begun: what was made is thrown away; later it is made again."""
    old = shop.window
    shop.send(policy_out(shop.central, twin_minutes=25))
    qtbot.waitUntil(shop.doors._lanes.are_idle)
    shop.doors._renew(shop.house.renewed())
    while "register" not in shop.doors._renewing._made:
        shop.doors._steps._next()
    half = shop.doors._renewing._made["register"]
    QTest.keyClicks(old.page_sale.card.slip.edit, "0851")
    qtbot.waitUntil(lambda: shop.doors._renewing is None)
    assert shop.window is old
    assert old.page_sale.card.slip.text() == "0851"
    assert not (shiboken6.isValid(half) and half.isVisible())
    old.page_sale.card.slip.set_text("")
    shop.look(qtbot)
    assert shop.window is not old
    assert shop.doors._house.policy.twin_minutes == 25


def test_the_doors_may_close_while_windows_are_made(shop, qtbot):
    shop.send(policy_out(shop.central, twin_minutes=25))
    qtbot.waitUntil(shop.doors._lanes.are_idle)
    shop.doors._renew(shop.house.renewed())
    shop.doors._steps._next()
    shop.doors.close()
    assert shop.doors._renewing is None


def test_a_dialog_of_the_system_is_waited_for(shop, qtbot):
    """Somebody chooses a folder or a printer."""
    old = shop.window
    dialog = QDialog(old)
    dialog.open()
    shop.send(policy_out(shop.central))
    shop.look(qtbot)
    assert shop.window is old
    dialog.reject()
    shop.look(qtbot)
    assert shop.window is not old


def test_an_errand_under_way_is_waited_for(shop, qtbot):
    """A box is sealed to a slow stick: its answer finds the page that asked."""
    old, stick, go = shop.window, Stick(), threading.Event()
    qtbot.waitUntil(shop.doors._lanes.are_idle)
    shop.doors._lanes.free.ask(partial(go.wait, WAIT_MS_MAX / 1000), stick.sealed, stick.sealed)
    shop.send(policy_out(shop.central))
    shop.doors._look_for_word()
    shop.doors._renew(shop.house.renewed())  # or it was read before the errand began
    assert shop.window is old
    go.set()
    shop.look(qtbot)
    assert stick.answers == [True]
    assert shop.window is not old
