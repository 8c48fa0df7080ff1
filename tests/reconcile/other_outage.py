"""Outages by a second maker: what stores and central wrote of the other chain's sales, and what is true of it.

Written apart from `shoebox drill` and from the engine; only the form of rows and truth is the drill's, so that an
answer is marked alike.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from reconcile.other_counter import DAY_S, HOUR_S, OPENS_S, Counter, Luck, World
from reconcile.other_keying import Keying
from reconcile.outage import mistyped, wrong_amount
from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.outage.rows import (
    CHARGE_COLUMNS,
    SLIP_COLUMNS,
    TRUTH_COLUMNS,
    Block,
    Card,
    Charge,
    Expected,
    Sale,
    Slip,
    charge_row,
    charge_truth,
    expected_truth,
    slip_row,
    slip_truth,
)

SPELLINGS = {
    "visa": ("visa", "VISA", "Visa", "Visa Debit"),
    "mastercard": ("MC", "mastercard", "MasterCard", "Mastercard"),
    "amex": ("AMEX", "American Express", "amex", "Amex"),
}
ROUNDED_S = {60: 35, 300: 40, 900: 17, 3_600: 4, 1: 4}  # how finely clerks write the time, and how many of them
BRAND_WRITTEN, NEIGHBOURS_CARD = 0.92, 0.08
CODES_OF_CENTRAL, CODE_WITHOUT_APPROVAL, CODE_COPIED = 0.04, 0.35, 0.91
THREE_TIMES, AGAIN_AT_ONCE, AS_OFTEN_AS_ENTERED = 0.23, 0.3, 0.15
PARTS = {2: 62, 3: 25, 4: 9, 5: 4}
PARTS_ON_OTHER_CARDS = 0.15
TIPS_PERCENT = (10, 12, 15, 18, 20)
ORDINARY, ORDINARY_DAYS, ORDINARY_REFUNDS = 0.6, 3, 0.02
WEB_ORDERS, WEB_AGAIN_HONESTLY = 0.4, 0.01


def write_outage(folder: Path, world: World, *, seed: int) -> tuple[Path, Path]:
    """Make one: `slips.csv`, `charges.csv`, and beside them `truth.csv` as the drill writes it. The same for a seed."""
    luck = Luck(seed)
    counter = Counter(world, luck)
    counter.ring()
    books = Books(counter)
    for visit in counter.visits:
        books.charge(visit)
    books.keying.key()
    books.ordinary()
    books.web()
    books.gaps()
    block = books.block
    luck.shuffle(block.slips)
    luck.shuffle(block.charges)
    folder.mkdir(parents=True, exist_ok=True)
    truth = [*map(slip_truth, block.slips), *map(charge_truth, block.charges)]
    truth += [expected_truth(f"f{at}", found) for at, found in enumerate(block.expected)]
    _write(folder / "truth.csv", TRUTH_COLUMNS, truth)
    slips = _write(folder / "slips.csv", SLIP_COLUMNS, map(slip_row, block.slips))
    return slips, _write(folder / "charges.csv", CHARGE_COLUMNS, map(charge_row, block.charges))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return path


class Books:
    """The stores' ledger and central's charges, and what should be found in them. A fault's rate lies in `Faults`."""

    def __init__(self, counter: Counter) -> None:
        self.block, self.keying = Block(), Keying(counter)
        self._counter, self._world, self._luck = counter, counter.world, counter.luck
        self._faults = counter.world.faults

    # The ledger

    def _enter(self, sale: Sale) -> list[Slip]:
        """Its paper as a clerk enters it; now and then twice, and the second time with less care."""
        slips = [self._slip(sale)]
        if self._luck.hits(self._faults.entered_twice) and not (sale.is_cash or sale.fate == "voided"):
            slips.append(self._slip(sale, haste=4 if self._luck.hits(0.4) else 1))
            self._expect(FindingKind.DUPLICATE_SLIP, slips, (), sale.minor)
        return slips

    def _slip(self, sale: Sale, *, haste: int = 1) -> Slip:
        luck, faults, card = self._luck, self._faults, sale.card
        slip = Slip(
            sale=sale, store=sale.store, register=sale.register, number=sale.paper_no, sold_s=self._written(sale.at_s),
            minor=sale.minor, brand="", last4="", token="", code=sale.code, is_voided=sale.fate == "voided",
            id=f"s{luck.getrandbits(64):016x}",
        )  # fmt: skip
        if not sale.is_cash:
            slip.brand = luck.choice(SPELLINGS[card.brand]) if luck.hits(BRAND_WRITTEN) else ""
            slip.last4 = self._last4(card.last4, 0.35 * haste)
            slip.token = card.token if luck.hits(self._world.tokens) else ""
        if luck.hits(0.35 * haste * faults.amount):
            slip.minor = wrong_amount(luck, slip.minor)
        if slip.code and luck.hits(0.4 * haste * faults.code):
            slip.code = mistyped(luck, slip.code)
        if luck.hits(haste * faults.number):
            slip.number = mistyped(luck, slip.number)
            self._gap(sale.paper_no)
        self.block.slips.append(slip)
        return slip

    def _written(self, at_s: int) -> int:
        """The time of a sale as a clerk writes it."""
        if self._luck.hits(self._faults.day):
            at_s += self._luck.choice((-1, 1)) * DAY_S
        if not self._world.knows_hours:
            return (at_s - OPENS_S) // DAY_S * DAY_S + OPENS_S + 4 * HOUR_S
        (step_s,) = self._luck.choices(list(ROUNDED_S), list(ROUNDED_S.values()))
        return (at_s + step_s // 2) // step_s * step_s

    def _last4(self, last4: str, share: float) -> str:
        """Mistyped, or of the neighbouring line, by a share of the faults of all hands; or left out."""
        luck = self._luck
        if luck.hits(share * self._faults.last4):
            return luck.digits(4) if luck.hits(NEIGHBOURS_CARD) else mistyped(luck, last4)
        return "" if luck.hits(self._faults.no_last4 / 2) else last4

    # Central

    def _key(
        self, sale: Sale, *, minor: int = 0, haste: int = 1, first: Charge | None = None, at_once: bool = False
    ) -> Charge:
        """A charge keyed from the paper, in the pile or after a first one."""
        luck, faults = self._luck, self._faults
        charge = self._made(sale.card, sale.store, minor or sale.minor, sale)
        charge.last4 = self._last4(sale.card.last4, 0.65 * haste)
        charge.code, charge.is_refund = self._code(sale, haste), sale.is_refund
        if luck.hits(0.65 * haste * faults.amount):
            charge.minor = wrong_amount(luck, charge.minor)
        if luck.hits(self._world.references):
            charge.reference = mistyped(luck, sale.paper_no) if luck.hits(faults.reference) else sale.paper_no
        if luck.hits(faults.other_store):
            charge.store = self._other_store(sale.store)
        if first is None:
            self.keying.pile(sale, charge)
        else:
            charge.role, charge.first = Role.DUPLICATE, first
            self.keying.after(sale, first, charge, at_once=at_once)
        return charge

    def _made(self, card: Card, store: str, minor: int, *sales: Sale) -> Charge:
        """A charge of central with nothing keyed wrong; of one without a sale nothing more is to be said."""
        luck = self._luck
        charge = Charge(
            order=f"P{luck.getrandbits(40):010x}", store=store, at_s=0, minor=minor, currency="USD",
            brand=card.brand if luck.hits(BRAND_WRITTEN) else "", last4=card.last4,
            token=card.token if luck.hits(self._world.tokens) else "", code=self._own_code(), sales=sales,
            role=Role.SETTLES if sales else Role.UNRELATED, id=f"c{luck.getrandbits(64):016x}",
        )  # fmt: skip
        self.block.charges.append(charge)
        return charge

    def _code(self, sale: Sale, haste: int) -> str:
        """The paper's approval, or one that central made by itself."""
        luck, is_central = self._luck, self._luck.hits(CODES_OF_CENTRAL)
        if sale.code and not is_central:
            code = sale.code if luck.hits(CODE_COPIED) else ""
            return mistyped(luck, code) if code and luck.hits(0.6 * haste * self._faults.code) else code
        return self._own_code() if is_central or luck.hits(CODE_WITHOUT_APPROVAL) else ""

    def _own_code(self) -> str:
        return self._luck.digits(6) if self._world.knows_codes else ""

    def _other_store(self, store: str) -> str:
        return self._luck.choice([other for other in self._counter.stores if other != store])

    # What becomes of a visit

    def charge(self, visit: Sequence[Sale]) -> None:
        """Enter the papers of a visit, and charge them well or badly."""
        sale = visit[0]
        if sale.fate == "order":
            self._order(visit)
        elif len(visit) > 1:
            slips = [self._enter(one)[0] for one in visit]
            self._together(visit, slips, self._key(sale, minor=sum(one.minor for one in visit)))
        elif sale.is_refund:
            self._refund(sale, self._enter(sale))
        elif sale.fate == "voided":
            self._voided(sale, self._enter(sale))
        elif sale.is_cash:
            self._enter(sale)
        elif self._luck.hits(self._faults.lost_paper):
            self._without_paper(sale)
        else:
            self._sale(sale, self._enter(sale))

    def _sale(self, sale: Sale, slips: Sequence[Slip]) -> None:
        luck, faults = self._luck, self._faults
        fates = [self._lost, self._several_times, self._split, self._once]
        shares = [faults.lost, faults.several_times, faults.split]
        (fate,) = luck.choices(fates, [*shares, 1 - sum(shares)])
        if len(slips) > 1 and luck.hits(AS_OFTEN_AS_ENTERED):
            fate = self._several_times
        fate(sale, slips)

    def _once(self, sale: Sale, slips: Sequence[Slip]) -> None:
        self._compare(slips, self._key(sale, minor=self._with_tip(sale.minor)))

    def _lost(self, _: Sale, slips: Sequence[Slip]) -> None:
        self._expect(FindingKind.MISSING_CHARGE, slips, (), slips[0].minor)

    def _with_tip(self, minor: int) -> int:
        """As it is; or with a tip, half of the time to a whole unit."""
        luck = self._luck
        if not luck.hits(self._faults.tip):
            return minor
        minor += minor * luck.choice(TIPS_PERCENT) // 100
        return minor if luck.hits(0.5) else -(-minor // 100) * 100

    def _several_times(self, sale: Sale, slips: Sequence[Slip]) -> None:
        first = self._key(sale)
        family = [first, *(self._again(sale, first) for _ in range(1 + self._luck.hits(THREE_TIMES)))]
        self._expect_family(sale, slips, family)
        for charge in family:
            self._compare(slips, charge, is_optional=True)

    def _again(self, sale: Sale, first: Charge) -> Charge:
        """Sent once more at once; or by another hand, at times in haste, in another store, or on the web."""
        luck, faults = self._luck, self._faults
        if luck.hits(AGAIN_AT_ONCE):
            return self._key(sale, first=first, at_once=True)
        again = self._key(sale, first=first, haste=3 if luck.hits(0.5) else 1)
        if luck.hits(faults.again_elsewhere):
            again.store = self._other_store(sale.store)
        elif luck.hits(faults.again_on_the_web):
            again.store, again.channel, again.reference = "", "web", ""
        return again

    def _split(self, sale: Sale, slips: Sequence[Slip]) -> None:
        """On two cards or more, or several times on one, within minutes."""
        luck = self._luck
        (many,) = luck.choices(list(PARTS), list(PARTS.values()))
        edges = range(50, sale.minor, 50)
        cuts = [0, *sorted(luck.sample(edges, min(many - 1, len(edges)))), sale.minor]
        on_other_cards = luck.hits(PARTS_ON_OTHER_CARDS)
        parts: list[Charge] = []
        for low, high in pairwise(cuts):
            part = self._key(sale, minor=high - low, first=parts[-1] if parts else None, at_once=True)
            if parts and on_other_cards:
                card = self._counter.customer().card
                part.brand, part.last4, part.token, part.code = card.brand, card.last4, "", ""
            part.role, part.first = Role.PART, None
            parts.append(part)
        if len(parts) > 1:
            self._expect(FindingKind.SPLIT_CHARGE, slips, parts, sale.minor)

    def _together(self, visit: Sequence[Sale], slips: Sequence[Slip], charge: Charge) -> None:
        """Several papers paid in one sum."""
        charge.sales, charge.role = tuple(visit), Role.PART
        self._expect(FindingKind.COMBINED_CHARGE, slips, (charge,), charge.minor)

    def _without_paper(self, sale: Sale) -> None:
        charge = self._key(sale)
        charge.sales, charge.role = (), Role.UNRELATED
        is_optional = not charge.reference
        self._expect(FindingKind.MISSING_SLIP, (), (charge,), charge.minor, is_optional=is_optional)
        self._gap(sale.paper_no)

    def _voided(self, sale: Sale, slips: Sequence[Slip]) -> None:
        if self._luck.hits(self._faults.void_charged):
            charge = self._key(sale)
            charge.is_scored = False
            self._expect(FindingKind.VOID_CHARGED, slips, (charge,), charge.minor)

    def _refund(self, sale: Sale, slips: Sequence[Slip]) -> None:
        faults = self._faults
        if self._luck.hits(faults.refund_lost):
            self._expect(FindingKind.REFUND_MISSING, slips, (), sale.minor)
            return
        first = self._key(sale)
        if self._luck.hits(faults.refund_double):
            again = self._again(sale, first)
            self._expect(FindingKind.REFUND_DUPLICATE, slips, (first, again), again.minor)
            self._compare(slips, first, is_optional=True)
        elif self._luck.hits(faults.refund_charged):
            first.is_refund, first.is_scored = False, False
            self._expect(FindingKind.REFUND_CHARGED, slips, (first,), 2 * sale.minor)
        else:
            self._compare(slips, first)

    # The web, and days on which tills work

    def _order(self, visit: Sequence[Sale]) -> None:
        """A web order that was paid before and is given out: in one sum, or each paper by itself."""
        luck, faults, sale = self._luck, self._faults, visit[0]
        order = self._new_order()
        papers = [self._enter(one) for one in visit]
        for slip in (slip for slips in papers for slip in slips):
            slip.order_ref = "" if luck.hits(faults.order_not_named) else order
        at_s = int(sale.at_s - HOUR_S // 2 - luck.expovariate(1 / (20 * HOUR_S)))
        if len(visit) > 1 and luck.hits(faults.order_in_one):
            paid = self._on_the_web(sale.card, sum(one.minor for one in visit), at_s, order, *visit)
            self._together(visit, [slips[0] for slips in papers], paid)
            return
        for one, slips in zip(visit, papers, strict=True):
            self._paid_before(one, slips, self._on_the_web(sale.card, one.minor, at_s, order, one))

    def _paid_before(self, sale: Sale, slips: Sequence[Slip], paid: Charge) -> None:
        luck, faults = self._luck, self._faults
        family = [paid]
        if luck.hits(faults.web_double):
            family.append(self._on_the_web(sale.card, sale.minor, self._seconds_after(paid), paid.order, sale))
        if luck.hits(faults.order_keyed):
            family.append(self._key(sale))
        if len(family) > 1:
            self._expect_family(sale, slips, family)
        self._compare(slips, paid, is_optional=len(family) > 1)

    def _seconds_after(self, charge: Charge) -> int:
        return charge.at_s + self._luck.randrange(2, 120)

    def _new_order(self) -> str:
        return f"W{self._luck.digits(8)}"

    def _on_the_web(self, card: Card, minor: int, at_s: int, order: str, *sales: Sale) -> Charge:
        charge = self._made(card, "", minor, *sales)
        charge.at_s, charge.order, charge.channel = at_s, order, "web"
        return charge

    def web(self) -> None:
        """Orders that no store gives out; some are sent twice, and some customers order the same again."""
        luck, counter, days = self._luck, self._counter, self._world.days
        for _ in range(int(self._world.slips * WEB_ORDERS)):
            card, minor = counter.customer().card, counter.price()
            at_s = int(OPENS_S + luck.uniform(-4, days + 5) * DAY_S)
            family = [self._on_the_web(card, minor, at_s, self._new_order())]
            if luck.hits(self._faults.web_double):
                for _ in range(1 + luck.hits(0.1)):
                    at_s = self._seconds_after(family[-1])
                    family.append(self._on_the_web(card, minor, at_s, family[0].order))
                self._expect(FindingKind.DUPLICATE_CHARGE, (), family, minor * (len(family) - 1))
            elif luck.hits(WEB_AGAIN_HONESTLY):
                self._on_the_web(card, minor, at_s + luck.randrange(2 * HOUR_S, 2 * DAY_S), self._new_order())

    def ordinary(self) -> None:
        """What registers charged in the days before and after; now and then what somebody bought in the outage too."""
        counter = self._counter
        for _ in range(int(self._world.slips * ORDINARY)):
            customer = counter.customer()
            charge = self._made(customer.card, counter.where(customer), counter.price())
            charge.at_s, charge.is_refund = self._on_an_open_day(), self._luck.hits(ORDINARY_REFUNDS)
        for sale in counter.same_when_open:
            self._made(sale.card, sale.store, sale.minor).at_s = self._on_an_open_day()

    def _on_an_open_day(self) -> int:
        first_day = self._luck.choice((-ORDINARY_DAYS, self._world.days))
        return self._counter.moment(first_day, ORDINARY_DAYS)

    # What should be found

    def gaps(self) -> None:
        """Forms that were spoiled: right where they are said, and no miss, since nobody sees the end of a pad."""
        for number in self._counter.spoiled:
            self._gap(number)

    def _gap(self, number: str) -> None:
        self._expect(FindingKind.SLIP_GAP, (), (), 0, is_optional=True, numbers=(number,))

    def _expect_family(self, sale: Sale, slips: Sequence[Slip], family: Sequence[Charge]) -> None:
        surplus = sum(charge.minor for charge in family) - sale.minor
        self._expect(FindingKind.DUPLICATE_CHARGE, slips, family, surplus if surplus > 0 else family[-1].minor)

    def _compare(self, slips: Sequence[Slip], charge: Charge, *, is_optional: bool = False) -> None:
        """What a charge says otherwise than its paper: the first of it is to be named, and the rest may be."""
        for slip in slips:
            differs = []
            if charge.store not in ("", slip.store):
                differs.append((FindingKind.STORE_MISMATCH, charge.minor))
            if slip.minor != charge.minor:
                differs.append((FindingKind.AMOUNT_MISMATCH, abs(slip.minor - charge.minor)))
            if slip.last4 and charge.last4 and slip.last4 != charge.last4:
                differs.append((FindingKind.CARD_MISMATCH, charge.minor))
            for at, (kind, minor) in enumerate(differs):
                may_be_left = is_optional or at > 0 or len(slips) > 1
                self._expect(kind, (slip,), (charge,), minor, is_optional=may_be_left)

    def _expect(
        self,
        kind: FindingKind,
        slips: Sequence[Slip],
        charges: Sequence[Charge],
        minor: int,
        *,
        is_optional: bool = False,
        numbers: tuple[str, ...] = (),
    ) -> None:
        found = Expected(
            kind=kind, store="", minor=minor, currency="USD", fault="", slips=tuple(slips), charges=tuple(charges),
            numbers=numbers, optional=is_optional,
        )  # fmt: skip
        self.block.expected.append(found)
