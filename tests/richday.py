"""A store-day with everything on it that a day can hold, at as many registers as one likes. Real books, real entries.

Register 085-1 is the office's: two drawers, and the others' sealed days. What each register does is the same, so what
a store-day adds up to is that of one register, times their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bookmaking import CLERK, CLERK_PIN, DAY, MANAGER, MANAGER_PIN, HandClock, declare
from daymaking import pieces_of
from officemaking import Counter, house_of
from shoebox.domain.acts import NoSale, PickUp, Refund, Sale, Void
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.clock import DAY_MS
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.pickup import PickUpState
from shoebox.domain.slip import Pad
from shoebox.storage.book import Book

ROSA, ANN = (CLERK, CLERK_PIN), (MANAGER, MANAGER_PIN)
BRANDS = ("visa", "mastercard", "visa", "amex", "discover", "visa", "mastercard", "jcb")
SEAL = "A 448 2{0:02d}"


@dataclass
class RichRegister:
    """One register at work. ``base`` is the number before the first of its first pad."""

    counter: Counter
    base: int
    used: int = 0
    said: list[Entry] = field(default_factory=list)

    @property
    def book(self) -> Book:
        return self.counter.house.book

    def slip(self) -> str:
        self.used += 1
        return f"{self.base + self.used:09d}"

    def card(self, amount_minor: int, brand: str = "visa", **fields: object) -> Entry:
        plain: dict[str, object] = {
            "slip": self.slip(), "tender": "card", "amount_minor": amount_minor, "tax_minor": amount_minor // 15,
            "currency": "USD", "brand": brand, "last4": f"{1_000 + self.used:04d}", "approval": "31415A",
            "imprint": "imprinted", "signature_ok": True, "expiry_ok": True, "policy": "7",
        }  # fmt: skip
        return self.write(Sale(**(plain | fields)))  # type: ignore[arg-type]

    def cash(self, amount_minor: int, drawer: str = "", **fields: object) -> Entry:
        plain: dict[str, object] = {
            "slip": "", "tender": "cash", "amount_minor": amount_minor, "tax_minor": amount_minor // 15,
            "currency": "USD", "drawer": drawer, "policy": "7",
        }  # fmt: skip
        return self.write(Sale(**(plain | fields)))  # type: ignore[arg-type]

    def refund(self, of: Entry, amount_minor: int, brand: str = "", **fields: object) -> Entry:
        tender = "card" if brand else "cash"
        plain: dict[str, object] = {
            "refund_of": read_body(of.body).entry_id, "refund_of_seq": of.seq, "slip": self.slip() if brand else "",
            "tender": tender, "amount_minor": amount_minor, "tax_minor": amount_minor // 15, "currency": "USD",
            "brand": brand, "approver": MANAGER, "reason": "torn seam",
        }  # fmt: skip
        return self.write(Refund(**(plain | fields)))  # type: ignore[arg-type]

    def void(self, of: Entry, reason: str) -> None:
        said = {"void_of": read_body(of.body).entry_id, "void_of_seq": of.seq, "reason": reason}
        self.write(Void(**said, approver=MANAGER, paper_in_box=True))  # type: ignore[arg-type]

    def write(self, act: Sale | Refund | Void | PickUp | NoSale | SlipSpoiled) -> Entry:
        self.counter.clock.pass_min(7)
        self.said.append(self.book.append(act, clerk=CLERK, day=DAY))
        return self.said[-1]


def rich_work(register: RichRegister) -> None:
    """A day's sales with all that can be odd about them, and all that can happen to a drawer."""
    house, clock = register.counter.house, register.counter.clock
    now_ms = clock.wall_ms()
    house.day.open_day(day=DAY, float_minor=20_000, clerk=MANAGER, second=ROSA)
    for at, brand in enumerate(BRANDS * 2):
        register.card(2_995 + at * 1_313, brand)
    register.card(64_900, "visa", approval="", limit_by=MANAGER)
    flat = register.card(4_620, "mastercard", approval="", imprint="handwritten")
    register.card(4_620, "mastercard", twin_of_seq=flat.seq)
    register.card(7_250, "amex", signature_ok=False)
    register.card(15_575, "visa", happened_ms=now_ms - 5 * DAY_MS)
    register.card(3_310, "discover", happened_ms=now_ms - DAY_MS)
    register.card(8_000, "visa", tax_minor=0, exempt="NY-114-88")
    struck = register.card(6_241, "visa")
    register.void(struck, "typed twice")
    register.void(register.cash(1_250), "customer changed their mind")
    register.write(SlipSpoiled(slip=register.slip(), reason="torn"))
    register.slip()  # torn off and lost, as the next
    register.slip()
    bought = register.card(12_995, "visa")
    register.refund(bought, 4_000, "visa")
    for amount_minor in (1_995, 4_250, 899, 12_000, 6_150):
        sold = register.cash(amount_minor)
    register.refund(sold, 1_150)
    register.refund(
        sold, 2_500, refund_of="", refund_of_seq=0, outside_store="012", outside_receipt="K7QM4TXN",
        outside_day="2026-11-03", outside_minor=6_241,
    )  # fmt: skip
    register.write(PickUp(order_no=f"W-{register.base}1", state=PickUpState.RELEASED, name="Ada Quill"))
    register.write(PickUp(order_no=f"W-{register.base}2", state=PickUpState.HELD, name="Cy Marsh", contact="555 0199"))
    drawer = house.day.drawer
    drawer.no_sale(reason="change for a customer", clerk=CLERK)
    drawer.paid_in(amount_minor=1_000, reason="found in the shop", clerk=CLERK)
    drawer.paid_out(amount_minor=4_500, reason="window cleaner", clerk=CLERK)
    clock.pass_min(30)
    drawer.change_fetched(amount_minor=10_000, clerk=MANAGER, second=ROSA)
    drawer.check(pieces_of(expected_minor(register)), MANAGER)
    drawer.safe_drop(amount_minor=12_000, bag="7741 0093", second=ANN, clerk=CLERK)
    clock.pass_min(45)
    drawer.safe_drop(amount_minor=5_000, bag="7741 0094", second=ANN, clerk=CLERK)


