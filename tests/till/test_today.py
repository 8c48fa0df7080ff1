"""What the register has in view: today's rows, sums, and the next slip of the pad in hand."""

from __future__ import annotations

from bookmaking import (
    CLERK,
    DAY,
    MANAGER,
    MANAGER_PIN,
    NOON_MS,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    declare,
    open_day,
)
from shoebox.domain.acts import PadIssued, ReceiptStored, Rekeyed
from shoebox.domain.presentment import Road
from shoebox.domain.slip import Pad
from shoebox.storage.book import Book
from shoebox.till import Till
from shoebox.till import today as today_of


def test_an_empty_day(till: Till) -> None:
    seen = till.today()
    assert (seen.day, seen.rows, seen.sales, seen.last) == (DAY, (), 0, None)
    assert (seen.pad, seen.pad_left, seen.next_slip) == (Pad("085100001", "085100100"), 100, "085100001")
    assert (seen.entries, seen.unsent) == (4, 4)


def test_rows_stand_newest_first_with_sums_per_tender(till: Till) -> None:
    """Card 10.01, cash 5.00, card 10.02."""
    till.today()
    till.record(card_sale(1))
    till.record(cash_sale(500))
    seen = till.record(card_sale(2)).today
    assert [row.amount_minor for row in seen.rows] == [1_002, 500, 1_001]
    assert (seen.sales, seen.tenders) == (3, (("card", 2_003), ("cash", 500)))
    assert seen.last == seen.rows[0]


def test_what_is_kept_up_sale_by_sale_is_what_the_book_says(till: Till, book: Book) -> None:
    till.today()
    for number in (1, 2, 5, 3):
        seen = till.record(card_sale(number)).today
        assert seen == today_of.look(book)


def test_the_oldest_slip_of_each_brand_is_kept_up_by_itself(till: Till, book: Book, clock: HandClock) -> None:
    """Amex at noon, Visa a minute later, both again, cash, and Visa once more by a clock set back."""
    till.today()
    first = {}
    for number, brand in enumerate(("amex", "visa", "visa", "amex"), 1):
        seen = till.record(card_sale(number, brand=brand)).today
        first.setdefault((brand, Road.BOX), seen.rows[0].wall_ms)
        assert seen == today_of.look(book)
        clock.pass_min(1)
    seen = till.record(cash_sale(500)).today
    assert seen == today_of.look(book)
    assert seen.oldest_ms == first
    assert first["visa", Road.BOX] - first["amex", Road.BOX] == 60_000
    clock.now_ms -= 600_000
    seen = till.record(card_sale(5, brand="visa")).today
    assert seen == today_of.look(book)
    assert seen.oldest_ms["visa", Road.BOX] < seen.oldest_ms["amex", Road.BOX] == first["amex", Road.BOX]


def test_the_clock_runs_from_the_time_on_the_slip(till: Till, book: Book, clock: HandClock) -> None:
    """Keyed now, written four hours ago; a slip of now does not put it back."""
    till.today()
    written_ms = clock.wall_ms() - 4 * 3_600_000
    assert till.record(card_sale(1, happened_ms=written_ms)).today.oldest_ms == {("visa", Road.BOX): written_ms}
    seen = till.record(card_sale(2)).today
    assert (seen.oldest_ms, seen) == ({("visa", Road.BOX): written_ms}, today_of.look(book))


def test_a_receipt_does_not_end_the_clock(till: Till, book: Book) -> None:
    """Head office holds the entries, the paper is here: what may lie at a register is less, what waits is the same."""
    till.record(card_sale(1))
    before = till.today()
    head = book.head()
    book.append(ReceiptStored(last_seq=head.seq, head=head.hash.hex(), text="taken"), clerk=MANAGER, day=DAY)
    seen = till.today()
    assert (before.drafts_minor, seen.drafts_minor) == (1_001, 0)
    assert seen.oldest_ms == before.oldest_ms != {}


def test_under_the_lane_of_the_store_a_draft_waits_until_it_is_ticked_off(till: Till, book: Book) -> None:
    """One of Finance's lane waits for its box, two of the store's for the till; done with, they don't."""
    till.record(card_sale(1))
    declare(book, number="26-08", lane="rekey", began_ms=NOON_MS - 1_000)
    kept, struck = (till.record(card_sale(number)) for number in (2, 3))
    assert struck.today == today_of.look(book)
    assert set(kept.today.oldest_ms) == {("visa", Road.BOX), ("visa", Road.TILL)}
    ticked = Rekeyed(rekeyed=kept.row.entry_id, rekeyed_seq=kept.entry_no, order_no="POS 1")
    book.append(ticked, clerk=CLERK, day=DAY)
    assert ("visa", Road.TILL) in till.today().oldest_ms
    till.void(seq=struck.entry_no, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert set(till.today().oldest_ms) == {("visa", Road.BOX)}


def test_an_entry_of_another_room_is_seen(till: Till, book: Book) -> None:
    till.today()
    book.append(PadIssued(first="085200001", last="085200010"), clerk=MANAGER, day=DAY)
    assert till.today().entries == 5
    assert till.record(card_sale(1)).today == today_of.look(book)


def test_the_next_slip_follows_the_last_one_and_skips_what_is_taken(till: Till) -> None:
    assert till.record(card_sale(10)).today.next_slip == "085100011"
    till.spoil("085100012", "smeared", CLERK)
    assert till.record(card_sale(11)).today.next_slip == "085100013"


def test_a_number_that_is_keyed_again_is_taken_once(till: Till, book: Book) -> None:
    """Keyed wrong, struck out, keyed again from the same paper: the pad has one number less, not two."""
    till.today()
    wrong = till.record(card_sale(1))
    till.void(seq=wrong.entry_no, reason="typed wrong", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    till.today()
    seen = till.record(card_sale(1)).today
    assert (seen.pad_left, seen) == (99, today_of.look(book))


def test_after_the_last_slip_the_next_pad_is_in_hand(till: Till, book: Book) -> None:
    seen = till.record(card_sale(100)).today
    assert (seen.pad, seen.next_slip, seen.pad_left) == (Pad("085100001", "085100100"), "", 99)
    book.append(PadIssued(first="085200001", last="085200010"), clerk=MANAGER, day=DAY)
    seen = till.today()
    assert (seen.pad, seen.next_slip, seen.pad_left) == (Pad("085200001", "085200010"), "085200001", 10)


def test_with_no_day_open_nothing_is_in_view_but_the_last_sale(till: Till, book: Book) -> None:
    last = till.record(card_sale(1)).row
    close_day(book)
    seen = till.today()
    assert (seen.day, seen.rows, seen.last) == ("", (), last)
    open_day(book, day="2026-11-13", z_no=2)
    assert till.today().rows == ()
    assert till.today().next_slip == "085100002"
