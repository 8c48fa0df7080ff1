"""What the fields of many pairs say, all at once, in thousandths of a bit. Pure; arithmetic on columns.

`evidence` learns the odds of a run; here they are laid on every pair that is worth thinking about. A column in, a
column out, whole numbers throughout, so that no order of rows and no machine adds up differently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import timing
from shoebox.reconcile.evidence import BIT, HOUR_S, MINUTE_S, Odds, Presence, Table, counted, mb, popularity
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns, OpenItems
from shoebox.reconcile.timing import Ints, mbs
from shoebox.reconcile.trade import TRADE

Marks = NDArray[np.bool_]
# Slips under different numbers that differ by one keying error in the last four, in the price, in both, or by more: to
# a minute, to a quarter of an hour, beyond. A customer with two baskets of nearly one price is rare.
_CHANCE_TWINS_MB = (
    (-500, -1_500, -7_000), (-3_000, -4_500, -9_000), (-9_000, -10_000, -14_000), (-14_000, -14_000, -14_000)
)  # fmt: skip
# The same under one number: one sale, unless the number was keyed wrong and is another sale's by accident.
_NAMED_TWINS_MB = ((9_000, 8_000, 5_000), (9_000, 8_000, 4_000), (7_000, 6_000, 1_000), (-2_000, -3_000, -9_000))
SURE_MB = mb(10_000)
_TENS = 10 ** np.arange(1, 15, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Said:
    """What the fields of pairs say, against a charge of somebody else: money, card, store, and what is written."""

    amount_mb: Ints
    card_mb: Ints
    store_mb: Ints
    written_mb: Ints
    when_mb: Ints  # how likely a first charge comes at that moment, a second
    anyhow_mb: Ints  # how likely anything does


def fields_mb(odds: Odds, slips: Columns, charges: Columns, pairs: Columns, due_s: Ints) -> Said:
    """What the fields say of pairs; how a charge's time stands to its slip's is said elsewhere.

    `due_s` is when the charge of each slip would be keyed (`Timing.due_s`).
    """
    slip, charge = pairs["slip"], pairs["charge"]
    there = _there_mb(odds.auth_there, slips["auth"][slip] != 0, charges["auth"][charge] != 0)
    there += _there_mb(odds.ref_there, slips["slip_no"][slip] != 0, charges["slip_ref"][charge] != 0)
    there[charges["is_web"][charge]] = 0
    moment, is_web = charges["charged_at"][charge], charges["is_web"][charge]
    written = there + _auth_mb(odds, auth_is(charges, pairs)) + _slip_no_mb(odds, pairs, slips["store"][slip])
    return Said(
        _amount_mb(odds, pairs["amount"], slips["amount"][slip], charges["amount"][charge]),
        _card_mb(odds, pairs) + _either(pairs["brand"], odds.brand),
        _store_mb(odds, pairs["store"], charges["store"][charge]),
        written,
        odds.timing.first_mb(pairs["lag_s"], np.abs(moment - due_s[slip]), slips["store"][slip]),
        np.where(is_web, odds.anyhow_web.at_mb(moment), odds.anyhow.at_mb(moment)),
    )


def auth_is(charges: Columns, pairs: Columns) -> Ints:
    """How the approval codes of pairs stand to each other, as far as it says anything.

    On the web a card is approved anew: another code than the slip's is what a second charge has there as well.
    """
    approved_anew = charges["is_web"][pairs["charge"]] & (pairs["auth"] != Text.SAME)
    return np.where(approved_anew, Text.UNKNOWN, pairs["auth"])


def is_sure(odds: Odds, rows: Columns) -> Marks:
    """Which slips and charges that only fit each other need no second look, though only the charge has a code.

    Each row is a pair that agrees in store, amount and last four: ``store``, ``register``, ``slip_no``, ``sold_at`` and
    ``amount`` of the slip, ``lag``, and how slip numbers, cards and brands stand to each other as in `passes.sql`. Sure
    is what is ten thousand times likelier the slip's own charge than one of a customer who came again, or nobody's.
    """
    amount, moment = rows["amount"], rows["sold_at"] + rows["lag"]
    money = mbs((1 - odds.rates.amount_wrong) / popularity(odds.census, amount))
    card = _card_mb(odds, {"card": rows["card_is"], "last4": np.full(len(amount), Text.SAME)})
    card += _either(rows["brand_is"], odds.brand)
    store = _store_mb(odds, np.full(len(amount), Text.SAME), rows["store"])
    named = rows["ref_is"] == 1
    there = _there_mb(odds.ref_there, rows["slip_no"] != 0, named | (rows["ref_is"] == 4)) + odds.auth_there.charge_only
    mine = np.maximum(2, counted(rows["store"], odds.census.slips_by_store, 1))
    there += np.where(named, mbs((1 - odds.ref_wrong) * mine), 0)
    off_s = np.abs(moment - odds.timing.due_s(rows))
    when = odds.timing.first_mb(rows["lag"], off_s, rows["store"]) - odds.anyhow.at_mb(moment)
    again = mbs(odds.returns.same_amount(amount, popularity(odds.census, amount))) + card + money
    twin = odds.twin_lost + money + card + store + when
    alone = mbs(1 + 2.0 ** np.minimum(60.0, again / BIT) + 2.0 ** np.minimum(60.0, twin / BIT))
    gain = money + card + store + there + when + odds.first - alone + odds.charged - mb(odds.rates.slip_lost)
    found: Marks = gain > SURE_MB
    return found


def twice_mb(odds: Odds, slips: Columns, twins: Columns) -> Ints:
    """Odds that two slips are one sale keyed twice rather than two sales, in thousandths of a bit.

    Two sales of the same customer at the same price do happen; they have other slip numbers and other approval codes.
    """
    number = np.array([0, 1, 2, 2, 2, 2], dtype=np.int64)[twins["slip_no"]]
    band = np.searchsorted([MINUTE_S, 15 * MINUTE_S, 2 * HOUR_S], twins["apart_s"], side="left")
    bits = np.array(odds.twice, dtype=np.int64)[number, band]
    # Two sales that differ in price or card are no repeat purchase at all: the rival story is chance.
    money, last4 = twins["amount"], twins["last4"]
    keyed = (money > Amounts.SAME) & (money <= Amounts.ROUNDING)
    near = (last4 == Text.DIGIT) | (last4 == Text.SWAPPED)
    known = (last4 == Text.SAME) | (last4 == Text.UNKNOWN)
    same = money == Amounts.SAME
    typed = np.select([same & near, (keyed & known) | (same & (last4 == Text.UNKNOWN)), keyed & near], [0, 1, 2], 3)
    wide = np.minimum(2, band + 2 * odds.days_only)
    by_chance = np.array(_CHANCE_TWINS_MB)[typed, wide]
    by_number = np.array(_NAMED_TWINS_MB)[typed, np.minimum(2, band)]
    alike = same & (last4 == Text.SAME)
    bits = np.where(alike, bits, np.where(number == 1, by_number, by_chance))
    bits += _by_text(twins["auth"], unknown=0, same=9_000, digit=3_000, swapped=5_000, length=3_000, other=-5_000)
    has_code = slips["auth"] != 0
    bits -= np.where(has_code[twins["one"]] != has_code[twins["other"]], 4_000, 0)
    bits -= 6_000 * twins["is_elsewhere"]
    found: Ints = bits.astype(np.int64)
    return found


def again_mb(odds: Odds, charges: Columns, first: NDArray[Any], extra: NDArray[Any], has_token: Marks) -> Ints:
    """What first charges say of extra ones, beyond `timing.SOMETIME_MB`.

    Either the same was sent again, mostly within seconds, under its order and approval; or another hand keyed it again,
    hours or days later, under an order of its own.
    """
    apart_s = np.abs(charges["charged_at"][extra] - charges["charged_at"][first])
    replayed, keyed = timing.apart_density(apart_s, odds.apart)
    order_is, auth_is = (_known_is(charges[name], first, extra) for name in ("order_id", "auth"))
    replayed *= np.array([1.0, 2.0**16, 0.0005])[order_is] * np.array([1.0, 4.0, 0.03])[auth_is]
    keyed *= np.array([1.0, 0.02, 1.0])[order_is]
    elsewhere = charges["store"][first] != charges["store"][extra]
    replayed[elsewhere] *= 0.01
    both = odds.replays * replayed + (1 - odds.replays) * keyed
    # Far from the sale's store a token in common says more than the last four, unless the slip itself has said so.
    token = np.where(
        elsewhere & ~has_token,
        np.array([0, odds.card[0] - 13_288, -8_000])[_known_is(charges["card"], first, extra)],
        0,
    )
    # What an order paid on the web says of time was said when its slip was looked at.
    released = charges["is_web"][first] & ~charges["is_web"][extra]
    return np.where(released, 0, mbs(np.maximum(both, 1e-15)) - timing.SOMETIME_MB + token)


def shared_mb(odds: Odds, items: OpenItems, both: tuple[Ints, Ints], alone_mb: Ints) -> Ints:
    """What an extra charge says anew because it differs from its slip just as the first one does.

    `both` are rows of the pairs: of a slip with its first charge, and of it with an extra one; `alone_mb` the odds of
    each charge that it belongs to no slip. A slip that was keyed wrong differs from both of its charges, and whoever
    sends a charge again sends its mistakes again: a second mistake is none, as likely as not.
    """
    slips, charges, pairs = items.slips, items.charges, items.pairs
    first, extra = both
    slip, one, other = pairs["slip"][extra], pairs["charge"][first], pairs["charge"][extra]

    def alike(name: str, unknown: int) -> Marks:
        column = charges[name]
        found: Marks = (column[one] == column[other]) & (column[other] != unknown)
        return found

    amount, last4 = (pairs[name][extra] for name in ("amount", "last4"))
    slip_minor, minor = slips["amount"][slip], charges["amount"][other]
    money = _amount_mb(odds, amount, slip_minor, minor)
    again = mbs(0.5 / popularity(odds.census, minor)) - money
    found = np.where(alike("amount", -1) & (amount != Amounts.SAME), np.maximum(0, again), 0)
    ends = alike("last4", -1) & (pairs["card"][extra] != Text.SAME)
    keyed = ends & (last4 != Text.SAME) & (last4 != Text.UNKNOWN)
    found += np.where(keyed, mb(0.5 / 1e-4) - _last4_mb(odds, last4), 0)
    # Where the slip knows no card, both charges are on one, and a customer who came again is on it as well.
    same = _last4_mb(odds, np.full(len(extra), Text.SAME))
    come = mbs(odds.returns.same_amount(slip_minor, popularity(odds.census, slip_minor))) + same + money
    rival = mbs(1 + 2.0 ** np.minimum(60.0, (come - alone_mb[other]) / BIT))
    found += np.where(ends & (last4 == Text.UNKNOWN), same - rival, 0)
    auth = auth_is(charges, {name: pairs[name][extra] for name in ("charge", "auth")})
    found += same_code_mb(odds, charges, one, other, auth)
    return found


def same_code_mb(odds: Odds, charges: Columns, first: NDArray[Any], extra: NDArray[Any], relation: Ints) -> Ints:
    """What it says that two charges of a slip have one approval code, and not the slip's.

    `relation` is how the slip's code stands to the extra's (`auth_is`): what it cost there is no second mistake. Nobody
    else's charge has the code but by chance, unless it is one that many cards have, such as one of no approval.
    """
    code = charges["auth"]
    alike = (code[first] == code[extra]) & (code[extra] != 0) & (relation != Text.SAME)
    found = np.zeros(len(alike), dtype=np.int64)
    if not alike.any():
        return found
    card, one, other = charges["last4"].astype(np.int64), first[alike], extra[alike]
    is_known = card >= 0
    own = np.where(is_known[one] & is_known[other], 1, 2)
    codes = np.unique(code[other])
    cards_of = _cards_by_code(code, card, codes)
    others = cards_of[np.searchsorted(codes, code[other])] - own
    share = others / (np.count_nonzero(np.bincount(card[is_known])) + np.count_nonzero(~is_known))
    found[alike] = np.maximum(0, mbs(0.5 / np.maximum(1e-6, share))) - _auth_mb(odds, relation[alike])
    return found


def _cards_by_code(code: Ints, card: Ints, wanted: Ints) -> Ints:
    """Of the codes that are wanted, which are in order, how many cards have each.

    Charges of which no last four is known may be on as many cards.
    """
    at = np.minimum(np.searchsorted(wanted, code), len(wanted) - 1)
    rows = np.flatnonzero(wanted[at] == code)  # a few: all charges by code and card take a second of a large run
    at, mine = at[rows], np.where(card[rows] >= 0, card[rows], -1 - rows)
    order = np.lexsort((mine, at))
    at, mine = at[order], mine[order]
    fresh = np.r_[True, (at[1:] != at[:-1]) | (mine[1:] != mine[:-1])]
    found: Ints = np.bincount(at[fresh], minlength=len(wanted))
    return found


def loose_mb(odds: Odds, charges: Columns, both: tuple[Ints, Ints], alone_mb: Ints) -> Ints:
    """Odds that one of two charges that are alike is the other's second keying, though neither belongs to a slip."""
    one, other = both
    amount, nobody = charges["amount"][other], np.zeros(len(other), dtype=bool)
    money = mbs((1 - odds.rates.amount_wrong) / popularity(odds.census, amount))
    same = np.full(len(other), Text.SAME)
    token = np.array([Text.UNKNOWN, Text.SAME, Text.OTHER])[_known_is(charges["card"], one, other)]
    bits = money + _card_mb(odds, {"card": token, "last4": same}) + _store_mb(odds, same, charges["store"][other])
    bits += odds.extra + again_mb(odds, charges, one, other, nobody)
    bits += timing.SOMETIME_MB - odds.anyhow.at_mb(charges["charged_at"][other]) - alone_mb[other]
    return bits


