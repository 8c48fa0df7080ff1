"""The second copy of a register's book: begun on a medium, looked at, and a lost book made anew from it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import ENROLMENT_FILE, SystemClock, renew_card
from shoebox.domain.clock import Clock
from shoebox.domain.disk_room import DiskRoom
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy
from shoebox.entrance import STORE_FILE
from shoebox.own_policy import POLICY_FILE
from shoebox.policy_settings import read_policy
from shoebox.settings import read_store, refuse_unread, write_store
from shoebox.storage.book import Book
from shoebox.storage.book_start import LOCK_FILE, latest_book
from shoebox.storage.disk_space import disk_room
from shoebox.storage.lock import BookLock
from shoebox.storage.mirror import mirror_beside
from shoebox.storage.second_copy import (
    MARK_FILE,
    begin_copy,
    bring_back,
    copy_folder,
    last_number,
    on_other_disk,
    refuse_sold_in,
    whose,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySeen:
    """A second copy as it lies there. Numbers of entries; 0 = none."""

    place: str
    there_seq: int
    here_seq: int
    at_ms: int  # when the medium was last written to, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What a new book begins with after its disk was lost."""

    entries: int
    last_seq: int
    epoch: int


def keep_copy(folder: Path, place: Path | None) -> Path | None:
    """Keep the mirror of this store's register on a medium too, from its next start on; None ends that.

    The folder on the medium. Refusals ``copy.inside``, ``copy.same_disk``, ``settings.unfit``; Trouble
    ``copy.unwritable``.
    """
    store = read_store(folder / STORE_FILE)
    if place is None:
        write_store(folder / STORE_FILE, replace(store, second_copy=""))
        return None
    place = place.resolve()
    if place.is_relative_to(folder.resolve()):
        raise Refusal("copy.inside", place=str(place))
    if not place.is_dir():
        raise Trouble("copy.unwritable", place=str(place), why="No such folder")
    if not on_other_disk(folder, place):
        raise Refusal("copy.same_disk", place=str(place))
    wanted = replace(store, second_copy=str(place))
    refuse_unread(wanted)
    begun = begin_copy(place, store=store.store, register=store.register)
    write_store(folder / STORE_FILE, wanted)
    return begun


def look_at_copy(folder: Path) -> CopySeen | None:
    """How the second copy of this register lies there; None where none is kept. Refusal and trouble ``copy.*``."""
    store = read_store(folder / STORE_FILE)
    if not store.second_copy:
        return None
    there = copy_folder(Path(store.second_copy), store=store.store, register=store.register)
    try:
        own = whose(there)
    except Trouble as wrong:
        raise Trouble("copy.absent", place=store.second_copy) from wrong
    if own != (store.store, store.register):
        raise Refusal("copy.other", place=store.second_copy)
    if not on_other_disk(folder, there):
        raise Refusal("copy.same_disk", place=store.second_copy)
    newest = mirror_beside(latest_book(folder))  # which may be missing, and is made anew at the next start
    kept = there / newest.name
    return CopySeen(
        place=store.second_copy, there_seq=last_number(kept), here_seq=last_number(newest),
        at_ms=kept.stat().st_mtime_ns // 1_000_000 if kept.exists() else 0,
    )  # fmt: skip


def look_at_room(folder: Path) -> tuple[DiskRoom | None, bool]:
    """What the disk of this register's book still takes, beside an open window, and whether that is little."""
    book, policy = latest_book(folder), Policy()
    with suppress(Refusal):  # edited wrongly: the next start puts it aside, and says so
        policy = read_policy(folder / POLICY_FILE)
    room = disk_room(book, entries=last_number(mirror_beside(book)), entries_today=0)
    return room, room is not None and room.is_low(policy)


def recover_book(folder: Path, place: Path, *, clock: Clock | None = None) -> Recovered:
    """Put the second copy in place of a new register's empty book: the next book remembers all that is proven there.

    Refusals ``copy.book_there``, ``copy.not_its``, ``copy.nothing``, ``book.in_use``; Trouble ``copy.absent``. All of
    them leave everything as it was.
    """
    store = read_store(folder / STORE_FILE)
    kept = place if (place / MARK_FILE).exists() else copy_folder(place, store=store.store, register=store.register)
    own = whose(kept)
    if own != (store.store, store.register):
        raise Refusal("copy.not_its", place=str(place), store=own[0], register=own[1])
    lock = BookLock(folder / LOCK_FILE).take()
    try:
        refuse_sold_in(folder)
        brought = bring_back(kept, folder)
    finally:
        lock.release()
    with Book.open(folder, clock=clock or SystemClock(), app=__version__) as book:
        renew_card(folder / ENROLMENT_FILE, book)
        return Recovered(entries=len(brought.proven), last_seq=brought.seen_seq, epoch=book.epoch)
