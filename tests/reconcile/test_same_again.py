"""The same files say the same, whatever the order of their rows; books balance whatever stands in them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.ledger import CHARGE, SLIP, Ledger
from reconcile.outage import HOSTILE, POOR, Outage, Profile, iso, make
from shoebox.domain.finding import FindingKind, finding_id
from shoebox.reconcile import differing, doubling, placing, read_findings, read_links, read_summary, run, timing
from shoebox.reconcile.engines import duckdb, number_runs

pytestmark = pytest.mark.thorough

SLOW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
SMALL = replace(HOSTILE, slips=600, stores=4)


def written(slips: list[dict[str, str]], charges: list[dict[str, str]]) -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Outage(slips, charges).write(folder)
        run(*places, folder / "out")
        return (folder / "out" / "links.parquet").read_bytes(), (folder / "out" / "findings.parquet").read_bytes()


@pytest.mark.parametrize("profile", [SMALL, replace(POOR, slips=600, stores=2)])
def test_the_order_of_rows_changes_no_byte(profile: Profile) -> None:
    outage = make(profile, seed=7)
    first = written(outage.slips, outage.charges)
    for seed in (1, 2):
        Random(seed).shuffle(outage.slips)
        Random(seed).shuffle(outage.charges)
        assert written(outage.slips, outage.charges) == first


def test_a_run_in_shares_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A very large run has some of its pairs, numbers and links in hand at a time; a charge's pairs stay together."""
    outage = make(SMALL, seed=9)
    whole = written(outage.slips, outage.charges)
    shares = ((placing, "WEIGHED_AT_ONCE"), (differing, "PAIRS_AT_ONCE"), (doubling, "SETTLED_AT_ONCE"))
    shares += ((timing, "ASKED_AT_ONCE"), (number_runs, "WORDS_AT_ONCE"), (duckdb, "LINED_AT_ONCE"))
    for module, name in shares:
        monkeypatch.setattr(module, name, 97)
    assert written(outage.slips, outage.charges) == whole


@pytest.mark.thorough
@SLOW
@given(seed=st.integers(0, 10_000))
def test_twins_in_any_order_change_no_byte(seed: int) -> None:
    """Many slips and charges that nothing tells apart: the place where an order would show first."""
    random, ledger = Random(seed), Ledger.plain(12)
    for n in range(random.randrange(2, 6)):
        ledger.slip(f"t-{random.random()}", at=40_000 + 600 * (n % 3))
    for n in range(random.randrange(1, 7)):
        ledger.charge(f"c-{random.random()}", at=50_000 + 600 * (n % 2))
    first = written(ledger.slips, ledger.charges)
    random.shuffle(ledger.slips)
    random.shuffle(ledger.charges)
    assert written(ledger.slips, ledger.charges) == first


amounts = st.sampled_from(["1.00", "10.00", "20.00", "30.00", "9.99", "99.9", "12.34", "", "x", "1e3", "0.001"])
codes = st.sampled_from(["", "", "123456", "654321", "=1"])
times = st.integers(1_763_769_600, 1_763_969_600).map(iso)
shared = {
    "store_id": st.sampled_from(["001", "002", ""]),
    "amount": amounts,
    "currency": st.sampled_from(["USD", "EUR", "JPY", ""]),
    "card_last4": st.sampled_from(["1111", "1112", "", "99"]),
    "card_brand": st.sampled_from(["Visa", "MC", "?"]),
    "auth_code": codes,
}
slip_rows = st.fixed_dictionaries(
    {
        **shared,
        "slip_id": st.integers(0, 30).map(str),
        "slip_no": st.sampled_from(["", "7", "8", "9"]),
        "sold_at": times,
        "kind": st.sampled_from(["sale", "sale", "refund", "gift"]),
        "status": st.sampled_from(["good", "good", "voided"]),
        "tender": st.sampled_from(["card", "card", "cash"]),
        "order_ref": st.sampled_from(["", "", "o1"]),
    }
).map(lambda row: {**SLIP, **row})
charge_rows = st.fixed_dictionaries(
    {
        **shared,
        "charge_id": st.integers(0, 30).map(str),
        "charged_at": times,
        "slip_ref": st.sampled_from(["", "7", "8"]),
        "kind": st.sampled_from(["charge", "charge", "refund"]),
        "status": st.sampled_from(["captured", "captured", "declined", "voided", ""]),
        "channel": st.sampled_from(["pos", "pos", "web"]),
        "order_id": st.sampled_from(["", "o1", "o2"]),
    }
).map(lambda row: {**CHARGE, **row})


@pytest.mark.thorough
@settings(SLOW, max_examples=12)
@given(slips=st.lists(slip_rows, min_size=1, max_size=25), charges=st.lists(charge_rows, min_size=1, max_size=25))
def test_books_balance_for_whatever_stands_in_them(slips: list[dict[str, str]], charges: list[dict[str, str]]) -> None:
    """A run that does not add up raises; so that it ends is the test. And what it says holds together."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        summary = run(*Outage(slips, charges).write(folder), folder / "out")
        findings, links = read_findings(folder / "out"), read_links(folder / "out")
        kept = read_summary(folder / "out")
    assert all(proof.closes for proof in summary.proofs)
    assert len({finding.finding_id for finding in findings}) == len(findings)
    assert all(0 <= each.confidence_ppm <= 1_000_000 for each in (*findings, *links))
    assert len({link.charge_id for link in links}) == summary.charge_count
    assert summary.slip_count + summary.charge_count + summary.bad_line_count >= len(slips) + len(charges)
    assert kept["findings"] == {kind.value: count for kind, count in summary.finding_counts}


def test_an_id_hangs_on_kind_and_evidence_alone() -> None:
    kind = FindingKind.DUPLICATE_CHARGE
    known = finding_id(kind, ["s1"], ["c1", "c2"])
    assert known == finding_id(kind, ["s1"], ["c2", "c1"]) == "F96924b73f16b1765"
    others = [
        finding_id(FindingKind.AMBIGUOUS, ["s1"], ["c1", "c2"]),
        finding_id(kind, [], ["s1", "c1", "c2"]),
        finding_id(kind, ["s1"], ["c1c2"]),
        finding_id(kind, ["s1"], ["c1", "c2"], more=["c3"]),
    ]
    assert len({known, *others}) == 5


def test_unrelated_charges_change_no_finding(tmp_path: Path) -> None:
    """A charge of another month is no part of any story; the findings keep their ids."""
    ledger = Ledger.plain(40).slip("S1", auth_code="498795").charge("A", auth_code="498795")
    ledger.charge("B", at=60_000, auth_code="498795").slip("S2", amount="5.55", card_last4="0007")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before = {finding.finding_id for finding in ledger.run(tmp_path / "a").findings}
    ledger.charge("Z", at=-90 * 86_400, amount="1.23", card_last4="0456")
    assert {finding.finding_id for finding in ledger.run(tmp_path / "b").findings} == before
