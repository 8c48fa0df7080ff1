"""Entries that are lost with a book that its register has left, as far as journals ask. Storage room: reads only.

An entry is lost where the next book says that nobody can read it any more, or where two people took what lies behind
it. It may turn up all the same: on a second copy, on a stick that somebody finds.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, func, select

from shoebox.domain.journal import Stretch
from shoebox.domain.takings import Lost
from shoebox.storage.central_left import left_since, lost_spans
from shoebox.storage.central_line import BookId
from shoebox.storage.central_tables import ACCEPTED, ARRIVAL, CORRECTION, SLIP, STRUCK

_BOOK = ("store", "register", "epoch")


class LostEntries:
    """Of every book that was left."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._left = left_since(conn).keys()
        self._spans = lost_spans(conn)
        self._accepted = {
            (row.store, row.register, row.epoch): row.from_seq
            for row in conn.execute(
                select(*(ACCEPTED.c[name] for name in _BOOK), func.max(ACCEPTED.c.from_seq).label("from_seq")).group_by(
                    *(ACCEPTED.c[name] for name in _BOOK)
                )
            )
        }

    def has_any(self, book: BookId) -> bool:
        """Whether anything of this book is lost, or was."""
        return book in self._left and (book in self._accepted or bool(self._spans.get(book)))

    def of(self, book: BookId) -> Lost:
        """Whether an entry of this book that is not here is lost."""
        until_seq, spans = self._accepted.get(book, 0), self._spans.get(book, ())

        def is_lost(seq: int) -> bool:
            return book in self._left and (seq < until_seq or any(first <= seq <= last for first, last in spans))

        return is_lost

    def answered(self, stretch: Stretch, posted: Collection[Stretch]) -> tuple[frozenset[int], tuple[int, ...]]:
        """What was posted of this stretch's lost sales before they turned up.

        First those that an entry struck out; then the corrections of others, one that strikes its sale out among them.
        """
        struck, corrected = self._answered(stretch, posted)
        return frozenset(seq for seq, _ in struck - corrected), tuple(sorted(by_seq for _, by_seq in corrected))

    def was_lost(self, book: BookId, seq: int) -> bool:
        """Whether this entry was lost when its book was left, and may have turned up since."""
        return self.of(book)(seq) and self._turned_up(book, seq) is not False

    def _answered(self, stretch: Stretch, posted: Collection[Stretch]) -> tuple[set[tuple[int, int]], ...]:
        """Lost sales and refunds of this stretch, each with a posted entry that struck it out, or put it right.

        One that was only late was there when the other was posted.
        """
        later = [one for one in posted if one.book == stretch.book and one.first_seq > stretch.last_seq]
        if not later or stretch.book not in self._left:
            return set(), set()
        own = and_(
            *(SLIP.c[name] == value for name, value in zip(_BOOK, stretch.book, strict=True)),
            SLIP.c.seq.between(stretch.first_seq, stretch.last_seq),
        )
        found = []
        for table, what in ((STRUCK, STRUCK.c.void_of), (CORRECTION, CORRECTION.c.corrects)):
            same = and_(what == SLIP.c.entry_id, *(table.c[name] == SLIP.c[name] for name in _BOOK))
            query = select(SLIP.c.seq, table.c.seq.label("by_seq")).select_from(SLIP.join(table, same)).where(own)
            found.append(
                {
                    (row.seq, row.by_seq)
                    for row in self._conn.execute(query)
                    if any(one.holds(row.by_seq) for one in later) and self.was_lost(stretch.book, row.seq)
                }
            )
        return tuple(found)

    def _turned_up(self, book: BookId, seq: int) -> bool | None:
        """Whether this entry came after the first of a newer book of its register; None where it has not come."""
        store, register, epoch = book
        same = (ARRIVAL.c.store == store, ARRIVAL.c.register == register)
        came = select(func.min(ARRIVAL.c.n)).where(
            *same, ARRIVAL.c.epoch == epoch, ARRIVAL.c.first_seq <= seq, ARRIVAL.c.last_seq >= seq
        )
        left = select(func.min(ARRIVAL.c.n)).where(*same, ARRIVAL.c.epoch > epoch)
        first, next_book = self._conn.execute(came).scalar(), self._conn.execute(left).scalar()
        return None if first is None else next_book is not None and first > next_book
