"""Money is whole minor units of one currency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.errors import Refusal
from shoebox.domain.money import (
    AMOUNT_MINOR_MAX,
    MINUS,
    Money,
    figure_text,
    minor_digits,
    money_text,
    plain_text,
    tax_within,
)

amounts = st.integers(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
currencies = st.sampled_from(["USD", "EUR", "CHF", "JPY", "KWD"])


@given(amount=st.integers(0, AMOUNT_MINOR_MAX), currency=currencies)
def test_what_is_written_plainly_is_read_back(amount: int, currency: str) -> None:
    money = Money(amount, currency)
    assert Money.parse(plain_text(money), currency) == money


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [("62.41", "USD", 6_241), ("62,41", "EUR", 6_241), (" 62 ", "USD", 6_200), ("62.4", "USD", 6_240),
     ("1 204.15", "USD", 120_415), ("0", "USD", 0), ("62", "JPY", 62), ("1.005", "KWD", 1_005)],
)  # fmt: skip
def test_amounts_as_people_type_them(typed: str, currency: str, minor: int) -> None:
    assert Money.parse(typed, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "typed", ["", "-5", "+5", "1,204.15", "62.415", "1e3", "NaN", "٣", "6 2.4.1", ".5", "5.", "$5", "0x1"]
)
def test_other_texts_are_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        Money.parse(typed, "USD")
    assert refused.value.code == "money.unreadable"


def test_the_largest_amount_is_read_and_one_cent_more_is_not() -> None:
    assert Money.parse("10000000000.00", "USD") == Money(AMOUNT_MINOR_MAX, "USD")
    with pytest.raises(Refusal) as refused:
        Money.parse("10000000000.01", "USD")
    assert refused.value.code == "money.too_much"


@given(text=st.text(max_size=20))
def test_any_text_is_an_amount_or_a_refusal(text: str) -> None:
    try:
        money = Money.parse(text, "USD")
    except Refusal as refused:
        assert refused.code.startswith("money.")  # noqa: PT017
    else:
        assert 0 <= money.amount_minor <= AMOUNT_MINOR_MAX


@given(one=amounts, two=amounts)
def test_adding_and_taking_away_are_each_others_opposite(one: int, two: int) -> None:
    assert Money(one, "USD") + Money(two, "USD") - Money(two, "USD") == Money(one, "USD")
    assert -Money(one, "USD") == Money(one, "USD") * -1
    assert bool(Money(one, "USD")) == (one != 0)


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        Money(1, "USD") + Money(1, "EUR")


@pytest.mark.parametrize("amount", [1.0, True, "1"])
def test_nothing_but_whole_numbers_is_money(amount: object) -> None:
    with pytest.raises(AssertionError):
        Money(amount, "USD")


@pytest.mark.parametrize(
    ("minor", "currency", "text", "figure"),
    [(120_415, "USD", "$1,204.15", "1,204.15"), (-2_000, "USD", f"{MINUS}$20.00", f"{MINUS}20.00"),
     (5, "USD", "$0.05", "0.05"), (1_200, "CHF", "CHF 12.00", "12.00"),
     (1_200, "JPY", "¥1,200", "1,200"), (1_005, "KWD", "KWD 1.005", "1.005")],
)  # fmt: skip
def test_how_money_reads(minor: int, currency: str, text: str, figure: str) -> None:
    assert (money_text(Money(minor, currency)), figure_text(Money(minor, currency))) == (text, figure)
    assert str(Money(minor, currency)) == text


@given(gross=st.integers(0, AMOUNT_MINOR_MAX), rate=st.integers(0, 100_000))
def test_tax_inside_is_the_nearest_cent(gross: int, rate: int) -> None:
    tax = tax_within(Money(gross, "USD"), rate).amount_minor
    net = gross - tax
    assert 0 <= tax <= gross
    # Twice the distance from the exact tax, gross * rate / (100000 + rate), is at most one whole cent.
    assert abs(2 * (tax * (100_000 + rate) - gross * rate)) <= 100_000 + rate
    assert net >= 0


def test_digits_after_the_point() -> None:
    assert [minor_digits(code) for code in ("USD", "JPY", "KWD")] == [2, 0, 3]
