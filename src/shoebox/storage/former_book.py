"""A book of this register from before the present one, as far as anything is left of it: in memory. Storage room.

It answers what a book answers. Rows that were only seen stand in it too, so that what they name counts as used; which
they are, `unproven` says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import count
from typing import Any

from shoebox.domain.acts import DayClosed, Enrolled, ReceiptStored
from shoebox.domain.acts_before import BookBefore
from shoebox.domain.chain import Head
from shoebox.domain.correction import Correction
from shoebox.domain.day import Sums
from shoebox.domain.entry import Kind
from shoebox.storage.book_tables import PICKUP_ROW, SALE_ROW, SLIP_MARK
from shoebox.storage.book_view import ClosedDay, OpenDay
from shoebox.storage.held_book import HeldBook
from shoebox.storage.origin import Origin
from shoebox.storage.projections import Line, read_line
from shoebox.storage.salvage import Remains

LOST_SPANS_MAX = 500  # named one by one; a book with more holes says the rest as one
_TABLES = {table.name: table for table in (SALE_ROW, PICKUP_ROW, SLIP_MARK)}
Span = tuple[int, int]


class FormerBook(HeldBook):
    """What is left of one earlier book."""

    def __init__(self, remains: Remains) -> None:
        self.seen_seq = remains.seen_seq
        self.unproven: set[int] = set()  # numbers of sales, refunds and orders that were only seen
        first, last = read_line(remains.proven[0]), remains.proven[-1]
        self.enrolled = first[2] if isinstance(first[2], Enrolled) else None
        origin = Origin(
            store=first[1].store,
            store_name=self.enrolled.store_name if self.enrolled else "",
            register=last.register,
            currency=self.enrolled.currency if self.enrolled else "",
        )
        self._begin(origin, Head(last.register, remains.epoch, last.seq, last.hash))
        self.training = self.enrolled is not None and self.enrolled.training
        self._fill(remains.proven)
        self._see(remains)
        self.lost = _lost({entry.seq for entry in remains.proven}, remains.seen_seq)
        whole_seq = self.lost[0][0] - 1 if self.lost else last.seq
        self.whole = Head(last.register, remains.epoch, whole_seq, self._hash_of(whole_seq))

    def _hash_of(self, seq: int) -> bytes:
        return next((entry.hash for entry in self.entries(seq, seq)), b"")

    def _take(self, line: Line) -> None:
        try:
            super()._take(line)
        except sqlite3.IntegrityError:  # two entries under one identity: both stand as entries, one as what it says
            self._db.execute("ROLLBACK TO one")
            self._db.execute("RELEASE one")

    def _see(self, remains: Remains) -> None:
        nameless = count(-1, -1)  # an order on a torn page, of no number that anybody can tell
        self._db.execute("BEGIN")
        for name, row in remains.seen:
            values = (next(nameless), *row[1:]) if name == PICKUP_ROW.name and not row[0] else row
            insert = _TABLES[name].insert.replace("INSERT", "INSERT OR IGNORE", 1)
            if not self._db.execute(insert, values).rowcount or name == SLIP_MARK.name:
                continue
            self.unproven.add(values[0])
            if name == SALE_ROW.name:
                self._see_refund(dict(zip(SALE_ROW.names, values, strict=True)))
        self._db.execute("COMMIT")

    def _see_refund(self, row: dict[str, Any]) -> None:
        """Money that may have gone back counts as gone."""
        if row["kind"] == "refund" and row["refund_of_seq"]:
            self._db.execute(
                "UPDATE sale_row SET refunded_minor = refunded_minor + ? WHERE seq = ?",
                (row["amount_minor"], row["refund_of_seq"]),
            )

    # -- what the next book begins from

    def open_day(self) -> OpenDay | None:
        """The day that was open at the end; None where a later one was begun, of which no more is known."""
        opened = super().open_day()
        last = self._rows("SELECT day FROM sale_row ORDER BY seq DESC LIMIT 1")
        closed = self.last_closed()
        if opened is None or (last and last[0][0] > opened.day) or (closed and closed.day >= opened.day):
            return None
        return opened

    def last_closed(self) -> ClosedDay | None:
        """The business day that was closed last, also where the entry that opened it is lost."""
        last = self.latest(Kind.DAY_CLOSED)
        if last is None:
            return None
        entry, envelope, act = last
        assert isinstance(act, DayClosed)
        return ClosedDay(envelope.day, act.z_no, act.first_seq, entry.seq)

    def grand(self) -> Sums:
        """The grand totals that its entries prove, the day with them that was open at the end."""
        last = self.latest(Kind.DAY_CLOSED)
        if last is not None and isinstance(last[2], DayClosed):
            run_on, since_seq = last[2].grand, last[0].seq
        else:
            before = [act for _, _, act in self.of_kind(Kind.BOOK_BEFORE) if isinstance(act, BookBefore)]
            run_on, since_seq = (before[-1].grand if before else Sums()), 0
        made = [act for entry, _, act in self.of_kind(Kind.CORRECTION) if entry.seq > since_seq]
        run_on += Sums(
            corrections=len(made), corrected_minor=sum(one.change_minor for one in made if isinstance(one, Correction))
        )
        return run_on + Sums.of(row for row in self.rows_after(since_seq) if row.seq not in self.unproven)

    def signed_seq(self) -> int:
        """The last entry that a receipt of head office in this book speaks of; 0 where there is none."""
        receipts = (act for _, _, act in self.of_kind(Kind.RECEIPT_STORED))
        return max((act.last_seq for act in receipts if isinstance(act, ReceiptStored)), default=0)


def _lost(known: set[int], until_seq: int) -> tuple[Span, ...]:
    """The stretches of numbers of which there is no entry, in order."""
    found = list(spans([seq for seq in range(1, until_seq + 1) if seq not in known]))
    if len(found) > LOST_SPANS_MAX:
        found[LOST_SPANS_MAX - 1 :] = [(found[LOST_SPANS_MAX - 1][0], found[-1][1])]
    return tuple(found)


def spans(seqs: Sequence[int]) -> tuple[Span, ...]:
    """Numbers in order as stretches, both ends included."""
    found: list[Span] = []
    for seq in seqs:
        if found and found[-1][1] == seq - 1:
            found[-1] = (found[-1][0], seq)
        else:
            found.append((seq, seq))
    return tuple(found)
