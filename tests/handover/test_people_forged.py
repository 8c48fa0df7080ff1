"""Words on a store's people that none of its registers made, from a stick or a spoilt file: nothing genuine is lost.

Register 2 is the office; 1 and 3 hear it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from peoplemaking import NAMES, OFFICE, ONE, THREE, Store, restart_office, store_in
from shoebox.desk.office.word_card import took_words
from shoebox.domain.carrying import Place
from shoebox.domain.dispatch import TakeOutcome
from shoebox.domain.errors import Refusal
from shoebox.domain.people_told import OF_ONE_MAX, UNBELIEVED_MAX, WORDS_MAX
from shoebox.formats.people_told import write_people
from shoebox.formats.pouch import CarryingKey
from shoebox.formats.signing import Signer
from shoebox.storage.people_file import PeopleFile

NEW, NO_MAX = "482648", 2**53


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        yield made


def made_up(register: str, *, epoch: int = 1, store: str = "085", signer: Signer | None = None) -> bytes:
    """A word that holds together, by whoever has a key of their own: nothing in it, and a number that none exceeds."""
    signer = signer or Signer.generate()
    return write_people(
        Place(store=store, register=register, epoch=epoch), [], no=NO_MAX, named=("18",), public_key=signer.public_key,
        sign=signer.sign, key=CarryingKey.of(signer), readers=[],
    )  # fmt: skip


def on_stick(folder: Path, *words: bytes) -> Path:
    stick = folder / "STICK"
    stick.mkdir()
    for number, data in enumerate(words):
        (stick / f"085-1-people-{number:03d}.people.pouch").write_bytes(data)
    return stick


def standing_lacks(store: Store) -> dict[str, bool]:
    lacks = store.desk.people.lacks()
    return {name: lacks(name) for name in (ONE, THREE)}


def test_a_word_that_somebody_signed_for_a_register_takes_the_place_of_none(store: Store, tmp_path: Path) -> None:
    """In register 1's name, by another key, onto each PC by a stick: what register 1 says goes on, now and later."""
    store[ONE].set_pin("17", NEW)
    store.exchange()
    stick = on_stick(tmp_path, made_up(ONE))
    for till in store.tills.values():
        (took,) = till.telling.take_in(stick)
        assert (took.outcome, took.code) == (TakeOutcome.REFUSED, "carry.forged_claim")
    store.exchange()
    store[ONE].let_in("313131")
    store.exchange()
    for name in (OFFICE, ONE, THREE):
        store[name].start()
        assert store[name].signs("17", NEW)
        assert store[name].signs("31", "313131")
        assert store[name].telling.believed().named == frozenset()
    assert standing_lacks(store) == {ONE: False, THREE: False}


def test_before_the_list_of_keys_a_made_up_word_stands_beside_the_genuine_one(store: Store, tmp_path: Path) -> None:
    """Nobody can tell yet. Once the list is there the genuine one counts, and the other is kept nowhere."""
    store[ONE].set_pin("17", NEW)
    genuine = store[ONE].words.own()
    till = store[THREE]
    till.hear_keys(None)
    till.telling.take_in(on_stick(tmp_path, made_up(ONE)))
    assert till.words.take(genuine)
    assert len(till.words.all()) == 2
    assert till.signs("17", "1717")
    store.hear_keys()
    assert till.signs("17", NEW)
    assert till.words.all() == (genuine,)


def test_made_up_registers_use_up_no_room_of_the_stores(store: Store, tmp_path: Path) -> None:
    """A stick with more of them than are kept at all, onto the office and onto register 3, before anything was set."""
    stick = on_stick(tmp_path, *(made_up(f"9{number}-1") for number in range(WORDS_MAX)))
    for name in (OFFICE, THREE):
        store[name].telling.take_in(stick)
        assert len(store[name].words.all()) == UNBELIEVED_MAX
    store[ONE].set_pin("17", NEW)
    store.exchange()
    assert all(till.signs("17", NEW) for till in store.tills.values())


