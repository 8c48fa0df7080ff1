"""What the further papers of a store-day say, and the slips a store prints itself. Standard library only.

These are read models as in `day`: frozen, made from entries, never stored. Money in minor units of the head's currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.custody import BoxCustody
from shoebox.domain.day import Count
from shoebox.domain.denomination import Denomination
from shoebox.domain.slip import Pad

SLIPS_PRINTED_MAX = 200  # at once: more than a weekend takes, and a printer's tray holds


class Paper(StrEnum):
    """The papers of a store-day, in the order in which an evening needs them; the value begins a file's name."""

    CASH_SHEET = "cash-up"
    DEPOSIT = "deposit"
    REPORT = "end-of-day"
    LABEL = "box-label"
    CUSTODY = "custody"
    DRAFTS = "drafts"
    CLAIMS = "claims"
    REPLENISH = "replenishment"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """Whether a paper can be drawn now; `held` is the code of why not."""

    paper: Paper
    is_draft: bool
    held: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """Whose paper it is, and of which day. `is_closed` says that the day's entries can't change any more."""

    store: str
    store_name: str
    register: str
    incident: str
    day: str  # ISO 8601
    z_no: int
    currency: str
    offset_min: int
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CashSheet:
    """A drawer's count. No `counts` = a sheet to count on by hand, which knows nothing of what should be there.

    So whoever makes one leaves them out as long as anybody is still to count blind.
    """

    head: PaperHead
    pieces: tuple[Denomination, ...]
    counts: tuple[Count, ...]
    tolerance_minor: int
    drawer: str = ""  # its letter, where there are several
    clerks: tuple[str, ...] = ()  # names of those who sell from it
    is_sum: bool = False  # of all drawers together


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """A bag for the bank. Empty text and an amount of -1 are written in by hand; so are its pieces if none is here."""

    bag_no: str = ""
    amount_minor: int = -1
    counted: tuple[tuple[int, int], ...] = ()  # pairs of (worth in minor units, how many)
    filled_ms: int = 0  # 0 = written in by hand
    by: str = ""
    second: str = ""
    drawer: str = ""  # out of which it was filled, where there are several: "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositSlips:
    """One deposit slip for each bag of a day."""

    head: PaperHead
    pieces: tuple[Denomination, ...]
    bags: tuple[Bag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A card slip as the acquirer counts it; a credit's amount is positive too."""

    slip: str
    last4: str
    approval: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandDrafts:
    """A brand's slips of a day: sales and credits apart, as acquirers want them. Empty merchant number = by hand.

    `present_by` is the last day by the brand's own deadline, ISO 8601, so many bank business days after the sale.
    """

    brand: str  # as people read it
    merchant_no: str
    sales: tuple[DraftLine, ...]
    credits: tuple[DraftLine, ...]
    present_by: str  # empty = nothing left
    present_days: int
    is_rekeyed: bool = False  # the store keys them again, and nothing goes to the acquirer
    ticked: int = 0  # of these: how many are ticked off already; they stand in none of the lists

    @property
    def net_minor(self) -> int:
        """Sales less credits."""
        return sum(line.amount_minor for line in self.sales) - sum(line.amount_minor for line in self.credits)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """What goes on top of the slips in the acquirer's envelope. `present_by` is what holds on a day without slips."""

    head: PaperHead
    brands: tuple[BrandDrafts, ...]
    present_by: str
    present_days: int
    is_rekeyed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """An entry as a customer on the phone names it."""

    claim_code: str
    seq: int
    wall_ms: int
    tender: str  # as people read it: "Visa", "Cash"
    last4: str
    amount_minor: int
    is_refund: bool
    is_void: bool
    written_ms: int = 0  # when its slip was written, UTC, milliseconds; 0 = as it was keyed
    cash_minor: int = 0  # of the amount, what was paid in cash beside the card


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """All sales and refunds of a day, to be found by their claim codes."""

    head: PaperHead
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodySheet:
    """The paper that goes with a sealed box. `slips_by_hand` below 0 = nobody counted."""

    head: PaperHead
    box: BoxCustody
    slips_by_hand: int
    slips_in_book: int
    entries: int
    keep_until: str  # ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldItem:
    """How much of one item a day sold, over all its good sales."""

    sku: str
    name: str
    unit: str  # empty for pieces
    quantity_thousandths: int
    sales: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplenishSheet:
    """What the shelves want again. `without_items` sales were keyed as one amount: nobody knows what went with them.

    Of a store of several registers it names those whose sales are in it, and those whose are not.
    """

    head: PaperHead
    items: tuple[SoldItem, ...]
    without_items: int
    registers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipForms:
    """Slips that a store prints on plain paper: one for each number of `pad`."""

    store: str
    store_name: str
    merchant_no: str  # empty = written in by hand
    merchant_city: str  # the same
    currency: str
    brands: tuple[str, ...]  # as people read them
    charged_within: str  # what the customer is promised, as on a receipt
    returns: tuple[str, ...]  # what the customer signs to, as at the foot of a receipt
    pad: Pad
