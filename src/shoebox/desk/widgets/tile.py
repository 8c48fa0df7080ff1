"""Tiles: one store each, and the wall they make. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Tile:
    """A store: its number, one fact, how it stands. `name` is read out: "Store 064, silent for 26 hours"."""

    number: str
    name: str
    meaning: Meaning = Meaning.OK
    fact: str = ""
    icon: str = ""


class TileWall(Painted):
    """One stop of the keyboard; arrows walk, Enter or a click opens (`opened` with the tile's place)."""

    opened = Signal(int)

    def __init__(
        self, tiles: Sequence[Tile] = (), *, columns: int = 10, name: str = "Stores", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._at, self._columns, self._name = 0, columns, name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tiles(tiles)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, in reading order."""
        self._tiles = tuple(tiles)
        self._at = min(self._at, max(len(self._tiles) - 1, 0))
        self._speak()
        self.updateGeometry()
        self.update()

    def set_columns(self, columns: int) -> None:
        """Fewer in a narrow window."""
        self._columns = columns
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many rows as it takes."""
        rows = -(-len(self._tiles) // self._columns)
        return QSize(self._columns * u(8.5), rows * u(6.5) + u(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        side = -1 if self.is_mirrored() else 1
        step = {
            Qt.Key.Key_Right: side,
            Qt.Key.Key_Left: -side,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._at + step < len(self._tiles):
            self._at += step
            self._speak()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._tiles:
            self.opened.emit(self._at)
        elif not step:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click walks there and opens."""
        for at in range(len(self._tiles)):
            if self._spot(at).contains(QPointF(event.position())):
                self._at = at
                self._speak()
                self.update()
                self.opened.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Every tile."""
        painter = QPainter(self)
        for at, tile in enumerate(self._tiles):
            spot = self._spot(at)
            self._paint_tile(painter, spot, tile)
            if self.hasFocus() and at == self._at:
                ring(painter, spot.adjusted(-3, -3, 3, 3), radius_field() + 3)

    def _paint_tile(self, painter: QPainter, spot: QRectF, tile: Tile) -> None:
        loud = tile.meaning in {Meaning.WAITING, Meaning.REFUSED} and bool(tile.icon or tile.meaning is Meaning.REFUSED)
        fill, edge = (tile.meaning.tint, tile.meaning.mark) if loud else (Ink.S1, Ink.LINE)
        box(painter, spot, fill=fill, edge=edge, radius_px=radius_field())
        ink = tile.meaning.ink if loud else Ink.T1 if tile.fact else Ink.T2
        inner = spot.adjusted(u(1.25), 0, -u(1), 0)
        number = inner.adjusted(0, u(0.5), 0, -inner.height() / 2 + u(0.25)) if tile.fact else inner
        words(painter, mirrored(number, spot, self.layoutDirection()), tile.number, self.letters(Type.H3), ink)
        if tile.fact:
            fact = inner.adjusted(0, inner.height() / 2 - u(0.25), 0, -u(0.5))
            font = self.letters(Type.CAPTION)
            words(painter, mirrored(fact, spot, self.layoutDirection()), tile.fact, font, ink if loud else Ink.T2)
        side = u(2)
        icon = tile.icon or ("check" if tile.meaning is Meaning.OK else tile.meaning.icon)
        place = QRectF(spot.right() - side - u(1), spot.center().y() - side / 2, side, side)
        paint_icon(painter, icon, tile.meaning.ink, mirrored(place, spot, self.layoutDirection()))

    def _spot(self, at: int) -> QRectF:
        gap, height, edge = u(0.75), u(5.75), u(0.5)
        width = (self.width() - 2 * edge - gap * (self._columns - 1)) / self._columns
        row, column = divmod(at, self._columns)
        rect = QRectF(edge + column * (width + gap), edge + row * (height + gap), width, height)
        return mirrored(rect, self.area(), self.layoutDirection())

    def _speak(self) -> None:
        said = self._tiles[self._at].name if self._tiles else ""
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(said)
        announce(self, said)
