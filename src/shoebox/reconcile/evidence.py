"""How strongly the fields speak: odds in thousandths of a bit, from the files themselves and a small table. Pure.

A field that agrees speaks as strongly as chance agreement is rare: an odd price much, a popular price little. How often
honest pairs disagree is measured on this run's *anchors*, the slips and charges that only fit each other; what anchors
cannot show (how hands key amounts wrong, how often a slip is lost) stands in `TABLE`, for anybody to read and sign.
Whole thousandths of a bit, so that every machine adds up the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import differing, timing
from shoebox.reconcile.rules import Text
from shoebox.reconcile.sides import Census, Columns, Counts
from shoebox.reconcile.timing import BIT, DAY_S, HOUR_S, MINUTE_S, Hours, Ints, Timing

__all__ = ["BIT", "DAY_S", "HOUR_S", "MINUTE_S", "Odds", "Presence", "Table", "learn", "mb"]

AUTH_TELLS_BELOW = 0.05
STRANGERS_SEEN_MIN = 50
LOST_BELIEF = 500  # the usual rate counts as so many slips seen: one lost slip in a small file is no trend
PRICES_MIN = 200  # charges among which a price is popular or not; beside those of a smaller file others are believed in
LAST4_CHANCE = 1e-4
CODE_WRONG = 0.005  # the usual share of codes that are keyed wrong
# How far off the number of customers who came again may be, and which share of second keyings repeat a code or slip
# number where first keyings have the slip's.
VISITS_UNSURE, REPEATING = 0.3, 0.5
SAME_BELIEF = 200.0  # purchases before the outage for a slip's very amount that what slips show counts as
VOIDS_BELIEF = 100  # struck-out slips seen that the usual rate counts as
# How far apart second keyings and honest twins lie: to a minute, to a quarter of an hour, to two hours, beyond.
_TWICE_APART, _TWINS_APART, _TWICE_BELIEF = (0.60, 0.34, 0.05, 0.01), (0.2, 0.5, 1.0, 1.5), 2.0
# How popular an amount is, as a share of all charges.
POPULAR_EDGES = (5e-5, 2e-4, 5e-4, 1e-3, 3e-3)


@dataclass(frozen=True, slots=True)
class Table:
    """Rates that no file shows by itself.

    Keying: 0.3 to 1 % of hand-keyed amounts and codes are wrong; of wrong ones six in ten have one digit wrong, two in
    ten neighbours swapped, the rest a digit lost, added or a zero too many. Of tips four in ten are a whole percent, a
    quarter make a round sum, one in seven is round itself. Of charges of less than their slip, and of wholly other
    ones, so many (``..._is_all``) are no sum of which the other pieces were not known.
    """

    amount_wrong: float = 0.004
    digit: float = 0.60
    swapped: float = 0.15
    lost_or_added: float = 0.10
    ten_times: float = 0.05
    rounding: float = 0.0002
    tip: float = 0.0008
    tip_by_percent: float = 0.40
    tip_to_round_sum: float = 0.25
    tip_round: float = 0.15
    tip_otherwise: float = 0.20
    less: float = 0.0006
    other: float = 0.00004
    less_is_all: float = 0.97
    other_is_all: float = 0.8
    last4_wrong: float = 0.007
    last4_another: float = 0.08  # of those that are wrong, the ones that are another card's altogether
    slip_no_wrong: float = 0.02
    store_wrong: float = 0.002
    slip_lost: float = 0.012
    slip_twice: float = 0.003
    paper_lost: float = 0.0025
    twice_charged: float = 0.1
    void_charged: float = 0.03
    cash_charged: float = 0.003
    refund_posted_as_charge: float = 0.02
    double_elsewhere: float = 0.02
    double_on_web: float = 0.02
    web_again: float = 0.1
    order_released: float = 0.97
    order_unnamed: float = 0.04
    released_charged: float = 0.05
    unseen: float = 0.00015


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
class Returns:
    """How often the customer of a slip comes to its store again, seen from one charge that belongs to no slip.

    ``customer`` is the chance that it was the same one, beyond the chance that two cards end alike; ``same`` the
    chance that the amount was the same as well, by how dear (up to ``dear_edges``) and how popular that amount is:
    cheap things are bought one at a time, and again.
    """

    customer: float
    dear_edges: tuple[int, ...]
    same: tuple[tuple[float, ...], ...]

    def same_amount(self, amount: Ints, popular: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance for slips of amounts that are so popular."""
        dear, often = _bands(self.dear_edges, amount, popular)
        return np.maximum(np.array(self.same)[dear, often] - LAST4_CHANCE * popular, self.customer * popular)


