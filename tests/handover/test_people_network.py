"""A PIN set at one PC of a store and known at another one: whole folders, a real door, head office's signed lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bookmaking import BY_ANN, BY_NADIA, CLERK, CLERK_PIN, MANAGER, PEOPLE, HandClock
from officemaking import Counter
from outmaking import policy_out, words_out
from peoplemaking import OFFICE, OMAR, ONE, carrying
from relaymaking import here, with_relay
from shoebox.bootstrap import open_store, open_training, pin_central
from shoebox.carry import Roads, sender
from shoebox.central import Central
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.staff import Role
from shoebox.entrance import STAFF_FILE
from shoebox.formats.carrying_list import write_carrying_list
from shoebox.handover.line import Lines, office_line_of, pair_by_code
from shoebox.handover.store import StoreHouse
from shoebox.settings import read_staff, staff_words, write_staff
from shopmaking import set_up_shop

pytestmark = pytest.mark.thorough

OPEN_S_MAX, NEW = 120, "482648"


class Two:
    """The office with its door, and register 1 with its line to it."""

    def __init__(self, folder: Path, opened: ExitStack, *, people: bool = True, keys: bool = True) -> None:
        self.folder, self.clock, self._opened = folder, HandClock(), opened
        for name in (OFFICE, ONE):
            set_up_shop(folder / name, name, clock=self.clock)
        self.central = opened.enter_context(Central.open(folder / "hq", self.clock))
        for name in (OFFICE, ONE):
            pin_central(folder / name, self.central.keys.card)
            write_staff(folder / name / STAFF_FILE, PEOPLE)
        self.office, self.one = self.opened(OFFICE), self.opened(ONE)
        if people:
            self.hears(DispatchKind.STAFF, staff_words(PEOPLE).encode())
        if keys:
            self.hear_out(self.keys_out(self.office, self.one))
        self.counter = opened.enter_context(with_relay(Counter(self.office, self.clock)))
        self.office = self.counter.house
        self.road = self.paired()

    def opened(self, name: str) -> StoreHouse:
        house = open_store(self.folder / name, clock=self.clock)
        self._opened.callback(house.close)
        return house

    def keys_out(self, *houses: StoreHouse) -> bytes:
        """Head office's list of the keys of these registers."""
        keys = carrying(*(house.book for house in houses))
        return words_out(self.central, DispatchKind.CARRYING, write_carrying_list(keys))

    def hears(self, kind: DispatchKind, body: bytes) -> None:
        self.hear_out(words_out(self.central, kind, body))

    def hear_out(self, data: bytes) -> None:
        for house in (self.office, self.one):
            house.word.dispatches.take(data)
        self.office, self.one = self.office.renewed(), self.one.renewed()

    def paired(self) -> Roads:
        pairing = self.office.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
        certificate = pair_by_code(self.one.book.enrolment(), pairing.code, here(pairing))
        lines = Lines(office=str(here(pairing)), certificate=certificate)
        line = office_line_of(
            self.one.book, self.one.folder, lines=lines, keys=self.one.keys, clock=self.clock,
            dispatches=self.one.word.dispatches, hear=self.one.hear, people=self.one.telling.words,
        )  # fmt: skip
        return Roads(office=line)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with ExitStack() as opened:
        yield Two(tmp_path, opened)


def lacks(two: Two) -> list[bool]:
    return [one.lacks_people for one in two.office.relay.standing()]


def test_a_pin_that_the_office_sets_signs_at_its_register_after_one_round(two: Two) -> None:
    """In its file too, and after the next start; the office knows that it has got there. And the other way round."""
    assert two.one.people.reaches() == (OFFICE,)
    two.road.once()
    assert lacks(two) == [False]
    two.office.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
    assert lacks(two) == [True]
    two.road.once()
    assert two.one.staff.signing(CLERK, NEW).name == "Rosa Lind"
    assert lacks(two) == [False]
    assert {one.pin for one in read_staff(two.one.folder / STAFF_FILE).people} >= {
        two.office.staff.by_number(CLERK).pin
    }
    two.one.people.let_in(OMAR, "3131", first=BY_ANN, second=BY_NADIA)
    two.road.once()
    assert two.office.staff.signing("31", "3131").role is Role.CLERK
    two.one.close()
    again = two.opened(ONE)
    assert again.staff.signing(CLERK, NEW)


def test_a_register_of_before_is_told_nothing_and_sends_as_ever(two: Two, monkeypatch) -> None:
    """It speaks the form before: its word is as it was, it asks nothing, and the office says that it does not know."""
    two.office.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
    monkeypatch.setattr(sender, "PROTOCOL_NEWEST", 4)
    two.road.once()
    assert two.one.staff.signing(CLERK, CLERK_PIN)
    assert lacks(two) == [True]
    monkeypatch.undo()
    two.road.once()
    assert two.one.staff.signing(CLERK, NEW)


