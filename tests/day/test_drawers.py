"""Several drawers at one register in a day: whose cash goes where, each counted on its own, and all together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, MANAGER_PIN, POLICY, STAFF, card_sale, cash_sale, declare
from daymaking import Office, pieces_of
from shoebox.day import DayRoom
from shoebox.domain.acts import DrawerGiven, Sale
from shoebox.domain.day import Step
from shoebox.domain.drawer import DRAWERS_MAX, OpenDrawer, drawer_of
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.sentences import sentence
from shoebox.domain.staff import Person, Role, Staff, hash_pin
from shoebox.formats.box import read_box
from shoebox.storage.held_book import HeldBook
from shoebox.till import RefundDraft, Till

TOM, TOM_PIN = "18", "1818"
PEOPLE = Staff((*STAFF.people, Person(TOM, "Tom Reed", "TR", Role.CLERK, hash_pin(TOM_PIN, b"salt-of-18"))))
ANN, ROSA, TOMS = (MANAGER, MANAGER_PIN), (CLERK, CLERK_PIN), (TOM, TOM_PIN)
FREE = replace(POLICY, deposit_before_close=False)


def refused(code: str, act: object, *args: object, **named: object) -> str:
    with pytest.raises(Refusal) as caught:
        act(*args, **named)  # type: ignore[operator]
    assert caught.value.code == code
    said = sentence(caught.value)
    assert "?" not in said
    return said


@pytest.fixture
def two(office: Office) -> Office:
    """Opened with 200.00 by Ann and Rosa; at noon Ann opens drawer B with 150.00 for Tom, who counted it too."""
    office.room = DayRoom(office.book, FREE, PEOPLE, office.clock)
    declare(office.book)
    office.open()
    assert office.room.drawer.open_another(float_minor=15_000, seller=TOM, clerk=MANAGER, second=TOMS) == "B"
    return office


def till(office: Office) -> Till:
    return Till(office.book, FREE, PEOPLE, office.clock)


def sell(office: Office, amount_minor: int, clerk: str) -> int:
    return till(office).record(cash_sale(amount_minor, received_minor=amount_minor, clerk=clerk)).entry_no


def test_with_one_drawer_nothing_is_asked_and_nothing_is_written(office: Office) -> None:
    """A sale and a count of a day with one drawer: their bodies hold no drawer at all."""
    office.open()
    declare(office.book)
    sell(office, 1_000, CLERK)
    office.room.drawer.count(pieces_of(21_000), CLERK)
    office.room.drawer.no_sale(reason="change", clerk=MANAGER)
    bodies = b"".join(entry.body for entry in office.book.entries())
    assert b"drawer" not in bodies
    day = office.room.figures()
    assert (day.drawers, day.counts[-1].over_short_minor, len(day.no_sales)) == ((), 0, 1)


def test_each_clerks_cash_goes_into_their_own_drawer(two: Office) -> None:
    """Rosa sells 30.00 from A, which is nobody's; Tom 5.00 from B, and gives 2.00 of Rosa's sale back out of his."""
    sale = sell(two, 3_000, CLERK)
    sell(two, 500, TOM)
    back = RefundDraft(entry_id=Till.new_id(), clerk=TOM, of_seq=sale, amount_minor=200, reason="broken")
    till(two).refund(back)
    assert [row.drawer for row in two.book.sales(DAY)] == ["", "B", "B"]
    assert two.room.drawer.count(pieces_of(23_000), MANAGER, drawer="").over_short_minor == 0
    assert two.room.drawer.count(pieces_of(15_300), MANAGER, drawer="B").over_short_minor == 0


def test_each_drawer_is_counted_blind_and_the_sums_wait_for_the_last(two: Office) -> None:
    """A has 30.00 more, B 5.00 more and 1.00 too little: after A's count nothing tells what B should hold."""
    sell(two, 3_000, CLERK)
    sell(two, 500, TOM)
    assert [stop.code for stop in two.room.blockers() if stop.mend_at == "cash"] == ["day.block.drawer_not_counted"] * 2
    two.room.drawer.count(pieces_of(23_000), CLERK, drawer="")
    day = two.room.figures()
    assert (day.counts, day.expected_minor, day.hides_drawer) == ((), 0, True)
    assert [(one.drawer, one.clerks, one.expected_minor, one.over_short_minor) for one in day.drawers] == [
        ("", (), 23_000, 0),
        ("B", ("Tom Reed",), 0, 0),
    ]
    assert day.drawers[1].cash == ()
    assert "B" in [dict(stop.facts).get("drawer") for stop in day.blockers]
    two.room.drawer.count(pieces_of(15_400), TOM, drawer="B")
    day = two.room.figures()
    assert (day.expected_minor, day.counts[0].counted_minor, day.over_short_minor) == (38_500, 38_400, -100)
    assert day.counts[0].by == "A Rosa Lind, B Tom Reed"
    assert [line.amount_minor for line in day.cash] == [35_000, 3_500]


