"""What head office makes of ticks: the clock of the wall, what a finding rests on, and which slip a charge names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from shoebox.casework.words import reason_words
from shoebox.central import Central
from shoebox.domain.acts import DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.finding import FindingKind
from shoebox.domain.former import former_no
from shoebox.domain.presentment import Wait
from shoebox.domain.ticking import OrderShared

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


def named(central: Central) -> dict[tuple[str, str], list[str]]:
    """By store and order the slips that stand ticked off under it."""
    return {order: [slip.slip_no for slip in slips] for order, slips in central._book.keyed_again().items()}


def charged(central: Central, folder: Path, *lines: str) -> dict[str, str]:
    """These charges are brought in; which slip each names in the run."""
    (folder / "charges.csv").write_text("\n".join((HEAD + ",slip_ref", *lines, "")), encoding="utf-8")
    central.import_charges(folder / "charges.csv")
    central.write_charges(folder / "out.csv")
    with (folder / "out.csv").open(encoding="utf-8") as written:
        return {row["charge_id"]: row["slip_ref"] for row in csv.DictReader(written)}


def two_registers(central: Central, *amounts: int) -> list[tuple[MemoryRegister, Entry]]:
    """A slip at each of two registers of store 085, both of Thursday."""
    made = []
    for at, amount in enumerate(amounts, 1):
        register = MemoryRegister("085", f"085-{at}")
        central.enrol(register.enrolment)
        register.open()
        made.append((register, register.sale(amount, slip=f"08510000{at}")))
    return made


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
    assert named(central) == {("085", "POS2"): ["085100002"], ("085", "POS3"): ["085100003"]}


def test_a_ticked_slip_whose_number_was_corrected_goes_by_the_one_that_stands(central, register):
    """A charge of that order would else name a number that no slip of the run has."""
    sale = register.sale(6_241, slip="085100001")
    tick(register, sale, "POS 1")
    register.close()
    register.open("2026-11-13")
    register.correct(sale, slip="085100009")
    sent(central, register)
    assert named(central) == {("085", "POS1"): ["085100009"]}


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


def test_two_registers_tick_off_under_one_order_and_both_are_kept(central, tmp_path):
    """62.41 and 19.99, both as POS 1; the till charged 19.99 under it, so 62.41 is what nobody has charged."""
    (one, first), (two, second) = two_registers(central, 6_241, 1_999)
    tick(one, first, "POS 1")
    tick(two, second, "pos-1")
    sent(central, one)
    assert central.crossings(currency="USD") == ()
    sent(central, two)
    assert named(central) == {("085", "POS1"): ["085100001", "085100002"]}
    line = "C1,pos 1,085,pos,2026-11-13T09:00:00-05:00,{},USD,charge,captured,,,,"
    assert charged(central, tmp_path, line.format("19.99")) == {"C1": "085100002"}
    (found,) = central.crossings(currency="USD")
    assert (found.kind, found.amount_minor) == (FindingKind.ORDER_SHARED, 6_241)
    assert found.slip_ids == (id_of(first), id_of(second))
    keyed = ("keyed_as POS 1 085/085-1 $62.41", "keyed_as pos-1 085/085-2 $19.99")
    assert found.reasons == (*keyed, "order_charged $19.99")
    assert [slip.order_no for slip in central.evidence(found.slip_ids, ()).slips] == ["POS 1", "pos-1"]


def test_the_slip_that_the_orders_charge_is_not_of_is_at_stake(central, tmp_path):
    """The charge says the order as the second register typed it: 19.99 is paid, 62.41 is not; so says the store."""
    (one, first), (two, second) = two_registers(central, 6_241, 1_999)
    ticks = [tick(one, first, "POS 1"), tick(two, second, "POS 1")]
    places = tuple(
        (entry.register, entry.epoch, entry.seq, id_of(sale))
        for entry, sale in zip(ticks, (first, second), strict=True)
    )
    one.append(OrderShared(order_no="POS 1", ticks=places, found="POS 1 is the 19.99, the other was never keyed"))
    for register in (one, two):
        sent(central, register)
    charged(central, tmp_path, "C1,POS 1,085,pos,2026-11-13T09:00:00-05:00,19.99,USD,charge,captured,,,,")
    (found,) = central.crossings(currency="USD")
    assert found.amount_minor == 6_241
    assert [reason_words(reason) for reason in found.reasons[2:]] == [
        "Under that number $19.99 was charged.", "The store says: POS 1 is the 19.99, the other was never keyed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("store", "stake"), [("085", 6_241), ("85", 6_241), ("", 6_241), ("WEB", 6_241), ("112", 1_999)]
)
def test_another_stores_charge_under_the_number_pays_nothing_here(central, tmp_path, store: str, stake: int):
    """62.41 and 19.99 as POS 1; under that number 085, or no store of ours, took 19.99, and 112 took 999.00."""
    central.enrol(MemoryRegister("112").enrolment)
    for register, sale in two_registers(central, 6_241, 1_999):
        tick(register, sale, "POS 1")
        sent(central, register)
    line = "{},POS 1,{},pos,2026-11-13T09:00:00-05:00,{},USD,charge,captured,,,,"
    charged(central, tmp_path, line.format("C1", store, "19.99"), line.format("C2", "112", "999.00"))
    (found,) = central.crossings(currency="USD")
    assert found.amount_minor == stake
    assert ("order_charged $19.99" in found.reasons) is (store != "112")
    assert "order_charged $999.00" not in found.reasons


def test_of_two_slips_alike_no_charge_names_one(central, tmp_path):
    """Both of 62.41: whose the charge is, card and time must say."""
    for register, sale in two_registers(central, 6_241, 6_241):
        tick(register, sale, "POS 1")
        sent(central, register)
    line = "C1,POS 1,085,pos,2026-11-13T09:00:00-05:00,62.41,USD,charge,captured,,,,"
    assert charged(central, tmp_path, line) == {"C1": ""}
    assert [one.amount_minor for one in central.crossings(currency="USD")] == [6_241]


def test_a_tick_taken_back_a_slip_struck_out_and_another_stores_number_share_nothing(central):
    (one, first), (two, second) = two_registers(central, 6_241, 1_999)
    ticked = tick(one, first, "POS 1")
    tick(two, second, "POS 1")
    undo(one, first, ticked)
    other = MemoryRegister("112")
    central.enrol(other.enrolment)
    other.open()
    tick(other, other.sale(500, slip="112100001"), "POS 1")
    struck = other.sale(700, slip="112100002")
    other.void(struck)
    tick(other, struck, "POS 1")
    for register in (one, two, other):
        sent(central, register)
    assert central.crossings(currency="USD") == ()


def test_a_refund_that_was_keyed_again_is_named_by_the_tills_refund(central, register, tmp_path):
    """POS 1 is sale 1, RF 1 and once more POS 1 are refunds on it: each goes by the number of its own kind."""
    sale = register.sale(6_241, slip="085100001")
    refunds = [register.refund(sale, minor, slip=slip) for minor, slip in ((1_000, "085100008"), (500, "085100009"))]
    tick(register, sale, "POS 1")
    for refund, order_no in zip(refunds, ("RF 1", "POS 1"), strict=True):
        register.append(Rekeyed(rekeyed=id_of(refund), rekeyed_seq=refund.seq, order_no=order_no, refund=True))
    sent(central, register)
    lines = (
        "C1,POS 1,085,pos,2026-11-13T09:00:00-05:00,62.41,USD,charge,captured,,,,",
        "C2,RF-1,085,pos,2026-11-13T09:00:00-05:00,10.00,USD,refund,captured,,,,",
        "C3,POS 1,085,pos,2026-11-13T09:00:00-05:00,5.00,USD,refund,captured,,,,",
    )
    assert charged(central, tmp_path, *lines) == {"C1": "085100001", "C2": "085100008", "C3": "085100009"}
    assert central.crossings(currency="USD") == ()
    slips = central.evidence([id_of(one) for one in (sale, *refunds)], ()).slips
    assert [slip.order_no for slip in slips] == ["POS 1", "RF 1", "POS 1"]
