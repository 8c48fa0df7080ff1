"""A PIN that two people set at one register, and a helper they let in, count at the store's others once they hear it.

Register 2 is the office; 1 and 3 hear it. Who may say what, and what is never believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from peoplemaking import (
    ANN,
    LEO,
    NADIA,
    OFFICE,
    OMAR,
    ONE,
    PEOPLE,
    ROSA,
    THREE,
    Store,
    listed,
    restart_office,
    store_in,
)
from relaymaking import OfficeRoad
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.chain import hash_of
from shoebox.domain.dispatch import TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.people_told import PeopleAsk
from shoebox.domain.set_here import mark_of_pin
from shoebox.domain.staff import Role
from shoebox.formats.people_told import read_people, write_people, write_people_ask
from shoebox.formats.pouch import CarryingKey
from shoebox.formats.signing import Signer

NEW = "482648"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        yield made


def test_a_pin_set_at_one_register_signs_at_all_of_them(store: Store) -> None:
    """The old one does nowhere, at the office after one round and at register 3 after its own; and after a start."""
    store[ONE].set_pin("17", NEW)
    assert not store[THREE].signs("17", NEW)
    store.round(ONE)
    assert store[OFFICE].signs("17", NEW)
    store.round(THREE)
    for name in (OFFICE, ONE, THREE):
        assert store[name].signs("17", NEW)
        assert not store[name].signs("17", "1717")
    store[THREE].start()
    assert store[THREE].signs("17", NEW)
    assert not store.round(THREE), "nothing is said twice"


def test_a_helper_comes_in_at_all_of_them_as_a_clerk(store: Store) -> None:
    store[THREE].let_in(NEW)
    store.exchange()
    for till in store.tills.values():
        omar = till.people.staff.signing("31", NEW)
        assert (omar.name, omar.initials, omar.role) == ("Omar Diaz", "OD", Role.CLERK)
    with pytest.raises(Refusal, match="as they stand on paper"):
        store[ONE].let_in("64646464")
    store[ONE].set_pin("31", "646464")
    store.exchange()
    assert all(till.signs("31", "646464") for till in store.tills.values())


def test_what_one_heard_of_goes_before_what_it_heard(store: Store) -> None:
    """Register 1, then register 3, which knew of it and is an hour slow; the first one told again changes nothing."""
    store[ONE].set_pin("17", "111111")
    store.exchange()
    old = store[ONE].words.own()
    store[THREE].clock.now_ms -= 3_600_000
    store[THREE].set_pin("17", "333333")
    store.exchange()
    for till in store.tills.values():
        till.words.take(old)
        till.people.hear()
        assert till.signs("17", "333333")


def test_of_two_that_knew_nothing_of_each_other_the_later_one_counts_everywhere(store: Store) -> None:
    store[ONE].set_pin("17", "111111")
    store[ONE].clock.now_ms += 60_000
    store[THREE].set_pin("17", "333333")
    store.exchange()
    assert all(till.signs("17", "333333") and not till.signs("17", "111111") for till in store.tills.values())


def test_a_register_without_a_line_hears_it_when_it_is_back(store: Store) -> None:
    """Register 1 is gone for good by then, and the office has begun anew: it kept what it was told."""
    store[ONE].set_pin("17", NEW)
    store.round(ONE)
    restart_office(store)
    store.round(THREE)
    assert store[THREE].signs("17", NEW)


def test_what_was_set_under_a_book_that_is_damaged_stays_and_keeps_its_turn(store: Store) -> None:
    """Register 1 goes on in a second book with the same key: at home and at the others Rosa has the PIN of before.

    Register 3, which was away, set her one later without knowing; that one has the lower turn, and does not count.
    """
    store[ONE].set_pin("17", "111111")
    store[ONE].set_pin("17", "222222")
    store.round(ONE)
    store[THREE].set_pin("17", "333333")
    store[ONE].lose_book()
    store.exchange()
    for till in store.tills.values():
        assert till.signs("17", "222222")
    store[ONE].set_pin("17", "444444")
    store.exchange()
    assert all(till.signs("17", "444444") for till in store.tills.values())


def test_a_list_of_the_stores_own_is_no_other_list_after_a_start(store: Store) -> None:
    """Where head office sends none, what was set is in the store's own file from then on: told and heard as before."""
    for till in store.tills.values():
        till.says.is_own = True
        till.start()
    restart_office(store)
    store[ONE].set_pin("17", "111111")
    store[ONE].let_in(NEW)
    store.exchange()
    for till in store.tills.values():
        till.start_by_own_file()
    restart_office(store)
    store[THREE].set_pin("17", "333333")
    store[THREE].set_pin("31", "313313")
    store.exchange()
    for till in store.tills.values():
        assert till.signs("17", "333333")
        assert till.signs("31", "313313")
        till.start_by_own_file()
        assert till.signs("17", "333333")
        assert till.signs("31", "313313")


