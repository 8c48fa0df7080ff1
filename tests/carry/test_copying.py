"""The second copy's lane: whatever its medium does, no sale waits for it, and it says how it stands."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock, cash_sale, new_book, new_till
from shoebox.carry import copying
from shoebox.carry.copying import CopyLane, pause_s
from shoebox.domain.errors import Trouble
from shoebox.domain.second_copy import CopyKind
from shoebox.storage import second_copy
from shoebox.storage.book import Book
from shoebox.storage.second_copy import SecondCopy, begin_copy, copy_folder

PATIENT_S = 60.0


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    medium = tmp_path / "stick"
    medium.mkdir()
    begin_copy(medium, store="085", register="1")
    return medium


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "shop") as opened:
        yield opened


def lane_of(book: Book, stick: Path, clock: HandClock | None = None) -> CopyLane:
    copy = SecondCopy(book.path.parent, stick, store="085", register="1", is_apart=lambda _one, _other: True)
    return CopyLane(copy, clock or HandClock(), look_s=0.01)


def until(is_so: Callable[[], bool]) -> None:
    """Wait for another thread, as long as a busy machine needs."""
    waiting, until_s = threading.Event(), time.monotonic() + PATIENT_S
    while not is_so():
        assert time.monotonic() < until_s, "it never came"
        waiting.wait(0.005)


def kept_in(stick: Path) -> bytes:
    return (copy_folder(stick, store="085", register="1") / "mirror.log").read_bytes()


def test_sales_come_over_by_themselves_and_the_last_one_at_the_closing(book: Book, stick: Path) -> None:
    lane, till = lane_of(book, stick), new_till(book)
    lane.start()
    for amount in range(100, 110):
        till.record(cash_sale(amount))
    until(lambda: lane.state().seq == book.head().seq)
    assert lane.state().kind is CopyKind.WHOLE
    till.record(cash_sale(110))
    lane.close()
    assert kept_in(stick) == (book.path.parent / "mirror.log").read_bytes()


def test_a_medium_that_hangs_for_half_a_minute_holds_up_nobody(
    book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the write and never comes back: forty sales are saved meanwhile, and everybody is told since when."""
    asked, answers, really = threading.Event(), threading.Event(), second_copy._add

    def hangs(kept: Path, data: bytes, *, at: int) -> None:
        asked.set()
        assert answers.wait(PATIENT_S)
        really(kept, data, at=at)

    monkeypatch.setattr(second_copy, "_add", hangs)
    clock, till = HandClock(), new_till(book)
    lane = lane_of(book, stick, clock)
    lane.start()
    assert asked.wait(PATIENT_S)
    began_ms = clock.now_ms
    for amount in range(100, 140):
        till.record(cash_sale(amount))
    assert lane.state().is_well
    clock.now_ms, clock.mono = clock.now_ms + 30_000, clock.mono + 30_000
    assert (lane.state().kind, lane.state().since_ms, lane.state().seq) == (CopyKind.SLOW, began_ms, 0)
    assert not answers.is_set(), "all of that while the medium had not answered"
    answers.set()
    until(lambda: lane.state().seq == book.head().seq)
    assert lane.state().kind is CopyKind.WHOLE
    lane.close()


def test_closing_leaves_a_medium_that_hangs_behind(book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answers = threading.Event(), threading.Event()

    def hangs(_kept: Path, _data: bytes, *, at: int) -> None:
        asked.set()
        assert answers.wait(PATIENT_S), at

    monkeypatch.setattr(second_copy, "_add", hangs)
    monkeypatch.setattr(copying, "CLOSE_S_MAX", 0.05)
    lane = lane_of(book, stick)
    lane.start()
    assert asked.wait(PATIENT_S)
    lane.close()
    assert not answers.is_set()
    answers.set()


def test_a_pulled_medium_is_told_since_when_and_caught_up_when_it_is_back(book: Book, stick: Path) -> None:
    clock, till = HandClock(), new_till(book)
    lane = lane_of(book, stick, clock)
    assert lane.once().kind is CopyKind.WHOLE
    whole_ms, away = clock.now_ms, stick.rename(stick.with_name("pocket"))
    clock.pass_min(5)
    till.record(cash_sale(100))
    state = lane.once()
    assert (state.kind, state.since_ms, state.at_ms) == (CopyKind.ABSENT, clock.now_ms, whole_ms)
    clock.pass_min(5)
    assert lane.once() == state, "said once, not anew every minute"
    away.rename(stick)
    assert (lane.once().kind, lane.state().seq) == (CopyKind.WHOLE, book.head().seq)
    assert lane.state().since_ms == clock.now_ms


def test_each_way_of_failing_has_its_own_word(book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lane = lane_of(book, stick)

    def tell(code: str) -> CopyKind:
        def fails(_copy: SecondCopy, _stop: Callable[[], bool]) -> int:
            raise Trouble(code, place="E:", why="Input/output error")

        monkeypatch.setattr(SecondCopy, "bring_up", fails)
        return lane.once().kind

    told = {code: tell(code) for code in ("copy.full", "copy.failing", "copy.other", "copy.same_disk")}
    assert told == {
        "copy.full": CopyKind.FULL, "copy.failing": CopyKind.FAILING, "copy.other": CopyKind.OTHER,
        "copy.same_disk": CopyKind.SAME_DISK,
    }  # fmt: skip


def test_a_medium_that_failed_is_asked_ever_less_often(book: Book, stick: Path) -> None:
    assert [pause_s(failures) for failures in (0, 1, 2, 3, 4, 5, 500)] == [10, 5, 10, 20, 40, 60, 60]
    shutil.rmtree(stick)
    lane = lane_of(book, stick)
    lane.start()
    until(lambda: lane.state().kind is CopyKind.ABSENT)
    lane.close()
    assert not stick.exists()
