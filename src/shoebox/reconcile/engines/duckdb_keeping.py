"""DuckDB's tables as files of a part, and back under the numbers that their rows had. Imports duckdb.

Each part holds the tables that are new or other than in the part before, and says which tables and views there are.
Other tables know rows by their numbers, so where rows were deleted their numbers stay free.
"""

# ruff: noqa: S608 (the SQL and all names in it are ours)

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from shoebox.reconcile.engines.columns import CHARGES, SLIPS, Currencies
from shoebox.reconcile.engines.duckdb_reading import Scan, escaped, quoted

TABLES, READ = "tables.json", "read.json"
_NUMBER = "row_number_kept"
_SIDES = {side.name: side for side in (SLIPS, CHARGES)}
_THERE = """
SELECT table_name, table_oid FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY table_oid
"""
_VIEWS = "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY view_oid"


class KeptTables:
    """The tables of one connection; knows which of them a part holds already."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}

    def keep(self, part: Path) -> None:
        """Write what is new into a part."""
        there = self._there()
        fresh = {name: self._copy(part, name) for name, oid in there.items() if self._known.get(name) != oid}
        views = [sql for _, sql in self._connection.execute(_VIEWS).fetchall()]
        said = {"tables": list(there), "fresh": fresh, "views": views}
        (part / TABLES).write_text(json.dumps(said), "utf-8")
        self._known = there

    def take_up(self, parts: Sequence[Path]) -> None:
        """Make the tables and views that were there when the last part was written."""
        every = [json.loads((part / TABLES).read_bytes()) for part in parts]
        with _InOrder(self._connection):
            for name in every[-1]["tables"]:
                part, said = next(
                    (part, said["fresh"][name])
                    for part, said in zip(reversed(parts), reversed(every), strict=True)
                    if name in said["fresh"]
                )
                self._make(part, name, said)
        for sql in every[-1]["views"]:
            self._connection.execute(sql)
        self._known = self._there()

    def _there(self) -> dict[str, int]:
        return dict(self._connection.execute(_THERE).fetchall())

    def _copy(self, part: Path, name: str) -> dict[str, Any]:
        rows, size = self._connection.execute(f"SELECT count(*), coalesce(max(rowid) + 1, 0) FROM {name}").fetchall()[0]
        columns = self._connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {name})").fetchall()
        number = f", rowid AS {_NUMBER}" if rows < size else ""
        with _InOrder(self._connection):
            self._connection.execute(
                f"COPY (SELECT *{number} FROM {name}) TO {quoted(str(part / f'{name}.parquet'))}"
                " (FORMAT parquet, COMPRESSION lz4)"
            )
        return {"columns": columns, "size": size if rows < size else 0}

    def _make(self, part: Path, name: str, said: Mapping[str, Any]) -> None:
        own = ", ".join(f"{column} {kind}" for column, kind in said["columns"])
        names = ", ".join(column for column, _ in said["columns"])
        file = f"read_parquet({quoted(escaped(part / f'{name}.parquet'))})"
        self._connection.execute(f"CREATE TABLE {name} ({own})")
        if not said["size"]:
            self._connection.execute(f"INSERT INTO {name} SELECT {names} FROM {file}")
            return
        # Any row stands in for those that were deleted: one without values would say that columns may have none, and
        # that shows in the bytes of what is written of them.
        self._connection.execute(
            f"INSERT INTO {name} SELECT {names} FROM (SELECT * FROM {file} UNION ALL SELECT t.* REPLACE"
            f" (n.nth AS {_NUMBER}) FROM (SELECT nth FROM range({said['size']}) AS r(nth) ANTI JOIN {file} AS k"
            f" ON k.{_NUMBER} = r.nth) AS n CROSS JOIN (SELECT * FROM {file} LIMIT 1) AS t) ORDER BY {_NUMBER}"
        )
        self._connection.execute(f"DELETE FROM {name} WHERE rowid NOT IN (SELECT {_NUMBER} FROM {file})")


def keep_reading(part: Path, scans: Mapping[str, Sequence[Scan]], money: Currencies, spill: Path) -> None:
    """What the texts are read from again, files that were rewritten among them, and which currencies there are."""
    said: dict[str, Any] = {"money": [money.default, money.all], "scans": {}}
    for side, some in scans.items():
        rows = said["scans"].setdefault(side, [])
        for scan in some:
            files = [
                [lend(path, part / f"read-{path.name}"), True] if path.parent == spill else [str(path), False]
                for path in scan.files
            ]
            rows.append({"files": files, "types": scan.types, "names": scan.names})
    (part / READ).write_text(json.dumps(said), "utf-8")


def reading_of(part: Path) -> tuple[dict[str, list[Scan]], Currencies]:
    """The same, back."""
    said = json.loads((part / READ).read_bytes())
    scans = {
        side: [
            Scan(
                _SIDES[side],
                tuple(part / name if is_ours else Path(name) for name, is_ours in row["files"]),
                row["types"],
                row["names"],
            )
            for row in rows
        ]
        for side, rows in said["scans"].items()
    }
    return scans, Currencies(said["money"][0], tuple(said["money"][1]))


def lend(path: Path, target: Path) -> str:
    """The same file as `target` of a part too, without a copy where the disk can; answers its name there."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
    return target.name


class _InOrder:
    """Meanwhile rows keep their order, which costs time and matters nowhere else."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("SET preserve_insertion_order = true")

    def __exit__(self, *_: object) -> None:
        self._connection.execute("SET preserve_insertion_order = false")
