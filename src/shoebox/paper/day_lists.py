"""Where the lists of an end-of-day report go from its second page on, and which go to an annex. Measures, no drawing.

A report is four pages at the most. Where that is too little, lists of single events are shortened: those of a store-day
stand whole in its registers' own reports, those of one register go on in an annex, which has as many pages as it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from shoebox.domain.day import DayFigures
from shoebox.paper.day_drawers import DayDrawers
from shoebox.paper.day_rest import DayRest, empties_together
from shoebox.paper.day_sections import DaySections
from shoebox.paper.flow import GAP, Flow, Piece, balanced, packed
from shoebox.paper.frame import BOTTOM, COLUMN, FOOT_HEIGHT, HEAD_HEIGHT, RUNNING_HEAD_HEIGHT, TOP, WIDTH
from shoebox.paper.language import say
from shoebox.paper.table import ROW_PADS, Note, Row, Section, lay

PAGES_MAX = 4
CLOSEST = 0.8
_TOP, _BOTTOM = TOP + RUNNING_HEAD_HEIGHT, BOTTOM - FOOT_HEIGHT - 8
_WHOLE = 10_000
_LISTED = (_WHOLE, 24, 16, 10, 6)  # rows of a list of a store-day, whose registers have reports of their own
_LISTED_ALONE = (_WHOLE, 160, 120, 80, 48, 24, 10, 6)  # of one register: as many as there is room for


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What stands where behind the first page, and on the annex, whose pages count from 0; mostly there is none."""

    pieces: tuple[Piece, ...]
    annex: tuple[Piece, ...] = ()

    @property
    def annex_pages(self) -> int:
        """How many."""
        return last_page(self.annex) + 1 if self.annex else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How later pages are set: the air between tables and in their rows, and whether a drawer's stays on one page.

    ``packed`` puts the narrow tables wherever they have room, where that saves a page.
    """

    gap: float
    pad: float
    together: bool
    packed: bool = False


_AIRS = ((GAP, ROW_PADS[-1]), (12.0, ROW_PADS[-1]), (9.0, ROW_PADS[-1]), (9.0, CLOSEST), (7.0, CLOSEST))
_SETTINGS = (
    *(_Setting(gap=gap, pad=pad, together=together) for together in (True, False) for gap, pad in _AIRS),
    *(_Setting(gap=gap, pad=pad, together=True, packed=True) for gap, pad in _AIRS),
)


def later_lists(sections: DaySections, figures: DayFigures, *, start: float, box: bool, annex: str) -> Lists:
    """From the second page on: wide tables, then narrow ones below; `start` is what stands over them on that page.

    Of all ways to set them that one is taken which needs the fewest pages, and of those the airiest. `annex` is the
    number that the annex would have, empty for none.
    """
    wide, whole = sections.wide_lists(), DayDrawers(figures).side_by_side()
    first = (*([sections.box()] if box else []), sections.struck(), *sections.spoiled())
    narrow = empties_together((*first, *DayRest(figures).sections()))
    tries: list[Lists] = []
    for most in _LISTED if figures.registers else _LISTED_ALONE:
        short, apart = _shortened(narrow, most, annex=None if figures.registers else annex)
        tries += [
            Lists(pieces=_set(wide, whole, short, start=start, setting=setting), annex=apart) for setting in _SETTINGS
        ]
        if min(map(_pages, tries)) <= PAGES_MAX:
            break
    return min(tries, key=_pages)  # the first of equals


def _shortened(sections: Sequence[Section], most: int, *, annex: str | None) -> tuple[list[Section], tuple[Piece, ...]]:
    """The lists with so many rows, and the annex they go on in; none where the registers' own reports have them."""
    if annex is None:
        return [shortened(section, most) for section in sections], ()
    rest = _annexed(_rest(section, most) for section in sections if _rows_over(section, most))
    return [_begun(section, most, annex) for section in sections], rest


def _pages(lists: Lists) -> int:
    return 1 + last_page(lists.pieces)


def last_page(pieces: Sequence[Piece]) -> int:
    """The page on which the last of them stands, counted from 0."""
    return max((piece.page for piece in pieces), default=0)


def _set(
    wide: Sequence[Section], whole: Sequence[Section], narrow: Sequence[Section], *, start: float, setting: _Setting
) -> tuple[Piece, ...]:
    """Where each table stands; those of `whole` over the whole width and, where the setting says so, on one page."""
    gap = setting.gap
    flow = Flow(top=_TOP, bottom=_BOTTOM, columns=1, page=1, start=_TOP + start, gap=gap)
    flow.add(lay(section, WIDTH, pad=setting.pad) for section in wide)
    for section in whole:
        laid = lay(section, WIDTH, pad=setting.pad)
        flow.add_together(laid) if setting.together else flow.add([laid])
    laids = [lay(section, COLUMN, pad=setting.pad) for section in narrow]
    if setting.packed:
        fitted = packed(laids, bottom=_BOTTOM, page=flow.page, start=flow.y, gap=gap)
        if fitted is not None:
            return (*flow.pieces, *fitted)
    below = balanced(laids, top=_TOP, bottom=_BOTTOM, columns=2, page=flow.page, start=flow.y, gap=gap)
    return (*flow.pieces, *below.pieces)


def shortened(section: Section, most: int) -> Section:
    """The same with so many rows and its sum, and how many there are besides; the registers' own reports have them."""
    over = _rows_over(section, most)
    if not over:
        return section
    sums = tuple(row for row in section.rows if row.strong)
    rows = tuple(row for row in section.rows if not row.strong)
    more = say("{0} more, in the registers' own reports", len(rows) - most + 1)
    left = Row((more, *("" for _ in section.columns[1:])))
    return replace(section, rows=(*rows[: most - 1], left, *sums))


def _rows_over(section: Section, most: int) -> int:
    """How many rows a list has beyond so many; 0 where it is no longer, or has sums between its rows."""
    sums = sum(row.strong for row in section.rows)
    if sums and not section.rows[-1].strong:
        return 0
    return max(0, len(section.rows) - sums - most)


def _begun(section: Section, most: int, annex: str) -> Section:
    """The same with so many rows and no sum, and where it goes on."""
    over = _rows_over(section, most)
    if not over:
        return section
    told = (
        say("{0} more, on the annex {1}.", f"{over:,}", annex) if annex else say("{0} more, on the annex.", f"{over:,}")
    )
    return replace(section, rows=section.rows[:most], notes=(Note(lead=told), *section.notes))


def _rest(section: Section, most: int) -> Section:
    """What of a list the report has no room for, down to its sum."""
    return replace(section, rows=section.rows[most:], notes=())


def _annexed(sections: Iterable[Section]) -> tuple[Piece, ...]:
    """These lists in two columns, on pages of their own."""
    laids = [lay(section, COLUMN, pad=ROW_PADS[-1]) for section in sections]
    if not laids:
        return ()
    flow = balanced(laids, top=_TOP, bottom=_BOTTOM, columns=2, page=0, start=TOP + HEAD_HEIGHT + 8)
    return tuple(flow.pieces)
