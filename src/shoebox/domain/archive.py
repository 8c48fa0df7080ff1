"""A closed box at head office: expected, taken in, moved, and at its end destroyed by two. Standard library only.

What the store wrote of it came with its entries; what head office writes stands in its own book. The two are only ever
compared, so a box whose entries come late is judged when they are here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.box import BOX_NO_SIGNS_MAX, LABEL_CODE
from shoebox.domain.custody import (
    ARRIVALS_MAX,
    BoxArrival,
    HandOver,
    days_since,
    is_given_out,
    is_late,
    joined,
    keep_until,
    last_sure,
    same_seal,
)
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits

SEAL_SIGNS_MAX, PLACE_SIGNS_MAX, SLIPS_MAX = 40, 80, 99_999
DESTROYED_AT_ONCE_MAX = 500


class BoxState(StrEnum):
    """How a box stands; the first that is so wins, from the end backwards."""

    DESTROYED = "destroyed"
    SEAL_DIFFERS = "seal differs"
    COUNT_DIFFERS = "count differs"
    DUE = "due for destruction"
    STORED = "stored"
    ARRIVED = "arrived"
    OVERDUE = "overdue"
    EXPECTED = "expected"


class How(StrEnum):
    """How paper is destroyed so that nobody puts it together again."""

    CROSS_CUT = "cross-cut"
    BURNT = "burnt"
    PULPED = "pulped"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BoxKey:
    """Which box. Store and register are empty for one that was taken in before any of its entries had come."""

    store: str
    register: str
    box_no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBox:
    """A box as its store wrote of it. ``slips_by_hand`` is -1 where nobody counted; times are UTC.

    ``books`` are its hand-overs as each book says them, in that book's order.
    """

    key: BoxKey
    store_name: str
    day: str
    head: str  # hash of its last entry, hex
    seal: str
    slips_by_hand: int
    slips_in_book: int
    closed_by: str
    closed_ms: int
    offset_min: int
    books: tuple[tuple[HandOver, ...], ...] = ()

    @property
    def steps(self) -> tuple[HandOver, ...]:
        """Every hand-over, as all the books together say it."""
        return joined(self.books)

    @property
    def seal_now(self) -> str:
        """The number that the store read on the tape last."""
        return self._seal_of(self.books)

    def seal_at(self, at_ms: int) -> str:
        """The number that the tape should bear at this moment: what was keyed later says nothing of it."""
        return self._seal_of([step for step in book if step.was_keyed_by(at_ms)] for book in self.books)

    def _seal_of(self, books: Iterable[Sequence[HandOver]]) -> str:
        last = last_sure(joined(books))
        return last.seal if last is not None else self.seal

    @property
    def slips_expected(self) -> int:
        """How many slips should lie in it: as counted by hand at the close, else as the book has them."""
        return self.slips_by_hand if self.slips_by_hand >= 0 else self.slips_in_book


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalDraft:
    """A box as somebody takes it in: what is read on it now, never copied from anywhere."""

    box_no: str
    seal: str
    is_whole: bool
    counted: int = -1  # slips by hand; -1 = the box was not opened
    place: str = ""  # empty = not stored yet
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStep:
    """One thing that head office wrote of a box. What a kind does not say is empty."""

    seq: int
    at_ms: int
    kind: str  # arrived, moved, explained, destroyed
    person: str
    second: str = ""
    seal: str = ""
    is_whole: bool = True
    counted: int = -1
    place: str = ""
    how: str = ""
    note: str = ""
    keep_months: int = 0  # that the policy asked for when it was destroyed


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxTimes:
    """What the policy says of times: how long a box is kept, and how long one may be on its way."""

    keep_months: int
    travel_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBox:
    """One box with both halves of its way; ``sent`` is missing while its entries have not come.

    ``written`` is the key that head office's entries of it carry, ``days_away`` how many whole days ago its store gave
    it out, while it has not come.
    """

    key: BoxKey
    sent: SentBox | None
    written: BoxKey
    times: BoxTimes
    steps: tuple[ArchiveStep, ...] = ()
    days_away: int = 0

    @property
    def arrival(self) -> ArchiveStep | None:
        """How it was taken in."""
        return self._last("arrived")

    @property
    def end(self) -> ArchiveStep | None:
        """How it was destroyed."""
        return self._last("destroyed")

    @property
    def place(self) -> str:
        """Where it lies at head office; empty before it has a place, and after its end."""
        placed = [step.place for step in self.steps if step.kind in {"arrived", "moved"} and step.place]
        return placed[-1] if placed and self.end is None else ""

    @property
    def keep_until(self) -> str:
        """The last day on which somebody may ask for its slips, ISO 8601; empty while its day is not known.

        Of a box that was destroyed it is the one that was gone by then, whatever the policy says since.
        """
        months = self.end.keep_months if self.end is not None else self.times.keep_months
        return keep_until(self.sent.day, months) if self.sent is not None else ""

    @property
    def seal_due(self) -> str:
        """The number that the store read on the tape last, before the box came; empty while its day is not here."""
        if self.sent is None:
            return ""
        return self.sent.seal_at(self.arrival.at_ms) if self.arrival is not None else self.sent.seal_now

    @property
    def seal_differs(self) -> bool:
        """Whether the tape was broken, or had another number than the store read last."""
        arrival = self.arrival
        if arrival is None:
            return False
        return not arrival.is_whole or (self.sent is not None and not same_seal(arrival.seal, self.seal_due))

    def is_too_late(self, step: HandOver) -> bool:
        """Whether the store keyed this hand-over once the box was here, so that the tape is not held against it."""
        return self.arrival is not None and not step.was_keyed_by(self.arrival.at_ms)

    @property
    def count_differs(self) -> bool:
        """Whether another number of slips was counted than should lie in it."""
        counted = self.arrival.counted if self.arrival is not None else -1
        return counted >= 0 and self.sent is not None and counted != self.sent.slips_expected

    @property
    def is_late(self) -> bool:
        """Whether its store gave it out so long ago that it should have come."""
        return self.arrival is None and is_late(self.days_away, self.times.travel_days)

    @property
    def is_explained(self) -> bool:
        """Whether a second person has said how a difference came about."""
        return self._last("explained") is not None

    def state(self, today: str) -> BoxState:
        """How it stands on this day, ISO 8601."""
        if self.end is not None:
            return BoxState.DESTROYED
        if self.arrival is None:
            return BoxState.OVERDUE if self.is_late else BoxState.EXPECTED
        if not self.is_explained and (self.seal_differs or self.count_differs):
            return BoxState.SEAL_DIFFERS if self.seal_differs else BoxState.COUNT_DIFFERS
        if self.keep_until and today > self.keep_until:
            return BoxState.DUE
        return BoxState.STORED if self.place else BoxState.ARRIVED

    def _last(self, kind: str) -> ArchiveStep | None:
        return next((step for step in reversed(self.steps) if step.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSheet:
    """One box on paper, from its close to where it is now."""

    box: KeptBox
    today: str
    made_by: str
    made_ms: int
    offset_min: int
    names: dict[str, str]  # of head office's people, by number


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Boxes that were destroyed together, by whom and how, with the place of it in the book."""

    boxes: tuple[KeptBox, ...]
    step: ArchiveStep
    head: str  # hash of the entry, hex
    offset_min: int
    names: dict[str, str]