def test_one_that_is_believed_takes_the_room_of_one_that_is_not(store: Store, monkeypatch) -> None:
    """A store that filled all its room: what nobody can judge gives way, and the newest PIN comes."""
    monkeypatch.setattr("shoebox.carry.people_told.WORDS_MAX", 2)
    till = store[THREE]
    for name in ("085-8", "085-9"):
        assert till.words.take(made_up(name))
    store[ONE].set_pin("17", NEW)
    assert till.words.take(store[ONE].words.own())
    till.people.hear()
    assert till.signs("17", NEW)
    assert not till.words.take(made_up("085-7"))
    assert till.signs("17", NEW)


def test_what_is_of_another_store_is_refused(store: Store) -> None:
    for till in store.tills.values():
        with pytest.raises(Refusal, match="not signed by register 012-1 of store 012"):
            till.words.take(made_up("012-1", store="012"))


def test_of_its_own_past_a_register_believes_its_own_key_alone(store: Store) -> None:
    """Nobody tells a register what it said under a book that it never had; what it did say comes home."""
    store[ONE].set_pin("17", NEW)
    with pytest.raises(Refusal, match="not signed by register 085-1"):
        store[ONE].words.take(made_up(ONE, epoch=7))
    store.round(ONE)
    store[ONE].lose_book()
    (store[ONE].folder / "people-told.json").unlink()
    store[ONE].start()
    store.exchange()
    assert store[ONE].signs("17", NEW)
    assert standing_lacks(store) == {ONE: False, THREE: False}


def test_a_word_that_nobody_can_read_keeps_no_store_from_opening(store: Store) -> None:
    """Damaged, or of a newer Shoebox that was taken off again: the others of the file still count."""
    store[ONE].set_pin("17", NEW)
    store.exchange()
    for name in NAMES:
        till = store[name]
        PeopleFile(till.folder).keep((b'{"word":"shoebox/people/9"}', *till.words.all(), b"garbage"))
    for name in (ONE, THREE):
        store[name].start()
    restart_office(store)
    for till in store.tills.values():
        assert till.signs("17", NEW)
    store.exchange()
    assert standing_lacks(store) == {ONE: False, THREE: False}


def test_a_file_that_nobody_can_read_stops_no_other_on_the_stick(store: Store, tmp_path: Path) -> None:
    """A folder of such a name, before the word that register 1 laid there."""
    store[ONE].set_pin("17", NEW)
    stick = on_stick(tmp_path)
    store[ONE].telling.lay_out(stick)
    (stick / "085-0-people.people.pouch").mkdir()
    first, second = store[OFFICE].telling.take_in(stick)
    assert (first.outcome, first.code, second.outcome) == (
        TakeOutcome.REFUSED, "files.unreadable", TakeOutcome.TAKEN,
    )  # fmt: skip
    assert store[OFFICE].signs("17", NEW)


def test_what_is_for_other_registers_is_not_said_to_be_for_other_stores(store: Store, tmp_path: Path) -> None:
    """The line on the page says both apart; whose it is, the name of the file says."""
    store[ONE].set_pin("17", NEW)
    store.hear_keys(THREE)
    stick = on_stick(tmp_path)
    store[ONE].telling.lay_out(stick)
    (laid,) = stick.iterdir()
    (stick / "012-1-people-0.people.pouch").write_bytes(laid.read_bytes())
    took = store[THREE].telling.take_in(stick)
    assert [one.outcome for one in took] == [TakeOutcome.FOR_OTHERS, TakeOutcome.NOT_OURS]
    assert took_words(took) == "0 taken in. 1 for other registers. 1 for other stores."


