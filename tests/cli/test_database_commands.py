"""`shoebox database`: an office that began in files moves into PostgreSQL and goes on there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import STAFF
from directsql import worked_on
from postgresmaking import (
    AUDIT,
    DESK,
    OWNER,
    address,
    as_person,
    as_superuser,
    named_in,
    new_database,
    prepare_roles,
    require_server,
)
from shoebox.central import Central
from shoebox.cli.main import main
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import Outcome
from shoebox.head_office import open_finance, set_up_finance

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
