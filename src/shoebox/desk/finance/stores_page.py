"""Stores: what is held of each, and what is missing. Finance room."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from PySide6.QtWidgets import QVBoxLayout

from shoebox.desk import text
from shoebox.desk.finance import actions
from shoebox.desk.finance.page import Page
from shoebox.desk.finance.session import Session
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.holdings import StoreState


class Col(IntEnum):
    """Columns of the list."""

    STORE = 0
    REGISTERS = 1
    BOXES = 2
    ENTRIES = 3
    LAST_DAY = 4
    STATE = 5


class StoreModel(RowModel[StoreState]):
    """One row for each enrolled store."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Store")),
                Column(tr("Registers"), 14, number=True, drop=1),
                Column(tr("Boxes"), 9, number=True),
                Column(tr("Entries"), 10, number=True),
                Column(tr("Last day"), 13),
                Column(tr("State"), 22),
            )
        )

    def cell(self, row: StoreState, column: int) -> Cell:
        """One place of the list."""
        if column == Col.STORE:
            return Cell(f"{row.store} {row.name}".strip(), weight=500, icon="store", icon_ink=Ink.T2)
        if column == Col.LAST_DAY:
            return Cell(text.day(date.fromisoformat(row.last_day)) if row.last_day else text.DASH, ink=Ink.T2)
        if column == Col.STATE:
            return _state(row)
        numbers = {Col.REGISTERS: row.registers, Col.BOXES: row.boxes, Col.ENTRIES: row.entries}
        return Cell(text.count(numbers[Col(column)]))


def _state(row: StoreState) -> Cell:
    if row.quarantined:
        boxes = text.many(row.quarantined, tr("box refused"), tr("boxes refused"))
        return Cell(boxes, icon="refused", icon_ink=Ink.REFUSED, ink=Ink.REFUSED)
    if row.gaps:
        boxes = text.many(row.gaps, tr("box missing"), tr("boxes missing"))
        return Cell(boxes, icon="waiting", icon_ink=Ink.WAITING, ink=Ink.WAITING)
    if not row.boxes:
        return Cell(tr("Nothing came yet"), icon="waiting", icon_ink=Ink.WAITING, ink=Ink.WAITING)
    return Cell(tr("Nothing missing"), icon="ok", icon_ink=Ink.OK)


class StoresPage(Page):
    """A list to look things up in; nothing is decided here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._head = Words(tr("Stores"), Type.H1)
        self.model = StoreModel()
        self.table = Table(self.model, name=tr("Stores"))
        self._empty = EmptyState("store", tr("No store is enrolled"), tr("Enrol registers with their enrolment cards."))
        self._card = Card(flat=True)
        self._card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        column.addWidget(self._head)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty, 1)

    def reload(self) -> None:
        """Read the stores again."""
        actions.stores(self._session, self._show, self._session.refuse)

    def _show(self, stores: tuple[StoreState, ...]) -> None:
        self.model.show_rows(stores)
        missing = sum(not row.boxes or bool(row.gaps) for row in stores)
        said = tr("{0} of {1} stores have something still to send", missing, len(stores))
        whole = tr("{0} stores, nothing missing", len(stores)) if stores else tr("Stores")
        self._head.say(said if missing else whole)
        self._card.setVisible(bool(stores))
        self._empty.setVisible(not stores)
        if stores:
            self.table.choose_row(0)
