"""Adding rows that may be there already, in the words of whichever database it is. Storage room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def add_if_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add these rows; one whose key is there is left as it is."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
    else:
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
