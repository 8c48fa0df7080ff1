"""How two fields of the same sale may differ: pure rules, no disk, no engine.

A clerk who copies a number wrong does it in few ways: one digit read wrong, two neighbours swapped, a digit lost or
added, a zero too many. Each has a name here, because a named mistake is evidence and a person understands it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from shoebox.reconcile.sides import Charge, Slip
from shoebox.reconcile.trade import TRADE


class Amounts(IntEnum):
    """How the amount on the charge stands to the amount on the slip."""

    SAME = 0
    DIGIT = 1
    SWAPPED = 2
    DIGIT_LOST = 3
    DIGIT_ADDED = 4
    TEN_TIMES = 5
    ROUNDING = 6
    TIP = 7
    LESS = 8
    OTHER = 9


# The ways in which a hand keys an amount wrong.
KEYING_ERRORS = (Amounts.DIGIT, Amounts.SWAPPED, Amounts.DIGIT_LOST, Amounts.DIGIT_ADDED, Amounts.TEN_TIMES)


class Text(IntEnum):
    """How a code (last four, approval code, slip number) on the charge stands to the one on the slip."""

    UNKNOWN = 0
    SAME = 1
    DIGIT = 2
    SWAPPED = 3
    LENGTH = 4
    OTHER = 5


def amounts(slip_minor: int, charge_minor: int) -> Amounts:
    """Name the difference of two amounts in minor units, the likeliest mistake first."""
    if slip_minor == charge_minor:
        return Amounts.SAME
    if slip_minor * 10 == charge_minor or charge_minor * 10 == slip_minor:
        return Amounts.TEN_TIMES
    slip_text, charge_text = str(slip_minor), str(charge_minor)
    if abs(slip_minor - charge_minor) <= TRADE.rounding_minor_max:
        return Amounts.ROUNDING
    if is_digit_wrong(slip_text, charge_text):
        return Amounts.DIGIT
    if is_swapped(slip_text, charge_text):
        return Amounts.SWAPPED
    if is_one_longer(slip_text, charge_text):
        return Amounts.DIGIT_LOST
    if is_one_longer(charge_text, slip_text):
        return Amounts.DIGIT_ADDED
    if 0 < (charge_minor - slip_minor) * 100 <= slip_minor * TRADE.tip_percent_max:
        return Amounts.TIP
    return Amounts.LESS if charge_minor < slip_minor else Amounts.OTHER


def texts(slip_text: str, charge_text: str) -> Text:
    """Name the difference of two codes; empty means unknown, which is no difference."""
    if not slip_text or not charge_text:
        return Text.UNKNOWN
    if slip_text == charge_text:
        return Text.SAME
    if is_digit_wrong(slip_text, charge_text):
        return Text.DIGIT
    if is_swapped(slip_text, charge_text):
        return Text.SWAPPED
    if is_one_longer(slip_text, charge_text) or is_one_longer(charge_text, slip_text):
        return Text.LENGTH
    return Text.OTHER


def is_digit_wrong(one: str, other: str) -> bool:
    """Same length, and exactly one character differs."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def is_swapped(one: str, other: str) -> bool:
    """Same length, and exactly two neighbours changed places."""
    if len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and one[wrong[0]] == other[wrong[1]]
        and one[wrong[1]] == other[wrong[0]]
    )


def is_one_longer(longer: str, shorter: str) -> bool:
    """`longer` is `shorter` with one character put in anywhere."""
    if len(longer) != len(shorter) + 1:
        return False
    at = 0
    while at < len(shorter) and longer[at] == shorter[at]:
        at += 1
    return longer[at + 1 :] == shorter[at:]


class Compared(NamedTuple):
    """One slip and one charge, field by field."""

    amount: Amounts
    last4: Text
    card: Text
    auth: Text
    slip_no: Text
    store: Text
    brand: Text
    lag_s: int
    is_same_order: bool
    is_other_kind: bool


def compare(slip: Slip, charge: Charge) -> Compared:
    """Hold a charge beside a slip."""
    return Compared(
        amount=amounts(slip.amount_minor, charge.amount_minor),
        last4=texts(slip.last4, charge.last4),
        card=_equal(slip.card, charge.card),
        auth=texts(slip.auth, charge.auth),
        slip_no=texts(slip.slip_no, charge.slip_ref),
        store=_equal(slip.store, charge.store),
        brand=_equal(slip.brand, charge.brand),
        lag_s=charge.charged_at_s - slip.sold_at_s,
        is_same_order=bool(slip.order_ref) and slip.order_ref == charge.order_id,
        is_other_kind=slip.is_refund != charge.is_refund,
    )


def _equal(one: str, other: str) -> Text:
    if not one or not other:
        return Text.UNKNOWN
    return Text.SAME if one == other else Text.OTHER
