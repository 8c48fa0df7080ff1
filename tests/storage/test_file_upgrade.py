"""Head office's files of an older Shoebox, really written by it: brought up to date, stopped, refused, left alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import day_of
from oldmaking import NEWEST_OLD, OFFICES, OLDER, FailingStatements, disk_with, every_row, rows_in, unpacked, with_marks
from shoebox.central import Central, verify_central
from shoebox.domain.carrying import Place
from shoebox.domain.errors import Refusal, ShoeboxError, Stopped, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.errands.upgrades import bring_up
from shoebox.storage import upgrading
from shoebox.storage.case_book import CaseBook
from shoebox.storage.case_verify import verify_cases
from shoebox.storage.central_file import open_holdings
from shoebox.storage.file_upgrade import OFFICE_FILES, bring_up_file, proved
from shoebox.storage.keys import public_key_beside
from shoebox.storage.upgrading import MARK, Stage, Watch

pytestmark = pytest.mark.thorough

HOLDINGS, CASES = OFFICE_FILES
CHARGES_HEAD = "charge_id,charged_at,amount,kind,card_last4,status\n"


def silent(_what: str) -> Watch:
    return upgrading.UNWATCHED


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A box, a refused one, a parcel, a revoked register, two charges; 20 findings, some approved and in files."""
    return unpacked(NEWEST_OLD, tmp_path) / "hq"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Head office as this Shoebox begins it."""
    Central.open(tmp_path / "fresh", HandClock()).close()
    CaseBook.open(tmp_path / "fresh").close()
    return tmp_path / "fresh"


def rows_by_name(path: Path) -> dict[str, list[list[tuple[str, object]]]]:
    """Every row of every table, its values by the names of their columns, in whatever order those stand."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(sorted((key, row[key]) for key in row.keys()) for row in db.execute(f"SELECT * FROM {name}"))  # noqa: SIM118
            for name in names
        }


@pytest.mark.parametrize("name", OFFICES)
def test_head_office_of_before_is_brought_up_to_date_and_works(tmp_path: Path, fresh: Path, name: str) -> None:
    """Every row stays, tables and guards are today's letter by letter, all of it proves itself, and a box comes in."""
    office = unpacked(name, tmp_path / "old") / "hq"
    before = {file.name: rows_by_name(office / file.name) for file in OFFICE_FILES}
    kept = bring_up(office, silent).kept
    for file in OFFICE_FILES:
        rows = rows_by_name(office / file.name)
        assert {table: rows[table] for table in before[file.name]} == before[file.name]
        assert every_row(office / file.name)["schema"] == every_row(fresh / file.name)["schema"]
    assert (verify_central(office / "central.db").ok, verify_cases(office / "cases.db").ok) == (True, True)
    assert all(rows_by_name(office / one) == before[one.partition(".v")[0]] for one in kept)
    assert kept[0] == f"central.db.v{name.split('-')[3]}"
    register, box = day_of(6_241, store="099")
    with Central.open(office, HandClock()) as central:
        central.enrol(register.enrolment)
        assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
        central.revoke(Place(store="031", register="031-1", epoch=1), from_seq=3, reason="stolen again")
    assert bring_up(office, silent).kept == ()


@pytest.mark.parametrize("name", OFFICES)
def test_a_charge_of_before_takes_a_later_status(tmp_path: Path, name: str) -> None:
    """C1 of an older Shoebox is voided by a file that comes to this one."""
    office = unpacked(name, tmp_path / "old") / "hq"
    bring_up(office, silent)
    later = tmp_path / "later.csv"
    later.write_text(f"{CHARGES_HEAD}C1,2026-11-12T15:10:00-05:00,84.52,charge,4002,voided\n")
    with Central.open(office, HandClock()) as central:
        result = central.import_charges(later)
        assert (result.restated, result.bad_lines) == (1, 0)
        assert [charge.status for charge in central.charges(("C1", "C2"))] == ["voided", "captured"]
    assert verify_central(office / "central.db").ok


@pytest.mark.parametrize("enrolled", [False, True], ids=["nobody by command", "registers by command"])
def test_the_key_of_before_there_were_cards_goes_on_signing(office: Path, enrolled: bool) -> None:
    """Its registers know it; the card that a root puts it on is made once.

    A head office that enrolled registers by command had written its key, alone, into a file of the card's name.
    """
    key = (office / "central.key").read_bytes()
    if enrolled:
        (office / "head-office.json").write_text(key_alone(office))
    bring_up(office, silent)
    card = (office / "head-office.json").read_bytes()
    with Central.open(office, HandClock()):
        assert (office / "central.key").read_bytes() == key
    bring_up(office, silent)
    assert (office / "head-office.json").read_bytes() == card


