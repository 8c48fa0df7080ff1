"""Another register's book as far as its sealed boxes tell it: in memory, to look into, never to write. Storage room.

The first boxes may be missing, from before the office began to gather. What then points at an entry nobody has here,
such as a refund of last week's sale, stands as it is and changes nothing but itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from shoebox.domain.box import Box
from shoebox.domain.chain import Head
from shoebox.domain.errors import Refusal
from shoebox.storage.book_tables import ENTRY, PROJECTION_SCHEMA, SALE_ROW
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import Line, project, read_line, sale_values


class HeldBook(BookView):
    """What verified boxes of one register and epoch say together, in the order of their entries."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        super().__init__()
        ordered = sorted(boxes, key=lambda box: box.head.first_seq)
        last = ordered[-1].head
        self.store, self.store_name, self.register = last.store, last.store_name, last.register
        self.currency, self.epoch, self.training = last.currency, last.epoch, False
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._head = Head(last.register, last.epoch, last.last_seq, last.head)
        for statement in (ENTRY.create, *PROJECTION_SCHEMA):
            self._db.execute(statement)
        self._db.execute("BEGIN")
        for box in ordered:
            for entry in box.entries:
                self._take(read_line(entry))
        self._db.execute("COMMIT")

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
            # It points at an entry before the first box: a refund keeps its own row, anything else has none.
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
