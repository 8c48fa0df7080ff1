"""Which charge of a sale stands, where it was charged more than once: one that took what the slip says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

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
    is_first, found = belonging.is_first.copy(), []
    rows = {
        (charge, slip): row
        for row, (charge, slip) in enumerate(zip(belonging.charge.tolist(), belonging.slip.tolist(), strict=True))
    }
    amount, when = items.charges["amount"], items.charges["charged_at"]
    for family in families:
        due, (first, *extras) = int(items.slips["amount"][family.slip]), family.charges
        right = sorted((int(when[charge]), charge) for charge in extras if amount[charge] == due)
        stands = right[0][1] if right and amount[first] != due else first
        known = [rows[at, family.slip] for at in (first, stands) if (at, family.slip) in rows]
        if stands == first or len(known) < 2:  # a settled slip's own charge is in no pair that is open
            found.append(family)
            continue
        is_first[known] = (False, True)
        others = sorted((int(when[charge]), charge) for charge in family.charges if charge != stands)
        found.append(replace(family, charges=(stands, *(charge for _, charge in others))))
    return found, replace(belonging, is_first=is_first)
