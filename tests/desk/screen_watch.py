"""Watches the screen's thread in every test of a window: nothing that Qt hands to it may hold it up.

Two things hold a screen up. Work does: each event that Qt delivers is measured, by the processor time of this thread
alone and against the pace of this machine, during the event and just after, so that other work on it accuses nobody.
Waiting does: a statement to a database, a file, a sync, a socket, another thread, a process or a sleep within an event
is told at once, however quick it was on the disk of a test; a store's disk may be asleep, and its book in the hands of
the office's window. What waits below Python, such as Qt for a process, is seen by the kernel's word (`screen_sleeps`),
if it takes as long as work may. Waiting for a processor, or for the interpreter, is none.

And no part of a page may be shown before it has its place: for that moment it is a window, and has the keyboard.

What tests call themselves is not watched, nor what an inline lane does: in the program that runs in a lane's thread.

Where a long event is at work is written down from beside it, by another thread. That one must never hold a frame of the
screen's: a function that returns meanwhile leaves its widgets and painters to whoever lets go of its frame last, and a
widget that ends outside of the screen's thread ends the program.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import re
import socket
import sqlite3
import sqlite3.dbapi2
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import cache, wraps
from pathlib import Path
from types import FrameType
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

import shoebox
from desk.screen_sleeps import Sleeps
from shoebox.desk import lanes
from shoebox.desk.app import DeskApp
from shoebox.desk.frame import Frame
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.steps import loading
from shoebox.resources import assets

EVENT_MS_MAX = 100  # of a till's processor
PACE_MS, PACES = 4.0, 8  # what `_pace` takes there of so many numbers; how often it is asked afterwards
PACE_NUMBERS, BRIEF = 60_000, 6_000
STACK_LINES_MAX = 12
LOOK_S = 0.02
BESIDE = 1.5 if "PYTEST_XDIST_WORKER" in os.environ else 1.0  # other workers share processor and caches
WAITS = frozenset(
    {"open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"}
    | {"shutil.copyfile", "shutil.move", "shutil.rmtree", "socket.connect", "socket.getaddrinfo", "socket.sendto"}
    | {"subprocess.Popen", "os.system", "os.posix_spawn", "sqlite3.connect"}
)
_PLACE = re.compile(r'^ +File "(.*)", line (\d+) in (.*)$')  # as `faulthandler` writes them, innermost first
_CLOSING = re.compile(r"^desk/lanes\.py:\d+ close$", re.MULTILINE)  # a window that ends waits for what it began
_CODE = (".py", ".pyc", ".so")
_SOURCES = str(Path(shoebox.__file__).parent)


class ScreenWatch:
    """What held the screen up, in words; `watch` says until when that is gathered."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.is_busy = False  # whether Qt has handed out an event that is not done with
        self.lane_s = 0.0  # processor time of inline lanes within this event
        self.thread, self.native = threading.get_ident(), threading.get_native_id()
        self.seen_at: list[list[str]] = []  # where this thread was, each time somebody looked within this event
        self.paces: list[float] = []  # of this machine, as often
        self.slept: list[tuple[str, list[str]]] = []  # what it slept in for too long, and where that was

    def deliver(self, receiver: QObject, event: QEvent, on: Callable[[QObject, QEvent], bool]) -> bool:
        """Have an event delivered, and measure it if it is not part of another one."""
        if self.is_busy:
            return on(receiver, event)
        self.is_busy, self.lane_s, self.seen_at, self.paces, self.slept = True, 0.0, [], [], []
        began = time.thread_time()
        try:
            return on(receiver, event)
        finally:
            took_ms = (time.thread_time() - began - self.lane_s) * 1_000
            self.is_busy = False
            if took_ms > EVENT_MS_MAX:
                self._measured(took_ms, receiver, event)
            for call, stack in self.slept[:1]:
                self._tell(f"{event.type().name} of {type(receiver).__name__} slept in {call}", stack)

    def _measured(self, took_ms: float, receiver: QObject, event: QEvent) -> None:
        # The busiest moment of several, or other work here would accuse it; that may have ended with the event.
        during = self.paces or [1.0]
        pace, asked = sum(during) / len(during), 0
        while took_ms > EVENT_MS_MAX * pace and asked < PACES:
            pace, asked = max(pace, _pace()), asked + 1
        if took_ms > EVENT_MS_MAX * pace:
            seen = self.seen_at[len(self.seen_at) // 2] if self.seen_at else []
            what = f"{event.type().name} of {type(receiver).__name__}"
            limit_ms = EVENT_MS_MAX * pace
            self._tell(f"{what} took {took_ms:.0f} ms of the processor, at most {limit_ms:.0f}", seen)

    def waits(self, what: str) -> None:
        """A call that waits for something outside of this program."""
        if self.is_busy and threading.get_ident() == self.thread:
            stack = _stack(sys._getframe(2))
            if stack and not _CLOSING.search("\n".join(stack)):
                self._tell(what, stack)

    def shows(self, shown: QObject) -> None:
        """A widget is shown: one of ours that has no parent yet is a window for a moment, and takes the keyboard."""
        if isinstance(shown, QWidget) and shown.windowType() is Qt.WindowType.Window and not isinstance(shown, Frame):
            stack = _stack(sys._getframe(2))
            if stack:
                self._tell(f"{type(shown).__name__} {shown.accessibleName()!r} was a window for a moment", stack)

    def sleeps(self, call: str, ms: float, stack: list[str]) -> None:
        """Somebody looked on and saw this thread asleep in a call of the system, within an event, for so long."""
        if ms > EVENT_MS_MAX and stack:
            self.slept.append((call, stack))

    def _tell(self, what: str, stack: list[str]) -> None:
        self.found.append("\n  ".join((f"{what}{_where()}", *stack[:STACK_LINES_MAX])))


WATCH, _WAKE = ScreenWatch(), threading.Event()


class WatchedApp(DeskApp):
    """The application of tests: every event goes by the watch."""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event."""
        if event.type() is QEvent.Type.Show:
            WATCH.shows(receiver)
        return WATCH.deliver(receiver, event, super().notify)


@cache
def set_up() -> None:
    """From now on, and for good: Python can't take such a hook away again. Once, however many rooms ask for it.

    What a window loads in idle turns is there before the first test, as it is in the program before the first act.
    """
    for window in (RegisterWindow, OfficeWindow):
        for step in loading(*window.FURNITURE, *window.LATER):
            step()
    sys.addaudithook(_heard)
    threading.Thread(target=_look, daemon=True).start()
    sqlite3.connect = sqlite3.dbapi2.connect = _traced(sqlite3.connect)
    time.sleep = _told_of(time.sleep)
    os.fsync, os.statvfs = _told(os.fsync, "os.fsync"), _told(os.statvfs, "os.statvfs")
    if hasattr(os, "fdatasync"):
        os.fdatasync = _told(os.fdatasync, "os.fdatasync")
    for name in ("send", "sendall", "recv", "recv_into", "accept"):
        setattr(socket.socket, name, _told(getattr(socket.socket, name), f"socket.{name}"))
    for owner, name in (
        (subprocess.Popen, "wait"), (subprocess.Popen, "communicate"),
        (threading.Event, "wait"), (threading.Thread, "join"), (Future, "result"), (queue.Queue, "get"),
    ):  # fmt: skip
        setattr(owner, name, _told(getattr(owner, name), f"{owner.__name__}.{name}"))
    do = lanes._Asked.do

    def measured(asked: lanes._Asked) -> None:
        began = time.thread_time()
        try:
            do(asked)
        finally:
            WATCH.lane_s += time.thread_time() - began

    lanes._Asked.do = measured  # type: ignore[method-assign]


def _look() -> None:
    """Note now and then where a long event is; it is not known yet that it is one."""
    places, sleeps, wait = Places(), Sleeps(WATCH.native), _WAKE.wait
    while True:
        wait(LOOK_S)
        if WATCH.is_busy:
            stack = places.of(WATCH.thread)
            WATCH.seen_at.append(stack)
            WATCH.paces.append(_pace(BRIEF))
            WATCH.sleeps(*sleeps.look(), stack)
        else:
            sleeps.awake()


class Places:
    """Where a thread is, as text that the interpreter writes down in one go: no frame of it is touched from here."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  (whoever looks closes it)

    def close(self) -> None:
        """Let go of the file it is written to."""
        self._file.close()

    def of(self, thread: int) -> list[str]:
        """The lines of ours in this thread, innermost first, by the rules of `_stack`."""
        self._file.seek(0)
        self._file.truncate()
        faulthandler.dump_traceback(self._file, all_threads=True)
        self._file.seek(0)
        told = self._file.read().decode(errors="replace")
        _, _, behind = told.partition(f"hread 0x{thread:016x} ")  # "Thread", or "Current thread"
        own, _, _ = behind.partition("\n\n")
        return _ours(match.groups() for match in map(_PLACE.match, own.splitlines()) if match)


def _heard(name: str, given: tuple[Any, ...]) -> None:
    if WATCH.is_busy and name in WAITS and not is_own(given[0] if given else None):
        WATCH.waits(f"{name} {given[0] if given else ''}")


def _traced(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    def connected(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        connection.set_trace_callback(_asked)
        return connection

    return connected


def _told_of(sleep: Callable[[float], None]) -> Callable[[float], None]:
    def slept(seconds: float) -> None:
        WATCH.waits(f"time.sleep({seconds})")
        sleep(seconds)

    return slept


def _told(call: Callable[..., Any], name: str) -> Callable[..., Any]:
    @wraps(call)
    def told(*given: Any, **named: Any) -> Any:
        if WATCH.is_busy and not _is_start(sys._getframe(1)):
            WATCH.waits(name)
        return call(*given, **named)

    return told


def _is_start(frame: FrameType | None) -> bool:
    """Whether a thread is begun there: whoever begins one waits for its first step, and no longer."""
    return frame is not None and frame.f_code is threading.Thread.start.__code__


def _asked(statement: str) -> None:
    if WATCH.is_busy:
        WATCH.waits(f"SQL {statement[:80]!r}")


def _stack(frame: FrameType | None) -> list[str]:
    """The lines of ours that led here, innermost first; none where a lane, an import or the program's own files did."""
    return _ours(_places(frame))


def _places(frame: FrameType | None) -> Iterator[tuple[str, str, str]]:
    while frame is not None:
        yield frame.f_code.co_filename, str(frame.f_lineno), frame.f_code.co_name
        frame = frame.f_back


def _ours(places: Iterable[tuple[str, ...]]) -> list[str]:
    """Of files, lines and names those of the program, unless a lane or an import led there."""
    lines = []
    for file, line, name in places:
        if (name == "measured" and file == __file__) or file.startswith("<frozen importlib"):
            return []
        if file.startswith(_SOURCES):
            lines.append(f"{file[len(_SOURCES) + 1 :]}:{line} {name}")
    return lines


def _where() -> str:
    shown = [window for window in QApplication.topLevelWidgets() if isinstance(window, Frame) and window.isVisible()]
    return "".join(f", {window.face} {window.page()}".rstrip() for window in shown)


def _pace(numbers: int = PACE_NUMBERS) -> float:
    """How many times slower than a till a window is on this machine just now; never faster.

    Squared, since this loop stays in the nearest cache and a window does not: other work slows that twice.
    """
    began = time.thread_time()
    sum(number * number for number in range(numbers))
    took_ms = (time.thread_time() - began) * 1_000 * PACE_NUMBERS / numbers
    return max(1.0, took_ms / PACE_MS) ** 2 * BESIDE


def is_own(path: object) -> bool:
    """Whether it is a file of the program's own: its code, an icon, a page of the playbook."""
    return isinstance(path, (str, Path)) and (str(path).startswith(str(assets())) or str(path).endswith(_CODE))
