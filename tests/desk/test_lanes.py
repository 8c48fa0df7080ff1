"""Work goes off the screen's thread, and its answer comes back to it, once, to whoever is still there."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desk.conftest import WAIT_MS_MAX
from shoebox.desk.lanes import InlineLane, Lanes, PoolLane
from shoebox.domain.errors import Refusal, Stopped, Trouble


class Desk(QObject):
    """Somebody who asks, and keeps what is answered and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def done(self, answer: object) -> None:
        self.heard.append(answer)
        self.threads.add(threading.get_ident())

    def failed(self, error: object) -> None:
        self.done(error)

    def gone(self) -> None:
        self.done("gone")

    def progress(self, *told: object) -> None:
        self.done(told)


@pytest.fixture
def pool(app):
    lane = PoolLane(1)
    yield lane
    lane.close()


@pytest.fixture(params=["pool", "inline"])
def lane(request, app):
    made = PoolLane(1) if request.param == "pool" else InlineLane()
    yield made
    made.close()


def test_an_answer_comes_back_on_the_screens_thread(qtbot, lane):
    desk = Desk()
    lane.ask(lambda: 412, desk.done, desk.failed)
    qtbot.waitUntil(lambda: desk.heard == [412])
    assert desk.threads == {threading.get_ident()}


def test_work_of_a_pool_is_not_on_the_screens_thread_and_always_on_the_same(qtbot, pool):
    """A connection that was opened in the book lane stays on its thread."""
    desk = Desk()
    for _ in range(3):
        pool.ask(threading.get_ident, desk.done, desk.failed)
    qtbot.waitUntil(lambda: len(desk.heard) == 3)
    assert len(set(desk.heard)) == 1
    assert threading.get_ident() not in desk.heard


@pytest.mark.parametrize("error", [Refusal("slip.unreadable"), Trouble("disk.full"), Stopped()])
def test_what_a_person_can_mend_goes_to_failed(qtbot, lane, error):
    desk = Desk()

    def work() -> None:
        raise error

    lane.ask(work, desk.done, desk.failed)
    qtbot.waitUntil(lambda: desk.heard == [error])


def test_a_bug_goes_to_the_excepthook_and_nobody_waits_for_its_answer(qtbot, pool, monkeypatch):
    """The error itself is nobody's to mend; whoever asked hears that it is over, so that no button stays busy."""
    desk, caught = Desk(), []
    monkeypatch.setattr(sys, "excepthook", lambda kind, raised, trace: caught.append(kind))
    pool.ask(lambda: 1 // 0, desk.done, desk.failed)
    pool.start(lambda _progress, _stop: 1 // 0, desk.done, desk.failed, desk.progress)
    qtbot.waitUntil(lambda: caught == [ZeroDivisionError, ZeroDivisionError])
    assert [error.code for error in desk.heard] == ["desk.unforeseen", "desk.unforeseen"]


def test_who_must_not_wait_for_ever_hears_that_a_bug_ended_the_work(qtbot, lane, monkeypatch):
    """By an ear of its own, once, on the screen's thread; a bug in other work is no news to them."""
    desk, other = Desk(), Desk()
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    for of, gone in ((other, None), (desk, desk.gone)):
        with suppress(ZeroDivisionError):  # an inline lane lets it through
            lane.ask(lambda: 1 // 0, of.done, of.failed, gone)
    qtbot.waitUntil(lambda: desk.heard == ["gone"])
    assert desk.threads == {threading.get_ident()}
    assert [error.code for error in other.heard] == ["desk.unforeseen"]


def test_an_inline_lane_lets_a_bug_through():
    desk = Desk()
    with pytest.raises(ZeroDivisionError):
        InlineLane().ask(lambda: 1 // 0, desk.done, desk.failed)


def test_an_answer_to_somebody_gone_is_dropped(qtbot, pool):
    desk, other, gate = Desk(), Desk(), threading.Event()
    pool.ask(gate.wait, desk.done, desk.failed)
    shiboken6.delete(desk)
    gate.set()
    pool.ask(lambda: "later", other.done, other.failed)
    qtbot.waitUntil(lambda: other.heard == ["later"])


def test_long_work_tells_how_far_it_is(qtbot, lane):
    desk = Desk()

    def work(progress, _stop):
        progress(1, 2, "boxes")
        return "all"

    lane.start(work, desk.done, desk.failed, desk.progress)
    qtbot.waitUntil(lambda: desk.heard == [(1, 2, "boxes"), "all"])


def test_progress_comes_at_most_twenty_times_a_second(qtbot, pool):
    desk = Desk()

    def work(progress, _stop):
        for at in range(100_000):
            progress(at)
        return "all"

    pool.start(work, desk.done, desk.failed, desk.progress)
    qtbot.waitUntil(lambda: "all" in desk.heard)
    assert 2 <= len(desk.heard) < 100


def test_long_work_can_be_stopped(qtbot, pool):
    desk, begun, gate = Desk(), threading.Event(), threading.Event()

    def work(progress, stop):
        begun.set()
        while not stop():
            gate.wait(0.001)
        raise Stopped

    errand = pool.start(work, desk.done, desk.failed, desk.progress)
    assert begun.wait(WAIT_MS_MAX / 1000)
    errand.stop()
    qtbot.waitUntil(lambda: len(desk.heard) == 1)
    assert isinstance(desk.heard[0], Stopped)


def test_closing_stops_and_waits(app):
    lanes, desk, ended, gate = Lanes.pools(), Desk(), threading.Event(), threading.Event()

    def work(progress, stop):
        while not stop():
            gate.wait(0.001)
        ended.set()

    lanes.free.start(work, desk.done, desk.failed, desk.progress)
    lanes.close()
    assert ended.is_set()


def test_only_bound_methods_of_qt_objects_may_answer(lane):
    with pytest.raises(AssertionError):
        lane.ask(lambda: 1, print, print)
