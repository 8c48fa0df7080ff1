"""Ways in which the file of a book is hurt, each as a disk or a hand would do it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

GARBAGE = bytes(range(7, 255)) * 17


def page_size(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[16:18], "big")


def page_with(path: Path, said: bytes) -> int:
    """The page on which these bytes stand first, counted from 0."""
    return path.read_bytes().index(said) // page_size(path)


def garbage_over(path: Path, said: bytes) -> None:
    """The page on which these bytes stand holds nonsense from its first byte to its last."""
    size, page = page_size(path), page_with(path, said)
    with path.open("r+b") as file:
        file.seek(page * size)
        file.write(GARBAGE[:size])


def edited(path: Path, old: bytes, new: bytes) -> None:
    """A row was written over by hand: the chain breaks there."""
    assert len(old) == len(new)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def cut(path: Path, share: float) -> None:
    """So much of the file is left."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def entry_gone(path: Path, seq: int) -> None:
    """An entry was taken out by somebody with a database tool."""
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER entry_never_deleted")
        db.execute("DELETE FROM entry WHERE seq = ?", (seq,))
    db.close()


INJURIES: dict[str, Callable[[Path], None]] = {
    "a page of garbage": lambda path: garbage_over(path, b'"slip":"085100005"'),
    "its first page": lambda path: garbage_over(path, b"SQLite format 3"),
    "cut to two thirds": lambda path: cut(path, 0.67),
    "cut to a tenth": lambda path: cut(path, 0.1),
    "emptied": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
    "a row edited": lambda path: edited(path, b'"amount_minor":1005', b'"amount_minor":9005'),
    "a row taken out": lambda path: entry_gone(path, 8),
}
