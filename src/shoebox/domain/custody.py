"""In whose hands a closed box is, and through which it went. Standard library only."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shoebox.domain.clock import DAY_MS
from shoebox.domain.dates import months_after
from shoebox.domain.former import former_place, is_former

DAYS_BACK_MAX = 60  # closed days whose boxes and papers a register has at hand
ARRIVALS_MAX = 300  # of one store, in one word of head office


class Way(StrEnum):
    """Between whom a box changes hands."""

    INSIDE = "inside"  # both are of this store
    OUT = "out"  # one of this store gives it to somebody from outside
    BACK = "back"  # somebody from outside brings it back


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One hand-over as people read it: names, places, the seal as both read it.

    The book of any register of the store may say it. ``register`` is empty where it is the one that closed the box, and
    ``also`` names the other books, and their entries, that say the very same. An entry of a register's book before its
    newest has a number below zero. ``after`` is the ``entry_id`` of the one that its writer had before them, where
    another book says that one.
    ``came_ms`` is when it came to head office, of those that it has to ask that of.
    """

    seq: int
    wall_ms: int
    offset_min: int
    way: Way
    gives: str
    takes: str
    from_place: str
    to_place: str
    seal: str
    note: str
    register: str = ""
    also: tuple[tuple[str, int], ...] = ()
    is_doubtful: bool = False  # another book said something before it that it can't follow
    came_ms: int = 0
    entry_id: str = ""
    after: str = ""

    def was_keyed_by(self, at_ms: int) -> bool:
        """Whether it was keyed by this moment: by its own time, or, where that clock was ahead, since it was here."""
        return self.wall_ms <= at_ms or 0 < self.came_ms <= at_ms

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The books that say it, as ``register``, and the entry in each."""
        return ((self.register, self.seq), *self.also)

    @property
    def books(self) -> frozenset[tuple[str, int]]:
        """The same without the entries: register, and the epoch of a book before its newest, else 0."""
        return frozenset((register, former_place(seq)[0] if is_former(seq) else 0) for register, seq in self.places)

    def seq_in(self, register: str) -> int:
        """The entry that says it in this register's newest book; 0 where none does."""
        return max((seq for of, seq in self.places if of == register and not is_former(seq)), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDraft:
    """A hand-over as it is typed. Where it begins is not typed: that is where the box is."""

    box_no: str
    way: Way
    to_place: str
    seal: str  # read from the tape now, never copied from the book
    outsider: str = ""  # who takes it, or brings it back, where that is nobody of this store
    note: str = ""  # the carrier's receipt; why the tape has another number


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BoxArrival:
    """How a box came to head office: the tape as it was found there, and the slips counted (-1: it was not opened).

    What differs is head office's judgement, by what the store had written; ``at_ms`` is UTC.
    """

    at_ms: int
    register: str
    box_no: str
    seal: str
    seal_differs: bool
    counted: int
    count_differs: bool
    is_explained: bool

    @property
    def is_right(self) -> bool:
        """Whether tape and slips are as the store wrote, or somebody has said how the difference came about."""
        return self.is_explained or not (self.seal_differs or self.count_differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCustody:
    """One closed box from its seal on. The first place is the store's own.

    Of a box whose sealed day is not here nothing is known but its hand-overs: ``closed_ms`` is 0 then.
    """

    box_no: str
    day: str
    seal: str  # as it was closed
    closed_by: str
    closed_ms: int
    offset_min: int
    first_place: str
    steps: tuple[HandOver, ...]
    arrival: BoxArrival | None = None  # head office's word, once there is one
    register: str = ""  # that closed it; empty = the one of this very book
    slips_by_hand: int = -1  # counted at the close; -1 = nobody did
    nothing_to_count: bool = False  # by the opening of a PC that sells nothing

    @property
    def is_known(self) -> bool:
        """Whether the day that it holds is here."""
        return bool(self.closed_ms)

    @property
    def is_here(self) -> bool:
        """Whether somebody of this store has it."""
        return self.arrival is None and not is_given_out(self.steps)

    @property
    def is_on_its_way(self) -> bool:
        """Whether it was given out, and head office has not said that it came."""
        return self.arrival is None and is_given_out(self.steps)

    def days_away(self, now_ms: int) -> int:
        """Whole days since it was given out; 0 where it is not on its way."""
        return days_since(last.wall_ms, now_ms) if self.is_on_its_way and (last := self.last) else 0

    def is_late(self, now_ms: int, travel_days: int) -> bool:
        """Whether it was given out so many days ago and has not come."""
        return self.is_on_its_way and is_late(self.days_away(now_ms), travel_days)

    @property
    def last(self) -> HandOver | None:
        """The hand-over that says where it is; None while nobody has taken it."""
        return last_sure(self.steps)

    @property
    def place(self) -> str:
        """Where it is, as far as this store knows."""
        return self.last.to_place if self.last else self.first_place

    @property
    def holder(self) -> str:
        """Who took it last; empty while it lies where it was closed."""
        return self.last.takes if self.last else ""

    @property
    def seal_now(self) -> str:
        """The number that was on the tape last."""
        return self.last.seal if self.last else self.seal

    @property
    def is_seal_whole(self) -> bool:
        """Whether every hand-over read the seal that the box was closed with, or nobody knows that one here."""
        return not self.seal or all(same_seal(step.seal, self.seal) for step in self.steps)


def joined(books: Iterable[Sequence[HandOver]]) -> tuple[HandOver, ...]:
    """What several books say of one box: each after what its writer knew of, and where nobody knew, by the clocks.

    What two books say in the same words, one right after the other, is one hand-over: a box that went from Ann to the
    carrier can't go there again before it came back. What can't follow is kept beside the other, and marked.
    """
    found: list[HandOver] = []
    for step in _in_order(books):
        last = found[-1] if found else None
        if last is not None and not step.books & last.books and _is_same(last, step):
            found[-1] = replace(last, also=(*last.also, (step.register, step.seq)))
            continue
        is_odd = is_given_out(found) is not (step.way is Way.BACK)
        is_elsewhere = any(not step.books & one.books for one in found)
        found.append(replace(step, is_doubtful=is_odd and is_elsewhere))
    return tuple(found)


def _in_order(books: Iterable[Sequence[HandOver]]) -> Iterator[HandOver]:
    """Every book's own in the order in which it has them, and what names another one's never before that.

    The first by its clock of those that may come next. Books that name each other in a ring, which no honest ones do,
    go by their clocks too.
    """
    waiting = [deque(book) for book in books if book]
    untold = {step.entry_id for book in waiting for step in book}
    while waiting:
        free = [book for book in waiting if not book[0].after or book[0].after not in untold]
        book = min(free or waiting, key=lambda one: one[0].wall_ms)
        step = book.popleft()
        untold.discard(step.entry_id)
        yield step
        waiting = [one for one in waiting if one]


def _is_same(one: HandOver, other: HandOver) -> bool:
    """Whether two books mean one thing; how somebody wrote it is no difference, and the place it came from is not."""

    def words(step: HandOver) -> tuple[str, ...]:
        return step.way, *(_bare(said) for said in (step.gives, step.takes, step.to_place, step.seal))

    return words(one) == words(other)


def last_sure(steps: Sequence[HandOver]) -> HandOver | None:
    """The last one that can follow what was written before it; None of no hand-over.

    One in doubt may stand last by a clock that is ahead: a box that went out is not here because of it.
    """
    return next((step for step in reversed(steps) if not step.is_doubtful), None)


def is_given_out(steps: Sequence[HandOver]) -> bool:
    """Whether somebody from outside has it, as far as the store wrote."""
    last = last_sure(steps)
    return last is not None and last.way is Way.OUT


def days_since(then_ms: int, now_ms: int) -> int:
    """Whole days between two moments (UTC, milliseconds); 0 where a clock went back."""
    return max(0, (now_ms - then_ms) // DAY_MS)


def is_late(days: int, travel_days: int) -> bool:
    """Whether a box that has been on its way for so many days should have arrived."""
    return days >= travel_days


def keep_until(day: str, months: int) -> str:
    """The last day on which a box of this day is kept, ISO 8601: the month's last where it has no such date."""
    return months_after(day, months)


def same_seal(one: str, other: str) -> bool:
    """Whether two ways of writing mean one seal: blanks, hyphens and capitals are only how somebody writes."""
    return _bare(one) == _bare(other)


def _bare(seal: str) -> str:
    return "".join(sign for sign in seal.casefold() if sign.isalnum())
