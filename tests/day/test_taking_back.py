"""Numbers put down wrong are taken back by two people: never one that came to anything, never without both.

Register 1 has the pad 085 100 001 to 020 and sells from it; the rest of the store's paper is put down as told.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, MANAGER_PIN, reopened
from daymaking import PAD, Office, make_office
from shoebox.domain.acts_slips import NumbersBack, SlipSpoiled
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import Pad, TakenFrom, left_of
from shoebox.storage.verify import verify_path

BY_MANAGER = (MANAGER, MANAGER_PIN)


def back(office: Office, first: str, last: str, **said):
    plain = {"reason": "last number typed wrong", "clerk": CLERK, "second": BY_MANAGER}
    return office.room.slips.take_back((first, last), **(plain | said))


def refused(code: str, act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    said = str(caught.value)
    assert "?" not in said
    return said


def test_a_pad_typed_wrong_is_taken_back_and_put_down_anew(office: Office) -> None:
    """1,000 received and issued as 085 200 001 to 201; it was 101: the rest leaves pad and cupboard, and comes anew."""
    slips = office.room.slips
    slips.receive("085200001", "085200200", CLERK)
    slips.issue_pad(Pad("085200001", "085200200"), CLERK)
    done = back(office, "085200101", "085200200")
    assert (done.taken_from, done.run) == (TakenFrom.PAD, Pad("085200101", "085200200"))
    assert office.book.pads() == (PAD, Pad("085200001", "085200100"))
    assert (slips.stock().in_cupboard, slips.stock().on_pads) == (100, 120)
    assert back(office, "085200101", "085200200").taken_from is TakenFrom.CUPBOARD
    assert slips.stock().in_cupboard == 0
    slips.receive("085200101", "085200150", CLERK)
    slips.issue_pad(Pad("085200101", "085200150"), CLERK)
    assert (slips.stock().in_cupboard, slips.stock().on_pads) == (0, 170)


def test_the_pin_that_signs_stands_in_no_reason(office: Office) -> None:
    entries = office.book.head().seq
    refused("reason.pin_within", lambda: back(office, PAD.first, PAD.last, reason=f"typed wrong {MANAGER_PIN}"))
    assert office.book.head().seq == entries


def test_the_unused_rest_of_a_pad_in_use_and_its_front(office: Office) -> None:
    """Slips 6 to 8 are used: 9 to 20 go and 1 to 5 go, and nothing of the pad is missing or unused any more."""
    office.open()
    for number in (6, 7, 8):
        office.slip(number)
    assert office.room.figures().pads[0].missing == 5
    back(office, "085100009", "085100020")
    back(office, "085100001", "085100005")
    (line,) = office.room.figures().pads
    assert (line.first, line.last, line.used, line.unused, line.missing) == ("085100006", "085100008", 3, 0, 0)
    assert [stop.code for stop in office.room.blockers() if stop.mend_at == "slips"] == []
    assert not office.book.on_a_pad("085100009")


def test_a_closed_day_keeps_the_pads_that_it_closed_with(office: Office) -> None:
    office.open()
    office.slip(1)
    office.settle()
    closed = office.room.figures(DAY).pads
    back(office, "085100002", "085100020")
    assert office.room.figures(DAY).pads == closed
    office.open("2026-11-13")
    assert office.room.figures().pads == ()
    assert office.book.pads() == (Pad("085100001", "085100001"),)


def test_who_and_why_stand_in_the_days_figures(office: Office) -> None:
    office.open()
    back(office, "085100011", "085100020", reason="  the pad has ten  ")
    (line,) = office.room.figures().taken_back
    assert (line.first, line.last, line.reason, line.by) == ("085100011", "085100020", "the pad has ten", "RL AB")


def test_never_where_a_number_came_to_anything(office: Office) -> None:
    """Used, struck out, spoiled, explained: each says which number, and in which entry."""
    office.open()
    used = office.slip(3)
    assert f"085 100 003 is used in entry {used.seq}" in refused(
        "slip.back_used", lambda: back(office, PAD.first, PAD.last)
    )
    office.void(used)
    refused("slip.back_used", lambda: back(office, "085100003", PAD.last))
    office.room.slips.explain_missing(["085100001", "085100002"], "thrown away", "AB", MANAGER)
    refused("slip.back_missing", lambda: back(office, PAD.first, "085100002"))
    spoiled = office.book.append(SlipSpoiled(slip="085100020", reason="wet"), clerk=CLERK, day=DAY)
    assert f"entry {spoiled.seq}" in refused("slip.back_spoiled", lambda: back(office, "085100004", PAD.last))
    refused("slip.back_middle", lambda: back(office, "085100005", "085100006"))
    assert office.book.pads() == (PAD,)


def test_two_people_one_of_them_in_charge_and_a_reason(office: Office) -> None:
    ends = (PAD.first, PAD.last)
    refused("day.second", lambda: back(office, *ends, clerk=MANAGER, second=BY_MANAGER))
    refused("day.second_pin", lambda: back(office, *ends, second=(MANAGER, CLERK_PIN)))
    refused("slip.back_why", lambda: back(office, *ends, reason=" "))
    back(office, *ends, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    assert office.book.pads() == ()


def test_what_stands_nowhere_and_what_stands_on_a_pad_still(office: Office) -> None:
    slips = office.room.slips
    assert "085 300 001" in refused("slip.back_none", lambda: back(office, "085300001", "085300100"))
    slips.receive("085200001", "085200500", CLERK)
    slips.issue_pad(Pad("085200401", "085200500"), CLERK)
    refused("slip.back_middle", lambda: back(office, "085200301", "085200500"))
    back(office, "085200001", "085200100")
    refused("slip.back_middle", lambda: back(office, "085200201", "085200300"))
    assert slips.stock().in_cupboard == 300


def test_numbers_to_print_are_taken_back_until_they_are_drawn(office: Office) -> None:
    """50 given by phone, 10 drawn: 11 to 50 can go, what is on paper can't, and none of it is drawn twice."""
    slips = office.room.slips
    slips.give_range("085190001", "085190050", "Operations", MANAGER)
    slips.take_to_print(10, MANAGER)
    refused("slip.back_printed", lambda: back(office, "085190001", "085190010"))
    refused("slip.back_middle", lambda: back(office, "085190001", "085190050"))
    assert back(office, "085190041", "085190050").taken_from is TakenFrom.TO_PRINT
    assert slips.stock().to_print == 30
    slips.give_range("085190041", "085190050", "Operations, once more", MANAGER)
    assert slips.stock().to_print == 40


