"""Sums to the cent on one card in one store: a sale split over charges, sales combined into one charge. Pure.

Without the card almost every sum is chance; with it, a sum that no other sum rivals is nearly always true. One of those
that add up may lack its last four, as long as two of them agree in it or all charges stand under one order; then chance
sums are as frequent as true ones, and an order, an approval code or the place in the pile must say so as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import numpy as np

from shoebox.reconcile.evidence import Odds, popularity
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import ChargePlace, Columns, OpenItems, SlipPlace
from shoebox.reconcile.timing import HOUR_S, MINUTE_S, Ints
from shoebox.reconcile.trade import TRADE
from shoebox.reconcile.weighing import Marks

PARTS_MAX = 5
CANDIDATES_MAX = 12
PARTS_APART_S_MAX = TRADE.parts_apart_minutes_max * MINUTE_S
PARTS_NEAR_S_MAX = TRADE.parts_near_minutes_max * MINUTE_S
PARTS_RIGHT = 0.998
PARTS_APART_RIGHT = 0.95  # where its charges were keyed hours or days apart
PARTS_TOLD_RIGHT = 0.98  # where one of those that add up lacks its last four, and a code or an order says the same
PARTS_LACKING_RIGHT = 0.8  # where nothing does
PARTS_TWO_CARDS_RIGHT = 0.97
PARTS_THREE_CARDS_RIGHT = 0.8  # two strangers' charges come to a rest more often than one is the rest
THREE_CARDS_S_MAX = 5 * MINUTE_S
BEFORE_S_MAX = 12 * HOUR_S  # what a clock or a wrong day may say; a charge from before that is of another sale
MORE_CARDS = 0.15  # how often a lone slip was paid on several cards, as often as some other charge is just the rest
_KEYED_OR_TIP = (
    Amounts.DIGIT, Amounts.SWAPPED, Amounts.DIGIT_LOST, Amounts.DIGIT_ADDED, Amounts.TEN_TIMES, Amounts.ROUNDING,
    Amounts.TIP,
)  # fmt: skip
_TOLD_BY = (("card", 0), ("last4", -1), ("brand", 0), ("auth", 0), ("order_id", 0))  # and what stands for unknown
_Sum = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """Charges and slips that add up to the cent: one slip and several charges, or the other way round.

    `again` are charges that were sent once more, each with the one of `charges` that it repeats; `rivals` are those
    that add up to the same slips, and may have been sent once more or be somebody else's.
    """

    slips: tuple[SlipPlace, ...]
    charges: tuple[ChargePlace, ...]
    probability: float
    again: tuple[tuple[ChargePlace, ChargePlace], ...] = ()
    rivals: tuple[ChargePlace, ...] = ()

    @property
    def taken(self) -> tuple[ChargePlace, ...]:
        """All charges that are spoken of."""
        return (*self.charges, *(late for late, _ in self.again), *self.rivals)


@dataclass(frozen=True, slots=True)
class SumAgain:
    """Charges over what was paid already: over the sum of slips that were charged one by one, or parts of one slip."""

    slips: tuple[SlipPlace, ...]
    charges: tuple[ChargePlace, ...]


def find_parts(items: OpenItems, odds: Odds) -> list[Parts]:
    """Exact sums on the same card in the same store, each slip and charge in one sum only."""
    free = _unmatched(items)
    may = free & (_here(items) | _goes_with_its_order(items))
    slip, charge = items.pairs["slip"][may], items.pairs["charge"][may]
    slip_minor, charge_minor = items.slips["amount"], items.charges["amount"]
    smaller = _beside(slip, charge, slip_minor, charge_minor)
    larger = _beside(charge, slip, charge_minor, slip_minor)
    sums: list[_Sum] = [((one,), found) for one, some in smaller.items() for found in _sums(int(slip_minor[one]), some)]
    sums += [(found, (one,)) for one, some in larger.items() for found in _sums(int(charge_minor[one]), some)]
    named = _named(items, sums)
    sums = [some for some in sums if not _is_elsewhere(named, *some)]
    sums = [some for some in sums if _is_one_card(items, *some)]
    found: list[Parts] = []
    for right, holds in (
        (PARTS_RIGHT, _is_one_visit),
        (PARTS_RIGHT, _is_all_known),
        (PARTS_APART_RIGHT, _is_later),
        (PARTS_TOLD_RIGHT, _is_told),
        (PARTS_LACKING_RIGHT, _is_near),
    ):
        slips = {place for each in found for place in each.slips}
        charges = {place for each in found for place in each.taken}
        rest = [some for some in sums if not (slips & set(some[0]) or charges & set(some[1]))]
        at_once = [some for some in rest if _is_at_once(items, some[1])]
        rest = [some for some in (rest if holds is _is_later else at_once) if holds(items, *some)]
        found += _unrivalled(items, rest, right)
        if holds is _is_all_known:  # else as many sums are chance as true
            found += _rivalled(items, rest, found, right)
    slips = {place for each in found for place in each.slips}
    charges = {place for each in found for place in each.taken}
    besides = _on_more_cards(items, free)
    sums = [some for some in besides if not (slips & set(some[0]) or charges & set(some[1]))]
    several = _unrivalled(items, sums, 1.0)
    return found + list(_beyond_chance(items, odds, ((each, besides[each.slips, each.charges]) for each in several)))


def find_sums_again(items: OpenItems, is_open: Marks) -> list[SumAgain]:
    """Open charges that come to what slips were charged already: the customer paid twice, in pieces and as a whole.

    Under their order, or on the card of settled slips. `is_open` are the charges that nothing has taken.
    """
    found = _again_by_order(items, is_open)
    spoken = {charge for each in found for charge in each.charges}
    for each in _again_by_card(items, is_open):
        if not spoken & set(each.charges):
            found.append(each)
            spoken |= set(each.charges)
    return found


def _again_by_order(items: OpenItems, is_open: Marks) -> list[SumAgain]:
    """Charges over the sum of slips of their order that have a charge each under it as well."""
    pairs = items.pairs
    asks = ~_asks_nothing(items)[pairs["slip"]] & ~pairs["is_other_kind"]
    rows = np.flatnonzero(pairs["is_same_order"] & _here(items) & asks)
    exact = rows[pairs["amount"][rows] == Amounts.SAME]
    paid = _paid_one_by_one(pairs["slip"][exact].tolist(), pairs["charge"][exact].tolist())
    rows = rows[np.isin(pairs["slip"][rows], list(paid)) & is_open[pairs["charge"][rows]]]
    rows = rows[~np.isin(pairs["charge"][rows], pairs["charge"][exact])]
    slip_minor, charge_minor = items.slips["amount"], items.charges["amount"]
    larger = _beside(pairs["charge"][rows], pairs["slip"][rows], charge_minor, slip_minor)
    sums = [(charge, _sums(int(charge_minor[charge]), some)) for charge, some in larger.items()]
    return [SumAgain(found[0], (charge,)) for charge, found in sums if len(found) == 1]


def _again_by_card(items: OpenItems, is_open: Marks) -> list[SumAgain]:
    """The same of one card and one visit: slips that are settled, and charges that fit no slip by themselves."""
    pairs, minor, slip_minor = items.pairs, items.charges["amount"], items.slips["amount"]
    on_card = ((pairs["last4"] == Text.SAME) | (pairs["card"] == Text.SAME)) & _here(items) & ~pairs["is_other_kind"]
    rows = np.flatnonzero(on_card & is_open[pairs["charge"]])
    fits = np.isin(pairs["charge"][rows], pairs["charge"][rows][pairs["amount"][rows] == Amounts.SAME])
    paid = items.slips["charge"][pairs["slip"][rows]] >= 0
    rows = rows[~fits & paid & (pairs["lag_s"][rows] > -BEFORE_S_MAX)]
    slip, charge = pairs["slip"][rows], pairs["charge"][rows]
    larger, smaller = _beside(charge, slip, minor, slip_minor), _beside(slip, charge, slip_minor, minor)
    sums: list[_Sum] = [
        (found, (one,))
        for one, some in larger.items()
        for found in _sums(int(minor[one]), some)
        if np.ptp(items.slips["sold_at"][list(found)]) <= PARTS_NEAR_S_MAX
    ]
    sums += [
        ((one,), found)
        for one, some in smaller.items()
        for found in _sums(int(slip_minor[one]), some)
        if np.ptp(items.charges["charged_at"][list(found)]) <= PARTS_NEAR_S_MAX
    ]
    named = _named(items, sums)
    sums = [some for some in sums if not _is_elsewhere(named, *some) and _is_one_card(items, *some)]
    often = Counter(place for _, charges in sums for place in charges)
    return [SumAgain(*some) for some in sums if all(often[place] == 1 for place in some[1])]


def _paid_one_by_one(slip: Sequence[SlipPlace], charge: Sequence[ChargePlace]) -> set[SlipPlace]:
    """Slips that have an exact charge each: among slips of one amount as many charges as there are slips."""
    charges: dict[SlipPlace, set[ChargePlace]] = defaultdict(set)
    slips: dict[ChargePlace, set[SlipPlace]] = defaultdict(set)
    for one, other in zip(slip, charge, strict=True):
        charges[one].add(other)
        slips[other].add(one)
    return {one for one, some in charges.items() if len(some) >= len(set().union(*(slips[each] for each in some)))}


def _beside(whole: Ints, piece: Ints, whole_minor: Ints, piece_minor: Ints) -> dict[int, dict[int, int]]:
    """For each whole the pieces that are smaller, with their money: where two or more of them might add up to it."""
    rows = np.flatnonzero(piece_minor[piece] < whole_minor[whole])
    whole, piece = whole[rows], piece[rows]
    count = np.bincount(whole, minlength=len(whole_minor))
    every = np.zeros(len(whole_minor), dtype=np.int64)
    np.add.at(every, whole, piece_minor[piece])
    rows = np.flatnonzero(((count >= 2) & (count <= CANDIDATES_MAX) & (every >= whole_minor))[whole])
    found: dict[int, dict[int, int]] = defaultdict(dict)
    columns = (whole[rows].tolist(), piece[rows].tolist(), piece_minor[piece[rows]].tolist())
    for one, part, minor in zip(*columns, strict=True):
        found[one][part] = minor
    return found


def _named(items: OpenItems, sums: list[_Sum]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each slip of a sum the charges, for each charge the slips, that a code or a slip number ties it to."""
    pairs = items.pairs
    is_asked = [np.zeros(len(side["amount"]), dtype=bool) for side in (items.slips, items.charges)]
    for each in sums:
        for asked, places in zip(is_asked, each, strict=True):
            asked[list(places)] = True
    # A slip number on another card is the wrong number.
    tied = (pairs["auth"] == Text.SAME) | ((pairs["slip_no"] == Text.SAME) & (pairs["last4"] < Text.LENGTH))
    rows = np.flatnonzero(tied & (is_asked[0][pairs["slip"]] | is_asked[1][pairs["charge"]]))
    charges: dict[int, set[int]] = defaultdict(set)
    slips: dict[int, set[int]] = defaultdict(set)
    for slip, charge in zip(pairs["slip"][rows].tolist(), pairs["charge"][rows].tolist(), strict=True):
        charges[slip].add(charge)
        slips[charge].add(slip)
    return charges, slips


