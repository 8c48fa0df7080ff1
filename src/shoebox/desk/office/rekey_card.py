"""Drafts to key into the revived point of sale, ticked off one by one with the order number it gave. Office room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from shoebox.desk import text
from shoebox.desk.look import Meaning, u
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.card import Brand
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, figure_text

ORDER_SIGNS_MAX = 40


class DraftModel(RowModel[SaleRow]):
    """Entry, slip, how it was paid, amount."""

    def __init__(self, currency: str) -> None:
        amount = Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True)
        super().__init__((Column(tr("Entry"), 8, number=True), Column(tr("Slip"), 16), Column(tr("Paid")), amount))

    def cell(self, row: SaleRow, column: int) -> Cell:
        """A draft as it stands in the book."""
        if column == 0:
            return Cell(text.count(row.seq))
        if column == 1:
            return Cell(text.slip(row.slip) if row.slip else "")
        if column == 2:
            return Cell(_paid(row))
        return Cell(figure_text(Money(row.amount_minor, row.currency)), weight=500)

    def row_name(self, row: SaleRow) -> str:
        """For readers."""
        return tr("Entry {0}, {1}", row.seq, text.money(Money(row.amount_minor, row.currency)))


class RekeyCard(Card):
    """`asked` carries the entry and its order number."""

    asked = Signal(int, str)

    def __init__(self, currency: str) -> None:
        super().__init__(tr("Key these into the till, each once"), flat=True)
        self._model = DraftModel(currency)
        self.table = Table(self._model, name=tr("Drafts to key again"))
        self.table.setMinimumHeight(u(20))
        self.order = Field(
            tr("Order number that the till gave"), hint=tr("Scan or type it, then Enter."), length_max=ORDER_SIGNS_MAX
        )
        self.button = Button(tr("Tick it off"), kind=Kind.FIRST, key="Return")
        self.verdict = Verdict(self.button)
        self.body.addWidget(self.order)
        self.body.addWidget(self.table, 1)
        self.order.setContentsMargins(u(2.5), u(1.5), u(2.5), 0)
        self.set_foot(self.verdict)
        self.order.walks = False
        self.order.entered.connect(self._ask)
        self.order.typed.connect(self._typed)
        self.button.acted.connect(self._ask)
        self.table.chosen.connect(self._chose)

    def show_rows(self, rows: tuple[SaleRow, ...], held: str) -> None:
        """What is left to key again."""
        self._model.show_rows(rows)
        self.button.hold(held)
        if rows and self.table.row() is None:
            self.table.choose_row(0)
        self._chose(self.table.row())

    def focus_first(self) -> None:
        """The keyboard in the order number."""
        self.order.setFocus(Qt.FocusReason.OtherFocusReason)

    def taken(self) -> None:
        """One is ticked off; the next is at hand."""
        self.button.busy("")
        self.order.set_text("")
        self.focus_first()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason under the order number."""
        self.button.busy("")
        self.order.set_mend(sentence_of(error))
        self.focus_first()

    def _ask(self) -> None:
        row = self.table.row()
        if self.button.held() or row is None:
            self.button.click()
        elif not self.order.text():
            self.order.set_mend(tr("Type the order number that the till gave."))
            self.focus_first()
        else:
            self.button.busy(tr("Ticking off"))
            self.asked.emit(row.seq, self.order.text())

    def _typed(self, _said: str) -> None:
        self.order.set_mend("")

    def _chose(self, row: SaleRow | None) -> None:
        left = text.many(self._model.rowCount(), tr("draft left"), tr("drafts left"))
        if row is None:
            self.verdict.say(left, "", Meaning.OK)
        else:
            said = tr("Now entry {0}, {1}", row.seq, text.money(Money(row.amount_minor, row.currency)))
            if row.rest_minor:
                said = tr("{0}, and {1} in cash", said, text.money(Money(row.rest_minor, row.currency)))
            self.verdict.say(said, left)


def _paid(row: SaleRow) -> str:
    if row.tender != Tender.CARD:
        return tr("Cash")
    return text.card(Brand(row.brand).words if row.brand in set(Brand) else row.brand, row.last4)
