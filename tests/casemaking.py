"""Small findings with their evidence, and the people of a Finance desk, for tests of cases and of Finance's window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bookmaking import HandClock
from shoebox.casework import Casework, instructing
from shoebox.domain.evidence import ChargeView, Evidence, SlipView
from shoebox.domain.finding import Finding, FindingKind, Proof, ProofLine, RunSummary, finding_id
from shoebox.domain.staff import Person, Role, Staff, hash_pin

ANN = Person("41", "Ann Weber", "AW", Role.ANALYST, hash_pin("4141", b"a" * 16), 50_000, 0)
LEO = Person("42", "Leo Brandt", "LB", Role.ANALYST, hash_pin("4242", b"b" * 16), 50_000, 0)
PRIYA = Person("43", "Priya Nair", "PN", Role.APPROVER, hash_pin("4343", b"c" * 16), 50_000, 200_000)
JONAS = Person("44", "Jonas Lind", "JL", Role.APPROVER, hash_pin("4444", b"d" * 16), 50_000, 20_000)
MO = Person("45", "Mo Clerk", "MC", Role.CLERK, hash_pin("4545", b"e" * 16), 50_000, 200_000)
PINS = {ANN: "4141", LEO: "4242", PRIYA: "4343", JONAS: "4444", MO: "4545"}
STAFF = Staff(tuple(PINS))


def slip(slip_id: str = "S1", minor: int = 12_995, **other: object) -> SlipView:
    fields: dict[str, object] = {
        "slip_id": slip_id, "store": "085", "store_name": "Harbour Row", "slip_no": "085100047", "kind": "sale",
        "status": "good", "sold_at": "2026-11-12T14:33:00-05:00", "amount_minor": minor, "currency": "USD",
        "tender": "card", "brand": "visa", "last4": "4417", "approval": "48213A",
    }  # fmt: skip
    return SlipView(**{**fields, **other})  # type: ignore[arg-type]


def charge(charge_id: str, minor: int = 12_995, **other: object) -> ChargeView:
    fields: dict[str, object] = {
        "charge_id": charge_id, "order_id": "W-2207751", "store": "085", "store_name": "Harbour Row",
        "channel": "pos", "kind": "charge", "status": "captured", "charged_at": "2026-11-12T15:10:00-05:00",
        "amount_minor": minor, "currency": "USD", "brand": "visa", "last4": "4417", "approval": "48213A",
        "slip_ref": "085100047",
    }  # fmt: skip
    return ChargeView(**{**fields, **other})  # type: ignore[arg-type]


@dataclass
class Books:
    """What central holds, for the evidence of findings."""

    slips: dict[str, SlipView]
    charges: dict[str, ChargeView]

    def evidence(self, finding: Finding) -> Evidence:
        return Evidence(
            tuple(self.slips[key] for key in finding.slip_ids if key in self.slips),
            tuple(self.charges[key] for key in finding.charge_ids if key in self.charges),
        )

    def finding(
        self,
        kind: FindingKind,
        slips: tuple[SlipView, ...],
        charges: tuple[ChargeView, ...],
        *,
        minor: int,
        sure_ppm: int = 998_000,
        reasons: tuple[str, ...] = ("same_last4 4417",),
        deadline: str = "2026-11-13",
    ) -> Finding:
        """Put the papers into the books, and name what is wrong with them."""
        self.slips |= {one.slip_id: one for one in slips}
        self.charges |= {one.charge_id: one for one in charges}
        slip_ids, charge_ids = tuple(self.slips and [s.slip_id for s in slips]), tuple(c.charge_id for c in charges)
        key = finding_id(kind, slip_ids, charge_ids)
        return Finding(key, kind, slip_ids, charge_ids, minor, "USD", sure_ppm, reasons, deadline)

    def tripled(self, mark: str = "1", minor: int = 12_995) -> Finding:
        """One slip, three charges: two go back."""
        charges = (
            charge(f"C{mark}a", minor),
            charge(f"C{mark}b", minor, charged_at="2026-11-12T15:10:03-05:00"),
            charge(f"C{mark}c", minor, charged_at="2026-11-13T02:41:00-05:00"),
        )
        return self.finding(FindingKind.DUPLICATE_CHARGE, (slip(f"S{mark}", minor),), charges, minor=2 * minor)

    def doubled(self, mark: str = "2", minor: int = 12_995, **other: object) -> Finding:
        """One slip, two charges: one goes back."""
        charges = (charge(f"C{mark}a", minor), charge(f"C{mark}b", minor, charged_at="2026-11-12T15:10:03-05:00"))
        return self.finding(
            FindingKind.DUPLICATE_CHARGE,
            (slip(f"S{mark}", minor),),
            charges,
            minor=minor,
            **other,  # type: ignore[arg-type]
        )

    def unsent(self, mark: str = "4", minor: int = 2_000, **of_slip: object) -> Finding:
        """One refund slip that nothing gave back."""
        paper = slip(f"S{mark}", minor, kind="refund", approval="", **of_slip)
        return self.finding(FindingKind.REFUND_MISSING, (paper,), (), minor=minor)

    def uncharged(self, mark: str = "3", minor: int = 34_999, **of_slip: object) -> Finding:
        """One slip that nothing paid."""
        return self.finding(FindingKind.MISSING_CHARGE, (slip(f"S{mark}", minor, **of_slip),), (), minor=minor)


def summary(count: int = 1) -> RunSummary:
    line = ProofLine("in_findings", count, 12_995 * count)
    proof = Proof(
        "USD", ProofLine("in", count, 12_995 * count), (line,), ProofLine("in", count, 12_995 * count), (line,)
    )
    return RunSummary(
        engine="duckdb",
        rules_version="1",
        rules_digest="0" * 64,
        slip_count=count,
        charge_count=count,
        bad_line_count=0,
        link_count=count,
        finding_counts=((FindingKind.DUPLICATE_CHARGE, count),),
        finding_amounts=(("USD", FindingKind.DUPLICATE_CHARGE, 12_995 * count),),
        proofs=(proof,),
        digests=(("slips.csv", "0" * 64),),
        timings_ms=(("read", 3),),
        rows_per_second=1,
        peak_memory_bytes=1,
    )


def open_casework(
    folder: Path, books: Books, clock: HandClock | None = None, staff: Staff = STAFF, *, server: str = ""
) -> Casework:
    folder.mkdir(parents=True, exist_ok=True)
    return Casework.open(folder, staff=staff, clock=clock or HandClock(), evidence=books.evidence, server=server)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of instructions and no journal reaches its folder meanwhile: what is written is decided alone."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(instructing, "put_new", full)
        yield
