"""What stores wrote of drafts that they keyed again: under which order, and what was let through late. Storage room.

Reads only. A tick that was taken back is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from shoebox.domain.acts import DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.former import former_place, is_former
from shoebox.storage.central_entries import PLACED, of_kind
from shoebox.storage.central_tables import ENTRY, SLIP

_KINDS = (Kind.REKEYED, Kind.REKEY_UNDONE, Kind.DRAFT_REVIEWED)


@dataclass(frozen=True, slots=True)
class KeyedAgain:
    """A draft by its entry id, its store, and the order that it became in the revived point of sale."""

    slip_id: str
    store: str
    order_no: str


def keyed_again(conn: Connection) -> dict[str, KeyedAgain]:
    """Every draft that is ticked off, by its entry id."""
    undone = set()
    for row in conn.execute(of_kind(Kind.REKEY_UNDONE)):
        undone.add((row.store, row.register, *_place(row.epoch, RekeyUndone.of(read_body(row.body).data).ticked_seq)))
    found = {}
    for row in conn.execute(of_kind(Kind.REKEYED)):
        if (row.store, row.register, row.epoch, row.seq) not in undone:
            tick = Rekeyed.of(read_body(row.body).data)
            found[tick.rekeyed] = KeyedAgain(tick.rekeyed, row.store, tick.order_no)
    return found


def _place(epoch: int, number: int) -> tuple[int, int]:
    """Epoch and entry that a number in a book of this epoch names: a later book takes ticks of a damaged one back."""
    return former_place(number) if is_former(number) else (epoch, number)


def told_of(conn: Connection, slip_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Of these few drafts: the order each was ticked off under, and why it was let through late; empty = neither."""
    stores = select(SLIP.c.store).where(SLIP.c.entry_id.in_(slip_ids))
    said: dict[str, tuple[str, str]] = {}
    for kind, body in _bodies(conn, stores):
        # Looked for as bytes first: a store that keyed everything again has hundreds of these.
        slip_id = next((one for one in slip_ids if one.encode() in body), "")
        if not slip_id:
            continue
        order_no, review = said.get(slip_id, ("", ""))
        data = read_body(body).data
        if kind == Kind.DRAFT_REVIEWED:
            act = DraftReviewed.of(data)
            said[slip_id] = (order_no, f"{act.approver}: {act.reason}")
        else:
            said[slip_id] = (Rekeyed.of(data).order_no if kind == Kind.REKEYED else "", review)
    return said


def _bodies(conn: Connection, stores: Any) -> Iterator[tuple[str, bytes]]:
    """What the stores wrote of these kinds, each book in order: a later tick counts, and one taken back does not."""
    query = select(*PLACED, ENTRY.c.kind).where(ENTRY.c.kind.in_([str(kind) for kind in _KINDS]))
    query = query.where(ENTRY.c.store.in_(stores))
    for row in conn.execute(query.order_by(ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq)):
        yield row.kind, row.body
