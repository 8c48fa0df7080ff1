"""One business day as the book holds it: from which entry to which, and what they say. Day room: reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shoebox.day.drawer import drawers_of, left_minor, of_drawer
from shoebox.day.gathering import Standing, standings
from shoebox.day.no_drawer import is_of_opening
from shoebox.day.slips import Explanation, PadAccount, account
from shoebox.domain.acts import BoxSealed, DayClosed, DayOpened, DrawerOpened, PaperCount
from shoebox.domain.acts_slips import SlipsLost, SlipsMissing, SlipSpoiled
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import FIRST
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.former import is_former
from shoebox.domain.slip import Pad
from shoebox.storage.book_view import BookView
from shoebox.storage.projections import Line


@dataclass(frozen=True)
class DayLedger:
    """A day that was opened, as it stood at its close, or stands now. Built with `read_day`."""

    view: BookView
    day: str
    lines: tuple[Line, ...]  # of this day, up to its close
    later: tuple[Line, ...]  # of this day, after its close: boxes sealed
    rows: tuple[SaleRow, ...]  # of this book
    first_seq: int
    last_seq: int

    @cached_property
    def every_line(self) -> tuple[Line, ...]:
        """`lines`, after those of books before this one in which the day was open already."""
        return (*self.view.acts_before(self.day), *self.lines)

    @cached_property
    def every_row(self) -> tuple[SaleRow, ...]:
        """`rows`, after those of books before this one: their cash is in this book's opening float."""
        return (*(row for row in self.view.sales(self.day) if is_former(row.seq)), *self.rows)

    @cached_property
    def opened(self) -> tuple[Entry, int, DayOpened]:
        """The entry that opened the day, when (UTC, milliseconds), and what it says."""
        return next((entry, envelope.wall_ms, act) for entry, envelope, act in self.lines if isinstance(act, DayOpened))

    @cached_property
    def closed(self) -> tuple[Entry, int, DayClosed] | None:
        """The entry that closed the day, or None while it is open."""
        entry, envelope, act = self.lines[-1]
        return (entry, envelope.wall_ms, act) if isinstance(act, DayClosed) else None

    @cached_property
    def pads(self) -> tuple[PadAccount, ...]:
        """The account of each pad that has numbers left, was written on today, or has a gap nobody explained."""
        issued = self.view.pads(self.last_seq)
        places = [self.view.slip_places(pad) for pad in issued]
        begun = [any(place.seq <= self.last_seq for place in named) for named in places]
        every = (
            account(pad, named, until_seq=self.last_seq, next_begun=any(begun[at + 1 :]))
            for at, (pad, named) in enumerate(zip(issued, places, strict=True))
        )
        before = self.view.slips_before(self.day)
        return tuple(
            one for one in every
            if one.line.unused or one.last_seq >= self.first_seq or one.unexplained
            or any(slip in Pad(one.line.first, one.line.last) for slip in before)
        )  # fmt: skip

    @cached_property
    def explanations(self) -> dict[int, Explanation]:
        """What was said of missing numbers, by the entry that says it."""
        seqs = {seq for one in self.pads for seq in one.explained_in.values()}
        return {seq: _explanation(self.view, seq) for seq in seqs}

    @cached_property
    def paper_count(self) -> PaperCount | None:
        """The last count of the slips in the box; None where a slip came into it after that, a spoiled one too."""
        spoiled = (entry.seq for entry, _, act in self.lines if isinstance(act, SlipSpoiled))
        since_seq = max((*(row.seq for row in self.rows if row.slip), *spoiled), default=0)
        return next(
            (act for entry, _, act in reversed(self.lines) if isinstance(act, PaperCount) and entry.seq > since_seq),
            None,
        )

    @cached_property
    def nothing_to_count(self) -> bool:
        """Whether the count that stands is none: the opening of a PC that sells nothing wrote it."""
        acts = [act for _, _, act in self.lines]
        counts = [at for at, act in enumerate(acts) if isinstance(act, PaperCount)]
        return self.paper_count is not None and is_of_opening(acts[max(0, counts[-1] - 1) : counts[-1] + 2])

    @cached_property
    def slips_in_book(self) -> int:
        """How many slips should lie in the box: each number of this day once, voided and spoiled ones too."""
        spoiled = spoiled_of(self.lines)
        return len(self.view.slips_before(self.day) | spoiled | {row.slip for row in self.rows if row.slip})

    @cached_property
    def registers(self) -> tuple[Standing, ...]:
        """The store's other registers on this day."""
        return standings(self.view, self.day, self.every_line, self.last_seq)

    @property
    def is_sealed(self) -> bool:
        """Whether the box went onto a stick or a line."""
        return any(isinstance(act, BoxSealed) for _, _, act in self.later)


