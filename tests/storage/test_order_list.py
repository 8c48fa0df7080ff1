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


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("(503) 555-0101", "+1 503 555 0101"),
        ("(503) 555-0101", "0015035550101"),
        ("(503) 555-0101", "0101"),
        ("+1 503 555 0101", "503-555-0101"),
        ("001 503 555 0101", "+1 (503) 555-0101"),
        ("020 7946 0958", "+44 (0)20 7946 0958"),
        ("+44 (0)20 7946 0958", "0044 20 7946 0958"),
        ("+44 020 7946 0958", "+44 20 7946 0958"),
        ("+353 1 555 0101", "01 555 0101"),
    ],
)
def test_a_phone_is_known_with_and_without_its_country(tmp_path: Path, kept: str, typed: str) -> None:
    """By its last digits, whichever of the two has a prefix; another country's number is another number."""
    held = write(tmp_path, order("W-1", phone=kept), order("W-2", phone="+49 30 555 7711"))
    assert [one.order_no for one in held.search(typed)] == ["W-1"]


def test_another_number_is_not_known_by_a_phone(tmp_path: Path) -> None:
    held = write(tmp_path, order("W-1", phone="+44 503 555 0101"), order("W-2", phone="503 555 1101"), order("W-3"))
    assert held.search("+1 503 555 0101") == ()
    assert held.search("0000") == ()
    assert [one.order_no for one in held.search("0101")] == ["W-1"]


def test_a_phone_is_found_by_index_in_a_large_file(tmp_path: Path) -> None:
    held = write(tmp_path, order("W-1"))
    plans = [
        *held._ask("EXPLAIN QUERY PLAN " + order_list._BY_PHONE, '["1"]', 1),
        *held._ask("EXPLAIN QUERY PLAN " + order_list._BY_PHONE_END, "1", "2", 1),
    ]
    used = [row[3] for row in plans if "online" in row[3]]
    assert len(used) == 2
    assert all("SEARCH online USING INDEX online_by_phone" in one for one in used)


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
