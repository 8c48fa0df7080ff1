"""A small ledger and its charges, told line by line: what the tests of the reconciliation read like."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.outage import iso, money
from shoebox.domain.finding import Finding, Link, RunSummary
from shoebox.reconcile import read_findings, read_links, run

MORNING = 1_763_800_200  # 2025-11-22T08:30:00Z
SLIP = {
    "store_id": "085", "register_id": "R1", "kind": "sale", "status": "good", "currency": "USD", "tender": "card",
    "card_brand": "Visa", "card_fingerprint": "", "auth_code": "", "order_ref": "",
}  # fmt: skip
CHARGE = {
    "order_id": "", "store_id": "085", "channel": "pos", "currency": "USD", "kind": "charge", "status": "captured",
    "card_brand": "VISA", "card_fingerprint": "", "auth_code": "", "slip_ref": "",
}  # fmt: skip


@dataclass
class Ledger:
    """Slips and charges of one outage: a background of plain sales, and beside them what a test is about."""

    slips: list[dict[str, str]] = field(default_factory=list)
    charges: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def plain(cls, sales: int = 120) -> Ledger:
        """So many sales in four stores, each charged once, two hours later."""
        ledger = cls()
        for n in range(sales):
            facts = {
                "store_id": f"{85 + n % 4:03}",
                "amount": money(1_003 + 37 * n),
                "card_last4": f"{(1_111 + 7_919 * n) % 10_000:04}",
                "auth_code": f"{(100_003 * n + 371) % 1_000_000:06}" if n % 2 else "",
            }
            number = f"{(85 + n % 4) * 100_000 + 1 + n // 4}"
            ledger.slip(f"plain-{n:03}", at=n * 300, slip_no=number, **facts)
            ledger.charge(f"plain-{n:03}", at=n * 300 + 7_200, **facts)
        return ledger

    def slip(self, slip_id: str, *, at: int = 40_000, **facts: str) -> Ledger:
        row = {**SLIP, "slip_id": slip_id, "slip_no": "", "sold_at": iso(MORNING + at), "amount": "62.41"}
        self.slips.append({**row, "card_last4": "9609", **facts})
        return self

    def charge(self, charge_id: str, *, at: int = 47_200, **facts: str) -> Ledger:
        row = {**CHARGE, "charge_id": charge_id, "charged_at": iso(MORNING + at), "amount": "62.41"}
        self.charges.append({**row, "card_last4": "9609", **facts})
        return self

    def write(self, folder: Path) -> tuple[Path, Path]:
        for name, rows in (("slips", self.slips), ("charges", self.charges)):
            with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
        return folder / "slips.csv", folder / "charges.csv"

    def run(self, folder: Path, *, incident: str = "") -> Said:
        slips, charges = self.write(folder)
        about = folder / "incident.toml"
        about.write_text(incident, encoding="utf-8")
        summary = run(slips, charges, folder / "out", incident=about if incident else None)
        return Said(summary, read_findings(folder / "out"), read_links(folder / "out"))


@dataclass(frozen=True)
class Said:
    summary: RunSummary
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]

    @property
    def kinds(self) -> list[str]:
        return sorted(finding.kind.value for finding in self.findings)

    def the(self, kind: str) -> Finding:
        (finding,) = (each for each in self.findings if each.kind.value == kind)
        return finding

    def link(self, charge_id: str) -> Link:
        return next(link for link in self.links if link.charge_id == charge_id)
