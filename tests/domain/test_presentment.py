"""How long a slip may wait: business days, a weekend between, a holiday, and the day nobody charges any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.presentment import Wait, business_days, wait_of

THURSDAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("days", "wait"), [(0, Wait.EARLY), (1, Wait.AMBER), (2, Wait.RED), (4, Wait.RED), (6, Wait.RED), (7, Wait.REVIEW)]
)
def test_a_slip_of_thursday(days: int, wait: Wait) -> None:
    """Amber on Friday, red on the next business day, looked at by somebody after a week."""
    stands = wait_of(THURSDAY, THURSDAY + timedelta(days=days), amber_days=1, red_days=2, review_days=7)
    assert stands is (wait if days != 2 else Wait.AMBER), "Saturday is no business day"


def test_a_weekend_and_a_holiday_do_not_count() -> None:
    """Friday to Tuesday: Monday is a holiday, Tuesday is the first day that counts."""
    friday = THURSDAY + timedelta(days=1)
    assert business_days(friday, friday + timedelta(days=3)) == 1
    assert business_days(friday, friday + timedelta(days=4), holidays=("2026-11-16",)) == 1


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_waiting_longer_never_looks_better(since: date, first: int, more: int) -> None:
    stages = list(Wait)
    stands = [
        stages.index(wait_of(since, since + timedelta(days=days), amber_days=1, red_days=2, review_days=7))
        for days in (first, first + more)
    ]
    assert stands[0] <= stands[1]
