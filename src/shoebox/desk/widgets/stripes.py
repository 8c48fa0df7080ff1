"""Slanted bands, as around what is no part of the business. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from shoebox.desk.look import Ink, colour, u


def stripes(painter: QPainter, rect: QRectF, ink: Ink) -> None:
    """Slanted bands of one colour across a rectangle, as wide as the gaps between them."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ink))
    band, lean = float(u(0.75)), rect.height()
    left = rect.left() - lean
    while left < rect.right():
        foot, head = QPointF(left, rect.bottom()), QPointF(left + lean, rect.top())
        painter.drawPolygon([foot, head, head + QPointF(band, 0), foot + QPointF(band, 0)])
        left += 2 * band
    painter.restore()
