"""`shoebox database`: an office that began in files moves into PostgreSQL and goes on there."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, inspect

from bookmaking import HandClock
from boxmaking import MemoryRegister, signer
from casemaking import STAFF
from directsql import worked_on
from postgresmaking import (
    AUDIT,
    DESK,
    LINE,
    OWNER,
    address,
    as_person,
    as_superuser,
    dumped,
    named_in,
    new_database,
    prepare_roles,
    require_server,
)
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.domain.enrolling import code_key, register_proof
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.formats.enrolling import write_request
from shoebox.head_office import open_finance, set_up_finance
from shoebox.storage import moving

pytestmark = pytest.mark.postgres


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with one box, one that was refused, three charges of which one is bad, and worked cases."""
    folder = tmp_path / "hq"
    set_up_finance(folder, people=STAFF.people)
    register = MemoryRegister("085")
    register.open()
    register.sale(6_241)
    with Central.open(folder, HandClock()) as central:
        central.enrol(register.enrolment)
        box = register.close()
        assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
        assert central.take_box("by stick", box[:-9])[0].outcome == Outcome.REFUSED
        lines = "c-1,2026-11-12T14:33:00Z,62.41,charge\nc-2,2026-11-12T14:33:00Z,1.00,charge\nc-3,x,lots,charge\n"
        (tmp_path / "charges.csv").write_text("charge_id,charged_at,amount,kind\n" + lines)
        central.import_charges(tmp_path / "charges.csv")
    worked_on(folder).close()
    return folder


@pytest.fixture
def database() -> str:
    """An empty database of the owner's."""
    require_server()
    prepare_roles()
    name = f"{new_database()}_empty"
    as_superuser(f"CREATE DATABASE {name} OWNER {OWNER}")
    return name


def shape_of(database: str) -> list[str]:
    """Its indexes and triggers."""
    return [line for line in dumped(database) if line.startswith(("CREATE INDEX", "CREATE UNIQUE", "CREATE TRIGGER"))]


def test_an_office_moves_from_its_files_and_goes_on(office: Path, database: str, capsys) -> None:
    assert main(["database", "prepare", address(database, OWNER)]) == 0
    assert "GRANT shoebox_service" in capsys.readouterr().out
    assert main(["verify", str(office)]) == 0
    before = [line.partition(": ")[2] for line in capsys.readouterr().out.splitlines()]
    assert main(["database", "move", str(office), address(database, OWNER)]) == 0
    said = capsys.readouterr().out
    assert "central.charge: 2 rows" in said
    assert "cases.act: " in said
    named_in(office, address(database, DESK))
    assert main(["verify", str(office)]) == 0
    assert [line.partition(": ")[2] for line in capsys.readouterr().out.splitlines()] == before
    other = MemoryRegister("112")
    other.open()
    other.sale(999)
    with closing(open_finance(office, clock=HandClock())) as desk:
        assert (desk.central.counts().slips, desk.central.counts().charges) == (1, 2)
        desk.central.enrol(other.enrolment)
        assert desk.central.take_box("by line", other.close())[0].outcome == Outcome.TAKEN
        assert desk.casework.figures().proposed == 2
    with Central.open(office, HandClock()) as file:  # the file was left as it was
        assert file.counts().slips == 1


