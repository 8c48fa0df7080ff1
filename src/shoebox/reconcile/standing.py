"""Which charge of a sale stands, where it was charged more than once: one that took what the slip says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from shoebox.reconcile.plan import Belonging, Family
    from shoebox.reconcile.sides import OpenItems


def what_the_slip_says(
    items: OpenItems, families: Sequence[Family], belonging: Belonging
) -> tuple[list[Family], Belonging]:
    """The same families and links, the first charge of each being one over the slip's own amount where there is one.

    Stories say how many charges a sale has and of which kind, and hardly which one came first: a customer whose first
    charge was keyed wrong would keep that, and get the right one back.
    """
    amount, when = items.charges["amount"], items.charges["charged_at"]
    stands: dict[int, int] = {}  # of the families whose first charge is over another amount, by its place
    for at, family in enumerate(families):
        due, (first, *extras) = int(items.slips["amount"][family.slip]), family.charges
        right = [(int(when[charge]), charge) for charge in extras if amount[charge] == due]
        if right and amount[first] != due:
            stands[at] = min(right)[1]
    charges = [charge for at, charge in stands.items() for charge in (charge, families[at].charges[0])]
    rows = {
        (int(belonging.charge[row]), int(belonging.slip[row])): row
        for row in np.flatnonzero(np.isin(belonging.charge, charges)).tolist()
    }
    is_first, found = belonging.is_first.copy(), list(families)
    for at, right_one in stands.items():
        family = families[at]
        both = [rows[charge, family.slip] for charge in (family.charges[0], right_one) if (charge, family.slip) in rows]
        if len(both) > 1:  # a settled slip's own charge is in no pair that is open
            is_first[both] = (False, True)
            others = sorted((int(when[charge]), charge) for charge in family.charges if charge != right_one)
            found[at] = replace(family, charges=(right_one, *(charge for _, charge in others)))
    return found, replace(belonging, is_first=is_first)
