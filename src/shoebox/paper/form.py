"""Paper that is written on by hand: cells for figures, boxes to tick, lines to sign, lines to cut. Knows no trade."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.money import minor_digits
from shoebox.paper.faces import REGULAR, SEMIBOLD, Style, text_width
from shoebox.paper.sheet import HAIRLINE, MM, RULE, Sheet

CELL_WIDTH, CELL_HEIGHT = 6.0 * MM, 8.0 * MM  # a figure written in haste stays inside
CAPTION, CAPTION_STRONG = Style(REGULAR, 8, 11), Style(SEMIBOLD, 8, 11)
CAPTION_GAP = 3.5  # between a caption and what it names
_CHOICE = Style(REGULAR, 9, 11)
_TICK = 4.0 * MM
_POINT = 2.0 * MM
_POINT_SIZE = 1.4


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells for an amount: so many figures in all, of which the currency says how many stand after the point."""

    figures: int
    currency: str

    @property
    def width(self) -> float:
        """From the first cell to the last, in points."""
        return self.figures * CELL_WIDTH + (_POINT if minor_digits(self.currency) else 0)

    def draw(self, sheet: Sheet, x: float, y: float, *, height: float = CELL_HEIGHT) -> None:
        """Put them with their top left corner there; the point stands where no one can write over it."""
        after = minor_digits(self.currency)
        x = draw_cells(sheet, x, y, self.figures - after, height=height)
        if after:
            sheet.block(x + (_POINT - _POINT_SIZE) / 2, y + height - 2.2 * _POINT_SIZE, _POINT_SIZE, _POINT_SIZE)
            draw_cells(sheet, x + _POINT, y, after, height=height)


def draw_cells(sheet: Sheet, x: float, y: float, count: int, *, height: float = CELL_HEIGHT) -> float:
    """A row of cells for figures or letters; the x behind the last."""
    width = count * CELL_WIDTH
    sheet.box(x, y, width, height)
    for at in range(1, count):
        sheet.upright(x + at * CELL_WIDTH, y, height, weight=HAIRLINE)
    return x + width


def draw_captioned_cells(sheet: Sheet, x: float, y: float, count: int, caption: str) -> float:
    """Cells with their caption over them; the x behind the last."""
    sheet.text(x, y + CAPTION.leading - CAPTION_GAP, caption, CAPTION)
    return draw_cells(sheet, x, y + CAPTION.leading, count)


def draw_choices(sheet: Sheet, x: float, baseline: float, choices: tuple[str, ...], *, gap: float = 11.0) -> float:
    """Boxes to tick, each with its words behind it, on one line; the x behind the last."""
    for words in choices:
        sheet.box(x, baseline - _TICK + 2.0, _TICK, _TICK, weight=0.9)
        sheet.text(x + _TICK + 4, baseline, words, _CHOICE)
        x += _TICK + 4 + text_width(words, _CHOICE) + gap
    return x - gap


def choices_width(choices: tuple[str, ...], *, gap: float = 11.0) -> float:
    """How wide `draw_choices` stands, in points."""
    return sum(_TICK + 4 + text_width(words, _CHOICE) + gap for words in choices) - gap


def draw_line(sheet: Sheet, x: float, y: float, width: float, caption: str) -> None:
    """A line to write on, with its caption under it."""
    sheet.rule(x, y, width, weight=RULE)
    sheet.text(x, y + CAPTION.leading, caption, CAPTION)


def draw_lines(sheet: Sheet, x: float, y: float, width: float, captions: tuple[str, ...], *, gap: float) -> None:
    """Lines to sign beside one another over this width."""
    each = (width - gap * (len(captions) - 1)) / len(captions)
    for at, caption in enumerate(captions):
        draw_line(sheet, x + at * (each + gap), y, each, caption)


def draw_cut(sheet: Sheet, x: float, y: float, width: float) -> None:
    """A line to cut along."""
    sheet.dashes(x, y, width)
