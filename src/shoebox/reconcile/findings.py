"""From decisions to findings: their kind, the money at stake, the reasons and the deadline. Pure.

Each decision is said once, under the name that tells Finance what to do. Kinds that the words leave open:
`void_charged` is any slip that asks for no card money and has a card charge all the same: a voided slip, or a cash
slip (reason ``tender cash``). `ambiguous` is only said where nothing tells the sales apart; where the fields lean to
one story by more than six in ten, that story is said with its honest confidence. `split_charge` and `combined_charge`
inform.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from shoebox.domain.finding import Finding, FindingKind, finding_id
from shoebox.reconcile import rules
from shoebox.reconcile.evidence import BIT, DAY_S, MINUTE_S
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.parts import PARTS_TOLD_RIGHT, Parts, SumAgain, stands_for
from shoebox.reconcile.plan import Family, Plan, Uncharged, refunds_of_sales
from shoebox.reconcile.reasons import (
    amount_text,
    deadline,
    fact,
    pair_reasons,
    ppm,
    ppms,
    runner_up_reasons,
    span,
    twin_reasons,
)
from shoebox.reconcile.rules import Amounts, Compared, Text
from shoebox.reconcile.sides import Charge, ChargePlace, OpenItems, Slip, SlipPlace
from shoebox.reconcile.timing import Ints
from shoebox.reconcile.trade import TRADE
from shoebox.reconcile.weighing import Marks

EXACT_PPM = 999_900
LEANS = 0.6
AGAIN_RIGHT = 0.99  # of charges that repeat one of a sum to the cent: now and then it is another purchase
RETRY_S_MAX = TRADE.retry_minutes_max * MINUTE_S
RUNNER_UP_SHARE_MIN = 0.0005
MISSING_SLIP_NAMED = 0.97
MISSING_SLIP_BY_HOUR = 0.78
_AMOUNTS, _TEXTS = tuple(Amounts), tuple(Text)
Show = Callable[[set[SlipPlace], set[ChargePlace]], tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]]


class Place(IntEnum):
    """The role of a link, as engines keep it; the names are the contract's, in small letters."""

    SETTLES = 1
    PART = 2
    DUPLICATE = 3
    UNRELATED = 4


class Rule(IntEnum):
    """What decided a link, as engines keep it; the names in small letters are what is written."""

    EXACT = 0
    NOT_CAPTURED = 1
    NO_SLIP = 2
    ALONE = 3
    BEST_STORY = 4
    FAMILY = 5
    EXACT_SUM = 6
    RETRY = 7
    SETTLED_BEFORE = 8


LINK_NAMES = (
    ("", *(each.name.lower() for each in Place)),
    tuple(each.name.lower() for each in Rule),
)


class LinkColumns:
    """Links by place, a column for each field: charge, slip (-1: none), role, first charge (-1: none), ppm, rule."""

    def __init__(self) -> None:
        self.columns: tuple[array[int], ...] = tuple(array("i") for _ in range(6))

    def add(self, *fields: int) -> None:
        """One link."""
        for column, value in zip(self.columns, fields, strict=True):
            column.append(value)

    def extend(self, *more: Iterable[int]) -> None:
        """Many links, column by column."""
        for column, values in zip(self.columns, more, strict=True):
            column.extend(values)


@dataclass(slots=True)
class Said:
    """What a run says: links of what was not settled by the exact match, and findings."""

    links: LinkColumns = field(default_factory=LinkColumns)
    findings: list[Finding] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    slips: set[SlipPlace] = field(default_factory=set)
    charges: set[ChargePlace] = field(default_factory=set)


