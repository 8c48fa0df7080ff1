"""Today in this book: the total, what is not sent yet, every entry, and what is left of the pad. Register room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.register.rows import is_flat, meaning_of, row_tender, row_time
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.meter import Meter
from shoebox.desk.widgets.paint import rule
from shoebox.desk.widgets.painted import Painted
from shoebox.desk.widgets.row_model import CELL_ROLE, Cell, Column, RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.former import former_place, is_former, number_there
from shoebox.domain.money import Money, figure_text
from shoebox.till.day_rows import NO_ROWS, DayRows
from shoebox.till.drafts import Today

# A column wider than its table is left out.
TIME_U, NOWHERE_U = 7, 100
AGAIN_MS = 5_000  # after which rows that could not be read are wanted once more


class Col(IntEnum):
    """Columns of the list."""

    TIME = 0
    WHAT = 1
    AMOUNT = 2


class EntriesModel(RowModel[SaleRow]):
    """Today's sales and refunds, newest first.

    A row that comes into view and is not held stays empty until it is there: `wanted` carries its place. `came` fires
    when rows that were wanted are there.
    """

    wanted = Signal(int)
    came = Signal()

    def __init__(self) -> None:
        super().__init__(_columns(), NO_ROWS)
        self.newest_seq, self.narrow = 0, False
        self._awaited: DayRows | None = None
        self.again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self.again.timeout.connect(self._want_again)

    rows: DayRows

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> SaleRow | None:
        """The row of an index; nothing while it is wanted."""
        if not index.isValid():
            return None
        if self.rows.held(index.row()) is None and self._awaited is not self.rows:
            self._awaited = self.rows
            self.wanted.emit(index.row())
        return self.rows.held(index.row())

    def take(self, rows: DayRows) -> None:
        """Rows that were wanted are there; those of a day that is shown no more are of no use."""
        self._awaited = None
        if rows is self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.came.emit()

    def miss(self) -> None:
        """Rows that were wanted could not be read: in a while they are wanted again, if they are in view then."""
        self.again.start()

    def hurry(self) -> None:
        """Somebody needs a row now: what could not be read is wanted again at once."""
        if self.again.isActive():
            self.again.stop()
            self._awaited = None

    def _want_again(self) -> None:
        self.take(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table, but an empty cell where the row is not there yet."""
        if self.row_at(index) is None:
            return Cell("") if role == CELL_ROLE and index.isValid() else None
        return super().data(index, role)

    def ground(self, at: int) -> Ink | None:
        """The newest entry's tint; none where the row is not there yet."""
        row = self.rows.held(at)
        return self.tint(row) if row is not None else None

    def set_narrow(self, *, narrow: bool) -> None:
        """Without a column for the time: the second line says it."""
        self.narrow = narrow
        self.columns = _columns(time_u=NOWHERE_U if narrow else TIME_U)

    def cell(self, row: SaleRow, column: int) -> Cell:
        """One place of the list."""
        fresh = row.seq == self.newest_seq
        if column == Col.TIME:
            return Cell(row_time(row), ink=Ink.T3)
        if column == Col.AMOUNT:
            minor = row.amount_minor if row.kind == "sale" else -row.amount_minor
            return Cell(figure_text(Money(minor, row.currency)), weight=500, struck=bool(row.voided_by_seq))
        meaning = meaning_of(row)
        inks = {Meaning.RISK: Ink.RISK} if row.voided_by_seq else {Meaning.RISK: Ink.RISK, Meaning.REFUSED: Ink.REFUSED}
        second_ink = Ink.OK if fresh else inks.get(meaning, Ink.T3)
        icon_ink = Ink.OK if fresh else inks.get(meaning, Ink.T3)
        second = _told(row, short=self.narrow)
        return Cell(
            row_tender(row), second=second, icon=_icon(row, fresh=fresh), second_ink=second_ink, icon_ink=icon_ink
        )

    def tint(self, row: SaleRow) -> Ink | None:
        """The newest entry stands out."""
        return Ink.OK_TINT if row.seq == self.newest_seq else None


