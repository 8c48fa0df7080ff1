"""Numbered paper at hand: received, issued, printed out of a range, and how long it lasts. No number twice.

Register 2 has a pad of 100; four slips a day are its pace.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import CLERK, MANAGER, POLICY, STAFF
from daymaking import Office
from shoebox.day import DayRoom
from shoebox.domain.acts import PadIssued
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.papers import SLIPS_PRINTED_MAX
from shoebox.domain.slip import RANGE_NUMBERS_MAX, Pad, SlipStock
from shoebox.domain.slip_pace import HOUR_MS, DayUse, PaceFrom

RANGE = ("085190001", "085190050")


def refused(code: str, act) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert "?" not in str(caught.value)
    return caught.value


def test_paper_in_the_cupboard_and_on_pads(office: Office) -> None:
    """1,000 received; a pad of 100 of them issued; 4 slips used in three hours of twelve: 16 a day."""
    slips = office.room.slips
    before = slips.stock()
    slips.receive("085200001", "085201000", CLERK)
    slips.issue_pad(Pad("085200001", "085200100"), CLERK)
    office.open()
    for number in range(1, 5):
        office.slip(number)
    office.clock.pass_min(180)
    stock = slips.stock()
    assert stock.in_cupboard == 900
    assert stock.on_pads == before.on_pads + 100 - 4
    assert (stock.used_a_day, stock.pace_from, stock.pace_hours, stock.used_today) == (16, PaceFrom.TODAY, 3, 4)
    assert stock.days_left == stock.at_hand // 16


def test_a_mornings_slips_are_no_days(office: Office) -> None:
    """Six in the first half hour say nothing of the day; the hours of the policy say how long is too short."""
    office.open()
    for number in range(1, 7):
        office.slip(number)
    office.clock.pass_min(30)
    stock = office.room.slips.stock()
    assert (stock.used_a_day, stock.days_left, stock.pace_from, stock.used_today) == (0, None, PaceFrom.TOO_EARLY, 6)
    eager = DayRoom(office.book, replace(POLICY, slips_pace_hours_min=0, open_hours=10), STAFF, office.clock)
    assert 110 < eager.slips.stock().used_a_day <= 120


@given(
    used=st.integers(0, 500), opened_h=st.integers(0, 12), sold_h=st.integers(1, 12), late_h=st.integers(0, 11),
    is_over=st.booleans(),
)  # fmt: skip
def test_a_pace_is_never_below_what_was_used_and_the_same_when_all_is_doubled(
    used: int, opened_h: int, sold_h: int, late_h: int, is_over: bool
) -> None:
    """An incident that began after the opening makes the pace faster, never slower."""
    opened = opened_h * HOUR_MS
    until = opened + sold_h * HOUR_MS
    plain = DayUse(used=used, opened_ms=opened, until_ms=until, is_over=is_over)
    whole = plain.whole_day(open_hours=12, least_hours=1)
    assert whole is not None
    assert whole >= used
    assert (whole == used) is (is_over or sold_h >= 12 or not used)
    late = replace(plain, began_ms=opened + min(late_h, sold_h - 1) * HOUR_MS).whole_day(open_hours=12, least_hours=1)
    assert late is not None
    assert late >= whole
    double = replace(plain, used=2 * used).whole_day(open_hours=12, least_hours=1)
    assert double in (2 * whole, 2 * whole - 1)
    assert plain.whole_day(open_hours=12, least_hours=13) == (used if is_over else None)


def test_it_is_time_to_order_while_an_order_still_comes_in_time(office: Office) -> None:
    """At 4 a day an order of 5 days is placed at 20 slips; 19 are low, and so is none though nobody used any yet."""
    stock = SlipStock(on_pads=20, in_cupboard=0, to_print=900, next_printed=None, used_a_day=4, reorder_days=5)
    assert (stock.reorder_point, stock.days_left, stock.is_low) == (20, 5, False)
    assert replace(stock, on_pads=19).is_low
    assert not replace(stock, on_pads=1, used_a_day=0).is_low
    assert replace(stock, on_pads=0, used_a_day=0).is_low
    assert office.room.slips.stock().days_left is None


def test_the_faster_of_today_and_yesterday_is_the_pace(office: Office) -> None:
    office.open()
    for number in range(1, 7):
        office.slip(number)
    office.settle()
    office.open("2026-11-13")
    office.slip(7)
    stock = office.room.slips.stock()
    assert (stock.used_a_day, stock.pace_from, stock.used_today) == (6, PaceFrom.DAY_BEFORE, 1)


def test_numbers_are_printed_in_order_and_become_a_pad(office: Office) -> None:
    """50 given: 20, then 30; the account of pads has both, marked as printed; then none is left."""
    slips = office.room.slips
    refused("slip.no_range", lambda: slips.take_to_print(1, MANAGER))
    slips.give_range(*RANGE, "Operations, by phone", MANAGER)
    assert slips.stock().next_printed == Pad(*RANGE)
    assert slips.take_to_print(20, MANAGER) == Pad("085190001", "085190020")
    assert int(refused("slip.range_short", lambda: slips.take_to_print(31, MANAGER)).facts["left"]) == 30
    assert slips.take_to_print(30, MANAGER) == Pad("085190021", "085190050")
    refused("slip.no_range", lambda: slips.take_to_print(1, MANAGER))
    printed = [act for _, _, act in office.book.of_kind(Kind.PAD_ISSUED) if isinstance(act, PadIssued) and act.printed]
    assert [act.first for act in printed] == ["085190001", "085190021"]
    assert Pad("085190001", "085190020") in office.book.pads()
    assert slips.stock().to_print == 0


def test_what_is_refused(office: Office) -> None:
    """Not by a clerk; not too many; not the same numbers again, whether received, given, or on a pad."""
    slips = office.room.slips
    refused("day.role", lambda: slips.give_range(*RANGE, "Operations", CLERK))
    refused("slip.given_by", lambda: slips.give_range(*RANGE, " ", MANAGER))
    refused("slip.pad", lambda: slips.receive("085300001", f"{85_300_001 + RANGE_NUMBERS_MAX:09d}", CLERK))
    pad = office.book.pads()[0]
    refused("slip.range_overlaps", lambda: slips.give_range(pad.last, pad.last, "Operations", MANAGER))
    slips.give_range(*RANGE, "Operations", MANAGER)
    refused("slip.range_overlaps", lambda: slips.give_range(RANGE[1], "085190060", "Operations", MANAGER))
    refused("slip.range_overlaps", lambda: slips.receive(RANGE[0], RANGE[0], CLERK))
    refused("day.role", lambda: slips.take_to_print(1, CLERK))
    for count in (0, SLIPS_PRINTED_MAX + 1):
        refused("slip.print_count", lambda count=count: slips.take_to_print(count, MANAGER))
    slips.take_to_print(5, MANAGER)
    refused("day.pad_overlaps", lambda: slips.issue_pad(Pad("085190003", "085190004"), CLERK))


def test_a_pad_issued_out_of_the_range_is_not_printed_again(office: Office) -> None:
    """A preprinted pad of 085 190 001 to 010 turns up: printing goes on behind it."""
    slips = office.room.slips
    slips.give_range(*RANGE, "Operations", MANAGER)
    slips.issue_pad(Pad("085190001", "085190010"), CLERK)
    assert slips.take_to_print(2, MANAGER) == Pad("085190011", "085190012")


def test_policy_says_how_long_an_order_takes(office: Office) -> None:
    room = DayRoom(office.book, replace(POLICY, slips_reorder_days=9), STAFF, office.clock)
    assert room.slips.stock().reorder_days == 9


ENDS = st.integers(0, 60).flatmap(lambda first: st.tuples(st.just(first), st.integers(first, 60)))


def pad(ends: tuple[int, int]) -> Pad:
    return Pad(f"{ends[0]:06d}", f"{ends[1]:06d}")


@given(ENDS, st.lists(ENDS, max_size=6))
def test_what_is_left_of_a_range_is_each_number_on_no_other(given_ends, others) -> None:
    """Any range, any pads: the runs hold just the numbers on none of them, in order, none twice."""
    whole, pads = pad(given_ends), [pad(ends) for ends in others]
    runs = whole.without(pads)
    left = [number for run in runs for number in run.numbers()]
    assert left == [number for number in whole.numbers() if not any(number in other for other in pads)]
    assert not any(one.overlaps(other) for one in runs for other in pads)