class Speaker:
    """Turns one plan into links and findings. Made for one run, used once. `show` fetches whoever is spoken of."""

    def __init__(self, items: OpenItems, about: Incident, plan: Plan, show: Show) -> None:
        self._items, self._odds, self._about, self._plan = items, plan.odds, about, plan
        self._said = Said()
        self._twice = _second_keyings(items, plan)
        belonging = plan.belonging
        self._first = np.full(len(items.slips["amount"]), -1, dtype=np.int32)
        self._first[belonging.slip[belonging.is_first]] = belonging.charge[belonging.is_first]
        further = [column[~belonging.is_first].tolist() for column in (belonging.slip, belonging.charge)]
        seen = self._seen(belonging.pair[~belonging.is_first])
        self._further = dict(zip(zip(*further, strict=True), seen, strict=True))
        self._kinds = self._differences()
        self._retried = self._retries(plan.free)
        self._refund_of = self._refunds_in_place()
        self._slips, self._charges = show(*self._spoken_of())

    def say(self) -> Said:
        """Links and findings of the plan; the findings in the order of their ids."""
        self._settling()
        for family in self._plan.families:
            self._family(family)
        for parts in self._plan.parts:
            self._parts(parts)
        for repeated in self._plan.sums_again:
            self._sum_again(repeated)
        self._differing()
        self._uncharged()
        for one, other, sure in self._plan.twins:
            self._twice_keyed(one, other, sure)
        self._free()
        self._said.findings.sort(key=lambda x: x.finding_id)
        return self._said

    def _differences(self) -> dict[FindingKind, NDArray[np.int64]]:
        """Rows of the belonging whose first charge says something else than its slip, by the kind of finding."""
        belonging, pairs, slips = self._plan.belonging, self._items.pairs, self._items.slips
        pair, slip = belonging.pair, belonging.slip
        asks_nothing = slips["is_voided"][slip] | slips["is_cash"][slip]
        last4 = pairs["last4"][pair]
        rest = belonging.is_first
        found = {}
        for kind, holds in (
            (FindingKind.VOID_CHARGED, asks_nothing),
            (FindingKind.REFUND_CHARGED, pairs["is_other_kind"][pair]),
            (FindingKind.AMOUNT_MISMATCH, pairs["amount"][pair] != Amounts.SAME),
            (FindingKind.STORE_MISMATCH, pairs["store"][pair] == Text.OTHER),
            (FindingKind.CARD_MISMATCH, (last4 != Text.SAME) & (last4 != Text.UNKNOWN)),
        ):
            found[kind] = np.flatnonzero(rest & holds)
            rest = rest & ~holds
        late = pairs["lag_s"][pair] > self._about.policy.late_days * DAY_S
        found[FindingKind.LATE] = np.flatnonzero(belonging.is_first & late)
        return found

    def _spoken_of(self) -> tuple[set[SlipPlace], set[ChargePlace]]:
        plan, belonging = self._plan, self._plan.belonging
        rows = np.concatenate(list(self._kinds.values()))
        slips = {*belonging.slip[rows].tolist(), *belonging.runner_up[rows].tolist()} - {-1}
        charges = set(belonging.charge[rows].tolist())
        for family in plan.families:
            slips.update(family.alike)
            charges.update(family.charges, family.alike_charges)
        for parts in plan.parts:
            slips.update(parts.slips)
            charges.update(parts.taken)
        for repeated in plan.sums_again:
            slips.update(repeated.slips)
            charges.update((*repeated.charges, *self._firsts_of(repeated)))
        for each in plan.uncharged:
            slips.update(each.alike)
            charges.update(self._firsts(each.alike))
            if each.slip in self._refund_of:
                charges.add(self._refund_of[each.slip])
            if each.slip in self._twice:
                slips.add(self._twice[each.slip][0])
        for one, other, _ in plan.twins:
            slips.update((one, other))
        charges.update(plan.free[self._is_paper_missing(plan.free)].tolist())
        charges.update(self._retried, self._retried.values())
        return slips, charges

    def _refunds_in_place(self) -> dict[SlipPlace, ChargePlace]:
        """Of sales that were never charged the refund that was posted instead: one that no slip of its own explains."""
        pairs, found = self._items.pairs, dict[SlipPlace, ChargePlace]()
        uncharged, free = [each.slip for each in self._plan.uncharged], self._plan.free
        rows = np.flatnonzero(refunds_of_sales(self._items))
        rows = rows[np.isin(pairs["slip"][rows], uncharged) & np.isin(pairs["charge"][rows], free)]
        taken: set[ChargePlace] = set()
        nearest = np.lexsort((pairs["charge"][rows], pairs["slip"][rows], np.abs(pairs["lag_s"][rows])))
        for row in rows[nearest].tolist():
            slip, charge = int(pairs["slip"][row]), int(pairs["charge"][row])
            if slip not in found and charge not in taken:
                found[slip] = charge
                taken.add(charge)
        return found

    def _settling(self) -> None:
        """Links of the first charges, and of the charges that belong to no slip."""
        belonging, first = self._plan.belonging, self._plan.belonging.is_first
        count = int(first.sum())
        rules = np.where(belonging.runner_up[first] < 0, Rule.ALONE, Rule.BEST_STORY)
        role, nobody = np.full(count, Place.SETTLES), np.full(count, -1)
        columns = (
            belonging.charge[first],
            belonging.slip[first],
            role,
            nobody,
            ppms(belonging.probability[first]),
            rules,
        )
        self._said.links.extend(*(column.tolist() for column in columns))

    def _differing(self) -> None:
        belonging, rates = self._plan.belonging, self._odds.rates
        is_all = {Amounts.LESS: rates.less_is_all, Amounts.OTHER: rates.other_is_all}
        for kind, rows in self._kinds.items():
            columns = (
                belonging.slip, belonging.charge, belonging.probability, belonging.runner_up, belonging.runner_up_share
            )  # fmt: skip
            every = zip(*(column[rows].tolist() for column in columns), self._seen(belonging.pair[rows]), strict=True)
            for slip_at, charge_at, sure, rival, share, seen in every:
                slip, charge = self._slips[slip_at], self._charges[charge_at]
                reasons = pair_reasons(slip, charge, seen)
                if kind is not FindingKind.LATE and rival >= 0 and share >= RUNNER_UP_SHARE_MIN:
                    reasons += runner_up_reasons(self._slips[rival], charge, share, reasons)
                all_of_it = is_all.get(seen.amount, 1.0) if kind is FindingKind.AMOUNT_MISMATCH else 1.0
                at_stake = self._at_stake(kind, slip, charge)
                self._find(kind, (slip,), (charge,), at_stake, sure * all_of_it, reasons=reasons)

    def _seen(self, rows: Ints) -> list[Compared]:
        """How the fields of some pairs stand to each other: an engine said it once (`rules.compare`)."""
        facts = {name: self._items.pairs[name][rows].tolist() for name in Compared._fields}
        facts["amount"] = [_AMOUNTS[each] for each in facts["amount"]]
        for name in ("last4", "card", "auth", "slip_no", "store", "brand"):
            facts[name] = [_TEXTS[each] for each in facts[name]]
        return list(map(Compared._make, zip(*facts.values(), strict=True)))

    def _at_stake(self, kind: FindingKind, slip: Slip, charge: Charge) -> int:
        if kind is FindingKind.AMOUNT_MISMATCH:
            return abs(slip.amount_minor - charge.amount_minor)
        if kind is FindingKind.REFUND_CHARGED:  # the customer got a charge and still has no refund
            return slip.amount_minor + charge.amount_minor
        return charge.amount_minor

    def _family(self, family: Family) -> None:
        slip = self._slips[family.slip]
        first, *extras = (self._charges[place] for place in family.charges)
        for extra in extras:
            self._link(extra, slip, Place.DUPLICATE, family.probability, rule=Rule.FAMILY, first=first)
        if len(family.alike) > 1 and family.probability < LEANS:
            self._ambiguous(family.alike, family.alike_charges, family.count_probability)
            return
        kind = FindingKind.REFUND_DUPLICATE if slip.is_refund else FindingKind.DUPLICATE_CHARGE
        money = sum(extra.amount_minor for extra in extras)
        compared = [self._further.get((slip.place, e.place)) or rules.compare(slip, e) for e in extras]
        every = [pair_reasons(slip, extra, seen) for extra, seen in zip(extras, compared, strict=True)]
        reasons = every[0] if len(every) == 1 else tuple(dict.fromkeys(reason for some in every for reason in some))
        reasons += tuple([twin_reasons(first, extra) for extra in extras])
        self._find(kind, (slip,), (first, *extras), money, family.probability, reasons=reasons)

    def _parts(self, parts: Parts) -> None:
        slips = sorted((self._slips[place] for place in parts.slips), key=lambda s: s.slip_id)
        charges = [self._charges[place] for place in sorted(parts.charges, key=self._when)]
        for slip in slips:
            for charge in charges:
                self._link(charge, slip, Place.PART, parts.probability, rule=Rule.EXACT_SUM)
        kind = FindingKind.SPLIT_CHARGE if len(slips) == 1 else FindingKind.COMBINED_CHARGE
        whole = slips[0] if len(slips) == 1 else charges[0]
        pieces = [c.amount_minor for c in charges] if len(slips) == 1 else [s.amount_minor for s in slips]
        sums = " + ".join(amount_text(minor, whole.currency) for minor in sorted(pieces))
        reasons: tuple[str, ...] = (f"exact_sum {sums} = {amount_text(whole.amount_minor, whole.currency)}",)
        if last4 := max([*(slip.last4 for slip in slips), *(charge.last4 for charge in charges)]):
            reasons += (f"same_last4 {last4}",)
        elif charges[0].order_id:
            reasons += (f"same_order {fact(charges[0].order_id)}",)
        if parts.rivals:
            self._paid_by_one_of(slips, charges, parts.rivals, reasons)
            return
        self._find(kind, slips, charges, 0, parts.probability, reasons=reasons)
        by_first: dict[ChargePlace, list[Charge]] = defaultdict(list)
        for late, first in parts.again:
            by_first[first].append(self._charges[late])
        for first, extras in by_first.items():
            self._sent_again(slips, self._charges[first], sorted(extras, key=lambda c: self._when(c.place)), parts)

    def _paid_by_one_of(
        self, slips: Sequence[Slip], paid: Sequence[Charge], rivals: Iterable[ChargePlace], reasons: tuple[str, ...]
    ) -> None:
        """Slips that are paid, by more charges than they need: sent again, or somebody else's, nobody knows."""
        more = [self._charges[place] for place in sorted(rivals, key=self._when)]
        for extra in more:
            first = next((one for one in paid if one.amount_minor == extra.amount_minor), paid[0])
            self._link(extra, slips[0], Place.DUPLICATE, LEANS, rule=Rule.EXACT_SUM, first=first)
            reasons += (twin_reasons(first, extra),)
        money = sum(extra.amount_minor for extra in more)
        self._find(FindingKind.AMBIGUOUS, slips, (*paid, *more), money, LEANS, reasons=tuple(dict.fromkeys(reasons)))

    def _sent_again(self, slips: Sequence[Slip], first: Charge, extras: Sequence[Charge], parts: Parts) -> None:
        """Charges of a sum that came once more: each goes back whole."""
        sure = parts.probability * AGAIN_RIGHT
        for extra in extras:
            self._link(extra, slips[0], Place.DUPLICATE, sure, rule=Rule.FAMILY, first=first)
        kind = FindingKind.REFUND_DUPLICATE if first.is_refund else FindingKind.DUPLICATE_CHARGE
        reasons = tuple(twin_reasons(first, extra) for extra in extras)
        self._find(kind, slips, (first, *extras), sum(e.amount_minor for e in extras), sure, reasons=reasons)

    def _firsts_of(self, repeated: SumAgain) -> list[ChargePlace]:
        """The charges that took the sales one by one: by this plan, or by the exact match."""
        rows = list(repeated.slips)
        settled = np.where(self._first[rows] >= 0, self._first[rows], self._items.slips["charge"][rows])
        return [first for first in settled.tolist() if first >= 0]

    def _firsts(self, slips: Iterable[SlipPlace]) -> list[ChargePlace]:
        """The charges that this plan has for the first ones of some slips."""
        return [first for first in self._first[list(slips)].tolist() if first >= 0]

    def _sum_again(self, repeated: SumAgain) -> None:
        """Charges over what was charged as well: sales one by one, or a sale as a whole."""
        slips = sorted((self._slips[place] for place in repeated.slips), key=lambda s: s.slip_id)
        extras = [self._charges[place] for place in sorted(repeated.charges, key=self._when)]
        firsts, currency = self._firsts_of(repeated), slips[0].currency
        pieces = sorted(c.amount_minor for c in (slips if len(slips) > 1 else extras))
        sums = " + ".join(amount_text(minor, currency) for minor in pieces)
        reasons: tuple[str, ...] = (f"exact_sum {sums} = {amount_text(sum(pieces), currency)}",)
        first = self._charges[min(firsts, key=self._when)] if firsts else None
        # Where some were not charged, whether it paid twice, or paid what was not yet, is not known.
        is_paid = first is not None and len(firsts) == len(slips)
        sure = PARTS_TOLD_RIGHT if is_paid else LEANS
        for extra in extras:
            self._link(extra, slips[0], Place.DUPLICATE, sure, rule=Rule.EXACT_SUM, first=first)
        if first is None or not is_paid:
            self._find(FindingKind.AMBIGUOUS, slips, extras, sum(pieces), sure, reasons=reasons)
            return
        kind = FindingKind.REFUND_DUPLICATE if first.is_refund else FindingKind.DUPLICATE_CHARGE
        reasons += tuple(twin_reasons(first, extra) for extra in extras)
        self._find(kind, slips, (first, *extras), sum(pieces), sure, reasons=reasons)

    def _uncharged(self) -> None:
        told: set[tuple[SlipPlace, ...]] = set()
        for each in self._plan.uncharged:
            twin, odds = self._twice.get(each.slip, (0, 0.0))
            doubled = odds / (odds + 2 * self._odds.rates.slip_lost)
            if doubled > 0.5:
                self._twice_keyed(each.slip, twin, doubled * each.count_probability)
            elif len(each.alike) > 1 and each.probability < LEANS:
                if each.alike not in told:
                    self._ambiguous(each.alike, self._firsts(each.alike), each.count_probability)
                told.add(each.alike)
            else:
                self._missing(each, 1 - doubled)

    def _missing(self, each: Uncharged, share: float) -> None:
        slip = self._slips[each.slip]
        kind = FindingKind.REFUND_MISSING if slip.is_refund else FindingKind.MISSING_CHARGE
        rates = self._odds.rates
        unseen = rates.unseen
        if not slip.last4 and not slip.card:  # where anything differs, nothing is left by which to know its charge
            unseen += rates.store_wrong + rates.amount_wrong + rates.tip + rates.less
        sure = each.probability * share * rates.slip_lost / (rates.slip_lost + unseen)
        reasons = ("no_charge_fits",) + ((f"slip_no {fact(slip.slip_no)}",) if slip.slip_no else ())
        refunds = [self._charges[self._refund_of[each.slip]]] if each.slip in self._refund_of else []
        reasons += tuple(f"refund_in_place {amount_text(refund.amount_minor, refund.currency)}" for refund in refunds)
        money = slip.amount_minor + sum(refund.amount_minor for refund in refunds)
        self._find(kind, (slip,), refunds, money, sure, reasons=reasons)

    def _twice_keyed(self, one: SlipPlace, other: SlipPlace, probability: float) -> None:
        slips = sorted((self._slips[one], self._slips[other]), key=lambda s: s.slip_id)
        reasons = ["keyed_twice"]
        if slips[0].slip_no and slips[0].slip_no == slips[1].slip_no:
            reasons.append(f"same_slip_no {fact(slips[0].slip_no)}")
        if slips[0].auth and slips[0].auth == slips[1].auth:
            reasons.append(f"same_auth {fact(slips[0].auth)}")
        reasons.append(f"apart {span(abs(slips[0].sold_at_s - slips[1].sold_at_s))}")
        self._find(FindingKind.DUPLICATE_SLIP, slips, (), slips[0].amount_minor, probability, reasons=tuple(reasons))

    def _ambiguous(self, alike: Iterable[SlipPlace], charges: Iterable[ChargePlace], probability: float) -> None:
        slips = [self._slips[place] for place in alike]
        some = [self._charges[place] for place in charges]
        money = abs(sum(s.amount_minor for s in slips) - sum(c.amount_minor for c in some))
        reasons = (
            f"slips {len(slips)} charges {len(some)}",
            f"same_amount {amount_text(slips[0].amount_minor, slips[0].currency)}",
            f"same_last4 {slips[0].last4}" if slips[0].last4 else "same_card",
        )
        self._find(FindingKind.AMBIGUOUS, slips, some, money, probability, reasons=reasons)

    def _free(self) -> None:
        free, alone = self._plan.free, self._plan.alone
        rest = ~np.isin(free, list(self._retried))
        free, alone = free[rest], alone[rest]
        none = np.full(len(free), -1)
        columns = (free, none, np.full(len(free), Place.UNRELATED), none, ppms(alone), np.full(len(free), Rule.NO_SLIP))
        self._said.links.extend(*(column.tolist() for column in columns))
        lost = self._is_paper_missing(free)
        for place, share in zip(free[lost].tolist(), alone[lost].tolist(), strict=True):
            charge = self._charges[place]
            named = bool(charge.slip_ref)
            sure = share * (MISSING_SLIP_NAMED if named else MISSING_SLIP_BY_HOUR)
            reasons = (f"names_slip {fact(charge.slip_ref)}",) if named else ("in_incident",)
            self._find(FindingKind.MISSING_SLIP, (), (charge,), charge.amount_minor, sure, reasons=reasons)
        groups: dict[ChargePlace, list[ChargePlace]] = defaultdict(list)
        for late, early in self._retried.items():
            groups[early].append(late)
        for early, lates in groups.items():
            self._retried_once(self._charges[early], [self._charges[late] for late in sorted(lates, key=self._when)])

    def _is_paper_missing(self, places: Ints) -> Marks:
        charges = self._items.charges
        explained = (charges["slip_ref"][places] != 0) | charges["is_in_incident"][places]
        found: Marks = explained & ~charges["is_refund"][places] & ~charges["is_web"][places]
        return found

    def _retries(self, free: Ints) -> dict[ChargePlace, ChargePlace]:
        """Free charges that only repeat another one within minutes, under the same order, approval or slip number."""
        home: dict[ChargePlace, ChargePlace] = {}
        is_free = np.zeros(len(self._items.charges["amount"]), dtype=bool)
        is_free[free] = True
        pairs = [pair for pair in self._items.retries if is_free[pair[0]] and is_free[pair[1]]]
        for one, other in sorted(pairs, key=lambda p: tuple(sorted(self._when(x) for x in p))):
            early, late = sorted((one, other), key=self._when)
            if self._is_retry(early, late) and late not in home:
                home[late] = home.get(early, early)
        return home

    def _when(self, place: ChargePlace) -> tuple[int, int]:
        return int(self._items.charges["charged_at"][place]), place

    def _is_retry(self, early: ChargePlace, late: ChargePlace) -> bool:
        charges = self._items.charges
        known = partial(stands_for, charges, one=early, other=late)
        other_card = known("card")[1] or known("last4", unknown=-1)[1]
        soon = charges["charged_at"][late] - charges["charged_at"][early] <= RETRY_S_MAX
        return not other_card and (known("auth")[0] or known("slip_ref")[0] or bool(soon))

    def _retried_once(self, first: Charge, extras: list[Charge]) -> None:
        apart_s = max(extra.charged_at_s - first.charged_at_s for extra in extras)
        tied = [(first.order_id, first.order_id), *((first.auth, extra.auth) for extra in extras)]
        tied += [(first.slip_ref, extra.slip_ref) for extra in extras]
        is_tied = any(one and one == other for one, other in tied)
        sure = 0.98 if is_tied and apart_s <= 2 * MINUTE_S else 0.93
        for extra in extras:
            self._link(extra, None, Place.DUPLICATE, sure, rule=Rule.RETRY, first=first)
        kind = FindingKind.REFUND_DUPLICATE if first.is_refund else FindingKind.DUPLICATE_CHARGE
        money = sum(extra.amount_minor for extra in extras)
        reasons = tuple(twin_reasons(first, extra) for extra in extras)
        self._find(kind, (), (first, *extras), money, sure, reasons=reasons)

    def _link(
        self, charge: Charge, slip: Slip | None, role: Place, probability: float, *, rule: Rule,
        first: Charge | None = None,
    ) -> None:  # fmt: skip
        whose = slip.place if slip else -1
        self._said.links.add(charge.place, whose, role, first.place if first else -1, ppm(probability), rule)

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
        slip_ids = (slips[0].slip_id,) if len(slips) == 1 else tuple(sorted(slip.slip_id for slip in slips))
        charge_ids = tuple([charge.charge_id for charge in charges])
        fid = finding_id(kind, slip_ids, charge_ids)
        if fid in self._said.ids:
            return
        self._said.ids.add(fid)
        self._said.slips.update([slip.place for slip in slips])
        self._said.charges.update([charge.place for charge in charges])
        currency = (slips or charges)[0].currency
        due = deadline(kind, slips, charges, self._about)
        self._said.findings.append(
            Finding(fid, kind, slip_ids, charge_ids, amount_minor, currency, ppm(probability), reasons, due)
        )