def _bands(dear_edges: tuple[int, ...], amount: Ints, popular: NDArray[np.float64]) -> tuple[Ints, Ints]:
    return np.searchsorted(dear_edges, amount), np.searchsorted(POPULAR_EDGES, popular, side="right")


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
    charged: int
    twin_lost: int
    replays: float
    apart: tuple[float, ...]
    keyed_again: float
    returns: Returns
    timing: Timing
    anyhow: Hours
    anyhow_web: Hours
    auth: tuple[int, int]
    auth_there: Presence
    ref_there: Presence
    card: tuple[int, int]
    brand: tuple[int, int]
    ref_wrong: float
    twice: tuple[tuple[int, ...], ...]
    days_only: bool
    auth_differs: float

    @property
    def auth_tells(self) -> bool:
        """False where central makes approval codes of its own, so that a different one says nothing."""
        return self.auth_differs < AUTH_TELLS_BELOW


def learn(census: Census, anchors: Columns) -> Odds:
    """Measure this run: how late charges come, how often codes differ, how many charges have no slip at all."""
    web = max(1, census.web_charges)
    pool = _unslipped(census)
    returns = _returns(census)
    visits = _visits(census, returns, pool)
    replays, again = _doubles(census, visits, anchors)
    auth_same, auth_differs = _shares(anchors["auth_is"], 0.005)
    _, card_differs = _shares(anchors["card_is"], 0.001)
    _, brand_differs = _shares(anchors["brand_is"], 0.005)
    _, ref_differs = _shares(anchors["ref_is"], TABLE.slip_no_wrong)
    rates = _learn_rates(census, _care(anchors))
    twice, days_only = _twice(census, rates, anchors)
    twin_lost = _close_twins(census) * rates.paper_lost
    hour = census.hours["hour"].astype(np.int64)
    span = timing.near(census.span_hours, census.middle_s)
    anyhow = timing.hours(hour, census.hours["stranger"], span)
    return Odds(
        census=census,
        rates=rates,
        first=mb(1 / pool),
        extra=mb((replays + again) / pool),
        web_first=mb(rates.order_released / web),
        web_extra=mb(again * rates.double_on_web / web),
        void=mb(rates.void_charged / pool),
        cash=mb(rates.cash_charged / pool),
        posted_as_charge=mb(rates.refund_posted_as_charge / pool),
        charged=mb(1 - rates.slip_lost),
        twin_lost=mb(twin_lost / pool),
        replays=replays / (replays + again),
        keyed_again=again,
        apart=timing.apart_shares(
            census.doubles_apart_s["apart"], (visits, twin_lost * census.slips), anchors["charged_at"], anyhow
        ),
        returns=returns,
        timing=timing.fit(anchors),
        anyhow=anyhow,
        anyhow_web=timing.hours(hour, census.hours["web"], span),
        auth=(mb(auth_same / 1e-6), mb(auth_differs)),
        auth_there=_presence(anchors["auth_is"], census.strangers_with_auth, census.strangers),
        ref_there=_presence(anchors["ref_is"], census.strangers_with_ref, census.strangers),
        card=(mb((1 - card_differs) / 1e-6), mb(card_differs)),
        brand=(mb((1 - brand_differs) / 0.45), mb(brand_differs / 0.55)),
        ref_wrong=ref_differs,
        twice=twice,
        days_only=days_only,
        auth_differs=auth_differs,
    )


