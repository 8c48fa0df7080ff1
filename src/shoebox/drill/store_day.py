"""Puts one store's day together: opening, the counter, the drawer, closing; all in the order it is keyed. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from shoebox.domain.entry import Kind, Tender
from shoebox.domain.policy import Policy
from shoebox.domain.slip import TAIL_ASKED_MOST
from shoebox.drill.baskets import OPENS_S, SHUTS_S, Basket, Shop
from shoebox.drill.calls import as_on_paper, with_calls
from shoebox.drill.counter import MINUTE_MS, Counter
from shoebox.drill.rates import Rates, happens
from shoebox.drill.steps import (
    CloseDay,
    CountDrawer,
    CountPaper,
    DeclareIncident,
    ExplainMissing,
    Incident,
    IssuePad,
    KeySale,
    MoveCash,
    OpenDay,
    PlannedPerson,
    RefundSale,
    Step,
    StoreDay,
    VoidSale,
)

FLOAT_MINOR = 20_000
PAD_NUMBERS = 100
_PADS_LEAST = 3
_DROP_ABOVE_MINOR, _DROP_MINOR = 60_000, 40_000
_KEY_GAP_MS = 6_000  # nobody keys two slips faster than this
_PAID_OUT = (("window cleaner", 4_500), ("bags from the corner shop", 1_875), ("taxi for the bank run", 2_200))
_LOST_WORDS = (
    "torn off together, not found",
    "searched counter and bins, not found",
    "not in the box at the count",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a store's day starts from."""

    seed: int
    shop: Shop
    day: str
    day_no: int
    midnight_ms: int
    offset_min: int
    first_number: int
    policy: Policy
    rates: Rates
    people: tuple[PlannedPerson, ...]
    incident: Incident
    lose_one_after: int = 0  # after so many sales one number is nowhere; 0 = leave that to luck


def plan_store_day(opening: Opening, baskets: tuple[Basket, ...], *, open_ended: bool = False) -> StoreDay:
    """The whole day of one store; an open-ended one stops after its last sale, with a number missing."""
    store = opening.shop.store
    counter = Counter(
        seed=opening.seed, store=store, policy=opening.policy, rates=opening.rates, people=opening.people,
        midnight_ms=opening.midnight_ms, next_number=opening.first_number, day_no=opening.day_no,
        rng=Random(f"counter/{opening.seed}/{store}/{opening.day_no}"),  # noqa: S311  (a drill must be repeatable)
        lose_one_after=opening.lose_one_after,
    )  # fmt: skip
    counter.serve(baskets)
    kept = _keyed_order(counter.steps)
    missing = _below_the_highest(counter)
    drawer = _Drawer(counter, opening)
    steps = [*_opening_steps(opening, counter), *drawer.with_moves(kept)]
    calls = Random(f"calls/{opening.seed}/{store}/{opening.day_no}")  # noqa: S311
    steps = with_calls(_keyed_order(_with_twins(steps, opening.policy)), opening.policy, calls)
    if not open_ended:
        asked = _asked_about(opening, counter, missing)
        steps += _closing_steps(opening, counter, asked, drawer, last_ms=steps[-1].at_ms)
    return StoreDay(
        store=store, store_name=opening.shop.name, register=f"{store}-1", day=opening.day,
        offset_min=opening.offset_min, policy=opening.policy, people=opening.people, steps=tuple(steps),
        sales=as_on_paper(counter.sales, steps), missing=missing,
        next_number=counter.next_number, open_ended=open_ended,
    )  # fmt: skip


def _below_the_highest(counter: Counter) -> tuple[str, ...]:
    """Numbers nobody finds. A book sees a gap only below its highest number; above it a slip looks unused."""
    highest = max(counter.numbers_in_book(), default="")
    return tuple(number for number in sorted(counter.missing) if number < highest)