def test_an_office_of_before_is_asked_nothing(two: Two, monkeypatch) -> None:
    """It says no mark, so nobody asks for what it would not know; the sales go on."""
    two.one.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
    monkeypatch.setattr("shoebox.domain.carrying.PROTOCOL_NEWEST", 4)
    two.road.once()
    assert two.office.staff.signing(CLERK, CLERK_PIN)
    assert two.road.office.heard.people == ""
    monkeypatch.undo()
    two.road.once()
    assert two.office.staff.signing(CLERK, NEW)


def test_a_pin_of_a_practice_is_told_to_nobody(two: Two) -> None:
    """A book to practise in has nobody who sets PINs, and no line."""
    two.one.close()
    practice = open_training(two.one.folder, clock=two.clock)
    two._opened.callback(practice.close)
    assert practice.people is None
    assert practice.telling is None
    assert practice.line is None


def test_the_stick_with_a_registers_box_brings_what_was_set_there(two: Two, tmp_path: Path) -> None:
    """Sealed to a stick as every evening; the office gathers the day from it. And back, beside head office's word."""
    counter = Counter(two.one, two.clock)
    for step in ("open", "count_empty", "count_paper", "end"):
        getattr(counter, step)()
    two.one.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
    stick = tmp_path / "STICK"
    stick.mkdir()
    two.one.seal_to(stick, clerk=MANAGER)
    assert len(two.office.registers.gather(stick, clerk=MANAGER).taken) == 1
    assert two.office.staff.signing(CLERK, NEW)
    two.office.people.let_in(OMAR, "3131", first=BY_ANN, second=BY_NADIA)
    two.office.telling.lay_out(stick)
    assert TakeOutcome.TAKEN in {one.outcome for one in two.one.take_dispatches(stick)}
    assert two.one.staff.signing("31", "3131")


def test_with_a_list_of_the_stores_own_nothing_told_gets_into_its_file(tmp_path: Path) -> None:
    """Head office sent keys alone. A helper's second PIN comes to the office too, which was started in between."""
    with ExitStack() as opened:
        two = Two(tmp_path, opened, people=False)
        two.one.people.let_in(OMAR, "3131", first=BY_ANN, second=BY_NADIA)
        two.road.once()
        assert two.office.staff.signing("31", "3131")
        assert "31" not in {one.number for one in read_staff(two.office.folder / STAFF_FILE).people}
        two.office.close()
        with closing(two.opened(OFFICE)) as office:
            assert office.staff.signing("31", "3131")
            assert "31" not in {one.number for one in read_staff(office.folder / STAFF_FILE).people}
            two.one.people.set_pin("31", "6464", first=BY_ANN, second=BY_NADIA)
            office.telling.words.take(two.one.telling.words.own())
            office.people.hear()
            assert office.staff.signing("31", "6464")


def test_a_register_that_a_new_list_of_keys_leaves_out_is_believed_no_more(two: Two) -> None:
    """It was stolen; who was let in there signs nowhere else once the windows go by that list."""
    two.one.people.let_in(OMAR, "3131", first=BY_ANN, second=BY_NADIA)
    two.road.once()
    assert two.office.people.known("31") is not None
    assert two.office.word.dispatches.take(two.keys_out(two.office)).outcome is TakeOutcome.TAKEN
    assert two.office.is_outdated()
    assert two.office.renewed().people.known("31") is None


def test_what_was_told_before_the_list_of_keys_counts_once_that_is_there(tmp_path: Path) -> None:
    """The office's word lies at register 1, which nobody had told whose it is."""
    with ExitStack() as opened:
        two = Two(tmp_path, opened, keys=False)
        data = two.keys_out(two.office, two.one)
        two.office.word.dispatches.take(data)
        two.office = two.office.renewed()
        two.office.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
        assert two.one.telling.words.take(two.office.telling.words.own())
        two.one.people.hear()
        assert two.one.staff.signing(CLERK, CLERK_PIN)
        two.one.word.dispatches.take(data)
        assert two.one.is_outdated()
        assert two.one.renewed().staff.signing(CLERK, NEW)


def test_what_else_head_office_sends_makes_no_new_word(two: Two) -> None:
    """A policy, say: no new PIN is on its way, and no other file gets onto a stick, after a start either."""
    two.office.people.set_pin(CLERK, NEW, first=BY_ANN, second=BY_NADIA)
    two.road.once()
    before = two.office.telling.words.own()
    two.hear_out(policy_out(two.central, twin_minutes=7))
    assert two.office.telling.words.own() == before
    assert lacks(two) == [False]
    two.office.close()
    with closing(two.opened(OFFICE)) as office:
        assert office.telling.words.own() == before
