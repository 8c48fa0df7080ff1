"""What head office keeps when entries come by line: arrivals, refused parcels, flags, codes. Storage room.

Rows, no rules. `CentralWriter` is built on this, so all of it belongs to one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Table, and_, bindparam, func, literal, or_, select, union_all

from shoebox.domain.carrying import NO_ROOT, Arrival, Place
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.entry import Entry
from shoebox.storage.adding import add_if_new
from shoebox.storage.central_refused import has_room, is_apart, keep_refused, kept_data
from shoebox.storage.central_standing import JOINED, NOW, may_carry
from shoebox.storage.central_tables import (
    ACCEPTED,
    ARRIVAL,
    BELIEF,
    BOX,
    CODE_USED,
    CORRECTION,
    ENROL_CODE,
    ENROLMENT,
    ENTRY,
    FLAG,
    REFUSED_PARCEL,
    REFUSED_SETTLED,
    REVOCATION,
    SLIP,
    STRUCK,
)

Row = dict[str, Any]
BookId = tuple[str, str, int]  # store, register, epoch: whose chain of entries it is
ENTRIES = select(*(ENTRY.c[field.name] for field in fields(Entry)))
_ARRIVALS = select(*(ARRIVAL.c[field.name] for field in fields(Arrival)), ARRIVAL.c.root)
_GAP = "parcel.gap"
# Evidence against a register is settled by a book it began anew, anything else by the entries that came after all.
_EVIDENCE = REFUSED_PARCEL.c.code.in_(("parcel.fork", "parcel.other_key", "carry.fork", "carry.rolled_back"))
_SAME_BOOK = [ENTRY.c[name] == REFUSED_PARCEL.c[name] for name in ("store", "register", "epoch")]
_HELD_NOW = (
    select(literal(1)).where(*_SAME_BOOK, ENTRY.c.seq == REFUSED_PARCEL.c.last_seq).correlate(REFUSED_PARCEL).exists()
)
_NEW_BOOK = (
    select(literal(1))
    .where(
        ENROLMENT.c.store == REFUSED_PARCEL.c.store,
        ENROLMENT.c.register == REFUSED_PARCEL.c.register,
        ENROLMENT.c.epoch > REFUSED_PARCEL.c.epoch,
    )
    .correlate(REFUSED_PARCEL)
    .exists()
)
_CAME_AFTER_ALL = and_(~_EVIDENCE, _HELD_NOW)
UNSETTLED_PARCEL = ~or_(and_(_EVIDENCE, _NEW_BOOK), _CAME_AFTER_ALL, is_apart(REFUSED_PARCEL))


def own_rows(table: Table) -> tuple[ColumnElement[bool], ...]:
    """One register's rows, in a statement made once and asked with `own`: making one takes longer than asking it."""
    return tuple(table.c[name] == bindparam(f"own_{name}") for name in ("store", "register", "epoch"))


def own(book: BookId, **more: Any) -> Row:
    """What a statement of `own_rows` is asked with."""
    return {"own_store": book[0], "own_register": book[1], "own_epoch": book[2], **more}


