"""How each column of the contract becomes a whole number, in Spark's dialect. Text of SQL only; runs nothing.

Only what is written plainly: every sign ASCII, a moment and an amount as nearly everybody writes them. A row with
anything else in it is odd, and Python reads it (`rows`), so that no word of this file need say what Python says of it.
"""

from __future__ import annotations

from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.reconcile.engines.columns import BRAND_STARTS, SLIPS, SOLD_BEFORE_S, TEXT_MAX, Currencies, Side, money_step

# Types of Parquet columns that Spark reads as they are, and its own word for them; others are rewritten as text.
TYPES = {
    "VARCHAR": "STRING", "DATE": "DATE", "TIMESTAMP": "TIMESTAMP_NTZ", "TIMESTAMP WITH TIME ZONE": "TIMESTAMP",
    "BIGINT": "BIGINT", "INTEGER": "INT", "SMALLINT": "SMALLINT", "TINYINT": "TINYINT",
}  # fmt: skip
_DAY = "(19[789][0-9]|2[01][0-9][0-9])-[0-9]{2}-[0-9]{2}"
_MOMENT = f"{_DAY}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_KEY = ("store", "amount", "last4", "currency", "refund")
# Columns of the contract whose texts somebody reads, so that they are kept beside their numbers.
NAMED = ("store_id", "register_id")
SQL_TYPES = {"VARCHAR": "STRING", "BIGINT": "BIGINT"}  # DuckDB's word and Spark's


def type_of(kind: str) -> str:
    """Spark's word for a type of a Parquet column; empty where it shall be rewritten as text."""
    return kind if kind.startswith("DECIMAL(") else TYPES.get(kind, "")


def text(name: str, kind: str) -> str:
    """A column as trimmed text; empty where there is none."""
    if kind.startswith("TIMESTAMP"):
        return f"coalesce(date_format({quoted(name)}, \"yyyy-MM-dd'T'HH:mm:ss'Z'\"), '')"
    return f"coalesce(trim(CAST({quoted(name)} AS STRING)), '')"


def numbers(side: Side, money: Currencies) -> list[str]:
    """Every column that is the same number on every engine, of the texts of `text`; no value where it is odd."""
    choices = (f"{_choice(f'lower({name})', meanings)} AS {ours}" for name, ours, meanings in side.enums)
    return [
        *choices,
        f"{_seconds(side.time_column)} AS {side.time_column}_s",
        f"{_milli('amount')} AS milli",
        f"{_choice('upper(currency)', _currencies(money))} AS currency_n",
        f"{_brand('lower(card_brand)')} AS brand",
        f"{_last4('card_last4')} AS last4",
    ]


def amount(money: Currencies) -> str:
    """Smallest coins, of thousandths; no value where they don't come out even."""
    steps = {money_step(code) for code in money.all}
    cases = " ".join(f"WHEN {number} THEN {money_step(code)}" for number, code in enumerate(money.all))
    step = str(*steps) if len(steps) == 1 else f"(CASE currency_n {cases} END)"
    return f"CASE WHEN milli % {step} = 0 THEN milli div {step} END"


def is_plain(side: Side) -> str:
    """Whether a row says all that it must, plainly."""
    given = ", ".join(side.columns)
    every = " AND ".join(f"{ours} IS NOT NULL" for _, ours, _ in side.enums)
    store = " AND store_id <> ''" if side is SLIPS else ""
    return (
        f"concat({given}) RLIKE '^[ -~]*$' AND {side.id_column} <> '' AND length({side.id_column}) <= {TEXT_MAX}{store}"
        f" AND {every} AND coalesce({side.time_column}_s BETWEEN 0 AND {SOLD_BEFORE_S}, false)"
        f" AND coalesce(amount_minor BETWEEN 1 AND {AMOUNT_MINOR_MAX}, false) AND currency_n IS NOT NULL"
    )


def clean_columns(side: Side) -> dict[str, str]:
    """A clean row's columns with their types: numbers, and the texts that numbers will stand for."""
    return {
        side.id_column: "VARCHAR", **dict.fromkeys(side.equal_columns, "BIGINT"),
        **{f"{ours}_text": "VARCHAR" for ours in side.said_columns},
        "file": "VARCHAR", "line": "BIGINT", "nth": "BIGINT",
    }  # fmt: skip


def clean(side: Side) -> list[str]:
    """A clean row of one that was judged."""
    other = {side.time_column: f"{side.time_column}_s", "amount": "amount_minor", "currency": "currency_n"}
    other |= {f"{ours}_text": _clean_code(column) for column, ours in side.codes}
    other |= {f"{ours}_text": f"upper({column})" if either else column for column, ours, either in side.hashes}
    return [f"{other.get(name, name)} AS {name}" for name in clean_columns(side)]


def hashes(side: Side) -> list[str]:
    """The numbers that stand for texts."""
    codes = (f"{_code(f'{ours}_text')} AS {ours}" for _, ours in side.codes)
    return [*codes, *(f"{_hashed(f'{ours}_text')} AS {ours}" for _, ours, _ in side.hashes)]


