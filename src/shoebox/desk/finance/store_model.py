"""Stores as rows of a table. Finance room."""

from __future__ import annotations

from enum import IntEnum

from shoebox.desk import text
from shoebox.desk.finance import store_words
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Meaning
from shoebox.desk.text import tr
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.domain.wall import Tile


class Col(IntEnum):
    """Columns of the list."""

    STORE = 0
    STATE = 1
    SINCE = 2
    UNSEALED = 3
    DRAFT = 4


class StoreModel(RowModel[Tile]):
    """One row for each enrolled store."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                Column(tr("Store")),
                Column(tr("State"), 16),
                Column(tr("In fallback since"), 15, drop=2),
                Column(tr("Not sealed"), 13, number=True, drop=3),
                Column(tr("Draft due first"), 17, drop=1),
            )
        )
        self._session = session

    def cell(self, row: Tile, column: int) -> Cell:
        """One place of the list."""
        if column == Col.STORE:
            return Cell(f"{row.store} {row.name}".strip(), weight=500, icon="store", icon_ink=Ink.T2)
        if column == Col.STATE:
            meaning, icon = store_words.LOOKS[row.state]
            loud = meaning in {Meaning.REFUSED, Meaning.WAITING}
            icon_ink = Ink.T2 if meaning is Meaning.PLAIN else meaning.ink
            return Cell(store_words.state(row), icon=icon, icon_ink=icon_ink, ink=meaning.ink if loud else Ink.T1)
        if column == Col.SINCE:
            return Cell(store_words.since(row, self._session.desk.clock.offset_min()), ink=Ink.T2)
        if column == Col.UNSEALED:
            return Cell(text.count(row.unsealed) if row.unsealed else text.DASH, ink=Ink.T2)
        said, meaning = store_words.draft(row)
        return Cell(said, ink=Ink.T2 if meaning is Meaning.PLAIN else meaning.ink)
