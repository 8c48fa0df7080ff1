"""Who gave money back, and who signed beside them, read out of the refunds' own entries. Storage room: reads only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from shoebox.domain.acts import Refund
from shoebox.domain.entry import Kind, read_body
from shoebox.storage.central_tables import ENTRY, SLIP

_SAME_PLACE = and_(*(ENTRY.c[name] == SLIP.c[name] for name in ("store", "register", "epoch", "seq")))


def signers_of(conn: Connection, slip_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Of these few slips those that are refunds: staff numbers of who gave it back and who signed; empty = nobody."""
    query = select(SLIP.c.entry_id, ENTRY.c.body).select_from(SLIP.join(ENTRY, _SAME_PLACE))
    query = query.where(SLIP.c.entry_id.in_(slip_ids), ENTRY.c.kind == Kind.REFUND.value)
    found = {}
    for entry_id, body in conn.execute(query):
        envelope = read_body(body)
        found[entry_id] = (envelope.clerk, Refund.of(envelope.data).approver)
    return found
