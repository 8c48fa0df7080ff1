"""A basket adds up, whatever is in it and in whatever order; barcodes and quantities as scanners and people give them.

sku 4711 coat 59.99, 7.25 % in the price; sku BEAN by the kg at 12.50, no tax.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.card import holds_card_number
from shoebox.domain.errors import Refusal
from shoebox.domain.item import (
    LINES_MAX,
    QUANTITY_MAX,
    Basket,
    Item,
    Line,
    gtin,
    is_ean,
    line_of,
    parse_quantity,
    quantity_text,
    refuse_line,
    sku_fits,
    sounds_stored,
    tax_on,
    tax_within_minor,
)
from shoebox.domain.policy import Policy

COAT = Item(sku="4711", name="Wool coat", price_minor=5_999, barcode="4006381333931")
BEANS = Item(sku="BEAN", name="Beans, roasted", price_minor=1_250, rate="food", unit="kg")
COAT_LINE = line_of(COAT, quantity_thousandths=2_000, rate_per_100k=7_250)
BEAN_LINE = line_of(BEANS, quantity_thousandths=1_334, rate_per_100k=0)

rates = st.sampled_from([("", 7_250), ("food", 0), ("book", 2_500), ("car", 19_000)])


@st.composite
def lines(draw: st.DrawFn) -> Line:
    rate, per_100k = draw(rates)
    price = draw(st.integers(0, 200_000))
    unit = draw(st.sampled_from(["", "kg"]))
    quantity = draw(st.integers(1, 20_000)) if unit else 1_000 * draw(st.integers(1, 20))
    return Line(
        sku="A1", name="Thing", unit=unit, quantity_thousandths=quantity, price_minor=price, rate=rate,
        rate_per_100k=per_100k, list_price_minor=price,
    )  # fmt: skip


baskets = st.builds(
    lambda held, added, exempt: Basket(lines=tuple(held), tax_added=added, exempt=exempt),
    st.lists(lines(), max_size=12),
    st.booleans(),
    st.sampled_from(["", "EX-77 1204"]),
)


@given(basket=baskets)
def test_the_parts_add_up(basket: Basket) -> None:
    assert basket.goods_minor == sum(line.amount_minor for line in basket.lines)
    assert basket.goods_minor == sum(part.goods_minor for part in basket.taxes)
    assert basket.tax_minor == sum(part.tax_minor for part in basket.taxes)
    assert basket.total_minor == sum(part.paid_minor for part in basket.taxes)


@given(basket=baskets)
def test_the_total_is_the_sum_of_the_lines_and_the_tax_on_top(basket: Basket) -> None:
    taxed = replace(basket, exempt="")
    assert taxed.total_minor == taxed.goods_minor + (taxed.tax_minor if taxed.tax_added else 0)
    freed = replace(basket, exempt="EX-1")
    assert freed.tax_minor == 0
    assert freed.total_minor == taxed.total_minor - taxed.tax_minor


@given(basket=baskets, turn=st.randoms(use_true_random=False))
def test_any_order_of_the_lines_gives_the_same(basket: Basket, turn: object) -> None:
    mixed = list(basket.lines)
    turn.shuffle(mixed)  # type: ignore[attr-defined]
    other = replace(basket, lines=tuple(mixed))
    assert (other.total_minor, other.tax_minor, other.taxes) == (basket.total_minor, basket.tax_minor, basket.taxes)


@given(basket=baskets)
def test_one_piece_after_another_is_the_same_as_so_many_at_once(basket: Basket) -> None:
    """No line brings a rounding of its own: tax is taken on the sum."""
    single = tuple(
        replace(line, quantity_thousandths=1_000)
        for line in basket.lines
        if not line.unit
        for _ in range(line.quantity_thousandths // 1_000)
    )
    whole = replace(basket, lines=tuple(line for line in basket.lines if not line.unit))
    apart = replace(basket, lines=single)
    assert (apart.total_minor, apart.tax_minor) == (whole.total_minor, whole.tax_minor)


@given(gross=st.integers(0, 10**9), rate=st.sampled_from([0, 2_500, 7_250, 19_000]))
def test_a_basket_of_one_rate_has_the_tax_of_its_amount(gross: int, rate: int) -> None:
    line = replace(COAT_LINE, price_minor=gross, list_price_minor=gross, quantity_thousandths=1_000, rate_per_100k=rate)
    assert Basket(lines=(line,)).tax_minor == tax_within_minor(gross, rate)


@pytest.mark.parametrize(("net", "rate", "tax"), [(100, 7_250, 7), (1_000, 50, 1), (1_000, 49, 0), (999, 5_000, 50)])
def test_tax_on_top_is_rounded_half_up(net: int, rate: int, tax: int) -> None:
    assert tax_on(net, rate) == tax


def test_a_weight_is_rounded_once() -> None:
    """1.334 kg at 12.50 is 16.675, so 16.68."""
    assert BEAN_LINE.amount_minor == 1_668
    assert Basket(lines=(COAT_LINE, BEAN_LINE)).total_minor == 2 * 5_999 + 1_668


def test_who_is_exempt_pays_the_price_without_its_tax() -> None:
    """119.98 holds 8.11 of tax at 7.25 %."""
    assert Basket(lines=(COAT_LINE,), exempt="EX-77").total_minor == 11_998 - 811


def test_stored_value_makes_no_line() -> None:
    """A gift card is in the price file, and no sale here ever holds it."""
    card = Item(sku="GIFT", name="Gift card 25", price_minor=2_500, stored_value=True)
    with pytest.raises(Refusal) as refused:
        line_of(card, quantity_thousandths=1_000, rate_per_100k=0)
    assert (refused.value.code, refused.value.facts["item"]) == ("item.stored_value", "Gift card 25")


def test_a_line_comes_back_from_a_body() -> None:
    assert Line.of(BEAN_LINE.plain()) == BEAN_LINE


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [("4006381333931", "4006381333931"), ("036000291452", "0036000291452"), ("0036000291452", "0036000291452"),
     ("00036000291452", "0036000291452"), ("96385074", "96385074"), ("10036000291459", "10036000291459"),
     (" 4006381333931 ", "4006381333931")],
)  # fmt: skip
def test_a_barcode_has_one_spelling(scanned: str, kept: str) -> None:
    assert gtin(scanned) == kept


@pytest.mark.parametrize(
    "typed", ["", "4006381333932", "400638133393", "96385075", "٤006381333931", "1234", "ABCDEFGH"]
)
def test_other_digits_are_no_barcode(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        gtin(typed)
    assert refused.value.code == "item.barcode"


@pytest.mark.parametrize(
    ("typed", "unit", "thousandths"),
    [("3", "", 3_000), ("1.250", "kg", 1_250), ("1,25", "kg", 1_250), ("0.001", "kg", 1), ("100000", "", QUANTITY_MAX)],
)
def test_quantities_as_people_type_them(typed: str, unit: str, thousandths: int) -> None:
    assert parse_quantity(typed, unit=unit) == thousandths


@pytest.mark.parametrize(
    ("typed", "unit", "code"),
    [("0", "", "item.quantity"), ("", "", "item.quantity"), ("-1", "", "item.quantity"),
     ("1.2345", "kg", "item.quantity"), ("100001", "", "item.quantity"), ("1.5", "", "item.whole"),
     ("1e3", "", "item.quantity")],
)  # fmt: skip
def test_other_quantities_are_refused(typed: str, unit: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_quantity(typed, unit=unit)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("thousandths", "unit", "said"), [(3_000, "", "3"), (1_250, "kg", "1.250 kg"), (1_500, "", "1.500")]
)
def test_quantities_as_people_read_them(thousandths: int, unit: str, said: str) -> None:
    assert quantity_text(thousandths, unit) == said


def test_an_article_number_may_be_an_item_number_and_a_card_number_may_not() -> None:
    """One EAN-13 in ten passes a card's check digit too."""
    both = next(f"{number:013d}" for number in range(4_006_381_000_000, 4_006_382_000_000)
                if is_ean(f"{number:013d}") and holds_card_number(f"{number:013d}"))  # fmt: skip
    assert sku_fits(both)
    assert not sku_fits("4111111111111111")


