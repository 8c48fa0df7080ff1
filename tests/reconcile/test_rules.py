"""How keyed numbers go wrong: pure rules, table by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.reconcile.reasons import FACT_LENGTH_MAX, fact, span
from shoebox.reconcile.rules import Amounts, Text, amounts, is_one_longer, is_swapped, texts


@pytest.mark.parametrize(
    ("slip", "charge", "relation"),
    [
        (6241, 6241, Amounts.SAME),
        (6241, 6271, Amounts.DIGIT),
        (6241, 2641, Amounts.SWAPPED),
        (6241, 641, Amounts.DIGIT_LOST),
        (6241, 62741, Amounts.DIGIT_ADDED),
        (6241, 62410, Amounts.TEN_TIMES),
        (6240, 624, Amounts.TEN_TIMES),
        (6241, 6242, Amounts.ROUNDING),
        (6241, 7100, Amounts.TIP),
        (6241, 4000, Amounts.LESS),
        (6241, 10241, Amounts.OTHER),
    ],
)
def test_amounts(slip: int, charge: int, relation: Amounts) -> None:
    assert amounts(slip, charge) is relation


@pytest.mark.parametrize(
    ("slip", "charge", "relation"),
    [
        ("", "9609", Text.UNKNOWN),
        ("9609", "9609", Text.SAME),
        ("9609", "9608", Text.DIGIT),
        ("9609", "9690", Text.SWAPPED),
        ("498795", "49879", Text.LENGTH),
        ("9609", "1234", Text.OTHER),
    ],
)
def test_texts(slip: str, charge: str, relation: Text) -> None:
    assert texts(slip, charge) is relation


@given(st.text("0123456789", min_size=2, max_size=8), st.data())
def test_a_swap_is_a_swap_both_ways(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 2))
    other = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert is_swapped(text, other) == is_swapped(other, text) == (text[at] != text[at + 1])


@given(st.text("0123456789", max_size=8), st.data())
def test_a_digit_put_in_anywhere_is_seen(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert is_one_longer(text[:at] + "7" + text[at:], text)


@given(st.text())
def test_facts_are_short_and_steer_nothing(text: str) -> None:
    shown = fact(text)
    assert len(shown) <= FACT_LENGTH_MAX
    assert not any(ord(sign) < 32 or sign in "\u202e\u2066" for sign in shown)


def test_a_card_number_is_no_fact() -> None:
    assert fact("no 4111111111111111") == "no ...1111"


@pytest.mark.parametrize(
    ("seconds", "text"), [(41, "41 s"), (720, "12 min"), (18_000, "5 h"), (300_000, "3 d"), (-720, "-12 min")]
)
def test_spans(seconds: int, text: str) -> None:
    assert span(seconds) == text
