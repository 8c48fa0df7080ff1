"""A day that nobody closed: the morning after, both windows say so before a sale goes into the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from bookmaking import STAFF
from desk.register.counter import at_the_counter, new_house, next_day, sold
from shoebox.desk.look import Meaning
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.policy import Policy
from shoebox.handover.store import StoreHouse

HOUR_MS = 3_600_000
SAID = "The day 2026-11-12 is open still"


@pytest.fixture
def house(tmp_path) -> Iterator[StoreHouse]:
    """Open since Thursday, 07:00 in the store."""
    made = new_house(tmp_path / "085-2")
    yield made
    made.book.close()


def test_a_register_that_ran_through_the_night_says_it_to_who_signs_in(house, lanes, shown):
    """Locked at night with Thursday open, and opened by a PIN at 07:00 on Friday."""
    sold(house)
    window = at_the_counter(house, lanes)
    shown(window, 1024, 768)
    assert SAID not in window.banners.shown()
    window.lock.lock()
    house.clock.now_ms += 24 * HOUR_MS
    window.take_person(STAFF.by_number("17"))
    assert window.banners.shown().startswith(SAID)
    assert "2026-11-13" in window.banners.shown()
    assert window.banner._meaning is Meaning.WAITING


def test_the_office_says_it_until_it_is_closed(house, lanes, shown):
    house.clock.now_ms += 24 * HOUR_MS
    window = OfficeWindow(house, lanes, person=STAFF.by_number("02"))
    shown(window, 1024, 768)
    assert window.banners.shown().startswith(SAID)
    next_day(house)
    house.clock.now_ms -= 24 * HOUR_MS
    window.refresh()
    assert SAID not in window.banners.shown()


@pytest.mark.parametrize(
    ("now", "ends", "is_left"),
    [
        ("2026-11-12T23:59", 5, False),
        ("2026-11-13T04:59", 5, False),
        ("2026-11-13T05:00", 5, True),
        ("2026-11-13T00:00", 0, True),
        ("2026-11-13T22:59", 23, False),
        ("2026-11-11T20:00", 5, False),  # begun on the evening before
    ],
)
def test_a_day_ends_by_the_policys_hour_of_the_morning_after(now, ends, is_left):
    policy = replace(Policy(), day_ends_hour=ends)
    assert policy.is_left_open("2026-11-12", datetime.fromisoformat(now)) is is_left


def test_practice_warns_of_no_day(house):
    house.clock.now_ms += 24 * HOUR_MS
    house.book.training = True
    assert house.book_warnings() == ()
