"""`shoebox upgrade` and `shoebox database upgrade`, on what older Shoeboxes wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import day_of
from casemaking import STAFF
from oldmaking import NEWEST_OLD, OFFICES, rows_in, unpacked, with_marks
from postgresmaking import (
    DESK,
    LINE,
    OWNER,
    address,
    as_owner,
    old_database,
    require_server,
)
from shoebox.central import Central, verify_central_on
from shoebox.cli.main import main
from shoebox.cli.upgrade import Teller
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.holdings import Outcome
from shoebox.head_office import set_up_finance
from shoebox.storage.case_book import CaseBook
from shoebox.storage.case_verify import verify_cases_on
from shoebox.storage.central_file import open_holdings
from shoebox.storage.server_parts import PARTS
from shoebox.storage.server_upgrade import bring_up_database
from shoebox.storage.upgrading import MARK, UNWATCHED, Watch
from shopmaking import set_up_shop

BACKED_UP = "--backed-up"
STOPPED_UNDER_WAY = "Stopped. It goes on when you start it again; until then nothing opens it.\n"


def test_a_register_is_brought_up_to_date_by_command_too(old_store: Path, capsys) -> None:
    assert main(["verify", str(old_store)]) == 1
    assert "shoebox upgrade" in capsys.readouterr().out
    assert main(["upgrade", str(old_store)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Bringing the book up to date: 0 %",
        "Bringing the book up to date: 100 %",
        "Checking the book ...",
        f"{old_store} is up to date.",
        "  What an older Shoebox wrote is kept: book.db.v5",
    ]
    assert main(["verify", str(old_store)]) == 0


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """A store's folder whose book an older Shoebox wrote."""
    old = unpacked(NEWEST_OLD, tmp_path / "old") / "store"
    set_up_shop(tmp_path / "store", clock=HandClock())
    for name in ("book.db", "mirror.log", "register.key"):
        shutil.copy(old / name, tmp_path / "store" / name)
    return tmp_path / "store"


def test_an_old_book_that_is_set_aside_is_said_and_the_next_folder_has_its_turn(
    tmp_path: Path, old_store: Path, capsys
) -> None:
    with_marks(old_store / "book.db", "DROP TRIGGER entry_never_edited")
    office = unpacked(OFFICES[-1], tmp_path / "office") / "hq"
    assert main(["upgrade", str(old_store), str(office)]) == 1
    said = capsys.readouterr()
    assert "book.db does not prove itself any more and was set aside untouched" in said.err
    assert f"{office} is up to date.\n" in said.out


@pytest.fixture
def stopped_at_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses Ctrl-C once rows are brought up to date."""

    monkeypatch.setattr(Teller, "__call__", _stop_at_rows)


def _stop_at_rows(_self: Teller, stage: str, _done: int, _total: int) -> None:
    if stage == "rows":
        raise KeyboardInterrupt


def test_stopped_at_the_keyboard_it_says_what_is_half_done(
    tmp_path: Path, old_store: Path, stopped_at_rows: None, capsys
) -> None:
    """Nothing of a store, whose old book stands until the end; head office's file is under way."""
    office = unpacked(NEWEST_OLD, tmp_path / "office") / "hq"
    assert main(["upgrade", str(old_store)]) == 130
    assert capsys.readouterr().err == "Stopped. Nothing is half done.\n"
    assert main(["upgrade", str(office)]) == 130
    assert capsys.readouterr().err == STOPPED_UNDER_WAY
    assert rows_in(office / "central.db", "PRAGMA user_version")[0][0] >= MARK


def test_stopped_while_head_office_is_copied_nothing_is_half_done(tmp_path: Path, monkeypatch, capsys) -> None:
    """An older Shoebox goes on with it. Stopped at the copy of the second file, the first is a newer one's: nothing."""
    office = unpacked(NEWEST_OLD, tmp_path / "office") / "hq"
    for names, said in (("central cases", "Stopped. Nothing is half done.\n"), ("cases", STOPPED_UNDER_WAY)):

        def stop_at_copy(teller: Teller, stage: str, _done: int, _total: int, names: str = names) -> None:
            if stage == "copy" and teller._what.partition(".")[0] in names:
                raise KeyboardInterrupt

        monkeypatch.setattr(Teller, "__call__", stop_at_copy)
        assert main(["upgrade", str(office)]) == 130
        assert capsys.readouterr().err == said


