"""Slips as they stand now: each as it was keyed, or as the last correction of it says. Storage room: reads only.

What stands goes by the identity of the entry that says so. Finance's case about the one that stood before is then left
behind as one whose paper is no longer in the run, with its amounts, and another is opened about this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, case, func, literal, select, union_all

from shoebox.domain.evidence import FormerSlip
from shoebox.storage.central_tables import CORRECTION, SLIP, STRUCK
from shoebox.storage.last_said import last_of

CORRECTED = ("slip_no", "amount_minor", "tax_minor", "tender", "brand", "last4", "approval")
_AT_ONCE = 500
LAST = last_of(CORRECTION, about="corrects", order="seq", name="last_correction")
_VOIDED = select(literal(1)).where(STRUCK.c.void_of == SLIP.c.entry_id).correlate(SLIP).exists()
STATUS = case((_VOIDED, "voided"), else_="good").label("status")
JOINED = SLIP.outerjoin(LAST, LAST.c.corrects == SLIP.c.entry_id)
# Columns of a slip as it stands, and under the name of its entry that of the entry that says so.
NOW = {name: func.coalesce(LAST.c[name], SLIP.c[name]).label(name) for name in ("entry_id", *CORRECTED)}
STANDING = select(*(NOW.get(column.name, column) for column in SLIP.columns), STATUS).select_from(JOINED)


def may_carry(own: Callable[[Any], Any], numbers: Any) -> Any:
    """Slips that carried one of these numbers ever, by both indexes: as keyed, and as corrected. `own` says whose.

    One list of identities, since with two conditions beside each other PostgreSQL goes through all slips of a store.
    """
    keyed = select(SLIP.c.entry_id).where(own(SLIP.c.store), SLIP.c.slip_no.in_(numbers)).correlate(None)
    said = select(CORRECTION.c.corrects).where(own(CORRECTION.c.store), CORRECTION.c.slip_no.in_(numbers))
    return SLIP.c.entry_id.in_(union_all(keyed, said.correlate(None)))


def standing_by_number(store_numbers: Sequence[str], numbers: Sequence[str]) -> Any:
    """Entry, store and number of each sale of these stores whose paper has one of these numbers."""
    query = select(SLIP.c.entry_id, SLIP.c.store, NOW["slip_no"]).select_from(JOINED)
    own = (SLIP.c.store.in_(store_numbers), SLIP.c.kind == "sale")
    ever = may_carry(lambda store: store.in_(store_numbers), numbers)
    return query.where(ever, *own, NOW["slip_no"].in_(numbers))


def originals_of(conn: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Of these ids those that are corrections', as their rows."""
    wanted, found = list(ids), dict[str, dict[str, Any]]()
    for at in range(0, len(wanted), _AT_ONCE):
        query = select(CORRECTION).where(CORRECTION.c.entry_id.in_(wanted[at : at + _AT_ONCE]))
        found |= {row["entry_id"]: dict(row) for row in conn.execute(query).mappings()}
    return found


def slips_by_id(conn: Connection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Slips by the id of whichever entry says what they were then, with what they had been before it (``was``)."""
    corrections = originals_of(conn, ids)
    originals = sorted({corrections[one]["corrects"] if one in corrections else one for one in ids})
    rows: dict[str, dict[str, Any]] = {}
    for at in range(0, len(originals), _AT_ONCE):
        query = select(SLIP, STATUS).where(SLIP.c.entry_id.in_(originals[at : at + _AT_ONCE]))
        rows |= {row["entry_id"]: dict(row) for row in conn.execute(query).mappings()}
    before = _chains(conn, sorted({row["corrects"] for row in corrections.values()}))
    found = {}
    for one in ids:
        correction = corrections.get(one)
        row = rows.get(correction["corrects"] if correction else one)
        if row is not None and correction is not None:
            chain = [row, *(held for held in before[row["entry_id"]] if held["seq"] < correction["seq"]), correction]
            now = {name: correction[name] for name in ("entry_id", *CORRECTED)}
            was = tuple(_former(held, after) for held, after in pairwise(chain))
            found[one] = {**row, **now, "was": was}
        elif row is not None:
            found[one] = {**row, "was": ()}
    return found


def _chains(conn: Connection, originals: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {one: [] for one in originals}
    query = select(CORRECTION).where(CORRECTION.c.corrects.in_(originals)).order_by(CORRECTION.c.seq)
    for row in conn.execute(query).mappings() if originals else ():
        found[row["corrects"]].append(dict(row))
    return found


def _former(held: dict[str, Any], after: dict[str, Any]) -> FormerSlip:
    same = ("slip_no", "amount_minor", "tender", "brand", "last4", "approval")
    return FormerSlip(
        **{name: held[name] for name in same},
        slip_id=held["entry_id"],
        reason=after["reason"],
        by=after["clerk"],
        second=after["approver"],
    )
