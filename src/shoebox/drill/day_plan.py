"""Plans an outage Saturday of a whole chain from baskets: who does what, when, and what it truly was. Pure planning.

Nothing here touches a book. The plan is the same for the same baskets and seed, on every machine.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random

from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy
from shoebox.drill.baskets import CURRENCY, Baskets, Shop
from shoebox.drill.cast import finance_people, store_people
from shoebox.drill.rates import Rates
from shoebox.drill.steps import Incident, OutagePlan, StoreDay
from shoebox.drill.store_day import Opening, plan_store_day

OUTAGE_DAY = "2026-11-14"
MORNING_AFTER = "2026-11-15"
OFFSET_MIN = -300  # the stores' winter time
INCIDENT_NUMBER = "26-11"
RESCUE_LANE = "finance"
FLOOR_LIMIT_MINOR = 5_000
_PLAIN_POLICY = Policy(currency=CURRENCY)
_FLOOR_POLICY = replace(_PLAIN_POLICY, version="1-floor-50", floor_limit_minor=dict.fromkeys(Brand, FLOOR_LIMIT_MINOR))
_FIRST_PAD = 100_001  # behind the store's three digits: register 1's first slip
_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000
_MORNING_S = (8 * 3600, 10 * 3600 + 1800)


def plan_day(
    baskets: Baskets, *, seed: int, rates: Rates | None = None, leave_open: bool = True, tomorrow_sales: int = 40
) -> OutagePlan:
    """The outage Saturday of these stores; with `leave_open`, also the first store's Sunday morning, not closed yet.

    Every third store has a floor limit, so some of its slips carry no approval code.
    """
    rates = rates or Rates()
    midnight_ms = _midnight_ms(OUTAGE_DAY)
    incident = Incident(
        number=INCIDENT_NUMBER, rescue_lane=RESCUE_LANE, stores=tuple(shop.store for shop in baskets.shops),
        began_ms=midnight_ms + 5 * _HOUR_MS, ended_ms=midnight_ms + _DAY_MS + 13 * _HOUR_MS,
    )  # fmt: skip
    openings = [_opening(shop, at, seed=seed, rates=rates, incident=incident) for at, shop in enumerate(baskets.shops)]
    days = tuple(plan_store_day(opening, baskets.of_store(opening.shop.store)) for opening in openings)
    tomorrow = _tomorrow(openings[0], days[0], baskets, tomorrow_sales) if leave_open else None
    return OutagePlan(
        seed=seed, currency=CURRENCY, midnight_ms=midnight_ms, incident=incident, days=days, tomorrow=tomorrow,
        finance=finance_people(), beside=baskets.beside,
    )  # fmt: skip


def _midnight_ms(day: str) -> int:
    local = datetime.fromisoformat(day).replace(tzinfo=timezone(timedelta(minutes=OFFSET_MIN)))
    return int(local.astimezone(UTC).timestamp()) * 1000


def _opening(shop: Shop, at: int, *, seed: int, rates: Rates, incident: Incident) -> Opening:
    return Opening(
        seed=seed, shop=shop, day=OUTAGE_DAY, day_no=1, midnight_ms=_midnight_ms(OUTAGE_DAY), offset_min=OFFSET_MIN,
        first_number=int(shop.store) * 1_000_000 + _FIRST_PAD, policy=_FLOOR_POLICY if at % 3 == 1 else _PLAIN_POLICY,
        rates=rates, people=store_people(seed, shop.store), incident=incident,
    )  # fmt: skip


def _tomorrow(opening: Opening, today: StoreDay, baskets: Baskets, sales: int) -> StoreDay:
    """A living day: the store's pads go on where they stopped, and one number in the middle is nowhere."""
    store = opening.shop.store
    rng = Random(f"tomorrow/{opening.seed}/{store}")  # noqa: S311  (a drill must be repeatable)
    beside = [basket for basket in baskets.beside if basket.store == store]
    pool = beside if len(beside) >= sales else [*beside, *baskets.of_store(store)]
    first_s, last_s = _MORNING_S
    morning = tuple(
        replace(basket, day=0, second_of_day=first_s + at * (last_s - first_s) // sales)
        for at, basket in enumerate(rng.sample(pool, min(sales, len(pool))))
    )
    next_opening = replace(
        opening, day=MORNING_AFTER, day_no=2, midnight_ms=opening.midnight_ms + _DAY_MS, first_number=today.next_number,
        rates=replace(opening.rates, torn_out=0, slip_lost=0), lose_one_after=len(morning) // 2,
    )  # fmt: skip
    return plan_store_day(next_opening, morning, open_ended=True)
