"""Puts together how each store stands, for whoever looks after them. Work room: reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from shoebox.central.heard_file import Heard
from shoebox.central.parcels import book_of
from shoebox.domain.carrying import Place
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.holdings import StoreState
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait
from shoebox.domain.wall import HOUR_MS, Tile, Wall, state_of
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_wall import WallFacts


def wall_of(book: CentralBook, heard: Mapping[Place, Heard], *, clock: Clock, policy: Policy) -> Wall:
    """A tile for each enrolled store, in order of its number, and what came lately."""
    now_ms, arrived = clock.wall_ms(), book.last_arrivals()
    facts = book.wall_facts({book_of(place): one.head_seq for place, one in heard.items()})
    today = local_time(now_ms, clock.offset_min()).date()
    with book.looking() as central:
        behind = {
            place: max(0, one.head_seq - central.reached(book_of(place)))
            for place, one in heard.items() if book_of(place) not in facts.left_behind
        }  # fmt: skip
    own = ((state, _Own(state.store, heard, behind, arrived)) for state in book.stores())
    return Wall(
        tiles=tuple(_tile(*two, facts, now_ms=now_ms, today=today, policy=policy) for two in own),
        arrivals=book.arrivals_per_minute(now_ms), now_ms=now_ms, silent_hours=policy.silent_hours,
    )  # fmt: skip


class _Own:
    """What one store's registers said, and what came of them."""

    def __init__(
        self, store: str, heard: Mapping[Place, Heard], behind: Mapping[Place, int], arrived: Mapping[str, int]
    ) -> None:
        places = [place for place in heard if place.store == store]
        self.heard_ms = max([arrived.get(store, 0), *(heard[place].at_ms for place in places)])
        self.behind = sum(behind.get(place, 0) for place in places)
        self.apps = tuple(sorted({heard[place].app for place in places if heard[place].app}))


def _tile(state: StoreState, own: _Own, facts: WallFacts, *, now_ms: int, today: date, policy: Policy) -> Tile:
    draft, wait = _most_urgent(facts.oldest_drafts.get(state.store, {}), today, policy)
    silent_ms = policy.silent_hours * HOUR_MS
    return Tile(
        store=state.store, name=state.name, registers=state.registers, behind=own.behind, heard_ms=own.heard_ms,
        state=state_of(
            refused=state.quarantined, behind=own.behind, heard_ms=own.heard_ms, now_ms=now_ms, silent_ms=silent_ms
        ),
        silent_ms=max(0, now_ms - own.heard_ms) if own.heard_ms else 0, last_day=state.last_day,
        entries=state.entries, refused=state.quarantined, apps=own.apps, fallback=facts.fallbacks.get(state.store),
        unsealed=facts.unsealed.get(state.store, 0), draft_due=draft, draft_wait=wait,
        left=facts.left.get(state.store, ()),
    )  # fmt: skip


def _most_urgent(oldest: Mapping[str, str], today: date, policy: Policy) -> tuple[str, Wait]:
    """The day of the draft whose own deadline is nearest, and how it stands; a day that is none counts last."""
    days = {}
    for brand, day in oldest.items():
        with suppress(ValueError):
            days[brand] = date.fromisoformat(day)
    found = policy.most_urgent(days, today)
    return (found[0].isoformat(), found[1]) if found else (min(oldest.values(), default=""), Wait.EARLY)
