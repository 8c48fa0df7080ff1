"""A register's book of an older Shoebox, really written by it: brought up to date, stopped, refused, and left alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bookmaking import CLERK, MANAGER, HandClock, card_sale, new_book, new_till, reopened
from oldmaking import BOOKS, NEWEST_OLD, disk_with, every_row, rows_in, unpacked, with_marks
from shoebox.domain.acts import DrawerOpened
from shoebox.domain.errors import Stopped, Trouble
from shoebox.storage import book_upgrade, upgrading
from shoebox.storage.book import Book
from shoebox.storage.book_tables import BOOK_SCHEMA, SCHEMA_VERSION
from shoebox.storage.upgrading import Stage, Watch
from shoebox.storage.verify import verify_book

NEXT_DAY_MS = 1_794_600_000_000
ENTRIES = "SELECT * FROM entry ORDER BY seq"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """46 entries of two days, written by the last Shoebox but one."""
    return unpacked(NEWEST_OLD, tmp_path) / "store"


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_upgrade, "ENTRIES_AT_ONCE", 5)


class StopsAtThird:
    """Somebody who wants an upgrade to end after the third word of it."""

    def __init__(self) -> None:
        self.told: list[int] = []
        self.watch = Watch(tell=self._hear, stop=lambda: len(self.told) > 2)

    def _hear(self, _stage: Stage, done: int, _total: int) -> None:
        self.told.append(done)


def opened(store: Path, watch: Watch = upgrading.UNWATCHED) -> Book:
    return Book.open(store, clock=HandClock(NEXT_DAY_MS), app="test", watch=watch)


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_before_is_brought_up_to_date(tmp_path: Path, name: str) -> None:
    """Every byte of every entry stays, projections prove themselves, yesterday's sums stand, and selling goes on."""
    store = unpacked(name, tmp_path) / "store"
    path, before = store / "book.db", (store / "book.db").read_bytes()
    entries = rows_in(path, ENTRIES)
    assert "an older Shoebox" in verify_book(path).line
    with opened(store) as book:
        assert (book.epoch, book.head().seq, book.opened_after_damage) == (1, 46, None)
        sales = [row for day in ("2026-11-12", "2026-11-13") for row in book.sales(day)]
        assert (len(sales), sum(bool(row.voided_by_seq) for row in sales)) == (31, 1)
        assert [drawer.drawer for drawer in book.drawers()] == [""]
        assert new_till(book, HandClock(NEXT_DAY_MS)).record(card_sale(60)).entry_no == 47
    assert rows_in(path, ENTRIES)[:46] == entries
    assert verify_book(path).ok
    assert (store / f"book.db.v{name[5]}").read_bytes() == before
    assert not (store / "book.db.new").exists()


def test_progress_is_told_and_ends_with_all_of_it(store: Path, small_batches: None) -> None:
    told: list[tuple[Stage, int, int]] = []
    opened(store, Watch(tell=lambda *one: told.append(one))).close()
    assert told[0] == (Stage.ROWS, 0, 46)
    assert told[-2:] == [(Stage.ROWS, 46, 46), (Stage.CHECK, 0, 1)]
    assert [done for stage, done, _ in told if stage is Stage.ROWS] == [0, *range(5, 46, 5), 46]


def test_stopped_at_any_batch_it_goes_on_from_there(tmp_path: Path, store: Path, small_batches: None) -> None:
    """Stopped after each word in turn: the old book is as it was each time, the next start begins where it ended."""
    never = tmp_path / "never-stopped"
    shutil.copytree(store, never)
    opened(never).close()
    before = (store / "book.db").read_bytes()
    for begins in (0, 10, 20):
        looker = StopsAtThird()
        with pytest.raises(Stopped):
            opened(store, looker.watch)
        assert (store / "book.db").read_bytes() == before
        assert looker.told[0] == begins
    with opened(store) as book:
        assert book.head().seq == 46
    assert every_row(store / "book.db") == every_row(never / "book.db")


def test_stopped_before_the_check_the_old_book_still_stands(store: Path) -> None:
    before = (store / "book.db").read_bytes()
    with pytest.raises(Stopped):
        opened(store, Watch(stop=lambda: (store / "book.db.new").exists() and _is_whole(store / "book.db.new")))
    assert (store / "book.db").read_bytes() == before
    opened(store).close()
    assert verify_book(store / "book.db").ok


