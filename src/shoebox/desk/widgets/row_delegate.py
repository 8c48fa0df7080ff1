"""Paints the cells of a table from tokens. Desk widgets."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.widgets.paint import LEADING, TRAILING, box, mirrored, rule, width_of, words
from shoebox.desk.widgets.row_model import CELL_ROLE, Cell, RowModel

MARK_PX = 3
_Index = QModelIndex | QPersistentModelIndex
_LINES = {Type.BODY: 1.25, Type.SMALL: 1.2}


class RowDelegate(QStyledItemDelegate):
    """One painter for all tables: tint and mark of the row, icon, word, second line, hairline below."""

    edge_u = 2.5
    gap_u = 1.5

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows are as high as the table says; columns as wide."""
        return QSize(u(4), u(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        cell, model = index.data(CELL_ROLE), index.model()
        if not isinstance(cell, Cell) or not isinstance(model, RowModel):
            return
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = Ink.ACCENT_TINT if chosen else model.tint(model.rows[index.row()])
        if ground:
            painter.fillRect(rect, colour(ground))
        last = index.row() == model.rowCount() - 1
        if not last:
            rule(painter, rect.left(), rect.bottom() - 1, rect.width())
        if chosen and index.column() == 0:
            mark = QRectF(rect.left(), rect.top(), MARK_PX, rect.height() - (0 if last else 1))
            painter.fillRect(mirrored(mark, rect, option.direction), colour(Ink.ACCENT))
        lead = u(self.edge_u) if index.column() == 0 else u(self.gap_u) / 2
        trail = u(self.edge_u) if index.column() == model.columnCount() - 1 else u(self.gap_u) / 2
        inner = mirrored(rect.adjusted(lead, 0, -trail, -1), rect, option.direction)
        self._paint_cell(painter, inner, cell, option, number=model.columns[index.column()].number)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, cell: Cell, option: QStyleOptionViewItem, *, number: bool
    ) -> None:
        rect = self._paint_lead(painter, rect, cell, option)
        base = option.widget.font() if option.widget else option.font
        font = look.font(Type.BODY, base, weight=cell.weight)
        align = TRAILING if number else LEADING
        first = rect
        if cell.second:
            half = rect.height() / 2
            first = QRectF(rect.left(), rect.top() + half - u(2.25), rect.width(), u(2.25))
            second = QRectF(rect.left(), rect.top() + half, rect.width(), u(2))
            loud = cell.second_ink is not Ink.T3
            words(
                painter,
                second,
                cell.second,
                look.font(Type.LABEL if loud else Type.SMALL, base),
                cell.second_ink,
                align,
            )
        words(painter, first, cell.said, font, Ink.T3 if cell.struck else cell.ink, align)
        if cell.struck:
            wide = min(width_of(cell.said, font), first.width())
            left = first.right() - wide if number else first.left()
            middle = first.center().y() + 1
            painter.setPen(QPen(colour(Ink.T3), look.LINE_PX))
            painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))

    def _paint_lead(self, painter: QPainter, rect: QRectF, cell: Cell, option: QStyleOptionViewItem) -> QRectF:
        if cell.swatch:
            side = u(1.25)
            edge = Ink.LINE2 if cell.swatch is Ink.S3 else None
            spot = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            box(painter, mirrored(spot, rect, option.direction), fill=cell.swatch, edge=edge, radius_px=u(0.375))
            return mirrored(rect.adjusted(side + u(1), 0, 0, 0), rect, option.direction)
        if cell.icon:
            side = u(2.25)
            spot = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_icon(painter, cell.icon, cell.icon_ink or cell.ink, mirrored(spot, rect, option.direction))
            return mirrored(rect.adjusted(side + u(0.875), 0, 0, 0), rect, option.direction)
        return rect
