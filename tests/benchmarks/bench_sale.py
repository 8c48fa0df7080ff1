"""A sale through the till against a bare SQLite commit of the same bytes with the same settings, side by side.

Each sale is measured in turn with its alternatives on the same disk, so that a busy moment hits all of them alike. The
till checks the draft, signs, keeps seven pages of projections and waits for its mirror file too; the bare commit does
one row and nothing else, and the second bare one appends the same bytes to a file and waits for that as well.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bookmaking import DAY, HandClock, card_sale, new_book, new_till, reopened
from shoebox.domain.acts import PadIssued
from shoebox.domain.entry import Entry
from shoebox.storage.book_file import PRAGMAS
from shoebox.storage.mirror import write_line
from shoebox.till import SaleDraft

SALES = 1_000
WARM = 20
Row = tuple[str, str, str, float | None]


def main(sales: int = SALES) -> list[Row]:
    """Rows of (name, figure, unit, ratio to the bare commit)."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("SHOEBOX_BENCH_DIR")) as folder:
        times = measure(Path(folder), sales)
        opened_ms = measure_start(Path(folder) / "store")
    rows: list[Row] = []
    for name, taken in times.items():
        for part, share in (("p50", 0.5), ("p99", 0.99)):
            figure, bare = _at(taken, share), _at(times["bare SQLite commit of the same bytes"], share)
            rows.append((f"{name}, {part}", f"{figure:.2f}", "ms", figure / bare))
    rows.append((f"open and check a book of {sales + WARM} sales", f"{opened_ms:.0f}", "ms", None))
    return rows


def measure(folder: Path, sales: int) -> dict[str, list[float]]:
    """Milliseconds of each alternative, sale by sale in turn."""
    clock = HandClock()
    times: dict[str, list[float]] = {
        "sale through the till": [],
        "bare SQLite commit of the same bytes": [],
        "the same, and a bare append with fdatasync": [],
    }
    till_ms, bare_ms, both_ms = times.values()
    with new_book(folder / "store", clock) as book, closing(bare_database(folder / "bare.db")) as db:
        book.append(PadIssued(first="085200001", last="085201000"), clerk="02", day=DAY)
        book.append(PadIssued(first="085300001", last="085301000"), clerk="02", day=DAY)
        till = new_till(book, clock)
        log = os.open(folder / "bare.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for number in range(sales + WARM):
            clock.pass_min(1)
            draft = numbered(number)
            till_ms.append(_ms(lambda draft=draft: till.record(draft)))
            entry = next(book.entries(book.head().seq))
            bare_ms.append(_ms(lambda entry=entry: commit(db, entry)))
            both_ms.append(_ms(lambda entry=entry: commit_and_append(db, log, entry)))
        os.close(log)
    return {name: taken[WARM:] for name, taken in times.items()}


def measure_start(folder: Path) -> float:
    """Milliseconds to open a book with every check of a start."""
    return _ms(lambda: reopened(folder).close())


def numbered(number: int) -> SaleDraft:
    pad, place = divmod(number, 1_000)
    return card_sale(1, slip=f"{85_200_001 + pad * 100_000 + place:09d}", amount_minor=1_000 + number)


def bare_database(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    for name, value, _ in PRAGMAS:
        db.execute(f"PRAGMA {name} = {value}").fetchall()
    db.execute("CREATE TABLE sale (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
    return db


def commit(db: sqlite3.Connection, entry: Entry) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO sale (bytes) VALUES (?)", (write_line(entry),))
    db.execute("COMMIT")


def commit_and_append(db: sqlite3.Connection, log: int, entry: Entry) -> None:
    commit(db, entry)
    os.write(log, write_line(entry))
    os.fdatasync(log)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def _at(taken: list[float], share: float) -> float:
    return sorted(taken)[int(len(taken) * share)]


if __name__ == "__main__":
    for row in main(int(sys.argv[1]) if len(sys.argv) > 1 else SALES):
        print(row)