@pytest.mark.parametrize("sku", ["", "a b", "-1", "x" * 21, "4711\n", "é1"])
def test_other_item_numbers_are_refused(sku: str) -> None:
    assert not sku_fits(sku)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"sku": ""}, "item.line"), ({"name": "4111 1111 1111 1111"}, "item.line"), ({"rate": "Food!"}, "item.line"),
     ({"unit": "4 kg"}, "item.line"), ({"price_minor": -1, "reason": "x"}, "item.line"),
     ({"quantity_thousandths": 500}, "item.whole"), ({"quantity_thousandths": 0}, "item.quantity"),
     ({"rate_per_100k": 100_001}, "item.line"), ({"price_minor": 5_000}, "item.reason"),
     ({"reason": "for no reason"}, "item.reason")],
)  # fmt: skip
def test_a_line_that_nobody_could_sell_is_refused(change: dict[str, object], code: str) -> None:
    refuse_line(COAT_LINE)
    with pytest.raises(Refusal) as refused:
        refuse_line(replace(COAT_LINE, **change))
    assert refused.value.code == code


def test_a_body_holds_the_longest_basket() -> None:
    longest = replace(COAT_LINE, name="é" * 60, reason="é" * 80)
    assert LINES_MAX * len(str(longest.plain()).encode()) < 64 * 1024


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Gift card", True), ("GIFT CARD $50", True), ("Gift-card, 25 dollars", True), ("Two gift cards", True),
        ("Tarjeta de regalo", True), ("Crédito e-gift", True), ("Gift wrap", False), ("Postcard", False),
        ("Wool coat", False), ("Top up", True), ("Desktop upright", False), ("", False),
    ],
)  # fmt: skip
def test_a_gift_card_is_known_by_its_name(name: str, stored: bool) -> None:
    assert sounds_stored(name, Policy().stored_value_words) is stored
    assert not sounds_stored(name, ("", "-"))
