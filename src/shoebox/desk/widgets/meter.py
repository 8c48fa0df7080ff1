"""The meter: how much of a whole, in parts with a meaning, and its legend. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.look import Ink, colour, u
from shoebox.desk.text import count, tr
from shoebox.desk.widgets.legend import Legend, Part
from shoebox.desk.widgets.paint import box, mirrored
from shoebox.desk.widgets.painted import Painted

__all__ = ["Legend", "Meter", "Part"]

GAP_PX = 2


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
        self.setAccessibleName(f"{tr('{0} of {1}', count(done), count(total))} {said}".strip())
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
