"""Slip numbers of all stores' entries, together: reported gone, used twice, on pads. Storage room: reads only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from shoebox.domain.acts import PadIssued, PadsReceived
from shoebox.domain.acts_slips import NumbersBack, SlipsLost
from shoebox.domain.crossing_slips import GoneReport, NumberedSale, PadHeld
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.slip import RANGE_NUMBERS_MAX, Pad, TakenFrom, left_of
from shoebox.storage.central_entries import of_kind
from shoebox.storage.central_standing import JOINED, NOW
from shoebox.storage.central_tables import CORRECTION, SLIP, STRUCK

_CONTENT = ("amount_minor", "tender", "brand", "last4")
_AT_ONCE = 500
_GOOD = (SLIP.c.kind == "sale", ~select(STRUCK.c.void_of).where(STRUCK.c.void_of == SLIP.c.entry_id).exists())
_SALES = select(
    SLIP.c.store, SLIP.c.register, SLIP.c.epoch, SLIP.c.seq, SLIP.c.currency, NOW["entry_id"], NOW["slip_no"],
    *(NOW[name] for name in _CONTENT),
).select_from(JOINED).where(*_GOOD)  # fmt: skip


def reports_gone(conn: Connection) -> list[GoneReport]:
    """Every report of lost and stolen slips, without those that turned up later."""
    back = [(place, act.run) for place, act in _backs(conn) if act.taken_from == TakenFrom.LOST]
    found: list[GoneReport] = []
    for row in conn.execute(of_kind(Kind.SLIPS_LOST)):
        act, book = SlipsLost.of(read_body(row.body).data), (row.store, row.register, row.epoch)
        later = [run for place, run in back if place[:2] == book[:2] and place[2:] > (row.epoch, row.seq)]
        found += (
            GoneReport(book=book, seq=row.seq, run=run, how=act.how, explanation=act.explanation, by=act.by)
            for run in act.run.without(later)
        )
    return found


def sales_on(conn: Connection, store: str, run: Pad) -> list[NumberedSale]:
    """The good sales of a store on these numbers."""
    number = NOW["slip_no"]
    query = _SALES.where(SLIP.c.store == store, number >= run.first, number <= run.last)
    query = query.where(func.length(number) == len(run.first)).order_by(number, SLIP.c.register, SLIP.c.seq)
    return [_sale(row) for row in conn.execute(query)]


def sales_twice(conn: Connection) -> Iterator[list[NumberedSale]]:
    """The good sales of each number that a store has several of; only numbers that may be such are looked at closer."""
    repeated = (
        select(SLIP.c.store, SLIP.c.slip_no).where(SLIP.c.slip_no != "")
        .group_by(SLIP.c.store, SLIP.c.slip_no).having(func.count() > 1)
    )  # fmt: skip
    corrected = select(CORRECTION.c.store, CORRECTION.c.slip_no).where(CORRECTION.c.slip_no != "")
    wanted: dict[str, set[str]] = {}
    for store, number in (*conn.execute(repeated), *conn.execute(corrected)):
        wanted.setdefault(store, set()).add(number)
    for store, numbers in sorted(wanted.items()):
        ordered = sorted(numbers)
        for at in range(0, len(ordered), _AT_ONCE):
            yield from _several_of(conn, store, ordered[at : at + _AT_ONCE])


def _several_of(conn: Connection, store: str, numbers: list[str]) -> Iterator[list[NumberedSale]]:
    renumbered = select(CORRECTION.c.corrects).where(CORRECTION.c.store == store, CORRECTION.c.slip_no.in_(numbers))
    by_either = or_(SLIP.c.slip_no.in_(numbers), SLIP.c.entry_id.in_(renumbered))
    query = _SALES.where(SLIP.c.store == store, by_either, NOW["slip_no"].in_(numbers))
    sales: dict[str, list[NumberedSale]] = {}
    for row in conn.execute(query.order_by(SLIP.c.register, SLIP.c.epoch, SLIP.c.seq)):
        sales.setdefault(row.slip_no, []).append(_sale(row))
    yield from (group for _, group in sorted(sales.items()) if len(group) > 1)


def sales_across(conn: Connection, one: str, other: str, both: Pad) -> Iterator[list[NumberedSale]]:
    """The good sales that two stores have on the same of these numbers."""
    here, there = ({sale.slip: sale for sale in sales_on(conn, store, both)} for store in (one, other))
    yield from ([here[slip], there[slip]] for slip in sorted(here.keys() & there.keys()))


def pads_held(conn: Connection) -> list[PadHeld]:
    """Every run of numbers that stands on a pad of a register, or among those that came there."""
    events: dict[tuple[str, str, bool], list[tuple[int, int, bool, Pad]]] = {}
    for is_issued, kind, act_of in ((True, Kind.PAD_ISSUED, PadIssued), (False, Kind.PADS_RECEIVED, PadsReceived)):
        for row in conn.execute(of_kind(kind)):
            act = act_of.of(read_body(row.body).data)
            try:
                run = Pad.parse(act.first, act.last, most=RANGE_NUMBERS_MAX)
            except Refusal:
                continue  # what is no pad is passed over: its register's word is kept as it came
            events.setdefault((row.store, row.register, is_issued), []).append((row.epoch, row.seq, True, run))
    for place, back in _backs(conn):
        is_issued = back.taken_from == TakenFrom.PAD
        if is_issued or back.taken_from == TakenFrom.CUPBOARD:
            events.setdefault((*place[:2], is_issued), []).append((*place[2:], False, back.run))
    return [
        PadHeld(store=store, register=register, run=run, is_issued=is_issued)
        for (store, register, is_issued), said in events.items()
        for run in dict.fromkeys(left_of((given, run) for _, _, given, run in sorted(said)))
    ]


def _backs(conn: Connection) -> Iterator[tuple[tuple[str, str, int, int], NumbersBack]]:
    for row in conn.execute(of_kind(Kind.NUMBERS_BACK)):
        yield (row.store, row.register, row.epoch, row.seq), NumbersBack.of(read_body(row.body).data)


def _sale(row: Row[Any]) -> NumberedSale:
    named = row._mapping
    return NumberedSale(
        entry_id=named["entry_id"], book=(named["store"], named["register"], named["epoch"]), seq=named["seq"],
        slip=named["slip_no"], amount_minor=named["amount_minor"], currency=named["currency"],
        content=tuple(str(named[name]) for name in _CONTENT),
    )  # fmt: skip
