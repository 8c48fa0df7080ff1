"""Opening a register's folder: which file is the book, is it whole, and where to go on if it is not. Storage room.

A damaged book is set aside untouched, where it stands, and selling goes on in the file of a new epoch. Incident, pads
and an open day come along from what still proves itself, in the book or its mirror, and with them a memory of it all.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from shoebox.domain.acts import Enrolled
from shoebox.domain.chain import Head, genesis
from shoebox.domain.entry import Envelope
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.key_keeping import KEY_WAITS
from shoebox.formats.signing import Signer
from shoebox.storage.book_file import WAIT_S, BookFile, book_path, cannot_open, open_book_file, passing
from shoebox.storage.book_upgrade import bring_up
from shoebox.storage.book_view import FileView
from shoebox.storage.carried import Carried
from shoebox.storage.former_start import Memory, before_said, hand_on, remember
from shoebox.storage.free_name import free_name
from shoebox.storage.keys import load_or_create_signer, public_key_beside
from shoebox.storage.mirror import mirror_beside
from shoebox.storage.origin import Origin
from shoebox.storage.projections import Running
from shoebox.storage.upgrading import UNWATCHED, Watch
from shoebox.storage.verify import Examined, Fault, examine, newest_epoch

KEY_FILE, LOCK_FILE, RENEW_FILE, GIVEN_UP_FILE = "register.key", "book.lock", "renew", "key-given-up"
_NEW_KEY = "new-key"
# All hashes are checked at every start; of the signatures the last so many, `shoebox verify` checks all.
START_SIGNATURES = 500
EPOCH_MAX = 999


@dataclass(frozen=True, slots=True)
class Damage:
    """A book that was set aside: its file, untouched, and what is wrong with it."""

    file: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a book goes on from. ``head.seq`` 0 means that its first entry is still to be written."""

    file: BookFile
    signer: Signer
    origin: Origin
    head: Head
    running: Running = field(default_factory=Running)
    last: Envelope | None = None
    mirror_seq: int = 0
    mirror_bytes: int = 0
    damage: Damage | None = None
    carried: Carried = field(default_factory=Carried)
    memory: Memory = field(default_factory=Memory)


def start_new(folder: Path, origin: Origin) -> Start:
    """The first book of a folder; refuses where there is one already (``book.exists``)."""
    if _latest_epoch(folder) > 1 or _begun(book_path(folder, 1)):
        raise Refusal("book.exists", path=str(folder))
    return _fresh(folder, origin, epoch=1, signer=_signer(folder))


def start_up(folder: Path, watch: Watch = UNWATCHED) -> Start:
    """The newest book of a folder, checked; a new epoch where it does not prove itself. Trouble ``book.none``.

    A book of an older version is brought up to date before, while `watch` looks on (see `bring_up`).
    """
    epoch = _latest_epoch(folder)
    if epoch > 1 and not _begun(book_path(folder, epoch)):
        epoch -= 1  # the power went while the new epoch was made: the one before is still the damaged one
    if epoch == 0 or (epoch == 1 and not _begun(book_path(folder, 1))):
        raise Trouble("book.none", path=str(folder))
    if _is_marked(folder, epoch, new_key=True) and (folder / KEY_FILE).exists():
        _move_away(folder / KEY_FILE, "set-aside")  # once more after a kill: then it is one that signed nothing
    signer = _signer(folder)
    if _is_marked(folder, epoch):
        return _next_epoch(folder, epoch, Fault("verify.renewed"), signer)
    brought = bring_up(book_path(folder, epoch), last_signatures=START_SIGNATURES, watch=watch)
    found, file = _look(book_path(folder, epoch), signer, brought)
    if found.fault is None:
        assert file is not None
        return _go_on(folder, found, file, signer)
    if file is not None:
        file.close()
    return _next_epoch(folder, epoch, found.fault, signer)


def latest_book(folder: Path) -> Path:
    """The book of a folder that is written to now, for who only reads. Trouble ``book.none``."""
    epoch = _latest_epoch(folder)
    if epoch == 0 or not book_path(folder, epoch).exists():
        raise Trouble("book.none", path=str(folder))
    return book_path(folder, epoch)


def mark_for_renewal(folder: Path, *, new_key: bool = False) -> None:
    """Have the next start set the present book aside, untouched, and begin a new one, under a new key if wanted.

    Trouble ``files.unwritable``.
    """
    epoch = _latest_epoch(folder)
    try:
        said = f"{epoch} {_NEW_KEY}" if new_key else f"{epoch}"
        (folder / RENEW_FILE).write_text(f"{said}\n", encoding="ascii")
    except OSError as wrong:
        raise Trouble("files.unwritable", file=RENEW_FILE, why=wrong.strerror or "") from wrong


def _is_marked(folder: Path, epoch: int, *, new_key: bool = False) -> bool:
    """Whether this book is to be set aside, and if asked for, its key too."""
    try:
        words = (folder / RENEW_FILE).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return words == [str(epoch), _NEW_KEY] or (words == [str(epoch)] and not new_key)


