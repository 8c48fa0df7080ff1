"""Whatever is changed in a book by hand is noticed: every column of every table, and the schema around them."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import (
    CLERK,
    DAY,
    MANAGER,
    MANAGER_PIN,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    new_book,
    new_till,
    open_day,
    reopened,
)
from shoebox.domain.acts import DraftReviewed, DrawerGiven, DrawerOpened, IncidentJoined, PickUp, ReceiptStored, Rekeyed
from shoebox.domain.acts_slips import SlipsMissing
from shoebox.domain.chain import hash_of
from shoebox.domain.correction import facts_of
from shoebox.domain.entry import Entry, read_body, write_body
from shoebox.storage.book_tables import BOOK_SCHEMA, ENTRY, PROJECTIONS, Table
from shoebox.storage.verify import verify_book
from shoebox.till import CorrectionDraft, Corrections, RefundDraft, Till

pytestmark = pytest.mark.thorough

COLUMNS = [(table, column) for table in (ENTRY, *PROJECTIONS) for column in table.names]
ROWS = ("first", "last")


@pytest.fixture(scope="module")
def full_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Card, cash and both, refund, void, spoiled and missing slips, orders, a receipt, a day closed and one open."""
    folder = tmp_path_factory.mktemp("full")
    with new_book(folder) as book:
        till = new_till(book)
        sales = [till.record(card_sale(number)) for number in (1, 2, 5)]
        sales.append(till.record(cash_sale(700)))
        own_id, seq = Till.new_id(), sales[0].entry_no
        till.refund(
            RefundDraft(entry_id=own_id, clerk=CLERK, of_seq=seq, amount_minor=300, slip="085100006", reason="torn")
        )
        till.void(seq=sales[1].entry_no, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
        till.spoil("085100003", "smeared", CLERK)
        book.append(SlipsMissing(slips=("085100004",), explanation="blown away", initials="RL"), clerk=CLERK, day=DAY)
        third = next(book.entries(3, 3))
        book.append(ReceiptStored(last_seq=3, head=third.hash.hex(), text="taken"), clerk=MANAGER, day=DAY)
        joined = IncidentJoined(incident_seq=book.incident().seq, number="26-08", was="26-07", rescue_lane="finance")
        book.append(joined, clerk=MANAGER, day=DAY)
        close_day(book)
        open_day(book, day="2026-11-13", z_no=2)
        second = DrawerOpened(drawer="B", float_minor=5_000, clerk=CLERK, opened_by=MANAGER, verified_by=CLERK)
        book.append(second, clerk=MANAGER, day="2026-11-13")
        for drawer, clerk in (("", CLERK), ("B", MANAGER)):
            book.append(DrawerGiven(drawer=drawer, clerk=clerk), clerk=MANAGER, day="2026-11-13")
        till.record(card_sale(7))
        till.record(card_sale(8, cash_minor=400))
        for order_no in ("W-1", "W-2"):
            act = PickUp(order_no=order_no, state="released", name="Ada Quill", checked="pick-up code")
            book.append(act, clerk=CLERK, day="2026-11-13")
        for number, sold in enumerate((sales[0], sales[2])):
            again = Rekeyed(rekeyed=sold.entry_id, rekeyed_seq=sold.entry_no, order_no=f"POS {number}")
            book.append(again, clerk=CLERK, day="2026-11-13")
            looked = DraftReviewed(
                reviewed=sold.entry_id, reviewed_seq=sold.entry_no, reason=f"agreed {number}", approver=MANAGER
            )
            book.append(looked, clerk=CLERK, day="2026-11-13")
        desk = Corrections(book, POLICY, STAFF, HandClock())
        for sold in sales[2:]:
            facts = replace(facts_of(book.sale(sold.entry_no)), amount_minor=9_900, tax_minor=600)
            own = {"entry_id": Till.new_id(), "clerk": CLERK, "reason": "read again", "pin": MANAGER_PIN}
            desk.correct(CorrectionDraft(of_seq=sold.entry_no, facts=facts, **own))
    return folder


@pytest.fixture
def folder(full_book: Path, tmp_path: Path) -> Path:
    own = tmp_path / "store"
    shutil.copytree(full_book, own)
    return own


def edit(folder: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    """What a person with a database browser does: triggers off, edit, triggers back as they were."""
    with closing(sqlite3.connect(folder / "book.db")) as db, db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement, values in statements:
            assert db.execute(statement, values).rowcount > 0
        for _, sql in triggers:
            db.execute(sql)


def changed(value: object) -> object:
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return value + 10_000 if isinstance(value, int) else f"{value}~"


def test_the_book_is_whole_before_it_is_touched(folder: Path) -> None:
    verdict = verify_book(folder / "book.db")
    assert verdict.ok, verdict.line
    with closing(sqlite3.connect(folder / "book.db")) as db:
        assert all(db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in PROJECTIONS)
        assert {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")} == set(BOOK_SCHEMA)


@pytest.mark.parametrize("which", ROWS)
@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{table.name}.{column}" for table, column in COLUMNS])
def test_every_column_edited_by_hand_is_noticed(folder: Path, table: Table, column: str, which: str) -> None:
    order = "" if which == "first" else " DESC"
    with closing(sqlite3.connect(folder / "book.db")) as db:
        names = ", ".join(table.key)
        row = db.execute(
            f"SELECT {column}, {names} FROM {table.name} ORDER BY {table.key[0]}{order} LIMIT 1"
        ).fetchone()
    where = " AND ".join(f"{name} = ?" for name in table.key)
    edit(folder, (f"UPDATE {table.name} SET {column} = ? WHERE {where}", (changed(row[0]), *row[1:])))
    verdict = verify_book(folder / "book.db")
    assert not verdict.ok
    assert verdict.line.startswith("book.db: ")
    if table is ENTRY and column != "seq":
        assert verdict.first_bad_seq == row[1]
    with reopened(folder) as book:
        assert book.epoch == 2
        assert book.opened_after_damage is not None


@pytest.mark.parametrize("table", [ENTRY, *PROJECTIONS], ids=lambda table: table.name)
def test_a_row_taken_out_is_noticed(folder: Path, table: Table) -> None:
    (folder / "mirror.log").unlink()  # even without it, except for the book's own tail
    with closing(sqlite3.connect(folder / "book.db")) as db:
        key = db.execute(f"SELECT {table.key[0]} FROM {table.name} ORDER BY 1 LIMIT 1 OFFSET 0").fetchone()
    edit(folder, (f"DELETE FROM {table.name} WHERE {table.key[0]} = ?", key))
    assert not verify_book(folder / "book.db").ok


@pytest.mark.parametrize("table", PROJECTIONS, ids=lambda table: table.name)
def test_a_row_put_in_is_noticed(folder: Path, table: Table) -> None:
    with closing(sqlite3.connect(folder / "book.db")) as db:
        row = list(db.execute(table.select).fetchone())
    for at, name in enumerate(table.names):
        row[at] = changed(row[at]) if name in (*table.key, "order_no") else row[at]
    edit(folder, (table.insert, tuple(row)))
    assert not verify_book(folder / "book.db").ok


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_never_edited",
        "DROP INDEX sale_by_slip",
        "CREATE TABLE extra (x)",
        "CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN DELETE FROM sale_row; END",
        "CREATE VIEW peek AS SELECT * FROM entry",
        "ALTER TABLE sale_row ADD COLUMN more TEXT",
        "PRAGMA user_version = 9",
        "PRAGMA application_id = 9",
    ],
)
def test_a_changed_schema_is_noticed(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "book.db")) as db, db:
        db.execute(statement)
    assert not verify_book(folder / "book.db").ok


