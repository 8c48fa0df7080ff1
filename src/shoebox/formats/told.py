"""What registers of a store tell each other of, as rows of plain values. Formats room: no disk, no network.

Each reader raises a ValueError for other rows, and for too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import astuple
from typing import Any, TypeVar

from shoebox.domain.card import Brand
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.given_back import GivenBack
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.names import number_fits
from shoebox.domain.pads_given import OFFERED_MAX, PADS_TOLD_MAX, PadOffer, is_key
from shoebox.domain.pickup import GoneOrder
from shoebox.domain.relaying import DECLINED_MAX, GIVEN_MAX, GONE_MAX
from shoebox.domain.slip import PAD_NUMBERS_MAX, RANGE_NUMBERS_MAX, Pad, PadAt

_OFFSET_MIN_MAX = 24 * 60
_LAST4 = re.compile(r"[0-9]{4}")
_R = TypeVar("_R")


def plain_rows(rows: tuple[Any, ...]) -> list[list[Any]]:
    """Rows as plain values: those of stretches, and of every reader below."""
    return [list(one) if isinstance(one, tuple) else list(astuple(one)) for one in rows]


def gone_of(rows: list[Any], *, most: int = GONE_MAX) -> tuple[GoneOrder, ...]:
    """Orders that went out."""
    return _rows(rows, "gone", _gone_order, most=most)


def given_of(rows: list[Any], *, most: int = GIVEN_MAX) -> tuple[GivenBack, ...]:
    """What was given back."""
    return _rows(rows, "given", _given_back, most=most)


def _rows(rows: list[Any], name: str, read: Callable[[list[Any]], _R | None], *, most: int) -> tuple[_R, ...]:
    """Each row as `read` answers it, which is None for what is no such row."""
    found = tuple(read(row) if type(row) is list else None for row in rows[: most + 1])
    if len(found) > most or None in found:
        raise ValueError(name)
    return tuple(one for one in found if one is not None)


def _gone_order(row: list[Any]) -> GoneOrder | None:
    return GoneOrder(*row) if len(row) == 5 and _is_place(row) else None


def _given_back(row: list[Any]) -> GivenBack | None:
    right = len(row) == 6 and _is_place(row[:5]) and type(row[5]) is int and 1 <= row[5] <= AMOUNT_MINOR_MAX
    return GivenBack(*row) if right else None


def _is_place(row: list[Any]) -> bool:
    """Whether these are a mark, and where and when an entry stands."""
    if [type(part) for part in row] != [str, str, int, int, int]:
        return False
    return re.fullmatch(r"[0-9a-f]{16}", row[0]) is not None and _is_entry(row[1:])


def _is_entry(row: list[Any]) -> bool:
    """Whether these are where and when an entry stands."""
    if [type(part) for part in row] != [str, int, int, int]:
        return False
    register, seq, wall_ms, offset_min = row
    return number_fits(register) and 1 <= seq <= SEQ_MAX and wall_ms >= 0 and abs(offset_min) <= _OFFSET_MIN_MAX


def declined_of(rows: list[Any], *, most: int = DECLINED_MAX) -> tuple[DeclinedCard, ...]:
    """Cards that were declined."""
    return _rows(rows, "declined", _declined, most=most)


def _declined(row: list[Any]) -> DeclinedCard | None:
    if len(row) != 7 or [type(part) for part in row[:2]] != [str, str] or not _is_entry(row[2:6]):
        return None
    right = row[0] in tuple(Brand) and _LAST4.fullmatch(row[1]) and type(row[6]) is int
    return DeclinedCard(*row) if right and 0 <= row[6] <= AMOUNT_MINOR_MAX else None


def offers_of(rows: list[Any]) -> tuple[PadOffer, ...]:
    """Pads that the office gave to whom this is told."""
    return _rows(rows, "pads", _offer, most=OFFERED_MAX)


def pads_of(rows: list[Any]) -> tuple[PadAt, ...]:
    """Pads of other registers."""
    return _rows(rows, "pads_at", _pad_at, most=PADS_TOLD_MAX)


def _offer(row: list[Any]) -> PadOffer | None:
    right = [type(part) for part in row] == [str, str, str, bool] and is_key(row[0])
    return PadOffer(*row) if right and _pad(row[1:3]) is not None else None


def _pad_at(row: list[Any]) -> PadAt | None:
    if [type(part) for part in row] != [str, list, bool] or not number_fits(row[0]):
        return None
    pad = _pad(row[1], most=RANGE_NUMBERS_MAX)
    return PadAt(row[0], pad, row[2]) if pad is not None else None


def _pad(ends: list[Any], *, most: int = PAD_NUMBERS_MAX) -> Pad | None:
    return Pad.as_written(*ends, most=most) if [type(end) for end in ends] == [str, str] else None


# How a message's rows are read, by the type of their field.
TOLD: dict[str, Callable[[list[Any]], Any]] = {
    "tuple[GoneOrder, ...]": gone_of,
    "tuple[GivenBack, ...]": given_of,
    "tuple[DeclinedCard, ...]": declined_of,
    "tuple[PadOffer, ...]": offers_of,
    "tuple[PadAt, ...]": pads_of,
}
