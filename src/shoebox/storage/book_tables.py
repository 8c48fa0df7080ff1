"""The tables of a book, and the statements that fill them. Storage room: text only, nothing is opened here.

`entry` is the book. Everything else is a projection: what screens read, made from entries in the same transaction and
rebuildable from them at any time. The text is our own, letter by letter, because start-up compares it with what stands
in the file: a library that spells it otherwise one day must not make an honest book look edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from shoebox.domain.correction import CorrectionRow
from shoebox.domain.day import SaleRow
from shoebox.domain.incident import Incident
from shoebox.domain.pickup import PickUpRow

# "SHBX": what `file` and a curious person see in the header; the version counts changes of these tables.
APPLICATION_ID = 0x53484258
SCHEMA_VERSION = 8
_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Table:
    """A STRICT table: column names with their types, and the columns of its key."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    rowid: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns in order."""
        return tuple(name for name, _ in self.columns)

    @property
    def create(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f"{name} {kind} NOT NULL" for name, kind in self.columns)
        options = "STRICT" if self.rowid else "STRICT, WITHOUT ROWID"
        return f"CREATE TABLE {self.name} ({columns}, PRIMARY KEY ({', '.join(self.key)})) {options}"

    @property
    def insert(self) -> str:
        """The insert into every column, in order."""
        return f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(self.columns))})"  # noqa: S608

    @property
    def select(self) -> str:
        """Every column of every row, by the key."""
        return f"SELECT {', '.join(self.names)} FROM {self.name} ORDER BY {', '.join(self.key)}"  # noqa: S608

    def holds(self, row: Sequence[object]) -> bool:
        """Whether these could be the columns of one of its rows, by their number and types."""
        return len(row) == len(self.columns) and all(
            type(value) is _TYPES[kind] for value, (_, kind) in zip(row, self.columns, strict=True)
        )


def _columns(**kinds: str) -> tuple[tuple[str, str], ...]:
    return tuple(kinds.items())


ENTRY = Table(
    "entry",
    _columns(
        seq="INTEGER", register="TEXT", epoch="INTEGER", kind="TEXT", body="BLOB", prev="BLOB", hash="BLOB", sig="BLOB"
    ),
    key=("seq",),
)
# Where an entry id stands: answers a second save of the same draft with the first entry.
PLACE = Table(
    "place", _columns(entry_id="TEXT", seq="INTEGER", kind="TEXT", day="TEXT"), key=("entry_id",), rowid=False
)
DAY_ROW = Table(
    "day_row", _columns(opened_seq="INTEGER", day="TEXT", z_no="INTEGER", closed_seq="INTEGER"), key=("opened_seq",)
)
# `counted_seq` is the count that stands: cash that moves sets it back to 0.
DRAWER_ROW = Table(
    "drawer_row",
    _columns(opened_seq="INTEGER", day="TEXT", drawer="TEXT", counted_seq="INTEGER"),
    key=("opened_seq",),
)
DRAWER_CLERK = Table(
    "drawer_clerk", _columns(day="TEXT", clerk="TEXT", seq="INTEGER", drawer="TEXT"), key=("day", "clerk"), rowid=False
)
PAD_ROW = Table("pad_row", _columns(seq="INTEGER", first="TEXT", last="TEXT"), key=("seq",))
SLIP_MARK = Table("slip_mark", _columns(slip="TEXT", seq="INTEGER", state="TEXT"), key=("slip", "seq"), rowid=False)
RECEIPT_ROW = Table("receipt_row", _columns(seq="INTEGER", last_seq="INTEGER", head="TEXT"), key=("seq",))
INCIDENT_ROW = Table(
    "incident_row",
    tuple((field.name, "TEXT" if field.type == "str" else "INTEGER") for field in fields(Incident)),
    key=("seq",),
)
# Head office's number for an incident that the store had declared under one of its own.
JOIN_ROW = Table(
    "join_row",
    _columns(seq="INTEGER", incident_seq="INTEGER", number="TEXT", rescue_lane="TEXT", was="TEXT"),
    key=("seq",),
)
# A tick that was taken back has no row any more. Not unique by its order's key: older books went by what was typed.
REKEY_ROW = Table(
    "rekey_row",
    _columns(rekeyed_seq="INTEGER", seq="INTEGER", order_no="TEXT", order_key="TEXT"),
    key=("rekeyed_seq",),
)
REVIEW_ROW = Table(
    "review_row", _columns(reviewed_seq="INTEGER", seq="INTEGER", reviewer="TEXT", reason="TEXT"), key=("reviewed_seq",)
)
SALE_ROW = Table(
    "sale_row",
    tuple((field.name, "TEXT" if field.type == "str" else "INTEGER") for field in fields(SaleRow)),
    key=("seq",),
)
CORRECTION_ROW = Table(
    "correction_row",
    tuple((field.name, "TEXT" if field.type == "str" else "INTEGER") for field in fields(CorrectionRow)),
    key=("seq",),
)
PICKUP_ROW = Table(
    "pickup_row",
    tuple((field.name, "TEXT" if field.type == "str" else "INTEGER") for field in fields(PickUpRow)),
    key=("seq",),
)
# STRICT keeps these as 0 and 1; a SaleRow has them as booleans again.
SALE_BOOLEANS = tuple(at for at, field in enumerate(fields(SaleRow)) if field.type == "bool")

PROJECTIONS = (
    PLACE, DAY_ROW, DRAWER_ROW, DRAWER_CLERK, PAD_ROW, SLIP_MARK, RECEIPT_ROW, INCIDENT_ROW, JOIN_ROW, REKEY_ROW,
    REVIEW_ROW, PICKUP_ROW, CORRECTION_ROW, SALE_ROW,
)  # fmt: skip

INDEXES = (
    "CREATE INDEX sale_by_slip ON sale_row (slip)",
    "CREATE INDEX rekey_by_order ON rekey_row (order_key)",
    "CREATE INDEX pickup_by_order ON pickup_row (order_key)",
    "CREATE INDEX correction_by_sale ON correction_row (corrects_seq)",
    "CREATE INDEX sale_by_card ON sale_row (last4, amount_minor)",
)
_NEVER_EDITED = (
    "CREATE TRIGGER entry_never_edited BEFORE UPDATE ON entry "
    "BEGIN SELECT RAISE(ABORT, 'entries are never edited'); END"
)
_NEVER_DELETED = (
    "CREATE TRIGGER entry_never_deleted BEFORE DELETE ON entry "
    "BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END"
)
# Also stops INSERT OR REPLACE, which deletes without asking the trigger above.
_IN_ORDER = (
    "CREATE TRIGGER entry_in_order BEFORE INSERT ON entry "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry) "
    "BEGIN SELECT RAISE(ABORT, 'entries are only appended'); END"
)
PROJECTION_SCHEMA = (*(table.create for table in PROJECTIONS), *INDEXES)
ENTRY_GUARDS = (_NEVER_EDITED, _NEVER_DELETED, _IN_ORDER)
BOOK_SCHEMA = (ENTRY.create, *PROJECTION_SCHEMA, *ENTRY_GUARDS)