def days_away(sent: SentBox, now_ms: int) -> int:
    """How many whole days ago a store gave a box out, as far as it wrote; 0 where the store has it."""
    last = last_sure(sent.steps)
    return days_since(last.wall_ms, now_ms) if last is not None and is_given_out(sent.steps) else 0


def arrivals_by_store(boxes: Iterable[KeptBox]) -> dict[str, tuple[BoxArrival, ...]]:
    """What each store is told of its boxes: those that came last, in the order in which they did."""
    found: dict[str, list[BoxArrival]] = {}
    for box in boxes:
        if box.sent is not None and box.arrival is not None:
            found.setdefault(box.key.store, []).append(_told(box, box.arrival))
    return {store: tuple(sorted(came)[-ARRIVALS_MAX:]) for store, came in found.items()}


def _told(box: KeptBox, arrival: ArchiveStep) -> BoxArrival:
    return BoxArrival(
        at_ms=arrival.at_ms,
        register=box.key.register,
        box_no=box.key.box_no,
        seal=_as_it_travels(arrival.seal),
        seal_differs=box.seal_differs,
        counted=arrival.counted,
        count_differs=box.count_differs,
        is_explained=box.is_explained,
    )


def _as_it_travels(seal: str) -> str:
    """A seal as every register can take it in: one that was typed strangely must not hold up all the others."""
    plain = unicodedata.normalize("NFC", seal)[:SEAL_SIGNS_MAX]
    return plain if line_fits(plain) else "?"


def scanned_box(text: str) -> tuple[str, str]:
    """Number and head of a box as its label was scanned or typed; the head is empty where only bars were read.

    Refuses what no box is named (``archive.number``).
    """
    plain = " ".join(text.split())
    number, _, head = plain.removeprefix(LABEL_CODE).partition(":") if plain.startswith(LABEL_CODE) else (plain, "", "")
    if not number or len(number) > BOX_NO_SIGNS_MAX or not number.isprintable() or "-" not in number:
        raise Refusal("archive.number")
    return number, head.lower()
