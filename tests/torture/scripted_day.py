"""A store's day as a script of steps through the real rooms, and what must be true of its book after each. No Qt."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, HandClock, card_sale, cash_sale, declare
from boxmaking import NOON_MS
from daymaking import pieces_of
from linemaking import DirectRoad, sender
from officemaking import FLOAT_MINOR, PADS, house_of
from shoebox.carry import take_any_receipt
from shoebox.carry.sender import Said
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.formats.office_card import read_card
from shoebox.handover.store import StoreHouse
from shoebox.storage.book import Book
from shoebox.till import RefundDraft

DAY = "2026-11-12"
CARD, CASH, BACK, STRUCK, LATER = (f"0000000{at}-0000-4000-8000-00000000000{at}" for at in range(1, 6))


@dataclass
class Scene:
    """A register's folder, a stick and head office, below one folder; what was announced of each step."""

    root: Path
    announced: list[bytes] = field(default_factory=list)  # the hash of each entry that somebody was told of
    house: StoreHouse | None = None
    central: Central | None = None

    @property
    def folder(self) -> Path:
        return self.root / "store"

    @property
    def stick(self) -> Path:
        return self.root / "STICK-7"

    @property
    def open(self) -> StoreHouse:
        assert self.house is not None
        return self.house

    def start(self) -> None:
        """The program starts, with every check."""
        clock = HandClock(NOON_MS)
        self.house = house_of(self.folder, Book.open(self.folder, clock=clock, app="test"), clock)

    def start_head_office(self) -> None:
        """Head office opens, and knows this register."""
        self.central = Central.open(self.root / "hq", HandClock())
        self.central.enrol(self.open.book.enrolment())

    def stop(self) -> None:
        for one in (self.house, self.central):
            if one is not None:
                one.close()
        self.house = self.central = None

    def held(self) -> list[bytes]:
        return [entry.hash for entry in self.open.book.entries()]


# -- the steps, in order; each may be done again where it failed


def make(scene: Scene) -> None:
    """A register is set up: a key, a book, its enrolment."""
    clock = HandClock(NOON_MS)
    book = Book.create(
        scene.folder, store="085", store_name="Harbour Row", register="1", currency="USD", clock=clock, app="test"
    )
    scene.house = house_of(scene.folder, book, clock)


def begin(scene: Scene) -> None:
    """The program starts on a book that is there."""
    scene.stop()
    scene.start()


def prepare(scene: Scene) -> None:
    scene.open.day.slips.issue_pad(PADS[0], MANAGER)


def more_pads(scene: Scene) -> None:
    """Something that can always be written down."""
    scene.open.day.slips.issue_pad(PADS[1], MANAGER)


def outage(scene: Scene) -> None:
    declare(scene.open.book)


def open_day(scene: Scene) -> None:
    scene.open.day.open_day(day=DAY, float_minor=FLOAT_MINOR, clerk=MANAGER, second=(CLERK, CLERK_PIN))


def sell_by_card(scene: Scene) -> None:
    """With its receipt on paper."""
    recorded = scene.open.till.record(card_sale(1, entry_id=CARD))
    scene.announced[:] = scene.held()
    scene.open.receipt(recorded.row)


def sell_for_cash(scene: Scene) -> None:
    scene.open.till.record(cash_sale(4_250, entry_id=CASH))


def sell_later(scene: Scene) -> None:
    scene.open.till.record(cash_sale(1_995, entry_id=LATER))


def refund(scene: Scene) -> None:
    row = scene.open.book.sale_by_id(CASH)
    assert row is not None
    scene.open.till.refund(
        RefundDraft(
            entry_id=BACK, clerk=CLERK, of_seq=row.seq, amount_minor=250, reason="too long", pin=MANAGER_PIN
        )
    )  # fmt: skip


def void(scene: Scene) -> None:
    row = scene.open.book.sale_by_id(LATER)
    assert row is not None
    scene.open.till.void(
        seq=row.seq, reason="typed twice", pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK, entry_id=STRUCK
    )


def count(scene: Scene) -> None:
    scene.open.day.drawer.count(pieces_of(FLOAT_MINOR + 4_000), MANAGER)


def count_paper(scene: Scene) -> None:
    scene.open.day.slips.count_paper(scene.open.day.figures().slips_in_book, "", MANAGER)


def close(scene: Scene) -> None:
    scene.open.day.close(seal="A 448 210", clerk=MANAGER)


def papers(scene: Scene) -> None:
    scene.open.closing_papers()


def seal(scene: Scene) -> None:
    scene.open.seal_to(scene.stick, clerk=MANAGER)


def carry(scene: Scene) -> None:
    """The stick comes to head office, which lays a receipt out."""
    assert scene.central is not None
    for result in scene.central.import_boxes([scene.stick]):
        if result.code:
            raise Said(result.code, result.code, result.sentence)
    for path in sorted((scene.root / "hq" / "receipts").iterdir()):
        shutil.copy(path, scene.root / path.name)


def take_receipt(scene: Scene) -> None:
    """What head office signed for comes back into the book."""
    card = read_card((scene.root / "hq" / "head-office.json").read_bytes())
    for path in sorted(scene.root.glob("*.receipt")):
        take_any_receipt(scene.open.book, path.read_bytes(), card=card, clerk=MANAGER, day=DAY)


def send(scene: Scene) -> None:
    """One round on the line; the lane never raises, so what it says is raised here."""
    assert scene.central is not None
    state = sender(scene.open.book, scene.central, DirectRoad(scene.central)).once()
    if state.kind is not LineKind.UP_TO_DATE:
        raise Said(state.code, state.code, state.sentence)


def next_day(scene: Scene) -> None:
    scene.open.day.open_day(day="2026-11-13", float_minor=FLOAT_MINOR, clerk=MANAGER, second=(CLERK, CLERK_PIN))
