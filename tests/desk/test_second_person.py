"""The fields of whoever signs too: what is wrong with their word is said there, and nothing that is another's."""

from __future__ import annotations

import pytest

from shoebox.desk.second_person import SecondPerson
from shoebox.domain.errors import Refusal


@pytest.mark.parametrize(("number", "is_theirs"), [("09", True), ("02", False)])
def test_to_wait_is_said_below_the_pin_of_whom_it_is_about(qtbot, number: str, is_theirs: bool) -> None:
    """Two people sign in one form; both may have mistyped too often."""
    second = SecondPerson(hint="")
    qtbot.addWidget(second)
    second.number.set_text("09")
    second.pin.set_text("1234")
    assert second.refuse(Refusal("staff.pin_wait", number=number, seconds=60)) is is_theirs
    assert ("Too many wrong PINs" in second.pin.mend()) is is_theirs
    assert second.signature() == ("09", "")


@pytest.mark.parametrize("code", ["day.second", "day.second_pin", "day.amount", "day.reason"])
def test_a_pin_goes_with_any_refusal(qtbot, code: str) -> None:
    """Whoever mends it may be the first person alone: the second one signs for what it says then."""
    second = SecondPerson(hint="")
    qtbot.addWidget(second)
    second.number.set_text("09")
    second.pin.set_text("1234")
    second.refuse(Refusal(code))
    assert second.signature() == ("09", "")
