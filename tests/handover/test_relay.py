"""Two registers of one store over its own network: the office shows what the other sells, and passes it on.

Register 1 sells on its own PC; register 2 is the office. Both are whole, and the door between them is a real one.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from bookmaking import CLERK, MANAGER, MANAGER_PIN, POLICY, STAFF, card_sale, cash_sale
from central.test_other_versions import newer_register
from keymaking import card
from linemaking import DirectRoad
from officemaking import Counter, counter_in
from outmaking import fetching, incident_out, notice_out, policy_out, with_word, words_out
from relaymaking import here, with_relay
from shoebox.carry import Roads, sender
from shoebox.carry.lane import CarryLane
from shoebox.central import Central
from shoebox.domain.carrying import LineKind, LineReceipt, Place
from shoebox.domain.dispatch import PIECE_BYTES, DispatchKind
from shoebox.domain.enrolling import code_key, register_proof, typed_code
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.pads_given import GiftState
from shoebox.domain.pickup import Order, OrdersFacts
from shoebox.domain.registers import Came
from shoebox.domain.slip import Pad
from shoebox.formats.carrying import write_line_receipt
from shoebox.formats.enrolling import write_request
from shoebox.formats.parcel import PARCEL_SUFFIX
from shoebox.formats.signing import Signer
from shoebox.handover.line import Lines, forwarding, office_line_of, pair_by_code
from shoebox.settings import staff_words
from shoebox.storage.keys import write_enrolment
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.order_list import OrderList, write_order_list
from shoebox.till import Outside, PickUpDraft, Recorded, RefundDraft, Till
from shoebox.transport.stick import Stick

pytestmark = pytest.mark.thorough

DAY = "2026-11-12"
HELD = PickUpDraft(entry_id=Till.new_id(), clerk=CLERK, order_no="W-100998", name="Ada Quill", contact="503 555 0199")
NO_DIGITS = str.maketrans("0123456789", "ghijklmnop")  # words that hold no card number
OPEN_S_MAX = 120


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path / "office") as made, with_relay(made) as relayed:
        yield relayed


def paired(office: Counter, other: Counter, keys: OfficeKeys | None = None) -> Roads:
    """Register 1 with its line to the office, paired by a code of Ann's."""
    pairing = office.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
    address = here(pairing)
    certificate = pair_by_code(other.house.book.enrolment(), pairing.code, address)
    lines = Lines(office=str(address), certificate=certificate)
    word = other.house.word
    sender = office_line_of(
        other.house.book, other.house.folder, lines=lines, keys=keys or OfficeKeys(), clock=other.clock,
        box_after=other.house.day.box_after, dispatches=word.dispatches if word is not None else None,
        hear=other.house.hear,
    )  # fmt: skip
    return Roads(office=sender)


def lines_of(office: Counter) -> dict[str, Came]:
    """How the other registers stand, live ones in the place of those that are awaited."""
    live = {line.register: line for line in office.house.registers.live_lines(DAY)}
    return {
        line.register: live.get(line.register, line).came
        for line in office.house.registers.store_day(DAY).registers
        if line.came is not Came.OWN
    }


def test_two_threads_read_another_registers_book_once(office: Counter, other: Counter) -> None:
    """A report is being drawn while the day is looked at: entries that came are taken into the copy by one of them."""
    roads = paired(office, other)
    other.open()
    roads.once()
    relay = office.house.relay
    relay.live("085-1")
    other.sell_one()
    roads.once()
    held, found = relay._book, []
    second = threading.Thread(target=lambda: found.append(relay.live("085-1")))

    class Interrupted:
        """The entries as they lie there, and somebody else who asks before they are taken in."""

        def books(self):
            return held.books()

        def entries(self, *place):
            entries = held.entries(*place)
            if second.ident is None:
                second.start()
                second.join(0.2)
            return entries

        def receipt(self, *place):
            return held.receipt(*place)

    relay._book = Interrupted()
    try:
        book = relay.live("085-1")
        second.join(OPEN_S_MAX)
    finally:
        relay._book = held
    assert found == [book]
    assert book.head().seq == other.house.book.head().seq


