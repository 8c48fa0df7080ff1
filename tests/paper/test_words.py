"""Days, runs of numbers and money as paper says them."""

from __future__ import annotations

import pytest

from shoebox.paper import words


def test_days() -> None:
    """2026-11-12 is a Thursday."""
    assert words.day_long("2026-11-12") == "12 November 2026"
    assert words.day_short("2026-11-12") == "Thu 12 Nov"
    assert words.day_year("2028-05-12") == "12 May 2028"
    assert words.weekday("2026-11-12") == "Thursday"


def test_store_time_not_utc() -> None:
    """19:33 UTC, five hours west."""
    assert words.moment(1_794_511_980_000, -300) == "Thu 12 Nov 2026, 14:33"
    assert words.time_of(1_794_511_980_000, -300) == "14:33"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("085100001", "085100100", "085 100 001 to 100"),
        ("085100901", "085101000", "085 100 901 to 101 000"),
        ("0851001", "0851099", "0851001 to 0851099"),
    ],
)
def test_pads(first: str, last: str, said: str) -> None:
    assert words.pad_words(first, last) == said


def test_slip_runs() -> None:
    """117, 118 are two; 120 to 123 is a run; 131 stands alone."""
    slips = ("085100117", "085100118", "085100120", "085100121", "085100122", "085100123", "085100131")
    assert words.slip_runs(slips) == "085 100 117, 085 100 118, 085 100 120 to 123, 085 100 131"
    assert words.slip_runs(()) == ""
    assert words.slip_runs(("A7", "085100118")) == "A7, 085100118".replace("085100118", "085 100 118")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((), "none"),
        ((5,), "5"),
        ((398, 401, 409, 377, 391), "377, 391, 398, 401 and 409"),
        (tuple(range(300, 460)), "300 to 459"),
        ((1, 2, 4, 5, 6), "1, 2 and 4 to 6"),
    ],
)
def test_entry_numbers(numbers: tuple[int, ...], said: str) -> None:
    assert words.numbers_words(numbers) == said


def test_currency_signs() -> None:
    assert [words.currency_sign(code) for code in ("USD", "EUR", "JPY", "CHF")] == ["$", "€", "¥", "CHF"]
