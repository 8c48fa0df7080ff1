"""A day in the office: opened, counted blind, accounted for, closed once, sealed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, MANAGER_PIN, POLICY, STAFF
from day.test_drawers import PEOPLE, TOM
from daymaking import PAD, Office, make_office, pieces_of
from shoebox.day import DayRoom
from shoebox.domain.acts import DraftReviewed, Refund
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.clock import DAY_MS
from shoebox.domain.day import Step
from shoebox.domain.entry import read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import sentence
from shoebox.domain.slip import Pad
from shoebox.formats.box import read_box
from shoebox.storage.book import Book

ROSA = (CLERK, CLERK_PIN)


def refused(code: str, act: object, *args: object, **named: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*args, **named)  # type: ignore[operator]
    assert caught.value.code == code
    assert "?" not in sentence(caught.value)
    return caught.value


def codes(office: Office) -> list[str]:
    return [blocker.code.removeprefix("day.block.") for blocker in office.room.blockers()]


def test_a_whole_day(office: Office) -> None:
    """Float 200.00; Visa 62.41 and 19.99; cash 10.00; counted 210.00; closed as Z 1."""
    room = office.room
    assert room.figures().step == Step.NOT_OPEN
    office.open()
    office.slip(1, 6_241)
    office.slip(2, 1_999)
    office.cash(1_000)
    office.settle()
    day = room.figures()
    assert (day.step, day.z_no, day.box_no, day.seal) == (Step.CLOSED, 1, "085-1-0001", "A 448 210")
    assert (day.taken_minor, day.sales, day.tax_minor) == (9_240, 3, 200)
    assert [(line.name, line.count, line.gross_minor) for line in day.tenders] == [
        ("Visa", 2, 8_240),
        ("Cash", 1, 1_000),
    ]
    assert [(line.name, line.amount_minor) for line in day.cash] == [
        ("Opening float", 20_000),
        ("Cash sales, 1", 1_000),
    ]
    assert (day.expected_minor, day.over_short_minor) == (21_000, 0)
    assert (day.opened_by, day.closed_by) == ("Ann Berg", "Ann Berg")
    assert (day.first_seq, day.last_seq, day.entries) == (1, office.book.head().seq, office.book.head().seq)
    assert day.digest == office.book.head().hash
    assert day.hours == ((7, 3, 9_240),)


def test_a_closed_day_answers_its_figures(office: Office) -> None:
    """Closed twice: one entry, the same answer; after the next day too."""
    office.open()
    office.slip(1)
    office.settle()
    first, last = office.room.figures(), office.book.head().seq
    assert office.room.close(seal="B 1", clerk=MANAGER) == first
    assert office.book.head().seq == last
    office.open("2026-11-13")
    office.slip(2)
    office.settle("B 2")
    assert office.room.figures().z_no == 2
    assert office.room.figures("2026-11-12") == first
    assert office.room.figures().previous_digest == first.digest


def test_days_only_go_forward(office: Office) -> None:
    """Open twice, the same day again after its close, the day before, and no day at all."""
    office.open()
    refused("day.already_open", office.open, "2026-11-13")
    office.settle()
    refused("day.past", office.open)
    refused("day.past", office.open, "2026-11-11")
    refused("day.unreadable", office.open, "12 November")
    refused(
        "day.second",
        office.room.open_day,
        day="2026-11-13",
        float_minor=0,
        clerk=MANAGER,
        second=(MANAGER, MANAGER_PIN),
    )
    refused("day.float", office.open, "2026-11-13", -1)
    refused("day.no_such_day", office.room.figures, "2026-11-13")


def test_the_day_after_a_damaged_book_is_opened(office: Office) -> None:
    """Day 1 is closed and its book spoiled: what stayed is not known, day 2 opens as Z 2 of a new epoch."""
    office.open()
    office.settle()
    folder = office.book.path.parent
    office.book.close()
    (folder / "book.db").write_bytes(b"")
    with Book.open(folder, clock=office.clock, app="test") as book:
        room = DayRoom(book, POLICY, STAFF, office.clock)
        assert (room.closed_last(), room.box_after(0)) == (None, b"")
        refused("day.past", room.open_day, day=DAY, float_minor=0, clerk=MANAGER, second=ROSA)
        day = room.open_day(day="2026-11-13", float_minor=15_000, clerk=MANAGER, second=ROSA)
        assert (day.z_no, day.box_no, day.float_off_minor) == (2, "085-1-0002-e2", 0)
        assert room.drawer.open_another(float_minor=5_000, seller=CLERK, clerk=MANAGER, second=ROSA) == "B"


def test_the_second_person_proves_it_below_any_window(office: Office) -> None:
    """Rosa's number with Ann's PIN, with none, and a number nobody has; her own PIN opens the day."""
    opening = {"day": "2026-11-12", "float_minor": 20_000, "clerk": MANAGER}
    for pin in (MANAGER_PIN, "", "0000"):
        refused("day.second_pin", office.room.open_day, **opening, second=(CLERK, pin))
    refused("staff.unknown", office.room.open_day, **opening, second=("99", CLERK_PIN))
    office.open()
    drop = {"amount_minor": 5_000, "bag": "7741", "clerk": CLERK}
    refused("day.second_pin", office.room.drawer.safe_drop, **drop, second=(MANAGER, CLERK_PIN))
    refused("day.second_pin", office.room.drawer.change_fetched, amount_minor=1, clerk=CLERK, second=(MANAGER, "1"))
    assert office.room.figures().cash == ()


def test_a_clerk_neither_opens_nor_closes_a_day(office: Office) -> None:
    """The policy's day_roles say who: a manager, whatever window or program asks."""
    refused(
        "day.role", office.room.open_day, day="2026-11-12", float_minor=0, clerk=CLERK, second=(MANAGER, MANAGER_PIN)
    )
    office.open()
    refused("day.role", office.room.close, seal="A 1", clerk=CLERK)


