"""Precision and recall of a run against the truth of an outage, per kind; and how honest its confidence is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reconcile.outage import Outage

from shoebox.domain.finding import Finding, Role
from shoebox.reconcile import read_findings, read_links

INFORMS = {"split_charge", "combined_charge", "slip_gap", "late"}


@dataclass(frozen=True)
class Score:
    kind: str
    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"{self.kind:<18} said {self.said:>7} true {self.true:>7}"
            f"  P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f}"
        )


def link_score(outage: Outage, out: Path) -> Score:
    """A link to an interchangeable slip (same store, amount, last four and kind) is right too: no cent moves."""
    alike = {s["slip_id"]: (s["store_id"], s["amount"], s["card_last4"], s["kind"]) for s in outage.slips}
    truth = {(charge, slip) for charge, slips in outage.links.items() for slip in slips if slip in alike}
    twin_slips = _twins(outage)
    right = said = 0
    for link in read_links(out):
        if not link.slip_id:
            continue
        said += 1
        own = outage.links.get(link.charge_id, set())
        right += any(
            link.slip_id == slip or alike[link.slip_id] == alike.get(slip) or twin_slips.get(link.slip_id) == slip
            for slip in own
        )
    return Score("link", right, said, len(truth))


def _twins(outage: Outage) -> dict[str, str]:
    pairs = [tuple(sorted(slips)) for kind, slips, _ in outage.findings if kind == "duplicate_slip"]
    return {a: b for a, b in pairs} | {b: a for a, b in pairs}


def is_right(finding: Finding, outage: Outage, twins: dict[str, object]) -> bool:
    slips, charges = frozenset(finding.slip_ids), frozenset(finding.charge_ids)
    if (finding.kind.value, slips, charges) in outage.findings:
        return True
    if finding.kind.value == "duplicate_charge":
        return any(k == "duplicate_charge" and c == charges for k, s, c in outage.findings)
    if finding.kind.value == "missing_charge" and slips:
        mine = twins.get(next(iter(slips)))
        return any(k == "missing_charge" and twins.get(next(iter(s))) == mine for k, s, c in outage.findings)
    return False


def finding_scores(outage: Outage, out: Path) -> list[Score]:
    alike = {s["slip_id"]: (s["store_id"], s["amount"], s["card_last4"], s["kind"]) for s in outage.slips}
    missing = {alike[next(iter(s))] for k, s, _ in outage.findings if k == "missing_charge"}
    doubles = {c for k, _, c in outage.findings if k == "duplicate_charge"}
    said, right = Counter[str](), Counter[str]()
    true = Counter(kind for kind, _, _ in outage.findings if kind != "nobody_can_know")
    for finding in read_findings(out):
        kind = finding.kind.value
        said[kind] += 1
        right[kind] += _matches(finding, outage, alike, missing, doubles)
    return [Score(kind, right[kind], said[kind], true[kind]) for kind in sorted(set(said) | set(true))]


def _matches(finding, outage, alike, missing, doubles) -> bool:  # type: ignore[no-untyped-def]
    kind, slips, charges = finding.kind.value, frozenset(finding.slip_ids), frozenset(finding.charge_ids)
    if kind == "missing_charge":
        return alike[finding.slip_ids[0]] in missing
    if kind == "duplicate_charge":
        return charges in doubles
    return (kind, slips, charges) in outage.findings


def wrong_refund_share(outage: Outage, out: Path) -> float:
    """Money in refunds that would be wrong, per money in refunds that are due."""
    minor = {c["charge_id"]: int(c["amount"].replace(".", "")) for c in outage.charges}
    due = {charge for charge, role in outage.roles.items() if role == "duplicate"}
    given = {link.charge_id for link in read_links(out) if link.role is Role.DUPLICATE}
    families = {c: f for k, _, f in outage.findings if k in ("duplicate_charge", "refund_duplicate") for c in f}
    wrong = sum(minor[c] for c in given if c not in families)
    return wrong / max(1, sum(minor[c] for c in due))


def calibration(outage: Outage, out: Path) -> list[tuple[str, int, float, float]]:
    """Per band of confidence: findings said, mean confidence, share that is right."""
    alike = {s["slip_id"]: (s["store_id"], s["amount"], s["card_last4"], s["kind"]) for s in outage.slips}
    missing = {alike[next(iter(s))] for k, s, _ in outage.findings if k == "missing_charge"}
    doubles = {c for k, _, c in outage.findings if k == "duplicate_charge"}
    bands: dict[str, list[tuple[int, bool]]] = {}
    for finding in read_findings(out):
        if finding.kind.value in ("ambiguous", "slip_gap"):
            continue
        edge = finding.confidence_ppm // 100_000 / 10
        band = ">=0.99" if finding.confidence_ppm >= 990_000 else f"{edge:.1f}-"
        right = _matches(finding, outage, alike, missing, doubles)
        bands.setdefault(band, []).append((finding.confidence_ppm, right))
    return [
        (band, len(rows), sum(p for p, _ in rows) / len(rows) / 1e6, sum(ok for _, ok in rows) / len(rows))
        for band, rows in sorted(bands.items())
    ]
