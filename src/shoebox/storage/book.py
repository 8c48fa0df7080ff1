"""A register's book: append-only, chained, signed, and on the disk before anybody is told. Storage room.

It may touch the files of its own folder: ``book.db`` (or ``book-e2.db`` for a later epoch), its mirror, the key and
the lock. What a sale must be is not known here; the rooms above hand in checks that run inside the write lock.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from shoebox.domain.acts import Act, Enrolled, PadIssued
from shoebox.domain.box import Enrolment
from shoebox.domain.chain import SEQ_MAX, Head, entry_hash, hash_of
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Entry, Envelope, Kind, read_body, write_body
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.ids import entry_id as new_entry_id
from shoebox.formats.signing import signature_fits
from shoebox.storage.book_file import open_book_file, primary_code
from shoebox.storage.book_start import LOCK_FILE, Damage, Origin, Start, start_new, start_up
from shoebox.storage.book_tables import APPLICATION_ID, BOOK_SCHEMA, ENTRY, SCHEMA_VERSION
from shoebox.storage.book_view import BookView, ClosedDay, OpenDay
from shoebox.storage.keys import sync_folder
from shoebox.storage.lock import BookLock
from shoebox.storage.mirror import Mirror, mirror_beside, set_aside_if_damaged
from shoebox.storage.projections import Line, Rebuild, project, read_line, rebuild_projections, struck_by

__all__ = ["Book", "BookView", "ClosedDay", "Damage", "Notice", "OpenDay"]

# A shop PC's clock drifts, and is set by hand a little; more than this is said.
CLOCK_BACK_MS_MAX = 2 * 60_000
CLOCK_AHEAD_MS_MAX = 12 * 3_600_000
SYSTEM_CLERK = "system"
_FREE_BYTES_MIN = 1 << 20

Check = Callable[[BookView], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know though work goes on: a code and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, str | int], ...] = ()

    @property
    def words(self) -> str:
        """The sentence of the code."""
        return str(Trouble(self.code, **dict(self.facts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What somebody wants to stand in the book next."""

    act: Act
    kind: Kind
    clerk: str
    day: str
    entry_id: str


