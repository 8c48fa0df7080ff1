"""A day's sales and refunds, newest first, without holding them: a busy day has ten thousand. Till room; reads only.

Held are their entry numbers, eight bytes each, and a few pages of rows. Any other row is read from the book, as the
book has it then: by whoever may wait for it, and never by a screen, which sees what is `held` and has the rest `read`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import overload

from shoebox.domain.day import SaleRow

PAGE_ROWS = 64
PAGES_HELD_MAX = 4
Read = Callable[[int, int], tuple[SaleRow, ...]]  # the rows from one entry number to another
_Page = tuple[SaleRow, ...]


class DayRows(Sequence[SaleRow]):
    """Rows by their place, the newest at 0. Rows that a later entry changed are found changed by a new one of these.

    Only one thread at a time reads, or goes on with the next; any may look at what is held.
    """

    def __init__(self, read: Read, seqs: Sequence[int] = ()) -> None:
        self._read, self._seqs = read, array("q", seqs)  # the oldest first
        self._count = len(self._seqs)
        self._pages: dict[int, _Page] = {}  # by their place from the oldest on

    def followed_by(self, row: SaleRow) -> DayRows:
        """The same day with one more row."""
        more = DayRows(self._read)
        more._seqs = self._seqs if len(self._seqs) == self._count else self._seqs[: self._count]
        more._seqs.append(row.seq)  # shared: whoever looks at the day as it was looks no further than its count
        more._count = self._count + 1
        more._pages = dict(self._pages)
        at = self._count // PAGE_ROWS
        last = self._pages.get(at, ())
        if len(last) == self._count % PAGE_ROWS:
            more._hold(at, (*last, row))
        return more

    def held(self, at: int) -> SaleRow | None:
        """The row at this place, if it lies in memory."""
        return self._row(self._count - 1 - at) if 0 <= at < self._count else None

    def held_of(self, seq: int) -> SaleRow | None:
        """The row that is this entry, if it is one of the day's and lies in memory."""
        at = bisect_left(self._seqs, seq, 0, self._count)
        found = at < self._count and self._seqs[at] == seq
        return self._row(at) if found else None

    def read(self, at: int) -> DayRows:
        """Have the row at this place in memory with those around it; a part's first entry is then there too."""
        page = (self._count - 1 - at) // PAGE_ROWS
        for number in (page - 1, page):
            first = number * PAGE_ROWS
            last = min(first + PAGE_ROWS, self._count) - 1
            if 0 <= first <= last and len(self._pages.get(number, ())) <= last - first:
                self._hold(number, self._read(self._seqs[first], self._seqs[last]))
        return self

    def rows_held(self) -> int:
        """How many rows lie in memory: never more than a few pages, however long the day."""
        return sum(map(len, self._pages.values()))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> SaleRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[SaleRow, ...]: ...
    def __getitem__(self, at: int | slice) -> SaleRow | tuple[SaleRow, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(self._count)))
        place = at if at >= 0 else self._count + at
        if not 0 <= place < self._count:
            raise IndexError(at)
        row = self.held(place) or self.read(place).held(place)
        assert row is not None, "a row of the day is in the book"
        return row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # equal to a tuple of the same rows, and never in a set

    def _row(self, at: int) -> SaleRow | None:
        """The row at this place from the oldest on."""
        number, within = divmod(at, PAGE_ROWS)
        page = self._pages.get(number, ())
        return page[within] if within < len(page) else None

    def _hold(self, number: int, page: _Page) -> None:
        self._pages.pop(number, None)
        self._pages[number] = page
        while len(self._pages) > PAGES_HELD_MAX:
            self._pages.pop(next(iter(self._pages)))


def _nothing(_first: int, _last: int) -> tuple[SaleRow, ...]:
    return ()


NO_ROWS = DayRows(_nothing)
