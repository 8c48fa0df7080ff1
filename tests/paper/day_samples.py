"""Sample read models for a day's further papers and for slips printed in the store, and their extremes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from paper.samples import OFFSET_MIN, local_ms
from shoebox.domain.day import Count
from shoebox.domain.papers import Bag, CashSheet, DepositSlips, PaperHead, Piece
from shoebox.domain.policy import Policy
from shoebox.paper import cash_sheet_pdf, deposit_pdf

PRINTED_MS = local_ms(18, 33)
PIECES = tuple(Piece(worth_minor=worth, name=name, is_coin=worth < 100) for worth, name in Policy().denominations)
# 2,403.75: fourteen hundreds, twelve fifties, and so on down to nothing in single cents.
COUNTED = ((10_000, 14), (5_000, 12), (2_000, 15), (1_000, 6), (500, 5), (100, 15), (25, 12), (10, 7), (5, 1))


def head(**changes: Any) -> PaperHead:
    """Store 085 on Thursday 12 November 2026, closed."""
    fields: dict[str, Any] = {
        "store": "085",
        "store_name": "Harbour Row",
        "register": "2",
        "incident": "26-07",
        "day": "2026-11-12",
        "z_no": 316,
        "currency": "USD",
        "offset_min": OFFSET_MIN,
        "is_closed": True,
    }
    return PaperHead(**(fields | changes))


def count(number: int = 1, by: str = "M. Okafor", **changes: Any) -> Count:
    """2,403.75 where 2,423.75 should be."""
    fields: dict[str, Any] = {
        "counted_minor": sum(worth * many for worth, many in COUNTED),
        "expected_minor": 242_375,
        "wall_ms": local_ms(18, (4 + 8 * number) % 60),
        "pieces": COUNTED,
    }
    return Count(number=number, by=by, **(fields | changes))


def cash_sheet(*counts: Count, **changes: Any) -> CashSheet:
    """The drawer of register 2, counted by nobody yet unless told otherwise."""
    fields: dict[str, Any] = {"head": head(), "pieces": PIECES, "counts": counts, "tolerance_minor": 500}
    return CashSheet(**(fields | changes))


def bag(**changes: Any) -> Bag:
    """A safe drop of 600.00 at 14:05."""
    fields: dict[str, Any] = {
        "bag_no": "7741 0093",
        "amount_minor": 60_000,
        "filled_ms": local_ms(14, 5),
        "by": "M. Okafor",
        "second": "T. Reyes",
    }
    return Bag(**(fields | changes))


def deposits(*bags: Bag, **changes: Any) -> DepositSlips:
    """The bags of a day."""
    fields: dict[str, Any] = {"head": head(), "pieces": PIECES, "bags": bags}
    return DepositSlips(**(fields | changes))


FULL_BAG = bag(bag_no="7741 0095", amount_minor=sum(worth * many for worth, many in COUNTED), counted=COUNTED)
MANY_PIECES = tuple(
    Piece(worth_minor=5 * 2**at, name=f"Piece of {5 * 2**at}" if at else "Half a " * 30, is_coin=at < 12)
    for at in reversed(range(24))
)
MANY_COUNTS = tuple(count(number, "N" * 80, pieces=((5, 9_999),)) for number in range(1, 40))

PAPERS: dict[str, Callable[[], bytes]] = {
    "cash-up": lambda: cash_sheet_pdf(cash_sheet(), printed_ms=PRINTED_MS),
    "cash-up-counted": lambda: cash_sheet_pdf(cash_sheet(count(), count(2, "T. Reyes")), printed_ms=PRINTED_MS),
    "cash-up-many": lambda: cash_sheet_pdf(cash_sheet(pieces=MANY_PIECES), printed_ms=PRINTED_MS),
    "cash-up-counted-many": lambda: cash_sheet_pdf(cash_sheet(*MANY_COUNTS, pieces=MANY_PIECES), printed_ms=PRINTED_MS),
    "cash-up-training": lambda: cash_sheet_pdf(cash_sheet(), printed_ms=PRINTED_MS, training=True),
    "deposit": lambda: deposit_pdf(deposits(bag(), FULL_BAG, Bag()), printed_ms=PRINTED_MS),
    "deposit-many": lambda: deposit_pdf(
        deposits(bag(), FULL_BAG, pieces=MANY_PIECES), printed_ms=PRINTED_MS, training=True
    ),
}
WITH_CODES = ("cash-up", "cash-up-counted", "deposit")
