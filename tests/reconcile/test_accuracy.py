"""Floors of accuracy on outages with known truth, none of which the rules were fitted to; and honest confidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile import outage as outages
from reconcile.outage import Outage, Profile, make
from reconcile.scoring import calibration, finding_scores, link_score, wrong_refund_share
from shoebox.reconcile import read_findings, run

pytestmark = pytest.mark.thorough


def reconciled(profile: Profile, seed: int, folder: Path) -> tuple[Outage, Path]:
    outage = make(replace(profile, slips=5_000, stores=12), seed=seed)
    run(*outage.write(folder), folder / "out")
    return outage, folder / "out"


def f1(outage: Outage, out: Path) -> dict[str, float]:
    return {score.kind: score.f1 for score in finding_scores(outage, out)} | {"link": link_score(outage, out).f1}


@pytest.mark.parametrize(
    ("name", "link", "duplicate", "missing"),
    [
        ("STANDARD", 0.999, 0.97, 0.97),
        ("RICH", 0.9995, 0.98, 0.98),
        ("POOR", 0.996, 0.95, 0.94),
        ("HOSTILE", 0.993, 0.94, 0.93),
    ],
)
def test_floors(tmp_path: Path, name: str, link: float, duplicate: float, missing: float) -> None:
    outage, out = reconciled(getattr(outages, name), 4711, tmp_path)
    reached = f1(outage, out)
    assert reached["link"] >= link
    assert reached["duplicate_charge"] >= duplicate
    assert reached["missing_charge"] >= missing
    assert reached["duplicate_slip"] >= 0.9
    assert wrong_refund_share(outage, out) <= 0.02


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_clean_outage_with_honest_twins_has_no_finding(tmp_path: Path, seed: int) -> None:
    _, out = reconciled(replace(outages.CLEAN, twins=0.02), seed, tmp_path)
    assert read_findings(out) == ()


def test_what_is_said_surely_is_right(tmp_path: Path) -> None:
    outage, out = reconciled(outages.STANDARD, 815, tmp_path)
    (sure,) = (band for band in calibration(outage, out) if band.floor == "0.99")
    assert sure.said > 100
    assert sure.right >= 0.98
