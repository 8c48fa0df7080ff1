"""Opening a register's folder: which file is the book, is it whole, and where to go on if it is not. Storage room.

A damaged book is set aside untouched, where it stands, and selling goes on in the file of a new epoch. Pads and an
open day come along from the part that still proves itself, in the book or in its mirror, whichever goes further.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from shoebox.domain.act import Act
from shoebox.domain.acts import CashMove, DayOpened, DrawerGiven, DrawerOpened, Enrolled, IncidentDeclared
from shoebox.domain.chain import Head, genesis, hash_of
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import FIRST
from shoebox.domain.entry import Entry, Envelope, Kind, Tender
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.key_keeping import KEY_WAITS
from shoebox.domain.slip import Pad
from shoebox.formats.signing import Signer, signature_fits
from shoebox.storage.book_file import WAIT_S, BookFile, cannot_open, open_book_file, passing
from shoebox.storage.book_tables import ENTRY
from shoebox.storage.book_upgrade import bring_up
from shoebox.storage.book_view import BookView, ClosedDay
from shoebox.storage.free_name import free_name
from shoebox.storage.keys import load_or_create_signer, public_key_beside
from shoebox.storage.mirror import mirror_beside, read_mirror
from shoebox.storage.projections import Line, Rebuild, Running, read_line
from shoebox.storage.upgrading import UNWATCHED, Watch
from shoebox.storage.verify import Examined, Fault, examine, read_only

KEY_FILE, LOCK_FILE, RENEW_FILE, GIVEN_UP_FILE = "register.key", "book.lock", "renew", "key-given-up"
# All hashes are checked at every start; of the signatures the last so many, `shoebox verify` checks all.
START_SIGNATURES = 500
EPOCH_MAX = 999
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose book it is."""

    store: str
    store_name: str
    register: str
    currency: str
    training: bool = False

    def refuse_unfit(self) -> None:
        """Refuse names that no file or paper could carry (``book.name``)."""
        for name, value in (("store", self.store), ("name", self.store_name), ("register", self.register)):
            if not _NAME.fullmatch(value):
                raise Refusal("book.name", what=name)
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise Refusal("book.name", what="currency")


