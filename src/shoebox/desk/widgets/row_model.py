"""Rows of a table: frozen rows in, cells out. Desk widgets.

A page subclasses `RowModel`, names its columns with an IntEnum and answers `cell`. Rows may be any sequence: a tuple
of a hundred, or something that fetches a page of a million when asked for one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shoebox.desk.look import Ink

Row = TypeVar("Row")
Name = TypeVar("Name", bound=IntEnum)
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEAD_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and width in units; width 0 takes what is left. Numbers stand at the right.

    Where the table is too narrow, columns with a `drop` are left out, the highest first.
    """

    head: str
    width_u: float = 0
    number: bool = False
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place of a table shows. A second line makes a two-line row; a struck value is void."""

    said: str
    second: str = ""
    icon: str = ""
    ink: Ink = Ink.T1
    second_ink: Ink = Ink.T3
    icon_ink: Ink | None = None
    weight: int = 400
    struck: bool = False
    swatch: Ink | None = None
    bar: float = 0.0  # how much of the place a bar fills, 0 to 1; the number stands in another column


class RowModel(QAbstractTableModel, Generic[Row]):
    """A table's model over frozen rows."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns, self.rows = tuple(columns), rows

    def cell(self, row: Row, column: int) -> Cell:
        """What this row shows in this column. Every table answers this."""
        raise NotImplementedError

    def tint(self, _row: Row) -> Ink | None:
        """A ground for the whole row, such as ok_tint for the newest entry."""
        return None

    def ground(self, at: int) -> Ink | None:
        """The tint of the row at this place."""
        return self.tint(self.rows[at])

    def row_name(self, row: Row) -> str:
        """The row in words, for readers; the cells one after the other unless told better."""
        cells = [self.cell(row, column) for column in range(len(self.columns))]
        return ", ".join(part for cell in cells for part in (cell.said, cell.second) if part)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add_rows(self, more: Sequence[Row]) -> None:
        """Show more rows at the end; what is in view stays where it is."""
        if more:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self.rows = (*self.rows, *more)
            self.endInsertRows()

    def row_at(self, index: _Index) -> Row | None:
        """The row of an index, or nothing."""
        return self.rows[index.row()] if index.isValid() else None

    def find(self, wanted: Callable[[Row], bool]) -> int:
        """The place of the first row that is wanted, or -1."""
        return next((at for at, row in enumerate(self.rows) if wanted(row)), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell for the delegate, its words for everybody else, the row itself in UserRole."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == CELL_ROLE:
            return self.cell(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, index.column()).said
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cell(row, index.column())
            return "\n".join(part for part in (cell.said, cell.second) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row_name(row) if index.column() == 0 else self.cell(row, index.column()).said
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads; rows have none. A head that is cut is told whole by its tool tip."""
        if orientation is Qt.Orientation.Horizontal and role in _HEAD_ROLES:
            return self.columns[section].head
        return None


def enum_columns(heads: Mapping[Name, Column]) -> tuple[Column, ...]:
    """The columns in the order of their IntEnum, checked to be without a gap."""
    ordered = sorted(heads)
    assert ordered == list(range(len(ordered))), "columns are numbered from 0 without gaps"
    return tuple(heads[name] for name in ordered)
