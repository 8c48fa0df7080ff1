"""Why another slip lost a charge: by what differs there, for want of what only the winner shares, or by its time."""

from __future__ import annotations

from shoebox.reconcile.reasons import pair_reasons, runner_up_reasons
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
