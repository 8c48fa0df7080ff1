"""What only the pairs of a run show of its customers: how often they tip, and come again on the web. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from shoebox.reconcile.differing import PAIRS_AT_ONCE
from shoebox.reconcile.evidence import LAST4_CHANCE, TABLE, Odds, popularity
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns, OpenItems
from shoebox.reconcile.timing import BIT, DAY_S, HOUR_S, Ints, mbs
from shoebox.reconcile.trade import TRADE
from shoebox.reconcile.weighing import Marks

_BEFORE_S = (3 * DAY_S, 12 * HOUR_S)  # before its sale nobody charges a slip, whatever a clock says
_LEAST = 1e-9
# How long before its slip an order is paid on the web, and how often it usually is.
_ORDER_EDGES_S = (
    -TRADE.order_before_days_max * DAY_S,
    -7 * DAY_S,
    -3 * DAY_S,
    -2 * DAY_S,
    -DAY_S,
    -6 * HOUR_S,
    12 * HOUR_S,
)
_ORDER_LAGS, _ORDER_BELIEF = (0.02, 0.06, 0.08, 0.2, 0.34, 0.3), 20.0
_NEVER_MB = -40 * BIT
_CARDS_BELIEF = 30  # wrong last fours seen that the usual share counts as


def with_tips(items: OpenItems, odds: Odds) -> Odds:
    """How many slips were charged with a tip: more of the lone charges a little above their slip than below it.

    What is chance, or a digit keyed wrong, lies above as often as below. Whoever has an exact counterpart is not lone.
    """
    has_charge, above, below = (np.zeros(len(items.slips["amount"]), dtype=bool) for _ in range(3))
    has_slip = np.zeros(len(items.charges["amount"]), dtype=bool)
    for pairs in _at_once(items.pairs):
        slip, charge, slip_minor, charge_minor = _on_one_card(items, pairs)
        exact = slip_minor == charge_minor
        has_charge[slip[exact]] = has_slip[charge[exact]] = True
    for pairs in _at_once(items.pairs):
        slip, charge, slip_minor, charge_minor = _on_one_card(items, pairs)
        lone = ~has_charge[slip] & ~has_slip[charge]
        above[slip[lone & _is_tip(slip_minor, charge_minor)]] = True
        below[slip[lone & _is_tip(charge_minor, slip_minor)]] = True
    more = (int(above.sum()) - int(below.sum())) / max(1, odds.census.slips)
    return replace(odds, rates=replace(odds.rates, tip=max(TABLE.tip, more)))


def with_other_cards(items: OpenItems, odds: Odds) -> Odds:
    """How many wrong last fours are another card's, and not a digit keyed wrong: of charges that name their slip.

    A wrong slip number names another sale, which rarely has the very amount.
    """
    wrong = other = 0
    for pairs in _at_once(items.pairs):
        named = (pairs["slip_no"] == Text.SAME) | (pairs["auth"] == Text.SAME)
        sure = named & (pairs["store"] == Text.SAME) & (pairs["amount"] == Amounts.SAME) & ~pairs["is_other_kind"]
        last4 = pairs["last4"][sure]
        wrong += int((last4 > Text.SAME).sum())
        other += int((last4 == Text.OTHER).sum())
    another = (other + _CARDS_BELIEF * TABLE.last4_another) / (wrong + _CARDS_BELIEF)
    return replace(odds, rates=replace(odds.rates, last4_another=another))


def web_returns(items: OpenItems, odds: Odds) -> float:
    """How often a web charge is the same purchase once more of a slip's customer, of all pairs of one and the other.

    Seen on web charges from before a settled sale, which can be no second charge of it, beyond those whose price and
    last four agree by chance.
    """
    seen = 0
    for pairs in _at_once(items.pairs):
        settled = items.slips["charge"][pairs["slip"]] >= 0
        before = (pairs["lag_s"] > -_BEFORE_S[0]) & (pairs["lag_s"] < -_BEFORE_S[1])
        seen += int((same_web_purchase(items, pairs) & settled & before).sum())
    when = _of_web(items)["charged_at"]
    window_s = _BEFORE_S[0] - _BEFORE_S[1]
    span_s = max(window_s, int(when.max() - when.min())) if len(when) else window_s
    met = odds.census.slips * odds.census.web_charges * window_s / span_s
    # Where few are met: a store's customers buy on the web a tenth as often as they come again, all stores' together.
    amounts = items.slips["amount"]
    same = odds.returns.same_amount(amounts, popularity(odds.census, amounts))
    usual = odds.rates.web_again * max(_LEAST, float(same.mean()) if len(same) else 0.0)
    usual /= max(1, len(odds.census.slips_by_store))
    # Tokens are never alike by chance: it is met where one of the two has none.
    known = [float((side["card"] != 0).mean()) if len(side["card"]) else 0.0 for side in (items.slips, _of_web(items))]
    by_amount = np.array([*odds.census.charges_by_amount.values()], dtype=np.float64)
    chance = (
        met * (1 - known[0] * known[1]) * LAST4_CHANCE * float((by_amount**2).sum()) / max(1, odds.census.charges) ** 2
    )
    return (max(0.0, seen - chance) + 1) / (met + 1 / usual)


def order_lags_mb(items: OpenItems) -> Ints:
    """How likely an order is paid so long before its slip: a density for each of `order_bands`, as in `timing`.

    Seen on slips that name their order; where few do, what is usual counts as some of them.
    """
    named = items.pairs["is_same_order"] & items.charges["is_web"][items.pairs["charge"]]
    band = order_bands(items.pairs["lag_s"][named])
    seen = np.bincount(band, minlength=len(_ORDER_LAGS) + 2)[1:-1] + _ORDER_BELIEF * np.array(_ORDER_LAGS)
    shares = mbs(seen / seen.sum() / np.diff(_ORDER_EDGES_S))
    return np.concatenate(([_NEVER_MB], shares, [_NEVER_MB]))


def order_bands(lag_s: Ints) -> Ints:
    """The band of each lag: of one beyond all, the first and the last."""
    found: Ints = np.searchsorted(_ORDER_EDGES_S, lag_s, side="right").astype(np.int64)
    return found


def same_web_purchase(items: OpenItems, pairs: Columns) -> Marks:
    """Web charges of a slip's amount and card that are not of an order which the slip releases."""
    on_card = (pairs["card"] == Text.SAME) | ((pairs["last4"] == Text.SAME) & (pairs["card"] == Text.UNKNOWN))
    found: Marks = items.charges["is_web"][pairs["charge"]] & on_card & (pairs["amount"] == Amounts.SAME)
    return found & ~pairs["is_same_order"] & ~pairs["is_other_kind"]


