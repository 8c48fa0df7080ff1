"""Another PIN and a helper let in, by two people of the store; and whoever guesses a PIN."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import BY_ANN, BY_NADIA, CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, NADIA, PEOPLE, STAFF, HandClock
from outmaking import words_out
from peoplemaking import OMAR
from shoebox.bootstrap import open_store, pin_central
from shoebox.central import Central
from shoebox.domain.acts_people import PinsWrong, StaffChanged
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.set_here import mark_of_pin
from shoebox.domain.staff import Person, Role, hash_pin
from shoebox.entrance import SET_HERE_FILE, STAFF_FILE, store_front
from shoebox.handover.store import StoreHouse
from shoebox.settings import read_set_here, staff_words, write_staff
from shopmaking import set_up_shop


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def folder(tmp_path: Path, clock: HandClock) -> Path:
    folder = set_up_shop(tmp_path / "store", clock=clock)
    write_staff(folder / STAFF_FILE, PEOPLE)
    return folder


@pytest.fixture
def house(folder: Path, clock: HandClock) -> Iterator[StoreHouse]:
    with closing(open_store(folder, clock=clock)) as opened:
        yield opened


def refused(code: str, act, *given, **named) -> None:
    with pytest.raises(Refusal) as caught:
        act(*given, **named)
    assert caught.value.code == code


def changes(house: StoreHouse) -> list[tuple[str, StaffChanged]]:
    return [(envelope.clerk, act) for _, envelope, act in house.book.of_kind(Kind.STAFF_CHANGED)]


def test_a_forgotten_pin_is_replaced_at_once_and_after_the_next_start(house, folder, clock) -> None:
    """Rosa's old PIN is nothing any more, her new one signs, in every room and at the door before the book is read."""
    house.people.set_pin(CLERK, "4826", first=BY_ANN, second=BY_NADIA)
    assert house.staff.signing(CLERK, "4826").name == "Rosa Lind"
    refused("staff.pin", house.staff.signing, CLERK, CLERK_PIN)
    (clerk, act) = changes(house)[0]
    said = StaffChanged(
        number=CLERK, name="Rosa Lind", initials="RL", is_new=False, approver=NADIA, turn=1,
        mark=mark_of_pin(house.staff.by_number(CLERK)), instead=mark_of_pin(STAFF.by_number(CLERK)),
    )  # fmt: skip
    assert (clerk, act) == (MANAGER, said)
    house.close()
    front = store_front(folder)
    assert front.staff is not None
    assert front.staff.signing(CLERK, "4826").role is Role.CLERK
    with closing(open_store(folder, clock=clock)) as again:
        assert again.staff.signing(CLERK, "4826").initials == "RL"
        again.people.set_pin(CLERK, "5937", first=BY_ANN, second=BY_NADIA)
    with closing(open_store(folder, clock=clock)) as last:
        assert last.staff.signing(CLERK, "5937")
        assert [one.number for one in last.staff.people] == [one.number for one in PEOPLE]


def test_a_helper_sells_as_a_clerk_and_no_more(house, folder, clock) -> None:
    """Even where somebody would have them be a manager."""
    boss = Person(OMAR.number, OMAR.name, OMAR.initials, Role.MANAGER, "")
    house.people.let_in(boss, "3131", first=BY_ANN, second=BY_NADIA)
    assert house.staff.signing("31", "3131").role is Role.CLERK
    assert changes(house)[0][1].is_new
    refused("staff.helper", house.people.let_in, OMAR, "3232", first=BY_ANN, second=BY_NADIA)
    house.close()
    with closing(open_store(folder, clock=clock)) as again:
        again.people.set_pin("31", "6464", first=BY_ANN, second=BY_NADIA)
        assert again.staff.signing("31", "6464").role is Role.CLERK
    with closing(open_store(folder, clock=clock)) as last:
        assert last.staff.signing("31", "6464").name == "Omar Diaz"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": "31", "name": "", "initials": "OD"}, "staff.helper"),
        ({"number": "3 1", "name": "Omar Diaz", "initials": "OD"}, "staff.helper"),
        ({"number": "31", "name": "4111 1111 1111 1111", "initials": "OD"}, "staff.helper"),
        ({"number": "31", "name": "Omar Diaz", "initials": "OMARDIAZZ"}, "staff.helper"),
    ],
)
def test_a_helper_whom_no_paper_could_carry_is_refused(house, wrong, code) -> None:
    refused(code, house.people.let_in, Person(**wrong, role=Role.CLERK, pin=""), "3131", first=BY_ANN, second=BY_NADIA)
    assert changes(house) == []


