"""A part of a flat card: padding, and a hairline towards the part before it. Finance room."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import LINE_PX, Ink, colour, u
from shoebox.desk.widgets.painted import Painted


class Part(Painted):
    """Put things into `body`. The line stands above it, or before it while parts stand side by side."""

    ground = Ink.S1

    def __init__(self, *, lined: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lined, self._beside = lined, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(u(2.5), u(1.75), u(2.5), u(1.75))
        self.body.setSpacing(u(1))

    def set_beside(self, beside: bool) -> None:
        """Stand beside the part before it, or below it."""
        self._beside = beside
        side = u(2) if beside else u(2.5)
        self.body.setContentsMargins(side, u(1.5), side, u(1.5))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline."""
        if not self._lined:
            return
        if self._beside:
            edge = self.width() - LINE_PX if self.is_mirrored() else 0
            QPainter(self).fillRect(QRectF(edge, 0, LINE_PX, self.height()), colour(Ink.LINE))
        else:
            QPainter(self).fillRect(QRectF(0, 0, self.width(), LINE_PX), colour(Ink.LINE))