def _of_web(items: OpenItems) -> Columns:
    web = items.charges["is_web"]
    return {name: items.charges[name][web] for name in ("card", "charged_at")}


def _at_once(pairs: Columns) -> Iterator[Columns]:
    """Pairs, as many at a time as differing works out: of all of them what is reckoned takes more than they do."""
    for start in range(0, len(pairs["slip"]), PAIRS_AT_ONCE):
        yield {name: column[start : start + PAIRS_AT_ONCE] for name, column in pairs.items()}


def _on_one_card(items: OpenItems, pairs: Columns) -> tuple[Ints, Ints, Ints, Ints]:
    """Open slips and later charges of one card and store: who, and their money."""
    here = (pairs["last4"] == Text.SAME) & (pairs["store"] == Text.SAME) & ~pairs["is_other_kind"]
    rows = np.flatnonzero(here & (pairs["lag_s"] > 0) & (items.slips["charge"][pairs["slip"]] < 0))
    slip, charge = pairs["slip"][rows], pairs["charge"][rows]
    return slip, charge, items.slips["amount"][slip], items.charges["amount"][charge]


def _is_tip(less_minor: Ints, more_minor: Ints) -> Marks:
    more = more_minor - less_minor
    found: Marks = (more > 0) & (100 * more <= less_minor * TRADE.tip_percent_max)
    return found
