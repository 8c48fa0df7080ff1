"""What the wall of stores says of incidents and deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaking import NOON_MS, HandClock
from boxmaking import MemoryRegister, before_act
from shoebox.central import Central
from shoebox.domain.acts import IncidentDeclared, IncidentEnded, IncidentJoined
from shoebox.domain.acts_before import LostBefore
from shoebox.domain.entry import read_body
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Deadlines, Wait


def opened(central: Central, register: str = "1") -> MemoryRegister:
    made = MemoryRegister(register=register)
    central.enrol(made.enrolment)
    made.open()
    return made


def carried(central: Central, *registers: MemoryRegister) -> None:
    for one in registers:
        assert central.line.take("by line", one.parcel())[0].code == ""


def declared(register: MemoryRegister, number: str, began_ms: int, policy: str = "") -> int:
    act = IncidentDeclared(number=number, began_ms=began_ms, rescue_lane="finance", declared_by="2", policy=policy)
    return register.append(act).seq


def test_head_office_s_number_takes_the_place_of_the_store_s_own(central: Central) -> None:
    """Register 1 had declared S-1 by itself and joined 26-07; register 2 was told 26-07 at once: one incident."""
    one, two = opened(central), opened(central, "2")
    seq = declared(one, "S-1", NOON_MS - 60_000, policy="HO-6")
    one.append(IncidentJoined(incident_seq=seq, number="26-07", was="S-1", rescue_lane="finance"))
    other = declared(two, "26-07", NOON_MS, policy="HO-7")
    carried(central, one, two)
    (tile,) = central.wall().tiles
    assert tile.fallback.policy == "HO-6, HO-7", "each register went by its own as it was told"
    assert (tile.fallback.number, tile.fallback.declared_ms, tile.fallback.ended_ms) == ("26-07", NOON_MS - 60_000, 0)
    two.append(IncidentEnded(incident_seq=other, ended_ms=NOON_MS + 1, ended_by="2", last_slip=""))
    carried(central, two)
    assert central.wall().tiles[0].fallback.is_on, "register 1 has not ended it"
    one.append(IncidentEnded(incident_seq=seq, ended_ms=NOON_MS + 2, ended_by="2", last_slip=""))
    carried(central, one)
    assert central.wall().tiles[0].fallback.ended_ms == NOON_MS + 2


def test_a_number_joined_for_an_incident_of_before_is_not_the_next_one_s(central: Central) -> None:
    one = opened(central)
    seq = declared(one, "S-1", NOON_MS)
    one.append(IncidentJoined(incident_seq=seq, number="26-07", was="S-1", rescue_lane="finance"))
    one.append(IncidentEnded(incident_seq=seq, ended_ms=NOON_MS + 1, ended_by="2", last_slip=""))
    declared(one, "S-2", NOON_MS + 2)
    carried(central, one)
    assert central.wall().tiles[0].fallback.number == "S-2"


@pytest.mark.of_the_file
def test_a_deadline_is_by_head_office_s_own_day(tmp_path: Path) -> None:
    """At 22:00 in New York it is the next day in UTC, and yet the same day as at noon."""
    clock = HandClock(now_ms=NOON_MS + 5 * 3_600_000)
    seen = []
    with Central.open(tmp_path / "central", clock) as central:
        one = opened(central)
        one.sale(6_241)
        carried(central, one)
        for _ in range(10):
            noon = central.wall().tiles[0].draft_wait
            clock.pass_min(10 * 60)
            assert central.wall().tiles[0].draft_wait == noon
            clock.pass_min(14 * 60)
            seen.append(noon)
    assert {Wait.EARLY, Wait.AMBER} < set(seen)


def test_the_draft_due_first_is_by_each_brand_s_own_deadline(tmp_path: Path) -> None:
    """Amex of Thursday has nine business days, Visa of Friday two; store 086 has the slip of Amex alone."""
    clock = HandClock()
    policy = Policy(presentment_by_brand={"amex": Deadlines(8, 9, 30)})
    with Central.open(tmp_path / "central", clock, policy=policy) as central:
        both, amex = MemoryRegister("085"), MemoryRegister("086")
        for number, register in enumerate((both, amex), 1):
            central.enrol(register.enrolment)
            register.open()
            register.sale(6_241, brand="amex", slip=f"08510000{number}")
        central.take_box("box", both.close())
        both.open("2026-11-13")
        both.sale(1_999, brand="visa", slip="085100009", happened_ms=clock.wall_ms() + 86_400_000)
        carried(central, both, amex)
        seen = []
        for days in (1, 3, 8):
            clock.pass_min(days * 24 * 60)
            seen.append([(tile.draft_due, tile.draft_wait) for tile in central.wall().tiles])
    thursday, friday = "2026-11-12", "2026-11-13"
    assert seen == [
        [(friday, Wait.EARLY), (thursday, Wait.EARLY)],
        [(friday, Wait.AMBER), (thursday, Wait.EARLY)],
        [(friday, Wait.REVIEW), (thursday, Wait.AMBER)],
    ]


class Renewed:
    """A register whose first book, with an incident and an open day, was damaged, and which goes on in a second one."""

    def __init__(self, central: Central, *, kept: int = 0) -> None:
        self.old = opened(central)
        declared(self.old, "26-07", NOON_MS)
        for minor in (6_241, 1_999, 500):
            self.old.sale(minor)
        assert central.line.take("by line", self.old.parcel(last=kept or None))[0].code == ""
        self.new = MemoryRegister(epoch=2)
        central.enrol(self.new.enrolment)

    def goes_on(self, *, lost: tuple[tuple[int, int], ...] = (), declares: bool = True) -> None:
        self.new.append(before_act(self.old, lost=lost))
        self.declared_seq = declared(self.new, "26-07", NOON_MS) if declares else 0
        self.new.z_no = self.old.z_no
        self.new.open()
        self.new.sale(700)


def test_a_new_book_takes_the_incident_over(central: Central) -> None:
    """The damaged book never ends its incident: the new one declares it again, and ends it for the store."""
    register = Renewed(central)
    assert central.wall().tiles[0].fallback.is_on, "nothing of the new book has come: the old one's word stands"
    register.goes_on()
    carried(central, register.new)
    (tile,) = central.wall().tiles
    assert (tile.fallback.number, tile.fallback.is_on, tile.fallback.declared_ms) == ("26-07", True, NOON_MS)
    act = IncidentEnded(incident_seq=register.declared_seq, ended_ms=NOON_MS + 60_000, ended_by="2", last_slip="")
    register.new.append(act)
    carried(central, register.new)
    fallback = central.wall().tiles[0].fallback
    assert (fallback.is_on, fallback.ended_ms) == (False, NOON_MS + 60_000)


def test_an_incident_that_the_new_book_knows_nothing_of_was_over_when_it_began(central: Central) -> None:
    """It ended in entries that are lost: a new book takes over every incident that goes on."""
    register = Renewed(central)
    register.goes_on(declares=False)
    carried(central, register.new)
    fallback = central.wall().tiles[0].fallback
    assert (fallback.is_on, fallback.ended_ms) == (False, read_body(register.new.entries[0].body).wall_ms)


def test_what_is_left_of_the_old_book_is_named_apart(central: Central) -> None:
    """Of six entries the last two never came, one of them is lost; its open day is sealed with the new book's."""
    register = Renewed(central, kept=4)
    register.goes_on(lost=((5, 5),))
    carried(central, register.new)
    (tile,) = central.wall().tiles
    (left,) = tile.left
    assert (left.register, left.epoch, left.missing, left.lost, left.apart, left.unsealed) == ("1", 1, 2, 1, 0, 1)
    assert (tile.behind, tile.unsealed) == (0, 1), "the present book's: its own open day"
    assert central.line.take("by line", register.old.parcel(6, 6))[0].code == "parcel.gap"
    register.new.append(LostBefore(epoch=1, explanation="the second slip, in the box", initials="MO"))
    register.new.close()
    carried(central, register.new)
    (tile,) = central.wall().tiles
    (left,) = tile.left
    assert (left.missing, left.lost, left.is_explained, left.apart, left.unsealed) == (2, 1, True, 1, 0)
    assert tile.unsealed == 0


def test_a_book_of_before_that_is_here_whole_is_not_named(central: Central) -> None:
    register = Renewed(central)
    register.goes_on()
    register.new.close()
    carried(central, register.new)
    assert central.wall().tiles[0].left == ()
