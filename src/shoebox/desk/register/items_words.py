"""How items and baskets read on the register. Register room; words, no widgets."""

from __future__ import annotations

from datetime import timedelta

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.domain.clock import DAY_MS, local_time
from shoebox.domain.item import Basket, Item, Line, PricesFacts, quantity_text
from shoebox.domain.money import Money, figure_text, money_text


def item_second(item: Item) -> str:
    """The line below an item's name: its number, and what it is weighed in."""
    return tr("{0}, by {1}", item.sku, item.unit) if item.weighed else item.sku


def line_quantity(line: Line) -> str:
    """``3`` or ``1.250 kg``."""
    return quantity_text(line.quantity_thousandths, line.unit)


def line_second(line: Line, currency: str) -> str:
    """What one costs; for another price than the list's also that price, and why."""
    each = figure_text(Money(line.price_minor, currency))
    said = tr("{0} a {1}", each, line.unit) if line.unit else tr("{0} each", each)
    if not line.overridden:
        return f"{line.sku}, {said}"
    return tr("{0}, not {1}: {2}", said, figure_text(Money(line.list_price_minor, currency)), line.reason)


def line_short(line: Line) -> str:
    """``2 × Wool coat``, ``1.250 kg Beans``, ``Wool coat``."""
    if line.unit:
        return f"{line_quantity(line)} {line.name}"
    many = line_quantity(line)
    return line.name if many == "1" else f"{many} × {line.name}"


def basket_short(basket: Basket) -> str:
    """All lines on one line, such as ``Wool coat, 2 × Socks``."""
    return ", ".join(map(line_short, basket.lines))


def basket_count(basket: Basket) -> str:
    """``3 lines``."""
    return text.many(len(basket.lines), tr("line"), tr("lines"))


def total_line(basket: Basket, currency: str) -> str:
    """``$84.20, 3 lines``."""
    return tr("{0}, {1}", money_text(Money(basket.total_minor, currency)), basket_count(basket))


def tax_line(basket: Basket, currency: str) -> str:
    """What of the total is tax, or on which certificate there is none."""
    if basket.exempt:
        return tr("No tax, certificate {0}.", basket.exempt)
    tax = money_text(Money(basket.tax_minor, currency))
    return tr("{0} of it is tax, on top of the prices.", tax) if basket.tax_added else tr("{0} of it is tax.", tax)


def prices_line(facts: PricesFacts, offset_min: int) -> str:
    """Of when the prices are."""
    return tr("Prices of {0}", text.moment(local_time(facts.as_of_ms, offset_min)))


def prices_whole(facts: PricesFacts, now_ms: int) -> str:
    """How many items there are to find, and how old their prices."""
    age = text.age(timedelta(milliseconds=max(now_ms - facts.as_of_ms, 0)))
    if facts.items == 1:
        return tr("1 item, its price {0} old", age)
    return tr("{0} items, their prices {1} old", text.count(facts.items), age)


def prices_old(facts: PricesFacts, now_ms: int, days_max: int) -> bool:
    """Whether the prices are older than the policy likes."""
    return now_ms - facts.as_of_ms > days_max * DAY_MS
