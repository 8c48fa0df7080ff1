"""The sparkline: how it went, without axes. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import RING_PX, Ink, Type, colour, u
from shoebox.desk.text import count, tr
from shoebox.desk.widgets.paint import CENTRE, words
from shoebox.desk.widgets.painted import Painted


class Sparkline(Painted):
    """One line in the accent, a second one dashed to compare with."""

    def __init__(self, values: Sequence[int] = (), beside: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_values(values, beside)

    def show_values(self, values: Sequence[int], beside: Sequence[int] = ()) -> None:
        """Show these; the name says first, last and highest."""
        self._values, self._beside = tuple(values), tuple(beside)
        if self._values:
            first, last, high = self._values[0], self._values[-1], max(self._values)
            self.setAccessibleName(tr("first {0}, last {1}, highest {2}", count(first), count(last), count(high)))
        else:
            self.setAccessibleName(tr("no data yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """168 by 40 px at scale 1."""
        return QSize(u(21), u(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dashed line first, so that ours lies on top."""
        painter, area = QPainter(self), self.area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._values) < 2:
            painter.setPen(QPen(colour(Ink.LINE2), RING_PX))
            painter.drawLine(QPointF(0, area.height() - RING_PX), QPointF(area.width(), area.height() - RING_PX))
            words(
                painter, area.adjusted(0, 0, 0, -RING_PX), tr("no data yet"), self.letters(Type.SMALL), Ink.T3, CENTRE
            )
            return
        highest = max(*self._values, *self._beside, 1)
        dashed = QPen(colour(Ink.LINE2), RING_PX, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern([2, 2])
        painter.setPen(dashed)
        painter.drawPolyline(self._line(self._beside, highest))
        solid = QPen(colour(Ink.ACCENT), RING_PX)
        solid.setCapStyle(Qt.PenCapStyle.RoundCap)
        solid.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(solid)
        painter.drawPolyline(self._line(self._values, highest))

    def _line(self, values: Sequence[int], highest: int) -> QPolygonF:
        if len(values) < 2:
            return QPolygonF()
        step = (self.width() - 2 * RING_PX) / (len(values) - 1)
        room = self.height() - 2 * RING_PX
        return QPolygonF(
            [QPointF(RING_PX + at * step, RING_PX + room * (1 - value / highest)) for at, value in enumerate(values)]
        )
