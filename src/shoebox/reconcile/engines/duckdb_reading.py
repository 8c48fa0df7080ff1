"""CSV and Parquet into two narrow tables, in DuckDB's dialect. Runs SQL, and decides nothing about sales.

A side is read once. Whatever is only ever compared becomes a whole number on the way in: a code of digits its number,
any other text its hash. The texts themselves are fetched again for the few rows that somebody will read about.
CSV is rewritten as Parquet first, so that columns can be read alone. Only when some row is bad are the files read a
second time, to say which (`duckdb_faults`).
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.reconcile import intake
from shoebox.reconcile.engines import columns
from shoebox.reconcile.engines import duckdb_columns as duck
from shoebox.reconcile.engines.columns import Currencies, Side, money_step
from shoebox.reconcile.intake import Source

SPELLINGS_MAX = 60
PLAIN = {"store_id", "register_id", "channel", "currency", "kind", "status", "tender", "card_brand", "card_last4"}


@dataclass(frozen=True, slots=True)
class Scan:
    """Files of one side with the same columns of the same types: read as one. `types` are by the contract's names.

    `sources` are the files that people know, one for each that is read, as long as rows may be bad.
    """

    side: Side
    files: tuple[Path, ...]
    types: dict[str, str]
    names: dict[str, str]  # the contract's name -> the column's own, quoted
    sources: tuple[Source, ...] = ()

    @property
    def sql(self) -> str:
        """Reads them all."""
        return f"read_parquet([{self._files}])"

    @property
    def numbered_sql(self) -> str:
        """Reads them all, with the names of the files and the numbers of their rows."""
        return f"read_parquet([{self._files}], filename = true, file_row_number = true)"

    @property
    def _files(self) -> str:
        return ", ".join(quoted(escaped(path)) for path in self.files)

    def and_also(self, other: Scan) -> Scan:
        """Those files too."""
        return replace(self, files=self.files + other.files, sources=self.sources + other.sources)

    def trimmed(self, name: str) -> str:
        """The same, with no value where there is none."""
        return duck.bare(self.plain(name))

    def text(self, name: str) -> str:
        """A column as trimmed text; empty where there is none."""
        if name not in self.names:
            return "''"
        return duck.trimmed(self.plain(name))

    def plain(self, name: str) -> str:
        """The same as it stands there."""
        if self.types[name] == "BLOB":
            return "NULL::VARCHAR"
        return self.names[name] if self.types[name] == "VARCHAR" else f"{self.names[name]}::VARCHAR"


def scans(
    connection: duckdb.DuckDBPyConnection, side: Side, sources: Iterable[Source], *, spill_folder: Path
) -> list[Scan]:
    """All files of a side, ready to be read: columns checked, CSV rewritten as Parquet. Rejected lines are kept."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS reject_errors_kept (file VARCHAR, line BIGINT, col VARCHAR, reason VARCHAR)"
    )
    groups: dict[tuple[object, ...], Scan] = {}
    for number, source in enumerate(sources):
        known, types = describe(connection, source)
        intake.check_columns(known, side.required, side.columns)
        check_types(side, known, types)
        if known.is_parquet:
            names = {name: known.names[known.columns.index(name)] for name in side.columns if name in known.columns}
            scan = Scan(side, (known.path,), {name: types[name] for name in names}, names)
        else:
            target = spill_folder / f"{side.name}-{number}.parquet"
            scan = _rewritten(connection, side, known, target, spill_folder / f"{side.name}-{number}.csv")
        key = (*scan.types.items(), *scan.names.items())
        known_scan = groups.get(key)
        scan = replace(scan, sources=(source,))
        groups[key] = known_scan.and_also(scan) if known_scan else scan
    return list(groups.values())


def describe(connection: duckdb.DuckDBPyConnection, source: Source) -> tuple[Source, dict[str, str]]:
    """The columns of a Parquet file with their types; a CSV file's are known and all text."""
    if not source.is_parquet:
        return source, dict.fromkeys(source.columns, "VARCHAR")
    try:
        rows = connection.execute(
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))", [escaped(source.readable)]
        ).fetchall()
    except duckdb.Error:
        raise Refusal("reconcile.not_parquet", file=source.path) from None
    known = tuple(str(name).casefold() for name, _ in rows)
    own = tuple('"' + str(name).replace('"', '""') + '"' for name, _ in rows)
    return replace(source, columns=known, names=own), {name.casefold(): kind for name, kind in rows}


