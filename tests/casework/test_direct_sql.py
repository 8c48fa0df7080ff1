"""What the tables refuse from somebody with a database browser, and what `verify` finds if they work around it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archivemaking import arrival, kept, sent
from casemaking import ANN, LEO, PINS, PRIYA, Books, open_casework, summary
from shoebox.casework import Casework
from shoebox.domain.archive import How
from shoebox.domain.decision import Action, Outcome
from shoebox.domain.ids import fingerprint
from shoebox.storage.case_rows import Act, act_hash
from shoebox.storage.case_tables import ACT, METADATA
from shoebox.storage.case_verify import verify_cases
from shoebox.storage.keys import public_key_beside


def with_boxes(casework: Casework) -> None:
    """One box taken in with a slip too few, explained, moved and destroyed."""
    casework.archive.arrive(arrival(counted=128), kept(), by=ANN)
    (box,) = casework.archive.boxes((sent(),))
    casework.archive.explain(box, note="kept at the store", by=LEO)
    casework.archive.move(box, place="row 5", note="room", by=LEO)
    (box,) = casework.archive.boxes((sent(),))
    two = {"first": (LEO.number, PINS[LEO]), "second": (PRIYA.number, PINS[PRIYA])}
    casework.archive.destroy((box,), today="2029-01-01", how=How.PULPED, place="Mill", note="all", **two)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1 in a file, 2 approved, 3 proposed by Ann, 4 open; one answer noted."""
    books, folder = Books({}, {}), tmp_path_factory.mktemp("finance")
    casework = open_casework(folder, books)
    found = [books.tripled("1"), books.doubled("2"), books.doubled("3"), books.uncharged("4", approval="")]
    casework.take_run(1, found, summary(4))
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    (file,) = casework.write_instructions(folder / "out", by=LEO)
    casework.note_answers(file.file_no, {"1-REFUND-1": Outcome.CONFIRMED}, by=LEO)
    casework.propose(2, Action.REFUND, maker=ANN)
    casework.approve(2, checker=PRIYA, pin=PINS[PRIYA])
    casework.propose(3, Action.REFUND, maker=ANN)
    casework.propose(4, Action.CHARGE, maker=ANN)
    with_boxes(casework)
    assert verify_cases(casework.path).ok
    return casework.path


@pytest.fixture
def browser(worked: Path) -> Iterator[sqlite3.Connection]:
    """A database browser that never commits."""
    with closing(sqlite3.connect(worked, isolation_level=None)) as conn:
        conn.execute("BEGIN")
        yield conn
        conn.execute("ROLLBACK")


def proposal_of(conn: sqlite3.Connection, case_id: int) -> int:
    return int(conn.execute("SELECT max(proposal) FROM proposal WHERE case_id = ?", (case_id,)).fetchone()[0])


