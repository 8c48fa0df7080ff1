"""What the fields of many pairs say, all at once, in thousandths of a bit. Pure; arithmetic on columns.

`evidence` learns the odds of a run; here they are laid on every pair that is worth thinking about. A column in, a
column out, whole numbers throughout, so that no order of rows and no machine adds up differently.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile.evidence import APART_EDGES_S, BIT, HOUR_S, LAG_EDGES_S, MINUTE_S, Odds, Presence, mb
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns

Ints = NDArray[np.int64]
Marks = NDArray[np.bool_]
_TENS = 10 ** np.arange(1, 15, dtype=np.int64)


def mbs(odds: NDArray[np.float64]) -> Ints:
    """Thousandths of a bit of a column of odds."""
    found: Ints = np.rint(BIT * np.log2(odds)).astype(np.int64)
    return found


def counted(values: NDArray[Any], counts: dict[int, int], default: int) -> Ints:
    """How often each value stands in a census."""
    known, places = np.unique(values, return_inverse=True)
    return np.array([counts.get(int(value), default) for value in known], dtype=np.int64)[places]


def fields_mb(odds: Odds, slips: Columns, charges: Columns, pairs: Columns) -> tuple[Ints, Ints]:
    """What the fields say of goods and card alone, and of all but the time; both against a charge at random."""
    slip, charge = pairs["slip"], pairs["charge"]
    goods = _amount_mb(odds, pairs["amount"], charges["amount"][charge]) + _card_mb(odds, pairs)
    goods += _store_mb(odds, pairs["store"], charges["store"][charge]) + _either(pairs["brand"], odds.brand)
    there = _there_mb(odds.auth_there, slips["auth"][slip] != 0, charges["auth"][charge] != 0)
    there += _there_mb(odds.ref_there, slips["slip_no"][slip] != 0, charges["slip_ref"][charge] != 0)
    there[charges["is_web"][charge]] = 0
    said = there + _auth_mb(odds, pairs["auth"])
    return goods, goods + said + _slip_no_mb(odds, pairs, slips["store"][slip])


def customer_mb(odds: Odds, charges: Columns, pairs: Columns) -> Ints:
    """What card and store alone say: that it was the same customer, whatever was bought."""
    found: Ints = _card_mb(odds, pairs) + _store_mb(odds, pairs["store"], charges["store"][pairs["charge"]])
    return found


def lag_mb(bits: tuple[int, ...], lag_s: Ints) -> Ints:
    """What the time between sale and charge says."""
    found: Ints = np.array(bits, dtype=np.int64)[np.searchsorted(LAG_EDGES_S, lag_s, side="right")]
    return found


def twice_mb(odds: Odds, twins: Columns) -> Ints:
    """Odds that two slips are one sale keyed twice rather than two sales, in thousandths of a bit.

    Two sales of the same customer at the same price do happen; they have other slip numbers and other approval codes.
    """
    bits = np.full(len(twins["one"]), mb(odds.rates.slip_twice / odds.twin_rate), dtype=np.int64)
    bits += _by_text(twins["slip_no"], unknown=0, same=8_600, digit=-1_300, swapped=3_000, length=1_000, other=-5_000)
    bits += _by_text(twins["auth"], unknown=0, same=9_000, digit=3_000, swapped=5_000, length=3_000, other=-5_000)
    steps = np.array([2_500, 1_000, -500, -2_000], dtype=np.int64)
    bits += steps[np.searchsorted([MINUTE_S, 15 * MINUTE_S, 2 * HOUR_S], twins["apart_s"], side="left")]
    bits -= 6_000 * twins["is_elsewhere"]
    # Two sales that differ in price or card are no repeat purchase at all: the rival story is chance, which is rarer.
    money = twins["amount"]
    bits -= np.where(money == Amounts.SAME, 0, np.where(money < Amounts.ROUNDING, 3_000, 9_000))
    bits += _by_text(twins["last4"], unknown=0, same=0, digit=-3_000, swapped=-3_000, length=-9_000, other=-9_000)
    return bits


def again_mb(odds: Odds, charges: Columns, first: NDArray[Any], extra: NDArray[Any]) -> Ints:
    """What first charges say of extra ones: replayed within seconds, under the same approval or order."""
    apart_s = np.abs(charges["charged_at"][extra] - charges["charged_at"][first])
    # What closeness says at the registers is measured on this run's doubles; on the web it says much.
    close = np.where(apart_s <= 2 * MINUTE_S, 4_000, np.where(apart_s <= HOUR_S, 500, 0))
    measured = np.array(odds.apart, dtype=np.int64)[np.searchsorted(APART_EDGES_S, apart_s, side="right")]
    bits = np.where(charges["is_web"][extra], close, measured).astype(np.int64)
    for name, same, differs in (("auth", 12_000, -1_500), ("order_id", 12_000, 0), ("slip_ref", 5_000, -3_000)):
        one, other = charges[name][first], charges[name][extra]
        bits += np.where((one != 0) & (other != 0), np.where(one == other, same, differs), 0)
    return bits


def _amount_mb(odds: Odds, relation: Ints, amount: Ints) -> Ints:
    common = (counted(amount, odds.census.charges_by_amount, 1) + 0.5) / max(1, odds.census.charges)
    digits, wrong, rates = np.searchsorted(_TENS, amount, side="right") + 1, odds.rates.amount_wrong, odds.rates
    likely: dict[Amounts, Any] = {
        Amounts.SAME: 1 - wrong,
        Amounts.DIGIT: wrong * rates.digit / (9 * digits),
        Amounts.SWAPPED: wrong * rates.swapped / np.maximum(1, digits - 1),
        Amounts.DIGIT_LOST: wrong * rates.lost_or_added / 2 / digits,
        Amounts.DIGIT_ADDED: wrong * rates.lost_or_added / 2 / (10 * digits),
        Amounts.TEN_TIMES: wrong * rates.ten_times,
        Amounts.ROUNDING: wrong * rates.rounding / 4 + wrong * rates.digit / (9 * digits),
        Amounts.TIP: wrong * rates.tip / np.maximum(1, amount // 4),
        Amounts.LESS: wrong * rates.less / (4 * amount),
        Amounts.OTHER: wrong * 0.01 / amount,
    }
    chosen: NDArray[np.float64] = np.select([relation == each for each in likely], list(likely.values()))
    return mbs(chosen / common)


def _card_mb(odds: Odds, pairs: Columns) -> Ints:
    wrong = odds.rates.last4_wrong
    last4 = _by_text(
        pairs["last4"], unknown=0, same=mb((1 - wrong) / 1e-4), digit=mb(wrong * 0.7 / 36 / 1e-4),
        swapped=mb(wrong * 0.2 / 3 / 1e-4), length=mb(wrong * 0.08), other=mb(wrong * 0.08),
    )  # fmt: skip
    return np.where(pairs["card"] == Text.SAME, odds.card[0], _either(pairs["card"], odds.card) + last4)


def _store_mb(odds: Odds, relation: Ints, store: NDArray[Any]) -> Ints:
    share = counted(store, odds.census.charges_by_store, 1) / max(1, odds.census.store_charges)
    same = mbs((1 - odds.rates.store_wrong) / share)
    return np.where(
        relation == Text.UNKNOWN, 0, np.where(relation == Text.OTHER, mb(odds.rates.store_wrong), same)
    ).astype(np.int64)


def _auth_mb(odds: Odds, relation: Ints) -> Ints:
    slipped, near = (8 * BIT, 6 * BIT) if odds.auth_tells else (odds.auth[1], odds.auth[1])
    return _by_text(
        relation, unknown=0, same=odds.auth[0], digit=near, swapped=slipped, length=slipped, other=odds.auth[1]
    )


def _slip_no_mb(odds: Odds, pairs: Columns, store: NDArray[Any]) -> Ints:
    mine = counted(store, odds.census.slips_by_store, 1)
    numbers = np.maximum(2, np.where(pairs["store"] == Text.SAME, mine, odds.census.slips))
    same, near = mbs((1 - odds.ref_wrong) * numbers), mbs(odds.ref_wrong / 2 / np.minimum(0.5, 30 / numbers))
    relation = pairs["slip_no"]
    other = np.where(relation == Text.OTHER, mb(odds.ref_wrong / 2), near)
    return np.where(relation == Text.UNKNOWN, 0, np.where(relation == Text.SAME, same, other)).astype(np.int64)


def _there_mb(there: Presence, on_slip: Marks, on_charge: Marks) -> Ints:
    beside = np.where(on_charge, there.both, there.slip_only)
    return np.where(on_slip, beside, np.where(on_charge, there.charge_only, there.neither)).astype(np.int64)


def _by_text(relation: NDArray[Any], **bits: int) -> Ints:
    values = [bits[text.name.lower()] for text in Text]
    found: Ints = np.array(values, dtype=np.int64)[relation]
    return found


def _either(relation: NDArray[Any], bits: tuple[int, int]) -> Ints:
    return np.where(relation == Text.UNKNOWN, 0, np.where(relation == Text.SAME, bits[0], bits[1])).astype(np.int64)
