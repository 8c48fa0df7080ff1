"""Two runs' files held against each other, in DuckDB. Reads those files only."""

# ruff: noqa: S608 (the SQL is ours; columns are those of a header we wrote, and quoted)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shoebox.domain.errors import Trouble

Link = tuple[str, str, str]
# Said, not guessed: a guess is made of a sample, and a quote in a later row is a fault then.
_AS_WRITTEN = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'"
_LINKS = "SELECT charge_id, coalesce(slip_id, '') AS slip_id, role FROM read_parquet({place})"


def rows_that_came(before: Path, now: Path, name: str, columns: Sequence[str]) -> list[str]:
    """The ids (column `name`) of rows that are not in the file of before as they are now."""
    kept = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    one, other = (f"SELECT {kept} FROM read_csv(${at}, {_AS_WRITTEN})" for at in (1, 2))
    rows = _ask(f"SELECT {name} FROM ({other} EXCEPT {one})", before, now)
    return [str(row[0]) for row in rows]


def links_that_differ(before: Path, now: Path) -> tuple[int, list[Link], list[Link]]:
    """How many links are the same, those that are no more, and those that were not before; in order."""
    one, other = _LINKS.format(place="$1"), _LINKS.format(place="$2")
    fresh = _ask(f"SELECT * FROM ({other} EXCEPT {one}) ORDER BY ALL", before, now)
    gone = _ask(f"SELECT * FROM ({one} EXCEPT {other}) ORDER BY ALL", before, now)
    ((every,),) = _ask("SELECT count(*) FROM read_parquet($1)", now)
    return int(every) - len(fresh), gone, fresh


def _ask(sql: str, *files: Path) -> list[Any]:
    import duckdb  # noqa: PLC0415  (heavy, and not in a store)

    from shoebox.reconcile.engines.duckdb_reading import escaped  # noqa: PLC0415

    try:
        with duckdb.connect() as connection:
            return connection.execute(sql, [escaped(file) for file in files]).fetchall()
    except duckdb.Error as error:
        raise Trouble(
            "reconcile.unreadable", file=files[0].parent.name, why=str(error).splitlines()[0][:120]
        ) from error
