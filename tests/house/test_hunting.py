"""The hunt for card numbers finds them wherever they are put."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hunting import full_width, hunt

NUMBER, OTHER = "4111111111111111", "5555555555554444"
NOISE = bytes(range(256)) * 40


def plain(path: Path) -> None:
    path.write_text(f"no {NUMBER}")


def grouped(path: Path) -> None:
    path.write_text("4111-1111 1111.1111")


def wide(path: Path) -> None:
    path.write_text(full_width(NUMBER), "utf-8")


def utf_16(path: Path) -> None:
    path.write_bytes(NUMBER.encode("utf-16-le"))


def deflated(path: Path) -> None:
    path.write_bytes(NOISE + zlib.compress(f'{{"approval":"{NUMBER}"}}'.encode()) + NOISE)


def twice_deflated(path: Path) -> None:
    path.write_bytes(b"head" + zlib.compress(NOISE + zlib.compress(NUMBER.encode())))


def gzipped(path: Path) -> None:
    path.write_bytes(gzip.compress(NUMBER.encode()))


def workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<t>{NUMBER}</t>")


def torn_over_pages(path: Path) -> None:
    """A value whose first page is full just before it."""
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("CREATE TABLE kept (bytes BLOB)")
        book.executemany(
            "INSERT INTO kept VALUES (?)", [(b"x" * size + NUMBER.encode(),) for size in range(3_900, 4_200)]
        )


def packed_in_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("CREATE TABLE quarantine (bytes BLOB)")
        said = b"".join(str(one).encode() for one in range(20_000)) + NUMBER.encode()
        book.execute("INSERT INTO quarantine VALUES (?)", (zlib.compress(said),))


@pytest.mark.parametrize(
    "put",
    [plain, grouped, wide, utf_16, deflated, twice_deflated, gzipped, workbook, torn_over_pages, packed_in_a_row],
)
def test_the_hunt_finds_a_number(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / "held")
    assert hunt(tmp_path, [OTHER, NUMBER]) == [f"held: {NUMBER}"]


def test_the_hunt_finds_nothing_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "slip").write_text("085 100 047, 129.95")
    (tmp_path / "noise").write_bytes(NOISE + zlib.compress(NOISE))
    assert hunt(tmp_path, [NUMBER]) == []