def read_day(view: BookView, day: str) -> DayLedger:
    """One day; refuses one that was never opened in this book (``day.no_such_day``)."""
    lines = view.acts(day)
    if not any(isinstance(act, DayOpened) for _, _, act in lines):
        raise Refusal("day.no_such_day", day=day[:10])
    closed = next((at for at, (_, _, act) in enumerate(lines) if isinstance(act, DayClosed)), None)
    if closed is None:
        first_seq, last_seq, end = next_first_seq(view), view.head().seq, len(lines)
    else:
        entry, _, act = lines[closed]
        assert isinstance(act, DayClosed)
        first_seq, last_seq, end = act.first_seq, entry.seq, closed + 1
    rows = tuple(row for row in view.sales(day) if not is_former(row.seq))
    return DayLedger(view, day, lines[:end], lines[end:], rows, first_seq, last_seq)


def left_over_night(view: BookView, drawer: str = FIRST) -> int | None:
    """What this drawer was left with, in minor units, on the closed day that had it last; None where none is known.

    A second drawer is not opened every day, and what lies in it meanwhile is counted when it is opened again. A book
    that was begun anew after damage knows of the day before that it was closed, and no more.
    """
    last = _last_day_with(view, drawer)
    return _left_in(read_day(view, last), drawer) if last else None


def left_in_all_drawers(view: BookView) -> int:
    """What the day closed last left in all of its drawers together, as far as that is known."""
    last = _last_day_with(view, FIRST)
    if not last:
        return 0
    day = read_day(view, last)
    return sum(_left_in(day, drawer) or 0 for drawer in drawers_of(day.lines))


def _last_day_with(view: BookView, drawer: str) -> str:
    """The closed day of this book that had this drawer last, ISO 8601; each has the first. Empty where none had."""
    opened, closed = view.open_day(), view.latest(Kind.DAY_CLOSED)
    if drawer == FIRST or closed is None:
        return closed[1].day if closed is not None else ""
    days = (envelope.day for _, envelope, act in reversed(view.of_kind(Kind.DRAWER_OPENED))
            if isinstance(act, DrawerOpened) and act.drawer == drawer)  # fmt: skip
    return next((day for day in days if opened is None or day != opened.day), "")


def _left_in(day: DayLedger, drawer: str) -> int | None:
    return left_minor(*of_drawer(day.lines, day.rows, drawer))


def next_first_seq(view: BookView) -> int:
    """The first entry of the box that is being filled: the one after the last close."""
    closed = view.latest(Kind.DAY_CLOSED)
    return closed[0].seq + 1 if closed is not None else 1


def spoiled_of(lines: Sequence[Line]) -> set[str]:
    """The numbers that were spoiled in some entries: their paper is in the box."""
    return {slip for _, _, act in lines if isinstance(act, SlipSpoiled) for slip in act.slips}


def _explanation(view: BookView, seq: int) -> Explanation:
    act = view.act(seq)
    if isinstance(act, SlipsLost):
        return Explanation(act.explanation, by=(act.by,), how=act.how)
    assert isinstance(act, SlipsMissing)
    return Explanation(act.explanation, act.initials, by=act.named_by)
