"""A day's rows are read from the book as they are asked for, and few of them lie in memory."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER_PIN, HandClock, card_sale, cash_sale, new_book
from shoebox.domain.acts import Sale
from shoebox.domain.day import SaleRow
from shoebox.storage.book import Book
from shoebox.till import Till
from shoebox.till import today as today_of
from shoebox.till.day_rows import PAGE_ROWS, PAGES_HELD_MAX, DayRows

SALES = PAGE_ROWS * (PAGES_HELD_MAX + 2) + 7
MEASURED, GROWN_MAX = 200, 3  # pieces of memory
HELD_MAX = PAGE_ROWS * PAGES_HELD_MAX


@pytest.fixture
def book(tmp_path: Path, clock: HandClock) -> Iterator[Book]:
    """A long day in few transactions: this is about looking."""
    with new_book(tmp_path, clock) as made:
        acts = [(sale(number), f"{number:08x}-0000-4000-8000-000000000000") for number in range(SALES)]
        made.append_together(acts, clerk=CLERK, day=DAY)
        yield made


def sale(number: int) -> Sale:
    return Sale(slip="", tender="cash", amount_minor=1_000 + number, tax_minor=10, currency="USD", reason="")


def test_every_row_of_a_long_day_is_there_newest_first(till: Till, book: Book):
    rows = till.today().rows
    assert len(rows) == SALES
    assert tuple(rows) == tuple(reversed(book.sales(DAY)))
    assert rows[-1].amount_minor == 1_000
    assert [row.amount_minor for row in rows[:2]] == [999 + SALES, 998 + SALES]
    with pytest.raises(IndexError):
        rows[SALES]


def test_a_row_is_found_by_its_entry(till: Till, book: Book):
    rows = till.today().rows
    first = book.sales(DAY)[0]
    assert rows.held_of(first.seq) is None, "it is not read for a screen"
    assert rows.read(SALES - 1).held_of(first.seq) == first
    assert rows.held_of(first.seq - 1) is None
    assert rows.held_of(rows[0].seq + 1) is None


@pytest.mark.thorough
def test_few_rows_lie_in_memory_however_long_the_day(till: Till):
    seen = till.today()
    assert seen.rows.rows_held() <= 2 * PAGE_ROWS, "sums are made where the rows are"
    assert sum(row.amount_minor for row in seen.rows) == sum(minor for _, minor in seen.tenders)
    assert seen.rows.rows_held() <= HELD_MAX
    for number in range(1, PAGE_ROWS + 2):
        seen = till.record(card_sale(number)).today
    assert seen.rows.rows_held() <= HELD_MAX
    gc.collect()
    alive = sum(isinstance(one, SaleRow) for one in gc.get_objects())
    assert alive <= HELD_MAX + PAGE_ROWS, "rows stay alive that nobody shows"


@pytest.mark.thorough
def test_a_sale_leaves_nothing_in_memory(till: Till):
    """Its number lies among the others: a row alone would be a dozen pieces."""
    assert tuple(till.today().rows), "as many are held as ever"
    for _ in range(20):
        till.record(cash_sale(500))
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(MEASURED):
        till.record(cash_sale(500))
    gc.collect()
    assert sys.getallocatedblocks() - before < MEASURED * GROWN_MAX


def test_a_day_as_it_was_stays_so_when_it_goes_on(till: Till, book: Book):
    before = till.today().rows
    one, other = till.record(card_sale(1)).row, card_sale(2)
    after = till.record(other).today.rows
    assert (len(before), len(after)) == (SALES, SALES + 2)
    assert before[0].amount_minor == 999 + SALES
    assert after[1] == one
    forked = before.followed_by(one)
    assert (forked[0], len(forked), after[0].amount_minor) == (one, SALES + 1, 1_002)
    assert after == today_of.look(book).rows


def test_a_row_struck_out_meanwhile_is_shown_so(till: Till, book: Book):
    seen = till.record(card_sale(1)).today
    assert seen.rows[0].voided_by_seq == 0
    voided = till.void(seq=seen.rows[0].seq, reason="typed wrong", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    assert voided.today.rows[0].voided_by_seq == voided.entry_no


def test_a_screen_sees_what_is_held_and_the_rest_when_it_was_read(till: Till):
    rows = till.today().rows
    assert rows.held(0) == rows[0]
    assert rows.held(SALES - 1) is None
    assert rows.held(SALES) is None
    assert rows.read(SALES - 1).held(SALES - 1) == rows[-1]


def test_a_part_is_never_read_without_what_it_is_of(till: Till):
    """Two entries of one sale may lie on two pages."""
    rows = till.today().rows
    oldest_of_page = len(rows) - 1 - 2 * PAGE_ROWS
    rows.read(oldest_of_page)
    assert rows.held(oldest_of_page) is not None
    assert rows.held(oldest_of_page + 1) is not None


@given(st.integers(0, 3 * PAGE_ROWS), st.lists(st.booleans(), max_size=2 * PAGE_ROWS))
def test_rows_are_those_of_the_numbers(begun: int, more: list[bool]):
    """Rows come one by one, looked at in between or not, and stand as if all had been read at once."""
    seqs = list(range(1, begun + 1))
    rows = DayRows(lambda first, last: tuple(map(row_of, range(first, last + 1))), seqs)
    for is_looked_at in more:
        seqs.append(len(seqs) + 1)
        rows = rows.followed_by(row_of(seqs[-1]))
        if is_looked_at:
            assert rows[0].seq == seqs[-1]
            assert rows[-1].seq == 1
    assert [row.seq for row in rows] == seqs[::-1]
    assert rows.rows_held() <= HELD_MAX


def row_of(seq: int) -> SaleRow:
    return SaleRow(
        seq=seq, entry_id="", day=DAY, wall_ms=0, offset_min=0, kind="sale", tender="cash", slip="", amount_minor=1,
        tax_minor=0, currency="USD", brand="", last4="", approval="", imprint="", expiry_ok=False, signature_ok=False,
        clerk="", reason="", received_minor=0, twin_of_seq=0, refund_of_seq=0, refunded_minor=0, voided_by_seq=0,
        void_reason="", claim_code="", slip_code="",
    )  # fmt: skip
