"""What older Shoeboxes really wrote, unpacked: see `storage/old_program.py`, which let them write it."""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

OLD = Path(__file__).parent / "storage" / "old"
# By the versions of a register's book, head office's holdings and Finance's cases.
OLDER = ("book-4-central-3-cases-2", "book-4-central-4-cases-3", "book-5-central-5-cases-4")
NEWEST_OLD = OLDER[-1]
OFFICES = (*OLDER[1:], "book-6-central-6-cases-4")


def unpacked(name: str, folder: Path) -> Path:
    """A store's folder, a stick, head office's folder, what the register said by line: as that Shoebox left it."""
    with tarfile.open(OLD / f"{name}.tar.xz") as packed:
        packed.extractall(folder, filter="data")
    return folder


def rows_in(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def every_row(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of a SQLite file, and the text of all that stands in it."""
    names = [name for (name,) in rows_in(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    rows = {name: sorted(rows_in(path, f"SELECT * FROM {name}"), key=repr) for name in names}
    return {**rows, "schema": sorted(rows_in(path, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))}


def with_marks(path: Path, *statements: str) -> bytes:
    """Say something to a SQLite file; its bytes afterwards."""
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)
    return path.read_bytes()
