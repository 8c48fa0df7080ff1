"""The two lists of the items page: what was found, and what is on this sale. Register room."""

from __future__ import annotations

from shoebox.desk.look import Ink
from shoebox.desk.register.items_words import item_second, line_quantity, line_second
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.item import Item, Line
from shoebox.domain.money import Money, figure_text

PRICE_U, QUANTITY_U = 13, 13


class FoundModel(RowModel[Item]):
    """Items that may be meant, the likeliest first."""

    def __init__(self, currency: str) -> None:
        super().__init__((Column(tr("Item")), Column(tr("Price"), PRICE_U, number=True)))
        self._currency = currency

    def cell(self, row: Item, column: int) -> Cell:
        """Name over number, price."""
        if column == 0:
            if row.stored_value:
                said = tr("{0}, stored value: not sold today", item_second(row))
                return Cell(row.name, second=said, second_ink=Ink.REFUSED)
            return Cell(row.name, second=item_second(row))
        return Cell(figure_text(Money(row.price_minor, self._currency)), weight=500)


class LinesModel(RowModel[tuple[int, Line]]):
    """The lines of this sale, each with its place, since two may say the same."""

    def __init__(self, currency: str) -> None:
        amount = Column(tr("Amount"), PRICE_U, number=True)
        super().__init__((Column(tr("Quantity"), QUANTITY_U, number=True), Column(tr("Item")), amount))
        self._currency = currency

    def cell(self, row: tuple[int, Line], column: int) -> Cell:
        """Quantity, name over price, amount."""
        _, line = row
        if column == 0:
            return Cell(line_quantity(line), weight=500)
        if column == 1:
            ink = Ink.WAITING if line.overridden else Ink.T3
            return Cell(line.name, second=line_second(line, self._currency), second_ink=ink)
        return Cell(figure_text(Money(line.amount_minor, self._currency)), weight=500)
