"""One block of one store: its sales, papers, charges, what stands beside them, and what should be found. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from random import Random

from shoebox.domain.finding import FindingKind, Role
from shoebox.drill.outage.central import Central
from shoebox.drill.outage.counter import Counter, People
from shoebox.drill.outage.rows import Block, Charge, Expected, Slip
from shoebox.drill.outage.scene import DAY_S, FIRST_DAY_S, HOUR_S, Luck, Scene, spelled
from shoebox.drill.outage.visits import Pool, Visit

_WEB_AGAIN_PER_1000 = 3  # an honest second purchase under the same order, hours later
_PHONE_PERCENT = 5


def make_block(
    pool: Pool, scene: Scene, rng: Random, papers: int, *, first_sale: int, first_register: int
) -> tuple[Block, int]:
    """So many papers of a store and all that belongs to them, and how many registers wrote them."""
    luck = Luck(rng)
    counter = Counter(scene, luck, first_sale=first_sale, first_register=first_register, papers=papers)
    visits = pool.days(rng, papers, scene.days)
    sales = counter.sales(visit for visit in visits if 0 <= visit.day < scene.days)
    central = Central(scene, luck, len(sales))
    papers_of = {sale.number: counter.key(sale) for sale in sales}
    for sale in sales:
        if sale.fate != "combined":
            central.charge(sale, papers_of[sale.number])
    for group in counter.groups:
        central.combine(group, [slip for sale in group for slip in papers_of[sale.number]])
    beside = Beside(scene, luck)
    beside.ordinary((one for one in visits if not 0 <= one.day < scene.days), counter.people)
    beside.web(
        one for one in pool.days(rng, papers * scene.chances.web // 100_000, scene.days) if 0 <= one.day < scene.days
    )
    block = Block(counter.slips, central.charges + beside.charges, central.expected + beside.expected, counter.spoiled)
    block.expected += _gaps(scene, counter, block.slips)
    block.slips.sort(key=lambda slip: (slip.sold_s, slip.register, slip.number))
    block.charges.sort(key=lambda charge: (charge.at_s, charge.order, charge.code, charge.minor))
    return block, counter.registers


class Beside:
    """What happened beside the incident: ordinary sales of the same stores before and after it, and web orders."""

    def __init__(self, scene: Scene, luck: Luck) -> None:
        self.charges: list[Charge] = []
        self.expected: list[Expected] = []
        self._scene, self._luck = scene, luck

    def ordinary(self, visits: Iterable[Visit], people: People) -> None:
        """The POS as usual, the day before and the day after; some households paid in cash."""
        paid_by_card: dict[str, bool] = {}
        for visit in visits:
            if visit.who not in paid_by_card:
                paid_by_card[visit.who] = self._luck.hits(self._scene.chances.ordinary)
            if paid_by_card[visit.who]:
                self._charge(visit, people, channel="pos")

    def web(self, visits: Iterable[Visit]) -> None:
        """Orders of the web shop and the telephone, some sent twice within seconds, a few made again hours later."""
        luck, people = self._luck, People(self._luck)
        for visit in visits:
            first = self._charge(visit, people, channel="phone" if luck.below(100) < _PHONE_PERCENT else "web")
            if luck.hits(self._scene.chances.web_retry):
                again = replace(first, at_s=first.at_s + luck.between(1, 45), role=Role.DUPLICATE, first=first)
                again.fault, again.code = "web_retry", again.code if luck.below(2) else luck.code()
                self.charges.append(again)
                self.expected.append(_retried(first, again))
            elif luck.below(1_000) < _WEB_AGAIN_PER_1000:
                later_s = luck.between(4 * HOUR_S, 2 * DAY_S)
                self.charges.append(replace(first, at_s=first.at_s + later_s, code=luck.code()))

    def _charge(self, visit: Visit, people: People, *, channel: str) -> Charge:
        luck, chances, in_store = self._luck, self._scene.chances, channel == "pos"
        card = people.card(visit.who)
        has_code = luck.below(100) < 95 and (chances.central_code > 0 or not in_store)
        charge = Charge(
            order=f"{'P' if in_store else 'W'}-{luck.rng.getrandbits(40):010x}",
            store=self._scene.store if in_store else "", channel=channel,
            at_s=FIRST_DAY_S + visit.day * DAY_S + visit.second, minor=self._scene.minor(visit.cents),
            currency=self._scene.currency, brand="" if luck.hits(chances.no_brand) else spelled(luck, card.brand),
            last4=card.last4, token=card.token if luck.hits(chances.token) else "",
            code=luck.code() if has_code else "", role=Role.UNRELATED,
        )  # fmt: skip
        self.charges.append(charge)
        return charge


def _retried(first: Charge, again: Charge) -> Expected:
    return Expected(
        kind=FindingKind.DUPLICATE_CHARGE, store="", minor=again.minor, currency=again.currency, fault=again.fault,
        charges=(first, again),
    )  # fmt: skip


def _gaps(scene: Scene, counter: Counter, slips: Sequence[Slip]) -> Iterator[Expected]:
    """Numbers handed out that stand on no slip and are not spoiled, in runs.

    A number before the first slip of a register, or after its last, is no gap that a ledger could show.
    """
    keyed = {slip.number for slip in slips}
    known = keyed | set(counter.spoiled)
    for numbers in counter.numbers():
        shown = [number for number in numbers if number in keyed]
        for is_known, group in groupby(numbers, key=known.__contains__):
            run = tuple(group)
            if not is_known:
                yield Expected(
                    kind=FindingKind.SLIP_GAP, store=scene.store, minor=0, currency=scene.currency, numbers=run,
                    fault="number_on_no_slip", optional=not shown or run[0] < shown[0] or run[-1] > shown[-1],
                )  # fmt: skip
