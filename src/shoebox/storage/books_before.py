"""All books of a register before its present one, asked together. Storage room: reads only, in memory.

What they answer names their entries by numbers below zero, see `shoebox.domain.former`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from shoebox.domain.act import Act
from shoebox.domain.acts import DraftReviewed, Refund, Void
from shoebox.domain.acts_before import LostBefore, SentBefore
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.correction import Correction
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.former import former_no, former_place
from shoebox.domain.given_back import GivenBack, Receipt
from shoebox.domain.item import Basket
from shoebox.domain.pickup import PickUpRow, PickUpState
from shoebox.domain.slip import Pad, TakenFrom
from shoebox.storage.book_view import ClosedDay, SlipPlace, is_refund_on
from shoebox.storage.drafts_before import DraftsBefore, within
from shoebox.storage.former_book import FormerBook, Span, spans
from shoebox.storage.projections import SPOILED, Line
from shoebox.storage.salvage import SEEN

_EVERY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What head office has not signed for of one book before."""

    book: FormerBook
    here: tuple[Span, ...]  # stretches of entries that can be sent; receipts go along and do not count
    entries: int  # in them, without receipts
    lost: tuple[Span, ...]  # stretches that can't be read any more
    explained: LostBefore | None

    @property
    def unsent(self) -> int:
        """Entries that count as unsent: what is lost counts until somebody has said what is known of it."""
        return self.entries + (0 if self.explained else sum(last - first + 1 for first, last in self.lost))


