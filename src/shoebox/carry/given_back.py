"""What the other registers of a store gave back on receipts, so that none is paid out at two. Carry room.

As with online orders: an office reads it from the entries that come to it, a register hears it in the office's word.
"""

from __future__ import annotations

from shoebox.carry.following import Book, Following
from shoebox.domain.acts import Refund, Sale, Void
from shoebox.domain.carrying import Place
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.former import former_place, is_former
from shoebox.domain.given_back import GivenBack, receipt_mark
from shoebox.domain.ids import claim_code
from shoebox.domain.relaying import GIVEN_MAX
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook

_Given = dict[int, tuple[GivenBack, ...]]  # by the entry that gave it back


class RefundsGiven:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook, *, store: str) -> None:
        self._book, self._store = book, store
        kinds = (Kind.REFUND, Kind.VOID)
        self._held: Following[_Given] = Following(book, kinds, empty=dict, copied=dict, fold=self._follow)

    def of(self, mark: str, *, but: Book) -> tuple[GivenBack, ...]:
        """What books other than this one gave back on the receipt of this mark."""
        return tuple(
            one for place, given in self._held.books() if place != but for some in given.values() for one in some
            if one.mark == mark
        )  # fmt: skip

    def told(self, place: Place, own: BookView) -> tuple[GivenBack, ...]:
        """What to tell the book at this place: what the office's `own` book and all others gave back, the newest."""
        asks, office = (place.register, place.epoch), (own.register, own.epoch)
        given = [
            one for book, entries in self._held.books() if book != asks for some in entries.values() for one in some
        ]  # fmt: skip
        if asks != office:
            given += [one for row in own.refunds_given(GIVEN_MAX) for one in _of_row(own, row)]
        return tuple(sorted(given, key=lambda one: (-one.wall_ms, one.register, one.seq, one.mark))[:GIVEN_MAX])

    def _follow(self, given: _Given, entry: Entry) -> None:
        _, envelope, act = read_line(entry)
        if isinstance(act, Void):
            given.pop(act.void_of_seq, None)
            return
        assert isinstance(act, Refund), "asked for by its kind"
        at = (entry.register, entry.seq, envelope.wall_ms, envelope.offset_min, act.amount_minor)
        given[entry.seq] = tuple(GivenBack(mark, *at) for mark in self._marks(entry, act))

    def _marks(self, entry: Entry, act: Refund) -> tuple[str, ...]:
        """By what the receipt may be known at another register: what was typed, or the sale's claim code and slip."""
        if act.is_outside:
            return (receipt_mark(act.outside_store, act.outside_receipt),)
        sold = self._sale(entry, act.refund_of_seq)
        return _marks(self._store, sold) if sold is not None else ()

    def _sale(self, entry: Entry, seq: int) -> tuple[str, str] | None:
        """Claim code and slip of a sale as its receipt has them; that of one by two tenders has its first entry's."""
        held = self._book.entry(entry.register, entry.epoch, seq)
        act = read_line(held)[2] if held is not None else None
        if held is None or not isinstance(act, Sale):
            return None
        return self._sale(entry, seq - 1) if act.part_of else (claim_code(held.hash), act.slip)


def _of_row(own: BookView, row: SaleRow) -> tuple[GivenBack, ...]:
    number = former_place(row.seq)[1] if is_former(row.seq) else row.seq
    if row.outside_receipt:
        marks: tuple[str, ...] = (receipt_mark(row.outside_store, row.outside_receipt),)
    else:
        sale = own.sale(row.refund_of_seq)
        if sale is None:
            assert is_former(row.seq), "a refund follows its sale, unless its book was damaged"
            return ()
        first = own.whole_sale(sale)[0]
        marks = _marks(own.store, (first.claim_code, first.slip))
    at = (own.register, number, row.wall_ms, row.offset_min, row.amount_minor)
    return tuple(GivenBack(mark, *at) for mark in marks)


def _marks(store: str, sold: tuple[str, str]) -> tuple[str, ...]:
    return tuple(receipt_mark(store, number) for number in sold if number)
