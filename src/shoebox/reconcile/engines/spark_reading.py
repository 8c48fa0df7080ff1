"""Both sides into two tables on Spark. CSV is rewritten as Parquet here, by DuckDB; workers read Parquet.

Rows that say everything plainly become numbers where they lie (`spark_columns`). All others come here and are read in
Python (`rows`), which also says what is wrong with a bad one. Decides nothing about sales.
"""

# ruff: noqa: S608 (the SQL is ours; columns' names are quoted)

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import duckdb
import numpy as np

from shoebox.domain.errors import Refusal, Trouble
from shoebox.reconcile import intake
from shoebox.reconcile.engines import again, rows
from shoebox.reconcile.engines import duckdb_reading as duck
from shoebox.reconcile.engines import spark_columns as spark
from shoebox.reconcile.engines.columns import CHARGES, SLIPS, Currencies, Side, is_channel_by_store
from shoebox.reconcile.engines.duckdb_reading import Scan
from shoebox.reconcile.engines.spark_tables import FEW_ROWS, SparkTables, beside, row_count
from shoebox.reconcile.engines.textfiles import as_text
from shoebox.reconcile.intake import BadLine, Source, Suspect

ROWS_AT_A_TIME = 20_000
_PLACE = ["_metadata.file_path AS file", "_metadata.row_index + 1 AS line"]


