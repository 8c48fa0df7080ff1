"""What stores wrote of their boxes, read out of their entries: seal, counts, and the hands they went through."""

from __future__ import annotations

from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.domain.acts import DayOpened, PaperCount
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.archive import BoxKey
from shoebox.domain.custody import Way


def test_a_box_with_its_counts_and_hands(central: Central) -> None:
    """Two slips, one keyed twice over a void, counted by hand as 2; given away on the next day, told with day two."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241, slip="085100047")
    struck = register.sale(1_999, slip="085100048")
    register.void(struck)
    register.sale(1_999, slip="085100048")
    register.append(PaperCount(slips=3, note="first try"))
    register.append(PaperCount(slips=2, note=""))
    first = register.close(seal="A 448 210")
    register.open("2026-11-13")
    register.append(
        BoxHandedOver(
            box_no="085-1-0001", way="out", gives="1", takes="J. Ortega", from_place="back office", to_place="van 12",
            seal="A 448 210", note="",
        ),
        day="2026-11-12",
    )  # fmt: skip
    second = register.close(seal="A 448 211")
    central.enrol(register.enrolment)
    central.take_box("one", first)
    (alone,) = central.sent_boxes()
    assert (alone.key, alone.seal, alone.slips_by_hand, alone.slips_in_book, alone.steps) == (
        BoxKey(store="085", register="1", box_no="085-1-0001"), "A 448 210", 2, 2, (),
    )  # fmt: skip
    central.take_box("two", second)
    one, two = central.sent_boxes()
    assert [(step.way, step.takes, step.to_place) for step in one.steps] == [(Way.OUT, "J. Ortega", "van 12")]
    assert (two.key.box_no, two.day, two.slips_by_hand, two.slips_expected) == ("085-1-0002", "2026-11-13", -1, 0)
    assert (one.head, one.closed_by, one.store_name) == (register.entries[-4].hash.hex(), "1", "Harbour Row")


def test_finance_expects_every_slip_that_lies_in_the_box(central: Central) -> None:
    """Day 1: 47 sold, 48 void and then spoiled, 49 spoiled; day 2: 50 spoiled, nothing sold. Nobody counted."""
    register = MemoryRegister()
    register.open()
    register.sale(6_241, slip="085100047")
    register.void(register.sale(1_999, slip="085100048"))
    for slip in ("085100048", "085100049"):
        register.append(SlipSpoiled(slip=slip, reason="torn"))
    first = register.close()
    register.open("2026-11-13")
    register.append(SlipSpoiled(slip="085100050", reason="ink"))
    second = register.close()
    central.enrol(register.enrolment)
    central.take_box("one", first)
    central.take_box("two", second)
    assert [box.slips_expected for box in central.sent_boxes()] == [3, 1]


def test_registers_of_one_store_are_kept_apart(central: Central) -> None:
    for name in ("1", "2"):
        register = MemoryRegister(register=name)
        register.open()
        register.append(PaperCount(slips=int(name), note=""))
        central.enrol(register.enrolment)
        central.take_box(name, register.close())
    assert [(box.key.register, box.slips_by_hand) for box in central.sent_boxes()] == [("1", 1), ("2", 2)]


def test_nothing_is_known_of_an_open_day(central: Central) -> None:
    register = MemoryRegister()
    register.append(DayOpened(z_no=1, float_minor=0, opened_by="1", verified_by="2"))
    central.enrol(register.enrolment)
    assert central.sent_boxes() == ()
