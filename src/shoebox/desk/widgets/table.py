"""The table: a million rows, one stop of the keyboard. Desk widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from shoebox.desk.look import LINE_PX, u
from shoebox.desk.widgets.paint import radius_card, ring
from shoebox.desk.widgets.row_delegate import RowDelegate
from shoebox.desk.widgets.row_model import RowModel
from shoebox.desk.widgets.scroll_bar import slim
from shoebox.desk.widgets.share_out import share_out
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
        # The first and the last column in view: the delegate gives them the table's edge.
        self.edges = (0, model.columnCount() - 1)
        self.setAccessibleName(name)
        slim(self)
        # An opaque ground lets Qt move rows when scrolling instead of painting all of them again.
        self.viewport().setAutoFillBackground(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHead(self))
        self.horizontalHeader().setVisible(heads)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._dress_rows(u(row_u))
        self.setItemDelegate(RowDelegate(self))
        self.setModel(model)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._changed)

    def choose_row(self, at: int) -> None:
        """Put the mark on this row and bring it into view."""
        if 0 <= at < self._model.rowCount():
            self.setCurrentIndex(self._model.index(at, self.edges[0]))

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
        """Share the width out anew."""
        super().resizeEvent(event)
        widths = share_out(self._model.columns, self.viewport().width())
        shown = [at for at, width in enumerate(widths) if width]
        self.edges = (shown[0], shown[-1])
        for at, width in enumerate(widths):
            self.setColumnHidden(at, not width)
            if width:
                self.setColumnWidth(at, width)
        self._stand_in_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the ring around the row at work, or around all where there is none."""
        super().paintEvent(event)
        if self.hasFocus():
            at = self.currentIndex()
            spot = QRectF(self.viewport().rect())
            if at.isValid():
                spot = QRectF(0, self.rowViewportPosition(at.row()), spot.width(), self.rowHeight(at.row()) - LINE_PX)
            ring(QPainter(self.viewport()), spot, 0 if at.isValid() else radius_card())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring; the first row is at work where none was."""
        had_one = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not had_one and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.choose_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _stand_in_view(self) -> None:
        """The mark in a column that is in view: Qt's arrows lead nowhere from one that is left out."""
        at = self.currentIndex()
        if at.isValid() and self.isColumnHidden(at.column()):
            self.choose_row(at.row())

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
