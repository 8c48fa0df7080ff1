"""Entries that are lost with a book that its register has left, as far as journals ask. Storage room: reads only.

An entry is lost where the next book says that nobody can read it any more, or where two people took what lies behind
it. It may turn up all the same: on a second copy, on a stick that somebody finds.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, select

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
        """What of this stretch was lost, and turned up behind a posted entry that had said already what is.

        First what posts nothing any more: sales and refunds that an entry struck out, and corrections with a later one
        of the same sale, or of a sale that was struck out later. Then sales that were put right, by one that strikes
        its sale out among others. What was only late was there when the other was posted.
        """
        later = [one for one in posted if one.book == stretch.book and one.first_seq > stretch.last_seq]
        if not later or stretch.book not in self._left:
            return frozenset(), ()
        next_one = CORRECTION.alias()
        struck = self._before(stretch, later, SLIP, STRUCK, STRUCK.c.void_of == SLIP.c.entry_id)
        put_right = self._before(stretch, later, SLIP, CORRECTION, CORRECTION.c.corrects == SLIP.c.entry_id)
        follows = and_(next_one.c.corrects == CORRECTION.c.corrects, next_one.c.seq > CORRECTION.c.seq)
        corrected = self._before(stretch, later, CORRECTION, next_one, follows)
        corrected |= self._before(stretch, later, CORRECTION, STRUCK, STRUCK.c.void_of == CORRECTION.c.corrects)
        return frozenset(struck - put_right | corrected), tuple(sorted(put_right))

    def _before(
        self, stretch: Stretch, later: Collection[Stretch], of: FromClause, by: FromClause, same: ColumnElement[bool]
    ) -> set[int]:
        """Entries `of` this stretch that were lost, with one `by` which a later stretch says the `same`."""
        books = (by.c[name] == of.c[name] for name in _BOOK)
        query = select(of.c.seq, by.c.seq.label("by_seq")).select_from(of.join(by, and_(same, *books))).where(
            *(of.c[name] == value for name, value in zip(_BOOK, stretch.book, strict=True)),
            of.c.seq.between(stretch.first_seq, stretch.last_seq),
        )  # fmt: skip
        return {
            row.seq
            for row in self._conn.execute(query)
            if any(one.holds(row.by_seq) for one in later) and self._was_lost(stretch.book, row.seq)
        }

    def _was_lost(self, book: BookId, seq: int) -> bool:
        """Whether this entry was lost when its book was left, and has turned up since."""
        return self.of(book)(seq) and self._turned_up(book, seq)

    def _turned_up(self, book: BookId, seq: int) -> bool:
        """Whether this entry, which is here, came after the first of a newer book of its register."""
        store, register, epoch = book
        same = (ARRIVAL.c.store == store, ARRIVAL.c.register == register)
        came = select(func.min(ARRIVAL.c.n)).where(
            *same, ARRIVAL.c.epoch == epoch, ARRIVAL.c.first_seq <= seq, ARRIVAL.c.last_seq >= seq
        )
        left = select(func.min(ARRIVAL.c.n)).where(*same, ARRIVAL.c.epoch > epoch)
        first, next_book = self._conn.execute(came).scalar(), self._conn.execute(left).scalar()
        return first is None or (next_book is not None and first > next_book)
