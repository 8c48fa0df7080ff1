"""The next sale, waiting below the last result for its first key. Register room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from shoebox.desk import text
from shoebox.desk.look import Type, u
from shoebox.desk.register.amounts import amount_mend
from shoebox.desk.register.card_guard import KeyWatch
from shoebox.desk.register.controls import TOP_U
from shoebox.desk.text import currency_sign, tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.words import Words
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money, figure_text


class NextCard(Card):
    """Looks as the next form will; only its first field takes keys. `begun` carries them, `claim_began` a scan."""

    begun = Signal(str)
    claim_began = Signal()

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._pill = Pill("")
        self._tender, self._next_slip = Tender.CARD, ""
        self.slip = Field(tr("Slip number"), role=Type.STAT, height_u=TOP_U, length_max=40)
        self.amount = AmountField(tr("Amount, tax included"), currency, role=Type.AMOUNT, height_u=TOP_U)
        self.slip.name(tr("Slip number of the next sale"))
        self.amount.name(tr("Amount of the next sale"))
        zero = figure_text(Money(0, currency))
        self._amount_rest = _resting(tr("Amount, tax included"), zero, Type.AMOUNT, unit=currency_sign(currency))
        self._tax_rest = _resting(tr("of which tax"), zero, Type.H2)
        self._received_rest = _resting(tr("Cash received"), zero, Type.AMOUNT, unit=currency_sign(currency))
        for first in (self.slip, self.amount):
            first.walks = False
            first.typed.connect(self._typed)
            first.entered.connect(self._take_next)
            KeyWatch(first).claim_began.connect(self.claim_began)
        self._lay_out()

    def first(self) -> Field:
        """The field that waits for a key."""
        return self.slip if self._tender == Tender.CARD else self.amount

    def wait_for(self, tender: str, next_slip: str) -> None:
        """Wait for the same kind of sale as before."""
        self._tender = Tender(tender)
        card = self._tender == Tender.CARD
        for first in (self.slip, self.amount):
            first.set_text("")
            first.set_mend("")
        self._pill.show_state(tr("Card slip, as before") if card else tr("Cash, as before"))
        self.offer(next_slip)
        self.amount.set_hint(tr("Type it, the rest opens by itself."))
        for part, shown in ((self.slip, card), (self._amount_rest, card)):
            part.setVisible(shown)
        for other in (self.amount, self._received_rest):
            other.setVisible(not card)

    def offer(self, next_slip: str) -> None:
        """Which number Enter takes; another one once this was spoiled, or its sale struck out."""
        self._next_slip = next_slip
        self.slip.set_hint(
            tr("Next is {0}. Enter takes it.", text.slip(next_slip)) if next_slip else tr("Scan it or type it.")
        )

    def set_narrow(self, *, narrow: bool) -> None:
        """As wide as the form's fields."""
        self.slip.setFixedWidth(u(29.5 if narrow else 34))
        self._tax_rest.setFixedWidth(u(14.5 if narrow else 16.5))

    def _typed(self, said: str) -> None:
        wrong = amount_mend(self.amount) if self.first() is self.amount else ""
        self.first().set_mend(wrong)
        if said and not wrong:
            self.first().set_text("")
            self.begun.emit(said)

    def _take_next(self) -> None:
        if self.first() is self.slip and self._next_slip:
            self.begun.emit(text.slip(self._next_slip))

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(Words(tr("Next sale"), Type.H2), 1)
        head.addWidget(self._pill)
        self.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(u(2))
        row.addWidget(self.slip)
        row.addWidget(self.amount, 1)
        row.addWidget(self._amount_rest, 1)
        row.addWidget(self._tax_rest)
        row.addWidget(self._received_rest, 1)
        self.body.addLayout(row)
        self.body.setSpacing(u(1))
        self.set_narrow(narrow=False)


def _resting(label: str, zero: str, role: Type, *, unit: str = "") -> Field:
    """A field that only shows where the next one will be: no stop of the keyboard, nothing to press."""
    field = Field(label, placeholder=zero, role=role, height_u=TOP_U)
    field.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    field.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    field.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if unit:
        field.frame.show_unit(unit)
    return field