def test_a_newer_register_that_sells_stops_no_report(office: Counter, other: Counter, tmp_path: Path) -> None:
    """What register 1 sends over the network this office can't read yet: it is awaited, and named."""
    paired(office, other)
    newer = newer_register("body")
    write_enrolment(tmp_path / "card.json", newer.enrolment)
    office.house.registers.add(tmp_path / "card.json", clerk=MANAGER)
    office.house.relay.desk.take("", newer.parcel())
    office.open()
    office.sell_one()
    day = office.house.registers.store_day(DAY)
    assert (day.taken_minor, day.partly_here) == (1_001, ("1",))
    assert lines_of(office) == {"085-1": Came.AWAITED, "1": Came.AWAITED}
    assert [one.register for one in office.house.registers.slips_of(DAY)] == ["085-2"]
    assert office.house.draft_report().is_file()


def test_the_store_day_fills_by_itself(office: Counter, other: Counter) -> None:
    """Paired, awaited, selling live, sealed and gathered by the line alone; the close waits no longer."""
    roads = paired(office, other)
    office.open()
    office.sell_one()
    assert lines_of(office) == {"085-1": Came.AWAITED}
    other.open()
    other.sell()
    roads.once()
    assert lines_of(office) == {"085-1": Came.SELLING}
    (live,) = office.house.registers.live_lines(DAY)
    assert (live.sales, live.taken_minor) == (24, 328_379)
    other.house.till.record(cash_sale(700))
    roads.once()
    assert office.house.registers.live_lines(DAY)[0].sales == 25
    office.count_empty()
    office.count_paper()
    assert [stop.code for stop in office.house.day.blockers()] == ["day.block.registers"]
    for step in ("explain", "count_short", "count_again", "count_paper", "end"):
        getattr(other, step)()
    assert roads.once().kind == LineKind.AT_OFFICE
    assert lines_of(office) == {"085-1": Came.HERE}
    assert office.house.registers.live_lines(DAY) == ()
    office.end()
    whole = office.house.registers.store_day(DAY)
    assert (whole.sales, whole.taken_minor) == (26, 328_379 + 1_001 + 700)
    before = office.house.book.head().seq
    roads.once()
    assert office.house.book.head().seq == before, "the same box twice is one"


def test_slips_are_found_while_another_register_has_not_opened(office: Counter, other: Counter) -> None:
    """Register 1 is heard before it opens: the office's own slip is there, and register 1's once it sells."""
    roads = paired(office, other)
    office.open()
    office.sell_one()
    roads.once()
    assert office.house.relay.live("085-1") is not None
    assert [one.slips for one in office.house.registers.slips_of(DAY)] == [(office.slip(1),)]
    other.open()
    other.sell_one()
    roads.once()
    assert {one.register: one.slips for one in office.house.registers.slips_of(DAY)} == {
        "085-1": (other.slip(1),), "085-2": (office.slip(1),),
    }  # fmt: skip


def test_a_pad_that_another_register_sells_from_is_not_handed_out_or_printed_here(office, other) -> None:
    """Register 1's pad 085 100 301 to 400 is known by line alone, its day not sealed: refused here, and not printed."""
    roads, slips = paired(office, other), office.house.day.slips
    slips.give_range("085100391", "085100420", "Operations", MANAGER)
    other.open()
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    roads.once()
    with pytest.raises(Refusal, match="Register 085-1 has the pad 085 100 301 to 085 100 400") as no:
        slips.issue_pad(Pad("085100400", "085100499"), MANAGER)
    assert no.value.code == "day.pad_elsewhere"
    assert slips.take_to_print(2, MANAGER) == Pad("085100401", "085100402")
    assert slips.stock().to_print == 18