class Reading:
    """Reads both sides once; `names` and `codes` are the texts behind numbers, as somebody will read them."""

    def __init__(self, tables: SparkTables, folder: Path) -> None:
        self._tables, self._folder = tables, folder
        self.money = Currencies("USD", ("USD",))
        self.names: dict[int, str] = {}
        self.codes: dict[int, str] = {}

    def load(self, slips: list[Source], charges: list[Source], currency: str) -> list[BadLine]:
        """Make the tables ``slip`` and ``charge`` of the good rows; answers the others."""
        sides = ((SLIPS, slips), (CHARGES, charges))
        with beside() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            scans = {side.name: self._scans(connection, side, sources) for side, sources in sides}
            self.money = duck.currencies(connection, [each for some in scans.values() for each in some], currency)
            bad = duck.rejects(connection)
        good = 0
        for side, sources in sides:
            self._read(side, scans[side.name])
            suspects = self._mend(side, scans[side.name])
            read = self._number(side)
            if not read and not suspects and not bad:
                raise Refusal("reconcile.no_rows", side=side.name + "s")
            suspects += self._again(side, scans[side.name], sources)
            bad += intake.trace(suspects, sources, side.columns)
            self._learn_texts(side)
            good += read
        self._tables.is_small = good <= FEW_ROWS
        return sorted(bad)

    def _scans(self, connection: duckdb.DuckDBPyConnection, side: Side, sources: list[Source]) -> list[Scan]:
        found = duck.scans(connection, side, sources, spill_folder=self._folder)
        return [
            replace(scan, files=tuple(self._seen(side, file) for file in scan.files))
            if all(map(spark.type_of, scan.types.values()))
            else self._as_texts(connection, scan)
            for scan in found
        ]

    def _seen(self, side: Side, file: Path) -> Path:
        """The same file under a path as Spark names it; a copy where Spark would pass over its name and say nothing."""
        if not file.name.startswith(("_", ".")) and not file.name.endswith("._COPYING_"):
            return _plain(file)
        target = _plain(self._folder) / f"{side.name}-copy-{len(list(self._folder.iterdir()))}.parquet"
        try:
            shutil.copyfile(file, target)
        except OSError as error:
            raise Trouble("reconcile.unwritable", why=error.strerror or str(error)) from error
        return target

    def _as_texts(self, connection: duckdb.DuckDBPyConnection, scan: Scan) -> Scan:
        """The same files, of whose types some are not Spark's, with texts alone; rows keep their places."""
        texts = ", ".join(f"{as_text(scan.names[name], kind)} AS {name}" for name, kind in scan.types.items())
        files = []
        for file in scan.files:
            target = _plain(self._folder) / f"{scan.side.name}-as-text-{len(list(self._folder.iterdir()))}.parquet"
            read = f"read_parquet({duck.quoted(duck.escaped(file))})"
            connection.execute(f"COPY (SELECT {texts} FROM {read}) TO {duck.quoted(str(target))} (FORMAT parquet)")
            files.append(target)
        return replace(
            scan, files=tuple(files), types=dict.fromkeys(scan.types, "VARCHAR"),
            names={name: f'"{name}"' for name in scan.types},
        )  # fmt: skip

    def _read(self, side: Side, scans: Sequence[Scan]) -> None:
        """Every row, with its texts where it is odd."""
        first, *others = (self._given(side, scan) for scan in scans)
        for other in others:
            first = first.unionByName(other)
        judged = (
            first.selectExpr("*", "monotonically_increasing_id() AS nth", *spark.numbers(side, self.money))
            .selectExpr("*", f"{spark.amount(self.money)} AS amount_minor")
            .selectExpr("*", f"NOT ({spark.is_plain(side)}) AS is_odd")
        )
        odd = f"CASE WHEN is_odd THEN array({', '.join(side.columns)}) END AS texts"
        clean = judged.selectExpr(*spark.clean(side), "is_odd", odd)
        self._tables.keep(f"{side.name}_read", lambda: self._as_numbers(side, clean, "is_odd", "texts"))
        there = row_count([file for scan in scans for file in scan.files])
        read = row_count(self._tables.parquet(f"{side.name}_read"))
        if read != there:
            raise Trouble("reconcile.spark_rows", read=read, there=there, side=side.name + "s")

    def _given(self, side: Side, scan: Scan) -> Any:
        """The contract's columns of some files, as texts."""
        own = {name: _unquoted(scan.names[name]) for name in scan.types}
        schema = ", ".join(f"{spark.quoted(own[name])} {spark.type_of(kind)}" for name, kind in scan.types.items())
        texts = {name: spark.text(own[name], scan.types[name]) if name in own else "''" for name in side.columns}
        if "channel" in texts and is_channel_by_store(own):
            texts["channel"] = f"CASE WHEN {texts['store_id']} = '' THEN 'web' ELSE '' END"
        every = [f"{text} AS {name}" for name, text in texts.items()]
        return self._tables.read(scan.files, schema).selectExpr(*every, *_PLACE)

    def _as_numbers(self, side: Side, clean: Any, *more: str) -> Any:
        """Clean texts as numbers, and those of them that somebody may read."""
        numbered = clean.selectExpr("*", *spark.hashes(side)).selectExpr("*", f"{spark.key(side)} AS k")
        return numbered.selectExpr(*spark.kept(side), "file", "line", "nth", *more)

    def _mend(self, side: Side, scans: Sequence[Scan]) -> list[Suspect]:
        """Read the odd rows in Python: the good ones become a table, the bad ones are the answer."""
        origins, suspects = duck.origins(scans), []
        reader = rows.Reader(side, {name: at for at, name in enumerate(side.columns)}, self.money)
        columns, is_any = spark.clean_columns(side), False
        folder = self._tables.fresh(f"{side.name}_mended")
        folder.mkdir()
        with beside() as connection:
            connection.execute("SET preserve_insertion_order = true")
            connection.execute(f"CREATE TABLE mended ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
            for some in self._odd(side):
                good = []
                for nth, file, line, texts in some:
                    row = reader.read(texts)
                    if row.fault:
                        origin = origins[_local(file)]
                        where = origin.path, line if origin.is_parquet else 0
                        suspects.append(Suspect(*where, _as_given(side, scans, _local(file), texts), *row.fault))
                    else:
                        good.append((*_clean(side, texts, row), file, line, nth))
                if good:
                    is_any = True
                    listed = [list(column) for column in zip(*good, strict=True)]
                    unnested = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(columns.values(), 1))
                    connection.execute(f"INSERT INTO mended SELECT {unnested}", listed)
            target = duck.quoted(str(folder / "mended.parquet"))
            connection.execute(f"COPY mended TO {target} (FORMAT parquet)")
        if is_any:
            schema = ", ".join(f"{name} {spark.SQL_TYPES[kind]}" for name, kind in columns.items())
            given = self._tables.read([folder], schema)
            self._tables.keep(f"{side.name}_mended", lambda: self._as_numbers(side, given))
        return suspects

    def _odd(self, side: Side) -> Iterator[list[tuple[int, str, int, list[str]]]]:
        files = self._tables.listed(f"{side.name}_read")
        with beside() as connection:
            found = connection.execute(
                f"SELECT nth, file, line, texts FROM read_parquet({files}) WHERE is_odd ORDER BY file, line"
            )
            yield from iter(lambda: found.fetchmany(ROWS_AT_A_TIME), [])

    def _number(self, side: Side) -> int:
        """Give each good row its number; answers how many there are."""
        name = side.name
        counts = self._tables.ask(f"SELECT shiftright(nth, 33) AS task, COUNT(*) AS n FROM {name}_read GROUP BY 1")
        before = [0, *accumulate(counts["n"].tolist())]
        number = spark.number(side, dict(zip(counts["task"].tolist(), before, strict=False)))
        columns = ", ".join((*spark.kept_names(side), "file", "line"))
        good = f"SELECT {columns}, nth FROM {name}_read WHERE NOT is_odd"
        if f"{name}_mended" in self._tables.files:
            good += f" UNION ALL SELECT {columns}, nth FROM {name}_mended"
        self._tables.view(name, f"SELECT {number}, {columns} FROM ({good})")
        return int(self._tables.ask(f"SELECT COUNT(*) AS n FROM {name}")["n"][0])

    def _again(self, side: Side, scans: Sequence[Scan], sources: Sequence[Source]) -> list[Suspect]:
        """Where an id stands on several rows, keep the same one whatever the order of rows."""
        name, own = side.name, f"{side.name[0]}id"
        twice = self._tables.ask(f"SELECT COUNT(*) - COUNT(DISTINCT {side.id_column}) AS n FROM {name}")
        if not twice["n"][0]:
            return []
        found = self._tables.rows(
            f"SELECT {own}, {side.id_column}, file, line, {', '.join(side.equal_columns)} FROM (SELECT *,"
            f" COUNT(*) OVER (PARTITION BY {side.id_column}) AS often FROM {name}) WHERE often > 1 ORDER BY file, line"
        )
        origins, some, paths = duck.origins(scans), [], [source.path for source in sources]
        for file, rows_of in groupby(found, key=lambda row: row["file"]):
            by_line, nth = {row["line"]: row for row in rows_of}, paths.index(origins[_local(file)].path)
            for line, texts in _texts(side, scans, _local(file), by_line):
                row = by_line[line]
                said = again.said(side, [row[each] for each in side.equal_columns], texts)
                some.append(again.Again(row[side.id_column], said, nth, line, row[own], texts))
        self._tables.give(f"{name}_again", {own: np.array(again.to_drop(some), dtype=np.int64)})
        self._tables.view(f"{name}_every", self._tables.views[name])
        self._tables.view(name, f"SELECT * FROM {name}_every LEFT ANTI JOIN {name}_again USING ({own})")
        return again.judged(side, some, paths, {at for at, source in enumerate(sources) if not source.is_parquet})

    def _learn_texts(self, side: Side) -> None:
        """What stands behind the numbers of stores, registers, and codes that are no numbers."""
        for column, ours, _ in side.hashes:
            if column in spark.NAMED:
                found = self._tables.rows(f"SELECT DISTINCT {ours} AS number, {ours}_text AS text FROM {side.name}")
                self.names.update((row["number"], row["text"]) for row in found)
        for _, ours in side.codes:
            found = self._tables.rows(
                f"SELECT DISTINCT {ours} AS number, {ours}_text AS text FROM {side.name} WHERE {ours} < 0"
            )
            self.codes.update((row["number"], row["text"]) for row in found)