@dataclass(frozen=True, slots=True)
class Damage:
    """A book that was set aside: its file, untouched, and what is wrong with it."""

    file: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a new epoch takes over from the one before."""

    incident: IncidentDeclared | None = None
    pads: tuple[Pad, ...] = ()
    opened: tuple[Act, ...] = ()  # the day's opening, and that of its other drawers
    day: str = ""
    closed: ClosedDay | None = None


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


def book_path(folder: Path, epoch: int) -> Path:
    """The file of an epoch: ``book.db``, then ``book-e2.db`` and so on."""
    return folder / ("book.db" if epoch == 1 else f"book-e{epoch}.db")


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


def mark_for_renewal(folder: Path) -> None:
    """Have the next start set the present book aside, untouched, and begin a new one. Trouble ``files.unwritable``."""
    epoch = _latest_epoch(folder)
    try:
        (folder / RENEW_FILE).write_text(f"{epoch}\n", encoding="ascii")
    except OSError as wrong:
        raise Trouble("files.unwritable", file=RENEW_FILE, why=wrong.strerror or "") from wrong


def _is_marked(folder: Path, epoch: int) -> bool:
    try:
        return (folder / RENEW_FILE).read_text(encoding="ascii").strip() == str(epoch)
    except (OSError, ValueError):
        return False


def _latest_epoch(folder: Path) -> int:
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    epochs = [
        int(match[1] or 1)
        for name in names
        if (match := re.fullmatch(r"(?:book|mirror)(?:-e([0-9]{1,3}))?\.(?:db|log)", name))
    ]
    return max(epochs, default=0)


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
    origin = _origin(found.head.register, found.first, found.enrolled)
    carried = Carried()
    if found.head.epoch > 1:
        lines = _trusted(book_path(folder, found.head.epoch - 1))
        carried = Carried(closed=_carried(lines).closed)
    return Start(
        file=file,
        signer=signer,
        origin=origin,
        head=found.head,
        running=found.running,
        last=found.last,
        mirror_seq=found.mirror_seq,
        mirror_bytes=found.mirror_bytes,
        carried=carried,
    )


def _next_epoch(folder: Path, epoch: int, fault: Fault, signer: Signer) -> Start:
    path = book_path(folder, epoch)
    lines = _trusted(path)
    if not lines or epoch >= EPOCH_MAX:
        raise Trouble("book.lost", path=str(folder), why=fault.words)
    entry, envelope, enrolled = lines[0]
    assert isinstance(enrolled, Enrolled)
    origin = _origin(entry.register, envelope, enrolled)
    start = _fresh(folder, origin, epoch=epoch + 1, signer=signer)
    return replace(start, damage=Damage(path.name, fault), carried=_carried(lines))


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


def _trusted(path: Path) -> list[Line]:
    """The entries that chain and signatures still vouch for, from the book or its mirror, whichever has more."""
    mirrored = list(_vouched(entry for entry, _ in read_mirror(mirror_beside(path))))
    held = list(_vouched(_held(path)))
    return max(held, mirrored, key=len)


def _held(path: Path) -> Iterator[Entry]:
    try:
        with read_only(path) as db, closing(db):
            for seq, register, epoch, kind, body, prev, own, sig in db.execute(ENTRY.select):
                yield Entry(register, epoch, seq, kind, body, prev, own, sig)
    except (sqlite3.Error, OSError, ValueError):
        return


def _vouched(entries: Iterable[Entry]) -> Iterator[Line]:
    prev, key = b"", b""
    try:
        for at, entry in enumerate(entries, start=1):
            line = read_line(entry)
            if at == 1:
                if not isinstance(line[2], Enrolled):
                    return
                key = bytes.fromhex(line[2].public_key)
                prev = genesis(entry.register, entry.epoch, key)
            if (entry.seq, entry.prev) != (at, prev) or hash_of(entry) != entry.hash:
                return
            if not signature_fits(key, entry.hash, entry.sig):
                return
            prev = entry.hash
            yield line
    except (ShoeboxError, ValueError, TypeError, AttributeError):
        return  # a column of another type is damage like any other


def _carried(lines: list[Line]) -> Carried:
    """The incident, pads, the open day with what its drawers must hold by now, and the day closed last."""
    view, taken = BookView(), 0
    with Rebuild() as made:
        view._db = made.db
        try:
            for line in lines:
                made.take(line)
                taken += 1
        except ShoeboxError:
            pass  # what follows an entry that fits nowhere is not carried on
        day = view.open_day()
        held = view.incident()
        incident = lines[held.seq - 1][2] if held is not None and held.is_on else None
        return Carried(
            incident=incident if isinstance(incident, IncidentDeclared) else None,
            pads=view.pads(),
            opened=_opened_again(lines[day.opened_seq - 1 : taken], view.sales(day.day)) if day is not None else (),
            day=day.day if day else "",
            closed=view.last_closed(),
        )


_INTO_DRAWER = {Kind.PAID_IN: 1, Kind.CHANGE_FETCHED: 1, Kind.PAID_OUT: -1, Kind.SAFE_DROP: -1}


def _opened_again(lines: list[Line], rows: Sequence[SaleRow]) -> tuple[Act, ...]:
    """The day's opening for a new epoch, under the next Z number: the old number stays with the book set aside.

    Each drawer begins with the cash that must be in it by now, and stays whose it was.
    """
    holds: Counter[str] = Counter()
    for row in rows:
        if row.tender == Tender.CASH and not row.voided_by_seq:
            holds[row.drawer] += row.amount_minor if row.kind == "sale" else -row.amount_minor
    for entry, _, act in lines:
        if isinstance(act, CashMove):
            holds[act.drawer] += act.amount_minor * _INTO_DRAWER[Kind(entry.kind)]
    again: list[Act] = []
    for _, _, act in lines:
        if isinstance(act, DayOpened):
            again.append(replace(act, z_no=act.z_no + 1, float_minor=act.float_minor + holds[FIRST]))
        elif isinstance(act, DrawerOpened):
            again.append(replace(act, float_minor=act.float_minor + holds[act.drawer]))
        elif isinstance(act, DrawerGiven):
            again.append(act)
    return tuple(again)
