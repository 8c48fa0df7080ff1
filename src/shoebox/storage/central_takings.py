"""What held entries post to the accounts, by closed day and register. Storage room: reads only.

A closed day is a box that came, whole and of one piece. The book of a register that began a new epoch is never closed
any more: what stands in it after its last box is posted as it is held, and what comes later by itself; so is each part
that was taken though entries before it are lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, partial

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from shoebox.domain.act import Act
from shoebox.domain.acts import Enrolled, act_of
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.correction import Correction
from shoebox.domain.entry import read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.journal import Stretch, Takings
from shoebox.domain.takings import POSTED, TillRoll
from shoebox.storage.central_lost import LostEntries
from shoebox.storage.central_tables import BOX, CORRECTION, ENROLMENT, ENTRY
from shoebox.storage.central_writer import BookId

_KINDS = tuple(kind.value for kind in POSTED)
_Due = tuple[Stretch, str, str, str]  # with its day, its currency and its box


def stretches_due(conn: Connection, posted: Collection[Stretch]) -> tuple[_Due, ...]:
    """Everything held that could stand in a journal and does not, by store and day."""
    by_book: dict[BookId, list[Stretch]] = {}
    for one in posted:
        by_book.setdefault(one.book, []).append(one)
    columns = (BOX.c.store, BOX.c.register, BOX.c.epoch, BOX.c.first_seq, BOX.c.last_seq)
    boxes = [
        (Stretch(*row[:5]), row.day, row.currency, row.box_no)
        for row in conn.execute(select(*columns, BOX.c.day, BOX.c.currency, BOX.c.box_no))
    ]
    due = [one for one in boxes if not any(map(one[0].overlaps, by_book.get(one[0].book, ())))]
    gone = LostEntries(conn)
    for book in _left_books(conn):
        own = [one for one, *_ in boxes if one.book == book]
        boxed = {one for one, *_ in due if one.book == book}
        begun = [one for one in own if one not in boxed]
        stands = [*by_book.get(book, []), *boxed]
        due += list(_rest(conn, book, stands, None if gone.has_any(book) else begun))
    return tuple(sorted(due, key=lambda one: (one[0].store, one[1], one[0])))


def takings_due(conn: Connection, posted: Collection[Stretch]) -> Iterator[Takings]:
    """What each of them posts. One that strikes out what has not come waits for it, and is left out.

    What is lost with a book that was left is not waited for. Turns up after all what an entry struck out that is posted
    by then, it posts nothing: that one took nothing back. Nor does a correction whose sale a later one is posted of,
    which said what is. A sale that one put right goes with what that one left out.
    """
    gone = LostEntries(conn)
    for stretch, day, currency, box_no in stretches_due(conn, posted):
        try:
            yield _takings(conn, stretch, day, currency, box_no, gone=gone, posted=posted)
        except Refusal as gap:
            if gap.code != "journal.gap":
                raise


def _takings(
    conn: Connection, stretch: Stretch, day: str, currency: str, box_no: str, *,
    gone: LostEntries, posted: Collection[Stretch],
) -> Takings:  # fmt: skip
    find = cache(lambda seq: _act_at(conn, stretch.book, seq))
    roll = TillRoll(find, stretch.first_seq, lost=gone.of(stretch.book), earlier=partial(_earlier, conn, stretch.book))
    settled, put_right = gone.answered(stretch, posted)
    own = and_(*_of_book(stretch.book), ENTRY.c.seq.between(stretch.first_seq, stretch.last_seq))
    query = select(ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.body).where(own, ENTRY.c.kind.in_(_KINDS))
    for row in conn.execute(query.order_by(ENTRY.c.seq)):
        if row.seq not in settled:
            roll.take(row.seq, row.kind, act_of(row.kind, read_body(row.body).data))
    for seq in put_right:
        roll.take_back(seq)
    return Takings(stretch=stretch, day=day, currency=currency, box_no=box_no, postings=roll.postings())


def _of_book(book: BookId) -> tuple[ColumnElement[bool], ...]:
    return tuple(ENTRY.c[name] == value for name, value in zip(("store", "register", "epoch"), book, strict=True))


def _act_at(conn: Connection, book: BookId, seq: int) -> Act | None:
    row = conn.execute(select(ENTRY.c.kind, ENTRY.c.body).where(*_of_book(book), ENTRY.c.seq == seq)).first()
    return act_of(row.kind, read_body(row.body).data) if row is not None else None


def _earlier(conn: Connection, book: BookId, act: Correction) -> int:
    """The last correction here of the same sale before the one that this goes on from, which is not here; 0 of none."""
    own = (CORRECTION.c[name] == value for name, value in zip(("store", "register", "epoch"), book, strict=True))
    same = (CORRECTION.c.corrects == act.corrects, CORRECTION.c.seq < act.after_seq)
    return conn.execute(select(func.max(CORRECTION.c.seq)).where(*own, *same)).scalar() or 0


def _left_books(conn: Connection) -> tuple[BookId, ...]:
    """Books that a register has left: it has a later one."""
    later = ENROLMENT.alias()
    same = (later.c.store == ENROLMENT.c.store, later.c.register == ENROLMENT.c.register)
    newer = select(later.c.epoch).where(*same, later.c.epoch > ENROLMENT.c.epoch).correlate(ENROLMENT).exists()
    query = select(ENROLMENT.c.store, ENROLMENT.c.register, ENROLMENT.c.epoch).where(newer)
    return tuple((row.store, row.register, row.epoch) for row in conn.execute(query))


def _rest(conn: Connection, book: BookId, stands: list[Stretch], begun: list[Stretch] | None) -> Iterator[_Due]:
    """What is held of a book that was left, and neither `stands` in a journal nor in a box that is due.

    One for each unbroken run of what came after its last box, and of money before it: where some of a day is posted,
    the others may come later, in a box with all of them. Of these `begun` boxes only; None, where entries were lost, is
    wherever it lies.
    """
    box = select(func.max(BOX.c.last_seq)).where(
        *(BOX.c[name] == value for name, value in zip(("store", "register", "epoch"), book, strict=True))
    )
    last_box, enrolled = conn.execute(box).scalar() or 0, _act_at(conn, book, 1)
    left_out = or_(*(ENTRY.c.seq.between(first, last) for first, last in _left_out(stands)))
    query = select(ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.body).where(*_of_book(book), left_out)
    runs: list[tuple[int, int, str, bool]] = []
    for row in conn.execute(query.order_by(ENTRY.c.seq)):
        if row.seq <= last_box and begun is not None and not any(one.holds(row.seq) for one in begun):
            continue  # it waits for its day's box
        day, is_money = read_body(row.body).day, row.kind in _KINDS or row.seq > last_box
        if runs and runs[-1][1] == row.seq - 1:
            first, _, day_before, had_money = runs[-1]
            runs[-1] = (first, row.seq, day or day_before, is_money or had_money)
        else:
            runs.append((row.seq, row.seq, day, is_money))
    for first, last, day, is_money in runs:
        if isinstance(enrolled, Enrolled) and day and is_money:
            yield Stretch(*book, first, last), day, enrolled.currency, ""


def _left_out(stretches: Collection[Stretch]) -> Iterator[tuple[int, int]]:
    """The entries that stand in none of them, first and last of each span: a long book's others are not read again."""
    until = 0
    for one in sorted(stretches, key=lambda one: one.first_seq):
        if one.first_seq > until + 1:
            yield until + 1, one.first_seq - 1
        until = max(until, one.last_seq)
    yield until + 1, SEQ_MAX
