"""The evidence beside a row: head, comparison, charges, acts. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.paint import TRAILING, box, mirrored, radius_field, rule, words
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.words import Words


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
            f"{line.label}: {' and '.join(line.values)}{', differs' if line.differs else ''}" for line in self._lines
        ]
        self.setAccessibleName("; ".join(said))
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


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge as evidence: when and which, why it counts so, how much. OK stays, RISK goes back."""

    when: str
    name: str
    why: str
    amount: str
    meaning: Meaning = Meaning.PLAIN
    icon: str = ""


class ChargeLine(Painted):
    """One charge in its own box."""

    def __init__(self, charge: Charge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charge = charge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{charge.name}, {charge.when}, {charge.why}, {charge.amount}")

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(u(30), u(5.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge in the mark's colour, icon, two lines, reason, amount."""
        painter, area, charge = QPainter(self), self.area(), self._charge
        plain = charge.meaning in {Meaning.PLAIN, Meaning.OK}
        box(
            painter,
            area,
            fill=Ink.S1 if plain else charge.meaning.tint,
            edge=charge.meaning.mark,
            radius_px=radius_field(),
        )
        inner, side = area.adjusted(u(1.5), 0, -u(1.5), 0), u(2.25)
        spot = QRectF(inner.left(), area.center().y() - side / 2, side, side)
        paint_icon(painter, charge.icon or charge.meaning.icon or "card", charge.meaning.ink, self._turned(spot))
        left, half = inner.left() + side + u(1.5), area.height() / 2
        when = QRectF(left, half - u(2.25), u(11), u(2.25))
        words(painter, self._turned(when), charge.when, self.letters(Type.VALUE), Ink.T1)
        name = QRectF(left, half, u(11), u(2))
        words(painter, self._turned(name), charge.name, self.letters(Type.CAPTION), Ink.T2)
        why = QRectF(left + u(12), 0, inner.right() - left - u(22), area.height())
        words(painter, self._turned(why), charge.why, self.letters(Type.SMALL), Ink.T2)
        words(painter, self._turned(inner), charge.amount, self.letters(Type.H3), Ink.T1, TRAILING)

    def _turned(self, rect: QRectF) -> QRectF:
        return mirrored(rect, self.area(), self.layoutDirection())


class EvidenceHead(QWidget):
    """The pill of what is wrong, the ids, the figure, and one line of what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pill, self._ids = Pill(""), Words("", Type.SMALL, Ink.T2)
        self._figure, self._line = Words("", Type.FIGURE), Words("", Type.BODY, Ink.T2, wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.pill)
        top.addStretch(1)
        top.addWidget(self._ids)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(0.5))
        column.addLayout(top)
        column.addWidget(self._figure)
        column.addWidget(self._line)

    def show_finding(self, said: str, meaning: Meaning, *, ids: str, figure: str, line: str, icon: str = "") -> None:
        """Show the head of this finding."""
        self.pill.show_state(said, meaning, icon=icon)
        self._ids.say(ids)
        self._figure.say(figure)
        self._line.say(line)
        self.setAccessibleName(f"{said}, {ids}, {figure}, {line}")
