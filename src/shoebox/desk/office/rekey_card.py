"""Drafts to key into the revived point of sale, ticked off one by one with the order number it gave. Office room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, u
from shoebox.desk.office.rekey_words import amount, how_late, paid
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.row_model import Cell, Column, RowModel
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, figure_text
from shoebox.domain.rekeying import ORDER_SIGNS_MAX, DraftLeft

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class DraftModel(RowModel[DraftLeft]):
    """The incident, the day it was taken and how late that is, entry, slip, how it was paid, amount."""

    def __init__(self, currency: str) -> None:
        columns = (
            Column(tr("Incident"), 12), Column(tr("Taken"), 30), Column(tr("Entry"), 14, number=True, drop=1),
            Column(tr("Slip"), 14), Column(tr("Paid")),
            Column(tr("Amount, {0}", text.currency_sign(currency)), 12, number=True),
        )  # fmt: skip
        super().__init__(columns)

    def cell(self, row: DraftLeft, column: int) -> Cell:
        """A draft as it stands in the book."""
        sale = row.row
        if column == 0:
            return Cell(row.incident, ink=Ink.T2)
        if column == 1:
            late, ink = how_late(row)
            day = text.day(row.since)
            return Cell(f"{day}, {late}" if late else day, ink=ink if late else Ink.T1)
        if column == 2:
            return Cell(text.entry(sale.seq))
        if column == 3:
            return Cell(text.slip(sale.slip) if sale.slip else "")
        if column == 4:
            return Cell(paid(sale))
        back = -1 if sale.kind == "refund" else 1
        return Cell(figure_text(Money(back * sale.amount_minor, sale.currency)), weight=500)

    def row_name(self, row: DraftLeft) -> str:
        """For readers."""
        said = tr("Entry {0}, {1}", text.entry(row.row.seq), amount(row.row))
        late, _ = how_late(row)
        return f"{said}, {late}" if late else said


class RekeyCard(Card):
    """`asked` carries the entry and its order number. Down and Up mark another draft while one types."""

    asked = Signal(object, str)  # a draft of a book before has a number beyond 32 bits

    def __init__(self, currency: str) -> None:
        super().__init__(tr("Key these into the till, each once"), flat=True)
        self._model = DraftModel(currency)
        self.table = Table(self._model, name=tr("Drafts to key again"))
        self.table.setMinimumHeight(u(20))
        self.order = Field(
            tr("Order number that the till gave"), hint=tr("Scan or type it, then Enter."), length_max=ORDER_SIGNS_MAX,
            mend_lines=2,
        )  # fmt: skip
        self.review_button = Button(tr("Review"), key=key_of("office", "review", "incident"))
        self.undo_button = Button(tr("Take a tick back"), key=key_of("office", "undo", "incident"))
        self.button = Button(tr("Tick it off"), kind=Kind.FIRST, key="Return")
        self.verdict = Verdict(self.button)
        row = QHBoxLayout()
        row.setContentsMargins(u(2.5), u(1.5), u(2.5), 0)
        row.setSpacing(u(1.5))
        row.addWidget(self.order, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, u(2.75), 0, 0)  # level with the field, below its label
        beside.setSpacing(u(1))
        for button in (self.review_button, self.undo_button):
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.set_foot(self.verdict)
        self.order.walks = False
        self.order.edit.installEventFilter(self)
        self.order.entered.connect(self._ask)
        self.order.typed.connect(self._typed)
        self.button.acted.connect(self._ask)
        self.table.chosen.connect(self._chose)

    def show_rows(self, rows: tuple[DraftLeft, ...], held: str) -> None:
        """What is left to key again. The draft that was marked stays so while it is there."""
        before = self.draft()
        self._model.show_rows(rows)
        self.button.hold(held)
        if rows:
            seq = before.row.seq if before is not None else 0
            self.table.choose_row(max(0, self._model.find(lambda one: one.row.seq == seq)))
        self._chose(self.draft())

    def draft(self) -> DraftLeft | None:
        """The draft that is marked."""
        row = self.table.row()
        return row if isinstance(row, DraftLeft) else None

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up in the order number go through the drafts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _STEPS:
            at = self.table.currentIndex().row() + _STEPS[Qt.Key(event.key())]
            if 0 <= at < self._model.rowCount():
                self.table.choose_row(at)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        draft = self.draft()
        if self.button.held() or draft is None:
            self.button.click()
        elif not self.order.text():
            self.order.set_mend(tr("Type the order number that the till gave."))
            self.focus_first()
        elif self.button.begin(tr("Ticking off")):
            self.asked.emit(draft.row.seq, self.order.text())

    def _typed(self, _said: str) -> None:
        self.order.set_mend("")

    def _chose(self, draft: DraftLeft | None) -> None:
        left = self._left()
        self.review_button.setVisible(draft is not None and draft.needs_review)
        if draft is None:
            self.verdict.say(left, "", Meaning.OK)
        elif draft.needs_review:
            said = tr("Entry {0}, {1}: too late to be keyed unseen", text.entry(draft.row.seq), amount(draft.row))
            review = tr("A manager reviews it first: {0}.", key_of("office", "review", "incident"))
            self.verdict.say(said, f"{review} {left}", Meaning.REFUSED)
        else:
            self.verdict.say(tr("Now entry {0}, {1}", text.entry(draft.row.seq), amount(draft.row)), left)

    def _left(self) -> str:
        """How many are left, by incident where they are of several."""
        numbers = [draft.incident for draft in self._model.rows]
        left = text.many(len(numbers), tr("draft left"), tr("drafts left"))
        of_each = dict.fromkeys(numbers)
        if len(of_each) < 2:
            return left
        return tr("{0}: {1}", left, ", ".join(tr("{0} of {1}", numbers.count(one), one) for one in of_each))
