"""What is sold: an item of the price file, a line of a sale, and a basket's total and tax. Standard library only.

Rounding, once and the same everywhere: half up. A line is rounded to the minor unit (a weight times a price has more
digits than money), and tax is taken per rate on the sum of that rate's lines, never line by line. Half up, because it
is how `tax_within` rounds the tax of a sale that is keyed as one amount, so a basket of one rate has exactly the tax of
that amount; on the sum, because the order of lines then changes nothing and no line adds a rounding of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from typing import Self

from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX, Money, tax_within
from shoebox.domain.names import line_fits, name_fits

SKU_CHARS_MAX, RATE_CHARS_MAX, UNIT_CHARS_MAX = 20, 20, 8
GOODS_SIGNS_MAX = 80  # of what a slip calls its goods
LINES_MAX = 100  # a body holds 64 KB, and the longest line is half a KB
ONE = 1_000  # quantities are thousandths: of a piece, or of the unit by which an item is weighed
QUANTITY_MAX = 100_000 * ONE
RATE_PER_100K_MAX = 100_000
GTIN_SIZES = (8, 12, 13, 14)
EAN_DIGITS = 13

_SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_RATE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_UNIT = re.compile(r"[a-z]{0,8}")
_QUANTITY = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))?")

LineFields = tuple[str, str, str, int, int, str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the price file. ``unit`` is empty for what is sold by the piece, or what it is weighed in."""

    sku: str
    name: str
    price_minor: int  # of one piece or one unit
    rate: str = ""  # name of its tax rate; empty is the usual one
    barcode: str = ""  # as `gtin` spells it; empty where it has none
    unit: str = ""
    stored_value: bool = False  # a gift card and the like: known here, and sold by nobody while central is down

    @property
    def weighed(self) -> bool:
        """Whether it is sold by weight or length."""
        return bool(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Some of one item, as sold. The tax rate is written out, so that the line still adds up under a later policy.

    ``list_price_minor`` is what the price file said; where ``price_minor`` differs, ``reason`` says why.
    """

    sku: str
    name: str
    unit: str
    quantity_thousandths: int
    price_minor: int
    rate: str
    rate_per_100k: int
    list_price_minor: int
    reason: str = ""

    @property
    def amount_minor(self) -> int:
        """Price times quantity, rounded half up."""
        return (2 * self.price_minor * self.quantity_thousandths + ONE) // (2 * ONE)

    @property
    def overridden(self) -> bool:
        """Whether it was sold at another price than the list's."""
        return self.price_minor != self.list_price_minor

    def plain(self) -> LineFields:
        """The line as a body holds it: its fields in order."""
        return astuple(self)

    @classmethod
    def of(cls, held: LineFields) -> Self:
        """The line that a body holds."""
        return cls(**dict(zip((field.name for field in fields(cls)), held, strict=True)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxPart:
    """What was sold under one rate: the lines' sum at the prices marked, the tax, and what is paid for it."""

    rate: str
    rate_per_100k: int
    goods_minor: int
    tax_minor: int
    paid_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """The lines of one sale. ``tax_added`` where the prices marked do not hold the tax yet.

    ``exempt`` is the certificate number of a customer who pays no tax; the tax inside marked prices is then taken off.
    """

    lines: tuple[Line, ...] = ()
    tax_added: bool = False
    exempt: str = ""

    @property
    def goods_minor(self) -> int:
        """The sum of all lines at the prices marked."""
        return sum(line.amount_minor for line in self.lines)

    @property
    def taxes(self) -> tuple[TaxPart, ...]:
        """One part a rate, by name and rate."""
        sums: dict[tuple[str, int], int] = {}
        for line in self.lines:
            key = (line.rate, line.rate_per_100k)
            sums[key] = sums.get(key, 0) + line.amount_minor
        return tuple(self._part(rate, per_100k, sums[rate, per_100k]) for rate, per_100k in sorted(sums))

    @property
    def tax_minor(self) -> int:
        """The tax of the whole: the sum of its parts."""
        return sum(part.tax_minor for part in self.taxes)

    @property
    def total_minor(self) -> int:
        """What the customer pays, tax included."""
        return sum(part.paid_minor for part in self.taxes)

    def _part(self, rate: str, per_100k: int, goods_minor: int) -> TaxPart:
        tax_minor = tax_on(goods_minor, per_100k) if self.tax_added else tax_within_minor(goods_minor, per_100k)
        paid_minor = goods_minor + tax_minor if self.tax_added else goods_minor
        if self.exempt:
            paid_minor, tax_minor = paid_minor - tax_minor, 0
        return TaxPart(
            rate=rate, rate_per_100k=per_100k, goods_minor=goods_minor, tax_minor=tax_minor, paid_minor=paid_minor
        )


def per_cent_text(rate_per_100k: int) -> str:
    """``7.25``, ``0``: a rate in per cent, without its sign."""
    whole, rest = divmod(rate_per_100k, 1000)
    digits = f"{rest:03d}".rstrip("0")
    return f"{whole}.{digits}" if digits else f"{whole}"


def tax_on(net_minor: int, rate_per_100k: int) -> int:
    """The tax that comes on top of a sum without tax, rounded half up."""
    return (2 * net_minor * rate_per_100k + 100_000) // 200_000


def tax_within_minor(gross_minor: int, rate_per_100k: int) -> int:
    """The tax inside a sum that includes it, rounded half up."""
    return tax_within(Money(gross_minor, ""), rate_per_100k).amount_minor


def gtin(text: str) -> str:
    """A barcode of 8, 12, 13 or 14 digits whose check digit fits (GS1), or a refusal ``item.barcode``.

    The same article has one spelling here: UPC-A, and a case code that begins with 0, become their EAN-13.
    """
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) in GTIN_SIZES and _check_digit_fits(digits)):
        raise Refusal("item.barcode")
    short = digits.lstrip("0").rjust(EAN_DIGITS, "0") if len(digits) > GTIN_SIZES[0] else digits
    return short if len(short) <= EAN_DIGITS else digits


def _check_digit_fits(digits: str) -> bool:
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))) % 10 == 0


