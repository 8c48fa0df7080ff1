"""CSV and Parquet into two clean tables, in DuckDB's dialect. Runs SQL, and decides nothing about sales.

A side is read in one scan per file. Only when some row is bad are the files read a second time, to say which.
"""

# ruff: noqa: S608 (the SQL is ours; whatever comes from a file or a person is bound, checked or quoted)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from shoebox.domain.errors import Refusal
from shoebox.domain.money import AMOUNT_MINOR_MAX, minor_digits
from shoebox.reconcile import intake
from shoebox.reconcile.intake import Source, Suspect

TEXT_MAX = 200
_SOLD_BEFORE_S = 7_258_118_400  # the year 2200
_CURRENCY = re.compile("[A-Z]{3}")
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = _DATE + "[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)? ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)"
# How each brand's names begin, of all the ways in which they are written.
_BRANDS = (
    ("VISA", ("visa%", "vi", "vs")),
    ("MASTERCARD", ("master%", "mc%", "eurocard%")),
    ("AMEX", ("amex%", "american%", "ax")),
    ("DISCOVER", ("disc%", "ds", "di")),
    ("DINERS", ("diner%", "dc")),
    ("JCB", ("jcb%",)),
    ("MAESTRO", ("maestro%",)),
    ("UNIONPAY", ("union%", "cup%")),
)


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currency of rows that name none, and all that are named."""

    default: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Slips or charges: the names of their columns, and the SQL that cleans each."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    id_column: str
    time_column: str
    enums: tuple[tuple[str, str, dict[str, int]], ...]  # column, our name, text -> number ('' where it may be left out)
    codes: tuple[tuple[str, str], ...]  # column, our name


SLIPS = Side(
    "slip",
    intake.SLIP_COLUMNS,
    intake.SLIP_REQUIRED,
    "slip_id",
    "sold_at",
    (
        ("kind", "refund", {"sale": 0, "refund": 1}),
        ("status", "voided", {"good": 0, "voided": 1}),
        ("tender", "cash", {"": 0, "card": 0, "cash": 1}),
    ),
    (("auth_code", "auth"), ("slip_no", "slip_no")),
)
CHARGES = Side(
    "charge",
    intake.CHARGE_COLUMNS,
    intake.CHARGE_REQUIRED,
    "charge_id",
    "charged_at",
    (
        ("kind", "refund", {"charge": 0, "refund": 1}),
        ("status", "captured", {"": 1, "captured": 1, "voided": 0, "declined": 0}),
        ("channel", "web", {"": 0, "pos": 0, "web": 1, "phone": 1}),
    ),
    (("auth_code", "auth"), ("slip_ref", "slip_ref")),
)


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
    names = tuple(str(name).casefold() for name, _ in rows)
    return Source(source.path, True, names), {name.casefold(): kind for name, kind in rows}


def read_side(
    connection: duckdb.DuckDBPyConnection, side: Side, sources: Iterable[Source], *, spill_folder: Path
) -> list[str]:
    """Make the table ``<side>_read`` of every row, good and bad, and answer the SELECTs it was made from."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS reject_errors_kept (file VARCHAR, line BIGINT, col VARCHAR, reason VARCHAR)"
    )
    selects = []
    for number, source in enumerate(sources):
        known, types = describe(connection, source)
        intake.check_columns(known, side.required, side.columns)
        _check_types(side, known, types)
        verb = f"CREATE TABLE {side.name}_read AS" if number == 0 else f"INSERT INTO {side.name}_read"
        try:
            selects.append(_read(connection, side, known, types, verb=verb))
        except duckdb.InvalidInputException:
            known = intake.with_plain_ends(known, spill_folder / f"{side.name}-{number}.csv")
            try:
                selects.append(_read(connection, side, known, types, verb=verb))
            except duckdb.InvalidInputException as error:
                raise Refusal("reconcile.not_csv", file=source.path) from error
        _keep_rejects(connection, source)
    return selects


