"""Which files are read, and whether they are what they say: the reconcile room's front desk. Reads the disk only.

Everything that makes a file unusable is refused here, before any row is read, with the file and the column in the
facts. What makes a single row unusable is data (a `BadLine`), and never stops the run.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble

HEADER_BYTES_MAX = 64 * 1024
COLUMNS_MAX = 500
COPY_BYTES = 1 << 20
FILES_MAX = 10_000
BAD_LINES_TRACED_MAX = 100_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

SLIP_COLUMNS = (
    "slip_id", "store_id", "register_id", "slip_no", "kind", "status", "sold_at", "amount", "currency", "tender",
    "card_brand", "card_last4", "card_fingerprint", "auth_code", "order_ref",
)  # fmt: skip
SLIP_REQUIRED = ("slip_id", "store_id", "kind", "status", "sold_at", "amount")
CHARGE_COLUMNS = (
    "charge_id", "order_id", "store_id", "channel", "charged_at", "amount", "currency", "kind", "status",
    "card_brand", "card_last4", "card_fingerprint", "auth_code", "slip_ref",
)  # fmt: skip
CHARGE_REQUIRED = ("charge_id", "charged_at", "amount", "kind")

BAD_REASONS = {
    "empty": "nothing stands here",
    "too_long": "longer than 200 characters",
    "kind": "neither sale (charge) nor refund",
    "status": "not a status of the contract",
    "channel": "neither pos, web nor phone",
    "tender": "neither card nor cash",
    "time": "not a time such as 2025-11-22T14:33:00Z",
    "amount": "not a positive amount such as 62.41, or one too large for a sale",
    "currency": "not a currency such as USD",
    "repeated": "this row stands here before, the same in every field",
    "id_taken": "this id stands on another line too, with other facts",
}
_OTHER_COMMAS = frozenset(";\t|")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of slips or charges: its columns as they stand in it, by the contract's name (lower case).

    `copy` is read in its stead where its line ends had to be mended.
    """

    path: Path
    is_parquet: bool
    columns: tuple[str, ...]
    copy: Path | None = None
    names: tuple[str, ...] = ()  # the columns' own names, quoted for SQL, where an engine has looked

    @property
    def readable(self) -> Path:
        """The file that an engine reads."""
        return self.copy or self.path

    def index(self, name: str) -> int | None:
        """Where a column stands, or None."""
        return self.columns.index(name) if name in self.columns else None


@dataclass(frozen=True, slots=True, order=True)
class BadLine:
    """A row that could not be read: data, kept aside. `line` 0 means that its line is not known."""

    file: str
    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A bad row as an engine met it: its texts, to find its line by, or its `line` where the engine knows it.

    Of a good row whose id comes again, `again` says the id, and the how-manieth it is of the different rows that have
    it; its reason hangs on the others. Of rows that say the same as the first of these, one stays.
    """

    path: Path
    line: int
    fields: tuple[str, ...]
    column: str
    reason: str
    again: tuple[str, int] | None = None


def find_files(place: Path) -> tuple[Path, ...]:
    """The CSV and Parquet files of a folder and the folders below it, or the one file, ordered by name."""
    if place.is_file():
        return (place,)
    if not place.is_dir():
        raise Refusal("reconcile.no_file", file=place)
    found = sorted(path for path in place.rglob("*") if _is_wanted(path, place))
    if not found:
        raise Refusal("reconcile.empty_folder", file=place)
    if len(found) > FILES_MAX:
        raise Refusal("reconcile.too_many_files", file=place, count=len(found), most=FILES_MAX)
    return tuple(found)


def sources(place: Path) -> list[Source]:
    """The same files, with their headers read."""
    return [Source(path, *read_header(path)) for path in find_files(place)]


def is_parquet(path: Path) -> bool:
    """True for a Parquet file; refuses one that is only called so, or whose end is cut off."""
    with path.open("rb") as file:
        head = file.read(4)
        size = file.seek(0, 2)
        file.seek(max(0, size - 4))
        tail = file.read(4)
    if size == 0:
        raise Refusal("reconcile.empty_file", file=path)
    if head == tail == b"PAR1" and size >= 12:
        return True
    if head == b"PAR1" or path.suffix.casefold() in {".parquet", ".pq"}:
        raise Refusal("reconcile.not_parquet", file=path)
    return False


def csv_columns(path: Path) -> tuple[str, ...]:
    """The column names in the first line of a CSV file, lower case. Refuses what is not UTF-8 text."""
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES_MAX)
    line, newline, _ = head.partition(b"\n")
    if b"\0" in head or (not newline and len(head) == HEADER_BYTES_MAX):
        raise Refusal("reconcile.not_csv", file=path)
    try:
        names = next(csv.reader([line.decode("utf-8-sig").rstrip("\r")]), [])
    except (UnicodeDecodeError, csv.Error):  # csv: line ends of old Macs, which nothing here reads
        raise Refusal("reconcile.not_csv", file=path) from None
    return tuple(name.strip().casefold() for name in names)


def with_plain_ends(source: Source, copy: Path) -> Source:
    """The same file with every line ending the same way, for engines that take no mixture; lines keep their numbers."""
    with source.path.open("rb") as file, copy.open("wb") as plain:
        held = b""
        while block := file.read(COPY_BYTES):
            block = held + block
            held = b"\r" if block.endswith(b"\r") else b""
            plain.write(block[: len(block) - len(held)].replace(b"\r\n", b"\n"))
        plain.write(held)
    return replace(source, copy=copy)


def check_columns(source: Source, required: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a file that lacks a required column, or names one of ours twice."""
    if len(source.columns) > COLUMNS_MAX:
        raise Refusal("reconcile.too_many_columns", file=source.path, count=len(source.columns), most=COLUMNS_MAX)
    if len(source.columns) == 1 and not _OTHER_COMMAS.isdisjoint(source.columns[0]):
        raise Refusal("reconcile.no_commas", file=source.path)
    for name in required:
        if name not in source.columns:
            raise Refusal("reconcile.no_column", file=source.path, column=name)
    for name in known:
        if source.columns.count(name) > 1:
            raise Refusal("reconcile.column_twice", file=source.path, column=name)