def test_head_offices_later_word_goes_first(store: Store) -> None:
    """A list with another PIN for Rosa: that one. One that says the same of her: what was set. Without her: nobody."""
    store[ONE].set_pin("17", NEW)
    store.exchange()
    another = listed("17", "Rosa Lind", Role.CLERK, salt=b"other")
    for till in store.tills.values():
        till.hear_list((ANN, NADIA, another, LEO), 2)
        assert not till.signs("17", NEW)
        assert till.signs("17", "1717")
        till.hear_list((ANN, NADIA, ROSA), 3)
        assert till.signs("17", NEW)
        till.hear_list((ANN, NADIA), 4)
        assert "17" not in {one.number for one in till.people.staff.people}


def test_whom_head_office_took_off_no_register_brings_back(store: Store) -> None:
    """Register 1 has the old list, sets Rosa another PIN and lets her in again: it counts nowhere that heard more."""
    store[THREE].hear_list((ANN, NADIA, LEO), 2)
    store[ONE].set_pin("17", NEW)
    store.exchange()
    assert not store[THREE].signs("17", NEW)
    with pytest.raises(Refusal, match="taken number 17 off its staff list"):
        store[THREE].let_in(NEW, replace(OMAR, number="17"))
    store[ONE].hear_list((ANN, NADIA, LEO), 2)
    with pytest.raises(Refusal, match="taken number 17 off"):
        store[ONE].let_in(NEW, replace(OMAR, number="17"))


def test_a_helper_whom_head_office_took_off_again_is_gone_even_where_that_list_never_came(store: Store) -> None:
    """Let in, named by the second list, taken off by the third. Register 1 has no more than the third."""
    store[ONE].let_in(NEW)
    store.exchange()
    omar = listed("31", "Omar Diaz", Role.CLERK)
    store[THREE].hear_list((*PEOPLE, omar), 2)
    assert store[THREE].signs("31", "3131")
    for till in store.tills.values():
        till.hear_list(PEOPLE, 3)
    assert not store[THREE].signs("31", NEW)
    store.exchange()
    for till in store.tills.values():
        assert "31" not in {one.number for one in till.people.staff.people}
    with pytest.raises(Refusal, match="taken number 31 off"):
        store[ONE].let_in("646464")


def test_what_people_set_who_are_not_of_this_store_any_more_ends_with_them(store: Store) -> None:
    """Ann is dismissed, and nobody knows whose PINs she saw: Rosa has that of the list again, everywhere."""
    store[ONE].set_pin("17", NEW)
    store.exchange()
    meg = listed("03", "Meg Ahn", Role.MANAGER)
    for till in store.tills.values():
        till.hear_list((meg, NADIA, ROSA, LEO), 2)
        assert till.signs("17", "1717")
        assert not till.signs("17", NEW)


def test_a_helper_signs_beside_a_manager_at_another_register(store: Store) -> None:
    store[ONE].let_in("31" * 2)
    store.exchange()
    store[THREE].set_pin("17", NEW, "02", "31")
    store.exchange()
    assert all(till.signs("17", NEW) for till in store.tills.values())


# -- who may not


def rows_of(store: Store, name: str) -> list[tuple]:
    book, people = store[name].book, store[name].people
    return [(entry, pin) for seq, pin in people.to_tell() for entry in book.entries(seq, seq)]


def forged(store: Store, rows: list[tuple], *, signer: Signer, carrying: CarryingKey, name: str = ONE) -> bytes:
    """A word in the name of a register, by whoever has these keys."""
    to = [(till.name, till.book.carrying_key().public_key) for till in store.tills.values() if till.name != name]
    return write_people(
        place_of(store[name].book), rows, no=999, named=("18",), public_key=signer.public_key, sign=signer.sign,
        key=carrying, readers=to,
    )  # fmt: skip


