"""Paints the cells of a table from tokens. Desk widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from shoebox.desk import look
from shoebox.desk.icons import paint_icon
from shoebox.desk.look import Ink, Type, colour, u
from shoebox.desk.widgets.paint import LEADING, TRAILING, box, mirrored, rule, width_of, words
from shoebox.desk.widgets.row_model import CELL_ROLE, Cell, RowModel

MARK_PX = 3
_SELECTED = QStyle.StateFlag.State_Selected.value
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Spot:
    """What the view says about the place to paint, typed."""

    rect: QRectF
    base: QFont
    direction: Qt.LayoutDirection
    chosen: bool
    view: QTableView | None

    @classmethod
    def of(cls, option: Any) -> _Spot:
        """Read it from the style option, whose members the bindings do not describe."""
        view = option.widget if isinstance(option.widget, QTableView) else None
        chosen = bool(option.state.value & _SELECTED)
        return cls(QRectF(option.rect), view.font() if view else option.font, option.direction, chosen, view)

    def turned(self, rect: QRectF, within: QRectF | None = None) -> QRectF:
        """The rectangle as it lies in a mirrored layout."""
        return mirrored(rect, within or self.rect, self.direction)


class RowDelegate(QStyledItemDelegate):
    """One painter for all tables: tint and mark of the row, icon, word, second line, hairline below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows are as high as the table says; columns as wide."""
        return QSize(u(4), u(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        cell, model = index.data(CELL_ROLE), index.model()
        if not isinstance(cell, Cell) or not isinstance(model, RowModel):
            return
        spot = _Spot.of(option)
        painter.save()
        self._paint_ground(painter, spot, model, index)
        lead, trail = pads_px(spot.view, index.column())
        inner = spot.turned(spot.rect.adjusted(lead, 0, -trail, -1))
        self._paint_cell(painter, spot, inner, cell, number=model.columns[index.column()].number)
        painter.restore()

    def _paint_ground(self, painter: QPainter, spot: _Spot, model: RowModel[Any], index: _Index) -> None:
        rect = spot.rect
        ground = Ink.ACCENT_TINT if spot.chosen else model.ground(index.row())
        if ground:
            painter.fillRect(rect, colour(ground))
        rule(painter, rect.left(), rect.bottom() - 1, rect.width())
        if spot.chosen and index.column() == 0:
            painter.fillRect(
                spot.turned(QRectF(rect.left(), rect.top(), MARK_PX, rect.height() - 1)), colour(Ink.ACCENT)
            )

    def _paint_cell(self, painter: QPainter, spot: _Spot, rect: QRectF, cell: Cell, *, number: bool) -> None:
        rect = self._paint_lead(painter, spot, rect, cell)
        font, align = look.font(Type.BODY, spot.base, weight=cell.weight), TRAILING if number else LEADING
        first = rect
        if cell.bar:
            wide = max(rect.width() * cell.bar, 2.0)
            box(
                painter, spot.turned(QRectF(rect.left(), rect.center().y() - u(0.5), wide, u(1)), rect), fill=Ink.ACCENT
            )
        if cell.second:
            middle = rect.center().y()
            first = QRectF(rect.left(), middle - u(2.25), rect.width(), u(2.25))
            second = QRectF(rect.left(), middle, rect.width(), u(2))
            role = Type.SMALL if cell.second_ink in {Ink.T2, Ink.T3} else Type.LABEL
            words(painter, second, cell.second, look.font(role, spot.base), cell.second_ink, align)
        words(painter, first, cell.said, font, Ink.T3 if cell.struck else cell.ink, align)
        if cell.struck:
            at_right = number is not (spot.direction is Qt.LayoutDirection.RightToLeft)
            _strike(painter, first, width_of(cell.said, font), at_right=at_right)

    def _paint_lead(self, painter: QPainter, spot: _Spot, rect: QRectF, cell: Cell) -> QRectF:
        if not cell.swatch and not cell.icon:
            return rect
        side = u(1.25) if cell.swatch else u(2.25)
        place = spot.turned(QRectF(rect.left(), rect.center().y() - side / 2, side, side), rect)
        if cell.swatch:
            edge = Ink.LINE2 if cell.swatch is Ink.S3 else None
            box(painter, place, fill=cell.swatch, edge=edge, radius_px=u(0.375))
        else:
            paint_icon(painter, cell.icon, cell.icon_ink or cell.ink, place)
        return spot.turned(rect.adjusted(side + u(0.875), 0, 0, 0), rect)


def edge_px() -> int:
    """The room between a table's edge and its words."""
    return u(2.5)


def gap_px() -> int:
    """The room at each side of a column's words."""
    return u(0.75)


def pads_px(view: QTableView | None, column: int) -> tuple[int, int]:
    """The room before and behind a column's words: more at the table's edges."""
    first, last = getattr(view, "edges", (0, -1))
    return (edge_px() if column == first else gap_px()), (edge_px() if column == last else gap_px())


def _strike(painter: QPainter, rect: QRectF, width_px: int, *, at_right: bool) -> None:
    wide = min(width_px, rect.width())
    left = rect.right() - wide if at_right else rect.left()
    middle = rect.center().y() + 1
    painter.setPen(QPen(colour(Ink.T3), look.LINE_PX))
    painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))
