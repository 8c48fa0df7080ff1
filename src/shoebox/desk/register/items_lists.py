"""The middle of the items page: what was found, what is on this sale, or why there is nothing. Register room.

Its lists take no keyboard: a clerk's hands stay in the search line, whose arrows move the mark here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from shoebox.desk.register.items_model import FoundModel, LinesModel
from shoebox.desk.text import tr
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.table import Table
from shoebox.domain.item import Basket, Item, Line

ROW_U = 5.5


class ItemsLists(QStackedWidget):
    """Shows one thing at a time, with one row marked."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.found, self.lines = FoundModel(currency), LinesModel(currency)
        self._found = Table(self.found, name=tr("Items found"), row_u=ROW_U)
        self._lines = Table(self.lines, name=tr("Items of this sale"), row_u=ROW_U)
        self._nothing = EmptyState("search", "")
        for part in (self._nothing, self._found, self._lines):
            self.addWidget(part)
        for table in (self._found, self._lines):
            table.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_lines(self, basket: Basket, at: int) -> None:
        """The lines of this sale, one of them marked; the last one where that is gone."""
        self.lines.show_rows(tuple(enumerate(basket.lines)))
        if basket.lines:
            self.setCurrentWidget(self._lines)
            self._lines.choose_row(min(max(at, 0), len(basket.lines) - 1))
        else:
            self.show_nothing(tr("Nothing on this sale yet"), tr("Scan an item, or type words of its name."), "scan")

    def show_found(self, items: Sequence[Item]) -> None:
        """What may be meant; the likeliest is marked."""
        self.found.show_rows(tuple(items))
        if items:
            self.setCurrentWidget(self._found)
            self._found.choose_row(0)
        else:
            sentence = tr("Type fewer letters of each word. What is not in the price file is keyed as an amount.")
            self.show_nothing(tr("Nothing is called so"), sentence)

    def show_nothing(self, line: str, sentence: str, icon: str = "search") -> None:
        """Why there is nothing to see."""
        self._nothing.show_empty(icon, line, sentence)
        self.setCurrentWidget(self._nothing)

    def shows_found(self) -> bool:
        """Whether the marked row is a found item, and not a line."""
        return self.currentWidget() is self._found

    def marked_item(self) -> Item | None:
        """The found item under the mark."""
        row: Item | None = self._found.row() if self.shows_found() else None
        return row

    def marked_line(self) -> int:
        """The place of the line under the mark; -1 where there is none."""
        row: tuple[int, Line] | None = self._lines.row() if self.currentWidget() is self._lines else None
        return row[0] if row is not None else -1

    def step(self, by: int) -> None:
        """Move the mark, and have the row read out."""
        table = self.currentWidget()
        if not isinstance(table, Table):
            return
        model = self.found if table is self._found else self.lines
        at = min(max(table.currentIndex().row() + by, 0), model.rowCount() - 1)
        table.choose_row(at)
        announce(self, model.data(model.index(at, 0), Qt.ItemDataRole.AccessibleTextRole))
