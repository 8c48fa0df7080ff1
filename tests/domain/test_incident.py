"""When central went down, as somebody types it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident, since_ms

NOON_MS = round(datetime(2026, 11, 12, 12, 0, tzinfo=UTC).timestamp() * 1000)
HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("typed", "ago_ms"),
    [("", 0), ("6:41", 19 * 60_000), ("0641", 19 * 60_000), ("06.41", 19 * 60_000), ("07:00", 0),
     ("7:01", 24 * HOUR_MS - 60_000), ("23:30", 7 * HOUR_MS + 30 * 60_000)],
)  # fmt: skip
def test_it_is_the_last_time_the_stores_clock_read_so(typed: str, ago_ms: int) -> None:
    """It is 07:00 in the store; 07:01 was yesterday."""
    assert NOON_MS - since_ms(typed, now_ms=NOON_MS, offset_min=-300) == ago_ms


@pytest.mark.parametrize("typed", ["24:00", "12:60", "noon", "7", "07:00:00", "-1:00", "٠٧:٠٠"])
def test_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        since_ms(typed, now_ms=NOON_MS, offset_min=0)
    assert refused.value.code == "incident.time"


def test_an_incident_covers_its_own_time_alone() -> None:
    plain = {"seq": 1, "number": "26-07", "rescue_lane": "finance", "declared_by": "02", "given_by": ""}
    over = Incident(**plain, began_ms=10, ended_seq=2, ended_ms=20)
    assert [over.covers(at) for at in (9, 10, 20, 21)] == [False, True, True, False]
    on = Incident(**plain, began_ms=10, ended_seq=0, ended_ms=0)
    assert [on.covers(at) for at in (9, 10, 10**12)] == [False, True, True]
