"""How long a slip may wait: business days, a weekend between, a holiday, and the day nobody charges any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Closed, Deadlines, Wait, business_days, present_by, wait_of

THURSDAY = date(2026, 11, 12)
USUAL = Deadlines(amber_days=1, red_days=2, review_days=7)
PATIENT = Deadlines(amber_days=4, red_days=5, review_days=20)
WEEKEND = Closed(("saturday", "sunday"))
OWN = Policy(presentment_by_brand={"amex": PATIENT})
WEDNESDAY = THURSDAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "wait"), [(0, Wait.EARLY), (1, Wait.AMBER), (2, Wait.RED), (4, Wait.RED), (6, Wait.RED), (7, Wait.REVIEW)]
)
def test_a_slip_of_thursday(days: int, wait: Wait) -> None:
    """Amber on Friday, red on the next business day, looked at by somebody after a week."""
    stands = wait_of(THURSDAY, THURSDAY + timedelta(days=days), USUAL, closed=WEEKEND)
    assert stands is (wait if days != 2 else Wait.AMBER), "Saturday is no business day"


def test_a_weekend_and_a_holiday_do_not_count() -> None:
    """Friday to Tuesday: Monday is a holiday, Tuesday is the first day that counts."""
    friday = THURSDAY + timedelta(days=1)
    assert business_days(friday, friday + timedelta(days=3), closed=WEEKEND) == 1
    assert business_days(friday, friday + timedelta(days=4), closed=replace(WEEKEND, dates=("2026-11-16",))) == 1


def test_where_banks_close_on_friday_sunday_is_a_business_day() -> None:
    """Thursday to Sunday: Friday and Saturday do not count."""
    policy = Policy(bank_closed_weekdays=("friday", "saturday"))
    assert policy.present_by("visa", THURSDAY) == THURSDAY + timedelta(days=4)
    assert policy.wait_of("visa", THURSDAY, THURSDAY + timedelta(days=2)) is Wait.EARLY


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_waiting_longer_never_looks_better(since: date, first: int, more: int) -> None:
    stages = list(Wait)
    stands = [
        stages.index(wait_of(since, since + timedelta(days=days), USUAL, closed=WEEKEND))
        for days in (first, first + more)
    ]
    assert stands[0] <= stands[1]


def test_a_day_at_the_end_of_all_days_has_one_all_the_same() -> None:
    assert present_by(date.max, days=2, closed=WEEKEND) == date.max


def test_a_brand_without_days_of_its_own_goes_by_the_three_settings() -> None:
    """Amex has five business days, everybody else two, a brand that nobody knows among them."""
    assert {brand: OWN.deadlines_of(brand) for brand in (*Brand, "")} == {
        **dict.fromkeys((*Brand, ""), USUAL), "amex": PATIENT,
    }  # fmt: skip
    assert (OWN.present_by("visa", THURSDAY), OWN.present_by("amex", THURSDAY)) == (
        date(2026, 11, 16),
        date(2026, 11, 19),
    )
    assert (OWN.review_days_max, Policy().review_days_max) == (20, 7)


@pytest.mark.parametrize(
    ("oldest", "urgent"),
    [
        ({}, None),
        ({"amex": WEDNESDAY}, (WEDNESDAY, Wait.EARLY)),
        ({"amex": WEDNESDAY, "visa": THURSDAY}, (THURSDAY, Wait.AMBER)),
        ({"amex": WEDNESDAY, "": THURSDAY}, (THURSDAY, Wait.AMBER)),
        ({"mastercard": WEDNESDAY, "visa": THURSDAY}, (WEDNESDAY, Wait.RED)),
        (
            {"amex": THURSDAY - timedelta(days=3), "visa": THURSDAY + timedelta(days=1)},
            (THURSDAY - timedelta(days=3), Wait.AMBER),
        ),
    ],
)
def test_the_slip_whose_own_deadline_is_nearest_comes_first(
    oldest: dict[str, date], urgent: tuple[date, Wait] | None
) -> None:
    """Seen on Friday: a younger Visa slip goes before an older one of Amex, until that one turns amber."""
    assert OWN.most_urgent(oldest, THURSDAY + timedelta(days=1)) == urgent


@given(
    st.dictionaries(st.sampled_from((*Brand, "")), st.dates(date(2026, 10, 1), date(2026, 12, 31))),
    st.dictionaries(
        st.sampled_from(tuple(Brand)),
        st.builds(
            lambda amber, more, review: Deadlines(amber, amber + more, review),
            st.integers(0, 9), st.integers(0, 9), st.integers(1, 30),
        ),
    ),
)  # fmt: skip
def test_no_slip_stands_worse_than_the_most_urgent_one(oldest: dict[str, date], own: dict[str, Deadlines]) -> None:
    policy, today, grades = Policy(presentment_by_brand=own), date(2026, 11, 12), list(Wait)
    waits = [
        grades.index(wait_of(since, today, policy.deadlines_of(brand), closed=WEEKEND))
        for brand, since in oldest.items()
    ]
    urgent = policy.most_urgent(oldest, today)
    assert (urgent is None) == (not oldest)
    if urgent is not None:
        assert grades.index(urgent[1]) == max(waits)
        assert urgent[0] in oldest.values()
