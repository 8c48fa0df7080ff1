"""From decisions to findings: their kind, the money at stake, the reasons and the deadline. Pure.

Each decision is said once, under the name that tells Finance what to do. Kinds that the words leave open:
`void_charged` is any slip that asks for no card money and has a card charge all the same: a voided slip, or a cash
slip (reason ``tender cash``). `ambiguous` is only said where nothing tells the sales apart; where the fields lean to
one story by more than six in ten, that story is said with its honest confidence. `split_charge` and `combined_charge`
inform.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from shoebox.domain.finding import CERTAIN_PPM, Finding, FindingKind, Link, Role, finding_id
from shoebox.reconcile import evidence, rules
from shoebox.reconcile.evidence import DAY_S, MINUTE_S, Odds
from shoebox.reconcile.incident import Policy
from shoebox.reconcile.plan import Belongs, Family, Parts, Plan, Uncharged
from shoebox.reconcile.reasons import amount_text, deadline, fact, pair_reasons, twin_reasons
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Charge, ChargePlace, OpenItems, Slip, SlipPlace
from shoebox.reconcile.stories import Part

EXACT_PPM = 999_900
LEANS = 0.6
RETRY_S_MAX = 15 * MINUTE_S
GAP_NUMBERS_MAX = 3
GAP_COVER_PERCENT_MIN = 95
GAP_RUN_MIN = 5
MISSING_SLIP_NAMED = 0.98
MISSING_SLIP_BY_HOUR = 0.8
SLIP_GAP_RIGHT = 0.85


@dataclass(slots=True)
class Said:
    """What a run says: links of what was not settled by the exact match, and findings."""

    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def ppm(probability: float) -> int:
    """Parts per million, in steps of a hundred: more digits would be noise of the machine."""
    return max(0, min(CERTAIN_PPM - 100, round(probability * 10_000) * 100))


class Speaker:
    """Turns one plan into links and findings. Made for one run, used once."""

    def __init__(self, items: OpenItems, odds: Odds, policy: Policy) -> None:
        self._items, self._odds, self._policy = items, odds, policy
        self._slips, self._charges = items.slips, items.charges
        self._said = Said()
        self._twice = self._second_keyings()
        self._first: dict[SlipPlace, ChargePlace] = {}

    def say(self, plan: Plan) -> Said:
        """Links and findings of a plan, in the order of their ids."""
        self._first = {each.slip: each.charge for each in plan.belongs if each.part is Part.FIRST}
        for family in plan.families:
            self._family(family)
        for parts in plan.parts:
            self._parts(parts)
        for belongs in plan.belongs:
            self._belongs(belongs)
        self._uncharged(plan.uncharged)
        self._both_charged()
        self._free(plan.free)
        self._said.links.sort(key=lambda x: (x.charge_id, x.slip_id, x.role))
        self._said.findings.sort(key=lambda x: x.finding_id)
        return self._said

    def _belongs(self, belongs: Belongs) -> None:
        slip, charge = self._slips[belongs.slip], self._charges[belongs.charge]
        seen = rules.compare(slip, charge)
        if belongs.part is Part.FIRST:
            rule = "alone" if belongs.runner_up is None else "best_story"
            self._link(charge, slip, Role.SETTLES, belongs.probability, rule=rule)
            kind = self._difference(slip, seen)
            if kind:
                reasons = pair_reasons(slip, charge, seen) + self._runner_up(belongs)
                at_stake = self._at_stake(kind, slip, charge)
                self._find(kind, (slip,), (charge,), at_stake, belongs.probability, reasons=reasons)
            if seen.lag_s > self._policy.late_days * DAY_S:
                reasons = pair_reasons(slip, charge, seen)
                self._find(
                    FindingKind.LATE, (slip,), (charge,), charge.amount_minor, belongs.probability, reasons=reasons
                )

    def _difference(self, slip: Slip, seen: rules.Compared) -> FindingKind | None:
        if slip.is_voided or slip.is_cash:
            return FindingKind.VOID_CHARGED
        if seen.is_other_kind:
            return FindingKind.REFUND_CHARGED
        if seen.amount is not Amounts.SAME:
            return FindingKind.AMOUNT_MISMATCH
        if seen.store is Text.OTHER:
            return FindingKind.STORE_MISMATCH
        if seen.last4 not in {Text.SAME, Text.UNKNOWN}:
            return FindingKind.CARD_MISMATCH
        return None

    def _at_stake(self, kind: FindingKind, slip: Slip, charge: Charge) -> int:
        if kind is FindingKind.AMOUNT_MISMATCH:
            return abs(slip.amount_minor - charge.amount_minor)
        if kind is FindingKind.REFUND_CHARGED:  # the customer got a charge and still has no refund
            return slip.amount_minor + charge.amount_minor
        return charge.amount_minor

    def _runner_up(self, belongs: Belongs) -> tuple[str, ...]:
        if belongs.runner_up is None or belongs.runner_up[1] < 0.0005:
            return ()
        slip, share = belongs.runner_up
        return (f"runner_up {fact(self._slips[slip].slip_id)} {share * 100:.1f} %",)

    def _family(self, family: Family) -> None:
        slip = self._slips[family.slip]
        first, *extras = (self._charges[place] for place in family.charges)
        for extra in extras:
            self._link(extra, slip, Role.DUPLICATE, family.probability, rule="family", first=first.charge_id)
        if len(family.alike) > 1 and family.probability < LEANS:
            self._ambiguous(family.alike, family.alike_charges, family.count_probability)
            return
        kind = FindingKind.REFUND_DUPLICATE if slip.is_refund else FindingKind.DUPLICATE_CHARGE
        money = sum(extra.amount_minor for extra in extras)
        reasons = tuple(dict.fromkeys(r for e in extras for r in pair_reasons(slip, e, rules.compare(slip, e))))
        reasons += tuple(twin_reasons(first, extra) for extra in extras)
        self._find(kind, (slip,), (first, *extras), money, family.probability, reasons=reasons)

    def _parts(self, parts: Parts) -> None:
        slips = sorted((self._slips[place] for place in parts.slips), key=lambda s: s.slip_id)
        charges = [self._charges[place] for place in sorted(parts.charges, key=self._when)]
        for slip in slips:
            for charge in charges:
                self._link(charge, slip, Role.PART, parts.probability, rule="exact_sum")
        kind = FindingKind.SPLIT_CHARGE if len(slips) == 1 else FindingKind.COMBINED_CHARGE
        whole = slips[0] if len(slips) == 1 else charges[0]
        pieces = [c.amount_minor for c in charges] if len(slips) == 1 else [s.amount_minor for s in slips]
        sums = " + ".join(amount_text(minor, whole.currency) for minor in sorted(pieces))
        reasons = (
            f"exact_sum {sums} = {amount_text(whole.amount_minor, whole.currency)}",
            f"same_last4 {slips[0].last4}",
        )
        self._find(kind, slips, charges, 0, parts.probability, reasons=reasons)

    def _uncharged(self, uncharged: Sequence[Uncharged]) -> None:
        told: set[tuple[SlipPlace, ...]] = set()
        for each in uncharged:
            twin, odds = self._twice.get(each.slip, (0, 0.0))
            doubled = odds / (odds + self._odds.rates.slip_lost)
            if doubled > 0.5:
                self._twice_keyed(each.slip, twin, doubled * each.count_probability)
            elif len(each.alike) > 1 and each.probability < LEANS:
                if each.alike not in told:
                    charges = [self._first[slip] for slip in each.alike if slip in self._first]
                    self._ambiguous(each.alike, charges, each.count_probability)
                told.add(each.alike)
            else:
                self._missing(each, 1 - doubled)

    def _missing(self, each: Uncharged, share: float) -> None:
        slip = self._slips[each.slip]
        kind = FindingKind.REFUND_MISSING if slip.is_refund else FindingKind.MISSING_CHARGE
        unseen = self._odds.rates.unseen * (3 if not slip.last4 else 1)
        sure = each.probability * share * self._odds.rates.slip_lost / (self._odds.rates.slip_lost + unseen)
        reasons = ("no_charge_fits",) + ((f"slip_no {slip.slip_no}",) if slip.slip_no else ())
        self._find(kind, (slip,), (), slip.amount_minor, sure, reasons=reasons)

    def _second_keyings(self) -> dict[SlipPlace, tuple[SlipPlace, float]]:
        """For each slip the slip that looks most like a second keying of it, with the odds against two sales."""
        best: dict[SlipPlace, tuple[SlipPlace, float]] = {}
        for one, other in self._items.slip_pairs:
            value = 2.0 ** (evidence.twice_mb(self._odds, self._slips[one], self._slips[other]) / evidence.BIT)
            if value > best.get(one, (0, 0.0))[1]:
                best[one] = other, value
        return best

    def _twice_keyed(self, one: SlipPlace, other: SlipPlace, probability: float) -> None:
        slips = sorted((self._slips[one], self._slips[other]), key=lambda s: s.slip_id)
        reasons = ["keyed_twice"]
        if slips[0].slip_no and slips[0].slip_no == slips[1].slip_no:
            reasons.append(f"same_slip_no {slips[0].slip_no}")
        if slips[0].auth and slips[0].auth == slips[1].auth:
            reasons.append(f"same_auth {slips[0].auth}")
        reasons.append(f"apart {abs(slips[0].sold_at_s - slips[1].sold_at_s)} s")
        self._find(FindingKind.DUPLICATE_SLIP, slips, (), slips[0].amount_minor, probability, reasons=tuple(reasons))

    def _both_charged(self) -> None:
        """One sale keyed twice and charged for each keying: the slips are one, so the second charge is a surplus."""
        first = self._first
        for one, other in sorted(self._items.slip_pairs):
            if one > other or one not in first or other not in first:
                continue
            odds = 2.0 ** (evidence.twice_mb(self._odds, self._slips[one], self._slips[other]) / evidence.BIT)
            sure = odds / (1 + odds)
            if sure > 0.9:
                self._twice_keyed(one, other, sure)
                charges = sorted(
                    (self._charges[first[one]], self._charges[first[other]]),
                    key=lambda c: (c.charged_at_s, c.charge_id),
                )
                slips = (self._slips[one], self._slips[other])
                reasons = ("keyed_twice", twin_reasons(charges[0], charges[1]))
                self._find(FindingKind.DUPLICATE_CHARGE, slips, charges, charges[1].amount_minor, sure, reasons=reasons)

    def _ambiguous(self, alike: Iterable[SlipPlace], charges: Iterable[ChargePlace], probability: float) -> None:
        slips = [self._slips[place] for place in alike]
        some = [self._charges[place] for place in charges]
        money = abs(sum(s.amount_minor for s in slips) - sum(c.amount_minor for c in some))
        reasons = (
            f"slips {len(slips)} charges {len(some)}",
            f"same_amount {amount_text(slips[0].amount_minor, slips[0].currency)}",
            f"same_last4 {slips[0].last4}",
        )
        self._find(FindingKind.AMBIGUOUS, slips, some, money, probability, reasons=reasons)

    def _free(self, free: Sequence[tuple[ChargePlace, float]]) -> None:
        retried = self._retries({place for place, _ in free})
        for place, alone in sorted(free):
            charge = self._charges[place]
            if place in retried:
                continue
            self._link(charge, None, Role.UNRELATED, alone, rule="no_slip")
            named = bool(charge.slip_ref)
            if not charge.is_refund and (named or charge.is_in_incident) and not charge.is_web:
                sure = alone * (MISSING_SLIP_NAMED if named else MISSING_SLIP_BY_HOUR)
                reasons = (f"names_slip {charge.slip_ref}",) if named else ("in_incident",)
                self._find(FindingKind.MISSING_SLIP, (), (charge,), charge.amount_minor, sure, reasons=reasons)

    def _retries(self, free: set[ChargePlace]) -> set[ChargePlace]:
        """Free charges that only repeat another one within minutes, under the same order, approval or slip number."""
        groups: dict[ChargePlace, list[ChargePlace]] = defaultdict(list)
        home: dict[ChargePlace, ChargePlace] = {}
        pairs = [pair for pair in self._items.retries if pair[0] in free and pair[1] in free]
        for one, other in sorted(pairs, key=lambda p: tuple(sorted(self._when(x) for x in p))):
            early, late = sorted((one, other), key=self._when)
            if self._is_retry(self._charges[early], self._charges[late]) and late not in home:
                home[late] = home.get(early, early)
        for late, early in home.items():
            groups[early].append(late)
        for early, lates in groups.items():
            self._retried(self._charges[early], [self._charges[late] for late in sorted(lates, key=self._when)])
        return set(home)

    def _when(self, place: ChargePlace) -> tuple[int, str]:
        return self._charges[place].charged_at_s, self._charges[place].charge_id

    def _is_retry(self, early: Charge, late: Charge) -> bool:
        same_card = Text.OTHER not in {rules.texts(early.card, late.card), rules.texts(early.last4, late.last4)}
        same_auth = rules.texts(early.auth, late.auth) is Text.SAME
        same_slip = rules.texts(early.slip_ref, late.slip_ref) is Text.SAME
        return same_card and (same_auth or same_slip or late.charged_at_s - early.charged_at_s <= RETRY_S_MAX)

    def _retried(self, first: Charge, extras: list[Charge]) -> None:
        apart_s = max(extra.charged_at_s - first.charged_at_s for extra in extras)
        sure = 0.98 if apart_s <= 2 * MINUTE_S else 0.93
        for extra in extras:
            self._link(extra, None, Role.DUPLICATE, sure, rule="retry", first=first.charge_id)
        kind = FindingKind.REFUND_DUPLICATE if first.is_refund else FindingKind.DUPLICATE_CHARGE
        money = sum(extra.amount_minor for extra in extras)
        reasons = tuple(twin_reasons(first, extra) for extra in extras)
        self._find(kind, (), (first, *extras), money, sure, reasons=reasons)

    def _link(
        self, charge: Charge, slip: Slip | None, role: Role, probability: float, *, rule: str, first: str = ""
    ) -> None:
        slip_id = slip.slip_id if slip else ""
        self._said.links.append(Link(charge.charge_id, slip_id, role, first, ppm(probability), rule))

    def _find(
        self,
        kind: FindingKind,
        slips: Sequence[Slip],
        charges: Sequence[Charge],
        amount_minor: int,
        probability: float,
        *,
        reasons: tuple[str, ...],
    ) -> None:
        slip_ids = tuple(sorted(slip.slip_id for slip in slips))
        charge_ids = tuple(charge.charge_id for charge in charges)
        fid = finding_id(kind, slip_ids, charge_ids)
        if any(known.finding_id == fid for known in self._said.findings[-4:]):
            return
        currency = (slips or charges)[0].currency
        due = deadline(kind, slips, charges, self._policy)
        self._said.findings.append(
            Finding(fid, kind, slip_ids, charge_ids, amount_minor, currency, ppm(probability), reasons, due)
        )


def late_findings(pairs: Iterable[tuple[Slip, Charge]], policy: Policy) -> list[Finding]:
    """Plainly settled sales whose charge came later than policy lets it."""
    found = []
    for slip, charge in pairs:
        kind = FindingKind.LATE
        reasons = pair_reasons(slip, charge, rules.compare(slip, charge))
        ids = (slip.slip_id,), (charge.charge_id,)
        due = deadline(kind, (slip,), (charge,), policy)
        fid = finding_id(kind, *ids)
        found.append(Finding(fid, kind, *ids, charge.amount_minor, charge.currency, EXACT_PPM, reasons, due))
    return found


def gap_findings(
    runs: Sequence[tuple[str, str, int, int]],
    currency: str,
    *,
    accounted: AbstractSet[tuple[str, int]] = frozenset(),
) -> list[Finding]:
    """Numbers missing inside a pad: a short hole between two long unbroken runs, where numbering is unbroken elsewhere.

    Registers may draw pads of their own or share the store's: the reading with fewer holes is taken for each store.
    """
    by_store: dict[str, dict[bool, list[tuple[str, int, int]]]] = defaultdict(lambda: {True: [], False: []})
    for store, register, first, last in runs:
        by_store[store][bool(register)].append((register, first, last))
    found = []
    for store, readings in sorted(by_store.items()):
        whole, single = (_holes(readings[kind], store, accounted) for kind in (False, True))
        best = single if single and single[0] > whole[0] else whole
        if best[0] >= GAP_COVER_PERCENT_MIN:
            holes = (hole for hole in best[1] for hole in _unaccounted(store, hole, accounted))
            found += [_gap(store, register, first, last, currency) for register, first, last in holes]
    return found


def _unaccounted(
    store: str, hole: tuple[str, int, int], accounted: AbstractSet[tuple[str, int]]
) -> Iterator[tuple[str, int, int]]:
    """What is left of a hole without the numbers that are known to be spoiled."""
    register, first, last = hole
    begin = first
    for number in range(first, last + 2):
        if number > last or (store, number) in accounted:
            if begin < number:
                yield register, begin, number - 1
            begin = number + 1


def _holes(
    runs: list[tuple[str, int, int]], store: str, accounted: AbstractSet[tuple[str, int]]
) -> tuple[int, list[tuple[str, int, int]]]:
    used = sum(last - first + 1 for _, first, last in runs)
    holes, missing = [], 0
    for (register, first, last), (after, begin, end) in pairwise(runs):
        gap = begin - last - 1
        if register == after and 0 < gap <= GAP_NUMBERS_MAX:
            missing += sum((store, number) not in accounted for number in range(last + 1, begin))
            if min(last - first, end - begin) + 1 >= GAP_RUN_MIN:
                holes.append((register, last + 1, begin - 1))
    return (100 * used // (used + missing) if used else 0), holes


def _gap(store: str, register: str, first: int, last: int, currency: str) -> Finding:
    place = f"{store} {register}".strip()
    numbers = str(first) if first == last else f"{first}-{last}"
    kind = FindingKind.SLIP_GAP
    fid = finding_id(kind, (), (), more=(store, register, numbers))
    reasons = (f"store {place}", f"numbers {numbers}")
    return Finding(fid, kind, (), (), 0, currency, ppm(SLIP_GAP_RIGHT), reasons, "")
