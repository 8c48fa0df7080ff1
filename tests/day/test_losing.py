"""Slips of a pad that are gone or ruined, wherever on it they are: no gap is made of the others, none is sold on.

Register 1 has the pad 085 100 001 to 020; slips 1 to 4 are used.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER, MANAGER_PIN, POLICY, STAFF, card_sale, new_till
from daymaking import Office, make_office
from shoebox.day import DayRoom
from shoebox.domain.acts import PadIssued
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Pad, TakenFrom
from shoebox.storage.verify import verify_path


def number(at: int) -> str:
    return f"{85_100_000 + at:09d}"


def gone(office: Office, first: int, last: int = 0, how: str = "stolen", **said: str) -> int:
    plain = {"explanation": "taken from the counter", "clerk": CLERK} | said
    return office.room.slips.report((number(first), number(last) if last else ""), how=how, **plain)


def refused(code: str, act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert "?" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def selling(office: Office) -> Office:
    office.open()
    for at in range(1, 5):
        office.slip(at)
    return office


def test_the_end_of_a_pad_is_stolen_and_the_slips_before_it_are_unused_still(selling: Office) -> None:
    """18 to 20 stolen: 3 missing and explained, 13 unused, nothing to explain; the stock has three fewer."""
    before = selling.room.slips.stock()
    gone(selling, 18, 20)
    (line,) = selling.room.figures().pads
    assert (line.used, line.unused, line.missing, line.last_used) == (4, 13, 3, number(4))
    (note,) = selling.room.figures().gaps
    assert (note.slips, note.how, note.explanation, note.initials) == (
        (number(18), number(19), number(20)), "stolen", "taken from the counter", "RL",
    )  # fmt: skip
    assert [stop.code for stop in selling.room.blockers() if stop.mend_at == "slips"] == []
    stock = selling.room.slips.stock()
    assert (stock.on_pads, stock.used_a_day) == (before.on_pads - 3, before.used_a_day)


def test_one_lost_form_in_the_middle_is_never_asked_about(selling: Office) -> None:
    gone(selling, 6, how="lost")
    selling.slip(5)
    selling.slip(7)
    assert [stop.code for stop in selling.room.blockers() if stop.mend_at == "slips"] == []
    assert selling.room.figures().pads[0].missing == 1


def test_a_pad_that_fell_into_water_is_spoiled_and_its_paper_counted(selling: Office) -> None:
    """11 to 20 spoiled: ten slips more in the box, 6 unused, no gap, and no faster pace."""
    before = selling.room.figures().slips_in_book
    gone(selling, 11, 20, how="spoiled", explanation="water")
    figures = selling.room.figures()
    (line,) = figures.pads
    assert (line.spoiled, line.unused, line.missing, figures.spoiled) == (10, 6, 0, 10)
    assert figures.slips_in_book == before + 10
    selling.clock.pass_min(12 * 60)
    assert selling.room.slips.stock().used_a_day == 4


def test_a_slip_of_a_number_reported_gone_is_refused_until_two_say_that_it_turned_up(tmp_path) -> None:
    """Stolen and lost are told apart at the register; taken back, the slip is keyed and the pad goes on."""
    with make_office(tmp_path / "store") as office:
        office.open()
        till = new_till(office.book, office.clock)
        till.record(card_sale(1))
        gone(office, 2, how="lost")
        gone(office, 3, 5)
        assert till.today().next_slip == number(6)
        assert till.today().pad_left == 15
        for at, code in ((2, "slip.lost"), (3, "slip.stolen")):
            refused(code, lambda at=at: till.record(card_sale(at)))
            refused(code, lambda at=at: till.spoil(number(at), "wet", CLERK))
        back = office.room.slips.take_back(
            (number(2), number(2)), reason="behind the desk", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
        )
        assert back.taken_from is TakenFrom.LOST
        till.record(card_sale(2))
        refused(
            "slip.back_lost",
            lambda: office.room.slips.take_back(
                (number(5), number(6)), reason="found", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
            ),
        )
        line = DayRoom(office.book, POLICY, STAFF, office.clock).figures().pads[0]
        assert (line.used, line.missing, line.unused) == (2, 3, 15)
    assert verify_path(tmp_path / "store").ok


def test_a_closed_day_keeps_what_was_lost_on_it(selling: Office) -> None:
    gone(selling, 20)
    selling.settle()
    closed = selling.room.figures(DAY)
    selling.room.slips.take_back(
        (number(20), number(20)), reason="in the other drawer", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
    )
    assert (selling.room.figures(DAY).pads, selling.room.figures(DAY).gaps) == (closed.pads, closed.gaps)
    selling.open("2026-11-13")
    assert (selling.room.figures().pads[0].missing, selling.room.figures().pads[0].unused) == (0, 16)


def test_what_is_not_gone_says_why(selling: Office) -> None:
    """Used, spoiled, reported before, on no pad, on two pads; without a word; a spoiled run on no open day."""
    selling.book.append(PadIssued(first=number(21), last=number(40)), clerk=MANAGER, day=DAY)
    assert "entry" in refused("slip.gone_used", lambda: gone(selling, 4, 8))
    gone(selling, 20, how="spoiled")
    refused("slip.gone_spoiled", lambda: gone(selling, 19, 20))
    gone(selling, 10)
    refused("slip.gone_before", lambda: gone(selling, 9, 11))
    refused("slip.gone_pad", lambda: gone(selling, 19, 22))
    refused("slip.gone_no_pad", lambda: gone(selling, 900, 910))
    refused("day.explanation", lambda: gone(selling, 12, explanation=" "))
    selling.settle()
    refused("day.not_open", lambda: gone(selling, 15, how="spoiled"))
    gone(selling, 15)


def test_missing_and_explained_may_be_found_to_be_stolen(selling: Office) -> None:
    selling.slip(6)
    selling.room.slips.explain_missing([number(5)], "not on the counter", "RL", CLERK)
    gone(selling, 5)
    (note,) = selling.room.figures().gaps
    assert note.how == "stolen"


def test_a_form_spoiled_far_behind_the_last_one_makes_no_gap_of_those_before(tmp_path) -> None:
    """Spoiled at the register: 6 after 4 asks for 5, torn out at the end of the pad 20 asks for nothing."""
    with make_office(tmp_path / "store") as office:
        office.open()
        till = new_till(office.book, office.clock)
        for at in range(1, 5):
            till.record(card_sale(at))
        till.spoil(number(20), "torn out", CLERK)
        assert (office.room.figures().pads[0].missing, till.today().next_slip) == (0, number(5))
        till.spoil(number(6), "wet", CLERK)
        assert (office.room.figures().pads[0].missing, till.today().next_slip) == (1, number(7))


STEPS = st.lists(
    st.tuples(st.sampled_from(["sell", "lost", "stolen", "spoiled", "back"]), st.integers(1, 20), st.integers(0, 4)),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(steps=STEPS)
def test_every_number_is_in_just_one_state(tmp_path_factory, steps) -> None:
    """Whatever is sold, lost, spoiled and found in whatever order: the account adds up, and the book is whole."""
    folder = tmp_path_factory.mktemp("store") / "book"
    with make_office(folder) as office:
        office.open()
        till = new_till(office.book, office.clock)
        for how, at, more in steps:
            with suppress(Refusal):
                if how == "sell":
                    till.record(card_sale(at))
                elif how == "back":
                    office.room.slips.take_back(
                        (number(at), number(at + more)), reason="found", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
                    )
                else:
                    gone(office, at, min(20, at + more), how=how)
        lines = office.room.figures().pads
        assert sum(line.issued for line in lines) == sum(map(len, office.book.pads()))
        for pad, line in zip(office.book.pads(), lines, strict=True):
            assert min(line.used, line.spoiled, line.unused, line.missing) >= 0
            assert office.book.taken_of(pad) <= line.used + line.spoiled + line.missing
    assert verify_path(folder).ok


def test_a_pad_stolen_out_of_the_cupboard_is_issued_first(office: Office) -> None:
    office.room.slips.receive("085200001", "085200100", CLERK)
    said = refused(
        "slip.gone_no_pad",
        lambda: office.room.slips.report(("085200001", "085200100"), how="stolen", explanation="burglary", clerk=CLERK),
    )
    assert "issue the pad first" in said
    office.room.slips.issue_pad(Pad("085200001", "085200100"), CLERK)
    office.room.slips.report(("085200001", "085200100"), how="stolen", explanation="burglary", clerk=CLERK)
    assert office.room.slips.stock().on_pads == 20
