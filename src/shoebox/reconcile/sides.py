"""What the rules see of a slip and of a charge: small, frozen, without a card number. Pure.

Empty text means unknown. Times are whole seconds UTC since 1970, money is whole minor units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Columns = dict[str, NDArray[Any]]
SlipPlace = int
ChargePlace = int


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip of a store's ledger."""

    place: SlipPlace
    slip_id: str
    store: str
    register: str
    slip_no: str
    is_refund: bool
    is_voided: bool
    is_cash: bool
    sold_at_s: int
    amount_minor: int
    currency: str
    brand: str
    last4: str
    card: str
    auth: str
    order_ref: str


@dataclass(frozen=True, slots=True)
class Charge:
    """One captured charge or refund of the central systems."""

    place: ChargePlace
    charge_id: str
    order_id: str
    store: str
    is_web: bool
    charged_at_s: int
    amount_minor: int
    currency: str
    is_refund: bool
    is_in_incident: bool
    brand: str
    last4: str
    card: str
    auth: str
    slip_ref: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A slip and a charge that only fit each other: what honest pairs look like in these very files.

    The `_is` fields: 0 unknown to both, 1 the same, 2 different, 3 known to the slip only, 4 to the charge only.
    """

    sold_at_s: int
    lag_s: int
    auth_is: int
    ref_is: int
    card_is: int
    brand_is: int
    store: int


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over both files, from which the odds of chance are made.

    The pool is every store charge that is no anchor: where charges without a slip would be.
    """

    slips_by_store: dict[int, int]
    charges_by_store: dict[int, int]
    charges_by_amount: dict[int, int]
    slips: int
    charges: int
    store_charges: int
    web_charges: int
    settled: int
    twin_slips: int
    surplus_charges: int
    bare_slips: int
    pool_charges: int
    pool_with_auth: int
    pool_with_ref: int
    doubles_apart_s: tuple[int, ...]  # between two charges where store, amount and last four are on one slip only


@dataclass(frozen=True, slots=True)
class OpenItems:
    """All that a clean exact match left open, as columns, and the pairs worth thinking about.

    A row's place is its number in the order of ids. `slips` say with ``charge`` which charge settles them (-1: none).
    `pairs` have ``slip``, ``charge``, ``lag_s`` and, for each field, how the two stand to each other (`rules`), in the
    order of charge and slip; `slip_pairs` the same of ``one`` and ``other``; `retries` are pairs of charges.
    """

    slips: Columns
    charges: Columns
    pairs: Columns
    slip_pairs: Columns
    retries: tuple[tuple[ChargePlace, ChargePlace], ...]
