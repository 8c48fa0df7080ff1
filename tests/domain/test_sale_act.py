"""A sale without items is written as it always was; one with items says them, in one spelling."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shoebox.domain.acts import Sale, act_of
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.item import Basket, Item, line_of

COAT = line_of(Item(sku="4711", name="Wool coat", price_minor=5_999), quantity_thousandths=2_000, rate_per_100k=7_250)
PLAIN = Sale(slip="", tender="cash", amount_minor=11_998, tax_minor=811, currency="USD")
WITH_ITEMS = Sale(
    slip="", tender="cash", amount_minor=11_187, tax_minor=0, currency="USD", lines=(COAT.plain(),), exempt="EX-77"
)
# As books hold it since the first release: these letters may never change.
WRITTEN = (
    '{"amount_minor":11998,"approval":"","brand":"","currency":"USD","expiry_ok":false,"happened_ms":0,"imprint":"",'
    '"last4":"","phone":"","policy":"","reason":"","received_minor":0,"signature_ok":false,"slip":"","tax_minor":811,'
    '"tender":"cash","twin_of_seq":0}'
)


def read(data: dict[str, Any]) -> Sale:
    act = act_of(Kind.SALE, data)
    assert isinstance(act, Sale)
    return act


def test_a_sale_without_items_keeps_its_very_bytes() -> None:
    assert json.dumps(PLAIN.data(), sort_keys=True, separators=(",", ":")) == WRITTEN
    assert read(json.loads(WRITTEN)) == PLAIN


def test_items_come_back_from_a_body() -> None:
    data = WITH_ITEMS.data()
    assert set(data) - set(PLAIN.data()) == {"lines", "exempt"}
    held = read(json.loads(json.dumps(data)))
    assert held == WITH_ITEMS
    assert held.basket == Basket(lines=(COAT,), exempt="EX-77")
    assert held.basket.total_minor == held.amount_minor


@pytest.mark.parametrize(
    "more",
    [{"lines": []}, {"exempt": ""}, {"tax_added": False}, {"lines": [[]]}, {"lines": "4711"}, {"lines": [["4711"]]},
     {"lines": [[*COAT.plain(), 1]]}, {"lines": [["4711", "Coat", "", True, 1, "", 0, 1, ""]]}, {"override_by": 2}],
)  # fmt: skip
def test_another_spelling_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        read({**PLAIN.data(), **more})
    assert refused.value.code == "entry.body"