def _known_is(column: NDArray[Any], one: NDArray[Any], other: NDArray[Any]) -> Ints:
    """0 where one of both is not known, 1 where they are the same, 2 where they differ."""
    known = (column[one] != 0) & (column[other] != 0)
    found: Ints = np.where(known, np.where(column[one] == column[other], 1, 2), 0)
    return found


def _amount_mb(odds: Odds, relation: Ints, slip: Ints, charge: Ints) -> Ints:
    common = popularity(odds.census, charge)
    digits, wrong, rates = np.searchsorted(_TENS, slip, side="right") + 1, odds.rates.amount_wrong, odds.rates
    digit = wrong * rates.digit / (9 * digits)
    tip = rates.tip * _tip_share(rates, slip, charge)
    likely: dict[Amounts, Any] = {
        Amounts.SAME: 1 - wrong,
        Amounts.DIGIT: digit,
        Amounts.SWAPPED: wrong * rates.swapped / np.maximum(1, digits - 1),
        Amounts.DIGIT_LOST: wrong * rates.lost_or_added / 2 / digits,
        Amounts.DIGIT_ADDED: wrong * rates.lost_or_added / 2 / (10 * digits),
        Amounts.TEN_TIMES: wrong * rates.ten_times,
        Amounts.ROUNDING: rates.rounding / 2 + digit,
        Amounts.TIP: tip,
        Amounts.LESS: rates.less / slip,
        Amounts.OTHER: rates.other / np.maximum(slip, charge),
    }
    # Whatever else it is called, a little less may be a part of it, and a little more may have a tip in it.
    besides = np.where(charge < slip, rates.less / slip, np.where(charge * 4 <= slip * 5, tip, 0))
    chosen: NDArray[np.float64] = np.select([relation == each for each in likely], list(likely.values()))
    return mbs((chosen + np.where(relation == Amounts.SAME, 0, besides / 2)) / common)


