"""Entries of all stores, looked at together: steps with orders, and refunds with their originals. Storage room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from sqlalchemy import Connection, func, select

from shoebox.domain.acts import PickUp, Refund
from shoebox.domain.clock import when
from shoebox.domain.crossing import PICKUP_MARK, MoneyBack, OrderStep, Original, PaidOrder
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.evidence import SlipView
from shoebox.domain.given_back import store_key
from shoebox.domain.pickup import order_key
from shoebox.storage.central_charges import CAPTURED, CHARGES
from shoebox.storage.central_entries import PLACED, of_kind
from shoebox.storage.central_standing import JOINED, NOW, standing_by_number
from shoebox.storage.central_tables import CHARGE, ENROLMENT, ENTRY, SLIP, STRUCK

_AT_ONCE = 500
_BETWEEN = " -.#/_:"  # what stands between the letters and digits of an order number; `order_key` leaves it out


def order_steps(conn: Connection) -> Iterator[OrderStep]:
    """Every step with an online order, book by book and in order."""
    for row in conn.execute(of_kind(Kind.PICK_UP)).mappings():
        yield _order_step(row)


def _order_step(row: Any) -> OrderStep:
    envelope = read_body(row["body"])
    act = PickUp.of(envelope.data)
    return OrderStep(
        book=(row["store"], row["register"], row["epoch"]), seq=row["seq"], order_no=act.order_no, state=act.state,
        name=act.name, happened_at=when(envelope.wall_ms, envelope.offset_min),
    )  # fmt: skip


def paid_orders(conn: Connection, order_nos: Sequence[str]) -> Iterator[PaidOrder]:
    """What was taken for each of these orders, as far as charges of it are here, whichever way either writes it."""
    amount = func.max(CHARGE.c.amount_minor).label("amount_minor")
    took = (CHARGE.c.kind == "charge", CAPTURED)
    plain = reduce(lambda text, sign: func.replace(text, sign, ""), _BETWEEN, func.upper(CHARGE.c.order_id))
    key = plain.label("order_key")
    ours = {store_key(store) for store in conn.execute(select(ENROLMENT.c.store).distinct()).scalars()}
    each = (key, CHARGE.c.currency, CHARGE.c.store_id)
    for part in _parts(sorted({order_key(order_no) for order_no in order_nos})):
        asked = select(*each, amount).select_from(CHARGES).where(plain.in_(part), *took)
        for row in conn.execute(asked.group_by(*each).order_by(*each)):
            yield PaidOrder(
                order_no=row.order_key, amount_minor=row.amount_minor, currency=row.currency,
                store=row.store_id if store_key(row.store_id) in ours else "",
            )  # fmt: skip


def refunds_with_originals(conn: Connection) -> tuple[list[MoneyBack], list[Original]]:
    """Every refund that stands, and the sales among their originals that are held."""
    struck = set(conn.execute(select(STRUCK.c.void_of)).scalars())
    found = [one for one in _refunds(conn) if one[0].entry_id not in struck]
    held = _sales_of(conn, {refund.original for refund, outside in found if outside}, struck)
    refunds = [replace(one, original=held.get(one.original, one.original)) for one, _ in found]
    ids = {refund.original for refund, outside in found if not outside} | set(held.values())
    return refunds, [one for part in _parts(sorted(ids)) for one in _originals(conn, part, struck)]


def _refunds(conn: Connection) -> Iterator[tuple[MoneyBack, bool]]:
    """Each refund, and whether it was given on a receipt that was typed."""
    for row in conn.execute(of_kind(Kind.REFUND)).mappings():
        envelope = read_body(row["body"])
        act = Refund.of(envelope.data)
        outside = not act.refund_of
        yield MoneyBack(
            entry_id=envelope.entry_id, book=(row["store"], row["register"], row["epoch"]),
            original=f"{act.outside_store}/{act.outside_receipt}" if outside else act.refund_of,
            amount_minor=act.amount_minor, currency=act.currency, claimed_minor=act.outside_minor if outside else 0,
            given_at=when(envelope.wall_ms, envelope.offset_min),
        ), outside  # fmt: skip


def _sales_of(conn: Connection, originals: set[str], struck: set[str]) -> dict[str, str]:
    """By store and number of a receipt as typed the sale's entry, where the number is its claim code or its slip.

    Of a slip that was keyed again after its first entry was struck out it is the one that stands.
    """
    keys = {store_key(original.partition("/")[0]) for original in originals}
    enrolled = conn.execute(select(ENROLMENT.c.store).distinct()).scalars()
    stores = [store for store in enrolled if store_key(store) in keys]  # looked up by store and number together
    numbers = sorted({original.partition("/")[2] for original in originals})
    by_code: dict[str, str] = {}
    by_slip: dict[tuple[str, str], str] = {}
    for part in _parts(numbers):
        for row in conn.execute(select(SLIP.c.entry_id, SLIP.c.claim_code).where(SLIP.c.claim_code.in_(part))):
            by_code[row.claim_code] = row.entry_id
        query = select(SLIP.c.entry_id, SLIP.c.store, SLIP.c.slip_no).where(SLIP.c.kind == "sale")
        for sold in conn.execute(query.where(SLIP.c.store.in_(stores), SLIP.c.slip_no.in_(part))):
            at = (store_key(sold.store), sold.slip_no)
            if by_slip.get(at, "") in struck or at not in by_slip:
                by_slip[at] = sold.entry_id
        for sold in conn.execute(standing_by_number(stores, part)):  # the number on the paper, where it was mistyped
            by_slip[store_key(sold.store), sold.slip_no] = sold.entry_id
    found = {}
    for original in originals:
        store, _, number = original.partition("/")
        entry_id = by_code.get(number) or by_slip.get((store_key(store), number))
        if entry_id is not None:
            found[original] = entry_id
    return found


def _originals(conn: Connection, ids: Sequence[str], struck: set[str]) -> Iterator[Original]:
    query = select(SLIP.c.entry_id, NOW["amount_minor"]).select_from(JOINED)
    for row in conn.execute(query.where(SLIP.c.entry_id.in_(ids), SLIP.c.kind == "sale")):
        good = 0 if row.entry_id in struck else row.amount_minor
        yield Original(entry_id=row.entry_id, amount_minor=good)


def pickup_views(conn: Connection, evidence_ids: Iterable[str], names: dict[str, str]) -> dict[str, SlipView]:
    """Steps with orders as a finding's evidence shows them, by their ids; one that is not held is left out."""
    views: dict[str, SlipView] = {}
    for evidence_id in evidence_ids:
        parts = evidence_id.removeprefix(PICKUP_MARK).split("/")
        if len(parts) != 4 or not (parts[2] + parts[3]).isdecimal():
            continue
        place = (ENTRY.c.store == parts[0], ENTRY.c.register == parts[1], ENTRY.c.epoch == int(parts[2]))
        query = select(*PLACED).where(*place, ENTRY.c.seq == int(parts[3]))
        row = conn.execute(query).mappings().first()
        if row is not None:
            step = _order_step(row)
            views[evidence_id] = SlipView(
                slip_id=evidence_id, store=step.book[0], store_name=names.get(step.book[0], ""),
                slip_no=step.order_no, kind="pickup", status="good", sold_at=step.happened_at, amount_minor=0,
                currency="", tender="", brand="", last4="", approval="",
            )  # fmt: skip
    return views


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]
