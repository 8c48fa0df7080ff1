"""The dots of steps: done, now, stopped, to come. Desk widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import RING_PX, Ink, colour, u


class Stand(StrEnum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    STOPPED = "stopped"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its label, one small fact, how it stands."""

    label: str
    fact: str = ""
    stand: Stand = Stand.TO_COME


def paint_dot(painter: QPainter, spot: QRectF, stand: Stand, *, ground: Ink = Ink.S1) -> None:
    """A step's dot: accent and check, ring and dot, an edge and an exclamation mark, or an empty ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = {Stand.STOPPED: Ink.REFUSED_MARK, Stand.TO_COME: Ink.LINE2}.get(stand, Ink.ACCENT)
    fill = {Stand.DONE: Ink.ACCENT, Stand.STOPPED: Ink.REFUSED_TINT}.get(stand, ground)
    painter.setPen(QPen(colour(edge), RING_PX))
    painter.setBrush(colour(fill))
    painter.drawEllipse(spot.adjusted(1, 1, -1, -1))
    if stand is Stand.DONE:
        paint_icon(
            painter,
            "check",
            Ink.ON_ACCENT,
            QRectF(spot.center() - QPointF(u(0.875), u(0.875)), QSizeF(u(1.75), u(1.75))),
        )
    elif stand is Stand.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Ink.ACCENT))
        painter.drawEllipse(spot.center(), u(0.625), u(0.625))
    elif stand is Stand.STOPPED:
        painter.setPen(QPen(colour(Ink.REFUSED), RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(spot.center() - QPointF(0, u(0.5)), spot.center() + QPointF(0, u(0.125)))
        painter.drawPoint(spot.center() + QPointF(0, u(0.625)))