class Book(BookView):
    """One register's open book. Make it with `create` or `open`; close it, or use it in a ``with``."""

    def __init__(self, start: Start, *, lock: BookLock, clock: Clock, app: str) -> None:
        super().__init__()
        self.path = start.file.path
        self.store, self.store_name = start.origin.store, start.origin.store_name
        self.register, self.currency = start.origin.register, start.origin.currency
        self.epoch, self.public_key = start.head.epoch, start.signer.public_key
        self.opened_after_damage = start.damage
        self._file, self._db = start.file, start.file.db
        self._signer, self._lock, self._clock, self._app = start.signer, lock, clock, app
        self._head, self._running, self._last = start.head, start.running, start.last
        self._earlier_closed = start.carried.closed
        self._mirror = Mirror(mirror_beside(self.path))
        self._notices: dict[str, Notice] = {}

    @classmethod
    def create(
        cls, folder: Path, *, store: str, store_name: str, register: str, currency: str, clock: Clock, app: str
    ) -> Self:
        """Enrol a register: a new key, and a book with its first entry. Refuses where a book is (``book.exists``)."""
        origin = Origin(store=store, store_name=store_name, register=register, currency=currency)
        origin.refuse_unfit()
        folder.mkdir(parents=True, exist_ok=True)
        return cls._start(folder, lambda: start_new(folder, origin), clock=clock, app=app)

    @classmethod
    def open(cls, folder: Path, *, clock: Clock, app: str) -> Self:
        """The book of this folder, checked from end to end. One that is damaged is set aside, see the class `Damage`.

        Refuses a second program (``book.in_use``); Trouble ``book.none``, ``book.lost``, ``book.cannot_open``,
        ``book.pragmas``.
        """
        if not folder.is_dir():
            raise Trouble("book.none", path=str(folder))
        return cls._start(folder, lambda: start_up(folder), clock=clock, app=app)

    @classmethod
    def _start(cls, folder: Path, begin: Callable[[], Start], *, clock: Clock, app: str) -> Self:
        lock = BookLock(folder / LOCK_FILE).take()
        try:
            start = begin()
            book = cls(start, lock=lock, clock=clock, app=app)
        except BaseException:
            lock.release()
            raise
        try:
            book._settle_in(start)
        except BaseException:
            book.close()
            raise
        return book

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _wrong: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, the mirror and the lock; harmless twice."""
        with self._turn:
            self._mirror.close()
            self._file.close()
            self._lock.release()

    # -- what is asked of a book beside the view's questions

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should know: damage set aside, a mirror behind, a clock that jumped."""
        return tuple(self._notices.values())

    def enrolment(self) -> Enrolment:
        """What central must know of this register."""
        return Enrolment(
            register=self.register,
            store=self.store,
            store_name=self.store_name,
            epoch=self.epoch,
            public_key=self.public_key,
        )

    def last_closed(self) -> ClosedDay | None:
        """The business day that was closed last, in this epoch or the one before."""
        return super().last_closed() or self._earlier_closed

    # -- writing

    def append(
        self,
        act: Act,
        *,
        kind: Kind | None = None,
        clerk: str,
        day: str,
        entry_id: str | None = None,
        check: Check | None = None,
    ) -> Entry:
        """Write an act down; when this returns it is on the disk.

        A known `entry_id` with the same content answers the first entry and writes nothing; with other content it is
        refused (``entry.id_reused``). `check` runs inside the write lock and refuses by raising. Trouble
        ``book.not_saved``, ``book.disk_full`` and ``book.busy`` mean that nothing was saved, ``book.unsure`` that
        nobody can tell until the next start.
        """
        own_id = entry_id or new_entry_id(os.urandom(16))
        wanted = _Wanted(act=act, kind=kind or act.KIND, clerk=clerk, day=day, entry_id=own_id)
        with self._turn:
            entry = self._save(wanted, check)
            self._bring_mirror_up(entry)
            return entry

    def sign(self, digest: bytes) -> bytes:
        """64 bytes of this register's key over the digest of something it sends, such as a box."""
        return self._signer.sign(digest)

    def rebuild_projections(self) -> None:
        """Make every projection anew from the entries, in one transaction."""
        with self._turn, Rebuild() as made, self._transaction():
            for entry in self.entries():
                made.take(read_line(entry))
            rebuild_projections(self._db, made)

    def _save(self, wanted: _Wanted, check: Check | None) -> Entry:
        line: Line | None = None
        try:
            with self._transaction():
                first = self.entry(wanted.entry_id)
                if first is not None:
                    return _same_or_refuse(first, wanted)
                self._reread_head()
                if check is not None:
                    check(self)
                line = self._put(wanted)
        except sqlite3.Error as wrong:
            return self._tell_truly(wrong, wanted, line)
        self._took(line)
        return line[0]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """From BEGIN IMMEDIATE to COMMIT; anything raised inside leaves the book as it was."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            with suppress(sqlite3.Error):  # the file is opened anew before anything is said about it
                self._db.execute("ROLLBACK")

    def _put(self, wanted: _Wanted) -> Line:
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

    def _body(self, wanted: _Wanted, count: int, totals_minor: dict[str, int]) -> bytes:
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

    # -- when the disk says no

    def _tell_truly(self, wrong: sqlite3.Error, wanted: _Wanted, line: Line | None) -> Entry:
        """After an error that may have come before or after the commit: open the file anew, look, and say what is."""
        if primary_code(wrong) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Trouble("book.busy", path=str(self.path)) from wrong
        try:
            self._file.close()
            self._file = open_book_file(self.path)
            self._db = self._file.db
            saved = self.entry(wanted.entry_id)
            if saved is not None and line is not None and saved.hash == line[0].hash:
                self._sync_once_more()
                self._took(line)
                return saved
        except (sqlite3.Error, OSError) as again:
            raise Trouble("book.unsure", path=str(self.path), why=str(again)[:80]) from wrong
        raise Trouble("book.disk_full" if self._is_full(wrong) else "book.not_saved", why=str(wrong)[:80]) from wrong

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

    def _is_full(self, wrong: sqlite3.Error) -> bool:
        if primary_code(wrong) == sqlite3.SQLITE_FULL:
            return True
        try:
            return shutil.disk_usage(self.path.parent).free < _FREE_BYTES_MIN
        except OSError:
            return False

    # -- beside the book: mirror, clock, first entries

    def _bring_mirror_up(self, newest: Entry | None = None) -> None:
        """Append what the mirror does not have yet. It may fail; the sale stands, and the person is told."""
        following = self._mirror.last_seq + 1
        try:
            if newest is not None and newest.seq == following:
                self._mirror.append((newest,))
            elif following <= self._head.seq:
                self._mirror.append(self.entries(following))
            self._notices.pop("book.mirror_behind", None)
        except Trouble as wrong:
            behind = self._head.seq - self._mirror.last_seq
            self._note(wrong.code, **{**wrong.facts, "behind": behind})

    @property
    def mirror_behind(self) -> int:
        """How many entries the mirror does not have."""
        return self._head.seq - self._mirror.last_seq

    def _watch_clock(self, wall_ms: int, mono_ms: int, boot: str) -> None:
        """Notice a clock that went back, or far ahead while a day is open. Order never depends on it."""
        if self._last is None:
            return
        jumped_ms = wall_ms - self._last.wall_ms
        if boot == self._last.boot:
            jumped_ms -= max(mono_ms - self._last.mono_ms, 0)
        if jumped_ms < -CLOCK_BACK_MS_MAX:
            self._note("book.clock_back", minutes=-jumped_ms // 60_000)
        elif jumped_ms > CLOCK_AHEAD_MS_MAX and self.open_day() is not None:
            self._note("book.clock_ahead", hours=jumped_ms // 3_600_000)

    def _note(self, code: str, **facts: str | int) -> None:
        self._notices[code] = Notice(code, tuple(sorted(facts.items())))

    def _settle_in(self, start: Start) -> None:
        """The first entries of a new file, the mirror, and what a person should know."""
        if start.damage is not None:
            self._note("book.after_damage", file=start.damage.file, why=start.damage.fault.words)
        if self._head.seq == 0:
            self._write_first(start)
        aside = set_aside_if_damaged(self._mirror.path, whole_bytes=start.mirror_bytes)
        if aside is not None:
            self._note("book.mirror_damaged", file=aside.name)
            start = replace(start, mirror_seq=0, mirror_bytes=0)
        try:
            self._mirror.open(start.mirror_seq, whole_bytes=start.mirror_bytes)
        except Trouble as wrong:
            self._note(wrong.code, **{**wrong.facts, "behind": self._head.seq - start.mirror_seq})
        else:
            self._bring_mirror_up()
        self._watch_clock(self._clock.wall_ms(), self._clock.mono_ms(), self._clock.boot())

    def _write_first(self, start: Start) -> None:
        """Tables, the enrolment, and what an earlier epoch handed on: all of it or nothing."""
        carried = start.carried
        enrolled = Enrolled(store_name=self.store_name, currency=self.currency, public_key=self.public_key.hex())
        today = local_time(self._clock.wall_ms(), self._clock.offset_min()).date().isoformat()
        acts: list[tuple[Act, str]] = [(enrolled, today)]
        acts += [(carried.incident, today)] if carried.incident is not None else []
        acts += [(PadIssued(first=pad.first, last=pad.last), today) for pad in carried.pads]
        acts += [(carried.opened, carried.day)] if carried.opened is not None else []
        try:
            with self._transaction():
                for statement in BOOK_SCHEMA:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                for act, day in acts:
                    own_id = new_entry_id(os.urandom(16))
                    self._took(self._put(_Wanted(act=act, kind=act.KIND, clerk=SYSTEM_CLERK, day=day, entry_id=own_id)))
        except sqlite3.Error as wrong:
            raise Trouble("book.cannot_open", path=str(self.path), why=str(wrong)[:80]) from wrong


def _same_or_refuse(first: Entry, wanted: _Wanted) -> Entry:
    """The first entry of this id if it says the same; the times and sums of the two may differ."""
    held = read_body(first.body)
    again = write_body(replace(held, clerk=wanted.clerk, day=wanted.day, data=wanted.act.data()))
    if again != first.body or first.kind != wanted.kind:
        raise Refusal("entry.id_reused", entry=first.seq)
    return first