def test_holdings_of_the_version_that_cards_came_with_may_have_none_yet(tmp_path: Path) -> None:
    """Its file says the key alone: it gets a card. Where the file is gone, somebody brings it back; none is made."""
    office = unpacked(OFFICES[-1], tmp_path) / "hq"
    for path in office.glob("root.key*"):
        path.unlink()
    (office / "head-office.json").write_text(key_alone(office))
    bring_up(office, silent)
    Central.open(office, HandClock()).close()
    gone = unpacked(OFFICES[-1], tmp_path / "gone") / "hq"
    for path in (*gone.glob("root.key*"), gone / "head-office.json"):
        path.unlink()
    bring_up(gone, silent)
    assert not (gone / "head-office.json").exists()


def key_alone(office: Path) -> str:
    """What an older head office wrote for registers to know its key by."""
    plain = {"card": "shoebox/head-office/1", "public_key": public_key_beside(office / "central.key").hex()}
    return json.dumps(plain, separators=(",", ":"))


def test_cases_of_two_versions_before_are_brought_up_to_date(tmp_path: Path, fresh: Path) -> None:
    office = unpacked(OLDER[0], tmp_path / "old") / "hq"
    with pytest.raises(Refusal, match="an older Shoebox"):
        CaseBook.open(office)
    copy = bring_up_file(office, CASES)
    assert copy is not None
    assert verify_cases(office / "cases.db").ok
    assert proved(copy).name == "cases.db.v2"
    assert every_row(office / "cases.db")["schema"] == every_row(fresh / "cases.db")["schema"]


def test_stopped_after_any_word_it_goes_on(tmp_path: Path, office: Path) -> None:
    """Stopped after one word, after two, and so on to the end; then equal to one that was never stopped."""
    never = unpacked(NEWEST_OLD, tmp_path / "never") / "hq"
    told: list[Stage] = []
    bring_up_file(never, HOLDINGS, Watch(tell=lambda stage, *_: told.append(stage)))
    assert {Stage.COPY, Stage.ROWS, Stage.INDEXES} == set(told)
    for number in range(1, 99):
        words = iter(range(number))
        try:
            copy = bring_up_file(office, HOLDINGS, Watch(stop=lambda left=words: next(left, None) is None))
            break
        except Stopped:
            if rows_in(office / "central.db", "PRAGMA user_version")[0][0] >= MARK:
                with pytest.raises(Trouble, match="has not ended"):
                    open_holdings(office / "central.db")
    assert number > 5
    assert copy is not None
    assert every_row(office / "central.db") == every_row(never / "central.db")
    assert [path.name for path in office.glob("central.db.*")] == ["central.db.unproved"]


@pytest.mark.parametrize(("away", "code"), [(1, "upgrade.newer"), (-10, "upgrade.older"), (MARK, "upgrade.other")])
def test_another_shoeboxs_holdings_are_refused_and_nothing_is_changed(fresh: Path, away: int, code: str) -> None:
    """One to come, one too old, and an upgrade that another one began."""
    before = with_marks(fresh / "central.db", f"PRAGMA user_version = {HOLDINGS.part.version + away}")
    with pytest.raises(Refusal) as caught:
        bring_up(fresh, silent)
    assert caught.value.code == code
    assert (fresh / "central.db").read_bytes() == before


def test_holdings_of_boxes_numbered_otherwise_are_too_old(tmp_path: Path) -> None:
    office = unpacked(OLDER[0], tmp_path) / "hq"
    with pytest.raises(Refusal) as caught:
        bring_up(office, silent)
    assert caught.value.code == "upgrade.older"


def test_who_works_with_the_file_is_waited_for_and_then_named(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shoebox.storage.file_upgrade._WAIT_S", 0.01)
    with closing(sqlite3.connect(office / "central.db")) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble) as caught:
            bring_up(office, silent)
    assert caught.value.code == "upgrade.busy"


def test_nobody_reads_or_writes_while_it_is_under_way(office: Path) -> None:
    """A service of before that runs on hears that it is busy, at every word of the upgrade."""
    heard: list[str] = []

    def try_to_read(*_: object) -> None:
        with closing(sqlite3.connect(office / "central.db", timeout=0)) as other:
            try:
                other.execute("SELECT count(*) FROM entry").fetchone()
            except sqlite3.OperationalError as wrong:
                heard.append(str(wrong))

    bring_up_file(office, HOLDINGS, Watch(tell=try_to_read))
    assert len(heard) > 10
    assert set(heard) == {"database is locked"}


