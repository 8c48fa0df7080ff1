"""Two runs' files held against each other, in DuckDB. Reads those files only."""

# ruff: noqa: S608 (the SQL is ours; columns are those of a header we wrote, and quoted)

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from shoebox.domain.errors import Trouble

# Beyond it tables spill to the system's own folder for such files, and are gone at the end.
MEMORY_MB = 500
Link = tuple[str, str, str]
# Said, not guessed: a guess is made of a sample, and a quote in a later row is a fault then.
_AS_WRITTEN = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'"
_LINKS = "SELECT charge_id, coalesce(slip_id, '') AS slip_id, role FROM read_parquet({place})"


class Differences:
    """Asks DuckDB, within bounds. A context manager; `stop` is asked all the while, and True raises Stopped."""

    def __init__(self, stop: Callable[[], bool] | None = None) -> None:
        self._stop, self._until = stop, ExitStack()

    def __enter__(self) -> Self:
        import duckdb  # noqa: PLC0415  (heavy, and not in a store)

        from shoebox.reconcile.engines.duckdb_watch import Watch  # noqa: PLC0415

        spill = self._until.enter_context(TemporaryDirectory(prefix="shoebox-"))
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{MEMORY_MB}MB", "temp_directory": spill, "preserve_insertion_order": False,
        }  # fmt: skip
        self._connection = self._until.enter_context(duckdb.connect(config=settings))
        self._watched = self._until.enter_context(Watch(self._connection, self._stop))
        return self

    def __exit__(self, *_: object) -> None:
        self._until.close()

    def rows_that_came(self, before: Path, now: Path, name: str, columns: Sequence[str]) -> list[str]:
        """The ids (column `name`) of rows that are not in the file of before as they are now."""
        kept = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
        one, other = (f"SELECT {kept} FROM read_csv(${at}, {_AS_WRITTEN})" for at in (1, 2))
        rows = self._ask(f"SELECT {name} FROM ({other} EXCEPT {one})", before, now)
        return [str(row[0]) for row in rows]

    def links_that_differ(self, before: Path, now: Path) -> tuple[int, list[Link], list[Link]]:
        """How many links are the same, those that are no more, and those that were not before; in order."""
        one, other = _LINKS.format(place="$1"), _LINKS.format(place="$2")
        fresh = self._ask(f"SELECT * FROM ({other} EXCEPT {one}) ORDER BY ALL", before, now)
        gone = self._ask(f"SELECT * FROM ({one} EXCEPT {other}) ORDER BY ALL", before, now)
        ((every,),) = self._ask("SELECT count(*) FROM read_parquet($1)", now)
        return int(every) - len(fresh), gone, fresh

    def _ask(self, sql: str, *files: Path) -> list[Any]:
        import duckdb  # noqa: PLC0415  (heavy, and not in a store)

        from shoebox.reconcile.engines.duckdb_reading import escaped  # noqa: PLC0415

        names = [escaped(file) for file in files]
        try:
            return self._watched(lambda: self._connection.execute(sql, names).fetchall())
        except duckdb.Error as error:
            why = str(error).splitlines()[0][:120]
            raise Trouble("reconcile.unreadable", file=files[0].parent.name, why=why) from error
