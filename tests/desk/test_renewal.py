"""Head office's newest policy comes into force between two sales, in windows made anew, and never within one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, DAY, MANAGER, STAFF, HandClock, declare
from outmaking import policy_out, words_out
from shoebox.bootstrap import open_store, pin_central, set_up_store
from shoebox.central import Central
from shoebox.desk import doors as doors_module
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.domain.dispatch import DispatchKind
from shoebox.entrance import store_front, store_language
from shoebox.handover.store import StoreHouse
from shoebox.settings import StoreSettings, staff_words
from shoebox.storage.book import Book


class Shop:
    def __init__(self, folder: Path, central: Central) -> None:
        self.folder, self.central = folder, central
        opener = StoreOpener(lambda: store_language(folder), lambda: store_front(folder), self._read)
        self.doors = StoreDoors(opener, clerk=CLERK)

    def _read(self) -> StoreHouse:
        self.house = open_store(self.folder, clock=HandClock())
        return self.house

    @property
    def window(self):
        return self.doors._windows["register"]

    def send(self, data: bytes) -> None:
        self.house.word.dispatches.take(data)


@pytest.fixture
def shop(qtbot, tmp_path: Path, monkeypatch) -> Iterator[Shop]:
    """A register with Rosa at work, which head office may send to; a key is quiet at once."""
    monkeypatch.setattr(doors_module, "QUIET_MS", 0)
    folder, clock = tmp_path / "store", HandClock()
    settings = StoreSettings(store="085", store_name="Harbour Row", register="085-2")
    set_up_store(folder, settings, people=STAFF.people, clock=clock)
    with Book.open(folder, clock=clock, app="test") as book:
        declare(book, number="26-07")
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        book.append(DayOpened(z_no=316, float_minor=0, opened_by=MANAGER, verified_by=CLERK), clerk=MANAGER, day=DAY)
    with Central.open(tmp_path / "hq", clock) as central:
        pin_central(folder, central.public_key)
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
    shop.doors._look_for_word()
    assert shop.window is old
    old.page_sale.card.slip.set_text("")
    shop.doors._look_for_word()
    qtbot.waitUntil(lambda: not shop.window.ahead.holds())
    assert shop.window is not old
    assert (shop.window.person.number, shop.doors._house.policy.twin_minutes) == (CLERK, 25)
    assert shop.doors._house.policy.version == "HO-1"
    assert shop.window.isVisible()
    assert not old.isVisible()
    shop.doors._look_for_word()
    again = shop.window
    shop.doors._look_for_word()
    assert shop.window is again


def test_a_person_who_is_on_the_staff_list_no_more_is_asked_who_is_at_work(shop, qtbot):
    """Rosa has left: the list without her comes, and the window asks."""
    people = [one for one in STAFF.people if one.number != CLERK]
    people.append(STAFF.people[0].__class__("18", "Omar Diaz", "OD", STAFF.people[0].role, STAFF.people[0].pin))
    shop.doors._clerk = ""
    shop.send(words_out(shop.central, DispatchKind.STAFF, staff_words(people).encode()))
    shop.doors._look_for_word()
    assert shop.window.person is None
    qtbot.waitUntil(lambda: shop.window._asking is not None)
    QApplication.processEvents()
    shop.window._asking.dismiss()
