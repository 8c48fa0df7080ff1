"""The score of a store and what it lacks, each with what to do about it. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.office import readiness_words
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.words import Words
from shoebox.domain.policy import Policy
from shoebox.domain.readiness import Readiness


class MissingCard(Card):
    """One big number, a meter, and a line for each thing that is not in place."""

    def __init__(self) -> None:
        super().__init__(tr("How this store stands"))
        self._big, self._meter = BigAmount(tr("In place"), role=Type.FIGURE), Meter()
        self._lines = QWidget()
        self.body.addWidget(self._big)
        self.body.addWidget(self._meter)
        self.body.addWidget(self._lines)

    def show_stands(self, stands: Readiness, policy: Policy, edition: str) -> None:
        """Show it as it is today."""
        total = len(stands.lines)
        self._big.show_amount(tr("{0} of {1}", stands.ready, total), meaning=readiness_words.meaning(stands))
        ink = Meaning.WAITING.mark if stands.missing else Meaning.OK.mark
        self._meter.show_share(stands.ready, total, tr("in place"), ink)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, u(0.5), 0, 0)
        column.setSpacing(u(1.25))
        for line in stands.missing:
            column.addLayout(_row(*readiness_words.lacking(line, stands, policy, edition), Meaning.WAITING))
        if not stands.missing:
            column.addLayout(_row(tr("Nothing is missing"), readiness_words.until(stands), Meaning.OK))
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        lines.show()  # or Qt shows it only when it next comes round


def _row(line: str, small: str, meaning: Meaning) -> QHBoxLayout:
    row, said = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(u(1.25))
    said.setSpacing(0)
    said.addWidget(Words(line, weight=500, wrap=True))
    if small:
        said.addWidget(Words(small, Type.SMALL, Ink.T2, wrap=True))
    row.addWidget(IconView(meaning.icon, meaning.ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(said, 1)
    return row
