"""When central went down, as somebody types it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shoebox.domain.clock import local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident, moment_ms, since_ms, written_ms

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
    over = Incident(**plain, began_ms=NOON_MS + 37_000, ended_seq=2, ended_ms=NOON_MS + HOUR_MS)
    times = (NOON_MS - 60_000, NOON_MS, NOON_MS + HOUR_MS, NOON_MS + HOUR_MS + 1)
    assert [over.covers(at) for at in times] == [False, True, True, False]
    on = Incident(**plain, began_ms=NOON_MS, ended_seq=0, ended_ms=0)
    assert [on.covers(at) for at in (NOON_MS - 60_000, NOON_MS, 2 * NOON_MS)] == [False, True, True]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0630", "11-12 06:30"), ("11 0830", "11-11 08:30"), ("11. 8:30", "11-11 08:30"),
     ("-1 0830", "11-11 08:30"), ("-2 23:59", "11-10 23:59"), ("-0 0700", "11-12 07:00"), ("12 0700", "11-12 07:00"),
     ("13 0830", "10-13 08:30"), ("31 0.00", "10-31 00:00"), ("9  0830", "11-09 08:30"), ("-30 0830", "10-13 08:30")],
)  # fmt: skip
def test_a_slip_says_its_day_too(typed: str, said: str) -> None:
    """It is 07:00 in the store on Thursday 12 November."""
    when = local_time(written_ms(typed, now_ms=NOON_MS, offset_min=-300), -300)
    assert f"{when:%m-%d %H:%M}" == said


@pytest.mark.parametrize(
    ("typed", "code"),
    [("0701", "till.written_ahead"), ("2350", "till.written_ahead"),
     ("12 0830", "till.happened"), ("-0 0701", "till.happened"), ("0 0830", "incident.time"),
     ("32 08:30", "incident.time"), ("11 2460", "incident.time"), ("11", "incident.time"), ("-1", "incident.time"),
     ("11 08", "incident.time"), ("110830", "incident.time"), ("١١ 0830", "incident.time")],
)  # fmt: skip
def test_no_day_and_time_that_was_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        written_ms(typed, now_ms=NOON_MS, offset_min=-300)
    assert refused.value.code == code


PAST_MIDNIGHT = {"now_ms": NOON_MS + int(17.5 * HOUR_MS), "offset_min": -300, "day": "2026-11-12"}


def test_past_midnight_the_open_days_evening_is_meant() -> None:
    """It is 00:30 on Friday, and Thursday's day is open."""
    ago = [PAST_MIDNIGHT["now_ms"] - written_ms(typed, **PAST_MIDNIGHT) for typed in ("2350", "0029")]
    assert ago == [40 * 60_000, 60_000]


@pytest.mark.parametrize("typed", ["0035", "1000"])
def test_past_midnight_a_time_of_the_new_day_is_asked_about(typed: str) -> None:
    """00:35 is read off by somebody whose clock is right, five minutes before this one."""
    with pytest.raises(Refusal) as refused:
        written_ms(typed, **PAST_MIDNIGHT)
    assert refused.value.code == "till.written_ahead"


def test_a_plus_is_today_whatever_the_clock_reads_here() -> None:
    """07:20 of a shop whose register's clock says 07:00; no plus makes a time of what is none."""
    assert written_ms("+0720", now_ms=NOON_MS, offset_min=-300) - NOON_MS == 20 * 60_000
    assert NOON_MS - written_ms("+0640", now_ms=NOON_MS, offset_min=-300) == 20 * 60_000
    with pytest.raises(Refusal):
        written_ms("+2560", now_ms=NOON_MS, offset_min=-300)


def test_the_evening_of_a_day_that_is_still_open_is_its_own() -> None:
    """07:00 of the 12th: with the 11th open 23:50 was its evening, with the 10th it is asked."""
    said = {"now_ms": NOON_MS, "offset_min": -300}
    assert NOON_MS - written_ms("23:50", **said, day="2026-11-11") == (7 * 60 + 10) * 60_000
    with pytest.raises(Refusal):
        written_ms("23:50", **said, day="2026-11-10")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0630", "2026-11-12 06:30"), ("9 1740", "2026-11-09 17:40"), ("-3 17:40", "2026-11-09 17:40"),
     ("2026-11-06 1740", "2026-11-06 17:40"), ("12 0830", "2026-11-12 08:30"), ("-120 0000", "2026-07-15 00:00"),
     ("2026-11-13 0700", "2026-11-13 07:00")],
)  # fmt: skip
def test_a_beginning_is_said_with_its_day_and_may_be_a_mistake(typed: str, said: str) -> None:
    """It is 07:00 in the store on Thursday 12 November; whether it is to come is for the policy to judge."""
    assert f"{local_time(moment_ms(typed, now_ms=NOON_MS, offset_min=-300), -300):%Y-%m-%d %H:%M}" == said


@pytest.mark.parametrize("typed", ["2026-02-30 0700", "2026-11-12", "12.11. 0700", "-1000 0700"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        moment_ms(typed, now_ms=NOON_MS, offset_min=0)
    assert refused.value.code == "incident.time"
