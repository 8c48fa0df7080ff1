"""What head office has sent out, and which register said that it holds what. Storage room: rows, no rules.

`CentralWriter` is built on this, so all of it belongs to one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, func, select

from shoebox.storage.adding import add_if_new
from shoebox.storage.central_tables import DISPATCH, DISPATCH_HELD

Row = dict[str, Any]


class DispatchRows:
    """The part of one open write that dispatches need."""

    _connection: Connection

    def dispatches(self) -> tuple[Row, ...]:
        """Everything that was sent out, in the order in which it was."""
        query = select(DISPATCH).order_by(DISPATCH.c.issued_ms, DISPATCH.c.kind, DISPATCH.c.version)
        return tuple(dict(row) for row in self._connection.execute(query).mappings())

    def newest_dispatches(self) -> tuple[Row, ...]:
        """The newest of each kind and series for the same stores: what all the others were replaced by."""
        own = (DISPATCH.c.kind, DISPATCH.c.series, DISPATCH.c.stores)
        newest = select(*own, func.max(DISPATCH.c.version).label("version")).group_by(*own).subquery()
        same = and_(DISPATCH.c.kind == newest.c.kind, DISPATCH.c.version == newest.c.version)
        query = select(DISPATCH).select_from(DISPATCH.join(newest, same))
        query = query.order_by(DISPATCH.c.issued_ms, DISPATCH.c.kind, DISPATCH.c.version)
        return tuple(dict(row) for row in self._connection.execute(query).mappings())

    def dispatch_of(self, digest: bytes) -> Row | None:
        """The one with this SHA-256; None where it was never sent out."""
        row = self._connection.execute(select(DISPATCH).where(DISPATCH.c.digest == digest)).mappings().first()
        return dict(row) if row else None

    def add_dispatch(self, row: Row) -> None:
        """Send one out."""
        self._connection.execute(DISPATCH.insert(), [row])

    def last_version(self, kind: str) -> int:
        """The newest version of this kind that was sent out; 0 where none was."""
        query = select(func.max(DISPATCH.c.version)).where(DISPATCH.c.kind == kind)
        return self._connection.execute(query).scalar() or 0

    def last_version_heard(self, kind: str, *, most: int) -> int:
        """The newest version of this kind, up to so much, that a register said it holds; 0 where none did."""
        held = (DISPATCH_HELD.c.kind == kind, DISPATCH_HELD.c.code == "", DISPATCH_HELD.c.version <= most)
        return self._connection.execute(select(func.max(DISPATCH_HELD.c.version)).where(*held)).scalar() or 0

    def dispatches_held(self, store: str = "", register: str = "") -> tuple[Row, ...]:
        """What registers said that they hold or refused, the first word on each; of one register where it is named."""
        query = select(DISPATCH_HELD).order_by(DISPATCH_HELD.c.heard_ms)
        if store:
            query = query.where(DISPATCH_HELD.c.store == store, DISPATCH_HELD.c.register == register)
        return tuple(dict(row) for row in self._connection.execute(query).mappings())

    def add_dispatches_held(self, rows: Iterable[Row]) -> None:
        """Note what a register says; the same once."""
        add_if_new(self._connection, DISPATCH_HELD, list(rows))
