"""A run that was stopped or killed goes on with what it had finished, and says the same to the byte."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reconcile.outage import HOSTILE, make
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.pace import Stage
from shoebox.reconcile import command, keeping, kept_lock, outcome, run, running
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.reconcile.engines.sqlite import SqliteEngine
from shoebox.reconcile.keeping import KEPT

pytestmark = pytest.mark.thorough

FILES = ("links.parquet", "findings.parquet", "bad_lines.csv")
ENGINES = {"duckdb": DuckEngine, "sqlite": SqliteEngine}
LATER = (*KEPT[1:], Stage.WRITING, Stage.PROVING)
RUN = """
import os, signal, sys
from pathlib import Path
from shoebox.reconcile import keeping, run
folder, engine, at, moment = Path(sys.argv[1]), *sys.argv[2:]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def tell(stage, *_):
    if stage == at and moment == "stage":
        die()
    if stage == at and moment == "keeping":
        keeping._seal = die
    if stage == at and moment == "kept":
        keeping.os.rename = keeping.Path.rename = die
run(folder / "slips.csv", folder / "charges.csv", folder / "out", engine=engine, keep=folder / "kept", progress=tell)
"""
LITTLE_ROOM = """
import resource, signal, sys
from shoebox.reconcile import command
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(command(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An outage with rows that can't be read in between, and what one run says of it."""
    folder = tmp_path_factory.mktemp("whole")
    outage = make(replace(HOSTILE, slips=500, stores=4), seed=3)
    outage.slips.insert(3, {**outage.slips[0], "slip_id": "bad", "amount": "x"})
    outage.charges.insert(5, {**outage.charges[0], "charge_id": "bad", "amount": ""})
    outage.slips[7]["auth_code"] = "48213A"  # a code that is no number has its text kept
    outage.write(folder)
    run(folder / "slips.csv", folder / "charges.csv", folder / "out")
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    for name in ("slips.csv", "charges.csv"):
        shutil.copy(whole / name, tmp_path)
    return tmp_path


def said(folder: Path) -> list[bytes]:
    return [(folder / "out" / name).read_bytes() for name in FILES]


def parts(folder: Path) -> set[str]:
    """What is kept; a kill leaves the lock's file beside it, and may leave the half of a part."""
    names = {path.name for path in (folder / "kept").iterdir()}
    return {name for name in names if name != kept_lock.NAME and not name.startswith(".")}


def again(folder: Path, engine: str = "duckdb", **more: Callable[..., object]) -> None:
    run(folder / "slips.csv", folder / "charges.csv", folder / "out", engine=engine, keep=folder / "kept", **more)


def stopped_in(folder: Path, stage: Stage, engine: str = "duckdb") -> None:
    told: list[str] = []
    with pytest.raises(Stopped):
        again(folder, engine, progress=lambda name, *_: told.append(name), stop=lambda: stage in told)


def killed(folder: Path, engine: str, stage: str, moment: str) -> None:
    ended = subprocess.run([sys.executable, "-c", RUN, str(folder), engine, stage, moment], check=False)
    assert ended.returncode == -9
    assert not (folder / "out").exists()


SEVERAL = [
    *(("duckdb", stage) for stage in LATER),
    ("sqlite", Stage.CANDIDATES),
    *(pytest.param("sqlite", stage, marks=pytest.mark.thorough) for stage in LATER if stage is not Stage.CANDIDATES),
]


@pytest.mark.parametrize(("engine", "stage"), SEVERAL)
def test_a_killed_run_goes_on_and_says_the_same(
    folder: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, engine: str, stage: Stage
) -> None:
    """Killed when a stage begins: none of those before it is done again."""
    killed(folder, engine, stage, "stage")
    assert len(parts(folder)) == min(LATER.index(stage) + 1, len(KEPT))
    for name in ("load", "tally", "open_items")[: LATER.index(stage) + 1]:
        monkeypatch.setattr(ENGINES[engine], name, None)
    again(folder, engine)
    assert said(folder) == said(whole)
    assert not (folder / "kept").exists()


@pytest.mark.parametrize("moment", ["keeping", "kept"])
@pytest.mark.parametrize("stage", [KEPT[0], KEPT[3], *(pytest.param(e, marks=pytest.mark.thorough) for e in KEPT[1:3])])
def test_a_kill_while_a_stage_is_kept_leaves_no_half_part(folder: Path, whole: Path, stage: Stage, moment: str) -> None:
    """The files are there and not yet sealed, or sealed and not yet in their place."""
    killed(folder, "duckdb", stage, moment)
    assert len(parts(folder)) == KEPT.index(stage)
    again(folder)
    assert said(folder) == said(whole)
    assert not (folder / "kept").exists()


def test_killed_again_and_again_it_comes_to_its_end(folder: Path, whole: Path) -> None:
    for stage in LATER:
        killed(folder, "duckdb", stage, "stage")
    again(folder)
    assert said(folder) == said(whole)


@pytest.mark.parametrize("stage", KEPT)
def test_a_stopped_run_goes_on_and_says_the_same(folder: Path, whole: Path, stage: Stage) -> None:
    stopped_in(folder, stage)
    assert not list(folder.rglob(".*"))
    again(folder)
    assert said(folder) == said(whole)


def test_a_part_that_is_damaged_is_made_again(folder: Path, whole: Path) -> None:
    """One byte of the tables of the second stage is another: that stage and those behind it are done once more."""
    killed(folder, "duckdb", "deciding", "stage")
    file = folder / "kept" / "2-exact" / "settled.parquet"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    stopped_in(folder, Stage.EXACT)
    assert parts(folder) <= {"1-reading", "2-exact"}
    again(folder)
    assert said(folder) == said(whole)


def test_a_part_of_another_start_is_not_gone_on_with(folder: Path, whole: Path) -> None:
    """The first stage is whole, and another one than the second was made from: rows may have other numbers there."""
    killed(folder, "duckdb", "deciding", "stage")
    seal = folder / "kept" / "1-reading" / keeping.SEAL
    seal.write_text(json.dumps(json.loads(seal.read_text()), indent=1))
    stopped_in(folder, Stage.EXACT)
    assert parts(folder) <= {"1-reading", "2-exact"}
    again(folder)
    assert said(folder) == said(whole)


@pytest.mark.parametrize("change", ["charges", "incident", "engine"])
def test_what_was_made_of_something_else_is_not_gone_on_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    killed(folder, "duckdb", "deciding", "stage")
    incident, engine = None, "duckdb"
    if change == "charges":
        lines = (folder / "charges.csv").read_text().splitlines(keepends=True)
        (folder / "charges.csv").write_text("".join(lines[:-9]))
    elif change == "incident":
        incident = folder / "incident.toml"
        incident.write_text("offset_min = -300")
    else:
        engine = "sqlite"
    places = (folder / "slips.csv", folder / "charges.csv")
    run(*places, folder / "fresh" / "out", incident=incident, engine=engine)
    run(*places, folder / "out", incident=incident, engine=engine, keep=folder / "kept")
    assert said(folder) == said(folder / "fresh")


def test_what_other_rules_left_is_not_gone_on_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the ground below this room among them, of which the digest knows."""
    keys = []
    for digest in ("0" * 64, "1" * 64):
        monkeypatch.setattr(running, "rules_digest", partial(str, digest))
        stopped_in(folder, Stage.EXACT)
        keys.append(json.loads((folder / "kept" / "1-reading" / keeping.SEAL).read_bytes())["key"])
    assert keys[0] != keys[1]


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
@pytest.mark.parametrize(
    "room", [600, 30_000, *(pytest.param(n, marks=pytest.mark.thorough) for n in (12_000, 60_000, 120_000))]
)
def test_a_disk_that_fills_leaves_nothing_half(folder: Path, whole: Path, room: int) -> None:
    """No file may be larger than that: a part that is, is left out; a result that is, ends the run in one sentence."""
    places = ["--slips", folder / "slips.csv", "--charges", folder / "charges.csv"]
    places += ["--out", folder / "out", "--keep", folder / "kept"]
    given = [sys.executable, "-c", LITTLE_ROOM, str(room), *map(str, places)]
    ended = subprocess.run(given, check=False, capture_output=True, text=True)
    assert "Traceback" not in ended.stderr
    assert (ended.returncode, (folder / "out").exists()) in {(0, True), (1, False)}
    assert not list(folder.rglob(".*"))
    again(folder)
    assert said(folder) == said(whole)


def test_a_disk_without_room_for_a_part_does_not_end_the_run(
    folder: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = keeping._seal

    def full(part: Path, key: str) -> None:
        if "items.npz" in {path.name for path in part.iterdir()}:
            raise OSError(28, "No space left on device")
        seal(part, key)

    monkeypatch.setattr(keeping, "_seal", full)
    stopped_in(folder, Stage.WRITING)
    assert parts(folder) == {"1-reading", "2-exact"}
    again(folder)
    assert said(folder) == said(whole)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_run_in_the_same_folder_is_refused(folder: Path, whole: Path, engine: str) -> None:
    """While the first one decides a second one starts: it is sent away, and the first one ends as if alone."""
    refused = []

    def meanwhile(stage: str, *_: object) -> None:
        if stage == Stage.DECIDING:
            with pytest.raises(Refusal, match=rf"\(process {os.getpid()}\) keeps its stages in") as told:
                run(folder / "slips.csv", folder / "charges.csv", folder / "other", keep=folder / "kept")
            refused.append(told.value.code)

    again(folder, engine, progress=meanwhile)
    assert refused == ["reconcile.kept_in_use"]
    assert said(folder) == said(whole)
    assert not (folder / "kept").exists()
    assert not (folder / "other").exists()


def test_a_run_of_another_program_is_refused_until_that_is_killed(folder: Path, whole: Path) -> None:
    """The system takes the lock from whoever is killed: what stays of it stops nobody."""
    (folder / "kept").mkdir()
    waiting = "import sys; from pathlib import Path; from shoebox.reconcile.kept_lock import KeptLock"
    waiting += "; held = KeptLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    given = [sys.executable, "-c", waiting, str(folder / "kept")]
    with subprocess.Popen(given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Refusal, match=f"process {other.pid}"):
            again(folder)
        other.kill()
    assert (folder / "kept" / kept_lock.NAME).exists()
    again(folder)
    assert said(folder) == said(whole)


def test_a_lock_whose_file_was_taken_away_meanwhile_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run before ends between our opening its file and our holding it: two could hold two files of one name."""
    first, hold, ended = kept_lock.KeptLock(tmp_path), kept_lock.system_lock.hold, []

    def slowly(handle: int) -> None:
        if not ended:
            first.release()
            ended.append(True)
        hold(handle)

    monkeypatch.setattr(kept_lock.system_lock, "hold", slowly)
    second = kept_lock.KeptLock(tmp_path)
    with pytest.raises(Refusal):
        kept_lock.KeptLock(tmp_path)
    second.release()
    assert not list(tmp_path.iterdir())


class Full:
    """A disk that has no room for results while anything is kept on it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.write = outcome.write_summary
        self.folder, self.is_beyond_help = folder, False
        monkeypatch.setattr(outcome, "write_summary", self)

    def __call__(self, *given: object) -> None:
        if self.is_beyond_help or (self.folder / "kept" / "1-reading").exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.write(*given)  # type: ignore[arg-type]


def test_what_is_kept_makes_way_for_the_results(
    folder: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All that was decided is thrown away for them, the run says so, and begins again."""
    Full(folder, monkeypatch)
    places = ["--slips", folder / "slips.csv", "--charges", folder / "charges.csv"]
    assert command([*map(str, places), "--out", str(folder / "out"), "--keep", str(folder / "kept"), "--quiet"]) == 0
    assert f"What was kept in {folder / 'kept'} has made way for the results" in capsys.readouterr().err
    assert said(folder) == said(whole)
    assert not (folder / "kept").exists()


def test_a_disk_that_is_full_of_other_things_ends_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Full(folder, monkeypatch).is_beyond_help = True
    with pytest.raises(Trouble, match="No space left"):
        again(folder)
    assert {path.name for path in folder.iterdir()} == {"slips.csv", "charges.csv"}


def test_what_is_kept_on_another_disk_stays(folder: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would make no room where the results go, and takes hours to make again."""
    full = Full(folder, monkeypatch)
    monkeypatch.setattr(keeping, "_is_one_disk", lambda *_: False)
    with pytest.raises(Trouble, match="No space left"):
        again(folder)
    assert len(parts(folder)) == len(KEPT)
    full.folder = folder / "somewhere else"
    monkeypatch.delattr(DuckEngine, "load")
    again(folder)
    assert said(folder) == said(whole)


@pytest.mark.parametrize(
    ("cause", "full"),
    [
        (OSError(errno.ENOSPC, "no room"), True),
        (RuntimeError("IO Error: Could not write file: No space left on device"), True),
        (RuntimeError("failed to offload data block (limit set by max_temp_directory_size)"), True),
        (PermissionError(errno.EACCES, "Permission denied"), False),
    ],
)
def test_only_a_full_disk_is_taken_for_one(cause: Exception, full: bool) -> None:
    """What is kept of hours is not thrown away because a folder may not be written into."""
    trouble = Trouble("reconcile.unwritable", why="")
    trouble.__cause__ = cause
    assert keeping.is_full(trouble) is full


def test_a_folder_with_something_of_yours_is_refused(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "kept" / "letters.txt").write_text("mine")
    with pytest.raises(Refusal, match=r"letters\.txt"):
        again(folder)
    assert (folder / "kept" / "letters.txt").read_text() == "mine"
    assert not (folder / "out").exists()


def test_the_command_goes_on_too(
    folder: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stopped at the keyboard while it decided; the same command ends it, and says how long it takes still."""
    places = ["--slips", folder / "slips.csv", "--charges", folder / "charges.csv"]
    given = [*map(str, places), "--out", str(folder / "out"), "--keep", str(folder / "kept")]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with monkeypatch.context() as patched:

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(DuckEngine, "show", interrupted)
        assert command(given) == 130
    assert f"kept in {folder / 'kept'}; the same command goes on" in capsys.readouterr().err
    monkeypatch.delattr(DuckEngine, "load")
    assert command(given) == 0
    assert "6/7 Adding up the books, about 1 s left" in capsys.readouterr().err
    assert said(folder) == said(whole)


def test_what_a_killed_run_left_aside_is_swept_by_the_next(folder: Path, whole: Path) -> None:
    """At once, where both keep their stages in one folder; what a run that keeps elsewhere writes is let be."""
    given = [sys.executable, "-c", RUN, str(folder), "duckdb", Stage.DECIDING, "stage"]
    assert subprocess.run(given, check=False).returncode == -signal.SIGKILL
    other = folder / ".out.aside-another"
    other.mkdir()
    (left,) = set(folder.glob(".out.aside-*")) - {other}
    again(folder)
    assert (left.exists(), other.exists()) == (False, True)
    assert said(folder) == said(whole)


def test_nothing_is_said_to_be_kept_where_all_has_made_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder was there before, and is empty when the run is stopped."""
    (folder / "kept").mkdir()

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shoebox.reconcile.face.run", stopped)
    places = ("--slips", folder / "slips.csv", "--charges", folder / "charges.csv", "--out", folder / "out")
    assert command([*map(str, places), "--keep", str(folder / "kept")]) == 130
    assert capsys.readouterr().err == "Stopped. Nothing was written.\n"