def _read(
    connection: duckdb.DuckDBPyConnection, side: Side, source: Source, types: dict[str, str], *, verb: str
) -> str:
    select = _select(side, source, types)
    connection.execute("DROP TABLE IF EXISTS rejects_found; DROP TABLE IF EXISTS rejects_scans")
    connection.execute(f"{verb} SELECT {_clean_columns(side)}, fault FROM ({select})")
    return select


def currencies(connection: duckdb.DuckDBPyConnection, given: str) -> Currencies:
    """Every currency that either side names, and the one of rows that name none: as given, or the only one named."""
    rows = connection.execute(
        "SELECT DISTINCT currency FROM slip_read UNION SELECT DISTINCT currency FROM charge_read ORDER BY 1"
    ).fetchall()
    named = tuple(code for (code,) in rows if _CURRENCY.fullmatch(code))
    return Currencies(given or (named[0] if len(named) == 1 else "USD"), named)


def settle_side(connection: duckdb.DuckDBPyConnection, side: Side, money: Currencies) -> bool:
    """Make the table ``slip`` or ``charge`` of the good rows, each id once. True where some row was bad."""
    numbered, place = f"{side.name}_read", side.name[0] + "id"
    fault = _money_fault(money)
    total, good, ids = connection.execute(
        f"SELECT count(*), count(*) FILTER ({fault} = ''), count(DISTINCT id) FILTER ({fault} = '') FROM {numbered}"
    ).fetchall()[0]
    if not total and not connection.execute("SELECT count(*) FROM reject_errors_kept").fetchall()[0][0]:
        raise Refusal("reconcile.no_rows", side=side.name + "s")
    first = f"QUALIFY row_number() OVER (PARTITION BY id ORDER BY {_clean_columns(side)}) = 1" if ids < good else ""
    connection.execute(
        f"CREATE TABLE {side.name} AS SELECT row_number() OVER () AS {place}, id AS {side.id_column},"
        f" * EXCLUDE (id, milli, currency, fault), {_minor(money)} AS amount,"
        f" {_currency(money)} AS currency"
        f" FROM (SELECT * FROM {numbered} WHERE {fault} = '' {first})"
    )
    connection.execute(f"DROP TABLE {numbered}")
    return bool(good < total or ids < good)


def suspects(
    connection: duckdb.DuckDBPyConnection, side: Side, sources: list[Source], selects: list[str], money: Currencies
) -> list[Suspect]:
    """The bad rows with their raw fields, from a second reading."""
    every = " UNION ALL ".join(f"SELECT {at} AS file_no, * FROM ({sql})" for at, sql in enumerate(selects))
    rows = connection.execute(
        f"SELECT file_no, line, raw, {_money_fault(money)} AS wrong, nth, same FROM ("
        f" SELECT *, row_number() OVER (PARTITION BY id, fault ORDER BY {_clean_columns(side)}, file_no, line) AS nth,"
        f" row_number() OVER (PARTITION BY {_clean_columns(side)}, fault ORDER BY file_no, line) AS same FROM ({every})"
        f") WHERE wrong <> '' OR nth > 1 ORDER BY file_no, line, raw, nth"
    ).fetchall()
    found = []
    for file_no, line, raw, wrong, _, same in rows:
        column, _, reason = (wrong or f"{side.id_column}:{'repeated' if same > 1 else 'id_taken'}").partition(":")
        found.append(Suspect(sources[file_no].path, line, tuple(raw), column, reason))
    return found


def rejects(connection: duckdb.DuckDBPyConnection) -> list[intake.BadLine]:
    """Rows that are no rows: too few or too many fields, broken quotes, bytes that are not UTF-8."""
    rows = connection.execute("SELECT DISTINCT file, line, col, reason FROM reject_errors_kept ORDER BY ALL").fetchall()
    return [intake.BadLine(*row) for row in rows]


