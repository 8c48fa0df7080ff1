"""Several registers in one store-day: register 1 seals into a shared folder, register 2 is the office and gathers.

Register 1 sells 24 slips and 4 times cash, register 2 one slip of 10.01. The office never opens the other book.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest

from bookmaking import CLERK, MANAGER, MANAGER_PIN, cash_sale
from central.test_other_versions import NEW_KIND, TOTALS, newer_register
from daymaking import pieces_of
from officemaking import FLOAT_MINOR, Counter, make_counter
from shoebox.central import Central
from shoebox.day.gathering import Standing
from shoebox.domain import acts
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import LineKind, LineState
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome
from shoebox.domain.papers import Paper
from shoebox.domain.registers import REGISTERS_MAX, Came, What
from shoebox.domain.slip import Pad
from shoebox.formats.box import read_box
from shoebox.handover.registers import FOLDER
from shoebox.storage.keys import write_enrolment
from shoebox.storage.verify import verify_path
from shoebox.till import Outside, RefundDraft, Till

DAY = "2026-11-12"


@pytest.fixture
def shared(tmp_path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def sell_and_close(counter: Counter, *steps: str) -> None:
    for step in steps or ("open", "sell_one", "count_empty", "count_paper", "end"):
        getattr(counter, step)()


BUSY_DAY = ("open", "sell", "explain", "count_well", "count_paper", "end")


def know(office: Counter, other: Counter) -> None:
    office.house.registers.add(other.card(), clerk=MANAGER)


def refused(code: str, act) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert "?" not in str(caught.value)
    return caught.value


def standing(office: Counter) -> Standing:
    (one,) = office.house.day.registers.standings(DAY)
    return one


def test_the_close_waits_for_the_other_register_and_the_report_adds_both_up(office, other, shared) -> None:
    """Awaited, then here: 3,283.79 and 10.01 are 3,293.80 in 25 sales, and the office's own box carries the hash."""
    know(office, other)
    office.open()
    office.sell_one()
    office.count_empty()
    office.count_paper()
    assert [stop.code for stop in office.house.day.blockers()] == ["day.block.registers"]
    refused("day.blocked", office.end)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    came = office.house.registers.gather(shared, clerk=CLERK)
    assert came.taken == (f"085-1, {DAY}",)
    assert office.house.day.blockers() == ()
    office.end()
    whole = office.house.registers.store_day(DAY)
    assert (whole.taken_minor, whole.sales, whole.slips_by_hand) == (328_379 + 1_001, 25, 23)
    assert [(line.register, line.came, line.taken_minor) for line in whole.registers] == [
        ("085-1", Came.HERE, 328_379),
        ("085-2", Came.OWN, 1_001),
    ]
    assert sum(line.net_minor for line in whole.tenders) == whole.taken_minor
    assert sum(gross for _, _, gross in whole.hours) == whole.taken_minor
    heads = [line[2].head for line in office.house.book.acts(DAY) if line[0].kind == "box_gathered"]
    assert heads == [read_box(other.house.day.seal()).head.head.hex()]


def test_the_office_writes_nothing_into_the_other_book(office, other, shared) -> None:
    know(office, other)
    sell_and_close(other)
    other.seal_into(shared)
    files = {
        path: path.read_bytes() for path in other.house.folder.rglob("*") if path.is_file() and path.suffix != ".lock"
    }
    office.house.registers.gather(shared, clerk=MANAGER)
    office.open()
    assert office.house.registers.store_day(DAY).registers[0].taken_minor == 1_001
    assert {path: path.read_bytes() for path in files} == files
    assert verify_path(office.house.folder).ok


def test_twice_is_harmless_and_the_own_box_is_passed_over(office, other, shared) -> None:
    know(office, other)
    sell_and_close(other)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    before = office.house.book.head().seq
    again = office.house.registers.gather(shared, clerk=MANAGER)
    assert (again.taken, again.already, again.refused) == ((), 1, ())
    assert office.house.book.head().seq == before
    office.open()
    office.sell_one()
    office.count_empty()
    office.count_paper()
    office.end()
    office.seal_into(shared)
    assert office.house.registers.gather(shared, clerk=MANAGER).already == 1


