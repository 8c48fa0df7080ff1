"""What stores wrote of drafts that they keyed again: under which order, and what was let through late. Storage room.

Reads only. A tick that was taken back is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from shoebox.domain.acts import DraftReviewed, Rekeyed, RekeyUndone
from shoebox.domain.crossing import ChargedSlip, OneCharge
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.former import former_place, is_former
from shoebox.domain.ticking import OrderShared, Tick, on_one_order
from shoebox.storage.central_entries import PLACED, of_kind
from shoebox.storage.central_standing import JOINED, NOW, STATUS
from shoebox.storage.central_tables import ENTRY, SLIP

_KINDS = (Kind.REKEYED, Kind.REKEY_UNDONE, Kind.DRAFT_REVIEWED)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KeyedSlip:
    """A slip that was ticked off, as it stands now; ``slip_id`` is that of the entry that says so."""

    slip_id: str
    slip_no: str
    amount_minor: int
    currency: str
    is_good: bool


def standing_ticks(conn: Connection, stores: Collection[str] | None = None) -> list[Tick]:
    """Every tick that nobody took back, book by book and in order; two of one order or of one draft are both here.

    Of these stores alone, where they are named.
    """
    named = () if stores is None else (ENTRY.c.store.in_(sorted(stores)),)
    undone = set()
    for row in conn.execute(of_kind(Kind.REKEY_UNDONE).where(*named)):
        undone.add((row.store, row.register, *_place(row.epoch, RekeyUndone.of(read_body(row.body).data).ticked_seq)))
    found = []
    for row in conn.execute(of_kind(Kind.REKEYED).where(*named)):
        if (row.store, row.register, row.epoch, row.seq) not in undone:
            act, book = Rekeyed.of(read_body(row.body).data), (row.store, row.register, row.epoch)
            tick = Tick(book=book, seq=row.seq, draft=act.rekeyed, order_no=act.order_no, is_refund=act.refund)
            found.append(tick)
    return found


def keyed_slips(conn: Connection, drafts: Collection[str]) -> dict[str, KeyedSlip]:
    """Those of these drafts that are here, by the sale's own entry id, which is what a tick names."""
    wanted, found = sorted(drafts), dict[str, KeyedSlip]()
    columns = (SLIP.c.entry_id, NOW["entry_id"].label("now_id"), NOW["slip_no"], NOW["amount_minor"], SLIP.c.currency)
    query = select(*columns, STATUS).select_from(JOINED)
    for at in range(0, len(wanted), _AT_ONCE):
        for row in conn.execute(query.where(SLIP.c.entry_id.in_(wanted[at : at + _AT_ONCE]))):
            found[row.entry_id] = KeyedSlip(
                row.now_id, row.slip_no, row.amount_minor, row.currency, row.status == "good"
            )
    return found


def shared_orders(conn: Connection) -> list[OneCharge]:
    """Order numbers under which a store ticked off several slips that stand; each with what the store said of it."""
    groups = list(on_one_order(standing_ticks(conn)))
    slips = keyed_slips(conn, {tick.draft for group in groups for tick in group})
    words, found = _words(conn) if groups else {}, []
    for group in groups:
        keyed = tuple(
            ChargedSlip(tick.book, slips[tick.draft].slip_id, tick.order_no, slips[tick.draft].amount_minor)
            for tick in {tick.draft: tick for tick in group}.values()
            if tick.draft in slips and slips[tick.draft].is_good
        )
        if len(keyed) > 1:
            said = words.get((group[0].book[0], frozenset((*tick.book[1:], tick.seq) for tick in group)), "")
            currency = next(slip.currency for slip in slips.values() if slip.slip_id == keyed[0].slip_id)
            found.append(OneCharge(slips=keyed, currency=currency, said=said))
    return found


def _words(conn: Connection) -> dict[tuple[str, frozenset[tuple[str, int, int]]], str]:
    """What somebody in charge found of ticks under one order, by store and those ticks; the last word of each."""
    found = {}
    for row in conn.execute(of_kind(Kind.ORDER_SHARED)):
        act = OrderShared.of(read_body(row.body).data)
        found[row.store, frozenset(tick[:3] for tick in act.ticks)] = act.found
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