def test_a_pads_last_few_are_asked_about_once_the_next_is_begun(office: Office) -> None:
    """Pad 1 to 20, used up to 18; 19 and 20 are asked about when 21 is used, and 4 left over would not be."""
    office.open()
    office.room.slips.issue_pad(Pad("085100021", "085100040"), MANAGER)
    for number in range(1, 17):
        office.slip(number)
    office.slip(21)
    assert "gap" not in codes(office)
    office.slip(17)
    office.slip(18)
    assert "gap" in codes(office)
    office.room.slips.explain_missing(("085100019", "085100020"), "used to start the imprinter", "RL", CLERK)
    assert "gap" not in codes(office)
    assert [(line.used, line.missing, line.unused) for line in office.room.figures().pads] == [(18, 2, 0), (1, 0, 19)]


def test_nothing_is_written_while_no_day_is_open(office: Office) -> None:
    """Moves, counts, explanations and the close want an open day."""
    room = office.room
    refused("day.not_open", room.drawer.paid_in, amount_minor=100, reason="found", clerk=CLERK)
    refused("day.not_open", room.drawer.count, (), CLERK)
    refused("day.not_open", room.slips.count_paper, 0, "", CLERK)
    refused("day.not_open", room.slips.explain_missing, ("085100001",), "lost", "RL", CLERK)
    refused("day.not_open", room.close, seal="A 1", clerk=MANAGER)
    refused("day.not_closed", room.seal)


def test_the_count_is_blind(office: Office) -> None:
    """What should be there is nowhere to be read until a count is saved; a wrong count is kept as it was."""
    office.open()
    office.cash(1_000)
    office.room.drawer.paid_out(amount_minor=4_500, reason="window cleaner", clerk=CLERK)
    before = office.room.figures()
    assert (before.expected_minor, before.counts) == (0, ())
    assert [line.name for line in before.cash] == ["Paid out, window cleaner"]
    assert "16,500" not in repr(before)
    assert "16500" not in repr(before)
    saved = office.room.drawer.count(pieces_of(16_400), CLERK)
    assert (saved.counted_minor, saved.expected_minor, saved.over_short_minor) == (16_400, 16_500, -100)
    assert office.room.figures().expected_minor == 16_500


