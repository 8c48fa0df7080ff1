"""What stands in an amount field, as money or as the sentence that mends it. Register room; no widgets of its own."""

from __future__ import annotations

from shoebox.desk.text import sentence_of
from shoebox.desk.widgets.amount_field import AmountField
from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, tax_within


def minor_of(field: AmountField) -> int:
    """Minor units typed, 0 while empty. Raises Refusal for what is no amount."""
    money = field.money()
    return money.amount_minor if money is not None else 0


def amount_mend(field: AmountField) -> str:
    """The sentence for an amount that can't be read, or nothing."""
    try:
        field.money()
    except Refusal as refused:
        return sentence_of(refused)
    return ""


def good_money(field: AmountField, currency: str) -> Money:
    """The amount typed, zero where there is none yet or it can't be read."""
    try:
        return field.money() or Money(0, currency)
    except Refusal:
        return Money(0, currency)


class TaxFollows:
    """Fills the tax field from the amount until somebody types a tax of their own."""

    def __init__(self, amount: AmountField, tax: AmountField, *, currency: str, rate_per_100k: int) -> None:
        self._amount, self._tax, self._currency, self._rate = amount, tax, currency, rate_per_100k
        self._own = False

    def start(self) -> None:
        """The next sale's tax follows again."""
        self._own = False

    def follows(self) -> bool:
        """Whether the tax is filled in by itself."""
        return not self._own and bool(self._tax.text())

    def whole(self, whole: Money) -> None:
        """The tax of a sale that is more than the amount in its field, unless somebody typed one of their own."""
        if not self._own and not self._tax.edit.isReadOnly():
            self._tax.set_money(tax_within(whole, self._rate) if whole else None)

    def again(self, whole: Money) -> None:
        """It follows once more, whatever was typed before."""
        self.start()
        self.whole(whole)

    def changed(self, name: str) -> None:
        """The draft's field of this name was typed in."""
        if name == "tax_minor":
            self._own = bool(self._tax.text())
        if name == "amount_minor" and not self._own and not amount_mend(self._amount):
            self.whole(good_money(self._amount, self._currency))