def test_a_pad_that_the_office_gives_is_there_and_answered_within_one_round(office, other) -> None:
    """Over the real door: told, taken, and the answer at the office before the round ends; told no more after it."""
    roads, slips = paired(office, other), office.house.day.slips
    other.open()
    slips.issue_pad(Pad("085120001", "085120100"), MANAGER, register="085-1")
    roads.once()
    assert Pad("085120001", "085120100") in other.house.book.pads()
    (gift,) = slips.giving.gifts()
    assert (gift.state, gift.answer_seq) == (GiftState.TAKEN, other.house.book.head().seq)
    before = other.house.book.head().seq
    roads.once()
    assert other.house.book.head().seq == before
    with pytest.raises(Refusal, match="Register 085-2 has the pad"):
        other.house.day.slips.issue_pad(Pad("085100001", "085100100"), MANAGER)


def test_the_account_of_a_given_pad_adds_up_over_the_store(office, other) -> None:
    """Two sold, one spoiled, one gap, all at register 1: in the store's account once, each number in one state."""
    roads, slips = paired(office, other), office.house.day.slips
    office.open()
    other.open()
    slips.issue_pad(Pad("085120001", "085120100"), MANAGER, register="085-1")
    assert [pad for pad in office.house.registers.store_day(DAY).pads if pad.first == "085120001"] == []
    roads.once()
    till = other.house.till
    till.record(replace(card_sale(1), slip="085120001"))
    till.spoil("085120002", "torn", CLERK)
    till.record(replace(card_sale(4, last4="8888"), slip="085120004"))
    other.house.day.slips.explain_missing(["085120003"], "fell behind the desk", "AB", MANAGER)
    other.count_empty()
    other.count_paper()
    other.end()
    roads.once()
    whole = office.house.registers.store_day(DAY)
    (given,) = [pad for pad in whole.pads if pad.first == "085120001"]
    assert (given.used, given.voided, given.spoiled, given.missing, given.unused) == (2, 0, 1, 1, 96)
    for pad in whole.pads:
        assert pad.used + pad.voided + pad.spoiled + pad.missing + pad.unused == pad.issued == 100
    assert len(whole.pads) == 5, "two of each register's own, and the one that was given"


def test_a_declined_card_and_a_waiting_order_are_told_over_the_network(office, other) -> None:
    """Declined and held at the office, known at register 1 after one round; and the other way round at once."""
    roads = paired(office, other)
    office.open()
    other.open()
    seq = office.house.till.decline(card_sale(1, last4="1111", amount_minor=6_000, approval=""))
    held_there = office.house.pickups.hold(HELD)
    roads.once()
    found = other.house.till.declined(card_sale(2, last4="1111"))
    assert (found.register, found.seq, found.amount_minor) == ("085-2", seq, 6_000)
    with pytest.raises(Refusal, match=rf"hold list of register 085-2 since .*, entry {held_there.seq}"):
        other.house.pickups.hold(replace(HELD, entry_id=Till.new_id()))
    there = other.house.till.decline(card_sale(1, slip="", last4="2222", approval=""))
    other.house.pickups.hold(replace(HELD, entry_id=Till.new_id(), order_no="W-100999"))
    roads.once()
    till = Till(office.house.book, POLICY, STAFF, office.clock, told=office.house.told())
    assert till.declined(card_sale(3, last4="2222")).seq == there
    with pytest.raises(Refusal, match="hold list of register 085-1"):
        office.house.pickups.hold(replace(HELD, entry_id=Till.new_id(), order_no="w 100999"))
    assert b"2222" in (other.house.folder / "book.db").read_bytes()
    assert b"Quill" not in (other.house.folder / "elsewhere.json").read_bytes(), "of a customer nothing is told"


def test_a_register_of_before_is_told_of_no_pad_and_the_office_says_so(office, other, monkeypatch) -> None:
    """It speaks the form before: its word is as it was, and the pad waits until it is brought up to date."""
    roads, slips = paired(office, other), office.house.day.slips
    other.open()
    slips.issue_pad(Pad("085120001", "085120100"), MANAGER, register="085-1")
    monkeypatch.setattr(sender, "PROTOCOL_NEWEST", 3)
    assert roads.once().kind == LineKind.AT_OFFICE
    assert [one.state for one in slips.giving.gifts()] == [GiftState.WAITING]
    monkeypatch.undo()
    roads.once()
    assert [one.state for one in slips.giving.gifts()] == [GiftState.TAKEN]


