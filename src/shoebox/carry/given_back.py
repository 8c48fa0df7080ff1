"""What the other registers of a store gave back on receipts, so that none is paid out at two. Carry room.

As with online orders: an office reads it from the entries that come to it, a register hears it in the office's word.
A receipt of this store has two numbers, its claim code and its slip's, and may be typed by either. The office has the
sales of all its registers, so it names a refund by both; and tells a register of its own refund by the number that was
not typed there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from shoebox.carry.following import Book, Following
from shoebox.domain.acts import Refund, Sale, Void
from shoebox.domain.carrying import Place
from shoebox.domain.correction import Correction
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.former import is_former, number_there
from shoebox.domain.given_back import GivenBack, receipt_mark, store_key
from shoebox.domain.ids import claim_code
from shoebox.domain.relaying import GIVEN_MAX
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook


@dataclass(frozen=True, slots=True, kw_only=True)
class _Back:
    """One refund, and by which numbers of which store its own entry names the receipt."""

    given: GivenBack  # without a mark
    store: str
    numbers: tuple[str, ...]
    typed: bool = False  # as on a receipt of elsewhere

    def marks(self, others: tuple[str, ...] = ()) -> Iterator[GivenBack]:
        """What is told of it, by each number of its own entry and each of these that is none of those."""
        for number in dict.fromkeys((*self.numbers, *others)):
            yield replace(self.given, mark=receipt_mark(self.store, number))

    def other_marks(self, others: tuple[str, ...]) -> Iterator[GivenBack]:
        """What the register itself is told of it: by numbers of the sale that its own entry does not name."""
        for number in others:
            if number not in self.numbers:
                yield replace(self.given, mark=receipt_mark(self.store, number))


@dataclass(slots=True)
class _Sold:
    """The numbers of one book's sales: claim code, slip as keyed, and slip as corrected."""

    numbers: dict[int, tuple[str, ...]] = field(default_factory=dict)  # by entry
    seqs: dict[str, int] = field(default_factory=dict)  # by number

    def copied(self) -> _Sold:
        return _Sold(dict(self.numbers), dict(self.seqs))

    def take(self, entry: Entry) -> None:
        _, _, act = read_line(entry)
        if isinstance(act, Sale) and not act.part_of:
            self._name(entry.seq, claim_code(entry.hash), act.slip)
        elif isinstance(act, Correction) and act.corrects_seq in self.numbers:
            self._name(act.corrects_seq, act.slip)

    def _name(self, seq: int, *numbers: str) -> None:
        self.numbers[seq] = tuple(dict.fromkeys([*self.numbers.get(seq, ()), *filter(None, numbers)]))
        self.seqs.update({number: seq for number in numbers if number})

    def of(self, number: str) -> tuple[str, ...]:
        return self.numbers.get(self.seqs.get(number, 0), ())


_Given = dict[int, _Back]  # by the entry that gave it back


class RefundsGiven:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook, *, store: str) -> None:
        self._book, self._store = book, store
        kinds = (Kind.REFUND, Kind.VOID)
        self._held: Following[_Given] = Following(book, kinds, empty=dict, copied=dict, fold=self._follow)
        sales = (Kind.SALE, Kind.CORRECTION)
        self._sold: Following[_Sold] = Following(book, sales, empty=_Sold, copied=_Sold.copied, fold=_Sold.take)

    def of(self, mark: str, own: BookView) -> tuple[GivenBack, ...]:
        """What was given back on the receipt of this mark: in other books than `own`, and there by another number."""
        office = (own.register, own.epoch)
        return tuple(one for one in self._named(office, own) if one.mark == mark)

    def told(self, place: Place, own: BookView) -> tuple[GivenBack, ...]:
        """What to tell the book at this place: what the office's `own` book and all others gave back, the newest."""
        given = self._named((place.register, place.epoch), own)
        return tuple(sorted(given, key=lambda one: (-one.wall_ms, one.register, one.seq, one.mark))[:GIVEN_MAX])

    def _named(self, asks: Book, own: BookView) -> Iterator[GivenBack]:
        sold = [one for _, one in self._sold.books()]
        for book, back in self._every(own):
            others = self._numbers(back, sold, own)
            yield from back.other_marks(others) if book == asks else back.marks(others)

    def _every(self, own: BookView) -> Iterator[tuple[Book, _Back]]:
        for book, entries in self._held.books():
            for back in entries.values():
                yield book, back
        for row in own.refunds_given(GIVEN_MAX):
            yield (own.register, own.epoch), _of_row(own, row)

    def _numbers(self, back: _Back, sold: list[_Sold], own: BookView) -> tuple[str, ...]:
        """All numbers of the sale, where it is one of this store's that is known here."""
        if store_key(back.store) != store_key(self._store):
            return ()
        found = next(filter(None, (one.of(number) for one in sold for number in back.numbers)), ())
        if found or not back.typed:
            return found
        row = own.sale_on_receipt(back.numbers[0])
        return own.receipt_numbers(row) if row is not None else ()

    def _follow(self, given: _Given, entry: Entry) -> None:
        _, envelope, act = read_line(entry)
        if isinstance(act, Void):
            given.pop(act.void_of_seq, None)
            return
        assert isinstance(act, Refund), "asked for by its kind"
        at = GivenBack("", entry.register, entry.seq, envelope.wall_ms, envelope.offset_min, act.amount_minor)
        if act.is_outside:
            given[entry.seq] = _Back(given=at, store=act.outside_store, numbers=(act.outside_receipt,), typed=True)
        else:
            given[entry.seq] = _Back(given=at, store=self._store, numbers=self._sale(entry, act.refund_of_seq))

    def _sale(self, entry: Entry, seq: int) -> tuple[str, ...]:
        """Claim code and slip of a sale as its receipt has them; that of one by two tenders has its first entry's."""
        held = self._book.entry(entry.register, entry.epoch, seq)
        act = read_line(held)[2] if held is not None else None
        if held is None or not isinstance(act, Sale):
            return ()
        return self._sale(entry, seq - 1) if act.part_of else tuple(filter(None, (claim_code(held.hash), act.slip)))


def _of_row(own: BookView, row: SaleRow) -> _Back:
    at = GivenBack("", own.register, number_there(row.seq), row.wall_ms, row.offset_min, row.amount_minor)
    if row.outside_receipt:
        return _Back(given=at, store=row.outside_store, numbers=(row.outside_receipt,), typed=True)
    sale = own.sale(row.refund_of_seq)
    assert sale is not None or is_former(row.seq), "a refund follows its sale, unless its book was damaged"
    return _Back(given=at, store=own.store, numbers=own.receipt_numbers(sale) if sale is not None else ())
