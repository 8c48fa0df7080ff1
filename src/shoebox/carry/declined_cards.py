"""Cards that were declined at the store's other registers, so that none is tried again at the next one. Carry room.

An office reads it from the entries that come to it; a register hears it in the office's word.
"""

from __future__ import annotations

from collections.abc import Iterable

from shoebox.carry.following import Book, Following
from shoebox.domain.acts import CardDeclined
from shoebox.domain.card import Brand
from shoebox.domain.carrying import Place
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.relaying import DECLINED_MAX
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import Line, read_line
from shoebox.storage.relay_book import RelayBook

_Declined = list[DeclinedCard]


class DeclinedCards:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook) -> None:
        kinds = (Kind.CARD_DECLINED,)
        self._held: Following[_Declined] = Following(book, kinds, empty=list, copied=list, fold=_follow)

    def of(self, last4: str, *, but: Book) -> tuple[DeclinedCard, ...]:
        """Cards with these last four that a book other than this one says were declined."""
        return tuple(one for place, cards in self._held.books() if place != but for one in cards if one.last4 == last4)

    def told(self, place: Place, own: BookView) -> tuple[DeclinedCard, ...]:
        """What to tell the book at this place: what the office's `own` book and all others say, the newest."""
        asks = (place.register, place.epoch)
        declined = [one for book, cards in self._held.books() if book != asks for one in cards]
        if asks != (own.register, own.epoch):
            declined += _of_lines(own.of_kind(Kind.CARD_DECLINED))
        return tuple(sorted(declined, key=lambda one: (-one.wall_ms, one.register, one.seq))[:DECLINED_MAX])


def _follow(declined: _Declined, entry: Entry) -> None:
    declined.extend(_of_lines((read_line(entry),)))


def _of_lines(lines: Iterable[Line]) -> Iterable[DeclinedCard]:
    for entry, envelope, act in lines:
        assert isinstance(act, CardDeclined), "asked for by its kind"
        if act.brand not in tuple(Brand) or not 0 <= act.amount_minor <= AMOUNT_MINOR_MAX:
            continue  # another register's odd word must not spoil the office's word to the rest
        yield DeclinedCard(
            act.brand, act.last4, entry.register, entry.seq, envelope.wall_ms, envelope.offset_min, act.amount_minor
        )
