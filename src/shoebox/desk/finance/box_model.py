"""Boxes of paper as rows of a table. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk.finance import box_words
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.archive import KeptBox


class Col(IntEnum):
    """Columns of the list."""

    BOX = 0
    STORE = 1
    DAY = 2
    STATE = 3
    PLACE = 4


class BoxModel(RowModel[KeptBox]):
    """One row for each box; `today` says which are due."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Box"), 14),
                Column(tr("Store")),
                Column(tr("Day"), 14, drop=2),
                Column(tr("State"), 22),
                Column(tr("Where"), 22, drop=1),
            )
        )
        self.today = ""

    def cell(self, row: KeptBox, column: int) -> Cell:
        """One place of the list."""
        if column == Col.BOX:
            return Cell(row.key.box_no, weight=500)
        if column == Col.STORE:
            return Cell(box_words.store_words(row), ink=Ink.T1 if row.sent is not None else Ink.WAITING)
        if column == Col.DAY:
            return Cell(box_words.day_words(row.sent.day) if row.sent is not None else "", ink=Ink.T2)
        if column == Col.PLACE:
            return Cell(box_words.where(row), ink=Ink.T2)
        state = row.state(self.today)
        meaning, icon = box_words.state_look(state)
        loud = meaning in {Meaning.REFUSED, Meaning.WAITING}
        icon_ink = Ink.T2 if meaning is Meaning.PLAIN else meaning.ink
        return Cell(
            box_words.state_words(state), icon=icon, icon_ink=icon_ink, ink=meaning.ink if loud else Ink.T1
        )  # fmt: skip
