"""Looking into a register's book while somebody else writes it. Storage room: reads in short bites, never writes.

Between two questions no lock is held, so that a commit waits for no sender. A book that is being written to at this
very moment is *busy*, and is asked again a little later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shoebox.domain.chain import Head
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Trouble

WAIT_S = 1.0
_ENTRY = "SELECT register, epoch, seq, kind, body, prev, hash, sig FROM entry "


class BookReader:
    """One register's book file, for reading only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: sqlite3.Connection | None = None
        self._keeps = False

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Ask the same open file inside this block, which a scanner for viruses then looks at once and not ten times.

        Outside of it each question opens the file anew: a book may be brought back meanwhile.
        """
        self._keeps = True
        try:
            yield
        finally:
            self._keeps = False
            self._let_go()

    def head(self) -> Head | None:
        """The last entry; None before the first."""
        rows = self._rows("SELECT register, epoch, seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
        return Head(*rows[0]) if rows else None

    def entries(self, first_seq: int, last_seq: int) -> tuple[Entry, ...]:
        """These entries, in order."""
        rows = self._rows(_ENTRY + "WHERE seq BETWEEN ? AND ? ORDER BY seq", first_seq, last_seq)
        return tuple(Entry(*row) for row in rows)

    def behind(self, held_seq: int) -> int:
        """How many entries come after this one; receipts are no news to head office and do not count."""
        rows = self._rows("SELECT count(*) FROM entry WHERE seq > ? AND kind <> ?", held_seq, str(Kind.RECEIPT_STORED))
        number: int = rows[0][0]
        return number

    def signed_seq(self) -> int:
        """The last entry that a receipt of head office in this book speaks of; 0 where there is none."""
        seq: int = self._rows("SELECT coalesce(max(last_seq), 0) FROM receipt_row")[0][0]
        return seq

    def _rows(self, query: str, *values: int | str) -> list[tuple[Any, ...]]:
        try:
            if self._kept is None:
                self._kept = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)
            rows = self._kept.execute(query, values).fetchall()
        except sqlite3.Error as wrong:
            self._let_go()
            raise Trouble("carry.book_busy", why=str(wrong)[:80]) from wrong
        if not self._keeps:
            self._let_go()
        return rows

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None
