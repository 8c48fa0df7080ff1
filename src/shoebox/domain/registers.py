"""The registers of one store-day: which there are, what came of each, what they add up to. Standard library only.

These are read models as in `day`. The office's own register is one of them; of the others it holds verified copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.incident import RescueLane

REGISTERS_MAX = 40  # of one store


def by_name(registers: Iterable[str]) -> tuple[str, ...]:
    """In order: 085-2 before 085-10."""
    return tuple(sorted(registers, key=lambda one: (len(one), one)))


class Came(StrEnum):
    """How a register stands on a store-day."""

    OWN = "own"  # this very book
    HERE = "here"  # its sealed day is here
    SELLING = "selling"  # it has not sealed its day; what it sold so far came over the store's network
    LATE = "late"  # its sealed day is of another date, and came on this one
    ABSENT = "absent"  # there is none, and somebody said why
    AWAITED = "awaited"


class What(StrEnum):
    """What can go out at two registers."""

    ORDER = "order"  # an online order
    RECEIPT = "receipt"  # money back on one receipt
    CARD = "card"  # slips on one card that pass a limit together


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """Where an entry stands: register, epoch, number, and the business day."""

    register: str
    epoch: int
    seq: int
    day: str

    @property
    def book(self) -> tuple[str, int]:
        """Which book it is in."""
        return self.register, self.epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class OutTwice:
    """What went out at two registers of a store: the number of an order or receipt, or a card's last four; the entries.

    ``too_much_minor`` is what was given back on a receipt above what was paid, or by how much slips on a card pass a
    limit together; 0 for an order.
    """

    what: What
    number: str
    places: tuple[Placed, ...]
    too_much_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterIncident:
    """Under which incident a register sells, or sold on a day that is here. ``began_ms`` is UTC, milliseconds."""

    register: str
    number: str
    lane: str  # a `shoebox.domain.incident.RescueLane`
    began_ms: int

    @property
    def is_rekeyed(self) -> bool:
        """Whether the store keys these drafts again."""
        return self.lane == RescueLane.REKEY


def two_lanes(incidents: Sequence[RegisterIncident]) -> bool:
    """Whether their drafts are owed to different hands."""
    return len({one.lane for one in incidents}) > 1


def apart(incidents: Sequence[RegisterIncident]) -> tuple[RegisterIncident, ...]:
    """All of them where they go by two numbers or two lanes; none where they are one incident."""
    return tuple(incidents) if len({(one.number, one.lane) for one in incidents}) > 1 else ()


class AtEnd(StrEnum):
    """What the office knows of another register when an incident is to end."""

    CLOSED = "closed"  # the day closed last here is closed there too, and none was opened since
    OPEN = "open"  # it has a day open, and is heard
    UNKNOWN = "unknown"  # it is not heard, and its sealed day is not here


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAtEnd:
    """Another register as an incident is to end. ``day`` is the one it has open, or closed last, as far as is known."""

    register: str
    state: AtEnd
    day: str = ""  # ISO 8601
    heard_ms: int = 0  # when the office heard it last, UTC, milliseconds; 0 = not since its program began
    reason: str = ""  # what was said of its sealed day that is not here


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedThere:
    """What head office refuses of another register: how many entries, as far as its office has heard, and why."""

    register: str
    entries: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRegister:
    """Another register of this store, by the card it was enrolled with."""

    register: str
    epoch: int
    public_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredBox:
    """What this book says of another register's sealed day. The box itself lies beside the book, as a copy."""

    seq: int  # the entry that says so
    register: str
    epoch: int
    box_no: str
    day: str
    z_no: int
    first_seq: int
    last_seq: int
    head: str  # hash of its last entry, hex
    taken_minor: int
    by_line: bool = False  # whether it came by itself over the store's network; else from a folder or stick


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One register on a store-day, as the office lists it. Money is 0 where nobody knows it; `reason` says why."""

    register: str
    came: Came
    z_no: int = 0
    sales: int = 0
    taken_minor: int = 0
    counted_minor: int = 0
    over_short_minor: int = 0
    is_counted: bool = False
    box_no: str = ""
    seal: str = ""
    slips_by_hand: int = -1
    nothing_to_count: bool = False  # it has no drawer and sells nothing
    slips_in_book: int = 0
    reason: str = ""
    day: str = ""  # of a late one: which day it is of, ISO 8601
    paper_note: str = ""  # why its slips by hand are more or fewer than in its book
    digest: bytes = b""  # hash of its day-closed entry; empty until there is one
    by_line: bool = False  # of one whose sealed day is here: over the store's network, else from a folder or stick