def _clean(side: Side, texts: Sequence[str], row: rows.Row) -> tuple[object, ...]:
    """A good row as `spark_columns.clean_columns` has it, up to its place."""
    equal, said = again.said(side, row.numbers[: len(side.equal_columns)], texts)
    return (row.id, *equal, *said)


def _texts(
    side: Side, scans: Sequence[Scan], file: Path, wanted: Collection[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The contract's fields of some rows of a file, with their numbers from 1 on."""
    scan = next(scan for scan in scans if file in scan.files)
    texts = ", ".join(scan.text(name) for name in side.columns)
    read = f"read_parquet({duck.quoted(duck.escaped(file))}, file_row_number = true)"
    with beside() as connection:
        found = connection.execute(
            f"SELECT file_row_number + 1 AS line, {texts} FROM {read}"
            " WHERE line IN (SELECT unnest($1::BIGINT[])) ORDER BY line",
            [sorted(wanted)],
        ).fetchall()
    yield from ((line, tuple(fields)) for line, *fields in found)


def _as_given(side: Side, scans: Sequence[Scan], file: Path, texts: Sequence[str]) -> tuple[str, ...]:
    """A row's fields as its file has them, by which its line is found: none of a column that it does not have."""
    scan = next(scan for scan in scans if file in scan.files)
    return tuple(text if name in scan.names else "" for name, text in zip(side.columns, texts, strict=True))


def _local(file: str) -> Path:
    """A file as Spark names it, as a path."""
    return Path(unquote(urlparse(file).path))


def _plain(place: Path) -> Path:
    """A path from the root without `..`, as Spark names it; beyond a link that is what the system makes of it."""
    plain = Path(os.path.abspath(place))  # noqa: PTH100  (follows no link, as Spark does not)
    return plain if plain.exists() and plain.samefile(place) else place.resolve()


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name
