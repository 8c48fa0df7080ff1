"""Gathering what competes: every place a charge could take, the faint ones dropped, and the knots they tie. Pure.

All in columns. An option is one place for a charge: the first charge of a slip, or an extra one. A knot is whatever
hangs together by options on open slips; a settled slip ties nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import doubling, rules, timing, weighing
from shoebox.reconcile.evidence import BIT, Odds, mb, popularity
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns, OpenItems
from shoebox.reconcile.stories import Part
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.weighing import Marks, Said

OPTIONS_MAX = 8
WEIGHED_AT_ONCE = 1_000_000  # pairs; what they say takes some two hundred bytes each meanwhile
_RELEASED_MB = 6 * BIT
_OWN_ORDER_MB = 8 * BIT
_FAINT = 7 * BIT
# A charged slip is worth ten bits more at most than one that was never charged (one in a thousand is lost, at least):
# whatever lies lower than this is faint in any case.
_NEVER_KEPT_MB = -(_FAINT + 11 * BIT)
_NEVER = np.int64(-(10**12))
_RIVAL_MB = 20 * BIT
_EXTRA_RIVAL_MB = 13 * BIT
_HOPE_MB = 10 * BIT
KIN_MAX = 32  # first charges of one slip that an extra one is held against
CHARGES_MAX = 150  # of a knot; a solver takes the cube of it
_BEHIND_MB = (10 * BIT, 7 * BIT, 5 * BIT, 3 * BIT, 2 * BIT, BIT, 0)


@dataclass(frozen=True, slots=True)
class Options:
    """Places for charges, ordered by charge, part, and the slip's time; `pair` is the row of the evidence."""

    charge: Ints
    part: Ints
    slip: Ints
    weight_mb: Ints
    pair: Ints

    def at(self, rows: NDArray[np.int64] | Marks) -> Options:
        """Some of them, in the order given."""
        return Options(*(getattr(self, name)[rows] for name in ("charge", "part", "slip", "weight_mb", "pair")))


@dataclass(frozen=True, slots=True)
class Weights:
    """What every slip and charge costs a story: a slip charged or not, a charge that belongs to none.

    `kin` is, for each charge, the lowest one that says the same of store, money and card.
    """

    charged_mb: Ints
    uncharged_mb: Ints
    none_mb: Ints
    slip_rank: Ints
    charge_rank: Ints
    kin: Ints


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

    @classmethod
    def together(cls, parts: Sequence[_Weighed]) -> _Weighed:
        """All of them, in their order."""
        names = ("first_mb", "extra_mb", "may_be_first", "may_be_extra", "is_settled", "was_twice", "manner")
        return parts[0] if len(parts) == 1 else cls(*(np.concatenate([getattr(p, n) for p in parts]) for n in names))


def every_option(
    items: OpenItems, odds: Odds, is_left: Marks, sale: Ints, *, is_faint_wanted: bool = False
) -> tuple[Options, NDArray[np.float64]]:
    """Places for the charges of the pairs that are left, and each charge's odds of belonging to no slip.

    `sale` gives each slip the slip that stands for its sale: itself, unless its sale was keyed twice. Places that
    `worth_telling` never keeps are left out, unless they are wanted.
    """
    row, alone = np.flatnonzero(is_left), np.ones(len(items.charges["amount"]))
    due_s, was_twice = odds.timing.due_s(items.slips), np.bincount(sale, minlength=len(sale))[sale] > 1
    shares = _shares(items.pairs["charge"], row)
    weighed = _Weighed.together([_weighed(items, odds, some, alone, (sale, was_twice, due_s)) for some in shares])
    charge, slip = items.pairs["charge"][row], items.pairs["slip"][row]
    extra = weighed.extra_mb + _manners_mb(odds, charge, weighed, alone)
    none = mbs(alone)[charge]
    parts = []
    for part, weight, may_be in (
        (Part.FIRST, weighed.first_mb, weighed.may_be_first),
        (Part.EXTRA, extra, weighed.may_be_extra),
    ):
        some = np.flatnonzero(may_be if is_faint_wanted else may_be & (weight - none > _NEVER_KEPT_MB))
        parts.append((charge[some], np.full(len(some), part), sale[slip[some]], weight[some], row[some], some))
    *columns, some = (np.concatenate(both) for both in zip(*parts, strict=True))
    options = Options(*(column.astype(np.int64) for column in columns))
    return _best_of_each(options, weighed.was_twice[some]), alone


