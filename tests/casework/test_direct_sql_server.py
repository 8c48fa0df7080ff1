"""What PostgreSQL refuses from somebody with a client of SQL, and what `verify` finds after its owner was at work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from casemaking import Books, open_casework
from directsql import REFUSED, worked_on
from postgresmaking import (
    AUDIT,
    DESK,
    LINE,
    OWNER,
    address,
    as_owner,
    as_person,
    as_superuser,
    new_database,
    require_server,
)
from shoebox.casework import Casework
from shoebox.domain.errors import Refusal, Trouble
from shoebox.storage.case_tables import METADATA
from shoebox.storage.postgres import SERVICE, prepare, url_of
from shoebox.storage.server_parts import PARTS

pytestmark = [pytest.mark.postgres, pytest.mark.of_the_file]  # about the server itself: each test opens it by name


@pytest.fixture(scope="module")
def database() -> str:
    require_server()
    return new_database()


@pytest.fixture(scope="module")
def worked(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    with closing(worked_on(tmp_path_factory.mktemp("finance"), server=address(database, DESK))) as casework:
        yield casework


def cases_of(connection: Connection) -> None:
    connection.execute(text("SET search_path = cases"))


@pytest.mark.parametrize(("statement", "why"), [one for one in REFUSED if "OR REPLACE" not in one[0]])
def test_the_tables_themselves_refuse(database: str, worked: Casework, statement: str, why: str) -> None:
    """As the person of the desk, who may add rows, and for changes as the owner, whom only the triggers stop."""
    assert worked.path.name
    person = OWNER if statement.startswith(("UPDATE", "DELETE")) else DESK
    engine = create_engine(url_of(address(database, person)))
    with engine.connect() as connection:
        cases_of(connection)
        facts = {
            f"p{case}": connection.execute(text(f"SELECT max(proposal) FROM proposal WHERE case_id = {case}")).scalar()
            for case in (1, 2, 3, 4)
        }
        facts["next"] = connection.execute(text("SELECT max(seq) + 1 FROM act")).scalar()
        said = re.sub(r"x'([0-9]*)'", r"decode('\1', 'hex')", statement)
        used = {name: value for name, value in facts.items() if f":{name}" in said}
        with pytest.raises(IntegrityError) as caught:
            connection.execute(text(said), used)
    engine.dispose()
    # A key that is there already is the server's own refusal.
    assert re.search(f"{why}|duplicate key", str(caught.value.orig))


@pytest.mark.parametrize("table", [table.name for table in METADATA.sorted_tables])
def test_nobody_changes_or_removes_a_row(database: str, worked: Casework, table: str) -> None:
    """The desk has no right to; the owner has, and is stopped by the triggers, emptying a table at once included."""
    assert worked.path.name
    column = next(iter(METADATA.tables[table].c)).name
    for statement in (
        f"UPDATE cases.{table} SET {column} = {column}",
        f"DELETE FROM cases.{table}",
        f"TRUNCATE cases.{table}",
    ):
        with pytest.raises(IntegrityError, match="only added to"):
            as_owner(database, statement)
        for person in (DESK, LINE, AUDIT):
            with pytest.raises(ProgrammingError, match="permission denied"):
                as_person(database, person, statement)


def test_the_line_sees_no_case_and_an_auditor_adds_none(database: str, worked: Casework) -> None:
    """Who breaks into what stores speak to reads nothing of what Finance knows and decides."""
    assert worked.path.name
    for table in METADATA.sorted_tables:
        with pytest.raises(ProgrammingError, match="permission denied"):
            as_person(database, LINE, f"SELECT count(*) FROM cases.{table.name}")
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_person(database, LINE, "INSERT INTO cases.run VALUES (9, 9)")
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_person(database, AUDIT, "INSERT INTO cases.run VALUES (9, 9)")
    as_person(database, AUDIT, "SELECT count(*) FROM cases.act")


def test_guards_look_at_their_own_tables_whatever_a_client_has_made(database: str, worked: Casework) -> None:
    """A client lays an empty table of the same name before the real one; the guard is not fooled."""
    assert worked.path.name
    nothing = "decode('', 'hex')"
    act = f"INSERT INTO cases.act VALUES (1, 'opened', 9, 'open', '', '41', 1, {nothing}, {nothing}, {nothing})"
    mine = ("CREATE TEMP TABLE act (seq bigint, hash bytea)", "SET search_path = pg_temp, cases")
    with pytest.raises(IntegrityError, match="acts are only appended"):
        as_person(database, DESK, *mine, act)


REPLACED = """
CREATE OR REPLACE FUNCTION cases.act_only_added() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$"""


@pytest.mark.parametrize(
    ("by_hand", "said"),
    [
        (("ALTER TABLE cases.act DISABLE TRIGGER act_only_added",), "triggers"),
        (("DROP TRIGGER act_only_added ON cases.act",), "triggers"),
        ((REPLACED,), "triggers"),
        (
            (
                "ALTER TABLE cases.proposal DISABLE TRIGGER proposal_only_added",
                "UPDATE cases.proposal SET maker = '44'",
                "ALTER TABLE cases.proposal ENABLE TRIGGER proposal_only_added",
            ),
            "rows of proposal",
        ),
        (
            (
                "ALTER TABLE cases.act DISABLE TRIGGER act_only_added",
                "UPDATE cases.act SET body = decode('7b7d', 'hex') WHERE seq = 6",
                "ALTER TABLE cases.act ENABLE TRIGGER act_only_added",
            ),
            "act 6",
        ),
    ],
)
def test_what_an_owner_did_by_hand_is_found(tmp_path: Path, by_hand: tuple[str, ...], said: str) -> None:
    require_server()
    database = new_database()
    with closing(worked_on(tmp_path, server=address(database, DESK))) as casework:
        as_owner(database, *by_hand)
        verdict = casework.verify()
    assert (verdict.ok, said in verdict.line) == (False, True)


def test_an_owner_a_strange_database_and_a_loose_server_are_refused(tmp_path: Path) -> None:
    require_server()
    database = new_database()
    with pytest.raises(Refusal) as caught:
        open_casework(tmp_path, Books({}, {}), server=address(database, OWNER))
    assert caught.value.code == "database.owner"
    with pytest.raises(Refusal) as caught:
        open_casework(tmp_path, Books({}, {}), server=address("postgres", DESK))
    assert caught.value.code == "database.unprepared"
    as_superuser(f"ALTER DATABASE {database} SET synchronous_commit = off")
    with pytest.raises(Refusal) as caught:
        open_casework(tmp_path, Books({}, {}), server=address(database, DESK))
    assert caught.value.code == "database.unsafe"


def test_preparing_twice_says_nothing_new_and_keeps_what_is_there(tmp_path: Path) -> None:
    require_server()
    database = new_database()
    with closing(worked_on(tmp_path, server=address(database, DESK))) as casework:
        before = casework.verify()
    as_owner(database, f"GRANT USAGE ON SCHEMA cases TO {SERVICE}", f"GRANT SELECT ON cases.act TO {SERVICE}")
    said: list[str] = []
    prepare(address(database, OWNER), PARTS, said.append)
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_person(database, LINE, "SELECT count(*) FROM cases.act")
    assert said == []
    with closing(open_casework(tmp_path, Books({}, {}), server=address(database, DESK))) as again:
        assert again.verify() == before


def test_one_who_may_only_read_prepares_nothing() -> None:
    require_server()
    with pytest.raises(Trouble) as caught:
        prepare(address("postgres", DESK), PARTS, lambda _: None)
    assert caught.value.code == "database.server"


@pytest.mark.parametrize("table", ["dispatch", "belief", "revocation", "enrol_code", "refused_settled", "charge"])
def test_the_service_has_no_right_to_decide(database: str, worked: Casework, table: str) -> None:
    """Who breaks into what stores speak to sends nothing out, believes nobody and makes no codes."""
    assert worked.path.name
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_person(database, LINE, f"INSERT INTO central.{table} DEFAULT VALUES")


def test_the_service_enrols_nobody_without_a_code_of_finances(database: str, worked: Casework) -> None:
    """With a client of SQL: no register of its own, no code for it, and none under a code that is for another one."""
    assert worked.path.name
    key = "decode('07', 'hex')"
    mine = f"INSERT INTO central.enrolment VALUES ('666', '1', 1, 'Mine', {key})"
    use = f"INSERT INTO central.code_used VALUES ({key}, 1, {key}, 5)"
    for statements in ((mine,), (use, mine)):
        with pytest.raises(IntegrityError, match=r"enrolled by a code|a code that was made"):
            as_person(database, LINE, *statements)
    as_person(database, DESK, f"INSERT INTO central.enrol_code VALUES ({key}, '085', '7', 1, 9)")
    with pytest.raises(IntegrityError, match="enrolled by a code"):
        as_person(database, LINE, use, mine)
    as_person(database, LINE, use, f"INSERT INTO central.enrolment VALUES ('085', '7', 1, 'Harbour Row', {key})")
