"""What head office writes within one transaction, and what it must look up there. Storage room: rows, no rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from shoebox.domain.box import Box, BoxHead, Enrolment, register_prefix
from shoebox.domain.charge import BadLine, Charge, LaterStatus
from shoebox.domain.charge_status import HeldCharge
from shoebox.domain.entry import Entry
from shoebox.storage.adding import add_if_new, add_rows, add_values
from shoebox.storage.central_dispatches import DispatchRows
from shoebox.storage.central_line import BookId, LineRows, Row, own, own_rows
from shoebox.storage.central_refused import keep_refused_box
from shoebox.storage.central_tables import (
    BAD_LINE,
    BOX,
    CHARGE,
    CHARGE_FILE,
    CHARGE_STATUS,
    CORRECTION,
    ENROLMENT,
    ENTRY,
    FORK,
    RECEIPT,
    SLIP,
    STRUCK,
)

__all__ = ["BookId", "CentralWriter", "Row", "Told", "book_of"]

FORKS_MAX = 200  # kept of one register as evidence
_IDS_AT_ONCE = 500
_CHARGE_FIELDS = tuple(field.name for field in fields(Charge))
_ENROLMENT = select(ENROLMENT).where(*own_rows(ENROLMENT))
_BOXES = select(BOX).where(*own_rows(BOX)).order_by(BOX.c.last_seq)
_ONE_BOX = select(BOX.c.last_seq).where(*own_rows(BOX), BOX.c.last_seq == bindparam("at"))
_charge_values = attrgetter(*_CHARGE_FIELDS)
_STATUS_FIELDS = tuple(field.name for field in fields(LaterStatus))
_status_values = attrgetter(*_STATUS_FIELDS)
_ENTRY_FIELDS = tuple(field.name for field in fields(Entry))
_ENTRY_COLUMNS = ("store", *_ENTRY_FIELDS)
_entry_values = attrgetter(*_ENTRY_FIELDS)


def book_of(head: BoxHead) -> BookId:
    """Whose entries a box holds."""
    return head.store, head.register, head.epoch


@dataclass(frozen=True, slots=True)
class Told:
    """The rows that are read out of a message's entries: sales and refunds, what was struck out, what was corrected."""

    slips: Sequence[Row] = ()
    struck: Sequence[Row] = ()
    corrections: Sequence[Row] = ()


