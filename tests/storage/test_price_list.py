"""The price list: found by number, barcode and the beginnings of words; swapped whole while somebody looks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shoebox.domain.errors import Trouble
from shoebox.domain.item import Item, PricesFacts
from shoebox.storage import price_list
from shoebox.storage.price_list import FOUND_MAX, PRICES_FILE, PriceList, write_price_list

COAT = Item(sku="4711", name="Wool coat, long", price_minor=5_999, barcode="4006381333931")
CAP = Item(sku="4712", name="Écru cap", price_minor=1_299, barcode="0036000291452")
BEANS = Item(sku="BEAN-1", name="Beans, roasted", price_minor=1_250, rate="food", unit="kg")
MANY = tuple(Item(sku=f"S{at:03d}", name=f"Sock no. {at:03d}", price_minor=199) for at in range(50))


def write(folder: Path, *items: Item) -> None:
    write_price_list(folder, PricesFacts(currency="USD", as_of_ms=1_000, items=len(items)), items)


@pytest.fixture
def prices(tmp_path: Path) -> Iterator[PriceList]:
    write(tmp_path, COAT, CAP, BEANS, *MANY)
    made = PriceList(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("number", "item"),
    [("4711", COAT), ("bean-1", BEANS), ("4006381333931", COAT), ("036000291452", CAP), (" 4711 ", COAT), ("471", None),
     ("4006381333932", None), ("", None)],
)  # fmt: skip
def test_exactly_this_number_or_barcode(prices: PriceList, number: str, item: Item | None) -> None:
    assert prices.find(number) == item


@pytest.mark.parametrize(
    ("typed", "found"),
    [("wo", [COAT]), ("coat wool", [COAT]), ("WOOL  LO", [COAT]), ("ecru", [CAP]), ("écru ca", [CAP]),
     ("e\u0301cru", [CAP]),
     ("471", [COAT, CAP]), ("4006381333931", [COAT]),
     ("roast", [BEANS]), ("bean", [BEANS]), ("wool cap", []), ("ool", []), ("", []), (" ,. ", []),
     ('" OR name', []), ("sock 04", list(MANY[40:50]))],
)  # fmt: skip
def test_found_as_somebody_types(prices: PriceList, typed: str, found: list[Item]) -> None:
    assert list(prices.search(typed)) == found


def test_no_more_than_a_screen_shows_and_by_name(prices: PriceList) -> None:
    assert prices.search("sock") == MANY[:FOUND_MAX]
    assert prices.search("s") == MANY[:FOUND_MAX]


@given(typed=st.text(max_size=100))
@example(typed="हिन्दी")  # the index cuts it where a sign joins two letters
@example(typed="cafe\u0301")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_typed(prices: PriceList, typed: str) -> None:
    assert len(prices.search(typed)) <= FOUND_MAX


def test_a_newer_list_takes_the_place_of_one_in_use(prices: PriceList, tmp_path: Path) -> None:
    assert prices.facts() == PricesFacts(currency="USD", as_of_ms=1_000, items=53)
    write(tmp_path, CAP)
    assert prices.search("coat") == ()
    assert prices.find("4712") == CAP
    assert prices.facts() == PricesFacts(currency="USD", as_of_ms=1_000, items=1)
    assert [path.name for path in tmp_path.iterdir()] == [PRICES_FILE]


def test_what_is_stored_value_is_kept_as_that(tmp_path: Path) -> None:
    card = Item(sku="GIFT", name="Gift card", price_minor=0, stored_value=True)
    write(tmp_path, CAP, card)
    prices = PriceList(tmp_path)
    assert (prices.find("GIFT"), prices.find("4712")) == (card, CAP)
    prices.close()


def test_a_list_of_the_first_version_is_read_on(tmp_path: Path) -> None:
    """As an older Shoebox left it: found by number, barcode, beginning and words, and nothing written into it."""
    write(tmp_path, COAT, CAP, BEANS)
    with closing(sqlite3.connect(tmp_path / PRICES_FILE, isolation_level=None)) as db:
        db.execute("ALTER TABLE item DROP COLUMN stored_value")
        db.execute("PRAGMA user_version = 1")
    before = (tmp_path / PRICES_FILE).read_bytes()
    prices = PriceList(tmp_path)
    assert (prices.find("4711"), prices.find(CAP.barcode)) == (COAT, CAP)
    assert (prices.search("BEA"), prices.search("wool lo")) == ((BEANS,), (COAT,))
    prices.close()
    assert (tmp_path / PRICES_FILE).read_bytes() == before


def test_a_gift_card_in_a_list_of_the_first_version_is_known_by_its_name(tmp_path: Path) -> None:
    """It was sold as goods: that list has no mark. Which words count is the policy's, and may change meanwhile."""
    card = Item(sku="9001", name="Gift Card 25", price_minor=2_500)
    write(tmp_path, CAP, card)
    with closing(sqlite3.connect(tmp_path / PRICES_FILE, isolation_level=None)) as db:
        db.execute("ALTER TABLE item DROP COLUMN stored_value")
        db.execute("PRAGMA user_version = 1")
    prices = PriceList(tmp_path)
    assert prices.find("9001") == replace(card, stored_value=True)
    assert prices.search("gift") == (replace(card, stored_value=True),)
    assert prices.find("4712") == CAP
    prices.stored_words = ("ecru cap",)
    assert (prices.find("9001"), prices.find("4712")) == (card, replace(CAP, stored_value=True))
    prices.close()


def test_a_store_without_a_list_has_none(tmp_path: Path) -> None:
    prices = PriceList(tmp_path)
    assert prices.facts() is None
    with pytest.raises(Trouble) as trouble:
        prices.search("coat")
    assert trouble.value.code == "prices.gone"


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look" * 40])
def test_a_file_that_is_no_price_list_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / PRICES_FILE).write_bytes(content)
    prices = PriceList(tmp_path)
    assert prices.facts() is None
    with pytest.raises(Trouble) as trouble:
        prices.find("4711")
    assert trouble.value.code == "prices.unreadable"


def test_a_list_that_breaks_off_leaves_the_one_before(
    tmp_path: Path, prices: PriceList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(price_list, "_INDEXES", ("CREATE NONSENSE",))
    with pytest.raises(Trouble) as trouble:
        write(tmp_path, CAP)
    assert trouble.value.code == "prices.unwritable"
    assert prices.find("4711") == COAT
    assert [path.name for path in tmp_path.iterdir()] == [PRICES_FILE]


def test_nothing_writes_into_a_list_in_use(prices: PriceList, tmp_path: Path) -> None:
    prices.find("4711")
    with pytest.raises(sqlite3.OperationalError):
        prices._db.execute("DELETE FROM item")  # type: ignore[union-attr]