def test_a_second_count_is_another_persons_and_both_are_kept(office: Office) -> None:
    """20.00 short, over a tolerance of 5.00: the same person may not count again, another one may, a third time no."""
    office.open()
    assert office.room.drawer.count(pieces_of(18_000), CLERK).awaits_another
    assert "second_count" in codes(office)
    refused("day.count_same_person", office.room.drawer.count, pieces_of(20_000), CLERK)
    assert not office.room.drawer.count(pieces_of(18_500), MANAGER).awaits_another
    assert "second_count" not in codes(office)
    refused("day.count_done", office.room.drawer.count, pieces_of(20_000), CLERK)
    day = office.room.figures()
    assert [(count.number, count.by, count.counted_minor) for count in day.counts] == [
        (1, "Rosa Lind", 18_000),
        (2, "Ann Berg", 18_500),
    ]
    assert day.over_short_minor == -1_500


@pytest.mark.parametrize("third", [TOM, CLERK])
def test_where_two_counts_differ_a_third_one_stands_and_all_are_kept(office: Office, third: str) -> None:
    """20.00 short, then 14.99 short, over a tolerance of 5.00: neither is told, and a third count decides."""
    office.open()
    drawer = DayRoom(office.book, POLICY, PEOPLE, office.clock).drawer
    drawer.count(pieces_of(18_000), CLERK)
    assert drawer.count(pieces_of(18_501), MANAGER).awaits_another
    assert "third_count" in codes(office)
    said = str(refused("day.blocked", office.room.close, seal="A 1", clerk=MANAGER))
    assert "Two people's counts differ by more than the tolerance of $5.00" in said
    assert office.room.figures().hides_drawer
    refused("day.deposit_uncounted", drawer.deposit, amount_minor=0, bag="", second=(CLERK, CLERK_PIN), clerk=MANAGER)
    refused("day.count_same_person", drawer.count, pieces_of(18_501), MANAGER)
    assert not drawer.count(pieces_of(18_500), third).awaits_another
    assert "third_count" not in codes(office)
    refused("day.count_done", drawer.count, pieces_of(20_000), CLERK)
    day = office.room.figures()
    assert [(count.number, count.clerk, count.counted_minor) for count in day.counts] == [
        (1, CLERK, 18_000), (2, MANAGER, 18_501), (3, third, 18_500),
    ]  # fmt: skip
    assert (day.over_short_minor, day.hides_drawer) == (-1_500, False)


def test_a_second_count_that_the_book_confirms_needs_no_third(office: Office) -> None:
    """20.00 short, then 1.00 over: the second person, who was told nothing, found what the book says."""
    office.open()
    office.room.drawer.count(pieces_of(18_000), CLERK)
    assert not office.room.drawer.count(pieces_of(20_100), MANAGER).awaits_another
    assert "third_count" not in codes(office)
    assert office.room.figures().over_short_minor == 100


def test_a_cent_moved_after_a_difference_does_not_hush_it_up(office: Office) -> None:
    """Rosa counts 20.00 short, pays a cent in, counts again and finds it right: still a second person counts."""
    office.open()
    office.slip(1)
    office.room.slips.count_paper(1, "", CLERK)
    office.room.drawer.count(pieces_of(18_000), CLERK)
    office.room.drawer.paid_in(amount_minor=1, reason="found", clerk=CLERK)
    assert codes(office) == ["count_again"]
    office.room.drawer.count(pieces_of(20_001), CLERK)
    assert codes(office) == ["second_still"]
    said = str(refused("day.blocked", office.room.close, seal="A 1", clerk=MANAGER))
    assert "A count today was off by more than the tolerance of $5.00" in said
    assert "20.00" not in said
    assert "short" not in said
    assert office.room.figures().hides_drawer
    refused("day.count_same_person", office.room.drawer.count, pieces_of(20_001), CLERK)
    office.room.drawer.count(pieces_of(20_001), MANAGER)
    assert codes(office) == []


def test_cash_that_moves_after_the_count_asks_for_a_new_one(office: Office) -> None:
    """Counted, then a cash sale; a card slip would not matter."""
    office.open()
    office.room.drawer.count(pieces_of(20_000), CLERK)
    office.slip(1)
    assert "count_again" not in codes(office)
    sale = office.cash(500)
    assert "count_again" in codes(office)
    office.room.drawer.count(pieces_of(20_500), CLERK)
    office.void(sale)
    assert "count_again" in codes(office)
    assert office.room.drawer.count(pieces_of(20_000), CLERK).expected_minor == 20_000


