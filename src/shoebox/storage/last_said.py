"""The last row of each chain in a table that is only added to. Storage room: reads only."""

from __future__ import annotations

from sqlalchemy import Subquery, Table, literal, select


def last_of(table: Table, *, about: str, order: str, name: str) -> Subquery:
    """Of all rows with the same value in `about` the one that is highest in `order`, as a subquery of this name."""
    later = table.alias()
    has_later = (
        select(literal(1))
        .where(later.c[about] == table.c[about], later.c[order] > table.c[order])
        .correlate(table)
        .exists()
    )
    return select(table).where(~has_later).subquery(name)
