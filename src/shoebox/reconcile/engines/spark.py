"""Spark runs the passes, on one machine or on a cluster, for outages that one machine is too small for.

What differs from DuckDB stands in the head of `engines`. What a slip or a charge means is decided elsewhere.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is a number by then)

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from shoebox.domain.finding import Finding
from shoebox.reconcile.engines.books import StoreDayBooks
from shoebox.reconcile.engines.duckdb_results import ParquetFiles
from shoebox.reconcile.engines.passed import PassedEngine
from shoebox.reconcile.engines.spark_keeping import KeptTables
from shoebox.reconcile.engines.spark_reading import Reading
from shoebox.reconcile.engines.spark_start import start
from shoebox.reconcile.engines.spark_tables import SparkTables
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.intake import BadLine, Source
from shoebox.reconcile.sides import ChargePlace, SlipPlace


class SparkEngine(PassedEngine):
    """One run's tables in Parquet files of `spill_folder`; `memory_limit` is that of Spark's driver.

    `master` is Spark's word for where it runs; empty is as Spark is configured, or this machine. `stop` is asked
    several times a second, also inside a statement; True raises Stopped.
    """

    name = "spark"
    _reading: Reading

    def __init__(
        self, *, spill_folder: Path, memory_limit: str = "", stop: Callable[[], bool] | None = None, master: str = ""
    ) -> None:
        self._started = start(master, memory_limit, stop)
        from shoebox.reconcile.engines.spark_watch import Watch  # noqa: PLC0415  (pyspark is there by now)

        self._watch = Watch(self._started.session, stop)
        self._tables = SparkTables(self._started.session, spill_folder, self._watch)
        super().__init__(self._tables, Reading(self._tables, spill_folder))
        self._kept = KeptTables(self._tables, self._reading)

    def close(self) -> None:
        """Let the workers go."""
        self._watch.close()
        self._started.close()

    def load(self, slips: list[Source], charges: list[Source], incident: Incident) -> list[BadLine]:
        """Read both sides into clean tables; answers the rows that could not be read."""
        self._offset_s = 60 * incident.offset_min
        bad = self._reading.load(slips, charges, incident.currency)
        self._mark_incident(incident)
        return bad

    def _mark_incident(self, incident: Incident) -> None:
        among = "true"
        if incident.stores:
            named = {store.upper() for store in incident.stores}
            numbers = [number for number, text in self._reading.names.items() if text in named and number]
            among = f"store IN ({', '.join(map(str, numbers))})" if numbers else "false"
        elif incident.is_known:
            among = "store IN (SELECT store FROM slip)"
        during = f"charged_at BETWEEN {incident.start_s} AND {incident.end_s} AND {among}"
        self._tables.run(
            f"CREATE TABLE during AS SELECT cid FROM charge WHERE {during if incident.is_known else 'false'}"
        )

    def keep(self, part: Path) -> None:
        """Write the tables that are new since it was last asked into a folder, and what the texts are."""
        self._kept.keep(part)

    def take_up(self, parts: Sequence[Path], incident: Incident) -> None:
        """Have the tables of the engine that kept these parts."""
        self._offset_s = 60 * incident.offset_min
        self._kept.take_up(parts)

    def write(
        self, links: Sequence[Sequence[int]], findings: Sequence[Finding], names: Sequence[Sequence[str]], *,
        spoken_of: tuple[set[SlipPlace], set[ChargePlace]], exact_ppm: int, folder: Path,
    ) -> int:  # fmt: skip
        """Write links and findings in the order of their ids; answers the number of links (`DuckEngine.write`)."""
        self._books = StoreDayBooks(self._tables.ask, self._offset_s)
        self._books.keep(links, spoken_of, exact_ppm)
        for side in ("slip", "charge"):
            self._tables.run(f"CREATE TABLE {side}_ids AS SELECT {side[0]}id, {side}_id FROM {side}")
        files = ParquetFiles(folder)
        files.findings(findings)
        ids = {side: self._tables.listed(f"{side}_ids") for side in ("slip", "charge")}
        files.links_of_files(self._books.links, ids, names)
        return len(self._books.links["cid"])
