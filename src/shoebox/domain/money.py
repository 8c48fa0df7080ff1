"""Money: integers in minor units, one currency, one formatter. Ground: standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoebox.domain.currency import MINOR_DIGITS
from shoebox.domain.errors import Refusal

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CAD": "$", "AUD": "$"}
AMOUNT_MINOR_MAX = 10**12
MINUS = "−"
_PLAIN = re.compile(r"([0-9]{1,13})(?:[.,]([0-9]{1,3}))?")


def minor_digits(currency: str) -> int:
    """How many digits stand after the point in this currency (ISO 4217); 2 for a code that is not known."""
    return MINOR_DIGITS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in the currency's smallest unit: ``Money(12995, "USD")`` is $129.95."""

    amount_minor: int
    currency: str

    def __post_init__(self) -> None:
        assert type(self.amount_minor) is int, "money is whole minor units, never a float"

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read ``62.41``, ``62,41`` or ``62``; refuses signs and letters (code ``money.unreadable``)."""
        match = _PLAIN.fullmatch(text.strip().replace(" ", ""))
        digits = minor_digits(currency)
        if match is None or len(match[2] or "") > digits:
            raise Refusal("money.unreadable", text=text.strip()[:20], example="62" if not digits else "62.41")
        minor = int(match[1]) * 10**digits + int((match[2] or "").ljust(digits, "0") or "0")
        if minor > AMOUNT_MINOR_MAX:
            raise Refusal("money.too_much", text=text.strip()[:20])
        return cls(minor, currency)

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount_minor + other.amount_minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount_minor - other.amount_minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount_minor, self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.amount_minor * times, self.currency)

    def __bool__(self) -> bool:
        return self.amount_minor != 0

    def __str__(self) -> str:
        return money_text(self)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")


def figure_text(money: Money) -> str:
    """``1,204.15`` or ``−20.00``: for a column whose head names the currency."""
    digits = minor_digits(money.currency)
    whole, part = divmod(abs(money.amount_minor), 10**digits)
    text = f"{whole:,}" + (f".{part:0{digits}d}" if digits else "")
    return MINUS + text if money.amount_minor < 0 else text


def money_text(money: Money) -> str:
    """``$1,204.15``, ``−$20.00``, ``CHF 12.00``: how money reads on screen and paper."""
    sign = _SIGNS.get(money.currency, money.currency + " ")
    text = sign + figure_text(Money(abs(money.amount_minor), money.currency))
    return MINUS + text if money.amount_minor < 0 else text


def plain_text(money: Money) -> str:
    """``-1204.15``: for files that programs read."""
    digits = minor_digits(money.currency)
    whole, part = divmod(abs(money.amount_minor), 10**digits)
    text = f"{whole}" + (f".{part:0{digits}d}" if digits else "")
    return "-" + text if money.amount_minor < 0 else text


def tax_within(gross: Money, rate_per_100k: int) -> Money:
    """The tax inside a tax-included amount, rounded half up to the minor unit. Rate 7250 means 7.25 %."""
    numerator = gross.amount_minor * rate_per_100k
    denominator = 100_000 + rate_per_100k
    return Money((2 * numerator + denominator) // (2 * denominator), gross.currency)
