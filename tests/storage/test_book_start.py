"""A book that does not prove itself is set aside untouched, and selling goes on in the next epoch."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bookmaking import (
    CLERK,
    DAY,
    MANAGER,
    NOON_MS,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    new_book,
    new_till,
    open_day,
    reopened,
)
from shoebox.domain.acts import CashMove, DrawerGiven, DrawerOpened, IncidentDeclared
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Trouble
from shoebox.storage.mirror import read_mirror
from shoebox.storage.verify import verify_book, verify_path


def spoil_entries(path: Path) -> None:
    """Zero the last 512 bytes of the file's second page, where the entries begin."""
    with path.open("r+b") as file:
        file.seek(int.from_bytes(path.read_bytes()[16:18], "big") * 2 - 512)
        file.write(bytes(512))


def sell(folder: Path, slips: range) -> None:
    with reopened(folder) as book:
        till = new_till(book)
        for number in slips:
            till.record(card_sale(number))


def test_damage_sets_the_file_aside_untouched_and_selling_goes_on(tmp_path: Path) -> None:
    """3 slips sold, the file is hurt; the 4th slip is sold in book-e2.db, by the same till, on the same day."""
    new_book(tmp_path).close()
    sell(tmp_path, range(1, 4))
    spoil_entries(tmp_path / "book.db")
    hurt = (tmp_path / "book.db").read_bytes()
    with reopened(tmp_path) as book:
        assert book.opened_after_damage is not None
        assert book.opened_after_damage.file == "book.db"
        assert [notice.code for notice in book.notices] == ["book.after_damage"]
        assert "set aside untouched" in book.notices[0].words
        assert (book.epoch, book.path.name, book.register, book.store) == (2, "book-e2.db", "1", "085")
        assert book.open_day().day == DAY
        recorded = new_till(book).record(card_sale(4))
        assert recorded.row.day == DAY
    assert (tmp_path / "book.db").read_bytes() == hurt
    assert len(list(read_mirror(tmp_path / "mirror.log"))) == 7
    with reopened(tmp_path) as book:
        assert book.epoch == 2
        assert book.opened_after_damage is None
        assert book.sale_by_slip("085100004") is not None
    assert verify_path(tmp_path).ok


