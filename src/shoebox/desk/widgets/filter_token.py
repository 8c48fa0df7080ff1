"""What a filter line is made of: its frame and the filters taken. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.line_edit import LineEdit
from shoebox.desk.widgets.paint import box, mirrored, radius_field, ring, width_of, words
from shoebox.desk.widgets.painted import Painted


class Token(Painted):
    """One taken filter: its word in the accent, its value beside."""

    def __init__(self, word: str, value: str) -> None:
        super().__init__()
        self._word, self._value = word, value
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Both words with air."""
        font = self.letters(Type.LABEL)
        return QSize(width_of(f"{self._word} {self._value}", font) + u(2) + 2, u(3.25))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, word, value."""
        painter, area, font = QPainter(self), self.area(), self.letters(Type.LABEL)
        box(painter, area, fill=Ink.ACCENT_TINT, radius_px=u(0.5))
        said = area.adjusted(u(1), 0, 0, 0)
        words(painter, mirrored(said, area, self.layoutDirection()), self._word, font, Ink.ACCENT)
        value = said.adjusted(width_of(self._word + " ", font), 0, 0, 0)
        words(painter, mirrored(value, area, self.layoutDirection()), self._value, font, Ink.T1)


class FilterFrame(Painted):
    """The frame of the line, with the funnel at its leading edge."""

    def __init__(self, edit: LineEdit) -> None:
        super().__init__()
        self._edit = edit
        self.bad = False
        self.setFixedHeight(u(5))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, ring, funnel."""
        painter, area, side = QPainter(self), self.area(), u(2.25)
        edge = Ink.REFUSED_MARK if self.bad else Ink.LINE2
        box(painter, area, fill=Ink.REFUSED_TINT if self.bad else Ink.S1, edge=edge, radius_px=radius_field())
        if self._edit.hasFocus() or self.bad:
            ring(painter, area, radius_field(), Ink.REFUSED_MARK if self.bad else Ink.ACCENT)
        spot = QRectF(u(1.5), (area.height() - side) / 2, side, side)
        paint_icon(painter, "filter", Ink.T3, mirrored(spot, area, self.layoutDirection()))
