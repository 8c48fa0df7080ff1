"""From a run's findings to cases: one case for a finding, for ever. Casework room; writes through the case book."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from shoebox.casework import plan
from shoebox.casework.kept import keep_evidence, keep_finding, keep_summary, kept_finding
from shoebox.domain.case import Change
from shoebox.domain.decision import DECIDABLE, LIVE, CaseState
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.evidence import ChargeView, Evidence, SlipView
from shoebox.domain.finding import Finding, RunSummary
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook, CaseWriter, next_case_id
from shoebox.storage.case_reads import Standing

BETWEEN_RUNS = 0  # the number of no run: a case that import itself has opened
BESIDE_SAID_MAX = 3
WEIGHED_PPM_MIN = 10_000
# Decided by two people, or gone out already: where a run finds the reason no longer, somebody must look.
_MONEY_DECIDED = (CaseState.INSTRUCTED, CaseState.FAILED, CaseState.CONFIRMED, CaseState.WRITTEN_OFF)
EvidenceOf = Callable[[Finding], Evidence]


class Since(Protocol):
    """What came since the run before, as whoever made the run tells it."""

    @property
    def link_counts(self) -> tuple[int, ...]:
        """Links as `RunChanges` counts them."""

    def why(self, findings: Sequence[Finding]) -> Sequence[tuple[str, ...]]:
        """For each of these findings, codes of what came."""


def take_run(
    book: CaseBook,
    run_no: int,
    findings: Iterable[Finding],
    summary: RunSummary,
    *,
    evidence: EvidenceOf,
    at_ms: int,
    by: str,
    since: Since | None,
    stop: Callable[[], bool] | None,
) -> None:
    """Open a case for each new finding, and mark those that are gone. The same run twice changes nothing.

    What people decided stays decided; a decision about money that this run finds no longer is said to be so. `since`
    says what came since the run before. Refuses another run under a number that is taken (``case.run_taken``). A stop
    that came while evidence was looked up, or the book waited for, leaves nothing (raises Stopped).
    """
    by_id = {finding.finding_id: finding for finding in findings}
    digest = _digest(by_id)
    with book.read() as conn:
        if _is_taken(case_reads.acts(conn, kind="run_taken"), run_no, digest):
            return
        known = case_reads.standing_by_finding(conn)
        gone = [
            case_reads.opening_act(conn, one.case_id)
            for key, one in known.items()
            if _is_lost(one, is_found=key in by_id)
        ]
        lost = [kept_finding(act.plain["finding"]) for act in gone]
        new = [finding for key, finding in by_id.items() if key not in known]
    fresh = [(finding, evidence(finding)) for finding in new]
    with book.read() as conn:
        why = _causes(since, fresh, lost, partial(case_reads.decided_beside, conn))
    with book.write(at_ms=at_ms) as writer:
        if _is_taken(case_reads.acts(writer.conn, kind="run_taken"), run_no, digest):
            return
        if stop is not None and stop():
            raise Stopped
        known = case_reads.standing_by_finding(writer.conn)
        said = {"run_no": run_no, "digest": digest, "findings": len(by_id), "summary": keep_summary(summary)}
        writer.add("run_taken", {**said, **_beside(known, by_id, since)}, person=by)
        _mark_known(writer, known, by_id, run_no, why)
        case_id = next_case_id(writer.conn)
        for finding, held in fresh:
            if finding.finding_id not in known:
                said = opening(finding, held, run_no, at_ms)
                causes = why.get(finding.finding_id, ())
                writer.add("opened", {**said, "why": causes}, case_id=case_id, state=CaseState.OPEN)
                case_id += 1


def take_found(
    book: CaseBook, findings: Iterable[Finding], *, evidence: EvidenceOf, at_ms: int, by: str
) -> tuple[str, ...]:
    """Open a case for each finding that never had one, between two runs; the ids of those. None is marked as gone."""
    with book.read() as conn:
        known = case_reads.standing_by_finding(conn)
    fresh = [(finding, evidence(finding)) for finding in findings if finding.finding_id not in known]
    if not fresh:
        return ()
    opened = []
    with book.write(at_ms=at_ms) as writer:
        known = case_reads.standing_by_finding(writer.conn)
        case_id = next_case_id(writer.conn)
        for finding, held in fresh:
            if finding.finding_id not in known:
                said = opening(finding, held, BETWEEN_RUNS, at_ms)
                writer.add("opened", said, case_id=case_id, state=CaseState.OPEN, person=by)
                case_id += 1
                opened.append(finding.finding_id)
    return tuple(opened)


def _is_lost(one: Standing, *, is_found: bool) -> bool:
    """Whether a case is left behind by a run, or a decision about money, and nothing says so yet."""
    if is_found:
        return False
    return one.state in LIVE or (one.state in _MONEY_DECIDED and not one.is_unfound)


def _causes(
    since: Since | None,
    fresh: list[tuple[Finding, Evidence]],
    lost: list[Finding],
    beside_of: Callable[[Sequence[str], Sequence[str]], tuple[int, ...]],
) -> dict[str, tuple[str, ...]]:
    """By finding, what came that opened it or left it behind, and which cases were decided about the same papers."""
    if since is None:
        return {}
    some = [*lost, *(finding for finding, _ in fresh)]
    found = dict(zip((finding.finding_id for finding in some), since.why(some), strict=True))
    for finding, held in fresh:
        slips = (*finding.slip_ids, *(one for slip in held.slips for one in slip.ids))
        beside = beside_of(finding.charge_ids, slips)[:BESIDE_SAID_MAX]
        found[finding.finding_id] += tuple(f"beside_case {case_id}" for case_id in beside)
    return found


def _beside(known: dict[str, Standing], by_id: dict[str, Finding], since: Since | None) -> dict[str, Any]:
    """What the act that takes a run in says of the one before."""
    still = [one for key, one in known.items() if key in by_id]
    settled = sum(one.state not in (*LIVE, CaseState.SUPERSEDED) for one in still)
    same = sum(one.state in LIVE and not _is_weighed(one, by_id[key]) for key, one in known.items() if key in by_id)
    return {"same": same, "settled": settled, "links": list(since.link_counts) if since else []}


def _is_weighed(one: Standing, finding: Finding) -> bool:
    """Whether a run is surer or less sure by as much as a person would care about."""
    return abs(one.confidence_ppm - finding.confidence_ppm) >= WEIGHED_PPM_MIN


def _mark_known(
    writer: CaseWriter, known: dict[str, Standing], by_id: dict[str, Finding], run_no: int,
    why: dict[str, tuple[str, ...]],
) -> None:  # fmt: skip
    def note(kind: Change, one: Standing, state: CaseState, **more: object) -> None:
        writer.add(kind, {"run_no": run_no, **more}, case_id=one.case_id, state=state, owner=one.owner)

    for finding_id, one in known.items():
        finding, causes = by_id.get(finding_id), why.get(finding_id, ())
        state = CaseState.OPEN if one.state is CaseState.SUPERSEDED else one.state
        if finding is None:
            if one.state in LIVE:
                note(Change.GONE, one, CaseState.SUPERSEDED, why=causes)
            elif _is_lost(one, is_found=False):
                note(Change.UNFOUND, one, state, why=causes)
            continue
        if one.state is CaseState.SUPERSEDED:
            note(Change.BACK, one, state)
        elif one.is_unfound:
            note(Change.FOUND, one, state)
        if state in (*DECIDABLE, CaseState.PROPOSED) and _is_weighed(one, finding):
            sure = finding.confidence_ppm
            note(Change.WEIGHED, one, state, confidence_ppm=sure, before_ppm=one.confidence_ppm)


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
            {"charge_id": charge_id, "amount_minor": minor, "currency": currency, "surplus_minor": back[charge_id]}
            for charge_id, minor, currency in _originals(finding, evidence, back)
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


def _originals(finding: Finding, evidence: Evidence, back: dict[str, int]) -> Iterator[tuple[str, int, str]]:
    """Id, amount and currency of all that money may go back to: the charges, and slips that stand in for one."""
    for charge in evidence.charges:
        yield charge.charge_id, charge.amount_minor, charge.currency
    held = {charge.charge_id for charge in evidence.charges}
    for charge_id, minor in back.items():
        if charge_id not in held:
            yield charge_id, minor, finding.currency


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