_ONE = ENTRIES.where(*own_rows(ENTRY), ENTRY.c.seq == bindparam("at"))
_BEFORE = ENTRIES.where(*own_rows(ENTRY), ENTRY.c.kind == bindparam("what"), ENTRY.c.seq < bindparam("before"))
_LATEST, _ALL = _BEFORE.order_by(ENTRY.c.seq.desc()).limit(1), _BEFORE.order_by(ENTRY.c.seq)
_HASHES = select(ENTRY.c.seq, ENTRY.c.hash).where(
    *own_rows(ENTRY), ENTRY.c.seq.between(bindparam("first"), bindparam("last"))
)
_REACHED = select(ARRIVAL.c.held_seq).where(*own_rows(ARRIVAL)).order_by(ARRIVAL.c.n.desc()).limit(1)
_HIGHEST = select(func.max(ENTRY.c.seq)).where(*own_rows(ENTRY))
_IS_ACCEPTED = select(literal(1)).where(*own_rows(ACCEPTED)).exists()
# What lies behind a gap: whole boxes, and in a book that was left what two people took though others are lost.
_RANGES = union_all(
    select(BOX.c.first_seq, BOX.c.last_seq).where(*own_rows(BOX)),
    select(ARRIVAL.c.first_seq, ARRIVAL.c.last_seq).where(
        *own_rows(ARRIVAL), ARRIVAL.c.first_seq > ARRIVAL.c.held_seq, _IS_ACCEPTED
    ),
).order_by("first_seq")
_ACCEPTED = select(ACCEPTED.c.from_seq).where(*own_rows(ACCEPTED))
_PLACES = select(SLIP.c.entry_id, SLIP.c.store, SLIP.c.register, SLIP.c.epoch, SLIP.c.seq).where(
    SLIP.c.entry_id.in_(bindparam("ids", expanding=True))
)
_STRUCK = select(STRUCK.c.seq).where(STRUCK.c.void_of == bindparam("at"))
_CORRECTIONS = (
    select(CORRECTION.c.seq, CORRECTION.c.entry_id)
    .where(CORRECTION.c.corrects == bindparam("at"))
    .order_by(CORRECTION.c.seq)
)
_USED = (
    select(NOW["slip_no"])
    .select_from(JOINED)
    .where(
        SLIP.c.store == bindparam("own_store"),
        NOW["slip_no"].in_(bindparam("slips", expanding=True)),
        may_carry(lambda store: store == bindparam("own_store"), bindparam("slips", expanding=True)),
        SLIP.c.kind == "sale",
        ~select(STRUCK.c.void_of).where(STRUCK.c.void_of == SLIP.c.entry_id).exists(),
    )
)
_LAST_ARRIVAL = _ARRIVALS.order_by(ARRIVAL.c.n.desc()).limit(1)
_ROOT = select(ARRIVAL.c.root).where(ARRIVAL.c.n == bindparam("at"))
_WAITING = (
    select(REFUSED_PARCEL.c.data)
    .where(
        *own_rows(REFUSED_PARCEL),
        REFUSED_PARCEL.c.code == _GAP,
        REFUSED_PARCEL.c.data.is_not(None),
        REFUSED_PARCEL.c.first_seq <= bindparam("next"),
        REFUSED_PARCEL.c.last_seq >= bindparam("next"),
    )
    .order_by(REFUSED_PARCEL.c.last_seq.desc())
    .limit(1)
)
_BELIEVED = select(func.coalesce(func.max(BELIEF.c.at_ms), -1)).where(*own_rows(BELIEF))
_LAST_REVOKED = select(func.coalesce(func.max(REVOCATION.c.at_ms), -1)).where(*own_rows(REVOCATION))
_REVOKED = select(func.min(REVOCATION.c.from_seq)).where(
    *own_rows(REVOCATION), REVOCATION.c.at_ms > _BELIEVED.scalar_subquery()
)


@cache
def insert_into(table: Table) -> Insert:
    """The insert of whole rows, made once."""
    return table.insert()