@pytest.mark.parametrize("pieces", [((3, 1),), ((100, -1),), ((100, 1), (100, 2)), ((100, 100_001),), ((100, 1.5),)])
def test_a_count_that_cannot_be_is_refused(office: Office, pieces: tuple[tuple[int, int], ...]) -> None:
    """No such piece, less than none, a piece twice, too many, a half."""
    office.open()
    refused("day.count_unreadable", office.room.drawer.count, pieces, CLERK)


def test_what_stops_the_close_is_listed_and_goes_away(office: Office) -> None:
    """Slip 1 and 4 used, nothing counted: gaps, no paper count, no cash count; each settled in turn."""
    office.open()
    office.slip(1)
    office.slip(4)
    blocked = refused("day.blocked", office.room.close, seal="A 1", clerk=MANAGER)
    assert [stop.code for stop in blocked.facts["blockers"]] == [
        "day.block.gap",
        "day.block.no_paper_count",
        "day.block.not_counted",
    ]
    assert "2 slip numbers are unaccounted for: 085 100 002 and 085 100 003." in str(blocked)
    refused("day.not_missing", office.room.slips.explain_missing, ("085100004",), "lost", "RL", CLERK)
    office.room.slips.explain_missing(("085 100 002", "085100003"), "torn off together", "R.L.", CLERK)
    assert codes(office) == ["no_paper_count", "not_counted"]
    office.room.slips.count_paper(1, "", CLERK)
    assert codes(office) == ["paper_differs", "not_counted"]
    assert office.room.figures().step == Step.SELLING
    office.room.drawer.count(pieces_of(20_000), CLERK)
    assert office.room.figures().step == Step.COUNTED
    office.room.slips.count_paper(1, "one went to the police", CLERK)
    assert office.room.figures().step == Step.ACCOUNTED
    day = office.room.close(seal="A 1", clerk=MANAGER)
    assert [(gap.slips, gap.explanation, gap.initials) for gap in day.gaps] == [
        (("085100002", "085100003"), "torn off together", "RL")
    ]
    assert (day.pads[0].used, day.pads[0].missing, day.pads[0].unused) == (2, 2, 16)


def test_paper_is_counted_after_the_last_slip(office: Office) -> None:
    """Slip 1, two counted at noon and why; then slip 2. Cash and a void bring no paper."""
    office.open()
    first = office.slip(1)
    office.room.slips.count_paper(2, "one is yesterday's", CLERK)
    office.cash(1_000)
    office.void(first)
    assert codes(office) == ["not_counted"]
    office.slip(2)
    assert codes(office) == ["paper_again", "not_counted"]
    assert (office.room.figures().slips_by_hand, office.room.figures().paper_note) == (-1, "")
    office.room.slips.count_paper(3, "", CLERK)
    assert codes(office) == ["paper_differs", "not_counted"]
    office.room.slips.count_paper(3, "one is yesterday's", CLERK)
    assert codes(office) == ["not_counted"]


def test_a_missing_slip_that_turns_up_is_used(office: Office) -> None:
    """Slip 1 explained as lost, then found and keyed."""
    office.open()
    office.slip(2)
    office.room.slips.explain_missing(("085100001",), "lost", "RL", CLERK)
    office.slip(1)
    assert office.room.figures().gaps == ()
    assert office.room.figures().pads[0].missing == 0


def test_refunds_by_whoever_sold_it_are_counted(office: Office) -> None:
    """Cash of 19.99 twice. The seller gives 19.99 and 5.00 back alone; one is signed, one a colleague's."""
    office.open()
    first, second = office.cash(1_999), office.cash(1_999)
    alone = [office.refund(first, 1_999, approver=""), office.refund(second, 500, approver="")]
    office.refund(second, 100, approver=MANAGER)
    by_another = Refund(
        refund_of=read_body(second.body).entry_id, refund_of_seq=second.seq, slip="", tender="cash", amount_minor=200,
        tax_minor=0, currency="USD",
    )  # fmt: skip
    office.book.append(by_another, clerk=MANAGER, day=DAY)
    office.void(office.refund(second, 300, approver=""))
    day = office.room.figures()
    line = next(line for line in day.risks if line.name == "Given back by whoever sold it, alone")
    assert (line.count, line.amount_minor, line.seqs) == (2, 2_499, tuple(entry.seq for entry in alone))
    assert day.at_risk == (0, 0), "no customer's slip is at risk by it"
    assert [(line.by, line.count, line.amount_minor) for line in day.alone_back] == [("RL", 2, 2_499), ("AB", 1, 200)]


