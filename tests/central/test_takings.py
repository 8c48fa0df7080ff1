"""What waits for a journal: closed days that came, whole, in any order, and the rest of a book that was left."""

from __future__ import annotations

import pytest

from boxmaking import MemoryRegister
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


def test_what_overlaps_what_is_posted_is_never_due(central: Central, register: MemoryRegister) -> None:
    central.take_box("one", day(register, "2026-11-12", 500))
    assert central.stretches_due((Stretch("085", "1", 1, 2, 2),)) == ()
    assert central.stretches_due((Stretch("085", "1", 2, 2, 2), Stretch("085", "2", 1, 1, 9))) != ()
