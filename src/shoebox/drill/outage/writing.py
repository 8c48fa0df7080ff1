"""The folder of a made outage: written aside block by block, then put in its place. Reads and writes that folder only.

Rows are spooled to CSV as they are made and turned into Parquet at the end, by DuckDB within a fixed amount of memory;
nothing of a whole outage is ever held.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TextIO

from shoebox.domain.errors import Refusal, Trouble
from shoebox.drill.outage.rows import (
    CHARGE_COLUMNS,
    SLIP_COLUMNS,
    TRUTH_COLUMNS,
    Block,
    charge_row,
    charge_truth,
    expected_truth,
    slip_row,
    slip_truth,
)

INCIDENT_FILE, README_FILE = "incident.toml", "README.txt"
PARTS = {"slips": SLIP_COLUMNS, "charges": CHARGE_COLUMNS, "truth": TRUTH_COLUMNS}
FORMATS = ("parquet", "csv")
FILES = frozenset({INCIDENT_FILE, README_FILE, *(f"{part}.{ends}" for part in PARTS for ends in FORMATS)})
_SPOOL = ".spool"
_STALE_S = 86_400
_MEMORY = "1GB"
_TYPES = {"sold_at": "TIMESTAMP", "charged_at": "TIMESTAMP", "amount_minor": "BIGINT"}
_LISTS = ("sales", "also", "slip_ids", "charge_ids", "numbers")
_ID_STEP, _ID_END = 2_654_435_761, 2**32  # odd, so every number gets an id of its own


def check_out(out: Path) -> None:
    """Refuse a folder that holds anything but an earlier outage: it would be replaced."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise Refusal("drill.out_not_folder", file=out)
    if out.is_dir():
        strangers = sorted(path.name for path in out.iterdir() if path.name not in FILES)
        if strangers:
            raise Refusal("drill.out_in_use", file=out, stranger=strangers[0])


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """A folder beside `out` to write in; it takes `out`'s place at the end, or vanishes if anything goes wrong."""
    parent = out.absolute().parent
    folder = None
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _recover(out.absolute())
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.aside-", dir=parent))
        yield folder
        _put_in_place(folder, out.absolute())
    except OSError as wrong:
        raise Trouble("drill.unwritable", why=wrong.strerror or str(wrong)) from wrong
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(folder: Path, out: Path) -> None:
    folder.chmod(0o755)
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    before = _before(out)
    if out.exists():
        out.rename(before)
    try:
        folder.rename(out)
    except OSError:
        with suppress(OSError):
            before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _recover(out: Path) -> None:
    """Put back what a kill between two renames left aside, and sweep what kills left long ago."""
    before = _before(out)
    if before.is_dir() and not out.exists():
        before.rename(out)
    shutil.rmtree(before, ignore_errors=True)
    for path in out.parent.glob(f".{out.name}.aside-*"):
        if time.time() - path.stat().st_mtime > _STALE_S:
            shutil.rmtree(path, ignore_errors=True)


def _before(out: Path) -> Path:
    return out.with_name(f".{out.name}.before")


class Spool:
    """Takes blocks and gives their rows ids; counts what went through."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.slips = self.charges = self.expected = 0
        self._seed = seed
        self._stack = ExitStack()
        self._writers = {}
        for part, columns in PARTS.items():
            file = self._stack.enter_context(self._open(folder / f"{part}.csv"))
            self._writers[part] = csv.writer(file, lineterminator="\r\n")
            self._writers[part].writerow(columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, block: Block) -> None:
        """Write one block; afterwards nothing of it is kept."""
        for slip in block.slips:
            slip.id = "s" + self._id(self.slips)
            self.slips += 1
        for charge in block.charges:
            charge.id = "c" + self._id(self.charges)
            self.charges += 1
        self._writers["slips"].writerows(map(slip_row, block.slips))
        self._writers["charges"].writerows(map(charge_row, block.charges))
        truth = self._writers["truth"]
        truth.writerows(map(slip_truth, block.slips))
        truth.writerows(map(charge_truth, block.charges))
        for found in block.expected:
            self.expected += 1
            truth.writerow(expected_truth(f"f{self.expected}", found))

    def _id(self, number: int) -> str:
        """An id that tells nothing of what belongs together."""
        return f"{(number * _ID_STEP + self._seed * 97) % _ID_END:08x}"

    @staticmethod
    def _open(path: Path) -> TextIO:
        return path.open("w", encoding="utf-8", newline="")


def to_parquet(folder: Path) -> None:
    """Turn the spooled CSV files into Parquet, in the same order, and drop them."""
    import duckdb  # noqa: PLC0415  (only drills of this size need it)

    scratch = folder / _SPOOL
    config: dict[str, Any] = {"threads": 1, "memory_limit": _MEMORY, "temp_directory": str(scratch)}
    with duckdb.connect(config=config) as db:
        db.execute("SET TimeZone = 'UTC'")
        for part, columns in PARTS.items():
            try:
                _convert(db, folder / f"{part}.csv", folder / f"{part}.parquet", columns)
            except (duckdb.IOException, duckdb.OutOfMemoryException) as wrong:
                raise Trouble("drill.unwritable", why=str(wrong).splitlines()[0]) from wrong
            (folder / f"{part}.csv").unlink()
    shutil.rmtree(scratch, ignore_errors=True)


def _convert(db: Any, source: Path, target: Path, columns: Sequence[str]) -> None:
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    shown = ", ".join(_shown(name) for name in columns)
    db.execute(
        f"COPY (SELECT {shown} FROM read_csv($source, header = true, columns = {{{types}}}, quote = '\"', "  # noqa: S608
        f"escape = '\"', delim = ',')) TO '{str(target).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)",
        {"source": str(source)},
    )


def _shown(name: str) -> str:
    if name in _LISTS:
        return f"coalesce(string_split(nullif({name}, ''), ' '), []) AS {name}"
    if name in _TYPES:
        cut = f"replace({name}, 'Z', '')" if name.endswith("_at") else name
        return f"CAST({cut} AS {_TYPES[name]}) AS {name}"
    return name


class IncidentFile:
    """Writes incident.toml as the outage is made: the head first, then each store's spoiled numbers."""

    def __init__(self, path: Path, head: str) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(head + "\n[accounted]\n")

    def add(self, store: str, spoiled: Sequence[str]) -> None:
        """The numbers of one store that are in no sale, and yet not missing."""
        if spoiled:
            self._file.write(f'"{store}" = [{", ".join(f"{chr(34)}{number}{chr(34)}" for number in spoiled)}]\n')

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
