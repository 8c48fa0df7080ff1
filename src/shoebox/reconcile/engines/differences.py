"""Two runs' files held against each other, in DuckDB. Reads those files only."""

# ruff: noqa: S608 (the SQL is ours)

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self, TypeVar

from shoebox.domain.errors import Trouble
from shoebox.reconcile.engines.columns import SIDES
from shoebox.reconcile.intake import Source

# Beyond it tables spill to the system's own folder for such files, and are gone at the end.
MEMORY_MB = 500
Link = tuple[str, str, str]
_Answer = TypeVar("_Answer")
_LINKS = "SELECT charge_id, coalesce(slip_id, '') AS slip_id, role FROM read_parquet({place})"
_SURE = "SELECT charge_id, confidence FROM read_parquet($1) WHERE charge_id IN (SELECT unnest($2::VARCHAR[]))"


class Differences:
    """Asks DuckDB, within bounds. A context manager; `stop` is asked all the while, and True raises Stopped."""

    def __init__(self, stop: Callable[[], bool] | None = None) -> None:
        self._stop, self._until = stop, ExitStack()

    def __enter__(self) -> Self:
        import duckdb  # noqa: PLC0415  (heavy, and not in a store)

        from shoebox.reconcile.engines.duckdb_watch import Watch  # noqa: PLC0415

        self._spill = Path(self._until.enter_context(TemporaryDirectory(prefix="shoebox-")))
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{MEMORY_MB}MB", "temp_directory": str(self._spill), "preserve_insertion_order": False,
        }  # fmt: skip
        self._connection = self._until.enter_context(duckdb.connect(config=settings))
        self._connection.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
        self._watched = self._until.enter_context(Watch(self._connection, self._stop))
        return self

    def __exit__(self, *_: object) -> None:
        self._until.close()

    def rows_that_came(self, side: str, before: Sequence[Source], now: Sequence[Source]) -> list[str]:
        """The ids of rows (``slip`` or ``charge``) that are not in the files of before as they are now.

        Compared is what both have of the contract's columns.
        """
        of, scans = SIDES[side], [self._scans(side, nth, sources) for nth, sources in enumerate((before, now))]
        known = [{name for scan in some for name in scan.names} for some in scans]
        both = [name for name in of.columns if name in known[0] & known[1]]
        one, other = (
            " UNION ALL ".join(f"SELECT {', '.join(map(scan.text, both))} FROM {scan.sql}" for scan in some)
            for some in scans
        )
        rows = self._told(now[0].path, partial(self._rows, f"({other}) EXCEPT ({one})"))
        return [str(row[of.columns.index(of.id_column)]) for row in rows]

    def links_that_differ(self, before: Path, now: Path) -> tuple[int, list[Link], list[Link]]:
        """How many links are the same, those that are no more, and those that were not before; in order."""
        one, other = _LINKS.format(place="$1"), _LINKS.format(place="$2")
        fresh = self._ask(f"SELECT * FROM ({other} EXCEPT {one}) ORDER BY ALL", before, now)
        gone = self._ask(f"SELECT * FROM ({one} EXCEPT {other}) ORDER BY ALL", before, now)
        ((every,),) = self._ask("SELECT count(*) FROM read_parquet($1)", now)
        return int(every) - len(fresh), gone, fresh

    def confidences(self, links: Path, charges: Sequence[str]) -> list[tuple[str, float]]:
        """How sure the links of some charges are."""
        return self._ask(_SURE, links, also=[list(charges)])

    def _scans(self, side: str, nth: int, sources: Sequence[Source]) -> list[Any]:
        from shoebox.reconcile.engines import duckdb_reading as reading  # noqa: PLC0415  (heavy, and not in a store)

        spill = self._spill / f"{side}-{nth}"
        spill.mkdir()
        read = partial(reading.scans, self._connection, SIDES[side], sources, spill_folder=spill)
        return self._told(sources[0].path, read)

    def _ask(self, sql: str, *files: Path, also: Sequence[Any] = ()) -> list[Any]:
        from shoebox.reconcile.engines.duckdb_reading import escaped  # noqa: PLC0415  (heavy, and not in a store)

        return self._told(files[0] if files else Path(), partial(self._rows, sql, *map(escaped, files), *also))

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, list(values)).fetchall()

    def _told(self, file: Path, work: Callable[[], _Answer]) -> _Answer:
        """Do some work on files, the first of which is named where they are not what they were."""
        import duckdb  # noqa: PLC0415  (heavy, and not in a store)

        try:
            return self._watched(work)
        except duckdb.Error as error:
            raise Trouble(
                "reconcile.unreadable", file=file.parent.name, why=str(error).splitlines()[0][:120]
            ) from error
