"""A store's window stands there and takes keys before its book is read, and loses none of them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, STAFF, HandClock, declare
from desk.conftest import WAIT_MS_MAX
from oldmaking import NEWEST_OLD, unpacked
from shoebox.bootstrap import open_store
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.desk.sign_in import SignIn
from shoebox.domain.acts import DayOpened, PadIssued
from shoebox.domain.errors import Refusal
from shoebox.domain.key_keeping import Keeping
from shoebox.domain.staff import STORE_ROLES
from shoebox.entrance import store_front, store_language
from shoebox.handover.store import StoreHouse
from shoebox.storage import book_upgrade, key_opening, passphrases
from shoebox.storage.book import Book
from shoebox.storage.book_start import give_up_key
from shoebox.storage.key_keeping import keep_key
from shoebox.storage.upgrading import Watch
from shopmaking import set_up_shop

pytestmark = pytest.mark.thorough

ENTER = Qt.Key.Key_Return


class Shop:
    """A store whose book is read when the test says so, and the keys of whoever stands there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.may_read = folder, threading.Event()
        self.doors = StoreDoors(StoreOpener(partial(store_language, folder), partial(store_front, folder), self._read))

    def _read(self, *_: object) -> StoreHouse:
        assert self.may_read.wait(WAIT_MS_MAX / 1000), "nobody let it read"
        return open_store(self.folder, clock=HandClock())

    def open(self, name: str = "register"):
        """The window behind this door, as it stands there before anything is read."""
        getattr(self.doors, name)()
        return self.doors._windows[name]

    def close(self) -> None:
        self.may_read.set()
        self.doors.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with an incident, a pad and an open day."""
    clock = HandClock()
    set_up_shop(tmp_path / "store", clock=clock)
    with Book.open(tmp_path / "store", clock=clock, app="test") as book:
        declare(book, number="26-07")
        book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
        book.append(DayOpened(z_no=316, float_minor=0, opened_by=MANAGER, verified_by=CLERK), clerk=MANAGER, day=DAY)
    return tmp_path / "store"


@pytest.fixture
def shop(qtbot, folder: Path) -> Iterator[Shop]:
    made = Shop(folder)
    yield made
    made.close()


def typed(*said: str) -> None:
    """Each text and then Enter, to whoever has the keyboard."""
    for one in said:
        QTest.keyClicks(_here(), one)
        QTest.keyClick(_here(), ENTER)


def _here():
    at = QApplication.focusWidget()
    assert at is not None, "the keyboard is nowhere"
    return at


@pytest.fixture
def asked(qtbot) -> Callable[..., SignIn]:
    """The sheet that asks who is at work, once it has the keyboard."""

    def ask(window) -> SignIn:
        qtbot.waitUntil(lambda: window._asking is not None and window._asking.number.edit.hasFocus())
        return window._asking

    return ask


def test_the_first_key_is_taken_before_the_book_is_read(qtbot, shop, asked):
    window = shop.open()
    sheet = asked(window)
    QTest.keyClicks(_here(), CLERK)
    assert sheet.number.text() == CLERK
    assert not window.is_furnished()
    shop.may_read.set()
    qtbot.waitUntil(window.is_furnished)
    assert sheet.number.text() == CLERK, "what was typed stays"
    assert sheet.number.edit.hasFocus(), "and the keyboard where it was"
    typed("", CLERK_PIN)
    qtbot.waitUntil(window.page_sale.card.slip.edit.hasFocus)


def test_keys_of_whoever_signed_in_wait_for_the_book(qtbot, shop, asked):
    """Number, PIN, and at once the slip: it stands in its field when the book is read."""
    window = shop.open()
    asked(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Register 2"))
    typed(CLERK, CLERK_PIN)
    assert window.person is not None
    typed("085100047")
    QTest.keyClicks(QApplication.focusWidget() or window, "129")
    shop.may_read.set()
    qtbot.waitUntil(window.is_furnished)
    card = window.page_sale.card
    qtbot.waitUntil(lambda: card.amount.text() != "")
    assert ("".join(card.slip.text().split()), card.amount.text()) == ("085100047", "1.29")


def test_somebody_may_sign_in_before_it_is_known_who_works_here(qtbot, shop, asked):
    window = shop.open()
    sheet = asked(window)
    sheet._staff = None
    typed(CLERK, CLERK_PIN)
    assert window.person is None
    assert sheet.isVisible()
    sheet.take_staff(STAFF, STORE_ROLES)
    assert window.person == STAFF.by_number(CLERK)


def test_where_head_office_says_who_works_here_the_book_is_waited_for(qtbot, shop, asked, folder):
    """Its list is in the book's keeping: the store's own would let in somebody who left."""
    (folder / "head-office").mkdir()
    window = shop.open()
    sheet = asked(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Register 2"))
    typed(CLERK, CLERK_PIN)
    assert window.person is None
    assert sheet.isVisible()
    shop.may_read.set()
    qtbot.waitUntil(lambda: window.person is not None)
    qtbot.waitUntil(window.page_sale.card.slip.edit.hasFocus)


def test_whoever_is_not_in_the_books_list_signs_in_again(qtbot, shop, asked):
    window = shop.open()
    asked(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Register 2"))
    typed(CLERK, CLERK_PIN, "085100047")
    window.person = replace(window.person, pin="other")
    shop.may_read.set()
    qtbot.waitUntil(lambda: window.is_furnished() and window._asking is not None)
    assert window.person is None
    assert window._asking.number.text() == "", "what they typed is forgotten"
    assert window._asking._list.first().hasFocus(), "and the keyboard is on the list of who is here"
    assert not window.ahead.holds()


def test_nothing_is_said_of_an_incident_before_the_book_is_read(qtbot, shop, asked):
    window = shop.open()
    asked(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Register 2"))
    assert window.banner is None
    shop.may_read.set()
    qtbot.waitUntil(lambda: window.banner is not None and "26-07" in window.banner.accessibleName())


def test_the_office_begins_on_today(qtbot, shop, asked):
    window = shop.open("office")
    asked(window)
    qtbot.waitUntil(lambda: "085" in window.header._place.text())
    typed(CLERK, CLERK_PIN)
    shop.may_read.set()
    qtbot.waitUntil(lambda: window.is_furnished() and window.office_page("today").seen is not None)
    assert window.page() == "today"
    assert [type(page).__name__ for page in window.pages.made()] == ["TodayPage"], "the others wait to be opened"


def test_a_book_that_can_not_be_opened_is_said_and_looked_at_again(qtbot, shop, asked, folder):
    shop.may_read.set()
    with Book.open(folder, clock=HandClock(), app="other"):
        window = shop.open()
        qtbot.waitUntil(lambda: shop.doors.refused is not None)
        assert shop.doors.refused.code == "book.in_use"
        assert window.page() == "waiting"
        assert window._waiting.look.hasFocus()
        assert not window.is_furnished()
    QTest.keyClick(window._waiting.look, ENTER)
    assert shop.doors.refused is None
    asked(window)
    qtbot.waitUntil(window.is_furnished)


def test_a_book_that_both_windows_could_not_open_is_read_once_more_and_not_twice(qtbot, shop, folder, monkeypatch):
    """The office looks again, and the register's clerk presses too while it is being read."""
    shop.may_read.set()
    with Book.open(folder, clock=HandClock(), app="other"):
        register, office = shop.open(), shop.open("office")
        qtbot.waitUntil(lambda: shop.doors.refused is not None and office._waiting.look.isVisible())
    asked: list[object] = []
    monkeypatch.setattr(shop.doors, "_enter", asked.append)
    for window in (office, register):
        window._waiting.look.click()
    assert len(asked) == 1


