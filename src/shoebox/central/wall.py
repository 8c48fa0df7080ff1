"""Puts together how each store stands, for whoever looks after them. Work room: reads, never writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from shoebox.central.heard_file import Heard
from shoebox.central.parcels import book_of
from shoebox.domain.carrying import Place
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.holdings import Quarantined, StoreState
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait
from shoebox.domain.wall import HOUR_MS, Tile, Wall, state_of
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_wall import WallFacts

_NAME_SIGNS = 20  # of a register that names itself


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
    enrolled = {(card.store, card.register) for card in book.enrolments()}
    told = _Told(heard=heard, behind=behind, arrived=arrived, refused=book.quarantined(), enrolled=enrolled)
    moment = _Moment(now_ms=now_ms, today=today, policy=policy)
    return Wall(
        tiles=tuple(_tile(state, _Own(state.store, told, moment), facts, moment) for state in book.stores()),
        arrivals=book.arrivals_per_minute(now_ms), now_ms=now_ms, silent_hours=policy.silent_hours,
        unproved=len({(one.store, one.digest) for one in told.refused if not one.is_proved}),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is known of all registers, by store and register."""

    heard: Mapping[Place, Heard]
    behind: Mapping[Place, int]
    arrived: Mapping[tuple[str, str], int]
    refused: Sequence[Quarantined]
    enrolled: AbstractSet[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """When somebody looks, and by which policy."""

    now_ms: int
    today: date
    policy: Policy

    @property
    def silent_ms(self) -> int:
        """After how long without a word somebody is silent."""
        return self.policy.silent_hours * HOUR_MS


class _Own:
    """What one store's registers said, and what came of them."""

    def __init__(self, store: str, told: _Told, moment: _Moment) -> None:
        places = [place for place in told.heard if place.store == store]
        self._last_ms = Counter({register: at_ms for (own, register), at_ms in told.arrived.items() if own == store})
        for place in places:
            self._last_ms[place.register] = max(self._last_ms[place.register], told.heard[place].at_ms)
        self.heard_ms = max(self._last_ms.values(), default=0)
        self.behind = sum(told.behind.get(place, 0) for place in places)
        self.apps = tuple(sorted({told.heard[place].app for place in places if told.heard[place].app}))
        refused = [one for one in told.refused if one.store == store]
        self.refused = len({one.digest for one in refused if one.is_proved})
        self.unproved = len({one.digest for one in refused if not one.is_proved})
        silent = self._is_silent(self.heard_ms, moment)
        named = {one.register for one in refused if not one.is_proved and one.last_ms > self._last_ms[one.register]}
        # A register that is heard is not in trouble, whatever a stranger sends in its name.
        self.strange = tuple(
            sorted(
                register[:_NAME_SIGNS]
                for register in named
                if self._is_silent(self._last_ms[register], moment) and (silent or (store, register) in told.enrolled)
            )
        )

    @staticmethod
    def _is_silent(last_ms: int, moment: _Moment) -> bool:
        return moment.now_ms - last_ms > moment.silent_ms


def _tile(state: StoreState, own: _Own, facts: WallFacts, moment: _Moment) -> Tile:
    now_ms = moment.now_ms
    draft, wait = _most_urgent(facts.oldest_drafts.get(state.store, {}), moment.today, moment.policy)
    return Tile(
        store=state.store, name=state.name, registers=state.registers, behind=own.behind, heard_ms=own.heard_ms,
        state=state_of(
            refused=own.refused, behind=own.behind, heard_ms=own.heard_ms, now_ms=now_ms, silent_ms=moment.silent_ms,
            strange=own.strange,
        ),
        silent_ms=max(0, now_ms - own.heard_ms) if own.heard_ms else 0, last_day=state.last_day,
        entries=state.entries, refused=own.refused, apps=own.apps, fallback=facts.fallbacks.get(state.store),
        unsealed=facts.unsealed.get(state.store, 0), draft_due=draft, draft_wait=wait,
        left=facts.left.get(state.store, ()), unproved=own.unproved, strange=own.strange,
    )  # fmt: skip


def _most_urgent(oldest: Mapping[str, str], today: date, policy: Policy) -> tuple[str, Wait]:
    """The day of the draft whose own deadline is nearest, and how it stands; a day that is none counts last."""
    days = {}
    for brand, day in oldest.items():
        with suppress(ValueError):
            days[brand] = date.fromisoformat(day)
    found = policy.most_urgent(days, today)
    return (found[0].isoformat(), found[1]) if found else (min(oldest.values(), default=""), Wait.EARLY)
