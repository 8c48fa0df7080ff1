"""Engines that run the reconciliation's passes; the only place that imports duckdb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoebox.domain.errors import Refusal, Trouble

if TYPE_CHECKING:
    from shoebox.reconcile.engines.duckdb import DuckEngine

NAMES = ("duckdb",)


def open_engine(
    name: str, *, spill_folder: Path, memory_limit: str, stop: Callable[[], bool] | None = None
) -> DuckEngine:
    """A fresh engine. Refuses a name we don't know; trouble where the engine is not installed."""
    if name not in NAMES:
        raise Refusal("reconcile.engine", engine=name[:20], known=", ".join(NAMES))
    try:
        from shoebox.reconcile.engines.duckdb import DuckEngine  # noqa: PLC0415  (a store has no DuckDB)
    except ImportError as error:
        raise Trouble("reconcile.not_installed", engine=name) from error
    return DuckEngine(spill_folder=spill_folder, memory_limit=memory_limit, stop=stop)


def read_rows(path: Path, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Named columns of a Parquet file of ours, row by row. Refuses a file that is none."""
    from shoebox.reconcile.engines.duckdb import read_parquet_rows  # noqa: PLC0415  (heavy, and not in a store)

    return read_parquet_rows(path, columns)
