"""Online orders as a list. Register room."""

from __future__ import annotations

from shoebox.desk.look import Ink
from shoebox.desk.register.pickup_words import short_state
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.pickup import OrderSeen

WHAT, STATE = 0, 1


class OrdersModel(RowModel[OrderSeen]):
    """Orders with whom they are for, what is in them, and how they stand."""

    def __init__(self) -> None:
        super().__init__((Column(tr("Order")), Column(tr("State"), 12, number=True)))

    def cell(self, row: OrderSeen, column: int) -> Cell:
        """One place of the list."""
        if column == STATE:
            ink = Ink.REFUSED if row.is_released or not row.order.is_paid else Ink.WAITING if row.is_held else Ink.OK
            return Cell(short_state(row), ink=ink, weight=500)
        second = row.order.goods or row.order.email or row.order.phone
        icon = "void" if row.is_released else "waiting" if row.is_held else "pickup"
        return Cell(f"{row.order.order_no}  ·  {row.order.name}", second=second, icon=icon)
