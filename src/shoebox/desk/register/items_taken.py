"""The items that a sale's form has taken: its amount and tax are theirs, and are not typed. Register room."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.register.items_words import basket_short
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import tr
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.desk.widgets.keycap import key_names
from shoebox.domain.item import Basket
from shoebox.domain.money import Money

SHORT_SIGNS_MAX = 80


class TakenItems:
    """Holds amount and tax of one form while it is keyed by items; a form without items is as it ever was."""

    def __init__(self, amount: AmountField, tax: AmountField, currency: str) -> None:
        self._amount, self._tax, self._currency, self._offered = amount, tax, currency, False
        self._reminder = ""
        self.basket = Basket()

    def __bool__(self) -> bool:
        return bool(self.basket.lines)

    def offer(self, *, offered: bool) -> None:
        """Say below the amount that it can be keyed by items, where there is a price file."""
        self._offered = offered
        if not self:
            self._amount.set_hint(self._hint())

    def remind(self, said: str) -> None:
        """Say this below the amount from now on, beside the certificate; or again what is said there otherwise."""
        self._reminder = said
        if self:
            self._amount.hold(said or self._lines())
        else:
            self._amount.set_hint(self._hint())

    def take(self, basket: Basket) -> None:
        """Amount and tax are these items' from now on; without lines they are typed again."""
        had, freed = bool(self), bool(self.basket.exempt)
        self.basket = basket
        if self:
            self._amount.set_money(Money(basket.total_minor, self._currency))
            self._tax.set_money(Money(basket.tax_minor, self._currency))
            self._amount.hold(self._reminder or self._lines())
            self._tax.hold(tr("From its items"))
        elif had:
            for field in (self._amount, self._tax):
                field.hold("")
                field.set_text("")
            self._amount.set_hint(self._hint())
        if not self and (freed or basket.exempt):
            self._free(basket.exempt)

    def exempt(self, certificate: str) -> None:
        """The sale, keyed as one amount, is without tax by this certificate; by none it is taxed again."""
        self.basket = Basket(exempt=certificate)
        self._free(certificate)

    def _free(self, certificate: str) -> None:
        self._tax.set_money(Money(0, self._currency) if certificate else None)
        self._tax.hold(tr("Tax exempt") if certificate else "")
        self._amount.set_hint(self._hint())

    def fills(self, name: str) -> bool:
        """Whether this field is filled by the items, so that Enter walks past it."""
        freed = name == "tax_minor" and bool(self.basket.exempt)
        return freed or (bool(self) and name in {"amount_minor", "tax_minor"})

    def words(self) -> str:
        """The lines, as many as fit below a verdict, to the end of a sentence."""
        said = basket_short(self.basket)
        return f"{said}." if len(said) <= SHORT_SIGNS_MAX else said[:SHORT_SIGNS_MAX].rpartition(", ")[0] + " …"

    def _lines(self) -> str:
        lines = text.many(len(self.basket.lines), tr("line"), tr("lines"))
        return tr("{0}, {1} opens", lines, _key())

    def _hint(self) -> str:
        exempt = tr("Certificate {0}", self.basket.exempt) if self.basket.exempt else ""
        if exempt or self._reminder:
            return tr("{0}. {1}", self._reminder, exempt) if exempt and self._reminder else exempt or self._reminder
        return tr("{0} keys it by items", _key()) if self._offered else ""


def _key() -> str:
    return " ".join(key_names(key_of("register", "items")))