def test_the_stock_of_slips_is_the_stores(office, other, shared) -> None:
    """500 in the cupboard; register 1 took a pad of 100 of them and used 24 numbers, two of them explained as lost.

    Its sealed day says so: 400 are left in the cupboard, the pace is both registers', and nothing is printed twice.
    """
    slips = office.house.day.slips
    slips.receive("085100201", "085100700", MANAGER)
    slips.give_range("085100701", "085100720", "Operations", MANAGER)
    other.house.day.slips.issue_pad(Pad("085100201", "085100300"), MANAGER)
    other.house.day.slips.issue_pad(Pad("085100701", "085100710"), MANAGER)
    know(office, other)
    office.open()
    office.sell_one()
    before = slips.stock()
    assert (before.in_cupboard, before.on_other_pads, before.used_today) == (500, 0, 1)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    office.clock.pass_min(12 * 60)
    stock = slips.stock()
    assert (stock.in_cupboard, stock.on_other_pads, stock.used_a_day) == (400, 310 - 24, 1 + 24)
    assert stock.days_left == stock.at_hand // 25
    assert slips.take_to_print(1, MANAGER) == Pad("085100711", "085100711")


def test_a_pad_that_another_registers_sealed_day_names_is_not_handed_out_here(office, other, shared) -> None:
    """Register 1 was handed 085 100 301 to 400 and sealed its day: here 391 to 490 is refused by its name, 401 not."""
    slips = office.house.day.slips
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    before = office.house.book.head().seq
    said = str(refused("day.pad_elsewhere", lambda: slips.issue_pad(Pad("085100391", "085100490"), MANAGER)))
    assert "Register 085-1 has the pad 085 100 301 to 085 100 400" in said
    assert office.house.book.head().seq == before
    slips.issue_pad(Pad("085100401", "085100500"), MANAGER)


def test_a_register_without_a_day_is_explained_and_counts_nothing(office, other) -> None:
    know(office, other)
    office.open()
    office.sell_one()
    office.count_empty()
    office.count_paper()
    registers = office.house.day.registers
    refused("registers.why", lambda: registers.absent("085-1", " ", MANAGER))
    refused("day.role", lambda: registers.absent("085-1", "not used", CLERK))
    refused("registers.not_awaited", lambda: registers.absent("085-9", "not used", MANAGER))
    registers.absent("085-1", "not used today", MANAGER)
    assert (standing(office).came, standing(office).reason) == (Came.ABSENT, "not used today")
    office.end()
    whole = office.house.registers.store_day(DAY)
    assert (whole.taken_minor, len(whole.registers)) == (1_001, 2)


def test_a_box_that_comes_after_the_close_is_named_on_the_next_day(office, other, shared) -> None:
    """Thursday's report says the same before and after; Friday's names the box of 3,283.79 and adds nothing."""
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.open()
    office.sell_one()
    office.count_empty()
    office.count_paper()
    office.house.day.registers.absent("085-1", "its PC is dead", MANAGER)
    office.end()
    before = office.house.registers.store_day(DAY)
    office.house.registers.gather(shared, clerk=MANAGER)
    after = office.house.registers.store_day(DAY)
    assert replace(after, unsent=before.unsent) == before, "what is not sent is of all days, as it prints"
    assert (before.unsent.unknown, after.unsent.unknown) == (("085-1",), ())
    assert [line.came for line in before.registers] == [Came.ABSENT, Came.OWN]
    assert [line.box_no for line in office.house.day.registers.came_after(DAY)] == ["085-1-0001"]
    office.clock.pass_min(24 * 60)
    office.open()
    friday = office.house.registers.store_day("2026-11-13")
    assert [(line.register, line.came, line.day) for line in friday.registers] == [
        ("085-1", Came.AWAITED, ""),
        ("085-2", Came.OWN, ""),
        ("085-1", Came.LATE, DAY),
    ]
    assert (friday.registers[-1].taken_minor, friday.taken_minor) == (328_379, 0)
    assert [stop.code for stop in office.house.day.blockers()][-1] == "day.block.registers"


