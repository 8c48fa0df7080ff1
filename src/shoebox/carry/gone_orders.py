"""Which online orders went out at the other registers of a store, so that none goes out at two. Carry room.

An office reads it from the entries that come to it; a register hears it in the office's word. An office
writes nothing of it down: the books say it. A register keeps the last word for a start without the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shoebox.carry.following import Book, Following
from shoebox.domain.acts import PickUp
from shoebox.domain.carrying import Place
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.former import number_there
from shoebox.domain.pickup import GoneOrder, PickUpRow, PickUpState, order_key, order_mark
from shoebox.domain.relaying import GONE_MAX
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook

_Steps = dict[str, GoneOrder | None]  # the last step of each order by its mark: None where it is another than is meant


class GoneOrders:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook, state: PickUpState = PickUpState.RELEASED) -> None:
        """`state` is the last step of those that are meant: handed over, or on a hold list."""
        fold = partial(_follow, state)
        self._held: Following[_Steps] = Following(book, (Kind.PICK_UP,), empty=dict, copied=dict, fold=fold)

    def of(self, key: str, *, but: Book) -> GoneOrder | None:
        """The order of this key, where a book other than this one handed it over, or has it on its list."""
        mark = order_mark(key)
        return next((one for one in self._others(but) if one.mark == mark), None)

    def told(
        self, place: Place, own: tuple[PickUpRow, ...], *, office: Book, most: int = GONE_MAX
    ) -> tuple[GoneOrder, ...]:
        """What to tell the book at this place: what `own` rows of the office's book and all others handed over."""
        asks = (place.register, place.epoch)
        gone = list(self._others(asks))
        if asks != office:
            gone += [_gone(office[0], row) for row in own]
        return tuple(sorted(gone, key=lambda one: (-one.wall_ms, one.register, one.seq))[:most])

    def _others(self, but: Book) -> Iterator[GoneOrder]:
        """What stands by a book other than this one. A later book of a register goes on with its orders."""
        last: dict[tuple[str, str], tuple[Book, GoneOrder | None]] = {}
        for book, steps in sorted(self._held.books(), key=lambda one: one[0]):
            last.update({(book[0], mark): (book, step) for mark, step in steps.items()})
        return (step for book, step in last.values() if step is not None and book != but)


def _follow(state: PickUpState, steps: _Steps, entry: Entry) -> None:
    _, envelope, act = read_line(entry)
    assert isinstance(act, PickUp), "asked for by its kind"
    mark, step = order_mark(order_key(act.order_no)), None
    if act.state == state:
        step = GoneOrder(mark, entry.register, entry.seq, envelope.wall_ms, envelope.offset_min)
    steps[mark] = step


def _gone(register: str, row: PickUpRow) -> GoneOrder:
    return GoneOrder(order_mark(row.order_key), register, number_there(row.seq), row.wall_ms, row.offset_min)
