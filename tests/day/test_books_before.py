"""A day that saw two books of its register, and the days after: slips, paper, cash and grand totals balance."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest

from bookmaking import CLERK, MANAGER, MANAGER_PIN, POLICY, STAFF, HandClock, reopened
from daymaking import PAD, Office, make_office, pieces_of
from hurting import INJURIES, cut, edited, garbage_over
from shoebox.day import DayRoom
from shoebox.day.gathering import absences
from shoebox.day.pads import SlipControl
from shoebox.day.sales import OWN_REFUNDS
from shoebox.domain.acts import BoxGathered, DayOpened, PickUp, RegisterKnown
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.box_sum import box_sum, sum_of
from shoebox.domain.correction import facts_of
from shoebox.domain.day import BookPart, DayFigures, Sums
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.papers import Paper
from shoebox.domain.pickup import PickUpState
from shoebox.domain.registers import Came
from shoebox.domain.slip import Pad
from shoebox.formats.box import read_box
from shoebox.handover.day_papers import DayPapers
from shoebox.paper.day_drawers import DayDrawers
from shoebox.storage.projections import read_line
from shoebox.till import CorrectionDraft, Corrections, RefundDraft, Till

FIRST, NEXT = "2026-11-12", "2026-11-13"


@contextmanager
def again(folder: Path) -> Iterator[Office]:
    clock = HandClock()
    with reopened(folder, clock) as book:
        yield Office(book, DayRoom(book, POLICY, STAFF, clock), clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A first day of $100.00 that was closed; on the second slips 1, 2 and 4, cash $30.00, slip 5 spoiled, 1 struck."""
    with make_office(tmp_path / "store") as office:
        office.open()
        office.cash(10_000)
        office.settle()
        office.open(NEXT)
        struck = office.slip(1, 1_000)
        office.slip(2, 2_000)
        office.slip(4, 4_000)
        office.cash(3_000)
        office.void(struck)
        office.book.append(SlipSpoiled(slip="085100005", reason="torn"), clerk=CLERK, day=NEXT)
    return tmp_path / "store"


def count(office: Office, amount_minor: int, slips: int) -> None:
    office.room.drawer.count(pieces_of(amount_minor), CLERK)
    office.room.slips.count_paper(slips, "", CLERK)


def test_a_renewed_book_frees_no_more_checks_of_the_drawer(folder: Path) -> None:
    """Once by policy, and that was before the book was hurt; the answer of a later one is of this book's check."""
    with again(folder) as office:
        office.room.drawer.check(pieces_of(23_000), CLERK)
    INJURIES["its first page"](folder / "book.db")
    with again(folder) as office:
        once, twice = (
            DayRoom(office.book, replace(POLICY, cash_checks_max=most), STAFF, office.clock).drawer for most in (1, 2)
        )
        with pytest.raises(Refusal) as refused:
            once.check(pieces_of(22_900), CLERK)
        assert refused.value.code == "day.checks_done"
        seen = twice.check(pieces_of(22_900), CLERK)
        assert (seen.counted_minor, seen.expected_minor) == (22_900, 23_000)


def test_what_was_counted_beside_the_slips_is_known_over_both_books_and_no_longer_than_the_day(folder: Path) -> None:
    with again(folder) as office:
        assert office.room.slips.counted_beside() == (0, 0)
        office.room.slips.count_paper(4, "", CLERK, returns_held=2, gift_promises=1)
        office.slip(6, 6_000)
        assert office.room.slips.counted_beside() == (2, 1), "a slip since asks for a new count of the slips alone"
    INJURIES["its first page"](folder / "book.db")
    with again(folder) as office:
        assert office.room.slips.counted_beside() == (2, 1)
        office.room.slips.count_paper(5, "", CLERK, returns_held=3)
        assert office.room.slips.counted_beside() == (3, 0)
        office.room.drawer.count(pieces_of(23_000), CLERK)
        office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
        office.room.close(seal="S 2", clerk=MANAGER)
        assert office.room.slips.counted_beside() == (0, 0)
        office.open("2026-11-14")
        assert office.room.slips.counted_beside() == (0, 0)