def _unslipped(census: Census) -> float:
    """How many store charges belong to no slip: strangers, and those that can't be told from slips' own.

    Which share of them are strangers is seen on charges from before the outage; customers come back, so that it is far
    less than chance would leave. Where few came before, chance says it.
    """
    slips = np.array(list(census.slips_by_store.values()) or [0])
    by_chance = exp(-float((slips * slips).sum()) / max(1, int(slips.sum())) * LAST4_CHANCE)
    seen = (census.strangers_before + STRANGERS_SEEN_MIN * by_chance) / (census.before + STRANGERS_SEEN_MIN)
    return max(census.strangers / max(0.05, seen), 1 + 0.003 * census.slips)


def _returns(census: Census) -> Returns:
    """From slips and what their cards bought on other days; what few purchases show is half accident."""
    customers, same = census.repeats["customers"].astype(np.int64), census.repeats["same"].astype(np.int64)
    before = int(census.repeats["before"].sum())
    among_slips = (int(customers.sum()) - before + 1) / (census.visit_pairs + 1 / (3 * LAST4_CHANCE))
    rate = (before + 20) / (census.before_pairs + 20 / among_slips)
    amounts = census.repeats["amount"].astype(np.int64)
    edges = _quantiles(amounts, customers, (0.1, 0.25, 0.5, 0.75))
    dear, often = _bands(edges, amounts, popularity(census, amounts))
    shape = (len(edges) + 1, len(POPULAR_EDGES) + 1)
    met, alike = np.zeros(shape), np.zeros(shape)
    np.add.at(met, (dear, often), customers)
    np.add.at(alike, (dear, often), same)
    # What few pairs show leans on pairs of that price, and those on all pairs.
    usual = (alike.sum() + 1) / (met.sum() + 50)
    of_price = (alike.sum(axis=1) + 200 * usual) / (met.sum(axis=1) + 200)
    chance = rate * (alike + 400 * of_price[:, None]) / (met + 400)
    # What came again before the outage says how often it comes again after it; few such leave the others believed.
    expected = float((chance * met).sum()) / max(1.0, float(met.sum())) * census.before_pairs
    chance *= (int(census.repeats["same_before"].sum()) + SAME_BELIEF) / (expected + SAME_BELIEF)
    customer = max(rate - LAST4_CHANCE, 0.05 * LAST4_CHANCE)
    return Returns(customer, edges, tuple(tuple(row) for row in chance.tolist()))


def _quantiles(values: Ints, weights: Ints, shares: tuple[float, ...]) -> tuple[int, ...]:
    """The values (in order) below which such shares of the weight lie."""
    if not len(values):
        return (0,) * len(shares)
    whole = np.cumsum(weights)
    return tuple(int(values[np.searchsorted(whole, share * whole[-1])]) for share in shares)


def counted(values: NDArray[Any], counts: Counts, default: int) -> Ints:
    """How often each value stands in a census."""
    if not counts:
        return np.full(len(values), default, dtype=np.int64)
    if counts.by_value is not None:  # small numbers, such as amounts: looked up, not searched for
        found = counts.by_value[np.clip(values, 0, len(counts.by_value) - 1)]
        return np.where(found == 0, default, found)
    known, number = counts.in_order
    known = known.astype(values.dtype, copy=False)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.where(known[at] == values, number[at], default).astype(np.int64, copy=False)


def popularity(census: Census, amounts: NDArray[Any]) -> NDArray[np.float64]:
    """Which share of all charges carries each amount.

    In a file of a few charges any price would look popular, and its agreement like chance.
    """
    among = max(PRICES_MIN, census.charges)
    found: NDArray[np.float64] = (counted(amounts, census.charges_by_amount, 1) + 0.5) / among
    return found


