"""Looking for a sale of a closed day that was keyed wrong: type what is at hand, arrows, Enter. Register room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.rows import row_line, row_money, row_time
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.till import ClosedSales

WIDTH_U, TABLE_U = 92, 33  # six rows
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ClosedModel(RowModel[SaleRow]):
    """Sales of closed days, each with its day, what stands on its slip, and how much."""

    def __init__(self) -> None:
        super().__init__((Column("", 12), Column(""), Column("", 12, number=True)))

    def cell(self, row: SaleRow, column: int) -> Cell:
        """One place of the list."""
        if column == 0:
            return Cell(text.day(date.fromisoformat(row.day)), second=row_time(row))
        if column == 1:
            mark = tr("Corrected by entry {0}", row.corrected_by_seq) if row.corrected_by_seq else ""
            return Cell(row_line(row), second=mark or tr("Entry {0}", row.seq), icon="check" if mark else "")
        return Cell(text.figure(row_money(row)), weight=500)


class ClosedSheet(Sheet):
    """`sought` carries what is typed; `chosen` the sale that Enter was pressed for, `struck` the one that F9 was."""

    sought = Signal(str)
    chosen = Signal(object)
    struck = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, tr("Correct a sale of a closed day"), width_u=WIDTH_U)
        self._found: ClosedSales | None = None
        label = tr("Slip number, last four, claim code, entry, or a date like 3 Nov")
        self.search = Field(label, role=Type.STAT, height_u=7, length_max=40)
        self.model = ClosedModel()
        self.table = Table(self.model, name=tr("Sales found"), row_u=5.5, heads=False)
        self.table.setFixedHeight(u(TABLE_U))
        self.listed = Words("", Type.SMALL, Ink.T2)
        self.button = Button(tr("Correct this sale"), kind=Kind.FIRST, key="Return")
        self.strike = Button(tr("Keyed twice, strike it out"), icon="void", key=key_of("register", "void"))
        rule = tr("Hold its slip, or the copy of its receipt. What is of today is voided and keyed again.")
        for part in (Words(rule, Type.BODY, Ink.T2, wrap=True), self.search, self.listed, self.table):
            self.body.addWidget(part)
        self.body.setSpacing(u(1))
        self.add_act(self.button)
        self.add_act(self.strike)
        self.search.walks = False
        self.search.typed.connect(self.sought)
        self.search.entered.connect(self._choose)
        self.table.opened.connect(self.chosen)
        self.button.acted.connect(self._choose)
        self.strike.acted.connect(self._strike)
        guard(self.search, claims=True)

    def ask(self) -> None:
        """Open it with the day that was closed last."""
        self.open(self.search.edit)
        self.sought.emit("")

    def take_found(self, found: ClosedSales) -> None:
        """What the book has; an answer to an older search is dropped."""
        if found.text.strip() != self.search.text():
            return
        self._found = found
        self.model.show_rows(found.rows)
        self.table.choose_row(0)
        day = text.day(date.fromisoformat(found.day)) if found.day else ""
        many = text.many(len(found.rows), tr("sale"), tr("sales"))
        self.listed.say(tr("{0} of {1}", many, day) if day else many)
        nobody = tr("No sale of a closed day in this book has it. A sale of today is voided instead.")
        self.search.set_mend(nobody if found.text.strip() and not found.rows else "")
        for button in (self.button, self.strike):
            button.hold("" if found.rows else tr("Look for the sale first."), self.search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the mark while the keyboard stays in the search; F9 strikes out what it stands at."""
        if event.key() == Qt.Key.Key_F9:
            self._strike()
            event.accept()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.table.choose_row(self.table.currentIndex().row() + step)
        event.accept()

    def _choose(self) -> None:
        row = self._row()
        if row is not None:
            self.chosen.emit(row)

    def _strike(self) -> None:
        row = self._row()
        if row is not None:
            self.struck.emit(row)

    def _row(self) -> SaleRow | None:
        """The sale that the mark stands at, where the list is of what is typed."""
        is_new = self._found is not None and self._found.text.strip() == self.search.text()
        return self.table.row() if is_new else None
