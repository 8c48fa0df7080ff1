"""What every A4 report shares: its live area, its number as bars and digits, the key figures, running heads and feet.

The live area of 190 x 255 mm stands in the middle of an A4 sheet, so the same file prints whole on Letter too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shoebox.paper.codes import BARS_QUIET, can_be_bars, ungrouped
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, fit, narrowed, text_width
from shoebox.paper.sheet import MM, Sheet, bars_width_mm
from shoebox.paper.table import STRONG, TITLE

A4_MM = (210.0, 297.0)
LIVE_MM = (190.0, 255.0)
LEFT, TOP = (A4_MM[0] - LIVE_MM[0]) / 2 * MM, (A4_MM[1] - LIVE_MM[1]) / 2 * MM
WIDTH, BOTTOM = LIVE_MM[0] * MM, TOP + LIVE_MM[1] * MM
COLUMN_GAP = 7.5 * MM
COLUMN = (WIDTH - COLUMN_GAP) / 2
HEAD_HEIGHT, KEYS_HEIGHT, FOOT_HEIGHT, RUNNING_HEAD_HEIGHT = 58.0, 50.0, 14.0, 38.0

BIG = Style(SEMIBOLD, 18, 22)
LINE = Style(REGULAR, 9.75, 14)
SMALL, SMALL_STRONG = Style(REGULAR, 8, 11), Style(SEMIBOLD, 8, 11)
KEY, KEY_BIG = Style(SEMIBOLD, 16.5, 23), Style(SEMIBOLD, 20, 23)
_DIGITS = Style(MEDIUM, 8.5, 11, 0.03)
_BARS_MODULES_MM, _BARS_HEIGHT_MM, _BARS_WIDTH_MM_MAX = (0.30, 0.25), 9.0, 84.0
_KEY_MODULES_MM, _KEY_BARS_HEIGHT_MM, _KEY_SHARE_MAX = (0.25,), 8.0, 0.68  # two dots of a 203 dpi printer
_BOX_WEIGHT = 1.1
SMALL_LEAST = 7.0
_FOOT_GAP, _HEAD_SHRINK = 12.0, 0.66


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A label over a number; ``share`` is how much of the width it takes beside the others.

    A ``number`` is one that people key from here: it stands as bars too where they leave room for its digits.
    """

    label: str
    value: str
    style: Style
    share: float
    number: str = ""


def draw_number(sheet: Sheet, number: str) -> float:
    """A report's number as bars and digits at the right top; how much of the width it took comes back.

    The right quiet zone lies in the margin, so that the bars end with the live area. A number too long for bars, or
    not in their alphabet, stands as digits alone.
    """
    module_mm = fitting_module(number, _BARS_MODULES_MM, _BARS_WIDTH_MM_MAX)
    if not module_mm:
        text = fit(number, _DIGITS, WIDTH / 3)
        sheet.text(LEFT + WIDTH, TOP + 17, text, _DIGITS, align="right")
        return text_width(text, _DIGITS)
    wide, quiet = bars_width_mm(number, module_mm), BARS_QUIET * module_mm * MM
    x = LEFT + WIDTH - wide * MM + quiet
    sheet.bars(x, TOP, number, module_mm=module_mm, height_mm=_BARS_HEIGHT_MM)
    sheet.text(x + wide * MM / 2, TOP + _BARS_HEIGHT_MM * MM + 11, number, _DIGITS, align="centre")
    return wide * MM - quiet


def fitting_module(number: str, modules_mm: Sequence[float], width_mm: float) -> float:
    """The first of these modules with which the number's bars and quiet zones stand within a width; 0 for none."""
    modules = modules_mm if can_be_bars(number) else ()
    return next((module for module in modules if bars_width_mm(number, module) <= width_mm), 0.0)


def draw_keys(sheet: Sheet, keys: tuple[KeyFigure, ...], y: float) -> None:
    """The key figures in one box; the first is the one big thing of the sheet."""
    part = WIDTH / sum(key.share for key in keys)
    sheet.box(LEFT, y, WIDTH, KEYS_HEIGHT, weight=_BOX_WEIGHT)
    x = LEFT
    for key in keys:
        if x > LEFT:
            sheet.upright(x, y, KEYS_HEIGHT, weight=0.5)
        room = key.share * part - 14
        label = narrowed(key.label, SMALL, room, least=SMALL_LEAST)
        sheet.text(x + 9, y + 15, fit(key.label, label, room), label)
        room -= _draw_key_bars(sheet, key, x + key.share * part, y, room)
        sheet.text(x + 9, y + 38, key.value, narrowed(key.value, key.style, room))
        x += key.share * part


def _draw_key_bars(sheet: Sheet, key: KeyFigure, right: float, y: float, room: float) -> float:
    """The bars of a key number at the right end of its part of the box; how much of the room they took."""
    number = ungrouped(key.number)
    module_mm = fitting_module(number, _KEY_MODULES_MM, room * _KEY_SHARE_MAX / MM) if number else 0.0
    if not module_mm:
        return 0.0
    wide = bars_width_mm(number, module_mm) * MM  # quiet zones included: the digits keep off them
    top = y + (KEYS_HEIGHT - _KEY_BARS_HEIGHT_MM * MM) / 2
    sheet.bars(right - wide, top, number, module_mm=module_mm, height_mm=_KEY_BARS_HEIGHT_MM)
    return wide


def draw_running_head(sheet: Sheet, words: str, right: str) -> None:
    """The line over the second page and those after it."""
    room = WIDTH - text_width(right, STRONG) - 20
    style = narrowed(words, TITLE, room, least=SMALL.size)
    sheet.text(LEFT + WIDTH, TOP + 12, right, STRONG, align="right")
    sheet.text(LEFT, TOP + 12, fit(words, style, room), style)
    sheet.rule(LEFT, TOP + 20, WIDTH, weight=_BOX_WEIGHT)


def draw_foot(sheet: Sheet, left: str, middle: str, right: str) -> None:
    """The three parts of a page's last line; the middle one gives way to longer ones beside it."""
    left, right = fit(left, SMALL, WIDTH * 0.40), fit(right, SMALL, WIDTH * 0.28)
    start, end = text_width(left, SMALL) + _FOOT_GAP, WIDTH - text_width(right, SMALL) - _FOOT_GAP
    style = narrowed(middle, SMALL, end - start, least=SMALL_LEAST)
    middle = fit(middle, style, end - start)
    half = text_width(middle, style) / 2
    centre = max(start + half, min(WIDTH / 2, end - half))
    sheet.text(LEFT, BOTTOM, left, SMALL)
    sheet.text(LEFT + centre, BOTTOM, middle, style, align="centre")
    sheet.text(LEFT + WIDTH, BOTTOM, right, SMALL, align="right")


def draw_fitting(sheet: Sheet, y: float, words: str, style: Style, room: float, *, shorter: str = "") -> None:
    """A line of a head, in somewhat smaller letters where it would not stand within its room, or in fewer words."""
    least = style.size * _HEAD_SHRINK
    if shorter and text_width(words, narrowed(words, style, room, least=least)) > room:
        words = shorter
    worn = narrowed(words, style, room, least=least)
    sheet.text(LEFT, y, fit(words, worn, room), worn)