class BooksBefore:
    """The books before, the oldest first."""

    def __init__(self, books: Sequence[FormerBook] = ()) -> None:
        self.books = tuple(books)
        self._newest_first = tuple(reversed(self.books))
        self._sent: dict[int, SentBefore] = {}
        self._told: dict[int, LostBefore] = {}
        self._owed: tuple[Owed, ...] | None = None
        self.drafts = DraftsBefore(self.books, _row)
        self._sales: dict[str, tuple[SaleRow, ...]] = {}  # by day; what is left of a book changes no more

    def __bool__(self) -> bool:
        return bool(self.books)

    def note(self, act: Act) -> None:
        """An entry of the present book that speaks of one before."""
        self.drafts.note(act)
        if isinstance(act, SentBefore):
            self._sent[act.epoch] = act
        elif isinstance(act, LostBefore):
            self._told[act.epoch] = act
        else:
            return
        self._owed = None

    def word_on(self, epoch: int) -> SentBefore | None:
        """What head office said last of this book."""
        return self._sent.get(epoch)

    def of_epoch(self, epoch: int) -> FormerBook | None:
        """The book of this epoch."""
        return next((book for book in self.books if book.epoch == epoch), None)

    def is_proven(self, number: int) -> bool:
        """Whether the row of this entry was more than seen."""
        book, seq = self._at(number)
        return book is not None and seq not in book.unproven

    def _at(self, number: int) -> tuple[FormerBook | None, int]:
        epoch, seq = former_place(number)
        return self.of_epoch(epoch), seq

    # -- entries and sales

    def entries(self, number: int) -> Iterator[Entry]:
        """The entry of this number, if it can be read."""
        book, seq = self._at(number)
        return book.entries(seq, seq) if book is not None else iter(())

    def sale(self, number: int) -> SaleRow | None:
        """The sale or refund that is this entry."""
        book, seq = self._at(number)
        row = book.sale(seq) if book is not None else None
        return _row(book, row) if book is not None and row is not None else None

    def basket(self, number: int) -> Basket | None:
        """The items of the sale that is this entry, where it is proven."""
        book, seq = self._at(number)
        return book.basket(seq) if book is not None and seq not in book.unproven else None

    def whole_sale(self, row: SaleRow) -> tuple[SaleRow, SaleRow | None]:
        """The sale this row is of, as far as both its entries are known."""
        book, seq = self._at(row.seq)
        own = book.sale(seq) if book is not None else None
        assert book is not None
        assert own is not None
        first = (book.sale(own.part_of_seq) if own.part_of_seq else None) or own
        rest = book.sale(first.seq + 1) if first.rest_minor else None
        return _row(book, first), _row(book, rest) if rest is not None and rest.part_of_seq == first.seq else None

    def _first_row(self, ask: Callable[[FormerBook], SaleRow | None]) -> SaleRow | None:
        found = ((book, ask(book)) for book in self._newest_first)
        return next((_row(book, row) for book, row in found if row is not None), None)

    def sale_by_slip(self, slip: str) -> SaleRow | None:
        """The good sale or refund on this slip number, else one struck out."""
        return self._first_row(lambda book: book.sale_by_slip(slip))

    def sale_by_claim(self, code: str) -> SaleRow | None:
        """The sale or refund with this claim code."""
        return self._first_row(lambda book: book.sale_by_claim(code))

    def sale_keyed_under(self, slip: str) -> SaleRow | None:
        """The sale that was keyed under this slip number, and that a correction has under another."""
        return self._first_row(lambda book: book.sale_keyed_under(slip))

    def last_sale(self) -> SaleRow | None:
        """The sale or refund that was saved last."""
        return self._first_row(lambda book: book.last_sale())

    def twins(self, last4: str, amount_minor: int, since_ms: int) -> tuple[SaleRow, ...]:
        """Good sales since a wall time with these last four and this amount, newest first."""
        return self._rows(lambda book: book.twins(last4, amount_minor, since_ms))

    def on_card(self, last4: str, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales on this card that were taken between two times, newest first."""
        return self._rows(lambda book: book.on_card(last4, since_ms, until_ms))

    def on_cards(self, since_ms: int, until_ms: int) -> tuple[SaleRow, ...]:
        """Good card sales on any card that were taken between two times, newest first."""
        return self._rows(lambda book: book.on_cards(since_ms, until_ms))

    def sales(self, day: str) -> tuple[SaleRow, ...]:
        """Proven sales and refunds of a business day, in order."""
        if day not in self._sales:
            self._sales[day] = tuple(
                _row(book, row) for book in self.books for row in book.rows_after(0)
                if row.day == day and row.seq not in book.unproven
            )  # fmt: skip
        return self._sales[day]

    def acts(self, day: str) -> tuple[Line, ...]:
        """Every proven entry of a business day with what it says, in order."""
        return tuple(_line(book, line) for book in self.books for line in book.acts(day))

    def of_kind(self, kind: Kind) -> tuple[Line, ...]:
        """Every proven entry of a kind, in order."""
        return tuple(_line(book, line) for book in self.books for line in book.of_kind(kind))

    def only_seen(self, day: str) -> tuple[SaleRow, ...]:
        """Sales and refunds of a business day that stand on no entry which proves itself."""
        return tuple(
            _row(book, row) for book in self.books for row in book.rows_after(0)
            if row.day == day and row.seq in book.unproven
        )  # fmt: skip

    def has_refund(self, told: GivenBack, marks: Collection[str]) -> bool:
        """Whether what was told of is a refund in one of them, on a sale there or a receipt of one of these marks."""
        return any(is_refund_on(book.sale(told.seq), told, marks) for book in self.books)

    def slips_of(self, day: str) -> frozenset[str]:
        """Slip numbers that lie in the box of a business day: of proven sales and refunds, and spoiled ones."""
        acts = (act for book in self.books for _, _, act in book.acts(day))
        spoiled = (slip for act in acts if isinstance(act, SlipSpoiled) for slip in act.slips)
        return frozenset([*spoiled, *(row.slip for row in self.sales(day) if row.slip)])

    def refunds_given(self, most: int, day: str = "") -> tuple[SaleRow, ...]:
        """The refunds that stand, the newest first; of one business day where it is named."""
        return self._rows(lambda book: book.refunds_given(most, day))

    def refunds_like(self, outside: Receipt) -> tuple[SaleRow, ...]:
        """Refunds that stand on receipts of this one's store, day and amount under other numbers, newest first."""
        return self._rows(lambda book: book.refunds_like(outside))

    def _rows(self, ask: Callable[[FormerBook], Sequence[SaleRow]]) -> tuple[SaleRow, ...]:
        return tuple(_row(book, row) for book in self._newest_first for row in ask(book))

    def outside_refunds(self, store: str, receipt: str, tender: str = "") -> tuple[tuple[int, int], ...]:
        """What they gave back on a receipt of elsewhere: the amount and the tax of each refund."""
        return tuple(both for book in self.books for both in book.outside_refunds(store, receipt, tender))

    def tax_given_back_minor(self, number: int) -> int:
        """The tax in what its own book gave back on this sale, seen refunds with it, in minor units."""
        book, seq = self._at(number)
        row = book.sale(seq) if book is not None else None
        return book.tax_given_back_minor(row) if book is not None and row is not None else 0

    # -- slips

    def slip_mark(self, slip: str) -> tuple[str, int] | None:
        """What was said last of a number that is no sale, and in which entry."""
        found = ((book, book.slip_mark(slip)) for book in self._newest_first)
        return next(((mark[0], former_no(book.epoch, mark[1])) for book, mark in found if mark is not None), None)

    def slip_places(self, pad: Pad) -> tuple[SlipPlace, ...]:
        """Every entry that names a number of this pad, by number and entry. One that was only seen counts as used."""
        places = (
            SlipPlace(
                place.slip, former_no(book.epoch, place.seq), "used" if place.state == SEEN else place.state,
                former_no(book.epoch, place.voided_by_seq) if place.voided_by_seq else 0,
                int(place.gone_seq > 0),  # from the first entry of the present book on
            )
            for book in self.books for place in book.slip_places(pad)
        )  # fmt: skip
        return tuple(sorted(places, key=lambda place: (place.slip, place.seq)))

    def taken_of(self, pad: Pad) -> frozenset[str]:
        """The numbers of a pad that are used, voided, spoiled or were seen."""
        return frozenset(
            place.slip for place in self.slip_places(pad) if place.state != "missing" and not place.gone_seq
        )

    def highest_of(self, pad: Pad) -> str:
        """The highest number of a pad that was written on; not one spoiled or lost out of turn, further on."""
        places = (place for place in self.slip_places(pad) if place.state in ("used", SPOILED) and not place.gone_seq)
        return max((place.slip for place in places), default="")

    def last_slip(self) -> str:
        """The slip number that was written down last; empty where there is none."""
        return next((slip for book in self._newest_first if (slip := book.last_slip())), "")

    def put_down(self, taken_from: TakenFrom) -> tuple[tuple[bool, Pad], ...]:
        """The runs of numbers put down and taken back at one place, in that order."""
        return tuple(event for book in self.books for event in book.put_down(taken_from))

    # -- orders

    def pickup_of(self, order_key: str) -> PickUpRow | None:
        """The last step with the order of this key."""
        found = ((book, book.pickup_of(order_key)) for book in self._newest_first)
        return next((_step(book, row) for book, row in found if row is not None), None)

    def last_steps(self, state: PickUpState) -> tuple[PickUpRow, ...]:
        """The orders whose last step this is, the newest first."""
        every = (
            (book, row) for book in self._newest_first
            for row in (book.pickups_held()[::-1] if state is PickUpState.HELD else book.pickups_gone(_EVERY))
        )  # fmt: skip
        steps = (_step(book, row) for book, row in every)
        return tuple(step for step in steps if self.pickup_of(step.order_key) == step)

    # -- days, and what head office holds

    def last_closed(self) -> ClosedDay | None:
        """The business day that was closed last, by the numbers of its own book."""
        return next((closed for book in self._newest_first if (closed := book.last_closed())), None)

    def owed(self) -> tuple[Owed, ...]:
        """What head office has not signed for, by book."""
        if self._owed is None:
            self._owed = tuple(map(self._owed_of, self.books))
        return self._owed

    def is_owed(self, number: int) -> bool:
        """Whether head office has not signed for this entry, which can be sent still."""
        epoch, seq = former_place(number)
        return any(one.book.epoch == epoch and within(seq, one.here) for one in self.owed())

    def unsent(self) -> int:
        """How many entries that comes to."""
        return sum(one.unsent for one in self.owed())

    def _owed_of(self, book: FormerBook) -> Owed:
        word = self._sent.get(book.epoch)
        held_seq = max(book.signed_seq(), word.held_seq if word else 0)
        until_seq, needs = (word.until_seq, word.needs) if word else (0, ())

        def is_owed(seq: int) -> bool:
            held = seq <= held_seq or (seq <= until_seq and not any(first <= seq <= last for first, last in needs))
            return not held

        every = [entry for entry in book.entries() if is_owed(entry.seq)]
        lost = [seq for first, last in book.lost for seq in range(first, last + 1) if is_owed(seq)]
        return Owed(
            book=book,
            here=spans([entry.seq for entry in every]),
            entries=sum(entry.kind != Kind.RECEIPT_STORED for entry in every),
            lost=spans(lost),
            explained=self._told.get(book.epoch),
        )


def _no(book: FormerBook, seq: int) -> int:
    return former_no(book.epoch, seq) if seq > 0 else seq


def _row(book: FormerBook, row: SaleRow) -> SaleRow:
    """A row as the present book names it."""
    return replace(
        row, seq=_no(book, row.seq), twin_of_seq=_no(book, row.twin_of_seq),
        refund_of_seq=_no(book, row.refund_of_seq), voided_by_seq=_no(book, row.voided_by_seq),
        part_of_seq=_no(book, row.part_of_seq), incident_seq=_no(book, row.incident_seq),
        corrected_by_seq=_no(book, row.corrected_by_seq),
    )  # fmt: skip


def _line(book: FormerBook, line: Line) -> Line:
    """An entry as the present book names it, and the entry that it speaks of."""
    entry, envelope, act = line
    if isinstance(act, Void):
        act = replace(act, void_of_seq=_no(book, act.void_of_seq))
    elif isinstance(act, Refund):
        act = replace(act, refund_of_seq=_no(book, act.refund_of_seq))
    elif isinstance(act, DraftReviewed):
        act = replace(act, reviewed_seq=_no(book, act.reviewed_seq))
    elif isinstance(act, Correction):
        act = replace(act, corrects_seq=_no(book, act.corrects_seq))
    return replace(entry, seq=_no(book, entry.seq)), envelope, act


def _step(book: FormerBook, row: PickUpRow) -> PickUpRow:
    return replace(row, seq=former_no(book.epoch, max(row.seq, 0)))