def test_a_difference_asks_for_a_second_person_at_that_drawer_alone(two: Office) -> None:
    """B is 20.00 short; Tom counted, so Ann counts again; A's own count stays as it is."""
    two.room.drawer.count(pieces_of(20_000), CLERK, drawer="")
    two.room.drawer.count(pieces_of(13_000), TOM, drawer="B")
    stop = next(one for one in two.room.blockers() if one.mend_at == "cash")
    assert stop.code == "day.block.drawer_second_count"
    assert two.room.figures().hides_drawer
    refused("day.count_same_person", two.room.drawer.count, pieces_of(13_000), TOM, drawer="B")
    two.room.drawer.count(pieces_of(13_000), MANAGER, drawer="B")
    assert [one.mend_at for one in two.room.blockers()] == ["box"]
    assert [count.number for count in two.room.figures().drawers[1].counts] == [1, 2]


def test_a_difference_stays_with_its_drawer_though_cash_moved(two: Office) -> None:
    """B was 20.00 short, then a cent came in: Tom's next count of B wants a second person; A wants none."""
    two.room.drawer.count(pieces_of(20_000), CLERK, drawer="")
    two.room.drawer.count(pieces_of(13_000), TOM, drawer="B")
    two.room.drawer.paid_in(amount_minor=1, reason="found", clerk=MANAGER, drawer="B")
    two.room.drawer.count(pieces_of(15_001), TOM, drawer="B")
    stops = [one for one in two.room.blockers() if one.mend_at == "cash"]
    assert [(one.code, dict(one.facts)["drawer"]) for one in stops] == [("day.block.drawer_second_still", "B")]
    two.room.drawer.count(pieces_of(15_001), MANAGER, drawer="B")
    assert [one.mend_at for one in two.room.blockers()] == ["box"]


def test_a_counted_drawer_takes_no_sale_and_cards_go_on(two: Office) -> None:
    """Rosa hands A in at three; a cash sale of hers is refused until Ann gives her B."""
    two.room.drawer.count(pieces_of(20_000), CLERK, drawer="")
    assert "Drawer A is counted" in refused("drawer.counted", sell, two, 1_000, CLERK)
    till(two).record(card_sale(1))
    refused("drawer.stands", two.room.drawer.give, drawer="B", seller=TOM, clerk=MANAGER)
    two.room.drawer.give(drawer="B", seller=CLERK, clerk=MANAGER)
    sell(two, 1_000, CLERK)
    assert [one.clerks for one in two.room.drawer.drawers()] == [(), (TOM, CLERK)]
    assert two.room.figures().drawers[1].clerks == ("Tom Reed", "Rosa Lind")


def test_a_void_goes_back_into_the_drawer_it_came_from_and_asks_for_a_new_count(two: Office) -> None:
    """Tom's sale of 5.00 from B, counted, struck out: B is counted again, A is not."""
    sale = sell(two, 500, TOM)
    two.room.drawer.count(pieces_of(20_000), CLERK, drawer="")
    two.room.drawer.count(pieces_of(15_500), TOM, drawer="B")
    assert not [one for one in two.room.blockers() if one.mend_at == "cash"]
    till(two).void(seq=sale, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK)
    stops = [one for one in two.room.blockers() if one.mend_at == "cash"]
    assert [(one.code, dict(one.facts)) for one in stops] == [("day.block.drawer_count_again", {"drawer": "B"})]
    assert [one.is_counted for one in two.book.drawers()] == [True, False]


