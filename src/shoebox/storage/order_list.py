"""The order list: a SQLite file beside the book, made whole from an order file and swapped in at once. Storage room.

Like the price list it is no part of the book: what was handed over stands there. It holds names, so it lies in the
store's own private folder, and a newer file takes the place of the one before.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Trouble
from shoebox.domain.phone import phone_back, phone_sought
from shoebox.domain.pickup import Order, OrdersFacts, order_key
from shoebox.storage.list_file import why_of, write_list

ORDERS_FILE = "orders.db"
APPLICATION_ID = 0x5348_4F52  # "SHOR"
SCHEMA_VERSION = 1
FOUND_MAX = 20
QUERY_CHARS_MAX = 80

# `phone_back` has the digits from the last to the first: people read a number's end, and leave out its beginning.
_TABLE = (
    "CREATE TABLE online (order_key TEXT PRIMARY KEY, order_no TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, "
    "phone TEXT NOT NULL, goods TEXT NOT NULL, is_paid INTEGER NOT NULL, folded TEXT NOT NULL, phone_back TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID"
)
_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
    "CREATE TABLE about (as_of_ms INTEGER NOT NULL, orders INTEGER NOT NULL) STRICT",
    _TABLE,
    "CREATE INDEX online_by_email ON online (email COLLATE NOCASE)",
    "CREATE INDEX online_by_phone ON online (phone_back)",
)
_ORDER = "SELECT order_no, name, email, phone, goods, is_paid FROM online "
_BY_KEY = _ORDER + "WHERE order_key = ?"
_BY_KEY_BEGINNING = _ORDER + "WHERE order_key >= ?1 AND order_key < ?2 ORDER BY order_key LIMIT ?3"
_BY_EMAIL = _ORDER + "WHERE email LIKE ?1 ESCAPE '!' ORDER BY email LIMIT ?2"
_BY_PHONE = _ORDER + "JOIN json_each(?1) AS sought ON phone_back = sought.value ORDER BY order_key LIMIT ?2"
_BY_PHONE_END = _ORDER + "WHERE phone_back >= ?1 AND phone_back < ?2 ORDER BY order_key LIMIT ?3"
_BY_NAME = _ORDER + "WHERE folded LIKE ?1 ESCAPE '!' ORDER BY folded LIMIT ?2"
_LAST = "\U0010ffff"


def write_order_list(folder: Path, facts: OrdersFacts, orders: Iterable[Order]) -> Path:
    """Make the order list of a store's folder anew; the one before stays in use until this one is whole.

    Trouble ``orders.unwritable``, and then nothing has changed.
    """
    return write_list(folder / ORDERS_FILE, partial(_fill, facts, orders), trouble="orders.unwritable")


def _fill(facts: OrdersFacts, orders: Iterable[Order], db: sqlite3.Connection) -> None:
    for statement in _SCHEMA:
        db.execute(statement)
    db.execute("BEGIN")
    db.executemany("INSERT INTO online VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, orders))
    db.execute("INSERT INTO about VALUES (?, ?)", (facts.as_of_ms, facts.orders))
    db.execute("COMMIT")


def _row(order: Order) -> tuple[Any, ...]:
    said = (order.order_no, order.name, order.email, order.phone, order.goods, int(order.is_paid))
    return (order_key(order.order_no), *said, order.name.casefold(), phone_back(order.phone))


class OrderList:
    """Looks orders up in a store's order list. Safe to ask from any thread; each question opens the file anew."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ORDERS_FILE
        self._turn = threading.Lock()

    def facts(self) -> OrdersFacts | None:
        """What the list says of itself; None where this store has none, or none that can be read."""
        with suppress(Trouble):
            for as_of_ms, orders in self._ask("SELECT as_of_ms, orders FROM about"):
                return OrdersFacts(as_of_ms=as_of_ms, orders=orders)
        return None

    def find(self, order_no: str) -> Order | None:
        """The order with exactly this number, however it is spaced."""
        found = self._ask(_BY_KEY, order_key(order_no)[:QUERY_CHARS_MAX])
        return _order(found[0]) if found else None

    def search(self, text: str) -> tuple[Order, ...]:
        """What somebody may mean who typed this so far, at most `FOUND_MAX`: a number, an e-mail, a phone, a name."""
        plain = text.strip()[:QUERY_CHARS_MAX]
        key = order_key(plain)
        if not key:
            return ()
        if "@" in plain:
            rows = self._ask(_BY_EMAIL, _like(plain) + "%", FOUND_MAX)
        else:
            rows = self._ask(_BY_KEY_BEGINNING, key, key + _LAST, FOUND_MAX)
            rows += self._by_phone(plain)
            rows += self._ask(_BY_NAME, "%" + _like(plain.casefold()) + "%", FOUND_MAX)
        return tuple(dict.fromkeys(map(_order, rows)))[:FOUND_MAX]

    def _by_phone(self, plain: str) -> list[tuple[Any, ...]]:
        sought, rows = phone_sought(plain), list[tuple[Any, ...]]()
        for begins in sought.beginnings:
            rows += self._ask(_BY_PHONE_END, begins, begins + _LAST, FOUND_MAX)
        return rows + self._ask(_BY_PHONE, json.dumps(sought.wholes), FOUND_MAX) if sought.wholes else rows

    def _ask(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """A few rows; none where there is no list. A file that is swapped meanwhile answers as it was, or as it is."""
        with self._turn:
            if not self._path.exists():
                return []
            try:
                uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
                with closing(sqlite3.connect(uri, uri=True)) as db:
                    marks = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
                    if marks != [APPLICATION_ID, SCHEMA_VERSION]:
                        raise Trouble("orders.unreadable", file=self._path.name, why="no order list of this version")
                    return db.execute(query, values).fetchall()
            except sqlite3.Error as wrong:
                raise Trouble("orders.unreadable", file=self._path.name, why=why_of(wrong)) from wrong


def _order(row: tuple[Any, ...]) -> Order:
    order_no, name, email, phone, goods, is_paid = row
    return Order(order_no=order_no, name=name, email=email, phone=phone, goods=goods, is_paid=bool(is_paid))


def _like(text: str) -> str:
    return "".join(f"!{sign}" if sign in "!%_" else sign for sign in text)
