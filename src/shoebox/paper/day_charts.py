"""The end-of-day report's two charts: sales by hour, and what was paid with. Black on white, each bar with its figure.

Paper room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from shoebox.domain.day import DayFigures
from shoebox.paper.faces import REGULAR, Style, fit, printable, text_width, wrap
from shoebox.paper.frame import COLUMN, LEFT, SMALL, WIDTH
from shoebox.paper.language import say
from shoebox.paper.sheet import MM, Sheet
from shoebox.paper.table import BODY, TITLE
from shoebox.paper.words import line_words

CHARTS_HEIGHT = 51.0
_TINY = Style(REGULAR, 7.25, 9)
_SPLIT_SHOWN = 4
_CLOCK, _SLOT_MAX, _APART = 24, 34.0, 2.5  # of a day; the last two in points


def draw_charts(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """How many sales each hour saw, as small bars with their counts; beside them what was paid with."""
    _draw_split(sheet, figures, y)
    counts = {hour: sales for hour, sales, _ in figures.hours}
    busiest = max(counts.values(), default=0)
    if busiest <= 0:
        sheet.text(LEFT, y + 9, say("Sales by hour"), TITLE)
        sheet.text(LEFT, y + 21, say("none"), BODY)
        return
    start = LEFT + 38 * MM
    room = LEFT + COLUMN * 1.25 - start
    bars = hour_bars(counts, room)
    sheet.text(LEFT, y + 9, say("Sales by hour") if bars.step == 1 else say("Sales by {0} hours", bars.step), TITLE)
    first = next(hour for hour, sales in counts.items() if sales == busiest)
    most = _most(first, busiest)
    for number, line in enumerate(wrap(most, SMALL, start - LEFT - 2, lines_max=2)):
        sheet.text(LEFT, y + 21 + number * 10, line, SMALL)
    _draw_bars(sheet, bars, start, y + 30)


def _most(hour: int, sales: int) -> str:
    if sales == 1:
        return say("Most from {0}:00, 1 sale", f"{hour:02d}")
    return say("Most from {0}:00, {1} sales", f"{hour:02d}", f"{sales:,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBars:
    """Bars of so many hours each, ``slot`` points apart: the hour each begins with and its sales."""

    step: int
    slot: float
    bars: tuple[tuple[int, int], ...]


def hour_bars(counts: Mapping[int, int], room: float) -> HourBars:
    """Bars from the day's first hour to its last within ``room`` points; where figures would touch, of more hours each.

    ``counts`` stands in the order of the day, whose first hour may be later by the clock than its last.
    """
    start = next(iter(counts))
    span = max((hour - start) % _CLOCK for hour in counts) + 1
    for step in range(1, span + 1):
        bars = tuple(
            ((start + at) % _CLOCK, sum(counts.get((start + at + more) % _CLOCK, 0) for more in range(step)))
            for at in range(0, span, step)
        )
        slot = min(_SLOT_MAX, room / len(bars))
        if max(text_width(said, _TINY) for bar in bars for said in (_hour(bar[0]), f"{bar[1]:,}")) + _APART <= slot:
            break
    return HourBars(step=step, slot=slot, bars=bars)


def _hour(hour: int) -> str:
    return f"{hour:02d}"


def _draw_bars(sheet: Sheet, drawn: HourBars, start: float, base: float) -> None:
    tallest = max(sales for _, sales in drawn.bars)
    for at, (hour, sales) in enumerate(drawn.bars):
        middle = start + drawn.slot * (at + 0.5)
        tall = 22.0 * sales / tallest
        sheet.block(middle - drawn.slot * 0.22, base - tall, drawn.slot * 0.44, tall)
        sheet.text(middle, base - tall - 2.5, f"{sales:,}", _TINY, align="centre")
        sheet.text(middle, base + 9, _hour(hour), _TINY, align="centre")
    sheet.rule(start, base, drawn.slot * len(drawn.bars))


def _draw_split(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """The share of each tender in what was taken, the largest first, as bars with their percent."""
    by_name = Counter[str]()
    for line in figures.tenders:  # a brand may stand in both lanes
        by_name[line.name] += line.gross_minor
    taken = [(name, minor) for name, minor in by_name.most_common() if minor > 0]
    total = sum(minor for _, minor in taken)
    x, right = LEFT + COLUMN * 1.25 + 22, LEFT + WIDTH
    sheet.text(x, y + 9, say("Paid with"), TITLE)
    if not total:
        sheet.text(x, y + 21, say("none"), BODY)
        return
    shares = [(line_words(printable(name)), minor) for name, minor in taken[:_SPLIT_SHOWN]]
    rest = sum(minor for _, minor in taken[_SPLIT_SHOWN:])
    if rest:
        shares[-1] = (say("all others"), shares[-1][1] + rest)
    start = x + 54
    room = right - start - 24
    for at, (name, gross_minor) in enumerate(shares):
        top = y + 12.5 + at * 8.4
        sheet.text(x, top + 6.6, fit(name, _TINY, 50), _TINY)
        sheet.block(start, top + 0.8, max(0.8, room * gross_minor / total), 6.4)
        sheet.text(right, top + 6.6, f"{gross_minor * 100 / total:.0f} %", _TINY, align="right")