def test_two_others_sign_and_one_is_a_manager(house) -> None:
    """Not the person themselves, not one twice, no supervisor for a clerk, and nobody with a PIN that is not theirs."""
    set_pin = house.people.set_pin
    refused("staff.own_pin", set_pin, MANAGER, "4826", first=BY_ANN, second=BY_NADIA)
    refused("staff.own_pin", set_pin, CLERK, "4826", first=BY_ANN, second=(CLERK, CLERK_PIN))
    refused("day.second", set_pin, CLERK, "4826", first=BY_ANN, second=BY_ANN)
    refused("staff.set_by", set_pin, CLERK, "4826", first=BY_NADIA, second=BY_ANN)
    refused("staff.pin", set_pin, CLERK, "4826", first=(MANAGER, "9999"), second=BY_NADIA)
    refused("day.second_pin", set_pin, CLERK, "4826", first=BY_ANN, second=(NADIA, "9999"))
    refused("staff.unknown", set_pin, "77", "4826", first=BY_ANN, second=BY_NADIA)
    refused("staff.pin_shape", set_pin, CLERK, "48", first=BY_ANN, second=BY_NADIA)
    refused("staff.pin_used", set_pin, CLERK, MANAGER_PIN, first=BY_ANN, second=BY_NADIA)
    assert changes(house) == []
    assert house.staff.signing(CLERK, CLERK_PIN)


def test_the_only_managers_own_is_set_by_a_supervisor(house) -> None:
    house.people.set_pin(MANAGER, "4826", first=BY_NADIA, second=(CLERK, CLERK_PIN))
    assert house.staff.signing(MANAGER, "4826").role is Role.MANAGER


def test_head_offices_list_keeps_what_was_set_until_it_says_something_else_of_them(folder, clock, tmp_path) -> None:
    """The list comes as it was: the new PIN stays. A list with a newer PIN of Rosa, and with Omar: the list goes."""
    with Central.open(tmp_path / "hq", clock) as central:
        pin_central(folder, central.keys.card)
        with closing(open_store(folder, clock=clock)) as opened:
            opened.word.dispatches.take(words_out(central, DispatchKind.STAFF, staff_words(PEOPLE).encode()))
            house = opened.renewed()
            house.people.set_pin(CLERK, "4826", first=BY_ANN, second=BY_NADIA)
            house.people.let_in(OMAR, "3131", first=BY_ANN, second=BY_NADIA)
            assert house.renewed().staff.signing(CLERK, "4826")
        with closing(open_store(folder, clock=clock)) as opened:
            assert opened.staff.signing(CLERK, "4826")
            assert opened.staff.signing("31", "3131").role is Role.CLERK
            rosa = Person(CLERK, "Rosa Lind", "RL", Role.CLERK, hash_pin("5555", b"another-salt"))
            omar = Person("31", "Omar Diaz", "OD", Role.SUPERVISOR, hash_pin("7777", b"salt-of-31"))
            newer = (*(one for one in PEOPLE if one.number != CLERK), rosa, omar)
            opened.word.dispatches.take(words_out(central, DispatchKind.STAFF, staff_words(newer).encode()))
            house = opened.renewed()
            assert house.staff.signing(CLERK, "5555")
            refused("staff.pin", house.staff.signing, CLERK, "4826")
            assert house.staff.signing("31", "7777").role is Role.SUPERVISOR