def expected_minor(register: RichRegister, drawer: str = "") -> int:
    """What should be in the drawer, as the book says."""
    from shoebox.day.drawer import expected_minor as by_book
    from shoebox.day.drawer import of_drawer
    from shoebox.day.ledger import read_day

    day = read_day(register.book, DAY)
    return by_book(*of_drawer(day.lines, day.rows, drawer))


def second_drawer(register: RichRegister) -> None:
    """Ann sells from a drawer of her own."""
    drawer = register.counter.house.day.drawer
    name = drawer.open_another(float_minor=15_000, seller=MANAGER, clerk=MANAGER, second=ROSA)
    register.cash(7_777, drawer=name)
    drawer.paid_out(amount_minor=600, reason="postage", clerk=MANAGER, drawer=name)


def count_all(register: RichRegister, *, short_minor: int = 2_000, paper_short: int = 1) -> None:
    """Blind, by two people where it is not right; a bag to the bank; the slips by hand, and the lost ones explained."""
    house, clock = register.counter.house, register.counter.clock
    for one in house.day.drawer.drawers():
        found = expected_minor(register, one.drawer) - (0 if one.drawer else short_minor)
        house.day.drawer.count(pieces_of(found), MANAGER, drawer=one.drawer)
        if not one.drawer and short_minor:
            clock.pass_min(8)
            house.day.drawer.count(pieces_of(found), CLERK, drawer=one.drawer)
        house.day.drawer.deposit(
            amount_minor=found - 10_000, bag=f"7741 01{one.drawer or 'A'}", second=ROSA, clerk=MANAGER,
            drawer=one.drawer,
        )  # fmt: skip
    missing = [slip for gap in house.day.figures().gaps for slip in gap.slips if not gap.explanation]
    if missing:
        house.day.slips.explain_missing(missing, "fell behind the counter and were swept up", "AB RL", MANAGER, ROSA)
    in_book = house.day.figures().slips_in_book
    note = "one went to the police, receipt 4471" if paper_short else ""
    house.day.slips.count_paper(in_book - paper_short, note, MANAGER)


def make_register(folder: Path, number: int) -> RichRegister:
    """Register `number` of store 085 with a begun pad and a fresh one, under incident 26-07."""
    clock, base = HandClock(), 85_000_000 + number * 100_000
    folder.mkdir(parents=True)
    names = {"store": "085", "store_name": "Harbour Row", "register": f"085-{number}"}
    book = Book.create(folder, **names, currency="USD", clock=clock, app="0.1.0")
    house = house_of(folder, book, clock)
    declare(book)
    for first in (1, 101):
        house.day.slips.issue_pad(Pad(f"{base + first:09d}", f"{base + first + 99:09d}"), MANAGER)
    return RichRegister(Counter(house, clock), base)


@contextmanager
def rich_store(
    folder: Path, *, registers: int = 3, drawers: int = 2, closed: bool = True,
    work: Callable[[RichRegister], None] = rich_work, paper_short: int = 1,
) -> Iterator[RichRegister]:  # fmt: skip
    """The office's register with the days of all others gathered; closed where it is asked for."""
    office = make_register(folder / "085-1", 1)
    shared = folder / "shared"
    for number in range(2, registers + 1):
        other = make_register(folder / f"085-{number}", number)
        work(other)
        count_all(other, short_minor=number * 100, paper_short=paper_short)
        other.counter.house.day.close(seal=SEAL.format(number), clerk=MANAGER)
        other.counter.seal_into(shared)
        office.counter.house.registers.add(other.counter.card(), clerk=MANAGER)
        other.book.close()
    work(office)
    if drawers > 1:
        second_drawer(office)
    if registers > 1:
        office.counter.house.registers.gather(shared, clerk=MANAGER)
    try:
        if closed:
            count_all(office, paper_short=paper_short)
            office.counter.house.day.close(seal=SEAL.format(1), clerk=MANAGER)
        yield office
    finally:
        office.book.close()