def test_counts_and_the_bank_are_of_ones_own_drawer_where_none_is_named(two: Office) -> None:
    """Tom's is B: he counts it 20.00 short, Ann again, and he says what goes to the bank; A is nobody's, so Rosa's."""
    drawer = two.room.drawer
    assert drawer.count(pieces_of(20_000), CLERK).drawer == ""
    assert drawer.count(pieces_of(13_000), TOM).drawer == "B"
    assert drawer.check(pieces_of(13_000), TOM).drawer == "B"
    drawer.count(pieces_of(13_000), MANAGER, drawer="B")
    drawer.deposit(amount_minor=3_000, bag="5513", second=ANN, clerk=TOM)
    assert [one.left_minor for one in two.room.figures().drawers] == [20_000, 10_000]
    assert [one.deposit is None for one in two.room.figures().drawers] == [True, False]


def test_drops_change_and_the_bank_are_each_drawers_own(two: Office) -> None:
    """50.00 of A into the safe, 20.00 change into B; A leaves 150.00, B all of it; tomorrow's floats know."""
    drawer = two.room.drawer
    drawer.safe_drop(amount_minor=5_000, bag="7741", second=ANN, clerk=CLERK)
    drawer.change_fetched(amount_minor=2_000, clerk=TOM)
    drawer.no_sale(reason="stuck", clerk=MANAGER, drawer="B")
    drawer.check(pieces_of(17_000), TOM)
    drawer.count(pieces_of(15_000), CLERK, drawer="")
    drawer.count(pieces_of(17_000), TOM, drawer="B")
    refused("drawer.unknown", drawer.deposit, amount_minor=0, bag="", second=ANN, clerk=CLERK, drawer="C")
    drawer.deposit(amount_minor=10_000, bag="8801", second=ANN, clerk=CLERK, drawer="")
    half = two.room.figures()
    assert (half.deposit, half.left_minor) == (None, 22_000), "A's bag is gone, of B nothing is said yet"
    drawer.deposit(amount_minor=0, bag="", second=ANN, clerk=CLERK, drawer="B")
    day = two.room.figures()
    assert day.deposit is not None
    assert (day.deposit.bag, day.deposit.amount_minor, day.left_minor) == ("8801", 10_000, 22_000)
    assert [(line.drawer, line.amount_minor) for line in day.cash if line.by] == [("", -5_000), ("B", 2_000)]
    assert ([one.drawer for one in day.no_sales], [one.drawer for one in day.checks]) == (["B"], ["B"])
    two.room.slips.count_paper(0, "", CLERK)
    two.room.close(seal="S 1", clerk=MANAGER)
    two.room.open_day(day="2026-11-13", float_minor=5_000, clerk=MANAGER, second=ROSA)
    assert two.room.figures().float_off_minor == 0
    drawer.open_another(float_minor=16_000, seller=TOM, clerk=MANAGER, second=ROSA)
    assert [one.float_off_minor for one in two.room.figures().drawers] == [0, -1_000]


def test_a_drawer_that_was_not_opened_for_a_day_is_held_against_what_stayed_in_it(two: Office) -> None:
    """B keeps 100.00 on Thursday and is not opened on Friday; on Saturday 60.00 are in it."""
    drawer = two.room.drawer
    drawer.count(pieces_of(20_000), CLERK, drawer="")
    drawer.count(pieces_of(15_000), TOM, drawer="B")
    drawer.deposit(amount_minor=5_000, bag="8802", second=ANN, clerk=CLERK, drawer="B")
    two.room.slips.count_paper(0, "", CLERK)
    two.room.close(seal="S 1", clerk=MANAGER)
    two.open("2026-11-13", 20_000)
    two.settle()
    two.open("2026-11-14", 20_000)
    drawer.open_another(float_minor=6_000, seller=TOM, clerk=MANAGER, second=TOMS)
    assert [one.float_off_minor for one in two.room.figures().drawers] == [0, -4_000]