def _asked_about(opening: Opening, counter: Counter, missing: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the close asks about: gaps of each pad, and its last few once the next pad is begun."""

    def pad_of(number: str) -> int:
        return (int(number) - opening.first_number) // PAD_NUMBERS

    highest: dict[int, str] = {}
    for number in filter(None, counter.numbers_in_book()):  # cash is refunded without a slip
        highest[pad_of(number)] = max(number, highest.get(pad_of(number), ""))

    def end_of(pad: int) -> int:
        return opening.first_number + (pad + 1) * PAD_NUMBERS - 1

    def is_asked(number: str) -> bool:
        pad = pad_of(number)
        below = highest.get(pad, "")
        begun_after = any(later > pad for later in highest)
        at_the_end = bool(below) and begun_after and end_of(pad) - int(below) <= TAIL_ASKED_MOST
        return number < below or at_the_end

    return tuple(number for number in missing if is_asked(number))


def _keyed_order(steps: list[Step]) -> list[Step]:
    """By time, and never two within the seconds that a hand needs."""
    ordered: list[Step] = []
    for step in sorted(steps, key=lambda one: one.at_ms):
        earliest = ordered[-1].at_ms + _KEY_GAP_MS if ordered else step.at_ms
        ordered.append(step if step.at_ms >= earliest else replace(step, at_ms=earliest))
    return ordered


def _with_twins(steps: list[Step], policy: Policy) -> list[Step]:
    """Name, for every card sale, the earlier one the register will take for its twin: the same card and amount."""
    seen: dict[tuple[str, int], KeySale] = {}
    struck = {step.of_step: step.at_ms for step in steps if isinstance(step, VoidSale)}
    named: list[Step] = []
    for step in steps:
        if isinstance(step, KeySale) and step.typed.tender == Tender.CARD:
            key = (step.typed.last4, step.typed.amount_minor)
            other = seen.get(key)
            near = other is not None and step.at_ms - other.at_ms <= policy.twin_minutes * MINUTE_MS
            if other is not None and near and struck.get(other.step_id, step.at_ms) >= step.at_ms:
                step = replace(step, twin_of=other.step_id)  # noqa: PLW2901  (the same step, with one more fact)
            seen[key] = step
        named.append(step)
    return named


def _opening_steps(opening: Opening, counter: Counter) -> list[Step]:
    manager, clerk = opening.people[0].number, opening.people[1].number
    at_ms = opening.midnight_ms + (OPENS_S - 1_800) * 1000
    steps: list[Step] = []
    if opening.day_no == 1:
        steps.append(
            DeclareIncident(
                step_id=f"{opening.shop.store}-1-incident", at_ms=at_ms, clerk=manager, number=opening.incident.number,
                began_ms=opening.incident.began_ms, rescue_lane=opening.incident.rescue_lane,
            )
        )  # fmt: skip
        steps += _pads(opening, counter, at_ms)
    steps.append(
        OpenDay(
            step_id=f"{opening.shop.store}-{opening.day_no}-open", at_ms=at_ms + 15 * MINUTE_MS, clerk=manager,
            day=opening.day, float_minor=FLOAT_MINOR, verified_by=clerk,
        )
    )  # fmt: skip
    return steps


def _pads(opening: Opening, counter: Counter, at_ms: int) -> list[Step]:
    """Enough pads for the day and one to spare, at least three."""
    used = counter.next_number - opening.first_number
    count = max(_PADS_LEAST, -(-used // PAD_NUMBERS) + 1)
    firsts = [opening.first_number + at * PAD_NUMBERS for at in range(count)]
    return [
        IssuePad(
            step_id=f"{opening.shop.store}-1-pad{at + 1}", at_ms=at_ms + (at + 1) * 30_000,
            clerk=opening.people[0].number, first=f"{first:09d}", last=f"{first + PAD_NUMBERS - 1:09d}",
        )
        for at, first in enumerate(firsts)
    ]  # fmt: skip


class _Drawer:
    """The cash as it truly lies in the drawer, and what is done with it besides selling."""

    def __init__(self, counter: Counter, opening: Opening) -> None:
        self.cash_minor = FLOAT_MINOR
        self._opening = opening
        self._rng = Random(f"drawer/{opening.seed}/{counter.store}/{opening.day_no}")  # noqa: S311
        self._moves = 0

    def with_moves(self, steps: list[Step]) -> list[Step]:
        """The steps with change fetched, bills paid and bags dropped in between."""
        errands = self._errands() if steps else []
        moved: list[Step] = []
        for step in sorted([*steps, *errands], key=lambda one: one.at_ms):
            moved.append(step)
            self._feel(step)
            if self.cash_minor > _DROP_ABOVE_MINOR:
                bag = f"{self._rng.randrange(10**8):08d}"
                drop = self._move(Kind.SAFE_DROP, step.at_ms + 30_000, _DROP_MINOR, "too much in the drawer", bag)
                moved.append(drop)
                self._feel(drop)
        return moved

    def pieces(self, over_short_minor: int) -> tuple[tuple[int, int], ...]:
        """The drawer by denomination, give or take what somebody lost or gave too little."""
        left = max(0, self.cash_minor + over_short_minor)
        pieces = []
        for value in sorted((one.worth_minor for one in self._opening.policy.pieces), reverse=True):
            most = left // value
            count = most if value == 1 else max(0, most - self._rng.randrange(2))
            pieces.append((value, count))
            left -= value * count
        return tuple(pieces)

    def over_short_minor(self) -> int:
        """What is missing or too much at the count; nothing in most stores."""
        slightly = happens(self._rng, self._opening.rates.drawer_off)
        badly = happens(self._rng, self._opening.rates.drawer_off_badly)
        tolerance = self._opening.policy.over_short_tolerance_minor
        if badly:
            return -self._rng.choice((1_000, 2_000)) - tolerance
        return self._rng.choice((-1, 1)) * self._rng.randint(1, max(1, tolerance)) if slightly else 0

    def _errands(self) -> list[Step]:
        errands: list[Step] = []
        noon_ms = self._opening.midnight_ms + 12 * 3_600_000
        if self._opening.day_no == 1 and self._rng.randrange(2):
            at_ms = noon_ms - self._rng.randint(10, 60) * MINUTE_MS
            errands.append(self._move(Kind.CHANGE_FETCHED, at_ms, 10_000, "small change from the bank"))
        if self._opening.day_no == 1 and self._rng.randrange(2):
            reason, amount = self._rng.choice(_PAID_OUT)
            errands.append(self._move(Kind.PAID_OUT, noon_ms + self._rng.randint(60, 240) * MINUTE_MS, amount, reason))
        return errands

    def _move(self, kind: Kind, at_ms: int, amount_minor: int, reason: str, bag: str = "") -> MoveCash:
        self._moves += 1
        people = self._opening.people
        return MoveCash(
            step_id=f"{self._opening.shop.store}-{self._opening.day_no}-cash{self._moves}", at_ms=at_ms,
            clerk=people[1].number, kind=kind, amount_minor=amount_minor, reason=reason, bag=bag,
            second=people[0].number,
        )  # fmt: skip

    def _feel(self, step: Step) -> None:
        if isinstance(step, KeySale) and step.typed.tender == Tender.CASH:
            self.cash_minor += step.typed.amount_minor
        elif isinstance(step, RefundSale) and step.typed.tender == Tender.CASH:
            self.cash_minor -= step.typed.amount_minor
        elif isinstance(step, MoveCash):
            comes_in = step.kind in (Kind.PAID_IN, Kind.CHANGE_FETCHED)
            self.cash_minor += step.amount_minor if comes_in else -step.amount_minor


def _closing_steps(
    opening: Opening, counter: Counter, missing: tuple[str, ...], drawer: _Drawer, *, last_ms: int
) -> list[Step]:
    """Explain the gaps, count the drawer (twice where it is badly off), count the paper, close."""
    manager = opening.people[0]
    rng = Random(f"close/{opening.seed}/{opening.shop.store}/{opening.day_no}")  # noqa: S311
    at_ms = max(last_ms + MINUTE_MS, opening.midnight_ms + (SHUTS_S + 300) * 1000)
    name = f"{opening.shop.store}-{opening.day_no}"
    steps: list[Step] = []
    if missing:
        steps.append(
            ExplainMissing(
                step_id=f"{name}-missing", at_ms=at_ms, clerk=manager.number, slips=missing,
                explanation=rng.choice(_LOST_WORDS), initials=manager.initials,
            )
        )  # fmt: skip
    steps += _drawer_counts(opening, drawer, at_ms)
    steps.append(
        CountPaper(
            step_id=f"{name}-paper", at_ms=at_ms + 10 * MINUTE_MS, clerk=manager.number, slips=counter.papers,
            note="counted twice; the paper is what lies in the box",
        )
    )  # fmt: skip
    seal = f"A {rng.randrange(1000):03d} {rng.randrange(1000):03d}"
    steps.append(CloseDay(step_id=f"{name}-close", at_ms=at_ms + 12 * MINUTE_MS, clerk=manager.number, seal=seal))
    return steps


def _drawer_counts(opening: Opening, drawer: _Drawer, at_ms: int) -> list[Step]:
    """The closing clerk's blind count; where it is badly off, the manager finds the same again."""
    off_minor = drawer.over_short_minor()
    pieces = drawer.pieces(off_minor)
    badly_off = abs(off_minor) > opening.policy.over_short_tolerance_minor
    counters = (opening.people[2], opening.people[0]) if badly_off else (opening.people[2],)
    return [
        CountDrawer(
            step_id=f"{opening.shop.store}-{opening.day_no}-count{number}", at_ms=at_ms + number * 3 * MINUTE_MS,
            clerk=person.number, number=number, pieces=pieces,
        )
        for number, person in enumerate(counters, 1)
    ]  # fmt: skip
