"""The passes in their order, and what is asked between them, for an engine that speaks the portable SQL.

SQLite runs them so, with four acts of its own (`Tables`); DuckDB, which has words of its own for some of the questions,
answers the same to the byte. Reads `passes.sql` and `census.sql`; decides nothing about sales.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import numpy as np

from shoebox.reconcile import differing
from shoebox.reconcile.sides import Census, Columns, Counts, OpenItems
from shoebox.reconcile.timing import DAY_S, Ints
from shoebox.reconcile.trade import TRADE
from shoebox.reconcile.weighing import Marks

SAMPLE_ROWS = 60_000
REPEATS_OF_SLIPS = 400_000  # beyond it, returning customers are counted on a sample of cards
WEIGHED_ROWS = 1_000_000  # slips of which doubted pairs are looked at, at a time
LAG_S_MIN = -TRADE.charge_before_days_max * DAY_S
ORDER_S_MIN = -TRADE.order_before_days_max * DAY_S
LAG_S_MAX = TRADE.charge_after_days_max * DAY_S
HOUR_S = 3_600
LAST4S = 10_000
COMMON_PRICE_SLIPS = LAST4S  # beyond it each end of a card is among the slips of one price by chance
CHANCE_PAIRS_MAX = 2_000_000  # open slips and charges of a store that end alike by chance; beyond it few are looked at
RARE_PRICE_CHARGES = 20  # open charges of one price in a store; beyond it one on another card is one of many
BLOCKS = ("by_money", "by_code", "by_card", "by_price", "by_sum", "by_visit")
# What `open_items` leaves that nothing reads any more.
OPEN = (
    "pair", "slip_pair", "retry", "mate", "asking", "lonely", "common_price", "rare_price", "own", "rest",
    "keying_step", "open_slip", "open_charge", "store_charge", "spare_charge",
)  # fmt: skip
_VISITS = ("opening", "visit", "earlier")
_FOLDER = Path(__file__).parent
_MARKS = {"is_refund", "is_voided", "is_cash", "is_web", "is_in_incident", "is_settled"}


class Tables(Protocol):
    """What the passes need of an engine. ``slip``, ``charge`` and ``during`` stand there when they begin."""

    def run(self, sql: str) -> None:
        """Run one pass: a table or a view is made of others."""

    def ask(self, sql: str) -> Columns:
        """The rows of a question, as columns."""

    def give(self, name: str, rows: Columns) -> None:
        """Make a table of whole numbers."""

    def drop(self, *names: str) -> None:
        """Let go of tables that no later pass reads."""


def passes_text() -> str:
    """The reviewed SQL of all passes: its digest stands in every run."""
    return (_FOLDER / "passes.sql").read_text("utf-8")


def split(text: str) -> dict[str, str]:
    """The statements of a text by their names."""
    pieces = re.split(r"^-- (?:pass|ask): (\w+)$", text, flags=re.MULTILINE)
    return {name: body.strip().rstrip(";") for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}


class Passing:
    """Runs the passes of one reconciliation over an engine's tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._texts = split(passes_text()) | split((_FOLDER / "census.sql").read_text("utf-8"))

    def tally(self) -> tuple[Census, Columns]:
        """Count both sides, and sample the pairs that only fit each other, as columns (`evidence.learn`)."""
        for name in ("meeting", "crowd", "anchor", "lone_slip", "lone_charge", "stranger", *_VISITS):
            self._pass(name)
        census = self._census()
        self._tables.drop(*_VISITS)
        return census, self._ask("anchors", step=max(1, census.settled // SAMPLE_ROWS))

    def settle(self, auth_tells: bool, lag_s_min: int, is_sure: Callable[[Columns], Marks], stay: Columns) -> int:
        """Settle what only fits once and isn't contradicted, and what stays as it was; answers how many.

        `is_sure` is asked about pairs of which only the charge has an approval code; `stay` are pairs that an earlier
        run settled (``sid``, ``cid``, ``ppm``).
        """
        self._pass("bare")
        self._tables.give("stay", stay)
        lag = {"lag_s_min": lag_s_min, "lag_s_max": LAG_S_MAX}
        sure = [np.zeros(0, dtype=np.int64)]
        if auth_tells:
            shares = 1 + int(self._ask("slip_counts")["slips"][0]) // WEIGHED_ROWS
            for share in range(shares):
                rows = self._ask("doubted", shares=shares, share=share, **lag)
                sure.append(rows["sid"][is_sure(rows)])
        self._tables.give("sure", {"sid": np.concatenate(sure)})
        self._pass("settled", auth_tells=int(auth_tells), **lag)
        for name in ("open_slip", "open_charge"):
            self._pass(name)
        self._tables.drop("lone_slip", "lone_charge", "stranger", "anchor", "crowd", "meeting", "bare", "sure", "stay")
        return int(self._tables.ask("SELECT COUNT(*) AS n FROM settled")["n"][0])

    def open_items(self, code_texts: dict[int, str]) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about.

        `code_texts` are the texts of codes that are no numbers, by the number that stands for each.
        """
        self._tables.give("keying_step", {"minor": keying_steps()})
        for name in ("store_charge", "mate", "lonely", "spare_charge"):
            self._pass(name)
        self._pass("common_price", slips=COMMON_PRICE_SLIPS)
        self._pass("rare_price", charges=RARE_PRICE_CHARGES)
        self._pass("own", lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX)
        self._pass("rest")
        self._pass(asking(self._row("chance")["n"]))
        for name in BLOCKS:
            self._pass(name, lag_s_min=LAG_S_MIN, lag_s_max=LAG_S_MAX, order_s_min=ORDER_S_MIN)
        for name in ("pair", "slip_pair", "retry", "asked_slip", "asked_charge"):
            self._pass(name)
        slips, charges = (_marked(self._ask(name)) for name in ("slips", "charges"))
        pairs = differing.pairs(slips, charges, self._ask("pairs"), code_texts)
        slip_pairs = differing.slip_pairs(slips, self._ask("slip_pairs"), code_texts)
        retries = self._ask("retries")
        self._tables.drop(*BLOCKS, *OPEN)
        both = zip(retries["one"].tolist(), retries["other"].tolist(), strict=True)
        return OpenItems(slips, charges, pairs, slip_pairs, tuple(both))

    def _census(self) -> Census:
        slips_by_store, by_store, by_amount = (
            _by_key(self._ask(name)) for name in ("slips_by_store", "charges_by_store", "charges_by_amount")
        )
        slips, charges, strangers = (self._row(name) for name in ("slip_counts", "charge_counts", "strangers"))
        doubles, struck_out, hours, repeats = (
            self._row("doubles"),
            self._row("struck_out"),
            self._ask("hours"),
            self._ask("repeats", step=1 + sum(slips_by_store.values()) // REPEATS_OF_SLIPS),
        )
        earlier = self._ask("earlier_by_store")
        visit_pairs, before_pairs = _visit_pairs(self._ask("visits_by_day"), earlier)
        return Census(
            slips_by_store=slips_by_store,
            charges_by_store=by_store,
            charges_by_amount=by_amount,
            slips=slips["slips"],
            charges=charges["charges"],
            store_charges=charges["of_stores"],
            web_charges=charges["of_web"],
            settled=self._row("met")["n"] - self._row("met_in_crowds")["n"],
            bare_slips=self._row("bare_slips")["n"] - self._row("bare_orders")["n"],
            strangers=strangers["strangers"],
            strangers_with_auth=strangers["with_auth"],
            strangers_with_ref=strangers["with_ref"],
            doubles_of_order=doubles["same"],
            doubles_apart=doubles["apart"],
            span_hours=(charges["first_s"] // HOUR_S, charges["last_s"] // HOUR_S),
            middle_s=_middle(self._ask("moments")),
            hours={"hour": hours["hour_s"] // HOUR_S, "stranger": hours["stranger"], "web": hours["web"]},
            repeats=repeats,
            visit_pairs=visit_pairs,
            before_pairs=before_pairs,
            before=int(earlier["n"].sum()),
            strangers_before=self._row("strangers_before")["n"],
            twins=self._ask("twins"),
            doubles_apart_s=self._ask("doubles_apart"),
            struck_out=struck_out["slips"],
            struck_out_charged=struck_out["charged"],
        )

    def _pass(self, name: str, **numbers: int) -> None:
        self._tables.run(self._texts[name].format(**numbers) if numbers else self._texts[name])

    def _ask(self, name: str, **numbers: int) -> Columns:
        return self._tables.ask(self._texts[name].format(**numbers) if numbers else self._texts[name])

    def _row(self, name: str) -> dict[str, int]:
        return {column: int(values[0]) for column, values in self._ask(name).items()}


def numbers_sql(side: str, ids: Iterable[str]) -> str:
    """The numbers that rows of some ids have (``slip`` or ``charge``), ids beside them, in every engine's words."""
    # As hexadecimal digits: each engine has ways of its own to write a quote into a text.
    named = ", ".join(f"'{own.encode().hex().upper()}'" for own in ids)
    return f"SELECT {side[0]}id AS number, {side}_id AS id FROM {side} WHERE HEX({side}_id) IN ({named})"  # noqa: S608


def asking(alike: int) -> str:
    """The pass that says which slips are held against every charge of their card, by what `chance` answers."""
    return "every_asking" if alike <= CHANCE_PAIRS_MAX * LAST4S else "lonely_asking"


def keying_steps() -> Ints:
    """Differences in minor units that one wrong digit, or two neighbours swapped, can make."""
    steps = {d * 10**k * f for d in range(1, 10) for k in range(12) for f in (1, 9)}
    return np.array(sorted(steps), dtype=np.int64)


def _by_key(rows: Columns) -> Counts:
    key, count = rows.values()
    return Counts(zip(key.tolist(), count.tolist(), strict=True))


def _marked(rows: Columns) -> Columns:
    return {name: column == 1 if name in _MARKS else column for name, column in rows.items()}


def _middle(moments: Columns) -> int:
    """Half of the slips were sold until then."""
    if not len(moments["n"]):
        return 0
    until = np.cumsum(moments["n"])
    return int(moments["sold_at"][np.searchsorted(2 * until, until[-1], side="left")])


def _visit_pairs(visits: Columns, earlier: Columns) -> tuple[int, int]:
    """Pairs of a visit and one of an earlier day in the same store, and of a visit and one before the outage."""
    by_store: dict[int, list[int]] = {}
    for store, count in zip(visits["store"].tolist(), visits["n"].tolist(), strict=True):
        by_store.setdefault(store, []).append(count)
    before = dict(zip(earlier["store"].tolist(), earlier["n"].tolist(), strict=True))
    pairs = sum((sum(days) ** 2 - sum(day * day for day in days)) // 2 for days in by_store.values())
    return pairs, sum(sum(days) * before.get(store, 0) for store, days in by_store.items())
