"""Held entries of one kind, in the one order in which everybody reads them. Storage room: reads only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, select

from shoebox.domain.acts import Sale
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.sealed import SealedFor, SealedSlip
from shoebox.storage.central_standing import originals_of
from shoebox.storage.central_tables import ENTRY, SLIP

PLACED = (ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq, ENTRY.c.body)


def of_kind(kind: Kind) -> Select[Any]:
    """Register, number and body of every held entry of a kind, book by book and in order."""
    query = select(*PLACED).where(ENTRY.c.kind == kind.value)
    return query.order_by(ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq)


_SAME_PLACE = and_(*(ENTRY.c[name] == SLIP.c[name] for name in ("store", "register", "epoch", "seq")))


def sealed_slip(connection: Connection, entry_id: str) -> SealedSlip | None:
    """The sealed card number in a sale's own entry; None where it has none, or the sale is not here."""
    corrected = originals_of(connection, (entry_id,)).get(entry_id)  # it was sealed for the sale as it was keyed
    entry_id = corrected["corrects"] if corrected else entry_id
    query = select(*PLACED).select_from(SLIP.join(ENTRY, _SAME_PLACE))
    row = connection.execute(query.where(SLIP.c.entry_id == entry_id, ENTRY.c.kind == Kind.SALE.value)).first()
    sale = Sale.of(read_body(row.body).data) if row is not None else None
    if row is None or sale is None or not sale.sealed:
        return None
    whose = SealedFor(
        store=row.store, register=row.register, epoch=row.epoch, entry_id=entry_id, slip=sale.slip,
        amount_minor=sale.amount_minor, currency=sale.currency,
    )  # fmt: skip
    return SealedSlip(sale.sealed, whose, sale.last4)
