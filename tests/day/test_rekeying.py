"""Drafts that the store keys into the revived till: ticked off once, taken back by two, too late only after a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import (
    CLERK,
    CLERK_PIN,
    MANAGER,
    MANAGER_PIN,
    NOON_MS,
    POLICY,
    STAFF,
    HandClock,
    card_sale,
    cash_sale,
    close_day,
    declare,
    new_book,
    open_day,
    reopened,
)
from shoebox.day import Incidents
from shoebox.day.rekeying import Rekeying
from shoebox.domain.acts import BoxGathered, DraftReviewed, IncidentEnded, Rekeyed, RekeyUndone
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.pickup import order_key
from shoebox.domain.presentment import Deadlines, Wait
from shoebox.storage.book import Book
from shoebox.storage.verify import verify_path
from shoebox.till import Till

DAY_MIN = 24 * 60
BY_MANAGER = (MANAGER, MANAGER_PIN)


def refused(code: str) -> pytest.RaisesExc:
    return pytest.raises(Refusal, check=lambda error: error.code == code)


@dataclass
class Store:
    """A register under incident 26-07, whose drafts the store keys again."""

    folder: Path
    book: Book
    clock: HandClock
    room: Rekeying
    till: Till

    def sell(self, *numbers: int, **fields: object) -> list[int]:
        return [self.till.record(card_sale(number, **fields)).entry_no for number in numbers]

    def is_back(self) -> None:
        """The day is closed, and the incident over."""
        close_day(self.book)
        held = self.book.incident()
        over = IncidentEnded(incident_seq=held.seq, ended_ms=self.clock.wall_ms(), ended_by=MANAGER, last_slip="")
        self.book.append(over, clerk=MANAGER, day="2026-11-12")

    def tick(self, seq: int, order_no: str, clerk: str = CLERK) -> None:
        self.room.tick(seq=seq, order_no=order_no, clerk=clerk)

    def left(self) -> list[int]:
        return [one.row.seq for one in self.room.left()]


def store_in(folder: Path, *, lane: str = "rekey", began_ms: int = NOON_MS - 15_480_000) -> Store:
    clock = HandClock()
    book = new_book(folder, clock)
    declare(book, lane=lane, began_ms=began_ms)
    policy = replace(POLICY, presentment_by_brand={"amex": Deadlines(4, 5, 20)})
    room = Incidents(book, policy, STAFF, clock).rekeying
    return Store(folder, book, clock, room, Till(book, policy, STAFF, clock))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = store_in(tmp_path)
    yield made
    made.book.close()
    assert verify_path(tmp_path).ok


def test_under_finances_lane_nothing_is_keyed_again(tmp_path: Path) -> None:
    store = store_in(tmp_path, lane="finance")
    (seq,) = store.sell(1)
    store.is_back()
    assert store.left() == []
    with refused("rekey.lane"):
        store.tick(seq, "POS 1")
    with refused("rekey.lane"):
        store.room.review(seq=seq, reason="the customer paid", clerk=CLERK, second=BY_MANAGER)
    store.book.close()


def test_each_draft_is_keyed_again_once(store: Store) -> None:
    """Two sales and a voided one: both good ones are ticked off, none twice, none with the other's order number."""
    one, two, struck = store.sell(1, 2, 3)
    store.till.void(seq=struck, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    with refused("rekey.too_early"):
        store.tick(one, "POS 1")
    store.is_back()
    assert store.left() == [one, two]
    store.tick(one, "POS 1")
    for seq, order, code in (
        (one, "POS 2", "rekey.twice"),
        (two, "POS 1", "rekey.twice"),
        (struck, "POS 3", "rekey.voided"),
        (1, "POS 4", "rekey.unknown"),
        (two, " ", "rekey.order"),
        (two, "- -", "rekey.order"),
        (two, "9" * 41, "rekey.order"),
    ):
        with refused(code):
            store.tick(seq, order)
    assert store.left() == [two]
    store.tick(two, "POS 2")
    assert store.left() == []


@pytest.mark.parametrize("again", ["POS 1", "pos-1", "POS1", " Pos.1 ", "p o s - 1"])
def test_one_number_however_it_is_written_is_one(store: Store, again: str) -> None:
    """Ticked off as ``POS 1``; what was typed is what is shown."""
    one, two = store.sell(1, 2)
    store.is_back()
    store.tick(one, "POS 1")
    with pytest.raises(Refusal, match="as order POS 1"):
        store.tick(two, again)
    assert store.room.ticked(again).order_no == "POS 1"


@given(st.text(st.sampled_from("aB1 -./#"), min_size=1, max_size=12), st.text(st.sampled_from(" -.")))
def test_case_and_gaps_make_no_other_number(order: str, gap: str) -> None:
    assert order_key(gap.join(order.swapcase())) == order_key(order)


@pytest.mark.parametrize("scanned", ["085100001", "085 100 001", "085100002", "085100077", "085200007"])
def test_a_slips_own_number_is_no_order(store: Store, scanned: str) -> None:
    """That of the slip in hand, of another one, of a blank one, and of another register's pad."""
    one, _ = store.sell(1, 2)
    theirs = BoxGathered(
        register="2", epoch=1, box_no="2-0001", box_day="2026-11-12", z_no=1, first_seq=1, last_seq=9, head="0" * 64,
        digest="0" * 64, taken_minor=0, pads=(("085200001", "085200050"),), slips_used=3,
    )  # fmt: skip
    store.book.append(theirs, clerk=MANAGER, day="2026-11-12")
    store.is_back()
    with refused("rekey.own_number"):
        store.tick(one, scanned)
    assert store.left()[0] == one
    store.tick(one, "085300001")


def test_neither_is_the_claim_code_of_a_receipt(store: Store) -> None:
    (one,) = store.sell(1)
    code = store.book.sale(one).claim_code
    store.is_back()
    for scanned in (code, f"SBX:{code}", f"{code[:4]} {code[4:]}"):
        with refused("rekey.own_number"):
            store.tick(one, scanned)


def test_a_wrong_tick_is_taken_back_by_two(store: Store) -> None:
    """The draft waits again, the order number is free for the right one, and all three acts stay in the book."""
    one, two = store.sell(1, 2)
    store.is_back()
    store.tick(one, "POS 1")
    wrong = store.room.ticked("pos-1")
    assert (wrong.row.seq, wrong.clerk, store.room.ticked("085 100 001")) == (one, CLERK, wrong)
    for second, reason, code in (
        ((CLERK, CLERK_PIN), "the other slip", "day.second"),
        ((MANAGER, CLERK_PIN), "the other slip", "day.second_pin"),
        (BY_MANAGER, " ", "rekey.why"),
    ):
        with refused(code):
            store.room.undo(wrong, reason=reason, clerk=CLERK, second=second)
    assert store.left() == [two]
    store.room.undo(wrong, reason="the other slip", clerk=CLERK, second=BY_MANAGER)
    assert store.left() == [one, two]
    with refused("rekey.no_tick"):
        store.room.undo(wrong, reason="the other slip", clerk=CLERK, second=BY_MANAGER)
    for said in ("POS 1", "085100001", "085100002", ""):
        with pytest.raises(Refusal):
            store.room.ticked(said)
    store.tick(two, "POS 1")
    store.tick(one, "POS 2")
    acts = [act for kind in (Kind.REKEYED, Kind.REKEY_UNDONE) for _, _, act in store.book.of_kind(kind)]
    assert [type(act) for act in acts] == [Rekeyed, Rekeyed, Rekeyed, RekeyUndone]
    assert (acts[3].reason, acts[3].approver, acts[3].ticked_seq) == ("the other slip", MANAGER, wrong.seq)


def test_drafts_of_an_older_incident_stay_until_they_are_done(store: Store) -> None:
    """26-07 left one draft; 26-08 is on, then over too: both stand, by their incident, the older first."""
    (old,) = store.sell(1)
    store.is_back()
    store.clock.pass_min(120)
    declare(store.book, number="26-08", began_ms=store.clock.wall_ms(), lane="rekey")
    open_day(store.book, day="2026-11-13", z_no=2)
    (new,) = store.sell(2)
    late = store.till.record(card_sale(3, happened_ms=NOON_MS)).entry_no
    assert [(one.row.seq, one.incident) for one in store.room.left()] == [(old, "26-07"), (late, "26-07")]
    with refused("rekey.too_early"):
        store.tick(new, "POS 9")
    store.tick(old, "POS 1")
    close_day(store.book, day="2026-11-13")
    held = store.book.incident()
    over = IncidentEnded(incident_seq=held.seq, ended_ms=store.clock.wall_ms(), ended_by=MANAGER, last_slip="")
    store.book.append(over, clerk=MANAGER, day="2026-11-13")
    assert [(one.row.seq, one.incident) for one in store.room.left()] == [(late, "26-07"), (new, "26-08")]


def test_a_later_incident_of_finance_does_not_hide_them(store: Store) -> None:
    (old,) = store.sell(1)
    store.is_back()
    store.clock.pass_min(120)
    declare(store.book, number="26-08", began_ms=store.clock.wall_ms(), lane="finance")
    open_day(store.book, day="2026-11-13", z_no=2)
    (new,) = store.sell(2)
    assert store.left() == [old]
    with refused("rekey.lane"):
        store.tick(new, "POS 9")


def test_what_is_too_late_is_keyed_only_after_somebody_in_charge_looked(store: Store) -> None:
    """Seven days later Visa is too late, Amex with its own deadline is not, and cash never is."""
    visa, other = store.sell(1, 2)
    (amex,) = store.sell(3, brand="amex")
    cash = store.till.record(cash_sale(500)).entry_no
    store.is_back()
    store.clock.pass_min(7 * DAY_MIN)
    assert {one.row.seq: one.needs_review for one in store.room.left()} == {
        visa: True, other: True, amex: False, cash: False,
    }  # fmt: skip
    with pytest.raises(Refusal, match="taken 7 days ago or more"):
        store.tick(visa, "POS 1")
    for second, clerk, code in (
        ((CLERK, CLERK_PIN), MANAGER, "day.role"),
        (BY_MANAGER, MANAGER, "day.second"),
        ((MANAGER, CLERK_PIN), CLERK, "day.second_pin"),
    ):
        with refused(code):
            store.room.review(seq=visa, reason="the bank agreed by phone", clerk=clerk, second=second)
    with refused("rekey.in_time"):
        store.room.review(seq=amex, reason="the bank agreed by phone", clerk=CLERK, second=BY_MANAGER)
    store.room.review(seq=visa, reason="the bank agreed by phone", clerk=CLERK, second=BY_MANAGER)
    assert [one.reviewed_by for one in store.room.left() if not one.needs_review and one.wait is Wait.REVIEW] == ["02"]
    with refused("rekey.reviewed"):
        store.room.review(seq=visa, reason="the bank agreed by phone", clerk=CLERK, second=BY_MANAGER)
    with refused("rekey.own_review"):
        store.tick(visa, "POS 1", clerk=MANAGER)
    store.tick(visa, "POS 1")
    store.tick(amex, "POS 3")
    store.tick(cash, "POS 4")
    assert store.left() == [other]
    _, envelope, act = store.book.latest(Kind.DRAFT_REVIEWED)
    assert isinstance(act, DraftReviewed)
    assert (act.reviewed_seq, act.reason, act.approver, envelope.clerk) == (
        visa, "the bank agreed by phone", MANAGER, CLERK,
    )  # fmt: skip


def test_late_is_counted_from_the_day_on_the_slip(tmp_path: Path) -> None:
    """Keyed on one day, one of them written the day before: that one is too late a day sooner."""
    yesterday_ms = NOON_MS - DAY_MIN * 60_000
    store = store_in(tmp_path, began_ms=yesterday_ms - 60_000)
    (written,) = store.sell(1, happened_ms=yesterday_ms)
    (keyed,) = store.sell(2)
    store.is_back()
    store.clock.pass_min(6 * DAY_MIN)
    assert {one.row.seq: one.needs_review for one in store.room.left()} == {written: True, keyed: False}
    assert [store.book.sale(seq).taken_ms for seq in (written, keyed)] == [yesterday_ms, NOON_MS]
    store.book.close()


def test_the_book_opened_again_says_the_same(store: Store) -> None:
    """Ticks, one taken back, and a review are read again from their entries."""
    one, two = store.sell(1, 2)
    store.is_back()
    store.tick(one, "POS 1")
    store.tick(two, "POS 2")
    store.room.undo(store.room.ticked("POS 1"), reason="the other slip", clerk=CLERK, second=BY_MANAGER)
    store.clock.pass_min(8 * DAY_MIN)
    store.room.review(seq=one, reason="the bank agreed", clerk=CLERK, second=BY_MANAGER)
    before = store.room.left()
    store.book.close()
    store.book = reopened(store.folder, store.clock)
    room = Incidents(store.book, POLICY, STAFF, store.clock).rekeying
    assert room.left() == before != ()
    assert room.ticked("POS 2").row.seq == two
