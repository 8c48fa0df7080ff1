"""What was refused, how often it came, and how a person settled it. Storage room: rows, no rules.

A refused register sends again every few minutes, and its parcel grows as it sells. So what comes again for the same
reason from the same entry on is counted up, and kept once. A thief can name any epoch and any entry: each register has
room of its own, those that nobody enrolled have some together, and what is beyond it is counted up as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, func, literal, or_, select

from shoebox.domain.holdings import NOBODY_PROVED, Quarantined, Settled
from shoebox.storage.central_tables import (
    BELIEF,
    BOX,
    ENROLMENT,
    QUARANTINE,
    REFUSED_PARCEL,
    REFUSED_SETTLED,
    REFUSED_TIMES,
)

Row = dict[str, Any]
# Refused boxes and parcels are kept as evidence, but never so many that they fill the disk of those that are taken.
QUARANTINE_BYTES_MAX = 256 * 1024 * 1024
# Of that, how much of what nobody proved to be of whom it names: the rest is for what a known key has sealed.
UNPROVED_BYTES_MAX = QUARANTINE_BYTES_MAX // 2
# What one register may have of either sort, what it may have for one reason, and what all have that are not enrolled.
REGISTER_BYTES_MAX, REASON_BYTES_MAX, STRANGERS_BYTES_MAX = 16 * 1024 * 1024, 8 * 1024 * 1024, 64 * 1024 * 1024
# Rows for one reason that wait for a person: of one register, and of all that are not enrolled.
ROWS_MAX, STRANGERS_ROWS_MAX = 100, 1_000
_NEVER = false()
# A refused copy is settled once its box was taken from a better one; evidence against a register never is. Another
# register's box may say that it has the same number, so the register is compared too.
_BETTER_CAME = (
    select(literal(1))
    .where(
        BOX.c.box_no == QUARANTINE.c.box_no,
        BOX.c.store == QUARANTINE.c.store,
        or_(QUARANTINE.c.register == BOX.c.register, QUARANTINE.c.register == ""),
    )
    .correlate(QUARANTINE)
    .exists()
)
# Of a revoked register, a box under the number of one that is here may be a thief's: it waits until somebody believes.
_BELIEVED_SINCE = (
    select(literal(1))
    .where(
        BELIEF.c.store == QUARANTINE.c.store,
        BELIEF.c.register == QUARANTINE.c.register,
        BELIEF.c.at_ms >= QUARANTINE.c.came_ms,
    )
    .correlate(QUARANTINE)
    .exists()
)
_MENDABLE = or_(
    QUARANTINE.c.code.like("box.%"),
    QUARANTINE.c.code == "central.unknown_register",
    and_(QUARANTINE.c.code == "central.revoked", _BELIEVED_SINCE),
)
MENDED = and_(_MENDABLE, _BETTER_CAME)


def is_apart(table: Table) -> ColumnElement[bool]:
    """Whether a person has said of a refused row that it stays apart for good."""
    same = (REFUSED_SETTLED.c.digest == table.c.digest, REFUSED_SETTLED.c.code == table.c.code)
    query = select(literal(1)).where(*same, REFUSED_SETTLED.c.how == Settled.APART.value)
    return query.correlate(table).exists()


UNSETTLED_BOX = ~or_(MENDED, is_apart(QUARANTINE))


def has_room(conn: Connection, row: Row, size: int) -> bool:
    """Whether the bytes of something refused may be kept beside what is: of its register, and of all."""

    def taken(*wanted: Callable[[Table], ColumnElement[bool]]) -> int:
        sums = (
            select(func.coalesce(func.sum(func.length(table.c.data)), 0)).where(*(one(table) for one in wanted))
            for table in (QUARANTINE, REFUSED_PARCEL)
        )
        return sum(int(conn.execute(one).scalar_one()) for one in sums)

    own, reason, sort = (partial(one, row=row) for one in (_is_of, _is_for, _is_sort_of))
    shares = [(QUARANTINE_BYTES_MAX, taken)]
    if row["code"] in NOBODY_PROVED:
        shares.append((UNPROVED_BYTES_MAX, partial(taken, sort)))
    if _is_enrolled(conn, row):
        shares += [(REGISTER_BYTES_MAX, partial(taken, own, sort)), (REASON_BYTES_MAX, partial(taken, own, reason))]
    else:
        shares += [(STRANGERS_BYTES_MAX, partial(taken, _is_strange))]
    return all(share() + size <= most for most, share in shares)


def _is_enrolled(conn: Connection, row: Row) -> bool:
    own = (ENROLMENT.c.store == row["store"], ENROLMENT.c.register == row["register"])
    return conn.execute(select(literal(1)).where(*own).limit(1)).first() is not None


def _is_of(table: Table, *, row: Row) -> ColumnElement[bool]:
    return and_(table.c.store == row["store"], table.c.register == row["register"])


def _is_for(table: Table, *, row: Row) -> ColumnElement[bool]:
    return and_(table.c.code == row["code"])


def _is_sort_of(table: Table, *, row: Row) -> ColumnElement[bool]:
    """Whether a refused row is proved to be of the register that it names, if this one is, and not if not."""
    unproved = table.c.code.in_(NOBODY_PROVED)
    return unproved if row["code"] in NOBODY_PROVED else ~unproved


def _is_strange(table: Table) -> ColumnElement[bool]:
    """Whether nobody enrolled the register that a refused row names."""
    same = (ENROLMENT.c.store == table.c.store, ENROLMENT.c.register == table.c.register)
    return ~select(literal(1)).where(*same).correlate(table).exists()


def keep_refused(conn: Connection, table: Table, row: Row, *, settled: ColumnElement[bool] = _NEVER) -> None:
    """Keep what was refused, once; what came before, and is not `settled` by now, is counted up instead."""
    same = conn.execute(_came_before(table, row, settled)).first() or _last_of_many(conn, table, row, settled)
    if same is None:
        conn.execute(table.insert(), [row])
        return
    key = {"digest": same.digest, "code": row["code"]}
    own = (REFUSED_TIMES.c.digest == same.digest, REFUSED_TIMES.c.code == row["code"])
    told = {"last_seq": row.get("last_seq", 0), "last_ms": row["came_ms"]}
    if conn.execute(REFUSED_TIMES.update().where(*own).values(times=REFUSED_TIMES.c.times + 1, **told)).rowcount == 0:
        conn.execute(REFUSED_TIMES.insert(), [{**key, "times": 2, **told}])


def keep_refused_box(conn: Connection, row: Row) -> None:
    """The same of a box. One that is here whole waits for nobody: of such all rows count, so they have an end too."""
    whole = (BOX.c.box_no == row["box_no"], BOX.c.store == row["store"])
    is_here = conn.execute(select(literal(1)).where(*whole).limit(1)).first() is not None
    keep_refused(conn, QUARANTINE, row, settled=_NEVER if is_here else MENDED)


def _came_before(table: Table, row: Row, settled: ColumnElement[bool]) -> Select[Any]:
    """The row that this one repeats: the same bytes, or the same register refused again from the same entry on."""
    alike = table.c.digest == row["digest"]
    if table is REFUSED_PARCEL and row["register"]:
        names = ("store", "register", "epoch") if not row["size"] else ("store", "register", "epoch", "first_seq")
        own = [table.c[name] == row[name] for name in names]
        is_same_sort = (table.c.size == 0) == (row["size"] == 0)
        alike = alike | (and_(*own) & is_same_sort & ~is_apart(table) & ~settled)
    return select(table.c.digest).where(table.c.code == row["code"], alike).order_by(table.c.came_ms).limit(1)


def _last_of_many(conn: Connection, table: Table, row: Row, settled: ColumnElement[bool]) -> Any | None:
    """The last row of this register and reason that waits for a person, where as many do as may; else None."""
    whose, most = _is_strange(table), STRANGERS_ROWS_MAX
    if _is_enrolled(conn, row):
        whose, most = _is_of(table, row=row), ROWS_MAX
    waits = (whose, _is_for(table, row=row), ~is_apart(table), ~settled)
    rows = select(table.c.digest).where(*waits).order_by(table.c.came_ms.desc(), table.c.digest)
    found = conn.execute(rows.limit(most)).all()
    return found[0] if len(found) == most else None


def refused_rows(conn: Connection, table: Table, unsettled: ColumnElement[bool]) -> list[Quarantined]:
    """What still waits for a person or a better copy."""
    again = (REFUSED_TIMES.c.digest == table.c.digest) & (REFUSED_TIMES.c.code == table.c.code)
    times = [REFUSED_TIMES.c[name].label(f"again_{name}") for name in ("times", "last_seq", "last_ms")]
    kept = table.c.data.is_not(None).label("kept")
    own = [column for column in table.c if column.name != "data"]
    query = select(*own, kept, *times).select_from(table.outerjoin(REFUSED_TIMES, again)).where(unsettled)
    asked = _asked(conn)
    return [_quarantined(dict(row), asked) for row in conn.execute(query).mappings()]


def _asked(conn: Connection) -> dict[tuple[bytes, str], int]:
    """When the register was asked for it again last."""
    own = (REFUSED_SETTLED.c.digest, REFUSED_SETTLED.c.code)
    query = select(*own, func.max(REFUSED_SETTLED.c.at_ms)).where(REFUSED_SETTLED.c.how == Settled.ASKED.value)
    return {(digest, code): at_ms for digest, code, at_ms in conn.execute(query.group_by(*own))}


def _quarantined(row: Row, asked: dict[tuple[bytes, str], int]) -> Quarantined:
    first, last = row.get("first_seq", 0), max(row.get("last_seq", 0), row["again_last_seq"] or 0)
    is_parcel = "first_seq" in row
    return Quarantined(
        name=row["name"], code=row["code"], sentence=row["sentence"],
        box_no=f"{row['register']}: {first}-{last}" if is_parcel else row["box_no"],
        store=row["store"], size=row["size"], came_ms=row["came_ms"], kept=bool(row["kept"]),
        register=row["register"], epoch=row.get("epoch", 0), first_seq=first, last_seq=last, digest=row["digest"],
        times=row["again_times"] or 1, last_ms=row["again_last_ms"] or row["came_ms"], is_parcel=is_parcel,
        asked_ms=asked.get((row["digest"], row["code"]), 0),
    )  # fmt: skip


def kept_data(conn: Connection, digest: bytes, code: str) -> bytes | None:
    """The bytes of something refused; None where none were kept."""
    for table in (QUARANTINE, REFUSED_PARCEL):
        data = conn.execute(select(table.c.data).where(table.c.digest == digest, table.c.code == code)).scalar()
        if data is not None:
            return bytes(data)
    return None