def currencies(connection: duckdb.DuckDBPyConnection, all_scans: Iterable[Scan], given: str) -> Currencies:
    """Every currency that either side names, and the one of rows that name none: as given, or the only one named."""
    found = _distinct(connection, all_scans, "currency", "upper")
    return Currencies.of(found, given)


def load(
    connection: duckdb.DuckDBPyConnection, side: Side, some: Sequence[Scan], money: Currencies
) -> tuple[int, int, bool]:
    """Make the table ``slip`` or ``charge`` of the good rows; answers all rows, those kept, and whether ids repeat."""
    brands = spellings(connection, some)
    for number, scan in enumerate(some):
        verb = f"CREATE TABLE {side.name}_kept AS" if number == 0 else f"INSERT INTO {side.name}_kept"
        rows = select(scan, money, brands)
        # Judged, and only then thrown out: a filter would be pushed down into the scan and clean every text twice.
        connection.execute(f"{verb} SELECT * EXCLUDE (uneven), {_bad(side)} AS bad FROM ({rows})")
    table = f"{side.name}_kept"
    total = _number(connection, f"SELECT count(*) FROM {table}")
    kept = _number(connection, f"SELECT count(*) FROM {table} WHERE NOT bad")
    if kept < total:
        connection.execute(f"DELETE FROM {table} WHERE bad")
    connection.execute(f"CREATE VIEW {side.name} AS SELECT rowid AS {side.name[0]}id, * FROM {table}")
    # Equal ids have equal hashes: where no hash repeats no id does, and no text was compared.
    hashes = connection.execute(f"SELECT hash({side.id_column}) AS id FROM {table}").fetchnumpy()["id"]
    hashes.sort()
    return total, kept, bool((hashes[1:] == hashes[:-1]).any())


def spellings(connection: duckdb.DuckDBPyConnection, some: Iterable[Scan]) -> set[str]:
    """All ways in which brands are written."""
    return _distinct(connection, some, "card_brand", "lower")


def keep_first_of_each_id(
    connection: duckdb.DuckDBPyConnection, side: Side, some: Sequence[Scan], money: Currencies
) -> None:
    """Where an id stands on several rows, keep the same one whatever the order of rows.

    Those rows are read again with their texts: their hashes are in an order of this engine's own.
    """
    table, brands = f"{side.name}_kept", spellings(connection, some)
    every = " UNION ALL ".join(
        f"SELECT *, {_bad(side)} AS bad FROM ({select(scan, money, brands, more=compared(side))})" for scan in some
    )
    texts = ", ".join(f"{ours}_text" for ours in side.said_columns)
    connection.execute(
        f"CREATE TEMP TABLE again AS SELECT * EXCLUDE (uneven, nth, {texts}) FROM (SELECT *,"
        f" row_number() OVER (PARTITION BY {side.id_column} ORDER BY {said_order(side)}) AS nth FROM ({every})"
        f" SEMI JOIN (SELECT {side.id_column} FROM {table} GROUP BY ALL HAVING count(*) > 1) USING ({side.id_column})"
        " WHERE NOT bad) WHERE nth = 1"
    )
    connection.execute(f"DELETE FROM {table} WHERE {side.id_column} IN (SELECT {side.id_column} FROM again)")
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM again")
    connection.execute("DROP TABLE again")


def compared(side: Side) -> str:
    """What stands behind codes and hashes, as columns beside them (`select`)."""
    texts = [f"{duck.clean_code(name)} AS {ours}_text" for name, ours in side.codes]
    return ", ".join(("", *texts, *(f"{name} AS {ours}_text" for name, ours, _ in side.hashes)))


def said_order(side: Side) -> str:
    """All that a row says, in the same order on every engine (`again.said`); the texts are those of `compared`."""
    return ", ".join((*side.equal_columns, *(f"{ours}_text" for ours in side.said_columns)))


