"""What screens read, made from entries: the one set of rules for the writer and for the rebuild. Storage room.

A statement here runs inside the writer's transaction, and again in a book in memory whenever the two are compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Self

from shoebox.domain.act import Act
from shoebox.domain.acts import (
    CashCount,
    CashMove,
    DayClosed,
    DayOpened,
    DraftReviewed,
    DrawerGiven,
    DrawerOpened,
    IncidentDeclared,
    IncidentEnded,
    IncidentJoined,
    PadIssued,
    PickUp,
    ReceiptStored,
    Refund,
    Rekeyed,
    RekeyUndone,
    Sale,
    Void,
    act_of,
)
from shoebox.domain.acts_slips import NumbersBack, SlipsLost, SlipsMissing, SlipSpoiled
from shoebox.domain.correction import FACTS, Correction, CorrectionRow
from shoebox.domain.day import SaleRow
from shoebox.domain.drawer import FIRST
from shoebox.domain.entry import Entry, Envelope, Tender, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.former import is_former
from shoebox.domain.ids import claim_code, slip_code
from shoebox.domain.incident import MINUTE_MS
from shoebox.domain.pickup import PickUpRow, order_key
from shoebox.domain.slip import Fate, Pad, TakenFrom
from shoebox.domain.ticking import tick_key
from shoebox.storage.book_tables import (
    CORRECTION_ROW,
    DAY_ROW,
    DRAWER_CLERK,
    DRAWER_ROW,
    INCIDENT_ROW,
    JOIN_ROW,
    PAD_ROW,
    PICKUP_ROW,
    PLACE,
    PROJECTION_SCHEMA,
    PROJECTIONS,
    RECEIPT_ROW,
    REKEY_ROW,
    REVIEW_ROW,
    SALE_ROW,
    SLIP_MARK,
    Table,
)

Line = tuple[Entry, Envelope, Act]
SPOILED, MISSING = "spoiled", "missing"
LOST, STOLEN = str(Fate.LOST), str(Fate.STOLEN)
APART, FOUND = "spoiled_apart", "found"  # spoiled out of turn; reported lost, and turned up
_values = attrgetter(*SALE_ROW.names)
_correction_values = attrgetter(*CORRECTION_ROW.names)
# A mark of a number that says something of it still: what was reported lost and turned up is as if it had never been.
STANDING_MARK = (
    "slip_mark.state <> 'found' AND (slip_mark.state NOT IN ('lost', 'stolen') OR NOT EXISTS ("
    "SELECT 1 FROM slip_mark AS later "
    "WHERE later.slip = slip_mark.slip AND later.seq > slip_mark.seq AND later.state = 'found'))"
)
# Only a sale of a closed day, as it stands now, that nobody struck out or gave anything back on.
_AS_IT_STANDS = (
    "WHERE seq = ? AND entry_id = ? AND day = ? AND kind = 'sale' AND voided_by_seq = 0 AND refunded_minor = 0 "  # noqa: S608
    "AND seq < (SELECT max(closed_seq) FROM day_row) AND corrected_by_seq = ? "
    f"AND ({', '.join(FACTS)}) = ({', '.join('?' * len(FACTS))})"
)
_NOW = ", ".join(f"{name} = ?" for name in FACTS)
_CORRECT = f"UPDATE sale_row SET {_NOW}, corrected_by_seq = ? {_AS_IT_STANDS}"  # noqa: S608 (own names)
_STRIKE = f"UPDATE sale_row SET voided_by_seq = ?, void_reason = ? {_AS_IT_STANDS}"  # noqa: S608 (own names)


def read_line(entry: Entry) -> Line:
    """An entry with what its body says; refuses a body that is not written as bodies are (``entry.body``)."""
    envelope = read_body(entry.body)
    return entry, envelope, act_of(entry.kind, envelope.data)


@dataclass(slots=True)
class Running:
    """The count and the totals that every body carries, as of some entry. Minor units per tender."""

    count: int = 0
    totals_minor: dict[str, int] = field(default_factory=dict)

    def after(self, act: Act, struck: tuple[str, str, int] | None) -> Running:
        """As they stand once this act is in; `struck` is the kind, tender and amount of what a void strikes out."""
        if isinstance(act, Sale):
            return self._moved(act.tender, act.amount_minor, 1)
        if isinstance(act, Refund):
            return self._moved(act.tender, -act.amount_minor, 1)
        if isinstance(act, Void):
            assert struck is not None, "a void strikes out something"
            kind, tender, amount_minor = struck
            return self._moved(tender, -amount_minor if kind == "sale" else amount_minor, 0)
        if isinstance(act, Correction):
            after = self
            for tender, minor in act.moves_minor:
                after = after._moved(tender, minor, 0)
            return after
        return self

    def _moved(self, tender: str, by_minor: int, counted: int) -> Running:
        totals = {**self.totals_minor, tender: self.totals_minor.get(tender, 0) + by_minor}
        return Running(self.count + counted, totals)


def struck_by(db: sqlite3.Connection, act: Act) -> tuple[str, str, int] | None:
    """Kind, tender and amount of what a void strikes out; None for other acts. Refuses a void of nothing."""
    if not isinstance(act, Void):
        return None
    found = db.execute(
        "SELECT kind, tender, amount_minor FROM sale_row "
        "WHERE seq = ? AND entry_id = ? AND voided_by_seq = 0 AND corrected_by_seq = 0",
        (act.void_of_seq, act.void_of),
    ).fetchone()
    if found is None:
        raise Refusal("book.void_of_nothing", entry=act.void_of_seq)
    return tuple(found)


def project(db: sqlite3.Connection, line: Line) -> None:
    """Bring the projections up to this entry. Refuses an act that points at nothing (``book.points_nowhere``)."""
    entry, envelope, act = line
    db.execute(PLACE.insert, (envelope.entry_id, entry.seq, entry.kind, envelope.day))
    rule = _RULES.get(type(act))
    if rule is not None:
        rule(db, entry, envelope, act)


def sale_row(
    entry: Entry, envelope: Envelope, act: Sale | Refund, *, part_of_seq: int = 0, incident_seq: int = 0
) -> SaleRow:
    """The row of a sale or refund as it is on the day it is written."""
    sale = act if isinstance(act, Sale) else None
    return SaleRow(
        seq=entry.seq,
        entry_id=envelope.entry_id,
        day=envelope.day,
        wall_ms=envelope.wall_ms,
        offset_min=envelope.offset_min,
        kind="sale" if sale else "refund",
        tender=act.tender,
        slip=act.slip,
        amount_minor=act.amount_minor,
        tax_minor=act.tax_minor,
        currency=act.currency,
        brand=act.brand,
        last4=act.last4,
        approval=sale.approval if sale else "",
        imprint=sale.imprint if sale else "",
        expiry_ok=sale.expiry_ok if sale else False,
        signature_ok=sale.signature_ok if sale else False,
        clerk=envelope.clerk,
        reason=act.reason,
        received_minor=sale.received_minor if sale else 0,
        twin_of_seq=sale.twin_of_seq if sale else 0,
        refund_of_seq=0 if isinstance(act, Sale) else act.refund_of_seq,
        refunded_minor=0,
        voided_by_seq=0,
        void_reason="",
        claim_code=claim_code(entry.hash),
        slip_code=slip_code(entry.hash),
        outside_store="" if isinstance(act, Sale) else act.outside_store,
        outside_receipt="" if isinstance(act, Sale) else act.outside_receipt,
        goods=sale.goods if sale else "",
        drawer=act.drawer,
        rest_minor=sale.rest_minor if sale else 0,
        part_of_seq=part_of_seq,
        taken_ms=_taken_ms(envelope, sale) if sale else 0,
        incident_seq=incident_seq,
    )


def sale_values(entry: Entry, envelope: Envelope, act: Act) -> tuple[Any, ...] | None:
    """The columns of a sale's or a refund's own row; None for other acts."""
    return _values(sale_row(entry, envelope, act)) if isinstance(act, Sale | Refund) else None


def _sale(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: Sale) -> None:
    part_of_seq = _first_part(db, entry, act) if act.part_of else 0
    incident_seq = _incident_of(db, _taken_ms(envelope, act))
    row = sale_row(entry, envelope, act, part_of_seq=part_of_seq, incident_seq=incident_seq)
    db.execute(SALE_ROW.insert, _values(row))
    if act.tender == Tender.CASH:
        _cash_moved(db, envelope.day, act.drawer)


def _taken_ms(envelope: Envelope, act: Sale) -> int:
    return act.happened_ms or envelope.wall_ms


def _incident_of(db: sqlite3.Connection, taken_ms: int) -> int:
    """The incident declared last of those that cover this time; where a clock was wrong, the last one at all."""
    found = db.execute(
        "SELECT seq FROM incident_row "
        "ORDER BY began_ms - ?2 < ?1 AND (ended_seq = 0 OR ?1 <= ended_ms) DESC, seq DESC LIMIT 1",
        (taken_ms, MINUTE_MS),
    ).fetchone()
    return found[0] if found else 0


def _first_part(db: sqlite3.Connection, entry: Entry, rest: Sale) -> int:
    """The entry that a sale by two tenders began with: the one before, and it says this very rest."""
    found = db.execute(
        "SELECT seq FROM sale_row WHERE seq = ? AND entry_id = ? AND kind = 'sale' AND rest_minor = ? AND tender <> ?",
        (entry.seq - 1, rest.part_of, rest.amount_minor, rest.tender),
    ).fetchone()
    if found is None:
        raise Refusal("book.points_nowhere", entry=entry.seq)
    seq: int = found[0]
    return seq


def _refund(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: Refund) -> None:
    db.execute(SALE_ROW.insert, _values(sale_row(entry, envelope, act)))
    if act.tender == Tender.CASH:
        _cash_moved(db, envelope.day, act.drawer)
    if act.is_outside and not act.refund_of and not act.refund_of_seq:
        return
    changed = db.execute(
        "UPDATE sale_row SET refunded_minor = refunded_minor + ? WHERE seq = ? AND entry_id = ? AND kind = 'sale'",
        (act.amount_minor, act.refund_of_seq, act.refund_of),
    )
    _one(changed, entry)


def _void(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: Void) -> None:
    changed = db.execute(
        "UPDATE sale_row SET voided_by_seq = ?, void_reason = ? WHERE seq = ? AND entry_id = ? AND voided_by_seq = 0",
        (entry.seq, act.reason, act.void_of_seq, act.void_of),
    )
    _one(changed, entry)
    db.execute(
        "UPDATE drawer_row SET counted_seq = 0 WHERE (day, drawer) = "
        "(SELECT day, drawer FROM sale_row WHERE seq = ? AND tender = 'cash')",
        (act.void_of_seq,),
    )
    # A refund struck out gives the sale its room for refunds back.
    db.execute(
        "UPDATE sale_row SET refunded_minor = refunded_minor - (SELECT amount_minor FROM sale_row WHERE seq = ?1) "
        "WHERE seq = (SELECT refund_of_seq FROM sale_row WHERE seq = ?1 AND kind = 'refund')",
        (act.void_of_seq,),
    )


def _corrected(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: Correction) -> None:
    if (act.register, act.epoch) != (entry.register, entry.epoch):
        raise Refusal("book.points_nowhere", entry=entry.seq)
    now, was = ([getattr(facts, name) for name in FACTS] for facts in (act.now, act.was))
    stood = (act.corrects_seq, act.corrects, act.sold_day, act.after_seq, *was)
    if act.struck:
        _one(db.execute(_STRIKE, (entry.seq, act.reason, *stood)), entry)
    else:
        _one(db.execute(_CORRECT, (*now, entry.seq, *stood)), entry)
        # A sale by two tenders says in its first entry what the other one paid.
        db.execute(
            "UPDATE sale_row SET rest_minor = ? WHERE seq = (SELECT part_of_seq FROM sale_row WHERE seq = ?)",
            (act.amount_minor, act.corrects_seq),
        )
    db.execute(CORRECTION_ROW.insert, correction_values(entry, envelope, act))


def correction_values(entry: Entry, envelope: Envelope, act: Correction) -> tuple[Any, ...]:
    """The columns of a correction's own row."""
    facts = {name: getattr(act, name) for name in (*FACTS, *(f"was_{name}" for name in FACTS))}
    row = CorrectionRow(
        seq=entry.seq,
        entry_id=envelope.entry_id,
        day=envelope.day,
        wall_ms=envelope.wall_ms,
        offset_min=envelope.offset_min,
        corrects_seq=act.corrects_seq,
        after_seq=act.after_seq,
        sold_day=act.sold_day,
        box_no=act.box_no,
        currency=act.currency,
        reason=act.reason,
        clerk=envelope.clerk,
        approver=act.approver,
        **facts,
    )
    values: tuple[Any, ...] = _correction_values(row)
    return values


