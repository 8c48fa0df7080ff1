"""What Python knows between two stages, as files of a part, and back: columns, counts, decisions. Reads and writes it.

Whole numbers and texts come back as they were, and columns with their very types: whoever goes on must say the same to
the byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from shoebox.domain.finding import Finding, FindingKind
from shoebox.reconcile.findings import LinkColumns, Said
from shoebox.reconcile.intake import BadLine
from shoebox.reconcile.sides import Census, Columns, Counts, OpenItems

_SIDES = ("slips", "charges", "pairs", "slip_pairs")


def keep_bad(part: Path, bad: list[BadLine]) -> None:
    """Rows that could not be read."""
    _write(part, "bad", [[line.file, line.line, line.column, line.reason] for line in bad])


def bad_of(part: Path) -> list[BadLine]:
    """The same, back."""
    return [BadLine(*row) for row in _read(part, "bad")]


def keep_census(part: Path, census: Census, anchors: Columns) -> None:
    """The counts of a run, and the pairs that only fit each other."""
    said: dict[str, object] = {}
    held = {"anchors": anchors}
    for field in fields(census):
        value = getattr(census, field.name)
        if isinstance(value, dict) and all(isinstance(each, np.ndarray) for each in value.values()) and value:
            held[field.name] = value
        else:
            said[field.name] = list(map(list, value.items())) if isinstance(value, dict) else value
    _write(part, "census", said)
    _write_columns(part, "counts", held)


def census_of(part: Path) -> tuple[Census, Columns]:
    """The same, back."""
    said, held = _read(part, "census"), _read_columns(part, "counts")
    anchors = held.pop("anchors")
    every: dict[str, Any] = {name: _plain(value) for name, value in said.items()}
    every |= held
    return Census(**every), anchors


def keep_items(part: Path, items: OpenItems) -> None:
    """What the exact match left open."""
    pairs = np.array(items.retries, dtype=np.int64).reshape(-1, 2)
    retries = {"one": pairs[:, 0], "other": pairs[:, 1]}
    _write_columns(part, "items", {**{name: getattr(items, name) for name in _SIDES}, "retries": retries})


def items_of(part: Path) -> OpenItems:
    """The same, back."""
    held = _read_columns(part, "items")
    retries = zip(*(held["retries"][name].tolist() for name in ("one", "other")), strict=True)
    return OpenItems(**{name: held[name] for name in _SIDES}, retries=tuple(retries))


def keep_said(part: Path, said: Said) -> None:
    """Links and findings that were decided."""
    links = {str(at): np.array(column, dtype=np.int64) for at, column in enumerate(said.links.columns)}
    spoken = {name: np.array(sorted(getattr(said, name)), dtype=np.int64) for name in ("slips", "charges")}
    _write_columns(part, "said", {"links": links, "spoken": spoken})
    rows = [
        [f.finding_id, f.kind.value, f.slip_ids, f.charge_ids, f.amount_minor, f.currency, f.confidence_ppm, f.reasons,
         f.deadline]
        for f in said.findings
    ]  # fmt: skip
    _write(part, "findings", rows)


def said_of(part: Path) -> Said:
    """The same, back."""
    held, said = _read_columns(part, "said"), Said(LinkColumns())
    said.links.extend(*(held["links"][str(at)].tolist() for at in range(len(said.links.columns))))
    said.findings = [
        Finding(fid, FindingKind(kind), tuple(slips), tuple(charges), minor, currency, ppm, tuple(reasons), due)
        for fid, kind, slips, charges, minor, currency, ppm, reasons, due in _read(part, "findings")
    ]
    said.ids = {finding.finding_id for finding in said.findings}
    said.slips, said.charges = (set(held["spoken"][name].tolist()) for name in ("slips", "charges"))
    return said


def _plain(value: Any) -> Any:
    """A number as it is; a list of pairs as the counts that it was, or as the pair."""
    if not isinstance(value, list):
        return value
    return Counts(value) if not value or isinstance(value[0], list) else tuple(value)


def _write(part: Path, name: str, value: object) -> None:
    (part / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8", newline="\n")


def _read(part: Path, name: str) -> Any:
    return json.loads((part / f"{name}.json").read_bytes())


def _write_columns(part: Path, name: str, groups: Mapping[str, Columns]) -> None:
    flat = {f"{group}.{column}": values for group, columns in groups.items() for column, values in columns.items()}
    if any(isinstance(values, np.ma.MaskedArray) or values.dtype == object for values in flat.values()):
        raise TypeError(f"{name}: a column that no file holds as it is")
    with (part / f"{name}.npz").open("wb") as file:
        np.savez(file, **flat)  # type: ignore[arg-type]


def _read_columns(part: Path, name: str) -> dict[str, Columns]:
    found: dict[str, Columns] = {}
    with np.load(part / f"{name}.npz", allow_pickle=False) as held:
        for key in held.files:
            group, _, column = key.partition(".")
            found.setdefault(group, {})[column] = held[key]
    return found
