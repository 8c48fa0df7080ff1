"""From a run's findings to cases: one case for a finding, for ever. Casework room; writes through the case book."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from shoebox.casework import plan
from shoebox.casework.kept import keep_evidence, keep_finding, keep_summary
from shoebox.domain.decision import LIVE, CaseState
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import ChargeView, Evidence, SlipView
from shoebox.domain.finding import Finding, RunSummary
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook, CaseWriter, next_case_id

BETWEEN_RUNS = 0  # the number of no run: a case that import itself has opened
EvidenceOf = Callable[[Finding], Evidence]


def take_run(
    book: CaseBook,
    run_no: int,
    findings: Iterable[Finding],
    summary: RunSummary,
    *,
    evidence: EvidenceOf,
    at_ms: int,
    by: str,
) -> None:
    """Open a case for each new finding, and mark those that are gone. The same run twice changes nothing.

    Refuses another run under a number that is taken (``case.run_taken``).
    """
    by_id = {finding.finding_id: finding for finding in findings}
    digest = _digest(by_id)
    with book.read() as conn:
        if _is_taken(case_reads.acts(conn, kind="run_taken"), run_no, digest):
            return
        known = case_reads.states_by_finding(conn)
    fresh = [(finding, evidence(finding)) for key, finding in by_id.items() if key not in known]
    with book.write(at_ms=at_ms) as writer:
        if _is_taken(case_reads.acts(writer.conn, kind="run_taken"), run_no, digest):
            return
        known = case_reads.states_by_finding(writer.conn)
        said = {"run_no": run_no, "digest": digest, "findings": len(by_id), "summary": keep_summary(summary)}
        writer.add("run_taken", said, person=by)
        _mark_known(writer, known, by_id, run_no)
        case_id = next_case_id(writer.conn)
        for finding, held in fresh:
            if finding.finding_id not in known:
                writer.add("opened", opening(finding, held, run_no, at_ms), case_id=case_id, state=CaseState.OPEN)
                case_id += 1


def take_found(
    book: CaseBook, findings: Iterable[Finding], *, evidence: EvidenceOf, at_ms: int, by: str
) -> tuple[str, ...]:
    """Open a case for each finding that never had one, between two runs; the ids of those. None is marked as gone."""
    with book.read() as conn:
        known = case_reads.states_by_finding(conn)
    fresh = [(finding, evidence(finding)) for finding in findings if finding.finding_id not in known]
    if not fresh:
        return ()
    opened = []
    with book.write(at_ms=at_ms) as writer:
        known = case_reads.states_by_finding(writer.conn)
        case_id = next_case_id(writer.conn)
        for finding, held in fresh:
            if finding.finding_id not in known:
                said = opening(finding, held, BETWEEN_RUNS, at_ms)
                writer.add("opened", said, case_id=case_id, state=CaseState.OPEN, person=by)
                case_id += 1
                opened.append(finding.finding_id)
    return tuple(opened)


def _mark_known(
    writer: CaseWriter, known: dict[str, tuple[int, CaseState, str]], by_id: dict[str, Finding], run_no: int
) -> None:
    for finding_id, (case_id, state, owner) in known.items():
        if state in LIVE and finding_id not in by_id:
            writer.add("superseded", {"run_no": run_no}, case_id=case_id, state=CaseState.SUPERSEDED, owner=owner)
        elif state is CaseState.SUPERSEDED and finding_id in by_id:
            writer.add("returned", {"run_no": run_no}, case_id=case_id, state=CaseState.OPEN, owner=owner)


def opening(finding: Finding, evidence: Evidence, run_no: int, at_ms: int) -> dict[str, Any]:
    """What the act that opens a case says: the finding, its evidence as it stands now, and what may move."""
    back, owing = plan.surplus(finding, evidence), plan.due(finding, evidence)
    return {
        "run_no": run_no,
        "finding": keep_finding(finding),
        "evidence": keep_evidence(evidence),
        "case": {
            "finding_id": finding.finding_id,
            "kind": finding.kind.value,
            "charges": len(finding.charge_ids),
            **_headline(finding, evidence),
            "amount_minor": finding.amount_minor,
            "currency": finding.currency,
            "confidence_ppm": finding.confidence_ppm,
            "since_ms": _since_ms(evidence, at_ms),
            "deadline": finding.deadline,
        },
        "charges": [
            {
                "charge_id": charge.charge_id,
                "amount_minor": charge.amount_minor,
                "currency": charge.currency,
                "surplus_minor": back[charge.charge_id],
            }
            for charge in evidence.charges
        ],
        "slips": [
            {
                "slip_id": slip.slip_id,
                "approval": slip.approval,
                "currency": slip.currency,
                "due_minor": owing[slip.slip_id],
            }
            for slip in evidence.slips
        ],
    }


def _headline(finding: Finding, evidence: Evidence) -> dict[str, str]:
    """Store, card and order, from the first paper that says them; a gap in a pad has no paper but a reason."""
    sides: tuple[SlipView | ChargeView, ...] = (*evidence.slips, *evidence.charges)
    said = (reason.split() for reason in finding.reasons if reason.startswith("store "))
    named = next((words[1] for words in said if len(words) > 1), "")
    orders = (charge.order_id for charge in evidence.charges)
    return {
        "store": next((side.store for side in sides if side.store), named),
        "store_name": next((side.store_name for side in sides if side.store_name), ""),
        "brand": next((side.brand for side in sides if side.brand), ""),
        "last4": next((side.last4 for side in sides if side.last4), ""),
        "order_id": next((order for order in orders if order), ""),
    }


def _since_ms(evidence: Evidence, at_ms: int) -> int:
    """When it happened: the earliest time that any paper says, else now."""
    said = [*(slip.sold_at for slip in evidence.slips), *(charge.charged_at for charge in evidence.charges)]
    moments = []
    for text in said:
        try:
            moments.append(int(datetime.fromisoformat(text).timestamp() * 1000))
        except ValueError:
            continue
    return min(moments, default=at_ms)


def _digest(by_id: dict[str, Finding]) -> str:
    return hashlib.sha256("\n".join(sorted(by_id)).encode()).hexdigest()


def _is_taken(runs: Iterable[Any], run_no: int, digest: str) -> bool:
    for act in runs:
        if act.plain["run_no"] == run_no:
            if act.plain["digest"] != digest:
                raise Refusal("case.run_taken", run=run_no)
            return True
    return False
