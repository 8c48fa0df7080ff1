"""One decision at a time: propose, send back, approve, close. Casework room; each function appends one act.

A decision reads the case inside its own transaction, so what it was based on still stands when it is written.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from shoebox.casework import plan
from shoebox.casework.claiming import claims_on
from shoebox.casework.given_back import GivenBack, originals, refuse_given_back
from shoebox.casework.kept import kept_evidence, kept_finding
from shoebox.casework.people import Gate
from shoebox.casework.words import confidence_words
from shoebox.domain.card import refuse_card_data
from shoebox.domain.case import CaseRow
from shoebox.domain.decision import DECIDABLE, NOTE_MAX, REOPENABLE, Action, CaseState, CloseReason, MoneyLine, Proposal
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import Evidence
from shoebox.domain.finding import Finding
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.domain.slip import grouped
from shoebox.domain.staff import Person
from shoebox.formats.instructions import is_plain
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseWriter
from shoebox.storage.case_proof import refuse_strange_cases


def propose(
    writer: CaseWriter, case_id: int, action: Action, *, amount_minor: int, note: str, maker: Person, gate: Gate,
    given: GivenBack,
) -> int:  # fmt: skip
    """Ask for money to move, or for a loss to be taken; answers the minor units proposed. 0 means all that may move.

    Where the paper alone says which amount is wrong, the note says what stands on it (``case.paper_first``); where a
    refund stands beside a charge already, why more goes back (``case.given_back``).
    """
    row = standing(writer, case_id, DECIDABLE)
    note = checked_note(note)
    if not note and plan.is_for_the_paper(opened(writer, case_id)[0]):
        raise Refusal("case.paper_first")
    lines = _lines(writer, row, action, amount_minor)
    refuse_given_back(given, originals(lines), note=note)
    minor = sum(line.amount_minor for line in lines) or amount_minor or row.amount_minor
    gate.maker(maker, Money(minor, row.currency))
    if action is Action.WRITE_OFF and not note:
        raise Refusal("case.note_needed")
    said = {
        "action": action.value,
        "amount_minor": minor,
        "currency": row.currency,
        "note": note,
        "lines": [{k: v for k, v in asdict(line).items() if k != "currency"} for line in lines],
    }
    owner = row.owner or maker.number
    writer.add("proposed", said, case_id=case_id, state=CaseState.PROPOSED, owner=owner, person=maker.number)
    return minor


def sure_action(writer: CaseWriter, case_id: int, *, sure_ppm_min: int, given: GivenBack) -> Action:
    """What the evidence itself asks for; refuses where it is less sure (``case.unsure``) or asks for nothing.

    So it does where a refund stands beside one of its charges already: that takes a look at the case.
    """
    row = standing(writer, case_id, DECIDABLE)
    if row.confidence_ppm < sure_ppm_min:
        raise Refusal("case.unsure", sure=confidence_words(row.confidence_ppm), least=confidence_words(sure_ppm_min))
    finding, _ = opened(writer, case_id)
    back, owing = case_reads.surplus_of(writer.conn, case_id)
    action = plan.suggested(finding, back, owing)
    if action is None:
        raise Refusal("case.no_suggestion", case=case_id)
    if action is Action.REFUND:
        refuse_given_back(given, (charge_id for charge_id, minor in back.items() if minor), note="")
    return action


def approve(
    writer: CaseWriter, case_id: int, *, checker: Person, risk_note: str, gate: Gate, policy: Policy, today: date,
    given: GivenBack, seen: int,
) -> None:  # fmt: skip
    """Say yes to the proposal that stands, as another person within their limit. The PIN was checked before.

    `seen` is the one that was looked at, 0 = whichever stands: at another desk a case may have been sent back and
    proposed anew, with another amount (``case.proposed_anew``).
    A charge without an approval code, or of a slip too late to be charged unseen, or one that its store keys again,
    takes a note (``case.risk_note``, ``case.late_note``, ``case.lane_note``).
    """
    row = standing(writer, case_id, (CaseState.PROPOSED,))
    proposal = proposal_of(writer, case_id)
    if seen not in (0, proposal.proposal):
        raise Refusal("case.proposed_anew", case=case_id)
    gate.checker(checker, Money(proposal.amount_minor, proposal.currency), maker=proposal.maker)
    risk_note = checked_note(risk_note)
    finding, evidence = opened(writer, case_id)
    if plan.needs_risk_note(finding, proposal.action, proposal.lines) and not risk_note:
        raise Refusal("case.risk_note")
    late = plan.too_late(evidence, proposal.action, proposal.lines, policy=policy, today=today)
    if late and not risk_note:
        raise Refusal("case.late_note", slip=grouped(late[0]))
    theirs = plan.keyed_by_store(finding, evidence, proposal.action, proposal.lines, policy=policy)
    if theirs and not risk_note:
        raise Refusal("case.lane_note", slip=grouped(theirs[0]))
    beside = refuse_given_back(given, originals(proposal.lines), note=risk_note)
    writer.add(
        "approved",
        {"proposal": proposal.proposal, "maker": proposal.maker, "risk_note": risk_note, "beside": beside},
        case_id=case_id,
        state=CaseState.WRITTEN_OFF if proposal.action is Action.WRITE_OFF else CaseState.APPROVED,
        owner=row.owner,
        person=checker.number,
    )


def send_back(writer: CaseWriter, case_id: int, *, note: str, by: Person, gate: Gate) -> None:
    """Say no to a proposal, with a reason; the case is open again. The maker may take it back the same way."""
    row = standing(writer, case_id, (CaseState.PROPOSED,))
    gate.worker(by)
    note = checked_note(note)
    if not note:
        raise Refusal("case.note_needed")
    said = {"proposal": proposal_of(writer, case_id).proposal, "note": note}
    writer.add("sent_back", said, case_id=case_id, state=CaseState.OPEN, owner=row.owner, person=by.number)


def close(writer: CaseWriter, case_id: int, *, reason: CloseReason, note: str, by: Person, gate: Gate) -> None:
    """End a case with no money moved, within the person's own limit; what waits for a file too."""
    row = standing(writer, case_id, (*DECIDABLE, CaseState.APPROVED, CaseState.FAILED))
    gate.closer(by, Money(row.amount_minor, row.currency))
    said = {"reason": reason.value, "note": checked_note(note)}
    writer.add("closed", said, case_id=case_id, state=CaseState.CLOSED, owner=row.owner or by.number, person=by.number)


