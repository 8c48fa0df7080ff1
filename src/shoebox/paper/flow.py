"""Where long tables go when they run over columns and pages. Measures only, draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shoebox.paper.table import Laid

_ROWS_TOGETHER = 3  # a title never stands at the foot of a column with fewer rows under it
GAP = 16.0  # between two sections, in points
_BALANCE_STEPS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of one section's rows at its place: page and column count from 0, ``y`` is in points."""

    page: int
    column: int
    y: float
    laid: Laid
    first: int
    end: int


class Flow:
    """Columns of one height on as many pages as it takes.

    On the first page they start at ``start``; ``short`` is a page and the y where its columns end early.
    """

    def __init__(
        self,
        *,
        top: float,
        bottom: float,
        columns: int,
        page: int = 0,
        start: float = 0.0,
        gap: float = GAP,
        short: tuple[int, float] = (-1, 0.0),
    ) -> None:
        self._top, self._long_bottom, self._columns = max(top, start), bottom, columns
        self._short, self._gap = short, gap
        self._later_top = top
        self._page, self._column, self._y = page, 0, self._top
        self.pieces: list[Piece] = []

    @property
    def page(self) -> int:
        """The page of the last piece."""
        return self._page

    @property
    def y(self) -> float:
        """Where the next piece would stand on its page."""
        return self._y

    @property
    def _bottom(self) -> float:
        page, y = self._short
        return y if page == self._page else self._long_bottom

    def add(self, laids: Iterable[Laid]) -> None:
        """Place sections one after another."""
        for laid in laids:
            self._place(laid)

    def add_together(self, laid: Laid) -> None:
        """Place a section where all of it fits; one that is longer than what is left begins a column of its own."""
        if self._y + laid.height > self._bottom and self._y != self._later_top:
            self._next_column()
        self._place(laid)

    def _place(self, laid: Laid) -> None:
        first = 0
        while True:
            end = self._end(laid, first)
            if end is None:
                self._next_column()
                continue
            self.pieces.append(Piece(page=self._page, column=self._column, y=self._y, laid=laid, first=first, end=end))
            if end == len(laid.rows):
                self._y += laid.height_of(first, end) + self._gap
                return
            first = end
            self._next_column()

    def _end(self, laid: Laid, first: int) -> int | None:
        """Up to which row this column takes the section; None where it should rather start in the next."""
        room = self._bottom - self._y
        fresh = self._y == self._later_top
        if not laid.rows:
            return 0 if fresh or laid.height <= room else None
        end = laid.rows_within(room, first)
        if end == len(laid.rows) and laid.height_of(first, end) > room and not fresh:
            end = max(first, end - 1)  # the notes don't fit any more: the last row goes on with them
        if end < len(laid.rows):
            end = max(first, min(end, len(laid.rows) - _ROWS_TOGETHER))  # nor does its sum go on alone
        wanted = min(_ROWS_TOGETHER, len(laid.rows) - first)
        if end - first < wanted and not fresh:
            return None
        return max(end, first + 1)

    def _next_column(self) -> None:
        self._column += 1
        if self._column == self._columns:
            self._page, self._column, self._top = self._page + 1, 0, self._later_top
        self._y = self._top


def balanced(
    laids: Sequence[Laid], *, top: float, bottom: float, columns: int, page: int, start: float, gap: float = GAP
) -> Flow:
    """A flow whose last page has columns of about one height, not one full and one empty."""
    flow = Flow(top=top, bottom=bottom, columns=columns, page=page, start=start, gap=gap)
    flow.add(laids)
    highest = start if flow.page == page else top
    for part in range(1, _BALANCE_STEPS):
        y = highest + (bottom - highest) * part / _BALANCE_STEPS
        shorter = Flow(top=top, bottom=bottom, columns=columns, page=page, start=start, gap=gap, short=(flow.page, y))
        shorter.add(laids)
        if shorter.page == flow.page:
            return shorter
    return flow


def packed(
    laids: Sequence[Laid], *, bottom: float, page: int, start: float, gap: float = GAP
) -> tuple[Piece, ...] | None:
    """The sections in two columns of one page, each whole and in any column; None where they do not fit so.

    A long one that is left over in the order of reading would begin a page of its own for a few lines. The tallest are
    placed first; within a column all stand in their order.
    """
    columns: tuple[list[int], list[int]] = ([], [])
    left = [bottom - start, bottom - start]
    for at in sorted(range(len(laids)), key=lambda at: -laids[at].height):
        fitting = [column for column in (0, 1) if laids[at].height <= left[column]]
        if not fitting:
            return None
        column = min(fitting, key=lambda column: left[column])
        columns[column].append(at)
        left[column] -= laids[at].height + gap
    first = sorted(columns, key=lambda members: min(members, default=len(laids)))  # what is read first is at the left
    pieces: list[Piece] = []
    for column, members in enumerate(first):
        y = start
        for laid in (laids[at] for at in sorted(members)):
            pieces.append(Piece(page=page, column=column, y=y, laid=laid, first=0, end=len(laid.rows)))
            y += laid.height + gap
    return tuple(pieces)
