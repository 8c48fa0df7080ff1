"""The clock of what waits: a block with an icon and a word, unlike any other thing in a banner. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.paint import box, mirrored, radius_button, width_of, words
from shoebox.desk.widgets.painted import Painted

_EDGE_U, _SIDE_U, _GAP_U, _HEIGHT_U = 1.25, 2.25, 0.75, 4


class ClockBadge(Painted):
    """A word with an age, light on a full ground; printed without colour it is black with white letters.

    PLAIN is for what is in time: dark on a light block with an edge.
    """

    def __init__(self, said: str, meaning: Meaning, *, icon: str = "waiting", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning, self._icon = meaning, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(said)

    def say(self, said: str) -> None:
        """The same, at another age."""
        self._said = said
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def said(self) -> str:
        """What it says."""
        return self._said

    def sizeHint(self) -> QSize:
        """Its icon and its words; it never stretches."""
        return QSize(self._lead() + width_of(self._said, self.letters(Type.H3)) + u(_EDGE_U), u(_HEIGHT_U))

    def minimumSizeHint(self) -> QSize:
        """Never shorter than its words."""
        return self.sizeHint()

    def _lead(self) -> int:
        return u(_EDGE_U) + u(_SIDE_U) + u(_GAP_U)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, clock, words."""
        painter, area = QPainter(self), self.area()
        ink = Ink.S1
        if self._meaning is Meaning.PLAIN:
            ink = Ink.T1
            box(painter, area, fill=Ink.S1, edge=Ink.LINE2, radius_px=radius_button())
        else:
            box(painter, area, fill=self._meaning.ink, radius_px=radius_button())
        side = u(_SIDE_U)
        spot = QRectF(u(_EDGE_U), (area.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, ink, mirrored(spot, area, self.layoutDirection()))
        room = QRectF(self._lead(), 0, area.width() - self._lead(), area.height())
        words(painter, mirrored(room, area, self.layoutDirection()), self._said, self.letters(Type.H3), ink)
