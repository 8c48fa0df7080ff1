"""Work off the screen's thread. Desk; the only file with threads.

`book` is a pool of one that owns the writer: its thread never ends, so a connection opened there stays there. `free`
is a pool of several for everything else. An answer comes back through one signal that lives on the screen's thread,
to a bound method, and is dropped when the object it belongs to is gone.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from shoebox.domain.errors import ShoeboxError, Trouble

FREE_THREADS = 3
PROGRESS_MS_MIN = 50
CLOSE_S_MAX = 30

T = TypeVar("T")
Progress = Callable[..., None]
Stop = Callable[[], bool]


class Errand:
    """Work under way. `stop` asks it to end at its next safe place."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask it to stop; it answers with Stopped when it has."""
        self._stopped.set()

    def stopped(self) -> bool:
        """Whether somebody asked. This is the `stop` that long work is given."""
        return self._stopped.is_set()


class Lane(Protocol):
    """Where work goes. `done` and `failed` are bound methods of a QObject, called on the screen's thread.

    `failed` gets Refusal, Trouble and Stopped; anything else is a bug and goes to `sys.excepthook`. Nobody waits for
    ever: whose work ended by a bug is told by `gone`, or by `failed` with a Trouble (``desk.unforeseen``).
    """

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        gone: Callable[[], None] | None = None,
    ) -> Errand:
        """Do short work, which takes nothing."""
        ...

    def start(
        self,
        work: Callable[[Progress, Stop], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        progress: Callable[..., None],
        *,
        in_stages: bool = False,
    ) -> Errand:
        """Do long work, which takes `progress` and `stop`. Whatever it tells progress, the bound `progress` gets.

        Work `in_stages` has the stage's name first in what it tells, and few of them: each is heard of.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Bug:
    raised: BaseException


@dataclass(slots=True)
class _Asked:
    """Work and who hears of it. It lives with the screen's thread, and so does whatever hangs on it.

    A lane's thread never holds the last of a widget, or it would take it apart there, which ends the program.
    """

    work: Callable[[], Any]
    done: Callable[..., None]
    failed: Callable[..., None]
    gone: Callable[[], None] | None = None
    outcome: Any = None

    def do(self) -> None:
        """In the lane's thread: run the work and keep what came of it."""
        try:
            self.outcome = self.work()
        except BaseException as raised:
            self.outcome = raised if isinstance(raised, ShoeboxError) else _Bug(raised)


class _Counter(QObject):
    """Lives on the screen's thread and hands every answer to whom it belongs."""

    came = Signal(object)
    told = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.is_closed = False
        self.asked: dict[Errand, _Asked] = {}
        self.came.connect(self.hand_over)
        self.told.connect(self.pass_on)

    def hand_over(self, errand: Errand) -> None:
        """Deliver one answer, or drop it where nobody is left to take it."""
        asked = self.asked.pop(errand)
        if isinstance(asked.outcome, _Bug):
            _report(asked.outcome.raised)
            if not self.is_closed:
                _say_gone(asked)
        elif not self.is_closed:  # whoever it is for would read on in a book that is closed
            _deliver(asked)

    def pass_on(self, to: Callable[..., None], given: tuple[Any, ...]) -> None:
        """How far long work is."""
        if not self.is_closed and _is_there(to):
            to(*given)


def once_painted(owner: QObject, do: Callable[[], None]) -> None:
    """Do something small on the screen's thread, after what was just changed is on the screen.

    A timer of nothing runs when no posted event waits, and the order to paint is one; `QTimer.singleShot(0, ...)`
    itself posts, and would come before it.
    """
    timer = QTimer(owner, singleShot=True)
    timer.timeout.connect(do)
    timer.timeout.connect(timer.deleteLater)
    timer.start()


def _report(raised: BaseException) -> None:
    sys.excepthook(type(raised), raised, raised.__traceback__)


def _deliver(asked: _Asked) -> None:
    to = asked.failed if isinstance(asked.outcome, ShoeboxError) else asked.done
    if _is_there(to):
        to(asked.outcome)


def _say_gone(asked: _Asked) -> None:
    """No answer will come, and what waits for one, a button or the keys, is free again."""
    if asked.gone is not None:
        if _is_there(asked.gone):
            asked.gone()
    elif _is_there(asked.failed):
        asked.failed(Trouble("desk.unforeseen"))


def _is_there(to: Callable[..., None]) -> bool:
    owner = getattr(to, "__self__", None)
    return isinstance(owner, QObject) and shiboken6.isValid(owner)


class PoolLane:
    """A lane on threads of its own. Make it on the screen's thread."""

    def __init__(self, threads: int) -> None:
        self._counter = _Counter()
        self._pool = ThreadPoolExecutor(threads)
        self._under_way: set[Future[None]] = set()

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        gone: Callable[[], None] | None = None,
    ) -> Errand:
        """Do short work."""
        return self._run(_Asked(work, done, failed, gone), Errand())

    def start(
        self,
        work: Callable[[Progress, Stop], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        progress: Callable[..., None],
        *,
        in_stages: bool = False,
    ) -> Errand:
        """Do long work; its progress comes at most twenty times a second, but for the first word of a stage."""
        errand = Errand()
        told = _Told(self._counter, progress, in_stages=in_stages)
        return self._run(_Asked(lambda: work(told, errand.stopped), done, failed), errand)

    def is_idle(self) -> bool:
        """Whether every answer was handed over."""
        return not self._counter.asked

    def close(self) -> None:
        """Ask all to stop, and wait until they have. No answer is delivered any more, and nothing new is begun."""
        self._counter.is_closed = True
        for errand in tuple(self._counter.asked):
            errand.stop()
        left = wait(tuple(self._under_way), CLOSE_S_MAX).not_done
        self._pool.shutdown(wait=not left)

    def _run(self, asked: _Asked, errand: Errand) -> Errand:
        _assert_all_bound(asked)
        if self._counter.is_closed:
            errand.stop()
            return errand
        self._counter.asked[errand] = asked
        future = self._pool.submit(self._do, errand)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return errand

    def _do(self, errand: Errand) -> None:
        self._counter.asked[errand].do()
        if shiboken6.isValid(self._counter):
            self._counter.came.emit(errand)


class _Told:
    """What long work calls to say how far it is. A word every 50 ms gets through; in stages, also each one's first."""

    def __init__(self, counter: _Counter, to: Callable[..., None], *, in_stages: bool) -> None:
        _assert_bound(to)
        self._counter, self._to, self._in_stages = counter, to, in_stages
        self._next_s, self._stage = 0.0, ""

    def __call__(self, *given: Any) -> None:
        now_s = time.monotonic()
        stage = str(given[0]) if self._in_stages else ""
        if (now_s >= self._next_s or stage != self._stage) and shiboken6.isValid(self._counter):
            self._next_s, self._stage = now_s + PROGRESS_MS_MIN / 1000, stage
            self._counter.told.emit(self._to, given)


class InlineLane:
    """Runs the work at once, on the thread that asks. For tests and for the demo without windows."""

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        gone: Callable[[], None] | None = None,
    ) -> Errand:
        """Do it now."""
        asked = _Asked(work, done, failed, gone)
        _assert_all_bound(asked)
        _now(asked)
        return Errand()

    def start(
        self,
        work: Callable[[Progress, Stop], T],
        done: Callable[[T], None],
        failed: Callable[[ShoeboxError], None],
        progress: Callable[..., None],
        *,
        in_stages: bool = False,  # noqa: ARG002  (every word is heard here)
    ) -> Errand:
        """Do it now, with every word of progress."""
        errand = Errand()
        _assert_bound(done, failed, progress)
        _now(_Asked(lambda: work(progress, errand.stopped), done, failed))
        return errand

    def is_idle(self) -> bool:
        """Nothing is ever under way."""
        return True

    def close(self) -> None:
        """Nothing is to be waited for."""


