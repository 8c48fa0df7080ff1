"""What head office has not signed for counts as unsent: parked on a stick, refused there, or never sent at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import MANAGER, HandClock
from daymaking import Office, make_office
from shoebox.carry import read_receipt_file, take_any_receipt
from shoebox.central import Central
from shoebox.domain.day import Step
from shoebox.domain.holdings import Outcome
from shoebox.transport.stick import Stick

DAY = "2026-11-12"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    with Central.open(tmp_path / "central", HandClock()) as opened:
        yield opened


def closed(office: Office, stick: Path, number: int = 1, day: str = DAY) -> Path:
    """One sale, the day closed, its box on the stick and noted as sealed."""
    office.open(day)
    office.slip(number)
    office.settle()
    stick.mkdir(exist_ok=True)
    box = office.room.seal()
    place = Stick(stick).put(office.room.box_head(), box)
    office.room.note_sealed(box, copied_to="stick", clerk=MANAGER)
    return place


def test_a_box_parked_on_a_stick_is_unsent(office: Office, tmp_path: Path) -> None:
    """Sealed and copied is not sent: the count stands at every entry, and the day is not called sent."""
    closed(office, tmp_path / "stick")
    assert office.book.unsent() == office.book.head().seq
    assert (office.room.figures().step, office.room.figures().acknowledged) == (Step.SEALED, 0)


def test_a_box_that_was_refused_is_unsent(office: Office, central: Central, tmp_path: Path) -> None:
    """One byte flipped on the way: refused and kept aside there, and no receipt comes back for it."""
    box = closed(office, tmp_path / "stick")
    data = bytearray(box.read_bytes())
    data[len(data) // 2] ^= 1
    box.write_bytes(data)
    central.enrol(office.book.enrolment())
    assert [result.outcome for result in central.import_boxes([tmp_path / "stick"])] == [Outcome.REFUSED]
    assert list((central.folder / "receipts").glob("*.receipt")) == []
    assert office.book.unsent() == office.book.head().seq


def test_what_came_after_the_box_is_unsent_though_the_box_is_taken(
    office: Office, central: Central, tmp_path: Path
) -> None:
    """The box of Thursday is signed for; the note that it was sealed and Friday's entries are not in it."""
    closed(office, tmp_path / "stick")
    central.enrol(office.book.enrolment())
    central.import_boxes([tmp_path / "stick"])
    receipt = next((central.folder / "receipts").glob("*.receipt"))
    taken = take_any_receipt(office.book, read_receipt_file(receipt), card=central.keys.card, clerk=MANAGER, day=DAY)
    after = office.book.head().seq - taken.last_seq - 1  # less the receipt, which is no news to head office
    assert office.book.unsent() == after == 1
    office.open("2026-11-13")
    office.slip(2)
    assert office.book.unsent() == 3


ACTS = st.lists(st.sampled_from(["slip", "cash", "void", "refund"]), max_size=12)


@given(acts=ACTS)
def test_only_a_receipt_makes_the_count_smaller(acts: list[str]) -> None:
    """Sales, voids, refunds, a close, a sealed box: whatever a store does, the count goes up by one an entry."""
    with tempfile.TemporaryDirectory() as folder, make_office(Path(folder) / "store") as office:
        office.open(DAY)
        sold = []
        for number, act in enumerate(acts, start=1):
            before = office.book.unsent()
            if act in {"void", "refund"} and not sold:
                continue
            if act == "slip":
                sold.append(office.slip(number))
            elif act == "cash":
                office.cash(500 + number)
            elif act == "void":
                office.void(sold.pop())
            else:
                office.refund(sold.pop(), 1, tender="card")
            assert office.book.unsent() == before + 1
        assert office.book.unsent() == office.book.head().seq
