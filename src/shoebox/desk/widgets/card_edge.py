"""The round edge that lies over what a flat card holds. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, colour
from shoebox.desk.widgets.paint import box, radius_card


class CardEdge(QWidget):
    """Rows and tables are square and reach the card's corners: this rounds them off again, in the ground's colour."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.ink = Ink.LINE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the card, above whatever was added to it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded} and isinstance(
            watched, QWidget
        ):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Corners, then the line."""
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners, inside = QPainterPath(), QPainterPath()
        corners.addRect(area)
        inside.addRoundedRect(area, radius_card(), radius_card())
        painter.fillPath(corners - inside, colour(Ink.S0))
        box(painter, area, fill=None, edge=self.ink, radius_px=radius_card())
