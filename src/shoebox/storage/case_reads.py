"""What is read from the cases: each question one function over an open connection. Storage room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, union

from shoebox.domain.case import CaseRow, Change, FileLineRow, QueueFigures, QueueFilter
from shoebox.domain.decision import LIVE, Action, CaseState, InstructionFile, MoneyLine, Outcome, Proposal, original_of
from shoebox.domain.finding import FindingKind
from shoebox.storage.case_results import Told, told_of_file, unknown_by_file
from shoebox.storage.case_rows import Act
from shoebox.storage.case_tables import (
    ACT,
    APPROVAL,
    CASE,
    CASE_CHARGE,
    CASE_SLIP,
    FILE,
    FILE_LINE,
    INSTRUCTED,
    LINE,
    OUTCOME,
    PROPOSAL,
    RUN,
    SEAL,
)

Look = Connection  # one moment of the tables, as the rooms above hand it on

_LATER, _NEWER = ACT.alias(), PROPOSAL.alias()
LAST_ACT = select(func.max(_LATER.c.seq)).where(_LATER.c.case_id == CASE.c.case_id).correlate(CASE).scalar_subquery()
_LAST_PROPOSAL = (
    select(func.max(_NEWER.c.proposal)).where(_NEWER.c.case_id == CASE.c.case_id).correlate(CASE).scalar_subquery()
)
_ANEW = ACT.alias()
_WEIGHED = (
    select(_ANEW.c.seq)
    .where(_ANEW.c.case_id == CASE.c.case_id, _ANEW.c.kind == Change.WEIGHED.value)
    .correlate(CASE)
    .exists()
)
_FOUND_OR_NOT = (
    select(ACT.c.case_id, ACT.c.kind)
    .where(ACT.c.kind.in_((Change.UNFOUND.value, Change.FOUND.value, Change.BACK.value, "reopened")))
    .order_by(ACT.c.seq)
)
_STATE_OF_LINE = (
    (select(ACT.c.state).where(ACT.c.case_id == LINE.c.case_id).order_by(ACT.c.seq.desc()).limit(1))
    .correlate(LINE)
    .scalar_subquery()
)
_NEWEST_OF_LINE = (
    select(func.max(PROPOSAL.c.proposal)).where(PROPOSAL.c.case_id == LINE.c.case_id).correlate(LINE).scalar_subquery()
)
UNDECIDED = tuple(state.value for state in (*LIVE, CaseState.FAILED))


_ROW = (
    CASE.c.case_id, CASE.c.finding_id, CASE.c.kind, CASE.c.charges, CASE.c.store, CASE.c.store_name, CASE.c.brand,
    CASE.c.last4, CASE.c.order_id, CASE.c.amount_minor, CASE.c.currency, CASE.c.confidence_ppm, CASE.c.since_ms,
    CASE.c.deadline, ACT.c.state, ACT.c.owner, func.coalesce(PROPOSAL.c.maker, ""), ACT.c.at_ms,
)  # fmt: skip
_KINDS: dict[str, FindingKind] = {kind.value: kind for kind in FindingKind}
_STATES: dict[str, CaseState] = {state.value: state for state in CaseState}


def case_rows(conn: Connection, asked: QueueFilter) -> tuple[CaseRow, ...]:
    """The queue, largest money first."""
    wanted = _queue().where(*_conditions(asked)).order_by(CASE.c.amount_minor.desc(), CASE.c.case_id)
    rows, anew = tuple(_case_row(row) for row in conn.execute(wanted).all()), weighed_anew(conn)
    if not anew:
        return rows
    now = (_as_sure(row, anew.get(row.case_id, row.confidence_ppm)) for row in rows)
    return tuple(row for row in now if row.confidence_ppm >= asked.sure_ppm_min)


def case_row(conn: Connection, case_id: int) -> CaseRow | None:
    """One line of the queue, or none."""
    return rows_of(conn, (case_id,)).get(case_id)


def rows_of(conn: Connection, case_ids: Collection[int]) -> dict[int, CaseRow]:
    """Some lines of the queue, by case: two questions, however many they are (a few thousand at most)."""
    rows = [_case_row(row) for row in conn.execute(_queue().where(CASE.c.case_id.in_(case_ids)))]
    anew = weighed_anew(conn, case_ids)
    return {row.case_id: _as_sure(row, anew.get(row.case_id, row.confidence_ppm)) for row in rows}


def _as_sure(row: CaseRow, confidence_ppm: int) -> CaseRow:
    return row if confidence_ppm == row.confidence_ppm else replace(row, confidence_ppm=confidence_ppm)


def _queue() -> Select[*tuple[Any, ...]]:
    joined = CASE.join(ACT, ACT.c.seq == LAST_ACT).outerjoin(PROPOSAL, PROPOSAL.c.proposal == _LAST_PROPOSAL)
    return select(*_ROW).select_from(joined)


def _conditions(asked: QueueFilter) -> list[ColumnElement[bool]]:
    """The parts of a filter that narrow."""
    parts: list[tuple[object, ColumnElement[bool]]] = [
        (asked.states, ACT.c.state.in_([state.value for state in asked.states])),
        (asked.kinds, CASE.c.kind.in_([kind.value for kind in asked.kinds])),
        (asked.store, CASE.c.store == asked.store),
        (asked.last4, CASE.c.last4 == asked.last4),
        (asked.owner, ACT.c.owner == asked.owner),
        (asked.unowned, ACT.c.owner == ""),
        (asked.before_ms, CASE.c.since_ms <= asked.before_ms),
        (asked.at_least_minor, CASE.c.amount_minor >= asked.at_least_minor),
        (asked.sure_ppm_min, or_(CASE.c.confidence_ppm >= asked.sure_ppm_min, _WEIGHED)),
        (asked.due_before, and_(CASE.c.deadline != "", CASE.c.deadline < asked.due_before)),
        (asked.text, _says(asked.text)),
    ]
    return [condition for given, condition in parts if given]


def _says(words: str) -> ColumnElement[bool]:
    """Any column that a person would search in, whatever case it is written in."""
    in_case = (CASE.c.finding_id, CASE.c.store, CASE.c.store_name, CASE.c.last4, CASE.c.order_id)
    charge = select(CASE_CHARGE.c.case_id).where(CASE_CHARGE.c.charge_id.contains(words, autoescape=True))
    number = [CASE.c.case_id == int(words)] if words.isascii() and words.isdigit() and len(words) < 16 else []
    return or_(*(column.icontains(words, autoescape=True) for column in in_case), *number, CASE.c.case_id.in_(charge))


def _case_row(row: Any) -> CaseRow:
    """By place, in the order of `_ROW`: a queue of 100,000 is read in one go."""
    (
        case_id, finding_id, kind, charges, store, store_name, brand, last4, order_id, amount_minor, currency,
        confidence_ppm, since_ms, deadline, state, owner, maker, changed_ms,
    ) = row  # fmt: skip
    return CaseRow(
        case_id=case_id, finding_id=finding_id, kind=_KINDS[kind], charges=charges, store=store,
        store_name=store_name, brand=brand, last4=last4, order_id=order_id, amount_minor=amount_minor,
        currency=currency, confidence_ppm=confidence_ppm, since_ms=since_ms, deadline=deadline, state=_STATES[state],
        owner=owner, maker=maker, changed_ms=changed_ms,
    )  # fmt: skip


def figures(conn: Connection, *, today: str) -> QueueFigures:
    """The stat line over everything that is not at an end."""
    found = conn.execute(
        select(
            CASE.c.currency,
            ACT.c.state,
            func.count().label("cases"),
            func.sum(CASE.c.amount_minor).label("minor"),
            func.min(CASE.c.since_ms).label("oldest"),
            func.count().filter(CASE.c.deadline != "", CASE.c.deadline < today).label("late"),
        )
        .select_from(CASE)
        .join(ACT, ACT.c.seq == LAST_ACT)
        .where(ACT.c.state.in_(UNDECIDED))
        .group_by(CASE.c.currency, ACT.c.state)
    ).all()
    at_risk: dict[str, int] = {}
    for row in found:
        at_risk[row.currency] = at_risk.get(row.currency, 0) + int(row.minor)
    by_state = {state: sum(row.cases for row in found if row.state == state) for state in UNDECIDED}
    held = len(held_back(conn)) if by_state[CaseState.FAILED] else 0
    return QueueFigures(
        open=sum(by_state.values()),
        at_risk=tuple(sorted(at_risk.items(), key=lambda part: -part[1])),
        oldest_ms=min((row.oldest for row in found), default=0),
        past_deadline=sum(row.late for row in found),
        proposed=by_state[CaseState.PROPOSED],
        approved=by_state[CaseState.APPROVED] + by_state[CaseState.FAILED] - held,
        held=held,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How the case of a finding stands: number, state, owner, how sure of it a run is now, and whether none finds it.

    ``is_unfound`` where a run said so of a decided one, and none found it since.
    """

    case_id: int
    state: CaseState
    owner: str
    confidence_ppm: int
    is_unfound: bool


