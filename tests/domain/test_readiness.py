"""How a store stands: what was ticked, which edition lies at the registers, and what the calendar says of it."""

from __future__ import annotations

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import Checked, drill_day, readiness

POLICY = Policy(readiness=("Imprinter", "Torch"), slips_ready_min=150, readiness_months_max=3, drill_months_max=6)
TODAY = "2026-11-12"


def checked(**changes) -> Checked:
    said = {
        "seq": 7, "day": "2026-10-01", "checked_by": "02", "in_place": ("Imprinter", "Torch"), "booklet": "A1B2C3",
        "drilled": "2026-06-01", "note": "",
    }  # fmt: skip
    return Checked(**(said | changes))


def stands(last: Checked | None, *, slips_left: int = 200, edition: str = "A1B2C3", today: str = TODAY):
    return readiness(POLICY, last, slips_left=slips_left, edition=edition, today=today)


def lacks(found) -> list[str]:
    return [line.item or str(line.part) for line in found.missing]


def test_everything_in_place():
    found = stands(checked())
    assert (found.ready, len(found.lines), lacks(found)) == (6, 6, [])
    assert (found.next_check, found.next_drill) == ("2027-01-01", "2026-12-01")


def test_nobody_has_looked():
    """The slips are known all the same."""
    found = stands(None)
    assert lacks(found) == ["Imprinter", "Torch", "booklet", "drill", "check"]
    assert (found.ready, found.next_check, found.next_drill) == (1, "", "")


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"in_place": ("Torch",)}, "Imprinter"),
        ({"in_place": ("Torch", "Imprinter of old")}, "Imprinter"),
        ({"booklet": ""}, "booklet"),
        ({"booklet": "000000"}, "booklet"),
        ({"drilled": ""}, "drill"),
        ({"drilled": "2026-05-11"}, "drill"),
        ({"day": "2026-08-11"}, "check"),
    ],
)
def test_one_thing_is_missing(change, lack):
    assert lacks(stands(checked(**change))) == [lack]


def test_the_last_good_day_is_good():
    assert lacks(stands(checked(day="2026-08-12", drilled="2026-05-12"))) == []


def test_slips_run_low_after_the_check():
    assert lacks(stands(checked(), slips_left=149)) == ["slips"]
    assert lacks(stands(checked(), slips_left=150)) == []


def test_pages_that_can_not_be_read_are_no_printed_booklet():
    assert lacks(stands(checked(booklet=""), edition="")) == ["booklet"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", ""), ("today", TODAY), ("2026-11-03", "2026-11-03"), ("2026-6-3", "2026-06-03"), ("3 Nov", "2026-11-03"),
        ("3. november", "2026-11-03"), (" 12  NOV ", TODAY), ("13 Nov", "2025-11-13"), ("1 Jan", "2026-01-01"),
        ("3 Nov 2024", "2024-11-03"), ("1 ene", "2026-01-01"), ("3 agosto", "2026-08-03"), ("hoy", TODAY),
    ],
)  # fmt: skip
def test_a_day_as_people_type_it(typed, day):
    assert drill_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["2026-11-13", "3 Nov 2027", "31 Feb", "last week", "3/11", "0 Nov", "2026-13-01", "9" * 30, "3 Nvm"]
)
def test_what_is_no_day_in_the_past_is_refused(typed):
    with pytest.raises(Refusal) as caught:
        drill_day(typed, TODAY)
    assert caught.value.code == "readiness.drill"
