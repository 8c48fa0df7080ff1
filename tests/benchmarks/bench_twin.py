"""The likely-twin check and the whole look at a draft in a book of 20,000 sales, beside a bare indexed SELECT.

What a clerk waits for while typing: the answer of the book to the draft as it stands.
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

from bookmaking import CLERK, DAY, HandClock, card_sale, new_book, new_till
from bounding import slow_looks
from shoebox.domain.acts import PadIssued, Sale

ENTRIES = 20_000
ROUNDS = 300
Row = tuple[str, str, str, float | None]
BARE = "bare SELECT by card and amount"
_BARE = "SELECT seq FROM sale_row WHERE last4 = ? AND amount_minor = ? ORDER BY seq DESC LIMIT 20"


def main(entries: int = ENTRIES) -> tuple[list[Row], list[str]]:
    """Rows of (name, figure, unit, ratio to the bare select), and what is not within bounds."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("SHOEBOX_BENCH_DIR")) as folder:
        return measure(Path(folder) / "store", entries)


def measure(folder: Path, entries: int) -> tuple[list[Row], list[str]]:
    """Medians and the worst of a hundred, each in turn on the same book."""
    clock = HandClock()
    with new_book(folder, clock) as book:
        _fill(book, entries)
        till, bare_db = new_till(book, clock), sqlite3.connect(f"file:{book.path}?mode=ro", uri=True)
        book.append(PadIssued(first="099000001", last="099001000"), clerk=CLERK, day=DAY)
        draft = card_sale(1, slip="099000001", last4="0042", amount_minor=1_042)
        with closing(bare_db):
            works: dict[str, Callable[[], object]] = {
                BARE: lambda: bare_db.execute(_BARE, ("0042", 1_042)).fetchall(),
                "likely-twin check": lambda: till.twin(draft),
                "all that is said of a draft, twin and mends": lambda: (till.twin(draft), till.mends(draft)),
            }
            times = {name: _times(work) for name, work in works.items()}
    bare = times[BARE]
    rows: list[Row] = []
    for name, taken in times.items():
        for part, share in (("p50", 0.5), ("p99", 0.99)):
            figure = taken[int(len(taken) * share)]
            rows.append(
                (f"{name}, {entries:,} sales, {part}", f"{figure:.2f}", "ms", figure / bare[int(len(bare) * share)])
            )
    ours = {name: taken[int(len(taken) * 0.99)] for name, taken in times.items() if name != BARE}
    return rows, slow_looks(ours)


def _fill(book: object, entries: int) -> None:
    """Sales by the thousand in one transaction each: this is about looking, not about saving."""
    for first in range(0, entries, 1_000):
        acts = [(_sale(number), f"{number:08x}-0000-4000-8000-000000000000") for number in range(first, first + 1_000)]
        book.append_together(acts, clerk=CLERK, day=DAY)  # type: ignore[attr-defined]


def _sale(number: int) -> Sale:
    return Sale(
        slip="", tender="card", amount_minor=1_000 + number % 500, tax_minor=10, currency="USD", brand="visa",
        last4=f"{number % 2_000:04d}", approval="31415A", imprint="imprinted", signature_ok=True, reason="",
    )  # fmt: skip


def _times(work: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1_000)
    return sorted(taken)


if __name__ == "__main__":
    for row in main()[0]:
        print(*row, sep=" | ")
