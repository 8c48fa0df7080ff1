"""Bringing one half of head office's data up to date, in a SQLite file or on a server: the same steps. Storage room.

First one transaction puts guards and tables of another shape aside, makes what is new, and marks the half as under way:
no Shoebox opens it then. Rows go over in batches, each a transaction; how far it came is what already stands in the new
table. Indexes are built once the rows are in, and the last transaction brings the guards back and takes the mark away.
So it may end at any moment, and the next start goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Table, bindparam, func, inspect, select, text
from sqlalchemy.schema import CreateIndex, CreateTable

from shoebox.domain.errors import Refusal
from shoebox.storage.postgres import Part, in_name_order
from shoebox.storage.upgrading import MARK, Stage, Watch

ROWS_AT_ONCE = 2_000
_BEFORE = "__before"


class Ground(Protocol):
    """What a file and a server do each in their own way."""

    @property
    def row_order(self) -> str:
        """The column that tells in which order rows came, if every table has one; empty where keys must do."""

    def version(self, connection: Connection) -> int:
        """Which version it says it is, or a mark of being under way."""

    def set_version(self, connection: Connection, version: int) -> None:
        """Write that down."""

    def drop_guards(self, connection: Connection) -> None:
        """Take every trigger away."""

    def make_guards(self, connection: Connection) -> None:
        """Bring all of today's triggers, and rights."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a half of the data stands: its version, and whether an upgrade of it was begun and not ended."""

    version: int
    is_under_way: bool = False


def stand_of(version: int, part: Part) -> Stand:
    """What the number in the data says. Refuses an upgrade that another Shoebox began (``upgrade.other``)."""
    target, before = divmod(version, MARK)
    if not target:
        return Stand(version)
    if target != part.version:
        raise Refusal("upgrade.other", version=target)
    return Stand(before, is_under_way=True)


def begin(connection: Connection, part: Part, ground: Ground) -> Stand:
    """Clear the ground in one transaction, unless that was done before; where it stood."""
    with connection.begin():
        stand = stand_of(ground.version(connection), part)
        if stand.is_under_way or stand.version == part.version:
            return stand
        _refuse_unknown(stand.version, part)
        _clear(connection, part, ground, stand.version)
        ground.set_version(connection, part.version * MARK + stand.version)
        return Stand(stand.version, is_under_way=True)


def go_on(connection: Connection, part: Part, ground: Ground, watch: Watch) -> None:
    """From the cleared ground to the end."""
    with connection.begin():
        waiting = [table for table in part.metadata.sorted_tables if _is_there(connection, table.name + _BEFORE)]
    for table in waiting:
        fill = {column: value for step in part.steps for name, column, value in step.fill if name == table.name}
        _move_rows(connection, table, fill, ground, watch)
    indexes = [index for table in part.metadata.sorted_tables for index in in_name_order(table)]
    for at, index in enumerate(indexes):
        watch.at(Stage.INDEXES, at, len(indexes))
        with connection.begin():
            connection.execute(CreateIndex(index, if_not_exists=True))
    watch.at(Stage.INDEXES, len(indexes), len(indexes))
    with connection.begin():
        ground.make_guards(connection)
        ground.set_version(connection, part.version)


def _refuse_unknown(version: int, part: Part) -> None:
    if version > part.version:
        raise Refusal("upgrade.newer", version=version)
    if version < min(step.version for step in part.steps) - 1:
        raise Refusal("upgrade.older", version=version)


def _clear(connection: Connection, part: Part, ground: Ground, version: int) -> None:
    steps = [step for step in part.steps if step.version > version]
    new = {name for step in steps for name in step.tables}
    remade = {name for step in steps for name in step.remade} - new
    ground.drop_guards(connection)
    for table in part.metadata.sorted_tables:
        if table.name in remade:
            assert table.name not in part.in_order, "the order of these rows is a column that has to come along"
            for index in inspect(connection).get_indexes(table.name):
                if "duplicates_constraint" in index:
                    continue
                connection.exec_driver_sql(f'DROP INDEX "{index["name"]}"')
            connection.exec_driver_sql(f'ALTER TABLE "{table.name}" RENAME TO "{table.name}{_BEFORE}"')
            connection.execute(CreateTable(table))
        elif table.name in new and not _is_there(connection, table.name):
            connection.execute(CreateTable(table))


def _is_there(connection: Connection, name: str) -> bool:
    return bool(inspect(connection).has_table(name))


def _move_rows(connection: Connection, table: Table, fill: dict[str, int], ground: Ground, watch: Watch) -> None:
    """Every row into its new shape, then the old table goes. A column that the old one lacks takes its `fill`."""
    old = table.name + _BEFORE
    with connection.begin():
        names = [str(column["name"]) for column in inspect(connection).get_columns(old)]
        keyed = [str(column) for column in inspect(connection).get_pk_constraint(old)["constrained_columns"]]
        key = [ground.row_order] if ground.row_order else keyed
        total = connection.execute(text(f'SELECT count(*) FROM "{old}"')).scalar_one()  # noqa: S608 (own names)
        done = connection.execute(select(func.count()).select_from(table)).scalar_one()
    taken = {name: f'"{name}"' for name in names if name in table.c}
    taken |= {name: str(value) for name, value in fill.items() if name not in taken}
    while True:
        watch.at(Stage.ROWS, done, total)
        with connection.begin():
            number = _move_some(connection, table.name, taken, key)
        done += number
        if not number:
            break
    with connection.begin():
        assert done == total, "no row stays behind"
        connection.exec_driver_sql(f'DROP TABLE "{old}"')


def _move_some(connection: Connection, name: str, taken: dict[str, str], key: list[str]) -> int:
    """The next rows by their key, each column by what is `taken` for it; how many there were."""
    columns = {**{one: f'"{one}"' for one in key}, **taken}
    listed, values_of = ", ".join(f'"{column}"' for column in columns), ", ".join(columns.values())
    keys, backwards = ", ".join(f'"{one}"' for one in key), ", ".join(f'"{one}" DESC' for one in key)
    last = connection.execute(text(f'SELECT {keys} FROM "{name}" ORDER BY {backwards} LIMIT 1')).first()  # noqa: S608
    after = ", ".join(f":k{at}" for at in range(len(key)))
    where = f"WHERE ({keys}) > ({after})" if last is not None else ""
    moved = text(
        f'INSERT INTO "{name}" ({listed}) SELECT {values_of} FROM "{name}{_BEFORE}" {where} ORDER BY {keys} LIMIT :most'  # noqa: S608
    )
    values: dict[str, Any] = {f"k{at}": value for at, value in enumerate(last or ())}
    return int(connection.execute(moved.bindparams(bindparam("most", ROWS_AT_ONCE)), values).rowcount)
