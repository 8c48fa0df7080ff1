"""Stores are witnesses of head office by any road: its receipts that their books bring are held against its log."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister, signer
from shoebox.central import Central
from shoebox.central.own_keys import KEY_FILE
from shoebox.domain.acts import ReceiptStored
from shoebox.domain.holdings import Outcome
from shoebox.formats.carrying import read_line_receipt, write_line_receipt
from shoebox.formats.receipts import read_receipt, write_receipt
from shoebox.formats.signing import Signer

pytestmark = pytest.mark.of_the_file  # a backup of head office's folder is brought back
Road = Callable[[Central, MemoryRegister], tuple[Outcome, bytes]]


def by_line(central: Central, register: MemoryRegister) -> tuple[Outcome, bytes]:
    """Every entry from the first on: as a register behind an office, or a stick, brings it."""
    result, receipt = central.line.take("by stick", register.parcel())
    return result.outcome, receipt


def in_a_box(central: Central, register: MemoryRegister) -> tuple[Outcome, bytes]:
    """The day closed and sealed; the next one is open."""
    day = register.day
    result, receipt = central.take_box("by stick", register.close())
    register.open(f"{day[:8]}{int(day[8:]) + 1}")
    return result.outcome, receipt


ROADS = pytest.mark.parametrize("road", [by_line, in_a_box])


def sold(central: Central) -> MemoryRegister:
    register = MemoryRegister()
    register.open()
    register.sale(6_241)
    central.enrol(register.enrolment)
    return register


def store(register: MemoryRegister, receipt: bytes) -> None:
    """As a register keeps what head office signed: an entry of its book."""
    last = len(register.entries)
    register.append(ReceiptStored(last_seq=last, head=register.entries[-1].hash.hex(), text=receipt.decode()))


def told(central: Central) -> tuple[list[str], tuple[str, ...]]:
    """Of head office itself; these registers have no pads."""
    codes = [flag.code for flag in central.flags() if flag.code != "flag.slip_outside"]
    return codes, central.wall().doubted_by


def test_an_older_copy_of_head_office_is_noticed_by_the_receipts_in_a_book(tmp_path: Path) -> None:
    """Held to entry 4, then to 6, and signed for; head office is brought back to 4. The register has no line of its
    own: what it sends again brings the receipt.
    """
    hq = tmp_path / "hq"
    with Central.open(hq, HandClock()) as central:
        register = sold(central)
        store(register, by_line(central, register)[1])
    shutil.copytree(hq, tmp_path / "backup")
    with Central.open(hq, HandClock()) as central:
        register.sale(1_999)
        store(register, by_line(central, register)[1])
        register.sale(500)
        assert by_line(central, register)[0] == Outcome.TAKEN
        assert told(central) == ([], ()), "an honest head office is in nobody's doubt"
    with Central.open(tmp_path / "backup", HandClock()) as restored:
        assert by_line(restored, register)[0] == Outcome.TAKEN, "and nothing that was sold waits for it"
        assert told(restored) == (["flag.strange_root"], ("085/1",))


def test_a_box_that_was_signed_for_and_is_not_here_is_noticed(tmp_path: Path) -> None:
    """The box of the 12th was signed for; its receipt comes in the box of the 13th, to a copy from before both."""
    hq = tmp_path / "hq"
    with Central.open(hq, HandClock()) as central:
        register = sold(central)
    shutil.copytree(hq, tmp_path / "backup")
    with Central.open(hq, HandClock()) as central:
        store(register, in_a_box(central, register)[1])
    with Central.open(tmp_path / "backup", HandClock()) as restored:
        assert in_a_box(restored, register)[0] == Outcome.TAKEN
        assert told(restored) == (["flag.strange_receipt"], ("085/1",))


@ROADS
def test_a_receipt_that_head_office_never_signed_accuses_nobody(tmp_path: Path, road: Road) -> None:
    """A thief's hand, another register's name, no receipt at all, and one of the true key that was bent."""
    with Central.open(tmp_path / "hq", HandClock()) as central:
        card, own = (
            central.keys.card,
            Signer.from_private_bytes(bytes.fromhex((tmp_path / "hq" / KEY_FILE).read_text())),
        )
        register = sold(central)
        receipt = road(central, register)[1]
        if road is by_line:
            word = read_line_receipt(receipt, card=card)
            forged = write_line_receipt(replace(word, size=900), signer("thief").sign)
            other = write_line_receipt(replace(word, size=900, register="2"), own.sign)
        else:
            box = read_receipt(receipt, card=card)
            forged = write_receipt(replace(box, last_seq=90, head=bytes(32)), signer("thief").sign)
            other = write_receipt(replace(box, last_seq=90, head=bytes(32), register="2"), own.sign)
        for text in (forged, other, b"no receipt", b"", receipt.replace(b'"epoch":1', b'"epoch":2')):
            store(register, text)
        assert road(central, register)[0] == Outcome.TAKEN
        assert told(central) == ([], ())
