"""How the fields of pairs stand to each other, named as in `rules`, for whole columns at once. Pure.

Numbers are compared as the texts they stand for, digit by digit, and only where one mistake of the keyboard could lie
between them. Codes with letters are looked at one by one, each distinct difference once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.reconcile import rules
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import Ints
from shoebox.reconcile.trade import TRADE

CodeTexts = dict[int, str]
Named = NDArray[np.int8]
_TENS = 10 ** np.arange(1, 18, dtype=np.int64)
# By how much two numbers of one length differ where one digit, or two neighbours swapped, is all that differs.
_STEPS = np.unique([digit * 10**place * by for digit in range(1, 10) for place in range(18) for by in (1, 9)])
_LAST4S = 10_000
_AT_ONCE = 100_000  # numbers; what is worked out for each takes a hundred bytes meanwhile
PAIRS_AT_ONCE = 1_000_000


def pairs(slips: Columns, charges: Columns, found: Columns, texts: CodeTexts) -> Columns:
    """Slips (``slip``) beside charges (``charge``), by their places, with everything `sides.OpenItems` has of pairs."""
    size, whole = len(found["slip"]), dict(found)
    lag_kind = _seconds_apart(slips["sold_at"], charges["charged_at"])
    for start in range(0, size or 1, PAIRS_AT_ONCE):  # what is worked out for a pair takes four times its columns
        some = slice(start, start + PAIRS_AT_ONCE)
        for name, said in _pairs(slips, charges, found["slip"][some], found["charge"][some], texts).items():
            if start == 0:
                whole[name] = np.empty(size, dtype=lag_kind if name == "lag_s" else said.dtype)
            whole[name][some] = said
    return whole


def _pairs(slips: Columns, charges: Columns, slip: Ints, charge: Ints, texts: CodeTexts) -> Columns:
    def both(one: str, other: str) -> tuple[NDArray[Any], NDArray[Any]]:
        return slips[one][slip], charges[other][charge]

    order_ref, order_id = both("order_ref", "order_id")
    sold_at, charged_at = both("sold_at", "charged_at")
    return {
        "lag_s": charged_at - sold_at,
        "is_same_order": (order_ref != 0) & (order_ref == order_id),
        "is_other_kind": np.not_equal(*both("is_refund", "is_refund")),
        "amount": amounts(*both("amount", "amount")),
        "last4": last4s(*both("last4", "last4")),
        "auth": codes(*both("auth", "auth"), texts),
        "slip_no": codes(*both("slip_no", "slip_ref"), texts),
        **{name: _equal(*both(name, name)) for name in ("card", "store", "brand")},
    }


def _seconds_apart(one: Ints, other: Ints) -> type[np.signedinteger[Any]]:
    """The narrowest number that holds how far any two moments are apart."""
    if not len(one) or not len(other):
        return np.int32
    most = max(int(other.max()) - int(one.min()), int(one.max()) - int(other.min()))
    return np.int32 if most <= np.iinfo(np.int32).max else np.int64


def slip_pairs(slips: Columns, found: Columns, texts: CodeTexts) -> Columns:
    """Slips (``one``) beside slips (``other``), the same."""

    def both(name: str) -> tuple[NDArray[Any], NDArray[Any]]:
        return slips[name][found["one"]], slips[name][found["other"]]

    return {
        "one": found["one"],
        "other": found["other"],
        "is_elsewhere": np.not_equal(*both("store")),
        "apart_s": np.abs(np.subtract(*both("sold_at"))),
        "amount": amounts(*both("amount")),
        "last4": last4s(*both("last4")),
        "auth": codes(*both("auth"), texts),
        "slip_no": codes(*both("slip_no"), texts),
    }


def amounts(slip: Ints, charge: Ints) -> Named:
    """How the charge's amount stands to the slip's (`rules.amounts`)."""
    found = np.full(len(slip), Amounts.SAME, dtype=np.int8)
    rows = np.flatnonzero(slip != charge)
    one, other = slip[rows], charge[rows]
    near = _near(one, other)
    longer = np.where(one > other, Amounts.DIGIT_LOST, Amounts.DIGIT_ADDED)
    is_tip = (other > one) & ((other - one) * 100 <= one * TRADE.tip_percent_max)
    said = np.where(other < one, Amounts.LESS, np.where(is_tip, Amounts.TIP, Amounts.OTHER))
    said = np.where(near == Text.LENGTH, longer, said)
    said[near == Text.DIGIT] = Amounts.DIGIT
    said[near == Text.SWAPPED] = Amounts.SWAPPED
    said[np.abs(one - other) <= TRADE.rounding_minor_max] = Amounts.ROUNDING
    said[(one * 10 == other) | (other * 10 == one)] = Amounts.TEN_TIMES
    found[rows] = said
    return found


def last4s(one: Ints, other: Ints) -> Named:
    """How last fours stand to each other, row by row; -1 is unknown."""
    found = np.where((one < 0) | (other < 0), Text.UNKNOWN, Text.SAME).astype(np.int8)
    rows = np.flatnonzero((found == Text.SAME) & (one != other))
    found[rows] = _near(one[rows] + _LAST4S, other[rows] + _LAST4S)  # so that each has all of its digits
    return found


def codes(one: Ints, other: Ints, texts: CodeTexts) -> Named:
    """The same of codes, which are their number, or a negative one that stands for a text (`code_text`)."""
    known = (one != 0) & (other != 0)
    found = np.where(known, Text.SAME, Text.UNKNOWN).astype(np.int8)
    lettered = (one < 0) | (other < 0)
    rows = np.flatnonzero(known & ~lettered & (one != other))
    found[rows] = _near(one[rows], other[rows])
    named: dict[tuple[int, int], int] = {}
    rows = np.flatnonzero(known & lettered)
    for row, both in zip(rows.tolist(), zip(one[rows].tolist(), other[rows].tolist(), strict=True), strict=True):
        if both not in named:
            named[both] = rules.texts(*(code_text(code, texts) for code in both))
        found[row] = named[both]
    return found


def code_text(code: int, texts: CodeTexts) -> str:
    """The text that a code's number stands for; empty where it is not known."""
    return "" if code == 0 else str(code) if code > 0 else texts.get(code, "")


