"""A closed day as a sealed box. Day room: reads the book and has it sign; writes nothing."""

from __future__ import annotations

from shoebox.day.figures import incident_number
from shoebox.domain.acts import BoxSealed, DayClosed
from shoebox.domain.box import BoxHead, UnsealedDay
from shoebox.domain.custody import DAYS_BACK_MAX
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.errors import Refusal
from shoebox.formats.box import write_box
from shoebox.formats.box_check import totals_of
from shoebox.storage.book import Book

Closing = tuple[Entry, Envelope, DayClosed]


def closing(book: Book, day: str = "") -> Closing:
    """The entry that closed this day, or a day last; refuses where none was closed (``day.not_closed``)."""
    found = (*book.acts(day),)[::-1] if day else filter(None, (book.latest(Kind.DAY_CLOSED),))
    for entry, envelope, act in found:
        if isinstance(act, DayClosed):
            return entry, envelope, act
    raise Refusal("day.not_closed")


def box_head(book: Book, day: str = "") -> BoxHead:
    """What the label and the seal say of a closed day's box, the last one's unless told otherwise."""
    end = closing(book, day)
    return _head(book, end, _inside(book, end))


def sealed(book: Book, day: str = "") -> bytes:
    """A closed day's box: its entries from the close before to its own. Same day, same bytes."""
    if book.training:
        raise Refusal("day.training")
    end = closing(book, day)
    entries = _inside(book, end)
    return write_box(_head(book, end, entries), entries, book.sign)


def box_after(book: Book, z_no: int) -> bytes:
    """The box of the day closed next after this Z serial; empty where there is none, or in practice.

    After none at all, 0, it is the day closed last: what was before an office began to gather is no day of its own.
    """
    later = [one.day for one in book.closed_days(DAYS_BACK_MAX) if one.z_no > z_no]
    if not later or book.training:
        return b""
    return sealed(book, later[-1] if z_no else later[0])


def unsealed(book: Book) -> tuple[UnsealedDay, ...]:
    """Closed days that are on no stick and have not arrived by line, the oldest first; none in practice."""
    if book.training:
        return ()
    sealed_days = {act.box_no for _, _, act in book.of_kind(Kind.BOX_SEALED) if isinstance(act, BoxSealed)}
    arrived_seq = book.acknowledged_seq()
    days = (
        UnsealedDay(
            day=day.day,
            box_no=book.place.box_no(day.z_no),
            closed_seq=day.closed_seq,
        )
        for day in reversed(book.closed_days(DAYS_BACK_MAX))
    )
    return tuple(one for one in days if one.box_no not in sealed_days and one.closed_seq > arrived_seq)


def _inside(book: Book, end: Closing) -> tuple[Entry, ...]:
    return tuple(book.entries(end[2].first_seq, end[0].seq))


def _head(book: Book, end: Closing, entries: tuple[Entry, ...]) -> BoxHead:
    last, envelope, closed = end
    return BoxHead(
        box_no=book.place.box_no(closed.z_no),
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
