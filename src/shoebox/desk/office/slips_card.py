"""The account of slip numbers: how many are in which state, pad by pad, and the gaps to explain. Office room."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, u
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.day_words import missing_slips, named, pad_sum, pad_words
from shoebox.desk.text import tr
from shoebox.desk.widgets.act_row import ActRow
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.meter import Legend, Meter, Part
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.desk.widgets.table import Table
from shoebox.domain.day import PadLine

ROW_U = 4.125
ROWS_IN_VIEW = 5


class Col(IntEnum):
    """Columns of the pads."""

    PAD = 0
    ISSUED = 1
    USED = 2
    VOIDED = 3
    SPOILED = 4
    UNUSED = 5
    MISSING = 6


_COLUMNS = {
    Col.PAD: Column("Pad"),
    Col.ISSUED: Column("Issued", 7.5, number=True, drop=1),
    Col.USED: Column("Used", 6.5, number=True),
    Col.VOIDED: Column("Voided", 7.75, number=True),
    Col.SPOILED: Column("Spoiled", 8, number=True),
    Col.UNUSED: Column("Unused", 8, number=True),
    Col.MISSING: Column("Missing", 8.25, number=True),
}


class PadsModel(RowModel[PadLine]):
    """One row a pad."""

    def __init__(self) -> None:
        super().__init__(enum_columns({col: _told(column) for col, column in _COLUMNS.items()}))

    def cell(self, row: PadLine, column: int) -> Cell:
        """The pad's ends, or how many of its numbers are in the column's state."""
        if column == Col.PAD:
            return Cell(pad_words(row.first, row.last), weight=500)
        number: int = getattr(row, Col(column).name.lower())
        if column == Col.MISSING and number:
            return Cell(text.count(number), ink=Ink.REFUSED, weight=600)
        return Cell(text.count(number), ink=Ink.T1 if number else Ink.T3)


class SlipsCard(Card):
    """`explain_asked` when the gaps are to be explained."""

    explain_asked = Signal()

    def __init__(self, *, key: str) -> None:
        self._pill = Pill("")
        super().__init__(tr("Slip numbers"), hint=" ", right=self._pill, flat=True)
        self._meter, self._legend = Meter(height_u=1.5), Legend()
        self.model = PadsModel()
        self.table = Table(self.model, name=tr("Pads"), row_u=ROW_U)
        self.button = Button(tr("Explain"), key=key)
        self.button.acted.connect(self.explain_asked)
        self.button.told.connect(self._say_held)
        self._strip = ActRow(tr("Slip numbers"), right=self.button, first=True)
        self.body.addWidget(self._bars())
        self.body.addWidget(self.table)
        self.set_foot(self._strip)

    def show_day(self, seen: Seen, *, held: str = "") -> None:
        """Show the account; `held` is why gaps can't be explained now."""
        pads = seen.figures.pads
        self.model.show_rows(pads)
        parts = _parts(pads)
        self._meter.show_parts(parts)
        self._legend.show_parts(parts)
        numbers = text.many(pad_sum(pads, "issued"), tr("number"), tr("numbers"))
        self.set_title(tr("Slip numbers"), tr("{0}, {1}", text.many(len(pads), tr("pad"), tr("pads")), numbers))
        self._show_gaps(seen, held)
        self._fit(len(pads))

    def _say_held(self, reason: str) -> None:
        self._strip.say(reason, "", Meaning.WAITING)

    def _show_gaps(self, seen: Seen, held: str) -> None:
        missing = missing_slips(seen)
        explained = pad_sum(seen.figures.pads, "missing") - len(missing)
        self._strip.setVisible(bool(missing))
        self.button.hold(held)
        if missing:
            self._pill.show_state(tr("{0} missing", len(missing)), Meaning.REFUSED)
            verb = tr("is in no entry") if len(missing) == 1 else tr("are in no entry")
            self._strip.say(tr("{0} {1}", named(missing), verb), tr("Find the paper, or explain."), Meaning.REFUSED)
        elif explained:
            self._pill.show_state(tr("{0} explained", explained), Meaning.OK)
        else:
            self._pill.show_state(tr("none missing"), Meaning.OK)

    def _fit(self, rows: int) -> None:
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + max(1, min(rows, ROWS_IN_VIEW)) * u(ROW_U))

    def _bars(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(u(2.5), u(2), u(2.5), u(1))
        column.setSpacing(u(1.25))
        column.addWidget(self._meter)
        column.addWidget(self._legend)
        return holder


def _parts(pads: tuple[PadLine, ...]) -> tuple[Part, ...]:
    return (
        Part(pad_sum(pads, "used"), tr("used")),
        Part(pad_sum(pads, "voided"), tr("voided"), Ink.LINE2),
        Part(pad_sum(pads, "spoiled"), tr("spoiled"), Ink.WAITING_MARK),
        Part(pad_sum(pads, "missing"), tr("missing"), Ink.REFUSED_MARK),
        Part(pad_sum(pads, "unused"), tr("unused"), Ink.S3),
    )


def _told(column: Column) -> Column:
    return Column(tr(column.head), column.width_u, number=column.number, drop=column.drop)
