"""What facts say of a finding, in bits: the run's own sums, and nobody else's."""

from __future__ import annotations

import pytest

from shoebox.domain.errors import Stopped
from shoebox.domain.finding import Finding, FindingKind
from shoebox.domain.weights import Weighed, duels
from shoebox.drill.outage import Asked, make_outage
from shoebox.reconcile import Files, read_findings, read_links, run, weigh

DIFFERING = {FindingKind.AMOUNT_MISMATCH, FindingKind.CARD_MISMATCH, FindingKind.STORE_MISMATCH}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A hostile outage of 2,000 slips, reconciled."""
    folder = tmp_path_factory.mktemp("bits")
    make_outage(folder / "outage", Asked(profile="hostile", slips=2_000, stores=6, days=3, seed=9205))
    slips, charges, out = (folder / "outage" / "slips.parquet", folder / "outage" / "charges.parquet", folder / "out")
    run(slips, charges, out)
    return Files(slips, charges, out)


@pytest.fixture(scope="module")
def findings(files: Files) -> list[Finding]:
    return list(read_findings(files.out))


@pytest.fixture(scope="module")
def stories(files: Files, findings: list[Finding]) -> tuple[Weighed, ...]:
    return weigh(files, None, findings)


def test_the_story_told_leads_by_its_facts(findings: list[Finding], stories: tuple[Weighed, ...]) -> None:
    """Where a field differs between a charge and its slip, what the facts come to is more than for anybody else."""
    told = [
        duel
        for finding in findings
        if finding.kind in DIFFERING
        for duel in duels(stories, slip_ids=finding.slip_ids, charge_ids=finding.charge_ids)
    ]
    assert len(told) > 50
    ahead = sum(duel.chosen.total_mb >= duel.second_mb for duel in told)
    assert ahead >= 0.95 * len(told), "stories of knots decide the few others"


def test_the_fact_that_differs_speaks_against(findings: list[Finding], stories: tuple[Weighed, ...]) -> None:
    """A card that differs never speaks for its slip as one that agrees does."""
    cards = [
        duel.chosen.facts_mb[1]
        for finding in findings
        if finding.kind is FindingKind.CARD_MISMATCH
        for duel in duels(stories, slip_ids=finding.slip_ids, charge_ids=finding.charge_ids)
    ]
    same = [
        duel.chosen.facts_mb[1]
        for finding in findings
        if finding.kind is FindingKind.AMOUNT_MISMATCH and any("same_last4" in reason for reason in finding.reasons)
        for duel in duels(stories, slip_ids=finding.slip_ids, charge_ids=finding.charge_ids)
    ]
    assert max(cards) < min(same)


def test_the_runner_up_that_a_finding_names_is_the_second(
    files: Files, findings: list[Finding], stories: tuple[Weighed, ...]
) -> None:
    linked = {link.charge_id for link in read_links(files.out)}
    for finding in findings:
        named = [reason.split()[1] for reason in finding.reasons if reason.startswith("runner_up ")]
        seconds = [
            duel.second.slip_id
            for duel in duels(stories, slip_ids=finding.slip_ids, charge_ids=finding.charge_ids)
            if duel.second is not None
        ]
        assert set(named) <= set(seconds)
        assert linked.issuperset(finding.charge_ids)


def test_weighing_is_stopped(files: Files, findings: list[Finding]) -> None:
    with pytest.raises(Stopped):
        weigh(files, None, findings, stop=lambda: True)
