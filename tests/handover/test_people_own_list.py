"""A store to which head office sent keys and no list of people: each register goes by its own file, and hears the rest.

Register 2 is the office; 1 and 3 hear it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peoplemaking import OFFICE, ONE, PEOPLE, ROSA, THREE, Store, listed, restart_office, store_in
from shoebox.domain.staff import Role

NEW = "482648"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        for till in made.tills.values():
            till.says.is_own = True
        start_again(made)
        yield made


def start_again(store: Store) -> None:
    for till in store.tills.values():
        till.start_by_own_file()
    restart_office(store)


def test_a_helper_gets_one_pin_after_the_other_with_starts_between(store: Store) -> None:
    """Let in at register 1, another PIN there, one at register 3, one at register 1: each time the newest alone."""
    store[ONE].let_in("313131")
    pin = "313131"
    for at, newer in ((ONE, "646464"), (THREE, "757575"), (ONE, "868686")):
        store.exchange()
        start_again(store)
        assert all(till.signs("31", pin) for till in store.tills.values())
        store[at].set_pin("31", newer)
        store.exchange()
        assert not any(till.signs("31", pin) for till in store.tills.values())
        assert all(till.signs("31", newer) for till in store.tills.values())
        pin = newer


def test_who_is_on_a_copied_list_gets_one_pin_after_the_other_with_starts_between(store: Store) -> None:
    for at, pin in ((ONE, "111111"), (ONE, "222222"), (THREE, "333333"), (ONE, "444444")):
        store[at].set_pin("17", pin)
        store.exchange()
        start_again(store)
        assert all(till.signs("17", pin) for till in store.tills.values()), pin


def test_what_a_revoked_register_told_ends_after_a_start_too(store: Store) -> None:
    """It is in no file of a register's own: the helper that register 1 let in is nobody at the others."""
    store[ONE].let_in(NEW)
    store.exchange()
    start_again(store)
    store.hear_keys(ONE)
    start_again(store)
    assert store[ONE].signs("31", NEW)
    for name in (OFFICE, THREE):
        assert store[name].people.known("31") is None


def test_a_register_names_the_others_for_those_alone_whom_they_will_know(store: Store) -> None:
    """A helper is known everywhere; who is on a list that each register salted by itself is not, and says so."""
    other = listed("17", "Rosa Lind", Role.CLERK, salt=b"of-three")
    store[THREE].says.lists[-1] = tuple(other if one == ROSA else one for one in PEOPLE)
    store[THREE].start()
    people = store[ONE].people
    store[ONE].set_pin("17", NEW)
    store[ONE].let_in("313131")
    store.exchange()
    assert (store[THREE].signs("17", NEW), store[THREE].signs("31", "313131")) == (False, True)
    assert people.reaches_with("31") == people.reaches_with("77") == people.reaches() == (OFFICE, THREE)
    assert people.reaches_with("17") == people.reaches_with("18") == ()
    start_again(store)
    people = store[ONE].people
    assert people.reaches_with("31") == (OFFICE, THREE)
    assert people.reaches_with("17") == ()


def test_by_head_offices_list_everybody_is_known_everywhere(store: Store) -> None:
    for till in store.tills.values():
        till.says.is_own = False
        till.hear_list((*PEOPLE[:3], replace(PEOPLE[3], initials="LP")), 2)
    assert store[ONE].people.reaches_with("17") == (OFFICE, THREE)
