"""What is read of journals: which were written, what stands in them, and money of cases that stands in none yet.

Storage room: each question one function over an open connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from shoebox.domain.decision import Action, Outcome, original_of
from shoebox.domain.finding import FindingKind
from shoebox.domain.journal import TYPE_OF, JournalFile, Movement, Stretch, Type
from shoebox.storage.case_reads import acts
from shoebox.storage.case_tables import (
    ACT,
    APPROVAL,
    CASE,
    CASE_SLIP,
    FILE_LINE,
    INSTRUCTED,
    JOURNAL,
    JOURNAL_DAY,
    JOURNAL_MOVE,
    OUTCOME,
    PROPOSAL,
)

_DUE = (
    select(func.coalesce(func.sum(CASE_SLIP.c.due_minor), 0))
    .where(CASE_SLIP.c.case_id == CASE.c.case_id)
    .correlate(CASE)
    .scalar_subquery()
    .label("due_minor")
)
_OF_CASE = (CASE.c.case_id, CASE.c.kind, CASE.c.store, CASE.c.currency, _DUE)


def stretches(conn: Connection) -> tuple[Stretch, ...]:
    """Every stretch of a register's book that stands in a journal."""
    own = (JOURNAL_DAY.c[name] for name in ("store", "register", "epoch", "first_seq", "last_seq"))
    return tuple(Stretch(*row) for row in conn.execute(select(*own)))


def movements(conn: Connection) -> tuple[Movement, ...]:
    """Money of cases that has moved and stands in no journal, in the order in which it was said."""
    posted = set(conn.execute(select(JOURNAL_MOVE.c.key)).scalars())
    found = {one.key: one for one in (*_confirmed(conn), *_written_off(conn)) if one.key not in posted}
    return tuple(sorted(found.values(), key=lambda one: (one.at_ms, one.key)))


def _confirmed(conn: Connection) -> Iterator[Movement]:
    """Each line that a processor confirmed, on whichever sending."""
    query = (
        select(*_OF_CASE, INSTRUCTED, ACT.c.at_ms)
        .select_from(OUTCOME)
        .join(INSTRUCTED, INSTRUCTED.c.key == OUTCOME.c.key)
        .join(CASE, CASE.c.case_id == INSTRUCTED.c.case_id)
        .join(ACT, ACT.c.seq == OUTCOME.c.seq)
        .where(OUTCOME.c.outcome == Outcome.CONFIRMED.value)
    )
    for row in conn.execute(query):
        reference = original_of(row.charge_id) or row.slip_id
        yield _movement(row, TYPE_OF[Action(row.action)], row.key, reference)


def _written_off(conn: Connection) -> Iterator[Movement]:
    """Each loss that two people took of a slip that was still to be charged, and each that was taken up again."""
    query = (
        select(*_OF_CASE, PROPOSAL.c.proposal, PROPOSAL.c.amount_minor, APPROVAL.c.seq, ACT.c.at_ms)
        .select_from(APPROVAL)
        .join(PROPOSAL, PROPOSAL.c.proposal == APPROVAL.c.proposal)
        .join(CASE, CASE.c.case_id == APPROVAL.c.case_id)
        .join(ACT, ACT.c.seq == APPROVAL.c.seq)
        .where(PROPOSAL.c.action == Action.WRITE_OFF.value, _DUE > 0)
    )
    for row in conn.execute(query).all():
        key = f"{row.case_id}-{Action.WRITE_OFF.value}-{row.proposal}"
        yield _movement(row, Type.WRITE_OFF, key, f"case {row.case_id}")
        again = select(func.min(ACT.c.at_ms)).where(
            ACT.c.case_id == row.case_id, ACT.c.kind == "reopened", ACT.c.seq > row.seq
        )
        at_ms = conn.execute(again).scalar()
        if at_ms is not None:
            yield _movement(row, Type.REOPENED, f"{key}-REOPENED", f"case {row.case_id}", at_ms=at_ms)


def _movement(row: Any, type_: Type, key: str, reference: str, *, at_ms: int = 0) -> Movement:
    return Movement(
        key=key, type=type_, kind=FindingKind(row.kind), store=row.store, amount_minor=row.amount_minor,
        due_minor=row.due_minor, currency=row.currency, at_ms=at_ms or row.at_ms, reference=reference,
    )  # fmt: skip


def unanswered(conn: Connection) -> int:
    """How many instructions have left in a file that they have no answer in: each sending has one of its own."""
    answered = (
        select(OUTCOME.c.key).where(OUTCOME.c.key == FILE_LINE.c.key, OUTCOME.c.file_no == FILE_LINE.c.file_no).exists()
    )
    return int(conn.execute(select(func.count(FILE_LINE.c.key.distinct())).where(~answered)).scalar_one())


def journals(conn: Connection) -> tuple[JournalFile, ...]:
    """Every journal that was ever written, newest first."""
    days = dict(_counts(conn, JOURNAL_DAY))
    cases = dict(_counts(conn, JOURNAL_MOVE))
    put = {act.plain["journal_no"] for act in acts(conn, kind="journal_put")}
    return tuple(
        JournalFile(
            journal_no=row.journal_no, name=row.name, currency=row.currency, days=days.get(row.journal_no, 0),
            cases=cases.get(row.journal_no, 0), lines=row.line_count, total_minor=row.total_minor, digest=row.digest,
            written_by=row.written_by, written_ms=row.written_ms, is_put=row.journal_no in put,
        )
        for row in conn.execute(select(JOURNAL).order_by(JOURNAL.c.journal_no.desc()))
    )  # fmt: skip


def _counts(conn: Connection, table: Any) -> Iterator[tuple[int, int]]:
    for row in conn.execute(select(table.c.journal_no, func.count()).group_by(table.c.journal_no)):
        yield row[0], row[1]


def next_journal(conn: Connection) -> int:
    """The number of the next journal."""
    return int(conn.execute(select(func.coalesce(func.max(JOURNAL.c.journal_no), 0))).scalar_one()) + 1
