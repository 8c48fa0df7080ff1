"""The watch itself: a screen that is held up is told, with the event and where; what a lane or a test does is not."""

from __future__ import annotations

import os
import select
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import closing, suppress

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desk import screen_watch
from desk.screen_sleeps import CALLS
from desk.screen_watch import EVENT_MS_MAX, WATCH, Places
from shoebox.desk import icons
from shoebox.desk.look import Ink
from shoebox.resources import asset

EVENTS = 30_000


@pytest.fixture
def found():
    """What the watch finds; it is wanted here."""
    yield WATCH.found
    WATCH.found.clear()


class Acting(QLineEdit):
    """Does something as soon as a key is pressed. It stands for a page of ours, so the watch reads its lines."""

    def __init__(self, act) -> None:
        super().__init__()
        self._act = act

    def keyPressEvent(self, _event) -> None:
        self._act()


@pytest.fixture
def press(shown, monkeypatch):
    """Press a key on something that acts so."""

    def pressed(act) -> None:
        acting = shown(Acting(act))
        monkeypatch.setattr(screen_watch, "_SOURCES", __file__.rpartition("/")[0])
        QTest.keyClick(acting, "x")

    return pressed


def wait_for_a_lane() -> None:
    """For an answer that does not come in time."""
    with suppress(TimeoutError):
        Future().result(0)


def spin(ms: float) -> None:
    until = time.thread_time() + ms / 1_000
    while time.thread_time() < until:
        pass


def test_work_of_the_screens_thread_is_told_with_its_event(press, found, monkeypatch):
    monkeypatch.setattr(screen_watch, "_pace", lambda *_: 1.0)
    press(lambda: spin(EVENT_MS_MAX + 50))
    assert len(found) == 1
    assert found[0].startswith("KeyPress of Acting took ")
    assert "test_screen_watch.py" in found[0]
    assert "spin" in found[0]


def test_what_an_event_made_ends_in_the_screens_thread_however_often_somebody_looks():
    """A widget that ends in the thread that looks ends the program: it did now and then, where a frame was held."""
    ended, done = set(), threading.Event()

    class Made:
        def __del__(self) -> None:
            ended.add(threading.get_ident())

    def event(deep: int) -> None:
        made = Made()
        if deep:
            event(deep - 1)
        assert made

    def look() -> None:
        with closing(Places()) as places:
            while not done.is_set():
                places.of(screen)

    screen, looking, interval = threading.get_ident(), threading.Thread(target=look), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        looking.start()
        for _ in range(EVENTS):
            event(10)
    finally:
        done.set()
        sys.setswitchinterval(interval)
        looking.join()
    assert ended == {screen}


def test_whoever_looks_sees_where_the_screen_is(monkeypatch):
    monkeypatch.setattr(screen_watch, "_SOURCES", __file__.rpartition("/")[0])
    screen, seen = threading.get_ident(), []
    with closing(Places()) as places:
        looking = threading.Thread(target=lambda: seen.extend(places.of(screen)))
        looking.start()
        looking.join()
    assert any("test_whoever_looks_sees_where_the_screen_is" in line for line in seen)


def test_a_slow_machine_is_forgiven(press, found, monkeypatch):
    monkeypatch.setattr(screen_watch, "_pace", lambda *_: 2.0)
    press(lambda: spin(EVENT_MS_MAX + 50))
    assert found == []


def test_other_work_that_ends_with_the_event_is_forgiven_too(press, found, monkeypatch):
    """A slow page was accused where another test had had the processor's other half until just then."""
    monkeypatch.setattr(screen_watch, "_pace", lambda numbers=0: 2.0 if numbers else 1.0)
    press(lambda: spin(EVENT_MS_MAX + 50))
    assert found == []


def test_short_work_is_fine(press, found):
    press(lambda: spin(EVENT_MS_MAX / 2))
    assert found == []