def standing_by_finding(conn: Connection) -> dict[str, Standing]:
    """Of every finding that ever had a case."""
    wanted = (
        select(CASE.c.finding_id, CASE.c.case_id, CASE.c.confidence_ppm, ACT.c.state, ACT.c.owner)
        .select_from(CASE)
        .join(ACT, ACT.c.seq == LAST_ACT)
    )
    anew, lost = weighed_anew(conn), unfound(conn)
    return {
        row.finding_id: Standing(
            row.case_id, CaseState(row.state), row.owner, anew.get(row.case_id, row.confidence_ppm), row.case_id in lost
        )
        for row in conn.execute(wanted)
    }


def unfound(conn: Connection) -> frozenset[int]:
    """Cases of decided money of which a run found the reason no longer, and none since; nor took anybody them up."""
    last = {row.case_id: row.kind for row in conn.execute(_FOUND_OR_NOT)}
    return frozenset(case_id for case_id, kind in last.items() if kind == Change.UNFOUND)


def held_back(conn: Connection) -> frozenset[int]:
    """Cases with a refused line that is not sent again: no run finds its reason, nor anything else about its papers.

    Meanwhile the money may have moved in another way.
    """
    lost = unfound(conn)
    if not lost:
        return frozenset()
    failed = (case_id for case_id in cases_in_state(conn, CaseState.FAILED) if case_id in lost)
    return frozenset(case_id for case_id in failed if _is_settled_elsewhere(conn, case_id, lost))