class CentralWriter(LineRows, DispatchRows):
    """One open write; everything said here becomes true together or not at all."""

    def enrolment(self, book: BookId) -> Enrolment | None:
        """Who this register is, if head office knows it."""
        row = self._connection.execute(_ENROLMENT, own(book)).mappings().first()
        return Enrolment(**row) if row else None

    def add_enrolment(self, enrolment: Enrolment) -> None:
        """Know a register from now on."""
        self._put(ENROLMENT, [asdict(enrolment)])

    def is_carried_by(self, book: BookId, public_key: bytes) -> bool:
        """Whether this is the key of a later book of the same register, which is believed."""
        store, register, epoch = book
        own = (ENROLMENT.c.store == store, ENROLMENT.c.register == register, ENROLMENT.c.epoch > epoch)
        later = select(ENROLMENT.c.epoch).where(*own, ENROLMENT.c.public_key == public_key)
        books = [(store, register, one) for one in self._connection.execute(later).scalars().all()]
        return any(self.revoked_from(one) is None for one in books)

    def is_key_revoked(self, enrolment: Enrolment) -> bool:
        """Whether this register's key was revoked with another book of it, and not believed again since."""
        own = (ENROLMENT.c.store == enrolment.store, ENROLMENT.c.register == enrolment.register)
        same = select(ENROLMENT.c.epoch).where(*own, ENROLMENT.c.public_key == enrolment.public_key)
        books = ((enrolment.store, enrolment.register, epoch) for epoch in self._connection.execute(same).scalars())
        return any(self.revoked_from(book) is not None for book in books)

    def numbered_as(self, enrolment: Enrolment) -> Enrolment | None:
        """Another register whose papers would carry the same numbers as this one's; None as a rule."""
        prefix = register_prefix(enrolment.store, enrolment.register)
        alike = or_(ENROLMENT.c.register == prefix, ENROLMENT.c.store + "-" + ENROLMENT.c.register == prefix)
        for row in self._connection.execute(select(ENROLMENT).where(alike)).mappings():
            other = Enrolment(**row)
            is_other = (other.store, other.register) != (enrolment.store, enrolment.register)
            if is_other and register_prefix(other.store, other.register) == prefix:
                return other
        return None

    def boxes_of(self, book: BookId) -> tuple[Row, ...]:
        """This register's held boxes as rows, in order."""
        return tuple(dict(row) for row in self._connection.execute(_BOXES, own(book)).mappings())

    def has_box(self, book: BookId, last_seq: int) -> bool:
        """Whether the box that ends with this entry was taken, or made of what came by line."""
        return self._connection.execute(_ONE_BOX, own(book, at=last_seq)).first() is not None

    def add_box(self, box: Box, *, told: Told, receipt: Row) -> None:
        """The entries that are new, what they say, the box and the receipt it got."""
        held = self.hashes(book_of(box.head), box.head.first_seq, box.head.last_seq)
        new = [entry for entry in box.entries if entry.seq not in held]
        self.add_entries(box.head.store, new, told)
        self.add_closed(box.head, receipt)

    def add_entries(self, store: str, entries: Sequence[Entry], told: Told) -> None:
        """These entries, and what of the rows read out of a message is theirs."""
        fresh = {entry.seq for entry in entries}
        add_values(self._connection, ENTRY, _ENTRY_COLUMNS, ((store, *_entry_values(entry)) for entry in entries))
        for table, rows in ((SLIP, told.slips), (STRUCK, told.struck), (CORRECTION, told.corrections)):
            add_rows(self._connection, table, [row for row in rows if row["seq"] in fresh])

    def add_closed(self, head: BoxHead, receipt: Row) -> None:
        """The box of a closed day whose entries are here, and what was signed for it."""
        self._put(BOX, [_box_row(head)])
        self._put(RECEIPT, [receipt])

    def add_quarantine(self, row: Row) -> None:
        """Keep a refused box with its reason; the same box refused for the same reason is counted up."""
        keep_refused_box(self._connection, row)

    def add_fork(self, row: Row) -> None:
        """Keep the evidence of an entry that exists in two versions; of one register some, and not all it makes up."""
        same = and_(FORK.c.store == row["store"], FORK.c.register == row["register"])
        if int(self._connection.execute(select(func.count()).select_from(FORK).where(same)).scalar_one()) < FORKS_MAX:
            add_if_new(self._connection, FORK, [row])

    def charge_file(self, digest: bytes) -> Row | None:
        """What came of a charges file that was brought in before."""
        row = self._connection.execute(select(CHARGE_FILE).where(CHARGE_FILE.c.digest == digest)).mappings().first()
        return dict(row) if row else None

    def statuses_of_file(self, digest: bytes) -> int:
        """How many charges that were here got another status by this file."""
        query = select(func.count()).select_from(CHARGE_STATUS).where(CHARGE_STATUS.c.digest == digest)
        return int(self._connection.execute(query).scalar_one())

    def charges_held(self, charge_ids: Sequence[str]) -> dict[str, HeldCharge]:
        """Those of these charges that are here, with what was said of each later."""
        rows = self._by_key(select(CHARGE), CHARGE.c.charge_id, charge_ids)
        held = {row["charge_id"]: HeldCharge(Charge(**row), []) for row in rows}
        later = select(*(CHARGE_STATUS.c[name] for name in _STATUS_FIELDS)).order_by(CHARGE_STATUS.c.turn)
        for row in self._by_key(later, CHARGE_STATUS.c.charge_id, charge_ids):
            held[row["charge_id"]].later.append(LaterStatus(**row))
        return held

    def add_charges(self, charges: Sequence[Charge]) -> None:
        """New charges, none of which is held."""
        add_values(self._connection, CHARGE, _CHARGE_FIELDS, map(_charge_values, charges))

    def add_statuses(self, digest: bytes, statuses: Sequence[LaterStatus]) -> None:
        """What this file says of charges that are held."""
        rows = ((digest, *_status_values(status)) for status in statuses)
        add_values(self._connection, CHARGE_STATUS, ("digest", *_STATUS_FIELDS), rows)

    def add_bad_lines(self, digest: bytes, bad: Sequence[BadLine]) -> None:
        """Lines that could not be read, with the reason."""
        self._put(BAD_LINE, [{"digest": digest, **asdict(line)} for line in bad])

    def add_charge_file(self, row: Row) -> None:
        """Note that a file was brought in to its end."""
        self._put(CHARGE_FILE, [row])

    def _by_key(self, query: Select[Any], key: ColumnElement[str], values: Sequence[str]) -> Iterator[Row]:
        for at in range(0, len(values), _IDS_AT_ONCE):
            chosen = query.where(key.in_(values[at : at + _IDS_AT_ONCE]))
            yield from (dict(row) for row in self._connection.execute(chosen).mappings())


def _box_row(head: BoxHead) -> Row:
    own = {field.name: getattr(head, field.name) for field in fields(BoxHead)}
    kept = {column.name: own[column.name] for column in BOX.columns if column.name in own}
    return kept | {"amount_minor": sum(value for _, value in head.totals_minor)}
