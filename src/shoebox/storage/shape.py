"""How head office's tables are written, for every database that can hold them. Storage room: the shape only.

STRICT in SQLite. In PostgreSQL numbers have 64 bits, since times are milliseconds and amounts minor units, and text is
compared byte by byte, so that both databases put rows in the same order.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, MetaData, Table, Text

AnyColumn = Column[str] | Column[int] | Column[bytes]

COUNTED = "counted"  # in a table's `info`: its rows are counts, and may change; everything else is only added to
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def table(metadata: MetaData, name: str, *parts: AnyColumn | Index | CheckConstraint) -> Table:
    """A table of this half of head office's data."""
    return Table(name, metadata, *parts, sqlite_strict=True)


def text_column(name: str, *, key: bool = False, unique: bool = False) -> Column[str]:
    """Text, empty where nothing is known."""
    return Column(name, TEXT, primary_key=key, nullable=False, unique=unique or None)


def number_column(name: str, *, key: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def bytes_column(name: str, *, key: bool = False, empty: bool = False) -> Column[bytes]:
    """Bytes as they came; `empty` where they may be left out."""
    return Column(name, LargeBinary, primary_key=key, nullable=empty)
