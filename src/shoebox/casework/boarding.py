"""The war room's board over the cases: one look, all of it of the same moment. Casework room."""

from __future__ import annotations

from datetime import date, timedelta

from shoebox.domain.board import DAYS, HOUR_MS, HOURS, STORES_MAX, Board, StoreRow
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.policy import Policy
from shoebox.storage import case_board, case_reads
from shoebox.storage.case_book import CaseBook


def board(book: CaseBook, clock: Clock, policy: Policy, *, currency: str) -> Board:
    """Everything on it as of now. `currency` is the one of its sums where nothing is open in any."""
    now_ms, offset_ms = clock.wall_ms(), clock.offset_min() * 60_000
    today = local_time(now_ms, clock.offset_min()).date()
    day_ms = 24 * HOUR_MS
    midnight_ms = now_ms - (now_ms + offset_ms) % day_ms
    hour_ms = now_ms - (now_ms + offset_ms) % HOUR_MS
    soon = _in_days(today, policy.due_soon_days)
    with book.read() as conn:
        by_currency = case_board.open_by_currency(conn)
        currency = next(iter(by_currency), currency)
        figures = case_reads.figures(conn, today=today.isoformat())
        return Board(
            now_ms=now_ms,
            currency=currency,
            hours=case_board.flow(conn, from_ms=hour_ms - (HOURS - 1) * HOUR_MS, span_ms=HOUR_MS, spans=HOURS),
            days=case_board.flow(conn, from_ms=midnight_ms - (DAYS - 1) * day_ms, span_ms=day_ms, spans=DAYS),
            ages=case_board.ages(conn, currency=currency, now_ms=now_ms, over_hours=policy.case_age_hours),
            stores=_listed(case_board.stores(conn, currency=currency)),
            open=figures.open,
            elsewhere=sum(cases for other, cases in by_currency.items() if other != currency),
            oldest_ms=figures.oldest_ms,
            proposed=figures.proposed,
            past_deadline=figures.past_deadline,
            due_soon=case_board.due_within(conn, from_day=today.isoformat(), to_day=soon),
            soon_days=policy.due_soon_days,
        )


def _in_days(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _listed(stores: tuple[StoreRow, ...]) -> tuple[StoreRow, ...]:
    """The stores with the most money, and the rest as one row."""
    rest = stores[STORES_MAX:]
    if len(rest) < 2:
        return stores
    together = StoreRow("", "", sum(one.cases for one in rest), sum(one.minor for one in rest), len(rest))
    return (*stores[:STORES_MAX], together)
