"""How each column of the contract becomes a whole number, in DuckDB's dialect. Text of SQL only; runs nothing.

Codes (approval, slip number): digits are their number, without leading zeros; anything else is a negative hash; 0 is
unknown. Last four: 0 to 9999, -1 unknown. Brand: 0 unknown. Store, register, order, card: a hash, 0 unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shoebox.reconcile import intake

TEXT_MAX = 200
SOLD_BEFORE_S = 7_258_118_400  # the year 2200
CSV_LINE_BYTES_MAX = 2_097_152
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
BRANDS = ("", *(name for name, _ in _BRANDS))


@dataclass(frozen=True, slots=True)
class Side:
    """Slips or charges: the names of their columns, and what becomes of each."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    id_column: str
    time_column: str
    enums: tuple[tuple[str, str, dict[str, int]], ...]  # column, our name, text -> number ('' where it may be left out)
    codes: tuple[tuple[str, str], ...]  # column, our name
    hashes: tuple[tuple[str, str, bool], ...]  # column, our name, whether upper and lower case are one
    has_key: str

    @property
    def kept_columns(self) -> tuple[str, ...]:
        """Our columns, in a fixed order."""
        enums, codes = (ours for _, ours, _ in self.enums), (ours for _, ours in self.codes)
        hashes = (ours for _, ours, _ in self.hashes)
        return (*hashes, *enums, self.time_column, "amount", "currency", "brand", "last4", *codes)


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
    (
        ("store_id", "store", True),
        ("register_id", "register", True),
        ("order_ref", "order_ref", False),
        ("card_fingerprint", "card", False),
    ),
    "cash = 0",
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
    (("store_id", "store", True), ("order_id", "order_id", False), ("card_fingerprint", "card", False)),
    "captured = 1",
)


def trimmed(column: str) -> str:
    """A text without spaces around it, and empty where there is none; the cheap questions come first."""
    spaced = f"{column} LIKE ' %' OR {column} LIKE '% '"
    return f"CASE WHEN {column} IS NULL THEN '' WHEN {spaced} THEN trim({column}) ELSE {column} END"


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
    return (
        f"CASE WHEN {text} = '' THEN 0"
        f" WHEN regexp_full_match({text}, '[0-9]{{1,18}}') THEN {text}::BIGINT ELSE {other} END"
    )


def clean_code(text: str) -> str:
    """A code's letters and digits, without leading zeros."""
    return f"ltrim(upper(left(regexp_replace({text}, '[^0-9A-Za-z]', '', 'g'), 40)), '0')"


def key_and_text(column: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """For a column that was made a number: how, and the text that stands for it."""
    if column in {"auth_code", "slip_no", "slip_ref"}:
        return code, clean_code
    if column in {"store_id", "register_id"}:
        return (lambda text: hashed(upper(text))), upper
    return hashed, lambda text: f"left({text}, {TEXT_MAX})"


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
    amount = f"regexp_extract({column}, '^[0-9]{{1,13}}([.][0-9]{{1,3}}0*)?$')"
    return f"(TRY_CAST({amount} AS DECIMAL(18, 3)) * 1000)::BIGINT"


def last4(text: str) -> str:
    """Four digits or nothing: a spreadsheet may have eaten leading zeros, and a whole card number is never kept."""
    digits = f"regexp_replace({text}, '[^0-9]', '', 'g')"
    return (
        f"CASE WHEN {text} = '' THEN -1"
        f" WHEN regexp_full_match({text}, '[0-9]{{4}}') THEN TRY_CAST({text} AS USMALLINT)"
        f" WHEN length({digits}) BETWEEN 1 AND 4 THEN {digits}::INTEGER ELSE -1 END::INTEGER"
    )


def brand(text: str, spellings: Iterable[str] = ()) -> str:
    """The brand's number; `spellings` are all that there are, where they are few: each is then looked at once."""
    by_start = " ".join(
        f"WHEN {text} LIKE '{start}' THEN {number}" for number, (_, starts) in enumerate(_BRANDS, 1) for start in starts
    )
    if not spellings:
        return f"CASE {by_start} ELSE 0 END::TINYINT"
    cases = " ".join(
        f"WHEN '{known.replace(chr(39), chr(39) * 2)}' THEN {_brand(known)}" for known in sorted(spellings)
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


def _brand(spelling: str) -> int:
    for number, (_, starts) in enumerate(_BRANDS, 1):
        if any(spelling.startswith(s[:-1]) if s.endswith("%") else spelling == s for s in starts):
            return number
    return 0
