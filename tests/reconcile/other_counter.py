"""What truly happened at the counters of another chain: who came there, what they bought, and who came again.

Written apart from `shoebox drill` and from the engine, so that it shares neither's beliefs. Money in cents, times in
seconds since 1970.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate, count
from random import Random

from reconcile.outage import wrong_amount
from shoebox.drill.outage.rows import Card, Sale

HOUR_S, DAY_S = 3_600, 86_400
OPENS_S = 1_789_650_000  # 2026-09-17T13:00:00Z, eight in the morning there
OPEN_S = 13 * HOUR_S
REGISTERS, PAD_FORMS = 4, 50
APPROVED_MINOR = 5_000  # from here on central is telephoned for an approval
CARDS = {"visa": 58, "mastercard": 32, "amex": 10}

# What honest customers do, of all visits.
HOME = 0.85
REFUNDS, OF_THESE_DAYS = 0.02, 0.3
VOIDED, RUNG_AGAIN = 0.012, 0.12
ORDERS, ORDERS_OF_SEVERAL = 0.03, 0.06
SAME_AGAIN_SOON, SAME_AGAIN_LATER, SAME_WHEN_OPEN = 0.003, 0.006, 0.006


@dataclass(frozen=True, kw_only=True)
class Faults:
    """How often hands and machines err, of the rows that each can befall."""

    last4: float = 0.006
    no_last4: float = 0.005
    amount: float = 0.003
    code: float = 0.005
    day: float = 0.002
    number: float = 0.003
    reference: float = 0.01
    spoiled: float = 0.004
    entered_twice: float = 0.003
    lost: float = 0.012
    lost_paper: float = 0.0015
    several_times: float = 0.013
    again_elsewhere: float = 0.04
    again_on_the_web: float = 0.04
    split: float = 0.002
    together: float = 0.001
    other_store: float = 0.0015
    tip: float = 0.002
    void_charged: float = 0.06
    refund_lost: float = 0.03
    refund_double: float = 0.02
    refund_charged: float = 0.015
    order_not_named: float = 0.03
    order_in_one: float = 0.5
    order_keyed: float = 0.015
    web_double: float = 0.02

    def times(self, factor: float) -> Faults:
        """Every fault so many times as often."""
        return Faults(**{each.name: factor * getattr(self, each.name) for each in fields(self)})


@dataclass(frozen=True, kw_only=True)
class Prices:
    """Log-normal prices, of which a share has one of the endings; and some that many things have."""

    middle: float
    spread: float
    ended: float
    endings: tuple[int, ...]
    popular: tuple[int, ...] = ()
    popular_share: float = 0.0


USUAL_ENDINGS = (99, 99, 99, 99, 99, 99, 99, 99, 49, 49, 0, 0, 95)
MARKET = Prices(middle=3.45, spread=0.95, ended=0.67, endings=USUAL_ENDINGS)
GROCER = Prices(
    middle=2.9, spread=0.8, ended=0.67, endings=USUAL_ENDINGS, popular_share=0.55,
    popular=(299, 350, 399, 450, 499, 500, 599, 750, 999, 1000, 1250, 1499, 1999, 2000, 2499),
)  # fmt: skip
FASHION = Prices(middle=4.1, spread=0.75, ended=0.3, endings=(95, 90, 99))


@dataclass(frozen=True, kw_only=True)
class World:
    """One chain: how its stores key what they sold (a way and its weight), what it sells, and what its files know."""

    slips: int = 30_000
    stores: int = 120
    days: int = 4
    keying: Mapping[str, int] = field(
        default_factory=lambda: {"in_order": 50, "several_hands": 25, "head_office": 15, "batch": 10}
    )
    prices: Prices = MARKET
    faults: Faults = field(default_factory=Faults)
    cash: float = 0.05
    tokens: float = 0.0
    references: float = 1 / 3
    knows_codes: bool = True
    knows_hours: bool = True

    @property
    def end_s(self) -> int:
        """When the last store closes on the last day."""
        return OPENS_S + (self.days - 1) * DAY_S + OPEN_S


class Luck(Random):
    """Dice, the same for the same seed."""

    def hits(self, chance: float) -> bool:
        """Whether it happens this time."""
        return self.random() < chance

    def digits(self, many: int) -> str:
        """So many, all as likely."""
        return f"{self.randrange(10**many):0{many}}"


@dataclass(frozen=True, slots=True)
class Customer:
    """One card, and where its owner mostly buys."""

    card: Card
    home: str


class Counter:
    """Rings what was sold. `visits` are papers by what pays them: those that are paid in one sum lie together."""

    def __init__(self, world: World, luck: Luck) -> None:
        self.world, self.luck = world, luck
        self.visits: list[list[Sale]] = []
        self.spoiled: list[str] = []
        self.same_when_open: list[Sale] = []
        self._numbers = count(1)
        self.stores = [f"{number:03}" for number in range(1, world.stores + 1)]
        self._sizes = list(accumulate(luck.lognormvariate(0, 0.5) for _ in self.stores))
        many = max(600, world.slips * 7 // 10)
        self._customers = [self._customer() for _ in range(many)]
        self._coming = list(accumulate((place + many / 20) ** -0.9 for place in range(many)))

    def ring(self) -> None:
        """All visits of the outage, and the numbers of their papers."""
        for _ in range(self.world.slips * 965 // 1_000):
            self._visit()
        self._number_papers()

    def store(self) -> str:
        """One of them; large ones more often."""
        return self.luck.choices(self.stores, cum_weights=self._sizes)[0]

    def customer(self) -> Customer:
        """One of them; some come often."""
        return self.luck.choices(self._customers, cum_weights=self._coming)[0]

    def where(self, customer: Customer) -> str:
        """At home mostly."""
        return customer.home if self.luck.hits(HOME) else self.store()

    def price(self) -> int:
        """What one sale comes to, in cents."""
        luck, prices = self.luck, self.world.prices
        if luck.hits(prices.popular_share):
            return luck.choice(prices.popular)
        minor = int(100 * min(4_000.0, luck.lognormvariate(prices.middle, prices.spread)))
        if luck.hits(prices.ended):
            minor = minor // 100 * 100 + luck.choice(prices.endings)
        return max(50, minor)

    def moment(self, first_day: int, days: int) -> int:
        """When somebody comes in these days, counted from the first one of the outage; most in the afternoon."""
        day = first_day + self.luck.randrange(days)
        return OPENS_S + day * DAY_S + int(min(max(self.luck.gauss(0.5, 0.23), 0), 0.99) * OPEN_S)

    def _customer(self) -> Customer:
        luck = self.luck
        (brand,) = luck.choices(list(CARDS), weights=list(CARDS.values()))
        return Customer(Card(brand, luck.digits(4), f"k{luck.getrandbits(46):012x}"), self.store())

    def _visit(self) -> None:
        luck = self.luck
        sale = self._sale()
        if luck.hits(REFUNDS):
            if luck.hits(OF_THESE_DAYS):
                self._once_more(sale, -luck.randrange(900, 9_000))
            sale.is_refund, sale.code = True, ""
        elif luck.hits(self.world.cash):
            sale.is_cash, sale.code = True, ""
        elif luck.hits(VOIDED):
            self._void(sale)
        elif luck.hits(ORDERS):
            self._order(sale)
        else:
            self._buy(sale)

    def _sale(self) -> Sale:
        customer, minor = self.customer(), self.price()
        at_s = self.moment(0, self.world.days)
        sale = Sale(
            number=0, store=self.where(customer), day=0, at_s=at_s, minor=minor, cents=minor, currency="USD",
            card=customer.card, code=self._approval(minor), register=f"{1 + self.luck.randrange(REGISTERS)}",
        )  # fmt: skip
        return self._rung(sale)

    def _rung(self, sale: Sale) -> Sale:
        self.visits.append([sale])
        sale.number = next(self._numbers)
        return sale

    def _approval(self, minor: int) -> str:
        is_asked = self.luck.hits(0.95 if minor >= APPROVED_MINOR else 0.18)
        return self.luck.digits(6) if is_asked and self.world.knows_codes else ""

    def _once_more(self, sale: Sale, after_s: int, minor: int = 0) -> Sale:
        """The same card in the same store at another time, for the same price or for `minor`."""
        minor = minor or sale.minor
        return self._rung(replace(sale, at_s=sale.at_s + after_s, minor=minor, code=self._approval(minor)))

    def _and(self, sale: Sale, within_s: int) -> None:
        """Another paper of the same visit, paid together with the first one."""
        other = self._once_more(sale, self.luck.randrange(30, within_s), self.price())
        self.visits.pop()
        self.visits[-1].append(other)

    def _void(self, sale: Sale) -> None:
        luck = self.luck
        if luck.hits(RUNG_AGAIN):
            minor = sale.minor if luck.hits(0.6) else wrong_amount(luck, sale.minor)
            again = self._once_more(sale, luck.randrange(60, 900), minor)
            again.code = sale.code if luck.hits(0.6) else again.code
        sale.fate = "voided"

    def _order(self, sale: Sale) -> None:
        sale.fate, sale.code = "order", ""
        if self.luck.hits(ORDERS_OF_SEVERAL):
            for _ in range(1 + self.luck.hits(0.25)):
                self._and(sale, 300)

    def _buy(self, sale: Sale) -> None:
        luck = self.luck
        if luck.hits(self.world.faults.together):
            for _ in range(1 + luck.hits(0.2)):
                self._and(sale, 1_800)
        if luck.hits(SAME_AGAIN_SOON):
            self._once_more(sale, luck.randrange(240, 4 * HOUR_S))
        if luck.hits(SAME_AGAIN_LATER):
            after_s = self.moment(0, self.world.days) - sale.at_s
            if abs(after_s) > 6 * HOUR_S:
                self._once_more(sale, after_s)
        if luck.hits(SAME_WHEN_OPEN):
            self.same_when_open.append(sale)

    def _number_papers(self) -> None:
        """Pads of fifty are dealt to registers as they need them; now and then a form is spoiled."""
        next_pad = {store: PAD_FORMS * self.luck.randrange(100, 19_000) for store in self.stores}
        pads: dict[tuple[str, str], deque[int]] = defaultdict(deque)
        sales = [sale for visit in self.visits for sale in visit]
        for sale in sorted(sales, key=lambda one: (one.store, one.at_s, one.number)):
            pad = pads[sale.store, sale.register]
            while not sale.paper_no:
                if not pad:
                    pad.extend(range(next_pad[sale.store], next_pad[sale.store] + PAD_FORMS))
                    next_pad[sale.store] += PAD_FORMS
                number = f"{pad.popleft():06}"
                if self.luck.hits(self.world.faults.spoiled):
                    self.spoiled.append(number)
                else:
                    sale.paper_no = number


WORLDS = {
    "standard": World(),
    "grocer": World(prices=GROCER),
    "fashion": World(prices=FASHION),
    "poor": World(knows_codes=False, knows_hours=False, references=0.0),
    "hostile": World(faults=Faults().times(4), cash=0.1),
    "rich": World(tokens=0.9),
    "tips": World(faults=Faults(tip=0.25)),
    "clean": World(faults=Faults().times(0)),
}