def _is_settled_elsewhere(conn: Connection, case_id: int, lost: frozenset[int]) -> bool:
    """Whether no case that the last run found is about a charge or slip of this one's lines."""
    proposal = last_proposal(conn, case_id)
    assert proposal is not None, "what was sent was proposed"
    charges, slips = ([getattr(line, name) for line in proposal.lines] for name in ("charge_id", "slip_id"))
    found = set(CaseState) - {CaseState.SUPERSEDED, CaseState.CLOSED}
    return not set(_about(conn, charges, slips, found)) - lost - {case_id}


def weighed_anew(conn: Connection, case_ids: Collection[int] = ()) -> dict[int, int]:
    """What runs said of cases (of all, where none is named) since those were opened: how sure they are now, by case."""
    wanted = select(ACT).where(ACT.c.kind == Change.WEIGHED.value).order_by(ACT.c.seq)
    if case_ids:
        wanted = wanted.where(ACT.c.case_id.in_(case_ids))
    return {row.case_id: _act(row).plain["confidence_ppm"] for row in conn.execute(wanted)}


def decided_beside(conn: Connection, charge_ids: Sequence[str], slip_ids: Sequence[str]) -> tuple[int, ...]:
    """Cases that people decided about any of these charges or slips, oldest first."""
    return _about(conn, charge_ids, slip_ids, set(CaseState) - {*LIVE, CaseState.SUPERSEDED})


def _about(
    conn: Connection, charge_ids: Sequence[str], slip_ids: Sequence[str], states: Collection[CaseState]
) -> tuple[int, ...]:
    """Cases in one of these states about any of these charges or slips, oldest first."""
    papers = (
        select(CASE_CHARGE.c.case_id).where(CASE_CHARGE.c.charge_id.in_(charge_ids)),
        select(CASE_SLIP.c.case_id).where(CASE_SLIP.c.slip_id.in_(slip_ids)),
    )
    state = select(ACT.c.state).where(ACT.c.seq == LAST_ACT).scalar_subquery()
    wanted = select(CASE.c.case_id).where(CASE.c.case_id.in_(union(*papers)), state.in_([one.value for one in states]))
    return tuple(conn.execute(wanted.order_by(CASE.c.case_id)).scalars())


def last_looks(conn: Connection, kinds: Iterable[str], *, person: str, most: int) -> tuple[Act, ...]:
    """The newest `most` acts of these kinds by one person, newest first."""
    wanted = select(ACT).where(ACT.c.kind.in_(tuple(kinds)), ACT.c.person == person)
    return tuple(_act(row) for row in conn.execute(wanted.order_by(ACT.c.seq.desc()).limit(most)))


