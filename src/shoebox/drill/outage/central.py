"""At central: each sale is charged once, or what its fate makes of it; and what of that should be found. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.outage.counter import FIELDS_MAY_BE_WRONG
from shoebox.drill.outage.rows import Charge, Expected, Sale, Slip
from shoebox.drill.outage.scene import AMOUNT_MINOR_MAX, DAY_S, HOUR_S, LATE_DAYS, MINUTE_S, Luck, Scene, spelled
from shoebox.drill.slips_of_hand import wrong_amount, wrong_digits

_PAPER_S, _SESSION_S_MAX = 35, 30 * HOUR_S
_PART_LEAST_MINOR = 50


class Central:
    """Charges one block of a store. Its pile is keyed on recovery, in the order of the papers."""

    def __init__(self, scene: Scene, luck: Luck, pile: int) -> None:
        self.charges: list[Charge] = []
        self.expected: list[Expected] = []
        self._scene, self._luck, self._chances = scene, luck, scene.chances
        self._pile = max(1, pile)
        self._session_s = scene.end_s + luck.between(HOUR_S, 12 * HOUR_S)
        self._length_s = min(self._pile * _PAPER_S, _SESSION_S_MAX)

    def charge(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """Charge a sale as its fate has it; `slips` are its papers in the ledger."""
        if sale.is_refund:
            _REFUND_FATES[sale.fate](self, sale, slips)
        elif sale.fate != "cash":
            _FATES[sale.fate](self, sale, slips)

    def combine(self, sales: Sequence[Sale], slips: Sequence[Slip]) -> None:
        """Charge several sales on one card as one sum."""
        charge = self._take(sales[-1])
        charge.minor, charge.sales, charge.role = sum(sale.minor for sale in sales), tuple(sales), Role.PART
        charge.at_s = max(charge.at_s, self._session(sales[-1]))
        for slip in slips:
            slip.role = "part"
        self._expect(FindingKind.COMBINED_CHARGE, sales[0], slips, (charge,), charge.minor)

    # One charge

    def _session(self, sale: Sale) -> int:
        return self._session_s + sale.place * self._length_s // self._pile + self._luck.below(30)

    def _make(self, sale: Sale) -> Charge:
        """A charge for a sale, with nothing in it keyed wrong."""
        luck, chances = self._luck, self._chances
        stood_in = luck.hits(chances.stood_in) and not sale.is_refund
        code = sale.code
        if not code:
            code = luck.code() if luck.hits(chances.central_code) and not sale.is_refund else ""
        elif luck.hits(chances.code_by_central):
            code = luck.code()
        return Charge(
            order=self._order(), store=sale.store, minor=sale.minor, currency=sale.currency, code=code,
            at_s=sale.at_s + luck.between(20, 240) if stood_in else self._session(sale),
            brand="" if luck.hits(chances.no_brand) else spelled(luck, sale.card.brand),
            last4="" if luck.hits(chances.no_charge_last4) else sale.card.last4,
            token=sale.card.token if luck.hits(chances.token) else "", is_refund=sale.is_refund,
            reference=sale.paper_no if luck.hits(chances.reference) else "", sales=(sale,), fault=sale.fate,
        )  # fmt: skip

    def _take(self, sale: Sale) -> Charge:
        """Key a charge from the paper: fields may come out wrong."""
        luck, chances = self._luck, self._chances
        charge = self._make(sale)
        if sale.fate in FIELDS_MAY_BE_WRONG or sale.fate.startswith("file_"):
            if luck.hits(chances.charge_amount):
                charge.minor = wrong_amount(luck.rng, charge.minor, highest_minor=AMOUNT_MINOR_MAX)
            if luck.hits(chances.charge_last4) and charge.last4:
                charge.last4 = wrong_digits(luck.rng, charge.last4)
            if luck.hits(chances.charge_code) and charge.code:
                charge.code = wrong_digits(luck.rng, charge.code)
        if charge.reference and luck.hits(chances.reference_wrong):
            charge.reference = self._wrong_reference(charge.reference)
        self.charges.append(charge)
        return charge

    def _wrong_reference(self, number: str) -> str:
        """Mistyped, or the number of another store's pad."""
        if self._luck.below(3):
            return wrong_digits(self._luck.rng, number)
        return f"{1 + self._luck.below(self._scene.stores):03d}{number[3:]}"

    def _order(self) -> str:
        return f"P-{self._luck.rng.getrandbits(40):010x}"

    def _again(self, first: Charge, after_s: int, *, same_order: bool) -> Charge:
        """The same charge once more, so many seconds later."""
        again = replace(first, at_s=first.at_s + after_s, role=Role.DUPLICATE, first=first)
        if not same_order:
            again.order = self._order()
        self.charges.append(again)
        return again

    # What should be found

    def _expect(
        self,
        kind: FindingKind,
        sale: Sale,
        slips: Sequence[Slip],
        charges: Sequence[Charge],
        minor: int,
        *,
        also: tuple[FindingKind, ...] = (),
        optional: bool = False,
        fault: str = "",
    ) -> None:
        found = Expected(
            kind=kind, store=sale.store, minor=minor, currency=sale.currency, fault=fault or sale.fate,
            slips=tuple(slips), charges=tuple(charges), also=also, optional=optional,
        )  # fmt: skip
        self.expected.append(found)

    def _compare(self, slip: Slip, charge: Charge, *, optional: bool = False) -> None:
        """Expect what differs between a slip and its charge; the first difference must be named, others may be."""
        sale, off = slip.sale, abs(slip.minor - charge.minor)
        differs = []
        if slip.store != charge.store and charge.store:
            differs.append((FindingKind.STORE_MISMATCH, charge.minor, "wrong_store"))
        if off:
            differs.append((FindingKind.AMOUNT_MISMATCH, off, sale.fate or "amount_typo"))
        if slip.last4 and charge.last4 and slip.last4 != charge.last4:
            differs.append((FindingKind.CARD_MISMATCH, charge.minor, "last4_typo"))
        for at, (kind, minor, fault) in enumerate(differs):
            self._expect(kind, sale, (slip,), (charge,), minor, optional=optional or at > 0, fault=fault)

    # Fates of a sale

    def _once(self, sale: Sale, slips: Sequence[Slip]) -> None:
        self._compare(slips[0], self._take(sale))

    def _lost(self, sale: Sale, slips: Sequence[Slip]) -> None:
        if self._luck.hits(self._chances.lost_with_attempt):
            self._moved_nothing(self._take(sale), "voided" if self._luck.below(2) else "declined")
        slips[0].role = "missing"
        self._expect(FindingKind.MISSING_CHARGE, sale, slips, (), slips[0].minor)

    def _moved_nothing(self, charge: Charge, status: str) -> None:
        charge.status, charge.role, charge.sales, charge.first = status, Role.UNRELATED, (), None

    def _double(self, sale: Sale, slips: Sequence[Slip]) -> None:
        self._times(sale, slips, 1)

    def _triple(self, sale: Sale, slips: Sequence[Slip]) -> None:
        self._times(sale, slips, 2)

    def _times(self, sale: Sale, slips: Sequence[Slip], extra: int) -> None:
        first = self._take(sale)
        family = [first]
        for _ in range(extra):
            family.append(self._extra(sale, first, family[-1]))
        surplus = sum(charge.minor for charge in family) - sale.minor
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, slips, family, surplus if surplus > 0 else family[-1].minor)
        self._compare(slips[0], first, optional=True)

    def _extra(self, sale: Sale, first: Charge, last: Charge) -> Charge:
        """A further charge: sent again at once, or keyed by another hand hours or days later."""
        luck, chances = self._luck, self._chances
        since_s = last.at_s - first.at_s
        if luck.hits(chances.at_once):
            return self._again(first, since_s + luck.between(2, 40), same_order=True)
        again = self._again(first, since_s + luck.between(HOUR_S // 2, 2 * DAY_S), same_order=False)
        again.minor, again.last4, again.reference = sale.minor, first.last4 and sale.card.last4, ""
        again.reference = sale.paper_no if luck.hits(chances.reference) else ""
        again.code = sale.code or (luck.code() if luck.hits(chances.central_code) else "")
        if luck.hits(chances.in_other_store):
            again.store = self._other_store(sale.store)
        elif luck.hits(chances.on_the_web):
            again.store, again.channel, again.reference, again.code = "", "web", "", luck.code()
            again.order = "W" + again.order[1:]
        elif luck.hits(chances.own_typo):
            if luck.below(2):
                again.minor = wrong_amount(luck.rng, again.minor, highest_minor=AMOUNT_MINOR_MAX)
            elif again.last4:
                again.last4 = wrong_digits(luck.rng, again.last4)
        return again

    def _other_store(self, store: str) -> str:
        shift = 1 + self._luck.below(max(1, self._scene.stores - 1))
        return f"{(int(store) - 1 + shift) % self._scene.stores + 1:03d}"

    def _split(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """One sale on several charges that come to its exact cents: mostly two, now and then up to five."""
        luck = self._luck
        many = 2 + (luck.below(100) < 25) + (luck.below(100) < 7) + (luck.below(100) < 3)
        many = min(many, sale.minor // (2 * _PART_LEAST_MINOR))
        first = self._take(sale)
        parts, left = [first], sale.minor
        same_order = bool(luck.below(2))
        for at in range(1, many):
            share = luck.between(_PART_LEAST_MINOR, left - (many - at) * _PART_LEAST_MINOR)
            parts[-1].minor, left = share, left - share
            parts.append(self._again(first, at * luck.between(20, 200), same_order=same_order))
        parts[-1].minor = left
        for part in parts:
            part.role, part.first = Role.PART, None
        slips[0].role = "part"
        self._expect(FindingKind.SPLIT_CHARGE, sale, slips, parts, sale.minor)

    def _wrong_store(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.store = self._other_store(sale.store)
        self._compare(slips[0], charge)

    def _keyed_twice(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """Two slips of one sale; now and then both are charged, and where nothing ties them they pass for honest."""
        one, two = slips
        first = self._take(sale)
        tied = one.number == two.number or (one.code != "" and one.code == two.code)
        if not self._luck.hits(self._chances.twice_charged):
            self._expect(FindingKind.DUPLICATE_SLIP, sale, slips, (), one.minor, also=(FindingKind.AMBIGUOUS,))
            self._compare(one, first, optional=True)
            self._compare(two, first, optional=True)
            return
        second = self._again(first, self._luck.between(60, 2 * HOUR_S), same_order=False)
        second.minor, second.last4 = two.minor, two.last4 or first.last4
        second.code = sale.code or (second.code and self._luck.code())
        second.reference = second.reference and two.number
        alone = not tied
        self._expect(FindingKind.DUPLICATE_SLIP, sale, slips, (), one.minor, optional=alone)
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, slips, (first, second), second.minor, optional=alone)

    def _paper_lost(self, sale: Sale, _: Sequence[Slip]) -> None:
        """Charged from another copy: to be found where the charge names a number or fell into the hours."""
        charge = self._take(sale)
        charge.role, charge.sales = Role.UNRELATED, ()
        tells = bool(charge.reference) or charge.at_s <= self._scene.end_s
        self._expect(FindingKind.MISSING_SLIP, sale, (), (charge,), charge.minor, optional=not tells)

    def _void_again(self, sale: Sale, slips: Sequence[Slip]) -> None:
        self._compare(slips[1], self._take(sale))

    def _void_again_charged(self, sale: Sale, slips: Sequence[Slip]) -> None:
        voided, good = slips
        first = self._take(sale)
        second = self._again(first, self._luck.between(60, HOUR_S), same_order=False)
        second.minor, second.reference = voided.minor, second.reference and voided.number
        second.code, second.is_scored = second.code and self._luck.code(), False
        kinds = (FindingKind.DUPLICATE_CHARGE,)
        self._expect(FindingKind.VOID_CHARGED, sale, (voided,), (second, first), second.minor, also=kinds)
        self._compare(good, first, optional=True)

    def _void_walked(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """Struck out, the customer went, and central knows nothing of it."""

    def _paid_otherwise(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """A paper that no charge was due for is charged all the same."""
        charge = self._take(sale)
        charge.role, charge.is_scored = Role.UNRELATED, False
        unsure = sale.is_cash and not charge.reference  # a cash slip knows no card: only its number tells
        self._expect(FindingKind.VOID_CHARGED, sale, slips, (charge,), charge.minor, optional=unsure)

    def _partial(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.minor = max(1, min(sale.minor - 1, sale.minor * self._luck.between(30, 95) // 100))
        self._compare(slips[0], charge)

    def _tip(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.minor += max(3, sale.minor * self._luck.between(10, 20) // 100)
        self._compare(slips[0], charge)

    def _cent(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.minor += 1 if sale.minor < 2 or self._luck.below(2) else -1
        self._compare(slips[0], charge)

    def _late(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.at_s = sale.at_s + (LATE_DAYS + self._luck.between(3, 12)) * DAY_S
        self._expect(FindingKind.LATE, sale, slips, (charge,), charge.minor)
        self._compare(slips[0], charge, optional=True)

    def _declined_first(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        tried = self._again(charge, -self._luck.between(10, 90), same_order=True)
        tried.code = ""
        self._moved_nothing(tried, "declined")
        self._compare(slips[0], charge)

    def _reversed(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        self._moved_nothing(self._again(charge, self._luck.between(5, HOUR_S), same_order=True), "voided")
        self._compare(slips[0], charge)

    def _picked_up(self, sale: Sale, slips: Sequence[Slip]) -> Charge:
        """A web order that the store gave out: paid on the web, before."""
        web = self._make(sale)
        web.order = slips[0].order_ref = f"W-{self._luck.rng.getrandbits(40):010x}"
        web.store, web.channel, web.reference, web.code = "", "web", "", self._luck.code()
        web.at_s, slips[0].code = sale.at_s - self._luck.between(HOUR_S, 2 * DAY_S), ""
        self.charges.append(web)
        return web

    def _picked_up_charged(self, sale: Sale, slips: Sequence[Slip]) -> None:
        sale.code = ""
        web = self._picked_up(sale, slips)
        extra = self._take(sale)
        extra.role, extra.first = Role.DUPLICATE, web
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, slips, (web, extra), extra.minor)

    def _wrong_currency(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """The same figures in another currency: the slip stays open, and the charge is nobody's."""
        charge = self._take(sale)
        charge.currency, charge.role, charge.sales, charge.is_scored = (
            self._scene.other_currency, Role.UNRELATED, (), False,
        )  # fmt: skip
        slips[0].role = "missing"
        self._expect(FindingKind.MISSING_CHARGE, sale, slips, (), slips[0].minor)
        self._expect(FindingKind.MISSING_SLIP, sale, (), (charge,), charge.minor, optional=True)

    def _replayed(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """The processor's file of a day was taken in twice: the same again, a day later, under the same order."""
        first = self._take(sale)
        again = self._again(first, DAY_S, same_order=True)
        surplus = first.minor + again.minor - sale.minor
        self._expect(FindingKind.DUPLICATE_CHARGE, sale, slips, (first, again), surplus if surplus > 0 else again.minor)
        self._compare(slips[0], first, optional=True)

    def _shifted(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.at_s += DAY_S
        self._compare(slips[0], charge)

    # Fates of a refund

    def _refund_lost(self, sale: Sale, slips: Sequence[Slip]) -> None:
        slips[0].role = "missing"
        self._expect(FindingKind.REFUND_MISSING, sale, slips, (), sale.minor)

    def _refund_doubled(self, sale: Sale, slips: Sequence[Slip]) -> None:
        first = self._take(sale)
        once = bool(self._luck.below(2))
        again = self._again(first, self._luck.between(2, 40 * MINUTE_S if once else DAY_S), same_order=once)
        self._expect(FindingKind.REFUND_DUPLICATE, sale, slips, (first, again), again.minor)

    def _refund_as_charge(self, sale: Sale, slips: Sequence[Slip]) -> None:
        charge = self._take(sale)
        charge.is_refund, charge.role, charge.is_scored = False, Role.UNRELATED, False
        slips[0].role = "missing"
        self._expect(FindingKind.REFUND_CHARGED, sale, slips, (charge,), 2 * sale.minor)


_Fate = Callable[[Central, Sale, Sequence[Slip]], object]
_FATES: dict[str, _Fate] = {
    "": Central._once,
    "lost": Central._lost,
    "double": Central._double,
    "triple": Central._triple,
    "split": Central._split,
    "wrong_store": Central._wrong_store,
    "keyed_twice": Central._keyed_twice,
    "paper_lost": Central._paper_lost,
    "void_again": Central._void_again,
    "void_again_charged": Central._void_again_charged,
    "void_walked": Central._void_walked,
    "void_charged": Central._paid_otherwise,
    "cash_charged": Central._paid_otherwise,
    "partial_capture": Central._partial,
    "tip": Central._tip,
    "cent": Central._cent,
    "late": Central._late,
    "declined_first": Central._declined_first,
    "reversed": Central._reversed,
    "picked_up": Central._picked_up,
    "picked_up_charged": Central._picked_up_charged,
    "wrong_currency": Central._wrong_currency,
    "file_replayed": Central._replayed,
    "file_missing": Central._lost,
    "file_shifted": Central._shifted,
}
_REFUND_FATES: dict[str, _Fate] = {
    "": Central._once,
    "refund_lost": Central._refund_lost,
    "refund_doubled": Central._refund_doubled,
    "refund_as_charge": Central._refund_as_charge,
}
