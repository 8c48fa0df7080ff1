"""The machines of a seed's history, and the lines between them: real programs on a simulated network and clock."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bookmaking import NOON_MS
from linemaking import DirectRoad
from relaymaking import OfficeRoad, SmallOffice
from shoebox.carry import (
    Dispatches,
    Fetcher,
    Forwarder,
    OfficeSender,
    Register,
    RelayDesk,
    Roads,
    Rules,
    Sender,
    take_any_receipt,
)
from shoebox.day.sealing import box_after
from shoebox.domain.acts import DayClosed, DayOpened, Sale, Void
from shoebox.domain.carrying import LineKind, Place
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.parcel import fill, write_parcel
from shoebox.storage.book import Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.outbox import Outbox
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.road import RoadAnswer

if TYPE_CHECKING:
    from torture.world import World

OFFICE, ONE, TWO = "085-1", "085-2", "085-3"
NAMES = (OFFICE, ONE, TWO)
FAR = "086-1"  # of another store: alone, with head office as its only road
RULES = {kind: Rules(read=lambda sent: sent.body) for kind in DispatchKind}


@dataclass
class SeedClock:
    """One machine's clock: the world's time, and how wrong this machine has it."""

    world: World
    wrong_ms: int = 0

    def wall_ms(self) -> int:
        return self.world.now_ms + self.wrong_ms

    def mono_ms(self) -> int:
        return self.world.now_ms - NOON_MS

    def offset_min(self) -> int:
        return -300

    def boot(self) -> str:
        return "boot-1"


@dataclass
class Wire:
    """One line between two machines: what is lost, doubled, late, cut, or heard and never answered."""

    world: World
    name: str
    far: Callable[[], DirectRoad | OfficeRoad | None]
    is_cut: bool = False
    is_deaf: bool = False
    late: list[tuple[str, bytes]] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> RoadAnswer:
        dice, far = self.world.dice, self.far()
        if self.is_cut or far is None or self.world.is_dying:
            raise Trouble("carry.offline", host=self.name, why="cut")
        while self.late and dice.random() < 0.5:
            far.deliver(*self.late.pop(dice.randrange(len(self.late))))
        fate = dice.random() if self.world.is_rough else 1.0
        if fate < 0.06:
            raise Trouble("carry.unknown", host=self.name, why="lost")
        if fate < 0.12:
            self.late.append((path, body))
            raise Trouble("carry.unknown", host=self.name, why="late")
        answer = far.deliver(path, body)
        if fate < 0.20:
            far.deliver(path, body)
        if fate < 0.26 or self.is_deaf:
            raise Trouble("carry.unknown", host=self.name, why="no answer")
        return answer

    def close(self) -> None:
        """A line that is let go of keeps what is under way on it."""


@dataclass
class Machine:
    """A register's PC: its folder, its book, its roads, and what was printed there."""

    world: World
    name: str
    folder: Path
    clock: SeedClock
    to_head: Wire
    to_office: Wire | None
    book: Book = field(init=False)
    roads: Roads = field(init=False)
    taken: Dispatches = field(init=False)
    printed: dict[str, int] = field(default_factory=dict)  # entry id to amount, as on the receipts in customers' hands
    tried: dict[str, int] = field(default_factory=dict)  # of sales of which the program never said that they are saved
    voided: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)  # codes it was refused with
    is_honest: bool = True
    anchored: bool = False  # somebody outside held what was tampered with

    def __post_init__(self) -> None:
        self.start()

    @property
    def place(self) -> Place:
        return self.book.place

    def start(self) -> None:
        """The program begins, with all checks of a start."""
        self.book = Book.open(self.folder, clock=self.clock, app="sim")
        world, key = self.world, self.world.central.keys
        common = {
            "register": Register(place=self.place, public_key=self.book.public_key, sign=self.book.sign, app="sim"),
            "reader": BookReader(self.book.path), "outbox": Outbox(self.folder), "keys": key,
            "clock": self.clock, "take": self.take,
        }  # fmt: skip
        self.taken = Dispatches(
            self.book, DispatchFiles(self.folder / "head-office"), RULES, keys=key, clock=self.clock
        )
        self.taken.adopt()
        fetcher = Fetcher(place=self.place, sign=self.book.sign, dispatches=self.taken, keys=key, clock=self.clock)
        at_once = world.dice.choice((3, 40, 500))
        head = Sender(road=self.to_head, at_once=at_once, fetcher=fetcher, **common)
        office = None
        if self.to_office is not None:
            office = OfficeSender(
                road=self.to_office, at_once=at_once, box_after=partial(box_after, self.book),
                fetcher=replace(fetcher, by_office=True, keeps_parts=True), **common,
            )  # fmt: skip
        forwarder = self.forwarder if self.name == OFFICE else lambda: None
        self.roads = Roads(head=head, office=office, forwarder=forwarder)

    def stop(self) -> None:
        """Killed; what is on the disk is on the disk."""
        self.book.close()

    def take(self, receipt: bytes) -> None:
        take_any_receipt(self.book, receipt, card=self.world.central.keys.card, clerk="system", day=self.day())

    def forwarder(self) -> Forwarder | None:
        return self.world.office.forwarder if self.world.office is not None else None

    def day(self) -> str:
        opened = self.book.open_day()
        return opened.day if opened else "2026-11-12"

    # -- what a clerk does

    def sell(self) -> None:
        dice, opened = self.world.dice, self.book.open_day()
        if opened is None:
            return
        own, amount = self.world.new_id(), dice.randrange(100, 90_000)
        sale = Sale(slip="", tender="cash", amount_minor=amount, tax_minor=0, currency="USD")
        self.tried[own] = amount
        self.book.append(sale, clerk="17", day=opened.day, entry_id=own)
        self.printed[own] = self.tried.pop(own)

    def strike(self) -> None:
        opened, good = self.book.open_day(), sorted(set(self.printed) - self.voided)
        if opened is None or not good:
            return
        own = self.world.dice.choice(good)
        struck = self.book.entry(own)
        if struck is None or self.book.sale(struck.seq).voided_by_seq:
            return
        act = Void(void_of=own, void_of_seq=struck.seq, reason="typed twice", approver="02", paper_in_box=True)
        with contextlib.suppress(Refusal):
            self.book.append(act, clerk="17", day=opened.day, entry_id=self.world.new_id())
            self.voided.add(own)

    def look_again(self) -> None:
        """What the clerk does when something went wrong: what is in the book is shown, and gets its receipt."""
        for own, amount in list(self.tried.items()):
            if self.book.entry(own) is not None:
                self.printed[own] = amount
            del self.tried[own]

    def turn_day(self) -> None:
        """Close the open day, and open the next."""
        opened, last = self.book.open_day(), self.book.last_closed()
        if opened is None:
            assert last is not None, "it begins with a day open"
            self.open_after(last.z_no)
            return
        first = last.closed_seq + 1 if last is not None else 1
        closed = DayClosed(
            z_no=opened.z_no, first_seq=first, taken_minor=0, sales=0, over_short_minor=0, seal="S", closed_by="02"
        )
        self.book.append(closed, clerk="02", day=opened.day, entry_id=self.world.new_id())
        self.open_after(opened.z_no)

    def open_after(self, z_no: int) -> None:
        day = f"2026-{11 + (11 + z_no) // 30}-{(11 + z_no) % 30 + 1:02d}"
        again = DayOpened(z_no=z_no + 1, float_minor=0, opened_by="17", verified_by="02")
        self.book.append(again, clerk="17", day=day, entry_id=self.world.new_id())

    def round(self) -> None:
        """One round on both roads; what it says of the line must be true."""
        state = self.roads.once()
        self.seen |= {state.code} - {""}
        for one in (self.roads.head, self.roads.office):
            if one is not None and one.state.code:
                self.seen.add(one.state.code)
        if state.kind is LineKind.UP_TO_DATE and self.is_honest and not self.world.was_brought_back:
            self.world.must_hold(self, "says it is up to date")

    def parcels(self) -> list[bytes]:
        """What head office has not signed for, as on a stick."""
        laid, first, last = [], self.book.acknowledged_seq() + 1, self.book.head().seq
        while first <= last:
            entries = fill(self.book.entries(first, last))
            laid.append(write_parcel(self.book.store, entries, public_key=self.book.public_key, sign=self.book.sign))
            first = entries[-1].seq + 1
        return laid


class OfficePc:
    """The office PC's relay: its copies, its desk, its errand."""

    def __init__(self, world: World, known: SmallOffice) -> None:
        self.book = RelayBook.open(world.folder / "held" / "held.db")
        clock = SeedClock(world)
        side = replace(known.side(), sent=lambda: world.machines[NAMES.index(OFFICE)].taken)
        self.desk = RelayDesk(self.book, store="085", office=side, clock=clock, random=world.random_bytes)
        self.forwarder = Forwarder(desk=self.desk, road=world.office_wire, keys=world.central.keys)
