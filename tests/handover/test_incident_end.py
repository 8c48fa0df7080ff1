"""An incident ends at the office: it looks at every other register that it knows, and asks about those not heard.

Register 1 and register 2, which is the office, under 26-07 of Thursday.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import MANAGER, MANAGER_PIN
from handover.test_relay import paired
from officemaking import Counter
from relaymaking import with_relay
from shoebox.domain.acts import IncidentEnded
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import Incident
from shoebox.domain.registers import AtEnd, RegisterAtEnd

DAY, CLOSED = "2026-11-12", ("count_empty", "count_paper", "end")


def close_day(counter: Counter, folder: Path) -> None:
    counter.close_a_day()
    counter.seal_into(folder)


def end(office: Counter, found: str = "") -> Incident:
    return office.house.incidents.end(signature=(MANAGER, MANAGER_PIN), found=found)


def refused(code: str, office: Counter, found: str = "") -> None:
    with pytest.raises(Refusal, check=lambda error: error.code == code and "?" not in str(error)):
        end(office, found)


def ended(office: Counter) -> IncidentEnded:
    act = office.house.book.latest("incident_ended")[2]
    assert isinstance(act, IncidentEnded)
    return act


def test_a_register_alone_ends_it_as_ever(office: Counter, tmp_path: Path) -> None:
    close_day(office, tmp_path / "shared")
    assert office.house.incidents.others() == ()
    end(office, "nobody asked")
    assert (ended(office).unheard, ended(office).found) == ((), "")
    assert "unheard" not in ended(office).data()


def test_of_a_register_that_was_not_gathered_a_manager_says_what_they_found(office, other, tmp_path) -> None:
    """Register 1 sells on, and the office has nothing of it: the word stands in the book, with its name."""
    office.house.registers.add(other.card(), clerk=MANAGER)
    other.open()
    office.open()
    office.sell_one()
    for step in CLOSED[:2]:
        getattr(office, step)()
    office.house.day.registers.absent("085-1", "its PC is broken", MANAGER)
    office.end()
    office.seal_into(tmp_path / "shared")
    (one,) = office.house.incidents.others()
    assert (one.state, one.day, one.reason) == (AtEnd.UNKNOWN, "", "its PC is broken")
    refused("incident.others_unheard", office)
    refused("incident.others_unheard", office, "  ")
    refused("card.number", office, "4111 1111 1111 1111")
    refused("reason.pin", office, MANAGER_PIN)
    refused("reason.pin_within", office, f"looked there {MANAGER_PIN}")
    assert office.house.incidents.standing() is not None
    end(office, "looked there at 18:10: its pads are locked away")
    assert (ended(office).unheard, ended(office).found) == (
        ("085-1",), "looked there at 18:10: its pads are locked away",
    )  # fmt: skip


def test_a_sealed_day_that_is_here_says_that_it_stopped(office, other, tmp_path) -> None:
    shared = tmp_path / "shared"
    office.house.registers.add(other.card(), clerk=MANAGER)
    close_day(other, shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    close_day(office, shared)
    assert office.house.incidents.others() == (RegisterAtEnd(register="085-1", state=AtEnd.CLOSED, day=DAY),)
    end(office)
    assert ended(office).unheard == ()


def test_a_box_of_an_earlier_day_says_nothing_of_today(office, other, tmp_path) -> None:
    """Register 1's Thursday is here, and the office closed Friday too."""
    shared = tmp_path / "shared"
    office.house.registers.add(other.card(), clerk=MANAGER)
    close_day(other, shared)
    office.house.registers.gather(shared, clerk=MANAGER)
    office.clock.pass_min(24 * 60)
    office.open()
    office.sell_one()
    for step in CLOSED[:2]:
        getattr(office, step)()
    office.house.day.registers.absent("085-1", "not used", MANAGER)
    office.end()
    office.seal_into(shared)
    assert [(one.state, one.day) for one in office.house.incidents.others()] == [(AtEnd.UNKNOWN, DAY)]
    refused("incident.others_unheard", office)


def test_one_that_is_heard_to_sell_is_closed_first_and_a_quiet_one_takes_a_word(office, other, tmp_path) -> None:
    """Register 1 sells over the network: no word ends it. Half an hour later nothing was heard: a word does."""
    with with_relay(office) as relayed:
        roads = paired(relayed, other)
        relayed.open()
        for step in CLOSED[:2]:
            getattr(relayed, step)()
        other.open()
        other.sell_one()
        roads.once()
        relayed.house.day.registers.absent("085-1", "comes later", MANAGER)
        relayed.end()
        relayed.seal_into(tmp_path / "shared")
        assert [(one.state, one.day) for one in relayed.house.incidents.others()] == [(AtEnd.OPEN, DAY)]
        refused("incident.other_open", relayed, "they said they would stop")
        relayed.clock.pass_min(relayed.house.policy.register_quiet_minutes + 1)
        (quiet,) = relayed.house.incidents.others()
        assert (quiet.state, quiet.day) == (AtEnd.UNKNOWN, DAY)
        roads.once()
        assert relayed.house.incidents.others()[0].state is AtEnd.OPEN
        for step in CLOSED:
            getattr(other, step)()
        roads.once()
        assert relayed.house.incidents.others()[0].state is AtEnd.CLOSED
        end(relayed)
        assert (ended(relayed).unheard, ended(relayed).found) == ((), "")


def test_after_a_damaged_book_the_office_still_looks_at_the_others(office, other, tmp_path) -> None:
    """Thursday was closed in the book before: the new one has no ledger of it, and register 1 is asked about."""
    office.house.registers.add(other.card(), clerk=MANAGER)
    office.open()
    office.sell_one()
    for step in CLOSED[:2]:
        getattr(office, step)()
    office.house.day.registers.absent("085-1", "not used", MANAGER)
    office.end()
    office.seal_into(tmp_path / "shared")
    office.lose_book()
    assert [(one.state, one.day) for one in office.house.incidents.others()] == [(AtEnd.UNKNOWN, "")]
