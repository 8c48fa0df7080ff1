"""The last slip written on each pad, after which every form must be blank. Day room: reads books, writes nothing.

It is the highest number of a pad that came to anything, not the one keyed last: a slip that turned up is keyed late,
and lies below others of its pad. Forms spoiled, lost or stolen out of turn are on the pad no more, wherever they were.
"""

from __future__ import annotations

from collections.abc import Iterable

from shoebox.domain.slip import LastSlip, Pad
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import APART, LOST, STOLEN

_OUT_OF_TURN = (APART, LOST, STOLEN)


def last_slips(books: Iterable[BookView]) -> tuple[LastSlip, ...]:
    """Of each pad of these books that has blank forms left, its last slip; by register, in the order pads came.

    The books of one register, before and after its PC was changed, may both hold a pad: the higher number counts.
    """
    found: dict[tuple[str, Pad], LastSlip] = {}
    for book in books:
        for pad in book.pads():
            one, held = _last_of(book, pad), found.get((book.register, pad))
            if held is None or held.slip < one.slip:
                found[book.register, pad] = one
    return tuple(one for one in found.values() if one.has_blank)


def last_on_the_pad(book: BookView) -> str:
    """The last slip of the pad that was keyed from last; empty where no slip was."""
    keyed = book.last_slip()
    pad = next((pad for pad in book.pads() if keyed in pad), None)
    return keyed if pad is None else _last_of(book, pad).slip or keyed


def last_on_each_pad(book: BookView) -> tuple[str, ...]:
    """The last slip of every pad that was written on, in the order pads came, where there are several; else nothing."""
    begun = tuple(slip for pad in book.pads() if (slip := _last_of(book, pad).slip))
    return begun if len(begun) > 1 else ()


def _last_of(book: BookView, pad: Pad) -> LastSlip:
    places = [place for place in book.slip_places(pad) if not place.gone_seq]
    slip = max((place.slip for place in places if place.state not in _OUT_OF_TURN), default="")
    named = {place.slip for place in places}
    has_blank = any(number > slip and number not in named for number in pad.numbers())
    return LastSlip(register=book.register, slip=slip, has_blank=has_blank)
