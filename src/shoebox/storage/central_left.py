"""Books that a register has left, since it goes on in a newer one: what of them is not here. Storage room: reads only.

A book counts as left once anything of a newer one of its register is here; until then its word is the last one.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, and_, func, literal, select

from shoebox.domain.acts_before import BookBefore, LostBefore
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.holdings import NOBODY_PROVED
from shoebox.domain.wall import LeftBook
from shoebox.storage.central_entries import of_kind
from shoebox.storage.central_line import UNSETTLED_PARCEL, BookId
from shoebox.storage.central_tables import BOX, ENROLMENT, ENTRY, REFUSED_PARCEL, SLIP

_NEWER = ENTRY.alias()
IS_LEFT = (
    select(literal(1))
    .where(
        _NEWER.c.store == ENROLMENT.c.store,
        _NEWER.c.register == ENROLMENT.c.register,
        _NEWER.c.epoch > ENROLMENT.c.epoch,
    )
    .correlate(ENROLMENT)
    .exists()
)
_BOOK = ("store", "register", "epoch")


def left_since(conn: Connection) -> dict[BookId, int]:
    """Every book that was left, with the time at which the next one began, as its first held entry says."""
    query = select(*(ENROLMENT.c[name] for name in _BOOK)).where(IS_LEFT)
    return {(row.store, row.register, row.epoch): _next_began(conn, row) for row in conn.execute(query)}


def _next_began(conn: Connection, row: BookId) -> int:
    store, register, epoch = row
    later = (ENTRY.c.store == store, ENTRY.c.register == register, ENTRY.c.epoch > epoch)
    query = select(ENTRY.c.body).where(*later).order_by(ENTRY.c.epoch, ENTRY.c.seq).limit(1)
    return read_body(conn.execute(query).scalar_one()).wall_ms


def left_books(
    conn: Connection, left: Mapping[BookId, int], ends: Mapping[BookId, int]
) -> dict[str, tuple[LeftBook, ...]]:
    """Of these books, by store, those of which something is not here or in no box.

    How long a book was is known by its register's last word, by what a newer book says of it, and by what came.
    """
    if not left:
        return {}
    said, explained = _said(conn), _explained(conn)
    refused = _refused(conn)
    found: dict[str, list[LeftBook]] = {}
    for book in sorted(left):
        here = _here(conn, book)
        apart = {seq for first, last in refused.get(book, ()) for seq in range(first, last + 1)} - here
        word = said.get(book)
        lost = {seq for first, last in word.lost for seq in range(first, last + 1)} - here if word else set()
        end = max([ends.get(book, 0), *here, *apart, word.last_seq if word else 0, word.seen_seq if word else 0])
        one = LeftBook(
            register=book[1], epoch=book[2], missing=end - len(here), apart=len(apart), lost=len(lost),
            is_explained=book in explained, unsealed=_unsealed(conn, book),
        )  # fmt: skip
        if one.is_open:
            found.setdefault(book[0], []).append(one)
    return {store: tuple(books) for store, books in found.items()}


def _here(conn: Connection, book: BookId) -> set[int]:
    own = (ENTRY.c[name] == value for name, value in zip(_BOOK, book, strict=True))
    return set(conn.execute(select(ENTRY.c.seq).where(*own)).scalars())


def lost_spans(conn: Connection) -> dict[BookId, tuple[tuple[int, int], ...]]:
    """The stretches of each book before that nobody can read any more, as its register's newer book says."""
    return {book: act.lost for book, act in _said(conn).items()}


def _said(conn: Connection) -> dict[BookId, BookBefore]:
    """What newer books say of those before them, each as it was said last."""
    acts = ((row, BookBefore.of(read_body(row.body).data)) for row in conn.execute(of_kind(Kind.BOOK_BEFORE)))
    return {(row.store, row.register, act.epoch): act for row, act in acts}


def _explained(conn: Connection) -> set[BookId]:
    """Of which books a store has said what is known of their lost entries."""
    acts = ((row, LostBefore.of(read_body(row.body).data)) for row in conn.execute(of_kind(Kind.LOST_BEFORE)))
    return {(row.store, row.register, act.epoch) for row, act in acts}


def _refused(conn: Connection) -> dict[BookId, list[tuple[int, int]]]:
    """Stretches that lie apart and wait for somebody, but for those that anybody may have made up."""
    columns = (*(REFUSED_PARCEL.c[name] for name in _BOOK), REFUSED_PARCEL.c.first_seq, REFUSED_PARCEL.c.last_seq)
    found: dict[BookId, list[tuple[int, int]]] = {}
    proved = REFUSED_PARCEL.c.code.not_in(NOBODY_PROVED)
    for row in conn.execute(select(*columns).where(UNSETTLED_PARCEL, proved, REFUSED_PARCEL.c.size > 0)):
        found.setdefault((row.store, row.register, row.epoch), []).append((row.first_seq, row.last_seq))
    return found


def _unsealed(conn: Connection, book: BookId) -> int:
    """Days with sales that lie in no box of this book, nor in a later one's: a day that went on is sealed by that."""
    same = and_(*(BOX.c[name] == SLIP.c[name] for name in ("store", "register", "day")), BOX.c.epoch >= SLIP.c.epoch)
    boxed = select(literal(1)).where(same).correlate(SLIP).exists()
    own = (SLIP.c[name] == value for name, value in zip(_BOOK, book, strict=True))
    return conn.execute(select(func.count(SLIP.c.day.distinct())).where(*own, ~boxed)).scalar_one()
