"""A store-day of two registers says everything of both: entries at risk, plates, policies, boxes, items, damaged books.

Register 2 is the office. Register 1 seals into a shared folder, or sends over the store's network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, card_sale
from officemaking import FLOAT_MINOR, Counter, counter_in
from relaymaking import here, with_relay
from shoebox.carry import BeforeSender, Roads
from shoebox.desk.office.network_words import network_words
from shoebox.desk.office.register_actions import _store_day as look_at_day
from shoebox.domain.acts import PlateChecked
from shoebox.domain.custody import HandOverDraft, Way
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.item import Line
from shoebox.domain.papers import Paper
from shoebox.domain.registers import AtEnd, What
from shoebox.formats.box import peek_head
from shoebox.handover.line import Lines, office_line_of, pair_by_code
from shoebox.handover.registers import StoreRegisters
from shoebox.storage.office_key import OfficeKeys
from shoebox.till import Outside, RefundDraft, Till

pytestmark = pytest.mark.thorough

DAY = "2026-11-12"
OPEN_S_MAX = 120
CLOSING = ("count_empty", "count_paper", "end")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path / "office") as made, with_relay(made) as relayed:
        yield relayed


def paired(office: Counter, other: Counter) -> tuple[Roads, Lines]:
    """Register 1's line to the office, and where it goes."""
    pairing = office.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
    address = here(pairing)
    lines = Lines(
        office=str(address), certificate=pair_by_code(other.house.book.enrolment(), pairing.code, address)
    )  # fmt: skip
    return roads(other, lines), lines


def roads(other: Counter, lines: Lines) -> Roads:
    book, keys = other.house.book, OfficeKeys()
    sender = office_line_of(
        book, other.house.folder, lines=lines, keys=keys, clock=other.clock, box_after=other.house.day.box_after
    )
    before = BeforeSender(book=book, road=sender.road, keys=keys, clock=other.clock, by_office=True)
    return Roads(office=sender, before=(before,) if book.before else ())


def run(counter: Counter, *steps: str) -> None:
    for step in steps:
        getattr(counter, step)()


def three_days(counter: Counter, line: Roads) -> None:
    """Each sold and closed; the line goes once, after the first."""
    for night in range(3):
        counter.open()
        counter.house.till.record(card_sale(night + 1, slip=counter.slip(night + 1)))
        run(counter, *CLOSING, "night")
        if not night:
            line.once()


def sell_second(counter: Counter) -> None:
    counter.house.till.record(card_sale(2, slip=counter.slip(2), amount_minor=1_000))


def seal_to_office(office: Counter, other: Counter) -> None:
    shared = office.house.folder.parent / "shared"
    other.seal_into(shared)
    office.house.registers.add(other.card(), clerk=MANAGER)
    office.house.registers.gather(shared, clerk=MANAGER)


def read(office: Counter, paper: Paper = Paper.REPORT) -> str:
    pdf = office.house.day_papers.draw(paper, DAY).read_bytes()
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def coats(counter: Counter, number: int, quantity: int) -> None:
    line = Line(
        sku="100200", name="Coat", unit="", quantity_thousandths=quantity * 1_000, price_minor=5_000, rate="",
        rate_per_100k=7_250, list_price_minor=5_000,
    )  # fmt: skip
    counter.house.till.record(
        card_sale(
            number, slip=counter.slip(number), amount_minor=line.amount_minor, tax_minor=338 * quantity, lines=(line,)
        )
    )


def test_entries_at_risk_stand_with_their_register(office: Counter, other: Counter) -> None:
    """Entry 5 of register 1 and entry 6 of register 2: neither number says anything alone."""
    for one in (other, office):
        one.open()
        one.house.till.record(card_sale(1, slip=one.slip(1), imprint="handwritten", expiry_ok=True))
    run(other, *CLOSING)
    seal_to_office(office, other)
    run(office, *CLOSING)
    seqs = {one.house.register: one.house.book.sale_by_slip(one.slip(1)).seq for one in (other, office)}
    whole = office.house.registers.store_day(DAY)
    risk = next(line for line in whole.risks if line.name == "Handwritten, no imprint")
    assert risk.at == tuple((register, (seqs[register],)) for register in ("085-2", "085-1"))
    assert f"Entries 085-1: {seqs['085-1']}; 085-2: {seqs['085-2']}." in read(office)


