"""Refunds that the store keys again in the revived till: listed, ticked off with the till's number, taken back by two.

Sale 1 of $62.41 and sale 2, both on cards, and $5.00 in cash; on sale 1 $10.00 went back on slip 9, on the cash $5.00.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import CLERK, MANAGER_PIN, cash_sale, reopened
from day.test_rekeying import BY_MANAGER, DAY_MIN, Store, refused, store_in
from hurting import INJURIES
from shoebox.day import Incidents
from shoebox.day.presenting import Presenting
from shoebox.domain.acts import Rekeyed
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.presentment import Wait
from shoebox.storage.verify import verify_path
from shoebox.till import RefundDraft, Till


def give_back(till: Till, seq: int, amount_minor: int, slip: str = "") -> int:
    draft = RefundDraft(
        entry_id=Till.new_id(), clerk=CLERK, of_seq=seq, amount_minor=amount_minor, slip=slip, reason="torn",
        pin=MANAGER_PIN,
    )  # fmt: skip
    return till.refund(draft).entry_no


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = store_in(tmp_path)
    yield made
    made.book.close()
    assert verify_path(tmp_path).ok


@pytest.fixture
def entries(store: Store) -> tuple[int, int, int, int, int]:
    """Sale 1, sale 2, cash, the card's refund and the cash one; the incident is over."""
    one, two = store.sell(1, 2)
    cash = store.till.record(cash_sale(500)).entry_no
    back, in_cash = give_back(store.till, one, 1_000, "085100009"), give_back(store.till, cash, 500)
    store.is_back()
    return one, two, cash, back, in_cash


def test_a_refund_stands_among_the_drafts_and_is_ticked_off_once(store: Store, entries) -> None:
    one, two, cash, back, in_cash = entries
    assert store.left() == [one, two, cash, back, in_cash]
    store.tick(back, "RF 1")
    with refused("rekey.twice"):
        store.tick(back, "RF 2")
    with refused("rekey.twice"):
        store.tick(in_cash, "rf-1")
    assert store.left() == [one, two, cash, in_cash]
    act = store.book.latest(Kind.REKEYED)[2]
    assert isinstance(act, Rekeyed)
    assert (act.refund, act.order_no, act.data()["refund"]) == (True, "RF 1", True)
    store.tick(one, "POS 1")
    assert "refund" not in store.book.latest(Kind.REKEYED)[2].data()  # as every program before wrote it
    assert {draft.incident for draft in store.room.left()} == {"26-07"}


def test_its_number_may_be_the_one_that_the_till_gave_its_sale_and_no_other_ones(store: Store, entries) -> None:
    one, two, _, back, _ = entries
    store.tick(one, "POS 1")
    store.tick(two, "POS 2")
    with pytest.raises(Refusal, match=f"Entry {two} was keyed again before, as order POS 2"):
        store.tick(back, "POS 2")
    store.tick(back, "POS 1")
    assert store.room.ticked("POS 1").row.seq == back  # the one ticked off last
    assert store.room.ticked("085100001").row.seq == one


def test_a_sale_is_not_ticked_off_under_another_sales_refund(store: Store, entries) -> None:
    one, two, _, back, _ = entries
    store.tick(back, "RF 1")
    with refused("rekey.twice"):
        store.tick(two, "RF 1")
    store.tick(one, "RF 1")


def test_a_wrong_tick_of_a_refund_is_taken_back_by_two(store: Store, entries) -> None:
    back = entries[3]
    store.tick(back, "RF 1")
    ticked = store.room.ticked("085100009")
    assert (ticked.row.seq, ticked.order_no) == (back, "RF 1")
    store.room.undo(ticked, reason="the next slip", clerk=CLERK, second=BY_MANAGER)
    assert back in store.left()
    with refused("rekey.no_tick"):
        store.room.undo(ticked, reason="again", clerk=CLERK, second=BY_MANAGER)
    store.tick(back, "RF 1")


def test_what_is_ticked_off_is_presented_no_more(store: Store, entries) -> None:
    back = entries[3]
    of = Presenting(store.book, store.room._policy).of
    assert (of(store.book.sale(back)).is_rekeyed, of(store.book.sale(back)).order_no) == (True, "")
    store.tick(back, "RF 1")
    assert of(store.book.sale(back)).order_no == "RF 1"


def test_a_refund_is_late_and_never_too_late(store: Store, entries) -> None:
    """Months later: the sale is reviewed first, the customer's money goes back at once."""
    back = entries[3]
    store.clock.pass_min(90 * DAY_MIN)
    (draft,) = [one for one in store.room.left() if one.row.seq == back]
    assert (draft.wait, draft.needs_review) == (Wait.RED, False)
    with refused("rekey.in_time"):
        store.room.review(seq=back, reason="why", clerk=CLERK, second=BY_MANAGER)
    store.tick(back, "RF 1")


def test_one_that_was_struck_out_and_one_of_finances_lane_are_not_keyed(tmp_path: Path) -> None:
    store = store_in(tmp_path / "rekey")
    (one,) = store.sell(1)
    back = give_back(store.till, one, 1_000, "085100009")
    store.till.void(seq=back, reason="not given", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    store.is_back()
    assert store.left() == [one]
    with refused("rekey.voided"):
        store.tick(back, "RF 1")
    store.book.close()
    finance = store_in(tmp_path / "finance", lane="finance")
    (sold,) = finance.sell(1)
    back = give_back(finance.till, sold, 1_000, "085100009")
    finance.is_back()
    assert finance.left() == []
    with refused("rekey.lane"):
        finance.tick(back, "RF 1")
    finance.book.close()


def test_a_refund_of_a_damaged_book_is_ticked_off_in_the_next(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    (one,) = store.sell(1)
    give_back(store.till, one, 1_000, "085100009")
    store.book.close()
    INJURIES["gone"](tmp_path / "book.db")
    with reopened(tmp_path, store.clock) as book:
        room = Incidents(book, store.room._policy, store.room._pen.staff, store.clock).rekeying
        store.book, store.room = book, room
        store.is_back()
        assert [draft.row.slip for draft in room.left()] == ["085100001", "085100009"]
        back = book.sale_by_slip("085100009").seq
        assert back < 0
        store.tick(back, "RF 1")
        assert [draft.row.slip for draft in room.left()] == ["085100001"]
        room.undo(room.ticked("RF 1"), reason="no", clerk=CLERK, second=BY_MANAGER)
        store.tick(back, "RF 2")
    INJURIES["gone"](tmp_path / "book-e2.db")
    with reopened(tmp_path, store.clock) as book:
        room = Incidents(book, store.room._policy, store.room._pen.staff, store.clock).rekeying
        assert [draft.row.slip for draft in room.left()] == ["085100001"]
        assert room.ticked("RF 2").row.slip == "085100009"
    assert verify_path(tmp_path).ok