def test_whom_head_office_took_off_is_known_by_each_list_and_older_lists_are_read_once(folder, clock, tmp_path) -> None:
    """Nadia listed, taken off, and both once more: asked again, it opens none but the newest list."""
    read: list[bytes] = []
    with Central.open(tmp_path / "hq", clock) as central:
        pin_central(folder, central.keys.card)
        with closing(open_store(folder, clock=clock)) as opened:
            own = opened.word.own
            word = replace(
                opened.word, own=replace(own, read_staff=lambda words: read.append(words) or own.read_staff(words))
            )
            for people, off in ((PEOPLE, set()), (STAFF.people, {NADIA})) * 2:
                newest = staff_words(people).encode()
                word.dispatches.take(words_out(central, DispatchKind.STAFF, newest))
                assert word.named() == off
                read.clear()
                assert word.named() == off
                assert read == [newest]


def test_what_is_kept_of_pins_is_in_a_file_of_its_owner_alone_and_in_no_entry(house, folder) -> None:
    house.people.set_pin(CLERK, "48264826", first=BY_ANN, second=BY_NADIA)
    path = folder / SET_HERE_FILE
    assert path.stat().st_mode & 0o077 == 0
    kept = read_set_here(path)[0].person.pin
    written = b"".join(entry.body for entry in house.book.entries())
    assert b"48264826" not in written
    assert kept.partition(":")[2].encode() not in written


def test_a_file_that_somebody_spoilt_locks_nobody_out(house, folder, clock) -> None:
    house.people.set_pin(CLERK, "4826", first=BY_ANN, second=BY_NADIA)
    house.close()
    (folder / SET_HERE_FILE).write_text("[[person]\nnonsense")
    with closing(open_store(folder, clock=clock)) as again:
        assert again.staff.signing(MANAGER, MANAGER_PIN)


def test_five_wrong_pins_close_a_number_for_a_minute_and_are_noted_once(house, clock) -> None:
    """Signed in or beside somebody, all tries of one number count together; others go on; the right one comes again."""
    for _ in range(Policy().pin_tries_max - 1):
        refused("staff.pin", house.staff.signing, MANAGER, "1234")
    refused("day.second_pin", house.day._pen.another, (MANAGER, "4321"), first=CLERK)
    refused("staff.pin_wait", house.staff.signing, MANAGER, MANAGER_PIN)
    assert house.staff.signing(CLERK, CLERK_PIN)
    assert len(house.people.tries.untold()) == 1
    house.people.note_guessing()
    house.people.note_guessing()
    assert [act for _, _, act in house.book.of_kind(Kind.PINS_WRONG)] == [PinsWrong(number=MANAGER, tries=5)]
    clock.mono += Policy().pin_wait_s * 1_000
    assert house.staff.signing(MANAGER, MANAGER_PIN)
    for _ in range(Policy().pin_tries_max - 1):
        refused("staff.pin", house.staff.signing, MANAGER, "1234")
    assert house.staff.signing(MANAGER, MANAGER_PIN), "the right one begins anew"


def test_a_pin_alone_is_guessed_no_faster(house, clock) -> None:
    """A second person's PIN names whoever has it, so a guess at it is a guess at everybody's."""
    for _ in range(Policy().pin_tries_max):
        refused("staff.second", house.staff.second_person, "1234", first=CLERK, roles=(Role.MANAGER,))
    refused("staff.pin_wait", house.staff.second_person, MANAGER_PIN, first=CLERK, roles=(Role.MANAGER,))
    clock.mono += Policy().pin_wait_s * 1_000
    assert house.staff.second_person(MANAGER_PIN, first=CLERK, roles=(Role.MANAGER,)).number == MANAGER
