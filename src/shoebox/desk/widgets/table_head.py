"""The heads over a table: small, quiet, with the arrow of the sorted one. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.widgets.paint import LEADING, TRAILING, mirrored, rule, words
from shoebox.desk.widgets.row_delegate import pads_px
from shoebox.desk.widgets.row_model import RowModel


class TableHead(QHeaderView):
    """Painted like the cells below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(u(3))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As high as a row of small words with air."""
        return QSize(u(10), u(4.25))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Head word, arrow, line."""
        model = self.model()
        if not isinstance(model, RowModel):
            return
        area, column = QRectF(rect), model.columns[section]
        painter.save()
        painter.fillRect(area, colour(Ink.S1))
        rule(painter, area.left(), area.bottom() - 1, area.width())
        view = self.parentWidget()
        lead, trail = pads_px(view if isinstance(view, QTableView) else None, section)
        inner = mirrored(area.adjusted(lead, 0, -trail, 0), area, self.layoutDirection())
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            inner = self._paint_arrow(painter, inner, number=column.number)
        font = look.font(Type.LABEL, self.font())
        words(painter, inner, column.head, font, Ink.T3, TRAILING if column.number else LEADING)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, inner: QRectF, *, number: bool) -> QRectF:
        side = u(1.5)
        spot = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
        painter.save()
        if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            painter.translate(spot.center())
            painter.rotate(180)
            painter.translate(-spot.center())
        paint_icon(painter, "down", Ink.T2, spot)
        painter.restore()
        return inner.adjusted(0, 0, -side - u(0.5), 0) if number else inner