def acts_of_run(conn: Connection, run_no: int, *, most: int) -> tuple[Act, tuple[Act, ...], dict[str, int]] | None:
    """The act that took a run in, the first `most` acts about cases beside it, and how many of each kind; or none."""
    first = conn.execute(select(RUN.c.seq).where(RUN.c.run_no == run_no)).scalar()
    if first is None:
        return None
    last = conn.execute(select(func.min(SEAL.c.seq)).where(SEAL.c.seq >= first)).scalar()
    beside = and_(ACT.c.seq > first, ACT.c.seq <= last)
    kinds = conn.execute(select(ACT.c.kind, func.count()).where(beside).group_by(ACT.c.kind))
    found = conn.execute(select(ACT).where(beside).order_by(ACT.c.seq).limit(most))
    taken = _act(conn.execute(select(ACT).where(ACT.c.seq == first)).one())
    return taken, tuple(map(_act, found)), {row[0]: row[1] for row in kinds}


def acts(
    conn: Connection, *, case_id: int | None = None, kind: str = "", most: int = 0, before: int = 0
) -> tuple[Act, ...]:
    """Acts in order: of one case, of one kind, or the newest `most` of all (newest first) before a number."""
    wanted = select(ACT)
    if case_id is not None:
        wanted = wanted.where(ACT.c.case_id == case_id)
    if kind:
        wanted = wanted.where(ACT.c.kind == kind)
    if before:
        wanted = wanted.where(ACT.c.seq < before)
    wanted = wanted.order_by(ACT.c.seq.desc()).limit(most) if most else wanted.order_by(ACT.c.seq)
    return tuple(_act(row) for row in conn.execute(wanted))


def opening_act(conn: Connection, case_id: int) -> Act:
    """The act that opened a case; it holds finding and evidence as they stood."""
    opened = select(ACT).join(CASE, CASE.c.seq == ACT.c.seq).where(CASE.c.case_id == case_id)
    return _act(conn.execute(opened).one())


def _act(row: Any) -> Act:
    return Act(**row._mapping)


