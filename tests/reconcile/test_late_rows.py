"""Slips and charges that come late: a run weighs everything again, and what was settled stays settled all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.outage import HOSTILE, RICH, STANDARD, Outage, Profile, make
from shoebox.domain.finding import Finding, FindingKind, Role
from shoebox.reconcile import Files, Since, read_findings, read_links, run, since

pytestmark = pytest.mark.thorough

LATE_CHARGES, LATE_SLIPS = 20, 50  # every so manieth comes after the first run


def of_charge(charge: str) -> Finding:
    kind = FindingKind.DUPLICATE_CHARGE
    return Finding("F", kind, (), (charge,), 0, "USD", 0, (), "")


def two_runs(folder: Path, outage: Outage) -> tuple[Files, Since]:
    """The first run without what comes late, and what is other in the second, which has all."""
    early = Outage(
        [row for at, row in enumerate(outage.slips) if at % LATE_SLIPS],
        [row for at, row in enumerate(outage.charges) if at % LATE_CHARGES],
    )
    files = []
    for name, some in (("first", early), ("second", outage)):
        slips, charges = some.write(folder / name)
        run(slips, charges, folder / name / "out")
        files.append(Files(slips, charges, folder / name / "out"))
    return files[0], since(*files)


def settled(files: Files) -> set[str]:
    """Charges of a run that settle a slip, where neither is in a finding."""
    said = read_findings(files.out)
    slips, charges = {one for f in said for one in f.slip_ids}, {one for f in said for one in f.charge_ids}
    return {
        link.charge_id
        for link in read_links(files.out)
        if link.role is Role.SETTLES and link.slip_id not in slips and link.charge_id not in charges
    }


@pytest.mark.parametrize(
    ("profile", "seed"),
    [
        (STANDARD, 1),
        (HOSTILE, 2),
        pytest.param(RICH, 3, marks=pytest.mark.thorough),
        pytest.param(STANDARD, 4, marks=pytest.mark.thorough),
        pytest.param(HOSTILE, 5, marks=pytest.mark.thorough),
    ],
)
def test_what_was_settled_moves_only_by_what_came(tmp_path: Path, profile: Profile, seed: int) -> None:
    """Every sale that was settled and is linked otherwise now has a slip or a charge that came for it."""
    first, other = two_runs(tmp_path, make(replace(profile, slips=2_000, stores=6), seed=seed))
    was_settled = settled(first)
    moved = sorted(was_settled & (other.before.keys() | other.now.keys()) - other.charges)
    assert len(was_settled) > 1_400
    assert len(moved) <= len(other.charges | other.slips) // 10
    assert [why for why in other.why([of_charge(charge) for charge in moved]) if why == ("odds_moved",)] == []
