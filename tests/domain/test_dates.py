"""Months counted on from a day: the end of a short month, the turn of a year."""

from __future__ import annotations

import pytest

from shoebox.domain.custody import keep_until
from shoebox.domain.dates import months_after


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-08-31", 6, "2027-02-28"), ("2027-08-31", 6, "2028-02-29"), ("2026-12-15", 1, "2027-01-15"),
        ("2026-12-31", 12, "2027-12-31"), ("2026-11-12", 0, "2026-11-12"),
    ],
)  # fmt: skip
def test_months_on(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize(("day", "then"), [("2026-11-12", "2028-05-12"), ("2026-08-31", "2028-02-29")])
def test_a_box_is_kept_for_as_many_months_as_the_policy_says(day, then):
    assert keep_until(day, 18) == then
    assert keep_until(day, 0) == day
