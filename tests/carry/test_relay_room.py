"""A stolen register that the office knows names book after book: it fills its own room there, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from relaymaking import SmallOffice
from shoebox.carry import RelayDesk
from shoebox.carry.relay import NOTED_MAX
from shoebox.central import Central
from shoebox.domain.carrying import PROTOCOL_NEWEST, Claim, Hello, place_of
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.relaying import BOOKS_MAX
from shoebox.formats.carrying import read_welcome, write_claim, write_hello
from shoebox.formats.relaying import read_any_receipt
from shoebox.storage.relay_book import RelayBook


def book_of(name: str, epoch: int) -> MemoryRegister:
    """One of a register's books under its one key, opened for a day."""
    made = MemoryRegister(register=name, epoch=epoch, key=f"085/{name}/1")
    made.open()
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RelayDesk]:
    """An office that knows registers 1 and 2."""
    office = SmallOffice({name: book_of(name, 1).signer.public_key for name in ("1", "2")})
    with RelayBook.open(tmp_path / "office" / "held.db") as held:
        yield RelayDesk(held, store="085", office=office.side(), clock=HandClock())


def sent(desk: RelayDesk, register: MemoryRegister) -> str:
    result, _ = desk.take("", register.parcel())
    return result.code if result.outcome is Outcome.REFUSED else str(result.outcome)


def test_an_office_takes_some_books_that_head_office_has_signed_for_nothing_of(desk: RelayDesk) -> None:
    """One more is refused with evidence; what goes on in the others is taken, and register 2 has as many."""
    books = [book_of("1", epoch) for epoch in range(1, BOOKS_MAX + 2)]
    assert [sent(desk, one) for one in books] == ["taken"] * BOOKS_MAX + ["relay.books"]
    assert desk.book.refused() == (("1", BOOKS_MAX + 1, "relay.books"),)
    books[0].sale(6_241)
    assert sent(desk, books[0]) == "taken"
    assert [sent(desk, book_of("2", epoch)) for epoch in range(1, BOOKS_MAX + 1)] == ["taken"] * BOOKS_MAX


def test_a_book_that_head_office_signs_for_makes_room_for_one_more(desk: RelayDesk, tmp_path: Path) -> None:
    """A register with a bad disk sells on in book after book: once one is answered for, the next is taken."""
    books = [book_of("1", epoch) for epoch in range(1, BOOKS_MAX + 2)]
    for one in books:
        sent(desk, one)
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(books[0].enrolment)
        receipt = central.line.take("passed on", books[0].parcel())[1]
        assert desk.take_receipt(read_any_receipt(receipt, card=central.keys.card), receipt)
    assert sent(desk, books[-1]) == "taken"


def test_each_register_has_room_of_its_own(desk: RelayDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What register 1 may have is full: it keeps what it has and asks again; register 2 is taken."""
    first = book_of("1", 1)
    monkeypatch.setattr("shoebox.carry.relay.REGISTER_BYTES_MAX", len(first.parcel()) + 100)
    assert sent(desk, first) == "taken"
    with pytest.raises(Trouble, match="as much of other registers as it takes"):
        desk.take("", book_of("1", 2).parcel())
    assert sent(desk, book_of("2", 1)) == "taken"


def test_each_registers_evidence_has_room_of_its_own(desk: RelayDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Register 1 forks again and again; what register 2's copy says otherwise is kept all the same."""
    size = len(book_of("1", 1).parcel())
    monkeypatch.setattr("shoebox.storage.relay_book.REFUSED_OF_ONE_MAX", 2 * size + size // 2)
    for name, times in (("1", 6), ("2", 1)):
        assert sent(desk, book_of(name, 1)) == "taken"
        for number in range(times):
            other = MemoryRegister(register=name, key=f"085/{name}/1")
            other.open(f"2027-01-{number + 1:02d}")
            assert sent(desk, other) == "parcel.fork"
    assert [register for register, _, _ in desk.book.refused()] == ["1", "1", "2"]


def test_what_it_says_of_books_that_are_none_is_forgotten(desk: RelayDesk) -> None:
    """Forty claims for forty books, each signed: the office remembers some of them, and all of register 2."""
    claimed(desk, book_of("2", 1))
    for epoch in range(1, 41):
        claimed(desk, book_of("1", epoch))
    assert [sum(name == own for own, _ in desk._heard) for name in ("1", "2")] == [NOTED_MAX, 1]
    assert max(epoch for _, epoch in desk._heard) == 40


def claimed(desk: RelayDesk, register: MemoryRegister) -> None:
    place = asdict(place_of(register.enrolment))
    hello = Hello(**place, app="test", protocol_oldest=1, protocol_newest=PROTOCOL_NEWEST)
    nonce = read_welcome(desk.hello(write_hello(hello))).nonce
    last = register.entries[-1]
    claim = Claim(
        **place, nonce=nonce, head_seq=last.seq, head=last.hash, central_size=0, central_root=bytes(32)
    )  # fmt: skip
    desk.claim(write_claim(claim, register.signer.sign))
