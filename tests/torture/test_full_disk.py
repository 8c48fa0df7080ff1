"""When the disk says no: what was announced is there, what was not saved is said so, and selling goes on after.

A disk is full in four ways: under the book's rows, under its journal or at its commit, under the mirror
(`tests/storage/test_mirror.py`), and under papers and stick; and under the log, which nobody may notice.
`torture.test_io_errors` fills it at each single write.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import RawIOBase
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, card_sale, cash_sale, new_book, new_till, reopened
from shoebox.domain.errors import Trouble
from shoebox.logs import log_to
from shoebox.storage.book import Book
from shoebox.storage.book_file import PRAGMAS
from shoebox.storage.verify import verify_book
from shoebox.till import Till

LONG = "x" * 190


def sell_until_full(till: Till, most: int = 4_000) -> tuple[list[str], Trouble]:
    """Announced entry ids, and the trouble that ended it."""
    announced = []
    for amount in range(1, most):
        draft = cash_sale(amount, reason=LONG)
        try:
            announced.append(till.record(draft).entry_id)
        except Trouble as trouble:
            assert till.last_saved().entry_id == announced[-1]
            return announced, trouble
    pytest.fail("the disk never filled")


def all_there(book: Book, announced: list[str]) -> bool:
    return [row.entry_id for row in book.sales(DAY)] == announced


def test_a_full_database_is_said_in_the_designs_words(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db.execute(f"PRAGMA max_page_count = {book._db.execute('PRAGMA page_count').fetchone()[0] + 6}")
        announced, trouble = sell_until_full(till)
        assert trouble.code == "book.disk_full"
        assert str(trouble) == (
            "The disk is full, so this sale is not saved. "
            'Write "by hand" on the slip and keep it apart. Call Operations.'
        )
        assert all_there(book, announced)
        announced.append(till.record(card_sale(1)).entry_id)  # the file was opened anew, without the limit
        assert all_there(book, announced)
    assert verify_book(tmp_path / "book.db").ok


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(os.name != "posix", reason="limits are set another way there")
def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        with file_size_limit(book.path.stat().st_size + 24_000):
            announced, trouble = sell_until_full(till)
            assert trouble.code in ("book.not_saved", "book.disk_full")
            assert all_there(book, announced)
        announced.append(till.record(card_sale(1)).entry_id)
        assert all_there(book, announced)
        assert book.mirror_behind == 0
    with reopened(tmp_path) as book:
        assert book.opened_after_damage is None
        assert all_there(book, announced)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.torture
def test_a_disk_that_is_really_full_loses_nothing_and_sells_again_when_there_is_room(small_disk: Path) -> None:
    """400 kB with a ballast of 100 kB; mirror and book fill it together."""
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(100_000))
    with new_book(small_disk / "store") as book:
        till = new_till(book)
        announced, trouble = sell_until_full(till)
        assert trouble.code == "book.disk_full"
        assert len(announced) > 20
        assert all_there(book, announced)
        ballast.unlink()
        announced.append(till.record(cash_sale(5)).entry_id)
        assert book.mirror_behind == 0
    with reopened(small_disk / "store") as book:
        assert book.opened_after_damage is None
        assert all_there(book, announced)
    assert verify_book(small_disk / "store" / "book.db").ok


def test_a_full_disk_at_the_opening_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that may have one page: SQLite's own word for a full disk. Later there is room."""
    monkeypatch.setattr("shoebox.storage.book_file.PRAGMAS", (*PRAGMAS, ("max_page_count", "1", 1)))
    with pytest.raises(Trouble) as trouble:
        new_book(tmp_path)
    assert str(trouble.value) == (
        f"The disk is full, so the book in {tmp_path} could not be opened. Nothing was changed. "
        "Free some space there, then start again."
    )
    monkeypatch.undo()
    new_book(tmp_path).close()
    assert verify_book(tmp_path / "book.db").ok


