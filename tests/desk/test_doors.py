"""The doors of a store: windows on a real house, with the lanes of real life, closed while something is under way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from bookmaking import HandClock
from desk.conftest import WAIT_MS_MAX
from shoebox.bootstrap import open_store
from shoebox.desk.doors import StoreDoors, StoreOpener
from shoebox.entrance import store_front, store_language
from shoebox.handover.store import StoreHouse
from shopmaking import set_up_shop


class Reader(QObject):
    """Somebody who reads in the book whenever a lane answers, as every page does."""

    def __init__(self, doors: StoreDoors) -> None:
        super().__init__()
        assert doors._house is not None
        assert doors._lanes is not None
        self.house, self.lanes = doors._house, doors._lanes
        self.begun: list[bool] = []
        self.seen: list[object] = []

    def read(self, answer: object) -> None:
        self.seen.append((answer, self.house.book.closed_days(1)))

    def ask_again(self) -> None:
        self.lanes.free.ask(partial(self.begun.append, True), self.read, self.read)


def opened(tmp_path) -> StoreDoors:
    set_up_shop(tmp_path / "store")
    folder = tmp_path / "store"

    def house(*_: object) -> StoreHouse:
        return open_store(folder, clock=HandClock())

    return StoreDoors(StoreOpener(partial(store_language, folder), partial(store_front, folder), house))


def test_an_answer_under_way_at_the_close_reads_in_no_closed_book(app, qtbot, tmp_path):
    """Both windows open; one answer is worked out while they close, one was ready and waits to be delivered."""
    doors = opened(tmp_path)
    doors.register()
    doors.office()
    qtbot.waitUntil(doors.is_open)
    reader, begun, ready, turn = Reader(doors), threading.Event(), threading.Event(), threading.Event()

    def slow(_progress: object, stop: Callable[[], bool]) -> str:
        begun.set()
        while not stop():
            turn.wait(0.001)
        return "late"

    reader.lanes.free.start(slow, reader.read, reader.read, reader.read)
    reader.lanes.free.ask(ready.set, reader.read, reader.read)
    assert begun.wait(WAIT_MS_MAX / 1000)
    assert ready.wait(WAIT_MS_MAX / 1000)
    doors.close()
    QApplication.processEvents()
    assert reader.seen == []


def test_what_is_asked_after_the_close_is_not_begun(app, qtbot, tmp_path):
    """A page asks once more from within an answer that came with the last turn of the loop."""
    doors = opened(tmp_path)
    doors.register()
    qtbot.waitUntil(doors.is_open)
    reader = Reader(doors)
    doors.close()
    reader.ask_again()
    QApplication.processEvents()
    assert (reader.begun, reader.seen) == ([], [])


def test_the_windows_of_a_closed_house_are_gone(app, qtbot, tmp_path):
    """Their timers would ask a closed book what there is to show."""
    doors = opened(tmp_path)
    doors.register()
    doors.office()
    qtbot.waitUntil(doors.is_open)
    windows = tuple(doors._windows.values())
    doors.close()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [shiboken6.isValid(window) for window in windows] == [False, False]
    assert doors._windows == {}
