"""Findings, evidence and run summaries as acts keep them, and back again. Casework room, pure."""

from __future__ import annotations

from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from shoebox.domain.evidence import ChargeView, Evidence, FormerSlip, SlipView
from shoebox.domain.finding import Finding, FindingKind, Proof, ProofLine, RunSummary, Stay

# `asdict` copies every text deeply, which a queue of 100,000 findings would wait for.
_FINDING, _SLIP, _CHARGE = (
    tuple(field.name for field in fields(kind) if field.name != "was") for kind in (Finding, SlipView, ChargeView)
)
_LATER = frozenset({"given_by", "signed_by"})
_of_finding, _of_slip, _of_charge = attrgetter(*_FINDING), attrgetter(*_SLIP), attrgetter(*_CHARGE)


def keep_finding(finding: Finding) -> dict[str, Any]:
    """The finding as plain data."""
    return dict(zip(_FINDING, _of_finding(finding), strict=True))


def kept_finding(plain: dict[str, Any]) -> Finding:
    """The finding that was kept."""
    lists = {name: tuple(plain[name]) for name in ("slip_ids", "charge_ids", "reasons")}
    return Finding(**{**plain, **lists, "kind": FindingKind(plain["kind"])})


def keep_evidence(evidence: Evidence) -> dict[str, Any]:
    """The evidence as plain data."""
    return {
        "slips": [_keep_slip(slip) for slip in evidence.slips],
        "charges": [dict(zip(_CHARGE, _of_charge(charge), strict=True)) for charge in evidence.charges],
    }


def kept_evidence(plain: dict[str, Any]) -> Evidence:
    """The evidence that was kept."""
    return Evidence(tuple(map(_kept_slip, plain["slips"])), tuple(ChargeView(**charge) for charge in plain["charges"]))


def _keep_slip(slip: SlipView) -> dict[str, Any]:
    """As cases of before corrections, and of before refunds named their people, kept it, where there is none of it."""
    plain = dict(zip(_SLIP, _of_slip(slip), strict=True))
    plain = {name: value for name, value in plain.items() if value or name not in _LATER}
    if slip.was:
        plain["was"] = [asdict(former) for former in slip.was]
    return plain


def _kept_slip(plain: dict[str, Any]) -> SlipView:
    return SlipView(**{**plain, "was": tuple(FormerSlip(**former) for former in plain.get("was", ()))})


def keep_summary(summary: RunSummary) -> dict[str, Any]:
    """The run's summary as plain data."""
    return asdict(summary)


def kept_summary(plain: dict[str, Any]) -> RunSummary:
    """The summary that was kept."""
    return RunSummary(
        **{
            **plain,
            "finding_counts": tuple((FindingKind(kind), count) for kind, count in plain["finding_counts"]),
            "finding_amounts": tuple(
                (money, FindingKind(kind), minor) for money, kind, minor in plain["finding_amounts"]
            ),
            "proofs": tuple(_proof(proof) for proof in plain["proofs"]),
            "digests": tuple((name, digest) for name, digest in plain["digests"]),
            "timings_ms": tuple((stage, ms) for stage, ms in plain["timings_ms"]),
            "stays": tuple(Stay(**stay) for stay in plain.get("stays", ())),
        }
    )


def _proof(plain: dict[str, Any]) -> Proof:
    return Proof(
        currency=plain["currency"],
        slips_in=ProofLine(**plain["slips_in"]),
        slips=tuple(ProofLine(**line) for line in plain["slips"]),
        charges_in=ProofLine(**plain["charges_in"]),
        charges=tuple(ProofLine(**line) for line in plain["charges"]),
    )
