"""No card number that anybody typed anywhere is in any file afterwards."""

from __future__ import annotations

import random
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bookmaking import CLERK, MANAGER_PIN, card_sale, cash_sale, new_book, new_till
from cardmaking import passes_luhn
from hunting import full_width, hunt
from shoebox.domain.errors import Refusal
from shoebox.till import RefundDraft, SaleDraft, Till

TEXTS = [field.name for field in fields(SaleDraft) if field.type == "str" and field.name != "entry_id"]
# As people write them: in one run, in groups, with words around.
SHAPES = ("{0}", "{1}", "{2}", "card {1} ok", "no.{0}/12", "{3}")


def canaries(count: int) -> list[str]:
    """Numbers of 13 to 19 digits that pass the check digit; none is anybody's."""
    chance = random.Random(11)
    out = []
    while len(out) < count:
        digits = chance.choice("3456") + "".join(chance.choice("0123456789") for _ in range(chance.randrange(11, 18)))
        out.append(next(digits + check for check in "0123456789" if passes_luhn(digits + check)))
    return out


def written(number: str, shape: str) -> str:
    groups = re.findall(r"\d{1,4}", number)
    return shape.format(number, " ".join(groups), "-".join(groups), full_width(number))


def test_card_numbers_typed_into_any_field_leave_nothing_behind(tmp_path: Path) -> None:
    """Every text field of a sale, in every shape; then refunds, voids and spoiled slips."""
    numbers = canaries(len(TEXTS) * len(SHAPES) + 8)
    supply = iter(numbers)
    with new_book(tmp_path) as book:
        till = new_till(book)
        good = till.record(card_sale(1))
        for name in TEXTS:
            for shape in SHAPES:
                for draft in (card_sale(2), cash_sale(500)):
                    number = written(next(supply) if draft.tender == "card" else numbers[0], shape)
                    bad = replace(draft, **{name: number})
                    if name in ("brand", "imprint", "last4", "approval") and draft.tender == "cash":
                        continue  # cash has no card fields: what is typed there is not looked at, and not kept
                    with pytest.raises(Refusal) as refused:
                        till.record(bad)
                    assert number[:10] not in str(refused.value)
                    assert number[:10] not in repr(refused.value.facts)
        number = next(supply)
        back = RefundDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=good.entry_no, amount_minor=5, slip="085100003", reason="torn"
        )
        for act in (
            lambda: till.refund(replace(back, reason=number)),
            lambda: till.refund(replace(back, slip=number)),
            lambda: till.void(seq=good.entry_no, reason=number, pin=MANAGER_PIN, paper_in_box=True, clerk=CLERK),
            lambda: till.spoil("085100004", number, CLERK),
            lambda: till.spoil(number, "smeared", CLERK),
        ):
            with pytest.raises(Refusal):
                act()
        till.record(cash_sale(700, brand=numbers[1], last4=numbers[1], approval=numbers[1], imprint=numbers[1]))
        assert hunt(tmp_path, numbers) == []
    assert hunt(tmp_path, numbers) == []


@pytest.mark.parametrize("text", ["cvv 123", "CVC: 4711", "security code 999", "cid-123"])
def test_security_codes_are_refused_in_free_text(tmp_path: Path, text: str) -> None:
    with new_book(tmp_path) as book:
        with pytest.raises(Refusal) as refused:
            new_till(book).spoil("085100004", f"smeared, {text}", CLERK)
        assert refused.value.code == "card.security_code"


def test_there_is_no_field_for_a_security_code_or_a_whole_card_number() -> None:
    names = {field.name for field in fields(SaleDraft)} | {field.name for field in fields(RefundDraft)}
    assert not any(re.search(r"cvv|cvc|cid|pan|card_no|number|security", name) for name in names)