def is_ean(text: str) -> bool:
    """Whether 13 digits are an article number: one in ten of them looks like a card of 13 digits, which are no more."""
    return len(text) == EAN_DIGITS and text.isascii() and text.isdigit() and _check_digit_fits(text)


def sounds_stored(name: str, words: Iterable[str]) -> bool:
    """Whether an item is called like a gift card: its name has one of these words, whatever their case and accents.

    It is asked only where a price file says nothing of stored value. A word is one or several, and its plural is, too.
    """
    held = f" {_letters(name)} "
    return any(f" {plain} " in held or f" {plain}s " in held for word in words if (plain := _letters(word)))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def sku_fits(text: str) -> bool:
    """Whether this can be an item's number: letters, digits and ``. _ / -``, and no card number but an EAN-13."""
    return len(text) <= SKU_CHARS_MAX and _SKU.fullmatch(text) is not None and (line_fits(text) or is_ean(text))


def rate_fits(text: str) -> bool:
    """Whether this can name a tax rate: small letters, digits, ``_`` and ``-``; empty is the usual rate."""
    return not text or (len(text) <= RATE_CHARS_MAX and _RATE.fullmatch(text) is not None)


def unit_fits(text: str) -> bool:
    """Whether this can be what an item is weighed in, such as ``kg``; empty where it is sold by the piece."""
    return _UNIT.fullmatch(text) is not None


def parse_quantity(text: str, *, unit: str) -> int:
    """Thousandths from ``3`` or ``1.250``; pieces are whole. Refusals ``item.quantity`` and ``item.whole``."""
    match = _QUANTITY.fullmatch(text.strip())
    thousandths = int(match[1]) * ONE + int((match[2] or "0").ljust(3, "0")) if match else 0
    refuse_quantity(thousandths, unit=unit)
    return thousandths


def refuse_quantity(thousandths: int, *, unit: str) -> None:
    """Refuse what nobody can sell: nothing, too much (``item.quantity``), half a piece (``item.whole``)."""
    if not 0 < thousandths <= QUANTITY_MAX:
        raise Refusal("item.quantity", most=f"{QUANTITY_MAX // ONE:,}")
    if not unit and thousandths % ONE:
        raise Refusal("item.whole")


def quantity_text(thousandths: int, unit: str = "") -> str:
    """``3`` or ``1.250 kg``."""
    whole, part = divmod(thousandths, ONE)
    return f"{whole:,}.{part:03d} {unit}" if unit else f"{whole:,}" + (f".{part:03d}" if part else "")


def line_of(item: Item, *, quantity_thousandths: int, rate_per_100k: int) -> Line:
    """Some of an item at its list price. Refuses stored value, which nobody sells here (``item.stored_value``)."""
    if item.stored_value:
        raise Refusal("item.stored_value", item=item.name)
    return Line(
        sku=item.sku,
        name=item.name,
        unit=item.unit,
        quantity_thousandths=quantity_thousandths,
        price_minor=item.price_minor,
        rate=item.rate,
        rate_per_100k=rate_per_100k,
        list_price_minor=item.price_minor,
    )


def basket_of(lines: Iterable[LineFields], *, tax_added: bool, exempt: str) -> Basket:
    """The basket that a body's lines are."""
    return Basket(lines=tuple(map(Line.of, lines)), tax_added=tax_added, exempt=exempt)


def refuse_line(line: Line) -> None:
    """Refuse a line that no price file and no person could have made (``item.*``)."""
    if not (sku_fits(line.sku) and name_fits(line.name) and rate_fits(line.rate) and unit_fits(line.unit)):
        raise Refusal("item.line", item=line.sku[:SKU_CHARS_MAX])
    refuse_quantity(line.quantity_thousandths, unit=line.unit)
    prices = (line.price_minor, line.list_price_minor, line.amount_minor)
    if not all(0 <= price <= AMOUNT_MINOR_MAX for price in prices) or not 0 <= line.rate_per_100k <= RATE_PER_100K_MAX:
        raise Refusal("item.line", item=line.sku)
    if line.overridden != bool(line.reason):
        raise Refusal("item.reason", item=line.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesFacts:
    """What a price list says of itself: how many items, and as of when its prices were true (UTC, milliseconds)."""

    currency: str
    as_of_ms: int
    items: int