def _is_elsewhere(
    named: tuple[dict[int, set[int]], dict[int, set[int]]], slips: tuple[int, ...], charges: tuple[int, ...]
) -> bool:
    """Some part is tied to a slip or charge outside."""
    return any(named[0].get(slip) and not named[0][slip] & set(charges) for slip in slips) or any(
        named[1].get(charge) and not named[1][charge] & set(slips) for charge in charges
    )


def _is_at_once(items: OpenItems, charges: tuple[int, ...]) -> bool:
    """Charges that one sale was split over were keyed one after the other, or stand under one order."""
    rows = list(charges)
    when = items.charges["charged_at"][rows]
    return bool(when.max() - when.min() <= PARTS_APART_S_MAX) or _is_one_order(items, charges)


def _is_one_order(items: OpenItems, charges: tuple[int, ...]) -> bool:
    orders = items.charges["order_id"][list(charges)]
    return bool(orders[0] != 0 and (orders == orders[0]).all())


def _is_of_order(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """The slips release the very order that the charges are of."""
    orders = items.charges["order_id"][list(charges)]
    return _is_one_order(items, charges) and bool((items.slips["order_ref"][list(slips)] == orders[0]).all())


def _is_told(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """All charges are of one order or one approval, or the one charge has an approval of one of its slips."""
    auths = items.charges["auth"][list(charges)]
    if not _is_one_brand(items, slips, charges):
        return False
    if _is_of_order(items, slips, charges):
        return True
    if len(charges) > 1:
        return _is_one_order(items, charges) or bool(auths[0] != 0 and (auths == auths[0]).all())
    return bool(auths[0] != 0 and (items.slips["auth"][list(slips)] == auths[0]).any())


def _is_near(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """One charge, or several that came minutes apart and know no codes that differ; and nobody says another brand."""
    auths = {auth for auth in items.charges["auth"][list(charges)].tolist() if auth}
    when = items.charges["charged_at"][list(charges)]
    is_near = bool(when.max() - when.min() <= PARTS_NEAR_S_MAX) and len(auths) <= 1
    return is_near and _is_one_brand(items, slips, charges)


def _is_later(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """All on a card that is known, whenever they were keyed, and none before its sale."""
    sold_at, charged_at = items.slips["sold_at"][list(slips)], items.charges["charged_at"][list(charges)]
    return bool(charged_at.min() > sold_at.max() - BEFORE_S_MAX) and _is_all_known(items, slips, charges)


def _is_one_brand(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    brands = [*items.slips["brand"][list(slips)].tolist(), *items.charges["brand"][list(charges)].tolist()]
    return len({brand for brand in brands if brand}) <= 1


def _is_one_visit(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """Several papers that were written within minutes, of a card that all know: no sum with another day's rivals it."""
    when = items.slips["sold_at"][list(slips)]
    is_near = len(slips) > 1 and bool(when.max() - when.min() <= PARTS_APART_S_MAX)
    return is_near and _is_all_known(items, slips, charges)


def _is_all_known(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    known = (items.slips["last4"][list(slips)] >= 0).all() and (items.charges["last4"][list(charges)] >= 0).all()
    return bool(known)


def _is_one_card(items: OpenItems, slips: tuple[int, ...], charges: tuple[int, ...]) -> bool:
    """Two at least say which card it was, and nobody another one; or they are of the order that the slips release."""
    if _is_of_order(items, slips, charges):
        return True
    last4 = [*items.slips["last4"][list(slips)].tolist(), *items.charges["last4"][list(charges)].tolist()]
    cards = [*items.slips["card"][list(slips)].tolist(), *items.charges["card"][list(charges)].tolist()]
    known, tokens = [each for each in last4 if each >= 0], [each for each in cards if each]
    is_told = max(len(known), len(tokens)) >= 2 or (len(charges) > 1 and _is_one_order(items, charges))
    return is_told and len(set(known)) <= 1 and len(set(tokens)) <= 1


def _on_more_cards(items: OpenItems, free: Marks) -> dict[_Sum, tuple[ChargePlace, ...]]:
    """Slips that several charges of one visit paid to the cent, not all of which know the slip's card.

    One at least is tied to the slip: on its card but for a digit, or with its approval or number. Beside such ones two
    more may be on any card: what each sum has of those.
    """
    pairs, slip, charge = items.pairs, items.pairs["slip"], items.pairs["charge"]
    here, later = pairs["store"] == Text.SAME, pairs["lag_s"] > -BEFORE_S_MAX
    mine = (pairs["last4"] == Text.SAME) | (pairs["card"] == Text.SAME)
    # A charge on another card whose own slip is there, and was keyed wrong or has a tip, is that one's.
    explained = charge[free & mine & here & later & np.isin(pairs["amount"], _KEYED_OR_TIP)]
    named = (pairs["auth"] == Text.SAME) | (pairs["slip_no"] == Text.SAME)
    nearly = (pairs["last4"] == Text.DIGIT) | (pairs["last4"] == Text.SWAPPED)
    tied = named | (here & (mine | nearly))
    may = free & later & (tied | (here & (pairs["last4"] > Text.SAME)))
    may &= (items.charges["amount"][charge] < items.slips["amount"][slip]) & (mine | ~np.isin(charge, explained))
    by_slip: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row in np.flatnonzero(may).tolist():
        by_slip[int(slip[row])][0 if tied[row] else 1].append(int(charge[row]))
    minor = items.slips["amount"]
    besides = {
        ((whole,), tuple(sorted((*mine, *strangers)))): strangers
        for whole, (own, others) in by_slip.items()
        if len(own) <= CANDIDATES_MAX
        for mine, strangers in _tied_sums(items.charges, int(minor[whole]), own, others)
    }
    by_code = _named(items, list(besides))
    return {some: strangers for some, strangers in besides.items() if not _is_elsewhere(by_code, *some)}


def _tied_sums(
    charges: Columns, whole_minor: int, own: list[int], others: list[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Charges that come to this within minutes: some that are tied to the slip, and at most two others."""
    minor = {place: int(charges["amount"][place]) for place in (*own, *others)}
    when = {place: int(charges["charged_at"][place]) for place in minor}
    for size in range(1, min(PARTS_MAX, len(own)) + 1):
        for some in combinations(own, size):
            rest, first, last = whole_minor - sum(minor[place] for place in some), *_ends(when, some)
            if rest < 0 or last - first > PARTS_NEAR_S_MAX:
                continue
            if not rest and size > 1:
                yield some, ()
            for more, apart_s_max in (1, PARTS_NEAR_S_MAX), (2, THREE_CARDS_S_MAX):
                near = [each for each in others if last - apart_s_max <= when[each] <= first + apart_s_max]
                if size + more <= PARTS_MAX and (more == 1 or len(near) <= CANDIDATES_MAX):
                    beside = combinations(near, more)
                    yield from ((some, each) for each in beside if sum(minor[place] for place in each) == rest)


def _ends(when: dict[int, int], places: Sequence[int]) -> tuple[int, int]:
    moments = [when[place] for place in places]
    return min(moments), max(moments)


def _beyond_chance(
    items: OpenItems, odds: Odds, several: Iterable[tuple[Parts, tuple[ChargePlace, ...]]]
) -> Iterator[Parts]:
    """Sums on several cards, as right as chance leaves them: the more charges of a store lie about, the more rests fit.

    Where a store keyed its whole pile within minutes, or at one moment, being near says nothing.
    """
    charges = items.charges
    stores: dict[int, list[int]] = defaultdict(list)
    for store, moment in zip(charges["store"].tolist(), charges["charged_at"].tolist(), strict=True):
        stores[store].append(moment)
    for each, strangers in several:
        right, apart_s_max = (
            (PARTS_TWO_CARDS_RIGHT, PARTS_NEAR_S_MAX)
            if len(strangers) < 2
            else (PARTS_THREE_CARDS_RIGHT, THREE_CARDS_S_MAX)
        )
        chance = 0.0
        if strangers:
            store, moment = (int(charges[name][strangers[0]]) for name in ("store", "charged_at"))
            near = sum(abs(other - moment) <= apart_s_max for other in stores[store])
            chance = comb(near, len(strangers)) * float(
                popularity(odds.census, charges["amount"][list(strangers)]).max()
            )
        probability = right * MORE_CARDS / (MORE_CARDS + chance)
        if probability > 0.5:
            yield replace(each, probability=probability)


def _unmatched(items: OpenItems) -> Marks:
    """Pairs of which neither the slip nor the charge has an exact counterpart, and which may be parts."""
    pairs, slip, charge = items.pairs, items.pairs["slip"], items.pairs["charge"]
    taken_slip, taken_charge = items.slips["charge"] >= 0, np.zeros(len(items.charges["amount"]), dtype=bool)
    same = (pairs["last4"] == Text.SAME) | (pairs["card"] == Text.SAME)
    exact = same & _here(items) & (pairs["amount"] == Amounts.SAME)
    exact &= (pairs["slip_no"] <= Text.SAME) & (pairs["auth"] <= Text.SAME)
    # An order is paid days before its slip; whatever else was charged before a sale is of another one.
    exact &= pairs["is_same_order"] | (pairs["lag_s"] > -BEFORE_S_MAX)
    # What a slip releases was paid as that order: a charge of the register is somebody else's, or comes once more.
    has_order = np.zeros(len(taken_slip), dtype=bool)
    has_order[slip[pairs["is_same_order"]]] = True
    exact &= pairs["is_same_order"] | ~has_order[slip]
    # Of slips that are alike fewer were charged by themselves than there are: any of them may have been paid in parts.
    taken_slip[list(_paid_one_by_one(slip[exact].tolist(), charge[exact].tolist()))] = True
    taken_charge[charge[exact]] = True
    taken_slip |= _asks_nothing(items)
    may: Marks = ~taken_slip[slip] & ~taken_charge[charge] & ~pairs["is_other_kind"]
    return may


def _here(items: OpenItems) -> Marks:
    """On one card, as far as anybody says, and in one store; or on the web, of the order that the slip releases."""
    pairs = items.pairs
    same, unknown = (pairs["last4"] == Text.SAME) | (pairs["card"] == Text.SAME), pairs["last4"] == Text.UNKNOWN
    released = pairs["is_same_order"] & (pairs["store"] == Text.UNKNOWN)
    found: Marks = ((same | (unknown & (pairs["card"] != Text.OTHER))) & (pairs["store"] == Text.SAME)) | released
    return found


def _goes_with_its_order(items: OpenItems) -> Marks:
    """Slips that name no order, minutes from one of their store that does, beside the web charge of that order."""
    pairs, store, sold_at = items.pairs, items.slips["store"], items.slips["sold_at"]
    found = np.zeros(len(pairs["slip"]), dtype=bool)
    unknown = pairs["store"] == Text.UNKNOWN
    naming: dict[ChargePlace, list[SlipPlace]] = defaultdict(list)
    for row in np.flatnonzero(unknown & pairs["is_same_order"]).tolist():
        naming[int(pairs["charge"][row])].append(int(pairs["slip"][row]))
    bare = unknown & (items.slips["order_ref"][pairs["slip"]] == 0) & np.isin(pairs["charge"], list(naming))
    for row in np.flatnonzero(bare).tolist():
        slip, others = int(pairs["slip"][row]), naming[int(pairs["charge"][row])]
        found[row] = any(
            store[slip] == store[one] and abs(int(sold_at[slip]) - int(sold_at[one])) <= PARTS_NEAR_S_MAX
            for one in others
        )
    return found


def _asks_nothing(items: OpenItems) -> Marks:
    found: Marks = items.slips["is_voided"] | items.slips["is_cash"]
    return found


def _sums(whole_minor: int, minor: dict[int, int]) -> list[tuple[int, ...]]:
    ordered = sorted(minor, key=lambda place: (minor[place], place))
    return [
        some
        for size in range(2, PARTS_MAX + 1)
        for some in combinations(ordered, size)
        if sum(minor[place] for place in some) == whole_minor
    ]


def _unrivalled(items: OpenItems, sums: list[_Sum], right: float) -> list[Parts]:
    """Sums of which no slip and no charge stands in another one.

    Charges that nothing but their moment tells apart are no rivals: the first ones paid, and the others came again.
    """
    alike: dict[tuple[object, ...], list[_Sum]] = defaultdict(list)
    for slips, charges in _each_paper_once(items, sums):
        payments = tuple(sorted(_payment(items, place) for place in charges))
        # Of equal pieces nobody can say how many are needed and how many came again.
        differ = len(set(payments)) == len(charges)
        alike[slips, payments if differ else charges].append((slips, charges))
    told = [
        each for some in alike.values() for each in ([some] if _came_again(items, some) else [[one] for one in some])
    ]
    often: dict[tuple[str, int], int] = defaultdict(int)
    for some in told:
        for place in {("slip", place) for place in some[0][0]} | {("charge", p) for _, c in some for p in c}:
            often[place] += 1
    found = []
    for some in told:
        slips, every = some[0][0], {place for _, charges in some for place in charges}
        if all(often["slip", p] == 1 for p in slips) and all(often["charge", p] == 1 for p in every):
            found.append(Parts(slips, *_first_paid(items, some, right)))
    return found


def _each_paper_once(items: OpenItems, sums: list[_Sum]) -> list[_Sum]:
    """Of sums that differ only in which entry of one paper they take, where it was keyed twice, the first."""
    names = ("store", "slip_no", "amount", "last4", "currency")
    found: dict[tuple[object, ...], _Sum] = {}
    for slips, charges in sorted(sums):
        papers = [
            tuple(int(items.slips[name][place]) for name in names) if items.slips["slip_no"][place] else (place,)
            for place in slips
        ]
        found.setdefault((tuple(sorted(papers)), charges), (slips, charges))
    return list(found.values())


def _rivalled(items: OpenItems, sums: list[_Sum], found: list[Parts], right: float) -> list[Parts]:
    """Slips that more than one sum of charges pays, of which no charge may pay another slip: the first one did."""
    taken = {place for each in found for place in each.slips}
    of_charge: dict[ChargePlace, set[tuple[SlipPlace, ...]]] = defaultdict(set)
    of_slip: dict[SlipPlace, set[tuple[SlipPlace, ...]]] = defaultdict(set)
    every: dict[tuple[SlipPlace, ...], list[_Sum]] = defaultdict(list)
    for slips, charges in sums:
        every[slips].append((slips, charges))
        for place in charges:
            of_charge[place].add(slips)
        for place in slips:
            of_slip[place].add(slips)
    rivalled = []
    for slips, some in every.items():
        spoken = {place for _, each in some for place in each}
        alone = all(len(of_slip[p]) == 1 for p in slips) and all(len(of_charge[p]) == 1 for p in spoken)
        if len(some) > 1 and alone and not taken & set(slips):
            paid = min((each for _, each in some), key=lambda each: _moments(items, each))
            rivalled.append(Parts(slips, paid, right, rivals=tuple(sorted(spoken - set(paid)))))
    return rivalled


def _came_again(items: OpenItems, sums: list[_Sum]) -> bool:
    """Whether all charges of one payment are one that came again, and not what somebody else paid as well."""
    of_payment: dict[tuple[int, ...], set[ChargePlace]] = defaultdict(set)
    for place in {place for _, charges in sums for place in charges}:
        of_payment[_payment(items, place)].add(place)
    return all(_repeats(items, one, other) for some in of_payment.values() for one, other in combinations(some, 2))


def _repeats(items: OpenItems, one: ChargePlace, other: ChargePlace) -> bool:
    """Two charges of one order; or on one known card, under one approval or minutes apart, and nothing against it."""
    charges = items.charges
    same, differ = (
        {name for name, unknown in _TOLD_BY if stands_for(charges, name, one, other, unknown)[at]} for at in (0, 1)
    )
    if differ & {"card", "last4", "brand"}:
        return False
    if "order_id" in same:
        return True
    is_soon = abs(int(charges["charged_at"][one]) - int(charges["charged_at"][other])) <= PARTS_NEAR_S_MAX
    return bool(same & {"card", "last4"}) and "auth" not in differ and ("auth" in same or is_soon)


def stands_for(
    charges: Columns, name: str, one: ChargePlace, other: ChargePlace, unknown: int = 0
) -> tuple[bool, bool]:
    """Whether two charges say the same, and whether they contradict each other; neither where one says nothing."""
    said = int(charges[name][one]), int(charges[name][other])
    both = unknown not in said
    return both and said[0] == said[1], both and said[0] != said[1]


def _payment(items: OpenItems, charge: ChargePlace) -> tuple[int, ...]:
    names = ("amount", "store", "last4", "card", "order_id", "currency")
    return tuple(int(items.charges[name][charge]) for name in names)


def _first_paid(
    items: OpenItems, sums: list[_Sum], right: float
) -> tuple[tuple[ChargePlace, ...], float, tuple[tuple[ChargePlace, ChargePlace], ...]]:
    """The charges that came first, how right that is, and the later ones, each with the first that it repeats."""
    if len(sums) == 1:
        return sums[0][1], right, ()

    paid = min((charges for _, charges in sums), key=lambda charges: _moments(items, charges))
    late = sorted({place for _, charges in sums for place in charges} - set(paid))
    firsts = {_payment(items, place): place for place in sorted(paid, reverse=True)}
    return paid, right, tuple((place, firsts[_payment(items, place)]) for place in late)


def _moments(items: OpenItems, charges: Sequence[ChargePlace]) -> list[tuple[int, ChargePlace]]:
    return sorted((int(items.charges["charged_at"][place]), place) for place in charges)
