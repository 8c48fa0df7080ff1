"""Writing into a book: from the lock to the disk in one transaction, and a true answer when it fails. Storage room.

What a person asks of a book, its opening and its mirror stand in `shoebox.storage.book`, which is built on this.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from shoebox.domain.act import Act
from shoebox.domain.chain import SEQ_MAX, Head, entry_hash, hash_of
from shoebox.domain.clock import Clock
from shoebox.domain.entry import Entry, Envelope, Kind, read_body, write_body
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.signing import signature_fits
from shoebox.storage.book_file import is_full, open_book_file, primary_code
from shoebox.storage.book_notices import Notices
from shoebox.storage.book_start import Start
from shoebox.storage.book_tables import ENTRY
from shoebox.storage.book_view import BookView
from shoebox.storage.books_before import BooksBefore
from shoebox.storage.long_view import LongView
from shoebox.storage.projections import Line, project, read_line, struck_by
from shoebox.whole_file import sync_folder

Check = Callable[[BookView], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to stand in the book next."""

    act: Act
    kind: Kind
    clerk: str
    day: str
    entry_id: str


class BookWriter(LongView):
    """The one writer of an open book file."""

    def __init__(self, start: Start, *, clock: Clock, app: str) -> None:
        super().__init__()
        self.path = start.file.path
        self.store, self.store_name = start.origin.store, start.origin.store_name
        self.register, self.currency = start.origin.register, start.origin.currency
        self.training = start.origin.training
        self.epoch, self.public_key = start.head.epoch, start.signer.public_key
        self._file, self._db = start.file, start.file.db
        self._signer, self._clock, self._app = start.signer, clock, app
        self._head, self._running, self._last = start.head, start.running, start.last
        self.before = BooksBefore(start.memory.books)
        self._notices = Notices()
        self._is_writing = False
        self._is_lost = False  # the disk failed, and the file could not be opened again

    def _rows(self, query: str, *values: int | str) -> list[tuple[Any, ...]]:
        """As the view's; Trouble ``book.unreadable`` and ``book.unsure`` where the disk does not answer."""
        with self._turn:
            self._take_up_again()
            try:
                return super()._rows(query, *values)
            except sqlite3.Error as wrong:
                if self._is_writing:
                    raise  # the writer looks what became of it
                raise Trouble("book.unreadable", why=str(wrong)[:80]) from wrong

    def _take_up_again(self) -> None:
        """Open the file anew where a failing disk did not let it be; what stands in it now is what was saved.

        While it can't be, nobody can tell what became of the last act (``book.unsure``).
        """
        if not self._is_lost:
            return
        self._is_lost = False
        try:
            self._file = open_book_file(self.path)
            self._db = self._file.db
            self._reread_head()
            self._sync_once_more()
        except (sqlite3.Error, OSError, Trouble) as again:
            self._is_lost = True
            self._file.close()
            if isinstance(again, Trouble) and again.code != "book.unreadable":
                raise
            raise Trouble("book.unsure", path=str(self.path), why=str(again)[:80]) from again

    def _save(self, wanted: Sequence[Wanted], check: Check | None) -> tuple[Entry, ...]:
        """All of them in one transaction, one after the other, or none."""
        lines: list[Line] = []
        before = (self._head, self._running, self._last)
        try:
            with self._transaction():
                first = self.entry(wanted[0].entry_id)
                if first is not None:
                    return self._same_again(wanted)
                self._reread_head()
                before = (self._head, self._running, self._last)
                if check is not None:
                    check(self)
                for one in wanted:
                    lines.append(self._put(one))
                    self._took(lines[-1])
        except sqlite3.Error as wrong:
            self._head, self._running, self._last = before
            return self._tell_truly(wrong, wanted, lines)
        except BaseException:
            self._head, self._running, self._last = before
            raise
        self._heed(lines)
        return tuple(line[0] for line in lines)

    def _heed(self, lines: Sequence[Line]) -> None:
        """What was saved may say something new of a book before."""
        for _, _, act in lines:
            self.before.note(act)

    def _same_again(self, wanted: Sequence[Wanted]) -> tuple[Entry, ...]:
        """The first entries of these ids if they say the same."""
        held = [_same_or_refuse(first, one) for one in wanted if (first := self.entry(one.entry_id)) is not None]
        if len(held) != len(wanted):
            raise Refusal("entry.id_reused", entry=held[0].seq)
        return tuple(held)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """From BEGIN IMMEDIATE to COMMIT; anything raised inside leaves the book as it was."""
        self._take_up_again()
        self._is_writing = True
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._is_writing = False

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            with suppress(sqlite3.Error):  # the file is opened anew before anything is said about it
                self._db.execute("ROLLBACK")

    def _put(self, wanted: Wanted) -> Line:
        """The next entry and its projections, inside a transaction. What is written is read back from its bytes."""
        struck = struck_by(self._db, wanted.act)
        running = self._running.after(wanted.act, struck)
        seq = self._head.seq + 1
        assert seq <= SEQ_MAX
        body = self._body(wanted, running.count, running.totals_minor)
        own = entry_hash(
            register=self.register, epoch=self.epoch, seq=seq, kind=wanted.kind, body=body, prev=self._head.hash
        )
        entry = Entry(
            self.register, self.epoch, seq, str(wanted.kind), body, self._head.hash, own, self._signer.sign(own)
        )
        line = read_line(entry)
        self._db.execute(ENTRY.insert, (seq, self.register, self.epoch, entry.kind, body, entry.prev, own, entry.sig))
        project(self._db, line)
        return line

    def _body(self, wanted: Wanted, count: int, totals_minor: dict[str, int]) -> bytes:
        wall_ms, mono_ms, boot = self._clock.wall_ms(), self._clock.mono_ms(), self._clock.boot()
        self._watch_clock(wall_ms, mono_ms, boot)
        envelope = Envelope(
            entry_id=wanted.entry_id,
            store=self.store,
            clerk=wanted.clerk,
            day=wanted.day,
            wall_ms=wall_ms,
            offset_min=self._clock.offset_min(),
            mono_ms=mono_ms,
            boot=boot,
            app=self._app,
            count=count,
            totals_minor=totals_minor,
            data=wanted.act.data(),
        )
        try:
            return write_body(envelope)
        except UnicodeEncodeError as wrong:
            raise Refusal("entry.text") from wrong

    def _took(self, line: Line) -> None:
        entry, envelope, _ = line
        self._head = Head(entry.register, entry.epoch, entry.seq, entry.hash)
        self._running = replace(self._running, count=envelope.count, totals_minor=envelope.totals_minor)
        self._last = envelope

    def _reread_head(self) -> None:
        """Take the head from the file, inside the lock; what somebody else wrote must prove itself first."""
        seq, own = self._db.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone() or (0, b"")
        if (seq, own) == (self._head.seq, self._head.hash):
            return
        held = self._db.execute("SELECT hash FROM entry WHERE seq = ?", (self._head.seq,)).fetchone()
        if seq < self._head.seq or held != (self._head.hash,):
            raise Trouble("book.changed", path=str(self.path))
        for entry in self.entries(self._head.seq + 1, seq):
            if entry.prev != self._head.hash or hash_of(entry) != entry.hash:
                raise Trouble("book.changed", path=str(self.path))
            if not signature_fits(self.public_key, entry.hash, entry.sig):
                raise Trouble("book.changed", path=str(self.path))
            self._took(read_line(entry))

    def _tell_truly(self, wrong: sqlite3.Error, wanted: Sequence[Wanted], lines: Sequence[Line]) -> tuple[Entry, ...]:
        """After an error that may have come before or after the commit: open the file anew, look, and say what is."""
        if primary_code(wrong) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Trouble("book.busy", path=str(self.path)) from wrong
        try:
            self._file.close()
            self._file = open_book_file(self.path)
            self._db = self._file.db
            written = [line[0].hash for line in lines]
            saved = [entry for one in wanted if (entry := self.entry(one.entry_id)) is not None]
            if len(saved) == len(wanted) and [entry.hash for entry in saved] == written:
                self._sync_once_more()
                self._took(lines[-1])
                self._heed(lines)
                return tuple(saved)
        except (sqlite3.Error, OSError, Trouble) as again:
            self._is_lost = True
            self._file.close()
            raise Trouble("book.unsure", path=str(self.path), why=str(again)[:80]) from wrong
        code = "book.disk_full" if is_full(wrong, self.path.parent) else "book.not_saved"
        raise Trouble(code, why=str(wrong)[:80]) from wrong

    def _sync_once_more(self) -> None:
        """The row is there though a sync failed on the way: ask the disk again before anybody hears "saved"."""
        for path in (self.path, self.path.with_name(self.path.name + "-journal")):
            if path.exists():
                handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
        sync_folder(self.path.parent)

    def _watch_clock(self, wall_ms: int, mono_ms: int, boot: str) -> None:
        day_open = self._head.seq > 0 and self.open_day() is not None
        self._notices.watch_clock(self._last, wall_ms=wall_ms, mono_ms=mono_ms, boot=boot, day_open=day_open)


def _same_or_refuse(first: Entry, wanted: Wanted) -> Entry:
    """The first entry of this id if it says the same; the times and sums of the two may differ."""
    held = read_body(first.body)
    again = write_body(replace(held, clerk=wanted.clerk, day=wanted.day, data=wanted.act.data()))
    if again != first.body or first.kind != wanted.kind:
        raise Refusal("entry.id_reused", entry=first.seq)
    return first