def test_only_boxes_of_registers_that_are_known_by_their_key(office, other, shared, tmp_path) -> None:
    """Unknown; known by another key (a PC set up anew under the old name); of another store; cut in the middle."""
    sell_and_close(other)
    other.seal_into(shared)
    ((name, said),) = office.house.registers.gather(shared, clerk=MANAGER).refused
    assert "Add it with its enrolment card" in said
    with_same_name = make_counter(tmp_path / "again", register="085-1", clock=office.clock)
    know(office, with_same_name)
    with_same_name.house.book.close()
    ((_, said),) = office.house.registers.gather(shared, clerk=MANAGER).refused
    assert "another key" in said
    know(office, other)
    box = shared / name
    whole = box.read_bytes()
    box.write_bytes(whole[:-40])
    assert len(office.house.registers.gather(shared, clerk=MANAGER).refused) == 1
    box.write_bytes(whole)
    assert office.house.registers.gather(shared, clerk=MANAGER).refused == ()
    refused("registers.own", lambda: office.house.registers.add(office.card(), clerk=MANAGER))


def test_a_folder_without_any_box_says_so(office, shared) -> None:
    refused("registers.none_there", lambda: office.house.registers.gather(shared, clerk=MANAGER))


def test_a_copy_that_was_lost_or_changed_is_said_and_taken_in_again(office, other, shared) -> None:
    know(office, other)
    sell_and_close(other)
    other.seal_into(shared)
    office.open()
    office.house.registers.gather(shared, clerk=MANAGER)
    (copy,) = (office.house.folder / FOLDER).iterdir()
    copy.unlink()
    refused("registers.lost", lambda: office.house.registers.store_day(DAY))
    office.house.registers.gather(shared, clerk=MANAGER)
    assert office.house.registers.store_day(DAY).registers[0].came is Came.HERE


def test_a_copy_of_an_earlier_day_that_is_lost_stops_no_report_and_is_said(office, other, shared) -> None:
    """Thursday's box of register 1 is gone on Friday: Friday's sums stand, and nobody reads that all was looked at."""
    know(office, other)
    sell_and_close(other)
    other.seal_into(shared)
    office.open()
    office.house.registers.gather(shared, clerk=MANAGER)
    (thursday,) = (office.house.folder / FOLDER).iterdir()
    sell_and_close(office, "sell_one", "count_empty", "count_paper", "end")
    other.clock.pass_min(24 * 60)
    other.open()
    other.house.till.record(cash_sale(700))
    other.house.day.drawer.count(pieces_of(FLOAT_MINOR + 700), MANAGER)
    sell_and_close(other, "count_paper", "end")
    other.seal_into(shared)
    office.open()
    office.house.registers.gather(shared, clerk=MANAGER)
    whole = thursday.read_bytes()
    for harmed in (whole[:-40], b""):
        thursday.write_bytes(harmed)
        office.house.held.books.clear()  # as at the next start
        friday = office.house.registers.store_day("2026-11-13")
        assert (friday.registers[0].taken_minor, friday.partly_here) == (700, ("085-1",))
        assert "085-1: not all of it can be read here" in words_of(office.house.draft_report().read_bytes())
        refused("registers.lost", lambda: office.house.registers.store_day(DAY))
    assert "Take it in once more" in str(office.house.registers.unread()["085-1"])
    office.house.registers.gather(shared, clerk=MANAGER)
    assert office.house.registers.store_day("2026-11-13").partly_here == ()
    assert office.house.registers.store_day(DAY).registers[0].taken_minor == 1_001


def test_a_register_is_taken_out_and_no_longer_waited_for(office, other) -> None:
    know(office, other)
    know(office, other)
    assert len(office.house.day.registers.known()) == 1
    office.house.day.registers.drop("085-1", "sold with the annex", MANAGER)
    office.open()
    assert office.house.day.registers.standings(DAY) == ()
    refused("registers.unknown", lambda: office.house.day.registers.drop("085-1", "again", MANAGER))