def test_an_office_can_make_up_no_word(store: Store) -> None:
    """Keys of its own under register 1's name: nothing is believed, neither a PIN nor that somebody was taken off."""
    store[OFFICE].set_pin("17", NEW)
    book = store[OFFICE].book
    rows = [(resigned(store, entry, Signer.generate()), pin) for entry, pin in rows_of(store, OFFICE)]
    signer = rows[0][0][1]
    word = forged(store, [(entry[0], pin) for entry, pin in rows], signer=signer, carrying=book.carrying_key())
    assert read_people(word).register == ONE, "it holds together, and says register 1"
    with pytest.raises(Refusal, match="not signed by register 085-1"):
        store[THREE].words.take(word)
    store[THREE].people.hear()
    assert store[THREE].signs("17", "1717")
    assert store[THREE].telling.believed().named == frozenset()


def resigned(store: Store, entry, signer: Signer):
    """The entry as register 1's book might have it, signed by another key."""
    moved = replace(entry, register=ONE)
    moved = replace(moved, hash=hash_of(moved))
    return replace(moved, sig=signer.sign(moved.hash)), signer


def test_another_register_can_tell_nobody_in_register_ones_name(store: Store) -> None:
    """The office takes a word of a register only from that one, signed by its key, in a round of its own."""
    store[ONE].set_pin("17", NEW)
    own, three = store[ONE].words.own(), store[THREE].book
    ask = PeopleAsk(store="085", register=THREE, epoch=1, nonce=store.nonce(THREE), own=own, holds=())
    road = OfficeRoad(store.desk)
    answer = road.post("/v1/people", write_people_ask(ask, three.sign))
    assert b"carry.forged_claim" in answer.body
    answer = road.post("/v1/people", write_people_ask(replace(ask, register=ONE), three.sign))
    assert b"carry.forged_claim" in answer.body
    answer = road.post("/v1/people", write_people_ask(replace(ask, nonce=bytes(32), own=b""), three.sign))
    assert b"carry.nonce" in answer.body
    assert store[OFFICE].signs("17", "1717")


def test_a_word_for_one_register_is_none_for_another(store: Store) -> None:
    """Register 1's tag for register 3 is no tag of register 1 for the office."""
    store[ONE].set_pin("17", NEW)
    plain = json.loads(store[ONE].words.own())
    tags = dict(plain["tags"])
    swapped = [[OFFICE, tags[THREE]], [THREE, tags[OFFICE]]]
    word = read_people(store[ONE].words.own())
    moved = replace(word, tags=tuple((name, bytes.fromhex(tag)) for name, tag in swapped))
    assert store[THREE].telling._is_believed(word, store[THREE].says.keys)
    assert not store[THREE].telling._is_believed(moved, store[THREE].says.keys)


@pytest.mark.parametrize("field", ["pin", "body", "hash", "seq", "sig"])
def test_an_entry_that_is_not_the_books_own_spoils_the_word(store: Store, field: str) -> None:
    """Another kept PIN under the same entry, another person in it, another number: the whole is refused."""
    store[ONE].set_pin("17", NEW)
    ((entry, pin),) = rows_of(store, ONE)
    wrong = {
        "pin": (entry, ROSA.pin),
        "body": (replace(entry, body=entry.body.replace(b'"number":"17"', b'"number":"18"')), pin),
        "hash": (replace(entry, hash=bytes(32)), pin),
        "seq": (replace(entry, seq=entry.seq + 1), pin),
        "sig": (replace(entry, sig=bytes(64)), pin),
    }[field]
    book = store[ONE].book
    with pytest.raises(Refusal):
        read_people(forged(store, [wrong], signer=book._signer, carrying=book.carrying_key()))


def test_a_register_that_head_office_revoked_is_believed_no_more(store: Store) -> None:
    store[ONE].set_pin("17", NEW)
    store.exchange()
    store.hear_keys(ONE)
    assert store[THREE].signs("17", "1717")
    assert store[OFFICE].signs("17", "1717")


def test_without_head_offices_list_of_keys_a_pin_stays_where_it_was_set(store: Store) -> None:
    for till in store.tills.values():
        till.says.keys = None
    store[ONE].set_pin("17", NEW)
    assert store[ONE].words.own() == b""
    store.exchange()
    assert store[ONE].signs("17", NEW)
    assert store[THREE].signs("17", "1717")


def test_an_entry_of_before_is_told_to_nobody_and_counts_where_it_was_set(store: Store) -> None:
    """An older program wrote it: no mark is in it, so nobody could tell whether what is told is what two set."""
    till = store[ONE]
    till.set_pin("17", NEW)
    body = next(act for _, _, act in till.book.of_kind(Kind.STAFF_CHANGED))
    older = replace(body, mark="", instead="", turn=0)
    assert type(older).of(older.data()) == older
    till.people._set_by = {}
    till.people._set_here = tuple(replace(one, set_by=None) for one in till.people._set_here)
    assert till.people.to_tell() == ()
    till.people.hear()
    assert till.signs("17", NEW)


