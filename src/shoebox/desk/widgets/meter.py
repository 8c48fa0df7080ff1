"""The meter: how much of a whole, in parts with a meaning, and its legend. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.text import count
from shoebox.desk.widgets.paint import box, mirrored, width_of, words
from shoebox.desk.widgets.painted import Painted

GAP_PX = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meter: how many, their word, their colour (a mark, the accent, line2, or s3 for the empty rest)."""

    amount: int
    said: str
    ink: Ink = Ink.ACCENT


class Meter(Painted):
    """A track. Say all numbers beside or below it: the bar alone tells nothing."""

    def __init__(self, parts: Sequence[Part] = (), *, height_u: float = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height_u = height_u
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts, in this order."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(f"{count(part.amount)} {part.said}" for part in self._parts))
        self.update()

    def show_share(self, done: int, total: int, said: str = "", ink: Ink = Ink.ACCENT) -> None:
        """Show one part of a whole, as a progress bar does."""
        self._parts = (Part(done, said, ink), Part(max(total - done, 0), "", Ink.S3))
        self.setAccessibleName(f"{count(done)} of {count(total)} {said}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Its thickness; it takes the width it is given."""
        return QSize(u(15), u(self._height_u))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, then parts with gaps, clipped to the round ends."""
        painter, area = QPainter(self), self.area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        radius = min(area.height() / 2, u(0.625))
        shape.addRoundedRect(area, radius, radius)
        painter.setClipPath(shape)
        painter.fillRect(area, colour(Ink.S3))
        left = 0.0
        for part, width in self._widths(area.width()):
            spot = mirrored(QRectF(left, 0, width, area.height()), area, self.layoutDirection())
            painter.fillRect(spot, colour(part.ink))
            left += width
            if left < area.width():
                gap = mirrored(QRectF(left, 0, GAP_PX, area.height()), area, self.layoutDirection())
                painter.fillRect(gap, colour(Ink.S1))
                left += GAP_PX
        painter.setClipping(False)
        if look.scheme() is look.Scheme.CONTRAST:
            box(painter, area, fill=None, edge=Ink.LINE, radius_px=radius)

    def _widths(self, room: float) -> list[tuple[Part, float]]:
        shown = [part for part in self._parts if part.amount > 0]
        total = sum(part.amount for part in shown)
        if not total:
            return []
        free = room - GAP_PX * (len(shown) - 1)
        least = u(0.625)
        raw = [max(free * part.amount / total, least) for part in shown]
        over = sum(raw) - free
        widest = raw.index(max(raw))
        raw[widest] -= over
        return list(zip(shown, raw, strict=True))


class Legend(Painted):
    """The numbers of a meter, each with its colour and word."""

    def __init__(self, parts: Sequence[Part] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the same parts as the meter above."""
        self._parts = tuple(parts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        return QSize(sum(self._width(part) + u(2.5) for part in self._parts), self.line_px(Type.SMALL) + u(0.5))

    def minimumSizeHint(self) -> QSize:
        """As the hint: a legend is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatch, number, word."""
        painter, area, left = QPainter(self), self.area(), 0.0
        side = u(1.25)
        for part in self._parts:
            swatch = QRectF(left, (area.height() - side) / 2, side, side)
            edge = Ink.LINE2 if part.ink is Ink.S3 else None
            box(painter, mirrored(swatch, area, self.layoutDirection()), fill=part.ink, edge=edge, radius_px=u(0.375))
            number = self.letters(Type.LABEL, weight=600)
            begin = left + side + u(0.875)
            wide = width_of(count(part.amount), number)
            spot = mirrored(QRectF(begin, 0, wide, area.height()), area, self.layoutDirection())
            words(painter, spot, count(part.amount), number, Ink.T1)
            said = QRectF(begin + wide + u(0.75), 0, width_of(part.said, self.letters(Type.SMALL)) + 1, area.height())
            words(painter, mirrored(said, area, self.layoutDirection()), part.said, self.letters(Type.SMALL), Ink.T2)
            left += self._width(part) + u(2.5)

    def _width(self, part: Part) -> int:
        number = width_of(count(part.amount), self.letters(Type.LABEL, weight=600))
        return u(1.25) + u(0.875) + number + u(0.75) + width_of(part.said, self.letters(Type.SMALL))
