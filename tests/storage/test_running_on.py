"""A Shoebox that was open while a newer one brought head office's data up to date: it looks, and writes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import PRIYA, STAFF
from oldmaking import OFFICES, every_row, unpacked
from postgresmaking import DESK, LINE, OWNER, address, as_owner, dumped, new_database, old_database, require_server
from shoebox.casework import Casework
from shoebox.central import Central, verify_central_on
from shoebox.cli.main import main
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.evidence import Evidence
from shoebox.storage.case_tables import SCHEMA_VERSION as CASES_VERSION
from shoebox.storage.central_file import open_holdings
from shoebox.storage.central_tables import SCHEMA_VERSION
from shoebox.storage.server_parts import PARTS
from shoebox.storage.server_upgrade import bring_up_database
from shoebox.storage.upgrading import UNWATCHED

pytestmark = pytest.mark.of_the_file


def nothing_known(_finding: object) -> Evidence:
    return Evidence((), ())


def moved_on(path: Path, version: int) -> None:
    """As a newer Shoebox leaves the file."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version}")


def test_holdings_that_a_newer_one_took_over_are_looked_at_and_not_written(tmp_path: Path) -> None:
    """A parcel comes to a service that ran on: trouble, which registers send again, and never a refusal."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241)
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(register.enrolment)
        moved_on(tmp_path / "hq" / "central.db", SCHEMA_VERSION + 1)
        before = every_row(tmp_path / "hq" / "central.db")
        with pytest.raises(Trouble, match="by a newer Shoebox while this one was open"):
            central.line.take("by line", register.parcel())
        assert central.counts().stores == 1
        assert every_row(tmp_path / "hq" / "central.db") == before


def test_cases_that_a_newer_one_took_over_are_not_decided(tmp_path: Path) -> None:
    casework = Casework.open(tmp_path, staff=STAFF, clock=HandClock(), evidence=nothing_known)
    moved_on(tmp_path / "cases.db", CASES_VERSION + 1)
    before = every_row(tmp_path / "cases.db")
    with pytest.raises(Trouble, match="Nothing was written"):
        casework.write_instructions(tmp_path / "out", by=PRIYA)
    assert every_row(tmp_path / "cases.db") == before
    casework.close()


@pytest.mark.postgres
def test_a_database_that_a_newer_one_took_over_is_looked_at_and_not_written(tmp_path: Path) -> None:
    require_server()
    name = new_database()
    register = MemoryRegister()
    with Central.open(tmp_path / "hq", HandClock(), server=address(name, LINE)) as central:
        as_owner(name, f"INSERT INTO central.shape VALUES ({SCHEMA_VERSION + 1})")
        before = dumped(name)
        with pytest.raises(Trouble, match="by a newer Shoebox while this one was open"):
            central.enrol(register.enrolment)
        assert central.counts().stores == 0
        assert dumped(name) == before
    with pytest.raises(Refusal) as refused:
        Central.open(tmp_path / "hq", HandClock(), server=address(name, LINE))
    assert refused.value.code == "database.newer"


@pytest.mark.postgres
def test_no_database_is_brought_up_to_date_while_shoeboxes_are_connected(tmp_path: Path, capsys) -> None:
    """As the older one stands there: refused with whose it is, and nothing is begun; once it has gone, it is done."""
    require_server()
    folder = unpacked(OFFICES[-1], tmp_path / "old")
    name = old_database(folder)
    before = dumped(name)
    with closing(_connected(name)) as _:
        assert main(["database", "upgrade", str(folder / "hq"), address(name, OWNER), "--backed-up"]) == 2
        assert f"Shoeboxes of {DESK} are connected to this database" in capsys.readouterr().err
        assert dumped(name) == before
    assert bring_up_database(address(name, OWNER), PARTS, lambda _: UNWATCHED)
    assert verify_central_on(address(name, LINE)).ok


def _connected(name: str):
    """A session as every Shoebox since the first has it."""
    import psycopg

    return psycopg.connect(address(name, DESK), application_name="shoebox")


@pytest.mark.postgres
def test_a_connection_that_is_asking_while_all_is_closed_goes_when_it_is_answered() -> None:
    """A thread may still read when a window is closed: what it hands back is closed at once, and no new one is kept."""
    require_server()
    part = open_holdings(Path(), address(new_database(), LINE))
    with part.reading() as connection:
        session = connection.connection.driver_connection
        part.close()
        assert not session.closed
    assert session.closed
    with part.reading() as connection:
        late = connection.connection.driver_connection
    assert late.closed
