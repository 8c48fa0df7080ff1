"""From the last key of a sale to "Recorded" on the screen, in a day of 5,000 entries.

The real window on a real book with the lanes of real life, and keys pressed as a clerk presses them. A sale's last key
comes when the lane has said all it says of the draft, as it has before a person's finger. Beside each stands what the
disk itself takes for the two copies of the same bytes: a bare commit, and a bare append with its sync.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench_sale import bare_database, commit_and_append
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from bookmaking import DAY, MANAGER, card_sale
from bounding import slow_last_key
from desk.register.counter import ENTER, Counter, at_the_counter, new_house
from shoebox.desk.app import make_app
from shoebox.desk.lanes import Lanes
from shoebox.domain.acts import PadIssued
from shoebox.handover.store import StoreHouse

ENTRIES_OF_THE_DAY = 5_000
TIMED, WARM = 500, 20
PAD, TURN_S = 1_000, 0.0005
Row = tuple[str, str, str, float | None]


def main() -> tuple[list[Row], list[str]]:
    """Rows of (name, figure, unit, ratio to the bare copies), and what is not within bounds."""
    make_app()
    with tempfile.TemporaryDirectory(dir=os.environ.get("SHOEBOX_BENCH_DIR")) as folder:
        return _last_key(Path(folder) / "timed")


def _last_key(folder: Path) -> tuple[list[Row], list[str]]:
    house = new_house(folder)
    issue_pads(house, ENTRIES_OF_THE_DAY + TIMED + WARM)
    for number in range(ENTRIES_OF_THE_DAY):
        house.till.record(card_sale(number, slip=slip_of(number), last4=f"{number:04d}"))
    ours, bare = [], []
    log = os.open(folder / "bare.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with closing(bare_database(folder / "bare.db")) as db, closing(Clerk(house)) as clerk:
        for number in range(ENTRIES_OF_THE_DAY, ENTRIES_OF_THE_DAY + TIMED + WARM):
            ours.append(clerk.sells(number))
            entry = next(house.book.entries(house.book.head().seq))
            began = time.perf_counter()
            commit_and_append(db, log, entry)
            bare.append(time.perf_counter() - began)
    os.close(log)
    house.book.close()
    rows: list[Row] = []
    for part, share in (("p50", 0.5), ("p99", 0.99)):
        took, disk = (sorted(each[WARM:])[int(TIMED * share)] * 1_000 for each in (ours, bare))
        what = f'last key to "Recorded", {ENTRIES_OF_THE_DAY:,} entries in the day, {part}'
        rows.append((f"bare commit and append of the same bytes, {part}", f"{disk:.1f}", "ms", None))
        rows.append((what, f"{took:.1f}", "ms", took / disk))
    return rows, slow_last_key(took)  # the last of them, p99


class _Painted(QObject):
    """When a window that says "Recorded" was first painted, and its picture handed to the screen."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self.at = 0.0
        self._loop = QEventLoop()

    def wait(self) -> None:
        """Let the program run until it is."""
        self.at = 0.0
        self._loop.exec()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Let the window paint, and look at the clock."""
        if event.type() != QEvent.Type.UpdateRequest or self.at or self._counter.shown() != "RecordedView":
            return False
        window.event(event)
        self.at = time.perf_counter()
        self._loop.quit()
        return True


class Clerk:
    """Keys card slips into the window of a house."""

    def __init__(self, house: StoreHouse) -> None:
        self._lanes = Lanes.pools()
        self._window = at_the_counter(house, self._lanes)
        self._counter = Counter(house, self._window)
        self._painted = _Painted(self._counter)
        self._window.installEventFilter(self._painted)
        self._window.resize(1280, 800)
        self._window.show()
        self._window.activateWindow()
        self._wait_for_lanes()
        self._window.lock.timer.stop()  # it hears keys where the system hands them over, which these keys pass by

    def sells(self, number: int) -> float:
        """One more sale; seconds from its last key until it is said and painted."""
        last4 = f"{number % 10_000:04d}"
        self._counter.card_slip(slip_of(number), f"{10 + number / 100:.2f}", last4)
        self._wait_for_lanes()
        began = time.perf_counter()
        self._counter.press(ENTER)
        self._painted.wait()
        self._wait_for_lanes()
        return self._painted.at - began

    def close(self) -> None:
        """Go home."""
        self._window.close()
        self._window.deleteLater()
        self._lanes.close()
        QApplication.processEvents()

    def _wait_for_lanes(self) -> None:
        QApplication.processEvents()
        while not self._lanes.are_idle():
            _turn()
        QApplication.processEvents()


def issue_pads(house: StoreHouse, slips: int) -> None:
    """Pads for so many slips."""
    for pad in range(-(-slips // PAD)):
        first = 85_200_000 + pad * PAD
        house.book.append(PadIssued(first=f"{first:09d}", last=f"{first + PAD - 1:09d}"), clerk=MANAGER, day=DAY)


def _turn() -> None:
    """A turn of the loop that leaves the processor to the lanes while it waits, as the program's own does."""
    QApplication.processEvents()
    time.sleep(TURN_S)


def slip_of(number: int) -> str:
    """The slip of the sale of this number, from 0."""
    return f"{85_200_000 + number:09d}"


if __name__ == "__main__":
    print(*main()[0], sep="\n")
