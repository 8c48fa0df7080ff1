"""Money that went back on a receipt, as registers compare it and tell each other. Standard library only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from shoebox.domain.ids import CLAIM_PREFIX

RECEIPT_MARK_CHARS = 16


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What a register gave back on one receipt, by one entry; ``mark`` is the receipt's `receipt_mark`."""

    mark: str
    register: str
    seq: int
    wall_ms: int
    offset_min: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt of elsewhere says that it may be told from another by. ``number`` is its `receipt_key`."""

    store: str
    number: str
    day: str  # ISO 8601
    paid_minor: int


def receipt_key(text: str) -> str:
    """A receipt's number as it is compared: capital letters and digits, without what stands between.

    A claim code is the same whether it was typed or scanned from its QR code.
    """
    return "".join(sign for sign in text.strip().upper().removeprefix(CLAIM_PREFIX) if sign.isalnum())


def store_key(store: str) -> str:
    """A store's number as it is compared: ``85`` is ``085``."""
    return store.strip().upper().lstrip("0")


def receipt_mark(store: str, receipt: str) -> str:
    """What registers of a store tell each other of a receipt: enough to know it by, and not its number."""
    said = f"shoebox/receipt/1/{store_key(store)}/{receipt_key(receipt)}"
    return hashlib.sha256(said.encode()).hexdigest()[:RECEIPT_MARK_CHARS]