def test_a_second_damage_begins_a_third_epoch(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    for epoch in (1, 2):
        sell(tmp_path, range(epoch, epoch + 1))
        spoil_entries(tmp_path / ("book.db" if epoch == 1 else "book-e2.db"))
    with reopened(tmp_path) as book:
        assert (book.epoch, book.path.name) == (3, "book-e3.db")
        assert book.opened_after_damage.file == "book-e2.db"


def test_the_new_epoch_opens_with_the_cash_that_is_in_the_drawer(tmp_path: Path) -> None:
    """Float 200.00, sale 30.00, paid out 5.00, a drop of 100.00: 125.00 is in the drawer, under the next Z."""
    with new_book(tmp_path) as book:
        declared = IncidentDeclared(number="INC-7", began_ms=NOON_MS, rescue_lane="finance", declared_by=MANAGER)
        book.append(declared, clerk=MANAGER, day=DAY)
        new_till(book).record(cash_sale(3_000))
        book.append(CashMove(amount_minor=500, reason="milk"), kind=Kind.PAID_OUT, clerk=CLERK, day=DAY)
        book.append(CashMove(amount_minor=10_000, reason="safe"), kind=Kind.SAFE_DROP, clerk=CLERK, day=DAY)
    spoil_entries(tmp_path / "book.db")
    with reopened(tmp_path) as book:
        opened = book.latest(Kind.DAY_OPENED)[2]
        assert (opened.float_minor, opened.z_no) == (12_500, 2)
        assert book.latest(Kind.INCIDENT)[2] == declared
        assert len(book.pads()) == 1


def test_each_drawer_of_the_new_epoch_holds_what_it_held(tmp_path: Path) -> None:
    """Drawer A of 200.00; B of 150.00 is Ann's, who sells for 30.00 and pays 5.00 out, and then Rosa's too."""
    with new_book(tmp_path) as book:
        for act in (
            DrawerOpened(drawer="B", float_minor=15_000, clerk=MANAGER, opened_by=MANAGER, verified_by=CLERK),
            DrawerGiven(drawer="B", clerk=CLERK),
        ):
            book.append(act, clerk=MANAGER, day=DAY)
        new_till(book).record(cash_sale(3_000, clerk=MANAGER))
        moved = CashMove(amount_minor=500, reason="milk", drawer="B")
        book.append(moved, kind=Kind.PAID_OUT, clerk=CLERK, day=DAY)
    spoil_entries(tmp_path / "book.db")
    with reopened(tmp_path) as book:
        assert book.epoch == 2
        assert [(one.drawer, one.clerks, book.float_minor(one.drawer)) for one in book.drawers()] == [
            ("", (), 20_000),
            ("B", (MANAGER, CLERK), 17_500),
        ]


def test_a_closed_day_stays_closed_and_its_z_number_is_known(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        close_day(book)
    spoil_entries(tmp_path / "book.db")
    for _ in range(2):  # also when the new epoch is opened again before its first day
        with reopened(tmp_path) as book:
            assert book.open_day() is None
            assert (book.last_closed().z_no, book.last_closed().day) == (1, DAY)
    with reopened(tmp_path) as book:
        open_day(book, day="2026-11-13", z_no=2)
        close_day(book, day="2026-11-13")
        assert book.last_closed().z_no == 2


@pytest.mark.parametrize("injury", ["cut to half", "emptied", "no database", "gone", "wal header"])
def test_every_kind_of_damage_leads_to_a_new_epoch(tmp_path: Path, injury: str) -> None:
    new_book(tmp_path).close()
    sell(tmp_path, range(1, 4))
    path = tmp_path / "book.db"
    whole = path.read_bytes()
    if injury == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "cut to half": whole[: len(whole) // 2],
                "emptied": b"",
                "no database": b"hello" * 999,
                "wal header": whole[:4096] + bytes(len(whole) - 4096),
            }[injury]
        )
    with reopened(tmp_path) as book:
        assert book.epoch == 2
        assert book.opened_after_damage is not None
        assert new_till(book).record(card_sale(4)).entry_no == book.head().seq


def test_a_cut_tail_is_seen_by_the_mirror_alone(tmp_path: Path) -> None:
    """Yesterday's copy of the file is put back: it is whole in itself, and two sales short."""
    new_book(tmp_path).close()
    copy = (tmp_path / "book.db").read_bytes()
    sell(tmp_path, range(1, 3))
    (tmp_path / "book.db").write_bytes(copy)
    verdict = verify_book(tmp_path / "book.db")
    assert (verdict.ok, verdict.first_bad_seq) == (False, 4)
    with reopened(tmp_path) as book:
        assert book.opened_after_damage.fault.code == "verify.cut"
        assert book.epoch == 2


def test_a_lost_key_begins_a_new_epoch_with_a_new_key(tmp_path: Path) -> None:
    with new_book(tmp_path) as book:
        old = book.public_key
    (tmp_path / "register.key").unlink()
    with reopened(tmp_path) as book:
        assert book.opened_after_damage.fault.code == "verify.key"
        assert book.public_key != old
    assert verify_path(tmp_path).ok


def test_a_spoiled_key_is_kept_aside(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    (tmp_path / "register.key").write_bytes(b"garbage")
    with reopened(tmp_path) as book:
        assert book.epoch == 2
    assert (tmp_path / "register.key.damaged-1").read_bytes() == b"garbage"


def test_nothing_left_to_go_on_from_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    (tmp_path / "book.db").write_bytes(b"x" * 5_000)
    (tmp_path / "mirror.log").write_bytes(b"y")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "book.lock"}
    with pytest.raises(Trouble) as trouble:
        reopened(tmp_path)
    assert trouble.value.code == "book.lost"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "book.lock"} == before


def test_power_lost_while_the_new_epoch_was_made(tmp_path: Path) -> None:
    """book.db is damaged, book-e2.db is there and empty: the next start makes it again."""
    new_book(tmp_path).close()
    spoil_entries(tmp_path / "book.db")
    (tmp_path / "book-e2.db").touch()
    with reopened(tmp_path) as book:
        assert (book.epoch, book.path.name) == (2, "book-e2.db")
        assert book.opened_after_damage.file == "book.db"


def test_power_lost_while_the_first_book_was_made(tmp_path: Path) -> None:
    """A key and an empty file, and no entry yet: enrolling again goes through."""
    new_book(tmp_path / "other").close()
    (tmp_path / "register.key").write_bytes((tmp_path / "other" / "register.key").read_bytes())
    (tmp_path / "book.db").touch()
    with pytest.raises(Trouble, match="Enrol"):
        reopened(tmp_path)
    new_book(tmp_path).close()
    with reopened(tmp_path, HandClock()) as book:
        assert book.head().seq == 3


def test_a_journal_left_by_a_power_cut_is_rolled_back_and_is_no_damage(tmp_path: Path) -> None:
    """The journal of an unfinished sale lies beside the book."""
    new_book(tmp_path).close()
    path, work = tmp_path / "book.db", tmp_path / "work.db"
    before = path.read_bytes()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.executemany("INSERT INTO slip_mark VALUES (?, ?, 'spoiled')", [(f"{n:09d}", n) for n in range(2_000)])
    work.write_bytes(path.read_bytes())
    journal = (tmp_path / "book.db-journal").read_bytes()
    db.execute("ROLLBACK")
    db.close()
    path.write_bytes(work.read_bytes())
    (tmp_path / "book.db-journal").write_bytes(journal)
    assert path.read_bytes() != before
    verdict = verify_book(path)
    assert verdict.ok
    assert (tmp_path / "book.db-journal").read_bytes() == journal  # looking leaves no trace
    with reopened(tmp_path) as book:
        assert book.opened_after_damage is None
        assert book.head().seq == 3
