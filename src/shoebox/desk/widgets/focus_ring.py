"""The ring around what has the keyboard, two pixels outside of it. Desk widgets.

A widget can't paint outside itself, so the ring is a see-through sibling that follows it, laid into the nearest
ancestor with room for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from shoebox.desk.look import RING_PX
from shoebox.desk.widgets.paint import ring

_REACH_PX = 2 * RING_PX
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """Follows one widget, and shows itself while that one has the focus."""

    def __init__(self, around: QWidget, radius_px: float) -> None:
        super().__init__(around.parentWidget() or around)
        self._around, self._radius_px = around, radius_px
        self._between: list[QWidget] = []  # what may move with it in it: from its parent up to where the ring lies
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        around.installEventFilter(self)
        around.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come, go and follow with the widget."""
        if watched is not self._around:
            if event.type() is QEvent.Type.Move and self.isVisible():
                self._settle()
        elif event.type() is QEvent.Type.FocusIn:
            self._settle()
        elif event.type() is QEvent.Type.FocusOut:
            self._follow(self._around)
            self.hide()
        elif event.type() in _MOVES and (self.isVisible() or self._around.hasFocus()):
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, and nothing within it."""
        ring(QPainter(self), QRectF(self.rect()), self._radius_px + _REACH_PX)

    def _settle(self) -> None:
        if not self._around.isVisible() or not self._around.hasFocus():
            self.hide()
            return
        home = self._home()
        if self.parentWidget() is not home:
            self.setParent(home)
        self._follow(home)
        self.setGeometry(self._reach(home))
        self.raise_()
        self.show()

    def _follow(self, home: QWidget) -> None:
        """Hear of moves of everything between the widget and this one; of nothing where it is the widget itself."""
        between, one = [], self._around if home is self._around else self._around.parentWidget()
        while one is not None and one is not home:
            between.append(one)
            one = one.parentWidget()
        if between == self._between:
            return
        for gone in self._between:
            if isValid(gone):
                gone.removeEventFilter(self)
        for new in between:
            new.installEventFilter(self)
        self._between = between

    def _home(self) -> QWidget:
        home = self._around.parentWidget() or self._around
        while not home.rect().contains(self._reach(home)):
            above = home.parentWidget()
            if above is None or home.isWindow() or above.inherits("QAbstractScrollArea"):
                break
            home = above
        return home

    def _reach(self, home: QWidget) -> QRect:
        corner = self._around.mapTo(home, self._around.rect().topLeft())
        reach = QRect(corner, self._around.size())
        return reach.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX)