def test_a_pad_that_went_back_at_another_register_is_free_here_by_line(office, other) -> None:
    roads, slips = paired(office, other), office.house.day.slips
    other.open()
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    roads.once()
    other.house.day.slips.take_back(
        ("085100301", "085100400"), reason="meant for register 2", clerk=CLERK, second=(MANAGER, "0202")
    )
    roads.once()
    slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    assert Pad("085100301", "085100400") in office.house.book.pads()


def test_a_pad_at_two_registers_is_found_by_line_as_soon_as_both_are_known(office, other) -> None:
    """Issued at both before they were paired, and come at both: each is found, each register named."""
    slips = office.house.day.slips
    slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    slips.receive("085100501", "085100600", MANAGER)
    other.open()
    other.house.day.slips.issue_pad(Pad("085100391", "085100490"), MANAGER)
    other.house.day.slips.receive("085100551", "085100650", MANAGER)
    assert slips.twice() == ()
    paired(office, other).once()
    assert [(one.numbers, one.is_issued, one.registers) for one in slips.twice_left()] == [
        (Pad("085100391", "085100400"), True, ("085-1", "085-2")),
        (Pad("085100551", "085100600"), False, ("085-1", "085-2")),
    ]


def released(counter: Counter, *, back: bool = False) -> int:
    """Hand order W-100234 over at this register, or take it back; its entry's number."""
    pin = {"pin": "0202", "note": "wrong customer"} if back else {}
    draft = PickUpDraft(
        entry_id=Till.new_id(), clerk=CLERK, order_no="W-100234", checked=POLICY.pickup_checks[0], **pin
    )
    return (counter.house.pickups.undo if back else counter.house.pickups.release)(draft).seq


def with_orders(counter: Counter) -> None:
    write_order_list(
        counter.house.folder, OrdersFacts(as_of_ms=1, orders=1), (Order(order_no="W-100234", name="Ada Quill"),)
    )
    counter.house = replace(counter.house, orders=OrderList(counter.house.folder))


def test_an_order_goes_out_at_one_register_of_the_store(office: Counter, other: Counter) -> None:
    """What register 1 hands over the office knows with its entries, and the other way round by the office's word."""
    roads = paired(office, other)
    for one in (office, other):
        with_orders(one)
        one.open()
    first = released(other)
    roads.once()
    with pytest.raises(Refusal, match=f"at register 085-1, entry {first}"):
        released(office)
    released(other, back=True)
    roads.once()
    second = released(office)
    roads.once()
    with pytest.raises(Refusal, match=f"at register {office.house.register}, entry {second}"):
        released(other)
    released(office, back=True)
    roads.once()
    assert released(other) > first


def test_what_the_office_told_is_known_after_a_restart_without_a_line(office: Counter, other: Counter) -> None:
    """Register 1 ends and starts with nobody to ask: the order and the money that went out elsewhere stay gone."""
    roads = paired(office, other)
    for one in (office, other):
        with_orders(one)
        one.open()
    first, back = released(office), given_back(office, "4711-8", 6_241)
    roads.once()
    other.restart()
    with_orders(other)
    with pytest.raises(Refusal, match=f"at register {office.house.register}, entry {first}"):
        released(other)
    with pytest.raises(Refusal, match=rf"entry {back.entry_no}\. Nothing is left"):
        given_back(other, "4711 8", 1)


def given_back(counter: Counter, receipt: str, amount_minor: int, *, alike_ok: bool = False) -> Recorded:
    """Money back in cash on a receipt of store 012 over $62.41, or on one of this store that another register gave."""
    outside = Outside(store="012", receipt=receipt, day="2026-11-03", original_minor=6_241, tender="cash")
    if not receipt.startswith("4711"):
        outside = replace(outside, store="085", original_minor=1_001)
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=0, reason="torn", pin=MANAGER_PIN, amount_minor=amount_minor,
        outside=outside, alike_ok=alike_ok,
    )  # fmt: skip
    return counter.house.till.refund(draft)