def reopen(writer: CaseWriter, case_id: int, *, note: str, by: Person, gate: Gate) -> None:
    """Take a case up again that ended with no money moved, with a reason. One that money moved for stays as it is.

    A case of which one line was paid and another failed may be closed too: it is at an end as well (``case.sent``).
    """
    standing(writer, case_id, REOPENABLE)
    gate.worker(by)
    if case_reads.keys_of(writer.conn, case_id):
        raise Refusal("case.sent", case=case_id)
    said = {"note": checked_note(note)}
    if not said["note"]:
        raise Refusal("case.note_needed")
    writer.add("reopened", said, case_id=case_id, state=CaseState.OPEN, owner=by.number, person=by.number)


def take(writer: CaseWriter, case_id: int, *, by: Person, gate: Gate) -> None:
    """Make a case one's own; nothing else changes."""
    row = standing(writer, case_id, DECIDABLE)
    gate.worker(by)
    writer.add("taken", {}, case_id=case_id, state=row.state, owner=by.number, person=by.number)


def ask_store(writer: CaseWriter, case_id: int, *, note: str, by: Person, gate: Gate) -> None:
    """Note that the store was asked; the case waits for its answer and can still be decided."""
    row = standing(writer, case_id, DECIDABLE)
    gate.worker(by)
    said = {"note": checked_note(note)}
    owner = row.owner or by.number
    writer.add("asked", said, case_id=case_id, state=CaseState.ASKED, owner=owner, person=by.number)


def standing(writer: CaseWriter, case_id: int, states: tuple[CaseState, ...]) -> CaseRow:
    """The case, if it is in one of these states; refuses a stale or decided one naming how it stands.

    Refuses (``cases.strange``) one that somebody has written into besides the program.
    """
    writer.flush()
    row = case_reads.case_row(writer.conn, case_id)
    if row is None:
        raise Refusal("case.unknown", case=case_id)
    if row.state is CaseState.SUPERSEDED:
        raise Refusal("case.stale", case=case_id)
    if row.state not in states:
        code = {(CaseState.PROPOSED,): "case.not_proposed", REOPENABLE: "case.not_closed"}.get(states, "case.decided")
        raise Refusal(code, case=case_id, state=row.state.words)
    refuse_strange_cases(writer.conn, (case_id,))
    return row


def opened(writer: CaseWriter, case_id: int) -> tuple[Finding, Evidence]:
    """Finding and evidence as the case was opened with them."""
    said = case_reads.opening_act(writer.conn, case_id).plain
    return kept_finding(said["finding"]), kept_evidence(said["evidence"])


def proposal_of(writer: CaseWriter, case_id: int) -> Proposal:
    """The proposal that stands; a case in that state has one."""
    proposal = case_reads.last_proposal(writer.conn, case_id)
    assert proposal is not None, "a proposed case has a proposal"
    return proposal


def checked_note(note: str) -> str:
    """A note fit to be kept: no card data, printable, not too long."""
    plain = refuse_card_data(" ".join(note.split()))
    if len(plain) > NOTE_MAX or not plain.isprintable():
        raise Refusal("case.note_long", most=NOTE_MAX)
    return plain


def _lines(writer: CaseWriter, row: CaseRow, action: Action, amount_minor: int) -> tuple[MoneyLine, ...]:
    """The movements of a proposal, within what the evidence allows and other cases leave."""
    if action is Action.WRITE_OFF:
        if not 0 <= amount_minor <= row.amount_minor or not row.amount_minor:
            raise Refusal("case.over_risk", left=Money(row.amount_minor, row.currency))
        return ()
    finding, evidence = opened(writer, row.case_id)
    back, owing = case_reads.surplus_of(writer.conn, row.case_id)
    claims = claims_on(writer.conn, row, evidence, back, owing)
    if action is Action.REFUND:
        lines = plan.refund_lines(finding, evidence, back, claims=claims, amount_minor=amount_minor)
    else:
        lines = plan.charge_lines(finding, evidence, owing, claims=claims, amount_minor=amount_minor)
    for line in lines:
        for text in (line.charge_id, line.slip_no, line.approval):
            if not is_plain(text):
                raise Refusal("case.unsafe_text", text=repr(text)[:40])
    return lines