@pytest.mark.parametrize("injury", ["its first page", "cut to two thirds", "a row taken out", "gone"])
def test_the_day_is_closed_over_both_books(folder: Path, injury: str) -> None:
    """Sold on: slip 6 and $5.00 in cash. The box holds 5 numbers, the drawer 200 + 30 + 5; slip 3 is missing."""
    INJURIES[injury](folder / "book.db")
    with again(folder) as office:
        office.slip(6, 6_000)
        office.cash(500)
        pad = office.room.figures().pads[0]
        assert (pad.used, pad.voided, pad.spoiled, pad.missing, pad.unused) == (3, 1, 1, 1, 14)
        count(office, 23_500, 5)
        blocked = office.room.figures().blockers
        assert [stop.code for stop in blocked] == ["day.block.gap"]
        assert dict(blocked[0].facts)["slips"] == "085 100 003"
        office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
        closed = office.room.close(seal="S 2", clerk=MANAGER)
        assert (closed.counts[-1].over_short_minor, closed.slips_in_book, closed.slips_by_hand) == (0, 5, 5)
        assert closed.grand == Sums(
            sales=7, gross_minor=10_000 + 1_000 + 2_000 + 4_000 + 3_000 + 6_000 + 500, voids=1, voided_minor=1_000
        )
    with again(folder) as office:
        office.open("2026-11-14")
        office.slip(7, 700)
        pad = office.room.figures().pads[0]
        assert (pad.used, pad.voided, pad.spoiled, pad.missing, pad.unused) == (4, 1, 1, 1, 13)
        assert office.room.figures().gaps[0].explanation == "never written"
        assert office.room.figures().grand.sales == 8


def test_what_was_explained_before_stays_explained(folder: Path) -> None:
    with again(folder) as office:
        office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
    INJURIES["gone"](folder / "book.db")
    with again(folder) as office:
        gap = office.room.figures().gaps[0]
        assert (gap.explanation, gap.initials) == ("never written", "RL")


def test_a_float_that_was_off_is_posted_once(folder: Path) -> None:
    """The first drawer of the day was $1.00 over what was left in it: that stands in the book before."""
    with again(folder) as office:
        count(office, 23_000, 4)
        office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
        office.room.close(seal="S 2", clerk=MANAGER)
        office.open("2026-11-14", float_minor=23_100)
        assert office.book.latest(Kind.DAY_OPENED)[2].float_off_minor == 100
    INJURIES["gone"](folder / "book.db")
    with again(folder) as office:
        opened = office.book.latest(Kind.DAY_OPENED)[2]
        assert isinstance(opened, DayOpened)
        assert (opened.float_minor, opened.float_off_minor) == (23_100, 0)


def test_what_can_not_be_read_stops_the_close_until_it_is_explained(folder: Path) -> None:
    """The last page is gone, the mirror too: which entries is said by their numbers."""
    (folder / "mirror.log").unlink()
    cut(folder / "book.db", 0.97)
    with again(folder) as office:
        ((first, last),) = office.book.before.books[0].lost
        (stop,) = [one for one in office.room.figures().blockers if one.code == "day.block.before_lost"]
        assert dict(stop.facts) == {"count": str(last - first + 1), "book": "1", "entries": f"{first}-{last}"}
        unsent = office.book.unsent()
        with pytest.raises(Refusal, match="can't be read"):
            office.room.close(seal="S 2", clerk=MANAGER)
        office.room.slips.explain_lost("two slips keyed again", "RL", CLERK)
        left = office.room.figures().before[0]
        assert (left.lost, left.explanation, left.initials) == (((first, last),), "two slips keyed again", "RL")
        assert office.book.unsent() == unsent - (last - first + 1) + 1
        assert all(one.code != "day.block.before_lost" for one in office.room.figures().blockers)
        with pytest.raises(Refusal, match="Nothing is lost"):
            office.room.slips.explain_lost("again", "RL", CLERK)
    with again(folder) as office:
        assert office.room.figures().before[0].initials == "RL"


def test_a_pad_that_is_full_is_in_the_account_of_the_day_on_which_it_was(folder: Path) -> None:
    with again(folder) as office:
        for number in (3, *range(6, len(PAD) + 1)):
            office.slip(number)
    INJURIES["gone"](folder / "book.db")
    with again(folder) as office:
        (pad,) = office.room.figures().pads
        assert (pad.unused, pad.missing, pad.issued) == (0, 0, len(PAD))


# -- the list and the figures of that day

