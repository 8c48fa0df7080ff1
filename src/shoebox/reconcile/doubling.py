"""How further charges of a sale differ from it: measured on this run, before anything is decided. Pure.

Whoever keys a sale again makes mistakes of his own, sits in another store, or takes the order on the web. How often,
no table knows: chains differ. So the shares start from a table and are fitted to the run in a few rounds: each charge
that may be a further one of a plainly settled sale counts as much as it is probable by then.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile.evidence import BIT, mb
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.weighing import Marks

_ROUNDS = 6
_BELIEF = 3.0  # the table counts as so many further charges seen
_LEAST, _MOST = 0.2, 40.0  # times what the table says
MOST_MB = mb(_MOST)  # that a manner's weight ever gains
SETTLED_AT_ONCE = 1_000_000  # further charges of settled slips


class Manner(IntEnum):
    """How a further charge differs from its sale."""

    ALIKE = 0
    AMOUNT = 1
    LAST4 = 2
    ELSEWHERE = 3
    WEB = 4


def manners(pairs: Columns, is_web: Marks) -> Ints:
    """The manner of each pair."""
    last4 = (pairs["last4"] != Text.SAME) & (pairs["last4"] != Text.UNKNOWN)
    found: Ints = np.select(
        [is_web, pairs["store"] == Text.OTHER, pairs["amount"] != Amounts.SAME, last4],
        [Manner.WEB, Manner.ELSEWHERE, Manner.AMOUNT, Manner.LAST4],
        Manner.ALIKE,
    ).astype(np.int64)
    return found


def fitted_mb(
    manner: NDArray[np.signedinteger],
    charge: Ints,
    weight_mb: Ints,
    rivals: NDArray[np.float64],
    usual: NDArray[np.float64],
) -> Ints:
    """What to add to the weight of each manner, in thousandths of a bit.

    `weight_mb` are options of further charges of settled slips, `charge` whose they are, `rivals` each charge's odds of
    being anything else; `usual` is how many charges of each manner the weights take for granted.
    """
    factor = np.ones(len(Manner))
    odds = 2.0 ** np.clip(weight_mb / BIT, -60, 60)
    shares = [slice(start, start + SETTLED_AT_ONCE) for start in range(0, len(odds), SETTLED_AT_ONCE)]
    for _ in range(_ROUNDS):
        every, count = np.zeros(len(rivals)), np.zeros(len(Manner))
        for some in shares:
            np.add.at(every, charge[some], odds[some] * factor[manner[some]])
        every += rivals
        for some in shares:  # added up in one order, however many are looked at together
            np.add.at(count, manner[some], odds[some] * factor[manner[some]] / every[charge[some]])
        factor = (count + _BELIEF) / (usual + _BELIEF)
    factor[Manner.ALIKE] = 1.0
    return mbs(np.clip(factor, _LEAST, _MOST))