def test_a_book_that_took_back_what_is_used_is_not_whole(tmp_path) -> None:
    """Written past every check, the same act is refused by the book itself; what was written well proves itself."""
    with make_office(tmp_path / "store") as office:
        office.open()
        office.slip(20)
        wrong = NumbersBack(taken_from="pad", first=PAD.first, last=PAD.last, reason="hidden", approver=MANAGER)
        refused("book.points_nowhere", lambda: office.book.append(wrong, clerk=CLERK, day=DAY))
        nowhere = replace(wrong, first="099100001", last="099100002")
        refused("book.points_nowhere", lambda: office.book.append(nowhere, clerk=CLERK, day=DAY))
        back(office, PAD.first, "085100010")
    assert verify_path(tmp_path / "store").ok
    with reopened(tmp_path / "store") as book:
        assert book.pads() == (Pad("085100011", PAD.last),)


RUNS = st.tuples(st.integers(1, 20), st.integers(1, 20)).map(lambda ends: (min(ends), max(ends)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(used=st.sets(st.integers(1, 20), max_size=4), tries=st.lists(RUNS, max_size=5))
def test_a_used_number_never_leaves_the_account(tmp_path_factory, used, tries) -> None:
    """Whatever is tried, every used number stays on a pad, and the five states add up to what is left of it."""
    with make_office(tmp_path_factory.mktemp("store")) as office:
        office.open()
        for number in sorted(used):
            office.slip(number)
        for first, last in tries:
            with suppress(Refusal):
                back(office, f"{85_100_000 + first:09d}", f"{85_100_000 + last:09d}")
        assert all(office.book.on_a_pad(f"{85_100_000 + number:09d}") for number in used)
        lines = office.room.figures().pads
        assert sum(line.used for line in lines) == len(used)
        assert sum(line.issued for line in lines) == sum(map(len, office.book.pads()))
        assert left_of(office.book.put_down(TakenFrom.PAD)) == office.book.pads()
