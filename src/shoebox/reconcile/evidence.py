"""How strongly the fields speak: odds in thousandths of a bit, from the files themselves and a small table. Pure.

A field that agrees speaks as strongly as chance agreement is rare: an odd price much, a popular price little. How often
honest pairs disagree is measured on this run's *anchors*, the slips and charges that only fit each other; what anchors
cannot show (how hands key amounts wrong, how often a slip is lost) stands in `TABLE`, for anybody to read and sign.
Whole thousandths of a bit, so that every machine adds up the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log2

from shoebox.reconcile.sides import Anchor, Census

BIT = 1_000
MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400
AUTH_TELLS_BELOW = 0.05
POOL_SEEN_MIN = 50
APART_SEEN_MIN = 50
LAG_EDGES_S = (
    -2 * DAY_S, -26 * HOUR_S, -22 * HOUR_S, -2 * HOUR_S, -20 * MINUTE_S, -MINUTE_S, 10 * MINUTE_S, HOUR_S, 4 * HOUR_S,
    12 * HOUR_S, DAY_S, 2 * DAY_S, 3 * DAY_S, 4 * DAY_S, 5 * DAY_S, 7 * DAY_S, 10 * DAY_S, 14 * DAY_S, 30 * DAY_S,
)  # fmt: skip


# Between the first charge of a sale and an extra one.
APART_CLOSE_BANDS = 3
APART_EDGES_S = (2 * MINUTE_S, 10 * MINUTE_S, HOUR_S, 4 * HOUR_S, 12 * HOUR_S, DAY_S, 3 * DAY_S)


@dataclass(frozen=True, slots=True)
class Table:
    """Rates that no file shows by itself.

    Keying: 0.3 to 1 % of hand-keyed amounts and codes are wrong; of wrong ones six in ten have one digit wrong, two in
    ten neighbours swapped, the rest a digit lost, added or a zero too many.
    """

    amount_wrong: float = 0.004
    digit: float = 0.60
    swapped: float = 0.15
    lost_or_added: float = 0.10
    ten_times: float = 0.05
    rounding: float = 0.03
    tip: float = 0.03
    less: float = 0.03
    last4_wrong: float = 0.007
    slip_no_wrong: float = 0.02
    store_wrong: float = 0.002
    slip_lost: float = 0.012
    slip_twice: float = 0.003
    void_charged: float = 0.03
    cash_charged: float = 0.003
    refund_posted_as_charge: float = 0.02
    web_double: float = 0.00003
    order_released: float = 0.001
    unseen: float = 0.00015
    customer_returns: float = 0.03


TABLE = Table()


@dataclass(frozen=True, slots=True)
class Presence:
    """What it says that a charge has a code at all, or has none, beside a slip that has one or has none.

    Charges keyed from slips carry what the slips carry; ordinary ones carry codes of their own, or name no slip.
    """

    both: int
    slip_only: int
    charge_only: int
    neither: int


@dataclass(frozen=True, slots=True)
class Odds:
    """What one run believes before it looks at a pair, in thousandths of a bit; made by `learn`."""

    census: Census
    rates: Table
    first: int
    extra: int
    web_first: int
    web_extra: int
    void: int
    cash: int
    posted_as_charge: int
    repeat: int
    returns: int
    charged: int
    lag: tuple[int, ...]
    lag_extra: tuple[int, ...]
    apart: tuple[int, ...]
    auth: tuple[int, int]
    auth_there: Presence
    ref_there: Presence
    card: tuple[int, int]
    brand: tuple[int, int]
    ref_wrong: float
    twin_rate: float
    auth_differs: float

    @property
    def auth_tells(self) -> bool:
        """False where central makes approval codes of its own, so that a different one says nothing."""
        return self.auth_differs < AUTH_TELLS_BELOW


def learn(census: Census, anchors: Sequence[Anchor]) -> Odds:
    """Measure this run: how late charges come, how often codes differ, how many charges have no slip at all."""
    slips, store_charges, web = max(1, census.slips), max(1, census.store_charges), max(1, census.web_charges)
    surplus = _within(census.surplus_charges / slips, 0.0002, 0.1)
    orphans = _within((store_charges - slips * (0.988 + surplus)) / store_charges, 0.002, 0.95)
    pool = store_charges * orphans
    twin_rate = _within(census.twin_slips / slips, 0.0005, 0.05)
    auth_same, auth_differs = _shares([a.auth_is for a in anchors], 0.005)
    _, card_differs = _shares([a.card_is for a in anchors], 0.001)
    _, brand_differs = _shares([a.brand_is for a in anchors], 0.005)
    _, ref_differs = _shares([a.ref_is for a in anchors], TABLE.slip_no_wrong)
    rates = _learn_rates(census, auth_differs)
    lag = _lag_bits(anchors)
    return Odds(
        census=census,
        rates=rates,
        first=mb(0.985 / pool),
        extra=mb(surplus / pool),
        web_first=mb(rates.order_released / web),
        web_extra=mb(rates.web_double / web),
        void=mb(rates.void_charged / pool),
        cash=mb(rates.cash_charged / pool),
        posted_as_charge=mb(rates.refund_posted_as_charge / pool),
        repeat=mb(max(0.0005, twin_rate - rates.slip_twice) / 2 / slips),
        returns=mb(rates.customer_returns / slips),
        charged=mb(1 - rates.slip_lost),
        lag=lag,
        lag_extra=_lag_extra(lag),
        apart=_apart_bits(census.doubles_apart_s, anchors),
        auth=(mb(auth_same / 1e-6), mb(auth_differs)),
        auth_there=_presence([a.auth_is for a in anchors], census.pool_with_auth, census.pool_charges),
        ref_there=_presence([a.ref_is for a in anchors], census.pool_with_ref, census.pool_charges),
        card=(mb((1 - card_differs) / 1e-6), mb(card_differs)),
        brand=(mb((1 - brand_differs) / 0.45), mb(brand_differs / 0.55)),
        ref_wrong=ref_differs,
        twin_rate=twin_rate,
        auth_differs=auth_differs,
    )


def _learn_rates(census: Census, auth_differs: float) -> Table:
    """The table, fitted to this run: hands that key codes wrong key amounts and cards wrong as well."""
    care = _within(auth_differs / 0.005, 1, 5) if auth_differs < AUTH_TELLS_BELOW else 1.0
    amount_wrong, last4_wrong = TABLE.amount_wrong * care, TABLE.last4_wrong * care
    otherwise = amount_wrong + last4_wrong + TABLE.slip_twice
    # The usual rate counts as five hundred slips seen, as with the codes: one lost slip in a small file is no trend.
    bare = (census.bare_slips + 500 * (TABLE.slip_lost + otherwise)) / (census.slips + 500)
    lost = _within(bare - otherwise, 0.002, 0.3)
    return replace(
        TABLE,
        amount_wrong=amount_wrong,
        last4_wrong=last4_wrong,
        store_wrong=TABLE.store_wrong * care,
        slip_lost=lost,
        unseen=TABLE.unseen * care,
    )


def mb(odds: float) -> int:
    """Thousandths of a bit of some odds."""
    return round(BIT * log2(odds))


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))


def _shares(marks: Iterable[int], usual: float) -> tuple[float, float]:
    # The usual rate counts as two hundred pairs seen, so that a small file does not learn from a single accident.
    known = [mark for mark in marks if mark in {1, 2}]
    differs = (sum(mark == 2 for mark in known) + 200 * usual) / (len(known) + 200)
    return 1 - differs, differs


def _presence(marks: Sequence[int], pool_with: int, pool: int) -> Presence:
    beside = [mark in {1, 2} for mark in marks if mark in {1, 2, 3}]
    alone = [mark == 4 for mark in marks if mark in {0, 4}]
    with_slip, without = ((sum(some) + 1) / (len(some) + 2) for some in (beside, alone))
    usual = (sum(beside) + sum(alone) + 1) / (len(beside) + len(alone) + 2)
    # A pool of a few charges proves nothing: it starts from what is usual for anchors.
    chance = _within((pool_with + POOL_SEEN_MIN * usual) / (pool + POOL_SEEN_MIN), 0.01, 0.99)
    without = without if alone else chance
    with_slip = with_slip if beside else chance
    return Presence(
        _clipped(with_slip / chance),
        _clipped((1 - with_slip) / (1 - chance)),
        _clipped(without / chance),
        _clipped((1 - without) / (1 - chance)),
    )


def _clipped(odds: float) -> int:
    return max(-8 * BIT, min(8 * BIT, mb(odds)))


def _lag_bits(anchors: Sequence[Anchor]) -> tuple[int, ...]:
    """Bits per band of time: how often anchors fall into it, against slips and charges paired at random."""
    bands = len(LAG_EDGES_S) + 1
    true, chance = [0.0] * bands, [0.0] * bands
    charged = [anchor.sold_at_s + anchor.lag_s for anchor in anchors]
    for step in (1, 2, 3, 5, 7, 11, 13):
        for at, anchor in enumerate(anchors):
            other = charged[(at + step * 7919) % len(charged)]
            chance[bisect_right(LAG_EDGES_S, other - anchor.sold_at_s)] += 1 / 7
    for anchor in anchors:
        true[bisect_right(LAG_EDGES_S, anchor.lag_s)] += 1
    return tuple(_clipped((t + 10 / bands) / (c + 10 / bands)) for t, c in zip(true, chance, strict=True))


def _lag_extra(lag: tuple[int, ...]) -> tuple[int, ...]:
    """The same for extra charges: half of them come as first ones do, half at any time; but none before the sale."""
    before = bisect_right(LAG_EDGES_S, -2 * HOUR_S)
    return tuple(each if band < before else mb((2 ** (each / BIT) + 1) / 2) for band, each in enumerate(lag))


def _apart_bits(doubles: Sequence[int], anchors: Sequence[Anchor]) -> tuple[int, ...]:
    """Bits per band of time between two charges: how often doubles fall into it, against two sales of one store."""
    bands = len(APART_EDGES_S) + 1
    charged: dict[int, list[int]] = defaultdict(list)
    for anchor in anchors:
        charged[anchor.store].append(anchor.sold_at_s + anchor.lag_s)
    true, chance = [0.0] * bands, [0.0] * bands
    for apart_s in doubles:
        true[bisect_right(APART_EDGES_S, apart_s)] += 1 / max(1, len(doubles))
    pairs = [
        (some[at], some[at - len(some) // 2]) for some in charged.values() if len(some) > 1 for at in range(len(some))
    ]
    for one, other in pairs:
        chance[bisect_right(APART_EDGES_S, abs(one - other))] += 1 / len(pairs)
    # What few doubles show is half accident.
    share = len(doubles) / (len(doubles) + APART_SEEN_MIN) if pairs else 0.0
    floor = 1 / max(200, len(pairs))
    bits = [_clipped(share * (t + floor) / (c + floor) + 1 - share) for t, c in zip(true, chance, strict=True)]
    # Far apart proves nothing: sales of one store are keyed within a day, and strangers come on all days.
    return tuple(each if band < APART_CLOSE_BANDS else min(0, each) for band, each in enumerate(bits))
