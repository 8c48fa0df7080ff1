"""The numbers of a store-day as bars and digits, one beside the other: boxes, seals, incident. Paper room.

The report's own number, which holds store, register, day and Z serial, stands as bars at the top of its first page.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.day import DayFigures
from shoebox.domain.registers import Came
from shoebox.paper.codes import BARS_QUIET, can_be_bars, ungrouped
from shoebox.paper.faces import MEDIUM, Style, fit, printable, spoken, text_width
from shoebox.paper.frame import LEFT, SMALL, WIDTH
from shoebox.paper.language import say
from shoebox.paper.sheet import MM, SECTION_RULE, Sheet, bars_width_mm
from shoebox.paper.table import TITLE

_DIGITS = Style(MEDIUM, 8.5, 11, 0.03)
_MODULE_MM, _BARS_HEIGHT_MM = 0.25, 6.5
_TITLE_HEIGHT, _SHELF, _BELOW = 20.0, 43.0, 12.0
_GAP, _NUMBER_SIGNS = 14.0, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    """A number where it stands: ``x`` from the left edge, ``shelf`` counts from 0, both of its words."""

    said: str
    number: str
    x: float
    shelf: int
    width: float

    @property
    def bars(self) -> bool:
        """Whether it can be bars, and not only digits."""
        return _bars_width(self.number) > 0


def _bars_width(number: str) -> float:
    """In points with its quiet zones; 0 = not in the alphabet of bars, or too long for a sheet."""
    if not can_be_bars(ungrouped(number)):
        return 0.0
    width = bars_width_mm(ungrouped(number), _MODULE_MM) * MM
    return width if width <= WIDTH else 0.0


class DayCodes:
    """Every number of a day in as many columns as the widest leaves room for, an even number of them as a rule."""

    def __init__(self, figures: DayFigures) -> None:
        every = [(said, number[:_NUMBER_SIGNS]) for said, number in _numbers(figures)]
        widths = [
            max(_bars_width(number), text_width(number, _DIGITS), text_width(said, SMALL)) for said, number in every
        ]
        widest = min(max(widths, default=0.0), WIDTH)
        columns = max(1, int((WIDTH + _GAP) / (widest + _GAP)))
        if 2 < columns < len(every):
            columns -= columns % 2  # a box and its seal on one shelf
        across = (WIDTH + _GAP) / columns
        self._codes = [
            _Code(said=said, number=number, x=at % columns * across, shelf=at // columns, width=across - _GAP)
            for at, (said, number) in enumerate(every)
        ]

    @property
    def height(self) -> float:
        """What they take with the gap below them, in points; 0 where there is no number yet."""
        return _TITLE_HEIGHT + (self._codes[-1].shelf + 1) * _SHELF + _BELOW if self._codes else 0.0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Put them on the sheet under their title."""
        if not self._codes:
            return
        sheet.text(LEFT, y + 10, say("Numbers to scan"), TITLE)
        sheet.rule(LEFT, y + 15, WIDTH, weight=SECTION_RULE)
        for code in self._codes:
            self._draw(sheet, code, y + _TITLE_HEIGHT + code.shelf * _SHELF)

    @staticmethod
    def _draw(sheet: Sheet, code: _Code, y: float) -> None:
        x = LEFT + code.x
        sheet.text(x, y + 8, fit(code.said, SMALL, code.width), SMALL)
        if code.bars:
            # The left quiet zone lies in the margin or the gap, so that bars, words and digits begin on one line.
            quiet = BARS_QUIET * _MODULE_MM * MM
            sheet.bars(x - quiet, y + 11, ungrouped(code.number), module_mm=_MODULE_MM, height_mm=_BARS_HEIGHT_MM)
        sheet.text(x, y + 11 + _BARS_HEIGHT_MM * MM + 9, fit(code.number, _DIGITS, code.width), _DIGITS)


def _numbers(figures: DayFigures) -> list[tuple[str, str]]:
    """Each number with what it is, the incident's last."""
    incident = [(say("Incident"), printable(figures.incident))] if figures.incident else []
    if not figures.registers:
        box = [(say("Box"), figures.box_no), (say("Seal"), figures.seal)] if figures.seal else []
        return [*((said, spoken(number)) for said, number in box), *incident]
    every = []
    for line in figures.registers:
        if line.came in (Came.OWN, Came.HERE) and line.seal:
            register = spoken(line.register)
            every.append((say("Box of {0}", register), printable(line.box_no)))
            every.append((say("Seal of {0}", register), spoken(line.seal)))
    return [*every, *incident]