def test_nothing_of_a_pin_is_in_an_entry_but_a_mark_with_its_salt(store: Store) -> None:
    store[ONE].set_pin("17", NEW)
    kept = store[ONE].people.staff.by_number("17")
    written = b"".join(entry.body for entry in store[ONE].book.entries())
    for part in (NEW, *kept.pin.split(":")):
        assert part.encode() not in written
    assert mark_of_pin(kept).encode() in written


def test_what_is_told_lies_in_a_file_of_its_owner_alone(store: Store) -> None:
    store[ONE].set_pin("17", NEW)
    store.exchange()
    path = store[THREE].folder / "people-told.json"
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(b"garbage")
    store[THREE].start()
    assert store[THREE].signs("17", "1717")
    store.exchange()
    assert store[THREE].signs("17", NEW)


def test_guesses_at_a_told_pin_are_slowed_down_at_each_register(store: Store) -> None:
    store[ONE].set_pin("17", NEW)
    store.exchange()
    staff = store[THREE].people.staff
    for _ in range(5):
        with pytest.raises(Refusal):
            staff.signing("17", "0000")
    with pytest.raises(Refusal, match="Too many wrong PINs"):
        staff.signing("17", NEW)
    store[ONE].set_pin("18", "555555")
    store.exchange()
    with pytest.raises(Refusal, match="Too many wrong PINs"):
        staff.signing("17", NEW)


def test_a_lost_answer_is_asked_for_again(store: Store) -> None:
    store[ONE].set_pin("17", NEW)
    store[THREE].set_pin("18", "555555")
    for at in range(3):
        for name in (ONE, THREE):
            store.round(name, lost=at)
    store.exchange()
    assert all(till.signs("17", NEW) and till.signs("18", "555555") for till in store.tills.values())
    assert Place(store="085", register=ONE, epoch=1) in {place_of(one) for one in store[THREE].words.words()}


# -- by stick


def test_a_stick_brings_what_was_set_where_there_is_no_network(store: Store, tmp_path: Path) -> None:
    """From register 1 to the office, and what that holds to register 3; the same stick twice is nothing new."""
    stick = tmp_path / "STICK"
    stick.mkdir()
    store[ONE].set_pin("17", NEW)
    store[ONE].telling.lay_out(stick)
    store[ONE].telling.lay_out(stick)
    (laid,) = stick.iterdir()
    for part in store[ONE].people.staff.by_number("17").pin.split(":"):
        assert part.encode() not in laid.read_bytes()
    assert [one.outcome for one in store[OFFICE].telling.take_in(stick)] == [TakeOutcome.TAKEN]
    assert store[OFFICE].signs("17", NEW)
    store[OFFICE].let_in("313131")
    laid.unlink()
    store[OFFICE].telling.lay_out(stick)
    assert [one.outcome for one in store[THREE].telling.take_in(stick)] == [TakeOutcome.TAKEN] * 2
    assert store[THREE].signs("17", NEW)
    assert store[THREE].signs("31", "313131")
    assert [one.outcome for one in store[THREE].telling.take_in(stick)] == [TakeOutcome.ALREADY] * 2


def test_a_stick_that_is_torn_or_for_others_changes_nothing(store: Store, tmp_path: Path) -> None:
    """A changed byte is refused in words; what is for other registers is passed over; without keys nothing is laid."""
    stick = tmp_path / "STICK"
    stick.mkdir()
    store[ONE].set_pin("17", NEW)
    store.hear_keys(THREE)
    store[ONE].telling.lay_out(stick)
    assert [one.outcome for one in store[THREE].telling.take_in(stick)] == [TakeOutcome.FOR_OTHERS]
    (laid,) = stick.iterdir()
    data = bytearray(laid.read_bytes())
    data[-1] ^= 1
    laid.write_bytes(data)
    (took,) = store[OFFICE].telling.take_in(stick)
    assert (took.outcome, took.code) == (TakeOutcome.REFUSED, "pouch.torn")
    assert store[OFFICE].signs("17", "1717")
    laid.unlink()
    store[ONE].says.keys = None
    store[ONE].telling.lay_out(stick)
    assert list(stick.iterdir()) == []
