"""Bars of bits: what each fact says for one story and for another, beside each other. Desk widgets.

One kind of bar is filled and the other hatched, each ends in its number, and the sums stand below: it reads in black
and white, and aloud. Bars to the trailing side speak for a story, those to the leading side against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import LINE_PX, Ink, Type, colour, u
from shoebox.desk.widgets.paint import TRAILING, box, mirrored, rule, width_of, words
from shoebox.desk.widgets.painted import Painted

NUMBER_U, ROW_U, BAR_U, GAP_U = 7.0, 4.25, 1.25, 1.0


@dataclass(frozen=True, slots=True)
class BitRow:
    """One fact: its name, the bits for each story (thousandths; None where a story has none) and a word beside each.

    ``said`` is how all of it reads aloud.
    """

    label: str
    values_mb: tuple[int | None, ...]
    strengths: tuple[str, ...]
    said: str
    is_sum: bool = False


class BitBars(Painted):
    """Rows of bars about one axis. Show what each kind of bar is with a `BarMark` above."""

    def __init__(self, rows: Sequence[BitRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[BitRow]) -> None:
        """Show these facts."""
        self._rows = tuple(rows)
        self.setAccessibleName("; ".join(f"{row.label}: {row.said}" for row in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each fact."""
        return QSize(u(60), round(u(ROW_U) * len(self._rows)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Labels, the axis, then bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, word = self._label_px(), self._word_px()
        room = self.width() - left - u(NUMBER_U) - word
        values = [value for row in self._rows for value in row.values_mb if value is not None] or [0]
        low, high = min(0, *values), max(1, *values)
        zero = left + room * -low / (high - low)
        axis = mirrored(QRectF(zero, 0, LINE_PX, self.height()), self.area(), self.layoutDirection())
        painter.fillRect(axis, colour(Ink.LINE2))
        for at, row in enumerate(self._rows):
            top = at * u(ROW_U)
            if row.is_sum:
                rule(painter, 0, top, self.width(), Ink.LINE2)
            label = mirrored(QRectF(0, top, left - u(GAP_U), u(ROW_U)), self.area(), self.layoutDirection())
            words(painter, label, row.label, self.letters(Type.H3 if row.is_sum else Type.SMALL), Ink.T1)
            self._paint_values(painter, row, top, (zero, room / (high - low)))

    def _label_px(self) -> int:
        said = [(row.label, self.letters(Type.H3 if row.is_sum else Type.SMALL)) for row in self._rows]
        return max((width_of(label, font) for label, font in said), default=0) + 2 * u(GAP_U)

    def _word_px(self) -> int:
        font = self.letters(Type.SMALL, weight=600)
        return max((width_of(word, font) for row in self._rows for word in row.strengths), default=0) + 2 * u(GAP_U)

    def _paint_values(self, painter: QPainter, row: BitRow, top: float, scale: tuple[float, float]) -> None:
        zero, per_mb = scale
        height = u(ROW_U) / 2
        for at, value in enumerate(row.values_mb):
            if value is None:
                continue
            middle = top + height * (at + 0.5)
            start, wide = min(zero, zero + value * per_mb), max(abs(value) * per_mb, 2.0)
            bar = QRectF(start, middle - u(BAR_U) / 2, wide, u(BAR_U))
            paint_bar(painter, mirrored(bar, self.area(), self.layoutDirection()), at)
            ink, font = Ink.T1 if at == 0 else Ink.T2, self.letters(Type.SMALL, weight=600 if row.is_sum else 0)
            edge = self.width() - self._word_px()
            number = QRectF(edge - u(NUMBER_U), middle - height / 2, u(NUMBER_U), height)
            said = QRectF(edge + u(GAP_U), middle - height / 2, self._word_px() - u(GAP_U), height)
            words(painter, mirrored(number, self.area(), self.layoutDirection()), bits_text(value), font, ink, TRAILING)
            words(painter, mirrored(said, self.area(), self.layoutDirection()), row.strengths[at], font, ink)


class BarMark(Painted):
    """A small bar of one kind, with what it stands for."""

    def __init__(self, kind: int, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._said = kind, said
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, said: str) -> None:
        """What this kind of bar stands for."""
        self._said = said
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(u(30), self.line_px(Type.BODY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QRectF(0, self.height() / 2 - u(BAR_U) / 2, u(3), u(BAR_U))
        paint_bar(painter, mirrored(spot, self.area(), self.layoutDirection()), self._kind)
        said = QRectF(u(4), 0, self.width() - u(4), self.height())
        ink = Ink.T1 if self._kind == 0 else Ink.T2
        words(painter, mirrored(said, self.area(), self.layoutDirection()), self._said, self.letters(Type.BODY), ink)


def paint_bar(painter: QPainter, rect: QRectF, kind: int) -> None:
    """The first kind is filled, the second hatched with an edge."""
    if kind == 0:
        box(painter, rect, fill=Ink.ACCENT)
        return
    painter.setPen(QPen(colour(Ink.LINE2), LINE_PX))
    painter.setBrush(QBrush(colour(Ink.LINE2), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def bits_text(value_mb: int) -> str:
    """``+12.3`` or ``−3.0`` bits, with the minus of figures."""
    sign = "−" if value_mb < 0 else "+"
    tenths = (abs(value_mb) + 50) // 100
    return f"{sign}{tenths // 10}.{tenths % 10}" if tenths else "0.0"
