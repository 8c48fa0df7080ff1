"""Held entries of one kind, in the one order in which everybody reads them. Storage room: reads only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from shoebox.domain.entry import Kind
from shoebox.storage.central_tables import ENTRY

PLACED = (ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq, ENTRY.c.body)


def of_kind(kind: Kind) -> Select[Any]:
    """Register, number and body of every held entry of a kind, book by book and in order."""
    query = select(*PLACED).where(ENTRY.c.kind == kind.value)
    return query.order_by(ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq)
