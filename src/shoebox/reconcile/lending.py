"""A slip without its last four, rung again for one that was struck out minutes before: the customer is the same. Pure.

Of the two papers only the struck-out one may say the card, and then the charge looks like its own: as if a voided slip
had been charged and the good one never. So the good one is weighed as if it had the card of the other.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from shoebox.reconcile import differing
from shoebox.reconcile.sides import OpenItems
from shoebox.reconcile.timing import MINUTE_S, Ints
from shoebox.reconcile.trade import TRADE

_APART_S_MAX = TRADE.rung_again_minutes_max * MINUTE_S


def lent(items: OpenItems) -> OpenItems:
    """The same, with the last four of struck-out slips on those that were rung again without."""
    last4 = _last4(items)
    pairs = items.pairs
    rows = np.flatnonzero((last4 != items.slips["last4"])[pairs["slip"]])
    if not len(rows):
        return items
    found = pairs["last4"].copy()
    found[rows] = differing.last4s(last4[pairs["slip"][rows]], items.charges["last4"][pairs["charge"][rows]])
    return replace(items, slips={**items.slips, "last4": last4}, pairs={**pairs, "last4": found})


def _last4(items: OpenItems) -> Ints:
    """Of each slip its own, or the one that it is lent by the only struck-out slip of its store, money and minutes."""
    slips = items.slips
    last4: Ints = slips["last4"].astype(np.int64)
    plain = ~slips["is_cash"] & ~slips["is_refund"]
    lacks = np.flatnonzero(plain & ~slips["is_voided"] & (last4 < 0) & (slips["card"] == 0))
    lends = np.flatnonzero(plain & slips["is_voided"] & (last4 >= 0))
    by_money: dict[tuple[int, ...], list[int]] = {}
    for at, key in zip(lends.tolist(), _keys(items, lends), strict=True):
        by_money.setdefault(key, []).append(at)
    for at, key in zip(lacks.tolist(), _keys(items, lacks), strict=True):
        brand, sold_at = slips["brand"][at], slips["sold_at"][at]
        some = [
            one
            for one in by_money.get(key, ())
            if abs(slips["sold_at"][one] - sold_at) <= _APART_S_MAX
            and (brand == 0 or slips["brand"][one] in (0, brand))
        ]
        if len(some) == 1:
            last4[at] = last4[some[0]]
    return last4


def _keys(items: OpenItems, rows: Ints) -> list[tuple[int, ...]]:
    columns = [items.slips[name][rows].tolist() for name in ("store", "amount", "currency")]
    return list(zip(*columns, strict=True))
