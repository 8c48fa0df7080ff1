"""The drawer's day beside its sales: no-sale, checks, what goes to the bank, and the float of the next morning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, MANAGER_PIN, POLICY, STAFF
from daymaking import Office, pieces_of
from shoebox.day import DayRoom
from shoebox.domain.day import Step
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import sentence

ANN, ROSA = (MANAGER, MANAGER_PIN), (CLERK, CLERK_PIN)


def refused(code: str, act: object, *args: object, **named: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*args, **named)  # type: ignore[operator]
    assert caught.value.code == code
    assert "?" not in sentence(caught.value)
    return caught.value


def under(office: Office, **policy: object) -> DayRoom:
    """The same book under another policy."""
    return DayRoom(office.book, replace(POLICY, **policy), STAFF, office.clock)  # type: ignore[arg-type]


def test_a_drop_says_its_bag_its_time_and_two_initials(office: Office) -> None:
    """Rosa drops 50.00 in bag 7741, Ann sees it; a minute later Rosa pays 3.00 in."""
    office.open()
    room = office.room
    room.drawer.safe_drop(amount_minor=5_000, bag="7741", second=ANN, clerk=CLERK)
    office.clock.pass_min(1)
    room.drawer.paid_in(amount_minor=300, reason="found", clerk=CLERK)
    drop, found = room.figures().cash
    assert (drop.kind, drop.bag, drop.by, drop.second, drop.amount_minor) == ("safe_drop", "7741", "RL", "AB", -5_000)
    assert (found.by, found.second, found.wall_ms - drop.wall_ms) == ("RL", "", 60_000)


def test_a_drawer_opened_without_a_sale_is_counted(office: Office) -> None:
    """Twice opened, once for each reason; no cash moved, so the count stands."""
    office.open()
    office.room.drawer.count(pieces_of(20_000), CLERK)
    refused("day.reason", office.room.drawer.no_sale, reason=" ", clerk=CLERK)
    office.room.drawer.no_sale(reason="change for a customer", clerk=CLERK)
    office.room.drawer.no_sale(reason="drawer stuck", clerk=MANAGER)
    day = office.room.figures()
    assert [(line.by, line.reason) for line in day.no_sales] == [
        ("RL", "change for a customer"),
        ("AB", "drawer stuck"),
    ]
    assert day.expected_minor == 20_000


def test_a_check_in_the_middle_of_the_day_ends_nothing(office: Office) -> None:
    """Cash sale 10.00; 209.00 counted at noon, 1.00 short; the day sells on and is still to be counted blind."""
    office.open()
    office.cash(1_000)
    check = office.room.drawer.check(pieces_of(20_900), CLERK)
    assert (check.number, check.by, check.counted_minor, check.expected_minor) == (1, "Rosa Lind", 20_900, 21_000)
    office.cash(500)
    day = office.room.figures()
    assert (day.step, day.counts, day.expected_minor) == (Step.SELLING, (), 0)
    assert [(one.over_short_minor, one.pieces[0]) for one in day.checks] == [(-100, (10_000, 2))]
    assert office.room.drawer.count(pieces_of(21_500), CLERK).number == 1


def test_a_drawer_is_checked_only_so_often(office: Office) -> None:
    """Twice by policy: who tries 190.00, 195.00, 200.00 would know the sum by evening. Another drawer has its own."""
    office.open()
    room = under(office, cash_checks_max=2)
    for minor in (19_000, 19_500):
        room.drawer.check(pieces_of(minor), CLERK)
    assert refused("day.checks_done", room.drawer.check, pieces_of(20_000), MANAGER).facts["most"] == 2
    second = room.drawer.open_another(float_minor=5_000, seller=MANAGER, clerk=CLERK, second=ANN)
    assert room.drawer.check(pieces_of(5_000), CLERK, drawer=second).number == 1
    assert room.drawer.count(pieces_of(20_000), CLERK).over_short_minor == 0


def test_where_a_drawer_is_checked_once_a_day_it_says_so_in_words(office: Office) -> None:
    office.open()
    drawer = under(office, cash_checks_max=1).drawer
    drawer.check(pieces_of(20_000), CLERK)
    said = sentence(refused("day.checks_done", drawer.check, pieces_of(20_000), MANAGER))
    assert said.startswith("This drawer was checked once today, as often as the policy lets it be.")


def test_counts_are_numbered_on_where_cash_moved_after_them(office: Office) -> None:
    """Ann and Rosa find 20.00 too little; it went for stamps, which is written down; Ann counts a third time."""
    office.open()
    for who in (MANAGER, CLERK):
        office.room.drawer.count(pieces_of(18_000), who)
    office.room.drawer.paid_out(amount_minor=2_000, reason="stamps", clerk=MANAGER)
    third = office.room.drawer.count(pieces_of(18_000), MANAGER)
    assert (third.number, third.over_short_minor) == (3, 0)
    assert [(count.number, count.by) for count in office.room.figures().counts] == [
        (1, "Ann Berg"), (2, "Rosa Lind"), (3, "Ann Berg"),
    ]  # fmt: skip


def test_a_check_between_count_and_close_leaves_the_count_standing(office: Office) -> None:
    """Counted exactly, then checked."""
    office.open()
    office.room.drawer.count(pieces_of(20_000), CLERK)
    office.room.drawer.check(pieces_of(20_000), MANAGER)
    assert "day.block.count_again" not in [stop.code for stop in office.room.blockers()]


def test_who_may_touch_the_drawer_is_policy(office: Office) -> None:
    """Managers only: Rosa moves, opens, checks, counts and banks nothing."""
    office.open()
    drawer = under(office, cash_roles=("manager",)).drawer
    refused("day.role", drawer.paid_out, amount_minor=100, reason="milk", clerk=CLERK)
    refused("day.role", drawer.safe_drop, amount_minor=100, bag="1", second=ANN, clerk=CLERK)
    refused("day.role", drawer.no_sale, reason="stuck", clerk=CLERK)
    refused("day.role", drawer.check, pieces_of(100), CLERK)
    refused("day.role", drawer.count, pieces_of(100), CLERK)
    refused("day.role", drawer.deposit, amount_minor=0, bag="", second=ANN, clerk=CLERK)
    drawer.paid_out(amount_minor=100, reason="milk", clerk=MANAGER)


# -- to the bank


def test_what_goes_to_the_bank_comes_out_of_the_count(office: Office) -> None:
    """Float 200.00, cash 100.00, counted 300.00: 100.00 goes in bag 5512, 200.00 stays for the morning."""
    office.open()
    office.cash(10_000)
    room = office.room
    banked = {"bag": "5512", "second": ANN, "clerk": CLERK}
    refused("day.deposit_uncounted", room.drawer.deposit, amount_minor=10_000, **banked)
    room.drawer.count(pieces_of(30_000), CLERK)
    more = refused("day.deposit_more", room.drawer.deposit, amount_minor=30_001, **banked)
    assert "$300.00" in str(more)
    refused("day.deposit_amount", room.drawer.deposit, amount_minor=-1, **banked)
    refused("day.bag", room.drawer.deposit, amount_minor=1, bag="", second=ANN, clerk=CLERK)
    refused("day.second", room.drawer.deposit, amount_minor=1, bag="1", second=ROSA, clerk=CLERK)
    room.drawer.deposit(amount_minor=9_000, bag="5511", second=ANN, clerk=CLERK)
    said = room.drawer.deposit(amount_minor=10_000, **banked)
    assert (said.amount_minor, said.stays_minor, said.bag, said.by) == (10_000, 20_000, "5512", "Rosa Lind")
    day = room.figures()
    assert day.deposit is not None
    assert (day.deposit.by, day.deposit.second, day.left_minor) == ("RL", "AB", 20_000)
    assert (day.expected_minor, day.over_short_minor) == (30_000, 0)


def test_what_was_counted_into_a_bag_makes_what_it_holds(office: Office) -> None:
    """50.00 dropped as two twenties and a ten; 40.00 is refused, and so is a piece that does not exist."""
    office.open()
    drop = {"amount_minor": 5_000, "bag": "7741", "second": ANN, "clerk": CLERK}
    said = refused("day.bag_pieces", office.room.drawer.safe_drop, pieces=((2_000, 2),), **drop)
    assert ("$40.00" in str(said), "$50.00" in str(said)) == (True, True)
    refused("day.count_unreadable", office.room.drawer.safe_drop, pieces=((3_000, 1), (2_000, 1)), **drop)
    assert office.room.figures().cash == ()
    office.room.drawer.safe_drop(pieces=((1_000, 1), (2_000, 2), (500, 0)), **drop)
    office.room.drawer.count(pieces_of(15_000), CLERK)
    office.room.drawer.deposit(amount_minor=100, bag="5512", second=ANN, clerk=CLERK, pieces=((25, 4),))
    day = office.room.figures()
    assert [line.pieces for line in day.cash if line.bag] == [((2_000, 2), (1_000, 1))]
    assert day.deposit is not None
    assert day.deposit.pieces == ((25, 4),)


def test_a_piece_of_an_earlier_policy_stays_on_the_slip_of_its_bag(office: Office) -> None:
    """A fifty was dropped; a policy without fifties counts none, and the bag's paper has it still."""
    office.open()
    without = tuple(piece for piece in POLICY.pieces if piece.worth_minor != 5_000)
    drop = {"amount_minor": 5_000, "bag": "7741", "second": ANN, "clerk": CLERK}
    office.room.drawer.safe_drop(pieces=((5_000, 1),), **drop)
    assert 5_000 in {piece.worth_minor for piece in under(office, denominations=without).figures().pieces}