def test_voids_refunds_and_risks_are_named(office: Office) -> None:
    """Slip 1 void; cash refund of 5.00; slip 2 with no code and no signature; slip 3 handwritten twin of 2."""
    office.open()
    office.void(office.slip(1, 6_241))
    sale = office.cash(1_000)
    office.refund(sale, 500)
    odd = office.slip(2, 1_999, approval="", signature_ok=False)
    office.slip(3, 1_999, imprint="handwritten", twin_of_seq=odd.seq)
    day = office.room.figures()
    assert (day.taken_minor, day.sales) == (1_000 - 500 + 2 * 1_999, 3)
    assert [(line.text, line.by, line.amount_minor) for line in day.struck] == [
        ("typed twice", "RL AB", 6_241),
        (f"refund of entry {sale.seq}", "RL AB", 500),
    ]
    assert [(line.name, line.count) for line in day.risks] == [
        ("No approval code, over limit", 1),
        ("Handwritten, no imprint", 1),
        ("Likely twins, kept by the clerk", 1),
        ("Signature not compared", 1),
        ("Written on an earlier day", 0),
        ("Past the brand's deadline", 0),
    ]
    assert day.at_risk == (2, 2 * 1_999)
    assert (day.pads[0].used, day.pads[0].voided, day.slips_in_book) == (2, 1, 3)
    assert [(line.name, line.refunds, line.net_minor) for line in day.tenders] == [
        ("Visa", 0, 2 * 1_999),
        ("Cash", 1, 1_000 - 500),
    ]


def test_every_slip_with_a_number_is_counted_in_the_box(office: Office) -> None:
    """1 and 2 are keyed, 2 is struck out and spoiled; 3 is spoiled before it is keyed: three papers lie there."""
    office.open()
    office.slip(1)
    office.void(office.slip(2))
    for number in (2, 3):
        office.book.append(SlipSpoiled(slip=f"08510000{number}", reason="ink"), clerk=CLERK, day="2026-11-12")
    day = office.room.figures()
    assert (day.pads[0].used, day.pads[0].voided, day.pads[0].spoiled, day.slips_in_book) == (1, 1, 1, 3)
    office.room.slips.count_paper(2, "", CLERK)
    (differs,) = (stop for stop in office.room.figures().blockers if stop.mend_at == "box")
    assert dict(differs.facts) == {"by_hand": "2", "in_book": "3"}
    office.room.slips.count_paper(3, "", CLERK)
    assert not any(stop.mend_at == "box" for stop in office.room.figures().blockers)
    office.book.append(SlipSpoiled(slip="085100004", reason="ink"), clerk=CLERK, day="2026-11-12")
    assert "paper_again" in codes(office)


def test_a_card_slip_is_past_its_deadline_the_day_after_its_last(office: Office) -> None:
    """Thursday 12 November, two bank days: one of Tuesday is due today, one of Monday was due yesterday."""
    office.open()
    now_ms = office.clock.wall_ms()
    office.slip(1, 4_000, happened_ms=now_ms - 2 * DAY_MS)
    overdue = office.slip(2, 5_000, happened_ms=now_ms - 3 * DAY_MS)
    office.void(office.slip(3, 6_000, happened_ms=now_ms - 3 * DAY_MS))
    line = next(line for line in office.room.figures().risks if line.name == "Past the brand's deadline")
    assert (line.count, line.amount_minor, line.seqs) == (1, 5_000, (overdue.seq,))