def test_plates_policies_and_boxes_of_every_register_are_in_the_report(office: Counter, other: Counter) -> None:
    """Register 1's plate was wrong, its box went into the safe and out; both are in the store's report."""
    wrong = PlateChecked(merchant="Harbour Row", merchant_no="1", is_right=False, note="old shop's plate, taken out")
    office.open()
    other.open()
    other.house.day.look_at_plate(wrong, CLERK)
    run(other, "sell_one", *CLOSING)
    line, _ = paired(office, other)
    inside = HandOverDraft(box_no="085-1-0001", way=Way.INSIDE, to_place="safe", seal="A 448 210")
    other.house.day.custody.hand_over(inside, signature=(MANAGER, MANAGER_PIN), second=(CLERK, CLERK_PIN))
    line.once()
    run(office, "sell_one", *CLOSING)
    whole = office.house.registers.store_day(DAY)
    assert [part.register for part in whole.parts] == ["085-1", "085-2"]
    assert [part.custody.box_no for part in whole.parts] == ["085-1-0001", "085-2-0001"]
    assert [step.to_place for step in whole.parts[0].custody.steps] == ["safe"], "it came over the network since"
    said = read(office)
    assert "Imprinter plate WRONG at register 085-1" in said
    assert "old shop's plate, taken out" in said
    assert "085-1-0001, Thu 12 Nov 2026" in said
    assert "A 448 210 1 of 1" in said
    assert "Here over the store's network" in said
    assert (whole.on_stick, whole.by_network) == (0, whole.entries - office.house.day.figures(DAY).entries)


def test_days_that_were_closed_while_the_office_was_shut_all_come(office: Counter, other: Counter) -> None:
    """Thursday's came; Friday and Saturday were closed with the office off: both come."""
    line, _ = paired(office, other)
    three_days(other, line)
    line.once()
    assert [one.z_no for one in office.house.day.registers.gathered()] == [1, 2, 3]


