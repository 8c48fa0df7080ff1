"""Adding rows in the words of whichever database it is: many at once, or those that are new. Storage room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, Text, bindparam, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError


def add_if_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add these rows; one whose key is there is left as it is."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":  # whose guards of a key speak before it is asked what a conflict is for
        key = [column == bindparam(column.name) for column in table.primary_key]
        new = select(*(bindparam(name, type_=table.c[name].type) for name in rows[0]))
        is_there = select(literal(1)).select_from(table).where(*key).exists()
        connection.execute(table.insert().from_select(list(rows[0]), new.where(~is_there)), rows)
    else:
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)


def add_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add these rows, each with a value for every column, as `add_values` does."""
    names = [column.name for column in table.columns]
    add_values(connection, table, names, map(itemgetter(*names), rows) if rows else ())


def add_values(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add many rows by the shortest way there is: values in the order of these columns, all of them or none.

    A parcel is hundreds of rows, and to make each into a statement of its own takes longer than all that is checked of
    it: on a server six times as long as one COPY, which asks the same rights and fires the same triggers.
    """
    values = list(rows)
    if not values:
        return
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)  # noqa: S608
        return
    statement = f"COPY {table.name} ({columns}) FROM STDIN (FORMAT BINARY)"
    driver: Any = connection.connection.driver_connection
    with _told(connection, statement), driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types([_server_type(table, name) for name in names])
        for row in values:
            copy.write_row(row)


def _server_type(table: Table, name: str) -> str:
    kind = table.columns[name].type
    return "bytea" if isinstance(kind, LargeBinary) else "text" if isinstance(kind, Text) else "int8"


@contextmanager
def _told(connection: Connection, statement: str) -> Iterator[None]:
    """The driver's own errors as every other statement raises them."""
    driver: Any = connection.dialect.dbapi
    try:
        yield
    except driver.Error as wrong:
        raise DBAPIError.instance(statement, None, wrong, driver.Error, dialect=connection.dialect) from wrong
