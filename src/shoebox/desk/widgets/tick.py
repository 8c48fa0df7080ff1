"""A box to tick. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.focus_ring import FocusRing
from shoebox.desk.widgets.paint import box, mirrored, width_of, words

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Tick(QCheckBox):
    """Ticked by Space or a click; listen to `clicked`."""

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(said, parent)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(self, u(0.5))

    def sizeHint(self) -> QSize:
        """Box and word."""
        return QSize(u(3.25) + width_of(self.text(), look.font(Type.BODY, self.font())) + 1, u(3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter walks on as from a field, Shift+Enter back."""
        if event.key() in _ENTERS:
            self.focusNextPrevChild(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, check, word."""
        painter, area, side = QPainter(self), QRectF(self.rect()), u(2.25)
        spot = mirrored(QRectF(0, (area.height() - side) / 2, side, side), area, self.layoutDirection())
        ticked = self.isChecked()
        box(
            painter,
            spot,
            fill=Ink.ACCENT if ticked else Ink.S1,
            edge=Ink.ACCENT if ticked else Ink.LINE2,
            radius_px=u(0.5),
        )
        if ticked:
            paint_icon(painter, "check", Ink.ON_ACCENT, spot.adjusted(2, 2, -2, -2))
        said = mirrored(area.adjusted(u(3.25), 0, 0, 0), area, self.layoutDirection())
        words(painter, said, self.text(), look.font(Type.BODY, self.font()), Ink.T1)
