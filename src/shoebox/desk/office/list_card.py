"""A titled list that says "none" where there is nothing, as the paper does. Office room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Ink, Type, u
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.row_model import RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words


class ListCard(Card):
    """A flat card with a table as high as its rows, up to a limit; beyond it the table scrolls."""

    def __init__(
        self, title: str, model: RowModel[Any], *, none: str, rows_max: int = 6, row_u: float = 4.125,
        right: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, hint=" ", right=right, flat=True)
        self.model, self._rows_max, self._row_u = model, rows_max, row_u
        self.table = Table(model, name=title, row_u=row_u)
        self._none = QWidget()
        inside = QVBoxLayout(self._none)
        inside.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1.5))
        inside.addWidget(Words(none, Type.BODY, Ink.T3, wrap=True))
        self.body.addWidget(self.table)
        self.body.addWidget(self._none)
        self.show_rows(())

    def set_acts(self, verdict: Verdict, *buttons: Button) -> None:
        """At its foot what is done with the marked row, and beside that what came of it."""
        acts = QHBoxLayout()
        acts.setContentsMargins(u(2), 0, u(2), 0)
        acts.setSpacing(u(1))
        for button in buttons:
            acts.addWidget(button)
        acts.addWidget(verdict, 1)
        verdict.say("")
        foot = QWidget()
        foot.setLayout(acts)
        self.set_foot(foot)

    def show_rows(self, rows: Sequence[Any], hint: str = "") -> None:
        """Show these rows, with a word beside the title."""
        self.model.show_rows(tuple(rows))
        self.set_title(self.title.plain(), hint)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + min(max(len(rows), 1), self._rows_max) * u(self._row_u))

    def show_none(self, *, shown: bool) -> None:
        """Say that there is nothing, or leave it unsaid where nothing was asked for."""
        self._none.setVisible(shown)
