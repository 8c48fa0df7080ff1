"""Puts together how each store stands, for whoever looks after them. Work room: reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.central.line import Heard
from shoebox.central.parcels import book_of
from shoebox.domain.carrying import Place
from shoebox.domain.holdings import StoreState
from shoebox.domain.wall import Tile, state_of
from shoebox.storage.central_book import CentralBook


def wall_of(book: CentralBook, heard: Mapping[Place, Heard], *, now_ms: int) -> tuple[Tile, ...]:
    """A tile for each enrolled store, in order of its number."""
    arrived = book.last_arrivals()
    with book.looking() as central:
        behind = {place: max(0, one.head_seq - central.reached(book_of(place))) for place, one in heard.items()}
    return tuple(_tile(state, arrived.get(state.store, 0), heard, behind, now_ms) for state in book.stores())


def _tile(
    state: StoreState, arrived_ms: int, heard: Mapping[Place, Heard], behind: Mapping[Place, int], now_ms: int
) -> Tile:
    own = {place: one for place, one in heard.items() if place.store == state.store}
    heard_ms = max([arrived_ms, *(one.at_ms for one in own.values())])
    missing = sum(behind[place] for place in own)
    return Tile(
        store=state.store, name=state.name, registers=state.registers, behind=missing, heard_ms=heard_ms,
        state=state_of(refused=state.quarantined, behind=missing, heard_ms=heard_ms, now_ms=now_ms),
        silent_ms=max(0, now_ms - heard_ms) if heard_ms else 0, last_day=state.last_day, entries=state.entries,
        refused=state.quarantined, apps=tuple(sorted({one.app for one in own.values()})),
    )  # fmt: skip
