"""The hunt for card numbers that must be nowhere: in files, and in what is packed within files, however deep.

A box and a parcel hold compressed entries, a workbook is a zip, a PDF packs its pages, and a row of a database may lie
in pieces over its file; bytes that were looked for as they lie there would never be found.
"""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

DEPTH_MAX, UNPACKED_MAX = 4, 50_000_000
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = b"\x1f\x8b\x08"
_SQLITE = b"SQLite format 3\x00"
_BETWEEN = re.compile(rb"[ \-./\n\x00]")  # what may stand between groups, and the other half of UTF-16


def full_width(number: str) -> str:
    """The digits as an East Asian keyboard writes them."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in number)


def hunt(folder: Path, numbers: Sequence[str]) -> list[str]:
    """``file: number`` for each that is found: bare, grouped, full-width or in UTF-16, packed or not."""
    found = set()
    for path in (one for one in folder.rglob("*") if one.is_file()):
        for held in (*within(path.read_bytes()), *_rows(path), *_pages(path)):
            found |= {f"{path.name}: {number}" for number in numbers if _stands_in(number, held)}
    return sorted(found)


def within(held: bytes, depth: int = 0) -> Iterator[bytes]:
    """These bytes, and whatever is compressed in them."""
    yield held
    if depth == DEPTH_MAX:
        return
    for inner in (*_zipped(held), *_deflated(held)):
        yield from within(inner, depth + 1)


def _stands_in(number: str, held: bytes) -> bool:
    return number.encode() in _BETWEEN.sub(b"", held) or full_width(number).encode() in held


def _zipped(held: bytes) -> Iterator[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(held)):
        return
    with zipfile.ZipFile(io.BytesIO(held)) as packed:
        for name in packed.namelist():
            yield packed.read(name)


def _deflated(held: bytes) -> Iterator[bytes]:
    """Every stream of zlib or gzip that begins anywhere in them, as far as it can be read."""
    starts = [found.start() for found in _ZLIB.finditer(held)]
    starts += [found.start() for found in re.finditer(re.escape(_GZIP), held)]
    for at in starts:
        opened = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        try:
            out = opened.decompress(held[at:], UNPACKED_MAX)
        except zlib.error:
            continue
        if out:
            yield out


def _rows(path: Path) -> Iterator[bytes]:
    """Each value of a database, which may be torn over its pages."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as book:
        book.text_factory = bytes
        names = [name.decode() for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in book.execute(f'SELECT * FROM "{name}"'):
                for value in row:
                    if isinstance(value, bytes):
                        yield from within(value)
                    elif value is not None:
                        yield str(value).encode()


def _pages(path: Path) -> Iterator[bytes]:
    """What a PDF says, whichever letters it says it with."""
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        yield " ".join(page.extract_text() for page in PdfReader(path).pages).encode()
