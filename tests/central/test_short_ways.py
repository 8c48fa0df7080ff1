"""What is asked of every entry of a storm is asked by a short way, and answered as by the long one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boxmaking import MemoryRegister
from shoebox.central.card_words import shows_card
from shoebox.central.stretch import same_sums
from shoebox.domain.card import holds_card_number
from shoebox.domain.entry import read_body
from shoebox.domain.item import is_ean

pytestmark = pytest.mark.of_the_file  # rules alone: nothing is opened

ENVELOPE = read_body(MemoryRegister().entries[0].body)
CARD, EAN = "4111 1111 1111 1111", "4006381333931"
names = st.sampled_from(["slip", "note", "lines", "public_key", "digest"])
words = st.sampled_from([CARD, CARD.replace(" ", ""), EAN, "4417", "", "\uff14111-1111-1111-1111"]) | st.text(
    max_size=20
)
values = st.recursive(words | st.integers() | st.booleans() | st.none(), lambda inner: st.lists(inner, max_size=3))
sums = st.dictionaries(st.sampled_from(["card", "cash", ""]), st.integers(-2, 2))


def texts_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    return [value] if isinstance(value, str) else []


@given(clerk=words, data=st.dictionaries(names, values))
@example(clerk="7", data={"lines": EAN})
@example(clerk="7", data={"lines": [[EAN, [CARD]]]})
@example(clerk="7", data={"digest": CARD})
def test_a_card_number_is_found_wherever_it_is_looked_for(clerk: str, data: dict[str, Any]) -> None:
    searched = [clerk]
    for name, value in data.items():
        searched += [text for text in texts_in(value) if not (name == "lines" and is_ean(text))]
    assert shows_card(replace(ENVELOPE, clerk=clerk, data=data)) == any(map(holds_card_number, searched))


@given(said=sums, held=sums)
@example(said={}, held={"card": 0})
@example(said={"card": 1, "cash": 0}, held={"card": 1})
def test_sums_are_the_same_whichever_tenders_are_left_out_at_nothing(
    said: dict[str, int], held: dict[str, int]
) -> None:
    one, other = Counter(said), Counter(held)
    assert same_sums(said, Counter(held)) == all(one[name] == other[name] for name in {*one, *other})
