"""Rows of label and value with hairlines between: what a report will say, the day so far. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.paint import LEADING, TRAILING, mirrored, rule, width_of, words
from shoebox.desk.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Fact:
    """A label at the leading side and a value at the trailing one; a meaning colours it, an icon makes it a check."""

    label: str
    value: str
    meaning: Meaning = Meaning.PLAIN
    icon: str = ""
    strong: bool = False


class Facts(Painted):
    """A list of facts. Not a stop of the keyboard; read out as one text."""

    def __init__(
        self, facts: Sequence[Fact] = (), *, row_u: float = 3.875, pad_u: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row_u, self._pad_u = row_u, pad_u
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        self._facts = tuple(facts)
        said = [f"{fact.label} {fact.value}" for fact in self._facts]
        self.setAccessibleName("; ".join(said))
        self.setToolTip("\n".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(u(30), u(self._row_u) * len(self._facts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row after row, a line between two."""
        painter, height = QPainter(self), u(self._row_u)
        for at, fact in enumerate(self._facts):
            row = QRectF(u(self._pad_u), at * height, self.width() - 2 * u(self._pad_u), height)
            if at:
                rule(painter, 0 if self._pad_u else row.left(), row.top(), self.width())
            self._paint_fact(painter, row, fact)

    def _paint_fact(self, painter: QPainter, row: QRectF, fact: Fact) -> None:
        icon = fact.icon
        said = row
        if icon:
            side = u(2.25)
            spot = QRectF(row.left(), row.center().y() - side / 2, side, side)
            ink = fact.meaning.ink if fact.meaning is not Meaning.PLAIN else Ink.T3
            paint_icon(painter, icon, ink, mirrored(spot, row, self.layoutDirection()))
            said = row.adjusted(side + u(1.5), 0, 0, 0)
        value_font = self.letters(Type.H3 if fact.strong else Type.VALUE if not icon else Type.BODY)
        loud = fact.meaning in {Meaning.RISK, Meaning.REFUSED, Meaning.OK} and not icon
        value_ink = fact.meaning.ink if loud else Ink.T2 if icon else Ink.T1
        label_font = self.letters(Type.H3 if fact.strong else Type.VALUE if icon else Type.BODY)
        room = max(said.width() - width_of(fact.value, value_font) - u(1.5), u(6))
        label = QRectF(said.left(), said.top(), room, said.height())
        label_ink = Ink.T1 if icon or fact.strong else Ink.T2
        words(painter, mirrored(label, row, self.layoutDirection()), fact.label, label_font, label_ink, LEADING)
        words(painter, mirrored(said, row, self.layoutDirection()), fact.value, value_font, value_ink, TRAILING)
