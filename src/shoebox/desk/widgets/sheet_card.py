"""The card that a sheet's parts stand on. Desk widgets."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from shoebox.desk.look import Ink
from shoebox.desk.widgets.paint import box, radius_card
from shoebox.desk.widgets.painted import Painted


class SheetCard(Painted):
    """The card of a sheet, with the stronger edge."""

    def __init__(self, width_px: int) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setFixedWidth(width_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White, line2 edge."""
        box(QPainter(self), self.area(), fill=Ink.S1, edge=Ink.LINE2, radius_px=radius_card())
