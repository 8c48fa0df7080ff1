"""What can still be read of a damaged book, from its file and its mirror, page by page. Storage room: reads only.

An entry that bears the book's own hash and signature is *proven*, wherever it lies and whatever is missing before it.
All else is only *seen*: it says which slip numbers, refunds and orders not to trust, and proves nothing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shoebox.domain.acts import Enrolled, PickUp, Refund, Sale
from shoebox.domain.acts_slips import SlipsLost, SlipsMissing, SlipSpoiled
from shoebox.domain.chain import genesis, hash_of
from shoebox.domain.entry import Entry
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.pickup import PickUpState, order_key
from shoebox.formats.signing import signature_fits
from shoebox.storage.book_file import VALUE_BYTES_MAX
from shoebox.storage.book_tables import ENTRY, PICKUP_ROW, SALE_ROW, SLIP_MARK, Table
from shoebox.storage.mirror import mirror_beside, read_loose
from shoebox.storage.projections import APART, MISSING, SPOILED, pickup_values, read_line, sale_values
from shoebox.storage.verify import read_only

SEEN = "seen"  # the state of a slip number that stands somewhere, nobody can tell as what
ENTRY_BYTES_MIN = 200  # no entry is shorter on its page: a file holds so many at most
_AT_ONCE = 500
_SLIP = re.compile(rb'"slip":"([0-9]{6,12})"')
_ORDER = re.compile(rb'"order_no":"([^"\\]{1,40})","state":"([a-z]{1,20})"')
_RAW_BYTES = 1 << 20
_RAW_OVERLAP = 4_096
Row = tuple[Any, ...]
SeenRow = tuple[str, Row]  # the name of a projection, and a row of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What is left of one book."""

    register: str
    epoch: int
    proven: tuple[Entry, ...]  # by their numbers, each number once
    seen: tuple[SeenRow, ...]
    seen_seq: int  # the highest number that anything names


def salvage(path: Path, *, epoch: int, public_key: bytes, kept: Iterable[Entry] = ()) -> Remains:
    """Everything that is left of the book in this file and its mirror, and of entries `kept` elsewhere.

    `public_key` is the register's present one: it counts where the entry that names the book's own is lost.
    """
    mirror = mirror_beside(path)
    found = _Found(epoch, [*kept, *read_loose(mirror), *_entries(path)])
    proven = found.proven(public_key)
    most = max(_entries_most(path), _entries_most(mirror), len(proven))
    seen = [*found.unproven(proven, most), *_projected(path, proven, most), *_raw(path, mirror)]
    return Remains(
        register=next((entry.register for entry in proven.values()), ""),
        epoch=epoch,
        proven=tuple(proven[seq] for seq in sorted(proven)),
        seen=tuple(dict.fromkeys(_news(seen, proven))),
        seen_seq=max([*proven, *(_seq_of(row) for row in seen)], default=0),
    )


class _Found:
    """Entries from several places, some of them the same, some of them changed."""

    def __init__(self, epoch: int, entries: Iterable[Entry]) -> None:
        fitting = dict.fromkeys(entry for entry in entries if entry.epoch == epoch)
        self._whole = [entry for entry in fitting if hash_of(entry) == entry.hash]
        self._changed = [entry for entry in fitting if hash_of(entry) != entry.hash]

    def proven(self, public_key: bytes) -> dict[int, Entry]:
        """By its number, each entry that is signed; of two, the one that follows from the entry before it."""
        key = self._own_key() or public_key
        proven: dict[int, Entry] = {}
        for entry in sorted(self._whole, key=lambda one: one.seq):
            if not signature_fits(key, entry.hash, entry.sig) or not _is_written_well(entry):
                self._changed.append(entry)
                continue
            rival, before = proven.get(entry.seq), proven.get(entry.seq - 1)
            if rival is None or (before is not None and entry.prev == before.hash != rival.prev):
                proven[entry.seq] = entry
                self._changed += [rival] if rival is not None else []
            else:
                self._changed.append(entry)
        return proven

    def _own_key(self) -> bytes:
        """The key that the book's first entry names, if that entry is whole and signed with it."""
        for entry in self._whole:
            with suppress(ShoeboxError, ValueError):
                act = read_line(entry)[2] if entry.seq == 1 else None
                key = bytes.fromhex(act.public_key) if isinstance(act, Enrolled) else b""
                begins = key != b"" and entry.prev == genesis(entry.register, entry.epoch, key)
                if begins and signature_fits(key, entry.hash, entry.sig):
                    return key
        return b""

    def unproven(self, proven: dict[int, Entry], most: int) -> Iterator[SeenRow]:
        """What entries say that nothing proves. A number beyond what a file can hold is none."""
        for entry in self._changed:
            if 0 < entry.seq <= most and entry != proven.get(entry.seq):
                yield from _said_by(entry)


def _is_written_well(entry: Entry) -> bool:
    try:
        read_line(entry)
    except (ShoeboxError, ValueError, TypeError):
        return False
    return True