def test_a_receipt_is_paid_out_at_one_register_of_the_store(office: Counter, other: Counter) -> None:
    """$40.00 of $62.41 at register 1: the office gives $22.41 at most; struck out there, all of it is free again."""
    roads = paired(office, other)
    for one in (office, other):
        one.open()
    first = given_back(other, "4711-8", 4_000)
    roads.once()
    with pytest.raises(Refusal, match=rf"Register 085-1 gave back .40\.00 .*entry {first.entry_no}: .22\.41 is left"):
        given_back(office, "4711 8", 2_242)
    second = given_back(office, "4711 8", 2_241)
    roads.once()
    with pytest.raises(Refusal, match=rf"entry {second.entry_no}\. Nothing is left"):
        given_back(other, "4711-8", 1)
    office.house.till.void(seq=second.entry_no, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    roads.once()
    assert given_back(other, "4711-8", 2_241).row.amount_minor == 2_241


def test_a_sale_of_one_register_is_paid_out_at_one(office: Counter, other: Counter) -> None:
    """Sold at register 1, and given back at the office by its claim code: register 1 gives nothing more."""
    roads = paired(office, other)
    for one in (office, other):
        one.open()
    sold = other.house.till.record(cash_sale(1_001))
    given_back(office, sold.claim_code, 1_001)
    roads.once()
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.entry_no, reason="torn", pin=MANAGER_PIN, amount_minor=1
    )
    with pytest.raises(Refusal, match=r"Nothing is left"):
        other.house.till.refund(draft)


@pytest.mark.parametrize("first", ["claim", "slip"])
@pytest.mark.parametrize("seller", ["office", "other"])
def test_a_receipt_has_two_numbers_and_is_paid_once(office: Counter, other: Counter, first: str, seller: str) -> None:
    """Sold at one register, given back at the other by one of its numbers: the other number is worth nothing more.

    The register that gave it back does not have the sale: the office tells it of its own refund.
    """
    roads = paired(office, other)
    for one in (office, other):
        one.open()
    sells, gives = (office, other) if seller == "office" else (other, office)
    sold = sells.house.till.record(cash_sale(1_001, slip=sells.slip(1)))
    roads.once()
    numbers = [sold.claim_code, sold.row.slip]
    here, there = numbers if first == "claim" else numbers[::-1]
    paid = given_back(gives, here, 1_001)
    roads.once()
    roads.once()  # what was sent is in the office's next word
    for number, alike_ok in ((there, False), (there, True), (here, True)):
        with pytest.raises(Refusal, match=r"[Nn]othing is left|\$0\.00 is left"):
            given_back(gives, number, 1, alike_ok=alike_ok)
    inside = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.entry_no, reason="torn", pin=MANAGER_PIN, amount_minor=1
    )
    with pytest.raises(Refusal, match=rf"entry {paid.entry_no}\. Nothing is left"):
        sells.house.till.refund(inside)


def test_a_damaged_book_hears_what_it_gave_back(office: Counter, other: Counter) -> None:
    """A register that had to begin a new book hears from the office what its old one says."""
    roads = paired(office, other)
    other.open()
    first = given_back(other, "4711-8", 4_000)
    roads.once()
    side = office.house.relay.desk._office
    assert [one.seq for one in side.given(Place(store="085", register="085-1", epoch=2))] == [first.entry_no]
    assert side.given(Place(store="085", register="085-1", epoch=1)) == ()


def test_what_a_damaged_book_handed_over_the_office_remembers(office: Counter, other: Counter) -> None:
    """A register that had to begin a new book hears from the office what its own old one says."""
    roads = paired(office, other)
    with_orders(other)
    other.open()
    first = released(other)
    roads.once()
    place = Place(store="085", register="085-1", epoch=2)
    told = office.house.relay.desk._office.gone(place)
    assert [(one.register, one.seq) for one in told] == [("085-1", first)]
    assert office.house.relay.desk._office.gone(replace(place, epoch=1)) == ()