@pytest.mark.skipif(os.name != "posix", reason="limits are set another way there")
def test_a_disk_that_takes_no_byte_more_leaves_no_half_key(tmp_path: Path) -> None:
    """Where nothing may be written a new book has no key; one that is whole is opened all the same."""
    with new_book(tmp_path / "old") as book:
        new_till(book).record(card_sale(1))
    with file_size_limit(0), pytest.raises(Trouble) as trouble:
        new_book(tmp_path / "new")
    assert trouble.value.code == "book.cannot_open"
    assert not (tmp_path / "new" / "register.key").exists()
    with file_size_limit(0), reopened(tmp_path / "old") as book:
        assert new_till(book).last_saved().slip == "085100001"
    new_book(tmp_path / "new").close()


@pytest.mark.torture
def test_a_book_on_a_disk_that_is_really_full_opens_and_a_new_one_says_why_not(small_disk: Path) -> None:
    """Its book was damaged, so it needs a new epoch and has no room for it; then there is room."""
    with new_book(small_disk / "store") as book:
        new_till(book).record(card_sale(1))
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        fill_up(ballast)
    reopened(small_disk / "store").close()
    (small_disk / "store" / "book.db").chmod(0o600)
    (small_disk / "store" / "book.db").write_bytes(b"damaged")
    with (small_disk / "ballast").open("ab", buffering=0) as ballast:
        fill_up(ballast)
    for begin in (lambda: reopened(small_disk / "store"), lambda: new_book(small_disk / "other")):
        with pytest.raises(Trouble) as trouble:
            begin()
        assert trouble.value.code == "book.cannot_open_full"
    (small_disk / "ballast").unlink()
    with reopened(small_disk / "store") as book:
        assert book.epoch == 2
    new_book(small_disk / "other").close()


def fill_up(file: RawIOBase) -> None:
    """Write into a file until the disk takes no byte more."""
    for size in (4_096, 1):
        with contextlib.suppress(OSError):
            while file.write(bytes(size)):
                pass


class FailingDisk:
    """The book's own connection, but the named statement fails once: before it is done, or after."""

    def __init__(self, db: sqlite3.Connection, statement: str, *, done: bool) -> None:
        self._db, self._statement, self._done = db, statement, done

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if not statement.startswith(self._statement):
            return self._db.execute(statement, values)
        if self._done:
            self._db.execute(statement, values)
        raise sqlite3.OperationalError("disk I/O error")


