"""A run's tables on Spark: each pass is written as Parquet into the run's folder, which every worker must see.

Written rather than left to be made anew: Spark would run a pass again for whoever reads it, and lose it with a worker.
Imports pyspark through the session it is given, and duckdb to hand columns over.
"""

# ruff: noqa: S608 (the SQL and all names in it are ours)

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from shoebox.domain.errors import Trouble
from shoebox.reconcile.engines.duckdb_reading import escaped, quoted
from shoebox.reconcile.sides import Columns

FEW_ROWS = 200_000  # of a whole run: their answers come one by one, and of more in files
_MADE = re.compile(r"CREATE (TABLE|VIEW) (\w+) AS\s+(.*)", re.DOTALL)
_COMMENT = re.compile(r"^\s*--.*$", re.MULTILINE)


class SparkTables:
    """The tables of one run. `watched` does a piece of work (`spark_watch.Watch`)."""

    def __init__(self, session: Any, folder: Path, watched: Callable[[Callable[[], Any]], Any]) -> None:
        self._session, self._folder, self._watched = session, folder, watched
        self._made = 0
        self.is_small = False  # whether the whole run has few rows
        self.files: dict[str, tuple[tuple[Path, ...], str]] = {}  # of each table where it lies, and its columns
        self.views: dict[str, str] = {}

    def run(self, sql: str) -> None:
        """Run one pass."""
        found = _MADE.fullmatch(_COMMENT.sub("", sql).strip())
        assert found is not None
        kind, name, select = found.groups()
        if kind == "VIEW":
            self.view(name, select)
        else:
            self.keep(name, lambda: self._session.sql(select))

    def view(self, name: str, select: str) -> None:
        """What is made anew for whoever reads it."""
        self.views.pop(name, None)  # whoever is made of others stands behind them
        self.views[name] = select
        self._watched(lambda: self._session.sql(select).createOrReplaceTempView(name))

    def keep(self, name: str, made: Callable[[], Any]) -> None:
        """Write some rows as a table."""
        folder = self.fresh(name)
        self.take(name, (folder,), self._watched(lambda: _written(made(), folder)))

    def take(self, name: str, places: tuple[Path, ...], schema: str) -> None:
        """A table that stands in files, or in a folder of them."""
        self.files[name] = (places, schema)
        self._watched(lambda: self.read(places, schema).createOrReplaceTempView(name))

    def read(self, places: Sequence[Path], schema: str) -> Any:
        """Rows of Parquet files or folders."""
        return self._session.read.schema(schema).parquet(*map(pattern, places))

    def ask(self, sql: str) -> Columns:
        """The rows of a question about whole numbers, as columns: through files where they may be many."""
        if self.is_small or _is_one_row(sql):
            names, some = self._watched(lambda: _collected(self._session.sql(sql)))
            whole = np.array(some, dtype=np.int64).reshape(len(some), len(names))
            return {name: np.ascontiguousarray(whole[:, at]) for at, name in enumerate(names)}
        folder = self.fresh("asked")
        self._watched(lambda: _written(self._session.sql(sql), folder))
        found = self._columns(folder)
        shutil.rmtree(folder, ignore_errors=True)
        return found

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a question, with their texts."""
        names, some = self._watched(lambda: _collected(self._session.sql(sql)))
        return [dict(zip(names, row, strict=True)) for row in some]

    def give(self, name: str, rows: Columns) -> None:
        """Make a table of whole numbers."""
        folder = self.fresh(name)
        folder.mkdir()
        with beside() as connection:
            connection.register("given", {column: values.astype(np.int64) for column, values in rows.items()})
            connection.execute(
                f"COPY (SELECT * FROM given) TO {quoted(str(folder / 'given.parquet'))} (FORMAT parquet)"
            )
        self.take(name, (folder,), ", ".join(f"{column} BIGINT" for column in rows))

    def drop(self, *names: str) -> None:
        """Let go of tables and views."""
        for name in names:
            self._session.catalog.dropTempView(name)
            self.views.pop(name, None)
            places, _ = self.files.pop(name, ((), ""))
            for place in places:
                if place.is_relative_to(self._folder):  # what stands in a part stays there
                    shutil.rmtree(place, ignore_errors=True)

    def fresh(self, name: str) -> Path:
        """A place for files of the run that is nobody's yet."""
        self._made += 1
        return self._folder / f"{name}-{self._made}"

    def listed(self, name: str) -> str:
        """A table's files, as DuckDB reads them: in the order of their names."""
        return file_list(self.parquet(name))

    def parquet(self, name: str) -> list[Path]:
        """A table's files in the order of their names."""
        return [file for place in self.files[name][0] for file in _files(place)]

    def _columns(self, folder: Path) -> Columns:
        # In the order of the files' names, which is that of the rows where they were sorted.
        with beside() as connection:
            found = connection.execute(f"SELECT * FROM read_parquet({file_list(_files(folder))})").fetchnumpy()
        return {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}


@contextmanager
def beside() -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB for what is read and written on this machine; its troubles in our words."""
    try:
        with duckdb.connect() as connection:
            yield connection
    except duckdb.IOException as error:
        raise Trouble("reconcile.unwritable", why=str(error).splitlines()[0][:200]) from error
    except duckdb.OutOfMemoryException as error:
        raise Trouble("reconcile.memory") from error


def row_count(files: Sequence[Path]) -> int:
    """How many rows Parquet files hold, by what they say at their ends."""
    with beside() as connection:
        found = connection.execute(f"SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata({file_list(files)})")
        return int(found.fetchall()[0][0])


def address(place: Path) -> str:
    """A path as Hadoop writes to it, whatever its own file system is."""
    return f"file://{place.absolute()}"


def pattern(place: Path) -> str:
    """A path as Hadoop reads from it, without wild cards."""
    return re.sub(r"([][{}*?\\])", r"\\\1", address(place))


def file_list(files: Sequence[Path]) -> str:
    """Parquet files, for DuckDB."""
    return "[" + ", ".join(quoted(escaped(file)) for file in files) + "]"


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.parquet")) if place.is_dir() else [place]


def _written(rows: Any, folder: Path) -> str:
    """Write rows as Parquet; answers their columns in Spark's words."""
    rows.write.parquet(address(folder))
    return ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in rows.schema.fields)


def _collected(rows: Any) -> tuple[list[str], list[Any]]:
    return rows.columns, rows.collect()


def _is_one_row(sql: str) -> bool:
    """Whether a question counts over all rows."""
    return ("COUNT(" in sql or "SUM(" in sql) and "GROUP BY" not in sql