def _is_whole(path: Path) -> bool:
    return rows_in(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_cut_off_between_keeping_the_old_and_giving_its_name_away(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes after the old file has its second name: one copy is kept in the end, not two."""

    def cut(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        opened(store)
    monkeypatch.undo()
    opened(store).close()
    assert sorted(path.name for path in store.glob("book.db*")) == ["book.db", "book.db-journal", "book.db.v5"]


def test_a_disk_without_links_gets_a_copy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError(1, "no links here")

    before = (store / "book.db").read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    opened(store).close()
    assert (store / "book.db.v5").read_bytes() == before


def test_going_back_and_up_again_keeps_both_old_books(store: Path) -> None:
    opened(store).close()
    shutil.copy(store / "book.db.v5", store / "book.db")
    with_marks(store / "book.db", "ANALYZE")  # no longer the same bytes
    opened(store).close()
    assert sorted(path.name for path in store.glob("*.v5*")) == ["book.db.v5", "book.db.v5-2"]


def test_no_room_is_said_with_how_much_is_missing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (store / "book.db").read_bytes()
    disk_with(monkeypatch, lambda: 1_000_000)
    with pytest.raises(Trouble) as caught:
        opened(store)
    assert (caught.value.code, caught.value.facts["missing"]) == ("upgrade.no_room", 8)
    assert (store / "book.db").read_bytes() == before
    assert not (store / "book.db.new").exists()


def test_what_was_made_already_needs_no_room_again(
    store: Path, small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk had just enough room; stopped half way it has that less what stands there, and it goes on."""
    size, spare = (store / "book.db").stat().st_size, upgrading.SPARE_BYTES
    disk_with(monkeypatch, lambda: size * 3 // 2 + spare - _size_of(store / "book.db.new"))
    with pytest.raises(Stopped):
        opened(store, StopsAtThird().watch)
    assert _size_of(store / "book.db.new") > 0
    opened(store).close()
    assert verify_book(store / "book.db").ok


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@pytest.mark.parametrize(("version", "code"), [(SCHEMA_VERSION + 1, "book.newer"), (3, "book.older")])
def test_another_shoeboxs_book_is_refused_and_nothing_is_changed(tmp_path: Path, version: int, code: str) -> None:
    """A table that is not known here, and another number: no damage, so it is neither set aside nor touched."""
    new_book(tmp_path).close()
    before = with_marks(tmp_path / "book.db", "CREATE TABLE more (x)", f"PRAGMA user_version = {version}")
    with pytest.raises(Trouble) as caught:
        reopened(tmp_path)
    assert caught.value.code == code
    assert (tmp_path / "book.db").read_bytes() == before
    assert not list(tmp_path.glob("book-e*"))


def test_another_number_over_the_tables_of_today_is_damage(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    before = with_marks(tmp_path / "book.db", f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with reopened(tmp_path) as book:
        assert book.epoch == 2
    assert (tmp_path / "book.db").read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    [
        ("DROP TRIGGER entry_never_edited",),
        ("DROP TRIGGER entry_never_deleted", "DELETE FROM entry WHERE seq = 46"),
        ("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '')"),
    ],
)
def test_an_old_book_that_was_harmed_is_set_aside_untouched(store: Path, harm: tuple[str, ...]) -> None:
    before = with_marks(store / "book.db", *harm)
    with opened(store) as book:
        assert book.opened_after_damage is not None
        assert book.epoch == 2
    assert (store / "book.db").read_bytes() == before
    assert not (store / "book.db.new").exists()


def test_an_old_book_with_an_edited_entry_is_set_aside_untouched(store: Path) -> None:
    """The guard taken away, an amount changed, the guard put back."""
    path = store / "book.db"
    ((guard,),) = rows_in(path, "SELECT sql FROM sqlite_master WHERE name = 'entry_never_edited'")
    before = with_marks(
        path,
        "DROP TRIGGER entry_never_edited",
        "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '6244', '6245') AS BLOB) WHERE seq = 8",
        guard,
    )
    with opened(store) as book:
        assert book.opened_after_damage is not None
    assert path.read_bytes() == before


@pytest.mark.parametrize("wrong", ["nothing of a book", "of another register", "of another program"])
def test_what_lies_beside_and_is_not_of_this_book_is_thrown_away(tmp_path: Path, store: Path, wrong: str) -> None:
    aside = store / "book.db.new"
    if wrong == "nothing of a book":
        aside.write_bytes(b"a shopping list" * 500)
    elif wrong == "of another register":
        shutil.copy(unpacked(BOOKS[1], tmp_path / "other") / "store" / "book.db", aside)
    else:
        with_marks(aside, "CREATE TABLE entry (seq, hash)", "INSERT INTO entry VALUES (7, x'00')")
    with opened(store) as book:
        assert (book.epoch, book.head().seq) == (1, 46)
    assert not aside.exists()


def test_the_day_goes_on_and_closes_in_the_new_form(store: Path) -> None:
    """A second drawer, which the Shoebox of before did not know, in the day that it had opened."""
    with opened(store) as book:
        act = DrawerOpened(drawer="B", float_minor=5_000, clerk=CLERK, opened_by=MANAGER, verified_by=CLERK)
        book.append(act, clerk=MANAGER, day="2026-11-13")
        assert [drawer.drawer for drawer in book.drawers()] == ["", "B"]
    assert verify_book(store / "book.db").ok


def test_every_version_up_to_this_one_has_its_step() -> None:
    assert list(book_upgrade.BROUGHT) == list(range(book_upgrade.OLDEST + 1, SCHEMA_VERSION + 1))


def test_the_tables_of_a_book_change_with_its_version_alone() -> None:
    """Who changes a table gives the book a new version, says what it brought, and keeps a book of the old one."""
    assert (SCHEMA_VERSION, sha256("\n".join(BOOK_SCHEMA).encode()).hexdigest()[:16]) == (8, "bf58f9d15a59340e")


def test_what_an_older_shoebox_sold_between_two_tries_comes_along(store: Path, tmp_path: Path) -> None:
    """Stopped when all was copied, the shop goes back to the older Shoebox for a while: what it sells is not lost.

    It counted as cut off the end of the mirror, so that a whole book was set aside; without its mirror it was left out.
    """
    later = tmp_path / "later"
    shutil.copytree(store, later)
    with opened(later) as book:
        sold = new_till(book, HandClock(NEXT_DAY_MS)).record(card_sale(60)).entry_no
    with pytest.raises(Stopped):
        opened(store, Watch(stop=lambda: (store / "book.db.new").exists() and _is_whole(store / "book.db.new")))
    with closing(sqlite3.connect(store / "book.db", isolation_level=None)) as old:
        old.execute("ATTACH ? AS later", (str(later / "book.db"),))
        old.execute("INSERT INTO main.entry SELECT * FROM later.entry WHERE seq > 46")
    shutil.copy(later / "mirror.log", store / "mirror.log")
    with opened(store) as book:
        assert (book.epoch, book.head().seq, book.opened_after_damage) == (1, sold, None)
