"""The order list: made whole or not at all, found by what a customer has at hand, unreadable said as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoebox.domain.errors import Trouble
from shoebox.domain.pickup import Order, OrdersFacts
from shoebox.storage import order_list
from shoebox.storage.order_list import FOUND_MAX, ORDERS_FILE, OrderList, write_order_list


def write(folder: Path, *orders: Order, as_of_ms: int = 1) -> OrderList:
    write_order_list(folder, OrdersFacts(as_of_ms=as_of_ms, orders=len(orders)), orders)
    return OrderList(folder)


def order(number: str, name: str = "Ada Quill", **fields: str) -> Order:
    return Order(order_no=number, name=name, **fields)


def test_a_newer_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    held = write(tmp_path, order("W-1"))
    assert held.find("w1") == order("W-1")
    write(tmp_path, order("W-2"), as_of_ms=2)
    assert (held.find("W-1"), held.find("W-2"), held.facts().as_of_ms) == (None, order("W-2"), 2)


def test_none_and_unreadable(tmp_path: Path) -> None:
    held = OrderList(tmp_path)
    assert (held.facts(), held.find("W-1"), held.search("W-1")) == (None, None, ())
    (tmp_path / ORDERS_FILE).write_bytes(b"no database")
    assert held.facts() is None
    with pytest.raises(Trouble) as trouble:
        held.find("W-1")
    assert trouble.value.code == "orders.unreadable"


def test_signs_of_a_pattern_are_signs(tmp_path: Path) -> None:
    held = write(tmp_path, order("W-1", "100% Ada", email="a_b@example.com"), order("W-2", email="axb@example.com"))
    assert [one.order_no for one in held.search("100%")] == ["W-1"]
    assert [one.order_no for one in held.search("a_b@")] == ["W-1"]
    assert held.search("!%") == ()


def test_at_most_so_many(tmp_path: Path) -> None:
    held = write(tmp_path, *(order(f"W-{number:03}") for number in range(50)))
    assert len(held.search("W")) == FOUND_MAX


def test_one_that_can_not_be_written_leaves_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = write(tmp_path, order("W-1"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(order_list, "_fill", full)
    with pytest.raises(Trouble) as trouble:
        write(tmp_path, order("W-2"))
    assert trouble.value.code == "orders.unwritable"
    assert [path.name for path in tmp_path.iterdir()] == [ORDERS_FILE]
    assert held.find("W-1") is not None
