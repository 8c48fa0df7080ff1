"""What a run left, read back: findings and links of a folder. Reads that folder only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Refusal
from shoebox.domain.finding import (
    CERTAIN_PPM,
    Finding,
    FindingKind,
    Link,
    Proof,
    ProofLine,
    Role,
    RunSummary,
    Stay,
    StoreDay,
)
from shoebox.reconcile.engines import read_rows
from shoebox.reconcile.engines.results import FINDING_COLUMNS, LINK_COLUMNS
from shoebox.reconcile.proof import CHARGE_LABELS, SLIP_LABELS

SUMMARY_BYTES_MAX = 50_000_000


def read_findings(out: Path) -> tuple[Finding, ...]:
    """All findings of a finished run, in the order of their ids."""
    rows = read_rows(_either(out, "findings"), FINDING_COLUMNS)
    return tuple(
        Finding(fid, FindingKind(kind), tuple(slips), tuple(charges), minor, currency, _ppm(sure), tuple(why), due)
        for fid, kind, slips, charges, minor, currency, sure, why, due in rows
    )


def read_links(out: Path) -> tuple[Link, ...]:
    """All links of a finished run, in the order of their charges."""
    rows = read_rows(_either(out, "links"), LINK_COLUMNS)
    return tuple(
        Link(charge, slip or "", Role(role), first or "", _ppm(sure), rule)
        for charge, slip, role, first, sure, rule in rows
    )


def read_summary(out: Path) -> dict[str, Any]:
    """The summary of a finished run, as it stands in `summary.json`."""
    path = _part(out, "summary.json")
    try:
        if path.stat().st_size > SUMMARY_BYTES_MAX:
            raise Refusal("reconcile.not_a_run", file=out)
        summary = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise Refusal("reconcile.not_a_run", file=out) from None
    if not isinstance(summary, dict):
        raise Refusal("reconcile.not_a_run", file=out)
    return summary


def read_run(out: Path) -> RunSummary:
    """The summary of a finished run as `run` answered it."""
    try:
        return _summary(read_summary(out))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Refusal("reconcile.not_a_run", file=out) from None


def _summary(kept: dict[str, Any]) -> RunSummary:
    amounts = (
        (str(row["currency"]), FindingKind(row["kind"]), int(row["amount_minor"]))
        for row in kept["finding_amounts_minor"]
    )
    return RunSummary(
        engine=str(kept["engine"]),
        rules_version=str(kept["rules_version"]),
        rules_digest=str(kept["rules_digest"]),
        slip_count=int(kept["slips"]),
        charge_count=int(kept["charges"]),
        bad_line_count=int(kept["bad_lines"]),
        link_count=int(kept["links"]),
        finding_counts=tuple((FindingKind(kind), int(count)) for kind, count in kept["findings"].items()),
        finding_amounts=tuple(amounts),
        proofs=tuple(map(_proof, kept["books"])),
        digests=tuple(kept["inputs"].items()),
        timings_ms=tuple(kept["timings_ms"].items()),
        rows_per_second=int(kept["rows_per_second"]),
        peak_memory_bytes=int(kept["peak_memory_bytes"]),
        store_day_count=int(kept["store_day_count"]),
        stays=tuple(Stay(**stay) for stay in kept.get("stays", ())),  # runs of before have none,
    )


def _proof(book: dict[str, Any]) -> Proof:
    def line(side: str, label: str) -> ProofLine:
        return ProofLine(label, int(book[side][label]["count"]), int(book[side][label]["amount_minor"]))

    slips, charges = (
        tuple(line(side, label) for label in labels)
        for side, labels in (("slips", SLIP_LABELS), ("charges", CHARGE_LABELS))
    )
    return Proof(str(book["currency"]), line("slips", "in"), slips, line("charges", "in"), charges)


def read_store_days(out: Path) -> tuple[StoreDay, ...]:
    """The statement of a finished run, store-day by store-day, as `proof.StoreDays.listed` orders them."""
    try:
        return tuple(_store_day(row) for row in read_summary(out).get("store_days", ()))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Refusal("reconcile.not_a_run", file=out) from None


def _store_day(row: dict[str, Any]) -> StoreDay:
    def line(side: str, label: str) -> ProofLine:
        count, minor = row[side].get(label, (0, 0))
        return ProofLine(label, int(count), int(minor))

    slips, charges = (
        tuple(line(side, label) for label in labels)
        for side, labels in (("slips", SLIP_LABELS), ("charges", CHARGE_LABELS))
    )
    proof = Proof(str(row["currency"]), line("slips", "in"), slips, line("charges", "in"), charges)
    count, minor = row["paid"]
    return StoreDay(str(row["store"]), str(row["day"]), proof, ProofLine("paid", int(count), int(minor)))


def _either(out: Path, name: str) -> Path:
    """The file of that name: CSV where nothing on the machine of the run could write Parquet."""
    return out / f"{name}.csv" if (out / f"{name}.csv").is_file() else _part(out, f"{name}.parquet")


def _part(out: Path, name: str) -> Path:
    path = out / name
    if not path.is_file():
        raise Refusal("reconcile.not_a_run", file=out)
    return path


def _ppm(confidence: float) -> int:
    return round(confidence * CERTAIN_PPM)