def _tip_share(rates: Table, slip: Ints, charge: Ints) -> NDArray[np.float64]:
    """Which share of all tips on a slip makes it just this charge.

    Whoever reckons gives a whole percent (to the cent above or below), whoever does not makes it a round sum or gives
    one; whatever else it may be lies anywhere up to a fifth.
    """
    tip, least, most = charge - slip, TRADE.tip_percent_reckoned_min, TRADE.tip_percent_reckoned_max
    percent = (100 * tip + slip // 2) // np.maximum(1, slip)
    is_percent = (np.abs(100 * tip - percent * slip) < 100) & (percent >= least) & (percent <= most)
    is_round_sum, is_round_tip = (each % TRADE.tip_round_minor == 0 for each in (charge, tip))
    is_round = rates.tip_to_round_sum * is_round_sum + rates.tip_round * is_round_tip
    found: NDArray[np.float64] = (
        rates.tip_by_percent / (2 * (most - least + 1)) * is_percent
        + is_round / np.maximum(1, slip // (5 * TRADE.tip_round_minor))
        + rates.tip_otherwise / np.maximum(1, slip // 5)
    )
    return found


def _card_mb(odds: Odds, pairs: Columns) -> Ints:
    last4 = _last4_mb(odds, pairs["last4"])
    return np.where(pairs["card"] == Text.SAME, odds.card[0], _either(pairs["card"], odds.card) + last4)


def _last4_mb(odds: Odds, relation: Ints) -> Ints:
    wrong = odds.rates.last4_wrong
    return _by_text(
        relation, unknown=0, same=mb((1 - wrong) / 1e-4), digit=mb(wrong * 0.7 / 36 / 1e-4),
        swapped=mb(wrong * 0.2 / 3 / 1e-4), length=mb(wrong * 0.08), other=mb(wrong * odds.rates.last4_another),
    )  # fmt: skip


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
