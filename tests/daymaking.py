"""A register's book in a temporary folder, with the office that looks after its day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bookmaking import CLERK, CLERK_PIN, MANAGER, POLICY, STAFF, HandClock
from shoebox.day import DayRoom
from shoebox.domain.acts import Refund, Sale, Void
from shoebox.domain.entry import Entry, read_body
from shoebox.domain.slip import Pad
from shoebox.storage.book import Book

PAD = Pad("085100001", "085100020")


@dataclass
class Office:
    """The day room with a book to put sales into, as the till would."""

    book: Book
    room: DayRoom
    clock: HandClock

    def open(self, day: str = "2026-11-12", float_minor: int = 20_000) -> None:
        self.room.open_day(day=day, float_minor=float_minor, clerk=MANAGER, second=(CLERK, CLERK_PIN))

    def slip(self, number: int, amount_minor: int = 6_241, **fields: object) -> Entry:
        plain: dict[str, object] = {
            "slip": f"{85_100_000 + number:09d}", "tender": "card", "amount_minor": amount_minor, "tax_minor": 100,
            "currency": "USD", "brand": "visa", "last4": "4417", "approval": "31415A", "imprint": "imprinted",
            "signature_ok": True,
        }  # fmt: skip
        return self._append(Sale(**(plain | fields)))  # type: ignore[arg-type]

    def cash(self, amount_minor: int) -> Entry:
        return self._append(Sale(slip="", tender="cash", amount_minor=amount_minor, tax_minor=0, currency="USD"))

    def void(self, entry: Entry) -> Entry:
        return self._append(
            Void(
                void_of=read_body(entry.body).entry_id,
                void_of_seq=entry.seq,
                reason="typed twice",
                approver=MANAGER,
                paper_in_box=True,
            )
        )

    def refund(self, entry: Entry, amount_minor: int, tender: str = "cash", **fields: str) -> Entry:
        return self._append(
            Refund(
                refund_of=read_body(entry.body).entry_id, refund_of_seq=entry.seq, slip="", tender=tender,
                amount_minor=amount_minor, tax_minor=0, currency="USD", **{"approver": MANAGER, **fields},
            )
        )  # fmt: skip

    def settle(self, seal: str = "A 448 210") -> None:
        """Count what should be there, count the paper, close."""
        day = self.room.figures()
        self.room.drawer.count(pieces_of(self.expected()), CLERK)
        self.room.slips.count_paper(day.slips_in_book, "", CLERK)
        self.room.close(seal=seal, clerk=MANAGER)

    def expected(self) -> int:
        """What should be in the drawer, worked out by hand from the rows."""
        sign = {"sale": 1, "refund": -1}
        day = self.book.open_day()
        assert day is not None
        rows = [row for row in self.book.sales(day.day) if row.tender == "cash" and not row.voided_by_seq]
        return 20_000 + sum(sign[row.kind] * row.amount_minor for row in rows)

    def _append(self, act: Sale | Void | Refund) -> Entry:
        day = self.book.open_day()
        assert day is not None
        return self.book.append(act, clerk=CLERK, day=day.day)


def pieces_of(amount_minor: int) -> tuple[tuple[int, int], ...]:
    """An amount in the fewest notes and coins."""
    pieces = []
    for piece in (one.worth_minor for one in POLICY.pieces):
        number, amount_minor = divmod(amount_minor, piece)
        pieces.append((piece, number))
    return tuple(pieces)


@contextmanager
def make_office(folder: Path) -> Iterator[Office]:
    """An office whose book is closed at the end."""
    clock = HandClock()
    with Book.create(
        folder, store="085", store_name="Harbour Row", register="1", currency="USD", clock=clock, app="test"
    ) as book:
        made = Office(book, DayRoom(book, POLICY, STAFF, clock), clock)
        made.room.slips.issue_pad(PAD, MANAGER)
        yield made
