"""The war room's board: what came and ended, how old the open cases are, and where their money is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import HandClock
from casemaking import ANN, LEO, PINS, PRIYA, STAFF, Books, open_casework, slip, summary
from shoebox.casework import Casework
from shoebox.domain.board import DAYS, HOURS, STORES_MAX, Flow, StoreRow
from shoebox.domain.decision import Action, CloseReason
from shoebox.domain.finding import FindingKind
from shoebox.domain.policy import Policy

NOW_MS = 1_794_669_840_000  # Sat 14 Nov 2026, 15:24 UTC
HOUR_MIN, DAY_MIN = 60, 1_440


def flows(found: tuple[Flow, ...]) -> list[tuple[int, int, int]]:
    """Which of them have something, from the end: 0 is now."""
    last = len(found) - 1
    return [(last - at, one.came, one.ended) for at, one in enumerate(found) if one.came or one.ended]


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW_MS)


def test_nothing_is_open(casework: Casework) -> None:
    board = casework.board(currency="EUR")
    assert (board.open, board.currency, board.empty_in_ms, board.stores) == (0, "EUR", 0, ())
    assert (len(board.hours), len(board.days), len(board.ages)) == (HOURS, DAYS, 5)


def test_what_comes_and_what_ends_by_hour_and_by_day(casework: Casework, books: Books, clock: HandClock) -> None:
    """Three came two days ago; of these one is closed five hours ago and one put into a file now, while one comes."""
    found = [books.tripled("1"), books.doubled("2"), books.uncharged("3"), books.doubled("4")]
    casework.take_run(1, found[:3], summary(3))
    clock.pass_min(2 * DAY_MIN - 5 * HOUR_MIN)
    casework.close_without(3, CloseReason.NOT_A_FAULT, by=PRIYA)
    clock.pass_min(5 * HOUR_MIN)
    casework.propose(1, Action.REFUND, maker=ANN)
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert flows(casework.board(currency="USD").hours) == [(5, 0, 1)]
    casework.write_instructions(casework.path.parent / "out", by=LEO)
    casework.take_run(2, found, summary(4))
    board = casework.board(currency="USD")
    assert flows(board.hours) == [(5, 0, 1), (0, 1, 1)]
    assert flows(board.days) == [(2, 3, 0), (0, 1, 2)]
    assert (board.open, board.came, board.ended) == (2, 1, 2)
    assert board.empty_in_ms == 2 * HOURS * 3_600_000


def test_a_loss_that_is_taken_up_again_comes_anew(casework: Casework, books: Books) -> None:
    casework.take_run(1, [books.uncharged()], summary(1))
    casework.propose(1, Action.WRITE_OFF, maker=ANN, note="too old")
    casework.approve(1, checker=PRIYA, pin=PINS[PRIYA])
    assert casework.board(currency="USD").ended == 1
    casework.reopen(1, by=LEO, note="found")
    board = casework.board(currency="USD")
    assert (board.came, board.ended, board.open, board.empty_in_ms) == (2, 1, 1, None)


def test_older_cases_stand_in_every_younger_row(casework: Casework, books: Books) -> None:
    """One of 12 November, 19:33 UTC, and one of the day before the run; all of it on Saturday."""
    young = books.uncharged("1", 1_000, sold_at="2026-11-14T10:00:00-05:00")
    old = books.uncharged("2", 2_000, sold_at="2026-11-05T10:00:00-05:00")
    casework.take_run(1, [young, old], summary(2))
    board = casework.board(currency="USD")
    assert [(one.hours, one.cases, one.minor) for one in board.ages] == [
        (0, 2, 3_000), (24, 1, 2_000), (72, 1, 2_000), (168, 1, 2_000), (336, 0, 0),
    ]  # fmt: skip


def test_the_stores_with_most_money_and_the_rest_in_one_row(casework: Casework, books: Books) -> None:
    """Twelve stores with one case each, from 1.00 to 12.00."""
    found = [
        books.finding(FindingKind.MISSING_CHARGE, (slip(f"S{at}", 100 * at, store=f"{at:03d}"),), (), minor=100 * at)
        for at in range(1, STORES_MAX + 3)
    ]
    casework.take_run(1, found, summary(len(found)))
    *listed, rest = casework.board(currency="USD").stores
    assert [one.store for one in listed] == [f"{at:03d}" for at in range(12, 2, -1)]
    assert rest == StoreRow("", "", 2, 300, 2)


def test_a_deadline_that_is_near_and_one_that_is_past(casework: Casework, books: Books) -> None:
    """Friday is past; Saturday to Tuesday are near, Wednesday is not."""
    days = ("2026-11-13", "2026-11-14", "2026-11-17", "2026-11-18")
    casework.take_run(1, [books.doubled(f"{at}", deadline=day) for at, day in enumerate(days)], summary(4))
    board = casework.board(currency="USD")
    assert (board.past_deadline, board.due_soon) == (1, 2)


def test_sums_are_of_the_currency_that_most_cases_have(tmp_path: Path, books: Books) -> None:
    casework = open_casework(tmp_path, books, HandClock(NOW_MS))
    from dataclasses import replace

    found = [books.uncharged("1"), books.uncharged("2"), replace(books.uncharged("3"), currency="CAD")]
    casework.take_run(1, found, summary(3))
    board = casework.board(currency="EUR")
    assert (board.currency, board.open, board.elsewhere, board.ages[0].cases) == ("USD", 3, 1, 2)
    casework.close()


@pytest.mark.of_the_file
def test_what_is_near_and_what_is_old_is_the_policys(tmp_path: Path, books: Books, clock: HandClock) -> None:
    """A deadline is near from one day on; cases are counted from two hours on."""
    policy = Policy(due_soon_days=1, case_age_hours=(2,))
    casework = Casework.open(tmp_path, staff=STAFF, clock=clock, evidence=books.evidence, policy=policy)
    casework.take_run(1, [books.uncharged("1")], summary(1))
    clock.pass_min(180)
    board = casework.board(currency="USD")
    assert (board.soon_days, [(row.hours, row.cases) for row in board.ages]) == (1, [(0, 1), (2, 1)])
    casework.close()