ORDER = {"order_no": "W-100234", "state": PickUpState.RELEASED, "name": "Ada Quill", "goods": "2 shirts"}
ALIKE = (
    "taken_minor", "sales", "tax_minor", "tenders", "hours", "sums", "own_sums", "grand", "at_risk", "spoiled",
    "slips_in_book", "slips_by_hand", "pads", "gaps", "versions",
)  # fmt: skip
NAMED = ("struck", "largest", "exempt", "pickups", "no_sales", "checks")


def morning(office: Office) -> None:
    """Card 10.00 struck out, 20.00 exempt, 40.00 by hand, cash 30.00 of which 5.00 goes back, slip 5 spoiled."""
    office.open()
    struck = office.slip(1, 1_000)
    office.slip(2, 2_000, exempt="TX-1", tax_minor=0)
    office.slip(4, 4_000, brand="amex", approval="", imprint="handwritten", signature_ok=False)
    office.refund(office.cash(3_000), 500)
    office.void(struck)
    office.book.append(SlipSpoiled(slip="085100005", reason="torn"), clerk=CLERK, day=FIRST)
    office.book.append(PickUp(**ORDER), clerk=CLERK, day=FIRST)
    office.room.drawer.no_sale(reason="change", clerk=CLERK)
    office.room.drawer.check(pieces_of(22_500), CLERK)


def evening(office: Office) -> None:
    """Slip 6 for 60.00 and cash 5.00; all is counted, and slip 3 was never written."""
    office.slip(6, 6_000)
    office.cash(500)
    count(office, 23_000, 5)
    office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
    office.room.close(seal="S 1", clerk=MANAGER)


def named(figures: DayFigures, name: str) -> list[object]:
    """Lines without their numbers and books, in which one book and two differ."""
    lines = [replace(line, seq=0) if hasattr(line, "seq") else line for line in getattr(figures, name)]
    return [str(line).replace(" of book 1", "") for line in lines]


@pytest.mark.parametrize("injury", INJURIES)
def test_a_day_of_two_books_has_the_figures_of_a_day_of_one(tmp_path: Path, injury: str) -> None:
    with make_office(tmp_path / "whole") as office:
        morning(office)
        evening(office)
        whole = office.room.figures()
    with make_office(tmp_path / "hurt") as office:
        morning(office)
    hurt(tmp_path / "hurt" / "book.db", injury)
    with again(tmp_path / "hurt") as office:
        evening(office)
    with again(tmp_path / "hurt") as office:
        both = office.room.figures()
        items = office.room.items_sold(FIRST)
        box = read_box(office.room.seal())
        (closed,) = [act for _, _, act in office.book.of_kind(Kind.DAY_CLOSED)]
    for name in ALIKE:
        assert getattr(both, name) == getattr(whole, name), name
    for name in NAMED:
        assert named(both, name) == named(whole, name), name
    assert [(line.name, line.count, line.amount_minor) for line in both.risks] == [
        (line.name, line.count, line.amount_minor) for line in whole.risks
    ]
    assert both.counts[-1].over_short_minor == whole.counts[-1].over_short_minor == 0
    assert items == ((), 5)
    # What the box tells of itself is this book's alone, so that head office counts each slip once.
    assert both.parts_before == (BookPart(epoch=1, sales=3, net_minor=8_500),)
    assert dict(box.head.totals_minor) == {"card": 6_000, "cash": 500}
    assert (closed.sales, closed.taken_minor) == (2, 6_500)
    assert whole.parts_before == ()


def hurt(path: Path, injury: str) -> None:
    if injury == "a page of garbage":
        garbage_over(path, b'"slip":"085100004"')
    elif injury == "a row edited":
        _edit(path, b'"amount_minor":4000')
    else:
        INJURIES[injury](path)


def _edit(path: Path, said: bytes) -> None:
    edited(path, said, said.replace(b"4000", b"9000"))


def test_what_was_only_seen_is_named_and_in_no_sum(tmp_path: Path) -> None:
    """Slip 4 was made $90.00 by hand, and the mirror is gone: it counts as used, and as nothing else."""
    with make_office(tmp_path / "store") as office:
        morning(office)
    (tmp_path / "store" / "mirror.log").unlink()
    _edit(tmp_path / "store" / "book.db", b'"amount_minor":4000')
    with again(tmp_path / "store") as office:
        office.slip(6, 6_000)
        figures = office.room.figures()
        assert figures.parts_before == (BookPart(epoch=1, sales=2, net_minor=4_500, seen=1),)
        assert (figures.sales, figures.taken_minor) == (3, 10_500)
        assert [line.name for line in figures.tenders] == ["Visa", "Cash"]
        assert [row.slip for row in office.book.sales(FIRST) if row.slip] == ["085100001", "085100002", "085100006"]


