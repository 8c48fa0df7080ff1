"""Keying a cash sale: amount, cash received, and the change in the largest letters. Register room.

One that was written down by hand and found late is keyed with its own time, as a card slip is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk.look import Type, u
from shoebox.desk.register.amounts import TaxFollows, amount_mend, good_money, minor_of
from shoebox.desk.register.change_panel import ChangePanel
from shoebox.desk.register.items_taken import TakenItems
from shoebox.desk.register.sale_form import SaleForm
from shoebox.desk.register.slip_extras import Extras, extras_words
from shoebox.desk.shortcuts import bind, key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.button import Button
from shoebox.domain.clock import Clock
from shoebox.domain.entry import Tender
from shoebox.domain.money import Money
from shoebox.domain.policy import Policy
from shoebox.till.drafts import SaleDraft

_ROUND_ACTS = ("round_1", "round_2", "round_3", "round_4")


class CashForm(SaleForm):
    """One cash sale. No slip is needed."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        super().__init__(policy.currency, clock)
        self._policy = policy
        self.amount = self.amount_field(tr("Amount, tax included"))
        self.tax = self.amount_field(tr("of which tax"), role=Type.H2, show_currency=False)
        self.items = TakenItems(self.amount, self.tax, policy.currency)
        self.received = self.amount_field(tr("Cash received"))
        self.change = ChangePanel(policy)
        self._tax = TaxFollows(self.amount, self.tax, currency=policy.currency, rate_per_100k=policy.tax_rate_per_100k)
        self._offers = tuple(_Offer(self, at, act) for at, act in enumerate(("exact", *_ROUND_ACTS)))
        self._lay_out()
        for name, control in (
            ("amount_minor", self.amount),
            ("tax_minor", self.tax),
            ("received_minor", self.received),
        ):
            self.add(name, control)
        acts: dict[str, Callable[[], object]] = {offer.act: offer.take for offer in self._offers}
        acts |= {"exempt": self.ask_exempt, "more": self.ask_more}
        bind(self, "register", "cash", acts)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self.amount, self.tax, self.received, *self._offers, self.record)

    def draft(self) -> SaleDraft:
        """What is typed now. Refuses an amount that can't be read."""
        return SaleDraft(
            entry_id=self.entry_id,
            clerk=self.clerk,
            tender=Tender.CASH,
            amount_minor=minor_of(self.amount),
            tax_minor=minor_of(self.tax),
            received_minor=minor_of(self.received),
            goods=self.extras.goods,
            happened_ms=self.extras.happened_ms,
            lines=self.items.basket.lines,
            exempt=self.items.basket.exempt,
        )

    def own_mends(self) -> dict[str, str]:
        """Amounts that can't be read."""
        return {
            "amount_minor": amount_mend(self.amount),
            "tax_minor": amount_mend(self.tax),
            "received_minor": amount_mend(self.received),
        }

    def ready_line(self) -> str:
        """``$129.95 in cash``, with what else the paper says."""
        line, more = tr("{0} in cash", good_money(self.amount, self.currency)), extras_words(self.extras, self._clock)
        return tr("{0}, {1}", line, more) if more else line

    def start(self, entry_id: str, clerk: str) -> None:
        """Empty it for the next customer."""
        self._tax.start()
        self.take_extras(Extras())
        super().start(entry_id, clerk)
        self._show_change()

    def tax_follows(self) -> None:
        """The tax of the amount."""
        self._tax.again(good_money(self.amount, self.currency))

    def needs_no_answer(self, name: str) -> bool:
        """The tax follows by itself."""
        return name == "tax_minor" and self._tax.follows()

    def begin_with(self, amount: str) -> None:
        """Go on with an amount that was typed elsewhere."""
        self.amount.set_text(amount)
        self.amount.edit.setFocus()
        self.amount.edit.end(False)
        self.amount.typed.emit(amount)

    def carry(self, extras: Extras) -> None:
        """What the paper says goes along from another tender; a part in cash is now all of it."""
        self.take_extras(extras.without_part())

    def take_extras(self, extras: Extras) -> None:
        """Show it below the cash received."""
        self.extras = extras
        self.received.set_hint(extras_words(extras, self._clock))

    def changed(self, name: str) -> None:
        """Tax, offers and change follow the amount."""
        self._tax.changed(name)
        self._show_change()

    def offers(self) -> tuple[Money, ...]:
        """The amount itself, then what a customer is likely to hand over: the next whole of each note."""
        amount = good_money(self.amount, self.currency)
        if not amount:
            return ()
        notes = [piece.worth_minor for piece in self._policy.pieces if not piece.is_coin]
        twice = self._policy.offered_twice_minor
        nexts = {-(-amount.amount_minor // note) * note for note in notes}
        nexts |= {-(-amount.amount_minor // note) * note + note for note in notes if note in twice}
        offers = sorted(nexts - {amount.amount_minor})[: len(_ROUND_ACTS)]
        return (amount, *(Money(minor, self.currency) for minor in offers))

    def take(self, offer: Money) -> None:
        """The customer hands over this much."""
        self.received.set_money(offer)
        self.received.typed.emit(self.received.text())
        self.received.setFocus()

    def _show_change(self) -> None:
        amount, received = good_money(self.amount, self.currency), good_money(self.received, self.currency)
        self.change.show_change(amount, received)
        for offer in self._offers:
            offer.follow(received)

    def _lay_out(self) -> None:
        body = self.card.body
        body.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(u(2.5), u(2.5), u(2.5), u(2.5))
        inner.setSpacing(u(0.5))
        top = QHBoxLayout()
        top.setSpacing(u(2))
        for field, stretch in ((self.amount, 1), (self.tax, 0), (self.received, 1)):
            top.addWidget(field, stretch)
        self.tax.setFixedWidth(u(16.5))
        inner.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(u(1))
        for offer in self._offers:
            row.addWidget(offer, 1)
        inner.addLayout(row)
        body.addLayout(inner)
        body.addWidget(self.change, 1)


class _Offer(Button):
    """One round amount that a customer may hand over, on its key."""

    def __init__(self, form: CashForm, at: int, act: str) -> None:
        super().__init__(tr("Exact") if act == "exact" else "", key=key_of("register", act, "cash"))
        self.act, self._form, self._at = act, form, at
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setHorizontalPolicy(policy.Policy.MinimumExpanding)
        self.setSizePolicy(policy)
        self.acted.connect(self.take)

    def take(self) -> None:
        """The customer hands this over."""
        offers = self._form.offers()
        if self._at < len(offers):
            self._form.take(offers[self._at])

    def follow(self, received: Money) -> None:
        """Show what it offers for the amount typed now, and whether that was taken."""
        offers = self._form.offers()
        self.setVisible(self._at < len(offers))
        if self._at < len(offers):
            self.say(str(offers[self._at]) if self._at else tr("Exact"))
            self.choose(offers[self._at] == received)
