"""What a made outage consists of: sales, slips, charges and what should be found. Pure.

Rows point at each other while a block of a store is made; their ids are given at its end, when all are in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from shoebox.domain.finding import FindingKind, Role
from shoebox.domain.money import minor_digits


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it truly is."""

    brand: str
    last4: str
    token: str


@dataclass(slots=True, kw_only=True)
class Sale:
    """What truly happened at the counter: one sale or refund. ``code`` is the approval code that was telephoned."""

    number: int
    store: str
    day: int
    at_s: int
    minor: int
    cents: int
    currency: str
    card: Card
    is_refund: bool = False
    is_cash: bool = False
    code: str = ""
    fate: str = ""
    register: str = ""
    paper_no: str = ""
    place: int = 0  # in the pile that is keyed on recovery


@dataclass(slots=True, kw_only=True)
class Slip:
    """A slip in a ledger, as it was typed. ``role`` is its true place in the books."""

    sale: Sale
    store: str
    register: str
    number: str
    sold_s: int
    minor: int
    brand: str
    last4: str
    token: str
    code: str
    order_ref: str = ""
    is_voided: bool = False
    role: str = "settled"
    id: str = ""

    @property
    def kind(self) -> str:
        """``sale`` or ``refund``."""
        return "refund" if self.sale.is_refund else "sale"

    @property
    def alike(self) -> str:
        """Slips with the same can stand for one another: no cent moves between them."""
        return f"{self.store}/{self.minor}/{self.last4}/{self.kind}/{self.sale.currency}"


@dataclass(slots=True, kw_only=True)
class Charge:
    """A charge or refund of central. ``sales`` are the sales that it truly is for; ``first`` is set for a surplus."""

    order: str
    store: str
    at_s: int
    minor: int
    currency: str
    brand: str
    last4: str
    token: str
    code: str
    channel: str = "pos"
    is_refund: bool = False
    status: str = "captured"
    reference: str = ""
    sales: tuple[Sale, ...] = ()
    role: Role = Role.SETTLES
    first: Charge | None = None
    is_scored: bool = True
    fault: str = ""
    id: str = ""

    @property
    def kind(self) -> str:
        """``charge`` or ``refund``."""
        return "refund" if self.is_refund else "charge"

    @property
    def alike(self) -> str:
        """Charges with the same can stand for one another; those of the web stand for themselves."""
        return f"{self.store}/{self.minor}/{self.last4}/{self.kind}/{self.currency}" if self.store else self.id


@dataclass(slots=True, kw_only=True)
class Expected:
    """One finding that should be named; ``also`` are kinds that say the same, ``optional`` is no miss if not said."""

    kind: FindingKind
    store: str
    minor: int
    currency: str
    fault: str
    slips: tuple[Slip, ...] = ()
    charges: tuple[Charge, ...] = ()
    numbers: tuple[str, ...] = ()
    also: tuple[FindingKind, ...] = ()
    optional: bool = False


@dataclass(slots=True)
class Block:
    """A part of one store's outage: all that is known of it."""

    slips: list[Slip] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    spoiled: list[str] = field(default_factory=list)


SLIP_COLUMNS = (
    "slip_id", "store_id", "register_id", "slip_no", "kind", "status", "sold_at", "amount", "currency", "tender",
    "card_brand", "card_last4", "card_fingerprint", "auth_code", "order_ref",
)  # fmt: skip
CHARGE_COLUMNS = (
    "charge_id", "order_id", "store_id", "channel", "charged_at", "amount", "currency", "kind", "status",
    "card_brand", "card_last4", "card_fingerprint", "auth_code", "slip_ref",
)  # fmt: skip
TRUTH_COLUMNS = (
    "what", "id", "role", "sales", "alike", "duplicate_of", "scored", "kind", "also", "optional", "slip_ids",
    "charge_ids", "numbers", "amount_minor", "currency", "store_id", "fault",
)  # fmt: skip


def time_text(at_s: int) -> str:
    """``2026-11-14T14:31:00Z``."""
    day, second = divmod(at_s, 86_400)
    hour, second = divmod(second, 3_600)
    return f"{_day_text(day)}T{hour:02d}:{second // 60:02d}:{second % 60:02d}Z"


@lru_cache(maxsize=400)
def _day_text(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def amount_text(minor: int, currency: str) -> str:
    """``62.41``, ``6241`` in yen."""
    digits = minor_digits(currency)
    whole, part = divmod(minor, 10**digits)
    return f"{whole}.{part:0{digits}d}" if digits else str(whole)


def slip_row(slip: Slip) -> tuple[str, ...]:
    """As it stands in the slips file."""
    cash = slip.sale.is_cash
    return (
        slip.id, slip.store, slip.register, slip.number, slip.kind, "voided" if slip.is_voided else "good",
        time_text(slip.sold_s), amount_text(slip.minor, slip.sale.currency), slip.sale.currency,
        "cash" if cash else "card", slip.brand, slip.last4, slip.token, slip.code, slip.order_ref,
    )  # fmt: skip


def charge_row(charge: Charge) -> tuple[str, ...]:
    """As it stands in the charges file."""
    return (
        charge.id, charge.order, charge.store, charge.channel, time_text(charge.at_s),
        amount_text(charge.minor, charge.currency), charge.currency, charge.kind, charge.status, charge.brand,
        charge.last4, charge.token, charge.code, charge.reference,
    )  # fmt: skip


def slip_truth(slip: Slip) -> tuple[str, ...]:
    """A slip's line of the truth."""
    return (
        "slip", slip.id, slip.role, str(slip.sale.number), slip.alike, "", "", "", "", "", "", "", "",
        str(slip.minor), slip.sale.currency, slip.store, slip.sale.fate,
    )  # fmt: skip


def charge_truth(charge: Charge) -> tuple[str, ...]:
    """A charge's line of the truth."""
    sales = " ".join(str(sale.number) for sale in charge.sales)
    return (
        "charge", charge.id, charge.role.value, sales, charge.alike, charge.first.id if charge.first else "",
        "yes" if charge.is_scored else "open", "", "", "", "", "", "", str(charge.minor), charge.currency,
        charge.store, charge.fault,
    )  # fmt: skip


def expected_truth(name: str, found: Expected) -> tuple[str, ...]:
    """An expected finding's line of the truth."""
    return (
        "finding", name, "", " ".join(sorted({str(slip.sale.number) for slip in found.slips})), "", "", "",
        found.kind.value, " ".join(found.also), "yes" if found.optional else "no",
        " ".join(slip.id for slip in found.slips), " ".join(charge.id for charge in found.charges),
        " ".join(found.numbers), str(found.minor), found.currency, found.store, found.fault,
    )  # fmt: skip
