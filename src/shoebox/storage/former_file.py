"""The memory of a damaged book, kept beside the one that goes on: what could still be read of it. Storage room.

One file for each book set aside, made once. Entries that prove themselves stand as in a mirror, a line each; what was
only seen stands behind them. The digest of the file is an entry of the present book. The damaged file may go on
decaying on a disk that fails; this copy is read at each start instead.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from shoebox.storage.book_file import cannot_open
from shoebox.storage.book_tables import PICKUP_ROW, SALE_ROW, SLIP_MARK
from shoebox.storage.mirror import LINE_BYTES_MAX, parse_line, write_line
from shoebox.storage.salvage import Remains, Row, SeenRow
from shoebox.whole_file import write_whole

_HEAD = "shoebox book before 1"
_SEEN = b"seen\t"
_TABLES = {table.name: table for table in (SALE_ROW, PICKUP_ROW, SLIP_MARK)}


def former_path(folder: Path, epoch: int) -> Path:
    """Where the memory of this epoch's book stands."""
    return folder / f"former-e{epoch}.log"


def write_former(path: Path, remains: Remains) -> bytes:
    """Keep what is left of a book; the digest of the file, 32 bytes. Trouble ``book.cannot_open*``."""
    content = _written(remains)
    try:
        write_whole(path, content)
    except OSError as wrong:
        raise cannot_open(path.parent, wrong) from wrong
    return hashlib.sha256(content).digest()


def write_again(path: Path, remains: Remains, *, digest: str) -> None:
    """Put a file back that was lost or changed, where it comes out as the book has its digest (hex); else nothing.

    A disk that would not is no harm: the next start tries again.
    """
    content = _written(remains)
    if hashlib.sha256(content).hexdigest() == digest:
        with suppress(OSError):
            write_whole(path, content)


def _written(remains: Remains) -> bytes:
    lines = [f"{_HEAD}\t{remains.register}\t{remains.epoch}\t{remains.seen_seq}\n".encode()]
    lines += map(write_line, remains.proven)
    lines += (_SEEN + json.dumps(_named(*row), ensure_ascii=True).encode() + b"\n" for row in remains.seen)
    return b"".join(lines)


def read_former(path: Path) -> tuple[Remains, bytes] | None:
    """What this file keeps, and its digest; lines that say nothing are left out. None where there is none to read."""
    digest, proven, seen = hashlib.sha256(), [], []
    try:
        with path.open("rb") as file:
            head = file.readline(LINE_BYTES_MAX)
            digest.update(head)
            while line := file.readline(LINE_BYTES_MAX):
                digest.update(line)
                entry = parse_line(line) if not line.startswith(_SEEN) else None
                row = _seen(line) if entry is None else None
                proven += [entry] if entry is not None else []
                seen += [row] if row is not None else []
        name, register, epoch, seen_seq = head.decode().rstrip("\n").split("\t")
        if name != _HEAD:
            return None
        remains = Remains(
            register=register, epoch=int(epoch), proven=tuple(proven), seen=tuple(seen), seen_seq=int(seen_seq)
        )
    except (OSError, ValueError):
        return None
    return remains, digest.digest()


def _named(name: str, row: Row) -> list[Any]:
    """A seen row with the names of its columns, of which later versions may have more."""
    return [name, dict(zip(_TABLES[name].names, row, strict=True))]


def _seen(line: bytes) -> SeenRow | None:
    try:
        name, said = json.loads(line.removeprefix(_SEEN))
        table = _TABLES[name]
        row = tuple(said.get(column, "" if kind == "TEXT" else 0) for column, kind in table.columns)
        return (name, row) if table.holds(row) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
