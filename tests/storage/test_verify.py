"""One line on any path, and never an exception."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import card_sale, new_book, new_till, reopened
from shoebox.storage.verify import verify_book, verify_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_book(tmp_path) as book:
        new_till(book).record(card_sale(1))
    return tmp_path


def test_a_whole_book_is_said_with_its_head(folder: Path) -> None:
    verdict = verify_path(folder / "book.db")
    assert verdict.ok
    assert verdict.first_bad_seq == 0
    assert verdict.line.startswith("book.db: whole. Register 1, 5 entries, head ")


def test_a_folder_stands_for_its_newest_book(folder: Path) -> None:
    assert verify_path(folder).line.startswith("book.db: whole")
    (folder / "register.key").unlink()
    reopened(folder).close()
    assert verify_path(folder).line.startswith("book-e2.db: whole")
    assert verify_path(folder / "book.db").ok


def test_a_copy_that_somebody_left_beside_it_is_not_the_folders_book(folder: Path) -> None:
    """Nor is the book before one of which the mirror alone is left."""
    (folder / "book - Copy.db").write_bytes((folder / "book.db").read_bytes())
    (folder / "book.db").write_bytes(b"a shopping list")
    assert (verify_path(folder).ok, verify_path(folder).line[:8]) == (False, "book.db:")
    (folder / "book.db").write_bytes((folder / "book - Copy.db").read_bytes())
    (folder / "mirror-e2.log").write_bytes(b"")
    assert (verify_path(folder).ok, verify_path(folder).line[:11]) == (False, "book-e2.db:")


def test_a_book_is_checked_while_it_is_open(folder: Path) -> None:
    with reopened(folder) as book:
        assert verify_book(book.path).ok
        new_till(book).record(card_sale(2))
        assert verify_book(book.path).ok


def test_every_signature_is_checked_however_long_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start looks at the last 500 only (here: the last 2); verify looks at all."""
    monkeypatch.setattr("shoebox.storage.book_start.START_SIGNATURES", 2)
    new_book(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "book.db")) as db, db:
        sql = db.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_never_edited'").fetchone()[0]
        db.execute("DROP TRIGGER entry_never_edited")
        db.execute("UPDATE entry SET sig = zeroblob(64) WHERE seq = 1")
        db.execute(sql)
    with reopened(tmp_path) as book:
        assert book.epoch == 1
    verdict = verify_book(tmp_path / "book.db")
    assert (verdict.ok, verdict.first_bad_seq) == (False, 1)


@pytest.mark.parametrize("name", ["nothing.db", "nothing", "nowhere/book.db", ""])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    verdict = verify_path(tmp_path / name)
    assert not verdict.ok
    assert verdict.line


@given(junk=st.binary(max_size=2_000), name=st.sampled_from(["a.db", "a.shoebox", "a"]), sqlite=st.booleans())
def test_any_bytes_get_one_line(tmp_path_factory: pytest.TempPathFactory, junk: bytes, name: str, sqlite: bool) -> None:
    path = tmp_path_factory.mktemp("junk") / name
    path.write_bytes(b"SQLite format 3\x00" + junk if sqlite else junk)
    verdict = verify_path(path)
    assert not verdict.ok
    assert "\n" not in verdict.line
    assert verdict.line.startswith(f"{name}: ")


def test_another_programs_database_is_no_book(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as db, db:
        db.execute("CREATE TABLE sale (x)")
    verdict = verify_path(tmp_path / "other.db")
    assert not verdict.ok
    assert "kind or version" in verdict.line


def test_a_book_in_another_journal_mode_is_looked_at_without_a_trace(folder: Path) -> None:
    """Somebody's tool turned it to WAL: looking makes no -wal and no -shm beside it."""
    with closing(sqlite3.connect(folder / "book.db")) as db:
        db.execute("PRAGMA journal_mode = WAL")
    before = sorted(path.name for path in folder.iterdir())
    assert verify_path(folder / "book.db").ok
    assert sorted(path.name for path in folder.iterdir()) == before
    with reopened(folder) as book:
        assert book.opened_after_damage is None


def test_hostile_headers_get_one_line(folder: Path) -> None:
    """The first 200 bytes of a book, each run through chance values."""
    whole, chance = (folder / "book.db").read_bytes(), random.Random(3)
    path = folder / "hostile.db"
    for at in range(0, 200, 2):
        path.write_bytes(whole[:at] + bytes([chance.randrange(256)]) + whole[at + 1 :])
        assert verify_path(path).line