def test_two_days_in_a_row_refer_back(office, other, shared) -> None:
    """Register 1's second day refunds a sale of its first; with both boxes here, or with the second alone."""
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    office.clock.pass_min(24 * 60)
    other.open()
    first = other.house.book.sale_by_slip(other.slip(3))
    draft = RefundDraft(
        entry_id="00000000-0000-4000-8000-000000000001", clerk=CLERK, of_seq=first.seq, amount_minor=1_000,
        slip=other.slip(30), reason="goods came back", pin=MANAGER_PIN,
    )  # fmt: skip
    other.house.till.refund(draft)
    other.explain_from(25, 29)
    other.count_empty()
    other.count_paper()
    other.end()
    other.seal_into(shared)
    office.open()
    office.house.registers.gather(shared, clerk=MANAGER)
    line = office.house.registers.store_day("2026-11-13").registers[0]
    assert (line.came, line.z_no, line.taken_minor) == (Came.HERE, 2, -1_000)


def test_the_papers_name_every_register(office, other, shared) -> None:
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    sell_and_close(office)
    pdf = office.house.day_papers.draw(Paper.REPORT, DAY).read_bytes()
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for words in (
        "Registers 1, 2", "$3,293.80", "Registers, drawers and boxes", "085-1 24 3,283.79", "085-2 1 10.01",
        "$ 085-2 085-1 Opening float", "register 085-1: typed twice", "Box of 085-1",
    ):  # fmt: skip
        assert words in said, words


def test_head_office_takes_both_boxes_and_all_they_say(office, other, shared, tmp_path) -> None:
    """Registers known and gathered, pads received, a range given, a run printed, one absent: all of it travels."""
    know(office, other)
    office.stock_up()
    office.house.day.slips.take_to_print(5, MANAGER)
    sell_and_close(other)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    sell_and_close(office)
    office.seal_into(shared)
    with Central.open(tmp_path / "central", office.clock) as central:
        for one in (office, other):
            central.enrol(one.house.book.enrolment())
        came = [central.take_box(path.name, path.read_bytes())[0] for path in sorted(shared.glob("*.shoebox"))]
        assert [one.outcome for one in came] == [Outcome.TAKEN, Outcome.TAKEN]
        assert central.wall().tiles[0].registers == 2


def test_an_order_handed_over_at_two_registers_is_named(office: Counter, other: Counter, shared: Path) -> None:
    """Register 1 hands W-7 over and seals; register 2 does the same, and takes the sealed day in."""
    know(office, other)
    office.open()
    for counter in (other, office):
        if counter is other:
            sell_and_close(counter, "open", "sell_one")
        counter.hand_out("W-7" if counter is other else "w 7")
    assert office.house.registers.out_twice() == ()
    sell_and_close(other, "count_empty", "count_paper", "end")
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    (twice,) = office.house.registers.out_twice()
    assert (twice.what, twice.number, [place.register for place in twice.places]) == (
        What.ORDER, "W-7", ["085-1", "085-2"],
    )  # fmt: skip
    assert office.house.registers.store_day(DAY).out_twice == (twice,)
    assert office.house.registers.out_twice("2026-11-13") == ()
    pdf = office.house.draft_report().read_bytes()
    entries = ", ".join(f"{place.register} entry {place.seq}" for place in twice.places)
    said = words_of(pdf)
    assert "Out at two registers: 1, on a later page." in said
    assert f"Order W-7, handed over {entries}" in said


def back_at(
    counter: Counter, amount_minor: int, receipt: str = "4711-8", store: str = "012", day: str = "2026-11-03"
) -> None:
    """Money back in cash on a receipt over $62.41."""
    outside = Outside(store=store, receipt=receipt, day=day, original_minor=6_241, tender="cash")
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=0, amount_minor=amount_minor, reason="goods came back",
        pin=MANAGER_PIN, outside=outside,
    )  # fmt: skip
    counter.house.till.refund(draft)


