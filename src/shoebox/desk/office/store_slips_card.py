"""The slips of all registers of the store: one is found by its number, wherever it was keyed. Office room."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, u
from shoebox.desk.office.day_words import run_words
from shoebox.desk.office.list_card import ListCard
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel, enum_columns
from shoebox.domain.card import Brand
from shoebox.domain.clock import local_time
from shoebox.domain.money import Money, figure_text
from shoebox.domain.registers import by_name
from shoebox.domain.store_slips import SlipWas, StoreSlip

ROWS_MAX, TYPED_SIGNS_MAX, ROW_U = 6, 20, 5.5


class Col(IntEnum):
    """Columns of the slips."""

    SLIP = 0
    REGISTER = 1
    WHEN = 2
    WHAT = 3
    AMOUNT = 4


class StoreSlipsModel(RowModel[StoreSlip]):
    """One row a slip."""

    def __init__(self, currency: str) -> None:
        columns = {
            Col.SLIP: Column(tr("Slip"), 15),
            Col.REGISTER: Column(tr("Register"), 9),
            Col.WHEN: Column(tr("When"), 7.5),
            Col.WHAT: Column(tr("What became of it")),
            Col.AMOUNT: Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True),
        }
        super().__init__(enum_columns(columns))
        self._currency = currency

    def cell(self, row: StoreSlip, column: int) -> Cell:
        """What this column says of the slip."""
        if column == Col.SLIP:
            return Cell(run_words(row.slips), weight=500)
        if column == Col.REGISTER:
            return Cell(row.register)
        if column == Col.WHEN:
            return Cell(text.clock(local_time(row.wall_ms, row.offset_min)) if row.wall_ms else "")
        if column == Col.AMOUNT:
            if not row.amount_minor:
                return Cell("")
            sign = -1 if row.was is SlipWas.REFUND else 1
            figure = figure_text(Money(sign * row.amount_minor, self._currency))
            return Cell(figure, weight=500, struck=row.was is SlipWas.VOID)
        if row.was is SlipWas.MISSING and not row.said:
            return Cell(tr("not explained yet"), ink=Ink.REFUSED, icon="refused")
        return Cell(what_words(row), second=row.said)


class StoreSlipsCard(ListCard):
    """A field for the number and a button that goes round the registers; rows once one of them says what is meant.

    It is not there where the store has one register.
    """

    def __init__(self, currency: str, *, key: str) -> None:
        self.which = Button(tr("All registers"), key=key)
        model = StoreSlipsModel(currency)
        super().__init__(
            tr("Find a slip"), model, none=tr("No such slip."), rows_max=ROWS_MAX, row_u=ROW_U, right=self.which
        )
        self.number = Field(
            tr("Number"), hint=tr("Any part of it, such as its last four digits."), length_max=TYPED_SIGNS_MAX
        )
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1))
        inside.addWidget(self.number)
        self.body.insertWidget(0, holder)
        self.table.setParent(None)  # put in once more, behind the field: Tab goes by the order of coming
        self.body.insertWidget(1, self.table)
        self._slips: tuple[StoreSlip, ...] = ()
        self._register = ""
        self.number.typed.connect(self._show)
        self.which.acted.connect(self.next_register)
        self.hide()

    def show_slips(self, slips: Sequence[StoreSlip]) -> None:
        """Those of a day, as far as they are looked for."""
        self._slips = tuple(slips)
        self._show("")

    def next_register(self) -> None:
        """Of one register alone, of the next, of all again."""
        names = ("", *by_name({one.register for one in self._slips}))
        at = names.index(self._register) if self._register in names else 0
        self._register = names[(at + 1) % len(names)]
        self._show("")

    def _show(self, _typed: str) -> None:
        self.which.say(tr("Register {0}", self._register) if self._register else tr("All registers"))
        typed = self.number.text()
        meant = [one for one in self._slips if self._register in ("", one.register) and one.is_meant(typed)]
        is_asked = bool(typed or self._register)
        hint = tr("{0} of {1}", text.count(len(meant)), text.count(len(self._slips)))
        self.show_rows(meant if is_asked else (), hint if is_asked else tr("of all registers whose day is here"))
        self.show_none(shown=is_asked and not meant)


def what_words(row: StoreSlip) -> str:
    """What became of a slip, in a few words."""
    if row.was is SlipWas.SPOILED:
        return tr("spoiled")
    if row.was is SlipWas.MISSING:
        return tr("missing")
    card = f"{Brand(row.brand).words} {row.last4}" if row.brand in tuple(Brand) else row.last4
    entry = tr("{0}, entry {1}", card, text.entry(row.seq))
    if row.was is SlipWas.VOID:
        return tr("{0}, void", entry)
    return tr("{0}, refund", entry) if row.was is SlipWas.REFUND else entry
