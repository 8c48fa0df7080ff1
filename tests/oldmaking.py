"""What older Shoeboxes really wrote, unpacked: see `storage/old_program.py`, which let them write it."""

from __future__ import annotations

import base64
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from shoebox.formats.carrying import read_welcome
from shoebox.transport.road import RoadAnswer

OLD = Path(__file__).parent / "storage" / "old"
# By the versions of a register's book, head office's holdings and Finance's cases.
OLDER = (
    *("book-4-central-3-cases-2", "book-4-central-4-cases-3", "book-5-central-5-cases-4"),
    "book-6-central-6-cases-4",
)
NEWEST_OLD = OLDER[-2]  # the newest of which every part is older than today's
_BOOK_7 = "book-7-central-8-cases-7"
BOOKS = (*OLDER, _BOOK_7)
OFFICES = (
    *OLDER[1:],
    *("book-7-central-7-cases-7", _BOOK_7, "book-8-central-9-cases-7", "book-8-central-10-cases-7"),
    *("book-8-central-11-cases-8", "book-8-central-12-cases-8"),
)


def unpacked(name: str, folder: Path) -> Path:
    """A store's folder, a stick, head office's folder, what the register said by line: as that Shoebox left it."""
    with tarfile.open(OLD / f"{name}.tar.xz") as packed:
        packed.extractall(folder, filter="data")
    return folder


@dataclass(frozen=True)
class Talk:
    """What an older program played to itself: the public keys in it, and (path, question, answer) as they were said."""

    keys: dict[str, bytes]
    said: dict[str, list[tuple[str, bytes, bytes]]]

    def answers(self, where: str, path: str) -> list[bytes]:
        return [answer for one, _, answer in self.said[where] if one == path]


def talk_of(name: str = "book-5-by-line") -> Talk:
    """Of a register by line, of one through its office, and of that office with head office."""
    plain = json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))
    said = {
        where: [(path, base64.b64decode(asked), base64.b64decode(answered)) for path, asked, _, answered in rows]
        for where, rows in plain.items()
        if isinstance(rows, list)
    }
    return Talk({name: bytes.fromhex(key) for name, key in plain.items() if isinstance(key, str)}, said)


def shape(data: bytes) -> dict[str, Any]:
    """Which fields a message has and of which type: what a strict reader of that day looks at."""
    return {name: type(value) for name, value in json.loads(data).items()}


def played(post: Callable[[str, bytes], RoadAnswer], where: str, talk: Talk) -> list[bytes]:
    """Ask the questions of a recording; each answer must have the shape that was an answer then."""
    heard = []
    for path, asked, answered in talk.said[where]:
        if path == "/v1/pieces":  # of what another head office sent out
            continue
        answer = post(path, asked)
        assert answer.status == 200, answer.body
        assert shape(answer.body) == shape(answered), path
        heard.append(answer.body)
    return heard


def given(monkeypatch: pytest.MonkeyPatch, nonces: object, talk: Talk, where: str) -> None:
    """Have this desk give the nonces of the recording, since the answers to them were signed then."""
    recorded = [read_welcome(answer).nonce for answer in talk.answers(where, "/v1/hello")]
    monkeypatch.setattr(nonces, "_random", lambda _size: recorded.pop(0))


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


def disk_with(monkeypatch: pytest.MonkeyPatch, free_bytes: Callable[[], int]) -> None:
    """A disk that has so much room left whenever an upgrade asks."""
    monkeypatch.setattr(
        "shoebox.storage.upgrading.shutil.disk_usage", lambda _folder: SimpleNamespace(free=free_bytes())
    )


class FailingStatements:
    """From now on SQLite fails at every statement in which these words stand; none of it is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words, self.error = "", sqlite3.OperationalError()
        failing, connect = self, sqlite3.connect

        class Cursor(sqlite3.Cursor):
            def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
                if failing.words and failing.words in statement:
                    raise failing.error
                return super().execute(statement, *values)

        class Connection(sqlite3.Connection):
            def cursor(self, factory: Any = Cursor) -> Any:
                return super().cursor(factory)

        monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: connect(*args, factory=Connection, **named))

    def fail(self, words: str, code: int) -> None:
        """With this result code of SQLite's; at nothing where no words are given."""
        self.words, self.error = words, sqlite3.OperationalError("the disk would not")
        self.error.sqlite_errorcode = code
