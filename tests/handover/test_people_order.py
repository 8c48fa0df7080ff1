"""What the registers of a store hear of its people in any order, lost, said again, between starts: one state at last.

Three registers, head office's lists that come to each when they come, and every word that was ever said.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmemory import new_folder
from peoplemaking import NAMES, OFFICE, OMAR, ONE, THREE, Store, listed, restart_office, store_in
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Person, Role

pytestmark = pytest.mark.thorough

WHO = {
    "02": ("Ann Berg", Role.MANAGER), "03": ("Meg Ahn", Role.MANAGER), "09": ("Nadia Ruiz", Role.SUPERVISOR),
    "17": ("Rosa Lind", Role.CLERK), "18": ("Leo Prado", Role.CLERK), "31": ("Omar Diaz", Role.CLERK),
}  # fmt: skip
PAIRS = (("02", "09"), ("03", "02"), ("03", "17"), ("02", "18"))
REGISTERS = st.sampled_from(NAMES)
STEPS = st.one_of(
    st.tuples(st.just("pin"), REGISTERS, st.sampled_from(("17", "18", "31")), st.sampled_from(PAIRS)),
    st.tuples(st.just("let_in"), REGISTERS, st.sampled_from(("31", "17")), st.sampled_from(PAIRS)),
    st.tuples(st.just("publish"), st.sampled_from(("03", "09", "17", "31")), st.booleans()),
    st.tuples(st.just("came_and_went"), REGISTERS, st.sampled_from(("17", "31"))),
    st.tuples(st.just("list"), REGISTERS),
    st.tuples(st.just("round"), st.sampled_from((ONE, THREE)), st.integers(-1, 2)),
    st.tuples(st.just("again"), REGISTERS, st.integers(0, 9)),
    st.tuples(st.just("start"), REGISTERS),
    st.tuples(st.just("clock"), REGISTERS, st.integers(-3, 3)),
)


@dataclass
class Play:
    """One store, what head office has published, and what two people really did."""

    store: Store
    newest: tuple[Person, ...]
    version: int = 1
    pins: int = 0
    did: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)  # by number and kept PIN, the two
    said: list[bytes] = field(default_factory=list)

    def step(self, act: str, *more) -> None:
        with suppress(Refusal):
            getattr(self, f"on_{act}")(*more)
        self.said += [till.words.own() for till in self.store.tills.values()]
        for till in self.store.tills.values():
            self.must_be_right(till)

    def on_pin(self, name: str, number: str, two: tuple[str, str]) -> None:
        self.pins += 1
        self.store[name].set_pin(number, f"{self.pins:06d}", *two)
        self.note(name, number, two)

    def on_let_in(self, name: str, number: str, two: tuple[str, str]) -> None:
        self.pins += 1
        self.store[name].let_in(f"{self.pins:06d}", replace(OMAR, number=number, name=WHO[number][0]), *two)
        self.note(name, number, two)

    def note(self, name: str, number: str, two: tuple[str, str]) -> None:
        self.did[number, self.store[name].people.staff.by_number(number).pin] = two

    def on_publish(self, number: str, gone: bool) -> None:
        self.version += 1
        others = tuple(one for one in self.newest if one.number != number)
        person = listed(number, *WHO[number], salt=b"%d" % self.version)
        self.newest = others if gone and number != "02" else (*others, person)

    def on_came_and_went(self, name: str, number: str) -> None:
        """Head office names somebody and takes them off again; no other register heard of the first."""
        for gone in (False, True):
            self.on_publish(number, gone)
            self.on_list(name)

    def on_list(self, name: str) -> None:
        self.store[name].hear_list(self.newest, self.version)

    def on_round(self, name: str, lost: int) -> None:
        self.store.round(name, lost=lost)

    def on_again(self, name: str, at: int) -> None:
        words = [one for one in self.said if one]
        if words:
            self.store[name].words.take(words[at % len(words)])
            self.store[name].people.hear()

    def on_start(self, name: str) -> None:
        if name == OFFICE:
            restart_office(self.store)
        else:
            self.store[name].start()

    def on_clock(self, name: str, hours: int) -> None:
        self.store[name].clock.now_ms += hours * 3_600_000

    def must_be_right(self, till) -> None:
        """Nobody whom head office took off is in, and each PIN is the list's, or two people's who are of this store."""
        said = {one.number: one for one in till.says.lists[-1]}
        for person in till.people.staff.people:
            assert person.number not in till.says.named()
            listed_as = said.get(person.number)
            if listed_as is not None and person.pin == listed_as.pin:
                continue
            first, second = self.did[person.number, person.pin]
            assert said[first].role is Role.MANAGER
            assert second in {one.number for one in till.people.staff.people}
            assert person.role is (listed_as.role if listed_as is not None else Role.CLERK)


def people_of(store: Store, name: str) -> list[Person]:
    return sorted(store[name].people.staff.people, key=lambda one: one.number)


@settings(max_examples=100, deadline=None)
@given(steps=st.lists(STEPS, max_size=25))
def test_all_registers_come_to_the_same_people(steps: list[tuple]) -> None:
    """Whatever happened in between: once each has the newest list and has heard the others."""
    folder = new_folder("people")
    try:
        with patch("shoebox.domain.staff._COST", 2), store_in(folder) as store:
            first = tuple(listed(number, *who) for number, who in WHO.items() if number != "31")
            play = Play(store, first)
            for till in store.tills.values():
                till.says.lists[:] = [first]
                till.start()
            restart_office(store)
            for one in steps:
                play.step(*one)
            for name in NAMES:
                play.on_list(name)
            store.exchange()
            ever = {one.number for till in store.tills.values() for people in till.says.lists for one in people}
            gone = ever - {one.number for one in play.newest}
            for name in NAMES:
                play.must_be_right(store[name])
                assert people_of(store, name) == people_of(store, OFFICE), name
                assert gone.isdisjoint(one.number for one in people_of(store, name))
                before = people_of(store, name)
                play.on_start(name)
                assert people_of(store, name) == before
    finally:
        shutil.rmtree(folder, ignore_errors=True)
