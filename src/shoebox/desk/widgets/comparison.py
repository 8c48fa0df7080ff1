"""Two sides compared, field by field. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.paint import mirrored, rule, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a comparison: its label, a value for each side, and whether the sides differ."""

    label: str
    values: tuple[str, ...]
    differs: bool = False


class Comparison(Painted):
    """Slip beside central order, field by field. What differs is bold and carries the refused icon."""

    def __init__(self, heads: Sequence[str] = (), lines: Sequence[Line] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_lines(heads, lines)

    def show_lines(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        """Compare these."""
        self._heads, self._lines = tuple(heads), tuple(lines)
        said = [
            f"{line.label}: {tr(' and ').join(line.values)}{tr(', differs') if line.differs else ''}"
            for line in self._lines
        ]
        self.setAccessibleName("; ".join(said))
        self.setToolTip("\n".join((", ".join(self._heads), *said)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A head and the lines."""
        return QSize(u(40), u(3.25) * (len(self._lines) + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Heads in t3, then line after line."""
        painter, height = QPainter(self), u(3.25)
        for at, head in enumerate(self._heads):
            words(painter, self._slot(0, at), head, self.letters(Type.LABEL), Ink.T3)
        for row, line in enumerate(self._lines, start=1):
            rule(painter, 0, row * height, self.width())
            label = mirrored(QRectF(0, row * height, u(10), height), self.area(), self.layoutDirection())
            words(painter, label, line.label, self.letters(Type.BODY), Ink.T2)
            for at, value in enumerate(line.values):
                self._paint_value(painter, self._slot(row, at), value, differs=line.differs)

    def _paint_value(self, painter: QPainter, slot: QRectF, value: str, *, differs: bool) -> None:
        if not differs:
            words(painter, slot, value, self.letters(Type.BODY), Ink.T1)
            return
        side = u(1.75)
        spot = QRectF(slot.left(), slot.center().y() - side / 2, side, side)
        paint_icon(painter, "refused", Ink.REFUSED, mirrored(spot, slot, self.layoutDirection()))
        said = slot.adjusted(side + u(0.5), 0, 0, 0)
        words(painter, mirrored(said, slot, self.layoutDirection()), value, self.letters(Type.H3), Ink.REFUSED)

    def _slot(self, row: int, at: int) -> QRectF:
        left = u(10)
        width = (self.width() - left) / max(len(self._heads), 1)
        rect = QRectF(left + at * width, row * u(3.25), width - u(1), u(3.25))
        return mirrored(rect, self.area(), self.layoutDirection())