def test_a_late_slip_is_an_entry_of_the_open_day_with_its_own_time(office: Office) -> None:
    """Thursday is closed; a slip of Thursday and one of Friday are keyed on Friday: the first is named as late."""
    office.open()
    office.settle()
    thursday = office.room.figures("2026-11-12")
    office.clock.pass_min(24 * 60)
    office.open("2026-11-13")
    now_ms = office.clock.wall_ms()
    late = office.slip(1, 4_000, happened_ms=now_ms - 15 * 3_600_000)
    office.slip(2, 5_000, happened_ms=now_ms - 60_000)
    office.void(office.slip(3, 6_000, happened_ms=now_ms - 15 * 3_600_000))
    day = office.room.figures()
    assert next(line.count for line in day.risks if line.name == "Past the brand's deadline") == 0
    line = next(line for line in day.risks if line.name == "Written on an earlier day")
    assert (line.count, line.amount_minor, line.seqs) == (1, 4_000, (late.seq,))
    assert line.written == ((late.seq, now_ms - 15 * 3_600_000),)
    assert office.room.figures("2026-11-12") == thursday


def test_a_slip_beyond_its_last_deadline_stands_on_the_report(office: Office) -> None:
    """A slip of eight days ago is keyed, one of now too; an older one of before was let through by the manager."""
    office.open()
    before = office.slip(1, 3_000)
    office.settle()
    office.clock.pass_min(8 * 24 * 60)
    office.open("2026-11-20")
    late = office.slip(2, 4_000, happened_ms=office.clock.wall_ms() - 8 * 24 * 3_600_000)
    office.slip(3, 5_000)
    looked = DraftReviewed(
        reviewed=read_body(before.body).entry_id, reviewed_seq=before.seq, reason="the bank agreed", approver=MANAGER
    )
    office.book.append(looked, clerk=CLERK, day="2026-11-20")
    lines = {line.name: (line.count, line.amount_minor, line.seqs) for line in office.room.figures().risks}
    assert lines["Too late to be charged unseen"] == (1, 4_000, (late.seq,))
    assert lines["Too late, keyed again after a review"] == (1, 3_000, (before.seq,))
    assert not any(line.name.startswith("Too late") for line in office.room.figures("2026-11-12").risks)


def test_the_largest_and_the_exempt_are_named(office: Office) -> None:
    """Six sales: the five largest good ones, the largest first; a struck one is none; one was without tax."""
    office.open()
    office.void(office.slip(1, 99_000))
    for number in range(2, 8):
        office.slip(number, number * 1_000)
    exempt = office.slip(8, 500, tax_minor=0, exempt="NY-114-88", rest_minor=300)
    back = office.refund(exempt, 200, exempt="NY-114-88")
    day = office.room.figures()
    assert [line.amount_minor for line in day.largest] == [7_000, 6_000, 5_000, 4_000, 3_000]
    assert day.largest[0].text == "085 100 007"
    assert [(line.seq, line.text, line.amount_minor) for line in day.exempt] == [
        (exempt.seq, "NY-114-88", 800),
        (back.seq, "NY-114-88", -200),
    ]
    assert day.versions == "Policy 1, Shoebox test"


def test_cash_moves_want_their_words(office: Office) -> None:
    """A reason, a bag, a second person, an amount; card numbers nowhere."""
    room = office.room
    office.open()
    refused("day.reason", room.drawer.paid_out, amount_minor=100, reason="  ", clerk=CLERK)
    refused("day.amount", room.drawer.paid_in, amount_minor=0, reason="found", clerk=CLERK)
    refused("day.bag", room.drawer.safe_drop, amount_minor=100, bag="", second=(MANAGER, MANAGER_PIN), clerk=CLERK)
    refused("day.second", room.drawer.safe_drop, amount_minor=100, bag="7741", second=(CLERK, CLERK_PIN), clerk=CLERK)
    refused("staff.unknown", room.drawer.paid_in, amount_minor=100, reason="found", clerk="99")
    refused("card.number", room.drawer.paid_in, amount_minor=100, reason="4111 1111 1111 1111", clerk=CLERK)
    refused("day.text", room.drawer.paid_in, amount_minor=100, reason="x" * 201, clerk=CLERK)
    room.drawer.safe_drop(amount_minor=5_000, bag="7741 0093", second=(MANAGER, MANAGER_PIN), clerk=CLERK)
    room.drawer.change_fetched(amount_minor=3_000, clerk=CLERK)
    assert [(line.name, line.amount_minor) for line in room.figures().cash] == [
        ("Safe drop, bag 7741 0093", -5_000),
        ("Change fetched from the bank", 3_000),
    ]
    assert room.drawer.count(pieces_of(18_000), CLERK).over_short_minor == 0


