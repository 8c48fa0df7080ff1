"""What the central systems say they charged. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One charge or refund that the central systems know; columns as in the reconciliation contract."""

    charge_id: str
    order_id: str
    store_id: str
    channel: str  # pos, web, phone
    charged_at: str  # ISO 8601 with offset or Z
    amount_minor: int
    currency: str
    kind: str  # charge, refund
    status: str  # captured, voided, declined
    card_brand: str
    card_last4: str
    auth_code: str
    slip_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be read, kept aside. ``text`` never holds a card number."""

    file: str
    line: int
    column: str
    reason: str