class LineRows:
    """Half of one open write: what entries by line need."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entry(self, book: BookId, seq: int) -> Entry | None:
        """One held entry."""
        row = self._connection.execute(_ONE, own(book, at=seq)).first()
        return Entry(*row) if row else None

    def latest(self, book: BookId, kind: str, *, before_seq: int) -> Entry | None:
        """The last held entry of a kind before this one."""
        row = self._connection.execute(_LATEST, own(book, what=kind, before=before_seq)).first()
        return Entry(*row) if row else None

    def all_of(self, book: BookId, kind: str, *, before_seq: int) -> tuple[Entry, ...]:
        """Every held entry of a kind before this one, in order."""
        return tuple(Entry(*row) for row in self._connection.execute(_ALL, own(book, what=kind, before=before_seq)))

    def hashes(self, book: BookId, first_seq: int, last_seq: int) -> dict[int, bytes]:
        """Hashes of the held entries within this range, by their number."""
        found = self._connection.execute(_HASHES, own(book, first=first_seq, last=last_seq))
        return {row.seq: row.hash for row in found}

    def reached(self, book: BookId) -> int:
        """How far this register's entries are here without a gap."""
        reached: int = self._connection.execute(_REACHED, own(book)).scalar() or 0
        for first, last in self._ranges(book):
            if first > reached + 1:
                break
            reached = max(reached, last)
        return reached

    def reached_with(self, book: BookId, first_seq: int, last_seq: int) -> int:
        """As `reached`, once these entries are here too."""
        reached = self.reached(book)
        ranges = sorted([*self._ranges(book), (first_seq, last_seq)])
        for first, last in ranges:
            if first > reached + 1:
                break
            reached = max(reached, last)
        return reached

    def gaps(self, book: BookId, *, reached: int, until_seq: int, most: int) -> tuple[tuple[int, int], ...]:
        """The stretches up to this entry that are not here, the first so many of them; `reached` is as asked before."""
        missing = []
        for first, last in self._ranges(book):
            if reached + 1 < first:
                missing.append((reached + 1, min(first - 1, until_seq)))
            reached = max(reached, last)
        missing.append((reached + 1, until_seq))
        return tuple((first, last) for first, last in missing if first <= last)[:most]

    def whole_until(self, book: BookId, seq: int) -> int:
        """The last of the entries that follow this one without a gap."""
        for first, last in self._ranges(book):
            seq = last if first <= seq + 1 <= last else seq
        return seq

    def highest(self, book: BookId) -> int:
        """The number of the last entry that is here, gaps or not."""
        return self._connection.execute(_HIGHEST, own(book)).scalar() or 0

    def _ranges(self, book: BookId) -> list[tuple[int, int]]:
        return [(first, last) for first, last in self._connection.execute(_RANGES, own(book))]

    def slip_places(self, entry_ids: Sequence[str]) -> dict[str, tuple[str, str, int, int]]:
        """Where those of these entry ids stand that are slips already: store, register, epoch, number."""
        places: dict[str, tuple[str, str, int, int]] = {}
        for at in range(0, len(entry_ids), 500):
            found = self._connection.execute(_PLACES, {"ids": entry_ids[at : at + 500]})
            places |= {row[0]: tuple(row[1:]) for row in found}
        return places

    def corrections_of(self, entry_id: str) -> list[tuple[int, str]]:
        """The entries that correct a sale, by number and identity, in order."""
        return [(row.seq, row.entry_id) for row in self._connection.execute(_CORRECTIONS, {"at": entry_id})]

    def is_struck(self, entry_id: str, *, before_seq: int = SEQ_MAX) -> bool:
        """Whether a held entry before this one strikes out this sale or refund."""
        return any(row.seq < before_seq for row in self._connection.execute(_STRUCK, {"at": entry_id}))

    def numbers_used(self, store: str, slip_nos: Sequence[str]) -> set[str]:
        """Which of these slip numbers good sales of a store carry already; one look for a whole parcel."""
        used: set[str] = set()
        for at in range(0, len(slip_nos), 500):
            wanted = {"own_store": store, "slips": slip_nos[at : at + 500]}
            used |= set(self._connection.execute(_USED, wanted).scalars())
        return used

    def last_arrival(self) -> tuple[int, bytes]:
        """The size and the head of head office's log."""
        row = self._connection.execute(_LAST_ARRIVAL).first()
        return (row.n, row.root) if row else (0, NO_ROOT)

    def knows_root(self, size: int, root: bytes) -> bool:
        """Whether the log ever had this size and this head."""
        if size == 0:
            return root == NO_ROOT
        return self._connection.execute(_ROOT, {"at": size}).scalar() == root

    def add_arrival(self, arrival: Arrival) -> None:
        """One line more of the log."""
        self._put(ARRIVAL, [{**asdict(arrival), "root": arrival.root()}])

    def add_refused_parcel(self, row: Row) -> None:
        """Keep a refused parcel with its reason; one that repeats another is counted up."""
        keep_refused(self._connection, REFUSED_PARCEL, row, settled=_CAME_AFTER_ALL)

    def has_room(self, row: Row, size: int) -> bool:
        """Whether there is room for so many bytes of what is refused here as well."""
        return has_room(self._connection, row, size)

    def add_settled(self, digest: bytes, code: str, *, how: str, reason: str, at_ms: int) -> None:
        """Note what was settled of something refused."""
        row = {"digest": digest, "code": code, "at_ms": at_ms, "how": how, "reason": reason}
        add_if_new(self._connection, REFUSED_SETTLED, [row])

    def add_belief(self, place: Place, *, reason: str, at_ms: int, by: tuple[str, str]) -> None:
        """Believe a register again, as these two say, whatever was revoked of it before, whatever the clock says."""
        book = (place.store, place.register, place.epoch)
        since = max(at_ms, self._connection.execute(_LAST_REVOKED, own(book)).scalar_one())
        row = {"store": place.store, "register": place.register, "epoch": place.epoch, "reason": reason}
        two = dict(zip(("said_by", "second"), by, strict=True))
        add_if_new(self._connection, BELIEF, [{**row, **two, "at_ms": since}])

    def add_accepted(self, place: Place, *, from_seq: int, reason: str, at_ms: int, by: tuple[str, str]) -> None:
        """Take a left book from this entry on, as these two say, though what lies before it is lost."""
        row = {"store": place.store, "register": place.register, "epoch": place.epoch, "from_seq": from_seq}
        two = dict(zip(("said_by", "second"), by, strict=True))
        add_if_new(self._connection, ACCEPTED, [{**row, **two, "at_ms": at_ms, "reason": reason}])

    def is_accepted(self, book: BookId, seq: int) -> bool:
        """Whether entries from this one on are taken though what lies before it is lost: they go on from such ones."""
        starts = set(self._connection.execute(_ACCEPTED, own(book)).scalars())
        return seq in starts or bool(starts and self.hashes(book, seq - 1, seq))

    def is_any_accepted(self, book: BookId) -> bool:
        """Whether anything of this book was taken though what lies before it is lost."""
        return self._connection.execute(_ACCEPTED, own(book)).first() is not None

    def kept_data(self, digest: bytes, code: str) -> bytes | None:
        """The bytes of something refused; None where none were kept."""
        return kept_data(self._connection, digest, code)

    def waiting_parcel(self, book: BookId, after_seq: int) -> bytes | None:
        """A parcel that came before the entries it follows, and goes on from this one now."""
        return self._connection.execute(_WAITING, own(book, next=after_seq + 1)).scalar()

    def add_flags(self, rows: Iterable[Row]) -> None:
        """Keep what wants a person's eye."""
        add_if_new(self._connection, FLAG, list(rows))

    def revoked_from(self, book: BookId) -> int | None:
        """The first entry of this register that is not believed any more."""
        return self._connection.execute(_REVOKED, own(book)).scalar()

    def add_revocation(self, place: Place, *, from_seq: int, reason: str, at_ms: int) -> None:
        """Believe a register no further: from now on, and after every belief of before whatever the clock says."""
        book = (place.store, place.register, place.epoch)
        since = max(at_ms, self._connection.execute(_BELIEVED, own(book)).scalar_one() + 1)
        row = {"store": place.store, "register": place.register, "epoch": place.epoch, "from_seq": from_seq}
        add_if_new(self._connection, REVOCATION, [{**row, "at_ms": since, "reason": reason}])

    def add_codes(self, rows: list[Row]) -> None:
        """Keep what is needed to know one-use codes again."""
        self._put(ENROL_CODE, rows)

    def codes_for(self, store: str, register: str) -> tuple[Row, ...]:
        """A register's codes with what became of each; ``public_key`` is empty where one was not used."""
        used = (CODE_USED.c.epoch, CODE_USED.c.public_key)
        joined = ENROL_CODE.outerjoin(CODE_USED, ENROL_CODE.c.code_key == CODE_USED.c.code_key)
        own = (ENROL_CODE.c.store == store, ENROL_CODE.c.register == register)
        found = self._connection.execute(select(ENROL_CODE, *used).select_from(joined).where(*own))
        return tuple(dict(row) for row in found.mappings())

    def use_code(self, row: Row) -> None:
        """Note that a code was used."""
        self._put(CODE_USED, [row])

    def _put(self, table: Table, rows: list[Row]) -> None:
        if rows:
            self._connection.execute(insert_into(table), rows)
