"""What a receipt says of the items of a sale: each line, then the tax of each rate. No drawing, no measures."""

from __future__ import annotations

from shoebox.domain.item import ONE, Basket, Line, TaxPart, per_cent_text, quantity_text
from shoebox.domain.money import Money, figure_text
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say

Lines = tuple[tuple[str, str], ...]


def item_lines(basket: Basket, currency: str) -> Lines:
    """Names and amounts, in the order they were keyed; the tax of each rate, or the certificate without one."""
    goods = tuple(pair for line in basket.lines for pair in _line(line, currency))
    if basket.exempt:
        off = sum(part.goods_minor - part.paid_minor for part in basket.taxes)
        less = ((say("Tax taken off"), figure_text(Money(-off, currency))),) if off else ()
        return (*goods, *less, (say("Tax exempt"), printable(basket.exempt)))
    word = say("Tax {0}") if basket.tax_added else say("of which tax {0}")
    taxes = tuple((word.format(rate_text(part)), figure_text(Money(part.tax_minor, currency))) for part in basket.taxes)
    return (*goods, *taxes)


def rate_text(part: TaxPart) -> str:
    """``7.25 %``, ``food 0 %``."""
    said = f"{per_cent_text(part.rate_per_100k)} %"
    return f"{printable(part.rate)} {said}" if part.rate else said


def _line(line: Line, currency: str) -> Lines:
    """One line of paper for one piece; else the name, and below it how many at what price."""
    name, amount = spoken(line.name), figure_text(Money(line.amount_minor, currency))
    if not line.unit and line.quantity_thousandths == ONE:
        return ((name, amount),)
    many = quantity_text(line.quantity_thousandths, line.unit)
    return ((name, ""), (f"  {printable(many)} × {figure_text(Money(line.price_minor, currency))}", amount))