def kept(side: Side) -> list[str]:
    """What is kept of a row."""
    texts = [f"{ours}_text" for column, ours, _ in side.hashes if column in NAMED]
    codes = [f"CASE WHEN {ours} < 0 THEN {ours}_text END AS {ours}_text" for _, ours in side.codes]
    order = [f"left(order_id_text, {TEXT_MAX}) AS order_name"] if side.name == "charge" else []
    return [side.id_column, *side.kept_columns, "k", *order, *texts, *codes]


def kept_names(side: Side) -> list[str]:
    """The names of those columns."""
    return [column.rpartition(" AS ")[2] for column in kept(side)]


def quoted(name: str) -> str:
    """A column's own name."""
    return "`" + name.replace("`", "``") + "`"


def _clean_code(column: str) -> str:
    """A code's letters and digits, without leading zeros."""
    return f"trim(LEADING '0' FROM upper(substr(regexp_replace({column}, '[^0-9A-Za-z]', ''), 1, 40)))"


def _code(clean: str) -> str:
    """A clean code as a number (`columns`)."""
    # A card number in the wrong column stays a hash, so that no more than its last digits can ever be shown.
    return (
        f"CASE WHEN {clean} = '' THEN 0 WHEN {clean} RLIKE '^[0-9]{{1,18}}$' THEN CAST({clean} AS BIGINT)"
        f" ELSE -1 - shiftrightunsigned(xxhash64({clean}), 2) END"
    )


def _hashed(given: str) -> str:
    """A text that is only ever compared, as a number; 0 where there is none."""
    return f"CASE WHEN {given} = '' THEN 0 ELSE coalesce(nullif(xxhash64({given}), 0), 1) END"


def key(side: Side) -> str:
    """One number for store, amount, last four, currency and kind; none where a row can't settle by them."""
    return (
        f"CASE WHEN last4 >= 0 AND store <> 0 AND {side.has_key}"
        f" THEN xxhash64({', '.join(f'CAST({name} AS BIGINT)' for name in _KEY)}) END"
    )


def number(side: Side, offsets: dict[int, int]) -> str:
    """A row's number from 0 on: Spark numbers rows within each of its tasks, which had so many rows before them."""
    pairs = ", ".join(f"{task}, {before}L" for task, before in offsets.items())
    task = "CAST(shiftright(nth, 33) AS INT)"
    return f"element_at(map({pairs}), {task}) + (nth & {(1 << 33) - 1}) AS {side.name[0]}id"


def _currencies(money: Currencies) -> dict[str, int]:
    return {"": money.all.index(money.default), **{code: number for number, code in enumerate(money.all)}}


def _choice(given: str, meanings: dict[str, int]) -> str:
    cases = " ".join(f"WHEN '{word}' THEN {value}" for word, value in meanings.items())
    return f"CASE {given} {cases} END"


def _seconds(column: str) -> str:
    """Whole seconds since 1970, UTC; a day alone means noon."""
    day = f"86400L * unix_date(try_cast(substr({column}, 1, 10) AS DATE))"
    hour, minute, second = (f"try_cast(substr({column}, {at}, 2) AS INT)" for at in (12, 15, 18))
    off = f"try_cast(substr({column}, -5, 2) AS INT) * 3600 + try_cast(substr({column}, -2, 2) AS INT) * 60"
    zone = f"CASE WHEN right({column}, 1) = 'Z' THEN 0 WHEN substr({column}, -6, 1) = '-' THEN {off} ELSE -({off}) END"
    return (
        f"CASE WHEN {column} RLIKE '^{_MOMENT}$' THEN {day} + 3600 * {hour} + 60 * {minute} + {second} + {zone}"
        f" WHEN {column} RLIKE '^{_DAY}$' THEN {day} + 43200 END"
    )


def _milli(column: str) -> str:
    """Thousandths; never through a binary fraction."""
    return (
        f"CASE WHEN {column} RLIKE '^[0-9]{{1,12}}([.][0-9]{{1,3}}0*)?$'"
        f" THEN CAST(try_cast({column} AS DECIMAL(15, 3)) * 1000 AS BIGINT) END"
    )


def _last4(column: str) -> str:
    digits = f"regexp_replace({column}, '[^0-9]', '')"
    return (
        f"coalesce(nullif(CASE WHEN {column} RLIKE '^[0-9]{{1,4}}$' THEN try_cast({column} AS INT)"
        f" WHEN {column} = '' THEN -1 WHEN length({digits}) BETWEEN 1 AND 4 THEN try_cast({digits} AS INT)"
        " ELSE -1 END, 0), -1)"
    )


def _brand(given: str) -> str:
    cases = " ".join(
        f"WHEN {given} LIKE '{start}' THEN {at}" for at, (_, starts) in enumerate(BRAND_STARTS, 1) for start in starts
    )
    return f"CASE {cases} ELSE 0 END"
