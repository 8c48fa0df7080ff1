"""The price list: a SQLite file beside the book, made whole from a price file and swapped in at once. Storage room.

It is no part of the book and holds nothing of a sale: it can be thrown away and made again. Nobody ever writes into
one that is in use, so readers need no locks; they notice by the file itself that a newer one has taken its place.
"""

from __future__ import annotations

import sqlite3
import threading
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.item import Item, PricesFacts, gtin, sounds_stored
from shoebox.domain.policy import Policy
from shoebox.storage.list_file import why_of, write_list

PRICES_FILE = "prices.db"
APPLICATION_ID = 0x53485052  # "SHPR"
SCHEMA_VERSION = 2
FIRST_VERSION = 1  # whose items have no mark of stored value: read on by their names until a price file comes in
FOUND_MAX = 20
QUERY_CHARS_MAX, QUERY_WORDS_MAX = 80, 8

# Items are put in by name, so rows come out by name without sorting what one letter finds in a whole shop.
_ITEM_TABLE = (
    "CREATE TABLE item (id INTEGER PRIMARY KEY, sku TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL, "
    "price_minor INTEGER NOT NULL, rate TEXT NOT NULL, barcode TEXT NOT NULL, unit TEXT NOT NULL, "
    "stored_value INTEGER NOT NULL) STRICT"
)
_WORD_TABLE = (
    "CREATE VIRTUAL TABLE word USING fts5 (name, content='', columnsize=0, detail='none', "
    "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')"
)
_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
    "CREATE TABLE about (currency TEXT NOT NULL, as_of_ms INTEGER NOT NULL, items INTEGER NOT NULL) STRICT",
    _ITEM_TABLE,
    _WORD_TABLE,
)
_INDEXES = (
    "CREATE UNIQUE INDEX item_by_sku ON item (sku)",
    "CREATE INDEX item_by_barcode ON item (barcode) WHERE barcode <> ''",
)
_FIELDS = "sku, name, price_minor, rate, barcode, unit"
_ITEM = f"SELECT {_FIELDS}, stored_value FROM item "  # noqa: S608
_BY_NUMBER = _ITEM + "WHERE sku = ?1 UNION ALL " + _ITEM + "WHERE barcode = ?2 AND ?2 <> '' AND barcode <> ''"
_BY_BEGINNING = _ITEM + "WHERE sku >= ?1 AND sku < ?2 ORDER BY sku LIMIT ?3"
_BY_WORDS = _ITEM + "JOIN (SELECT rowid FROM word WHERE word MATCH ?1 LIMIT ?2) ON id = rowid ORDER BY id"  # noqa: S608


# A list of the first version as one of this: a view of this connection alone, since nobody writes into a list in use.
_BY_NAMES = f"CREATE TEMP VIEW item AS SELECT id, {_FIELDS}, sounds_stored(name) AS stored_value FROM main.item"  # noqa: S608


def write_price_list(folder: Path, facts: PricesFacts, items: Iterable[Item]) -> Path:
    """Make the price list of a store's folder anew; the one before stays in use until this one is whole.

    Trouble ``prices.unwritable``, and then nothing has changed.
    """
    return write_list(folder / PRICES_FILE, partial(_fill, facts, items), trouble="prices.unwritable")


def _fill(facts: PricesFacts, items: Iterable[Item], db: sqlite3.Connection) -> None:
    for statement in _SCHEMA:
        db.execute(statement)
    db.execute("BEGIN")
    by_name = sorted(items, key=lambda item: (_folded(item.name), item.sku))
    rows = [(i.sku, i.name, i.price_minor, i.rate, i.barcode, i.unit, int(i.stored_value)) for i in by_name]
    db.executemany("INSERT INTO item VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO word (rowid, name) VALUES (?, ?)", enumerate((i.name for i in by_name), start=1))
    db.execute("INSERT INTO about VALUES (?, ?, ?)", (facts.currency, facts.as_of_ms, len(rows)))
    for statement in _INDEXES:
        db.execute(statement)
    db.execute("INSERT INTO word (word) VALUES ('optimize')")
    db.execute("COMMIT")