class TodayPanel(Card):
    """`chosen` carries the row under the bar, or None; `missed` why rows of the list could not be read."""

    chosen = Signal(object)
    missed = Signal(object)

    def __init__(self, currency: str) -> None:
        super().__init__(flat=True)
        self._currency = currency
        self._title, self._day = Words(tr("Today in this book"), Type.H3), Words("", Type.SMALL, Ink.T3)
        self._total, self._sales = Words("", Type.FIGURE), Words("", Type.SMALL, Ink.T2, wrap=True)
        self._unsent = Words("", Type.SMALL, Ink.T2)
        self.model = EntriesModel()
        self.table = Table(self.model, name=tr("Entries of today"), row_u=5.5, heads=False)
        self.table.chosen.connect(self.chosen)
        self._to_do: Callable[[SaleRow | None], None] | None = None
        self.model.came.connect(self._do)
        self._pad, self._left = Words("", Type.SMALL, Ink.T2), Words("", Type.SMALL, Ink.T2)
        self._meter = Meter(height_u=0.75)
        self.body.addWidget(self._sums())
        self.body.addWidget(self.table, 1)
        self.set_foot(self._pad_line())
        self.setAccessibleName(tr("Today in this book"))

    def show_today(self, today: Today, *, newest_seq: int = 0) -> None:
        """Show the day as the book has it."""
        self._day.say(text.day(date.fromisoformat(today.day)) if today.day else tr("No day is open"))
        # No cash, and no sum with cash in it: with the float it would say what the drawer is counted to in the evening.
        self._total.say(text.many(today.sales, tr("sale"), tr("sales")))
        cards = Money(dict(today.tenders).get(Tender.CARD, 0), self._currency)
        self._sales.say(tr("On cards {0}; cash after the count", cards))
        self._unsent.say(tr("{0} safe here, not sent yet", text.many(today.unsent, tr("entry"), tr("entries"))))
        self.model.newest_seq = newest_seq
        self.model.show_rows(today.rows)
        self._show_pad(today)

    def with_row(self, do: Callable[[SaleRow | None], None]) -> None:
        """Do something with the entry under the bar, or with None where there is none; once it is there."""
        index = self.table.currentIndex()
        self._to_do = do
        self.model.hurry()
        is_there = not index.isValid() or self.model.row_at(index) is not None
        if is_there and self._to_do is not None:
            self._to_do = None
            do(self.row())

    def miss(self, error: ShoeboxError) -> None:
        """Rows could not be read: nothing is done with them any more."""
        self._to_do = None
        self.model.miss()
        self.missed.emit(error)

    def row(self) -> SaleRow | None:
        """The entry under the bar, if it is there."""
        row: SaleRow | None = self.table.row()
        return row

    def _do(self) -> None:
        if self._to_do is not None:
            self.with_row(self._to_do)

    def step_back(self) -> bool:
        """Put the bar one entry further back, past what is void already; without a bar, behind the newest."""
        at = max(self.table.currentIndex().row(), 0) + 1
        while (row := self.model.rows.held(at) if at < len(self.model.rows) else None) and row.voided_by_seq:
            at += 1
        self.table.choose_row(at)
        return at < len(self.model.rows)

    def let_go(self) -> None:
        """No entry is chosen any more."""
        self.table.setCurrentIndex(QModelIndex())

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the time goes into the second line."""
        self.model.set_narrow(narrow=narrow)
        self.setFixedWidth(u(38.5) if narrow else u(45.5))
        self.table.viewport().update()

    def rows(self) -> DayRows:
        """What is listed."""
        return self.model.rows

    def _show_pad(self, today: Today) -> None:
        if today.pad is None:
            self._pad.say(tr("No pad is issued"))
            self._left.say("")
            self._meter.show_parts(())
            return
        first, last = text.slip(today.pad.first), text.slip(today.pad.last)
        self._pad.say(tr("Pad {0} to {1}", first, last.rpartition(" ")[2] or last))
        self._left.say(tr("{0} left", today.pad_left))
        self._meter.show_share(len(today.pad) - today.pad_left, len(today.pad), tr("slips used"))

    def _sums(self) -> QWidget:
        holder = _Sums()
        column = QVBoxLayout(holder)
        column.setContentsMargins(u(2), u(2), u(2), u(1.5))
        column.setSpacing(u(0.25))
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self._day)
        column.addLayout(title)
        column.addWidget(self._total)
        column.addWidget(self._sales)
        row = QHBoxLayout()
        row.setSpacing(u(1))
        row.addWidget(IconView("lock", Ink.T3, size_u=1.75))
        row.addWidget(self._unsent, 1)
        column.addLayout(row)
        return holder

    def _pad_line(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(u(2), u(1.25), u(2), u(1.5))
        column.setSpacing(u(0.75))
        row = QHBoxLayout()
        row.addWidget(self._pad, 1)
        row.addWidget(self._left)
        column.addLayout(row)
        column.addWidget(self._meter)
        return holder


class _Sums(Painted):
    """The sums, over a hairline. As high as their words need: in a narrow window the sales take two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline below."""
        rule(QPainter(self), 0, self.height() - 1, self.width())


def _columns(*, time_u: float = TIME_U) -> tuple[Column, ...]:
    return Column(tr("Time"), time_u, drop=1), Column(tr("Sale")), Column(tr("Amount"), 10, number=True)


def _told(row: SaleRow, *, short: bool) -> str:
    """The second line, in a narrow list with the time; of an entry of a book before the present one, which book.

    That is as long as a time, and the number of the slip must not be cut.
    """
    if is_former(row.seq):
        return f"{tr('Book {0}', former_place(row.seq)[0])}  ·  {_second(row, short=True)}"
    return f"{row_time(row)}  {_second(row, short=True)}" if short else _second(row)


def _second(row: SaleRow, *, short: bool = False) -> str:
    if row.voided_by_seq:
        return tr("Voided") if short else tr("Voided, {0}", row.void_reason)
    if row.kind == "refund":
        if row.outside_receipt:
            return tr("Refund, {0}", row.outside_store) if short else tr("Refund, store {0}", row.outside_store)
        sale = number_there(row.refund_of_seq)
        return tr("Refund of {0}", sale) if short else tr("Refund on entry {0}", sale)
    if meaning_of(row) is not Meaning.PLAIN:
        return _risk(row, short=short)
    if row.part_of_seq:
        whole = number_there(row.part_of_seq)
        return tr("Part of {0}", whole) if short else tr("Part of entry {0}", whole)
    if not row.slip:
        return tr("No slip")
    return text.slip(row.slip) if short else tr("Slip {0}", text.slip(row.slip))


def _risk(row: SaleRow, *, short: bool) -> str:
    if not is_flat(row):
        return tr("No approval") if short else tr("No approval code")
    if row.approval:
        return tr("By hand") if short else tr("Written by hand, slip {0}", text.slip(row.slip))
    return tr("Hand, no code") if short else tr("By hand, no code")


def _icon(row: SaleRow, *, fresh: bool) -> str:
    if row.voided_by_seq:
        return "void"
    if fresh:
        return "ok"
    if row.kind == "refund":
        return "refund"
    if meaning_of(row) is not Meaning.PLAIN:
        return "risk" if meaning_of(row) is Meaning.RISK else "refused"
    return "card" if row.tender == Tender.CARD else "cash"
