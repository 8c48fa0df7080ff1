"""Taking charges files in: all readable lines in one write, bad ones kept aside, a file known again by its digest.

Work room. Stop, kill or a full disk leave nothing of a file; the same file twice adds nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from shoebox.central.boxes import Progress, Stop
from shoebox.domain.card import holds_card_number, kept_name
from shoebox.domain.charge import BadLine, Charge, ChargesDigest, LaterStatus, Odd
from shoebox.domain.charge_map import ChargeMap, ChargesLook
from shoebox.domain.charge_status import HeldCharge
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, Stopped, Trouble
from shoebox.domain.holdings import ChargesResult
from shoebox.formats.charges import REQUIRED, ChargeReader, csv_lines, refuse_card_columns
from shoebox.formats.mapped import MappedReader, delimiter_of, headers_of
from shoebox.formats.workbook import FILE_BYTES_MAX, read_sheet
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import CentralWriter

ReadParquet = Callable[[Path], Iterator[dict[str, str]]]
Read = tuple[int, Charge | BadLine]  # the line's number, and what it is

BAD_LINES_MAX = 100_000
SHEET_ENDING = ".xlsx"
LINE_SIGNS_MAX = 100_000
_AT_ONCE = 2_000
_BLOCK = 1 << 20


class ChargesIntake:
    """Brings charges files into the holdings, one transaction each."""

    def __init__(
        self, book: CentralBook, clock: Clock, *, read_parquet: ReadParquet | None, currency: str,
        plan: ChargeMap | None = None,
    ) -> None:  # fmt: skip
        self._book = book
        self._clock = clock
        self._read_parquet = read_parquet
        self._currency = currency
        self._plan = plan

    def look(self, path: Path, *, rows: int) -> ChargesLook:
        """The first rows of a CSV or .xlsx file as they are written. Refusals ``charges.*``, ``sheet.*``."""
        name = kept_name(path.name)
        try:
            with closing(self._rows(path)) as every:
                header = headers_of(every)
                refuse_card_columns(header, file=name)
                first = tuple(tuple(map(_shown, cells)) for _, cells in islice(every, rows))
        except OSError as wrong:
            raise Trouble("central.file_unreadable", file=name, why=wrong.strerror or "") from wrong
        if not any(header):
            raise Refusal("charges.empty", file=name)
        is_plain = not _is_sheet(path) and _delimiter(path) == ","
        is_contract = is_plain and set(REQUIRED) <= {column.lower() for column in header}
        return ChargesLook(name, header, first, is_contract)

    def take(self, path: Path, *, progress: Progress | None = None, stop: Stop | None = None) -> ChargesResult:
        """One CSV, .xlsx or Parquet file. Refusals ``charges.*`` and `Stopped` leave the holdings as they were."""
        try:
            return self._take(path, progress, stop)
        except OSError as wrong:
            raise Trouble("central.file_unreadable", file=kept_name(path.name), why=wrong.strerror or "") from wrong

    def _take(self, path: Path, progress: Progress | None, stop: Stop | None) -> ChargesResult:
        digest, lines = _measure(path)
        key = self._key(digest)
        with self._book.writing() as central:
            seen = central.charge_file(key)
            if seen is not None:
                held = seen["taken"] + seen["already_held"] + central.statuses_of_file(key)
                return ChargesResult(
                    name=kept_name(path.name),
                    taken=0,
                    already_held=held,
                    bad_lines=seen["bad_lines"],
                    digest=digest,
                    seen_before=True,
                )
            tally = _Tally(central, key, kept_name(path.name))
            for batch in _batches(self._lines(path)):
                if stop is not None and stop():
                    raise Stopped
                tally.add(batch)
                if progress is not None:
                    progress(kept_name(path.name), tally.lines, lines)
            if _measure(path)[0] != digest:
                raise Trouble("charges.changed", file=kept_name(path.name))
            return replace(tally.finish(self._clock.wall_ms()), digest=digest)

    def _key(self, digest: bytes) -> bytes:
        """What a file is known again by: its bytes, and the map that says what they are, whatever that is called.

        By the bytes alone nothing more would come of a file that was read by a wrong map once.
        """
        if self._plan is None:
            return digest
        way = repr((replace(self._plan, name=""), self._currency))
        return hashlib.sha256(digest + way.encode()).digest()

    def _lines(self, path: Path) -> Iterator[Read]:
        if self._plan is not None or _is_sheet(path):
            return self._mapped(path, self._plan)
        return self._parquet(path) if path.suffix.lower() == ".parquet" else self._csv(path)

    def _rows(self, path: Path) -> Generator[tuple[int, list[str]], None, None]:
        if _is_sheet(path):
            if path.stat().st_size > FILE_BYTES_MAX:
                raise Refusal("sheet.too_large", file=kept_name(path.name), most=f"{FILE_BYTES_MAX // 2**20} MB")
            yield from read_sheet(path.read_bytes(), file=kept_name(path.name))
            return
        delimiter = _delimiter(path)
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
            yield from csv_lines(text, delimiter)

    def _mapped(self, path: Path, plan: ChargeMap | None) -> Iterator[Read]:
        if plan is None:
            raise Refusal("map.needed", file=kept_name(path.name))
        rows = self._rows(path)
        reader = MappedReader(kept_name(path.name), headers_of(rows), plan, self._currency)
        number = 0
        for number, (line, cells) in enumerate(rows, 1):  # noqa: B007 (the count outlives the loop)
            yield line, reader.read(line, cells)
        _check_end(reader, number)

    def _csv(self, path: Path) -> Iterator[Read]:
        # Bytes that are no UTF-8 become signs that no cell may hold, so they cost their own line and not the file.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
            rows = csv_lines(text)
            _, header = next(rows, (0, []))
            reader = ChargeReader(kept_name(path.name), tuple(header), self._currency)
            number = 0
            for number, (line, cells) in enumerate(rows, 1):  # noqa: B007 (the count outlives the loop)
                yield line, reader.read(line, cells)
        _check_end(reader, number)

    def _parquet(self, path: Path) -> Iterator[Read]:
        if self._read_parquet is None:
            raise Refusal("charges.no_parquet", file=kept_name(path.name))
        reader: ChargeReader | None = None
        file = kept_name(path.name)
        number = 0
        for number, row in enumerate(self._read_parquet(path), 1):
            reader = reader or ChargeReader(file, tuple(row), self._currency, naive_utc=True)
            yield number, reader.read(number, list(row.values()))
        _check_end(reader or ChargeReader(file, ("charge_id", "charged_at", "amount", "kind"), ""), number)


class _Tally:
    """What has become of the lines so far."""

    def __init__(self, central: CentralWriter, digest: bytes, name: str) -> None:
        self._central = central
        self._digest = digest
        self._name = name
        self._taken = self._held = self._restated = self._bad = self.lines = 0
        self._new = ChargesDigest()

    def add(self, batch: Sequence[Read]) -> None:
        """The next lines: new charges, known ones, later statuses of those, and bad lines."""
        charges = [(line, read) for line, read in batch if isinstance(read, Charge)]
        bad = [read for _, read in batch if isinstance(read, BadLine)]
        known = self._central.charges_held([charge.charge_id for _, charge in charges])
        new: list[Charge] = []
        later: list[LaterStatus] = []
        for line, charge in charges:
            held = known.get(charge.charge_id)
            if held is None:
                known[charge.charge_id] = HeldCharge(charge, [])
                new.append(charge)
            elif held.is_known(charge):
                self._held += 1
            elif status := held.take(charge, line):
                later.append(status)
            else:
                bad.append(_conflict(self._name, line, held, charge))
        self._central.add_charges(new)
        self._central.add_statuses(self._digest, later)
        self._new.add(new)
        self._new.add_later(later)
        self._restated += len(later)
        self._central.add_bad_lines(self._digest, bad)
        self._taken += len(new)
        self._bad += len(bad)
        self.lines += len(batch)
        if self._bad > BAD_LINES_MAX:
            raise Refusal("charges.mostly_bad", file=self._name, most=BAD_LINES_MAX)

    def finish(self, now_ms: int) -> ChargesResult:
        """Note the file as done."""
        counts = {"taken": self._taken, "already_held": self._held, "bad_lines": self._bad}
        file = {"digest": self._digest, "name": self._name, "taken_digest": self._new.value(), "came_ms": now_ms}
        self._central.add_charge_file({**file, **counts})
        return ChargesResult(
            name=self._name, digest=self._digest, taken=self._taken, already_held=self._held, bad_lines=self._bad,
            restated=self._restated,
        )  # fmt: skip


def _conflict(file: str, line: int, held: HeldCharge, charge: Charge) -> BadLine:
    """What the later line says otherwise. Whether money moved comes first: somebody gives it back, or charges it."""
    was_captured = held.standing.status == "captured"
    if was_captured != (charge.status == "captured"):
        odd = Odd.MOVED_NOTHING if was_captured else Odd.MOVED_MONEY
        return BadLine(file=file, line=line, column="status", reason=odd.format(charge=charge.charge_id))
    return BadLine(file=file, line=line, column=held.differing(charge), reason=Odd.OTHERWISE.value)


def _batches(reads: Iterator[Read]) -> Iterator[list[Read]]:
    while batch := list(islice(reads, _AT_ONCE)):
        yield batch


def _shown(cell: str) -> str:
    """A cell fit to be looked at: a card number is not."""
    return "(not shown)" if holds_card_number(cell) else cell


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() == SHEET_ENDING


def _delimiter(path: Path) -> str:
    """What parts the cells of a text file."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        return delimiter_of(text.readline(LINE_SIGNS_MAX))


def _check_end(reader: ChargeReader | MappedReader, lines: int) -> None:
    if not lines:
        raise Refusal("charges.empty", file=reader.file)
    reader.finish()


def _measure(path: Path) -> tuple[bytes, int]:
    """The file's SHA-256 and about how many lines it has."""
    digest, lines = hashlib.sha256(), 0
    if path.exists() and not path.is_file():
        raise Trouble("central.file_unreadable", file=kept_name(path.name), why="not a file")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            lines += block.count(b"\n")
    return digest.digest(), lines
