"""From open slips and charges to decisions: who belongs to whom, and how surely. Pure.

First sums to the cent on one card (a sale split over charges, sales combined into one), because a part taken alone
looks like a wrong amount. Then every pair speaks in odds, what competes is gathered into knots, and each knot tells its
stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from shoebox.reconcile import evidence, rules
from shoebox.reconcile.evidence import BIT, Odds
from shoebox.reconcile.rules import Amounts, Compared, Text
from shoebox.reconcile.sides import Charge, ChargePlace, OpenItems, Slip, SlipPlace
from shoebox.reconcile.stories import Knot, Option, Part, Told, tell

PARTS_MAX = 4
CANDIDATES_MAX = 12
OPTIONS_MAX = 8
_FAINT = 7 * BIT
PARTS_RIGHT = 0.99


@dataclass(frozen=True, slots=True)
class Belongs:
    """A charge that is the first or an extra one of a slip, with the probability of that."""

    charge: ChargePlace
    slip: SlipPlace
    part: Part
    probability: float
    runner_up: tuple[SlipPlace, float] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """Charges and slips that add up to the cent: one slip and several charges, or the other way round."""

    slips: tuple[SlipPlace, ...]
    charges: tuple[ChargePlace, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Uncharged:
    """A good slip with no charge. `alike` are slips that nothing tells apart from it, itself among them."""

    slip: SlipPlace
    probability: float
    alike: tuple[SlipPlace, ...]
    count_probability: float


@dataclass(frozen=True, slots=True)
class Family:
    """A sale and all its charges, first one first. `alike` as above: which sale is doubled may be unknown."""

    slip: SlipPlace
    charges: tuple[ChargePlace, ...]
    probability: float
    alike: tuple[SlipPlace, ...]
    alike_charges: tuple[ChargePlace, ...]
    count_probability: float


@dataclass(slots=True)
class Plan:
    """All decisions of a run over what the exact match left open.

    `free` charges belong to no slip, each with the probability of that.
    """

    belongs: list[Belongs] = field(default_factory=list)
    parts: list[Parts] = field(default_factory=list)
    uncharged: list[Uncharged] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    free: list[tuple[ChargePlace, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pair:
    slip: Slip
    charge: Charge
    seen: Compared
    goods_mb: int
    fields_mb: int


def make_plan(items: OpenItems, odds: Odds) -> Plan:
    """Decide everything that the exact match left open."""
    plan = Plan()
    pairs = [_weighed(items.slips[s], items.charges[c], odds) for s, c in items.pairs]
    plan.parts = _find_parts(items, pairs)
    used_slips = {slip for parts in plan.parts for slip in parts.slips}
    used_charges = {charge for parts in plan.parts for charge in parts.charges}
    settled_charges = set(items.settled.values())
    options: dict[ChargePlace, list[Option]] = defaultdict(list)
    orphan: dict[ChargePlace, float] = defaultdict(lambda: 1.0)
    for pair in pairs:
        if pair.slip.place not in used_slips and pair.charge.place not in used_charges:
            options[pair.charge.place] += _options(pair, items, odds)
            orphan[pair.charge.place] += _repeat_odds(pair, odds)
    twice = _twice_odds(items, odds)
    open_slips = [s for s in items.slips.values() if s.place not in items.settled and s.place not in used_slips]
    open_charges = [c for c in items.charges.values() if c.place not in settled_charges and c.place not in used_charges]
    for knot in _knots(open_slips, open_charges, options, orphan, odds=odds, twice=twice):
        if not knot.charges:
            plan.uncharged += [Uncharged(slip, 1.0, (slip,), 1.0) for slip in knot.slips if _wants_charge(items, slip)]
            continue
        if not knot.slips and all(len(some) == 1 for some in knot.options):
            plan.free += [(charge, 1.0) for charge in knot.charges]
            continue
        told = tell(knot, lambda first, extra: evidence.again_mb(items.charges[first], items.charges[extra]))
        _conclude(told, items, plan)
    return plan


def _weighed(slip: Slip, charge: Charge, odds: Odds) -> _Pair:
    seen = rules.compare(slip, charge)
    goods, fields = evidence.fields_mb(odds, slip, charge, seen)
    return _Pair(slip, charge, seen, goods, fields)


def _options(pair: _Pair, items: OpenItems, odds: Odds) -> list[Option]:
    slip, charge, seen = pair.slip, pair.charge, pair.seen
    first = pair.fields_mb + evidence.lag_mb(odds.lag, seen.lag_s)
    if seen.is_same_order:
        first += 20 * BIT
    if slip.is_voided or slip.is_cash or seen.is_other_kind:
        elsewhere = charge.is_web and not seen.is_same_order
        if elsewhere or slip.place in items.settled or (seen.is_other_kind and (slip.is_voided or slip.is_cash)):
            return []
        prior = odds.void if slip.is_voided else odds.cash if slip.is_cash else odds.posted_as_charge
        return [Option(Part.FIRST, slip.place, first + prior)]
    found = []
    if slip.place not in items.settled:
        found.append(Option(Part.FIRST, slip.place, first + (odds.web_first if charge.is_web else odds.first)))
    if _may_be_extra(seen):
        extra = pair.fields_mb + evidence.lag_mb(odds.lag_extra, seen.lag_s)
        extra += odds.web_extra if charge.is_web else odds.extra
        if slip.place in items.settled:
            extra += evidence.again_mb(items.charges[items.settled[slip.place]], charge)
        found.append(Option(Part.EXTRA, slip.place, extra))
    return found


def _may_be_extra(seen: Compared) -> bool:
    # A second charge of a sale carries its amount or one keying error of it; anything else is no proof for a refund.
    return seen.amount is Amounts.SAME or rules.is_keying_error(seen.amount)


def _repeat_odds(pair: _Pair, odds: Odds) -> float:
    """Odds that the charge is another purchase of the same customer, whose slip nobody keyed."""
    if pair.charge.is_web or pair.seen.amount is not Amounts.SAME or pair.slip.is_voided or pair.slip.is_cash:
        return 0.0
    return float(2.0 ** min(60.0, (pair.goods_mb + odds.repeat) / BIT))


def _twice_odds(items: OpenItems, odds: Odds) -> dict[SlipPlace, float]:
    """For each slip, the odds (against two sales) of the slip that looks most like a second keying of it."""
    best: dict[SlipPlace, float] = {}
    for one, other in items.slip_pairs:
        value = 2.0 ** min(40.0, evidence.twice_mb(odds, items.slips[one], items.slips[other]) / BIT)
        best[one] = max(best.get(one, 0.0), value)
    return best


def _knots(
    slips: list[Slip],
    charges: list[Charge],
    options: dict[ChargePlace, list[Option]],
    orphan: dict[ChargePlace, float],
    *,
    odds: Odds,
    twice: dict[SlipPlace, float],
) -> Iterable[Knot]:
    slips = sorted(slips, key=lambda s: (s.sold_at_s, s.slip_id))
    charges = sorted(charges, key=lambda c: (c.charged_at_s, c.charge_id))
    rank = {slip.place: at for at, slip in enumerate(slips)}
    weights = {slip.place: _slip_weights(slip, odds, twice) for slip in slips}
    kept: dict[ChargePlace, tuple[Option, ...]] = {}
    for charge in charges:
        none_mb = evidence.mb(orphan[charge.place])
        kept[charge.place] = _worth_telling(options.get(charge.place, []), none_mb, weights, rank)
    for group_slips, group_charges in _joined(slips, charges, kept, rank):
        places = tuple(slip.place for slip in group_slips)
        yield Knot(
            places,
            tuple(charge.place for charge in group_charges),
            tuple(kept[charge.place] for charge in group_charges),
            {place: weights[place][0] for place in places},
            {place: weights[place][1] for place in places},
        )


def _slip_weights(slip: Slip, odds: Odds, twice: dict[SlipPlace, float]) -> tuple[int, int]:
    """What it costs a story that this slip is charged, or is not."""
    if slip.is_voided or slip.is_cash:
        return 0, 0
    doubled = twice.get(slip.place, 0.0)
    doubled = doubled / (1 + doubled)
    lost = odds.rates.slip_lost
    return odds.charged, evidence.mb(lost + (1 - lost) * doubled)


def _worth_telling(
    options: list[Option], none_mb: int, weights: dict[SlipPlace, tuple[int, int]], rank: dict[SlipPlace, int]
) -> tuple[Option, ...]:
    worth = []
    for option in options:
        gain = option.weight_mb - none_mb
        if option.part is Part.FIRST:
            charged, uncharged = weights[option.slip]
            gain += charged - uncharged
        if gain > -_FAINT:
            worth.append((gain, option))
    worth.sort(key=lambda each: (-each[0], rank.get(each[1].slip, -1), each[1].part))
    top: dict[Part, int] = {}
    for gain, option in worth:
        top.setdefault(option.part, gain)
    # First and extra are no rivals: that a charge fits well as a first one does not stop it from being an extra one.
    best = [option for gain, option in worth if gain > top[option.part] - 20 * BIT][:OPTIONS_MAX]
    best.sort(key=lambda o: (o.part, rank.get(o.slip, -1), -o.weight_mb))
    return (*best, Option(Part.NONE, 0, none_mb))


def _joined(
    slips: list[Slip], charges: list[Charge], kept: dict[ChargePlace, tuple[Option, ...]], rank: dict[SlipPlace, int]
) -> Iterable[tuple[list[Slip], list[Charge]]]:
    """Gather what competes: slips and charges connected by options (a settled slip connects nobody)."""
    root: dict[SlipPlace, SlipPlace] = {slip.place: slip.place for slip in slips}

    def find(place: SlipPlace) -> SlipPlace:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    home: dict[ChargePlace, SlipPlace] = {}
    for charge in charges:
        for option in kept[charge.place]:
            if option.slip in rank:
                known = home.setdefault(charge.place, option.slip)
                root[find(option.slip)] = find(known)
    groups: dict[int, tuple[list[Slip], list[Charge]]] = {}
    for slip in slips:
        groups.setdefault(find(slip.place), ([], []))[0].append(slip)
    for charge in charges:
        if charge.place in home:
            groups[find(home[charge.place])][1].append(charge)
        else:
            groups[-charge.place] = ([], [charge])
    return groups.values()


def _conclude(told: Told, items: OpenItems, plan: Plan) -> None:
    families: dict[SlipPlace, list[ChargePlace]] = defaultdict(list)
    for charge, option in sorted(zip(told.knot.charges, told.best, strict=True), key=lambda each: each[1].part):
        if option.part is Part.NONE:
            at = told.knot.charges.index(charge)
            sure = told.probability(lambda story, at=at: story[at].part is Part.NONE)  # type: ignore[misc]
            plan.free.append((charge, sure))
        else:
            families[option.slip].append(charge)
    alike = _alike(told.knot.slips, items)
    for slip, charges in families.items():
        same = alike.get(slip, (slip,))
        for charge in charges:
            plan.belongs.append(_belongs(told, charge, slip, same))
        first = (items.settled[slip],) if slip in items.settled else ()
        if len(first) + len(charges) > 1:
            plan.families.append(_family(told, slip, (*first, *charges), same))
    for slip in told.knot.slips:
        if slip not in families and _wants_charge(items, slip):
            plan.uncharged.append(_uncharged(told, slip, alike[slip]))


def _wants_charge(items: OpenItems, slip: SlipPlace) -> bool:
    return not (items.slips[slip].is_voided or items.slips[slip].is_cash)


def _alike(slips: tuple[SlipPlace, ...], items: OpenItems) -> dict[SlipPlace, tuple[SlipPlace, ...]]:
    groups: dict[tuple[object, ...], list[SlipPlace]] = defaultdict(list)
    for place in slips:
        slip = items.slips[place]
        own = place if slip.is_voided or slip.is_cash or not (slip.last4 or slip.card) else 0
        groups[slip.store, slip.amount_minor, slip.last4, slip.card, slip.is_refund, own].append(place)
    return {place: tuple(group) for group in groups.values() for place in group}


def _belongs(told: Told, charge: ChargePlace, slip: SlipPlace, alike: tuple[SlipPlace, ...]) -> Belongs:
    at = told.knot.charges.index(charge)
    best = told.best[at]
    probability = told.probability(lambda story: story[at].part is not Part.NONE and story[at].slip in alike)
    others = {option.slip for option in told.knot.options[at] if option.slip and option.slip not in alike}
    rivals = [(told.probability(lambda story, o=other: story[at].slip == o), other) for other in others]  # type: ignore[misc]
    top = max(rivals, default=None, key=lambda each: (each[0], -each[1]))
    return Belongs(charge, slip, best.part, probability, (top[1], top[0]) if top else None)


def _family(told: Told, slip: SlipPlace, charges: tuple[ChargePlace, ...], alike: tuple[SlipPlace, ...]) -> Family:
    places = {charge: at for at, charge in enumerate(told.knot.charges)}
    mine = frozenset(places[charge] for charge in charges if charge in places)

    def of(story: tuple[Option, ...], which: Iterable[SlipPlace]) -> frozenset[int]:
        return frozenset(at for at, option in enumerate(story) if option.part is not Part.NONE and option.slip in which)

    everyone = of(told.best, alike)
    specific = told.probability(lambda story: any(of(story, (one,)) == mine for one in alike))
    count = told.probability(lambda story: of(story, alike) == everyone)
    all_charges = tuple(told.knot.charges[at] for at in sorted(everyone)) if len(alike) > 1 else charges
    return Family(slip, charges, specific, alike, all_charges, count)


def _uncharged(told: Told, slip: SlipPlace, alike: tuple[SlipPlace, ...]) -> Uncharged:
    def bare(story: tuple[Option, ...]) -> set[SlipPlace]:
        return set(alike) - {option.slip for option in story if option.part is Part.FIRST}

    number = len(bare(told.best))
    specific = told.probability(lambda story: slip in bare(story))
    count = told.probability(lambda story: len(bare(story)) == number)
    return Uncharged(slip, specific, alike, count)


def _find_parts(items: OpenItems, pairs: list[_Pair]) -> list[Parts]:
    """Exact sums on the same card in the same store, each slip and charge in one sum only."""
    exact = [p for p in pairs if p.seen.amount is Amounts.SAME and _same_card(p.seen) and p.seen.store is Text.SAME]
    taken_slips = {p.slip.place for p in exact} | set(items.settled)
    taken_charges = {p.charge.place for p in exact}
    smaller: dict[SlipPlace, set[ChargePlace]] = defaultdict(set)
    larger: dict[ChargePlace, set[SlipPlace]] = defaultdict(set)
    for pair in pairs:
        if pair.slip.place in taken_slips or pair.charge.place in taken_charges or not _may_be_part(pair):
            continue
        if pair.charge.amount_minor < pair.slip.amount_minor:
            smaller[pair.slip.place].add(pair.charge.place)
        elif pair.charge.amount_minor > pair.slip.amount_minor:
            larger[pair.charge.place].add(pair.slip.place)
    charge_minor = {place: charge.amount_minor for place, charge in items.charges.items()}
    slip_minor = {place: slip.amount_minor for place, slip in items.slips.items()}
    sums: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
        ((slip,), found) for slip, some in smaller.items() for found in _sums(slip_minor[slip], some, charge_minor)
    ]
    sums += [
        (found, (charge,)) for charge, some in larger.items() for found in _sums(charge_minor[charge], some, slip_minor)
    ]
    return _unrivalled(sums)


def _same_card(seen: Compared) -> bool:
    return seen.last4 is Text.SAME or seen.card is Text.SAME


def _may_be_part(pair: _Pair) -> bool:
    slip, seen = pair.slip, pair.seen
    plain = not (slip.is_voided or slip.is_cash or seen.is_other_kind)
    return plain and _same_card(seen) and seen.store is Text.SAME


def _sums(whole_minor: int, places: set[int], minor: dict[int, int]) -> list[tuple[int, ...]]:
    if len(places) > CANDIDATES_MAX:
        return []
    ordered = sorted(places, key=lambda place: (minor[place], place))
    return [
        some
        for size in range(2, PARTS_MAX + 1)
        for some in combinations(ordered, size)
        if sum(minor[place] for place in some) == whole_minor
    ]


def _unrivalled(sums: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> list[Parts]:
    slips: dict[int, int] = defaultdict(int)
    charges: dict[int, int] = defaultdict(int)
    for some_slips, some_charges in sums:
        for place in some_slips:
            slips[place] += 1
        for place in some_charges:
            charges[place] += 1
    return [
        Parts(s, c, PARTS_RIGHT) for s, c in sums if all(slips[p] == 1 for p in s) and all(charges[p] == 1 for p in c)
    ]
