"""Order files: what is read, what is put aside with its reason, and what is no order file at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.errors import Refusal
from shoebox.formats.order_file import FILE_BYTES_MAX, LINES_MAX, read_orders

HEAD = "shoebox-orders,1,085,2026-11-12T06:00:00Z"
COLUMNS = "order,name,email,phone,goods,paid"


def read(*lines: str, head: str = HEAD, columns: str = COLUMNS):
    return read_orders("\n".join([head, columns, *lines]).encode(), file="orders.csv", store="085")


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert "?" not in str(refused.value)
    return refused.value.code


def test_a_good_file() -> None:
    """Three orders, one of them not paid; columns nobody knows are passed over, in any order."""
    held = read(
        'W-1,Ada Quill,ada@example.com,+1 555 0147,"2 shirts, blue",yes',
        "",
        "w-2,Bo Ruiz,,,,no\r",
        "W3,Cy Moss,,555-0199-22,,",
    )
    assert [(one.order_no, one.is_paid, one.goods) for one in held.orders] == [
        ("W-1", True, "2 shirts, blue"), ("w-2", False, ""), ("W3", True, ""),
    ]  # fmt: skip
    assert (held.facts.orders, held.facts.as_of_ms, held.bad) == (3, 1_794_463_200_000, ())
    other = read("Zed Poe,x,9", columns="NAME,shelf,Order")
    assert other.orders[0].order_no == "9"


def test_an_empty_file_is_good() -> None:
    assert read().facts.orders == 0


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("W-1,Ada", "", "2 cells"),
        ('W-1,"Ada,,,,', "", "no CSV"),
        (",Ada,,,,", "order", "not up to 30"),
        ("W#1,Ada,,,,", "order", "not up to 30"),
        ("W-1,,,,,", "name", "not 1 to 60"),
        ("W-1,Ada,nobody,,,", "email", "not an e-mail"),
        ("W-1,Ada,,call me,,", "phone", "not a phone"),
        ("W-1,Ada,,,,maybe", "paid", "not yes or no"),
        ("W-1,Ada,,,4111 1111 1111 1111,", "goods", "looks like a card number"),
        ("W 7,Ada,,,,", "order", "stands in line 3 already"),
        (f"W-1,Ada,,,{'x' * 201},", "goods", "more than 200"),
    ],
)
def test_bad_lines(line: str, column: str, reason: str) -> None:
    held = read("W-7,Good,,,,", line)
    (bad,) = held.bad
    assert (bad.line, bad.column) == (4, column)
    assert bad.reason.startswith(reason)
    assert len(held.orders) == 1


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("order,name", "orders.no_mark"),
        ("shoebox-prices,1,USD,2026-11-12", "orders.no_mark"),
        ("shoebox-orders,2,085,2026-11-12", "orders.version"),
        ("shoebox-orders,1,012,2026-11-12", "orders.store"),
        ("shoebox-orders,1,085,yesterday", "orders.as_of"),
        ("shoebox-orders,1,085,2026-11-12T06:00:00", "orders.as_of"),
    ],
)
def test_no_order_file(head: str, code: str) -> None:
    assert code_of(lambda: read(head=head)) == code


def test_columns_and_sizes() -> None:
    assert code_of(lambda: read(columns="order,mail")) == "orders.column_missing"
    assert code_of(lambda: read(columns="order,name,name")) == "orders.column_twice"
    assert code_of(lambda: read(columns=",".join(["order", "name", *"x" * 60]))) == "orders.columns"
    assert code_of(lambda: read("W-1,,,,,")) == "orders.none"
    assert code_of(lambda: read_orders(b"\n" * (LINES_MAX + 1), file="o", store="085")) == "orders.too_large"
    big = bytes(FILE_BYTES_MAX + 1)
    assert code_of(lambda: read_orders(big, file="o", store="085")) == "orders.too_large"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for tried in (data, f"{HEAD}\n{COLUMNS}\n".encode() + data):
        try:
            held = read_orders(tried, file="orders.csv", store="085")
        except Refusal:
            continue
        assert held.facts.orders == len(held.orders)
