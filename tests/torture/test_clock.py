"""A clock that is set in the middle of a day, by hours, over a change of summer time, to 1970 and to 2099."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from bookmaking import DAY, NOON_MS, HandClock, card_sale, cash_sale
from linemaking import DirectRoad, sender
from officemaking import Counter, make_counter
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.domain.clock import local_time
from shoebox.domain.entry import read_body
from shoebox.storage.verify import verify_book

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones are set another way there"),
]

HOUR_MS = 3_600_000
# POSIX's own words for zones, so that no list of zones is needed: east of Greenwich is minus there.
NEW_YORK, LORD_HOWE = "EST5EDT,M3.2.0,M11.1.0", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"
KATHMANDU, KOLKATA, ST_JOHNS = "<+0545>-5:45", "IST-5:30", "NST3:30NDT,M3.2.0,M11.1.0"
FIRST, LAST = 0, int(datetime(2099, 12, 31, 23, 59, tzinfo=UTC).timestamp() * 1000)


@dataclass
class ZoneClock(HandClock):
    """A clock that is set by hand, in the zone of this process."""

    def offset_min(self) -> int:
        return time.localtime(self.now_ms / 1000).tm_gmtoff // 60

    def jump(self, to_ms: int) -> None:
        """Set to another time; what runs by itself goes on by a second."""
        self.now_ms, self.mono = to_ms, self.mono + 1_000


@contextmanager
def zone(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@contextmanager
def counter(folder: Path, name: str, at_ms: int = NOON_MS) -> Iterator[tuple[Counter, ZoneClock]]:
    """A register in this zone with an open day."""
    with zone(name):
        clock = ZoneClock(at_ms)
        made = make_counter(folder / "store", clock=clock)
        made.open()
        try:
            yield made, clock
        finally:
            made.close()


def sell(made: Counter, amount_minor: int) -> None:
    made.house.till.record(cash_sale(amount_minor))


def must_be_in_order(made: Counter, day: str, sales: int) -> None:
    """By their numbers, on the day that was opened, each once; and the book proves itself."""
    book = made.house.book
    rows = book.sales(day)
    assert [row.amount_minor for row in rows] == list(range(1_000, 1_000 + sales))
    assert all(two.seq > one.seq for one, two in pairwise(rows))
    opened = book.open_day()
    assert opened is not None
    assert opened.day == day
    assert verify_book(book.path).ok


@pytest.mark.parametrize("seed", range(4))
def test_fifty_jumps_in_a_day_change_neither_order_nor_day(tmp_path: Path, seed: int) -> None:
    """Backwards and forwards by seconds to days, to 1970 and to 2099, with a sale after each: 200 in all."""
    chance, name = random.Random(seed), (NEW_YORK, LORD_HOWE, KATHMANDU, ST_JOHNS)[seed]
    with counter(tmp_path, name) as (made, clock):
        day = made.house.book.open_day().day
        for at in range(50):
            span = chance.choice((5_000, 90_000, HOUR_MS, 26 * HOUR_MS, 400 * 24 * HOUR_MS))
            to_ms = chance.choice((clock.now_ms - span, clock.now_ms + span, NOON_MS, FIRST, LAST))
            clock.jump(min(max(to_ms, FIRST), LAST))
            sell(made, 1_000 + at)
        must_be_in_order(made, day, 50)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (NEW_YORK, datetime(2026, 3, 8, 7, tzinfo=UTC)), (NEW_YORK, datetime(2026, 11, 1, 6, tzinfo=UTC)),
        (LORD_HOWE, datetime(2026, 4, 4, 15, tzinfo=UTC)), (LORD_HOWE, datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ],
    ids=["forward", "back", "half an hour back", "half an hour forward"],
)  # fmt: skip
def test_a_day_goes_over_a_change_of_summer_time(tmp_path: Path, name: str, change: datetime) -> None:
    """A sale each ten minutes from two hours before to two after: no notice, and each with the time on the wall."""
    at_ms = int(change.timestamp() * 1000)
    with counter(tmp_path, name, at_ms - 2 * HOUR_MS) as (made, clock):
        day, before = made.house.book.open_day().day, clock.offset_min()
        for at in range(24):
            clock.pass_min(10)
            sell(made, 1_000 + at)
        must_be_in_order(made, day, 24)
        assert made.house.book.notices == ()
        bodies = [read_body(entry.body) for entry in made.house.book.entries()][-24:]
        assert {body.offset_min for body in bodies} == {before, clock.offset_min()}
        assert before != clock.offset_min()
        for body in bodies:
            seen = datetime.fromtimestamp(body.wall_ms / 1000).astimezone()
            assert local_time(body.wall_ms, body.offset_min).isoformat() == seen.isoformat()


@pytest.mark.parametrize(("name", "minutes"), [(KATHMANDU, 345), (KOLKATA, 330), (ST_JOHNS, -210)])
def test_zones_with_parts_of_an_hour_are_kept_to_the_minute(tmp_path: Path, name: str, minutes: int) -> None:
    with counter(tmp_path, name) as (made, clock):
        assert clock.offset_min() == minutes
        sell(made, 1_000)
        body = read_body(list(made.house.book.entries())[-1].body)
        assert local_time(body.wall_ms, body.offset_min).utcoffset().total_seconds() == minutes * 60


def test_a_day_at_both_ends_of_time_is_counted_closed_and_sealed(tmp_path: Path) -> None:
    """Sold in 2099, counted in 1970: papers and box come all the same, and the next day is not the clock's."""
    with counter(tmp_path, NEW_YORK) as (made, clock):
        clock.jump(LAST)
        recorded = made.house.till.record(card_sale(1))
        assert made.house.receipt(recorded.row).exists()
        clock.jump(FIRST)
        made.count_empty()
        made.count_paper()
        made.end()
        papers = made.house.closing_papers()
        assert papers.report.exists()
        assert papers.label.exists()
        stick = tmp_path / "STICK-7"
        stick.mkdir()
        assert made.house.seal_to(stick, clerk="02").exists()
        assert {notice.code for notice in made.house.book.notices} >= {"book.clock_back_hours"}


