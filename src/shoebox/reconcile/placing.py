"""Every place that a charge could take, weighed, a share of the pairs at a time. Pure.

All in columns. An option is one place for a charge: the first charge of a slip, or an extra one. Pairs are many, and
what is worked out for each takes ten times what is kept of it: so a share of them is weighed at once, and of it only
those places are kept that may still matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import doubling, habits, rules, timing, weighing
from shoebox.reconcile.evidence import BIT, Odds, mb, popularity
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns, OpenItems
from shoebox.reconcile.stories import Part
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.weighing import Marks, Said

WEIGHED_AT_ONCE = 500_000  # pairs; what they say takes some two hundred bytes each meanwhile
FAINT_MB = 7 * BIT
# A charged slip is worth ten bits more at most than one that was never charged (one in a thousand is lost, at least):
# whatever lies lower than this is faint in any case.
_NEVER_KEPT_MB = -(FAINT_MB + 11 * BIT)
_RELEASED_MB = 6 * BIT
_OWN_ORDER_MB = 8 * BIT


@dataclass(frozen=True, slots=True)
class Options:
    """Places for charges, ordered by charge, part, and the slip's time; `pair` is the row of the evidence."""

    charge: Ints
    part: NDArray[np.signedinteger]
    slip: Ints
    weight_mb: Ints
    pair: Ints

    def at(self, rows: NDArray[np.int64] | Marks) -> Options:
        """Some of them, in the order given."""
        return Options(*(getattr(self, name)[rows] for name in ("charge", "part", "slip", "weight_mb", "pair")))

    def wide(self) -> Options:
        """The same in numbers that can be reckoned with, once they are few: as they are gathered they are narrow."""
        columns = (self.charge, self.part, self.slip, self.weight_mb, self.pair)
        return Options(*(column.astype(np.int64, copy=False) for column in columns))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Pairs with what speaks for a first charge and for a further one, and what else is asked of them later."""

    first_mb: Ints
    extra_mb: Ints
    may_be_first: Marks
    may_be_extra: Marks
    is_settled: Marks
    was_twice: Marks
    manner: NDArray[np.int8]


def every_option(
    items: OpenItems, odds: Odds, is_left: Marks, sale: Ints, *, is_faint_wanted: bool = False
) -> tuple[Options, NDArray[np.float64]]:
    """Places for the charges of the pairs that are left, and each charge's odds of belonging to no slip.

    `sale` gives each slip the slip that stands for its sale: itself, unless its sale was keyed twice. Places that
    `knots.worth_telling` never keeps are left out, unless they are wanted.
    """
    alone = np.ones(len(items.charges["amount"]))
    sales = _Sales(
        sale, np.bincount(sale, minlength=len(sale))[sale] > 1, odds.timing.due_s(items.slips),
        mb(habits.web_returns(items, odds)), _unreferred_mb(items, odds), habits.order_lags_mb(items),
    )  # fmt: skip
    gathered = _Gathered(odds, alone, None if is_faint_wanted else _NEVER_KEPT_MB)
    for some in _shares(items.pairs["charge"], is_left):
        weighed = _weighed(items, odds, some, alone, sales)
        gathered.take(items.pairs["charge"][some], sale[items.pairs["slip"][some]], some, weighed)
    return gathered.options(), alone


@dataclass(frozen=True, slots=True)
class _Sales:
    """What is asked of all slips at once: their sales, those keyed twice, when each is due, and the web's habits.

    `web_returns_mb` says how often a customer buys the same on the web (`habits.web_returns`), `unreferred_mb` how
    seldom a web charge is the first one of a slip that names no order, `order_lags_mb` how long before it those come.
    """

    sale: Ints
    was_twice: Marks
    due_s: Ints
    web_returns_mb: int
    unreferred_mb: int
    order_lags_mb: Ints


def _unreferred_mb(items: OpenItems, odds: Odds) -> int:
    """Where slips name the orders that they release, few of those are left that don't; where none does, all may be."""
    naming = int((items.slips["order_ref"] != 0).sum()) / max(1, odds.census.slips)
    return mb(min(1.0, naming * odds.rates.order_unnamed)) if naming else 0


