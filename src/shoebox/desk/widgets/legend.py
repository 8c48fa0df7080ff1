"""The numbers of a meter, each with its colour and word. Desk widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import count
from shoebox.desk.widgets.paint import box, mirrored, width_of, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meter: how many, their word, their colour (a mark, the accent, line2, or s3 for the empty rest)."""

    amount: int
    said: str
    ink: Ink = Ink.ACCENT


class Legend(Painted):
    """Swatch, number, word, again and again; in as many lines as the width asks for."""

    def __init__(self, parts: Sequence[Part] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the same parts as the meter above."""
        self._parts = tuple(parts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        width = sum(self._width(part) + u(2.5) for part in self._parts)
        return QSize(width, self._row_px())

    def minimumSizeHint(self) -> QSize:
        """At least the widest part; the rest goes below."""
        return QSize(max((self._width(part) for part in self._parts), default=0), self._row_px())

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return self._row_px() * (1 + max((row for row, _left, _part in self._places(width)), default=0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint part after part."""
        painter = QPainter(self)
        for row, left, part in self._places(self.width()):
            self._paint_part(painter, QRectF(left, row * self._row_px(), self._width(part), self._row_px()), part)

    def _paint_part(self, painter: QPainter, spot: QRectF, part: Part) -> None:
        area, side = self.area(), u(1.25)
        swatch = QRectF(spot.left(), spot.center().y() - side / 2, side, side)
        edge = Ink.LINE2 if part.ink is Ink.S3 else None
        box(painter, mirrored(swatch, area, self.layoutDirection()), fill=part.ink, edge=edge, radius_px=u(0.375))
        font = self.letters(Type.LABEL, weight=600)
        wide = width_of(count(part.amount), font)
        number = QRectF(swatch.right() + u(0.875), spot.top(), wide, spot.height())
        words(painter, mirrored(number, area, self.layoutDirection()), count(part.amount), font, Ink.T1)
        said = QRectF(number.right() + u(0.75), spot.top(), spot.right() - number.right() - u(0.75) + 1, spot.height())
        words(painter, mirrored(said, area, self.layoutDirection()), part.said, self.letters(Type.SMALL), Ink.T2)

    def _places(self, width: int) -> Iterator[tuple[int, int, Part]]:
        row = left = 0
        for part in self._parts:
            if left and left + self._width(part) > width:
                row, left = row + 1, 0
            yield row, left, part
            left += self._width(part) + u(2.5)

    def _row_px(self) -> int:
        return self.line_px(Type.SMALL) + u(0.5)

    def _width(self, part: Part) -> int:
        number = width_of(count(part.amount), self.letters(Type.LABEL, weight=600))
        return u(1.25) + u(0.875) + number + u(0.75) + width_of(part.said, self.letters(Type.SMALL))