def _latest_epoch(folder: Path) -> int:
    return newest_epoch(folder) if folder.is_dir() else 0


def _begun(path: Path) -> bool:
    """Whether anything was ever committed to this epoch, as far as its files tell."""
    book, mirror = (file.exists() and file.stat().st_size > 0 for file in (path, mirror_beside(path)))
    return mirror or (book and not _is_blank(path))


def _is_blank(path: Path) -> bool:
    """Whether this is a sound database in which nothing stands: its first commit failed, and was taken back."""
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_S)) as db:
            tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            marks = db.execute("PRAGMA application_id").fetchone() + db.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return False
    return bool(tables == 0 and marks == (0, 0))


def give_up_key(folder: Path) -> None:
    """Have the next start go on with another key, in a new book, if this one can't be opened then either.

    Trouble ``files.unwritable``.
    """
    try:
        (folder / GIVEN_UP_FILE).write_text(f"{public_key_beside(folder / KEY_FILE).hex()}\n", encoding="ascii")
    except OSError as wrong:
        raise Trouble("files.unwritable", file=GIVEN_UP_FILE, why=wrong.strerror or "") from wrong


def _signer(folder: Path) -> Signer:
    """The register's key; one that can't be read is moved away, and the new one begins a new epoch.

    One that is whole and only can't be opened now is moved away when somebody has given it up, and never unasked: its
    keyring may be there again in a minute.
    """
    path = folder / KEY_FILE
    try:
        return load_or_create_signer(path)
    except ShoeboxError as wrong:
        if wrong.code in KEY_WAITS and not _is_given_up(folder):
            raise
        _move_away(path, "locked" if wrong.code in KEY_WAITS else "damaged")
        return load_or_create_signer(path)


def _is_given_up(folder: Path) -> bool:
    """Whether it is this very key that somebody gave up."""
    try:
        said = (folder / GIVEN_UP_FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return False
    return said != "" and said == public_key_beside(folder / KEY_FILE).hex()


def _move_away(path: Path, why: str) -> None:
    path.rename(free_name(path.with_name(f"{path.name}.{why}"), numbered=True))


def _look(path: Path, signer: Signer, seen: Examined | None) -> tuple[Examined, BookFile | None]:
    """Open and examine a book's file, unless it was `seen` just now; the file is None where it can't even be opened."""
    if not path.exists():
        return Examined(fault=Fault("verify.missing")), None
    if seen is not None and seen.fault is not None:
        return seen, None
    file: BookFile | None = None
    try:
        file = open_book_file(path)
        found = seen or examine(file.db, mirror=mirror_beside(path), last_signatures=START_SIGNATURES)
    except sqlite3.Error as wrong:
        if file is not None:
            file.close()
        if passing(wrong):
            raise cannot_open(path, wrong) from wrong
        return Examined(fault=Fault("verify.unreadable", facts={"why": str(wrong)[:80]})), None
    if found.fault is None and found.enrolled and found.enrolled.public_key != signer.public_key.hex():
        found.fault = Fault("verify.key")
    return found, file


def _go_on(folder: Path, found: Examined, file: BookFile, signer: Signer) -> Start:
    assert found.enrolled is not None
    assert found.first is not None
    assert found.head is not None
    # A first book knows none before it: nothing is looked for in it, as most starts are of one.
    said = before_said(FileView(file.db)) if found.head.epoch > 1 else {}
    return Start(
        file=file,
        signer=signer,
        origin=_origin(found.head.register, found.first, found.enrolled),
        head=found.head,
        running=found.running,
        last=found.last,
        mirror_seq=found.mirror_seq,
        mirror_bytes=found.mirror_bytes,
        memory=remember(folder, said, epoch=found.head.epoch, public_key=signer.public_key),
    )


def _next_epoch(folder: Path, epoch: int, fault: Fault, signer: Signer) -> Start:
    path = book_path(folder, epoch)
    fits = epoch < EPOCH_MAX
    handed = hand_on(path, epoch=epoch, public_key=signer.public_key, fault=fault.code) if fits else None
    if handed is None:
        raise Trouble("book.lost", path=str(folder), why=fault.words)
    start = _fresh(folder, handed.origin, epoch=epoch + 1, signer=signer)
    damage = Damage(path.name, fault)
    return replace(start, damage=damage, carried=handed.carried, memory=handed.memory)


def _fresh(folder: Path, origin: Origin, *, epoch: int, signer: Signer) -> Start:
    head = Head(origin.register, epoch, 0, genesis(origin.register, epoch, signer.public_key))
    try:
        file = open_book_file(book_path(folder, epoch))
    except sqlite3.Error as wrong:
        raise cannot_open(folder, wrong) from wrong
    return Start(file=file, signer=signer, origin=origin, head=head)


def _origin(register: str, first: Envelope, enrolled: Enrolled) -> Origin:
    return Origin(
        store=first.store,
        store_name=enrolled.store_name,
        register=register,
        currency=enrolled.currency,
        training=enrolled.training,
    )