class _Gathered:
    """The places of all shares that may be kept: lower than `least_mb` beside belonging to no slip none is."""

    def __init__(self, odds: Odds, alone: NDArray[np.float64], least_mb: int | None) -> None:
        self._odds, self._alone, self._least_mb = odds, alone, least_mb
        self._rivals = np.ones(len(alone))
        self._wanting = odds.charged - mb(odds.rates.slip_lost)
        self._parts: dict[Part, list[tuple[NDArray[np.generic], ...]]] = {Part.FIRST: [], Part.EXTRA: []}
        self._settled: list[tuple[NDArray[np.generic], ...]] = []

    def take(self, charge: Ints, slip: Ints, row: Ints, weighed: _Weighed) -> None:
        """What may be kept of a share, which has all pairs of its charges, in their order."""
        lowest, end = (int(charge[0]), int(charge[-1]) + 1) if len(charge) else (0, 0)
        here = slice(lowest, end)
        self._rivals[here] = self._alone[here]
        rows = np.flatnonzero(weighed.may_be_first)
        first_mb = weighed.first_mb[rows]
        np.add.at(self._rivals, charge[rows], 2.0 ** np.clip((first_mb + self._wanting) / BIT, -60, 60))
        rows = np.flatnonzero(weighed.may_be_extra & weighed.is_settled)
        self._settled.append((weighed.manner[rows], charge[rows], _narrow(weighed.extra_mb[rows], 60 * BIT)))
        none = mbs(self._alone[here])[charge - lowest]
        for part, weight, may_be, more_mb in (
            (Part.FIRST, weighed.first_mb, weighed.may_be_first, 0),
            (Part.EXTRA, weighed.extra_mb, weighed.may_be_extra, doubling.MOST_MB),
        ):
            least_mb = self._least_mb
            rows = np.flatnonzero(may_be if least_mb is None else may_be & (weight + more_mb - none > least_mb))
            kept = (charge[rows], slip[rows].astype(np.int32), _narrow(weight[rows]), row[rows].astype(np.int32))
            self._parts[part].append((*kept, weighed.was_twice[rows], weighed.manner[rows]))

    def options(self) -> Options:
        """All of them, once every share was taken; used once."""
        fitted = self._manners_mb()
        first, extra = (_together(self._parts.pop(part)) for part in (Part.FIRST, Part.EXTRA))
        extra[2] += fitted.astype(np.int32)[extra[5]]
        if self._least_mb is not None:
            none = mbs(self._alone)
            some = np.flatnonzero(extra[2] - none[extra[0]] > self._least_mb)
            extra = _at(extra, some)
        size = len(first[0])
        both = [first, extra]
        del first, extra
        charge, slip, weight_mb, pair, was_twice, _ = _together(both)
        part = np.full(len(charge), Part.FIRST, dtype=np.int8)
        part[size:] = Part.EXTRA
        columns = [charge, part, slip, weight_mb, pair]
        del charge, part, slip, weight_mb, pair
        return Options(*_at(columns, _best_of_each(Options(*columns), was_twice)))

    def _manners_mb(self) -> Ints:
        """What this run shows of how further charges differ from their sale."""
        rates, again = self._odds.rates, self._odds.keyed_again * self._odds.census.slips
        shares = np.array((1.0, rates.amount_wrong, rates.last4_wrong, rates.double_elsewhere, rates.double_on_web))
        manner, charge, weight_mb = _together(self._settled)
        return doubling.fitted_mb(manner, charge, weight_mb, self._rivals, again * shares)


def _narrow(weight_mb: Ints, most_mb: int = 1 << 29) -> NDArray[np.int32]:
    return np.clip(weight_mb, -most_mb, most_mb).astype(np.int32)


def _shares(charge: Ints, is_left: Marks) -> Iterator[Ints]:
    """The rows that are left, in shares that are not too large to be weighed at once; those of one charge together."""
    ends = np.searchsorted(charge, charge[WEIGHED_AT_ONCE::WEIGHED_AT_ONCE], side="left").tolist()
    for start, end in pairwise((0, *ends, len(charge))):
        yield start + np.flatnonzero(is_left[start:end])