def test_the_report_says_what_is_refused_of_each_register(office: Counter, other: Counter) -> None:
    """Head office refuses what the office passes on of register 1: its report says how many entries, and why."""
    roads = paired(office, other)
    for one in (office, other):
        one.open()
    roads.once()
    assert office.house.registers.store_day(DAY).refused_there == ()
    place, behind = Place(store="085", register="085-1", epoch=1), other.house.book.head().seq
    office.house.relay.desk.note_there(place, Refusal("carry.unknown_register", register="085-1", store="085"))
    (refused,) = office.house.registers.store_day(DAY).refused_there
    assert (refused.register, refused.entries) == ("085-1", behind)
    pdf = office.house.draft_report().read_bytes()
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert f"Refused by central, kept apart there {behind} " in said
    assert f"085-1 {behind} {refused.sentence[:40]}" in said


def test_the_office_passes_on_and_the_register_learns_of_it(office: Counter, other: Counter, tmp_path: Path) -> None:
    """No line at register 1: unsent until head office's receipt has come back through the office."""
    with Central.open(tmp_path / "hq", office.clock) as central:
        for one in (office, other):
            central.enrol(one.house.book.enrolment())
        roads = paired(office, other, central.keys)
        other.open()
        other.sell_one()
        roads.once()
        assert other.house.book.unsent() == other.house.book.head().seq
        forwarder = forwarding(office.house.relay, lines=Lines(central="http://127.0.0.1:1"), keys=central.keys)()
        assert forwarder is not None
        with pytest.raises(Trouble):
            forwarder.once()
        (held,) = office.house.relay.standing()
        assert (held.held_seq, held.sent_seq) == (other.house.book.head().seq, 0)
        forwarder.road = DirectRoad(central)
        forwarder.once()
        assert roads.once().kind == LineKind.UP_TO_DATE
        assert other.house.book.unsent() == 0
        assert central.counts().slips == 1


def test_what_head_office_sends_out_comes_over_the_stores_network(
    office: Counter, other: Counter, tmp_path: Path
) -> None:
    """Register 1 has no line: policy, incident and notice come through the door, and who read it goes back that way."""
    with Central.open(tmp_path / "hq", office.clock) as central:
        for one in (office, other):
            central.enrol(one.house.book.enrolment())
            one.house = with_word(one.house, central)
        sent = office.house.word.dispatches
        policy_out(central, twin_minutes=5), notice_out(central, "No gift cards"), incident_out(central, "26-07")
        roads, line = paired(office, other, central.keys), DirectRoad(central)
        roads.once()
        assert other.house.word.dispatches.standing() == ()
        fetching(office.house.book, central, line, sent).once()
        assert roads.once().kind == LineKind.AT_OFFICE
        assert other.house.word.dispatches.standing() == sent.standing() != ()
        assert other.house.is_outdated()
        assert other.house.renewed().policy.twin_minutes == 5
        other.house.word.dispatches.note_read(1, clerk=CLERK)
        roads.once()
        passing = forwarding(office.house.relay, lines=Lines(central="http://127.0.0.1:1"), keys=central.keys)()
        assert passing is not None
        passing.road = line
        passing.once()
        assert all(other.house.book.place in one.held_by for one in central.out.lines())
        assert [reader.place.register for reader in central.out.readers(1)] == ["085-1"]