def test_text_where_bytes_belong_is_noticed_and_raises_nothing(folder: Path) -> None:
    """STRICT taken off through the schema table, then a body turned to text and another to a number."""
    with closing(sqlite3.connect(folder / "book.db", isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'entry'")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'BEFORE UPDATE', 'BEFORE DELETE') WHERE type = 'trigger'"
        )
    with closing(sqlite3.connect(folder / "book.db")) as db, db:
        db.execute("UPDATE entry SET body = 'text' WHERE seq = 2")
        db.execute("UPDATE entry SET hash = 7, epoch = x'00' WHERE seq = 3")
    assert not verify_book(folder / "book.db").ok
    with reopened(folder) as book:
        assert book.epoch == 2


def _entry(row: tuple[object, ...]) -> Entry:
    seq, register, epoch, kind, body, prev, own, sig = row
    return Entry(register, epoch, seq, kind, body, prev, own, sig)


def test_a_body_changed_with_hashes_made_good_but_no_key_fails_its_signature(tmp_path: Path) -> None:
    new_book(tmp_path).close()
    with reopened(tmp_path) as book:
        new_till(book).record(cash_sale(9_000))
    (tmp_path / "mirror.log").unlink()
    with closing(sqlite3.connect(tmp_path / "book.db")) as db:
        entry = _entry(db.execute(ENTRY.select.replace("ORDER", "WHERE seq = 5 ORDER")).fetchone())
        envelope = read_body(entry.body)
        body = write_body(replace(envelope, data={**envelope.data, "amount_minor": 1}, totals_minor={"cash": 1}))
        forged = replace(entry, body=body)
    edit(
        tmp_path,
        ("UPDATE entry SET body = ?, hash = ? WHERE seq = 5", (body, hash_of(forged))),
        ("UPDATE sale_row SET amount_minor = 1", ()),
    )
    verdict = verify_book(tmp_path / "book.db")
    assert (verdict.ok, verdict.first_bad_seq) == (False, 5)
    assert "not signed" in verdict.line


def test_history_written_anew_with_the_key_itself_still_differs_from_the_mirror(tmp_path: Path) -> None:
    """Somebody who has the key and the file can make a whole book; what stands elsewhere tells."""
    new_book(tmp_path / "true").close()
    with reopened(tmp_path / "true") as book:
        new_till(book).record(cash_sale(9_000))
    shutil.copytree(tmp_path / "true", tmp_path / "false")
    (tmp_path / "false" / "book.db").unlink()
    (tmp_path / "false" / "mirror.log").unlink()
    with new_book(tmp_path / "false") as book:
        new_till(book).record(cash_sale(1))
    assert verify_book(tmp_path / "false" / "book.db").ok
    shutil.copyfile(tmp_path / "false" / "book.db", tmp_path / "true" / "book.db")
    assert not verify_book(tmp_path / "true" / "book.db").ok


def injuries(whole: bytes, chance: random.Random) -> Iterator[bytes]:
    size = len(whole)
    for _ in range(120):
        hurt = bytearray(whole)
        hurt[chance.randrange(size)] ^= 1 << chance.randrange(8)
        yield bytes(hurt)
    for _ in range(25):
        yield whole[: chance.randrange(size)]
        at = chance.randrange(0, size - 512)
        yield whole[:at] + bytes(512) + whole[at + 512 :]
        one, two = sorted(chance.sample(range(size // 4096), 2))
        pages = [whole[page * 4096 : page * 4096 + 4096] for page in range(size // 4096)]
        pages[one], pages[two] = pages[two], pages[one]
        yield b"".join(pages)


def dump(path: Path) -> list[object]:
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(table.select).fetchall() for table in (ENTRY, *PROJECTIONS)]


@pytest.mark.torture
def test_no_injury_to_the_file_changes_anything_unnoticed_and_none_raises(folder: Path) -> None:
    """120 flipped bits, 25 cuts, 25 holes of 512 bytes, 25 swapped pages."""
    with reopened(folder) as book:
        till = new_till(book)
        for number in range(10, 90):
            till.record(card_sale(number))
    path = folder / "book.db"
    whole, before = path.read_bytes(), dump(path)
    noticed = 0
    for hurt in injuries(whole, random.Random(7)):
        path.write_bytes(hurt)
        verdict = verify_book(path)
        noticed += not verdict.ok
        if verdict.ok:
            assert dump(path) == before
    assert noticed > 100


def test_looking_leaves_no_trace(folder: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    verify_book(folder / "book.db")
    verify_book(folder / "nothing.db")
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
