"""Keying a cash sale: amount, cash received, and the change in the largest letters. Register room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QWidget

from shoebox.desk.look import Meaning, Type, u
from shoebox.desk.register.sale_fields import SaleForm, amount_mend, good_money, minor_of
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money, tax_within
from shoebox.domain.policy import Policy
from shoebox.till.drafts import SaleDraft

_ROUND_ACTS = ("round_1", "round_2", "round_3", "round_4")


class CashForm(SaleForm):
    """One cash sale. No slip is needed."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy.currency)
        self._policy, self._tax_typed = policy, False
        self.amount = self.amount_field(tr("Amount, tax included"))
        self.tax = self.amount_field(tr("of which tax"), role=Type.H2, show_currency=False)
        self.received = self.amount_field(tr("Received"))
        self.change = BigAmount(tr("Give back"), str(Money(0, policy.currency)))
        self._offers = tuple(self._offer(act) for act in ("exact", *_ROUND_ACTS))
        self._lay_out()
        for name, control in (
            ("amount_minor", self.amount),
            ("tax_minor", self.tax),
            ("received_minor", self.received),
        ):
            self.add(name, control)
        stops: list[QWidget] = [self.amount, self.tax, self.received, *self._offers, self.record]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        acts = dict(zip(("exact", *_ROUND_ACTS), (self._take(at) for at in range(5)), strict=True))
        bind(self, "register", "cash", {**acts})

    def draft(self) -> SaleDraft:
        """What is typed now. Refuses an amount that can't be read."""
        return SaleDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            tender=Tender.CASH,
            amount_minor=minor_of(self.amount),
            tax_minor=minor_of(self.tax),
            received_minor=minor_of(self.received),
        )

    def own_mends(self) -> dict[str, str]:
        """Amounts that can't be read."""
        return {
            "amount_minor": amount_mend(self.amount),
            "tax_minor": amount_mend(self.tax),
            "received_minor": amount_mend(self.received),
        }

    def ready_line(self) -> str:
        """``$129.95 in cash``."""
        return tr("{0} in cash", good_money(self.amount, self.currency))

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for the next customer."""
        self._tax_typed = False
        super().start(entry_id, clerk)
        self._show_change()

    def begin_with(self, amount: str) -> None:
        """Go on with an amount that was typed elsewhere."""
        self.amount.set_text(amount)
        self.amount.edit.setFocus()
        self.amount.typed.emit(amount)

    def changed(self, name: str) -> None:
        """Tax, offers and change follow the amount."""
        if name == "tax_minor":
            self._tax_typed = bool(self.tax.text())
        if name == "amount_minor" and not self._tax_typed and not amount_mend(self.amount):
            amount = good_money(self.amount, self.currency)
            self.tax.set_money(tax_within(amount, self._policy.tax_rate_per_100k) if amount else None)
        self._show_change()

    def _show_change(self) -> None:
        amount, received = good_money(self.amount, self.currency), good_money(self.received, self.currency)
        enough = bool(received) and received >= amount
        back = received - amount if enough else Money(0, self.currency)
        self.change.show_amount(str(back), meaning=Meaning.OK if enough and back else Meaning.PLAIN)
        for button, offer in zip(self._offers, self._rounds(amount), strict=True):
            button.setVisible(offer is not None)
            button.say(str(offer) if offer is not None else "")
            button.choose(offer is not None and offer == received)

    def _rounds(self, amount: Money) -> tuple[Money | None, ...]:
        """The amount itself, then what a customer is likely to hand over: the next whole of each note."""
        if not amount:
            return (None,) * 5
        notes = [piece for piece, _ in self._policy.denominations if piece >= 100]
        nexts = sorted({-(-amount.amount_minor // note) * note for note in notes} - {amount.amount_minor})
        found = [amount, *(Money(minor, self.currency) for minor in nexts[:4])]
        return (*found, *(None,) * (5 - len(found)))

    def _offer(self, act: str) -> Button:
        return Button("", key=key_of("register", act, "cash"))

    def _take(self, at: int) -> Callable[[], None]:
        def take() -> None:
            offer = self._rounds(good_money(self.amount, self.currency))[at]
            if offer is not None:
                self.received.set_money(offer)
                self.received.typed.emit(self.received.text())
                self.received.setFocus()

        return take

    def _lay_out(self) -> None:
        body = self.card.body
        body.setSpacing(u(1.5))
        top = QHBoxLayout()
        top.setSpacing(u(2))
        for field, stretch in ((self.amount, 40), (self.tax, 15), (self.received, 40)):
            top.addWidget(field, stretch)
        body.addLayout(top)
        offers = QHBoxLayout()
        offers.setSpacing(u(1))
        offers.addStretch(1)
        for at, button in enumerate(self._offers):
            button.acted.connect(self._take(at))
            offers.addWidget(button)
        body.addLayout(offers)
        body.addStretch(1)
        body.addWidget(self.change)
        body.addStretch(2)
