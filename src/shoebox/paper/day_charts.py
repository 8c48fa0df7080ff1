"""The end-of-day report's two charts: sales by hour, and what was paid with. Black on white, each bar with its figure.

Paper room.
"""

from __future__ import annotations

from collections import Counter

from shoebox.domain.day import DayFigures
from shoebox.paper.faces import REGULAR, Style, fit, printable, wrap
from shoebox.paper.frame import COLUMN, LEFT, SMALL, WIDTH
from shoebox.paper.language import say
from shoebox.paper.sheet import MM, Sheet
from shoebox.paper.table import BODY, TITLE
from shoebox.paper.words import line_words

CHARTS_HEIGHT = 51.0
_TINY = Style(REGULAR, 7.25, 9)
_SPLIT_SHOWN = 4


def draw_charts(sheet: Sheet, figures: DayFigures, y: float) -> None:
    """How many sales each hour saw, as small bars with their counts; beside them what was paid with."""
    _draw_split(sheet, figures, y)
    sheet.text(LEFT, y + 9, say("Sales by hour"), TITLE)
    base = y + 30
    counts = {hour: sales for hour, sales, _ in figures.hours}
    busiest = max(counts.values(), default=0)
    if busiest <= 0:
        sheet.text(LEFT, y + 21, say("none"), BODY)
        return
    hours = range(min(counts), max(counts) + 1)
    first = next(hour for hour, sales in sorted(counts.items()) if sales == busiest)
    most = say("Most from {0}:00, {1} sales", f"{first:02d}", f"{busiest:,}")
    start = LEFT + 38 * MM
    for number, line in enumerate(wrap(most, SMALL, start - LEFT - 2, lines_max=2)):
        sheet.text(LEFT, y + 21 + number * 10, line, SMALL)
    slot = min(34.0, (LEFT + COLUMN * 1.25 - start) / len(hours))
    for at, hour in enumerate(hours):
        middle = start + slot * (at + 0.5)
        sales = counts.get(hour, 0)
        tall = 22.0 * sales / busiest
        sheet.block(middle - slot * 0.22, base - tall, slot * 0.44, tall)
        sheet.text(middle, base - tall - 2.5, f"{sales}", _TINY, align="centre")
        sheet.text(middle, base + 9, f"{hour:02d}", _TINY, align="centre")
    sheet.rule(start, base, slot * len(hours))


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
