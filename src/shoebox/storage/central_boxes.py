"""What the stores wrote of their boxes of paper, read out of the entries that are held. Storage room: reads only."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal_column, select

from shoebox.domain.acts import DayClosed, PaperCount
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.archive import BoxKey, SentBox
from shoebox.domain.box_sum import box_sum
from shoebox.domain.correction import Correction
from shoebox.domain.custody import HandOver, Way
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.former import former_no
from shoebox.domain.report import CorrectedBoxes, DayBridge, OtherDay
from shoebox.storage.central_entries import of_kind
from shoebox.storage.central_standing import JOINED, NOW
from shoebox.storage.central_tables import ARRIVAL, BOX, ENTRY, SLIP
from shoebox.storage.central_writer import BookId

_BOOK = ("store", "register", "epoch")
_Counts = dict[BookId, list[tuple[int, int]]]  # number of the entry, slips
_Books = tuple[tuple[HandOver, ...], ...]
_Slips = dict[tuple[BookId, int], int]  # by a box's last entry


def sent_boxes(conn: Connection, arrived: Mapping[str, int]) -> tuple[SentBox, ...]:
    """Every box that was taken in, by store and day, with its hand-overs as far as they are known here.

    `arrived` is when the paper of each number came first: of what was keyed later by its own time, it is told when that
    came, for a store's clock may have been ahead.
    """
    closing = and_(*(BOX.c[name] == ENTRY.c[name] for name in _BOOK), BOX.c.last_seq == ENTRY.c.seq)
    query = select(BOX, ENTRY.c.body).select_from(BOX.join(ENTRY, closing))
    rows = conn.execute(query.order_by(BOX.c.store, BOX.c.day, BOX.c.register, BOX.c.epoch, BOX.c.last_seq)).mappings()
    counts, handed, slips = _paper_counts(conn), _hand_overs(conn, arrived), _slips(conn)
    return tuple(_sent(row, counts=counts, handed=handed, slips=slips) for row in rows)


def _sent(row: Mapping[Any, Any], *, counts: _Counts, handed: Mapping[BoxKey, _Books], slips: _Slips) -> SentBox:
    book = (row["store"], row["register"], row["epoch"])
    own = counts.get(book, [])
    last = bisect_right(own, row["last_seq"], key=itemgetter(0)) - 1
    is_counted = last >= 0 and own[last][0] >= row["first_seq"]
    envelope = read_body(row["body"])
    key = BoxKey(store=row["store"], register=row["register"], box_no=row["box_no"])
    return SentBox(
        key=key,
        store_name=row["store_name"],
        day=row["day"],
        head=row["head"].hex(),
        seal=row["seal"],
        slips_by_hand=own[last][1] if is_counted else -1,
        slips_in_book=slips.get((book, row["last_seq"]), 0),
        closed_by=DayClosed.of(envelope.data).closed_by,
        closed_ms=envelope.wall_ms,
        offset_min=envelope.offset_min,
        books=handed.get(key, ()),
    )


def _paper_counts(conn: Connection) -> _Counts:
    """Every count of slips by hand, by its book and in order."""
    found: _Counts = {}
    for row in conn.execute(of_kind(Kind.PAPER_COUNT)).mappings():
        act = PaperCount.of(read_body(row["body"]).data)
        found.setdefault((row["store"], row["register"], row["epoch"]), []).append((row["seq"], act.slips))
    return found


def _hand_overs(conn: Connection, arrived: Mapping[str, int]) -> dict[BoxKey, _Books]:
    """By box, whichever register of its store wrote them down.

    Numbered as of a book before are those of any but a register's newest book that has one.
    """
    found: dict[BoxKey, dict[BookId, list[HandOver]]] = {}
    rows = conn.execute(of_kind(Kind.BOX_HANDED_OVER)).mappings().all()
    newest = {(row["store"], row["register"]): row["epoch"] for row in rows}  # by epoch: the last one stays
    for row in rows:
        is_newest = row["epoch"] == newest[row["store"], row["register"]]
        envelope = read_body(row["body"])
        act = BoxHandedOver.of(envelope.data)
        is_later = envelope.wall_ms > arrived.get(act.box_no, envelope.wall_ms)
        key = BoxKey(store=row["store"], register=act.register or row["register"], box_no=act.box_no)
        step = HandOver(
            seq=row["seq"] if is_newest else former_no(row["epoch"], row["seq"]),
            wall_ms=envelope.wall_ms, offset_min=envelope.offset_min, way=Way(act.way),
            gives=act.gives, takes=act.takes, from_place=act.from_place, to_place=act.to_place, seal=act.seal,
            note=act.note, register=row["register"] if key.register != row["register"] else "",
            came_ms=_came_ms(conn, row) if is_later else 0,
            entry_id=envelope.entry_id, after=act.after,
        )  # fmt: skip
        book = (row["store"], row["register"], row["epoch"])
        found.setdefault(key, {}).setdefault(book, []).append(step)
    return {key: tuple(map(tuple, books.values())) for key, books in found.items()}


def _came_ms(conn: Connection, row: Mapping[Any, Any]) -> int:
    """When this entry came first, by the log of arrivals; 0 where that does not say."""
    same = (ARRIVAL.c[name] == row[name] for name in _BOOK)
    query = select(func.min(ARRIVAL.c.came_ms)).where(*same, ARRIVAL.c.first_seq <= row["seq"])
    return conn.execute(query.where(ARRIVAL.c.last_seq >= row["seq"])).scalar() or 0


def _slips(conn: Connection) -> _Slips:
    """How many numbered slips each box should hold: those of sales and refunds, and spoiled ones that are neither."""
    own = [BOX.c[name] for name in (*_BOOK, "last_seq")]
    held = select(*own, func.count(SLIP.c.slip_no.distinct()).label("number")).select_from(
        BOX.join(SLIP, _in_box(SLIP))
    )
    rows = conn.execute(held.where(SLIP.c.slip_no != "").group_by(*own)).mappings()
    found: _Slips = {((row["store"], row["register"], row["epoch"]), row["last_seq"]): row["number"] for row in rows}
    spoiled = select(*own, BOX.c.first_seq, ENTRY.c.body).select_from(BOX.join(ENTRY, _in_box(ENTRY)))
    by_number: dict[tuple[BookId, int, int], set[str]] = {}
    for row in conn.execute(spoiled.where(ENTRY.c.kind == Kind.SLIP_SPOILED.value)).mappings():
        box = ((row["store"], row["register"], row["epoch"]), row["first_seq"], row["last_seq"])
        by_number.setdefault(box, set()).update(SlipSpoiled.of(read_body(row["body"]).data).slips)
    for (book, first_seq, last_seq), numbers in by_number.items():
        alone = len(numbers) - _keyed_too(conn, book, first_seq, last_seq, numbers)
        found[book, last_seq] = found.get((book, last_seq), 0) + alone
    return found


def _keyed_too(conn: Connection, book: BookId, first_seq: int, last_seq: int, numbers: set[str]) -> int:
    """How many of these spoiled numbers stand on a sale or refund of the same box as well, struck out there."""
    same = and_(*(SLIP.c[name] == value for name, value in zip(_BOOK, book, strict=True)))
    query = select(SLIP.c.slip_no).where(same, SLIP.c.seq.between(first_seq, last_seq), SLIP.c.slip_no != "")
    return len(numbers.intersection(conn.execute(query).scalars()))


def other_days(conn: Connection) -> tuple[OtherDay, ...]:
    """Slips as they stand, voided ones too, whose date is not their business day's, by store and both days."""
    # As text of the query: PostgreSQL groups by no expression whose bound values might differ.
    written = func.substr(SLIP.c.sold_at, literal_column("1"), literal_column("10")).label("written")
    groups = (SLIP.c.store, SLIP.c.day, written, SLIP.c.currency)
    sums = (func.count().label("count"), func.sum(NOW["amount_minor"].element).label("amount_minor"))
    query = select(*groups, *sums).select_from(JOINED).where(written.element != SLIP.c.day)
    rows = conn.execute(query.group_by(*groups).order_by(*groups)).mappings()
    return tuple(OtherDay(**{**row, "amount_minor": int(row["amount_minor"])}) for row in rows)