def _day_opened(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: DayOpened) -> None:
    db.execute(DAY_ROW.insert, (entry.seq, envelope.day, act.z_no, 0))
    db.execute(DRAWER_ROW.insert, (entry.seq, envelope.day, FIRST, 0))


def _drawer_opened(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: DrawerOpened) -> None:
    db.execute(DRAWER_ROW.insert, (entry.seq, envelope.day, act.drawer, 0))
    _given(db, entry, envelope, act)


def _given(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: DrawerOpened | DrawerGiven) -> None:
    """A clerk sells from one drawer at a time: the last word about it stands."""
    found = db.execute("SELECT 1 FROM drawer_row WHERE day = ? AND drawer = ?", (envelope.day, act.drawer)).fetchone()
    if found is None:
        raise Refusal("book.points_nowhere", entry=entry.seq)
    db.execute(
        f"INSERT OR REPLACE INTO {DRAWER_CLERK.name} VALUES (?, ?, ?, ?)",  # noqa: S608
        (envelope.day, act.clerk, entry.seq, act.drawer),
    )


def _cash_move(db: sqlite3.Connection, _entry: Entry, envelope: Envelope, act: CashMove) -> None:
    _cash_moved(db, envelope.day, act.drawer)


def _cash_moved(db: sqlite3.Connection, day: str, drawer: str) -> None:
    db.execute("UPDATE drawer_row SET counted_seq = 0 WHERE day = ? AND drawer = ?", (day, drawer))


