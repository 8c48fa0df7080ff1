"""The table: a million rows, one stop of the keyboard. Desk widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from shoebox.desk.look import Ink, u
from shoebox.desk.widgets.paint import radius_card, ring
from shoebox.desk.widgets.row_delegate import RowDelegate
from shoebox.desk.widgets.row_model import RowModel
from shoebox.desk.widgets.table_head import TableHead


class Table(QTableView):
    """Shows a RowModel. `chosen` carries the row under the mark (or None), `opened` the row on Enter or double click.

    `sort_asked` carries column and whether it descends; the page sorts its rows, perhaps in a lane, and shows them.
    """

    chosen = Signal(object)
    opened = Signal(object)
    sort_asked = Signal(int, bool)

    def __init__(
        self, model: RowModel[Any], *, name: str, row_u: float = 4.5, heads: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHead(self))
        self.horizontalHeader().setVisible(heads)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._dress_rows(u(row_u))
        self.setItemDelegate(RowDelegate(self))
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._changed)

    def choose_row(self, at: int) -> None:
        """Put the mark on this row and bring it into view."""
        if 0 <= at < self._model.rowCount():
            self.setCurrentIndex(self._model.index(at, 0))

    def choose(self, wanted: Callable[[Any], bool]) -> None:
        """Put the mark on the first row that is wanted."""
        self.choose_row(self._model.find(wanted))

    def row(self) -> Any:
        """The row under the mark, or None."""
        return self._model.row_at(self.currentIndex())

    def sorted_by(self, column: int, *, descending: bool) -> None:
        """Show the arrow on this column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands of the page, never a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to first and last row, Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home:
            self.choose_row(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose_row(self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew: fixed columns first, the rest to those that stretch."""
        super().resizeEvent(event)
        room = self.viewport().width()
        fixed = [u(column.width_u) for column in self._model.columns]
        stretching = [at for at, width in enumerate(fixed) if not width]
        left = max(room - sum(fixed), len(stretching) * u(8))
        for at, width in enumerate(fixed):
            share = left // len(stretching) if stretching else 0
            self.setColumnWidth(at, width or share)
        if stretching:
            self.setColumnWidth(stretching[-1], left - left // len(stretching) * (len(stretching) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the ring while the keyboard is here and no row shows it."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            ring(painter, self.viewport().rect().toRectF(), radius_card(), Ink.ACCENT)

    def _dress_rows(self, height_px: int) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(height_px)
        rows.setDefaultSectionSize(height_px)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _changed(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.row_at(index))

    def _sort_by(self, column: int) -> None:
        head = self.horizontalHeader()
        same = head.isSortIndicatorShown() and head.sortIndicatorSection() == column
        self.sort_asked.emit(column, same and head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder)