def last_proposal(conn: Connection, case_id: int) -> Proposal | None:
    """The newest proposal of a case, whatever became of it."""
    row = conn.execute(
        select(PROPOSAL, ACT.c.at_ms)
        .join(ACT, ACT.c.seq == PROPOSAL.c.proposal)
        .where(PROPOSAL.c.case_id == case_id)
        .order_by(PROPOSAL.c.proposal.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    lines = conn.execute(select(LINE).where(LINE.c.proposal == row.proposal).order_by(LINE.c.number))
    return Proposal(
        proposal=row.proposal,
        case_id=case_id,
        action=Action(row.action),
        amount_minor=row.amount_minor,
        currency=row.currency,
        maker=row.maker,
        note=row.note,
        at_ms=row.at_ms,
        lines=tuple(_line(line) for line in lines),
    )


def _line(row: Any) -> MoneyLine:
    return MoneyLine(
        number=row.number,
        charge_id=row.charge_id,
        slip_id=row.slip_id,
        slip_no=row.slip_no,
        amount_minor=row.amount_minor,
        currency=row.currency,
        approval=row.approval,
    )


def checker_of(conn: Connection, proposal: int) -> str:
    """Who approved a proposal; empty where nobody did."""
    return conn.execute(select(APPROVAL.c.checker).where(APPROVAL.c.proposal == proposal)).scalar() or ""


def spoken_for(
    conn: Connection, *, charge_ids: Iterable[str], slip_ids: Iterable[str], except_case: int
) -> tuple[dict[str, int], frozenset[str]]:
    """What other cases already move: minor units going back by charge, and slips that are being charged.

    A proposal counts while it stands, and a line that left in a file counts for ever.
    """
    others = select(LINE.c.action, LINE.c.charge_id, LINE.c.slip_id, LINE.c.amount_minor).where(
        LINE.c.case_id != except_case, _moves()
    )
    refunds = conn.execute(others.where(LINE.c.action == "REFUND", LINE.c.charge_id.in_(tuple(charge_ids))))
    charged = conn.execute(others.where(LINE.c.action == "CHARGE", LINE.c.slip_id.in_(tuple(slip_ids))))
    return {row.charge_id: row.amount_minor for row in refunds}, frozenset(row.slip_id for row in charged)


def _moves() -> ColumnElement[bool]:
    """Whether a line left in a file, or stands in a proposal."""
    left = exists().where(INSTRUCTED.c.proposal == LINE.c.proposal, INSTRUCTED.c.number == LINE.c.number)
    stands = and_(
        _STATE_OF_LINE.in_([CaseState.PROPOSED.value, CaseState.APPROVED.value]), LINE.c.proposal == _NEWEST_OF_LINE
    )
    return or_(left.correlate(LINE), stands)


def refused_for_good(conn: Connection, slip_ids: Collection[str]) -> frozenset[str]:
    """Those of these slips of which a charge was refused and its case closed, so that it is never sent again."""
    lines = select(LINE.c.slip_id, INSTRUCTED.c.key, INSTRUCTED.c.case_id).join(
        INSTRUCTED, and_(INSTRUCTED.c.proposal == LINE.c.proposal, INSTRUCTED.c.number == LINE.c.number)
    )
    sent = conn.execute(lines.where(LINE.c.action == Action.CHARGE.value, LINE.c.slip_id.in_(tuple(slip_ids)))).all()
    closed = rows_of(conn, {row.case_id for row in sent}) if sent else {}
    return frozenset(
        row.slip_id
        for row in sent
        if closed[row.case_id].state is CaseState.CLOSED
        and row.key in unanswered(conn, row.case_id, outcome=Outcome.FAILED.value)
    )


def was_reopened(conn: Connection, case_id: int) -> bool:
    """Whether somebody took a case up again after it had ended."""
    query = select(ACT.c.seq).where(ACT.c.case_id == case_id, ACT.c.kind == "reopened")
    return conn.execute(query.limit(1)).first() is not None


def charged_later(conn: Connection, *, case_id: int, store: str) -> Iterator[tuple[Act, frozenset[str]]]:
    """Cases of a store that were opened later and charge something: the act that opened each, and which slips."""
    later = and_(CASE.c.case_id > case_id, CASE.c.store == store)
    query = select(LINE.c.case_id, LINE.c.slip_id).join(CASE, CASE.c.case_id == LINE.c.case_id)
    slips: dict[int, set[str]] = {}
    for row in conn.execute(query.where(later, LINE.c.action == Action.CHARGE.value, _moves())):
        slips.setdefault(row.case_id, set()).add(row.slip_id)
    for other, own in slips.items():
        yield opening_act(conn, other), frozenset(own)


def surplus_of(conn: Connection, case_id: int) -> tuple[dict[str, int], dict[str, int]]:
    """What may go back by charge and what is due by slip, as the case was opened."""
    back = conn.execute(
        select(CASE_CHARGE.c.charge_id, CASE_CHARGE.c.surplus_minor).where(CASE_CHARGE.c.case_id == case_id)
    )
    due = conn.execute(select(CASE_SLIP.c.slip_id, CASE_SLIP.c.due_minor).where(CASE_SLIP.c.case_id == case_id))
    return {row.charge_id: row.surplus_minor for row in back}, {row.slip_id: row.due_minor for row in due}


def cases_in_state(conn: Connection, *states: CaseState) -> tuple[int, ...]:
    """Numbers of cases that stand in one of these states, oldest first."""
    wanted = (
        select(CASE.c.case_id)
        .select_from(CASE)
        .join(ACT, ACT.c.seq == LAST_ACT)
        .where(ACT.c.state.in_([s.value for s in states]))
    )
    return tuple(conn.execute(wanted.order_by(CASE.c.case_id)).scalars())


def keys_of(conn: Connection, case_id: int) -> tuple[str, ...]:
    """Keys under which lines of a case left for a processor."""
    wanted = select(INSTRUCTED.c.key).where(INSTRUCTED.c.case_id == case_id).order_by(INSTRUCTED.c.number)
    return tuple(conn.execute(wanted).scalars())


@dataclass(frozen=True, slots=True)
class GoingBack:
    """A refund line of the newest proposal of a case, and whether a processor said that it went through."""

    case_id: int
    proposal: int
    charge_id: str
    amount_minor: int
    is_done: bool


def going_back(conn: Connection, *states: CaseState) -> tuple[GoingBack, ...]:
    """What cases in one of these states give back, by case and line."""
    done = exists().where(
        INSTRUCTED.c.proposal == LINE.c.proposal, INSTRUCTED.c.number == LINE.c.number,
        OUTCOME.c.key == INSTRUCTED.c.key, OUTCOME.c.outcome == Outcome.CONFIRMED.value,
    )  # fmt: skip
    said = (LINE.c.case_id, LINE.c.proposal, LINE.c.charge_id, LINE.c.amount_minor)
    wanted = select(*said, done.correlate(LINE).label("is_done")).where(
        LINE.c.action == Action.REFUND.value,
        _STATE_OF_LINE.in_([one.value for one in states]),
        LINE.c.proposal == _NEWEST_OF_LINE,
    )
    return tuple(GoingBack(*row) for row in conn.execute(wanted.order_by(LINE.c.case_id, LINE.c.number)))


def approval_act(conn: Connection, proposal: int) -> Act:
    """The act that approved a proposal; one that is carried out has it."""
    said = select(ACT).join(APPROVAL, APPROVAL.c.seq == ACT.c.seq).where(APPROVAL.c.proposal == proposal)
    return _act(conn.execute(said).one())


def unanswered(conn: Connection, case_id: int, *, outcome: str) -> tuple[str, ...]:
    """Keys of a case whose newest sending has this outcome (empty = no answer yet)."""
    sending = func.max(FILE_LINE.c.file_no).label("file_no")
    last = (
        select(FILE_LINE.c.key, sending)
        .join(INSTRUCTED, INSTRUCTED.c.key == FILE_LINE.c.key)
        .where(INSTRUCTED.c.case_id == case_id)
        .group_by(FILE_LINE.c.key)
        .subquery()
    )
    wanted = (
        select(last.c.key)
        .outerjoin(OUTCOME, and_(OUTCOME.c.key == last.c.key, OUTCOME.c.file_no == last.c.file_no))
        .where(func.coalesce(OUTCOME.c.outcome, "") == outcome)
    )
    return tuple(sorted(conn.execute(wanted).scalars(), key=lambda key: int(key.rsplit("-", 1)[1])))


def files(conn: Connection) -> tuple[InstructionFile, ...]:
    """Every file that was ever written, newest first, with how many of its lines were answered."""
    answered = {
        (row.file_no, row.outcome): row.lines
        for row in conn.execute(
            select(OUTCOME.c.file_no, OUTCOME.c.outcome, func.count().label("lines")).group_by(
                OUTCOME.c.file_no, OUTCOME.c.outcome
            )
        )
    }
    unknown = unknown_by_file(conn)
    put = {act.plain["file_no"] for act in acts(conn, kind="file_put")}
    return tuple(
        InstructionFile(
            file_no=row.file_no,
            name=row.name,
            action=Action(row.action),
            currency=row.currency,
            lines=row.line_count,
            total_minor=row.total_minor,
            digest=row.digest,
            written_by=row.written_by,
            written_ms=row.written_ms,
            confirmed=answered.get((row.file_no, "confirmed"), 0),
            failed=answered.get((row.file_no, "failed"), 0),
            unknown=unknown.get(row.file_no, 0),
            is_put=row.file_no in put,
        )
        for row in conn.execute(select(FILE).order_by(FILE.c.file_no.desc()))
    )


def keys_of_file(conn: Connection, file_no: int) -> tuple[tuple[str, int], ...]:
    """Key and case of each line of a file, in order."""
    wanted = (
        select(FILE_LINE.c.key, INSTRUCTED.c.case_id)
        .join(INSTRUCTED, INSTRUCTED.c.key == FILE_LINE.c.key)
        .where(FILE_LINE.c.file_no == file_no)
        .order_by(FILE_LINE.c.sequence)
    )
    return tuple((row.key, row.case_id) for row in conn.execute(wanted))


def lines_of_file(conn: Connection, file_no: int) -> tuple[FileLineRow, ...]:
    """The lines of a file in order, with what the processor answered."""
    wanted = (
        select(
            FILE_LINE.c.key, INSTRUCTED.c.case_id, INSTRUCTED.c.charge_id, INSTRUCTED.c.amount_minor, FILE.c.currency,
            func.coalesce(OUTCOME.c.outcome, "").label("outcome"),
        )
        .join(INSTRUCTED, INSTRUCTED.c.key == FILE_LINE.c.key)
        .join(FILE, FILE.c.file_no == FILE_LINE.c.file_no)
        .outerjoin(OUTCOME, and_(OUTCOME.c.key == FILE_LINE.c.key, OUTCOME.c.file_no == FILE_LINE.c.file_no))
        .where(FILE_LINE.c.file_no == file_no)
        .order_by(FILE_LINE.c.sequence)
    )  # fmt: skip
    told, nothing = told_of_file(conn, file_no), Told("", "", "", "")
    return tuple(
        FileLineRow(**{**row._mapping, "charge_id": original_of(row.charge_id)}, **told.get(row.key, nothing)._asdict())
        for row in conn.execute(wanted)
    )


def next_number(conn: Connection, table_name: str) -> int:
    """The next number of a run or a file."""
    column = {"run": RUN.c.run_no, "file": FILE.c.file_no}[table_name]
    return int(conn.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1
