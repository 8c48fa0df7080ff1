"""A charge as evidence. Desk widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.paint import TRAILING, box, mirrored, radius_field, width_of, words
from shoebox.desk.widgets.painted import Painted


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
        said = f"{charge.name}, {charge.when}, {charge.why}, {charge.amount}"
        self.setAccessibleName(said)
        self.setToolTip(said)

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
        wide = max(
            width_of(charge.when, self.letters(Type.VALUE)), width_of(charge.name, self.letters(Type.CAPTION)), u(8)
        )
        when = QRectF(left, half - u(2.25), wide, u(2.25))
        words(painter, self._turned(when), charge.when, self.letters(Type.VALUE), Ink.T1)
        name = QRectF(left, half, wide, u(2))
        words(painter, self._turned(name), charge.name, self.letters(Type.CAPTION), Ink.T2)
        left += wide + u(1.5)
        end = inner.right() - width_of(charge.amount, self.letters(Type.H3)) - u(1)
        why = QRectF(left, 0, max(end - left, 0), area.height())
        words(painter, self._turned(why), charge.why, self.letters(Type.SMALL), Ink.T2)
        words(painter, self._turned(inner), charge.amount, self.letters(Type.H3), Ink.T1, TRAILING)

    def _turned(self, rect: QRectF) -> QRectF:
        return mirrored(rect, self.area(), self.layoutDirection())