def _now(asked: _Asked) -> None:
    asked.do()
    if isinstance(asked.outcome, _Bug):
        _say_gone(asked)
        raise asked.outcome.raised
    _deliver(asked)


def _assert_all_bound(asked: _Asked) -> None:
    _assert_bound(asked.done, asked.failed, *((asked.gone,) if asked.gone is not None else ()))


def _assert_bound(*answers: Callable[..., None]) -> None:
    for answer in answers:
        assert isinstance(getattr(answer, "__self__", None), QObject), "answers go to bound methods of a QObject"


class Lanes:
    """The two lanes of a window. Close them with it."""

    def __init__(self, book: PoolLane | InlineLane, free: PoolLane | InlineLane) -> None:
        self.book, self.free = book, free

    @classmethod
    def pools(cls) -> Lanes:
        """The lanes of real life."""
        return cls(PoolLane(1), PoolLane(FREE_THREADS))

    @classmethod
    def inline(cls) -> Lanes:
        """Both at once, on the thread that asks."""
        return cls(InlineLane(), InlineLane())

    def are_idle(self) -> bool:
        """Whether nothing is under way in either."""
        return self.book.is_idle() and self.free.is_idle()

    def close(self) -> None:
        """Stop and wait, the book last: what it writes must be whole."""
        self.free.close()
        self.book.close()
