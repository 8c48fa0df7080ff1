"""How a processor's own columns are read as charges: which is what, money, dates. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NAME_SIGNS_MAX = 40
MAPS_MAX = 200
# What a charge has, as the contract names it, and what a map can't do without.
FIELDS = (
    "charge_id", "order_id", "store_id", "channel", "charged_at", "amount", "currency", "kind", "status",
    "card_brand", "card_last4", "auth_code", "slip_ref",
)  # fmt: skip
# What a map may name beside them: a column of its own for the time of day.
TIME_OF_DAY = "charged_time"
MAP_FIELDS = tuple(part for own in FIELDS for part in ((own, TIME_OF_DAY) if own == "charged_at" else (own,)))
NEEDED = ("charge_id", "charged_at", "amount")


class MoneyForm(StrEnum):
    """How amounts are written."""

    POINT = "point"  # 1,234.50
    COMMA = "comma"  # 1.234,50
    CENTS = "cents"  # 123450


class DateForm(StrEnum):
    """How dates are written; years always have four digits."""

    ISO = "iso"  # 2026-11-12
    DAY_FIRST = "day_first"  # 12.11.2026
    MONTH_FIRST = "month_first"  # 11/12/2026


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeMap:
    """One way to read a header. ``columns`` are pairs of a contract's column and theirs, as their header writes it.

    ``charged_time`` beside ``charged_at`` names a column of its own for the time of day.

    ``zone`` is where times without an offset were taken: ``UTC``, ``-05:00`` or ``America/New_York``;
    ``minus_is_refund`` says that the sign of the amount tells charges from refunds.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    money: MoneyForm = MoneyForm.POINT
    dates: DateForm = DateForm.ISO
    zone: str = ""
    minus_is_refund: bool = False

    def column_of(self, field: str) -> str:
        """Their column for one of the contract's; empty where there is none."""
        return dict(self.columns).get(field, "")

    def fits(self, header: Sequence[str]) -> bool:
        """Whether it was made for a file with this header."""
        return self.header == tuple(header)


@dataclass(frozen=True, slots=True)
class ChargesLook:
    """The beginning of a file of charges: header, first rows as texts, and whether it is as the contract says."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_contract: bool