def _shares(charge: Ints, row: Ints) -> list[Ints]:
    """The rows in shares that are not too large to be weighed at once; those of one charge stay together."""
    if len(row) <= WEIGHED_AT_ONCE:
        return [row]
    mine = charge[row]
    ends = np.searchsorted(mine, mine[WEIGHED_AT_ONCE::WEIGHED_AT_ONCE], side="left")
    return [some for some in np.split(row, ends) if len(some)]


def _weighed(
    items: OpenItems, odds: Odds, rows: Ints, alone: NDArray[np.float64], sales: tuple[Ints, Marks, Ints]
) -> _Weighed:
    """Some of the pairs; adds to `alone` what they say of a charge that belongs to no slip."""
    sale, was_twice, due_s = sales
    pairs = {name: column[rows] for name, column in items.pairs.items()}
    said = weighing.fields_mb(odds, items.slips, items.charges, pairs, due_s)
    slip = pairs["slip"]
    kinds = _Kinds(items, pairs, sale, was_twice)
    first, extra = _first_mb(odds, pairs, said, kinds), _extra_mb(items, odds, pairs, said, kinds)
    # What a slip releases was paid under its order; at the register it is paid once more.
    released = (items.slips["order_ref"][slip] != 0) & ~pairs["is_same_order"]
    extra = np.where(released & ~kinds.is_web, first + mb(odds.rates.released_charged), extra)
    first -= np.where(released, _RELEASED_MB, 0)
    for some, each in _alone(items, odds, pairs, said, kinds):
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


