"""Rows of text become whole numbers, and bad ones are told, in Python: for an engine without a reader of its own.

What each column means stands in `columns`; a test holds this and DuckDB's dialect (`duckdb_columns`) together. It holds
one row, and the texts that stand often. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.reconcile.engines.columns import (
    SLIPS,
    SOLD_BEFORE_S,
    TEXT_MAX,
    Currencies,
    Side,
    brand_of,
    is_channel_by_store,
)

_OFTEN = 20_000  # texts that stand often: stores, registers, brands, days
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_S, _NOON_S = 86_400, 43_200
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]+))?)?"
    r"(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?))?"
)
_AMOUNT = re.compile(r"([0-9]{1,12})(?:[.]([0-9]{1,3})0*)?")
_DIGITS = re.compile(r"[0-9]{1,18}")
_NEITHER = re.compile(r"[^0-9A-Za-z]")
_NO_DIGIT = re.compile(r"[^0-9]")

brand = lru_cache(_OFTEN)(brand_of)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; `numbers` stand in the order of `Side.kept_columns`.

    `fault` is what is wrong: the column, and the reason's name (`intake.BAD_REASONS`).
    """

    id: str
    numbers: tuple[int, ...]
    fault: tuple[str, str] | None


class Reader:
    """Reads rows of one side. `places` says where each of the contract's columns stands in a row."""

    def __init__(self, side: Side, places: Mapping[str, int], money: Currencies) -> None:
        self._side, self._places, self._money = side, places, money
        self._currency: dict[str, int | None] = {"": money.all.index(money.default)}
        self._currency |= {code: number for number, code in enumerate(money.all)}
        self._is_channel_by_store = is_channel_by_store(places)
        self._step = {number: money.step(number) for number in (None, *range(len(money.all)))}

    def text(self, fields: Sequence[str], column: str) -> str:
        """A column's text without spaces around it; empty where it is not there."""
        at = self._places.get(column)
        return fields[at].strip(" ") if at is not None else ""

    def read(self, fields: Sequence[str]) -> Row:
        """One row, judged."""
        side, text = self._side, self.text
        hashes = [
            hashed(upper(text(fields, name)) if either else text(fields, name)) for name, _, either in side.hashes
        ]
        enums = [meanings.get(lower(self._word(fields, name))) for name, _, meanings in side.enums]
        moment, thousandths = seconds(text(fields, side.time_column)), milli(text(fields, "amount"))
        currency = self._currency.get(upper(text(fields, "currency")))
        amount, uneven = divmod(thousandths, self._step[currency]) if thousandths is not None else (None, 0)
        about = [brand(lower(text(fields, "card_brand"))), last4(text(fields, "card_last4"))]
        codes = [code(text(fields, name)) for name, _ in side.codes]
        own = text(fields, side.id_column)
        fault = self._fault(own, hashes, enums, (moment, amount, uneven, currency))
        kept = (*enums, moment, amount, currency, *about, *codes, *hashes)
        return Row(own, tuple(-1 if number is None else number for number in kept), fault)

    def _word(self, fields: Sequence[str], column: str) -> str:
        if column == "channel" and self._is_channel_by_store:
            return "" if self.text(fields, "store_id") else "web"
        return self.text(fields, column)

    def _fault(
        self,
        own: str,
        hashes: list[int],
        enums: list[int | None],
        money: tuple[int | None, int | None, int, int | None],
    ) -> tuple[str, str] | None:
        """What is wrong with a row, the first thing first (`duckdb_faults`)."""
        side, (moment, amount, uneven, currency) = self._side, money
        if own == "" or len(own) > TEXT_MAX:
            return side.id_column, "too_long" if own else "empty"
        if side is SLIPS and not hashes[0]:
            return "store_id", "empty"
        for (column, _, _), number in zip(side.enums, enums, strict=True):
            if number is None:
                return column, column
        if moment is None or not 0 <= moment <= SOLD_BEFORE_S:
            return side.time_column, "time"
        if amount is None or not 0 < amount <= AMOUNT_MINOR_MAX or uneven:
            return ("currency", "currency") if currency is None and (amount or 0) > 0 else ("amount", "amount")
        return ("currency", "currency") if currency is None else None


def key(side: Side, numbers: Sequence[int]) -> int | None:
    """One number for store, amount, last four, currency and kind together; none where a row can't settle by them."""
    known = dict(zip(side.kept_columns, numbers, strict=True))
    column, _, wanted = side.has_key.partition(" = ")
    if known["last4"] < 0 or not known["store"] or known[column] != int(wanted):
        return None
    return _number(repr([known[name] for name in ("store", "amount", "last4", "currency", "refund")]))


@lru_cache(_OFTEN)
def hashed(text: str) -> int:
    """A text that is only ever compared, as a number; 0 where there is none."""
    return _number(text) if text else 0


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1 or 1


@lru_cache(_OFTEN)
def upper(text: str) -> str:
    """Without upper and lower case, sign by sign."""
    return text.upper() if text.isascii() else "".join(map(_upper, text))


@lru_cache(_OFTEN)
def lower(text: str) -> str:
    """The same the other way."""
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


def _upper(sign: str) -> str:
    found = "ẞ" if sign == "ß" else sign.upper()
    return found if len(found) == 1 else sign


def code(text: str) -> int:
    """A code as a number (see `columns`)."""
    if not text:
        return 0
    if _DIGITS.fullmatch(text):
        return int(text)
    clean = clean_code(text)
    if not clean:
        return 0
    # A card number in the wrong column stays a hash, so that no more than its last digits can ever be shown.
    return int(clean) if _DIGITS.fullmatch(clean) else -1 - (_number(clean) >> 1)


def clean_code(text: str) -> str:
    """A code's letters and digits, without leading zeros."""
    return _NEITHER.sub("", text)[:40].upper().lstrip("0")


@lru_cache(_OFTEN)
def _midnight(year: int, month: int, day: int) -> int | None:
    try:
        return (date(year, month, day).toordinal() - _EPOCH) * _DAY_S
    except ValueError:
        return None


def seconds(text: str) -> int | None:
    """Whole seconds since 1970, UTC; a day alone means noon. None for what is no moment."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, part, sign, off_hour, off_minute = found.groups()
    midnight = _midnight(int(year), int(month), int(day))
    if midnight is None or hour is None:
        return None if midnight is None else midnight + _NOON_S
    of_day = int(hour) * 3_600 + int(minute) * 60 + int(second or 0)
    if int(minute) > 59 or int(second or 0) > 59 or of_day > _DAY_S or (of_day == _DAY_S and part and int(part)):
        return None
    off = int(off_hour or 0) * 3_600 + int(off_minute or 0) * 60
    moment = midnight + of_day - (-off if sign == "-" else off)
    return moment + 1 if moment < 0 and part and int(part[:6]) else moment


def milli(text: str) -> int | None:
    """Thousandths, since no currency has more than three digits; None for what is no amount."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    whole, part = found.groups()
    return int(whole) * 1_000 + (int(part.ljust(3, "0")) if part else 0)


@lru_cache(_OFTEN)
def last4(text: str) -> int:
    """Four digits, or -1: a spreadsheet may have eaten leading zeros, and a whole card number is never kept.

    Four noughts are none: files have them for wallets, and taken for a card's they tell each slip from its charge.
    """
    digits = _NO_DIGIT.sub("", text)
    return (int(digits) or -1) if 1 <= len(digits) <= 4 else -1
