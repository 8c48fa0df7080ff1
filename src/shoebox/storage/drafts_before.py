"""Card slips and cash sales of a register's books before its present one that still wait: what is owed, what was done.

Storage room: reads only, in memory. Entries are named by numbers below zero, see `shoebox.domain.former`. Only what is
proven stands here: a row that was merely seen can neither be sent nor keyed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from shoebox.domain.act import Act
from shoebox.domain.acts import CardDeclined, DayClosed, DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Envelope, Kind, Tender
from shoebox.domain.former import former_no
from shoebox.domain.incident import Incident
from shoebox.domain.ticking import tick_key
from shoebox.storage.former_book import FormerBook, Span
from shoebox.storage.incident_view import ReviewRow, TickRow

Acts = tuple[tuple[Entry, Envelope, Act], ...]


class DraftsBefore:
    """What books before say of drafts. `named` gives a row its number for the present book."""

    def __init__(self, books: Sequence[FormerBook], named: Callable[[FormerBook, SaleRow], SaleRow]) -> None:
        self._books, self._named = tuple(books), named
        self._rows: tuple[SaleRow, ...] | None = None
        self._ticks: dict[int, TickRow] | None = None
        self._undone: set[int] = set()  # ticks of theirs that the present book took back

    def note(self, act: Act) -> None:
        """An entry of the present book that takes one of their ticks back."""
        if isinstance(act, RekeyUndone) and act.ticked_seq < 0:
            self._undone.add(act.ticked_seq)

    def good(self) -> tuple[SaleRow, ...]:
        """Every good sale that is proven, in order."""
        if self._rows is None:
            self._rows = tuple(
                self._named(book, row) for book in self._books for row in book.rows_after(0)
                if row.kind == "sale" and not row.voided_by_seq and row.seq not in book.unproven
            )  # fmt: skip
        return self._rows

    def refunds(self) -> tuple[SaleRow, ...]:
        """Every good refund that is proven, in order, each with the incident that was on when it was given."""
        return tuple(
            replace(self._named(book, row), incident_seq=former_no(book.epoch, held) if held else 0)
            for book in self._books for row in book.rows_after(0)
            if row.kind == "refund" and not row.voided_by_seq and row.seq not in book.unproven
            for held in (book.incident_seq_of(row),)
        )  # fmt: skip

    def on_slips(self) -> tuple[SaleRow, ...]:
        """The good card slips among them."""
        return tuple(row for row in self.good() if row.tender == Tender.CARD)

    def incidents(self) -> tuple[Incident, ...]:
        """Every incident as its own book has it, in order; one that went on stands in the next book once more."""
        return tuple(
            replace(held, seq=former_no(book.epoch, held.seq)) for book in self._books for held in book.incidents()
        )

    # -- what was keyed again there

    def ticks(self) -> tuple[TickRow, ...]:
        """Their ticks that nobody took back, of drafts of whichever book, in order."""
        if self._ticks is None:
            self._ticks = self._read_ticks()
        return tuple(tick for tick in self._ticks.values() if tick.seq not in self._undone)

    def tick(self, *, seq: int, order_key: str) -> TickRow | None:
        """The tick of this draft, else the last one under this order."""
        ticks = self.ticks()
        own = next((tick for tick in ticks if tick.draft_seq == seq), None)
        return own or next((tick for tick in reversed(ticks) if order_key and _key(tick) == order_key), None)

    def _read_ticks(self) -> dict[int, TickRow]:
        found: dict[int, TickRow] = {}
        for book in self._books:
            for entry, _, act in book.of_kind(Kind.REKEYED):
                if isinstance(act, Rekeyed):
                    number = former_no(book.epoch, entry.seq)
                    found[number] = TickRow(_no(book, act.rekeyed_seq), number, act.order_no, act.refund)
            for _, _, act in book.of_kind(Kind.REKEY_UNDONE):
                if isinstance(act, RekeyUndone):
                    found.pop(_no(book, act.ticked_seq), None)
        return found

    def review(self, seq: int) -> ReviewRow | None:
        """The look that somebody in charge took at this draft."""
        for book in self._books:
            for entry, _, act in book.of_kind(Kind.DRAFT_REVIEWED):
                if isinstance(act, DraftReviewed) and _no(book, act.reviewed_seq) == seq:
                    return ReviewRow(seq, former_no(book.epoch, entry.seq), act.approver, act.reason)
        return None

    # -- their boxes

    def closed(self) -> dict[str, str]:
        """The number of the box of each business day that was closed there."""
        return {
            envelope.day: book.place.box_no(act.z_no)
            for book in self._books for _, envelope, act in book.of_kind(Kind.DAY_CLOSED)
            if isinstance(act, DayClosed)
        }  # fmt: skip

    def handed_over(self) -> Iterator[BoxHandedOver]:
        """Each time a box changed hands, in order."""
        for book in self._books:
            for _, _, act in book.of_kind(Kind.BOX_HANDED_OVER):
                if isinstance(act, BoxHandedOver):
                    yield act

    # -- cards

    def declined(self) -> Iterator[tuple[int, int, Envelope, CardDeclined]]:
        """Each declined card: the incident it was under (0 = none that is known), the entry, what it says; in order."""
        for book in self._books:
            incidents = [held.seq for held in book.incidents()]
            for entry, envelope, act in book.of_kind(Kind.CARD_DECLINED):
                if isinstance(act, CardDeclined):
                    held = max((seq for seq in incidents if seq < entry.seq), default=0)
                    yield former_no(book.epoch, held) if held else 0, former_no(book.epoch, entry.seq), envelope, act


def _no(book: FormerBook, seq: int) -> int:
    """An entry of this book, or of one before it, as the present book names it."""
    return former_no(book.epoch, seq) if seq > 0 else seq


def _key(tick: TickRow) -> str:
    return tick_key(tick.order_no, is_refund=tick.is_refund)


def within(seq: int, spans: Sequence[Span]) -> bool:
    """Whether a number lies in one of these stretches."""
    return any(first <= seq <= last for first, last in spans)
