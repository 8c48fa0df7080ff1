"""Who sends a book looks into it while a clerk writes it, and stands in nobody's way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, new_book
from shoebox.domain.acts import Sale
from shoebox.domain.errors import Trouble
from shoebox.storage.book_reader import BookReader

SALE = Sale(slip="", tender="cash", amount_minor=1_000, tax_minor=0, currency="USD")


def test_a_sale_is_committed_between_two_questions_of_one_round_and_the_second_sees_it(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        reader = BookReader(book.path)
        with reader.kept_open():
            before = reader.head()
            entry = book.append(SALE, clerk=CLERK, day=DAY)
            after = reader.head()
        assert before is not None
        assert after == book.head() != before
        assert after.seq == entry.seq == before.seq + 1


def test_a_book_that_is_brought_back_between_two_rounds_is_read_as_it_is_now(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        path, copy, older = book.path, tmp_path / "copy.db", book.head()
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        book.append(SALE, clerk=CLERK, day=DAY)
    reader = BookReader(path)
    with reader.kept_open():
        newer = reader.head()
    assert newer is not None
    assert newer.seq == older.seq + 1
    copy.replace(path)
    assert reader.head() == older


def test_a_book_that_is_busy_for_one_question_of_a_round_is_asked_again_in_the_same_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shoebox.storage.book_reader.WAIT_S", 0.0)
    with new_book(tmp_path) as book:
        path = book.path
    reader = BookReader(path)
    with reader.kept_open(), closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble) as busy:
            reader.head()
        other.execute("ROLLBACK")
        assert busy.value.code == "carry.book_busy"
        assert reader.head() is not None