def _counted(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: CashCount) -> None:
    db.execute(
        "UPDATE drawer_row SET counted_seq = ? WHERE day = ? AND drawer = ?", (entry.seq, envelope.day, act.drawer)
    )


def _day_closed(db: sqlite3.Connection, entry: Entry, envelope: Envelope, _act: DayClosed) -> None:
    changed = db.execute(
        "UPDATE day_row SET closed_seq = ? WHERE day = ? AND closed_seq = 0", (entry.seq, envelope.day)
    )
    _one(changed, entry)


def _incident(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: IncidentDeclared) -> None:
    row = (entry.seq, act.number, act.began_ms, act.rescue_lane, act.declared_by, act.given_by, 0, 0)
    db.execute(INCIDENT_ROW.insert, row)


def _incident_ended(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: IncidentEnded) -> None:
    changed = db.execute(
        "UPDATE incident_row SET ended_seq = ?, ended_ms = ? WHERE seq = ? AND ended_seq = 0",
        (entry.seq, act.ended_ms, act.incident_seq),
    )
    _one(changed, entry)


def _incident_joined(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: IncidentJoined) -> None:
    changed = db.execute(
        f"INSERT INTO {JOIN_ROW.name} SELECT ?, seq, ?, ?, ? FROM incident_row "  # noqa: S608
        "WHERE seq = ? AND ended_seq = 0",
        (entry.seq, act.number, act.rescue_lane, act.was, act.incident_seq),
    )
    _one(changed, entry)


