"""Is this book whole? The one check behind start-up and `shoebox verify`. Storage room: reads, never writes.

It says what it finds as a `Fault`; it does not raise on damage, whatever the bytes are.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from shoebox.domain.acts import Enrolled, Sale
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.chain import Head, genesis, hash_of
from shoebox.domain.entry import Entry, Envelope
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.ids import short_digest
from shoebox.domain.verdict import Verdict
from shoebox.formats.box import box_verdict
from shoebox.formats.signing import signature_fits
from shoebox.storage.book_file import VALUE_BYTES_MAX, book_path, passing
from shoebox.storage.book_tables import APPLICATION_ID, BOOK_SCHEMA, ENTRY, SCHEMA_VERSION
from shoebox.storage.mirror import mirror_beside, read_mirror
from shoebox.storage.projections import Rebuild, Running, first_difference, read_line
from shoebox.storage.upgrading import other_version

OTHER_VERSION = {"older": "verify.older", "newer": "verify.newer", "under_way": "verify.under_way"}
_OF_BOOK = re.compile(r"(?:book|mirror)(?:-e([0-9]{1,3}))?\.(?:db|log)")
_WAL = b"\x02\x02"
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a book: a code with its facts, and the entry it shows at (0 = none to be named)."""

    code: str
    seq: int = 0
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The sentence of the code."""
        return str(Trouble(self.code, entry=self.seq, **self.facts))


@dataclass(slots=True)
class Examined:
    """What the check learned on its way: as far as `fault`, or to the end where there is none."""

    enrolled: Enrolled | None = None
    first: Envelope | None = None
    last: Envelope | None = None
    head: Head | None = None
    hashes: list[bytes] = field(default_factory=list)
    running: Running = field(default_factory=Running)
    mirror_seq: int = 0
    mirror_bytes: int = 0
    sealed: int = 0  # card numbers that Finance alone can open
    fault: Fault | None = None


def examine(db: sqlite3.Connection, *, mirror: Path | None, last_signatures: int | None = None) -> Examined:
    """Check file, schema, chain, signatures (all, or the last so many), sums, every projection, and the mirror."""
    found = Examined()
    try:
        check_file(db, marks=(APPLICATION_ID, SCHEMA_VERSION), schema=set(BOOK_SCHEMA))
        with Rebuild() as made:
            _check_entries(db, made, found, last_signatures)
            different = first_difference(made, db)
        if different is not None:
            raise Refusal("verify.projection", table=different)
        if mirror is not None:
            _check_mirror(mirror, found)
    except ShoeboxError as wrong:
        seq = wrong.facts.get("entry", 0)
        facts = {name: value for name, value in wrong.facts.items() if name != "entry"}
        found.fault = Fault(wrong.code, seq, facts)
    except sqlite3.Error as wrong:
        if passing(wrong):
            raise
        found.fault = Fault("verify.unreadable", len(found.hashes) + 1 if found.hashes else 0, {"why": str(wrong)[:80]})
    return found


def check_file(db: sqlite3.Connection, *, marks: tuple[int, int], schema: set[str]) -> None:
    """Refuses a damaged file, one of another kind or version (`marks`), and one with other tables or triggers."""
    quick = [row[0] for row in db.execute("PRAGMA quick_check(1)")]
    if quick != ["ok"]:
        # SQLite heads what it found with the database's name between asterisks, which tells nobody anything.
        raise Refusal("verify.unreadable", why="".join(str(row).split("\n")[-1] for row in quick)[:80])
    held_marks = (db.execute("PRAGMA application_id").fetchone()[0], db.execute("PRAGMA user_version").fetchone()[0])
    held = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if held_marks != marks:
        raise Refusal(_version_code(held_marks, marks, as_ours=held == schema), version=held_marks[1])
    if held != schema:
        raise Refusal("verify.schema")


def _version_code(held: tuple[int, int], ours: tuple[int, int], *, as_ours: bool) -> str:
    """Another Shoebox's file, or one that says so over our own tables: then somebody wrote the number in."""
    if held[0] != ours[0] or as_ours:
        return "verify.version"
    return other_version(held[1], ours[1], **OTHER_VERSION)


def _check_entries(db: sqlite3.Connection, made: Rebuild, found: Examined, last_signatures: int | None) -> None:
    count = db.execute("SELECT count(*) FROM entry").fetchone()[0]
    signed_from = 0 if last_signatures is None else count - last_signatures
    for row in db.execute(ENTRY.select):
        seq, register, epoch, kind, body, prev, own, sig = row
        entry = Entry(register, epoch, seq, kind, body, prev, own, sig)
        _check_entry(entry, made, found, signed=seq > signed_from)
    if found.head is None:
        raise Refusal("verify.empty")


