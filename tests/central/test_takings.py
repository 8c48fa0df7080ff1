"""What waits for a journal: closed days that came, whole, in any order, and the rest of a book that was left."""

from __future__ import annotations

import pytest

from boxmaking import MemoryRegister, before_act
from shoebox.central import Central
from shoebox.domain.journal import Stretch, Takings


@pytest.fixture
def register(central: Central) -> MemoryRegister:
    """Register 1 of store 085, which head office knows."""
    made = MemoryRegister()
    central.enrol(made.enrolment)
    return made


def day(register: MemoryRegister, date: str, *minors: int) -> bytes:
    register.open(date)
    for minor in minors:
        register.sale(minor, tender="cash")
    return register.close()


def cash(takings: Takings) -> int:
    return sum(one.minor for one in takings.postings if one.account == "cash_drawer")


def test_a_box_is_a_day_and_one_that_is_posted_waits_no_more(central: Central, register: MemoryRegister) -> None:
    """Two days came; the first stands in a journal already."""
    for date, minor in (("2026-11-12", 500), ("2026-11-13", 700)):
        central.take_box(date, day(register, date, minor))
    first, second = central.takings_due(())
    assert (first.day, cash(first), first.box_no) == ("2026-11-12", 500, "085-1-0001")
    assert central.takings_due((first.stretch,)) == (second,)
    assert central.stretches_due((first.stretch,)) == (second.stretch,)


def test_an_open_day_waits_for_its_close(central: Central, register: MemoryRegister) -> None:
    """The day came by line and is not closed; then it is, by line as well."""
    register.open()
    register.sale(500, tender="cash")
    central.line.take("by line", register.parcel())
    assert central.takings_due(()) == ()
    register.close()
    central.line.take("by line", register.parcel(len(register.entries)))
    (only,) = central.takings_due(())
    assert cash(only) == 500


def test_a_void_waits_until_its_sale_has_come(central: Central, register: MemoryRegister) -> None:
    """The box with yesterday's sale is on a stick somewhere; today's strikes it out."""
    register.open("2026-11-12")
    sold = register.sale(500, tender="cash")
    yesterday = register.close()
    register.open("2026-11-13")
    register.void(sold)
    today = register.close()
    central.take_box("today", today)
    assert central.takings_due(()) == ()
    assert len(central.stretches_due(())) == 1
    central.take_box("yesterday", yesterday)
    assert [cash(one) for one in central.takings_due(())] == [500, -500]


def test_what_stands_after_the_last_box_of_a_book_that_was_left(central: Central, register: MemoryRegister) -> None:
    """A day of 5.00, then 7.00 of a day that is never closed: the register went on in another book. Later 9.00 come."""
    central.take_box("one", day(register, "2026-11-12", 500))
    register.open("2026-11-13")
    register.sale(700, tender="cash")
    central.line.take("by line", register.parcel())
    assert [cash(one) for one in central.takings_due(())] == [500]
    central.enrol(MemoryRegister(epoch=2).enrolment)
    first, rest = central.takings_due(())
    assert (rest.day, cash(rest), rest.box_no, rest.currency) == ("2026-11-13", 700, "", "USD")
    register.sale(900, tender="cash")
    central.line.take("by line", register.parcel())
    (more,) = central.takings_due((first.stretch, rest.stretch))
    assert (more.stretch.first_seq, cash(more)) == (rest.stretch.last_seq + 1, 900)


def test_the_rest_of_a_day_that_is_posted_in_part_comes_with_its_close(
    central: Central, register: MemoryRegister
) -> None:
    """7.00 of an open day stand in a journal, the register having gone on in another book; 9.00 and the close come.

    The day's box has all of it. 3.00 of a day whose box is on its way still wait for that.
    """
    register.open("2026-11-12")
    register.sale(700, tender="cash")
    central.line.take("by line", register.parcel())
    central.enrol(MemoryRegister(epoch=2).enrolment)
    (first,) = central.takings_due(())
    register.sale(900, tender="cash")
    register.close()
    central.line.take("by line", register.parcel())
    (rest,) = central.takings_due((first.stretch,))
    assert (rest.stretch.first_seq, rest.day, cash(rest)) == (first.stretch.last_seq + 1, "2026-11-12", 900)
    posted = (first.stretch, rest.stretch)
    assert central.stretches_due(posted) == ()
    day(register, "2026-11-13", 300)
    until = len(register.entries)
    last = day(register, "2026-11-14", 500)
    central.line.take("by line", register.parcel(1, until - 1))
    central.take_box("last", last)
    assert [cash(one) for one in central.takings_due(posted)] == [500]
    central.line.take("by line", register.parcel(1, until))
    assert [cash(one) for one in central.takings_due(posted)] == [300, 500]


def test_a_sale_that_was_only_late_is_posted_though_what_strikes_it_out_is(
    central: Central, register: MemoryRegister
) -> None:
    """Of a book that was left days 2 and 3 come before day 1, on which the refund of day 2 rests: day 2 waits.

    Day 3 strikes out the 2.00 of day 2, which are here, and is posted. Then day 1 comes, with 1.00.
    """
    register.open("2026-11-12")
    early = register.sale(100, tender="cash")
    one = register.close()
    register.open("2026-11-13")
    struck = register.sale(200, tender="cash")
    register.refund(early, 50)
    two = register.close()
    register.open("2026-11-14")
    register.void(struck)
    three = register.close()
    new = MemoryRegister(epoch=2)
    new.append(before_act(register))
    central.enrol(new.enrolment)
    central.line.take("by line", new.parcel())
    for name, box in (("two", two), ("three", three)):
        central.take_box(name, box)
    (posted,) = central.takings_due(())
    assert cash(posted) == -200
    central.take_box("one", one)
    assert [cash(each) for each in central.takings_due((posted.stretch,))] == [100, 200]


def test_what_overlaps_what_is_posted_is_never_due(central: Central, register: MemoryRegister) -> None:
    central.take_box("one", day(register, "2026-11-12", 500))
    assert central.stretches_due((Stretch("085", "1", 1, 2, 2),)) == ()
    assert central.stretches_due((Stretch("085", "1", 2, 2, 2), Stretch("085", "2", 1, 1, 9))) != ()