def _rekeyed(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: Rekeyed) -> None:
    key = tick_key(act.order_no, is_refund=act.refund)
    if is_former(act.rekeyed_seq):  # a draft of a book before: its sale stands there
        row = (act.rekeyed_seq, entry.seq, act.order_no, key)
        _one(db.execute(REKEY_ROW.insert.replace("INSERT", "INSERT OR IGNORE", 1), row), entry)
        return
    changed = db.execute(
        f"INSERT OR IGNORE INTO {REKEY_ROW.name} SELECT seq, ?, ?, ? FROM sale_row "  # noqa: S608
        "WHERE seq = ? AND entry_id = ? AND kind = ?",
        (entry.seq, act.order_no, key, act.rekeyed_seq, act.rekeyed, "refund" if act.refund else "sale"),
    )
    _one(changed, entry)


def _rekey_undone(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: RekeyUndone) -> None:
    if is_former(act.ticked_seq):  # whoever reads the book before asks the entries for it
        return
    changed = db.execute(
        f"DELETE FROM {REKEY_ROW.name} WHERE rekeyed_seq = ?1 AND seq = ?2 "  # noqa: S608
        "AND (?1 < 0 OR EXISTS (SELECT 1 FROM sale_row WHERE seq = ?1 AND entry_id = ?3))",
        (act.rekeyed_seq, act.ticked_seq, act.rekeyed),
    )
    _one(changed, entry)