def test_a_jump_is_said_in_hours_and_the_sale_stands(tmp_path: Path) -> None:
    with counter(tmp_path, NEW_YORK) as (made, clock):
        clock.jump(clock.now_ms + 30 * HOUR_MS)
        sell(made, 1_000)
        said = [notice.words for notice in made.house.book.notices]
        assert any("29 hours past" in words or "30 hours past" in words for words in said)
        clock.jump(NOON_MS)
        sell(made, 1_001)
        assert any("went back by 30 hours" in notice.words for notice in made.house.book.notices)
        must_be_in_order(made, DAY, 2)


def test_a_likely_twin_is_no_negative_time_ago(tmp_path: Path) -> None:
    """The same card and amount after the clock went back two hours: it is asked about, nought minutes ago."""
    with counter(tmp_path, NEW_YORK) as (made, clock):
        made.house.till.record(card_sale(1))
        clock.jump(clock.now_ms - 2 * HOUR_MS)
        twin = made.house.till.twin(card_sale(2, amount_minor=1_001, last4="4001"))
        assert twin is not None
        assert twin.minutes >= 0


def test_head_office_takes_what_such_a_clock_wrote_and_flags_it(tmp_path: Path) -> None:
    with counter(tmp_path, NEW_YORK) as (made, clock), Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(made.house.book.enrolment())
        for at, to_ms in enumerate((LAST, FIRST, NOON_MS)):
            clock.jump(to_ms)
            sell(made, 1_000 + at)
        assert sender(made.house.book, central, DirectRoad(central)).once().kind is LineKind.UP_TO_DATE
        assert [flag.code for flag in central.flags()] == ["flag.clock_ahead"]
