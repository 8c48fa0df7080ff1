"""What the columns of both sides are, for every engine: which are words, codes, or only ever compared. Pure.

Codes (approval, slip number): digits are their number, without leading zeros; anything else is a negative hash; 0 is
unknown. Last four: 0 to 9999, -1 unknown. Brand: 0 unknown. Store, register, order, card: a hash, 0 unknown. How a text
becomes such a number stands in each dialect of its own (`duckdb_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from shoebox.domain.money import minor_digits
from shoebox.reconcile import intake

TEXT_MAX = 200
SOLD_BEFORE_S = 7_258_118_400  # the year 2200
# How each brand's names begin, of all the ways in which they are written.
BRAND_STARTS = (
    ("VISA", ("visa%", "vi", "vs")),
    ("MASTERCARD", ("master%", "mc%", "eurocard%")),
    ("AMEX", ("amex%", "american%", "ax")),
    ("DISCOVER", ("disc%", "ds", "di")),
    ("DINERS", ("diner%", "dc")),
    ("JCB", ("jcb%",)),
    ("MAESTRO", ("maestro%",)),
    ("UNIONPAY", ("union%", "cup%")),
)
_CURRENCY = re.compile(r"[A-Z]{3}")
BRANDS = ("", *(name for name, _ in BRAND_STARTS))


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
        """Our columns, in a fixed order: those whose numbers are the same on every engine first."""
        return (*self.equal_columns, *self.said_columns)

    @property
    def equal_columns(self) -> tuple[str, ...]:
        """Those whose numbers are the same on every engine."""
        return (*(ours for _, ours, _ in self.enums), self.time_column, "amount", "currency", "brand", "last4")

    @property
    def said_columns(self) -> tuple[str, ...]:
        """Those whose numbers may be an engine's own, so that only their texts are in the same order on all."""
        return (*(ours for _, ours in self.codes), *(ours for _, ours, _ in self.hashes))


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
SIDES = {side.name: side for side in (SLIPS, CHARGES)}


def is_channel_by_store(there: Container[str]) -> bool:
    """Whether a file of these columns tells channels by its stores alone: a charge that names none is the web's."""
    return "store_id" in there and "channel" not in there


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currency of rows that name none, and all that there are, in the order of their numbers."""

    default: str
    all: tuple[str, ...]

    @classmethod
    def of(cls, named: set[str], given: str) -> Currencies:
        """As given, or the only one that either side names; what is no currency is a bad row's."""
        known = sorted(code for code in named if _CURRENCY.fullmatch(code))
        default = given or (known[0] if len(known) == 1 else "USD")
        return cls(default, tuple(sorted({*known, default})))

    def step(self, number: int | None) -> int:
        """Thousandths of the currency's unit in its smallest coin; what is no currency is judged like most."""
        steps = {money_step(code) for code in self.all}
        if len(steps) == 1:
            return steps.pop()
        return 10 if number is None else money_step(self.all[number])


def brand_of(spelling: str) -> int:
    """The brand's number by how its name begins, in small letters; 0 where nobody knows it."""
    for number, (_, starts) in enumerate(BRAND_STARTS, 1):
        if any(spelling.startswith(s[:-1]) if s.endswith("%") else spelling == s for s in starts):
            return number
    return 0


def token(key: int) -> str:
    """A text that is only compared, as some text."""
    return f"#{key:x}" if key else ""


def money_step(code: str) -> int:
    """Thousandths of the currency's unit in its smallest coin."""
    return int(10 ** (3 - minor_digits(code)))
