"""Which online orders went out at the other registers of a store, so that none goes out at two. Carry room.

An office reads it from the entries that come to it; a register hears it in the office's word. Neither writes it down:
the books say it, and the next round says it again.
"""

from __future__ import annotations

import threading
from collections.abc import Collection

from shoebox.domain.acts import PickUp
from shoebox.domain.carrying import Place
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.pickup import GoneOrder, PickUpRow, PickUpState, order_key, order_mark
from shoebox.domain.relaying import GONE_MAX
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook

_Book = tuple[str, int]  # register and epoch
_Gone = dict[str, GoneOrder]  # by mark


class GoneElsewhere:
    """What a register was told last. Asked by the window's lanes, told by the line's."""

    def __init__(self) -> None:
        self._gone: _Gone = {}

    def take(self, gone: Collection[GoneOrder]) -> None:
        """All that the office's newest word names, in place of the word before."""
        self._gone = {one.mark: one for one in gone}

    def of(self, key: str) -> GoneOrder | None:
        """The order of this key, where another register handed it over."""
        return self._gone.get(order_mark(key)) if self._gone else None


class GoneOrders:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook) -> None:
        self._book, self._turn = book, threading.Lock()
        self._read: dict[_Book, tuple[int, _Gone]] = {}  # up to which entry, and what is gone by then

    def of(self, key: str, *, but: _Book) -> GoneOrder | None:
        """The order of this key, where a book other than this one handed it over."""
        mark = order_mark(key)
        found = (gone.get(mark) for place, gone in self._books() if place != but)
        return next((one for one in found if one is not None), None)

    def told(self, place: Place, own: tuple[PickUpRow, ...], *, office: _Book) -> tuple[GoneOrder, ...]:
        """What to tell the book at this place: what `own` rows of the office's book and all others handed over."""
        asks = (place.register, place.epoch)
        gone = [one for book, orders in self._books() if book != asks for one in orders.values()]
        if asks != office:
            gone += [_gone(office[0], row) for row in own]
        return tuple(sorted(gone, key=lambda one: (-one.wall_ms, one.register, one.seq))[:GONE_MAX])

    def _books(self) -> tuple[tuple[_Book, _Gone], ...]:
        with self._turn:
            return tuple(
                ((register, epoch), self._of(register, epoch, to)) for register, epoch, to in self._book.books()
            )

    def _of(self, register: str, epoch: int, reached: int) -> _Gone:
        until, gone = self._read.get((register, epoch), (0, {}))
        if reached < until:  # its copy was thrown away and is sent again
            until, gone = 0, {}
        if reached > until:
            gone = dict(gone)
            for entry in self._book.entries_of(str(Kind.PICK_UP), register, epoch, until):
                _follow(gone, entry)
            self._read[register, epoch] = reached, gone
        return gone


def _follow(gone: _Gone, entry: Entry) -> None:
    _, envelope, act = read_line(entry)
    assert isinstance(act, PickUp), "asked for by its kind"
    mark = order_mark(order_key(act.order_no))
    gone.pop(mark, None)
    if act.state == PickUpState.RELEASED:
        gone[mark] = GoneOrder(mark, entry.register, entry.seq, envelope.wall_ms, envelope.offset_min)


def _gone(register: str, row: PickUpRow) -> GoneOrder:
    return GoneOrder(order_mark(row.order_key), register, row.seq, row.wall_ms, row.offset_min)
