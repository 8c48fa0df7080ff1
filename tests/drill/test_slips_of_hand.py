"""Wrong numbers are always other numbers, and look like a hand made them."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from shoebox.drill.slips_of_hand import wrong_amount, wrong_digits

SEEDS = st.integers(min_value=0, max_value=2**32)


@given(SEEDS, st.integers(min_value=1, max_value=1_000_000))
def test_a_wrong_amount_is_another_one_within_the_limit(seed: int, amount_minor: int) -> None:
    wrong = wrong_amount(Random(seed), amount_minor, highest_minor=1_000_000)
    assert wrong != amount_minor
    assert 0 < wrong <= 1_000_000 or amount_minor == 1


@given(SEEDS, st.text("0123456789", min_size=1, max_size=12))
def test_wrong_digits_have_the_same_length_and_differ_in_one_or_two_places(seed: int, text: str) -> None:
    wrong = wrong_digits(Random(seed), text)
    assert len(wrong) == len(text)
    assert 1 <= sum(a != b for a, b in zip(wrong, text, strict=True)) <= 2
    assert wrong.isdigit()
