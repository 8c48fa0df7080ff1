"""Spark's tables as files of a part, and back. Links or copies Parquet files; imports nothing of Spark."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from shoebox.reconcile.engines.columns import Currencies
from shoebox.reconcile.engines.duckdb_keeping import lend
from shoebox.reconcile.engines.spark_reading import Reading
from shoebox.reconcile.engines.spark_tables import SparkTables

TABLES = "tables.json"


class KeptTables:
    """The tables of one run; knows which of them a part holds already."""

    def __init__(self, tables: SparkTables, reading: Reading) -> None:
        self._tables, self._reading = tables, reading
        self._known: dict[str, tuple[Path, ...]] = {}

    def keep(self, part: Path) -> None:
        """Write what is new into a part, which tables and views there are, and what stands behind numbers."""
        there = {name: places for name, (places, _) in self._tables.files.items()}
        fresh = {}
        for name, places in there.items():
            if self._known.get(name) != places:
                files = enumerate(self._tables.parquet(name))
                fresh[name] = [lend(file, part / f"{name}-{at}.parquet") for at, file in files]
        reading = self._reading
        texts = [list(each.items()) for each in (reading.names, reading.codes)]
        said = {
            "tables": {name: schema for name, (_, schema) in self._tables.files.items()}, "fresh": fresh,
            "views": list(self._tables.views.items()), "is_small": self._tables.is_small,
            "money": [reading.money.default, reading.money.all], "texts": texts,
        }  # fmt: skip
        (part / TABLES).write_text(json.dumps(said), "utf-8")
        self._known = there

    def take_up(self, parts: Sequence[Path]) -> None:
        """Have the tables and views that were there when the last part was written."""
        every = [json.loads((part / TABLES).read_bytes()) for part in parts]
        last = every[-1]
        for name, schema in last["tables"].items():
            part, files = next(
                (part, said["fresh"][name])
                for part, said in zip(reversed(parts), reversed(every), strict=True)
                if name in said["fresh"]
            )
            self._tables.take(name, tuple(part / file for file in files), schema)
        for name, select in last["views"]:
            self._tables.view(name, select)
        self._reading.money = Currencies(last["money"][0], tuple(last["money"][1]))
        self._reading.names, self._reading.codes = (dict(rows) for rows in last["texts"])
        self._known = {name: places for name, (places, _) in self._tables.files.items()}
        self._tables.is_small = last["is_small"]