def test_a_listed_register_names_book_after_book_and_takes_nobodys_room(store: Store) -> None:
    """Whoever has register 3 and its key: words of more books than a PC keeps. What register 1 says comes all the same.

    Office and register 1 come to hold the same ones, whatever came first, so that nothing is told again and again.
    """
    thief, keys = store[THREE], store[THREE].telling._keys()
    assert keys is not None
    key = thief.book.carrying_key()
    readers = [(one.register, one.public_key) for one in keys.registers if one.register != THREE]
    words = [
        write_people(
            Place(store="085", register=THREE, epoch=epoch), [], no=1, named=("18",), readers=readers, key=key,
            public_key=thief.book.public_key, sign=thief.book.sign,
        )
        for epoch in range(2, WORDS_MAX + 3)
    ]  # fmt: skip
    for name, order in ((OFFICE, words), (ONE, words[::-1])):
        for word in order:
            store[name].words.take(word)
        assert len(store[name].words.all()) == OF_ONE_MAX
    assert store[OFFICE].words.all() == store[ONE].words.all()
    store[ONE].set_pin("17", NEW)
    store.round(ONE)
    assert store[OFFICE].signs("17", NEW)
    assert not store.round(ONE), "nothing is said twice"


def test_its_own_word_stays_whatever_books_to_come_somebody_names(store: Store) -> None:
    """A copy of register 1 that went on, under the same key: register 1 believes none that is later than its own."""
    store[ONE].set_pin("17", NEW)
    book = store[ONE].book
    for epoch in range(2, OF_ONE_MAX + 4):
        later = write_people(
            Place(store="085", register=ONE, epoch=epoch), [], no=1, named=(), public_key=book.public_key,
            sign=book.sign, key=book.carrying_key(), readers=[],
        )  # fmt: skip
        with pytest.raises(Refusal, match="not signed by register 085-1"):
            store[ONE].words.take(later)
    assert store[ONE].words.own() in store[ONE].words.all()


def dated(path: Path, day: int) -> None:
    """As its medium dates it."""
    os.utime(path, (day * 86_400, day * 86_400))


def crowded(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick of which four files are opened. What registers 1 and 3 said last lies there, behind many others by name.

    Twenty are other stores'; ten are register 1's of days before.
    """
    monkeypatch.setattr("shoebox.handover.people.FILES_MAX", 4)
    store[ONE].set_pin("17", NEW)
    store[THREE].let_in("313131")
    stick = on_stick(tmp_path)
    for name in (ONE, THREE):
        store[name].telling.lay_out(stick)
    for path in tuple(stick.iterdir()):
        dated(path, 20_000)
        for number in range(10):
            (stick / f"012-{number}-people-{path.name[-25:]}").write_bytes(b"another store's")
        if path.name.startswith(f"{ONE}-people"):
            for number in range(10):
                old = stick / f"{ONE}-people-{number:012x}.people.pouch"
                old.write_bytes(b"what it said before")
                dated(old, 10_000 + number)
    return stick


def test_old_and_foreign_files_come_before_no_register_of_this_store(store: Store, tmp_path: Path, monkeypatch) -> None:
    """The newest of each register is opened first, and what is left of this store's is said; the others need not be."""
    stick = crowded(store, tmp_path, monkeypatch)
    took = store[OFFICE].telling.take_in(stick)
    assert [one.outcome for one in took if one.code != "pouch.other_register"] == [
        TakeOutcome.TAKEN, TakeOutcome.TAKEN, *[TakeOutcome.REFUSED] * 3,
    ]  # fmt: skip
    assert sum(one.outcome is TakeOutcome.NOT_OURS for one in took) == 20
    assert took[-1].code == "carry.people_left"
    assert "8 files of this store's people on STICK were not opened" in took[-1].sentence
    assert store[OFFICE].signs("17", NEW)
    assert store[OFFICE].signs("31", "313131")


def test_files_of_other_stores_alone_that_are_left_are_no_trouble(store: Store, tmp_path: Path, monkeypatch) -> None:
    stick = crowded(store, tmp_path, monkeypatch)
    for path in stick.glob(f"{ONE}-people-000000*"):
        path.unlink()
    took = store[OFFICE].telling.take_in(stick)
    assert took_words([one for one in took if one.outcome is not TakeOutcome.REFUSED]) == (
        "2 taken in. 18 for other stores."
    )
    assert "carry.people_left" not in {one.code for one in took}