def test_the_third_book_of_a_day_has_all_three_and_the_next_day_none(tmp_path: Path) -> None:
    with make_office(tmp_path / "store") as office:
        morning(office)
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        office.slip(6, 6_000)
    INJURIES["gone"](tmp_path / "store" / "book-e2.db")
    with again(tmp_path / "store") as office:
        office.cash(500)
        figures = office.room.figures()
        assert [(part.epoch, part.sales, part.net_minor) for part in figures.parts_before] == [
            (1, 3, 8_500), (2, 1, 6_000),
        ]  # fmt: skip
        assert (figures.sales, figures.taken_minor, figures.grand.sales) == (5, 15_000, 6)
        count(office, 23_000, 5)
        office.room.slips.explain_missing(("085100003",), "never written", "RL", CLERK)
        office.room.close(seal="S 1", clerk=MANAGER)
        office.open(NEXT)
        assert (office.room.figures().sales, office.room.figures().parts_before) == (0, ())


def test_cash_that_moved_before_the_book_was_hurt_is_named(tmp_path: Path) -> None:
    """A bag of 50.00 went into the safe, 7.00 to the window cleaner: both are out of the float, and stand on paper."""
    with make_office(tmp_path / "store") as office:
        office.open()
        drawer = office.room.drawer
        drawer.safe_drop(amount_minor=5_000, bag="7741", second=(MANAGER, MANAGER_PIN), clerk=CLERK)
        drawer.paid_out(amount_minor=700, reason="window cleaner", clerk=CLERK)
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        office.room.drawer.safe_drop(amount_minor=1_000, bag="7742", second=(MANAGER, MANAGER_PIN), clerk=CLERK)
        figures = office.room.figures()
        (account,) = figures.accounts
        assert [(line.bag, line.amount_minor) for line in account.cash] == [("7742", -1_000)]
        assert [(line.bag, line.amount_minor) for line in account.moved_before] == [("7741", -5_000), ("", -700)]
        drops, paid = (section.rows for section in (DayDrawers(figures).drops(), DayDrawers(figures).paid()))
        assert [row.cells[-1] for row in drops] == ["50.00", "10.00", "60.00"]
        assert [row.cells[-1] for row in paid] == ["−7.00"]
        assert ["of book 1)" in row.cells[0] for row in (*drops, *paid)] == [True, False, False, True]
        house: Any = SimpleNamespace(
            day=office.room, book=office.book, clock=office.clock, papers=tmp_path / "papers", language="en"
        )
        slips = words_of(DayPapers(house).draw(Paper.DEPOSIT, FIRST))
        assert slips.index("7741") < slips.index("7742")
        count(office, 13_300, 0)
        assert office.room.figures().over_short_minor == 0


def words_of(pdf: Path) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.read_bytes()))


def test_forms_in_the_cupboard_and_numbers_to_print_are_known_in_the_next_book(tmp_path: Path) -> None:
    """100 came, 100 may be printed, 10 of them are; what was printed is no more taken back than before."""
    with make_office(tmp_path / "store") as office:
        slips = office.room.slips
        slips.receive("085200001", "085200100", CLERK)
        slips.give_range("085300001", "085300100", "the help desk", MANAGER)
        printed = slips.take_to_print(10, MANAGER)
        before = slips.stock()
        assert (before.in_cupboard, before.to_print) == (100, 90)
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        slips = office.room.slips
        assert slips.stock() == before
        for what, code in (
            (lambda: slips.receive("085200100", "085200101", CLERK), "slip.range_overlaps"),
            (lambda: _take_back(slips, printed), "slip.back_printed"),
        ):
            with pytest.raises(Refusal) as refused:
                what()
            assert refused.value.code == code
        _take_back(slips, Pad("085200091", "085200100"))
        assert slips.stock().in_cupboard == 90


def _take_back(slips: SlipControl, run: Pad) -> None:
    slips.take_back((run.first, run.last), reason="wrong", clerk=CLERK, second=(MANAGER, MANAGER_PIN))


