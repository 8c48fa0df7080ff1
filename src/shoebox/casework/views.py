"""One case as a person reads it: fields side by side, what stays, what goes back, reasons in words. Casework room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from shoebox.casework import plan
from shoebox.casework.claiming import claims_on
from shoebox.casework.kept import kept_evidence, kept_finding
from shoebox.casework.words import act_words, card_words, cause_words, doubt_words, moment_words, reason_words
from shoebox.domain.case import ActRow, CaseView, Change, ChargeLine, Comparison
from shoebox.domain.charge import is_day_alone
from shoebox.domain.decision import Action, CloseReason, MoneyLine, Proposal
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import ChargeView, Evidence, FormerSlip, SlipView
from shoebox.domain.finding import Finding, FindingKind
from shoebox.domain.language import Say, as_written
from shoebox.domain.money import Money, money_text
from shoebox.domain.pickup import order_key
from shoebox.domain.policy import Policy
from shoebox.domain.result import Answer
from shoebox.domain.slip import grouped
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook
from shoebox.storage.case_rows import Act

_BOXES_SHOWN_MAX = 5
SETTLED_WORDS = {"believed": "Believed after all", "apart": "Kept apart for good", "asked": "Asked for again"}


def case_view(book: CaseBook, case_id: int, say: Say = as_written, *, policy: Policy, today: date) -> CaseView:
    """Everything about one case, in one consistent look. Refuses a number that has no case (``case.unknown``)."""
    with book.read() as conn:
        row = case_reads.case_row(conn, case_id)
        if row is None:
            raise Refusal("case.unknown", case=case_id)
        acts = case_reads.acts(conn, case_id=case_id)
        said = acts[0].plain
        finding, evidence = kept_finding(said["finding"]), kept_evidence(said["evidence"])
        back, owing = case_reads.surplus_of(conn, case_id)
        claims = claims_on(conn, row, evidence, back, owing)
        proposal, keys = case_reads.last_proposal(conn, case_id), case_reads.keys_of(conn, case_id)
    to_refund = _possible(finding, evidence, back, claims=claims, action=Action.REFUND)
    to_charge = _possible(finding, evidence, owing, claims=claims, action=Action.CHARGE)
    asked = plan.suggested(finding, back, owing)
    moves = (proposal.action, proposal.lines) if proposal is not None else (Action.CHARGE, to_charge)
    late = plan.too_late(evidence, *moves, policy=policy, today=today)
    theirs = plan.keyed_by_store(finding, evidence, *moves, policy=policy)
    return CaseView(
        row=row,
        finding=finding,
        evidence=evidence,
        comparisons=comparisons(evidence, say),
        charges=charge_lines(finding, evidence, back, say),
        reasons=(
            *(reason_words(reason, say, evidence) for reason in finding.reasons),
            *_lateness(evidence, late, say),
            *_lane_words(theirs, say),
        ),
        suggested=asked,
        suggested_minor=_sum(to_refund if asked is Action.REFUND else to_charge if asked else ()),
        refundable_minor=_sum(to_refund),
        chargeable_minor=_sum(to_charge),
        proposal=proposal,
        keys=keys,
        needs_risk_note=_is_risky(finding, proposal) or bool(proposal and (late or theirs)),
        late_slips=late,
        keyed_slips=theirs,
        paper_first=plan.is_for_the_paper(finding),
        history=tuple(act_row(act, say) for act in acts),
    )


def _possible(
    finding: Finding, evidence: Evidence, minor_by_id: dict[str, int], *, claims: plan.Claims, action: Action
) -> tuple[MoneyLine, ...]:
    try:
        if action is Action.REFUND:
            return plan.refund_lines(finding, evidence, minor_by_id, claims=claims)
        return plan.charge_lines(finding, evidence, minor_by_id, claims=claims)
    except Refusal:
        return ()


def _sum(lines: tuple[MoneyLine, ...]) -> int:
    return sum(line.amount_minor for line in lines)


def _is_risky(finding: Finding, proposal: Proposal | None) -> bool:
    return proposal is not None and plan.needs_risk_note(finding, proposal.action, proposal.lines)


def comparisons(evidence: Evidence, say: Say = as_written) -> tuple[Comparison, ...]:
    """The first slip beside the first charge, or beside the second slip, field by field.

    Where one side is silent, nothing differs.
    """
    slip, *more = (*evidence.slips, None)
    other: SlipView | ChargeView | None = evidence.charges[0] if evidence.charges else more[0] if more else None
    return tuple(
        Comparison(name, one, two, differs=bool(compared and one and two and one != two))
        for name, one, two, compared in _fields(slip, other, say)
    )


def _lateness(evidence: Evidence, late: tuple[str, ...], say: Say) -> Iterator[str]:
    """What there is to know of slips beyond their last deadline: who let one be keyed, and what a charge now takes."""
    for slip in evidence.slips:
        if slip.review:
            yield say("Keyed again though it was late, reviewed by {0}.").format(slip.review)
    if late:
        yield say("Too late to be charged unseen: whoever approves a charge writes why.")


def _lane_words(theirs: tuple[str, ...], say: Say) -> Iterator[str]:
    """That a charge would be the second one, as soon as the store does what is its own to do."""
    if theirs:
        yield say("Its store keys it again: whoever approves a charge writes why Finance charges it.")


def _fields(
    slip: SlipView | None, other: SlipView | ChargeView | None, say: Say
) -> Iterator[tuple[str, str, str, bool]]:
    """Name, slip's text, the other's text, and whether the two ought to agree."""
    yield ("Number", _number(slip), _number(other), False)
    yield ("Amount", _money(slip), _money(other), True)
    yield ("Card", _card(slip, say), _card(other, say), True)
    yield ("Store", slip.store if slip else "", other.store if other else "", True)
    yield ("Taken", _moment(slip, say), _moment(other, say), False)
    yield ("Approval", slip.approval if slip else "", other.approval if other else "", True)
    if isinstance(other, ChargeView) and other.slip_ref:
        yield ("Slip named", _number(slip), grouped(other.slip_ref), True)
    if slip is not None and slip.given_by:
        people = say("{0} and {1}").format(slip.given_by, slip.signed_by)
        yield ("Given back by", people if slip.signed_by else say("{0} alone").format(slip.given_by), "", False)
    if slip is not None and slip.was:
        yield from _corrected(slip, say)
    if slip is not None and slip.order_no:
        other_order = other.order_id if isinstance(other, ChargeView) else ""
        is_same = order_key(other_order) == order_key(slip.order_no)
        yield ("Keyed as", slip.order_no, slip.order_no if is_same else other_order, True)
    states = (slip.status if slip else "", other.status if isinstance(other, SlipView) else "")
    if set(states) - {"", "good"}:
        one, two = (say(state) if state else "" for state in states)
        yield ("Slip is", one, two, False)


def _corrected(slip: SlipView, say: Say) -> Iterator[tuple[str, str, str, bool]]:
    """Each thing that the slip was held for before, as far as it was another, and who corrected it why."""
    now = _said_of(slip, slip.currency, say)
    for former in slip.was:
        was = _said_of(former, slip.currency, say)
        other = [one for one, stands in zip(was, now, strict=True) if one != stands]
        if other:
            yield ("Was keyed as", ", ".join(filter(None, other)) or say("nothing"), "", False)
    last = slip.was[-1]
    yield ("Corrected by", say("{0} and {1}: {2}").format(last.by, last.second, last.reason), "", False)


def _said_of(side: SlipView | FormerSlip, currency: str, say: Say) -> tuple[str, ...]:
    card = say("Cash") if side.tender == "cash" else card_words(side.brand, side.last4, say)
    return grouped(side.slip_no), money_text(Money(side.amount_minor, currency)), card, side.approval


def _number(side: SlipView | ChargeView | None) -> str:
    if isinstance(side, ChargeView):
        return side.order_id or side.charge_id
    if side is None:
        return ""
    return side.slip_no if side.kind == "pickup" else grouped(side.slip_no)


def _moment(side: SlipView | ChargeView | None, say: Say) -> str:
    if side is None:
        return ""
    return moment_words(side.sold_at if isinstance(side, SlipView) else side.charged_at, say)


def _money(side: SlipView | ChargeView | None) -> str:
    return money_text(Money(side.amount_minor, side.currency)) if side and side.currency else ""


def _card(side: SlipView | ChargeView | None, say: Say) -> str:
    if side is None:
        return ""
    is_cash = isinstance(side, SlipView) and side.tender == "cash"
    return say("Cash") if is_cash else card_words(side.brand, side.last4, say)


def charge_lines(
    finding: Finding, evidence: Evidence, back: dict[str, int], say: Say = as_written
) -> tuple[ChargeLine, ...]:
    """Each charge with what becomes of it in words."""
    stays = plan.staying(finding, evidence)
    return tuple(
        ChargeLine(
            charge=charge,
            surplus_minor=back[charge.charge_id],
            words=_charge_words(charge, finding, stays, back, say),
        )
        for charge in evidence.charges
    )


def _charge_words(
    charge: ChargeView, finding: Finding, stays: ChargeView | None, back: dict[str, int], say: Say
) -> str:
    if charge.status != "captured":
        return say("{0}, no money moved").format(say(charge.status).capitalize())
    if charge.kind == "refund":
        is_in_place = finding.kind == FindingKind.MISSING_CHARGE
        return say("In place of the charge") if is_in_place else say("Given back already")
    if stays and charge.charge_id == stays.charge_id:
        return say("Pays the sale")
    if stays and back[charge.charge_id]:
        return _later(stays.charged_at, charge.charged_at, say)
    if 0 < back[charge.charge_id] < charge.amount_minor:
        more = say("{0} apart") if plan.is_for_the_paper(finding) else say("{0} too much")
        return more.format(money_text(Money(back[charge.charge_id], charge.currency)))
    return say("May go back") if back[charge.charge_id] else ""


def _later(first: str, then: str, say: Say) -> str:
    """``3 s later``: how long after the charge that stays this one was made; days alone where one has no time."""
    if is_day_alone(first) or is_day_alone(then):
        return say("Again, on the same day") if first[:10] == then[:10] else say("Again, on another day")
    try:
        seconds = round((datetime.fromisoformat(then) - datetime.fromisoformat(first)).total_seconds())
    except (ValueError, TypeError):
        return say("Again")
    if not seconds:
        return say("In the same second")
    return (say("{0} later") if seconds > 0 else say("{0} earlier")).format(span_words(abs(seconds) * 1000))


def span_words(span_ms: int) -> str:
    """``2 d 1 h``, ``3 h 20 min``, ``41 s``: two units at most."""
    minutes, seconds = divmod(max(0, span_ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")]
    first = next((at for at, (count, _) in enumerate(parts) if count), 3)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "0 s"


def act_row(act: Act, say: Say = as_written) -> ActRow:
    """One act of the trail in words."""
    return ActRow(
        seq=act.seq,
        at_ms=act.at_ms,
        person=act.person,
        case_id=act.case_id,
        words=act_words(act.kind, say),
        detail=_card_detail(act) or _answer_detail(act, say) or _detail(act, say),
    )


def causes_of(act: Act) -> tuple[str, ...]:
    """Why a run did what this act says, as codes."""
    said = act.plain
    if act.kind == Change.WEIGHED:
        return (f"sure {said['confidence_ppm']} {said['before_ppm']}",)
    return tuple(said.get("why", ()))


def _card_detail(act: Act) -> str:
    """Which slip's sealed number was to be opened, and why; empty for all other acts."""
    if act.kind not in {"card_opened", "card_shut", "card_passphrase"}:
        return ""
    said = act.plain
    return f"{grouped(said['slip_no'])}. {said['note']}"


