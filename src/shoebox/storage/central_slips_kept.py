"""What the wall says of slips, kept from one look to the next: read anew of a store only where something came of it.

Storage room: reads only. A chain has hundreds of thousands of slips, and its wall is looked at every minute by many.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, select

from shoebox.storage.central_charges import names_slip
from shoebox.storage.central_line import BookId
from shoebox.storage.central_rekeyed import standing_ticks
from shoebox.storage.central_standing import JOINED, NOW
from shoebox.storage.central_tables import ARRIVAL, BOX, CHARGE_FILE, SLIP, STRUCK

_STORES_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class BookSlips:
    """Of one book: its days with slips and no box, and when its first and last sale were, as their slips say."""

    open_days: frozenset[str] = frozenset()
    first_sale: str = ""
    last_sale: str = ""


@dataclass(frozen=True, slots=True)
class KnownSlips:
    """By store: its books, and by brand the day of the oldest card slip that no charge names and nobody keyed again."""

    books: Mapping[str, Mapping[BookId, BookSlips]]
    drafts: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class SlipsKept:
    """The last look. May be asked from several threads; each gets what stood at its own moment or later."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    _arrivals: int = 0
    _charges: int = -1
    _books: dict[str, dict[BookId, BookSlips]] = field(default_factory=dict)
    _drafts: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, conn: Connection) -> KnownSlips:
        """As it stands now. What a file of charges brought is seen once all of it is here."""
        with self._turn:
            charges = conn.execute(select(func.count()).select_from(CHARGE_FILE)).scalar_one()
            arrivals = conn.execute(select(func.coalesce(func.max(ARRIVAL.c.n), 0))).scalar_one()
            if charges != self._charges or arrivals < self._arrivals:  # or the books were brought back
                stores = set(conn.execute(select(SLIP.c.store).distinct()).scalars())
                self._books, self._drafts = {}, {}
            else:
                came = select(ARRIVAL.c.store).where(ARRIVAL.c.n > self._arrivals).distinct()
                stores = set(conn.execute(came).scalars())
            for some in _parts(stores):
                self._look_again(conn, some)
            self._charges, self._arrivals = charges, max(arrivals, 0)
            return KnownSlips(dict(self._books), dict(self._drafts))

    def _look_again(self, conn: Connection, stores: Collection[str]) -> None:
        books, drafts = _books_of(conn, stores), _oldest_drafts(conn, stores)
        for store in stores:
            self._books[store], self._drafts[store] = books.get(store, {}), drafts.get(store, {})


def _parts(stores: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(stores)
    return (ordered[at : at + _STORES_AT_ONCE] for at in range(0, len(ordered), _STORES_AT_ONCE))


def _books_of(conn: Connection, stores: Collection[str]) -> dict[str, dict[BookId, BookSlips]]:
    own = (SLIP.c.store, SLIP.c.register, SLIP.c.epoch)
    found: dict[str, dict[BookId, BookSlips]] = {}
    open_days: dict[BookId, set[str]] = {}
    for store, register, epoch, day in conn.execute(open_days_of(stores)):
        open_days.setdefault((store, register, epoch), set()).add(day)
    sold = SLIP.c.sold_at
    sales = func.min(sold).filter(SLIP.c.kind == "sale"), func.max(sold).filter(SLIP.c.kind == "sale")
    query = select(*own, *sales).where(SLIP.c.store.in_(stores)).group_by(*own)
    for store, register, epoch, first, last in conn.execute(query):
        book = (store, register, epoch)
        found.setdefault(store, {})[book] = BookSlips(frozenset(open_days.get(book, ())), first or "", last or "")
    return found


def open_days_of(stores: Collection[str]) -> Select[Any]:
    """Book and day of slips that lie in no box of their book."""
    same = and_(*(SLIP.c[name] == BOX.c[name] for name in ("store", "register", "epoch", "day")))
    boxed = select(literal(1)).where(same).correlate(SLIP).exists()
    days = select(SLIP.c.store, SLIP.c.register, SLIP.c.epoch, SLIP.c.day).distinct()
    return days.where(SLIP.c.store.in_(stores), ~boxed)


def waiting_drafts(stores: Collection[str]) -> Select[Any]:
    """Entry, store, brand and day of the card slips of these stores that no charge names."""
    slip_no = NOW["slip_no"].element
    struck = select(literal(1)).where(STRUCK.c.void_of == SLIP.c.entry_id).correlate(SLIP)
    waits = (
        SLIP.c.store.in_(stores), SLIP.c.kind == "sale", NOW["tender"].element == "card",
        (slip_no == "") | ~names_slip(slip_no), ~struck.exists(),
    )  # fmt: skip
    day = func.substr(SLIP.c.sold_at, 1, 10)
    return select(SLIP.c.entry_id, SLIP.c.store, NOW["brand"], day).select_from(JOINED).where(*waits)


def _oldest_drafts(conn: Connection, stores: Collection[str]) -> dict[str, dict[str, str]]:
    """By the day on the slip, as deadlines count, of those that no charge names and no store keyed again."""
    ticked = {tick.draft for tick in standing_ticks(conn, stores)}
    found: dict[str, dict[str, str]] = {}
    for slip_id, store, brand, day in conn.execute(waiting_drafts(stores)):
        if slip_id not in ticked:
            of_store = found.setdefault(store, {})
            of_store[brand] = min(day, of_store.get(brand, day))
    return found
