"""What a finding rests on, side by side: the slips as stores keyed them, the charges as central knows them.

Standard library only. Whoever holds the books fills this in; casework keeps it as it stood, so that a decision can be
read later together with what was compared.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerSlip:
    """What a slip was held for until the store corrected it: why, and the staff numbers of the two who did."""

    slip_id: str
    slip_no: str
    amount_minor: int
    tender: str
    brand: str
    last4: str
    approval: str
    reason: str
    by: str
    second: str


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
    given_by: str = ""  # of a refund: staff number of who gave it back, and of who signed; empty = nobody did
    signed_by: str = ""
    was: tuple[FormerSlip, ...] = ()  # where it was corrected: as it was keyed, then each correction but the last

    @property
    def keyed_id(self) -> str:
        """The id of the sale's own entry."""
        return self.was[0].slip_id if self.was else self.slip_id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all entries that said what it is; a case may have been about any of them."""
        return (self.slip_id, *(former.slip_id for former in self.was))


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
