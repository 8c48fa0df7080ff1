"""Pictures of the register's items page: each state a clerk can meet, keyed as a clerk keys it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desk.register.counter import ENTER, ESC, Counter, at_the_counter, new_house
from shoebox.desk.lanes import Lanes
from shoebox.domain.item import Item, PricesFacts
from shoebox.domain.policy import Policy
from shoebox.storage.price_list import PriceList, write_price_list

_COATS = (
    ("4711", "Wool coat, long, navy, size 38", 18_999), ("4712", "Wool coat, long, navy, size 40", 18_999),
    ("4713", "Wool coat, short, grey, size 38", 14_950), ("4720", "Wool cap with a folded brim", 2_495),
    ("5101", "Socks, merino wool, three pairs", 1_999), ("5102", "Socks, cotton, five pairs", 1_499),
    ("6001", "Bread knife, olive wood handle", 4_250), ("6002", "Tea towel, linen", 995),
)  # fmt: skip
ITEMS = (
    *(Item(sku=sku, name=name, price_minor=price) for sku, name, price in _COATS),
    Item(sku="BEAN-7", name="Coffee beans, roasted in the shop", price_minor=2_650, rate="food", unit="kg"),
    Item(sku="GIFT-25", name="Gift card, 25 dollars", price_minor=2_500, stored_value=True),
)


def _items(*, days_old: int = 0) -> Counter:
    """A cash sale with its items open."""
    folder = Path(tempfile.mkdtemp()) / "085-2"
    policy = Policy(floor_limit_minor={"amex": 100_000}, tax_rates_per_100k={"food": 0})
    house = new_house(folder, policy=policy)
    as_of_ms = house.clock.wall_ms() - 6 * 3_600_000 - days_old * 86_400_000
    write_price_list(folder, PricesFacts(currency="USD", as_of_ms=as_of_ms, items=len(ITEMS)), ITEMS)
    window = at_the_counter(replace(house, prices=PriceList(folder)), Lanes.inline())
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    counter = Counter(window._house, window)
    counter.press(Qt.Key.Key_F6)
    counter.press(Qt.Key.Key_F11)
    return counter


def _keyed(counter: Counter) -> Counter:
    """Two coats, three pairs of socks, a weight of coffee."""
    counter.keys("2*")
    counter.types("4711", "5101", "beans", "0.482")
    return counter


def empty() -> QWidget:
    return _items().window


def found() -> QWidget:
    counter = _keyed(_items())
    counter.keys("wool")
    counter.press(Qt.Key.Key_Down)
    return counter.window


def lines() -> QWidget:
    return _keyed(_items(days_old=12)).window


def stored_value() -> QWidget:
    counter = _keyed(_items())
    counter.types("gift-25")
    return counter.window


def other_price() -> QWidget:
    counter = _keyed(_items())
    counter.press(Qt.Key.Key_Up)
    counter.press(Qt.Key.Key_F4)
    counter.types("1500")
    return counter.window


def overridden() -> QWidget:
    counter = _keyed(_items())
    counter.press(Qt.Key.Key_Up)
    counter.press(Qt.Key.Key_F4)
    counter.types("1500")
    counter.keys("2")
    counter.types("0202")
    return counter.window


def exempt() -> QWidget:
    counter = _keyed(_items())
    counter.press(Qt.Key.Key_F10)
    counter.keys("EX-77 1204")
    return counter.window


def weight() -> QWidget:
    counter = _items()
    counter.types("beans")
    return counter.window


def unknown() -> QWidget:
    counter = _items()
    counter.types("xylophone")
    return counter.window


def nothing() -> QWidget:
    counter = _keyed(_items())
    counter.keys("xylophone")
    return counter.window


def leaving() -> QWidget:
    counter = _keyed(_items())
    counter.press(ESC)
    return counter.window


def cash() -> QWidget:
    counter = _keyed(_items())
    counter.press(ENTER)
    return counter.window


def card() -> QWidget:
    counter = _items()
    counter.press(ESC)
    counter.press(Qt.Key.Key_F5)
    counter.press(Qt.Key.Key_F11)
    _keyed(counter).types("", "")
    counter.keys("1")
    return counter.window


PAGES: dict[str, Callable[[], QWidget]] = {
    **{
        f"items-{one.__name__}": one
        for one in (
            empty,
            found,
            lines,
            stored_value,
            other_price,
            overridden,
            exempt,
            weight,
            unknown,
            nothing,
            leaving,
        )
    },
    "register-items_cash": cash,
    "register-items_card": card,
}
