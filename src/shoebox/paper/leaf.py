"""One A5 page of a booklet in the making: what stands where, before anybody knows on which sheet. Paper room.

A booklet's pages are written in their order and printed in another, two on a side; so each is kept as a short list of
strokes, which `draw` puts onto a sheet wherever the page comes to lie.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shoebox.domain.playbook import spans
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, text_width, wrap
from shoebox.paper.sheet import HAIRLINE, MM, Align, Sheet

PAGE_MM = (148.5, 210.0)
LEFT, TOP, RIGHT, BOTTOM = 13.0 * MM, 13.0 * MM, 135.5 * MM, 197.0 * MM
WIDTH = RIGHT - LEFT

BODY, BODY_BOLD = Style(REGULAR, 11, 15.6), Style(SEMIBOLD, 11, 15.6)
SAID, SAID_BOLD = Style(MEDIUM, 12.5, 17.5), Style(SEMIBOLD, 12.5, 17.5)
TITLE, HEAD = Style(SEMIBOLD, 18, 22), Style(SEMIBOLD, 12.5, 17)
SMALL, SMALL_STRONG, STRONG = Style(REGULAR, 8.5, 11.5), Style(SEMIBOLD, 8.5, 11.5), Style(SEMIBOLD, 11, 15.6)
Parts = tuple[tuple[str, bool], ...]
_LINES_MAX = 40  # of one block; what is longer was refused when it was read


@dataclass(slots=True)
class Leaf:
    """Strokes of one page; ``x`` and ``y`` in points from its own top left corner."""

    strokes: list[Callable[[Sheet, float], None]] = field(default_factory=list)

    def text(self, x: float, y: float, said: str, style: Style, *, align: Align = "left") -> None:
        """One line of text standing on ``y``."""
        self.strokes.append(lambda sheet, left: sheet.text(left + x, y, said, style, align=align))

    def rule(self, x: float, y: float, width: float, *, weight: float) -> None:
        """A level line."""
        self.strokes.append(lambda sheet, left: sheet.rule(left + x, y, width, weight=weight))

    def box(self, x: float, y: float, width: float, height: float, *, weight: float) -> None:
        """An empty box."""
        self.strokes.append(lambda sheet, left: sheet.box(left + x, y, width, height, weight=weight))

    def upright(self, x: float, y: float, height: float) -> None:
        """A thin line downwards."""
        self.strokes.append(lambda sheet, left: sheet.upright(left + x, y, height, weight=HAIRLINE))

    def block(self, x: float, y: float, width: float, height: float) -> None:
        """A black block."""
        self.strokes.append(lambda sheet, left: sheet.block(left + x, y, width, height))

    def parts(self, x: float, y: float, parts: Parts, style: Style, bold: Style) -> None:
        """One line whose parts are plain or bold."""
        for said, is_bold in parts:
            worn = bold if is_bold else style
            self.text(x, y, said, worn)
            x += text_width(said, worn)

    def draw(self, sheet: Sheet, left: float) -> None:
        """Put the page onto a sheet, its left edge at ``left``."""
        for stroke in self.strokes:
            stroke(sheet, left)


def broken(text: str, style: Style, bold: Style, width: float) -> tuple[Parts, ...]:
    """A text with bold parts in lines within ``width`` points."""
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for word in _words(text, bold, width):
        wide = sum(text_width(said, bold if is_bold else style) for said, is_bold in word)
        gap = text_width(" ", style) if lines[-1] else 0.0
        if lines[-1] and used + gap + wide > width:
            lines.append([])
            used = gap = 0.0
        lines[-1] += [(" ", False), *word] if lines[-1] else word
        used += gap + wide
    return tuple(_joined(line) for line in lines[:_LINES_MAX])


def _words(text: str, bold: Style, width: float) -> list[list[tuple[str, bool]]]:
    """The words of a text, each of one or more parts; one that is wider than a line is cut inside."""
    words: list[list[tuple[str, bool]]] = [[]]
    for said, is_bold in spans(text):
        for at, word in enumerate(said.split(" ")):
            if at:
                words.append([])
            if word:
                first, *rest = wrap(word, bold, width, lines_max=_LINES_MAX)
                words[-1].append((first, is_bold))
                words += [[(piece, is_bold)] for piece in rest]
    return [word for word in words if word]


def _joined(line: list[tuple[str, bool]]) -> Parts:
    """Neighbours of one weight as one part; a space takes the weight of what stands before it."""
    joined: list[tuple[str, bool]] = []
    for said, is_bold in line:
        if joined and (joined[-1][1] == is_bold or said == " "):
            joined[-1] = (joined[-1][0] + said, joined[-1][1])
        else:
            joined.append((said, is_bold))
    return tuple(joined)
