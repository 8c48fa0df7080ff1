"""At the counter: visits become sales, sales become numbered papers, papers become slips in a ledger. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from shoebox.drill.outage.profiles import FATES, REFUND_FATES, Draw
from shoebox.drill.outage.rows import Card, Sale, Slip
from shoebox.drill.outage.scene import AMOUNT_MINOR_MAX, DAY_S, FIRST_DAY_S, HOUR_S, MINUTE_S, Luck, Scene, spelled
from shoebox.drill.outage.visits import Visit
from shoebox.drill.slips_of_hand import wrong_amount, wrong_digits

SPLIT_LEAST_CENTS = 300
_SECOND_CARD_PERCENT = 15
_REGISTERS_MAX, _PAPERS_A_REGISTER = 6, 150
_CODE_LIMIT_CENTS = 5_000
# Of these every single field may be wrong besides; other fates are told from each other by their fields.
FIELDS_MAY_BE_WRONG = {"", "lost", "double", "triple", "wrong_store", "late", "declined_first", "reversed"}


class People:
    """The customers of a block and their cards: mostly one card each, now and then another one."""

    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._cards: dict[tuple[str, bool], Card] = {}

    def card(self, who: str) -> Card:
        """The card that they pay with this time."""
        which = who, self._luck.below(100) < _SECOND_CARD_PERCENT
        card = self._cards.get(which)
        if card is None:
            card = self._cards[which] = self._luck.card()
        return card


class Counter:
    """One block of a store during the outage: its registers, pads and ledger."""

    def __init__(self, scene: Scene, luck: Luck, *, first_sale: int, first_register: int, papers: int) -> None:
        self.registers = max(2, min(_REGISTERS_MAX, papers // _PAPERS_A_REGISTER))
        self.people = People(luck)
        self.spoiled: list[str] = []
        self.slips: list[Slip] = []
        self.groups: list[tuple[Sale, ...]] = []
        self._scene, self._luck, self._chances = scene, luck, scene.chances
        self._first_sale, self._first_register = first_sale, first_register
        self._used = [0] * self.registers
        self._draw = Draw(self._chances, FATES)
        self._draw_refund = Draw(self._chances, REFUND_FATES)

    def sales(self, visits: Iterable[Visit]) -> list[Sale]:
        """What was truly sold and given back, with what becomes of each."""
        before: dict[str, Visit] = {}
        made = []
        for at, visit in enumerate(visits):
            made.append(self._sale(self._first_sale + at, visit, before.get(visit.who)))
            before[visit.who] = visit
        self._files_go_wrong(made)
        self._combine(made)
        for place, sale in enumerate(made):
            sale.place = place
        return made

    def _sale(self, number: int, visit: Visit, earlier: Visit | None) -> Sale:
        luck, chances = self._luck, self._chances
        is_refund = luck.hits(chances.refund)
        is_cash = luck.hits(chances.cash) and not is_refund
        cents = earlier.cents if is_refund and earlier else visit.cents
        sale = Sale(
            number=number, store=self._scene.store, day=visit.day,
            at_s=FIRST_DAY_S + visit.day * DAY_S + visit.second, minor=self._scene.minor(cents), cents=cents,
            currency=self._scene.currency, card=self.people.card(visit.who), is_refund=is_refund, is_cash=is_cash,
        )  # fmt: skip
        telephoned = luck.hits(chances.code_small if cents < _CODE_LIMIT_CENTS else chances.code_large)
        if telephoned and not is_refund and not is_cash:
            sale.code = luck.code()
        if is_refund:
            sale.fate = self._draw_refund.one(luck.rng)
        elif is_cash:
            sale.fate = "cash_charged" if luck.hits(chances.cash_charged) else "cash"
        else:
            sale.fate = self._draw.one(luck.rng)
        if sale.fate == "split" and cents < SPLIT_LEAST_CENTS:
            sale.fate = ""
        return sale

    def _files_go_wrong(self, sales: list[Sale]) -> None:
        """A day's file of the processor: sent twice, never, or with another day in it."""
        chances, of_day = self._chances, {}
        for day in range(self._scene.days):
            draw = Draw(chances, ("file_replayed", "file_missing", "file_shifted"))
            of_day[day] = draw.one(self._luck.rng)
        for sale in sales:
            if not sale.fate and not sale.is_refund:
                sale.fate = of_day[sale.day]

    def _combine(self, sales: list[Sale]) -> None:
        """Choose sales of one card that central will charge as one sum."""
        by_card: dict[Card, list[Sale]] = {}
        for sale in sales:
            if not sale.fate and not sale.is_refund:
                by_card.setdefault(sale.card, []).append(sale)
        several = [mine for mine in by_card.values() if len(mine) > 1]
        wanted, rest = divmod(len(sales) * self._chances.combined, 100_000)
        wanted += self._luck.hits(rest)
        for _ in range(min(wanted, len(several))):
            mine = several.pop(self._luck.below(len(several)))
            group = tuple(mine[: 3 if self._luck.below(100) < 20 else 2])
            for sale in group:
                sale.fate = "combined"
            self.groups.append(group)

    def _give_number(self, sale: Sale) -> None:
        at = self._luck.below(self.registers)
        sale.register, sale.paper_no = self._register(at), self._next_number(at)

    def _register(self, at: int) -> str:
        return f"{self._first_register + at:02d}"

    def _next_number(self, at: int) -> str:
        """The next number of a register's pad that a sale is written on."""
        while True:
            self._used[at] += 1
            number = f"{self._scene.store}{self._register(at)}{10_000 + self._used[at]}"
            if self._luck.hits(self._chances.spoiled):
                self.spoiled.append(number)
            elif not self._luck.hits(self._chances.torn_out):
                return number

    def numbers(self) -> list[list[str]]:
        """All numbers that were handed out, by register."""
        return [
            [f"{self._scene.store}{self._register(at)}{10_000 + one}" for one in range(1, used + 1)]
            for at, used in enumerate(self._used)
        ]

    def key(self, sale: Sale) -> list[Slip]:
        """Number a sale's papers and type them: mostly one, none where it was lost, two where it was keyed again."""
        self._give_number(sale)
        made = [self._type(sale)]
        if sale.fate == "paper_lost":
            made = []
        elif sale.fate == "keyed_twice":
            made.append(self._keyed_again(made[0]))
        elif sale.fate in ("void_again", "void_again_charged"):
            made.append(self._struck_out(made[0]))
        elif sale.fate in ("void_walked", "void_charged"):
            made[0].is_voided, made[0].role = True, "voided"
        elif sale.is_cash:
            made[0].role = "cash"
        self.slips += made
        return made

    def _type(self, sale: Sale) -> Slip:
        luck, chances = self._luck, self._chances
        slip = Slip(
            sale=sale, store=sale.store, register=sale.register, number=sale.paper_no, sold_s=self._time(sale.at_s),
            minor=sale.minor, brand="", last4="", token="", code=sale.code,
        )  # fmt: skip
        if not sale.is_cash:
            slip.brand = "" if luck.hits(chances.no_brand) else spelled(luck, sale.card.brand)
            slip.last4 = "" if luck.hits(chances.no_last4) else sale.card.last4
            slip.token = sale.card.token if luck.hits(chances.token) else ""
        if luck.hits(chances.slip_number):
            slip.number = wrong_digits(luck.rng, slip.number)
        if sale.fate in FIELDS_MAY_BE_WRONG and not sale.is_cash:
            self._mistype(slip, chances.slip_amount, chances.slip_last4, chances.slip_code)
        return slip

    def _mistype(self, slip: Slip, amount: int, last4: int, code: int) -> None:
        luck = self._luck
        if luck.hits(amount):
            slip.minor = wrong_amount(luck.rng, slip.minor, highest_minor=AMOUNT_MINOR_MAX)
        if luck.hits(last4) and slip.last4:
            slip.last4 = wrong_digits(luck.rng, slip.last4)
        if luck.hits(code) and slip.code:
            slip.code = wrong_digits(luck.rng, slip.code)

    def _time(self, at_s: int) -> int:
        """A time as a clerk writes it: often rounded, now and then on the wrong day, or the day alone."""
        luck, chances = self._luck, self._chances
        if luck.hits(chances.wrong_day):
            at_s += DAY_S if luck.below(2) else -DAY_S
        if luck.hits(chances.dates_only):
            return at_s - at_s % DAY_S + 12 * HOUR_S
        step_s = MINUTE_S
        if luck.hits(chances.rounded):
            step_s = (15 if luck.below(3) == 0 else 5) * MINUTE_S
        return (at_s + step_s // 2) // step_s * step_s

    def _keyed_again(self, first: Slip) -> Slip:
        """The same sale once more: often at another register, less often on another paper or with typing errors."""
        luck, chances = self._luck, self._chances
        again = self._type(first.sale)
        at = luck.below(self.registers)
        if luck.hits(chances.other_number):
            again.register, again.number = self._register(at), self._next_number(at)
        elif luck.below(2):
            again.register = self._register(at)
        if luck.hits(chances.twice_typo):
            self._mistype(again, 50_000, 50_000, 20_000)
        again.role = "keyed_again"
        return again

    def _struck_out(self, first: Slip) -> Slip:
        """Void the first paper, half the time for its wrong amount, and write the sale on another one minutes later."""
        luck, sale = self._luck, first.sale
        self._give_number(sale)
        good = self._type(sale)
        first.sold_s = self._time(sale.at_s - luck.between(1, 6) * MINUTE_S)
        first.is_voided, first.role = True, "voided"
        if luck.below(2):
            first.minor = wrong_amount(luck.rng, first.minor, highest_minor=AMOUNT_MINOR_MAX)
        return good