def test_a_large_file_goes_on_where_the_offices_program_ended(office: Counter, other: Counter, tmp_path: Path) -> None:
    """Orders of some pieces, one in a round; after the first the office's program ends and starts again at its port."""
    with Central.open(tmp_path / "hq", office.clock) as central:
        for one in (office, other):
            central.enrol(one.house.book.enrolment())
            one.house = with_word(one.house, central)
        goods = (hashlib.sha512(str(at).encode()).hexdigest().translate(NO_DIGITS) for at in range(1_600))
        rows = "".join(f"W-{at},Ada Quill,{words}\n" for at, words in enumerate(goods))
        head = "shoebox-orders,1,085,2026-11-12T06:00:00Z\norder,name,goods\n"
        office.house.word.dispatches.take(words_out(central, DispatchKind.ORDERS, (head + rows).encode()))
        roads, rounds = paired(office, other, central.keys), 1
        roads.office.fetcher.pieces_at_once = 1
        roads.once()
        port = here(office.house.relay.pairing(MANAGER)).port
        office.house.relay.close()
        assert roads.once().kind == LineKind.OFFLINE
        with with_relay(office, port=port) as again:
            again.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
            while not other.house.word.dispatches.standing():
                roads.once()
                rounds += 1
        assert rounds == -(-office.house.word.dispatches.on_hand()[0].size // PIECE_BYTES) > 2
        assert [one.kind for one in other.house.word.dispatches.standing()] == [DispatchKind.ORDERS]


def test_without_any_line_the_office_carries_both_on_one_stick(office: Counter, other: Counter, tmp_path: Path) -> None:
    """Sealed to a stick, register 1's parcels go along; head office's receipts for both come back on it."""
    stick, office_house = tmp_path / "STICK", office.house
    stick.mkdir()
    with Central.open(tmp_path / "hq", office.clock) as central:
        for one in (office, other):
            central.enrol(one.house.book.enrolment())
        office.house = replace(office_house, keys=central.keys)
        roads = paired(office, other, central.keys)
        other.open()
        other.sell_one()
        other.count_empty()
        other.count_paper()
        other.end()
        roads.once()
        office.open()
        office.sell_one()
        office.count_empty()
        office.count_paper()
        office.end()
        office.house.seal_to(stick, clerk=MANAGER)
        assert len(list(stick.glob(f"*{PARCEL_SUFFIX}"))) == 1
        assert office.house.relay.lay_out(Stick(stick)) != (), "twice is harmless"
        _another_stick_is_in_the_way(office, tmp_path / "OTHER", stick)
        outcomes = [one.outcome for one in central.import_boxes([stick])]
        assert outcomes == [Outcome.TAKEN, Outcome.TAKEN]
        assert office.house.take_receipts(central.folder / "receipts", clerk=MANAGER) > 0
        assert roads.once().kind == LineKind.UP_TO_DATE
        assert (other.house.book.unsent(), central.counts().slips) == (0, 2)


def _another_stick_is_in_the_way(office: Counter, other_stick: Path, stick: Path) -> None:
    """What goes by the parcel's name there is something else: the box is there and noted, and the other is told."""
    other_stick.mkdir()
    (parcel,) = stick.glob(f"*{PARCEL_SUFFIX}")
    (other_stick / parcel.name).write_bytes(b"a file that was damaged")
    with pytest.raises(Trouble) as wrong:
        office.house.seal_to(other_stick, clerk=MANAGER)
    assert wrong.value.code == "carry.others_left"
    sealed = [act.copied_to for _, _, act in office.house.book.of_kind(Kind.BOX_SEALED)]
    assert sealed == ["STICK", "OTHER"]


def test_a_port_that_is_taken_is_said_and_tried_again(tmp_path: Path, office: Counter) -> None:
    """The page says why; pressed once more with the port free, the door opens."""
    address = here(office.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX))
    with counter_in(tmp_path / "second") as second, with_relay(second, port=address.port) as relayed:
        with pytest.raises(Trouble) as wrong:
            relayed.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
        assert wrong.value.code == "service.address"
        assert relayed.house.relay.standing() == ()
        office.house.relay.close()
        assert here(relayed.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)).port == address.port


def test_only_somebody_in_charge_shows_a_code(office: Counter) -> None:
    with pytest.raises(Refusal) as wrong:
        office.house.relay.pairing(CLERK)
    assert wrong.value.code == "day.role"
    assert office.house.relay.desk is None, "and the door stays shut"


def test_the_door_goes_by_the_people_that_head_office_sent_last(
    tmp_path: Path, office: Counter, other: Counter
) -> None:
    """A staff list comes with another manager and without Ann: the new one shows codes, Ann may not any more."""
    with Central.open(tmp_path / "hq", office.clock) as central:
        central.enrol(office.house.book.enrolment())
        house = with_word(office.house, central)
        rosa, new = STAFF.by_number(CLERK), replace(STAFF.by_number(MANAGER), number="03", name="Ida Holm")
        words = staff_words((rosa, new)).encode()
        house.word.dispatches.take(words_out(central, DispatchKind.STAFF, words))
        assert house.renewed().relay is house.relay
        with pytest.raises(Refusal):
            house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
        code = house.relay.pairing("03", wait_s=OPEN_S_MAX).code
        card = other.house.book.enrolment()
        house.relay.desk.pair(write_request(card, register_proof(code_key(typed_code(code)), card)))
        assert [one.register for one in house.renewed().day.registers.known()] == ["085-1"]


