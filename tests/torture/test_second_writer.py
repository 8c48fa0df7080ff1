"""Two writers on one book: the second is refused, and one that forces its way in is noticed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import DAY, HandClock, card_sale, cash_sale, declare, new_book, new_till, reopened
from shoebox.domain.errors import Trouble
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_book

OPEN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from bookmaking import reopened
from shoebox.domain.errors import Refusal
try:
    reopened(Path(sys.argv[1]))
except Refusal as refused:
    print(refused.code)
"""


def test_another_program_is_refused_while_the_book_is_open(tmp_path: Path) -> None:
    tests = str(Path(__file__).resolve().parent.parent)
    with new_book(tmp_path):
        told = subprocess.run([sys.executable, "-c", OPEN, tmp_path, tests], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "book.in_use"


def test_threads_take_turns(tmp_path: Path) -> None:
    """Four threads, 25 sales each: 100 entries in a row, no number twice."""
    with new_book(tmp_path) as book:
        till = new_till(book)

        def sell(lane: int) -> None:
            for number in range(25):
                till.record(cash_sale(1_000 + lane * 100 + number))

        lanes = [threading.Thread(target=sell, args=(lane,)) for lane in range(4)]
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
        rows = book.sales(DAY)
        assert [row.seq for row in rows] == list(range(5, 105))
        assert sum(minor for _, minor in till.today().tenders) == sum(row.amount_minor for row in rows)
    assert verify_book(tmp_path / "book.db").ok


def test_a_row_forced_in_from_outside_is_not_built_upon(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        with closing(sqlite3.connect(book.path)) as db, db:
            db.execute(
                "INSERT INTO entry SELECT 4, register, epoch, kind, body, prev, hash, sig FROM entry WHERE seq = 2"
            )
        with pytest.raises(Trouble) as trouble:
            new_till(book).record(card_sale(1))
        assert trouble.value.code == "book.changed"
    with reopened(tmp_path) as book:
        assert book.epoch == 2
        assert new_till(book).record(card_sale(1)).row.slip == "085100001"


def test_a_file_exchanged_under_the_open_book_is_not_built_upon(tmp_path: Path) -> None:
    with new_book(tmp_path / "a") as book, closing(sqlite3.connect(book.path, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DELETE FROM entry WHERE seq = 3")
        with pytest.raises(Trouble) as trouble:
            new_till(book).record(cash_sale(5))
        assert trouble.value.code in ("book.changed", "book.not_saved")


def test_a_proper_entry_of_the_same_register_is_built_upon(tmp_path: Path) -> None:
    """A repair tool with the register's key wrote one entry while the window was open: the chain goes on after it."""
    with new_book(tmp_path) as book:
        declare(book)
        other = tmp_path / "repair"
        other.mkdir()
        for name in ("book.db", "register.key", "mirror.log"):
            shutil.copyfile(tmp_path / name, other / name)
        with Book.open(other, clock=HandClock(), app="test") as repair:
            new_till(repair).record(cash_sale(5))
            wrote = next(repair.entries(5))
            row = repair.sale(5)
        with closing(sqlite3.connect(book.path)) as db, db:
            from shoebox.storage.book_tables import ENTRY
            from shoebox.storage.projections import project, read_line

            values = (5, wrote.register, wrote.epoch, wrote.kind, wrote.body, wrote.prev, wrote.hash, wrote.sig)
            db.execute(ENTRY.insert, values)
            project(db, read_line(wrote))
        assert new_till(book).record(card_sale(1)).entry_no == 6
        assert book.sales(DAY)[0] == row
        assert book.mirror_behind == 0
    assert verify_book(tmp_path / "book.db").ok