def _check_entry(entry: Entry, made: Rebuild, found: Examined, *, signed: bool) -> None:
    try:
        line = read_line(entry)
        _, envelope, act = line
        if found.enrolled is None:
            if not isinstance(act, Enrolled):
                raise Refusal("verify.first")
            found.enrolled, found.first = act, envelope
            found.head = Head(entry.register, entry.epoch, 0, genesis(entry.register, entry.epoch, _key(act)))
        _check_place(entry, envelope, found)
        if signed and not signature_fits(_key(found.enrolled), entry.hash, entry.sig):
            raise Refusal("verify.signature")
        made.take(line)
    except ShoeboxError as wrong:
        raise Refusal(wrong.code, **{**wrong.facts, "entry": entry.seq}) from wrong
    found.head = Head(entry.register, entry.epoch, entry.seq, entry.hash)
    found.hashes.append(entry.hash)
    found.last = envelope
    found.sealed += isinstance(act, Sale) and bool(act.sealed)
    found.running = made.running


def _check_place(entry: Entry, envelope: Envelope, found: Examined) -> None:
    """The entry follows the one before it, in the same book, and its hash is over what it holds."""
    assert found.head is not None
    assert found.first is not None
    if (entry.register, entry.epoch, entry.seq) != (found.head.register, found.head.epoch, found.head.seq + 1):
        raise Refusal("verify.order")
    if envelope.store != found.first.store:
        raise Refusal("verify.store")
    if entry.prev != found.head.hash or hash_of(entry) != entry.hash:
        raise Refusal("verify.chain")


def _key(enrolled: Enrolled) -> bytes:
    try:
        return bytes.fromhex(enrolled.public_key)
    except ValueError:
        return b""


def _check_mirror(path: Path, found: Examined) -> None:
    """A mirror may end before its book; where it goes on, or says otherwise, the book was cut or written anew."""
    assert found.enrolled is not None
    for at, (mirrored, end) in enumerate(read_mirror(path)):
        if at < len(found.hashes) and mirrored.hash == found.hashes[at]:
            found.mirror_seq, found.mirror_bytes = at + 1, end
            continue
        if not signature_fits(_key(found.enrolled), mirrored.hash, mirrored.sig):
            return  # somebody wrote into the mirror; that proves nothing against the book
        raise Refusal("verify.cut" if at >= len(found.hashes) else "verify.mirror", entry=at + 1)


def application_of(path: Path) -> int:
    """Which program's database this says it is, by SQLite's header; 0 where there is no such header. Never raises."""
    try:
        if not path.is_file():
            return 0
        with path.open("rb") as file:
            header = file.read(72)
    except (OSError, ValueError):
        return 0
    return int.from_bytes(header[68:72], "big") if header.startswith(_SQLITE) else 0


def newest_epoch(folder: Path) -> int:
    """The highest epoch of which a book or its mirror lies in this folder, by their names; 0 where there is none."""
    found = (_OF_BOOK.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1] or 1) for match in found if match), default=0)


def verify_path(path: Path) -> Verdict:
    """One line on a book, a box, or a folder with a book in it. Never raises, leaves no trace."""
    try:
        if path.is_dir():
            return verify_book(book_path(path, newest_epoch(path) or 1))
        if path.exists() and not path.is_file():  # reading from a pipe or a device might never end
            raise ValueError("not a file")
        with path.open("rb") as file:
            start = file.read(len(_SQLITE))
            verdict = None if start == _SQLITE else box_verdict(start + file.read(BOX_BYTES_MAX))
        if verdict is None or path.suffix == ".db":
            return verify_book(path)
        return Verdict(verdict.ok, f"{path.name}: {verdict.line}", verdict.first_bad_seq)
    except (OSError, ValueError, MemoryError) as wrong:
        return _unreadable(path, wrong)


def verify_book(path: Path) -> Verdict:
    """Say in one line whether a book file is whole, signatures and mirror included. Never raises, leaves no trace."""
    try:
        with read_only(path) as db, closing(db):
            db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX)
            db.execute("PRAGMA trusted_schema = OFF")
            found = examine(db, mirror=mirror_beside(path))
    except (sqlite3.Error, OSError, ValueError, OverflowError, MemoryError) as wrong:
        return _unreadable(path, wrong)
    if found.fault is not None:
        return Verdict(ok=False, line=f"{path.name}: {found.fault.words}", first_bad_seq=found.fault.seq)
    assert found.head is not None
    head = found.head
    return Verdict(
        ok=True,
        line=f"{path.name}: whole. Register {head.register}, {head.seq:,} entries, head {short_digest(head.hash)}."
        + (f" Sealed card numbers: {found.sealed:,}." if found.sealed else ""),
    )


def _unreadable(path: Path, wrong: Exception) -> Verdict:
    why = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
    fault = Fault("verify.unreadable", facts={"why": str(why)[:80]})
    return Verdict(ok=False, line=f"{path.name}: {fault.words}")


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes nothing beside the file: a sale cut short is rolled back in a copy elsewhere."""
    with path.open("rb") as file:
        header = file.read(20)
    beside = (path.with_name(path.name + ending) for ending in ("-journal", "-wal"))
    torn = [aside for aside in beside if aside.exists() and aside.stat().st_size > 0]
    if not torn and header[18:20] != _WAL:
        yield sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        return
    with tempfile.TemporaryDirectory() as folder:
        for source in (path, *torn):
            shutil.copyfile(source, Path(folder) / source.name)
        yield sqlite3.connect(Path(folder) / path.name, isolation_level=None)
