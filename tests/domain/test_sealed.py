"""What a sealed number looks like, and what is taken for a card number and an expiry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaking import passes_luhn
from sealmaking import AMEX, MASTERCARD, VISA, whose
from shoebox.domain.acts import Sale
from shoebox.domain.card import Brand, holds_card_number, passes_check
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import (
    ClearCard,
    brand_of,
    from_letters,
    grouped_number,
    is_public,
    is_sealed,
    parse_expiry,
    parse_number,
    to_letters,
)

TODAY = date(2026, 11, 12)


@given(digits=st.text("0123456789", min_size=1, max_size=30))
def test_the_check_digit_is_the_rule_as_it_is_written(digits: str) -> None:
    assert passes_check(digits) == passes_luhn(digits)


@given(data=st.binary(min_size=80, max_size=80))
def test_letters_give_the_bytes_again_and_never_look_like_a_card(data: bytes) -> None:
    letters = to_letters(data)
    assert from_letters(letters) == data
    assert not holds_card_number(letters)
    assert is_sealed(letters) == (data[0] == 1)


@pytest.mark.parametrize("text", ["", "ab", "ab" + "q" * 158, "ab" + "a" * 157, "ab" + "a" * 159, "AB" + "a" * 158])
def test_what_no_seal_is_written_like_is_none(text: str) -> None:
    assert not is_sealed(text)
    assert not is_public(text)


@pytest.mark.parametrize(
    ("number", "brand"),
    [
        (VISA, Brand.VISA), (MASTERCARD, Brand.MASTERCARD), ("2223003122003222", Brand.MASTERCARD), (AMEX, Brand.AMEX),
        ("6011111111111117", Brand.DISCOVER), ("3530111333300000", Brand.OTHER), ("4222222222222", Brand.VISA),
    ],
)  # fmt: skip
def test_a_number_of_each_brand_is_read(number: str, brand: Brand) -> None:
    assert brand_of(number) is brand
    assert parse_number(grouped_number(number), brand) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "seal.length"), ("4111 1111 1111", "seal.length"), ("4111 1111 1111 1112", "seal.check"),
        (MASTERCARD, "seal.brand"), ("%B4111111111111111^", "seal.length"), ("4" * 20, "seal.length"),
        ("41111111111110", "seal.check"), ("41111111111114", "seal.length"), ("４111111111111111", "seal.length"),
    ],
)  # fmt: skip
def test_any_other_number_is_refused_and_stands_in_no_fact(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_number(text, Brand.VISA)
    assert (refused.value.code, refused.value.facts) == (code, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11/26", "1126"), ("0928", "0928"), ("12-30", "1230"), ("10/26", "till.expiry"), ("13/28", "seal.expiry"),
        ("9/28", "seal.expiry"), ("", "seal.expiry"), ("01/47", "seal.expiry"), ("01/46", "0146"),
    ],
)  # fmt: skip
def test_an_expiry_is_a_month_that_is_not_over(text: str, said: str) -> None:
    try:
        found = parse_expiry(text, TODAY)
    except Refusal as wrong:
        found = wrong.code
    assert found == said


def test_a_number_in_clear_shows_itself_nowhere() -> None:
    card = ClearCard(VISA, "0928")
    assert VISA not in f"{card!r} {card} {[card]}"
    assert card.last4 == "1111"


def test_two_identities_never_have_one_spelling() -> None:
    assert whose(store="08", register="51").bound() != whose(store="085", register="1").bound()


SALE = {"slip": "085100001", "tender": "card", "amount_minor": 5, "tax_minor": 0, "currency": "USD"}


def test_an_entry_takes_a_sealed_number_on_a_card_slip_alone() -> None:
    """One spelling; an entry without it keeps its very bytes; damaged letters and cash are refused."""
    good = Sale(**SALE, sealed="ab" + "c" * 158)
    assert Sale.of(good.data()) == good
    assert "sealed" not in Sale(**SALE).data()
    for wrong in ({"sealed": "ab" + "9" * 158}, {"sealed": ""}, {"tender": "cash"}, {"sealed": 5}):
        with pytest.raises(Refusal) as refused:
            Sale.of(good.data() | wrong)
        assert refused.value.code == "entry.body"