def _near(one: Ints, other: Ints) -> Named:
    """How numbers that differ stand to each other as texts of digits (`rules.texts`)."""
    found = np.empty(len(one), dtype=np.int8)
    for start in range(0, len(one), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        found[some] = _near_few(one[some], other[some])
    return found


def _near_few(one: Ints, other: Ints) -> Named:
    found = np.full(len(one), Text.OTHER, dtype=np.int8)
    more = np.searchsorted(_TENS, one, side="right") - np.searchsorted(_TENS, other, side="right")
    apart = np.abs(one - other)
    at = np.minimum(np.searchsorted(_STEPS, apart), len(_STEPS) - 1)
    rows = np.flatnonzero((more == 0) & (_STEPS[at] == apart))
    found[rows] = _of_one_length(one[rows], other[rows])
    rows = np.flatnonzero(np.abs(more) == 1)
    both = one[rows], other[rows]
    found[rows[_is_one_longer(np.maximum(*both), np.minimum(*both))]] = Text.LENGTH
    return found


def _of_one_length(one: Ints, other: Ints) -> Named:
    wrong, swapped = np.zeros(len(one), dtype=np.int8), np.zeros(len(one), dtype=bool)
    before = np.zeros(len(one), dtype=np.int64), np.zeros(len(one), dtype=np.int64)
    while one.any():
        rest = one // 10, other // 10
        digit = one - 10 * rest[0], other - 10 * rest[1]
        differs = digit[0] != digit[1]
        swapped |= differs & (digit[0] == before[1]) & (digit[1] == before[0])
        wrong += differs
        before, (one, other) = digit, rest
    found: Named = np.where(wrong == 1, Text.DIGIT, np.where(swapped & (wrong == 2), Text.SWAPPED, Text.OTHER))
    return found.astype(np.int8)


def _is_one_longer(longer: Ints, shorter: Ints) -> NDArray[np.bool_]:
    """Whether the longer one, of one digit more, is the shorter one with a digit put in somewhere."""
    found = np.zeros(len(longer), dtype=bool)
    tens = 1
    while True:
        above, kept = longer // tens, shorter // tens
        found |= (above // 10 == kept) & (longer - above * tens == shorter - kept * tens)
        if not kept.any():
            return found
        tens *= 10


def _equal(one: NDArray[Any], other: NDArray[Any]) -> Named:
    known = (one != 0) & (other != 0)
    return np.where(known, np.where(one == other, Text.SAME, Text.OTHER), Text.UNKNOWN).astype(np.int8)