def test_receipts_of_others_stand_in_nobodys_way(office: Counter, other: Counter, tmp_path: Path) -> None:
    """One of store 085-1, a damaged one, one of another history: this register's own and the right one count."""
    signer, theirs = Signer.generate(), other.house.book
    other.open()
    paired(office, other).once()
    known = OfficeKeys()
    known.pin(card(signer.public_key))
    office.house = replace(office.house, keys=known)
    own = office.house.book

    def lay(name: str, place: Place, seq: int, head: bytes) -> None:
        receipt = LineReceipt(
            store=place.store, register=place.register, epoch=1, held_seq=seq, held_head=head, size=1, root=bytes(32),
            clock_ms=office.clock.wall_ms(), nonce=bytes(32), needs=(),
        )  # fmt: skip
        (tmp_path / f"085-{name}.receipt").write_bytes(write_line_receipt(receipt, signer.sign))

    lay("1-foreign", Place(store="085-1", register="085-1", epoch=1), 999, bytes(32))
    lay("1-history", Place(store="085", register="085-1", epoch=1), 1, bytes(32))
    lay("2-own", Place(store="085", register="085-2", epoch=1), own.head().seq, own.head().hash)
    acked = own.head().seq
    assert office.house.take_receipts(tmp_path, clerk=MANAGER) == acked
    assert [one.sent_seq for one in office.house.relay.standing()] == [0]
    lay("3-right", Place(store="085", register="085-1", epoch=1), theirs.head().seq, theirs.head().hash)
    (tmp_path / "085-0.receipt").write_bytes(b"{}")
    with pytest.raises(Refusal):
        office.house.take_receipts(tmp_path, clerk=MANAGER)
    assert [one.sent_seq for one in office.house.relay.standing()] == [theirs.head().seq]


def test_a_receipt_that_a_bad_stick_gives_back_no_more_keeps_none_from_being_taken(
    office: Counter, tmp_path: Path
) -> None:
    """A folder stands for the sector that can't be read: it is said, and the receipt behind it counts."""
    signer, own, known = Signer.generate(), office.house.book, OfficeKeys()
    known.pin(card(signer.public_key))
    office.house = replace(office.house, keys=known)
    (tmp_path / "stick" / "085-1.receipt").mkdir(parents=True)
    (tmp_path / "stick" / "085-2.refused").mkdir()
    receipt = LineReceipt(
        store="085", register="085-2", epoch=1, held_seq=own.head().seq, held_head=own.head().hash, size=1,
        root=bytes(32), clock_ms=office.clock.wall_ms(), nonce=bytes(32), needs=(),
    )  # fmt: skip
    (tmp_path / "stick" / "085-2.receipt").write_bytes(write_line_receipt(receipt, signer.sign))
    with pytest.raises(Trouble) as wrong:
        office.house.take_receipts(tmp_path / "stick", clerk=MANAGER)
    assert (wrong.value.code, own.unsent()) == ("carry.unreadable", 0)


def test_what_came_is_there_after_a_restart(office: Counter, other: Counter) -> None:
    """The office's program ends and starts again: the copies are there, and the register sends no entry twice."""
    roads = paired(office, other)
    roads.once()
    office.house.relay.close()
    with with_relay(office) as again:
        again.house.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
        assert again.house.relay.standing()[0].held_seq == other.house.book.head().seq


def test_the_lane_takes_both_roads_and_ends(office: Counter, other: Counter) -> None:
    """Started, it sends to the office by itself; closed, it is stopped."""
    lane = CarryLane(paired(office, other), chance=lambda: 0.5)
    lane._rounds.once(lane.stopped)
    assert lane.state().kind == LineKind.AT_OFFICE
    lane.close()
    assert lane.stopped()
