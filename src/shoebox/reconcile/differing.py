"""How the fields of pairs stand to each other, named as in `rules`, for an engine whose SQL has no words for it. Pure.

Most fields of a pair are the same, which whole columns tell; only those that differ are looked at one by one, each
distinct difference once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from shoebox.reconcile import rules
from shoebox.reconcile.rules import Amounts, Text
from shoebox.reconcile.sides import Columns
from shoebox.reconcile.timing import Ints

CodeTexts = dict[int, str]


def pairs(slips: Columns, charges: Columns, found: Columns, texts: CodeTexts) -> Columns:
    """Slips (``slip``) beside charges (``charge``), by their places, with everything `sides.OpenItems` has of pairs."""
    one = {name: column[found["slip"]] for name, column in slips.items()}
    other = {name: column[found["charge"]] for name, column in charges.items()}
    return {
        "slip": found["slip"],
        "charge": found["charge"],
        "lag_s": other["charged_at"] - one["sold_at"],
        "is_same_order": (one["order_ref"] != 0) & (one["order_ref"] == other["order_id"]),
        "is_other_kind": one["is_refund"] != other["is_refund"],
        "amount": _amounts(one["amount"], other["amount"]),
        "last4": last4s(one["last4"], other["last4"]),
        "auth": _codes(one["auth"], other["auth"], texts),
        "slip_no": _codes(one["slip_no"], other["slip_ref"], texts),
        **{name: _equal(one[name], other[name]) for name in ("card", "store", "brand")},
    }


def slip_pairs(slips: Columns, found: Columns, texts: CodeTexts) -> Columns:
    """Slips (``one``) beside slips (``other``), the same."""
    one, other = ({name: column[found[side]] for name, column in slips.items()} for side in ("one", "other"))
    return {
        "one": found["one"],
        "other": found["other"],
        "is_elsewhere": one["store"] != other["store"],
        "apart_s": np.abs(one["sold_at"] - other["sold_at"]),
        "amount": _amounts(one["amount"], other["amount"]),
        "last4": last4s(one["last4"], other["last4"]),
        "auth": _codes(one["auth"], other["auth"], texts),
        "slip_no": _codes(one["slip_no"], other["slip_no"], texts),
    }


def _amounts(one: Ints, other: Ints) -> Any:
    return _each(one, other, one != other, Amounts.SAME, rules.amounts)


def last4s(one: Ints, other: Ints) -> Any:
    """How last fours stand to each other, row by row."""
    return _texts(one, other, _last4)


def _codes(one: Ints, other: Ints, texts: CodeTexts) -> Any:
    return _texts(one, other, lambda code: code_text(code, texts))


def code_text(code: int, texts: CodeTexts) -> str:
    """The text that a code's number stands for; empty where it is not known."""
    return "" if code == 0 else str(code) if code > 0 else texts.get(code, "")


def _texts(one: Ints, other: Ints, text: Callable[[int], str]) -> Any:
    """Of numbers that stand for texts; what is not known is told by the text itself."""
    return _each(
        one, other, (one != other) | (one <= 0), Text.SAME,
        lambda a, b: Text.SAME if a == b and text(a) else rules.texts(text(a), text(b)),
    )  # fmt: skip


def _last4(number: int) -> str:
    return f"{number:04}" if number >= 0 else ""


def _equal(one: Ints, other: Ints) -> Any:
    known = (one != 0) & (other != 0)
    return np.where(known, np.where(one == other, Text.SAME, Text.OTHER), Text.UNKNOWN).astype(np.int8)


def _each(one: Ints, other: Ints, differs: Any, same: int, name: Callable[[int, int], int]) -> Any:
    """`same`, and the name of each difference where they differ."""
    found = np.full(len(one), same, dtype=np.int8)
    at = np.flatnonzero(differs)
    known: dict[tuple[int, int], int] = {}
    for row, both in zip(at.tolist(), zip(one[at].tolist(), other[at].tolist(), strict=True), strict=True):
        if both not in known:
            known[both] = int(name(*both))
        found[row] = known[both]
    return found