@pytest.mark.parametrize("what", [
    "SQL 'SELECT 1'", "open", "time.sleep", "os.fsync", "os.mkdir", "socket.send", "Popen.wait", "Thread.join",
    "Future.result",
])  # fmt: skip
def test_waiting_is_told_however_short(press, found, tmp_path, what):
    """Once, also where pages' tests and those of their looks have both asked for the watch."""
    screen_watch.set_up()
    book, (one, other) = sqlite3.connect(":memory:"), socket.socketpair()
    beside = threading.Thread(target=lambda: None)
    file, done = (tmp_path / "mirror.log").open("wb"), subprocess.Popen([sys.executable, "-c", ""])
    acts = {
        "SQL 'SELECT 1'": lambda: book.execute("SELECT 1"),
        "open": (tmp_path / "policy.toml").touch,
        "time.sleep": lambda: time.sleep(0),
        "os.fsync": lambda: os.fsync(file.fileno()),
        "os.mkdir": (tmp_path / "papers").mkdir,
        "socket.send": lambda: one.send(b"receipt"),
        "Popen.wait": done.wait,
        "Thread.join": beside.join,
        "Future.result": wait_for_a_lane,
    }
    with closing(book), closing(one), closing(other), closing(file):
        beside.start()
        press(acts[what])
    done.wait()
    assert found
    assert found[0].startswith(what)
    assert "test_screen_watch.py" in found[0]


@pytest.mark.skipif(not CALLS, reason="this system does not say in which call a thread sleeps")
def test_what_waits_below_python_is_told_by_the_kernels_word(press, found):
    """No hook hears `select`, as none hears Qt waiting for a process: it is seen asleep there."""
    screen_watch.set_up()
    press(lambda: select.select([], [], [], EVENT_MS_MAX * 5 / 1_000))
    assert len(found) == 1
    assert found[0].startswith("KeyPress of Acting slept in ")
    assert "test_screen_watch.py" in found[0]


def test_other_threads_and_other_work_accuse_nobody(press, found):
    """Four threads want the interpreter all the time: the screen waits for its turn, and does not sleep."""
    screen_watch.set_up()
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            sum(range(2_000))

    busy = [threading.Thread(target=work) for _ in range(4)]
    for thread in busy:
        thread.start()
    try:
        press(lambda: spin(EVENT_MS_MAX / 2))
    finally:
        done.set()
        for thread in busy:
            thread.join()
    assert found == []


def test_what_a_timer_does_is_watched_too(qtbot, found, monkeypatch, tmp_path):
    monkeypatch.setattr(screen_watch, "_SOURCES", __file__.rpartition("/")[0])
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: (tmp_path / "policy.toml").write_bytes(b""))
    timer.start(0)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].startswith("open")


def test_an_inline_lane_is_none_of_the_screens(press, found, lanes, qapp):
    book = sqlite3.connect(":memory:")

    def ask() -> None:
        lanes.book.ask(lambda: (spin(EVENT_MS_MAX * 3), book.execute("SELECT 1"), time.sleep(0)), qapp.quit, qapp.quit)

    press(ask)
    book.close()
    assert found == []


def test_the_programs_own_files_are_fine(press, found):
    icons._drawing.cache_clear()
    press(lambda: (icons.pixmap("ok", Ink.OK, 17), asset("fonts/OFL.txt").read_bytes()))
    assert found == []


def test_a_test_may_do_as_it_likes(found, tmp_path):
    (tmp_path / "policy.toml").touch()
    spin(EVENT_MS_MAX + 50)
    assert found == []


@pytest.mark.parametrize(("is_alone", "told"), [(True, 1), (False, 0)])
def test_a_part_that_is_shown_before_it_has_its_place_is_told(press, found, is_alone, told):
    """A label without a parent is a window for a moment; in a page it is not."""
    made: list[QLabel] = []

    def show() -> None:
        made.append(QLabel("Next", None if is_alone else QApplication.focusWidget()))
        made[0].setVisible(True)
        made[0].setVisible(False)

    press(show)
    assert len(found) == told
