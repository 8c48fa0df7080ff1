"""A store that has no line hears by stick, beside the receipts, what head office keeps apart of it, and why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import MANAGER, HandClock
from boxmaking import MemoryRegister, signer
from officemaking import Counter
from shoebox.central import Central
from shoebox.domain.carrying import place_of
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome, Settled
from shoebox.domain.refused_word import RefusedThing, RefusedWord
from shoebox.formats.parcel import PARCEL_SUFFIX, write_parcel
from shoebox.formats.refused_word import REFUSED_SUFFIX, read_refused_word, write_refused_word
from shoebox.storage.office_key import OfficeKeys


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "hq", HandClock()) as opened:
        yield opened


def known_to(central: Central, one: Counter) -> None:
    central.enrol(one.house.book.enrolment())
    keys = OfficeKeys()
    keys.pin(central.keys.card)
    one.house = replace(one.house, keys=keys)


def parcel_of(one: Counter, first: int = 1) -> bytes:
    book = one.house.book
    return write_parcel(book.store, tuple(book.entries(first)), public_key=book.public_key, sign=book.sign)


def carried(central: Central, stick: Path, *parcels: bytes) -> list[Outcome]:
    """Onto a stick, to head office, and its receipts back onto it."""
    stick.mkdir(exist_ok=True)
    for at, data in enumerate(parcels):
        (stick / f"{at}{PARCEL_SUFFIX}").write_bytes(data)
    outcomes = [one.outcome for one in central.import_boxes([stick])]
    if (central.folder / "receipts").exists():  # made with the first of them
        shutil.copytree(central.folder / "receipts", stick, dirs_exist_ok=True)
    return outcomes


def taking(one: Counter, stick: Path) -> str:
    """What the store is told when it takes the receipts in; empty where all is well."""
    try:
        one.house.take_receipts(stick, clerk=MANAGER)
    except Refusal as wrong:
        return str(wrong)
    return ""


def test_why_something_is_kept_apart_goes_back_with_the_receipts(
    office: Counter, other: Counter, central: Central, tmp_path: Path
) -> None:
    """The other register was revoked: at its own PC and at the office it is read; once it is believed, nowhere."""
    for one in (office, other):
        known_to(central, one)
        one.open()
    central.revoke(place_of(other.house.book), from_seq=2, reason="stolen")
    stick = tmp_path / "stick"
    assert carried(central, stick, parcel_of(office), parcel_of(other)) == [Outcome.TAKEN, Outcome.REFUSED]
    (row,) = central.quarantined()
    last = other.house.book.head().seq
    for one in (office, other):
        assert taking(one, stick) == f"Head office keeps 1-{last} of register 085-1 apart and says: {row.sentence}"
    assert office.house.book.unsent() == 0, "its own receipt was taken all the same"
    central.refused.believe(row, "it lay in the safe", by=("41", "43"))
    assert not list((central.folder / "receipts").glob(f"*{REFUSED_SUFFIX}"))
    again = tmp_path / "again"
    carried(central, again, parcel_of(other))
    assert not list(again.glob(f"*{REFUSED_SUFFIX}"))
    assert taking(other, again) == ""
    assert taking(other, stick) == "", "an older stick says nothing that head office has signed for since"


def test_only_head_office_says_so_and_only_of_this_store(office: Counter, central: Central, tmp_path: Path) -> None:
    """Nothing of a stranger's that merely claims to be of a store; a thief's word; a word on another store."""
    known_to(central, office)
    office.open()
    stick = tmp_path / "stick"
    carried(central, stick, parcel_of(office), MemoryRegister("085", "9").parcel())
    assert len(central.quarantined()) == 1
    assert not list(stick.glob(f"*{REFUSED_SUFFIX}"))
    word = RefusedWord(
        store="085", register="085-2", clock_ms=office.clock.wall_ms(),
        things=(RefusedThing(came_ms=1, first_seq=900, last_seq=901, box_no="", said="Pay me."),),
    )  # fmt: skip
    path = stick / f"085-2{REFUSED_SUFFIX}"
    path.write_bytes(write_refused_word(word, signer("thief").sign))
    assert "not signed by the head office" in taking(office, stick)
    path.write_bytes(write_refused_word(replace(word, store="085-2"), central._signer.sign))
    assert taking(office, stick) == ""
    for noise in (b"", b"{}", b"\xff" * 40, write_refused_word(word, central._signer.sign)[:-9]):
        path.write_bytes(noise)
        assert "is no receipt" in taking(office, stick)


def test_what_is_settled_or_only_early_is_no_news_and_much_is_counted(
    office: Counter, central: Central, tmp_path: Path
) -> None:
    known_to(central, office)
    office.open()
    early = parcel_of(office, first=office.house.book.head().seq)
    stick = tmp_path / "stick"
    assert carried(central, stick, early) == [Outcome.REFUSED]
    assert not list(stick.glob(f"*{REFUSED_SUFFIX}"))
    place, book = place_of(office.house.book), office.house.book
    central.revoke(place, from_seq=1, reason="stolen")
    sealed = [
        write_parcel(book.store, tuple(book.entries(first, first)), public_key=book.public_key, sign=book.sign)
        for first in (1, 2)
    ]
    carried(central, stick, *sealed)
    (word,) = (read_refused_word(path.read_bytes(), card=central.keys.card) for path in stick.glob("*.refused"))
    assert len(word.things) == 2
    assert "and 1 more of this store. Of the first it says: " in taking(office, stick)
    for row in central.quarantined():
        central.refused.settle(row, Settled.APART, "a thief's")
    assert not list((central.folder / "receipts").glob(f"*{REFUSED_SUFFIX}")), "before anything else is imported"
    shutil.rmtree(stick)
    carried(central, stick, sealed[0])
    assert not list(stick.glob(f"*{REFUSED_SUFFIX}"))
