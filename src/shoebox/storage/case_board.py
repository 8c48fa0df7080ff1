"""What the war room's board is made of: sums over cases, counted by the database. Storage room: reads only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from shoebox.domain.board import HOUR_MS, AgeRow, Flow, StoreRow
from shoebox.domain.case import Change
from shoebox.storage.case_reads import LAST_ACT, UNDECIDED
from shoebox.storage.case_tables import ACT, CASE

# A case ends here when it goes into a file, is written off, closed, or gone from a run; it comes when one opens it.
_CAME = ACT.c.kind.in_((Change.NEW.value, Change.BACK.value, "reopened"))
_ENDED = and_(ACT.c.kind.in_(("instructed", "approved", "closed", Change.GONE.value)), ACT.c.state.not_in(UNDECIDED))
_OPEN = ACT.c.state.in_(UNDECIDED)
_CASES = CASE.join(ACT, ACT.c.seq == LAST_ACT)


def flow(conn: Connection, *, from_ms: int, span_ms: int, spans: int) -> tuple[Flow, ...]:
    """What came and what ended in each of so many spans of time, from a moment on."""
    since = ACT.c.at_ms - from_ms
    span = (since - since % span_ms).label("since_ms")
    came, ended = (func.sum(case((said, 1), else_=0)) for said in (_CAME, _ENDED))
    within = and_(ACT.c.case_id > 0, ACT.c.at_ms >= from_ms, ACT.c.at_ms < from_ms + spans * span_ms)
    query = select(span, came, ended).where(within, or_(_CAME, _ENDED)).group_by(span)
    found = {int(row[0]): (int(row[1]), int(row[2])) for row in conn.execute(query)}
    return tuple(Flow(from_ms + at * span_ms, *found.get(at * span_ms, (0, 0))) for at in range(spans))


def open_by_currency(conn: Connection) -> dict[str, int]:
    """How many cases are open, by currency, most of them first."""
    number = func.count()
    query = select(CASE.c.currency, number).select_from(_CASES).where(_OPEN).group_by(CASE.c.currency)
    return {row[0]: int(row[1]) for row in conn.execute(query.order_by(number.desc(), CASE.c.currency))}


def ages(conn: Connection, *, currency: str, now_ms: int, over_hours: Sequence[int]) -> tuple[AgeRow, ...]:
    """Open cases in a currency, all and those older than each of so many hours, and their money."""
    every = (0, *over_hours)
    columns: list[ColumnElement[int]] = []
    for hours in every:
        old = CASE.c.since_ms <= now_ms - hours * HOUR_MS if hours else CASE.c.case_id > 0
        columns += [func.sum(case((old, 1), else_=0)), func.sum(case((old, CASE.c.amount_minor), else_=0))]
    row = conn.execute(select(*columns).select_from(_CASES).where(_OPEN, CASE.c.currency == currency)).one()
    pairs = zip(every, row[::2], row[1::2], strict=True)
    return tuple(AgeRow(hours, int(cases or 0), int(minor or 0)) for hours, cases, minor in pairs)


def stores(conn: Connection, *, currency: str) -> tuple[StoreRow, ...]:
    """Open cases in a currency by store, most money first."""
    minor, name = func.sum(CASE.c.amount_minor), func.max(CASE.c.store_name)
    query = select(CASE.c.store, name, func.count(), minor).select_from(_CASES)
    query = query.where(_OPEN, CASE.c.currency == currency).group_by(CASE.c.store)
    rows = conn.execute(query.order_by(minor.desc(), CASE.c.store))
    return tuple(StoreRow(row[0], row[1], int(row[2]), int(row[3])) for row in rows)


def due_within(conn: Connection, *, from_day: str, to_day: str) -> int:
    """Open cases whose deadline lies between two days, both included; ISO 8601."""
    due = and_(CASE.c.deadline >= from_day, CASE.c.deadline <= to_day)
    return int(conn.execute(select(func.count()).select_from(_CASES).where(_OPEN, due)).scalar_one())
