"""Pairs of bars along time: one filled, one hatched, so that it reads in black and white. Desk widgets.

The highest bar has its number, and each label stands below its pair where there is room. The name says the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import count
from shoebox.desk.widgets.bit_bars import paint_bar
from shoebox.desk.widgets.paint import CENTRE, mirrored, rule, width_of, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two whole numbers of one span of time, with the label that may stand below them."""

    label: str
    first: int
    second: int


class PairBars(Painted):
    """Show what each kind of bar is with a `BarMark` above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pairs(self, pairs: Sequence[Pair], said: str) -> None:
        """Show these; `said` is how all of it reads aloud."""
        self._pairs = tuple(pairs)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and as high as a few lines."""
        return QSize(u(60), u(18))

    def minimumSizeHint(self) -> QSize:
        """Bars that can still be told apart."""
        return QSize(u(30), u(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars on their base line, numbers over them, labels below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, line = self.letters(Type.CAPTION), self.line_px(Type.CAPTION)
        base = self.height() - line - u(0.5)
        rule(painter, 0, base, self.width(), Ink.LINE2)
        if not self._pairs:
            return
        step, high = self.width() / len(self._pairs), max(1, *(max(one.first, one.second) for one in self._pairs))
        room, bar = base - line - u(0.5), min(u(2), step * 0.36)
        every = 1 + int(max(width_of(one.label, font) for one in self._pairs) + u(1)) // max(int(step), 1)
        for at, pair in enumerate(self._pairs):
            middle = (at + 0.5) * step
            for kind, value in enumerate((pair.first, pair.second)):
                left, tall = middle - bar + kind * bar, max(room * value / high, 2.0) if value else 0.0
                column = QRectF(left + 0.5, base - tall, bar - 1, tall)
                if value:
                    paint_bar(painter, self._turned(column), kind)
                if value == high:
                    over = QRectF(left + bar / 2 - u(4), base - tall - line - 1, u(8), line)
                    words(painter, self._turned(self._inside(over)), count(value), font, Ink.T2, CENTRE)
            if (len(self._pairs) - 1 - at) % every == 0:
                wide = max(step * every, width_of(pair.label, font) + 2.0)
                below = QRectF(middle - wide / 2, base + u(0.25), wide, line)
                words(painter, self._turned(self._inside(below)), pair.label, font, Ink.T2, CENTRE)

    def _inside(self, rect: QRectF) -> QRectF:
        """The rectangle moved so far that it stands within the widget."""
        return rect.translated(max(0.0, -rect.left()) - max(0.0, rect.right() - self.width()), 0)

    def _turned(self, rect: QRectF) -> QRectF:
        return mirrored(rect, self.area(), self.layoutDirection())