def test_pads_do_not_overlap(office: Office) -> None:
    """1 to 20 is here; 20 to 40 is refused, 21 to 40 taken."""
    refused("day.pad_overlaps", office.room.slips.issue_pad, Pad("085100020", "085100040"), MANAGER)
    office.room.slips.issue_pad(Pad("085100021", "085100040"), MANAGER)
    assert len(office.book.pads()) == 2


def test_the_box_holds_the_day_and_nothing_else(office: Office) -> None:
    """Two days, two boxes: each from the close before to its own, the same bytes whenever sealed."""
    office.open()
    office.slip(1, 6_241)
    office.settle()
    first = office.room.seal()
    assert office.room.note_sealed(first, copied_to="STICK", clerk=CLERK) == office.book.head().seq
    office.room.note_sealed(first, copied_to="STICK", clerk=CLERK)
    day = office.room.figures()
    assert (day.step, day.on_stick, day.last_seq) == (Step.SEALED, day.entries, office.book.head().seq - 1)
    assert office.room.seal() == first
    office.open("2026-11-13")
    office.cash(1_000)
    office.settle("A 2")
    one, two = read_box(first), read_box(office.room.seal())
    assert one.head.totals_minor == (("card", 6_241),)
    assert (two.head.first_seq, two.head.prev) == (one.head.last_seq + 1, one.head.head)
    assert two.head.totals_minor == (("cash", 1_000),)
    assert one.entries + two.entries == tuple(office.book.entries())
    assert office.room.box_head() == two.head
    refused("day.other_box", office.room.note_sealed, first, copied_to="STICK", clerk=CLERK)


@pytest.mark.parametrize(
    ("name", "kept"), [("77930176-4885-4152-8254-dd376e845061", "(a name that is not kept)"), ("S" * 300, "S" * 200)]
)
def test_a_box_goes_onto_a_stick_whatever_that_is_called(office: Office, name: str, kept: str) -> None:
    """By the UUID of a disk without a name, with digits that could be a card's, and by a very long one."""
    office.open()
    office.settle()
    office.room.note_sealed(office.room.seal(), copied_to=name, clerk=CLERK)
    *_, last = office.book.entries()
    assert read_body(last.body).data["copied_to"] == kept


ACTS = st.lists(st.tuples(st.sampled_from(("sale", "void", "spoil", "explain")), st.integers(1, 20)), max_size=25)