def _said_by(entry: Entry) -> Iterator[SeenRow]:
    """The rows that an entry would have made."""
    try:
        line = read_line(entry)
    except (ShoeboxError, ValueError, TypeError):
        yield from ((SLIP_MARK.name, (slip.decode(), entry.seq, SEEN)) for slip in _SLIP.findall(entry.body))
        return
    act = line[2]
    if isinstance(act, Sale | Refund):
        yield SALE_ROW.name, _plain(sale_values(*line))
    elif isinstance(act, PickUp):
        yield PICKUP_ROW.name, _plain(pickup_values(line[0], line[1], act))
    elif isinstance(act, SlipSpoiled):
        yield from ((SLIP_MARK.name, (slip, entry.seq, APART if act.last else SPOILED)) for slip in act.slips)
    elif isinstance(act, SlipsLost):
        yield from ((SLIP_MARK.name, (slip, entry.seq, act.how)) for slip in act.run.numbers())
    elif isinstance(act, SlipsMissing):
        yield from ((SLIP_MARK.name, (slip, entry.seq, MISSING)) for slip in act.slips)


def _plain(values: Row | None) -> Row:
    """As a table keeps them: yes and no as 1 and 0."""
    return tuple(int(value) if isinstance(value, bool) else value for value in values or ())


def _entries(path: Path) -> Iterator[Entry]:
    for seq, register, epoch, kind, body, prev, own, sig in _rows_by_number(path, ENTRY):
        parts = (register, kind, body, prev, own, sig)
        if tuple(map(type, parts)) == (str, str, bytes, bytes, bytes, bytes) and type(epoch) is int:
            yield Entry(register, epoch, seq, kind, body, prev, own, sig)


def _projected(path: Path, proven: dict[int, Entry], most: int) -> Iterator[SeenRow]:
    """What the projections say of entries that are lost: they lie on other pages."""
    for table in (SALE_ROW, PICKUP_ROW):
        yield from ((table.name, row) for row in _rows_by_number(path, table) if row[0] <= most)
    for row in _marks(path):
        if row[1] <= most and row[1] not in proven:
            yield SLIP_MARK.name, row


def _rows_by_number(path: Path, table: Table) -> Iterator[Row]:
    """Every row that can be read of a table whose key is the entry's number, whatever pages are torn."""
    query = f"SELECT {', '.join(table.names)} FROM {table.name} WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608
    try:
        with read_only(path) as db, closing(db):
            db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX)
            db.execute(query, (0, 0))  # a table that is not there at all is not asked for row by row
            for first in range(1, _entries_most(path) + 1, _AT_ONCE):
                yield from filter(table.holds, _between(db, query, first, first + _AT_ONCE - 1))
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return


def _between(db: sqlite3.Connection, query: str, first: int, last: int) -> list[Row]:
    try:
        return db.execute(query, (first, last)).fetchall()
    except (sqlite3.Error, OverflowError):
        if first == last:
            return []
    middle = (first + last) // 2
    return [*_between(db, query, first, middle), *_between(db, query, middle + 1, last)]


def _marks(path: Path) -> Iterator[Row]:
    """The marks of slip numbers, from both ends up to where a page is torn."""
    for order in ("slip, seq", "slip DESC, seq DESC"):
        try:
            with read_only(path) as db, closing(db):
                for row in db.execute(f"SELECT slip, seq, state FROM slip_mark ORDER BY {order}"):  # noqa: S608
                    if SLIP_MARK.holds(row):
                        yield row
        except (sqlite3.Error, OSError, ValueError, OverflowError):
            continue


def _raw(*paths: Path) -> Iterator[SeenRow]:
    """Slip numbers and orders that stand anywhere in the bytes of these files, on torn pages too."""
    for path in paths:
        with suppress(OSError), path.open("rb") as file:
            rest = b""
            while part := file.read(_RAW_BYTES):
                data = rest + part
                yield from ((SLIP_MARK.name, (slip.decode(), 0, SEEN)) for slip in _SLIP.findall(data))
                for order, state in _ORDER.findall(data):
                    with suppress(UnicodeDecodeError):
                        yield from _raw_order(order.decode(), state.decode())
                rest = data[-_RAW_OVERLAP:]


def _raw_order(order_no: str, state: str) -> Iterator[SeenRow]:
    """An order that was handed over, nobody can tell when or by whom."""
    if state == PickUpState.RELEASED:
        values = {"order_no": order_no, "order_key": order_key(order_no), "state": state}
        yield PICKUP_ROW.name, tuple(values.get(name, "" if kind == "TEXT" else 0) for name, kind in PICKUP_ROW.columns)


def _news(seen: Iterable[SeenRow], proven: dict[int, Entry]) -> Iterator[SeenRow]:
    """What is seen beyond what is proven: no row of a proven entry, and no slip or order that one names."""
    slips, orders = set(), set()
    for entry in proven.values():
        for name, row in _said_by(entry):
            if name == PICKUP_ROW.name:
                orders.add(row[PICKUP_ROW.names.index("order_key")])
            else:
                slips.add(slip_in(name, row))
    for name, row in seen:
        by_number = name != SLIP_MARK.name and _seq_of((name, row)) in proven
        if name == PICKUP_ROW.name:
            known = _seq_of((name, row)) == 0 and row[PICKUP_ROW.names.index("order_key")] in orders
        else:
            known = name == SLIP_MARK.name and row[2] == SEEN and row[0] in slips
        if not by_number and not known:
            yield name, row


def slip_in(name: str, row: Row) -> str:
    """The slip number that a seen row names."""
    slip: str = row[0] if name == SLIP_MARK.name else row[SALE_ROW.names.index("slip")]
    return slip


def _seq_of(seen: SeenRow) -> int:
    name, row = seen
    seq: int = row[1] if name == SLIP_MARK.name else row[0]
    return seq


def _entries_most(path: Path) -> int:
    try:
        return path.stat().st_size // ENTRY_BYTES_MIN
    except OSError:
        return 0