def test_cash_in_the_second_drawer_is_not_passed_over_either(two: Office) -> None:
    """All of A goes to the bank, B keeps 100.00: the day after is opened with a drawer."""
    drawer = two.room.drawer
    drawer.count(pieces_of(20_000), CLERK, drawer="")
    drawer.count(pieces_of(15_000), TOM, drawer="B")
    drawer.deposit(amount_minor=20_000, bag="8801", second=ANN, clerk=CLERK, drawer="")
    drawer.deposit(amount_minor=5_000, bag="8802", second=ANN, clerk=CLERK, drawer="B")
    two.room.slips.count_paper(0, "", CLERK)
    two.room.close(seal="S 1", clerk=MANAGER)
    refused("day.drawer_left", two.room.open_without_drawer, day="2026-11-13", clerk=MANAGER, second=ROSA)


def test_a_day_of_two_drawers_is_closed_sealed_and_read_from_its_box(two: Office) -> None:
    """The box tells another office the same accounts."""
    sell(two, 3_000, CLERK)
    sell(two, 500, TOM)
    two.room.drawer.count(pieces_of(23_000), CLERK, drawer="")
    two.room.drawer.count(pieces_of(15_400), TOM, drawer="B")
    two.room.slips.count_paper(0, "", CLERK)
    closed = two.room.close(seal="S 1", clerk=MANAGER)
    assert (closed.step, closed.over_short_minor) == (Step.CLOSED, -100)
    held = two.room.figures_of(HeldBook([read_box(two.room.seal())]), DAY)
    assert held.drawers == closed.drawers
    assert held.counts == closed.counts
    assert two.book.latest(Kind.DAY_CLOSED)[2].over_short_minor == -100


def test_there_are_at_most_nine_and_each_is_somebodys(two: Office) -> None:
    drawer = two.room.drawer
    refused("staff.unknown", drawer.open_another, float_minor=1, seller="99", clerk=MANAGER, second=ROSA)
    refused("day.second", drawer.open_another, float_minor=1, seller=TOM, clerk=MANAGER, second=ANN)
    refused("day.float", drawer.open_another, float_minor=-1, seller=TOM, clerk=MANAGER, second=ROSA)
    for _ in range(DRAWERS_MAX - 2):
        drawer.open_another(float_minor=0, seller=TOM, clerk=MANAGER, second=ROSA)
    refused("drawer.many", drawer.open_another, float_minor=0, seller=TOM, clerk=MANAGER, second=ROSA)


def test_a_drawer_that_was_never_opened_is_given_to_nobody(two: Office) -> None:
    """Written past the room: the book itself refuses it."""
    refused("book.points_nowhere", two.book.append, DrawerGiven(drawer="C", clerk=TOM), clerk=MANAGER, day=DAY)


def test_the_same_draft_again_keeps_its_drawer(two: Office) -> None:
    """Tom's sale is sent twice; in between he is given drawer A."""
    draft = cash_sale(500, received_minor=500, clerk=TOM)
    first = till(two).record(draft)
    two.room.drawer.give(drawer="", seller=TOM, clerk=MANAGER)
    assert till(two).record(draft).entry_no == first.entry_no
    assert [row.drawer for row in two.book.sales(DAY)] == ["B"]


@given(
    st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from("abc"), max_size=3)), max_size=5),
    st.sampled_from("abcd"),
)
@settings(deadline=None)
def test_a_clerks_drawer_is_their_own_or_nobodys(drawers: list[tuple[bool, list[str]]], clerk: str) -> None:
    """Whatever drawers there are, no cash goes into somebody else's, nor into one that is handed in."""
    every = [
        OpenDrawer(drawer="" if not at else "ABCDE"[at], clerks=tuple(clerks), is_counted=counted)
        for at, (counted, clerks) in enumerate(drawers)
    ]
    try:
        chosen = drawer_of(every, clerk)
    except Refusal as wrong:
        code = wrong.code
    else:
        code = ""
    if code:
        assert (code in {"drawer.none", "drawer.counted"}, len(every) > 1) == (True, True)
        return
    if len(every) > 1:
        one = next(one for one in every if one.drawer == chosen)
        assert not one.is_counted
        assert clerk in one.clerks or (not one.clerks and not any(clerk in other.clerks for other in every))


def test_a_sale_by_card_is_in_no_drawer(two: Office) -> None:
    two.slip(1)
    assert isinstance(two.book.acts(DAY)[-1][2], Sale)
    assert [row.drawer for row in two.book.sales(DAY)] == [""]