SECOND_CASE = """
INSERT INTO casefile SELECT 99, seq, finding_id, kind, charges, store, store_name, brand, last4, order_id,
amount_minor, currency, confidence_ppm, since_ms, deadline FROM casefile WHERE case_id = 1"""


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '41', '')", "two_people"),
        ("INSERT INTO approval VALUES (:p3, 3, :next, '42', '41', '')", "the proposal that stands"),
        ("INSERT INTO approval VALUES (:p3, 3, :next, '41', '', '')", "two_people"),
        ("INSERT INTO approval VALUES (:p4, 4, :next, '41', '43', '')", "the risk accepted"),
        ("INSERT INTO approval VALUES (:p1, 1, :next, '41', '44', '')", "only added to|that stands"),
        ("INSERT OR REPLACE INTO approval VALUES (:p1, 1, :next, '41', '44', '')", "only added to|that stands"),
        ("INSERT INTO proposal VALUES (:next, 1, 'REFUND', 100, 'USD', '42', '')", "only an open case"),
        ("INSERT INTO proposal VALUES (:next, 3, 'REFUND', 100, 'USD', '42', '')", "only an open case"),
        ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'C3a', '', '', 1, 'USD', '')", "surplus|belongs"),
        ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'MY-CARD', '', '', 1, 'USD', '')", "original charge|belongs"),
        ("INSERT INTO line VALUES (:p3, 9, 3, 'REFUND', 'C3b', '', '', 1, 'USD', '')", "belongs to its proposal"),
        ("INSERT INTO instructed VALUES ('3-REFUND-1', :p3, 1, 3, :next, 'REFUND', 'C3b', '', 12995)", "an approval"),
        ("INSERT INTO instructed VALUES ('2-REFUND-1', :p2, 1, 2, :next, 'REFUND', 'MINE', '', 12995)", "an approval"),
        ("INSERT INTO instructed VALUES ('2-REFUND-1', :p2, 1, 2, :next, 'REFUND', 'C2b', '', 99999)", "an approval"),
        ("INSERT INTO instructed VALUES ('2-REFUND-9', :p2, 1, 2, :next, 'REFUND', 'C2b', '', 12995)", "an approval"),
        ("INSERT INTO instructed VALUES ('1-REFUND-9', :p1, 1, 1, :next, 'REFUND', 'C1b', '', 5)", "refund|approval"),
        ("INSERT INTO file_line VALUES (1, 9, '1-REFUND-1')", "sent again only after"),
        ("INSERT INTO file_line VALUES (2, 1, '1-REFUND-1')", "sent again only after"),
        ("INSERT INTO file_line VALUES (2, 1, 'X')", "is an instruction"),
        ("INSERT INTO outcome VALUES (1, '1-REFUND-1', :next, 'failed')", "only added to"),
        ("INSERT INTO outcome VALUES (7, '1-REFUND-1', :next, 'failed')", "a line of its file"),
        ("INSERT INTO act VALUES (999, 'approved', 3, 'approved', '', '43', 1, x'', x'', x'')", "appended|one before"),
        ("INSERT INTO act VALUES (:next, 'approved', 3, 'approved', '', '43', 1, x'', x'00', x'')", "the one before"),
        (SECOND_CASE, "one case for a finding"),
        ("UPDATE proposal SET maker = '44'", "only added to"),
        ("UPDATE case_charge SET surplus_minor = amount_minor", "only added to"),
        ("DELETE FROM instructed", "only added to"),
        ("DELETE FROM file_line", "only added to"),
    ],
)  # fmt: skip
def test_the_tables_themselves_refuse(browser: sqlite3.Connection, statement: str, why: str) -> None:
    """One person twice, money to another charge, more than the surplus, twice, or history made again."""
    facts = {f"p{case}": proposal_of(browser, case) for case in (1, 2, 3, 4)}
    facts["next"] = browser.execute("SELECT max(seq) + 1 FROM act").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match=why):
        browser.execute(statement, facts)


@pytest.mark.parametrize("table", [table.name for table in METADATA.sorted_tables])
def test_no_row_is_changed_or_removed(browser: sqlite3.Connection, table: str) -> None:
    """UPDATE and DELETE of every table."""
    assert browser.execute(f"SELECT count(*) FROM {table}").fetchone()[0], "a table without rows proves nothing"
    column = browser.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            browser.execute(statement)


