"""A moment as it is shown, whatever the clock of the machine that wrote it said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.clock import local_time, utc_words, when

NUMBERS = st.integers(-(2**53), 2**53)  # all that a number in an entry can be


def test_a_moment_in_the_stores_own_time() -> None:
    assert when(1_794_500_000_123, -300) == "2026-11-12T11:13:20-05:00"
    assert utc_words(1_794_500_000_123) == "12 Nov 2026 16:13 UTC"


@given(wall_ms=NUMBERS, offset_min=NUMBERS)
def test_no_clock_is_too_wild_to_be_shown(wall_ms: int, offset_min: int) -> None:
    assert local_time(wall_ms, offset_min).tzinfo is not None
    assert utc_words(wall_ms).endswith(" UTC")


def test_beyond_all_years_is_their_last_second() -> None:
    assert when(2**53, 0) == "9999-12-31T23:59:59+00:00"


@given(wall_ms=NUMBERS | st.integers(-(2**46), 2**48), offset_min=NUMBERS | st.integers(-1_500, 1_500))
def test_the_short_way_to_a_moment_is_as_long_as_the_long_one(wall_ms: int, offset_min: int) -> None:
    try:
        moment = datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone(timezone(timedelta(minutes=offset_min)))
    except (OverflowError, ValueError, OSError):
        moment = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert when(wall_ms, offset_min) == moment.replace(microsecond=0).isoformat()