def test_no_room_for_the_copy_is_said_before_anything_is_begun(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (office / "central.db").read_bytes()
    monkeypatch.setattr("shoebox.storage.upgrading.SPARE_BYTES", 1 << 60)
    with pytest.raises(Trouble) as caught:
        bring_up(office, silent)
    assert caught.value.code == "upgrade.no_room"
    assert (office / "central.db").read_bytes() == before


def test_half_a_copy_goes_before_it_is_asked_how_much_room_there_is(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk has room for the copy and the steps, once what a power cut left of a copy is gone."""
    half = office / "central.db.unproved"
    half.write_bytes(bytes(1_000_000))
    size = (office / "central.db").stat().st_size
    free = size * 2 + upgrading.SPARE_BYTES - half.stat().st_size
    disk_with(monkeypatch, lambda: free if half.exists() else free + 1_000_000)
    bring_up(office, silent)
    assert (office / "central.db.v5").exists()


@pytest.mark.parametrize(
    ("wrong", "before", "under_way"),
    [
        (sqlite3.SQLITE_FULL, "upgrade.no_room", "upgrade.full_under_way"),
        (sqlite3.SQLITE_IOERR, "upgrade.disk", "upgrade.disk_under_way"),
    ],
    ids=["full", "broken"],
)
def test_a_disk_that_would_not_is_said_by_how_far_it_came_and_it_goes_on(
    office: Path, monkeypatch: pytest.MonkeyPatch, wrong: int, before: str, under_way: str
) -> None:
    """At the copy and at clearing the ground nothing is changed yet; at rows and at indexes it is under way."""
    disk, holdings = FailingStatements(monkeypatch), (office / "central.db").read_bytes()
    for said in ("PRAGMA user_version = ", "ALTER TABLE"):
        disk.fail(said, wrong)
        with pytest.raises(Trouble) as caught:
            bring_up(office, silent)
        assert caught.value.code == before
        assert "Nothing was changed" in str(caught.value)
        assert (office / "central.db").read_bytes() == holdings
    for said in ("INSERT INTO", "CREATE INDEX"):
        disk.fail(said, wrong)
        with pytest.raises(Trouble) as caught:
            bring_up(office, silent)
        assert caught.value.code == under_way
        assert "it goes on" in str(caught.value)
        assert "its upgrade was begun and has not ended" in verify_central(office / "central.db").line
    disk.fail("", wrong)
    assert bring_up(office, silent).kept[0] == "central.db.v5"


def test_cases_under_way_are_not_called_newer(office: Path) -> None:
    told: list[Stage] = []
    with pytest.raises(Stopped):
        bring_up_file(
            office, CASES, Watch(tell=lambda stage, *_: told.append(stage), stop=lambda: Stage.INDEXES in told)
        )
    assert "its upgrade was begun and has not ended" in verify_cases(office / "cases.db").line


@pytest.mark.parametrize("where", ["settings", "environment"])
def test_files_of_before_it_moved_into_a_database_are_not_brought_up(
    office: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """They lie there still; who would bring them up would be told that all is well."""
    if where == "settings":
        (office / "finance.toml").write_text('database = "postgresql:///shoebox"\n')
    else:
        monkeypatch.setenv("SHOEBOX_DATABASE", "postgresql:///shoebox")
    before = (office / "central.db").read_bytes()
    with pytest.raises(Refusal) as caught:
        bring_up(office, silent)
    assert caught.value.code == "upgrade.on_server"
    assert (office / "central.db").read_bytes() == before


def test_what_does_not_prove_itself_is_said_and_the_copy_stays(office: Path) -> None:
    """An amount was edited before: it is found after the upgrade, every time, until somebody takes the copy away."""
    with_marks(
        office / "central.db",
        "DROP TRIGGER slip_no_update",
        "UPDATE slip SET amount_minor = 1 WHERE seq = 8",
    )
    for _ in range(2):
        with pytest.raises(ShoeboxError) as caught:
            bring_up(office, silent)
        assert caught.value.code == "upgrade.not_whole"
    (office / "central.db.unproved").unlink()
    bring_up(office, silent)
    with Central.open(office, HandClock()) as opened:
        assert opened.keys, "though its key stood on no card before"


def test_a_box_destroyed_before_was_kept_as_long_as_stood_in_code(office: Path) -> None:
    """A row of version 4, which did not say for how many months, put in by hand."""
    with_marks(
        office / "cases.db",
        *(f"DROP TRIGGER {name}" for (name,) in rows_in(office / "cases.db", _TRIGGERS)),
        "INSERT INTO box_destroyed VALUES ('085-2-0001', '085', '085-2', 41, '43', '42', 'pulped', 'here', '')",
    )
    bring_up_file(office, CASES)
    assert rows_in(office / "cases.db", "SELECT box_no, keep_months FROM box_destroyed") == [("085-2-0001", 18)]


_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'box_destroyed'"


@pytest.mark.parametrize("file", OFFICE_FILES, ids=lambda file: file.part.schema)
def test_every_version_up_to_this_one_has_its_step(file) -> None:
    versions = [step.version for step in file.part.steps]
    assert versions == list(range(versions[0], file.part.version + 1))


@pytest.mark.parametrize(
    ("file", "version", "digest"),
    [("central.db", 13, "1275ea7cd98126a4"), ("cases.db", 8, "e0a33600a97fbb6b")],
    ids=["central", "cases"],
)
def test_the_tables_change_with_their_version_alone(fresh: Path, file: str, version: int, digest: str) -> None:
    """Who changes a table adds a version with its step, and keeps data of the old one."""
    schema = repr(every_row(fresh / file)["schema"]).encode()
    held = rows_in(fresh / file, "PRAGMA user_version")[0][0]
    assert (held, sha256(schema).hexdigest()[:16]) == (version, digest)
