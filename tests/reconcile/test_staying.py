"""A run that is told of the one before: what that settled stays, but for what came, and the summary says where."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.outage import POOR, Outage, make
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.finding import Link, Role, RunSummary
from shoebox.domain.pace import Stage
from shoebox.reconcile import Files, command, read_links, read_run, run, since

pytestmark = pytest.mark.thorough

LATE_CHARGES, LATE_SLIPS = 20, 50  # every so manieth comes after the first run
RESULTS = ("links.parquet", "findings.parquet", "bad_lines.csv")


def again(folder: Path, files: Files, before: Files | None, **more: object) -> tuple[Files, RunSummary]:
    """One more run of the same files, under a folder's name."""
    out = Files(files.slips, files.charges, folder)
    return out, run(out.slips, out.charges, out.out, before=before, **more)


def links(files: Files) -> dict[str, Link]:
    return {link.charge_id: link for link in read_links(files.out)}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """A run of what came early, and one of all files from scratch: in this outage the odds move twins."""
    folder = tmp_path_factory.mktemp("runs")
    outage = make(replace(POOR, slips=1_500, stores=3), seed=3)
    early = Outage(
        [row for at, row in enumerate(outage.slips) if at % LATE_SLIPS],
        [row for at, row in enumerate(outage.charges) if at % LATE_CHARGES],
    )
    found = []
    for name, some in (("first", early), ("scratch", outage)):
        files = Files(*some.write(folder / name), folder / name / "out")
        assert run(files.slips, files.charges, files.out).stays == ()
        found.append(files)
    return found[0], found[1]


@pytest.fixture(scope="module")
def second(first: tuple[Files, Files], tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, RunSummary]:
    """A run of all files that is told of the early one."""
    early, scratch = first
    return again(tmp_path_factory.mktemp("second") / "out", scratch, early)


def test_what_was_settled_stays_and_the_summary_says_where(
    first: tuple[Files, Files], second: tuple[Files, RunSummary]
) -> None:
    """Each sale that stays is linked as it was, and as surely; nothing else is linked otherwise than from scratch."""
    early, scratch = first
    now, summary = second
    assert summary.stays
    was, anew, said = (links(files) for files in (early, scratch, now))
    for stay in summary.stays:
        assert said[stay.charge_id].rule == "settled_before"
        assert replace(said[stay.charge_id], rule="") == replace(was[stay.charge_id], rule="")
        assert (anew[stay.charge_id].slip_id, stay.slip_id) == (stay.anew_slip_id, said[stay.charge_id].slip_id)
    other = {charge for charge, link in said.items() if link.slip_id != anew[charge].slip_id}
    assert other == {stay.charge_id for stay in summary.stays}
    kept = json.loads((now.out / "summary.json").read_text())["stays"]
    assert [one["charge_id"] for one in kept] == [stay.charge_id for stay in summary.stays]


def test_no_settled_sale_moves_by_the_odds(first: tuple[Files, Files], second: tuple[Files, RunSummary]) -> None:
    early, scratch = first
    now, _ = second
    was, settles = links(early), Role.SETTLES
    for files, some in ((scratch, True), (now, False)):
        changed = since(early, files)
        by_odds = [charge for charge in changed.before if changed.is_by_odds(charge) and was[charge].role is settles]
        assert bool(by_odds) is some


def test_a_run_like_the_one_before_says_the_same_to_the_byte(first: tuple[Files, Files], tmp_path: Path) -> None:
    _, scratch = first
    now, summary = again(tmp_path / "out", scratch, scratch)
    assert summary.stays == ()
    assert all((now.out / name).read_bytes() == (scratch.out / name).read_bytes() for name in RESULTS)


def test_sqlite_says_the_same_to_the_byte(
    first: tuple[Files, Files], second: tuple[Files, RunSummary], tmp_path: Path
) -> None:
    early, scratch = first
    one, summary = second
    other, told = again(tmp_path / "sqlite", scratch, early, engine="sqlite")
    assert told.stays == summary.stays
    assert all((one.out / name).read_bytes() == (other.out / name).read_bytes() for name in RESULTS)


def test_one_that_was_stopped_in_its_second_round_goes_on(
    first: tuple[Files, Files], second: tuple[Files, RunSummary], tmp_path: Path
) -> None:
    """It leaves the run that stood there, and comes to the same."""
    early, scratch = first
    whole, summary = second
    out, keep, begun = tmp_path / "out", tmp_path / "kept", []
    shutil.copytree(early.out, out)

    def stop_in_second(stage: str, *_: int) -> None:
        begun.append(stage)
        if begun.count(Stage.CANDIDATES.value) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        again(out, scratch, early, keep=keep, progress=stop_in_second)
    assert (out / "links.parquet").read_bytes() == (early.out / "links.parquet").read_bytes()
    _, told = again(out, scratch, early, keep=keep)
    assert told.stays == summary.stays
    assert all((out / name).read_bytes() == (whole.out / name).read_bytes() for name in RESULTS)


def test_an_earlier_run_that_is_none_is_refused_and_nothing_is_written(
    first: tuple[Files, Files], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, scratch = first
    places = [str(tmp_path / "nowhere"), str(early.charges), str(early.out)]
    asked = ["--slips", str(scratch.slips), "--charges", str(scratch.charges), "--out", str(tmp_path / "out")]
    assert command([*asked, "--before", *places]) == 2
    assert f"The earlier run in {early.out} can't be held against this one: There is no file" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_run_from_before_sales_could_stay_is_read_all_the_same(first: tuple[Files, Files], tmp_path: Path) -> None:
    """Its summary has no word of them, and what a case weighs is read from it."""
    older = tmp_path / "older"
    shutil.copytree(first[0].out, older)
    kept = json.loads((older / "summary.json").read_text())
    del kept["stays"]
    (older / "summary.json").write_text(json.dumps(kept))
    assert read_run(older).stays == ()


def test_an_earlier_run_by_other_rules_is_refused(first: tuple[Files, Files], tmp_path: Path) -> None:
    """What it settled is weighed anew: its rules may have been mended because of that."""
    early, scratch = first
    older = tmp_path / "older"
    shutil.copytree(early.out, older)
    kept = json.loads((older / "summary.json").read_text())
    (older / "summary.json").write_text(json.dumps({**kept, "rules_version": "7", "rules_digest": "0" * 64}))
    with pytest.raises(Refusal) as told:
        again(tmp_path / "out", scratch, Files(early.slips, early.charges, older))
    assert (told.value.code, told.value.facts["version"]) == ("reconcile.before_rules", "7")


def test_the_command_says_how_many_stay(
    first: tuple[Files, Files], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, scratch = first
    places = [str(early.slips), str(early.charges), str(early.out)]
    asked = ["--slips", str(scratch.slips), "--charges", str(scratch.charges), "--out", str(tmp_path / "out")]
    assert command([*asked, "--before", *places]) == 0
    assert "2 sales stay settled as the earlier run had it" in capsys.readouterr().out