def test_a_badly_short_drawer_waits_for_the_second_count(office: Office) -> None:
    """20.00 short: nothing is banked on one person's word."""
    office.open()
    office.room.drawer.count(pieces_of(18_000), CLERK)
    refused("day.deposit_uncounted", office.room.drawer.deposit, amount_minor=0, bag="", second=ANN, clerk=CLERK)
    office.room.drawer.count(pieces_of(18_000), MANAGER)
    assert office.room.drawer.deposit(amount_minor=0, bag="", second=ANN, clerk=CLERK).stays_minor == 18_000


@pytest.mark.parametrize("after", ["sale", "count"])
def test_what_was_said_of_the_bank_does_not_outlive_its_count(office: Office, after: str) -> None:
    """A late cash sale, or somebody who counts again: say it anew."""
    office.open()
    office.room.drawer.count(pieces_of(20_000), CLERK)
    office.room.drawer.deposit(amount_minor=5_000, bag="1", second=ANN, clerk=CLERK)
    if after == "sale":
        office.cash(100)
    else:
        office.room.drawer.count(pieces_of(20_000), MANAGER)
    assert office.room.figures().deposit is None


def test_policy_may_want_to_hear_of_the_bank_before_the_close(office: Office) -> None:
    """Everything settled but the bank; nothing goes there, and that was said."""
    office.open()
    room = under(office, deposit_before_close=True)
    room.slips.count_paper(0, "", CLERK)
    room.drawer.count(pieces_of(20_000), CLERK)
    assert [(stop.code, stop.mend_at) for stop in room.blockers()] == [("day.block.no_deposit", "deposit")]
    refused("day.blocked", room.close, seal="A 1", clerk=MANAGER)
    room.drawer.deposit(amount_minor=0, bag="", second=ANN, clerk=CLERK)
    assert room.close(seal="A 1", clerk=MANAGER).left_minor == 20_000


@pytest.mark.parametrize(("float_minor", "off_minor"), [(15_000, 0), (14_000, -1_000), (15_300, 300)])
def test_the_morning_float_is_held_against_what_stayed(office: Office, float_minor: int, off_minor: int) -> None:
    """50.00 of 200.00 went to the bank, so 150.00 stayed over night."""
    office.open()
    assert office.room.figures().float_off_minor == 0
    office.room.slips.count_paper(0, "", CLERK)
    office.room.drawer.count(pieces_of(20_000), CLERK)
    office.room.drawer.deposit(amount_minor=5_000, bag="1", second=ANN, clerk=CLERK)
    office.room.close(seal="A 1", clerk=MANAGER)
    assert office.room.figures(DAY).left_minor == 15_000
    office.open("2026-11-13", float_minor)
    assert office.room.figures().float_off_minor == off_minor


def test_without_a_word_of_the_bank_everything_stayed(office: Office) -> None:
    """Counted 200.00 and closed."""
    office.open()
    office.settle()
    office.open("2026-11-13", 20_000)
    assert office.room.figures().float_off_minor == 0
