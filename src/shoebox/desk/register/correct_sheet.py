"""What the paper of a sale says, typed over what was keyed: with a reason and another person's PIN. Register room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type, u
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.register.rows import row_line, row_money
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.words import Words
from shoebox.domain.card import Brand
from shoebox.domain.correction import SlipFacts
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Tender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.money import Money, tax_within
from shoebox.domain.policy import Policy

CASH = "cash"
WIDTH_U = 92
_AT = {
    "staff.": "pin", "till.reason_missing": "reason", "reason.": "reason", "till.note_long": "reason",
    "till.tax": "tax", "item.exempt_tax": "tax", "slip.": "slip", "card.": "last4", "till.approval": "approval",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CorrectAsked:
    """What the paper says, why, and on whose PIN."""

    facts: SlipFacts
    reason: str
    pin: str


class CorrectSheet(PinSheet):
    """`asked` carries a CorrectAsked. Every field begins with what stands in the book."""

    asked = Signal(object)

    def __init__(self, over: QWidget, row: SaleRow, policy: Policy, *, roles: Iterable[str]) -> None:
        title = tr("Correct entry {0}, {1}", row.seq, row_money(row))
        act = tr("Correct entry {0}", row.seq)
        super().__init__(over, title, roles=roles, act=act, waiting=tr("Recording"), width_u=WIDTH_U)
        self.to_reason = Button(tr("The rest is right: why"), key=key_of("register", "why", "correct"))
        self.add_act(self.to_reason)
        self._row, self._policy = row, policy
        self.amount = AmountField(tr("Amount on the paper"), row.currency, role=Type.STAT, height_u=7)
        self.tax = AmountField(tr("Tax within"), row.currency, role=Type.STAT, height_u=7)
        brands = tuple(dict.fromkeys([*policy.brands, *([Brand(row.brand)] if row.brand in set(Brand) else [])]))
        ways = [Choice(str(brand), _words(brand), str(at)) for at, brand in enumerate(brands, 1)]
        self.ways = Segments(tr("Paid by"), (*ways, Choice(CASH, tr("Cash"), str(len(ways) + 1))))
        self.slip = Field(tr("Slip number"), height_u=7, length_max=40)
        self.last4 = Field(tr("Last four of the card"), numbers_only=True, length_max=24)
        self.approval = Field(tr("Approval code"), length_max=24)
        self.reason = ReasonField(hint=tr("Such as: one digit wrong, another slip read."), mend_lines=1)
        self._lay_out()
        self._fill_in()
        self._listen()

    def ask(self) -> None:
        """Open it with the keyboard in the amount, which the first digit replaces."""
        self.open(self.amount.edit)
        self.amount.edit.selectAll()

    def refuse(self, error: ShoeboxError) -> None:
        """Say the book's reason where it is mended."""
        at = next((name for code, name in _AT.items() if error.code.startswith(code)), "amount")
        self.refuse_at(getattr(self, at), error)

    def is_missing(self) -> bool:
        """An amount that can be read, and why."""
        wrong = amount_mend(self.amount) or ("" if self._minor(self.amount) else tr("Type what the paper says."))
        for field, said in (
            (self.amount, wrong),
            (self.tax, amount_mend(self.tax)),
            (self.reason, "" if self.reason.text() else tr("Say why in a few words.")),
        ):
            if said:
                field.set_mend(said)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def send(self) -> None:
        """Hand everything on."""
        self.asked.emit(CorrectAsked(self.facts(), self.reason.text(), self.pin.text()))

    def facts(self) -> SlipFacts:
        """What is typed, as the paper's."""
        way = str(self.ways.value() or CASH)
        card = way != CASH
        return SlipFacts(
            slip="".join(self.slip.text().split()),
            tender=Tender.CARD.value if card else Tender.CASH.value,
            amount_minor=self._minor(self.amount),
            tax_minor=self._minor(self.tax),
            brand=way if card else "",
            last4=self.last4.text() if card else "",
            approval=self.approval.text() if card else "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A tender by its number, where the keyboard is in no field; F4 from any field to the reason."""
        if event.key() == Qt.Key.Key_F4:
            self._to_reason()
            event.accept()
        elif not self.ways.press_numbered(event):
            super().keyPressEvent(event)

    def _minor(self, field: AmountField) -> int:
        return good_money(field, self._row.currency).amount_minor

    def _lay_out(self) -> None:
        row = self._row
        day = text.day(date.fromisoformat(row.day))
        cash = tr("No drawer moves: the cash of that day was counted. The slip stays in that day's box.")
        self.body.addWidget(Words(f"{text.bold(day)}  ·  {row_line(row)}", Type.BODY, Ink.T2, wrap=True))
        self.body.addLayout(_beside(self.amount, self.tax, self.slip))
        self.body.addWidget(Labelled(tr("Paid by"), self.ways, mend_lines=0))
        self.body.addLayout(_beside(self.last4, self.approval))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.pin)
        self.body.addWidget(Words(cash, Type.SMALL, Ink.T2, wrap=True))
        self.body.setSpacing(u(1))

    def _fill_in(self) -> None:
        row = self._row
        self.amount.set_money(Money(row.amount_minor, row.currency))
        self.tax.set_money(Money(row.tax_minor, row.currency))
        self.slip.set_text(text.slip(row.slip) if row.slip else "")
        self.last4.set_text(row.last4)
        self.approval.set_text(row.approval)
        self.ways.choose(CASH if row.tender == Tender.CASH else row.brand)
        self._show_card()

    def _listen(self) -> None:
        self.reason.entered.connect(self._to_pin)
        self.reason.walks = False
        self.to_reason.acted.connect(self._to_reason)
        self.ways.chosen.connect(self._chosen)
        self.ways.entered.connect(self._on_from_ways)
        self.amount.typed.connect(self._follow)
        for field in (self.amount, self.tax, self.slip, self.last4, self.approval, self.reason):
            field.typed.connect(self._typed)
            guard(field)

    def _follow(self, _said: str) -> None:
        """The tax goes with the amount where it was what the rate makes of it; another stays until it is typed."""
        row, rate = self._row, self._policy.tax_rate_per_100k
        was = tax_within(Money(row.amount_minor, row.currency), rate).amount_minor
        if row.tax_minor == was and not amount_mend(self.amount):
            self.tax.set_money(tax_within(good_money(self.amount, row.currency), rate))

    def _chosen(self, _way: object) -> None:
        self._show_card()
        self._on_from_ways()

    def _show_card(self) -> None:
        card = self.ways.value() != CASH
        for field in (self.last4, self.approval):
            field.setVisible(card)

    def _on_from_ways(self) -> None:
        (self.reason if self.ways.value() == CASH else self.last4).setFocus(Qt.FocusReason.TabFocusReason)

    def _to_reason(self) -> None:
        """What stands in the other fields is right as it is."""
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_pin(self) -> None:
        if self.reason.text():
            self.pin.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.reason.set_mend(tr("Say why in a few words."))

    def _typed(self, _said: str) -> None:
        for field in (self.amount, self.tax, self.slip, self.last4, self.approval, self.reason):
            field.set_mend("")


def _words(brand: Brand) -> str:
    return tr("Other") if brand is Brand.OTHER else brand.words


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(u(2))
    for field in fields:
        row.addWidget(field, 1)
    return row