def _weighed(items: OpenItems, odds: Odds, rows: Ints, alone: NDArray[np.float64], sales: _Sales) -> _Weighed:
    """Some of the pairs; adds to `alone` what they say of a charge that belongs to no slip."""
    pairs = {name: column[rows] for name, column in items.pairs.items()}
    said = weighing.fields_mb(odds, items.slips, items.charges, pairs, sales.due_s)
    slip = pairs["slip"]
    kinds = _Kinds(items, pairs, sales.sale, sales.was_twice)
    first, extra = _first_mb(odds, pairs, said, kinds), _extra_mb(items, odds, pairs, said, kinds)
    # What a slip releases was paid under its order; at the register it is paid once more.
    names_order = items.slips["order_ref"][slip] != 0
    # Customers buy the same on the web shortly before as well, so that what is usual of an order speaks for none.
    lag_mb = np.minimum(0, sales.order_lags_mb[habits.order_bands(pairs["lag_s"])] - said.anyhow_mb)
    first += np.where(kinds.is_web & ~names_order, sales.unreferred_mb + lag_mb, 0)
    released = names_order & ~pairs["is_same_order"]
    extra = np.where(released & ~kinds.is_web, first + mb(odds.rates.released_charged), extra)
    first -= np.where(released, _RELEASED_MB, 0)
    for some, each in (*_alone(items, odds, pairs, said, kinds), _alone_on_web(items, pairs, said, sales)):
        np.add.at(alone, pairs["charge"][some], each)  # added up in a fixed order
    return _Weighed(
        first, extra, kinds.may_be_first, kinds.may_be_extra, kinds.is_settled, kinds.was_twice,
        doubling.manners(pairs, kinds.is_web).astype(np.int8),
    )  # fmt: skip


def _first_mb(odds: Odds, pairs: Columns, said: Said, kinds: _Kinds) -> Ints:
    """What speaks for a first charge: what it says, and that it comes where the pile has its slip."""
    when = np.where(kinds.is_web, 0, said.when_mb - said.anyhow_mb)
    prior = np.select(
        [kinds.is_voided, kinds.is_cash, pairs["is_other_kind"], kinds.is_web],
        [odds.void, odds.cash, odds.posted_as_charge, odds.web_first],
        odds.first,
    )
    # Nobody's charge that names a number names that of a lost paper, and a slip's own but where it was keyed wrong.
    named = kinds.is_cash & (pairs["slip_no"] == Text.SAME) & (pairs["store"] == Text.SAME)
    prior = prior - np.where(named, mb(odds.ref_wrong), 0)
    found: Ints = said.amount_mb + said.card_mb + said.written_mb + said.store_mb + when + prior
    found += 20 * BIT * pairs["is_same_order"]
    return found


def _extra_mb(items: OpenItems, odds: Odds, pairs: Columns, said: Said, kinds: _Kinds) -> Ints:
    """What speaks for a further charge: what it says, and how it follows the first one where that is plain."""
    slip, charge = pairs["slip"], pairs["charge"]
    elsewhere = pairs["store"] == Text.OTHER
    extra: Ints = said.amount_mb + said.card_mb + said.written_mb + timing.SOMETIME_MB - said.anyhow_mb
    extra += np.where(elsewhere, mb(odds.rates.double_elsewhere), said.store_mb)
    extra += odds.timing.too_early_mb(pairs["lag_s"])
    # On the web a sale of the store is hardly ever charged again; what a slip releases was paid there to begin with,
    # and nobody else's charge stands under its order.
    own_order = kinds.is_web & pairs["is_same_order"]
    extra += np.select(
        [kinds.was_twice, kinds.is_web & ~own_order],
        [odds.first + mb(odds.rates.twice_charged), odds.web_extra],
        odds.extra + _OWN_ORDER_MB * own_order,
    )
    settling = np.maximum(0, items.slips["charge"][kinds.sale])
    has_token = items.slips["card"][slip] != 0
    said_again = weighing.again_mb(odds, items.charges, settling, charge, has_token)
    said_again += weighing.same_code_mb(odds, items.charges, settling, charge, weighing.auth_is(items.charges, pairs))
    return extra + np.where(kinds.is_settled, said_again, 0)


