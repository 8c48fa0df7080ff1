"""Why a finding is one: short codes with facts, and the date by which acting is still cheap. Pure.

Facts come out of other people's files, so each is stripped of signs that steer a terminal, shortened, and never longer
than a card number's last digits; every reason begins with a code of ours, so that no spreadsheet runs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from shoebox.domain.finding import CERTAIN_PPM, FindingKind
from shoebox.domain.money import Money, plain_text
from shoebox.reconcile.evidence import DAY_S, HOUR_S, MINUTE_S
from shoebox.reconcile.incident import Incident
from shoebox.reconcile.rules import Amounts, Compared, Text, compare
from shoebox.reconcile.sides import Charge, Slip

FACT_LENGTH_MAX = 40
_FACT_START = 18  # of a longer one, which ends as it ends in its file: two of one beginning stay apart
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONG_NUMBER_DIGITS = 12
_LONG_NUMBER = re.compile(rf"\d{{{_LONG_NUMBER_DIGITS},}}")

# Tuples: a member is found in them by being the same, which is many times cheaper than by its hash.
_UNPAID = (FindingKind.MISSING_CHARGE, FindingKind.DUPLICATE_SLIP)
_OWED = (FindingKind.REFUND_MISSING, FindingKind.REFUND_CHARGED)
_TAKEN = (FindingKind.DUPLICATE_CHARGE, FindingKind.REFUND_DUPLICATE, FindingKind.VOID_CHARGED)
_DIFFERING = (FindingKind.AMOUNT_MISMATCH, FindingKind.CARD_MISMATCH, FindingKind.STORE_MISMATCH)
_AMOUNT_CODES = {
    Amounts.DIGIT: "amount_digit_wrong",
    Amounts.SWAPPED: "amount_digits_swapped",
    Amounts.DIGIT_LOST: "amount_digit_lost",
    Amounts.DIGIT_ADDED: "amount_digit_added",
    Amounts.TEN_TIMES: "amount_ten_times",
    Amounts.ROUNDING: "amount_rounded",
    Amounts.TIP: "amount_with_tip",
    Amounts.LESS: "amount_less",
    Amounts.OTHER: "amount_differs",
}
_TEXT_CODES = {
    Text.DIGIT: "{0}_digit_wrong {1}/{2}",
    Text.SWAPPED: "{0}_digits_swapped {1}/{2}",
    Text.LENGTH: "{0}_length {1}/{2}",
    Text.OTHER: "{0}_differs {1}/{2}",
}


def ppm(probability: float) -> int:
    """Parts per million, in steps of a hundred: more digits would be noise of the machine."""
    parts = round(probability * 10_000) * 100
    return parts if 0 <= parts < CERTAIN_PPM else CERTAIN_PPM - 100 if parts > 0 else 0


def ppms(probabilities: NDArray[np.float64]) -> NDArray[np.int64]:
    """The same, of a column."""
    return np.clip(np.rint(probabilities * 10_000).astype(np.int64) * 100, 0, CERTAIN_PPM - 100)


def fact(text: str) -> str:
    """A piece of a file, fit to be shown: no steering signs, not long, no card number."""
    if text.isalnum() and len(text) < _LONG_NUMBER_DIGITS:
        return text  # the usual case, and many times cheaper
    plain = _LONG_NUMBER.sub(lambda match: "..." + match[0][-4:], _STEERING.sub("", text))
    return (
        plain
        if len(plain) <= FACT_LENGTH_MAX
        else f"{plain[:_FACT_START]}...{plain[_FACT_START + 3 - FACT_LENGTH_MAX :]}"
    )


@lru_cache(maxsize=50_000)
def amount_text(amount_minor: int, currency: str) -> str:
    """``62.41``: as it stood in the file."""
    return plain_text(Money(amount_minor, currency))


def span(seconds: int) -> str:
    """``41 s``, ``12 min``, ``5 h``, ``3 d``; with a minus where the charge came first."""
    size = abs(seconds)
    if size < 2 * MINUTE_S:
        return f"{seconds} s"
    unit, name = (MINUTE_S, "min") if size < 2 * HOUR_S else (HOUR_S, "h") if size < 2 * DAY_S else (DAY_S, "d")
    return f"{'-' if seconds < 0 else ''}{size // unit} {name}"


def pair_reasons(slip: Slip, charge: Charge, seen: Compared) -> tuple[str, ...]:
    """What agrees and what differs between a slip and a charge."""
    reasons = [_money(slip, charge, seen)]
    for name, relation, one, other in (
        ("last4", seen.last4, slip.last4, charge.last4),
        ("auth", seen.auth, slip.auth, charge.auth),
        ("slip_no", seen.slip_no, slip.slip_no, charge.slip_ref),
        ("store", seen.store, slip.store, charge.store),
    ):
        if relation is Text.SAME:  # the usual case
            reasons.append(f"same_{name} {fact(one)}")
        elif relation is not Text.UNKNOWN:
            reasons.append(_TEXT_CODES[relation].format(name, fact(one), fact(other)))
    if seen.card is not Text.UNKNOWN:
        reasons.append("same_card" if seen.card is Text.SAME else "card_differs")
    if seen.brand is Text.OTHER:
        reasons.append(f"brand_differs {slip.brand}/{charge.brand}")
    if seen.is_same_order:
        reasons.append(f"same_order {fact(charge.order_id)}")
    if slip.is_cash:
        reasons.append("tender cash")
    if slip.is_voided:
        reasons.append("slip_voided")
    reasons.append(f"lag {span(seen.lag_s)}")
    return tuple(reasons)


def runner_up_reasons(rival: Slip, charge: Charge, share: float, reasons: Sequence[str]) -> tuple[str, ...]:
    """Which other slip the charge might have been of, and why it lost; `reasons` are those of the slip that won.

    It lost by what differs there and not here; else for want of something that only the winner shares with the charge;
    else by its time.
    """
    theirs = pair_reasons(rival, charge, compare(rival, charge))
    lost = [each for each in theirs if not each.startswith(("same_", "lag ")) and each not in reasons]
    lacks = [each for each in reasons if each.startswith("same_") and each not in theirs]
    why = (
        f"runner_up_lost {lost[0]}"
        if lost
        else f"runner_up_lacks {lacks[0]}"
        if lacks
        else f"runner_up_lost {theirs[-1]}"
    )
    return f"runner_up {fact(rival.slip_id)} {share * 100:.1f} %", why


def twin_reasons(first: Charge, extra: Charge) -> str:
    """How an extra charge stands to the first one."""
    parts = [f"again_after {span(extra.charged_at_s - first.charged_at_s)}"]
    if first.auth and first.auth == extra.auth:
        parts.append(f"same_auth {fact(first.auth)}")
    if first.order_id and first.order_id == extra.order_id:
        parts.append(f"same_order {fact(first.order_id)}")
    if first.is_web != extra.is_web:
        parts.append("other_channel")
    return ", ".join(parts)


def deadline(kind: FindingKind, slips: Sequence[Slip], charges: Sequence[Charge], about: Incident) -> str:
    """The date by which acting is still cheap, from policy and by the clock of the days; empty where no clock runs."""
    policy, offset_s = about.policy, about.offset_min * MINUTE_S
    is_short = kind is FindingKind.AMBIGUOUS and len(charges) < len(slips)
    if kind in _UNPAID or (is_short and not slips[0].is_refund):
        return _date(offset_s + min(slip.sold_at_s for slip in slips), policy.present_days)
    if kind in _OWED or is_short:
        return _date(offset_s + min(slip.sold_at_s for slip in slips), policy.refund_days)
    if kind in _TAKEN or (kind is FindingKind.AMBIGUOUS and charges):
        return _date(offset_s + max(charge.charged_at_s for charge in charges), policy.reverse_days)
    if kind in _DIFFERING:
        return _date(offset_s + min(charge.charged_at_s for charge in charges), policy.refund_days)
    return ""


def _money(slip: Slip, charge: Charge, seen: Compared) -> str:
    on_slip = amount_text(slip.amount_minor, slip.currency)
    if seen.amount is Amounts.SAME:
        return f"same_amount {on_slip}"
    return f"{_AMOUNT_CODES[seen.amount]} {on_slip}/{amount_text(charge.amount_minor, charge.currency)}"


def _date(start_s: int, days: int) -> str:
    return day_text(start_s // DAY_S + days)


@lru_cache(maxsize=10_000)
def day_text(days: int) -> str:
    """The ISO date so many days after 1 January 1970."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=days)).date().isoformat()
