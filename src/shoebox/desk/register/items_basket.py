"""The lines of a sale while they are keyed: add, change, remove, another price. Register room; pure, no Qt.

Every act answers a new basket, so leaving without taking needs no undoing.
"""

from __future__ import annotations

from dataclasses import replace

from shoebox.domain.errors import Refusal
from shoebox.domain.item import LINES_MAX, ONE, QUANTITY_MAX, Basket, Item, Line, line_of, refuse_quantity
from shoebox.domain.policy import Policy


def empty_basket(policy: Policy) -> Basket:
    """Nothing yet, with prices as this policy's price file marks them."""
    return Basket(tax_added=not policy.prices_include_tax)


def added(basket: Basket, item: Item, quantity_thousandths: int, policy: Policy) -> tuple[Basket, int]:
    """The basket with so much more of an item, and which line that is. Refusals ``item.*``.

    Pieces of the same item at its list price are one line; what is weighed is weighed each time.
    """
    rate_per_100k = policy.rate_per_100k(item.rate)
    if rate_per_100k is None:
        raise Refusal("item.rate", item=item.name)
    refuse_quantity(quantity_thousandths, unit=item.unit)
    line = line_of(item, quantity_thousandths=quantity_thousandths, rate_per_100k=rate_per_100k)
    same = replace(line, quantity_thousandths=0)
    for at, held in enumerate(basket.lines):
        if not item.weighed and replace(held, quantity_thousandths=0) == same:
            return with_quantity(basket, at, held.quantity_thousandths + quantity_thousandths), at
    if len(basket.lines) >= LINES_MAX:
        raise Refusal("item.too_many", most=LINES_MAX)
    return replace(basket, lines=(*basket.lines, line)), len(basket.lines)


def with_quantity(basket: Basket, at: int, quantity_thousandths: int) -> Basket:
    """The basket with another quantity in one line (``item.quantity``, ``item.whole``)."""
    refuse_quantity(quantity_thousandths, unit=basket.lines[at].unit)
    return _with(basket, at, replace(basket.lines[at], quantity_thousandths=quantity_thousandths))


def one_more(basket: Basket, at: int) -> Basket:
    """One piece or unit more of a line; a full line stays as it is."""
    line = basket.lines[at]
    return with_quantity(basket, at, min(line.quantity_thousandths + ONE, QUANTITY_MAX))


def one_less(basket: Basket, at: int) -> Basket:
    """One piece or unit less; the last one takes the line away."""
    line = basket.lines[at]
    left = line.quantity_thousandths - ONE
    return with_quantity(basket, at, left) if left > 0 else without(basket, at)


def without(basket: Basket, at: int) -> Basket:
    """The basket without one line."""
    return replace(basket, lines=(*basket.lines[:at], *basket.lines[at + 1 :]))


def at_price(basket: Basket, at: int, price_minor: int, reason: str) -> Basket:
    """A line at another price than the list's, for a reason; at the list's price there is none."""
    line = basket.lines[at]
    said = reason if price_minor != line.list_price_minor else ""
    return _with(basket, at, replace(line, price_minor=price_minor, reason=said))


def _with(basket: Basket, at: int, line: Line) -> Basket:
    return replace(basket, lines=(*basket.lines[:at], line, *basket.lines[at + 1 :]))
