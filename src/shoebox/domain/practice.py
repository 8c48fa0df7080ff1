"""A timed drill: slips to key with mistakes to notice, what was made of each, and the score. Standard library only.

Chance comes in as an argument. A drill is keyed into a training book; only its score is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from shoebox.domain.card import Brand
from shoebox.domain.money import Money, tax_within
from shoebox.domain.policy import Policy

T = TypeVar("T")
Pick = Callable[[int], int]  # a whole number from 0 up to, and without, the one asked for

_LEAST_MINOR, _MOST_MINOR = 500, 40_000  # what a slip to practise on comes to
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUVWXY"


class Fault(StrEnum):
    """What is wrong with a slip that must not be keyed."""

    EXPIRED = "expired"
    UNSIGNED = "unsigned"
    ILLEGIBLE = "illegible"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSlip:
    """What stands on a slip of the drill. Its number is the pad's next when it is its turn."""

    goods_minor: int
    tax_minor: int
    total_minor: int
    brand: Brand
    last4: str
    expires: str  # MM/YY
    approval: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """What was made of a slip: keyed with these fields, or set aside as spoiled; and how long it took."""

    is_spoiled: bool
    took_ms: int
    slip: str = ""
    amount_minor: int = 0
    brand: str = ""
    last4: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillResult:
    """The score of one drill. ``right`` of ``slips`` were keyed or set aside as they should; times in milliseconds."""

    day: str  # ISO 8601
    clerk: str
    slips: int
    right: int
    faults: int
    noticed: int
    median_ms: int


def make_slips(pick: Pick, policy: Policy, *, year: int) -> tuple[PaperSlip, ...]:
    """The policy's number of slips in any order, some of them with a mistake of a kind of its own."""
    slips = [_slip(pick, policy, year) for _ in range(policy.drill_slips)]
    faults = _mixed(list(Fault), pick)[: policy.drill_faults]
    marked = [_with_fault(slip, fault, year) for slip, fault in zip(slips, faults, strict=False)]
    return tuple(_mixed([*marked, *slips[len(marked) :]], pick))


def _mixed(things: list[T], pick: Pick) -> list[T]:
    """In another order, each as likely as any."""
    left = list(things)
    return [left.pop(pick(len(left))) for _ in things]


def _slip(pick: Pick, policy: Policy, year: int) -> PaperSlip:
    most_minor = min(_MOST_MINOR, policy.sale_minor_max)  # a good slip is one that may be keyed
    least_minor = min(_LEAST_MINOR, most_minor - 1)
    total = Money(least_minor + pick(most_minor - least_minor), policy.currency)
    tax = tax_within(total, policy.tax_rate_per_100k)
    brands: list[Brand] = [brand for brand in policy.brands if brand != Brand.OTHER] or list(policy.brands)
    return PaperSlip(
        goods_minor=(total - tax).amount_minor,
        tax_minor=tax.amount_minor,
        total_minor=total.amount_minor,
        brand=brands[pick(len(brands))],
        last4=f"{pick(10_000):04d}",
        expires=f"{1 + pick(12):02d}/{(year + 1 + pick(3)) % 100:02d}",
        approval="".join(_CODE_SIGNS[pick(len(_CODE_SIGNS))] for _ in range(policy.approval_signs or 6)),
    )


def _with_fault(slip: PaperSlip, fault: Fault, year: int) -> PaperSlip:
    if fault is Fault.EXPIRED:
        return replace(slip, fault=fault, expires=f"04/{(year - 1) % 100:02d}")
    if fault is Fault.SUM:
        return replace(slip, fault=fault, total_minor=slip.total_minor + 900)
    return replace(slip, fault=fault)


def wrong_fields(slip: PaperSlip, number: str, keyed: Keyed) -> tuple[str, ...]:
    """What was not as on the paper; empty where it was dealt with as it should.

    A faulty slip that was keyed names its fault, a good one that was set aside says ``spoiled``.
    """
    if slip.fault is not None:
        return () if keyed.is_spoiled else (str(slip.fault),)
    if keyed.is_spoiled:
        return ("spoiled",)
    asked = {
        "slip": (keyed.slip, number),
        "amount": (keyed.amount_minor, slip.total_minor),
        "brand": (keyed.brand, str(slip.brand)),
        "last4": (keyed.last4, slip.last4),
        "approval": (keyed.approval, slip.approval),
    }
    return tuple(name for name, (said, meant) in asked.items() if said != meant)


def score(
    slips: Sequence[PaperSlip], numbers: Sequence[str], keyed: Sequence[Keyed], *, day: str, clerk: str
) -> DrillResult:
    """The score of a drill that was keyed to its end."""
    assert len(slips) == len(numbers) == len(keyed) > 0
    right = [not wrong_fields(*one) for one in zip(slips, numbers, keyed, strict=True)]
    times = sorted(one.took_ms for one in keyed)
    return DrillResult(
        day=day,
        clerk=clerk,
        slips=len(slips),
        right=sum(right),
        faults=sum(slip.fault is not None for slip in slips),
        noticed=sum(slip.fault is not None and good for slip, good in zip(slips, right, strict=True)),
        median_ms=times[len(times) // 2],
    )