def _reviewed(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: DraftReviewed) -> None:
    if is_former(act.reviewed_seq):
        row = (act.reviewed_seq, entry.seq, act.approver, act.reason)
        _one(db.execute(REVIEW_ROW.insert.replace("INSERT", "INSERT OR IGNORE", 1), row), entry)
        return
    changed = db.execute(
        f"INSERT OR IGNORE INTO {REVIEW_ROW.name} SELECT seq, ?, ?, ? FROM sale_row "  # noqa: S608
        "WHERE seq = ? AND entry_id = ? AND kind = 'sale'",
        (entry.seq, act.approver, act.reason, act.reviewed_seq, act.reviewed),
    )
    _one(changed, entry)


def _pad(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: PadIssued) -> None:
    db.execute(PAD_ROW.insert, (entry.seq, act.first, act.last))


def _numbers_back(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: NumbersBack) -> None:
    """What is left of the pad stands in its row: the numbers run to one of its ends, and none came to anything."""
    if act.taken_from == TakenFrom.LOST:
        db.executemany(SLIP_MARK.insert, [(slip, entry.seq, FOUND) for slip in act.run.numbers()])
    if act.taken_from != TakenFrom.PAD:
        return
    within = "slip BETWEEN ?1 AND ?2 AND length(slip) = length(?1)"
    known = (
        f"SELECT 1 FROM sale_row WHERE {within} "  # noqa: S608
        f"UNION ALL SELECT 1 FROM slip_mark WHERE {within} AND {STANDING_MARK}"
    )
    if db.execute(known, (act.first, act.last)).fetchone():
        raise Refusal("book.points_nowhere", entry=entry.seq)
    found = db.execute(
        "SELECT seq, first, last FROM pad_row WHERE length(first) = length(?1) AND first <= ?1 AND last >= ?2",
        (act.first, act.last),
    ).fetchone()
    left = Pad(*found[1:]).without([act.run]) if found else ()
    if not found or len(left) > 1:
        raise Refusal("book.points_nowhere", entry=entry.seq)
    if left:
        db.execute("UPDATE pad_row SET first = ?, last = ? WHERE seq = ?", (left[0].first, left[0].last, found[0]))
    else:
        db.execute("DELETE FROM pad_row WHERE seq = ?", (found[0],))


def _pickup(db: sqlite3.Connection, entry: Entry, envelope: Envelope, act: PickUp) -> None:
    db.execute(PICKUP_ROW.insert, pickup_values(entry, envelope, act))


