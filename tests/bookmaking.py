"""A register on a temporary disk: a real book, a real till, two people, and a clock that the test turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shoebox.domain.acts import DayClosed, DayOpened, IncidentDeclared, PadIssued
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, Staff, hash_pin
from shoebox.storage.book import Book
from shoebox.till import SaleDraft, Till, Told

NOON_MS = 1_794_484_800_000  # 2026-11-12 12:00 UTC
DAY = "2026-11-12"
CLERK, MANAGER = "17", "02"
CLERK_PIN, MANAGER_PIN = "1717", "0202"
POLICY = Policy(refund_own_sale_alone=True)  # one clerk sells and gives back in most tests
STAFF = Staff(
    (
        Person(CLERK, "Rosa Lind", "RL", Role.CLERK, hash_pin(CLERK_PIN, b"salt-of-17")),
        Person(MANAGER, "Ann Berg", "AB", Role.MANAGER, hash_pin(MANAGER_PIN, b"salt-of-02")),
    )
)
NADIA, NADIA_PIN = "09", "0909"  # a supervisor, where a store has three people
PEOPLE = (*STAFF.people, Person(NADIA, "Nadia Ruiz", "NR", Role.SUPERVISOR, hash_pin(NADIA_PIN, b"salt-of-09")))
BY_ANN, BY_NADIA = (MANAGER, MANAGER_PIN), (NADIA, NADIA_PIN)


@dataclass
class HandClock:
    """Stands still until it is turned; a second passes at each look at the wall."""

    now_ms: int = NOON_MS
    boot_id: str = "boot-1"
    mono: int = 0

    def wall_ms(self) -> int:
        return self.now_ms

    def mono_ms(self) -> int:
        return self.mono

    def offset_min(self) -> int:
        return -300

    def boot(self) -> str:
        return self.boot_id

    def pass_min(self, minutes: int) -> None:
        self.now_ms += minutes * 60_000
        self.mono += minutes * 60_000


def new_book(folder: Path, clock: HandClock | None = None) -> Book:
    """Register 1 of store 085 with one pad of 100 slips and an open day."""
    book = Book.create(
        folder,
        store="085",
        store_name="Harbour Row",
        register="1",
        currency="USD",
        clock=clock or HandClock(),
        app="test",
    )
    book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
    open_day(book)
    return book


def declare(book: Book, *, number: str = "26-07", began_ms: int = NOON_MS - 15_480_000, lane: str = "finance") -> None:
    """An incident since 02:42 of the store's clock, told to this register."""
    act = IncidentDeclared(number=number, began_ms=began_ms, rescue_lane=lane, declared_by=MANAGER)
    book.append(act, clerk=MANAGER, day=DAY)


def open_day(book: Book, *, day: str = DAY, z_no: int = 1, float_minor: int = 20_000) -> None:
    book.append(
        DayOpened(z_no=z_no, float_minor=float_minor, opened_by=CLERK, verified_by=MANAGER), clerk=CLERK, day=day
    )


def close_day(book: Book, *, day: str = DAY) -> None:
    opened = book.open_day()
    assert opened is not None
    act = DayClosed(
        z_no=opened.z_no,
        first_seq=opened.opened_seq,
        taken_minor=0,
        sales=0,
        over_short_minor=0,
        seal="S1",
        closed_by=MANAGER,
    )
    book.append(act, clerk=MANAGER, day=day)


def new_till(book: Book, clock: HandClock | None = None, *, told: Told | None = None, **policy: Any) -> Till:
    """A till that may sell: under an incident, declared here where the book has none."""
    if book.incident() is None:
        declare(book)
    return Till(book, replace(POLICY, **policy), STAFF, clock or HandClock(), told=told or Told())


def reopened(folder: Path, clock: HandClock | None = None) -> Book:
    return Book.open(folder, clock=clock or HandClock(), app="test")


def card_sale(number: int, **fields: Any) -> SaleDraft:
    """A good card slip: number 7 is slip 085100007 over $10.07."""
    plain: dict[str, Any] = {
        "entry_id": Till.new_id(),
        "clerk": CLERK,
        "tender": "card",
        "slip": f"{85_100_000 + number:09d}",
        "amount_minor": 1_000 + number,
        "tax_minor": 68,
        "brand": "visa",
        "last4": f"{4_000 + number:04d}",
        "approval": "31415A",
        "imprint": "imprinted",
        "expiry_ok": True,
        "signature_ok": True,
        "legible": True,
        "reason": "central is down",
    }
    return SaleDraft(**{**plain, **fields})


def cash_sale(amount_minor: int, **fields: Any) -> SaleDraft:
    plain: dict[str, Any] = {"entry_id": Till.new_id(), "clerk": CLERK, "tender": "cash", "amount_minor": amount_minor}
    return SaleDraft(**{**plain, **fields})