def test_it_goes_on_where_somebody_took_the_copy_away_to_free_space(tmp_path: Path, monkeypatch, capsys) -> None:
    """Nothing of before is said to be kept then: an empty file was, as of version 0."""
    office = unpacked(NEWEST_OLD, tmp_path / "office") / "hq"
    with monkeypatch.context() as patch:
        patch.setattr(Teller, "__call__", _stop_at_rows)
        assert main(["upgrade", str(office)]) == 130
    (office / "central.db.unproved").unlink()
    assert main(["upgrade", str(office)]) == 0
    assert "kept: central" not in capsys.readouterr().out
    assert list(office.glob("central.db.*")) == []


def test_head_offices_files_are_brought_up_to_date_each(tmp_path: Path, capsys) -> None:
    office = unpacked(OFFICES[0], tmp_path) / "hq"
    assert main(["upgrade", str(office)]) == 0
    said = capsys.readouterr().out
    assert "Keeping a copy of central.db: 100 %\n" in said
    assert "Checking cases.db ...\n" in said
    assert said.endswith("kept: central.db.v4\n  What an older Shoebox wrote is kept: cases.db.v3\n")


@pytest.mark.parametrize(
    ("file", "marks", "said"),
    [
        ("central.db", None, "The holdings in {0} were written by an older Shoebox (version 12)"),
        ("central.db", 13 * MARK + 12, "The upgrade of the holdings in {0} was begun and has not ended"),
        ("cases.db", 99, "The cases in {0} were written by a newer Shoebox"),
    ],
)
def test_files_of_another_version_are_not_moved_into_a_database(
    tmp_path: Path, file: str, marks: int | None, said: str, capsys
) -> None:
    """Where an upgrade was stopped some rows lie beside their table, such as which registers were revoked.

    Nobody asks the server first.
    """
    office = unpacked(OFFICES[-1], tmp_path) / "hq"
    (office / ("cases.db" if file == "central.db" else "central.db")).unlink()
    if marks is not None:
        with_marks(office / file, f"PRAGMA user_version = {marks}")
    assert main(["database", "move", str(office), "postgresql://me@/db?host=/nowhere"]) == 2
    assert said.format(office) in capsys.readouterr().err


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
    folder = unpacked(getattr(request, "param", NEWEST_OLD), tmp_path)
    return old_database(folder), folder / "hq"


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
    with Central.open(office, HandClock(), server=address(name, DESK)) as central:
        central.enrol(register.enrolment)
    with Central.open(office, HandClock(), server=address(name, LINE)) as central:
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
    ("version", "code"), [(99, "upgrade.newer"), (2, "upgrade.older"), (99_000_006, "upgrade.other")]
)
def test_another_shoeboxs_database_is_refused(moved: tuple[str, Path], version: int, code: str) -> None:
    name, _ = moved
    as_owner(name, "DELETE FROM central.shape", f"INSERT INTO central.shape VALUES ({version})")
    with pytest.raises(Refusal) as caught:
        bring_up_database(address(name, OWNER), PARTS, lambda _: UNWATCHED)
    assert caught.value.code == code


@pytest.mark.postgres
def test_a_database_that_does_not_prove_itself_is_said_each_time(moved: tuple[str, Path], capsys) -> None:
    """An amount was edited before; the second time there is nothing to bring up, and it is wrong all the same."""
    name, office = moved
    as_owner(
        name,
        "ALTER TABLE central.slip DISABLE TRIGGER USER",
        "UPDATE central.slip SET amount_minor = 1 WHERE seq = 8",
    )
    for _ in range(2):
        assert main(["database", "upgrade", str(office), address(name, OWNER), BACKED_UP]) == 2
        assert "does not prove itself" in capsys.readouterr().err


@pytest.mark.postgres
def test_a_database_stopped_at_the_keyboard_is_said_to_be_under_way(
    moved: tuple[str, Path], stopped_at_rows: None, capsys
) -> None:
    name, office = moved
    assert main(["database", "upgrade", str(office), address(name, OWNER), BACKED_UP]) == 130
    assert capsys.readouterr().err == STOPPED_UNDER_WAY
    with pytest.raises(Refusal, match="not ended"):
        open_both(office, name)