def test_a_commit_that_failed_after_it_was_done_is_told_as_saved(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db = FailingDisk(book._db, "COMMIT", done=True)
        recorded = till.record(card_sale(1))
        assert recorded.entry_no == book.head().seq == 5
        assert till.record(card_sale(2)).entry_no == 6
        assert book.mirror_behind == 0
    assert verify_book(tmp_path / "book.db").ok


@pytest.mark.parametrize(
    "statement", ["COMMIT", "BEGIN", "INSERT INTO entry", "INSERT INTO place", "INSERT INTO sale_row"]
)
def test_what_failed_before_it_was_done_is_told_as_not_saved(tmp_path: Path, statement: str) -> None:
    draft = card_sale(1)
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db = FailingDisk(book._db, statement, done=False)
        with pytest.raises(Trouble) as trouble:
            till.record(draft)
        assert trouble.value.code == "book.not_saved"
        assert till.last_saved() is None
        assert till.record(draft).entry_no == 5  # the same draft, Enter once more
        assert len(book.sales(DAY)) == 1
    assert verify_book(tmp_path / "book.db").ok


def test_what_nobody_can_tell_is_told_so_and_the_next_start_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db = FailingDisk(book._db, "COMMIT", done=True)

        def gone(_path: Path) -> object:
            raise sqlite3.OperationalError("unable to open database file")

        monkeypatch.setattr("shoebox.storage.book_writer.open_book_file", gone)
        with pytest.raises(Trouble) as trouble:
            till.record(card_sale(1))
        assert trouble.value.code == "book.unsure"
    monkeypatch.undo()
    with reopened(tmp_path) as book:
        assert new_till(book).last_saved().slip == "085100001"


def test_once_the_disk_is_well_the_same_window_tells_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit was done and its answer lost, and the file could not be opened again; Enter once more, both times."""

    def gone(_path: Path) -> object:
        raise sqlite3.OperationalError("unable to open database file")

    draft = card_sale(1)
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db = FailingDisk(book._db, "COMMIT", done=True)
        with monkeypatch.context() as broken:
            broken.setattr("shoebox.storage.book_writer.open_book_file", gone)
            for ask in (lambda: till.record(draft), lambda: till.record(card_sale(2)), till.last_saved):
                with pytest.raises(Trouble) as trouble:
                    ask()
                assert trouble.value.code == "book.unsure"
        assert till.record(draft).entry_no == book.head().seq == 5
        assert till.record(card_sale(2)).entry_no == 6
        assert book.mirror_behind == 0
    assert verify_book(tmp_path / "book.db").ok


def test_a_disk_that_does_not_let_the_book_be_read_says_so(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        till = new_till(book)
        book._db = FailingDisk(book._db, "SELECT", done=False)
        with pytest.raises(Trouble) as trouble:
            till.last_saved()
        assert str(trouble.value) == (
            "The disk does not let the book be read (disk I/O error), so nothing can be saved just now. "
            "Sell on paper, and start the program again once the disk is mended."
        )


def test_a_first_commit_that_was_taken_back_leaves_no_book_in_the_way(tmp_path: Path) -> None:
    """The file has a page and nothing on it, and half a key stands beside it: as if it had never been begun."""
    with closing(sqlite3.connect(tmp_path / "book.db")) as db:
        db.executescript("CREATE TABLE one (a); DROP TABLE one;")
    (tmp_path / "register.key").write_text("0a1b")
    with pytest.raises(Trouble) as trouble:
        reopened(tmp_path)
    assert trouble.value.code == "book.none"
    with new_book(tmp_path) as book:
        assert book.epoch == 1
    assert (tmp_path / "register.key.damaged-1").read_text() == "0a1b"
    assert verify_book(tmp_path / "book.db").ok


def test_a_person_who_stops_the_program_in_the_middle_leaves_nothing_half_done(tmp_path: Path) -> None:
    def stopped(_view: object) -> None:
        raise KeyboardInterrupt

    with new_book(tmp_path) as book:
        from shoebox.domain.acts import PadIssued

        with pytest.raises(KeyboardInterrupt):
            book.append(PadIssued(first="085200001", last="085200002"), clerk=CLERK, day=DAY, check=stopped)
        assert new_till(book).record(card_sale(1)).entry_no == 5


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no file that is always full")
def test_a_full_disk_under_the_log_costs_lines_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line fails, also the first: sales go on, nothing is told on the side, and it goes on once there is room."""
    file, log = tmp_path / "logs" / "shoebox.log", logging.getLogger("shoebox.test")
    file.parent.mkdir()
    file.symlink_to("/dev/full")
    before = logging.getLogger("shoebox").handlers[:]
    try:
        log_to(file.parent)
        with new_book(tmp_path / "store") as book:
            till, announced = new_till(book), []
            for amount in range(1, 9):
                log.warning("about sale %d, at some length: %s", amount, "x" * 3_000)
                announced.append(till.record(cash_sale(amount)).entry_id)
            assert all_there(book, announced)
            file.unlink()
            log.warning("there is room again")
            assert "there is room again" in file.read_text(encoding="utf-8")
            log_to(file.parent)
            file.unlink()
            file.symlink_to("/dev/full")
            log.warning("and full once more")
            log_to(file.parent)
            announced.append(till.record(cash_sale(99)).entry_id)
            assert all_there(book, announced)
    finally:
        for handler in logging.getLogger("shoebox").handlers[:]:
            logging.getLogger("shoebox").removeHandler(handler)
            handler.close()
        for handler in before:
            logging.getLogger("shoebox").addHandler(handler)
    assert capsys.readouterr().err == ""
