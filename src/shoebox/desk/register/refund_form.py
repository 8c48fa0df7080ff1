"""Giving money back on an earlier sale of this book. Register room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Meaning, Type
from shoebox.desk.look import u as units
from shoebox.desk.register.recorded_view import row_line
from shoebox.desk.register.sale_fields import TOP_U, amount_mend, good_money
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.till.drafts import RefundDraft

_MENDED_AT = {"staff": "pin", "refund.second_person": "pin", "till.reason_missing": "reason", "slip": "slip"}


class RefundForm(QWidget):
    """Find the sale, then say how much goes back. `sought` carries what to look for; `asked` a RefundDraft."""

    sought = Signal(str)
    asked = Signal(object)
    emptied = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy, self._row, self._entry_id, self._clerk = policy, None, "", ""
        self.sale = Field(tr("Claim code, slip or entry number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.amount = AmountField(tr("Give back"), policy.currency, role=Type.AMOUNT, height_u=TOP_U)
        self.found = Words("", Type.BODY, Ink.T2, wrap=True)
        self.slip = Field(
            tr("Slip number of the refund"), length_max=40, hint=tr("A card refund has a slip of its own.")
        )
        self.reason = Field(tr("Reason"), length_max=200)
        self.pin = Field(tr("PIN of a second person"), secret=True, numbers_only=True, length_max=12)
        self.button = Button(tr("Give back"), kind=Kind.FIRST, key="Return", large=True)
        self.verdict = Verdict(self.button)
        self._lay_out()
        self._listen()

    _row: SaleRow | None

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it."""
        self._row, self._entry_id, self._clerk = None, entry_id, clerk
        for field in self._fields():
            field.set_text("")
            field.set_mend("")
        self._settle()

    def focus_first(self) -> None:
        """The keyboard into the search."""
        self.sale.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, said: str) -> None:
        """Look for a claim code that was scanned elsewhere."""
        self.sale.set_text(said)
        self.sought.emit(said)

    def take_found(self, row: SaleRow | None) -> None:
        """The sale that was looked for, or none."""
        self._row = row
        self.sale.set_mend(
            "" if row is not None else tr("No sale of this book has it. Read it again from the receipt.")
        )
        if row is not None:
            left = Money(row.amount_minor - row.refunded_minor, row.currency)
            self.amount.set_money(left)
            self.slip.hold("" if row.tender == Tender.CARD else tr("Cash needs no slip."))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def take_refusal(self, error: ShoeboxError) -> None:
        """Say the book's reason under the field that mends it."""
        self.button.busy("")
        place = next((at for code, at in _MENDED_AT.items() if error.code.startswith(code)), "amount")
        fields = {"pin": self.pin, "reason": self.reason, "slip": self.slip, "amount": self.amount}
        fields[place].set_mend(str(error))
        fields[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verdict.say(tr("Nothing is given back yet"), str(error), Meaning.REFUSED)

    def try_refund(self) -> None:
        """Ask for the refund, or go to what is missing."""
        if self._row is None:
            self.focus_first()
        elif mend := amount_mend(self.amount):
            self.amount.set_mend(mend)
        elif not self.reason.text():
            self.reason.set_mend(tr("Say why in a few words."))
            self.reason.setFocus()
        else:
            self.button.busy(tr("Recording"))
            self.asked.emit(self._draft(self._row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted empties the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _draft(self, row: SaleRow) -> RefundDraft:
        return RefundDraft(
            entry_id=self._entry_id,
            clerk=self._clerk,
            of_seq=row.seq,
            amount_minor=good_money(self.amount, self._policy.currency).amount_minor,
            slip=self.slip.text() if row.tender == Tender.CARD else "",
            reason=self.reason.text(),
            pin=self.pin.text(),
        )

    def _settle(self) -> None:
        self.button.busy("")
        row = self._row
        if row is None:
            self.found.say(tr("The money goes back the way it came: to the same card, or in cash for cash."))
            self.verdict.say(tr("Next: the sale it is about"))
            self.button.hold(tr("Find the sale first."), self.sale)
            return
        given = tr(", {0} given back before", Money(row.refunded_minor, row.currency)) if row.refunded_minor else ""
        sale = tr("Entry {0}, {1}", row.seq, Money(row.amount_minor, row.currency))
        self.found.say(f"**{sale}**  ·  {row_line(row)}{given}")
        amount = good_money(self.amount, self._policy.currency)
        limit = Money(self._policy.refund_second_person_above_minor, row.currency)
        second = amount.amount_minor + row.refunded_minor > limit.amount_minor
        self.pin.set_hint(tr("Above {0} a manager agrees.", limit) if second else tr("Not needed up to {0}.", limit))
        to = tr("in cash") if row.tender == Tender.CASH else tr("to the same card")
        self.button.hold("")
        self.verdict.say(tr("{0} goes back {1}", amount, to), text.slip(row.slip), Meaning.OK)

    def _fields(self) -> tuple[Field, ...]:
        return (self.sale, self.amount, self.slip, self.reason, self.pin)

    def _listen(self) -> None:
        self.sale.walks = False
        self.sale.entered.connect(self._seek)
        self.button.acted.connect(self.try_refund)
        self.pin.entered.connect(self.try_refund)
        self.pin.walks = False
        for field in self._fields()[1:]:
            field.typed.connect(self._typed)

    def _seek(self) -> None:
        if self.sale.text():
            self.sought.emit(self.sale.text())

    def _typed(self, _said: str) -> None:
        for field in self._fields()[1:]:
            field.set_mend("")
        self._settle()

    def _lay_out(self) -> None:
        card = Card()
        card.set_foot(self.verdict)
        top = QHBoxLayout()
        top.setSpacing(units(2))
        top.addWidget(self.sale, 1)
        top.addWidget(self.amount, 1)
        low = QHBoxLayout()
        low.setSpacing(units(2))
        for field in (self.slip, self.pin):
            low.addWidget(field, 1)
        card.body.addLayout(top)
        card.body.addWidget(self.found)
        card.body.addWidget(self.reason)
        card.body.addLayout(low)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        stops: list[QWidget] = [self.sale, self.amount, self.reason, self.slip, self.pin, self.button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