def test_money_back_at_two_registers_above_the_receipt_is_named(office: Counter, other: Counter, shared: Path) -> None:
    """$40.00 of $62.41 at each, with no office in reach; and a sale of register 1 paid out whole at both."""
    know(office, other)
    sell_and_close(other, "open", "sell_one")
    sold = other.house.till.last_saved()
    office.open()
    for counter in (other, office):
        back_at(counter, 4_000)
        back_at(counter, 1_000, receipt="A-1", day="2026-11-04")
    back_at(office, 6_241, receipt=sold.claim_code, store="85")
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, amount_minor=1_001, reason="goods came back",
        slip=other.slip(30), pin=MANAGER_PIN,
    )  # fmt: skip
    other.house.till.refund(draft)
    assert office.house.registers.out_twice() == ()
    other.explain_from(2, 29)
    other.house.day.drawer.count(pieces_of(FLOAT_MINOR - 5_000), MANAGER)
    sell_and_close(other, "count_paper", "end")
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    found = {one.number: one for one in office.house.registers.out_twice(DAY)}
    assert {number: one.too_much_minor for number, one in found.items()} == {"47118": 1_759, sold.claim_code: 6_241}
    assert [place.register for place in found["47118"].places] == ["085-1", "085-2"]
    said = words_of(office.house.draft_report().read_bytes())
    assert "Receipt 47118, given back 085-1 entry " in said
    assert " 17.59 " in said


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@dataclass(frozen=True)
class Told:
    """A line of which only the last word is known."""

    word: LineState

    def state(self) -> LineState:
        return self.word


@pytest.mark.parametrize(
    ("kind", "refused_now"), [(LineKind.REFUSED, (4, "Have it enrolled.")), (LineKind.OFFLINE, (0, ""))]
)
def test_the_report_says_what_head_office_refuses(office, kind, refused_now) -> None:
    """4 entries behind. Refused: counted, with the reason. With nobody answering they only wait."""
    office.open()
    office.sell_one()
    line = Told(LineState(kind=kind, behind=4, sentence="Have it enrolled."))
    house = replace(office.house, line=line)
    assert house.registers.store_day(DAY).refused == refused_now


@pytest.mark.parametrize("how", ["kind", "field", "body"])
def test_a_box_of_a_newer_register_waits_until_this_office_is_brought_up_to_date(
    office, shared, tmp_path, monkeypatch, how: str
) -> None:
    """Refused in words, with nothing noted and the other boxes taken; the same file is taken once its kind is known."""
    register = newer_register(how)
    card = tmp_path / "card.json"
    write_enrolment(card, register.enrolment)
    office.house.registers.add(card, clerk=MANAGER)
    (shared / "newer.shoebox").write_bytes(register.close(totals_minor=TOTALS))
    came = office.house.registers.gather(shared, clerk=MANAGER)
    ((name, said),) = came.refused
    assert (name, came.taken) == ("newer.shoebox", ())
    assert "nothing is lost" in said
    assert office.house.day.registers.gathered() == ()
    if how == "kind":
        monkeypatch.setitem(acts._ACTS, NEW_KIND, SlipSpoiled)
        assert len(office.house.registers.gather(shared, clerk=MANAGER).taken) == 1


def test_a_pad_taken_back_at_another_register_is_free_here(office, other, shared) -> None:
    """Register 1 gave back 341 to 400 of its pad a day later: its next sealed day says so, and they go out here."""
    slips = office.house.day.slips
    slips.receive("085100301", "085100400", MANAGER)
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    refused("day.pad_elsewhere", lambda: slips.issue_pad(Pad("085100341", "085100400"), MANAGER))
    refused(
        "slip.back_elsewhere",
        lambda: slips.take_back(("085100301", "085100400"), reason="never came", clerk=CLERK, second=(MANAGER, "0202")),
    )
    other.house.day.slips.take_back(
        ("085100341", "085100400"), reason="the pad has forty", clerk=CLERK, second=(MANAGER, "0202")
    )
    other.clock.pass_min(24 * 60)
    sell_and_close(other, "open", "count_empty", "count_paper", "end")
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    assert slips.stock().in_cupboard == 60
    slips.issue_pad(Pad("085100341", "085100400"), MANAGER)


