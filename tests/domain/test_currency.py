"""Currencies as ISO 4217 lists them."""

from __future__ import annotations

import pytest

from shoebox.domain.currency import MINOR_DIGITS, is_currency
from shoebox.domain.money import Money, figure_text, minor_digits


@pytest.mark.parametrize("code", ["ZZZ", "XXX", "XTS", "XAU", "CHW", "CLF", "DEM", "usd", "US", "", "US$"])
def test_what_nobody_pays_with_is_none(code: str) -> None:
    """Unknown, test and no-currency codes, gold, funds, gone ones, and other spellings."""
    assert not is_currency(code)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("USD", "123.45"), ("JPY", "12,345"), ("UGX", "12,345"), ("IQD", "12.345"), ("XCG", "123.45"), ("ZWG", "123.45")],
)
def test_digits_after_the_point_are_the_currencys_own(code: str, shown: str) -> None:
    assert is_currency(code)
    assert figure_text(Money(12_345, code)) == shown


def test_every_code_is_written_as_codes_are_and_stands_once() -> None:
    """Three capital letters; no digits that money's arithmetic does not know."""
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in MINOR_DIGITS)
    assert set(MINOR_DIGITS.values()) == {0, 2, 3}
    assert len(MINOR_DIGITS) > 145
    assert minor_digits("ZZZ") == 2
