"""A disk that fills is told in time, with how many sales still fit."""

from __future__ import annotations

import pytest

from shoebox.domain.disk_room import ENTRY_BYTES_MIN, RESERVE_BYTES, DiskRoom, roughly
from shoebox.domain.policy import Policy

MB = 1_000_000


def test_what_fits_leaves_room_to_close_the_day():
    assert DiskRoom(free_bytes=RESERVE_BYTES + 10 * ENTRY_BYTES_MIN).sales_left == 10
    assert DiskRoom(free_bytes=RESERVE_BYTES + 10 * ENTRY_BYTES_MIN, entry_bytes=2 * ENTRY_BYTES_MIN).sales_left == 5
    assert DiskRoom(free_bytes=RESERVE_BYTES - 1).sales_left == 0
    assert DiskRoom(free_bytes=0).sales_left == 0


@pytest.mark.parametrize(
    ("free_mb", "today", "least_mb", "days", "low"),
    [
        (500, 0, 500, 14, False),
        (499, 0, 500, 14, True),  # whatever fills it
        (600, 300, 500, 14, False),
        (600, 60_000, 500, 14, True),  # a busy register: not two weeks of days like this
        (600, 60_000, 500, 0, False),  # not asked
        (1, 0, 0, 0, False),
    ],
)
def test_it_is_low_by_what_is_free_or_by_how_long_it_lasts(free_mb, today, least_mb, days, low):
    room = DiskRoom(free_bytes=free_mb * MB, entries_today=today)
    assert room.is_low(Policy(disk_free_mb_min=least_mb, disk_days_min=days)) is low


@pytest.mark.parametrize(("number", "said"), [(0, 0), (7, 7), (99, 90), (412, 400), (187_654, 100_000), (-3, 0)])
def test_what_is_said_is_the_same_for_a_while(number, said):
    assert roughly(number) == said
