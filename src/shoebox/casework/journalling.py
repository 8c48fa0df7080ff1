"""Journals for the accounting system: decided in one transaction, kept as bytes, then put on the disk. Casework room.

A stretch of a register's book and a movement of a case stand in one journal for ever; the book of cases knows which. A
kill in between leaves a decided journal, which the next call puts there byte for byte. Money of a case is posted once
it is known to have moved: the processor confirmed the line, or two people took the loss.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shoebox.casework.instructing import first_by, put_bytes
from shoebox.casework.people import Gate
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.errors import Refusal
from shoebox.domain.journal import (
    Accounts,
    AccountSum,
    JournalEntry,
    JournalFile,
    Movement,
    Stretch,
    Takings,
    Waits,
    entry_of_day,
    entry_of_move,
    totals,
)
from shoebox.domain.staff import Person
from shoebox.formats.journal import JournalHead, account_sums, write_journal
from shoebox.storage import case_journals
from shoebox.storage.case_book import CaseBook, CaseWriter
from shoebox.storage.case_tables import JOURNAL

LINES_MAX = 20_000

# One entry of a journal, with the stretch or the movement that must not stand in another.
_Part = tuple[JournalEntry, Stretch | Movement]


class Journals:
    """What was posted, and what is still to be."""

    def __init__(self, book: CaseBook, gate: Gate, clock: Clock) -> None:
        self._book, self._gate, self._clock = book, gate, clock

    def rows(self) -> tuple[JournalFile, ...]:
        """Journals that were written, newest first."""
        with self._book.read() as conn:
            return case_journals.journals(conn)

    def posted(self) -> tuple[Stretch, ...]:
        """What of the registers' books stands in a journal."""
        with self._book.read() as conn:
            return case_journals.stretches(conn)

    def waits(self, due: Sequence[Stretch]) -> Waits:
        """What stands in none yet, beside the stretches that are `due`."""
        with self._book.read() as conn:
            moves, unanswered = case_journals.movements(conn), case_journals.unanswered(conn)
            unput = sum(not one.is_put for one in case_journals.journals(conn))
        moved = sum(bool(self._entry_of(one).postings) for one in moves)
        return Waits(days=len(due), moves=moved, unanswered=unanswered, unput=unput)

    def sums(self, journal_no: int) -> tuple[AccountSum, ...]:
        """What a journal posts to each account."""
        return account_sums(self._data(journal_no))

    def write(
        self, takings: Iterable[Takings], accounts: Accounts, out: Path, *, by: Person
    ) -> tuple[JournalFile, ...]:
        """Decide the journals of all that waits and put them into `out`, each once; the ones that were put there.

        Trouble ``journal.unbalanced`` where an entry would not balance: then nothing is decided.
        """
        self._gate.worker(by)
        found = tuple(takings)
        with self._book.write(at_ms=self._clock.wall_ms()) as writer:
            for currency, parts in sorted(self._parts(writer, found).items()):
                for chunk in _sized(parts):
                    _write(writer, currency, chunk, accounts, by=by)
                    writer.flush()
        return self._put(out, by=by)

    def put_again(self, journal_no: int, out: Path, *, by: Person | None = None) -> Path:
        """Put a journal that was written before into a folder once more, byte for byte."""
        file = next((one for one in self.rows() if one.journal_no == journal_no), None)
        if file is None:
            raise Refusal("journal.unknown", journal=journal_no)
        return self._put_one(file, out, by=by)

    def _parts(self, writer: CaseWriter, takings: Iterable[Takings]) -> dict[str, list[_Part]]:
        """Everything that stands in no journal now that the lock is held, by currency."""
        posted: dict[tuple[str, str, int], list[Stretch]] = {}
        for one in case_journals.stretches(writer.conn):
            posted.setdefault(one.book, []).append(one)
        parts: dict[str, list[_Part]] = {}
        for day in takings:
            if not any(map(day.stretch.overlaps, posted.get(day.stretch.book, ()))):
                parts.setdefault(day.currency, []).append((entry_of_day(day), day.stretch))
        for move in case_journals.movements(writer.conn):
            parts.setdefault(move.currency, []).append((self._entry_of(move), move))
        return parts

    def _entry_of(self, move: Movement) -> JournalEntry:
        return entry_of_move(move, local_time(move.at_ms, self._clock.offset_min()).date().isoformat())

    def _put(self, out: Path, *, by: Person) -> tuple[JournalFile, ...]:
        """Put every decided journal that was never put anywhere into a folder; those."""
        waiting = tuple(one for one in reversed(self.rows()) if not one.is_put)
        for file in waiting:
            self._put_one(file, out, by=by)
        return waiting

    def _put_one(self, file: JournalFile, out: Path, *, by: Person | None) -> Path:
        """The first time is an act, so that no other folder gets it by itself, and nothing is posted from two."""
        data = self._data(file.journal_no)
        first = "" if file.is_put else first_by(by, file.name)
        place = put_bytes(data, out, file.name)
        if first:
            with self._book.write(at_ms=self._clock.wall_ms()) as writer:
                writer.add("journal_put", {"journal_no": file.journal_no, "name": file.name}, person=first)
        return place

    def _data(self, journal_no: int) -> bytes:
        data = self._book.data_of(JOURNAL, journal_no)
        if data is None:
            raise Refusal("journal.unknown", journal=journal_no)
        return data


def _sized(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Journals of at most `LINES_MAX` lines; an entry stays together. One without any line is not written yet."""
    chunk: list[_Part] = []
    lines = 0
    for part in parts:
        more = len(part[0].postings)
        if lines and lines + more > LINES_MAX:
            yield chunk
            chunk, lines = [], 0
        chunk.append(part)
        lines += more
    if lines:
        yield chunk


def _write(writer: CaseWriter, currency: str, parts: list[_Part], accounts: Accounts, *, by: Person) -> None:
    journal_no, entries = case_journals.next_journal(writer.conn), [entry for entry, _ in parts]
    head = JournalHead(
        journal_no=journal_no, currency=currency, written_by=by.number, written_ms=writer.at_ms,
        chain=writer.head[1].hex(),
    )  # fmt: skip
    data = write_journal(head, entries, accounts)
    digest = hashlib.sha256(data).hexdigest()
    days = [one for _, one in parts if isinstance(one, Stretch)]
    writer.add(
        "journal_written",
        {
            "journal_no": journal_no,
            "name": f"journal-{journal_no:04d}-{digest[:8]}.csv",
            "currency": currency,
            "line_count": sum(len(entry.postings) for entry in entries),
            "total_minor": totals(entries)[0],
            "digest": digest,
            "data": data.decode(),
            "days": [[one.store, one.register, one.epoch, one.first_seq, one.last_seq] for one in days],
            "moves": [one.key for _, one in parts if isinstance(one, Movement)],
        },
        person=by.number,
    )
