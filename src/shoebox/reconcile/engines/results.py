"""Links and findings of a run into files: Parquet where DuckDB is there, the same rows as CSV where it is not.

Both come in the order of their ids, a block of rows at a time. Writes its folder only.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from shoebox.domain.errors import Refusal
from shoebox.domain.finding import CERTAIN_PPM, Finding
from shoebox.reconcile.sides import Columns

LINK_COLUMNS = ("charge_id", "slip_id", "role", "duplicate_of", "confidence", "rule")
FINDING_COLUMNS = (
    "finding_id", "kind", "slip_ids", "charge_ids", "amount_minor", "currency", "confidence", "reasons", "deadline",
)  # fmt: skip
_VALUES: dict[str, Callable[[str], Any]] = {
    "slip_ids": json.loads, "charge_ids": json.loads, "reasons": json.loads, "amount_minor": int, "confidence": float,
}  # fmt: skip
LinkRow = tuple[str, str | None, int, str | None, int, int]


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a run: as numbers (`links.every_link`), with the ids behind them, or joined and in order.

    `ids` answers (number, id) of ``slip`` or ``charge``, `ordered` the rows in the order of charges; both in blocks.
    """

    linked: Columns
    ids: Callable[[str], Iterable[list[tuple[int, str]]]]
    ordered: Callable[[], Iterable[list[LinkRow]]]


class Target(Protocol):
    """Where a run's results go."""

    def findings(self, some: Iterable[Finding]) -> None:
        """All findings."""

    def links(self, some: Links, names: Sequence[Sequence[str]]) -> None:
        """All links in their order; `names` say what roles and rules are called."""


def target(folder: Path) -> Target:
    """Parquet if this machine can write it."""
    try:
        from shoebox.reconcile.engines.duckdb_results import ParquetFiles  # noqa: PLC0415  (DuckDB may lack)
    except ImportError:
        return CsvFiles(folder)
    return ParquetFiles(folder)


class CsvFiles:
    """Plain text: lists as JSON, a confidence as a decimal with six digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def findings(self, some: Iterable[Finding]) -> None:
        """All findings, by id."""
        rows = (
            (f.finding_id, f.kind.value, json.dumps(f.slip_ids), json.dumps(f.charge_ids), f.amount_minor, f.currency,
             _confidence(f.confidence_ppm), json.dumps(f.reasons), f.deadline)
            for f in sorted(some, key=lambda finding: finding.finding_id)
        )  # fmt: skip
        self._write("findings.csv", FINDING_COLUMNS, [list(rows)])

    def links(self, some: Links, names: Sequence[Sequence[str]]) -> None:
        """All links."""
        roles, rules = names
        blocks = (
            [
                (charge, slip, roles[role], first, _confidence(ppm), rules[rule])
                for charge, slip, role, first, ppm, rule in block
            ]
            for block in some.ordered()
        )
        self._write("links.csv", LINK_COLUMNS, blocks)

    def _write(self, name: str, columns: Sequence[str], blocks: Iterable[Sequence[Sequence[object]]]) -> None:
        with (self._folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for block in blocks:
                writer.writerows(block)


def read_csv(path: Path, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows of a file that `CsvFiles` wrote. Refuses one that it did not."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [tuple(_VALUES.get(name, str)(row[name]) for name in columns) for row in csv.DictReader(file)]
    except (ValueError, KeyError, TypeError, RecursionError, csv.Error) as error:
        raise Refusal("reconcile.not_a_run", file=path.parent) from error


def _confidence(ppm: int) -> str:
    return f"{ppm // CERTAIN_PPM}.{ppm % CERTAIN_PPM:06}"
