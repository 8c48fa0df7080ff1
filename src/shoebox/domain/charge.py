"""What the central systems say they charged. Standard library only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter


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


_values = attrgetter(*(field.name for field in fields(Charge)))


class ChargesDigest:
    """A SHA-256 over charges one after the other: one value changed, one more or one less, and it is another."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, charges: Iterable[Charge]) -> None:
        """Take the next charges in."""
        for charge in charges:
            self._digest.update(repr(_values(charge)).encode())

    def value(self) -> bytes:
        """The 32 bytes so far."""
        return self._digest.digest()
