"""What registers' books say of what head office sent out, kept from one look to the next. Storage room: reads only.

A chain comes to hundreds of thousands of such entries, and each list that goes out asks for the versions in them. So
only those are read that came since the last look. What an entry says was checked when it was taken in.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, select

from shoebox.domain.carrying import Place
from shoebox.domain.entry import Kind
from shoebox.storage.central_entries import PLACED
from shoebox.storage.central_line import BookId
from shoebox.storage.central_tables import ARRIVAL, ENTRY
from shoebox.storage.sql_data import HeldData

_AT_ONCE = 2_000
_KINDS = (Kind.DISPATCH_TAKEN.value, Kind.DISPATCH_REFUSED.value)
_Version = tuple[str, int]  # kind and version of something that was sent out
_CAME = and_(
    *(ENTRY.c[name] == ARRIVAL.c[name] for name in ("store", "register", "epoch")),
    ENTRY.c.seq.between(ARRIVAL.c.first_seq, ARRIVAL.c.last_seq),
)


@dataclass(slots=True)
class NotedKept:
    """The last look. May be asked from several threads; each gets what stood at its own moment or later."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    _arrivals: int = 0
    _places: dict[BookId, Place] = field(default_factory=dict)
    _said: dict[_Version, dict[tuple[Place, str], None]] = field(default_factory=dict)
    _keys: dict[Place, tuple[int, str]] = field(default_factory=dict)

    def said(self, file: HeldData) -> dict[_Version, tuple[tuple[Place, str], ...]]:
        """Which books took each, and which refused it and with which code; of one that took it the code is empty."""
        with self._turn:
            self._look(file)
            return {version: tuple(places) for version, places in self._said.items()}

    def taken(self, file: HeldData, kind: str, *, most: int) -> int:
        """The newest version of a kind, up to so much, that a book says was taken; 0 where none does."""
        with self._turn:
            self._look(file)
            found = (at for (what, at), places in self._said.items() if what == kind and at <= most and _took(places))
            return max(found, default=0)

    def keys(self, file: HeldData) -> dict[Place, str]:
        """The carrying key that each book said last, hex."""
        with self._turn:
            self._look(file)
            return {place: key for place, (_, key) in self._keys.items()}

    def _look(self, file: HeldData) -> None:
        with file.reading() as connection:
            arrivals = int(connection.execute(select(func.coalesce(func.max(ARRIVAL.c.n), 0))).scalar_one())
        if arrivals < self._arrivals:  # the holdings were brought back from an older copy
            self._arrivals, self._said, self._keys = 0, {}, {}
        if arrivals == self._arrivals:
            return
        with file.streaming(_since(self._arrivals), at_once=_AT_ONCE) as rows:
            for row in rows:
                self._learn(row)
        self._arrivals = arrivals

    def _learn(self, row: RowMapping) -> None:
        book = (row["store"], row["register"], row["epoch"])
        place = self._places.get(book)
        if place is None:
            place = self._places[book] = Place(store=book[0], register=book[1], epoch=book[2])
        said = json.loads(row["body"])["data"]
        self._said.setdefault((said["what"], said["version"]), {})[place, said.get("code", "")] = None
        if (key := said.get("public_key", "")) and row["seq"] >= self._keys.get(place, (0, ""))[0]:
            self._keys[place] = (row["seq"], key)


def _took(places: Mapping[tuple[Place, str], None]) -> bool:
    return any(not code for _, code in places)


def _since(arrivals: int) -> Select[Any]:
    """What came after so many arrivals; all there is where none was looked at."""
    every = select(*PLACED).where(ENTRY.c.kind.in_(_KINDS))
    return every.select_from(ARRIVAL.join(ENTRY, _CAME)).where(ARRIVAL.c.n > arrivals) if arrivals else every
