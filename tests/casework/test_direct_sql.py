"""What the tables refuse from somebody with a database browser, and what `verify` finds if they work around it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from casemaking import ANN, Books, open_casework, summary
from directsql import REFUSED, worked_on
from shoebox.domain.decision import Action
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import fingerprint
from shoebox.storage import case_book
from shoebox.storage.case_rows import Act, act_hash
from shoebox.storage.case_tables import ACT, METADATA
from shoebox.storage.case_verify import verify_cases
from shoebox.storage.keys import public_key_beside

pytestmark = pytest.mark.of_the_file


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worked_on(tmp_path_factory.mktemp("finance")).path


@pytest.fixture
def browser(worked: Path) -> Iterator[sqlite3.Connection]:
    """A database browser that never commits."""
    with closing(sqlite3.connect(worked, isolation_level=None)) as conn:
        conn.execute("BEGIN")
        yield conn
        conn.execute("ROLLBACK")


def proposal_of(conn: sqlite3.Connection, case_id: int) -> int:
    return int(conn.execute("SELECT max(proposal) FROM proposal WHERE case_id = ?", (case_id,)).fetchone()[0])


@pytest.mark.parametrize(("statement", "why"), REFUSED)
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


@pytest.mark.thorough
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


def test_a_lost_key_is_followed_by_a_new_one_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    casework = open_casework(tmp_path, books)
    with pytest.raises(Refusal, match="has not signed it"):
        casework.propose(3, Action.REFUND, maker=ANN)
    monkeypatch.setattr(case_book, "refuse_unsigned", lambda *_: None)  # a program of somebody's own
    casework.propose(3, Action.REFUND, maker=ANN)
    assert "signature" in verify_cases(casework.path).line
