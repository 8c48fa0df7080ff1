"""After which slip of each pad every form must be blank, as an outage ends.

Register 1 has the pads 085 100 001 to 020 and, where a test gives it, 085 100 101 to 110.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, MANAGER
from daymaking import Office, make_office
from shoebox.day.last_slips import last_on_each_pad, last_on_the_pad, last_slips
from shoebox.domain.slip import Pad


def number(at: int) -> str:
    return f"{85_100_000 + at:09d}"


@pytest.fixture
def selling(office: Office) -> Office:
    office.open()
    return office


def lasts(office: Office) -> list[str]:
    return [one.slip for one in last_slips([office.book])]


def second_pad(office: Office) -> None:
    office.room.slips.issue_pad(Pad(number(101), number(110)), MANAGER)


def test_a_late_slip_keyed_last_is_not_the_last_of_the_pad(selling: Office) -> None:
    """1, 2 and 4 on Friday, 3 turns up and is keyed on Saturday: after 4 they must be blank, and 4 is used."""
    for at in (1, 2, 4, 3):
        selling.slip(at)
    assert lasts(selling) == [number(4)]


def test_each_pad_has_its_own(selling: Office) -> None:
    """Two imprinters, two pads: the lower pad is keyed from last, and a late slip of the upper one after it."""
    second_pad(selling)
    assert lasts(selling) == ["", ""]
    for at in (101, 1, 103, 2, 102):
        selling.slip(at)
    assert lasts(selling) == [number(2), number(103)]
    assert last_on_the_pad(selling.book) == number(103)
    assert last_on_each_pad(selling.book) == (number(2), number(103))


def test_of_one_pad_alone_nothing_more_is_said(selling: Office) -> None:
    """A second pad that nobody has begun is not in use."""
    second_pad(selling)
    selling.slip(1)
    assert last_on_each_pad(selling.book) == ()


def test_a_voided_and_a_spoiled_slip_are_written_on_too(selling: Office) -> None:
    selling.slip(1)
    selling.void(selling.slip(3))
    assert lasts(selling) == [number(3)]
    selling.room.slips.report((number(4), ""), how="spoiled", explanation="coffee", clerk=CLERK)
    selling.slip(2)
    assert lasts(selling) == [number(3)], "a form spoiled out of turn lies in the box, and is no end of the others"


def test_stolen_from_the_end_of_the_pad_are_no_last_slips(selling: Office) -> None:
    """18 to 20 are gone: 5 to 17 must still be blank after 4."""
    selling.slip(4)
    selling.room.slips.report((number(18), number(20)), how="stolen", explanation="torn out", clerk=CLERK)
    assert lasts(selling) == [number(4)]


def test_a_pad_without_blank_forms_is_not_named(selling: Office) -> None:
    """17 is the last one written, 18 to 20 are gone, or the pad is written to its end: nothing must be blank on it."""
    second_pad(selling)
    selling.slip(17)
    selling.room.slips.report((number(18), number(20)), how="lost", explanation="fell into a bucket", clerk=CLERK)
    assert lasts(selling) == [""]
    selling.slip(110)
    assert lasts(selling) == []


@given(st.permutations(range(1, 9)), st.integers(min_value=1, max_value=8))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_whatever_order_they_are_keyed(tmp_path_factory, order: list[int], keyed: int) -> None:
    """The highest of those keyed, and never one below a slip that is used."""
    with make_office(tmp_path_factory.mktemp("store")) as office:
        office.open()
        for at in order[:keyed]:
            office.slip(at)
        assert lasts(office) == [number(max(order[:keyed]))]
