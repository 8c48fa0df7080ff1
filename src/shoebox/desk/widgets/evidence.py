"""The head of the evidence beside a row; comparison and charges stand in files of their own. Desk widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.widgets.charge_line import Charge, ChargeLine
from shoebox.desk.widgets.comparison import Comparison, Line
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.words import Words

__all__ = ["Charge", "ChargeLine", "Comparison", "EvidenceHead", "Line"]


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
