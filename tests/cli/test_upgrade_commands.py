"""`shoebox upgrade` and `shoebox database upgrade`, on what older Shoeboxes wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import day_of
from casemaking import STAFF
from oldmaking import NEWEST_OLD, OFFICES, unpacked
from postgresmaking import (
    DESK,
    LINE,
    OWNER,
    address,
    as_owner,
    as_superuser,
    new_database,
    prepare_roles,
    require_server,
)
from shoebox.central import Central, verify_central_on
from shoebox.cli import main
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.holdings import Outcome
from shoebox.head_office import set_up_finance
from shoebox.storage.case_book import CaseBook
from shoebox.storage.case_verify import verify_cases_on
from shoebox.storage.central_file import open_holdings
from shoebox.storage.server_parts import PARTS
from shoebox.storage.server_upgrade import bring_up_database
from shoebox.storage.upgrading import UNWATCHED, Watch
from shopmaking import set_up_shop

BACKED_UP = "--backed-up"


def test_a_register_is_brought_up_to_date_by_command_too(tmp_path: Path, capsys) -> None:
    old = unpacked(NEWEST_OLD, tmp_path / "old") / "store"
    set_up_shop(tmp_path / "store", clock=HandClock())
    for name in ("book.db", "mirror.log", "register.key"):
        shutil.copy(old / name, tmp_path / "store" / name)
    assert main(["verify", str(tmp_path / "store")]) == 1
    assert "shoebox upgrade" in capsys.readouterr().out
    assert main(["upgrade", str(tmp_path / "store")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Bringing the book up to date: 0 %",
        "Bringing the book up to date: 100 %",
        "Checking the book ...",
        f"{tmp_path / 'store'} is up to date.",
        "  What an older Shoebox wrote is kept: book.db.v5",
    ]
    assert main(["verify", str(tmp_path / "store")]) == 0


def test_head_offices_files_are_brought_up_to_date_each(tmp_path: Path, capsys) -> None:
    office = unpacked(OFFICES[0], tmp_path) / "hq"
    assert main(["upgrade", str(office)]) == 0
    said = capsys.readouterr().out
    assert "Keeping a copy of central.db: 100 %\n" in said
    assert "Checking cases.db ...\n" in said
    assert said.endswith("kept: central.db.v4\n  What an older Shoebox wrote is kept: cases.db.v3\n")


def test_a_folder_of_neither_is_refused(tmp_path: Path, capsys) -> None:
    assert main(["upgrade", str(tmp_path)]) == 2
    assert "neither a store's folder nor head office's" in capsys.readouterr().err
    set_up_finance(tmp_path / "hq", people=STAFF.people)
    (tmp_path / "hq" / "finance.toml").write_text('database = "postgresql:///shoebox"\n')
    assert main(["upgrade", str(tmp_path / "hq")]) == 2
    assert "shoebox database upgrade" in capsys.readouterr().err


@pytest.fixture
def moved(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[str, Path]:
    """A database as an older Shoebox prepared and filled it, and head office's folder."""
    require_server()
    prepare_roles()
    folder = unpacked(getattr(request, "param", NEWEST_OLD), tmp_path)
    name = f"{new_database()}_old"
    as_superuser(f"CREATE DATABASE {name} OWNER {OWNER}")
    restore = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address(name, OWNER), "-f", str(folder / "hq.sql")]
    subprocess.run(restore, check=True, capture_output=True)
    return name, folder / "hq"


@pytest.mark.postgres
@pytest.mark.parametrize("moved", OFFICES, indirect=True)
def test_a_database_of_before_is_brought_up_to_date_and_works(moved: tuple[str, Path], capsys) -> None:
    """Refused until then, and without a backup; afterwards all of it proves itself and a box comes in."""
    name, office = moved
    with pytest.raises(Refusal, match="shoebox database upgrade"):
        open_holdings(office / "central.db", address(name, LINE))
    command = ["database", "upgrade", str(office), address(name, OWNER)]
    assert main(command) == 2
    assert BACKED_UP in capsys.readouterr().err
    assert main([*command, BACKED_UP]) == 0
    assert capsys.readouterr().out.endswith("The database is up to date.\n")
    assert main([*command, BACKED_UP]) == 0
    assert verify_central_on(address(name, LINE)).ok
    assert verify_cases_on(address(name, DESK), office / "cases.key").ok
    CaseBook.open(office, server=address(name, DESK)).close()
    register, box = day_of(6_241, store="099")
    with Central.open(office, HandClock(), server=address(name, LINE)) as central:
        central.enrol(register.enrolment)
        assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN


def open_both(office: Path, name: str) -> None:
    """Head office's two halves on the server; one that is not of now refuses."""
    open_holdings(office / "central.db", address(name, LINE)).close()
    CaseBook.open(office, server=address(name, DESK)).close()


@pytest.mark.postgres
def test_stopped_after_any_word_a_database_goes_on(moved: tuple[str, Path]) -> None:
    name, office = moved
    told: list[int] = []
    for number in range(1, 60):
        words = iter(range(number))
        watch = Watch(tell=lambda *_: told.append(1), stop=lambda left=words: next(left, None) is None)
        try:
            bring_up_database(address(name, OWNER), PARTS, lambda _, own=watch: own)
            break
        except Stopped:
            with pytest.raises(Refusal, match=r"not ended|an older Shoebox"):
                open_both(office, name)
    assert number > 5
    assert verify_central_on(address(name, LINE)).ok


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("version", "code"), [(99, "upgrade.newer"), (2, "upgrade.older"), (8_000_006, "upgrade.other")]
)
def test_another_shoeboxs_database_is_refused(moved: tuple[str, Path], version: int, code: str) -> None:
    name, _ = moved
    as_owner(name, "DELETE FROM central.shape", f"INSERT INTO central.shape VALUES ({version})")
    with pytest.raises(Refusal) as caught:
        bring_up_database(address(name, OWNER), PARTS, lambda _: UNWATCHED)
    assert caught.value.code == code
