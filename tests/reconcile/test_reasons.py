"""What a reason says: why another slip lost a charge, and facts of files in a form that may be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.ledger import Ledger
from shoebox.reconcile.reasons import FACT_LENGTH_MAX, fact, pair_reasons, runner_up_reasons
from shoebox.reconcile.rules import compare
from shoebox.reconcile.sides import Charge, Slip

SLIP = Slip(0, "S1", "085", "1", "8500001", False, False, False, 40_000, 6241, "USD", "VISA", "9609", "", "498795", "")
CHARGE = Charge(0, "A", "P-1", "085", False, 47_200, 6241, "USD", False, False, "VISA", "9609", "", "498795", "")


def why(rival: Slip) -> str:
    said, because = runner_up_reasons(rival, CHARGE, 0.031, pair_reasons(SLIP, CHARGE, compare(SLIP, CHARGE)))
    assert said == "runner_up S2 3.1 %"
    return because


def test_it_differs() -> None:
    assert why(SLIP._replace(slip_id="S2", last4="9608")) == "runner_up_lost last4_digit_wrong 9608/9609"


def test_it_knows_less() -> None:
    assert why(SLIP._replace(slip_id="S2", auth="")) == "runner_up_lacks same_auth 498795"


def test_it_is_of_another_time() -> None:
    assert why(SLIP._replace(slip_id="S2", sold_at_s=10_000)) == "runner_up_lost lag 10 h"


@pytest.mark.parametrize("kind", ["missing_charge", "missing_slip", "duplicate_slip"])
def test_a_long_number_in_a_wrong_column_shows_its_end_alone(tmp_path: Path, kind: str) -> None:
    """sixteen digits are the number of slips S1, S2 and S3 (of which the last two are one sale), and what A names"""
    number = "9" * 12 + "0417"
    ledger = Ledger.plain().slip("S1", slip_no=number, amount="15.70", card_last4="4417").charge("A", slip_ref=number)
    for name, at, slip_no in ("S2", 41_000, number), ("S3", 41_060, number):
        ledger.slip(name, at=at, amount="18.20", card_last4="1234", slip_no=slip_no, auth_code=number)
    ledger.charge("B", at=48_200, amount="18.20", card_last4="1234", auth_code=number)
    reasons = ledger.run(tmp_path).the(kind).reasons
    assert not [reason for reason in reasons if number in reason]
    assert [reason for reason in reasons if reason.endswith("...0417")]


def test_long_facts_that_end_otherwise_stay_apart() -> None:
    one, other = (fact(f"Store eighty-five of the northern region, level {level}") for level in (2, 3))
    assert one != other
    assert len(one) == len(other) == FACT_LENGTH_MAX


def test_sales_on_an_unknown_card_have_no_end_of_it(tmp_path: Path) -> None:
    """slips S1 and S2 on one token, no last four | charge A on the token: nothing tells which"""
    card = {"card_last4": "", "card_fingerprint": "tok-1"}
    ledger = Ledger.plain().slip("S1", slip_no="8599001", **card).slip("S2", at=42_400, slip_no="8599555", **card)
    reasons = ledger.charge("A", **card).run(tmp_path).the("ambiguous").reasons
    assert reasons == ("slips 2 charges 1", "same_amount 62.41", "same_card")


def test_how_far_apart_two_slips_were_keyed_is_said_in_minutes(tmp_path: Path) -> None:
    ledger = Ledger.plain().slip("S1", auth_code="498795").slip("S2", at=40_600, auth_code="498795")
    assert "apart 10 min" in ledger.charge("A", auth_code="498795").run(tmp_path).the("duplicate_slip").reasons
