"""Slips and charges of SQLite's tables as somebody will read about them, with their texts. Runs SQL."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from shoebox.reconcile.differing import code_text
from shoebox.reconcile.engines.columns import BRANDS, token
from shoebox.reconcile.engines.sqlite_reading import Reading
from shoebox.reconcile.sides import Charge, ChargePlace, Slip, SlipPlace

_SLIPS = """
SELECT {place} AS place, s.slip_id, s.store, s.slip_no, s.refund, s.voided, s.cash, s.sold_at, s.amount, s.currency,
       s.brand, s.last4, s.card, s.auth, s.order_ref
FROM {table} AS s JOIN wanted AS w ON w.at = {by} ORDER BY s.slip_id
"""
_CHARGES = """
SELECT {place} AS place, c.charge_id, c.order_id, c.order_name, c.store, c.web, c.charged_at, c.amount, c.currency,
       c.refund, i.cid IS NOT NULL AS is_in_incident, c.brand, c.last4, c.card, c.auth, c.slip_ref
FROM {table} AS c JOIN wanted AS w ON w.at = {by} LEFT JOIN during AS i ON i.cid = c.cid ORDER BY c.charge_id
"""
Facts = dict[str, Any]


class Texts:
    """Fetches the few rows of which anybody reads."""

    def __init__(self, connection: sqlite3.Connection, reading: Reading) -> None:
        self._connection, self._reading = connection, reading

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
        pairs = self._connection.execute("SELECT sid, cid FROM settled WHERE lag > ?", (late_s,)).fetchall()
        nth = "ROW_NUMBER() OVER (ORDER BY {0}) - 1"
        of_slips = self._wanted(
            (sid for sid, _ in pairs), _SLIPS.format(table="slip", place=nth.format("s.slip_id"), by="s.sid"), "sid"
        )
        of_charges = self._wanted(
            (cid for _, cid in pairs),
            _CHARGES.format(table="charge", place=nth.format("c.charge_id"), by="c.cid"),
            "cid",
        )
        slips, charges = self._told(of_slips, of_charges)
        places = [{facts["number"]: facts["place"] for facts in some} for some in (of_slips, of_charges)]
        told = [(slips[places[0][sid]], charges[places[1][cid]]) for sid, cid in pairs]
        return sorted(told, key=lambda pair: pair[0].place)

    def _wanted(self, at: Iterable[int], sql: str, number: str = "place") -> list[Facts]:
        self._connection.execute("CREATE TABLE wanted (at INTEGER PRIMARY KEY)")
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((one,) for one in at))
        side = "s" if number == "sid" else "c" if number == "cid" else ""
        sql = sql.replace(" AS place,", f" AS place, {side}.{number} AS number,") if side else sql
        cursor = self._connection.execute(sql)
        names = [name for name, *_ in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
        self._connection.execute("DROP TABLE wanted")
        return found

    def _told(
        self, of_slips: list[Facts], of_charges: list[Facts]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        # Only an order that two of them share is ever spoken of.
        often = Counter(facts["order_id"] for facts in of_charges)
        shared = {key for key, count in often.items() if count > 1}
        orders = dict(self._orders({facts["order_ref"] for facts in of_slips}))
        orders |= {facts["order_id"]: facts["order_name"] for facts in of_charges if facts["order_id"] in shared}
        slips = {facts["place"]: self._slip(facts, orders) for facts in of_slips}
        return slips, {facts["place"]: self._charge(facts, orders) for facts in of_charges}

    def _orders(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        for key in set(keys) - {0}:
            sql = "SELECT order_id, order_name FROM charge WHERE order_id = ? LIMIT 1"
            yield from self._connection.execute(sql, (key,))

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
