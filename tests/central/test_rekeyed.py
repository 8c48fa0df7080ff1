"""What head office makes of ticks: the clock of the wall, what a finding rests on, and which slip a charge names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from shoebox.central import Central
from shoebox.domain.acts import DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.former import former_no
from shoebox.domain.presentment import Wait

HEAD = "charge_id,order_id,store_id,channel,charged_at,amount,currency,kind,status,card_brand,card_last4,auth_code"
CHARGES = f"""{HEAD},slip_ref
C1,pos-1,085,pos,2026-11-13T09:00:00-05:00,62.41,USD,charge,captured,visa,4417,31415A,
C2,pos-1,112,pos,2026-11-13T09:00:00-05:00,62.41,USD,charge,captured,visa,4417,31415A,
C3,POS 2,085,pos,2026-11-13T09:00:00-05:00,19.99,USD,charge,captured,visa,4417,31415A,085100009
C4,POS 3,085,pos,2026-11-13T09:00:00-05:00,19.99,USD,charge,captured,visa,4417,31415A,
"""


def id_of(entry: Entry) -> str:
    return read_body(entry.body).entry_id


def tick(register: MemoryRegister, sale: Entry, order_no: str) -> Entry:
    return register.append(Rekeyed(rekeyed=id_of(sale), rekeyed_seq=sale.seq, order_no=order_no))


def undo(register: MemoryRegister, sale: Entry, ticked: Entry) -> Entry:
    act = RekeyUndone(
        rekeyed=id_of(sale), rekeyed_seq=sale.seq, ticked_seq=ticked.seq, reason="the next one", approver="02"
    )
    return register.append(act)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def central(tmp_path: Path, clock: HandClock) -> Iterator[Central]:
    with Central.open(tmp_path / "central", clock) as made:
        yield made


@pytest.fixture
def register(central: Central) -> MemoryRegister:
    """Store 085 with two slips of Thursday, on their way already."""
    made = MemoryRegister("085")
    central.enrol(made.enrolment)
    made.open()
    return made


def sent(central: Central, register: MemoryRegister) -> None:
    central.line.take("by line", register.parcel())


def test_a_draft_that_was_ticked_off_waits_no_more(central, register, clock):
    """Two slips of a week ago: one ticked off, then both, then one taken back."""
    one, two = register.sale(6_241, slip="085100001"), register.sale(1_999, slip="085100002")
    first = tick(register, one, "POS 1")
    clock.pass_min(7 * 24 * 60)
    sent(central, register)
    assert central.wall().tiles[0].draft_wait is Wait.REVIEW
    tick(register, two, "POS 2")
    sent(central, register)
    assert (central.wall().tiles[0].draft_due, central.wall().tiles[0].draft_wait) == ("", Wait.EARLY)
    undo(register, one, first)
    sent(central, register)
    assert central.wall().tiles[0].draft_due == "2026-11-12"


def test_the_clock_is_that_of_the_day_on_the_slip(central, register, clock):
    """Keyed on Thursday, written on Tuesday: due since then."""
    register.sale(6_241, slip="085100001", happened_ms=clock.wall_ms() - 2 * 86_400_000)
    sent(central, register)
    tile = central.wall().tiles[0]
    assert (tile.draft_due, tile.draft_wait) == ("2026-11-10", Wait.RED)


def test_a_finding_rests_on_ticks_and_reviews_too(central, register):
    """Ticked off as POS 1 after a review, another one taken back; the third has neither."""
    sales = [register.sale(6_241, slip=f"08510000{number}") for number in (1, 2, 3)]
    register.append(
        DraftReviewed(reviewed=id_of(sales[0]), reviewed_seq=sales[0].seq, reason="the bank agreed", approver="02")
    )
    tick(register, sales[0], "POS 1")
    undo(register, sales[1], tick(register, sales[1], "POS 2"))
    sent(central, register)
    evidence = central.evidence([id_of(sale) for sale in sales], ())
    assert [(slip.order_no, slip.review) for slip in evidence.slips] == [
        ("POS 1", "02: the bank agreed"), ("", ""), ("", ""),
    ]  # fmt: skip


def test_a_later_book_ticks_off_and_takes_back_what_a_damaged_one_has(central, register):
    """Book 1 ticks slip 1 off as POS 1 and slip 2 as POS 2; book 2 takes the first back and ticks slip 3 off."""
    sales = [register.sale(6_241, slip=f"08510000{number}") for number in (1, 2, 3)]
    ticked = [tick(register, sale, f"POS {number}") for number, sale in enumerate(sales[:2], 1)]
    sent(central, register)
    later = MemoryRegister("085", epoch=2)
    central.enrol(later.enrolment)
    place = [former_no(1, sale.seq) for sale in sales]
    taken_back = former_no(1, ticked[0].seq)
    later.append(
        RekeyUndone(rekeyed=id_of(sales[0]), rekeyed_seq=place[0], ticked_seq=taken_back, reason="no", approver="02")
    )
    later.append(Rekeyed(rekeyed=id_of(sales[2]), rekeyed_seq=place[2], order_no="POS 3"))
    sent(central, later)
    evidence = central.evidence([id_of(sale) for sale in sales], ())
    assert [slip.order_no for slip in evidence.slips] == ["", "POS 2", "POS 3"]
    assert central.wall().tiles[0].draft_due == "2026-11-12"
    assert central._book.keyed_again() == {("085", "POS2"): "085100002", ("085", "POS3"): "085100003"}


def test_a_ticked_slip_whose_number_was_corrected_goes_by_the_one_that_stands(central, register):
    """A charge of that order would else name a number that no slip of the run has."""
    sale = register.sale(6_241, slip="085100001")
    tick(register, sale, "POS 1")
    register.close()
    register.open("2026-11-13")
    register.correct(sale, slip="085100009")
    sent(central, register)
    assert central._book.keyed_again() == {("085", "POS1"): "085100009"}


def test_a_charge_of_the_order_names_its_slip(central, register, tmp_path):
    """Store 085 ticked slip 1 off as POS 1: the charge of that order there names it; one that names a slip keeps it."""
    sales = [register.sale(6_241, slip=f"08510000{number}") for number in (1, 2, 3)]
    for number, sale in enumerate(sales, 1):
        ticked = tick(register, sale, f"POS {number}")
    undo(register, sales[2], ticked)
    sent(central, register)
    file = tmp_path / "charges.csv"
    file.write_text(CHARGES, encoding="utf-8")
    central.import_charges(file)
    central.write_charges(tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8") as written:
        named = {row["charge_id"]: row["slip_ref"] for row in csv.DictReader(written)}
    assert named == {"C1": "085100001", "C2": "", "C3": "085100009", "C4": ""}
