"""Cash slips that were charged to a card as well: number, money and store are all that ties the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.ledger import Ledger, money

pytestmark = pytest.mark.thorough

HOUR = 3_600
CASH = {"tender": "cash", "card_last4": "", "store_id": "085", "slip_no": "8599001"}
NAMED = {"card_last4": "5385", "store_id": "085", "slip_ref": "8599001"}


def till(strangers: int) -> Ledger:
    """A cash slip of 62.41 among 400 card sales, and so many charges of customers who never had a slip."""
    ledger = Ledger.plain(400).slip("S1", **CASH)
    for n in range(strangers):
        facts = {"store_id": f"{85 + n % 4:03}", "amount": money(917 + 41 * n), "card_last4": f"{2_222 + 31 * n:04}"}
        ledger.charge(f"x{n:02}", at=-50_000 + 7_000 * n, **facts)
    return ledger


@pytest.mark.parametrize("hours", [2, 7, 60])
@pytest.mark.parametrize("strangers", [0, 30])
def test_a_charge_that_names_a_cash_slip_of_its_store_and_price_is_its_charge(
    tmp_path: Path, strangers: int, hours: int
) -> None:
    """slip 62.41 cash | charge 62.41 on some card names its number: whenever it came, and whoever came besides"""
    said = till(strangers).charge("A", at=40_000 + hours * HOUR, **NAMED).run(tmp_path)
    found = said.the("void_charged")
    assert (found.slip_ids, found.charge_ids, found.amount_minor) == (("S1",), ("A",), 6_241)
    assert found.confidence_ppm > 850_000


@pytest.mark.parametrize("other", [{"amount": "61.17"}, {"store_id": "086"}, {"slip_ref": ""}, {"slip_ref": "8599004"}])
def test_less_than_number_money_and_store_together_is_no_cash_slips_charge(
    tmp_path: Path, other: dict[str, str]
) -> None:
    """The same, but over another amount, in another store, or under another number or none: numbers are short"""
    said = till(30).charge("A", at=40_000 + 7 * HOUR, **(NAMED | other)).run(tmp_path)
    assert "void_charged" not in said.kinds
