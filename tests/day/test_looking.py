"""Initials beside what nobody finds are somebody's: the person at work, whoever signs beside them, or named by two.

Register 1's slips 1 and 4 are used, so 2 and 3 are missing. Rosa Lind (RL) is at work, Ann Berg (AB) manages.
"""

from __future__ import annotations

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN
from daymaking import Office
from shoebox.domain.acts_slips import SlipsMissing
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal

GAPS = ("085100002", "085100003")
ANN, ROSA = (MANAGER, MANAGER_PIN), (CLERK, CLERK_PIN)


@pytest.fixture
def missing(office: Office) -> Office:
    office.open()
    office.slip(1)
    office.slip(4)
    return office


def explain(office: Office, initials: str, *second: tuple[str, str], clerk: str = CLERK) -> SlipsMissing:
    office.room.slips.explain_missing(GAPS, "thrown away", initials, clerk, *second)
    act = office.book.of_kind(Kind.SLIP_MISSING)[-1][2]
    assert isinstance(act, SlipsMissing)
    return act


def refused(code: str, act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert "?" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("typed", ["RL", "r.l.", " R. L. "])
def test_ones_own_initials_need_no_second_person(missing: Office, typed: str) -> None:
    act = explain(missing, typed)
    assert (act.initials, act.by, act.named_by) == ("RL", (CLERK,), ())
    assert missing.room.figures().gaps[0].initials == "RL"


def test_anothers_initials_take_their_number_and_pin(missing: Office) -> None:
    """AB typed by Rosa: nobody's until Ann signs, and not with a wrong PIN."""
    before = missing.book.head().seq
    assert "AB are not your initials" in refused("day.initials_whose", lambda: explain(missing, "AB"))
    refused("day.second_pin", lambda: explain(missing, "AB", (MANAGER, CLERK_PIN)))
    refused("day.second", lambda: explain(missing, "AB", ROSA))
    assert missing.book.head().seq == before
    assert explain(missing, "AB", ANN).by == (MANAGER,)
    assert explain(missing, "RL AB", ANN).by == (CLERK, MANAGER)


def test_a_strangers_initials_are_nobodys_and_a_name_takes_two(missing: Office) -> None:
    """XY is refused whoever signs; Paul Frey, the guard, is named by Rosa and Ann, and the figures say so."""
    refused("day.initials_whose", lambda: explain(missing, "XY"))
    refused("day.initials_neither", lambda: explain(missing, "XY", ANN))
    refused("day.initials_whose", lambda: explain(missing, "Paul Frey"))
    act = explain(missing, "Paul Frey", ANN)
    assert (act.initials, act.by, act.named_by) == ("Paul Frey", (), (CLERK, MANAGER))
    assert missing.room.figures().gaps[0].initials == "Paul Frey (RL AB)"


@pytest.mark.parametrize("typed", ["", " ", "12", "?", "A" * 41])
def test_what_is_no_name_is_no_initials(missing: Office, typed: str) -> None:
    refused("day.initials", lambda: explain(missing, typed, ANN))


def test_what_an_older_program_wrote_is_shown_as_it_stands(missing: Office) -> None:
    act = SlipsMissing(slips=GAPS, explanation="wind", initials="M.O. T.R.")
    assert "by" not in act.data()
    missing.book.append(act, clerk=CLERK, day="2026-11-12")
    assert missing.room.figures().gaps[0].initials == "M.O. T.R."
