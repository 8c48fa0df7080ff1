"""What the central systems say they charged. Standard library only."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\dT12:00(?:Z|[+-]\d\d:\d\d)")


def day_alone(noon: datetime) -> str:
    """The moment of a charge of which only the day is known: its noon, for whoever reckons, and without seconds.

    All other moments are kept with their seconds, so `is_day_alone` tells the two apart.
    """
    return noon.isoformat(timespec="minutes")


def is_day_alone(moment: str) -> bool:
    """Whether nobody said at what time of the day."""
    return _DAY_ALONE.fullmatch(moment) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One charge or refund that the central systems know; columns as in the reconciliation contract."""

    charge_id: str
    order_id: str
    store_id: str
    channel: str  # pos, web, phone
    charged_at: str  # ISO 8601 with offset or Z; `is_day_alone` where its file says no time of day
    amount_minor: int
    currency: str
    kind: str  # charge, refund
    status: str  # captured, voided, declined
    card_brand: str
    card_last4: str
    auth_code: str
    slip_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterStatus:
    """What a later file said of a charge that was here: its status, of when, and its approval code from then on."""

    charge_id: str
    turn: int  # 1 is the first after the charge's own row
    line: int
    status: str
    charged_at: str
    auth_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be read, kept aside. ``text`` never holds a card number."""

    file: str
    line: int
    column: str
    reason: str


class Odd(StrEnum):
    """Why a line of a charges file is kept aside, in words; those with gaps by `format`."""

    CELLS = "{cells} cells, {columns} columns"
    LONG = "longer than {most} signs"
    SIGNS = "signs that are no text"
    CARD = "looks like a card number; it is not kept"
    CURRENCY = "not a currency code"
    EMPTY = "empty"
    CHOICE = "none of {choices}"
    AMOUNT = "not an amount like 62.41"
    TOO_MUCH = "not more than nothing, or too much"
    TIME = "not a time like 2026-11-12T14:33:00Z"
    NO_OFFSET = "a time without its offset"
    LOST_DIGITS = "a number too long for a sheet, which lost its end; format it as text"
    MINUS = "a minus, and the map does not say that it means a refund"
    AMOUNT_OF_MAP = "not written as the map says that amounts are"
    TIME_OF_MAP = "not written as the map says that dates are"
    TIME_OF_DAY = "not a time of day like 14:33"
    TWO_TIMES = "two times of day: the date has one too"
    CLOCK_CHANGED = "the clock was changed then, so this time is not known"
    OTHERWISE = "this charge is here already with another value"
    MOVED_NOTHING = "charge {charge} was taken as captured; this file says that it moved no money"
    MOVED_MONEY = "charge {charge} was taken as one that moved no money; this file says that it was captured"


_values = attrgetter(*(field.name for field in fields(Charge)))
_later_values = attrgetter(*(field.name for field in fields(LaterStatus)))


class ChargesDigest:
    """A SHA-256 over charges one after the other: one value changed, one more or one less, and it is another.

    Later statuses of the same file have one of their own beneath it; of a file that brought none it is as it ever was.
    """

    def __init__(self) -> None:
        self._charges, self._later = hashlib.sha256(), hashlib.sha256()
        self._has_later = False

    def add(self, charges: Iterable[Charge]) -> None:
        """Take the next charges in."""
        for charge in charges:
            self._charges.update(repr(_values(charge)).encode())

    def add_later(self, statuses: Iterable[LaterStatus]) -> None:
        """Take the next statuses in, in the order of their lines."""
        for status in statuses:
            self._later.update(repr(_later_values(status)).encode())
            self._has_later = True

    def value(self) -> bytes:
        """The 32 bytes so far."""
        if not self._has_later:
            return self._charges.digest()
        return hashlib.sha256(self._charges.digest() + self._later.digest()).digest()
