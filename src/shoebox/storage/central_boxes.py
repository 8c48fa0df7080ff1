"""What the stores wrote of their boxes of paper, read out of the entries that are held. Storage room: reads only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, func, select

from shoebox.domain.acts import BoxHandedOver, DayClosed, PaperCount
from shoebox.domain.archive import BoxKey, SentBox
from shoebox.domain.custody import HandOver, Way
from shoebox.domain.entry import Kind, read_body
from shoebox.storage.central_tables import BOX, ENTRY, SLIP

_BOOK = ("store", "register", "epoch")
_Ranges = dict[tuple[str, str, int], list[tuple[int, int, int]]]


def sent_boxes(conn: Connection) -> tuple[SentBox, ...]:
    """Every box that was taken in, by store and day, with its hand-overs as far as they are known here."""
    closing = and_(*(BOX.c[name] == ENTRY.c[name] for name in _BOOK), BOX.c.last_seq == ENTRY.c.seq)
    query = select(BOX, ENTRY.c.body).select_from(BOX.outerjoin(ENTRY, closing))
    rows = conn.execute(query.order_by(BOX.c.store, BOX.c.day, BOX.c.register, BOX.c.epoch, BOX.c.last_seq)).mappings()
    counts, handed, slips = _paper_counts(conn), _hand_overs(conn), _slips(conn)
    return tuple(_sent(dict(row), counts=counts, handed=handed, slips=slips) for row in rows)


def _sent(row: dict[str, Any], *, counts: _Ranges, handed: dict[BoxKey, list[HandOver]], slips: _Ranges) -> SentBox:
    book = (row["store"], row["register"], row["epoch"])
    inside = (row["first_seq"], row["last_seq"])
    counted = [slips for seq, slips, _ in counts.get(book, ()) if inside[0] <= seq <= inside[1]]
    envelope = read_body(row["body"])
    key = BoxKey(store=row["store"], register=row["register"], box_no=row["box_no"])
    return SentBox(
        key=key,
        store_name=row["store_name"],
        day=row["day"],
        head=row["head"].hex(),
        seal=row["seal"],
        slips_by_hand=counted[-1] if counted else -1,
        slips_in_book=next((number for first, last, number in slips.get(book, ()) if (first, last) == inside), 0),
        closed_by=DayClosed.of(envelope.data).closed_by,
        closed_ms=envelope.wall_ms,
        offset_min=envelope.offset_min,
        steps=tuple(handed.get(key, ())),
    )


def _paper_counts(conn: Connection) -> _Ranges:
    """Every count of slips by hand, by its book: number of the entry, slips."""
    found: _Ranges = {}
    for row in _of_kind(conn, Kind.PAPER_COUNT):
        act = PaperCount.of(read_body(row["body"]).data)
        found.setdefault((row["store"], row["register"], row["epoch"]), []).append((row["seq"], act.slips, 0))
    return found


def _hand_overs(conn: Connection) -> dict[BoxKey, list[HandOver]]:
    found: dict[BoxKey, list[HandOver]] = {}
    for row in _of_kind(conn, Kind.BOX_HANDED_OVER):
        envelope = read_body(row["body"])
        act = BoxHandedOver.of(envelope.data)
        key = BoxKey(store=row["store"], register=row["register"], box_no=act.box_no)
        step = HandOver(
            seq=row["seq"], wall_ms=envelope.wall_ms, offset_min=envelope.offset_min, way=Way(act.way),
            gives=act.gives, takes=act.takes, from_place=act.from_place, to_place=act.to_place, seal=act.seal,
            note=act.note,
        )  # fmt: skip
        found.setdefault(key, []).append(step)
    return found


def _slips(conn: Connection) -> _Ranges:
    """How many numbered slips each box should hold, by its book: first and last entry, slips."""
    same = and_(*(BOX.c[name] == SLIP.c[name] for name in _BOOK), SLIP.c.seq.between(BOX.c.first_seq, BOX.c.last_seq))
    number = func.count(SLIP.c.slip_no.distinct()).label("number")
    own = [BOX.c[name] for name in (*_BOOK, "first_seq", "last_seq")]
    query = select(*own, number).select_from(BOX.join(SLIP, same)).where(SLIP.c.slip_no != "").group_by(*own)
    found: _Ranges = {}
    for row in conn.execute(query).mappings():
        place = (row["store"], row["register"], row["epoch"])
        found.setdefault(place, []).append((row["first_seq"], row["last_seq"], row["number"]))
    return found


def _of_kind(conn: Connection, kind: Kind) -> Iterable[Any]:
    query = select(ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq, ENTRY.c.body)
    own = query.where(ENTRY.c.kind == kind.value)
    return conn.execute(own.order_by(ENTRY.c.store, ENTRY.c.register, ENTRY.c.epoch, ENTRY.c.seq)).mappings()
