"""What a finding rests on, side by side: the slips as stores keyed them, the charges as central knows them.

Standard library only. Whoever holds the books fills this in; casework keeps it as it stood, so that a decision can be
read later together with what was compared.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipView:
    """One slip of a store's book. Empty text where the paper said nothing; of a card never more than four digits."""

    slip_id: str
    store: str
    store_name: str
    slip_no: str
    kind: str  # sale, refund
    status: str  # good, voided
    sold_at: str  # ISO 8601 with offset
    amount_minor: int
    currency: str
    tender: str  # card, cash
    brand: str
    last4: str
    approval: str
    order_no: str = ""  # of the order that its store ticked it off under, as keyed again
    review: str = ""  # who let it be keyed though it was too late (a staff number), and why


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeView:
    """One charge or refund that the central systems know; ``store_name`` is empty where nobody knows the store."""

    charge_id: str
    order_id: str
    store: str
    store_name: str
    channel: str  # pos, web, phone
    kind: str  # charge, refund
    status: str  # captured, voided, declined
    charged_at: str  # ISO 8601 with offset
    amount_minor: int
    currency: str
    brand: str
    last4: str
    approval: str
    slip_ref: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The slips and charges of one finding, in the finding's own order; what nobody holds any more is left out."""

    slips: tuple[SlipView, ...]
    charges: tuple[ChargeView, ...]