def escaped(path: Path) -> str:
    """A path in which DuckDB sees no wild cards."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))


def _keep_rejects(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    if source.is_parquet:
        return
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


def _select(side: Side, source: Source, types: dict[str, str]) -> str:
    """A file's rows in three layers: trimmed text, our columns, and what is wrong with them."""
    line = "file_row_number + 1" if source.is_parquet else "0"
    texts = [f"{_text(name, source, types)} AS {name}" for name in side.columns]
    texts += [f"{_column(side.time_column, source)} AS moment", f"{line} AS line"]
    trimmed = f"SELECT {', '.join(texts)} FROM {_scan(source)}"
    raw = ", ".join(side.required)
    parts = ", ".join(_parts(side, types.get(side.time_column, "VARCHAR")))
    cleaned = f"SELECT {parts}, [{raw}] AS raw, line FROM ({trimmed}) AS given"
    return f"SELECT *, CASE {' '.join(_faults(side))} ELSE '' END AS fault FROM ({cleaned})"


def _parts(side: Side, time_kind: str) -> list[str]:
    """Our columns, each made of the contract's."""
    parts = [f"{side.id_column} AS id", "upper(store_id) AS store"]
    parts += ["upper(register_id) AS register", "order_ref"] if side is SLIPS else ["order_id"]
    for column, ours, meanings in side.enums:
        cases = " ".join(f"WHEN '{word}' THEN {value}" for word, value in meanings.items())
        parts.append(f"CASE lower(given.{column}) {cases} END AS {ours}")
    parts.append(f"{_seconds(f'given.{side.time_column}', time_kind)} AS {side.time_column}")
    parts += [f"{_milli('given.amount')} AS milli", "upper(given.currency) AS currency"]
    parts += [f"{_brand('given.card_brand')} AS brand", f"{_last4('given.card_last4')} AS last4"]
    parts.append(f"left(given.card_fingerprint, {TEXT_MAX}) AS card")
    return parts + [f"{_code(f'given.{column}')} AS {ours}" for column, ours in side.codes]


def _faults(side: Side) -> list[str]:
    """What can be wrong with a row, the first thing first."""
    late = f"coalesce({side.time_column} NOT BETWEEN 0 AND {_SOLD_BEFORE_S}, true)"
    return [
        _fault(side.id_column, "empty", "id = ''"),
        _fault(side.id_column, "too_long", f"length(id) > {TEXT_MAX}"),
        *([_fault("store_id", "empty", "store = ''")] if side is SLIPS else []),
        *(_fault(column, column, f"{ours} IS NULL") for column, ours, _ in side.enums),
        _fault(side.time_column, "time", late),
        _fault("amount", "amount", "coalesce(milli <= 0, true)"),
        _fault("currency", "currency", "NOT regexp_full_match(currency, '([A-Z]{3})?')"),
    ]


def _clean_columns(side: Side) -> str:
    own = "register, order_ref" if side is SLIPS else "order_id"
    enums = ", ".join(ours for _, ours, _ in side.enums)
    codes = ", ".join(ours for _, ours in side.codes)
    return f"id, store, {own}, {enums}, {side.time_column}, milli, currency, brand, last4, card, {codes}"


def _scan(source: Source) -> str:
    path = _quoted(escaped(source.readable))
    if source.is_parquet:
        return f"read_parquet({path}, file_row_number = true)"
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(source.columns)))
    return (
        f"read_csv({path}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
        f" columns = {{{columns}}}, store_rejects = true, rejects_table = 'rejects_found',"
        " rejects_scan = 'rejects_scans', rejects_limit = 0)"
    )


def _check_types(side: Side, source: Source, types: dict[str, str]) -> None:
    kind = types["amount"]
    if kind in {"FLOAT", "DOUBLE"}:
        raise Refusal("reconcile.float_amount", file=source.path, column="amount")
    for name in side.columns:
        if name in types and types[name].endswith(("]", ")")) and not types[name].startswith("DECIMAL"):
            raise Refusal("reconcile.column_type", file=source.path, column=name)