def _best_of_each(options: Options, was_twice: Marks) -> Options:
    """Where two slips stand for one sale (`was_twice`), the better reason for a charge to belong to it."""
    rows = np.flatnonzero(was_twice)
    some = options.at(rows)
    order = np.lexsort((some.pair, -some.weight_mb, some.slip, some.part, some.charge))
    keys = np.stack((some.charge, some.part, some.slip))[:, order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    kept = ~was_twice
    kept[rows[order[fresh]]] = True
    return options.at(kept)


def _manners_mb(odds: Odds, charge: Ints, weighed: _Weighed, alone: NDArray[np.float64]) -> Ints:
    """What this run shows of how further charges differ from their sale."""
    rivals, rows = alone.copy(), np.flatnonzero(weighed.may_be_first)
    wanting = odds.charged - mb(odds.rates.slip_lost)
    np.add.at(rivals, charge[rows], 2.0 ** np.clip((weighed.first_mb[rows] + wanting) / BIT, -60, 60))
    rows = np.flatnonzero(weighed.may_be_extra & weighed.is_settled)
    rates, again = odds.rates, odds.keyed_again * odds.census.slips
    shares = np.array((1.0, rates.amount_wrong, rates.last4_wrong, rates.double_elsewhere, rates.double_on_web))
    manner, weight_mb = weighed.manner[rows], weighed.extra_mb[rows]
    return doubling.fitted_mb(manner, charge[rows], weight_mb, rivals, again * shares)[weighed.manner]


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


def weights(items: OpenItems, odds: Odds, alone: NDArray[np.float64], twice_odds: NDArray[np.float64]) -> Weights:
    """What every slip and every charge costs a story. `twice_odds` say how much a slip looks like a second keying."""
    doubled = twice_odds / (1 + twice_odds)
    lost = odds.rates.slip_lost
    plain = ~(items.slips["is_voided"] | items.slips["is_cash"])
    return Weights(
        np.where(plain, odds.charged, 0).astype(np.int64),
        np.where(plain, mbs(lost + (1 - lost) * doubled), 0).astype(np.int64),
        mbs(alone),
        _rank(items.slips["sold_at"]),
        _rank(items.charges["charged_at"]),
        _kin(items.charges),
    )


def _kin(charges: Columns) -> Ints:
    own = np.arange(len(charges["amount"]), dtype=np.int64)
    some = np.flatnonzero((charges["store"] != 0) & (charges["last4"] >= 0))
    names = ("amount", "last4", "store", "currency", "is_refund")
    columns = [charges[name][some] for name in names]
    order = np.lexsort(columns)
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = np.any([column[order][1:] != column[order][:-1] for column in columns], axis=0)
    own[some[order]] = some[order][np.flatnonzero(fresh)[np.cumsum(fresh) - 1]] if len(order) else order
    return own


@dataclass(frozen=True, slots=True)
class Kin:
    """What a first charge of its slip, if it is kin, says of each option as an extra charge of an open slip.

    `most_mb` is the most that any says; `likely_mb` the same less what it costs the first charge to be that slip's, and
    not where it fits best: two charges of one sale fit it equally well and another one equally badly.
    """

    most_mb: Ints
    likely_mb: Ints


def told_by_kin(options: Options, items: OpenItems, odds: Odds, weights: Weights) -> Kin:
    """What kin say of each option."""
    found = np.zeros((2, len(options.charge)), dtype=np.int64)
    is_open = items.slips["charge"][options.slip] < 0
    firsts, extras = (np.flatnonzero(is_open & (options.part == part)) for part in (Part.FIRST, Part.EXTRA))
    wide = len(weights.kin)
    keys = [options.slip[rows] * wide + weights.kin[options.charge[rows]] for rows in (firsts, extras)]
    firsts = firsts[order := np.argsort(keys[0], kind="stable")]
    start, end = (np.searchsorted(keys[0][order], keys[1], side=side) for side in ("left", "right"))
    many = np.minimum(end - start, KIN_MAX)
    extra = np.repeat(extras, many)
    first = firsts[np.arange(len(extra)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(start, many)]
    others = options.charge[first] != options.charge[extra]
    first, extra = first[others], extra[others]
    said = between_mb(items, odds, (options.pair[first], options.pair[extra]), weights.none_mb)
    gain = _gain(options, weights)
    best = np.zeros(len(weights.none_mb), dtype=np.int64)  # to belong to no slip
    np.maximum.at(best, options.charge, gain)
    np.maximum.at(found[0], extra, said)
    np.maximum.at(found[1], extra, said + (gain - best[options.charge])[first])
    return Kin(*found)


def _gain(options: Options, weights: Weights) -> Ints:
    """How much likelier each option is than that its charge belongs to no slip, and its slip has none."""
    is_first = options.part == Part.FIRST
    gain: Ints = options.weight_mb - weights.none_mb[options.charge]
    return gain + np.where(is_first, (weights.charged_mb - weights.uncharged_mb)[options.slip], 0)


def between_mb(items: OpenItems, odds: Odds, both: tuple[Ints, Ints], none_mb: Ints) -> Ints:
    """What first charges say of extra ones of the same open slip; `both` are rows of the pairs."""
    one, other = (items.pairs["charge"][rows] for rows in both)
    found = weighing.again_mb(odds, items.charges, one, other, np.zeros(len(one), dtype=bool))
    found += weighing.shared_mb(odds, items, both, none_mb)
    return found


def worth_telling(options: Options, weights: Weights, kin: Kin) -> Options:
    """Without the faint ones: for each charge at most so many places, and none far behind the best of its part.

    `kin` is what may still be said for each option (`told_by_kin`).
    """
    gain = _gain(options, weights)
    likely, gain = gain + kin.likely_mb, gain + kin.most_mb
    seen = gain > -_FAINT
    options, gain, likely = options.at(seen), gain[seen], likely[seen]
    near = _is_near(options, gain, len(weights.none_mb)) | _is_near(options, likely, len(weights.none_mb))
    options, gain = options.at(near), gain[near]
    rank = weights.slip_rank[options.slip]
    order = ordered(options.charge, -gain, rank, options.part)
    order = order[_nth(options.charge[order]) < OPTIONS_MAX]
    options, gain = options.at(order), gain[order]
    for _ in range(2):
        hope = _hope(options, gain)
        options, gain = options.at(hope), gain[hope]
    rank = weights.slip_rank[options.slip]
    return options.at(ordered(weights.charge_rank[options.charge], options.part, rank, -options.weight_mb))


def _is_near(options: Options, gain: Ints, charges: int) -> Marks:
    """Options not far behind the best of their charge and part.

    First and extra are no rivals: that a charge fits well as a first one does not stop it from being an extra one.
    """
    group = options.charge * 2 + options.part
    top = np.full(2 * charges, np.iinfo(np.int64).min)
    np.maximum.at(top, group, gain)
    near: Marks = gain > top[group] - np.where(options.part == Part.FIRST, _RIVAL_MB, _EXTRA_RIVAL_MB)
    return near


def _hope(options: Options, gain: Ints) -> Marks:
    """Options that some story may still need: without this a slip that fits everybody a little ties all to one knot.

    A charge can't be the first of a slip where another one gains far more there than anywhere else. And a charge that
    nobody rivals for its slip takes no place that is far worse.
    """
    first, rows = options.part == Part.FIRST, np.arange(len(gain))
    best, second, which = _two_best(options.charge, gain)
    elsewhere = np.maximum(0, np.where(which[options.charge] == rows, second[options.charge], best[options.charge]))
    strength = np.where(first, gain - elsewhere, _NEVER)
    best, second, which = _two_best(options.slip, strength)
    rival = np.where(which[options.slip] == rows, second[options.slip], best[options.slip])
    hope = ~first | (rival - gain <= _HOPE_MB)
    firsts = np.bincount(options.slip[first & hope], minlength=len(best))
    alone = first & hope & (firsts[options.slip] == 1)
    sure = np.full(int(options.charge.max(initial=-1)) + 1, _NEVER)
    np.maximum.at(sure, options.charge[alone], gain[alone])
    found: Marks = hope & (alone | (gain >= sure[options.charge] - _EXTRA_RIVAL_MB))
    return found


def _two_best(group: Ints, value: Ints) -> tuple[Ints, Ints, Ints]:
    """For each group the two highest values, and the first row of the highest."""
    size = int(group.max(initial=-1)) + 1
    best, second, which = np.full(size, _NEVER), np.full(size, _NEVER), np.full(size, -1, dtype=np.int64)
    np.maximum.at(best, group, value)
    top = np.flatnonzero(value == best[group])[::-1]
    which[group[top]] = top
    rest = np.ones(len(group), dtype=bool)
    rest[which[which >= 0]] = False
    np.maximum.at(second, group[rest], value[rest])
    return best, second, which


def ordered(*keys: Ints) -> Ints:
    """Rows in the order of keys, the first one first; together the keys are different in every row.

    Keys are packed into one number as far as they fit: sorting by four columns takes four times as long as by one.
    """
    packed: list[Ints] = []
    room = 1
    for key in reversed(keys):
        lowest = int(key.min(initial=0))
        span = int(key.max(initial=0)) - lowest + 1
        if packed and room * span < 1 << 62:
            packed[-1] = packed[-1] + (key - lowest) * room
            room *= span
        else:
            packed.append(key - lowest)
            room = span
    return np.argsort(packed[0]) if len(packed) == 1 else np.lexsort(packed)


def grouped(code: Ints) -> list[Ints]:
    """The rows of each code, by code and row."""
    order = np.argsort(code, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(code[order])) + 1) if len(code) else []


@dataclass(frozen=True, slots=True)
class Tied:
    """The knot that each slip, charge and option belongs to; -1 for whoever stands alone or is settled."""

    slip: Ints
    charge: Ints
    option: Ints
    count: int


def tie(options: Options, is_open_slip: Marks, charges: int) -> Tied:
    """Which slips and charges hang together by options on open slips."""
    slips = len(is_open_slip)
    binding = is_open_slip[options.slip]
    label = _lowest(options.slip[binding], slips + options.charge[binding], slips + charges)
    here = np.zeros(slips + charges, dtype=bool)
    here[options.slip[binding]] = True
    here[slips + options.charge] = True
    is_head = np.zeros(slips + charges, dtype=bool)
    is_head[label[here]] = True
    knot = np.where(here, (np.cumsum(is_head) - 1)[label], -1)
    return Tied(knot[:slips], knot[slips:], knot[slips:][options.charge], int(is_head.sum()))


def tie_small(options: Options, weights: Weights, is_open_slip: Marks) -> tuple[Options, Tied]:
    """The same where no knot is so large that nobody could tell its stories: the faintest options of one are let go.

    Where a store has hundreds of slips of one price and card, chance ties thousands of them; each charge of such a knot
    keeps what is nearest to its best option, and nearer still until the knot falls apart. No other knot loses anything.
    """
    charges = len(weights.none_mb)
    tied = tie(options, is_open_slip, charges)
    for behind_mb in _BEHIND_MB:
        is_large = np.bincount(tied.charge[tied.charge >= 0], minlength=tied.count) > CHARGES_MAX
        if not is_large.any():
            break
        gain = _gain(options, weights)
        top = np.full(charges, _NEVER)
        np.maximum.at(top, options.charge, gain)
        options = options.at(~is_large[tied.option] | (gain >= top[options.charge] - behind_mb))
        tied = tie(options, is_open_slip, charges)
    return options, tied


def _lowest(one: Ints, other: Ints, count: int) -> Ints:
    """For each of so many numbers the lowest one that it hangs together with, by edges from `one` to `other`."""
    label = np.arange(count, dtype=np.int64)
    while True:
        ends = label[one], label[other]
        if np.array_equal(*ends):
            return label
        low = np.minimum(*ends)
        for end in ends:
            np.minimum.at(label, end, low)
        while not np.array_equal(nearer := label[label], label):
            label = nearer


def _rank(moment: NDArray[np.int64]) -> Ints:
    """Place in time; rows at the same moment keep the order of their ids."""
    rank = np.empty(len(moment), dtype=np.int64)
    rank[np.argsort(moment, kind="stable")] = np.arange(len(moment))
    return rank


def _nth(groups: Ints) -> Ints:
    """For sorted groups: which row of its group each row is."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]) if len(groups) else np.zeros(0, dtype=np.int64)
    return np.arange(len(groups)) - np.repeat(starts, np.diff(np.r_[starts, len(groups)]))