def late_findings(pairs: Iterable[tuple[Slip, Charge]], about: Incident) -> list[Finding]:
    """Plainly settled sales whose charge came later than policy lets it."""
    found = []
    for slip, charge in pairs:
        kind = FindingKind.LATE
        reasons = pair_reasons(slip, charge, rules.compare(slip, charge))
        ids = (slip.slip_id,), (charge.charge_id,)
        due = deadline(kind, (slip,), (charge,), about)
        fid = finding_id(kind, *ids)
        found.append(Finding(fid, kind, *ids, charge.amount_minor, charge.currency, EXACT_PPM, reasons, due))
    return found


def _second_keyings(items: OpenItems, plan: Plan) -> dict[SlipPlace, tuple[SlipPlace, float]]:
    """For each slip without a charge the slip that looks most like a second keying of it, with the odds against two."""
    pairs = items.slip_pairs
    asked = np.isin(pairs["one"], [each.slip for each in plan.uncharged])
    columns = (column[asked].tolist() for column in (pairs["one"], pairs["other"], plan.twice_mb))
    best: dict[SlipPlace, tuple[SlipPlace, float]] = {}
    for one, other, bits in zip(*columns, strict=True):
        value = 2.0 ** (bits / BIT)
        if value > best.get(one, (0, 0.0))[1]:
            best[one] = other, value
    return best