def _column(name: str, source: Source) -> str:
    at = source.index(name)
    if at is None:
        return "NULL::VARCHAR"
    return '"' + name.replace('"', '""') + '"' if source.is_parquet else f"c{at}"


def _text(name: str, source: Source, types: dict[str, str]) -> str:
    column = _column(name, source)
    if types.get(name) == "BLOB":
        return "''"
    return f"coalesce(trim({column}::VARCHAR), '')"


def _seconds(text: str, kind: str) -> str:
    if kind == "DATE":
        return "epoch(moment::TIMESTAMP)::BIGINT + 43200"
    if kind.startswith("TIMESTAMP"):
        return f"epoch_us(moment::{'TIMESTAMPTZ' if 'TIME ZONE' in kind else 'TIMESTAMP'}) // 1000000"
    moment = (
        f"CASE WHEN regexp_full_match({text}, '{_TIME}') THEN {text}"
        f" WHEN regexp_full_match({text}, '{_DATE}') THEN {text} || ' 12:00:00Z' END"
    )
    return f"epoch_us(TRY_CAST({moment} AS TIMESTAMPTZ)) // 1000000"


def _milli(text: str) -> str:
    # Thousandths, since no currency has more than three digits; through text, so that no binary fraction is ever met.
    return (
        f"CASE WHEN regexp_full_match({text}, '[0-9]{{1,13}}([.][0-9]{{1,3}}0*)?')"
        f" THEN (TRY_CAST({text} AS DECIMAL(18, 3)) * 1000)::BIGINT END"
    )


def _code(text: str) -> str:
    letters = f"CASE WHEN {_only_digits(text)} THEN {text} ELSE regexp_replace({text}, '[^0-9A-Za-z]', '', 'g') END"
    return f"ltrim(upper(left({letters}, 40)), '0')"


def _last4(text: str) -> str:
    # Four digits or nothing: a spreadsheet may have eaten leading zeros, and a whole card number is never kept.
    digits = f"regexp_replace({text}, '[^0-9]', '', 'g')"
    return (
        f"CASE WHEN length({text}) = 4 AND {_only_digits(text)} THEN {text}"
        f" WHEN length({digits}) BETWEEN 1 AND 4 THEN lpad({digits}, 4, '0') ELSE '' END"
    )


def _only_digits(text: str) -> str:
    # The cheap question first: replacing by pattern costs more than all the rest of a row.
    return f"regexp_full_match({text}, '[0-9]*')"


def _brand(text: str) -> str:
    cases = " ".join(f"WHEN lower({text}) LIKE '{start}' THEN '{name}'" for name, starts in _BRANDS for start in starts)
    return f"CASE WHEN {text} = '' THEN '' {cases} ELSE '' END"


def _fault(column: str, reason: str, condition: str) -> str:
    return f"WHEN {condition} THEN '{column}:{reason}'"


def _currency(money: Currencies) -> str:
    return f"CASE currency WHEN '' THEN '{money.default}' ELSE currency END"


def _step(money: Currencies) -> str:
    odd = [code for code in {*money.named, money.default} if minor_digits(code) != 2]
    cases = " ".join(f"WHEN '{code}' THEN {10 ** (3 - minor_digits(code))}" for code in sorted(odd))
    return f"CASE {_currency(money)} {cases} ELSE 10 END" if odd else "10"


def _minor(money: Currencies) -> str:
    return f"milli // ({_step(money)})"


def _money_fault(money: Currencies) -> str:
    uneven = f"milli % ({_step(money)}) <> 0 OR {_minor(money)} > {AMOUNT_MINOR_MAX}"
    return f"CASE WHEN fault <> '' THEN fault WHEN {uneven} THEN 'amount:amount' ELSE '' END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