def test_a_sealed_day_that_came_before_the_office_s_book_was_hurt_is_here(tmp_path: Path) -> None:
    """Register 2's day and its pad: the close does not wait for it again, and nobody is handed its numbers."""
    box = BoxGathered(
        register="2", epoch=1, box_no="085-2-0001", box_day=FIRST, z_no=1, first_seq=1, last_seq=9,
        head=bytes(32).hex(), digest=bytes(32).hex(), taken_minor=0, pads=(("085400001", "085400020"),), slips_used=3,
    )  # fmt: skip
    with make_office(tmp_path / "store") as office:
        office.open()
        known = RegisterKnown(register="2", epoch=1, public_key=bytes(32).hex())
        office.book.append(known, clerk=MANAGER, day=FIRST)
        office.book.append(box, clerk=CLERK, day=FIRST)
        late = replace(box, register="3", box_no="085-3-0001", box_day="2026-11-11", pads=(), slips_used=0)
        office.book.append(late, clerk=CLERK, day="2026-11-11")
        at_hand = office.room.slips.stock().on_other_pads
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        assert [(one.register, one.came) for one in office.room.registers.standings(FIRST)] == [("2", Came.HERE)]
        assert [one.register for one in office.room.registers.late(FIRST)] == ["3"]
        assert "day.block.registers" not in {stop.code for stop in office.room.blockers()}
        assert office.room.slips.stock().on_other_pads == at_hand == 17
        with pytest.raises(Refusal) as refused:
            office.room.slips.issue_pad(Pad("085400001", "085400020"), MANAGER)
        assert refused.value.code == "day.pad_elsewhere"


def test_why_a_register_has_no_day_is_asked_once_though_the_office_s_book_was_hurt(tmp_path: Path) -> None:
    """Said of Thursday that is open, which is hurt twice and closed in the second; and known of it in the third."""
    with make_office(tmp_path / "store") as office:
        office.open()
        known = RegisterKnown(register="2", epoch=1, public_key=bytes(32).hex())
        office.book.append(known, clerk=MANAGER, day=FIRST)
        office.room.registers.absent("2", "in repair", MANAGER)
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        (standing,) = office.room.registers.standings(FIRST)
        assert (standing.came, standing.reason) == (Came.ABSENT, "in repair")
        assert "day.block.registers" not in {stop.code for stop in office.room.blockers()}
        count(office, 20_000, 0)
        office.room.close(seal="S 1", clerk=MANAGER)
    INJURIES["gone"](tmp_path / "store" / "book-e2.db")
    with again(tmp_path / "store") as office:
        assert absences(office.book, office.book.last_closed().day) == {"2": "in repair"}


def test_a_correction_of_before_the_book_was_hurt_is_in_no_sum_of_the_new_books_box(tmp_path: Path) -> None:
    """10.00 of Thursday was 15.00, said on Friday morning; then the book was hurt, and 6.00 was sold."""
    with make_office(tmp_path / "store") as office:
        office.open()
        sold = office.cash(1_000)
        office.settle()
        office.open(NEXT)
        row = office.book.sale(sold.seq)
        facts = replace(facts_of(row), amount_minor=1_500)
        Corrections(office.book, POLICY, STAFF, office.clock).correct(
            CorrectionDraft(
                entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, facts=facts, reason="read 15.00", pin=MANAGER_PIN
            )
        )
    INJURIES["gone"](tmp_path / "store" / "book.db")
    with again(tmp_path / "store") as office:
        office.cash(600)
        count(office, 20_600, 0)
        closed = office.room.close(seal="S 2", clerk=MANAGER)
        box = read_box(office.room.seal())
        assert (closed.sums.corrected_minor, closed.grand.corrected_minor) == (500, 500)
        assert sum_of(closed).total_minor == sum(dict(box.head.totals_minor).values()) == 600
        assert sum_of(closed) == box_sum(box.head.totals_minor, (read_line(entry)[2] for entry in box.entries))


def test_who_gives_their_own_sale_of_before_back_alone_is_named(folder: Path) -> None:
    """Rosa sold for 30.00 in the morning; the book was hurt, and Rosa gives 4.00 of it back with nobody beside her."""
    INJURIES["gone"](folder / "book.db")
    with again(folder) as office:
        (sold,) = (row for row in office.book.sales(NEXT) if row.tender == "cash")
        back = RefundDraft(entry_id=Till.new_id(), clerk=CLERK, of_seq=sold.seq, amount_minor=400, reason="torn")
        Till(office.book, POLICY, STAFF, office.clock).refund(back)
        (own,) = [line for line in office.room.figures().risks if line.name == OWN_REFUNDS]
        assert (own.count, own.amount_minor) == (1, 400)