def test_settings_that_can_not_be_read_are_said(qtbot, shop, folder):
    (folder / "store.toml").write_text("store = ", encoding="utf-8")
    window = shop.open()
    qtbot.waitUntil(lambda: shop.doors.refused is not None)
    assert shop.doors.refused.code == "settings.unreadable"
    assert window.page() == "waiting"


def test_a_folder_without_a_store_is_refused_before_any_window(qtbot, tmp_path):
    doors = Shop(tmp_path).doors
    with pytest.raises(Refusal) as refused:
        doors.register()
    assert refused.value.code == "settings.no_store"
    assert doors._windows == {}


def test_a_door_closed_too_early_lets_go_of_the_book(qtbot, shop, asked, folder):
    window = shop.open()
    asked(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Register 2"))
    shop.close()
    with Book.open(folder, clock=HandClock(), app="test") as book:
        assert book.head().seq > 0


def test_both_windows_share_one_house(qtbot, shop, asked):
    shop.may_read.set()
    register = shop.open()
    asked(register)
    qtbot.waitUntil(register.is_furnished)
    office = shop.open("office")
    qtbot.waitUntil(office.is_furnished)
    assert office._house is register._house


def test_a_book_of_an_older_shoebox_says_how_far_it_is_and_opens(qtbot, folder, tmp_path):
    """The old book is put into the store's folder; the window counts up behind the sign-in, then has its pages."""
    old = unpacked(NEWEST_OLD, tmp_path / "old") / "store"
    for name in ("book.db", "mirror.log", "register.key"):
        shutil.copy(old / name, folder / name)
    shop = Shop(folder)
    window = shop.open()
    qtbot.waitUntil(lambda: window._waiting is not None)
    shop.doors._tell("rows", 18, 46)
    assert window._waiting._state.accessibleName() == (
        "Bringing the book up to date: 39 % A newer Shoebox is installed. The book of before is kept."
    )
    shop.may_read.set()
    qtbot.waitUntil(shop.doors.is_open)
    assert window.is_furnished()
    assert shop.doors._house.book.head().seq == 46
    assert (folder / "book.db.v5").exists()
    shop.close()


def test_a_window_that_is_closed_stops_an_upgrade_at_a_safe_place(qtbot, folder, tmp_path, monkeypatch):
    """Closed while the old book is brought over: it stands as it was, and the next start goes on."""
    old = unpacked(NEWEST_OLD, tmp_path / "old") / "store"
    for name in ("book.db", "mirror.log", "register.key"):
        shutil.copy(old / name, folder / name)
    monkeypatch.setattr(book_upgrade, "ENTRIES_AT_ONCE", 5)
    begun, done = threading.Event(), threading.Event()

    def house(tell, stop):
        def hear(*told):
            tell(*told)
            begun.set()
            assert wait_until(stop), "nobody asked it to stop"

        try:
            return open_store(folder, Watch(hear, stop), clock=HandClock())
        finally:
            done.set()

    doors = StoreDoors(StoreOpener(partial(store_language, folder), partial(store_front, folder), house))
    doors.register()
    qtbot.waitUntil(begun.is_set)
    doors.close()
    assert done.is_set()
    assert (folder / "book.db").read_bytes() == (old / "book.db").read_bytes()


def wait_until(stop) -> bool:
    turn = threading.Event()
    return any(stop() or turn.wait(0.01) for _ in range(WAIT_MS_MAX // 10))


def test_a_key_that_is_locked_stops_no_sale(qtbot, shop, monkeypatch):
    """Its passphrase is nowhere: why is said; looked at again in vain; then sold on in a new book, at one key."""
    keep_key(shop.folder / "register.key", Keeping.PASSPHRASE, "harbour lamp nine otter", work=1)
    key_opening._opened.clear()
    monkeypatch.setattr(passphrases, "_source", passphrases.no_passphrase)
    shop.doors = StoreDoors(shop.doors._opener._replace(sell_on=partial(give_up_key, shop.folder)))
    shop.may_read.set()
    window = shop.open()
    qtbot.waitUntil(lambda: shop.doors.refused is not None)
    assert window._waiting.look.hasFocus()
    assert not window._waiting.sell.isHidden()
    window._waiting.look.acted.emit()
    qtbot.waitUntil(lambda: shop.doors.refused is not None and not window._waiting.look.isHidden())
    window._waiting.sell.acted.emit()
    qtbot.waitUntil(window.is_furnished)
    assert shop.doors._house.book.epoch == 2
    assert len(list(shop.folder.glob("register.key.locked-*"))) == 1


def test_nobody_is_offered_a_new_book_where_the_key_is_not_what_is_wrong(qtbot, shop):
    shop.doors = StoreDoors(shop.doors._opener._replace(house=_refusing, sell_on=partial(give_up_key, shop.folder)))
    window = shop.open()
    qtbot.waitUntil(lambda: shop.doors.refused is not None)
    assert window._waiting.sell.isHidden()


def _refusing(*_: object) -> StoreHouse:
    raise Refusal("book.in_use")
