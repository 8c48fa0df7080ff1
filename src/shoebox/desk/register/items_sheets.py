"""The two sheets of the items page: another price with its reason, and a customer who pays no tax. Register room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shoebox.desk.look import Ink, Type
from shoebox.desk.register.amounts import amount_mend, good_money
from shoebox.desk.register.card_guard import guard
from shoebox.desk.register.items_words import line_second, line_short
from shoebox.desk.register.pin_sheet import PinSheet
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.field import Field
from shoebox.desk.widgets.labelled import Labelled
from shoebox.desk.widgets.segments import Choice, Segments
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.item import Line
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy

CERTIFICATE_SIGNS_MAX = 40
WIDTH_U = 96  # four reasons of the longest that a policy may have stand beside each other


@dataclass(frozen=True, slots=True)
class PriceAsked:
    """Another price for a line: why, and a second person's PIN where one is needed."""

    price_minor: int
    reason: str
    pin: str


class PriceSheet(PinSheet):
    """`asked` carries a PriceAsked; the sheet stays until the till has agreed."""

    asked = Signal(object)

    def __init__(self, over: QWidget, line: Line, policy: Policy, *, needs_pin: bool) -> None:
        title = tr("Another price for {0}", line.name)
        super().__init__(
            over, title, roles=policy.override_roles, act=tr("Set the price"), waiting=tr("Asking"), width_u=WIDTH_U
        )
        self._policy, self._line, self._needs_pin = policy, line, needs_pin
        self.price = AmountField(tr("Price"), policy.currency, role=Type.STAT, height_u=7)
        choices = tuple(Choice(reason, reason, str(at)) for at, reason in enumerate(policy.override_reasons, start=1))
        self.reasons = Segments(tr("Why"), choices)
        self.why = Labelled(tr("Why"), self.reasons, mend_lines=1)
        said = f"{line_short(line)}  ·  {line_second(line, policy.currency)}"
        for part in (Words(said, Type.BODY, Ink.T2), self.price, self.why, self.pin):
            self.body.addWidget(part)
        self.pin.setVisible(needs_pin)
        self._listen()

    def ask(self) -> None:
        """Open it with the keyboard in the price."""
        self.open(self.price.edit)

    def refuse(self, error: ShoeboxError) -> None:
        """Say why not, where it is mended."""
        self.refuse_at(self.pin if self._needs_pin else self.price, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A reason by its number, where the keyboard is in no field."""
        if not self.reasons.press_numbered(event):
            super().keyPressEvent(event)

    def is_missing(self) -> bool:
        """First a price, then why; the list's own needs no reason."""
        if not self._price():
            self.price.set_mend(amount_mend(self.price) or tr("Type what one costs."))
            self.price.setFocus()
        elif not self.reasons.value() and not self._is_list_price():
            self.why.set_mend(tr("Choose why, with 1 to {0}.", len(self._policy.override_reasons)))
            self.reasons.segments[0].setFocus()
        else:
            return False
        return True

    def wants_pin(self) -> bool:
        """Back to the list's price needs nobody."""
        return self._needs_pin and not self._is_list_price()

    def send(self) -> None:
        """Hand everything on."""
        reason = str(self.reasons.value() or "")
        self.asked.emit(PriceAsked(self._price().amount_minor, reason, self.pin.text()))

    def _listen(self) -> None:
        self.price.walks = False
        self.price.entered.connect(self._walk)
        self.price.typed.connect(self._price_typed)
        self.reasons.chosen.connect(self._chosen)
        self.reasons.entered.connect(self._ask)
        guard(self.price)

    def _walk(self) -> None:
        if self._is_list_price():
            self._ask()  # back to the list's price needs no reason
        else:
            self.reasons.segments[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, _value: object) -> None:
        self.why.set_mend("")
        (self.pin if self._needs_pin else self.button).setFocus(Qt.FocusReason.TabFocusReason)

    def _is_list_price(self) -> bool:
        return bool(self.price.text()) and self._price() == Money(self._line.list_price_minor, self._policy.currency)

    def _price(self) -> Money:
        return good_money(self.price, self._policy.currency)

    def _price_typed(self, _said: str) -> None:
        self.price.set_mend("")


class ExemptSheet(Sheet):
    """`asked` carries the certificate's number; an empty one taxes the sale again."""

    asked = Signal(str)

    def __init__(self, over: QWidget, certificate: str) -> None:
        super().__init__(over, tr("A customer who pays no tax"))
        self.certificate = Field(
            tr("Number of the certificate"),
            hint=tr("Empty taxes the sale again. A copy of the certificate goes into the box."),
            length_max=CERTIFICATE_SIGNS_MAX,
        )
        self.certificate.set_text(certificate)
        self.button = Button(tr("Sell without tax"), kind=Kind.FIRST, key="Return")
        self.body.addWidget(self.certificate)
        self.add_act(self.button)
        self.certificate.walks = False
        self.certificate.entered.connect(self._ask)
        self.certificate.typed.connect(self._typed)
        self.button.acted.connect(self._ask)
        guard(self.certificate)

    def ask(self) -> None:
        """Open it with the keyboard in the number."""
        self.open(self.certificate.edit)

    def _typed(self, said: str) -> None:
        self.button.say(tr("Sell without tax") if said.strip() else tr("Tax the sale"))

    def _ask(self) -> None:
        if self.certificate.edit.hasFocus() and self.certificate.edit.ended_scan():
            self.button.setFocus(Qt.FocusReason.TabFocusReason)  # a scan says the number, a person sells without tax
            return
        self.asked.emit(self.certificate.text())
