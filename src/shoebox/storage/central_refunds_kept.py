"""What the central systems gave back, kept from one question to the next. Storage room: reads only.

A chain has millions of charges and a few thousand refunds; they are looked up for each refund that somebody asks for.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, func, select

from shoebox.domain.evidence import ChargeView
from shoebox.domain.pickup import order_key
from shoebox.storage.central_charges import CAPTURED, CHARGES, UNDONE
from shoebox.storage.central_tables import CHARGE, CHARGE_FILE

_Key = tuple[str, str, int]  # what a refund is known by, its currency, and its amount in minor units


@dataclass(slots=True)
class RefundsKept:
    """The last look, read anew where charges have come. May be asked from several threads."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    _files: int = -1
    _known: dict[_Key, list[str]] = field(default_factory=dict)

    def beside(self, conn: Connection, charges: Iterable[ChargeView]) -> tuple[str, ...]:
        """Ids of what gives one of these charges' very amount back, under its order; of its card where it names none.

        A refund that names a slip is a refund slip's own. A charge that took no money after all may be one of these.
        """
        with self._turn:
            files = conn.execute(select(func.count()).select_from(CHARGE_FILE)).scalar_one()
            if files != self._files:
                self._known, self._files = _refunds(conn), files
            keys = (key for one in charges if one.kind == "charge" for key in _keys(one.order_id, one.last4, one))
            return tuple(dict.fromkeys(found for key in keys for found in self._known.get(key, ())))


def _keys(order_id: str, last4: str, one: ChargeView) -> list[_Key]:
    named = ([f"order {order_key(order_id)}"] if order_key(order_id) else []) + ([f"card {last4}"] if last4 else [])
    return [(name, one.currency, one.amount_minor) for name in named]


def _refunds(conn: Connection) -> dict[_Key, list[str]]:
    refund = and_(CHARGE.c.kind == "refund", CAPTURED, CHARGE.c.slip_ref == "")
    columns = (CHARGE.c.charge_id, CHARGE.c.order_id, CHARGE.c.card_last4, CHARGE.c.currency, CHARGE.c.amount_minor)
    found: dict[_Key, list[str]] = {}
    for row in conn.execute(select(*columns).select_from(CHARGES).where(refund | UNDONE).order_by(CHARGE.c.charge_id)):
        order = order_key(row.order_id)
        name = f"order {order}" if order else f"card {row.card_last4}" if row.card_last4 else ""
        if name:
            found.setdefault((name, row.currency, row.amount_minor), []).append(row.charge_id)
    return found