COLUMNS = [(table.name, column.name) for table in METADATA.sorted_tables for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_edited_by_hand_is_found(worked: Path, tmp_path: Path, table: str, column: str) -> None:
    """Somebody drops the triggers, changes one value, and puts the triggers back."""
    copy = tmp_path / "cases.db"
    copy.write_bytes(worked.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("BEGIN")
        kept = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            conn.execute(f"DROP TRIGGER {name}")
        (kind,) = conn.execute("SELECT type FROM pragma_table_info(?) WHERE name = ?", (table, column)).fetchone()
        other = {"INTEGER": f"{column} + 1000", "TEXT": f"{column} || 'x'", "BLOB": f"CAST({column} || 'x' AS BLOB)"}[
            kind
        ]
        last = f"(SELECT max(rowid) FROM {table})"
        conn.execute(f"UPDATE {table} SET {column} = {other} WHERE rowid = {last}")
        for _, sql in kept:
            conn.execute(sql)
        conn.execute("COMMIT")
    assert not verify_cases(copy).ok


def test_a_removed_trigger_a_cut_file_and_a_stranger_are_found(worked: Path, tmp_path: Path) -> None:
    """Without its guard, cut in half, empty, absent."""
    copy = tmp_path / "cases.db"
    copy.write_bytes(worked.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("DROP TRIGGER act_no_update")
    assert "triggers" in verify_cases(copy).line
    copy.write_bytes(worked.read_bytes()[: worked.stat().st_size // 2])
    assert not verify_cases(copy).ok
    copy.write_bytes(b"")
    assert not verify_cases(copy).ok
    assert not verify_cases(tmp_path / "nowhere.db").ok


def test_the_first_bad_act_is_named(worked: Path, tmp_path: Path) -> None:
    """The note of act 6 is made kinder."""
    copy = tmp_path / "cases.db"
    copy.write_bytes(worked.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        (sql,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'act_no_update'").fetchone()
        conn.execute("DROP TRIGGER act_no_update")
        conn.execute("UPDATE act SET body = CAST('{}' AS BLOB) WHERE seq = 6")
        conn.execute(sql)
    verdict = verify_cases(copy)
    assert (verdict.ok, verdict.first_bad_seq) == (False, 6)


def edited(worked: Path, folder: Path, *statements: tuple[str, tuple[object, ...]]) -> Path:
    """A copy with its key beside it, after these statements of somebody who puts the triggers back."""
    copy = Path(shutil.copy(worked, folder / "cases.db"))
    shutil.copy(worked.with_name("cases.key"), folder)
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        kept = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            conn.execute(f"DROP TRIGGER {name}")
        for statement, values in statements:
            conn.execute(statement, values)
        for _, sql in kept:
            conn.execute(sql)
    return copy


def chained_anew(worked: Path, seq: int, body: bytes) -> list[tuple[str, tuple[object, ...]]]:
    """Act `seq` with another body, and every act from there on hung on it with hashes that fit."""
    with closing(sqlite3.connect(worked)) as conn:
        acts = [
            Act(**dict(zip(ACT.c.keys(), row, strict=True))) for row in conn.execute("SELECT * FROM act ORDER BY seq")
        ]
    prev, made = acts[seq - 2].hash, []
    for act in acts[seq - 1 :]:
        changed = replace(act, prev=prev, body=body if act.seq == seq else act.body)
        prev = act_hash(changed)
        made.append(
            ("UPDATE act SET body = ?, prev = ?, hash = ? WHERE seq = ?", (changed.body, changed.prev, prev, act.seq))
        )
    return made


def test_a_chain_made_anew_is_not_signed(worked: Path, tmp_path: Path) -> None:
    """Ann's proposal gets a kinder note, and every hash after it is made to fit."""
    with closing(sqlite3.connect(worked)) as conn:
        seq, body = conn.execute("SELECT seq, body FROM act WHERE kind = 'proposed' ORDER BY seq DESC").fetchone()
    copy = edited(worked, tmp_path, *chained_anew(worked, seq, body.replace(b'"note":""', b'"note":"as agreed"')))
    verdict = verify_cases(copy)
    assert (verdict.ok, verdict.first_bad_seq) == (False, seq)
    assert "signature" in verdict.line


def test_a_tail_cut_within_a_transaction_and_signatures_taken_away_are_found(worked: Path, tmp_path: Path) -> None:
    (tmp_path / "tail").mkdir()
    (tmp_path / "seals").mkdir()
    with closing(sqlite3.connect(worked)) as conn:
        (last,) = conn.execute("SELECT max(seq) FROM act").fetchone()
    cut = [("DELETE FROM seal WHERE seq = ?", (last,))]
    assert "not signed" in verify_cases(edited(worked, tmp_path / "tail", *cut)).line
    assert "not signed" in verify_cases(edited(worked, tmp_path / "seals", ("DELETE FROM seal", ()))).line


def test_a_lost_key_is_followed_by_a_new_one_and_that_is_told(tmp_path: Path) -> None:
    """Two proposals under one key, one under the next; the old key coming back is somebody's forgery."""
    books = Books({}, {})
    casework = open_casework(tmp_path, books)
    found = [books.tripled("1"), books.doubled("2"), books.doubled("3")]
    casework.take_run(1, found, summary(3))
    casework.propose(1, Action.REFUND, maker=ANN)
    key, old = tmp_path / "cases.key", tmp_path / "old.key"
    assert f"key {fingerprint(public_key_beside(key))}." in verify_cases(casework.path).line
    key.rename(old)
    assert verify_cases(casework.path).ok
    casework = open_casework(tmp_path, books)
    assert "another key than the one beside it" in verify_cases(casework.path).line
    casework.propose(2, Action.REFUND, maker=ANN)
    verdict = verify_cases(casework.path)
    assert verdict.ok
    assert f"key {fingerprint(public_key_beside(key))}, 2 keys, the last since act" in verdict.line
    old.rename(key)
    open_casework(tmp_path, books).propose(3, Action.REFUND, maker=ANN)
    assert "signature" in verify_cases(casework.path).line
