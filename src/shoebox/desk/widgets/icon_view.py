"""An icon standing on a page, beside its word. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon, paint_mark
from shoebox.desk.look import Ink, u
from shoebox.desk.widgets.paint import box
from shoebox.desk.widgets.painted import Painted


class IconView(Painted):
    """One icon; `tile` sets it on a rounded tint, as on a door."""

    def __init__(
        self,
        name: str,
        ink: Ink = Ink.T3,
        *,
        size_u: float = 2.25,
        tile: Ink | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size_u, self._tile = name, ink, size_u, tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: Ink | None = None) -> None:
        """Another icon, another colour."""
        shown = (name, ink or self._ink)
        if shown != (self._name, self._ink):
            self._name, self._ink = shown
            self.update()

    def sizeHint(self) -> QSize:
        """The icon, or the tile around it."""
        side = u(self._size_u * (1.84 if self._tile else 1))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tile, then icon."""
        painter, area = QPainter(self), self.area()
        if self._tile:
            box(painter, area, fill=self._tile, radius_px=u(1.25))
            inset = (area.width() - u(self._size_u)) / 2
            area = area.adjusted(inset, inset, -inset, -inset)
        if self._name:
            paint_icon(painter, self._name, self._ink, area)


class Mark(Painted):
    """The mark of Shoebox, 32 px at scale 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square of four units."""
        return QSize(u(4), u(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shoebox on the accent."""
        paint_mark(QPainter(self), self.area())