def _best_of_each(options: Options, was_twice: Marks) -> Marks:
    """Where two slips stand for one sale (`was_twice`), the better reason for a charge to belong to it alone."""
    rows = np.flatnonzero(was_twice)
    some = options.at(rows)
    order = np.lexsort((some.pair, -some.weight_mb, some.slip, some.part, some.charge))
    keys = np.stack((some.charge, some.part, some.slip))[:, order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    kept = ~was_twice
    kept[rows[order[fresh]]] = True
    return kept


def _at(columns: list[NDArray[Any]], rows: NDArray[Any]) -> list[NDArray[Any]]:
    """Some rows of columns, of which nothing is left, so that never all is held twice."""
    columns.reverse()
    return [columns.pop()[rows] for _ in range(len(columns))]


def _together(parts: list[Any]) -> list[NDArray[Any]]:
    """The columns of some parts, one behind the other; the parts are emptied, so that never all is held twice."""
    columns = list(zip(*parts, strict=True))[::-1]
    parts.clear()
    return [np.concatenate(columns.pop()) for _ in range(len(columns))]


def _alone(
    items: OpenItems, odds: Odds, pairs: Columns, said: Said, kinds: _Kinds
) -> Iterator[tuple[Marks, NDArray[np.float64]]]:
    """Odds that a charge belongs to no slip, and of which pairs: another purchase of a slip's customer, both kinds."""
    amount = items.slips["amount"][pairs["slip"]]
    same = pairs["amount"] == Amounts.SAME
    come = np.where(same, odds.returns.same_amount(amount, popularity(odds.census, amount)), odds.returns.customer)
    bits = mbs(come) + said.card_mb + np.where(same, said.amount_mb, 0)
    again = kinds.may_return
    yield again, 2.0 ** np.minimum(60.0, bits[again] / BIT)
    # Or the customer paid twice within minutes, and one of the two papers is lost: then it lies beside this one.
    bits = odds.twin_lost + said.amount_mb + said.card_mb + said.store_mb + said.when_mb - said.anyhow_mb
    again = again & same
    yield again, 2.0 ** np.minimum(60.0, bits[again] / BIT)


def _alone_on_web(items: OpenItems, pairs: Columns, said: Said, sales: _Sales) -> tuple[Marks, NDArray[np.float64]]:
    """The same of the web: customers buy there what they bought in the store."""
    again = habits.same_web_purchase(items, pairs)
    bits = sales.web_returns_mb + said.card_mb + said.amount_mb
    return again, 2.0 ** np.minimum(60.0, bits[again] / BIT)


class _Kinds:
    """What each pair may be, by what the slip and the charge are."""

    def __init__(self, items: OpenItems, pairs: Columns, sale: Ints, was_twice: Marks) -> None:
        slip, charge = pairs["slip"], pairs["charge"]
        self.sale = sale[slip]
        self.was_twice = was_twice[slip]
        self.is_voided, self.is_cash = items.slips["is_voided"][slip], items.slips["is_cash"][slip]
        self.is_web, self.is_settled = items.charges["is_web"][charge], items.slips["charge"][self.sale] >= 0
        asks_nothing = self.is_voided | self.is_cash
        odd = asks_nothing | pairs["is_other_kind"]
        elsewhere = self.is_web & ~pairs["is_same_order"]
        self.may_be_first = ~self.is_settled & ~(odd & (elsewhere | (pairs["is_other_kind"] & asks_nothing)))
        amount = pairs["amount"]
        # A second charge of a sale carries its amount or one keying error of it, and is on its card or on one keying
        # error of it; anything else proves no refund.
        keyed = (amount == Amounts.SAME) | ((amount >= rules.KEYING_ERRORS[0]) & (amount <= Amounts.ROUNDING))
        other_card = (pairs["last4"] >= Text.LENGTH) & (pairs["card"] != Text.SAME)
        self.may_be_extra = ~odd & keyed & ~other_card
        self.may_return = ~self.is_web & (pairs["store"] == Text.SAME) & ~asks_nothing
