"""Killed, stopped, or out of disk: the folder is the earlier run or none, never half a run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reconcile.ledger import Ledger
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.pace import ENGINE_STAGES
from shoebox.reconcile import read_findings, read_links, read_summary, run, running

pytestmark = pytest.mark.thorough

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from shoebox.reconcile import run
folder, at = Path(sys.argv[1]), sys.argv[2]
def die(stage, done, total):
    if stage == at:
        os.kill(os.getpid(), signal.SIGKILL)
run(folder / "slips.csv", folder / "charges.csv", folder / "out", progress=die)
"""
ASKED = """
import sys
from pathlib import Path
from shoebox.reconcile import run
folder = Path(sys.argv[1])
run(folder / "slips.csv", folder / "charges.csv", folder / "out", stop=lambda: False)
"""
NO_ROOM = """
import resource, signal, sys
from shoebox.reconcile import command
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))
sys.exit(command(sys.argv[1:]))
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    Ledger.plain(40).slip("S1").write(tmp_path)
    return tmp_path


def earlier_run(folder: Path) -> bytes:
    Ledger.plain(40).slip("S1").slip("S2", amount="9.99", card_last4="0001").write(folder)
    run(folder / "slips.csv", folder / "charges.csv", folder / "out")
    Ledger.plain(40).slip("S1").write(folder)
    return (folder / "out" / "findings.parquet").read_bytes()


def test_a_run_that_can_be_stopped_ends_by_itself(files: Path) -> None:
    """With approval codes of letters too, whose texts are kept: that once waited for itself, for ever."""
    ledger = Ledger.plain(40).slip("S1", auth_code="48213A").charge("C1", auth_code="48213B")
    ledger.write(files)
    subprocess.run([sys.executable, "-c", ASKED, str(files)], check=True, timeout=60)
    assert "S1" in {link.slip_id for link in read_links(files / "out")}


@pytest.mark.parametrize("stage", [*ENGINE_STAGES, "done"])
def test_a_kill_leaves_none(files: Path, stage: str) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED_AT, str(files), stage], check=False)
    assert ended.returncode == -9
    assert not (files / "out").exists()


def test_a_kill_leaves_the_earlier_run(files: Path) -> None:
    before = earlier_run(files)
    subprocess.run([sys.executable, "-c", KILLED_AT, str(files), "proving"], check=False)
    assert (files / "out" / "findings.parquet").read_bytes() == before
    run(files / "slips.csv", files / "charges.csv", files / "out")  # and the next run goes through
    assert len(read_findings(files / "out")) == 1


def test_a_kill_between_two_renames_is_mended(files: Path) -> None:
    """The earlier run was renamed aside and the new one never came: the next run puts it back before it begins."""
    before = earlier_run(files)
    (files / "out").rename(files / ".out.before")
    with pytest.raises(Stopped):
        run(files / "slips.csv", files / "charges.csv", files / "out", stop=stop_at(2))
    assert (files / "out" / "findings.parquet").read_bytes() == before


@pytest.mark.parametrize("has_earlier", [True, False])
def test_a_full_disk_leaves_what_was(files: Path, has_earlier: bool) -> None:
    before = earlier_run(files) if has_earlier else b""
    places = ["--slips", files / "slips.csv", "--charges", files / "charges.csv", "--out", files / "out"]
    command = [sys.executable, "-c", NO_ROOM, *map(str, places)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (files / "out").exists() == has_earlier
    if has_earlier:
        assert (files / "out" / "findings.parquet").read_bytes() == before
    assert {path.name for path in files.iterdir()} <= {"slips.csv", "charges.csv", "out"}


def stop_at(asked: int):  # type: ignore[no-untyped-def]
    times = iter(range(100))
    return lambda: next(times) >= asked


@pytest.mark.parametrize("asked", range(len(ENGINE_STAGES)))
def test_a_person_may_stop_at_any_stage(files: Path, asked: int) -> None:
    with pytest.raises(Stopped):
        run(files / "slips.csv", files / "charges.csv", files / "out", stop=stop_at(asked))
    assert {path.name for path in files.iterdir()} == {"slips.csv", "charges.csv"}


def test_a_person_may_stop_among_decisions(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while stories are told: whoever would speak of them is never asked."""
    told: list[str] = []
    stages: list[str] = []
    monkeypatch.setattr(running.saying.Speaker, "say", lambda self: told.append("spoke"))
    with pytest.raises(Stopped):
        run(
            files / "slips.csv", files / "charges.csv", files / "out",
            progress=lambda stage, *_: stages.append(stage), stop=lambda: "deciding" in stages,
        )  # fmt: skip
    assert (stages[-1], told) == ("deciding", [])
    assert {path.name for path in files.iterdir()} == {"slips.csv", "charges.csv"}


def test_progress_counts_up_to_the_end(files: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    run(files / "slips.csv", files / "charges.csv", files / "out", progress=lambda *step: seen.append(step))
    assert [stage for stage, _, _ in seen] == [*ENGINE_STAGES, "done"]
    assert [done for _, done, _ in seen] == list(range(len(ENGINE_STAGES) + 1))


@pytest.mark.parametrize("read", [read_findings, read_links, read_summary])
def test_what_is_no_run_is_refused(tmp_path: Path, read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal, match="finished reconciliation"):
        read(tmp_path)
    for name in ("findings.parquet", "links.parquet", "summary.json"):
        (tmp_path / name).write_bytes(b"PAR1 rubbish")
    with pytest.raises(Refusal, match="finished reconciliation"):
        read(tmp_path)
