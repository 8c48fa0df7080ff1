"""The last closed day as a sealed box. Day room: reads the book and has it sign; writes nothing."""

from __future__ import annotations

from shoebox.day.figures import incident_number
from shoebox.domain.acts import DayClosed
from shoebox.domain.box import BoxHead, box_number
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.errors import Refusal
from shoebox.formats.box import write_box
from shoebox.formats.box_check import totals_of
from shoebox.storage.book import Book


def closing(book: Book) -> tuple[Entry, Envelope, DayClosed]:
    """The entry that closed a day last; refuses where none was closed (``day.not_closed``)."""
    found = book.latest(Kind.DAY_CLOSED)
    if found is None or not isinstance(found[2], DayClosed):
        raise Refusal("day.not_closed")
    return found[0], found[1], found[2]


def box_head(book: Book) -> BoxHead:
    """What the label and the seal say of the last closed day's box."""
    return _head(book, _inside(book))


def sealed(book: Book) -> bytes:
    """The last closed day's box: its entries from the close before to its own. Same day, same bytes."""
    if book.training:
        raise Refusal("day.training")
    entries = _inside(book)
    return write_box(_head(book, entries), entries, book.sign)


def _inside(book: Book) -> tuple[Entry, ...]:
    last, _, closed = closing(book)
    return tuple(book.entries(closed.first_seq, last.seq))


def _head(book: Book, entries: tuple[Entry, ...]) -> BoxHead:
    last, envelope, closed = closing(book)
    return BoxHead(
        box_no=box_number(book.store, closed.z_no),
        store=book.store,
        store_name=book.store_name,
        register=book.register,
        epoch=book.epoch,
        day=envelope.day,
        z_no=closed.z_no,
        currency=book.currency,
        incident=incident_number(book, last.seq),
        first_seq=closed.first_seq,
        last_seq=last.seq,
        totals_minor=totals_of(entries),
        prev=entries[0].prev,
        head=last.hash,
        public_key=book.public_key,
        seal=closed.seal,
    )
