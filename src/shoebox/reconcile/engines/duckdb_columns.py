"""How each column of the contract becomes a whole number, in DuckDB's dialect. Text of SQL only; runs nothing.

What the columns are, and which number says what, stands in `columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shoebox.reconcile.engines.columns import BRAND_STARTS, TEXT_MAX, brand_of

CODES = ("auth_code", "slip_no", "slip_ref")
CSV_LINE_BYTES_MAX = 2_097_152
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = _DATE + "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)"


def bare(column: str) -> str:
    """A text without spaces around it. Said which: else those of other scripts would go too, in some columns."""
    return f"trim({column}, ' ')"


def trimmed(column: str) -> str:
    """A text without spaces around it, and empty where there is none; most have no space at all."""
    return f"CASE WHEN contains({column}, ' ') THEN {bare(column)} ELSE coalesce({column}, '') END"


def hashed(text: str) -> str:
    """A text that is only ever compared, as a number; 0 where there is none."""
    return f"CASE WHEN {text} = '' THEN 0::UBIGINT ELSE hash({text}) END"


def upper(text: str) -> str:
    """Without upper and lower case."""
    return f"upper({text})"


def code(text: str) -> str:
    """A code as a number: see the head of this file."""
    # A card number in the wrong column stays a hash, so that no more than its last digits can ever be shown.
    clean = clean_code(text)
    other = (
        f"CASE WHEN {clean} = '' THEN 0 WHEN regexp_full_match({clean}, '[0-9]{{1,18}}') THEN {clean}::BIGINT"
        f" ELSE -1 - (hash({clean}) // 4)::BIGINT END"
    )
    # Most are digits alone, which a pattern tells at half the price of a regular expression.
    digits = f"NOT {text} GLOB '*[!0-9]*' AND strlen({text}) <= 18"
    return f"CASE WHEN {text} = '' THEN 0 WHEN {digits} THEN {text}::BIGINT ELSE {other} END"


def clean_code(text: str) -> str:
    """A code's letters and digits, without leading zeros."""
    return f"ltrim(upper(left(regexp_replace({text}, '[^0-9A-Za-z]', '', 'g'), 40)), '0')"


def key_and_text(column: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """For a column that was made a number: how, and the text that stands for it."""
    if column in CODES:
        return code, clean_code
    if column in {"store_id", "register_id"}:
        return (lambda text: hashed(upper(text))), upper
    return hashed, lambda text: f"left({text}, {TEXT_MAX})"


def key_type(column: str) -> str:
    """The type of the numbers that such a column was made."""
    return "BIGINT" if column in CODES else "UBIGINT"


def choice(text: str, meanings: dict[str, int]) -> str:
    """One of a few words, as a number; no value where it is none of them."""
    cases = " ".join(f"WHEN '{word}' THEN {value}" for word, value in meanings.items())
    return f"CASE {text} {cases} END::TINYINT"


def is_typed(column: str, kind: str) -> bool:
    """Whether a moment or an amount is read as its type rather than as text."""
    if column == "amount":
        width, scale = _decimal(kind)
        return 0 < width <= 18 and scale <= 3
    return kind == "DATE" or kind.startswith("TIMESTAMP")


def seconds(column: str, kind: str) -> str:
    """Whole seconds since 1970, UTC; a day alone means noon."""
    if kind == "DATE":
        return f"epoch({column}::TIMESTAMP)::BIGINT + 43200"
    if kind.startswith("TIMESTAMP"):
        return f"epoch_us({column}::{'TIMESTAMPTZ' if 'TIME ZONE' in kind else 'TIMESTAMP'}) // 1000000"
    moment = (
        f"CASE WHEN regexp_full_match({column}, '{_TIME}') THEN {column}"
        f" WHEN regexp_full_match({column}, '{_DATE}') THEN {column} || ' 12:00:00Z' END"
    )
    return f"epoch_us(TRY_CAST({moment} AS TIMESTAMPTZ)) // 1000000"


def milli(column: str, kind: str) -> str:
    """Thousandths, since no currency has more than three digits; never through a binary fraction."""
    if is_typed(column, kind):
        return f"TRY_CAST({column} * 1000 AS BIGINT)"
    # By a function of one argument, so that an amount that stands often is looked at once.
    amount = f"regexp_extract({column}, '^ *[0-9]{{1,12}}([.][0-9]{{1,3}}0*)? *$')"
    return f"(TRY_CAST({amount} AS DECIMAL(18, 3)) * 1000)::BIGINT"


def last4(text: str) -> str:
    """Four digits or nothing, which four noughts are too; a spreadsheet may have eaten leading zeros.

    A whole card number is never kept.
    """
    digits = f"regexp_replace({text}, '[^0-9]', '', 'g')"
    return (
        f"coalesce(nullif(CASE WHEN {text} = '' THEN -1"
        f" WHEN {text} GLOB '[0-9][0-9][0-9][0-9]' THEN TRY_CAST({text} AS USMALLINT)"
        f" WHEN length({digits}) BETWEEN 1 AND 4 THEN {digits}::INTEGER ELSE -1 END::INTEGER, 0), -1)"
    )


def brand(text: str, spellings: Iterable[str] = ()) -> str:
    """The brand's number; `spellings` are all that there are, where they are few: each is then looked at once."""
    by_start = " ".join(
        f"WHEN {text} LIKE '{start}' THEN {number}"
        for number, (_, starts) in enumerate(BRAND_STARTS, 1)
        for start in starts
    )
    if not spellings:
        return f"CASE {by_start} ELSE 0 END::TINYINT"
    cases = " ".join(
        f"WHEN '{known.replace(chr(39), chr(39) * 2)}' THEN {brand_of(known)}" for known in sorted(spellings)
    )
    return f"CASE {text} {cases} ELSE 0 END::TINYINT"


def csv_scan(path: str, count: int) -> str:
    """Reads a CSV file of so many columns, named c0 and on."""
    names = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(count))
    return (
        f"read_csv({path}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
        f" columns = {{{names}}}, store_rejects = true, rejects_table = 'rejects_found',"
        " rejects_scan = 'rejects_scans', rejects_limit = 0)"
    )


def _decimal(kind: str) -> tuple[int, int]:
    width, _, scale = kind.removeprefix("DECIMAL(").rstrip(")").partition(",")
    return (int(width), int(scale)) if kind.startswith("DECIMAL(") else (0, 0)
