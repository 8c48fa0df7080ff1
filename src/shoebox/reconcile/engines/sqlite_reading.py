"""Both sides into two narrow tables of SQLite, row by row. Decides nothing about sales (`rows` reads)."""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file is bound)

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from shoebox.domain.errors import Refusal, Stopped
from shoebox.reconcile import intake
from shoebox.reconcile.engines import again, rows, textfiles
from shoebox.reconcile.engines.columns import TEXT_MAX, Currencies, Side
from shoebox.reconcile.intake import BadLine, Source

ROWS_AT_A_TIME = 20_000
Given = tuple[Side, list[Source]]


@dataclass(frozen=True, slots=True)
class _File:
    source: Source
    places: dict[str, int]


class Reading:
    """Reads both sides once, after a look at which currencies there are.

    `names` are the texts behind the numbers of stores and registers, `codes` those behind codes that are no numbers.
    """

    def __init__(self, connection: sqlite3.Connection, stop: Callable[[], bool] | None) -> None:
        self._connection, self._stop = connection, stop
        self.money = Currencies("USD", ("USD",))
        self.names: dict[int, str] = {}
        self.codes: dict[int, str] = {}

    def load(self, sides: Sequence[Given], currency: str) -> list[BadLine]:
        """Make the tables ``slip`` and ``charge`` of the good rows; answers the others."""
        files = [[_File(*textfiles.places(source, side)) for source in sources] for side, sources in sides]
        named: set[str] = set()
        for (side, _), some in zip(sides, files, strict=True):
            for file in some:
                named |= self._currencies(side, file)
        self.money = Currencies.of(named, currency)
        bad: list[BadLine] = []
        for (side, _), some in zip(sides, files, strict=True):
            bad += self._load_side(side, some)
        return sorted(bad)

    def _lines(self, side: Side, file: _File) -> Iterator[textfiles.Line]:
        for at, line in enumerate(textfiles.lines(file.source, side)):
            if at % ROWS_AT_A_TIME == 0 and self._stop is not None and self._stop():
                raise Stopped
            yield line

    def _currencies(self, side: Side, file: _File) -> set[str]:
        at = file.places.get("currency")
        if at is None:
            return set()
        given = {fields[at] for _, fields, wrong in self._lines(side, file) if not wrong}
        return {rows.upper(text.strip(" ")) for text in given}

    def _load_side(self, side: Side, files: Iterable[_File]) -> list[BadLine]:
        numbers = ", ".join(f"{name} INTEGER" for name in (*side.kept_columns, "k"))
        order = ", order_name TEXT" if side.name == "charge" else ""
        self._connection.execute(
            f"CREATE TABLE {side.name} ({side.name[0]}id INTEGER PRIMARY KEY, {side.id_column} TEXT, {numbers}{order},"
            " file INTEGER, line INTEGER)"
        )
        bad: list[BadLine] = []
        some, is_any, known = [], False, list(files)
        places = ", ".join("?" * (len(side.kept_columns) + 4 + bool(order)))
        insert = f"INSERT INTO {side.name} VALUES (NULL, {places})"
        for nth, file in enumerate(known):
            for row in self._rows(side, file, nth, bad):
                some.append(row)
                if len(some) == ROWS_AT_A_TIME:
                    self._connection.executemany(insert, some)
                    some, is_any = [], True
        self._connection.executemany(insert, some)
        if not some and not is_any and not bad:
            raise Refusal("reconcile.no_rows", side=side.name + "s")
        return bad + self._repeated(side, known)

    def _rows(self, side: Side, file: _File, nth: int, bad: list[BadLine]) -> Iterator[tuple[object, ...]]:
        reader, name = rows.Reader(side, file.places, self.money), file.source.path.name
        is_charge = side.name == "charge"
        for line, fields, wrong in self._lines(side, file):
            if wrong:
                bad.append(BadLine(name, line, "", wrong))
                continue
            row = reader.read(fields)
            if row.fault:
                column, reason = row.fault
                bad.append(BadLine(name, line, column, intake.BAD_REASONS[reason]))
                continue
            self._keep_texts(side, reader, fields, row)
            order = (reader.text(fields, "order_id")[:TEXT_MAX],) if is_charge else ()
            yield (row.id, *row.numbers, rows.key(side, row.numbers), *order, nth, line)

    def _keep_texts(self, side: Side, reader: rows.Reader, fields: Sequence[str], row: rows.Row) -> None:
        known = dict(zip(side.kept_columns, row.numbers, strict=True))
        for column, ours in (("store_id", "store"), ("register_id", "register")):
            if ours in known and known[ours] not in self.names:
                self.names[known[ours]] = rows.upper(reader.text(fields, column))
        for column, ours in side.codes:
            if known[ours] < 0 and known[ours] not in self.codes:
                self.codes[known[ours]] = rows.clean_code(reader.text(fields, column))

    def _repeated(self, side: Side, files: Sequence[_File]) -> list[BadLine]:
        """Where an id stands on several rows, keep the same one whatever the order of rows."""
        count = f"SELECT COUNT(*) - COUNT(DISTINCT {side.id_column}) FROM {side.name}"
        if not self._connection.execute(count).fetchone()[0]:
            return []
        some = self._again(side, files)
        self._connection.executemany(
            f"DELETE FROM {side.name} WHERE {side.name[0]}id = ?", [(number,) for number in again.to_drop(some)]
        )
        suspects = again.judged(side, some, [file.source.path for file in files])
        return list(intake.trace(suspects, [file.source for file in files], side.columns))

    def _again(self, side: Side, files: Sequence[_File]) -> list[again.Again]:
        """All good rows of such ids, with what stands in their files: the table has no texts."""
        name, own, equal = side.name, side.id_column, ", ".join(side.equal_columns)
        found = self._connection.execute(
            f"SELECT {name[0]}id, {own}, file, line, {equal} FROM {name} WHERE {own} IN"
            f" (SELECT {own} FROM {name} GROUP BY {own} HAVING COUNT(*) > 1)"
        )
        numbers = {(file, line): (number, key, equals) for number, key, file, line, *equals in found}
        some = []
        for nth in sorted({file for file, _ in numbers}):
            reader = rows.Reader(side, files[nth].places, self.money)
            for line, fields, _ in self._lines(side, files[nth]):
                if (nth, line) in numbers:
                    number, key, equals = numbers[nth, line]
                    texts = tuple(reader.text(fields, column) for column in side.columns)
                    some.append(again.Again(key, again.said(side, equals, texts), nth, line, number, texts))
        return some
