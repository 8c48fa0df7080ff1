"""Registers that go by two lanes, on the pages of the office: each one's number and lane, and what to do."""

from __future__ import annotations

import pytest

from bookmaking import declare
from desk.trial import seen
from officemaking import counter_in
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.day_words import tender_name
from shoebox.desk.office.window import OfficeWindow

REKEYS = "Register 085-1: 26-08 since Thu 12 Nov, 02:42, the store keys its slips"
FINANCE = "Register 085-2: 26-07 since Thu 12 Nov, 02:42, Finance charges its slips"


@pytest.fixture
def counter(tmp_path):
    with counter_in(tmp_path / "store") as made:
        yield made


@pytest.mark.parametrize("page", ["close", "registers"])
def test_both_pages_say_so_and_what_to_do(counter, shown, page):
    """Register 1 is under 26-08, the store keys its slips; this one is under 26-07 of Finance."""
    counter.two_lanes()
    window = OfficeWindow(counter.house, Lanes.inline(), person=counter.manager)
    window.lead_to(page)
    shown(window)
    said = seen(window.office_page(page))
    for part in ("The registers go by two rescue lanes", REKEYS, FINANCE, "keep boxes apart"):
        assert part in said, part


def test_two_numbers_of_one_lane_are_for_head_office_to_join(counter, shown):
    counter.two_numbers()
    window = OfficeWindow(counter.house, Lanes.inline(), person=counter.manager)
    window.lead_to("close")
    shown(window)
    said = seen(window.office_page("close"))
    assert "The registers go by two incident numbers" in said
    assert "Tell head office both: it gives one number to all." in said


def test_a_brand_of_both_lanes_is_two_lines_on_the_close(counter, shown):
    """A slip of Finance's incident and, after it, one of an incident whose slips the store keys."""
    before_ms = counter.clock.wall_ms()
    counter.clock.pass_min(5)
    counter.end_outage()
    counter.clock.pass_min(5)
    declare(counter.house.book, number="26-08", lane="rekey", began_ms=counter.clock.wall_ms())
    counter.open()
    counter.sell_one()
    counter.sell_before(before_ms)
    window = OfficeWindow(counter.house, Lanes.inline(), person=counter.manager)
    window.lead_to("close")
    shown(window)
    page = window.office_page("close")
    assert [tender_name(page.seen, line) for line in page.seen.figures.tenders] == ["Visa, Finance", "Visa, to key"]