def texts(
    connection: duckdb.DuckDBPyConnection, some: Iterable[Scan], column: str, keys: Iterable[int]
) -> dict[int, str]:
    """The texts behind some whole numbers of a column."""
    wanted = sorted(set(keys) - {0})
    if not wanted:
        return {}
    key, clean = duck.key_and_text(column)
    found: dict[int, str] = {}
    for scan in some:
        if column in scan.names:
            rows = connection.execute(
                f"SELECT key, min(clean) FROM (SELECT {key('given')} AS key, {clean('given')} AS clean FROM"
                f" (SELECT {scan.text(column)} AS given FROM {scan.sql})) SEMI JOIN"
                f" (SELECT unnest($1::{duck.key_type(column)}[]) AS key) USING (key) GROUP BY key",
                [wanted],
            ).fetchall()
            found.update((int(number), str(text)) for number, text in rows)
    return found


def rejects(connection: duckdb.DuckDBPyConnection) -> list[intake.BadLine]:
    """Rows that are no rows: too few or too many fields, broken quotes, bytes that are not UTF-8."""
    rows = connection.execute("SELECT DISTINCT file, line, col, reason FROM reject_errors_kept ORDER BY ALL").fetchall()
    return [intake.BadLine(*row) for row in rows]


def origins(some: Iterable[Scan]) -> dict[Path, Source]:
    """The files that people know, by those that are read."""
    return {path: source for scan in some for path, source in zip(scan.files, scan.sources, strict=True)}


def escaped(path: Path) -> str:
    """A path in which DuckDB sees no wild cards."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))


def quoted(text: str) -> str:
    """A text of SQL."""
    return "'" + text.replace("'", "''") + "'"


def select(scan: Scan, money: Currencies, brands: set[str], *, source: str = "", more: str = "") -> str:
    """A file's rows as whole numbers, not yet judged; `more` are columns beside ours, of `source`."""
    side = scan.side
    parts = [side.id_column, *(f"{duck.hashed(name)} AS {ours}" for name, ours, _ in side.hashes)]
    parts += [f"{duck.code(name)} AS {ours}" for name, ours in side.codes]
    parts += [f"{duck.choice(name, meanings)} AS {ours}" for name, ours, meanings in side.enums]
    for name, ours, make in ((side.time_column, side.time_column, duck.seconds), ("amount", "milli", duck.milli)):
        parts.append(f"{make(name, scan.types[name])} AS {ours}")
    parts.append(f"{_currency(money)} AS currency")
    parts.append(f"{duck.brand('card_brand', brands if len(brands) <= SPELLINGS_MAX else ())} AS brand")
    parts.append(f"{duck.last4('card_last4')} AS last4")
    steps = {money_step(code) for code in money.all}
    step = str(*steps) if len(steps) == 1 else _step(money)
    key = (
        f"CASE WHEN last4 >= 0 AND store <> 0 AND {side.has_key} THEN hash(store, amount, last4, currency, refund) END"
    )
    return (
        f"SELECT *, {key} AS k FROM (SELECT * EXCLUDE (milli), milli // {step} AS amount, milli % {step} <> 0 AS uneven"
        f" FROM (SELECT {', '.join(parts)}{more} FROM ({_given(scan, source)})))"
    )


def _given(scan: Scan, source: str) -> str:
    """The contract's columns: text trimmed, and in one case where case says nothing; moments and amounts typed."""
    side = scan.side
    lower = {"card_brand", *(name for name, _, _ in side.enums)}
    upper = {"currency", *(name for name, _, is_upper in side.hashes if is_upper)}
    parts = []
    for name in side.columns:
        text = scan.text(name)
        if name in {side.time_column, "amount"} and duck.is_typed(name, scan.types[name]):
            text = scan.names[name]
        elif name == "amount" and not source:
            text = scan.plain(name)
        elif name in PLAIN and name in scan.names:
            # These have few values: DuckDB cleans each once, as long as it is done by functions of one argument.
            text = scan.trimmed(name)
            case = "lower" if name in lower else "upper" if name in upper else ""
            text = f"coalesce({case}({text}), '')"
        elif name == "channel" and columns.is_channel_by_store(scan.names):
            text = f"CASE WHEN {scan.text('store_id')} = '' THEN 'web' ELSE '' END"
        parts.append(f"{text} AS {name}")
    if source:  # by what stands in the file its line is found
        raw = ", ".join(scan.text(name) for name in side.columns)
        parts += [f"[{raw}] AS raw", "filename", "file_row_number"]
    return f"SELECT {', '.join(parts)} FROM {source or scan.sql}"