def test_a_day_that_is_refused_at_the_office_stops_none_behind_it(
    office: Counter, other: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, _ = paired(office, other)
    take_box = StoreRegisters.take_box

    def but_the_second(registers: StoreRegisters, data: bytes, *, clerk: str) -> bool:
        if peek_head(data).z_no == 2:
            raise Refusal("registers.fork", register="085-1", z_no="0002")
        return take_box(registers, data, clerk=clerk)

    monkeypatch.setattr(StoreRegisters, "take_box", but_the_second)
    three_days(other, line)
    assert line.once().code == "registers.fork"
    assert [one.z_no for one in office.house.day.registers.gathered()] == [1, 3]


def test_a_day_that_was_noted_and_could_not_be_kept_comes_again(office: Counter, other: Counter) -> None:
    """The disk is full between the note and the copy: the register sends it once more, and nobody looks for a stick."""
    line, _ = paired(office, other)
    other.open()
    run(other, "sell_one", *CLOSING)
    with pytest.MonkeyPatch.context() as patched:
        full = Trouble("files.unwritable", file="x", why="No space left on device")
        patched.setattr("shoebox.handover.registers.keep_whole", lambda *_: (_ for _ in ()).throw(full))
        line.once()
    with pytest.raises(Refusal, match="085-1-0001"):
        office.house.registers.held_of(DAY)
    line.once()
    assert list(office.house.registers.held_of(DAY)) == ["085-1"]
    assert len(office.house.day.registers.gathered()) == 1


def test_entries_that_can_not_be_read_here_are_said_and_shut_nothing_else(office: Counter, other: Counter) -> None:
    """Register 1 sells under a newer Shoebox, or the office's disk altered its copy: the office's own day stays there.

    It stays after a second look, and nothing of that register is said to be at head office.
    """
    line, _ = paired(office, other)
    for one in (office, other):
        one.open()
    line.once()
    store_day = partial(look_at_day, office.house, DAY)
    assert not store_day().trouble
    run(other, "sell_one")
    line.once()
    office.house.relay._book._db.execute("UPDATE entry SET body = x'00' WHERE seq = ?", (other.house.book.head().seq,))
    for _ in range(2):
        seen = store_day()
        assert "This entry is not written" in seen.trouble
        assert (seen.figures.register, seen.figures.unsent.of("085-1")) == ("085-2", other.house.book.head().seq)
        assert (
            "not at head office yet" in network_words(seen, office.clock.wall_ms(), office.clock.offset_min())["085-1"]
        )
        assert [one.state for one in office.house.registers.at_end()] == [AtEnd.UNKNOWN]


def test_what_all_registers_sold_is_ordered_again_once(office: Counter, other: Counter) -> None:
    """Two coats at register 1 and three here are five to order, on one sheet that names both."""
    for one, quantity in ((other, 2), (office, 3)):
        one.open()
        coats(one, 1, quantity)
    run(other, *CLOSING)
    office.house.registers.add(other.card(), clerk=MANAGER)
    sheet = office.house.day_papers.replenish_sheet(office.house.day.figures(DAY))
    assert [(item.quantity_thousandths, item.sales) for item in sheet.items] == [(3_000, 1)]
    assert (sheet.registers, sheet.missing) == (("085-2",), ("085-1",))
    assert "Not in it: register 085-1." in read(office, Paper.REPLENISH)
    seal_to_office(office, other)
    sheet = office.house.day_papers.replenish_sheet(office.house.day.figures(DAY))
    assert [(item.quantity_thousandths, item.sales) for item in sheet.items] == [(5_000, 2)]
    assert "Registers 085-1, 085-2 together" in read(office, Paper.REPLENISH)
    lines = office.house.day_papers.replenish_file(DAY).read_text().splitlines()
    assert lines[1].startswith("085,2026-11-12,1,085-1 085-2,100200,Coat,,5,2")


def test_the_part_of_a_damaged_book_that_came_by_line_is_in_the_store_day(office: Counter, other: Counter) -> None:
    """Register 1 sells one slip, its book is lost, it sells another: the store's report has both, as its own has."""
    line, lines = paired(office, other)
    office.open()
    run(other, "open", "sell_one")
    line.once()
    other.lose_book()
    sell_second(other)
    run(other, *CLOSING)
    line = roads(other, lines)
    line.once()
    line.once()
    run(office, *CLOSING)
    own, whole = other.house.day.figures(DAY), office.house.registers.store_day(DAY)
    assert (own.sales, own.taken_minor) == (2, 2_001)
    assert (whole.sales, whole.taken_minor) == (2, 2_001)
    (part,) = whole.parts_before
    assert (part.register, part.epoch, part.sales, part.is_elsewhere) == ("085-1", 1, 1, False)
    assert whole.slips_in_book == own.slips_in_book == 2
    assert office.house.registers.unsent().of("085-1") == other.house.book.unsent()


def test_the_part_that_is_not_here_is_said_and_in_no_sum(office: Counter, other: Counter) -> None:
    """The same by the shared folder: the sealed day is of the new book alone, and the report says so."""
    office.open()
    run(other, "open", "sell_one")
    other.lose_book()
    sell_second(other)
    run(other, *CLOSING)
    seal_to_office(office, other)
    run(office, *CLOSING)
    whole = office.house.registers.store_day(DAY)
    assert whole.sales == 1
    assert [(part.register, part.epoch, part.is_elsewhere) for part in whole.parts_before] == [("085-1", 1, True)]
    assert "what this damaged book has of the day is not here" in read(office)


def test_an_office_whose_book_was_damaged_still_waits_for_its_registers(office: Counter, other: Counter) -> None:
    """The office's new book knows register 1 without its card being brought again, and takes its sealed day in."""
    paired(office, other)
    known = office.house.day.registers.known()
    assert [one.register for one in known] == ["085-1"]
    office.lose_book()
    assert office.house.day.registers.known() == known
    office.open()
    run(other, "open", "sell_one", *CLOSING)
    shared = office.house.folder.parent / "shared"
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    run(office, *CLOSING)
    assert office.house.registers.store_day(DAY).sales == 1


def test_a_clean_day_says_nothing_of_books_before(office: Counter, other: Counter) -> None:
    """A book that was begun anew overnight, before the day was opened, has no part of it."""
    office.open()
    other.lose_book()
    run(other, "open", "sell_one", *CLOSING)
    seal_to_office(office, other)
    assert office.house.registers.store_day(DAY).parts_before == ()
    assert office.house.registers.store_day(DAY).drawers[0].counted_minor == FLOAT_MINOR


def refund(counter: Counter, **of: Any) -> None:
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, amount_minor=1_001, reason="goods came back", pin=MANAGER_PIN, **of
    )  # fmt: skip
    counter.house.till.refund(draft)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_the_part_of_a_damaged_book_is_in_every_check_of_doubles(
    office: Counter, other: Counter, is_sealed: bool
) -> None:
    """Register 1 sells a slip and hands W-7 over, and its book is lost; the office hands W-7 over too.

    The receipt of the slip is paid out by register 1's new book, and at the office as one of outside.
    """
    line, lines = paired(office, other)
    run(office, "open", "sell_one")
    run(other, "open", "sell_one")
    sold, out = other.house.till.last_saved(), other.hand_out("W-7")
    line.once()
    office.hand_out("w 7")
    other.lose_book()
    row = other.house.book.sale_by_slip(other.slip(1))
    assert row.seq < 0
    refund(other, of_seq=row.seq, slip=other.slip(2))
    outside = Outside(store="85", receipt=sold.claim_code, day=DAY, original_minor=1_001, tender="cash")
    refund(office, of_seq=0, outside=outside)
    if is_sealed:
        run(other, *CLOSING)
    line = roads(other, lines)
    line.once()
    line.once()
    found = {one.what: one for one in office.house.registers.out_twice(DAY)}
    order, receipt = found[What.ORDER], found[What.RECEIPT]
    assert [(place.register, place.epoch) for place in order.places] == [("085-1", 1), ("085-2", 1)]
    assert order.places[0].seq == out
    assert [(place.register, place.epoch) for place in receipt.places] == [("085-1", 2), ("085-2", 1)]
    assert receipt.too_much_minor == 1_001
    slips = [one.slips[0] for one in office.house.registers.slips_of(DAY) if one.register == "085-1"]
    assert slips == [other.slip(1), other.slip(2)]


def test_one_card_of_a_damaged_book_counts(office: Counter, other: Counter) -> None:
    """The most is 20.00: 12.00 at register 1, whose book is lost, and 9.00 on the same card at the office."""
    line, lines = paired(office, other)
    run(office, "open")
    run(other, "open")
    other.house.till.record(card_sale(1, slip=other.slip(1), amount_minor=1_200))
    line.once()
    other.lose_book()
    office.house.till.record(
        card_sale(2, slip=office.slip(2), amount_minor=900, last4=other.house.book.sale_by_slip(other.slip(1)).last4)
    )
    line = roads(other, lines)
    line.once()
    line.once()
    office.house = replace(office.house, policy=replace(office.house.policy, sale_minor_max=2_000))
    (card,) = office.house.registers.out_twice(DAY)
    assert (card.what, card.too_much_minor) == (What.CARD, 100)
    assert [(place.register, place.epoch) for place in card.places] == [("085-1", 1), ("085-2", 1)]