def day_bridges(conn: Connection) -> tuple[DayBridge, ...]:
    """Where the two differ: from the slips in a day's boxes to those written on that date, by store and day."""
    written = func.substr(SLIP.c.sold_at, literal_column("1"), literal_column("10")).label("written")
    groups = (SLIP.c.store, SLIP.c.currency, SLIP.c.day, written)
    query = select(*groups, func.count(), func.sum(NOW["amount_minor"].element)).select_from(JOINED).group_by(*groups)
    sums: dict[tuple[str, str, str], list[Counter[str]]] = {}
    for store, currency, day, at, count, minor in conn.execute(query):
        sides = ((day, 0), *(((day, 1), (at, 2)) if day != at else ()))  # in its boxes; out of them, into another date
        for of, side in sides:
            held = sums.setdefault((store, of, currency), [Counter(), Counter(), Counter()])
            held[side].update(count=count, minor=int(minor))
    return tuple(
        DayBridge(
            store=store, day=day, currency=currency,
            boxes=_pair(held[0]), out=_pair(held[1]), come_in=_pair(held[2]),
        )
        for (store, day, currency), held in sorted(sums.items())
        if held[1] or held[2]
    )  # fmt: skip


def _pair(sums: Counter[str]) -> tuple[int, int]:
    return sums["count"], sums["minor"]


def corrected_boxes(conn: Connection) -> tuple[CorrectedBoxes, ...]:
    """Boxes that are here and correct sales of earlier days, by store and business day."""
    query = select(BOX.c.store, BOX.c.day, BOX.c.currency, ENTRY.c.body)
    query = query.select_from(BOX.join(ENTRY, _in_box(ENTRY))).where(ENTRY.c.kind == Kind.CORRECTION.value)
    made: dict[tuple[str, str, str], list[Correction]] = {}
    for store, day, currency, body in conn.execute(query):
        made.setdefault((store, day, currency), []).append(Correction.of(read_body(body).data))
    if not made:
        return ()
    by_day = (BOX.c.store, BOX.c.day, BOX.c.currency)
    totals = select(*by_day, func.sum(BOX.c.amount_minor)).group_by(*by_day)
    whole = {(store, day, currency): int(minor) for store, day, currency, minor in conn.execute(totals)}
    return tuple(
        CorrectedBoxes(
            store=store, day=day, currency=currency, comes_to=box_sum([("", whole[store, day, currency])], acts)
        )
        for (store, day, currency), acts in sorted(made.items())
    )


def _in_box(table: Table) -> ColumnElement[bool]:
    """Rows of a table with a place in a book that lie between a box's first and last entry."""
    same = (BOX.c[name] == table.c[name] for name in _BOOK)
    return and_(*same, table.c.seq.between(BOX.c.first_seq, BOX.c.last_seq))