def digest(path: Path) -> str:
    """SHA-256 of a file, as hex; read once, as long as the disk says that the file is as it was."""
    marks = path.stat()
    return _digest(path, (marks.st_ino, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns))


@lru_cache(maxsize=64)
def _digest(path: Path, marks: tuple[int, ...]) -> str:  # noqa: ARG001  (a file with other marks is another file)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def trace(suspects: Iterable[Suspect], sources: Iterable[Source], columns: tuple[str, ...]) -> Iterator[BadLine]:
    """Find the lines of bad rows, by reading again only those files that hold some. `columns` are those of the texts.

    Engines read files in blocks and don't know line numbers; a run without bad rows never comes here.
    """
    by_path: dict[Path, list[Suspect]] = {}
    for suspect in suspects:
        by_path.setdefault(suspect.path, []).append(suspect)
    again: dict[tuple[str, int], list[BadLine]] = {}
    for source in sources:
        mine = by_path.get(source.path, [])
        lines = _lines_of(mine, source, columns) if any(not each.line for each in mine) else {}
        here: dict[tuple[str, int], list[BadLine]] = {}
        for suspect in mine:
            known = lines.get(suspect.fields, [])
            line = suspect.line or (known.pop(0) if known else 0)
            found = BadLine(source.path.name, line, suspect.column, BAD_REASONS.get(suspect.reason, suspect.reason))
            if suspect.again is None:
                yield found
            else:
                here.setdefault(suspect.again, []).append(found)
        for key, some in here.items():
            again.setdefault(key, []).extend(sorted(some))
    for (_, nth), some in again.items():
        yield from _again_lines(nth, some)


def _again_lines(nth: int, same: Iterable[BadLine]) -> Iterator[BadLine]:
    """The bad ones of rows that say the same of one id, in the order of their files and lines (`Suspect`)."""
    for at, line in enumerate(same):
        if at or nth > 1:
            yield replace(line, reason=BAD_REASONS["repeated" if at else "id_taken"])


def write_bad_lines(lines: Iterable[BadLine], path: Path) -> None:
    """Write `bad_lines.csv`, with nothing in it that a spreadsheet would run."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "line", "column", "reason"))
        for line in lines:
            writer.writerow((_plain(line.file), line.line or "", _plain(line.column), _plain(line.reason)))


def read_header(path: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether a file is Parquet, and its columns if it is CSV; trouble of the disk in a sentence."""
    try:
        parquet = is_parquet(path)
        return parquet, () if parquet else csv_columns(path)
    except OSError as error:
        raise Trouble("reconcile.unreadable", file=path, why=error.strerror or str(error)) from error


def _is_wanted(path: Path, place: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
    return not hidden and path.suffix.casefold() in {".csv", ".parquet", ".pq"} and path.is_file()


def _lines_of(suspects: list[Suspect], source: Source, columns: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    wanted: dict[tuple[str, ...], list[int]] = {each.fields: [] for each in suspects[:BAD_LINES_TRACED_MAX]}
    places = [source.index(name) for name in columns]
    with source.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(file, strict=False)
        start = 1
        for row in _until_unreadable(rows):
            if len(row) == len(source.columns):
                found = wanted.get(tuple("" if at is None else row[at].strip(" ") for at in places))
                if found is not None:
                    found.append(start)
            start = rows.line_num + 1
    return wanted


def _until_unreadable(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    # A field beyond the csv module's limit ends the tracing, not the run: later bad lines then show without a number.
    try:
        yield from rows
    except csv.Error:
        return


def _plain(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