def pickup_values(entry: Entry, envelope: Envelope, act: PickUp) -> tuple[Any, ...]:
    """The columns of the row of a step with an online order."""
    row = PickUpRow(
        seq=entry.seq,
        entry_id=envelope.entry_id,
        day=envelope.day,
        wall_ms=envelope.wall_ms,
        offset_min=envelope.offset_min,
        order_no=act.order_no,
        order_key=order_key(act.order_no),
        state=act.state,
        name=act.name,
        contact=act.contact,
        goods=act.goods,
        checked=act.checked,
        clerk=envelope.clerk,
        approver=act.approver,
        note=act.note,
    )
    values: tuple[Any, ...] = attrgetter(*PICKUP_ROW.names)(row)
    return values


def _spoiled(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: SlipSpoiled) -> None:
    state = APART if act.last else SPOILED
    db.executemany(SLIP_MARK.insert, [(slip, entry.seq, state) for slip in act.slips])


def _lost(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: SlipsLost) -> None:
    db.executemany(SLIP_MARK.insert, [(slip, entry.seq, act.how) for slip in act.run.numbers()])


def _missing(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: SlipsMissing) -> None:
    db.executemany(SLIP_MARK.insert, [(slip, entry.seq, MISSING) for slip in act.slips])


def _receipt(db: sqlite3.Connection, entry: Entry, _envelope: Envelope, act: ReceiptStored) -> None:
    found = db.execute("SELECT hash FROM entry WHERE seq = ?", (act.last_seq,)).fetchone()
    if found is None or found[0].hex() != act.head:
        raise Refusal("book.other_receipt", entry=act.last_seq)
    db.execute(RECEIPT_ROW.insert, (entry.seq, act.last_seq, act.head))


def _one(changed: sqlite3.Cursor, entry: Entry) -> None:
    if changed.rowcount != 1:
        raise Refusal("book.points_nowhere", entry=entry.seq)


_RULES: dict[type[Act], Callable[[sqlite3.Connection, Entry, Envelope, Any], None]] = {
    Sale: _sale,
    Refund: _refund,
    Void: _void,
    Correction: _corrected,
    DayOpened: _day_opened,
    DrawerOpened: _drawer_opened,
    DrawerGiven: _given,
    CashMove: _cash_move,
    CashCount: _counted,
    DayClosed: _day_closed,
    IncidentDeclared: _incident,
    IncidentEnded: _incident_ended,
    IncidentJoined: _incident_joined,
    Rekeyed: _rekeyed,
    RekeyUndone: _rekey_undone,
    DraftReviewed: _reviewed,
    PadIssued: _pad,
    NumbersBack: _numbers_back,
    PickUp: _pickup,
    SlipSpoiled: _spoiled,
    SlipsMissing: _missing,
    SlipsLost: _lost,
    ReceiptStored: _receipt,
}


class Rebuild:
    """A book's projections made anew in memory, entry by entry."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, hash BLOB)")
        for statement in PROJECTION_SCHEMA:
            self.db.execute(statement)
        self.db.execute("BEGIN")
        self.running = Running()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def take(self, line: Line) -> None:
        """The next entry; refuses one whose running sums do not follow (``book.sums``)."""
        entry, envelope, act = line
        self.running = self.running.after(act, struck_by(self.db, act))
        if (envelope.count, envelope.totals_minor) != (self.running.count, self.running.totals_minor):
            raise Refusal("book.sums", entry=entry.seq)
        project(self.db, line)
        self.db.execute("INSERT INTO entry VALUES (?, ?)", (entry.seq, entry.hash))

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Every row of a projection by its key."""
        yield from self.db.execute(table.select)


def first_difference(made: Rebuild, kept: sqlite3.Connection) -> str | None:
    """The name of the first projection that differs in any column of any row; None where all are equal."""
    for table in PROJECTIONS:
        if list(made.rows(table)) != kept.execute(table.select).fetchall():
            return table.name
    return None


def rebuild_projections(db: sqlite3.Connection, made: Rebuild) -> None:
    """Put freshly made projections in place of the kept ones; the caller holds the write lock."""
    for table in PROJECTIONS:
        db.execute(f"DELETE FROM {table.name}")  # noqa: S608
        db.executemany(table.insert, list(made.rows(table)))