class PriceList:
    """Looks items up in a store's price list. Safe to ask from any thread; one question at a time.

    A list that was swapped for a newer one is opened again by itself at the next question.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / PRICES_FILE
        self.stored_words: Sequence[str] = Policy().stored_value_words  # for a list that has no marks of its own
        self._turn = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._opened: tuple[int, int, int] | None = None
        self._facts: PricesFacts | None = None

    def facts(self) -> PricesFacts | None:
        """What the list says of itself; None where this store has none, or none that can be read."""
        with self._turn, suppress(Trouble):
            return self._facts if self._open() is not None else None
        return None

    def find(self, number: str) -> Item | None:
        """The item with exactly this item number or barcode."""
        plain = number.strip()
        try:
            code = gtin(plain)
        except Refusal:
            code = ""
        found = self._ask(_BY_NUMBER, plain[:QUERY_CHARS_MAX], code)
        return _item(found[0]) if found else None

    def search(self, text: str) -> tuple[Item, ...]:
        """What somebody may mean who typed this so far, at most `FOUND_MAX`.

        First the item whose number it is, then those whose number begins like it, then those whose name has words that
        begin like each word typed, by name.
        """
        plain = text.strip()[:QUERY_CHARS_MAX]
        words = _words(plain)
        if not words:
            return ()
        exact = self.find(plain)
        rows = [] if " " in plain else self._ask(_BY_BEGINNING, plain, plain + "\U0010ffff", FOUND_MAX)
        if len(rows) < FOUND_MAX:
            rows += self._ask(_BY_WORDS, _match(words), FOUND_MAX)
        found = dict.fromkeys([*([exact] if exact else []), *map(_item, rows)])
        return tuple(found)[:FOUND_MAX]

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._let_go()

    def _ask(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._turn:
            db = self._open()
            if db is None:
                raise Trouble("prices.gone")
            try:
                return db.execute(query, values).fetchall()
            except sqlite3.Error as wrong:
                self._let_go()
                raise Trouble("prices.unreadable", file=self._path.name, why=why_of(wrong)) from wrong

    def _open(self) -> sqlite3.Connection | None:
        try:
            held = self._path.stat()
        except OSError:
            self._let_go()
            return None
        now = (held.st_ino, held.st_mtime_ns, held.st_size)
        if self._db is None or now != self._opened:
            self._let_go()
            self._db, self._facts = _opened(self._path, lambda: self.stored_words)
            self._opened = now
        return self._db

    def _let_go(self) -> None:
        if self._db is not None:
            self._db.close()
        self._db = self._opened = self._facts = None


def _opened(path: Path, words: Callable[[], Sequence[str]]) -> tuple[sqlite3.Connection, PricesFacts]:
    """The file as it stands, never to change: whoever makes a newer list makes another file."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        marks = (db.execute("PRAGMA application_id").fetchone()[0], db.execute("PRAGMA user_version").fetchone()[0])
        if marks == (APPLICATION_ID, FIRST_VERSION):
            db.create_function("sounds_stored", 1, lambda name: sounds_stored(name, words()), deterministic=False)
            db.execute(_BY_NAMES)
        elif marks != (APPLICATION_ID, SCHEMA_VERSION):
            raise Trouble("prices.unreadable", file=path.name, why="no price list of this version")
        currency, as_of_ms, items = db.execute("SELECT currency, as_of_ms, items FROM about").fetchone()
    except (sqlite3.Error, TypeError) as wrong:
        db.close()
        raise Trouble("prices.unreadable", file=path.name, why=why_of(wrong)) from wrong
    except Trouble:
        db.close()
        raise
    return db, PricesFacts(currency=currency, as_of_ms=as_of_ms, items=items)


def _item(row: Sequence[Any]) -> Item:
    sku, name, price_minor, rate, barcode, unit, stored_value = row
    return Item(
        sku=sku, name=name, price_minor=price_minor, rate=rate, barcode=barcode, unit=unit,
        stored_value=bool(stored_value),
    )  # fmt: skip


def _words(text: str) -> list[str]:
    """The words typed, as the index cuts them: letters and digits of any script, a letter's accent being part of it.

    A mark that stands alone cuts a word there, so it does here: the index knows words, and no two beside each other.
    """
    plain = unicodedata.normalize("NFC", text)
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()[:QUERY_WORDS_MAX]


def _match(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