def _answer_detail(act: Act, say: Say) -> str:
    """What a processor said, with its reasons; empty for all other acts."""
    said = act.plain
    if act.kind == "answered":
        failed = sum(outcome == "failed" for _, outcome in said["outcomes"])
        counts = say("{0} confirmed, {1} failed").format(len(said["outcomes"]) - failed, failed)
        return ". ".join([counts, *dict.fromkeys(reason for _, reason in said.get("why", ()))])
    if act.kind == "result_taken":
        answers = [answer for _, answer, *_ in said["lines"]]
        counted = [answers.count(answer.value) for answer in Answer]
        return say("{0}: {1} done, {2} refused, {3} unknown").format(said["name"], *counted)
    if act.kind == "not_known":
        return ". ".join(dict.fromkeys(doubt_words(doubt, say) or reason for _, reason, doubt in said["lines"]))
    return ""


def _counted(act: Act, say: Say) -> str:
    """How many findings a run had, or lines a file."""
    said = act.plain
    if act.kind == "run_taken":
        number, found = said["run_no"], said["findings"]
        one = say("Run {0}, 1 finding").format(number)
        return one if found == 1 else say("Run {0}, {1} findings").format(number, f"{found:,}")
    one = say("{0}, 1 line").format(said["name"])
    return one if said["line_count"] == 1 else say("{0}, {1} lines").format(said["name"], f"{said['line_count']:,}")


