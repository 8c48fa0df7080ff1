"""Precision and recall of a run against the truth of an outage, per kind; and how honest its confidence is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reconcile.outage import Outage
from shoebox.domain.finding import Finding, Role
from shoebox.reconcile import read_findings, read_links


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
    return dict(pairs) | {b: a for a, b in pairs}


class Judge:
    """Knows which findings are right: interchangeable slips count, and a doubled charge is known by its charges."""

    def __init__(self, outage: Outage) -> None:
        self.truth = outage.findings
        self.alike = {s["slip_id"]: (s["store_id"], s["amount"], s["card_last4"], s["kind"]) for s in outage.slips}
        self.missing = {self.alike[next(iter(s))] for k, s, _ in self.truth if k == "missing_charge"}
        self.doubles = {c for k, _, c in self.truth if k == "duplicate_charge"}
        self.gaps = {f"{store} {number}" for store, number in outage.gaps}

    def is_right(self, finding: Finding) -> bool:
        kind, slips, charges = finding.kind.value, frozenset(finding.slip_ids), frozenset(finding.charge_ids)
        if kind == "missing_charge":
            return self.alike[finding.slip_ids[0]] in self.missing
        if kind == "duplicate_charge":
            return charges in self.doubles
        if kind == "slip_gap":
            store, numbers = (reason.split()[1] for reason in finding.reasons)
            return f"{store} {numbers.split('-')[0]}" in self.gaps
        return (kind, slips, charges) in self.truth


def finding_scores(outage: Outage, out: Path) -> list[Score]:
    judge = Judge(outage)
    said, right = Counter[str](), Counter[str]()
    true = Counter(kind for kind, _, _ in outage.findings if kind != "nobody_can_know")
    true["slip_gap"] = len(outage.gaps)
    for finding in read_findings(out):
        kind = finding.kind.value
        said[kind] += 1
        right[kind] += judge.is_right(finding)
    return [Score(kind, right[kind], said[kind], true[kind]) for kind in sorted(set(said) | set(true))]


def wrong_refund_share(outage: Outage, out: Path) -> float:
    """Money in refunds that would be wrong, per money in refunds that are due."""
    minor = {c["charge_id"]: int(c["amount"].replace(".", "")) for c in outage.charges}
    due = {charge for charge, role in outage.roles.items() if role == "duplicate"}
    given = {link.charge_id for link in read_links(out) if link.role is Role.DUPLICATE}
    families = {c: f for k, _, f in outage.findings if k in ("duplicate_charge", "refund_duplicate") for c in f}
    wrong = sum(minor[c] for c in given if c not in families)
    return wrong / max(1, sum(minor[c] for c in due))


@dataclass(frozen=True)
class Band:
    """Findings of one kind (or all) said with about the same confidence."""

    kind: str
    floor: str
    said: int
    confidence: float
    right: float


def calibration(outage: Outage, out: Path, *, by_kind: bool = False) -> list[Band]:
    judge = Judge(outage)
    bands: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for finding in read_findings(out):
        if finding.kind.value in ("ambiguous", "slip_gap"):
            continue
        floor = "0.99" if finding.confidence_ppm >= 990_000 else f"{finding.confidence_ppm // 100_000 / 10:.1f}"
        key = finding.kind.value if by_kind else "all", floor
        bands.setdefault(key, []).append((finding.confidence_ppm, judge.is_right(finding)))
    return [
        Band(*key, len(rows), sum(p for p, _ in rows) / len(rows) / 1e6, sum(ok for _, ok in rows) / len(rows))
        for key, rows in sorted(bands.items())
    ]
