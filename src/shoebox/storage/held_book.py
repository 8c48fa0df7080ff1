"""Another register's book as far as its sealed boxes tell it: in memory, to look into, never to write. Storage room.

The first boxes may be missing, from before the office began to gather. What then points at an entry nobody has here,
such as a refund of last week's sale, stands as it is and changes nothing but itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Self

from shoebox.domain.acts import Enrolled
from shoebox.domain.box import Box
from shoebox.domain.chain import Head
from shoebox.domain.correction import Correction
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal
from shoebox.storage.book_tables import CORRECTION_ROW, ENTRY, PROJECTION_SCHEMA, SALE_ROW
from shoebox.storage.book_view import BookView
from shoebox.storage.origin import Origin
from shoebox.storage.projections import Line, correction_values, project, read_line, sale_values


class HeldBook(BookView):
    """What verified boxes of one register and epoch say together, in the order of their entries."""

    _signed_seq: int

    def __init__(self, boxes: Sequence[Box]) -> None:
        ordered = sorted(boxes, key=lambda box: box.head.first_seq)
        last = ordered[-1].head
        origin = Origin(store=last.store, store_name=last.store_name, register=last.register, currency=last.currency)
        self._begin(origin, Head(last.register, last.epoch, last.last_seq, last.head))
        self._fill(entry for box in ordered for entry in box.entries)

    @classmethod
    def of_entries(cls, entries: Sequence[Entry]) -> Self:
        """The same of verified entries that came one by one, from the first of their book on."""
        held = cls.__new__(cls)
        first, last = read_line(entries[0]), entries[-1]
        assert isinstance(first[2], Enrolled), "a book begins with its enrolment"
        origin = Origin(
            store=first[1].store, store_name=first[2].store_name, register=last.register, currency=first[2].currency
        )
        held._begin(origin, Head(last.register, last.epoch, last.seq, last.hash))
        held._fill(entries)
        return held

    def heard(self, signed_seq: int) -> Self:
        """The same, knowing that head office has signed up to this entry, of which its own receipts may not say."""
        self._signed_seq = max(self._signed_seq, signed_seq)
        return self

    def acknowledged_seq(self) -> int:
        """By its own receipts, and by those that came here for it."""
        return min(max(super().acknowledged_seq(), self._signed_seq), self.head().seq)

    def go_on(self, entries: Sequence[Entry]) -> None:
        """Take in the verified entries that follow the last one here."""
        if entries:
            self._fill(entries)
            self._head = Head(self.register, self.epoch, entries[-1].seq, entries[-1].hash)

    def _begin(self, origin: Origin, head: Head) -> None:
        super().__init__()
        self._signed_seq = 0
        self.store, self.store_name, self.register = origin.store, origin.store_name, origin.register
        self.currency, self.epoch, self.training = origin.currency, head.epoch, False
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._head = head
        for statement in (ENTRY.create, *PROJECTION_SCHEMA):
            self._db.execute(statement)

    def _fill(self, entries: Iterable[Entry]) -> None:
        """All of them, or none where one can't be read (``entry.*``)."""
        self._db.execute("BEGIN")
        with self._db:
            for entry in entries:
                self._take(read_line(entry))

    def close(self) -> None:
        """Let the memory go."""
        self._db.close()

    def _take(self, line: Line) -> None:
        entry = line[0]
        row = (entry.seq, entry.register, entry.epoch, entry.kind, entry.body, entry.prev, entry.hash, entry.sig)
        self._db.execute(ENTRY.insert, row)
        self._db.execute("SAVEPOINT one")
        try:
            project(self._db, line)
        except Refusal:
            # It points at an entry before the first box: a refund and a correction keep their own rows alone.
            self._db.execute("ROLLBACK TO one")
            with suppress(Refusal):
                self._keep_alone(line)
        self._db.execute("RELEASE one")

    def _keep_alone(self, line: Line) -> None:
        entry, envelope, act = line
        self._db.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?)", (envelope.entry_id, entry.seq, entry.kind, envelope.day)
        )
        values = sale_values(entry, envelope, act)
        if values is not None:
            self._db.execute(SALE_ROW.insert, values)
        if isinstance(act, Correction):
            self._db.execute(CORRECTION_ROW.insert, correction_values(entry, envelope, act))
