"""The way of one day: register, stick, head office, and the receipt back into the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import MANAGER, HandClock
from daymaking import Office, make_office
from keymaking import card
from shoebox.carry import read_receipt_file, take_any_receipt
from shoebox.central import Central
from shoebox.domain.day import Step
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.receipt import Receipt
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


def carried(office: Office, central: Central, stick: Path) -> Path:
    """One sale of 62.41, closed, sealed, imported; where the receipt lies."""
    office.open(DAY)
    office.slip(1)
    office.settle()
    stick.mkdir()
    Stick(stick).put(office.room.box_head(), office.room.seal())
    central.enrol(office.book.enrolment())
    assert [result.outcome for result in central.import_boxes([stick])] == [Outcome.TAKEN]
    return next((central.folder / "receipts").glob("*.receipt"))


def taken(office: Office, path: Path, key: OfficeCard) -> Receipt:
    return take_any_receipt(office.book, read_receipt_file(path), card=key, clerk=MANAGER, day=DAY)


def test_a_receipt_makes_the_day_sent(office: Office, central: Central, tmp_path: Path) -> None:
    """Unsent entries before, none after; the receipt twice is one entry."""
    receipt = carried(office, central, tmp_path / "stick")
    assert office.book.unsent() == office.book.head().seq
    for _ in range(2):
        taken(office, receipt, central.keys.card)
    assert office.book.unsent() == 0
    assert (office.room.figures().step, office.room.figures().acknowledged) == (
        Step.SENT,
        office.room.figures().entries,
    )


def test_a_receipt_of_somebody_else_is_refused(office: Office, central: Central, tmp_path: Path) -> None:
    """Another signer, another register, a cut file, no file."""
    receipt = carried(office, central, tmp_path / "stick")
    last = office.book.head().seq
    cut = tmp_path / "cut.receipt"
    cut.write_bytes(receipt.read_bytes()[:-3])
    for path, key, code in (
        (receipt, card(bytes(32)), "receipt.forged"),
        (cut, central.keys.card, "receipt.unreadable"),
        (tmp_path / "gone", central.keys.card, "carry.unreadable"),
    ):
        with pytest.raises((Refusal, Trouble)) as caught:
            taken(office, path, key)
        assert caught.value.code == code
    assert office.book.head().seq == last


def test_a_receipt_for_another_history_is_refused(office: Office, central: Central, tmp_path: Path) -> None:
    """The register was set up anew after its box went out: same numbers, other hashes."""
    receipt = carried(office, central, tmp_path / "stick")
    with make_office(tmp_path / "anew") as anew:
        anew.open(DAY)
        anew.slip(1)
        anew.settle()
        with pytest.raises(Refusal) as caught:
            taken(anew, receipt, central.keys.card)
        assert caught.value.code == "receipt.other_head"
        assert anew.book.unsent() == anew.book.head().seq
