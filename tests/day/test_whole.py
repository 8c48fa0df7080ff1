"""Two registers with the same figures are one store-day with twice of everything that can be added."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial

import pytest

from paper import samples
from shoebox.day.whole import line_order, register_line, whole_day
from shoebox.domain.day import BookPart, DayFigures, GapNote, PeopleLine, StruckLine
from shoebox.domain.refunding import AloneLine
from shoebox.domain.registers import Came, RegisterLine
from shoebox.domain.slip import BackLine

CORRECTED = samples.rest(corrections=samples.corrections())
BACK = BackLine(seq=9, taken_from="pad", first="085100151", last="085100200", reason="has fifty", by="M.O. D.K.")
CHEAPER = StruckLine(seq=17, text="Coat, a button is missing", by="D.K. M.O.", amount_minor=-1_000)
TORN = GapNote(slips=("085100003",), explanation="torn", initials="D.K.", how="spoiled")
GUESSED = PeopleLine(seq=19, number="02", name="Maria Okafor", tries=5)
ALONE = AloneLine(by="D.K.", count=2, amount_minor=4_500)
OWN = samples.figures(
    **CORRECTED,
    parts_before=(BookPart(epoch=1, sales=1, net_minor=100),),
    acknowledged=7,
    paper_note="one was wet",
    taken_back=(BACK,),
    overrides=(CHEAPER,),
    spoils=(TORN,),
    people=(GUESSED,),
    alone_back=(ALONE,),
    returns_held=2,
    gift_promises=1,
)
OTHER = replace(OWN, register="1")
whole = partial(whole_day, largest_shown=5)
WHOLE = whole(OWN, [OTHER], [register_line(OWN, Came.OWN), register_line(OTHER, Came.HERE)])
ADDED = (
    "taken_minor", "sales", "tax_minor", "slips_in_book", "slips_by_hand", "entries", "acknowledged", "on_stick",
    "spoiled", "pickups_released", "pickups_held", "returns_held", "gift_promises",
)  # fmt: skip
LISTED = (
    "pads", "gaps", "struck", "corrections", "no_sales", "exempt", "pickups", "taken_back", "overrides", "spoils",
    "people", "parts_before", "alone_back",
)  # fmt: skip
# What only this register's book can say, and what is worked out from the registers' own lines.
OWN_ONLY = {
    "store", "store_name", "register", "incident", "declared", "day", "z_no", "currency", "step", "opened_ms",
    "closed_ms", "offset_min", "opened_by", "closed_by", "cash", "counts", "tolerance_minor",
    "box_no", "seal", "first_seq", "last_seq", "digest", "previous_digest", "blockers", "grand", "own_sums",
    "float_off_minor", "custody", "checks", "deposit", "versions", "plate", "refused", "refused_there", "out_twice",
    "shared_orders", "incidents", "before", "moved_before", "paper_note", "unsent", "alone", "partly_here",
}  # fmt: skip
MADE = {
    "tenders",
    "hours",
    "risks",
    "largest",
    "sums",
    "registers",
    "drawers",
    "at_risk",
    "pieces",
    "by_network",
    "parts",
    "pads_twice",
    "nothing_to_count",
}
WORKED_OUT = {"pickups_released", "pickups_held"}


@pytest.mark.parametrize("name", ADDED)
def test_sums_are_added(name: str) -> None:
    assert getattr(WHOLE, name) == 2 * getattr(OWN, name) > 0


@pytest.mark.parametrize("name", LISTED)
def test_lists_follow_one_another(name: str) -> None:
    assert len(getattr(WHOLE, name)) == 2 * len(getattr(OWN, name)) > 0


def test_every_figure_has_its_place() -> None:
    """A figure that is new one day is either added, listed, made anew, or this register's own: never forgotten."""
    assert {field.name for field in fields(DayFigures)} == {*ADDED, *LISTED, *OWN_ONLY, *MADE} - WORKED_OUT
    assert {name for name in OWN_ONLY if getattr(WHOLE, name) != getattr(OWN, name)} == set()


@pytest.mark.parametrize(("own", "other"), [(True, True), (True, False), (False, True), (False, False)])
def test_nothing_was_to_be_counted_where_no_register_had_anything(own: bool, other: bool) -> None:
    figures = replace(OWN, nothing_to_count=own)
    assert whole(figures, [replace(OTHER, nothing_to_count=other)], []).nothing_to_count is (own and other)


def test_tenders_hours_and_risks_keep_their_lines_and_double_their_money() -> None:
    for name in ("tenders", "risks"):
        one, both = getattr(OWN, name), getattr(WHOLE, name)
        assert [line.name for line in both] == [line.name for line in one]
        assert [line.count for line in both] == [2 * line.count for line in one]
    assert [(hour, 2 * sales) for hour, sales, _ in OWN.hours] == [(hour, sales) for hour, sales, _ in WHOLE.hours]
    assert WHOLE.sums == OWN.sums + OWN.sums
    assert WHOLE.at_risk == (2 * OWN.at_risk[0], 2 * OWN.at_risk[1])
    assert sum(line.net_minor for line in WHOLE.tenders) == WHOLE.taken_minor
    assert WHOLE.pieces == OWN.pieces
    assert WHOLE.over_short_minor == 2 * OWN.over_short_minor
    assert [line.amount_minor for line in WHOLE.largest] == [99_900, 99_900, 92_745, 92_745, 85_590]


def test_a_register_nobody_counted_leaves_the_whole_uncounted() -> None:
    uncounted = replace(OTHER, slips_by_hand=-1)
    assert whole(OWN, [uncounted], [register_line(OWN, Came.OWN)]).slips_by_hand == -1


def test_what_came_late_stands_last() -> None:
    lines = [RegisterLine(register="1", came=Came.LATE, day="2026-11-11"), RegisterLine(register="2", came=Came.OWN)]
    assert [line.register for line in sorted(lines, key=line_order)] == ["2", "1"]


def test_hours_of_registers_stand_in_the_order_of_the_day() -> None:
    """Register 1 sold from 8 to 20, register 2 from 19 to after midnight; the day does not begin at midnight."""
    one = replace(OWN, hours=tuple((hour, 1, 100) for hour in (8, 12, 20)))
    late = replace(OWN, register="2", hours=tuple((hour, 1, 100) for hour in (19, 20, 0)))
    lines = [register_line(one, Came.OWN), register_line(late, Came.HERE)]
    assert whole(one, [late], lines).hours == ((8, 1, 100), (12, 1, 100), (19, 1, 100), (20, 2, 200), (0, 1, 100))
    assert whole(late, [one], lines).hours[0][0] == 8


def test_the_largest_of_a_store_day_are_as_many_as_the_policy_shows() -> None:
    """Three registers with one sale each, where five are shown: all three."""
    lone = replace(OWN, largest=OWN.largest[:1])
    three = whole(lone, [replace(lone, register=name) for name in ("1", "3")], [])
    assert len(three.largest) == 3
    assert len(whole_day(OWN, [OTHER], [], largest_shown=3).largest) == 3
