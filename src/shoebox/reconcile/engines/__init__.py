"""Engines that run the reconciliation's passes; the only place of this room that imports duckdb, sqlite3 and pyspark.

The text of the passes and all rules are one. What differs from engine to engine, and nothing else does:

1. Reading. DuckDB reads CSV and Parquet in its own dialect (`duckdb_reading`); SQLite row by row in Python (`rows`),
   and Parquet only where DuckDB is installed beside it. Spark reads Parquet on its workers, what is written plainly in
   its own dialect (`spark_columns`) and all else in Python; CSV is rewritten as Parquet for it by DuckDB.
2. Numbers that stand for texts. A store, an order, a card or a code with letters becomes another number on each: they
   are compared, and never ordered. Where one id stands on several rows, what is written in them decides, so that the
   same one stays on every engine (`again`).
3. The census. DuckDB has words of its own for some of its questions (`duckdb_words`); the others ask `census.sql`.
4. Finding. SQLite looks rows up by indexes, which it is told (`sqlite.INDEXES`); DuckDB needs none.
5. Memory. DuckDB spills to the disk beyond its limit; SQLite's tables are on the disk, and the limit is what it keeps
   of them; Spark's too, in files that every worker sees, and the limit is that of its driver (`spark_start`).
6. Writing. Without DuckDB beside it, SQLite leaves ``links.csv`` and ``findings.csv`` in place of Parquet.
7. Tables. Each pass leaves a table in the engine's own database; on Spark it is a folder of Parquet, so that no pass
   runs twice and a worker that is lost takes nothing with it (`spark_tables`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from shoebox.domain.errors import Refusal, Trouble
from shoebox.reconcile.engines.results import read_csv

if TYPE_CHECKING:
    from shoebox.domain.finding import Finding
    from shoebox.reconcile.incident import Incident
    from shoebox.reconcile.intake import BadLine, Source
    from shoebox.reconcile.proof import StoreDays
    from shoebox.reconcile.sides import Census, Charge, ChargePlace, Columns, OpenItems, Slip, SlipPlace
    from shoebox.reconcile.weighing import Marks

NAMES = ("duckdb", "sqlite", "spark")


class Engine(Protocol):
    """What a run asks of an engine, in this order."""

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""

    def keep(self, part: Path) -> None:
        """Write into a folder what is new since it was last asked, so that another engine can `take_up` from here."""

    def take_up(self, parts: Sequence[Path], incident: Incident) -> None:
        """In place of `load` and all that followed: have what the engine had that kept these parts, in their order."""

    def tally(self) -> tuple[Census, Columns]:
        """Count both sides, and sample the pairs that only fit each other."""

    def numbers(self, side: str, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the rows of some ids, of ``slip`` or ``charge``."""

    def settle(self, auth_tells: bool, lag_s_min: int, is_sure: Callable[[Columns], Marks], stay: Columns) -> int:
        """Settle what only fits once and isn't contradicted, and what stays as it was; answers how many.

        `stay` are pairs by their numbers (``sid``, ``cid``) with what an earlier run was sure of them by (``ppm``).
        """

    def open_items(self) -> OpenItems:
        """What the exact match left open, with the pairs worth thinking about."""

    def show(
        self, slips: set[SlipPlace], charges: set[ChargePlace]
    ) -> tuple[dict[SlipPlace, Slip], dict[ChargePlace, Charge]]:
        """Slips and charges that somebody will read about, with their texts."""

    def number_runs(self) -> list[tuple[str, str, int, int]]:
        """Unbroken runs of slip numbers: store, register, first, last."""

    @property
    def currency(self) -> str:
        """The currency of what names none."""

    def late_pairs(self, late_s: int) -> list[tuple[Slip, Charge]]:
        """Exactly settled pairs whose charge came more than so many seconds after the sale."""

    def write(
        self, links: Sequence[Sequence[int]], findings: Sequence[Finding], names: Sequence[Sequence[str]], *,
        spoken_of: tuple[set[SlipPlace], set[ChargePlace]], exact_ppm: int, folder: Path,
    ) -> int:  # fmt: skip
        """Write links and findings in the order of their ids; answers the number of links."""

    def books(self) -> tuple[list[tuple[str, str, int, int]], StoreDays, int]:
        """What was read, where every row of every store-day went, and how many statements contradict each other."""

    def close(self) -> None:
        """Let go of all memory and files."""


def check(name: str, master: str = "") -> None:
    """Refuse a name we don't know, a `master` for any but Spark, and Spark where it or Java lacks.

    Trouble where another engine, or what Spark needs beside it, is not installed.
    """
    if name not in NAMES:
        raise Refusal("reconcile.engine", engine=name[:20], known=", ".join(NAMES))
    if master and name != "spark":
        raise Refusal("reconcile.master", engine=name)
    try:
        _made(name)
    except ImportError as error:
        raise Trouble("reconcile.not_installed", engine=name) from error
    if name == "spark":
        from shoebox.reconcile.engines.spark_start import check_installed  # noqa: PLC0415

        check_installed()


def open_engine(
    name: str, *, spill_folder: Path, memory_limit: str, master: str = "", stop: Callable[[], bool] | None = None
) -> Engine:
    """A fresh engine, of those that `check` lets pass.

    `master` is for Spark alone: where its workers are asked for, as Spark writes it.
    """
    check(name, master)
    cluster = {"master": master} if name == "spark" else {}
    return _made(name)(spill_folder=spill_folder, memory_limit=memory_limit, stop=stop, **cluster)


def version_of(name: str) -> str:
    """The version of an engine: what one left, another need not read."""
    if name == "sqlite":
        return sqlite3.sqlite_version
    return metadata.version("pyspark" if name == "spark" else name)


def _made(name: str) -> Callable[..., Engine]:
    if name == "sqlite":
        from shoebox.reconcile.engines.sqlite import SqliteEngine  # noqa: PLC0415  (only what is asked for is loaded)

        return SqliteEngine
    if name == "spark":
        from shoebox.reconcile.engines.spark import SparkEngine  # noqa: PLC0415

        return SparkEngine
    from shoebox.reconcile.engines.duckdb import DuckEngine  # noqa: PLC0415  (a store has no DuckDB)

    return DuckEngine


def read_rows(path: Path, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Named columns of a Parquet or CSV file of ours, row by row. Refuses a file that is none."""
    if path.suffix == ".csv":
        return read_csv(path, columns)
    from shoebox.reconcile.engines.duckdb import read_parquet_rows  # noqa: PLC0415  (heavy, and not in a store)

    return read_parquet_rows(path, columns)