def test_indexes_are_built_once_the_rows_are_in_and_it_says_how_far_it_is(
    office: Path, database: str, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While rows come, their table has none but its key's; afterwards the database is as it was prepared."""
    main(["database", "prepare", address(database, OWNER)])
    before = shape_of(database)
    seen: set[tuple[str, int]] = set()
    added = moving.add_values

    def looked_at(connection: Connection, table: Table, names: list[str], rows: list[tuple[object, ...]]) -> None:
        own = [one for one in inspect(connection).get_indexes(table.name) if "duplicates_constraint" not in one]
        seen.add((table.name, len(own)))
        added(connection, table, names, rows)

    monkeypatch.setattr(moving, "add_values", looked_at)
    monkeypatch.setattr(moving, "TOLD_EVERY", 1)
    monkeypatch.setattr(moving, "_AT_ONCE", 1)
    capsys.readouterr()
    assert main(["database", "move", str(office), address(database, OWNER)]) == 0
    assert len(seen) > 10
    assert {number for _, number in seen} == {0}
    said = capsys.readouterr().out.splitlines()
    at = said.index("central.charge: 1 of 2 rows")
    assert said[at + 1 : at + 3] == ["central.charge: building its indexes", "central.charge: 2 rows"]
    assert shape_of(database) == before


def test_a_move_into_rows_changes_nothing(office: Path, database: str, capsys) -> None:
    main(["database", "prepare", address(database, OWNER)])
    main(["database", "move", str(office), address(database, OWNER)])
    capsys.readouterr()
    assert main(["database", "move", str(office), address(database, OWNER)]) == 2
    assert "has rows already" in capsys.readouterr().err


def test_a_move_that_fails_leaves_the_database_empty(office: Path, database: str, capsys) -> None:
    """The cases are cut in half: what was copied of the holdings by then is gone again."""
    main(["database", "prepare", address(database, OWNER)])
    cases = office / "cases.db"
    cases.write_bytes(cases.read_bytes()[: cases.stat().st_size // 2])
    assert main(["database", "move", str(office), address(database, OWNER)]) == 2
    assert "be read" in capsys.readouterr().err
    as_person(database, OWNER, "DO $$BEGIN ASSERT (SELECT count(*) FROM central.entry) = 0; END$$")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("sqlite:///x", "no address"),
        ("postgresql://", "no address"),
        ("not one", "no address"),
        ("postgresql://me:secret@host/db", "carries a password"),
        ("postgresql://me@/db?host=/nowhere", "The database would not do it"),
    ],
)
def test_a_wrong_address_is_refused_with_what_to_do(place: str, said: str, capsys) -> None:
    require_server()
    assert main(["database", "prepare", place]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "secret" not in err


def test_nothing_to_move_is_said(tmp_path: Path, capsys) -> None:
    assert main(["database", "move", str(tmp_path), "postgresql://me@/db"]) == 2
    assert "There is nothing in" in capsys.readouterr().err


def test_an_office_whose_person_may_only_read_takes_nothing(office: Path, database: str, capsys) -> None:
    main(["database", "prepare", address(database, OWNER)])
    main(["database", "move", str(office), address(database, OWNER)])
    named_in(office, address(database, AUDIT))
    capsys.readouterr()
    assert main(["verify", str(office)]) == 0
    with closing(open_finance(office, clock=HandClock())) as desk:
        register = MemoryRegister("200")
        with pytest.raises(Trouble, match="permission denied"):
            desk.central.enrol(register.enrolment)


def test_the_service_enrols_by_a_code_of_finances_and_by_nothing_else(tmp_path: Path) -> None:
    """The code is made at Finance's desk; the register proves to the service that it knows it, as often as it likes.

    Another key under the same code, and a card that nobody of Finance takes, are refused.
    """
    require_server()
    name, register = new_database(), MemoryRegister()
    card, other = register.enrolment, replace(register.enrolment, public_key=signer("another").public_key)
    with Central.open(tmp_path / "hq", HandClock(), server=address(name, DESK)) as desk:
        (sheet,) = desk.codes.make([(card.store, card.register)], random=os.urandom)
    with Central.open(tmp_path / "hq", HandClock(), server=address(name, LINE)) as service:
        with pytest.raises(Trouble, match="permission denied"):
            service.enrol(card)
        for _ in range(2):
            service.codes.enrol(write_request(card, register_proof(code_key(sheet.code), card)))
        with pytest.raises(Refusal) as refused:
            service.codes.enrol(write_request(other, register_proof(code_key(sheet.code), other)))
        assert (refused.value.code, service.enrolments()) == ("enrol.used", (card,))
