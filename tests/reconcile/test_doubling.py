"""How further charges differ from their sale is learnt from the run, from what is probable of each."""

from __future__ import annotations

import numpy as np

from shoebox.reconcile.doubling import Manner, fitted_mb, manners
from shoebox.reconcile.evidence import BIT
from shoebox.reconcile.rules import Amounts, Text

USUAL = np.array([100.0, 1.0, 1.0, 2.0, 2.0])


def fitted(count: int, bits: int) -> list[int]:
    """Charges with a keying error in the amount, each so many bits likelier a further one than anything else."""
    manner, charge = np.full(count, Manner.AMOUNT), np.arange(count)
    return fitted_mb(manner, charge, np.full(count, bits * BIT), np.ones(count), USUAL).tolist()


def test_many_sure_ones_make_it_likelier() -> None:
    found = fitted(30, 10)
    assert found[Manner.AMOUNT] > 2 * BIT
    assert found[Manner.ALIKE] == 0
    assert found[Manner.WEB] < 0


def test_many_unlikely_ones_prove_nothing() -> None:
    assert fitted(30, -10)[Manner.AMOUNT] <= 0


def test_each_pair_has_its_manner() -> None:
    pairs = {
        "store": np.array([Text.SAME, Text.OTHER, Text.SAME, Text.SAME, Text.UNKNOWN]),
        "amount": np.array([Amounts.SAME, Amounts.SAME, Amounts.DIGIT, Amounts.SAME, Amounts.SAME]),
        "last4": np.array([Text.SAME, Text.SAME, Text.SAME, Text.DIGIT, Text.SAME]),
    }
    is_web = np.array([False, False, False, False, True])
    expected = [Manner.ALIKE, Manner.ELSEWHERE, Manner.AMOUNT, Manner.LAST4, Manner.WEB]
    assert manners(pairs, is_web).tolist() == expected
