"""Links and findings into Parquet, the same bytes whichever engine found them. Imports duckdb; writes its folder."""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from shoebox.domain.errors import Trouble
from shoebox.domain.finding import Finding, FindingKind
from shoebox.reconcile.engines.duckdb_reading import quoted
from shoebox.reconcile.engines.results import Links
from shoebox.reconcile.sides import Columns

# Ids hardly ever repeat: a dictionary of them would be begun and thrown away.
_PARQUET = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1000, ROW_GROUP_SIZE 122880"
FINDINGS = "SELECT * FROM finding ORDER BY finding_id"
# What a link is called comes after sorting.
LINKS = """
SELECT charge_id, slip_id, {role} AS role, duplicate_of, ppm / 1000000 AS confidence, {rule} AS rule FROM ({ordered})
"""
# The links of an engine that keeps its ids elsewhere, by their numbers.
_BY_NUMBER = """
SELECT c.charge_id, s.slip_id, role, f.charge_id AS duplicate_of, ppm, rule
FROM linked AS l JOIN charge AS c ON c.cid = l.cid LEFT JOIN slip AS s ON s.sid = l.sid
LEFT JOIN charge AS f ON f.cid = l.first ORDER BY c.charge_id, l.nth
"""
# Stands between the ids of a finding on their way into a list; where an id holds it, another sign does.
_SEPARATOR = "\x1f"
_OTHER_SIGNS = range(0xE000, 0x110000)
# As in `duckdb`: how rows are handed on shows in the bytes.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"preserve_insertion_order": False}


def copy_sql(select: str, folder: Path, name: str) -> str:
    """Writes the rows of a question as a file of the folder."""
    return f"COPY ({select}) TO {quoted(str(folder / f'{name}.parquet'))} ({_PARQUET})"


def links_sql(ordered: str, names: Sequence[Sequence[str]]) -> str:
    """Rows of links in order, with the names of their roles and rules."""
    roles, rules = (_case(each, some) for each, some in zip(("role", "rule"), names, strict=True))
    return LINKS.format(role=roles, rule=rules, ordered=ordered)


def keep_findings(connection: duckdb.DuckDBPyConnection, findings: Iterable[Finding]) -> None:
    """Make the table ``finding``."""
    some = list(findings)
    lists = {
        "slips": [f.slip_ids for f in some],
        "charges": [f.charge_ids for f in some],
        "why": [f.reasons for f in some],
    }
    sign = _separator(lists.values())
    kinds = {kind: kind.value for kind in FindingKind}
    table: Columns = {name: _texts(map(sign.join, column)) for name, column in lists.items()}
    table["finding_id"] = _texts(f.finding_id for f in some)
    table["kind"] = _texts(kinds[f.kind] for f in some)
    table["currency"], table["deadline"] = _texts(f.currency for f in some), _texts(f.deadline for f in some)
    table["amount_minor"] = np.array([f.amount_minor for f in some], dtype=np.int64)
    table["ppm"] = np.array([f.confidence_ppm for f in some], dtype=np.int64)
    connection.register("said", table)
    slips, charges, why = (
        f"CASE WHEN {name} = '' THEN []::VARCHAR[] ELSE string_split({name}, chr({ord(sign)})) END" for name in lists
    )
    connection.execute(
        f"CREATE TABLE finding AS SELECT finding_id::VARCHAR AS finding_id, kind::VARCHAR AS kind,"
        f" {slips} AS slip_ids,"
        f" {charges} AS charge_ids, amount_minor, currency::VARCHAR AS currency, ppm / 1000000 AS confidence,"
        f" {why} AS reasons, deadline::VARCHAR AS deadline FROM said"
    )
    connection.unregister("said")


class ParquetFiles:
    """Parquet for an engine that has found everything elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def findings(self, some: Iterable[Finding]) -> None:
        """All findings, by id."""
        with duckdb.connect(config=_SETTINGS) as connection:
            keep_findings(connection, some)
            self._copy(connection, FINDINGS, "findings")

    def links(self, some: Links, names: Sequence[Sequence[str]]) -> None:
        """All links, in their order."""
        with duckdb.connect(config=_SETTINGS) as connection:
            for side in ("slip", "charge"):
                connection.execute(f"CREATE TABLE {side} ({side[0]}id BIGINT, {side}_id VARCHAR)")
                for block in some.ids(side):
                    number, own = zip(*block, strict=True)
                    given: Columns = {"number": np.array(number, dtype=np.int64), "own": np.array(own, dtype=object)}
                    connection.register("given", given)
                    connection.execute(f"INSERT INTO {side} SELECT number, own FROM given")
                    connection.unregister("given")
            connection.register("linked", some.linked)
            self._copy(connection, links_sql(_BY_NUMBER, names), "links")

    def links_of_files(self, linked: Columns, ids: Mapping[str, str], names: Sequence[Sequence[str]]) -> None:
        """The same, where the ids of ``slip`` and ``charge`` stand beside their numbers in Parquet files."""
        with duckdb.connect(config=_SETTINGS) as connection:
            for side, files in ids.items():
                # Ids have a value in every row: of what a file says may lack, other bytes would be written.
                connection.execute(f"CREATE TABLE {side} ({side[0]}id BIGINT, {side}_id VARCHAR)")
                connection.execute(f"INSERT INTO {side} SELECT {side[0]}id, {side}_id FROM read_parquet({files})")
            connection.register("linked", linked)
            self._copy(connection, links_sql(_BY_NUMBER, names), "links")

    def _copy(self, connection: duckdb.DuckDBPyConnection, select: str, name: str) -> None:
        try:
            connection.execute(copy_sql(select, self._folder, name))
        except duckdb.IOException as error:
            raise Trouble("reconcile.unwritable", why=str(error).splitlines()[0][:200]) from error


def _separator(columns: Iterable[Sequence[Sequence[str]]]) -> str:
    """A sign that stands in no id and in no reason of these findings."""
    whole = "".join("".join(chain.from_iterable(column)) for column in columns)
    if _SEPARATOR not in whole:
        return _SEPARATOR
    used = set(whole)
    return next(sign for sign in map(chr, _OTHER_SIGNS) if sign not in used)


def _texts(some: Iterable[str]) -> NDArray[np.object_]:
    return np.array(list(some), dtype=object)


def _case(column: str, names: Sequence[str]) -> str:
    cases = " ".join(f"WHEN {number} THEN '{name}'" for number, name in enumerate(names) if name)
    return f"CASE {column} {cases} END"
