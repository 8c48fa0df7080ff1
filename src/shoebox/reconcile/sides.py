"""What the rules see of a slip and of a charge: small, frozen, without a card number. Pure.

Empty text means unknown. Times are whole seconds UTC since 1970, money is whole minor units.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray[Any]]
SlipPlace = int
ChargePlace = int


class Slip(NamedTuple):
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


class Charge(NamedTuple):
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


BY_VALUE_MAX = 1 << 22


class Counts(dict[int, int]):
    """How often each of some numbers stands in the files; looked up for whole columns. Made once, never changed."""

    @cached_property
    def in_order(self) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The numbers in order, and how often each stands there."""
        known = sorted(self)
        kind = np.uint64 if known and known[0] >= 0 else np.int64  # said: large and small ones would be floats
        return np.array(known, dtype=kind), np.array([self[each] for each in known], dtype=np.int64)

    @cached_property
    def by_value(self) -> NDArray[np.int64] | None:
        """How often each number from 0 stands there, the last one never; None where numbers are too large."""
        known, number = self.in_order
        if not len(known) or known[0] < 0 or known[-1] >= BY_VALUE_MAX:
            return None
        table = np.zeros(int(known[-1]) + 2, dtype=np.int64)
        table[known.astype(np.int64)] = number
        return table


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over both files, from which the odds of chance are made.

    Strangers are store charges on a card that no slip of their store has: what charges without a slip look like.
    `hours` has, by hour since 1970, how many strangers and how many web charges came; `repeats` has, by the amount of
    a slip, how often its card was in the store on another day, and how often for that very amount, among so many
    `visit_pairs` of a slip and any purchase of another day; `before_pairs`, and ``before`` of the repeats, are those
    of them whose purchase came before the outage (``same_before`` for that very amount). `before` counts the store
    charges from before the outage, and `strangers_before` those of them that are strangers. Doubles are charges of one
    slip beyond its first, by whether they share its order. `twins` counts pairs of slips that look alike, by what their
    numbers say, how far apart they are, and whether both have a charge. `doubles_apart_s` has ``apart``, seconds
    between two charges of a slip, and ``repeats``, 1 where they have a code or a slip number in common. `struck_out`
    counts the struck-out slips that look like no other slip, and `struck_out_charged` those of them that were charged.
    """

    slips_by_store: Counts
    charges_by_store: Counts
    charges_by_amount: Counts
    slips: int
    charges: int
    store_charges: int
    web_charges: int
    settled: int
    bare_slips: int
    strangers: int
    strangers_with_auth: int
    strangers_with_ref: int
    doubles_of_order: int
    doubles_apart: int
    span_hours: tuple[int, int]
    middle_s: int  # half of the slips were sold before
    hours: Columns
    repeats: Columns
    visit_pairs: int
    before_pairs: int
    before: int
    strangers_before: int
    twins: Columns
    doubles_apart_s: Columns
    struck_out: int
    struck_out_charged: int


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