def _close_twins(census: Census) -> float:
    """Which share of slips has an honest twin within a quarter of an hour: another number, and a charge for each."""
    close = (census.twins["number_is"] != 1) & (census.twins["band"] <= 1)
    return (2 * int(census.twins["charged"][close].sum()) + 1) / (census.slips + 500)


def _visits(census: Census, returns: Returns, pool: float) -> float:
    """How many charges look like second ones of a slip, and are customers who came again after it."""
    stores = max(1, len(census.slips_by_store))
    hour, stranger = census.hours["hour"].astype(np.int64), census.hours["stranger"].astype(np.int64)
    after = int(stranger[hour > census.middle_s // HOUR_S].sum()) / max(1, int(stranger.sum()))
    amounts, counts = (
        np.array([*each]) for each in zip(*(sorted(census.charges_by_amount.items()) or [(0, 1)]), strict=True)
    )
    chance = returns.same_amount(amounts, (counts + 0.5) / max(1, census.charges))
    mean = float((chance * counts).sum() / max(counts.sum(), census.charges))
    return census.slips * pool / stores * mean * after


def _doubles(census: Census, visits: float, anchors: Columns) -> tuple[float, float]:
    """How many replays and second keyings a slip has on average.

    Customers who came again look like second keyings, so those are what is left beyond `visits`, and beyond what may
    be accident. A second keying repeats the first one's code or slip number now and then, and a customer's next
    purchase never: of a normal share left and a Poisson share of repetitions, the likeliest count.
    """
    slips = max(1, census.slips)
    replays = (census.doubles_of_order + 0.5) / (slips + 200)
    unsure = census.doubles_apart + (VISITS_UNSURE * visits) ** 2  # its variance
    more = census.doubles_apart - visits
    more = max(0.0, more - unsure / more) if more > 0 else 0.0
    has_code = (anchors["auth_is"] == 1) | (anchors["ref_is"] == 1)
    repeating = REPEATING * int(has_code.sum()) / max(1, len(has_code))
    more -= repeating * unsure
    again = (more + (more**2 + 4 * int(census.doubles_apart_s["repeats"].sum()) * unsure) ** 0.5) / 2 + 0.5
    return replays, max(again / (slips + 200), 0.05 * replays)


def _twice(census: Census, rates: Table, anchors: Columns) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """Odds that two slips alike are one sale keyed twice: by what their numbers say, and how far apart they are.

    Honest twins have a charge each, second keyings mostly one between them: what is left of pairs with one charge after
    those of which one was lost were keyed twice.
    """
    both, one = np.zeros((3, 4)), np.zeros((3, 4))
    number, band = census.twins["number_is"].astype(np.int64), census.twins["band"].astype(np.int64)
    both[number, band], one[number, band] = census.twins["charged"], census.twins["one"]
    same_day = both[2, :3].sum()  # beyond two hours lie other days as well
    days_only = timing.knows_days_only(anchors["sold_at"])
    if same_day > 5:
        days_only = bool(both[2, 0] > 0.8 * same_day)
    table = np.array([[1.0], [0.8], [0.15]]) * rates.slip_twice * census.slips * np.array(_TWICE_APART)
    honest = np.array(_TWINS_APART)
    if days_only:  # whoever came on that day stands in the first band, and not those of a minute alone
        table = np.stack((table[:, :3].sum(axis=1), table[:, 1] * 0, table[:, 2] * 0, table[:, 3]), axis=1)
        honest[0] = honest[:3].sum()
    table = np.maximum(table, 0.01)
    seen = np.maximum(0, one - 1 - 2 * rates.slip_lost * both)  # one accident is no habit
    again = table * (seen + _TWICE_BELIEF) / (table + _TWICE_BELIEF)
    odds = again / (both + honest)
    odds[1] = np.maximum(odds[1], 2.0**10)
    return tuple(tuple(mb(float(each)) for each in row) for row in odds), days_only


def _care(anchors: Columns) -> float:
    """How many more mistakes hands make here than usual, from codes that are one keying mistake apart.

    Other codes that differ say nothing of hands: central made them, or it is another purchase.
    """
    known = np.isin(anchors["auth_is"], (1, 2)).sum()
    one, other = anchors["auth"].astype(np.int64), anchors["charge_auth"].astype(np.int64)
    # Codes with letters are left out: their texts are not known here.
    rows = np.flatnonzero((anchors["auth_is"] == 2) & (one > 0) & (other > 0))
    typed = int(np.isin(differing.codes(one[rows], other[rows], {}), (Text.DIGIT, Text.SWAPPED)).sum())
    usual = CODE_WRONG * (TABLE.digit + TABLE.swapped)
    return within(float((typed + 200 * usual) / (known + 200)) / usual, 1, 5)


def _learn_rates(census: Census, care: float) -> Table:
    """The table, fitted to this run: hands that key codes wrong key amounts and cards wrong as well."""
    amount_wrong, last4_wrong = TABLE.amount_wrong * care, TABLE.last4_wrong * care
    named = int(census.twins["one"][census.twins["number_is"] == 1].sum())
    twice = (named / 0.75 + 3) / (census.slips + 3 / TABLE.slip_twice)
    otherwise = amount_wrong + last4_wrong + twice
    # The usual rate counts as five hundred slips seen, as with the codes: one lost slip in a small file is no trend.
    bare = (census.bare_slips + LOST_BELIEF * (TABLE.slip_lost + otherwise)) / (census.slips + LOST_BELIEF)
    lost = within(bare - otherwise, 0.002, 0.3)
    # Of a charge that names no store one is found only where price and card agree: a slip whose own differs looks bare.
    storeless = max(0, census.charges_by_store.get(0, 0) - census.web_charges) / max(1, census.store_charges)
    unfound = storeless * (otherwise + TABLE.tip + TABLE.less)
    return replace(
        TABLE,
        amount_wrong=amount_wrong,
        last4_wrong=last4_wrong,
        store_wrong=TABLE.store_wrong * care,
        paper_lost=TABLE.paper_lost * care,
        void_charged=(census.struck_out_charged + VOIDS_BELIEF * TABLE.void_charged)
        / (census.struck_out + VOIDS_BELIEF),
        slip_lost=lost,
        slip_twice=twice,
        unseen=TABLE.unseen * care + unfound,
    )


def mb(odds: float) -> int:
    """Thousandths of a bit of some odds."""
    return round(BIT * log2(odds))


def within(value: float, least: float, most: float) -> float:
    """The value, or the end of its range that it passed."""
    return min(most, max(least, value))


def _shares(marks: NDArray[Any], usual: float) -> tuple[float, float]:
    # The usual rate counts as two hundred pairs seen, so that a small file does not learn from a single accident.
    known, other = int(np.isin(marks, (1, 2)).sum()), int((marks == 2).sum())
    differs = (other + 200 * usual) / (known + 200)
    return 1 - differs, differs


def _presence(marks: NDArray[Any], strangers_with: int, strangers: int) -> Presence:
    beside, there = int(np.isin(marks, (1, 2, 3)).sum()), int(np.isin(marks, (1, 2)).sum())
    alone, only = int(np.isin(marks, (0, 4)).sum()), int((marks == 4).sum())
    with_slip, without = (there + 1) / (beside + 2), (only + 1) / (alone + 2)
    usual = (there + only + 1) / (beside + alone + 2)
    # A few strangers prove nothing: they start from what is usual for anchors.
    chance = within((strangers_with + STRANGERS_SEEN_MIN * usual) / (strangers + STRANGERS_SEEN_MIN), 0.003, 0.997)
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
