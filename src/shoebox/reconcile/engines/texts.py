"""Slips and charges of an engine's tables as somebody will read about them, with their texts. Asks portable SQL."""

# ruff: noqa: S608 (the SQL is ours, and what is put in are whole numbers)

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np

from shoebox.reconcile.differing import code_text
from shoebox.reconcile.engines.columns import BRANDS, Currencies, token
from shoebox.reconcile.passing import Tables
from shoebox.reconcile.sides import Charge, ChargePlace, Slip, SlipPlace

_SLIPS = """
SELECT {place} AS place, s.slip_id, s.store, s.slip_no, s.refund, s.voided, s.cash, s.sold_at, s.amount, s.currency,
       s.brand, s.last4, s.card, s.auth, s.order_ref
FROM {table} AS s JOIN wanted AS w ON w.number = {by} ORDER BY s.slip_id
"""
_CHARGES = """
SELECT {place} AS place, c.charge_id, c.order_id, c.order_name, c.store, c.web, c.charged_at, c.amount, c.currency,
       c.refund, CASE WHEN i.cid IS NULL THEN 0 ELSE 1 END AS is_in_incident, c.brand, c.last4, c.card, c.auth,
       c.slip_ref
FROM {table} AS c JOIN wanted AS w ON w.number = {by} LEFT JOIN during AS i ON i.cid = c.cid ORDER BY c.charge_id
"""
_ORDERS = """
SELECT c.order_id, MIN(c.order_name) AS order_name FROM charge AS c JOIN wanted AS w ON w.number = c.order_id
GROUP BY c.order_id
"""
Facts = dict[str, Any]


class Asked(Tables, Protocol):
    """What is asked of an engine: what the passes need, and texts."""

    def rows(self, sql: str) -> list[Facts]:
        """The rows of a question, with their texts."""


class Read(Protocol):
    """What reading both sides found: the currencies, and the texts behind numbers.

    That is `sqlite_reading.Reading` or `spark_reading.Reading`.
    """

    money: Currencies
    names: dict[int, str]
    codes: dict[int, str]


class Texts:
    """Fetches the few rows of which anybody reads."""

    def __init__(self, engine: Asked, reading: Read) -> None:
        self._engine, self._reading = engine, reading

    @property
    def codes(self) -> dict[int, str]:
        """The texts of codes that are no numbers."""
        return self._reading.codes

    def show(
        self, slips: Iterable[SlipPlace], charges: Iterable[ChargePlace]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        """Those at some places, by their places."""
        of_slips = self._wanted(slips, _SLIPS.format(table="asked_slip", place="s.place", by="s.place"))
        of_charges = self._wanted(charges, _CHARGES.format(table="asked_charge", place="c.place", by="c.place"))
        return self._told(of_slips, of_charges)

    def late_pairs(self, late_s: int) -> list[tuple[Slip, Charge]]:
        """Settled pairs whose charge came later than that, in the order of the slips' ids."""
        pairs = self._engine.ask(f"SELECT sid, cid FROM settled WHERE lag > {late_s}")
        if not len(pairs["sid"]):
            return []
        # They stand among nobody's places: their own numbers are places here, and their order is that of the ids.
        of_slips = self._wanted(pairs["sid"].tolist(), _SLIPS.format(table="slip", place="s.sid", by="s.sid"))
        of_charges = self._wanted(pairs["cid"].tolist(), _CHARGES.format(table="charge", place="c.cid", by="c.cid"))
        place = [{facts["place"]: at for at, facts in enumerate(some)} for some in (of_slips, of_charges)]
        for some in (of_slips, of_charges):
            for at, facts in enumerate(some):
                facts["place"] = at
        slips, charges = self._told(of_slips, of_charges)
        both = zip(pairs["sid"].tolist(), pairs["cid"].tolist(), strict=True)
        told = [(slips[place[0][sid]], charges[place[1][cid]]) for sid, cid in both]
        return sorted(told, key=lambda pair: pair[0].place)

    def _wanted(self, numbers: Iterable[int], sql: str) -> list[Facts]:
        wanted = np.array(sorted(set(numbers)), dtype=np.int64)
        if not len(wanted):
            return []
        self._engine.give("wanted", {"number": wanted})
        found = self._engine.rows(sql)
        self._engine.drop("wanted")
        return found

    def _told(
        self, of_slips: list[Facts], of_charges: list[Facts]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        # Only an order that two of them share is ever spoken of.
        often = Counter(facts["order_id"] for facts in of_charges)
        shared = {key for key, count in often.items() if count > 1}
        named = self._wanted({facts["order_ref"] for facts in of_slips} - {0}, _ORDERS)
        orders = {facts["order_id"]: facts["order_name"] for facts in named}
        orders |= {facts["order_id"]: facts["order_name"] for facts in of_charges if facts["order_id"] in shared}
        slips = {facts["place"]: self._slip(facts, orders) for facts in of_slips}
        return slips, {facts["place"]: self._charge(facts, orders) for facts in of_charges}

    def _slip(self, facts: Facts, orders: dict[int, str]) -> Slip:
        return Slip(
            register="", slip_no=self._code(facts["slip_no"]), is_voided=facts["voided"] == 1,
            is_cash=facts["cash"] == 1, sold_at_s=facts["sold_at"],
            order_ref=orders.get(facts["order_ref"]) or token(facts["order_ref"]), slip_id=facts["slip_id"],
            **self._both(facts),
        )  # fmt: skip

    def _charge(self, facts: Facts, orders: dict[int, str]) -> Charge:
        return Charge(
            charge_id=facts["charge_id"], order_id=orders.get(facts["order_id"]) or token(facts["order_id"]),
            is_web=facts["web"] == 1, charged_at_s=facts["charged_at"],
            is_in_incident=facts["is_in_incident"] == 1, slip_ref=self._code(facts["slip_ref"]), **self._both(facts),
        )  # fmt: skip

    def _both(self, facts: Facts) -> Facts:
        return {
            "place": facts["place"],
            "store": self._reading.names.get(facts["store"], ""),
            "amount_minor": facts["amount"],
            "currency": self._reading.money.all[facts["currency"]],
            "is_refund": facts["refund"] == 1,
            "brand": BRANDS[facts["brand"]],
            "last4": f"{facts['last4']:04}" if facts["last4"] >= 0 else "",
            "card": token(facts["card"]),
            "auth": self._code(facts["auth"]),
        }

    def _code(self, code: int) -> str:
        return code_text(code, self._reading.codes)
