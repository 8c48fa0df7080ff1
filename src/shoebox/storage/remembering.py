"""Another register's book together with what came here of the damaged ones before it. Storage room: reads only.

A sealed day holds the entries of one book. Where a book was damaged in the middle of a day, its part of that day comes
to an office over the store's network alone, as the entries of its own book.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from shoebox.domain.acts_before import BookBefore
from shoebox.domain.entry import Entry, Kind
from shoebox.storage.books_before import BooksBefore
from shoebox.storage.former_book import FormerBook
from shoebox.storage.held_book import HeldBook
from shoebox.storage.long_view import LongView
from shoebox.storage.salvage import Remains


class RememberingBook(LongView, HeldBook):
    """A held book that answers as its register's own does, as far as the books before are here."""

    _incomplete: frozenset[int]

    @classmethod
    def of(cls, held: HeldBook, came: Mapping[int, Sequence[Entry]]) -> Self:
        """`came` are verified entries of earlier books, by epoch, each from its first one on."""
        book = cls.__new__(cls)
        book.__dict__.update(held.__dict__)  # the same memory, looked into by one more
        said = {act.epoch: act for _, _, act in held.of_kind(Kind.BOOK_BEFORE) if isinstance(act, BookBefore)}
        here = {epoch: tuple(came[epoch]) for epoch in sorted(said) if came.get(epoch)}
        book.before = BooksBefore([_former(said[epoch], entries) for epoch, entries in here.items()])
        for kind in (Kind.SENT_BEFORE, Kind.LOST_BEFORE, Kind.REKEY_UNDONE):
            for _, _, act in held.of_kind(kind):
                book.before.note(act)
        book._incomplete = frozenset(epoch for epoch, act in said.items() if not _is_whole(act, here.get(epoch, ())))
        return book

    def incomplete_before(self) -> frozenset[int]:
        """Epochs of earlier books of which not all is here that can be read."""
        return self._incomplete


def _former(act: BookBefore, entries: tuple[Entry, ...]) -> FormerBook:
    register = entries[0].register
    remains = Remains(register=register, epoch=act.epoch, proven=entries, seen=(), seen_seq=act.seen_seq)
    return FormerBook(remains)


def _is_whole(act: BookBefore, entries: Sequence[Entry]) -> bool:
    here = {entry.seq for entry in entries}
    return all(
        seq in here or any(first <= seq <= last for first, last in act.lost) for seq in range(1, act.seen_seq + 1)
    )