@given(acts=ACTS)
@settings(max_examples=15)
def test_every_number_ends_in_one_state(acts: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any sequence: issued = used + voided + spoiled + unused + missing, each as counted by hand."""
    with make_office(tmp_path_factory.mktemp("pad") / "store") as office:
        office.open()
        states: dict[int, str] = {}
        for what, number in acts:
            _do(office, what, number, states)
        line = office.room.figures().pads[0]
        highest = max(states, default=0)
        missing = [number for number in range(1, highest) if number not in states]
        expected = {state: list(states.values()).count(state) for state in ("used", "voided", "spoiled")}
        assert {state: getattr(line, state) for state in expected} == expected
        assert (line.missing, line.unused) == (len(missing), 20 - len(states) - len(missing))
        assert line.issued == len(PAD) == 20


def _do(office: Office, what: str, number: int, states: dict[int, str]) -> None:
    slip = f"{85_100_000 + number:09d}"
    state = states.get(number)
    if what == "sale" and state is None:
        office.slip(number)
        states[number] = "used"
    elif what == "void" and state == "used":
        row = office.book.sale_by_slip(slip)
        assert row is not None
        office.void(next(iter(office.book.entries(row.seq, row.seq))))
        states[number] = "voided"
    elif what == "spoil" and state is None:
        office.book.append(SlipSpoiled(slip=slip, reason="ink"), clerk=CLERK, day="2026-11-12")
        states[number] = "spoiled"
    elif what == "explain" and state is None and number < max(states, default=0):
        office.room.slips.explain_missing((slip,), "lost", "RL", CLERK)


def test_a_pc_that_sells_nothing_opens_a_day_with_no_drawer(office: Office) -> None:
    """Opened by two on the day after; nothing is left to count, and a sale made after all asks for both again."""
    room = office.room
    refused("day.second", room.open_without_drawer, day="2026-11-11", clerk=MANAGER, second=(MANAGER, MANAGER_PIN))
    refused("day.role", room.open_without_drawer, day="2026-11-11", clerk=CLERK, second=ROSA)
    figures = room.open_without_drawer(day="2026-11-11", clerk=MANAGER, second=ROSA)
    assert (figures.day, figures.blockers, figures.over_short_minor, len(figures.counts)) == ("2026-11-11", (), 0, 1)
    closed = room.close(seal="none", clerk=MANAGER)
    assert (closed.taken_minor, closed.slips_by_hand, closed.slips_in_book) == (0, 0, 0)
    assert (closed.nothing_to_count, room.custody.box_of("2026-11-11").nothing_to_count) == (True, True)
    refused("day.past", room.open_without_drawer, day="2026-11-11", clerk=MANAGER, second=ROSA)
    room.open_without_drawer(day="2026-11-12", clerk=MANAGER, second=ROSA)
    office.cash(1_000)
    office.slip(1)
    assert {stop.code for stop in room.blockers()} == {"day.block.count_again", "day.block.paper_again"}
    assert not room.figures().nothing_to_count


def test_a_box_that_somebody_found_empty_is_counted(office: Office) -> None:
    """A day with a drawer on which nothing was sold: somebody looked into both, and that is said."""
    office.open()
    office.room.slips.count_paper(0, "", CLERK)
    office.room.drawer.count(pieces_of(20_000), CLERK)
    closed = office.room.close(seal="none", clerk=MANAGER)
    assert (closed.slips_by_hand, closed.nothing_to_count) == (0, False)
    assert not office.room.custody.box_of(closed.day).nothing_to_count


def test_a_drawer_with_cash_in_it_is_not_passed_over(office: Office) -> None:
    """200.00 stayed on Thursday: Friday is opened with it."""
    office.open()
    office.settle()
    refused("day.drawer_left", office.room.open_without_drawer, day="2026-11-13", clerk=MANAGER, second=ROSA)


def test_what_goes_to_the_bank_is_said_where_the_policy_asks_for_it(tmp_path: Path) -> None:
    """Nothing does, and nothing stops the close."""
    with make_office(tmp_path / "store") as office:
        policy = replace(POLICY, deposit_before_close=True)
        room = DayRoom(office.book, policy, STAFF, office.clock)
        assert room.open_without_drawer(day=DAY, clerk=MANAGER, second=ROSA).blockers == ()


def test_slips_in_a_row_without_a_code_are_looked_at_first(office: Office) -> None:
    """Floor limit 20.00. 12.00 and 9.00 on two cards of one clerk in a row; 30.00 needs a code by itself."""
    office.open()
    pair = [office.slip(1, 1_200, approval=""), office.slip(2, 900, approval="", last4="5520")]
    office.clock.pass_min(30)
    office.slip(3, 3_000, approval="", last4="6011")
    office.slip(4, 1_900, last4="7001")
    office.slip(5, 1_800, approval="", last4="8123")
    name = "In a row without a code, together above a limit"
    room = DayRoom(office.book, replace(POLICY, floor_limit_minor={"visa": 2_000}), STAFF, office.clock)
    (line,) = [risk for risk in room.figures().risks if risk.name == name]
    assert (line.seqs, line.amount_minor) == (tuple(entry.seq for entry in pair), 2_100)
    assert name not in {risk.name for risk in office.room.figures().risks}, "without a floor limit each needs a code"


def test_paper_beside_the_slips_is_counted_with_them(office: Office) -> None:
    """No slip, two claim slips of returns and a promise for a gift card; counted once more without, it is none."""
    office.open()
    office.room.slips.count_paper(0, "", CLERK, returns_held=2, gift_promises=1)
    day = office.room.figures()
    assert (day.slips_by_hand, day.returns_held, day.gift_promises) == (0, 2, 1)
    office.room.slips.count_paper(0, "", CLERK)
    day = office.room.figures()
    assert (day.returns_held, day.gift_promises) == (0, 0)
    with pytest.raises(Refusal) as caught:
        office.room.slips.count_paper(0, "", CLERK, returns_held=-1)
    assert caught.value.code == "day.paper_unreadable"
