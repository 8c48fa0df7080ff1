"""Whether head office's holdings are whole: one line, the first bad thing by name, and never an exception."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister, signer
from shoebox.central import Central
from shoebox.central.verify import verify_central
from shoebox.domain.holdings import Outcome

CHARGES = (
    "charge_id,store_id,charged_at,amount,kind,card_last4\n"
    "c-1,085,2026-11-12T14:33:00Z,62.41,charge,4417\n"
    "c-2,085,2026-11-12T14:40:00Z,19.99,charge,0021\n"
    "c-3,085,2026-11-12T14:40:00Z,lots,charge,0021\n"
)
VOIDS = (
    "charge_id,store_id,charged_at,amount,kind,card_last4,status\n"
    "c-1,085,2026-11-12T15:33:00Z,62.41,charge,4417,voided\n"
    "c-2,085,2026-11-12T15:40:00Z,19.99,charge,0021,declined\n"
)

pytestmark = pytest.mark.of_the_file


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store 085: 62.41 | 19.99, the first void; store 031: 5.00, and a fork of it; two charges files; one bad line.

    A third file says of two charges that they took no money.
    """
    folder = tmp_path_factory.mktemp("worked")
    (folder / "boxes").mkdir()
    register, other, copied = MemoryRegister(), MemoryRegister("031"), MemoryRegister("031")
    register.open("2026-11-12")
    first = register.sale(6_241)
    boxes = [register.close()]
    register.open("2026-11-13")
    register.sale(1_999)
    register.void(first)
    boxes.append(register.close())
    for one, amount in ((other, 500), (copied, 501)):
        one.open()
        one.sale(amount)
        boxes.append(one.close())
    (folder / "charges.csv").write_text(CHARGES)
    (folder / "more.csv").write_text(CHARGES.replace("c-1", "c-7"))
    (folder / "voids.csv").write_text(VOIDS)
    with Central.open(folder / "hq", HandClock()) as central:
        for one in (register, other):
            central.enrol(one.enrolment)
        for at, data in enumerate(boxes):
            (folder / "boxes" / f"{at}.shoebox").write_bytes(data)
        outcomes = [result.outcome for result in central.import_boxes([folder / "boxes"])]
        assert outcomes == [Outcome.TAKEN, Outcome.TAKEN, Outcome.TAKEN, Outcome.REFUSED]
        central.import_charges(folder / "charges.csv")
        central.import_charges(folder / "more.csv")
        assert central.import_charges(folder / "voids.csv").restated == 2
    return folder / "hq" / "central.db"


@pytest.fixture
def path(worked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(worked, tmp_path / "central.db"))


def past_the_guards(path: Path, statement: str, *values: object) -> int:
    """One statement by somebody who takes the triggers away and puts them back; how many rows it changed."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA synchronous = OFF")
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        changed = db.execute(statement, values).rowcount
        for _, sql in guards:
            db.execute(sql)
    return changed


def test_whole_holdings_are_said_with_their_counts(path: Path) -> None:
    """Twice, without a trace beside the file."""
    for _ in range(2):
        verdict = verify_central(path)
        assert verdict.line == "central.db: whole. Held: registers 2, boxes 3, entries 12, charges 3."
        assert verdict.ok
    assert [file.name for file in path.parent.iterdir()] == ["central.db"]


def test_holdings_with_a_gap_are_whole_so_far(tmp_path: Path) -> None:
    """The second day's box came, the first is still on its way; and head office with nothing at all."""
    register = MemoryRegister()
    register.open("2026-11-12")
    register.sale(6_241)
    register.close()
    register.open("2026-11-13")
    data = register.close()
    with Central.open(tmp_path / "hq", HandClock()) as central:
        assert verify_central(tmp_path / "hq" / "central.db").ok
        central.enrol(register.enrolment)
        assert central.take_box("box", data)[0].outcome is Outcome.TAKEN
        assert verify_central(tmp_path / "hq" / "central.db").ok


def test_one_edited_byte_of_a_kept_entry_is_named(path: Path) -> None:
    """Somebody finds the 62.41 in the file and makes it 62.42."""
    whole = path.read_bytes()
    assert whole.count(b'"amount_minor":6241') == 1
    path.write_bytes(whole.replace(b'"amount_minor":6241', b'"amount_minor":6242'))
    verdict = verify_central(path)
    assert (verdict.ok, verdict.first_bad_seq) == (False, 3)
    assert verdict.line == (
        "central.db: entry 3 of register 1 in store 085 is not as it was written; its hash does not fit."
    )


