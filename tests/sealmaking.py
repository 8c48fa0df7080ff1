"""Sealed card numbers as a test wants them: one key, a policy that seals to it, and a slip's identity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import STAFF, Books, slip, summary
from outmaking import policy_of
from shoebox.casework import Casework
from shoebox.central import Central
from shoebox.domain.acts import Sale
from shoebox.domain.finding import FindingKind
from shoebox.domain.ids import entry_id
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import ClearCard, SealedFor, to_letters
from shoebox.domain.staff import Person, Role, Staff, hash_pin
from shoebox.formats.sealing import SealingKey, seal_card
from shoebox.handover.finance import FinanceDesk
from shoebox.storage.sealing_keys import SealingKeys

KEY, OTHER_KEY = (SealingKey.from_private_bytes(bytes([number]) * 32) for number in (7, 8))
VISA, MASTERCARD, AMEX = "4111111111111111", "5555555555554444", "378282246310005"  # test numbers of the schemes
PASSPHRASE = "five plain words of finance"


def sealing_policy(key: SealingKey = KEY, **more: Any) -> Policy:
    """The profile sealed, to this key."""
    return Policy(card_profile="sealed", sealing_key=to_letters(key.public_key), **more)


def whose(**said: Any) -> SealedFor:
    plain: dict[str, Any] = {
        "store": "085", "register": "1", "epoch": 1, "entry_id": "0f0e0d0c-1111-4222-8333-444455556666",
        "slip": "085100001", "amount_minor": 12_995, "currency": "USD",
    }  # fmt: skip
    return SealedFor(**(plain | said))


OLA = Person("46", "Ola Reyes", "OR", Role.OPENER, hash_pin("4646", b"f" * 16))


@dataclass
class SealedCase:
    """Head office with one case, whose slip a register has sealed the card number of."""

    desk: FinanceDesk
    case_id: int
    slip_id: str
    register: MemoryRegister


def sealed_case(
    folder: Path, *, number: str = VISA, last4: str = "1111", moved: bool = False, amount_minor: int = 34_999
) -> SealedCase:
    """A slip that nothing paid; its entry came by line. `moved`: the seal was made for another slip's entry."""
    folder.mkdir(parents=True, exist_ok=True)
    key = SealingKeys(folder).make(PASSPHRASE, work=1)
    clock, books, staff = HandClock(), Books({}, {}), Staff((*STAFF.people, OLA))
    register = MemoryRegister(store="085", register="085-2")
    register.open()
    slip_id = entry_id(b"sealed-slip-0001")
    mine = whose(register="085-2", entry_id=slip_id, amount_minor=amount_minor + moved)
    sale = Sale(
        slip="085100001", tender="card", amount_minor=amount_minor, tax_minor=0, currency="USD", brand="visa",
        last4=last4, approval="48213A", imprint="imprinted", expiry_ok=True, signature_ok=True,
        sealed=seal_card(ClearCard(number, "0928"), mine, key.public_key),
    )  # fmt: skip
    register.append(sale, entry_id=slip_id)
    central = Central.open(folder, clock)
    central.enrol(register.enrolment)
    central.line.take("by line", register.parcel())
    casework = Casework.open(folder, staff=staff, clock=clock, evidence=books.evidence)
    finding = books.finding(
        FindingKind.MISSING_CHARGE, (slip(slip_id, amount_minor, slip_no="085100001", last4=last4),), (),
        minor=amount_minor,
    )  # fmt: skip
    other = books.uncharged("7")
    casework.take_run(1, (finding, other), summary())
    desk = FinanceDesk(
        folder=folder,
        central=central,
        casework=casework,
        policy=Policy(),
        read_policy=policy_of,
        staff=staff,
        clock=clock,
        out=folder / "out",
    )
    (row,) = [row for row in casework.queue() if row.finding_id == finding.finding_id]
    return SealedCase(desk, row.case_id, slip_id, register)


def sealed_sale(register: MemoryRegister, identity: str, public_key: bytes) -> str:
    """One more sale of 129.95 on that register, its number sealed to this key; the sale's identity."""
    slip_no = f"{85_100_000 + len(register.entries):09d}"
    mine = whose(register=register.register, entry_id=identity, slip=slip_no)
    sale = Sale(
        slip=slip_no, tender="card", amount_minor=12_995, tax_minor=0, currency="USD", brand="visa", last4="1111",
        approval="48213A", imprint="imprinted", expiry_ok=True, signature_ok=True,
        sealed=seal_card(ClearCard(VISA, "0928"), mine, public_key),
    )  # fmt: skip
    register.append(sale, entry_id=identity)
    return identity
