"""Whether the second copy costs a sale anything: with none, with one, and with one whose medium hangs, in turns.

The real window and keys of `bench_counter`, the real lane of the second copy. The three take turns of a few sales each
within one run, so that whatever else this machine does hits all of them alike. The medium is a folder on
SHOEBOX_BENCH_COPY, best on another disk; without it it lies on the book's own, which is the worst there is.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench_counter import Clerk, issue_pads, slip_of

from bookmaking import card_sale
from desk.register.counter import new_house
from shoebox.carry import CopyLane
from shoebox.desk.app import make_app
from shoebox.storage import second_copy
from shoebox.storage.second_copy import SecondCopy, begin_copy

ENTRIES_OF_THE_DAY = 2_000
TURNS, IN_A_TURN = 20, 25
LOOK_S = 0.05  # so often that every other sale meets it at work; in the program it is 2 s
WAYS = ("no second copy", "a second copy at work", "a second copy whose medium hangs")
Row = tuple[str, str, str, float | None]


def main() -> list[Row]:
    """Rows of (name, figure, unit, ratio to the sales without a copy)."""
    make_app()
    with tempfile.TemporaryDirectory(dir=os.environ.get("SHOEBOX_BENCH_DIR")) as folder:
        medium = os.environ.get("SHOEBOX_BENCH_COPY") or folder
        with tempfile.TemporaryDirectory(dir=medium) as stick:
            times = _measure(Path(folder) / "timed", Path(stick))
    rows: list[Row] = []
    for part, share in (("p50", 0.5), ("p99", 0.99)):
        took = [sorted(each)[int(len(each) * share)] * 1_000 for each in times]
        rows += [
            (f'last key to "Recorded", {way}, {part}', f"{ms:.1f}", "ms", ms / took[0] if at else None)
            for at, (way, ms) in enumerate(zip(WAYS, took, strict=True))
        ]
    return rows


def _measure(folder: Path, stick: Path) -> list[list[float]]:
    house = new_house(folder)
    sales = TURNS * IN_A_TURN * len(WAYS)
    issue_pads(house, ENTRIES_OF_THE_DAY + sales)
    for number in range(ENTRIES_OF_THE_DAY):
        house.till.record(card_sale(number, slip=slip_of(number), last4=f"{number:04d}"))
    begin_copy(stick, store="085", register="1")
    times: list[list[float]] = [[] for _ in WAYS]
    number = ENTRIES_OF_THE_DAY
    with closing(Clerk(house)) as clerk:
        for _ in range(TURNS):
            for way, took in enumerate(times):
                with _copying(folder, stick, way, house.clock):
                    for number in range(number, number + IN_A_TURN):  # noqa: B020
                        took.append(clerk.sells(number))
                number += 1
    house.book.close()
    return times


@contextmanager
def _copying(folder: Path, stick: Path, way: int, clock: object) -> Iterator[None]:
    if not way:
        yield
        return
    answers, really = threading.Event(), second_copy._add
    if way == WAYS.index("a second copy whose medium hangs"):
        second_copy._add = lambda *_given, **_named: answers.wait()
    copy = SecondCopy(folder, stick, store="085", register="1", is_apart=lambda _one, _other: True)
    lane = CopyLane(copy, clock, look_s=LOOK_S)
    lane.start()
    try:
        yield
    finally:
        answers.set()
        second_copy._add = really
        lane.close()
