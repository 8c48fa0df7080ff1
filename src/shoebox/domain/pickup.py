"""An online order that a customer collects while central is down: known from a file, or held. Standard library only.

What is handed over here was paid for online: nothing of it is ever charged again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal

ORDER_CHARS_MAX = 30
ORDER_MARK_CHARS = 16


class PickUpState(StrEnum):
    """What became of an order at this register."""

    RELEASED = "released"  # handed over to the customer
    HELD = "held"  # not in the order file: the customer waits for a word of Finance
    ENDED = "ended"  # was held; the customer got it otherwise, or does not want it any more
    UNDONE = "undone"  # was released by mistake, and the goods are back


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order of the order file. ``goods`` is what to hand over, as people read it."""

    order_no: str
    name: str
    email: str = ""
    phone: str = ""
    goods: str = ""
    is_paid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersFacts:
    """What an order file says of itself."""

    as_of_ms: int
    orders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpRow:
    """One step of one order as the book holds it; the last one of an order says how it stands."""

    seq: int
    entry_id: str
    day: str
    wall_ms: int
    offset_min: int
    order_no: str
    order_key: str
    state: str
    name: str
    contact: str
    goods: str
    checked: str  # how the customer proved that it is theirs
    clerk: str
    approver: str
    note: str


@dataclass(frozen=True, slots=True)
class GoneOrder:
    """An order that another register of this store handed over; ``mark`` is its `order_mark`."""

    mark: str
    register: str
    seq: int
    wall_ms: int
    offset_min: int


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """An order, and its last step at this register; None = nothing happened to it yet. ``elsewhere`` it went out."""

    order: Order
    last: PickUpRow | None
    elsewhere: GoneOrder | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it was handed over, here or at another register."""
        return self.is_released or self.elsewhere is not None

    @property
    def is_released(self) -> bool:
        """Whether it was handed over."""
        return self.last is not None and self.last.state == PickUpState.RELEASED

    @property
    def is_held(self) -> bool:
        """Whether a customer waits for it."""
        return self.last is not None and self.last.state == PickUpState.HELD


def order_key(order_no: str) -> str:
    """What an order number is compared by: letters in one size, no blanks, hyphens or dots."""
    return "".join(sign for sign in order_no.upper() if sign.isalnum())


def order_mark(key: str) -> str:
    """What registers of a store tell each other of an order's key: enough to know it by, and not its number."""
    return hashlib.sha256(b"shoebox/order/1" + key.encode()).hexdigest()[:ORDER_MARK_CHARS]


def parse_order_no(text: str) -> str:
    """An order number as typed or scanned, in one spacing; refuses none and a too long one (``pickup.number``)."""
    refuse_card_data(text)
    clean = " ".join(text.split())
    if not order_key(clean) or len(clean) > ORDER_CHARS_MAX or not clean.isprintable():
        raise Refusal("pickup.number", most=ORDER_CHARS_MAX)
    return clean