def test_an_entry_that_is_gone_is_named(path: Path) -> None:
    assert past_the_guards(path, "DELETE FROM entry WHERE store = '085' AND seq = 6") == 1
    verdict = verify_central(path)
    assert (verdict.ok, verdict.first_bad_seq) == (False, 6)
    assert "entry 6 of register 1 in store 085 is gone from box 085-1-0002" in verdict.line


TABLES = (
    "enrolment", "box", "receipt", "entry", "slip", "struck", "charge_file", "charge", "charge_status", "bad_line",
    "quarantine",
)  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone_is_found_in_every_table(path: Path, table: str) -> None:
    """The last row of it."""
    assert past_the_guards(path, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})") == 1
    verdict = verify_central(path)
    assert not verdict.ok
    assert "?" not in verdict.line


EDITS = {
    "enrolment": ("public_key",),
    "box": ("first_seq", "head", "prev", "box_no", "day", "z_no", "currency", "seal", "amount_minor"),
    "receipt": ("held_seq", "held_head"),
    "entry": ("kind", "body", "prev", "hash", "sig"),
    "slip": ("day", "slip_no", "sold_at", "amount_minor", "last4", "approval", "claim_code", "clerk"),
    "struck": ("void_of", "reason"),
    "charge_file": ("taken", "bad_lines", "taken_digest"),
    "charge": ("charge_id", "charged_at", "amount_minor", "kind", "card_last4", "slip_ref"),
    "charge_status": ("charge_id", "turn", "digest", "line", "status", "charged_at", "auth_code"),
    "quarantine": ("size", "data"),
    "fork": ("held_hash",),
}


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in EDITS for column in EDITS[table]])
def test_every_value_edited_by_hand_is_found(path: Path, table: str, column: str) -> None:
    """A number one more, a text or bytes one sign more, in the first row."""
    more = f"CASE typeof({column}) WHEN 'integer' THEN {column} + 1 WHEN 'text' THEN {column} || '1' ELSE x'00' END"
    first = f"(SELECT min(rowid) FROM {table})"
    assert past_the_guards(path, f"UPDATE {table} SET {column} = {more} WHERE rowid = {first}") == 1
    assert not verify_central(path).ok


def test_an_edited_charge_is_named_by_its_file(path: Path) -> None:
    """One cent more on the charge that the second file brought."""
    assert past_the_guards(path, "UPDATE charge SET amount_minor = amount_minor + 1 WHERE charge_id = 'c-7'") == 1
    assert verify_central(path).line == "central.db: the charges of more.csv are not those it brought."
    assert past_the_guards(path, "DELETE FROM charge_file WHERE name = 'more.csv'") == 1
    assert verify_central(path).line == "central.db: it holds a charge that no file brought."


def test_a_box_signed_anew_with_another_key_is_found(path: Path) -> None:
    """A forger with a key of his own chains entry 1 of store 031 anew."""
    forged = signer("forger").sign(bytes(32))
    assert past_the_guards(path, "UPDATE entry SET sig = ? WHERE store = '031' AND seq = 1", forged) == 1
    assert "was not signed with the key that is enrolled" in verify_central(path).line


def test_a_trigger_that_is_gone_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TRIGGER entry_no_update")
    assert verify_central(path).line == "central.db: its tables or triggers were changed."


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def another_kind(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE entry (x)")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all" * 99),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(4_000)),
        cut_in_half,
        another_kind,
    ],
)
def test_what_is_no_database_gets_a_line(path: Path, spoil: Callable[[Path], object]) -> None:
    """Gone, empty, noise, a header alone, half of it, and another program's."""
    spoil(path)
    verdict = verify_central(path)
    assert not verdict.ok
    assert verdict.line.startswith("central.db: it ")
    assert "\n" not in verdict.line


def test_bytes_changed_by_chance_never_raise_and_are_nearly_always_found(worked: Path, path: Path) -> None:
    """A byte here and there: only one in unused room, in a name, or in a note of when may go unseen."""
    whole, chance = worked.read_bytes(), random.Random(5)
    for _ in range(60):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        assert verify_central(path).line.startswith("central.db: ")