def _bad(side: Side) -> str:
    required = "OR store = 0" if side is columns.SLIPS else ""
    enums = " ".join(f"OR {ours} IS NULL" for _, ours, _ in side.enums)
    return (
        f"({side.id_column} = '' OR length({side.id_column}) > {columns.TEXT_MAX} {required} {enums}"
        f" OR coalesce({side.time_column} NOT BETWEEN 0 AND {columns.SOLD_BEFORE_S}, true)"
        f" OR coalesce(amount <= 0, true)"
        f" OR uneven OR amount > {AMOUNT_MINOR_MAX} OR currency IS NULL)"
    )


def _currency(money: Currencies) -> str:
    cases = " ".join(f"WHEN '{code}' THEN {number}" for number, code in enumerate(money.all))
    return f"CASE currency WHEN '' THEN {money.all.index(money.default)} {cases} END::SMALLINT"


def _step(money: Currencies) -> str:
    cases = " ".join(f"WHEN {number} THEN {money_step(code)}" for number, code in enumerate(money.all))
    return f"(CASE currency {cases} ELSE 10 END)"


def _distinct(connection: duckdb.DuckDBPyConnection, some: Iterable[Scan], column: str, case: str) -> set[str]:
    found: set[str] = set()
    for scan in some:
        if column in scan.names:
            rows = connection.execute(f"SELECT DISTINCT {case}({scan.trimmed(column)}) FROM {scan.sql}").fetchall()
            found.update(text for (text,) in rows if text)
    return found


def _rewritten(connection: duckdb.DuckDBPyConnection, side: Side, source: Source, target: Path, copy: Path) -> Scan:
    """A CSV file as Parquet, with the contract's columns and nothing else.

    A second try writes a file of its own: DuckDB takes away what the first one left when its last thread lets go of
    it, which may be after the second has ended.
    """
    there = [name for name in side.columns if name in source.columns]
    for given in (source, None):
        known = given or intake.with_plain_ends(source, copy)
        target = target if given else target.with_name(f"{target.stem}-plain.parquet")
        select = ", ".join(f"c{known.columns.index(name)} AS {name}" for name in there)
        connection.execute("DROP TABLE IF EXISTS rejects_found; DROP TABLE IF EXISTS rejects_scans")
        try:
            connection.execute(
                f"COPY (SELECT {select} FROM {duck.csv_scan(quoted(escaped(known.readable)), len(known.columns))})"
                f" TO {quoted(str(target))} (FORMAT parquet, COMPRESSION lz4)"
            )
        except duckdb.InvalidInputException as error:
            if given is None:
                raise Refusal("reconcile.not_csv", file=source.path) from error
            continue
        break
    _keep_rejects(connection, source)
    copy.unlink(missing_ok=True)
    return Scan(side, (target,), dict.fromkeys(there, "VARCHAR"), {name: name for name in there})


def _keep_rejects(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    # A quote that does not close swallows the lines behind it: each of them is a row that was not read.
    connection.execute(
        "INSERT INTO reject_errors_kept SELECT $1, line + unnest(range(max(swallowed) + 1)), '',"
        " CASE min(error_type::VARCHAR)"
        " WHEN 'MISSING COLUMNS' THEN 'fewer fields than the first line names'"
        " WHEN 'TOO MANY COLUMNS' THEN 'more fields than the first line names'"
        " WHEN 'INVALID ENCODING' THEN 'not UTF-8 text'"
        " WHEN 'INVALID UNICODE' THEN 'not UTF-8 text'"
        " WHEN 'LINE SIZE OVER MAXIMUM' THEN 'the line is too long'"
        " ELSE 'the quotes on this line do not close' END"
        " FROM (SELECT *, length(plain) - length(replace(plain, chr(10), '')) AS swallowed"
        " FROM (SELECT *, trim(csv_line, chr(10) || chr(13)) AS plain FROM rejects_found)) GROUP BY line",
        [source.path.name],
    )
    connection.execute("DROP TABLE rejects_found; DROP TABLE rejects_scans")


def check_types(side: Side, source: Source, types: dict[str, str]) -> None:
    """Refuse money that is a binary fraction, and columns that are lists or structures."""
    kind = types["amount"]
    if kind in {"FLOAT", "DOUBLE"}:
        raise Refusal("reconcile.float_amount", file=source.path, column="amount")
    for name in side.columns:
        if name in types and types[name].endswith(("]", ")")) and not types[name].startswith("DECIMAL"):
            raise Refusal("reconcile.column_type", file=source.path, column=name)


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
