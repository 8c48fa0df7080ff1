"""A register's book: append-only, chained, signed, and on the disk before anybody is told. Storage room.

It may touch the files of its own folder: ``book.db`` (or ``book-e2.db`` for a later epoch), its mirror, the key and
the lock. What a sale must be is not known here; the rooms above hand in checks that run inside the write lock.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from shoebox.domain.act import Act
from shoebox.domain.acts import Enrolled, PadIssued
from shoebox.domain.box import Enrolment
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Trouble
from shoebox.domain.ids import entry_id as new_entry_id
from shoebox.formats.pouch import CarryingKey
from shoebox.storage.book_file import cannot_open
from shoebox.storage.book_notices import Notice
from shoebox.storage.book_start import KEY_FILE, LOCK_FILE, Damage, Start, start_new, start_up
from shoebox.storage.book_tables import APPLICATION_ID, BOOK_SCHEMA, SCHEMA_VERSION
from shoebox.storage.book_view import BookView, ClosedDay, DaySum, OpenDay
from shoebox.storage.book_writer import BookWriter, Check, Wanted
from shoebox.storage.keys import former_signers
from shoebox.storage.lock import BookLock
from shoebox.storage.mirror import Mirror, mirror_beside, set_aside_if_damaged
from shoebox.storage.origin import Origin
from shoebox.storage.private import private_folder
from shoebox.storage.projections import Rebuild, read_line, rebuild_projections
from shoebox.storage.upgrading import UNWATCHED, Watch

__all__ = ["Book", "BookView", "ClosedDay", "Damage", "DaySum", "Notice", "OpenDay"]

SYSTEM_CLERK = "system"


class Book(BookWriter):
    """One register's open book. Make it with `create` or `open`; close it, or use it in a ``with``."""

    def __init__(self, start: Start, *, lock: BookLock, clock: Clock, app: str) -> None:
        super().__init__(start, clock=clock, app=app)
        self.opened_after_damage = start.damage
        self._lock = lock
        self._mirror = Mirror(mirror_beside(self.path))

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        store: str,
        store_name: str,
        register: str,
        currency: str,
        clock: Clock,
        app: str,
        training: bool = False,
    ) -> Self:
        """Enrol a register: a new key, and a book with its first entry. Refuses where a book is (``book.exists``)."""
        origin = Origin(store=store, store_name=store_name, register=register, currency=currency, training=training)
        origin.refuse_unfit()
        try:
            private_folder(folder)
        except OSError as wrong:
            raise cannot_open(folder, wrong) from wrong
        return cls._start(folder, lambda: start_new(folder, origin), clock=clock, app=app)

    @classmethod
    def open(cls, folder: Path, *, clock: Clock, app: str, watch: Watch = UNWATCHED) -> Self:
        """The book of this folder, checked from end to end. One that is damaged is set aside, see the class `Damage`.

        One that an older Shoebox wrote is brought up to date first, while `watch` looks on; Stopped where it says so.

        Refuses a second program (``book.in_use``); Trouble ``book.none``, ``book.lost``, ``book.cannot_open``,
        ``book.cannot_open_full``, ``book.pragmas``, ``book.newer``, ``book.older``, ``upgrade.no_room``.
        """
        if not folder.is_dir():
            raise Trouble("book.none", path=str(folder))
        return cls._start(folder, lambda: start_up(folder, watch), clock=clock, app=app)

    @classmethod
    def _start(cls, folder: Path, begin: Callable[[], Start], *, clock: Clock, app: str) -> Self:
        lock = BookLock(folder / LOCK_FILE).take()
        try:
            start = begin()
            book = cls(start, lock=lock, clock=clock, app=app)
        except BaseException as wrong:
            lock.release()
            if isinstance(wrong, OSError):  # such as a key that could not be written
                raise cannot_open(folder, wrong) from wrong
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
        return self._notices.all()

    def enrolment(self) -> Enrolment:
        """What central must know of this register."""
        return Enrolment(
            register=self.register,
            store=self.store,
            store_name=self.store_name,
            epoch=self.epoch,
            public_key=self.public_key,
        )

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
        nobody can tell until the disk answers again, ``book.unreadable`` that it does not answer now.
        """
        own_id = entry_id or new_entry_id(os.urandom(16))
        wanted = Wanted(act=act, kind=kind or act.KIND, clerk=clerk, day=day, entry_id=own_id)
        with self._turn:
            entry = self._save((wanted,), check)[0]
            self._bring_mirror_up(entry)
            return entry

    def append_together(
        self, acts: Sequence[tuple[Act, str]], *, clerk: str, day: str, check: Check | None = None
    ) -> tuple[Entry, ...]:
        """Write acts, each under its entry id, one after the other and in one transaction: all are saved, or none.

        In everything else it is as `append`; ids that are known answer with their first entries.
        """
        wanted = [Wanted(act=act, kind=act.KIND, clerk=clerk, day=day, entry_id=own_id) for act, own_id in acts]
        with self._turn:
            entries = self._save(wanted, check)
            self._bring_mirror_up()
            return entries

    def sign(self, digest: bytes) -> bytes:
        """64 bytes of this register's key over the digest of something it sends, such as a box."""
        return self._signer.sign(digest)

    def carrying_key(self) -> CarryingKey:
        """The key that opens what is encrypted for this register: it follows from its own, and ends with it."""
        return CarryingKey.of(self._signer)

    def former_carrying_keys(self) -> Iterator[CarryingKey]:
        """Those of the keys that this register had before, as far as they are still here and can be opened."""
        return map(CarryingKey.of, former_signers(self.path.parent / KEY_FILE))

    def rebuild_projections(self) -> None:
        """Make every projection anew from the entries, in one transaction."""
        with self._turn, Rebuild() as made, self._transaction():
            for entry in self.entries():
                made.take(read_line(entry))
            rebuild_projections(self._db, made)

    # -- beside the book: mirror, clock, first entries

    def _bring_mirror_up(self, newest: Entry | None = None) -> None:
        """Append what the mirror does not have yet. It may fail; the sale stands, and the person is told."""
        following = self._mirror.last_seq + 1
        try:
            if newest is not None and newest.seq == following:
                self._mirror.append((newest,))
            elif following <= self._head.seq:
                self._mirror.append(self.entries(following))
            self._notices.drop("book.mirror_behind")
        except Trouble as wrong:
            behind = self._head.seq - self._mirror.last_seq
            self._notices.note(wrong.code, **{**wrong.facts, "behind": behind})

    @property
    def mirror_behind(self) -> int:
        """How many entries the mirror does not have."""
        return self._head.seq - self._mirror.last_seq

    def _settle_in(self, start: Start) -> None:
        """The first entries of a new file, the mirror, and what a person should know."""
        if start.damage is not None:
            self._notices.note("book.after_damage", file=start.damage.file, why=start.damage.fault.words)
        for notice in start.memory.notices:
            self._notices.note(notice.code, **dict(notice.facts))
        if self._head.seq == 0:
            self._write_first(start)
        else:
            self._recall(start)
        aside = set_aside_if_damaged(self._mirror.path, whole_bytes=start.mirror_bytes)
        if aside is not None:
            self._notices.note("book.mirror_damaged", file=aside.name)
            start = replace(start, mirror_seq=0, mirror_bytes=0)
        try:
            self._mirror.open(start.mirror_seq, whole_bytes=start.mirror_bytes)
        except Trouble as wrong:
            self._notices.note(wrong.code, **{**wrong.facts, "behind": self._head.seq - start.mirror_seq})
        else:
            self._bring_mirror_up()
        self._watch_clock(self._clock.wall_ms(), self._clock.mono_ms(), self._clock.boot())

    def _recall(self, start: Start) -> None:
        """What this book was told of those before it, and of one that an older Shoebox did not remember."""
        for kind in (Kind.SENT_BEFORE, Kind.LOST_BEFORE, Kind.REKEY_UNDONE):
            for _, _, act in self.of_kind(kind):
                self.before.note(act)
        today = self._today()
        wanted = [
            Wanted(act=act, kind=act.KIND, clerk=SYSTEM_CLERK, day=today, entry_id=new_entry_id(os.urandom(16)))
            for act in start.memory.acts
        ]
        if wanted:
            self._save(wanted, None)

    def _today(self) -> str:
        return local_time(self._clock.wall_ms(), self._clock.offset_min()).date().isoformat()

    def _write_first(self, start: Start) -> None:
        """Tables, the enrolment, and what an earlier epoch handed on: all of it or nothing."""
        carried = start.carried
        enrolled = Enrolled(
            store_name=self.store_name,
            currency=self.currency,
            public_key=self.public_key.hex(),
            training=self.training,
        )
        today = self._today()
        acts: list[tuple[Act, str]] = [(enrolled, today), *((act, today) for act in carried.before)]
        acts += [(carried.incident, today)] if carried.incident is not None else []
        acts += [(PadIssued(first=pad.first, last=pad.last), today) for pad in carried.pads]
        acts += [(opened, carried.day) for opened in carried.opened]
        try:
            with self._transaction():
                for statement in BOOK_SCHEMA:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                for act, day in acts:
                    own_id = new_entry_id(os.urandom(16))
                    self._took(self._put(Wanted(act=act, kind=act.KIND, clerk=SYSTEM_CLERK, day=day, entry_id=own_id)))
        except sqlite3.Error as wrong:
            raise cannot_open(self.path, wrong) from wrong
        for act in carried.before:
            self.before.note(act)
