"""One order number ticked off at two registers of a store: the office finds it where both books are here.

Thursday's drafts are keyed again on Friday, each register for itself: 62.41 at register 1 and 10.01 at the office, both
as order POS 1. Register 1 sells on Friday and seals; the office closes Friday after it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, card_sale
from officemaking import Counter
from shoebox.domain.acts import Rekeyed
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Pad
from shoebox.domain.ticking import OrderShared
from shoebox.storage.held_book import HeldBook

DAY_MIN = 24 * 60
SECOND = (CLERK, CLERK_PIN)


def key_again(counter: Counter, number: int, *, amount_minor: int, folder: Path) -> int:
    """A day under the lane "store re-keys" with one slip, closed, sealed, the incident over; the slip's entry."""
    counter.rekey_lane()
    counter.open()
    seq = counter.house.till.record(card_sale(number, slip=counter.slip(number), amount_minor=amount_minor)).entry_no
    for step in ("count_empty", "count_paper"):
        getattr(counter, step)()
    return seq


def over(counter: Counter, folder: Path) -> None:
    counter.end()
    counter.seal_into(folder)
    counter.end_outage()


def tick(counter: Counter, seq: int, order_no: str) -> None:
    counter.house.incidents.rekeying.tick(seq=seq, order_no=order_no, clerk=CLERK)


@pytest.fixture
def other(other: Counter) -> Counter:
    """Register 1, with one pad more."""
    other.house.day.slips.issue_pad(Pad("085100201", "085100300"), MANAGER)
    return other


@pytest.fixture
def ticked(tmp_path, office, other) -> tuple[int, int]:
    """Thursday is over at both, and each has ticked its slip off as POS 1; the slips' entries, register 1's first."""
    shared = tmp_path / "shared"
    shared.mkdir()
    own = key_again(office, 1, amount_minor=1_001, folder=shared)
    theirs = key_again(other, 101, amount_minor=6_241, folder=shared)
    over(other, shared)
    office.house.registers.add(other.card(), clerk=MANAGER)
    office.house.registers.gather(shared, clerk=MANAGER)
    over(office, shared)
    tick(office, own, "POS 1")
    tick(other, theirs, "pos-1")
    office.clock.pass_min(DAY_MIN)
    return theirs, own


def friday(counter: Counter) -> None:
    counter.house.incidents.declare(
        number="26-09", given_by="", began_ms=counter.clock.wall_ms(), kit_missing=(), signature=(MANAGER, MANAGER_PIN)
    )
    counter.open()


def gather_friday(office: Counter, other: Counter) -> None:
    friday(other)
    for step in ("count_empty", "count_paper", "end"):
        getattr(other, step)()
    folder = other.house.folder.parent / "shared"
    other.seal_into(folder)
    office.house.registers.gather(folder, clerk=MANAGER)


def stops(office: Counter) -> list[str]:
    return [stop.code for stop in office.house.day.blockers()]


def test_the_second_tick_stands_in_what_is_open_with_both_slips_and_stops_the_close(office, other, ticked) -> None:
    friday(office)
    office.count_empty()
    office.count_paper()
    assert office.house.registers.shared_orders() == ()
    gather_friday(office, other)
    assert stops(office) == ["day.block.one_order"]
    with pytest.raises(Refusal) as caught:
        office.end()
    assert caught.value.code == "day.blocked"
    assert "2 slips stand on order pos-1: 085 110 101 (085-1) and 085 100 001 (085-2)." in str(caught.value)
    (one,) = office.house.registers.shared_orders()
    assert [(tick.place.register, tick.slip, tick.amount_minor) for tick in one.ticks] == [
        ("085-1", "085110101", 6_241), ("085-2", "085100001", 1_001),
    ]  # fmt: skip


def test_somebody_in_charge_says_what_they_found_and_it_is_in_the_book_and_the_report(office, other, ticked) -> None:
    friday(office)
    office.count_empty()
    office.count_paper()
    gather_friday(office, other)
    shared = office.house.day.shared
    (one,) = shared.found()
    for clerk, found, code in ((CLERK, "mine", "day.role"), (MANAGER, "  ", "ticks.found")):
        with pytest.raises(Refusal, check=lambda error, code=code: error.code == code):
            shared.say(one, found, clerk=clerk)
    shared.say(one, "POS 1 is the 62.41; 10.01 was never keyed, Finance charges it", clerk=MANAGER)
    assert stops(office) == []
    _, envelope, act = office.house.book.latest("order_shared")
    assert isinstance(act, OrderShared)
    assert (envelope.clerk, [said[:3] for said in act.ticks]) == (MANAGER, [one.said[:3] for one in one.ticks])
    office.end()
    (reported,) = office.house.registers.store_day("2026-11-13").shared_orders
    assert reported.found == "POS 1 is the 62.41; 10.01 was never keyed, Finance charges it"


def test_a_tick_taken_back_settles_it_and_another_one_asks_anew(office, other, ticked) -> None:
    """Said once, then the office's tick is taken back and set again as POS 1: the word was not of that tick."""
    friday(office)
    office.count_empty()
    office.count_paper()
    gather_friday(office, other)
    shared, room = office.house.day.shared, office.house.incidents.rekeying
    (one,) = shared.found()
    shared.say(one, "being looked at", clerk=MANAGER)
    room.undo(room.ticked("POS 1"), reason="it is register 1's", clerk=MANAGER, second=SECOND)
    assert (shared.found(), stops(office)) == ((), [])
    with pytest.raises(Refusal, check=lambda error: error.code == "day.moved_on"):
        shared.say(one, "late", clerk=MANAGER)
    tick(office, ticked[1], "POS 1")
    assert stops(office) == ["day.block.one_order"]


def test_a_copy_that_is_lost_stops_nobody_at_the_close(office, other, ticked) -> None:
    friday(office)
    office.count_empty()
    office.count_paper()
    gather_friday(office, other)
    for copy in (office.house.folder / "registers").glob("*.shoebox"):
        copy.unlink()
    office.house.held.books.clear()
    assert office.house.registers.books_with_ticks() == ()
    assert stops(office) == []


def test_a_tick_whose_sale_is_in_no_box_here_counts_too(office, other, ticked) -> None:
    """The office began to gather on Friday: of register 1 it has the tick alone."""
    friday(office)
    gather_friday(office, other)
    boxes = [office.house.registers._read(one) for one in office.house.day.registers.gathered()]
    office.house.day.shared.look_into(lambda: (HeldBook(boxes[1:]),))
    (one,) = office.house.day.shared.found()
    assert [(tick.place.register, tick.slip) for tick in one.ticks] == [("085-1", ""), ("085-2", "085100001")]
    assert any(isinstance(act, Rekeyed) for _, _, act in HeldBook(boxes[1:]).of_kind("rekeyed"))