def test_the_same_pad_at_two_registers_stops_the_close_until_somebody_in_charge_has_said_what_they_found(
    office, other, shared
) -> None:
    """Both hold 085 100 391 to 400, neither knew of the other: found with the sealed day, a word, then it closes."""
    slips = office.house.day.slips
    slips.issue_pad(Pad("085100391", "085100490"), MANAGER)
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    office.open()
    office.sell_one()
    office.count_empty()
    office.count_paper()
    assert slips.twice() == ()
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    (stop,) = office.house.day.blockers()
    assert (stop.code, stop.mend_at) == ("day.block.pads_twice", "pads")
    assert dict(stop.facts) == {"first": "085 100 391", "last": "085 100 400", "one": "085-1", "other": "085-2"}
    refused("day.blocked", office.end)
    (one,) = slips.twice_left()
    refused("day.role", lambda: slips.say_of_twice(one, "it lies here", CLERK))
    refused("slip.twice_found", lambda: slips.say_of_twice(one, " ", MANAGER))
    slips.say_of_twice(one, "the pad lies at register 2", MANAGER)
    assert office.house.day.blockers() == ()
    office.end()
    (said,) = office.house.day.figures(DAY).pads_twice
    assert (said.found, said.found_by, said.registers) == ("the pad lies at register 2", "AB", ("085-1", "085-2"))
    assert verify_path(office.house.folder).ok


def test_a_pad_that_goes_back_ends_the_overlap(office, other, shared) -> None:
    slips = office.house.day.slips
    slips.issue_pad(Pad("085100391", "085100490"), MANAGER)
    other.house.day.slips.issue_pad(Pad("085100301", "085100400"), MANAGER)
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    assert [one.numbers for one in slips.twice_left()] == [Pad("085100391", "085100400")]
    slips.take_back(("085100391", "085100490"), reason="typed wrong", clerk=CLERK, second=(MANAGER, "0202"))
    assert slips.twice() == ()


def test_pads_that_came_are_put_down_at_one_register(office, other, shared) -> None:
    """The same delivery at both: 401 to 500. Handed out there and come here is no overlap; taken back there it ends."""
    slips, there = office.house.day.slips, other.house.day.slips
    slips.receive("085100301", "085100500", MANAGER)
    there.receive("085100401", "085100600", MANAGER)
    there.issue_pad(Pad("085100301", "085100400"), MANAGER)
    know(office, other)
    sell_and_close(other, *BUSY_DAY)
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    (one,) = slips.twice_left()
    assert (one.numbers, one.is_issued) == (Pad("085100401", "085100500"), False)
    there.take_back(("085100401", "085100600"), reason="the office has it", clerk=CLERK, second=(MANAGER, "0202"))
    other.clock.pass_min(24 * 60)
    sell_and_close(other, "open", "count_empty", "count_paper", "end")
    other.seal_into(shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    assert slips.twice() == ()


def test_a_store_of_as_many_registers_as_it_may_have_gets_another_card_of_one(office) -> None:
    """Forty are known: the card of one comes again, and one with a new book; a further register is one too many."""
    book, room = office.house.book, office.house.day.registers
    for number in range(1, REGISTERS_MAX + 1):
        card = acts.RegisterKnown(register=f"R{number}", epoch=1, public_key=bytes(32).hex())
        book.append(card, clerk=MANAGER, day=DAY)
    known = Enrolment(register="R7", store=book.store, store_name="", epoch=1, public_key=bytes(32))
    room.add(known, MANAGER)
    room.add(replace(known, epoch=2), MANAGER)
    assert {one.register: one.epoch for one in room.known()}["R7"] == 2
    refused("registers.many", lambda: room.add(replace(known, register="R41"), MANAGER))