def _detail(act: Act, say: Say) -> str:
    said = act.plain
    if act.kind == "proposed":
        money = money_text(Money(said["amount_minor"], said["currency"]))
        return " ".join(part for part in (f"{say(Action(said['action']).words)} {money}.", said["note"]) if part)
    if act.kind == "closed":
        return ". ".join(part for part in (say(CloseReason(said["reason"]).words), said["note"]) if part)
    if act.kind in set(Change) - {Change.NEW}:
        return " ".join(cause_words(cause, say) for cause in causes_of(act))
    if act.kind in {"run_taken", "file_written", "journal_written"}:
        return _counted(act, say)
    if act.kind in {"box_arrived", "box_moved", "box_explained"}:
        return ". ".join(part for part in (said["box_no"], said.get("place", ""), said["note"]) if part)
    if act.kind == "boxes_destroyed":
        numbers = [box_no for box_no, *_ in said["boxes"]]
        shown = ", ".join(numbers[:_BOXES_SHOWN_MAX]) + (", ..." if len(numbers) > _BOXES_SHOWN_MAX else "")
        return say("{0}, with {1}").format(shown, said["second"])
    if act.kind == "refused_settled":
        who = say("{0}, with {1}").format(say(SETTLED_WORDS[said["how"]]), said["second"]) if said["second"] else ""
        return ". ".join(
            part for part in (said["box_no"], who or say(SETTLED_WORDS[said["how"]]), said["note"]) if part
        )
    return str(said.get("note") or said.get("risk_note") or said.get("name") or "")
