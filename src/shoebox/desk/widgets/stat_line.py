"""The stat line: a few figures over a page, thin rules between them. Desk widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk.look import LINE_PX, Ink, Meaning, Type, colour, u
from shoebox.desk.widgets.paint import box, radius_card
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure with its label, coloured only where it is risk or refused; a small line below if it has one."""

    label: str
    figure: str
    meaning: Meaning = Meaning.PLAIN
    small: str = ""


class StatLine(Painted):
    """One card of figures; anything may stand at its right. `even` gives every stat the same width."""

    def __init__(
        self,
        stats: Sequence[Stat] = (),
        *,
        right: QWidget | None = None,
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._even, self._right = even, right
        self._cells: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1.5))
        self._gap_px = u(5) if even else u(6)
        self._row.setSpacing(self._gap_px)
        if not even:
            self._row.addStretch(1)
        if right is not None:
            self._row.addWidget(right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stats(stats)

    def show_stats(self, stats: Sequence[Stat]) -> None:
        """Show these figures."""
        for cell in self._cells:
            self._row.removeWidget(cell)
            cell.deleteLater()
        self._cells = [_cell(stat) for stat in stats]
        for at, cell in enumerate(self._cells):
            self._row.insertWidget(at, cell, 1 if self._even else 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card, and a rule before every stat but the first."""
        painter, area = QPainter(self), self.area()
        box(painter, area, fill=Ink.S1, edge=Ink.LINE, radius_px=radius_card())
        inset = 0 if self._even else u(1.5)
        for cell in self._cells[1:]:
            half = self._gap_px / 2
            edge = cell.geometry().right() + half if self.is_mirrored() else cell.geometry().left() - half
            painter.fillRect(QRectF(edge, inset, LINE_PX, area.height() - 2 * inset), colour(Ink.LINE))


def _cell(stat: Stat) -> QWidget:
    cell = QWidget()
    cell.setAccessibleName(f"{stat.label} {stat.figure} {stat.small}".strip())
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(u(0.25))
    coloured = stat.meaning in {Meaning.RISK, Meaning.REFUSED}
    column.addWidget(Words(stat.label, Type.LABEL, Ink.T2))
    column.addWidget(Words(stat.figure, Type.STAT, stat.meaning.ink if coloured else Ink.T1))
    if stat.small:
        column.addWidget(Words(stat.small, Type.SMALL, Ink.T2))
    return cell
