"""A price file is read strictly: what is no price file is refused whole, a bad line costs itself alone.

shoebox-prices,1,USD,2026-11-12T06:00:00Z
sku,barcode,name,price,tax,unit
4711,4006381333931,Wool coat,59.99,,
BEAN,,"Beans, roasted",12.50,food,kg
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.errors import Refusal
from shoebox.domain.item import Item
from shoebox.formats import price_file
from shoebox.formats.price_file import BAD_LINES_MAX, LINE_BYTES_MAX, LINES_MAX, PriceFile, read_prices

MARK = "shoebox-prices,1,USD,2026-11-12T06:00:00Z"
COLUMNS = "sku,barcode,name,price,tax,unit"
COAT = "4711,4006381333931,Wool coat,59.99,,"
BEANS = 'BEAN,,"Beans, roasted",12.50,food,kg'


def read(*lines: str, head: tuple[str, str] = (MARK, COLUMNS)) -> PriceFile:
    data = "\n".join([*head, *lines]).encode()
    return read_prices(data, file="prices.csv", currency="USD", rates={"food"})


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_prices(data, file="prices.csv", currency="USD", rates=())
    return refused.value.code


def test_a_price_file() -> None:
    held = read(COAT, BEANS, "")
    assert held.items == (
        Item(sku="4711", name="Wool coat", price_minor=5_999, barcode="4006381333931"),
        Item(sku="BEAN", name="Beans, roasted", price_minor=1_250, rate="food", unit="kg"),
    )
    assert (held.facts.items, held.facts.as_of_ms, held.bad_count) == (2, 1_794_463_200_000, 0)


def test_windows_line_ends_a_byte_order_mark_and_other_columns_are_no_matter() -> None:
    lines = [MARK, "price,colour,SKU,name", "1.99,red,7,Ball", "2.99,,8,Bat"]
    held = read_prices(b"\xef\xbb\xbf" + "\r\n".join(lines).encode(), file="p.csv", currency="USD", rates=())
    assert [(item.sku, item.price_minor) for item in held.items] == [("7", 199), ("8", 299)]


def test_without_a_column_gift_cards_are_known_by_their_names() -> None:
    """They may have no price of their own. With the column, what it says is believed."""
    words = ("gift card", "tarjeta regalo")
    rows = ["1,Gift Card 25,25.00", "2,TARJETA-REGALO,0.00", "3,Gift wrap,1.00", "4,Gift cards box,2.00"]
    data = "\n".join([MARK, "sku,name,price", *rows]).encode()
    held = read_prices(data, file="p.csv", currency="USD", rates=(), stored_words=words)
    assert [item.stored_value for item in held.items] == [True, True, False, True]
    said = f"{MARK}\nsku,name,price,stored_value\n4,Gift cards box,2.00,no\n5,Gift card,1.00,".encode()
    held = read_prices(said, file="p.csv", currency="USD", rates=(), stored_words=words)
    assert [item.stored_value for item in held.items] == [False, False]


def test_stored_value_is_marked_yes_and_its_price_may_be_nothing() -> None:
    """A gift card of any amount, one of 25.00, and a coat; an empty cell is no."""
    columns = "sku,name,price,stored_value"
    held = read(
        "G0,Gift card,0.00,yes", "G25,Gift card 25,25.00,YES", "7,Coat,1.99,no", "8,Bat,2.99,", head=(MARK, columns)
    )
    assert [(item.sku, item.price_minor, item.stored_value) for item in held.items] == [
        ("G0", 0, True), ("G25", 2_500, True), ("7", 199, False), ("8", 299, False),
    ]  # fmt: skip
    bad = read(
        "G0,Gift card,0.00,yes", "1,A,9.99,1", "2,B,9.99,y", "3,C,9.99,true", "4,D,0.00,no", head=(MARK, columns)
    )
    assert [(line.line, line.column) for line in bad.bad] == [
        (4, "stored_value"), (5, "stored_value"), (6, "stored_value"), (7, "price"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("4712,4006381333932,Hat,9.99,,", "barcode", "check digit"),
        ("4712,,Hat,0.00,,", "price", "no price"),
        ("4712,,Hat,9.999,,", "price", "no price"),
        ("4712,,Hat,-9.99,,", "price", "no price"),
        ("4712,,Hat,$9.99,,", "price", "no price"),
        ("4712,,,9.99,,", "name", "signs to read"),
        ("4712,,4111 1111 1111 1111,9.99,,", "name", "signs to read"),
        ("4111111111111111,,Hat,9.99,,", "sku", "up to 20"),
        (",,Hat,9.99,,", "sku", "up to 20"),
        ("=1+1,,Hat,9.99,,", "sku", "up to 20"),
        ("4712,,Hat,9.99,luxury,", "tax", "policy"),
        ("4712,,Hat,9.99,,2 kg", "unit", "weighed"),
        ("4711,,Hat,9.99,,", "sku", "line 3"),
        ("4712,4006381333931,Hat,9.99,,", "barcode", "line 3"),
        ("4712,,Hat,9.99", "", "4 cells, 6 columns"),
        ('4712,,"Hat,9.99,,', "", "no CSV"),
        ('4712,,"Hat"x,9.99,,', "", "no CSV"),
        (f"4712,,{'x' * LINE_BYTES_MAX},9.99,,", "", "longer"),
        (f"4712,,Hat,9.99,,{'x' * 201}", "unit", "longer"),
    ],
)
def test_a_bad_line_costs_itself_alone(line: str, column: str, reason: str) -> None:
    held = read(COAT, line, BEANS)
    assert [item.sku for item in held.items] == ["4711", "BEAN"]
    assert [(bad.file, bad.line, bad.column) for bad in held.bad] == [("prices.csv", 4, column)]
    assert reason in held.bad[0].reason


def test_a_line_that_is_no_utf8_costs_itself_alone() -> None:
    data = f"{MARK}\n{COLUMNS}\n".encode() + b"7,,Caf\xe9,1.00,,\n8,,Caf\xc3\xa9,1.00,,\n"
    held = read_prices(data, file="p.csv", currency="USD", rates=())
    assert [item.name for item in held.items] == ["Café"]
    assert held.bad_count == 1


def test_bad_lines_beyond_the_most_are_counted() -> None:
    held = read(COAT, *["bad"] * (BAD_LINES_MAX + 5))
    assert (len(held.bad), held.bad_count) == (BAD_LINES_MAX, BAD_LINES_MAX + 5)


@pytest.mark.parametrize(
    ("first", "code"),
    [("", "prices.no_mark"), ("sku,name,price", "prices.no_mark"),
     ("shoebox-prices,2,USD,2026-11-12", "prices.version"),
     ("shoebox-prices,1,EUR,2026-11-12", "prices.currency"), ("shoebox-prices,1,USD,yesterday", "prices.as_of"),
     ("shoebox-prices,1,USD,2026-11-12T06:00:00", "prices.as_of"), ("shoebox-prices,1,USD", "prices.no_mark")],
)  # fmt: skip
def test_another_file_is_refused_by_its_first_line(first: str, code: str) -> None:
    assert code_of(f"{first}\n{COLUMNS}\n{COAT}".encode()) == code


@pytest.mark.parametrize(
    ("columns", "code"),
    [("sku,name", "prices.column_missing"), ("", "prices.column_missing"),
     ("sku,sku,name,price", "prices.column_twice"),
     (",".join(["sku", "name", "price", *(f"c{at}" for at in range(48))]), "prices.columns")],
)  # fmt: skip
def test_other_columns_are_refused(columns: str, code: str) -> None:
    assert code_of(f"{MARK}\n{columns}\n1,2,3".encode()) == code


def test_a_file_without_one_good_item_is_refused() -> None:
    assert code_of(f"{MARK}\n{COLUMNS}\nbad\n".encode()) == "prices.none"


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(b"\n" * (LINES_MAX + 1)) == "prices.too_large"
    monkeypatch.setattr(price_file, "FILE_BYTES_MAX", 10)
    assert code_of(MARK.encode()) == "prices.too_large"


@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_price_file_or_a_refusal(data: bytes) -> None:
    for given_data in (data, f"{MARK}\n{COLUMNS}\n".encode() + data):
        try:
            count = len(read_prices(given_data, file="p.csv", currency="USD", rates=("food",)).items)
        except Refusal as refused:
            count = int(refused.code.startswith("prices."))
        assert count
