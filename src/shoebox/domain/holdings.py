"""What head office holds, and how taking it in went. Standard library only; money in minor units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Refused before it was shown that a key of this register sealed it: anybody can send that in any store's name. Whatever
# else something is refused for is found behind a seal that fits the key which head office knows the register by.
NOBODY_PROVED = frozenset(
    {
        "pouch.damaged", "pouch.torn", "pouch.too_large",
        "parcel.not_a_parcel", "parcel.version", "parcel.damaged", "parcel.truncated", "parcel.too_large",
        "parcel.head", "parcel.forged",
        "box.not_a_box", "box.version", "box.damaged", "box.truncated", "box.too_large", "box.head", "box.forged",
        "carry.unknown_register", "carry.other_epoch", "parcel.other_key", "parcel.carrier",
        "central.unknown_register", "central.other_key",
    }
)  # fmt: skip


class Settled(StrEnum):
    """What a person decided about something refused."""

    BELIEVED = "believed"
    APART = "apart"
    ASKED = "asked"


class Outcome(StrEnum):
    """How a box or a receipt ended: nothing is ever half-taken."""

    TAKEN = "taken"
    ALREADY_HELD = "already_held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxResult:
    """One file that was brought in. ``name`` is the file's; the rest is empty where a refused box does not say."""

    name: str
    outcome: Outcome
    sentence: str
    code: str = ""
    box_no: str = ""
    store: str = ""
    entries: int = 0
    amount_minor: int = 0  # the box's total
    taken_minor: int = 0  # of it what the day took; the rest corrects earlier days
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargesResult:
    """One charges file: every line is taken, already held, a later status of a held charge (restated) or bad.

    ``digest`` is the SHA-256 of the file.
    """

    name: str
    taken: int
    already_held: int
    bad_lines: int
    digest: bytes
    seen_before: bool = False
    restated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreState:
    """What is held of one store. ``last_day`` is empty before its first box."""

    store: str
    name: str
    registers: int
    entries: int
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBox:
    """One box that was taken. ``amount_minor`` is the sum of its totals per tender."""

    box_no: str
    store: str
    store_name: str
    register: str
    day: str
    z_no: int
    first_seq: int
    last_seq: int
    amount_minor: int
    currency: str
    taken_ms: int

    @property
    def entries(self) -> int:
        """How many entries it brought."""
        return self.last_seq - self.first_seq + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One file that was refused and has not come in a better copy since."""

    name: str
    code: str
    sentence: str
    box_no: str
    store: str
    size: int
    came_ms: int
    kept: bool  # whether its bytes are here
    register: str = ""
    epoch: int = 0
    first_seq: int = 0
    last_seq: int = 0  # of a parcel: how far it reached the last time it came
    digest: bytes = b""
    times: int = 1
    last_ms: int = 0  # when it came last
    is_parcel: bool = False
    asked_ms: int = 0  # when somebody asked for it again; 0 = nobody has
    is_left: bool = False  # of a book that its register has left: it goes on in a newer one

    @property
    def is_proved(self) -> bool:
        """Whether a key of the register that it names has sealed it."""
        return self.code not in NOBODY_PROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something that was taken and yet wants a person's eye."""

    store: str
    register: str
    epoch: int
    seq: int
    code: str
    sentence: str
    came_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much is here, in numbers of each."""

    stores: int
    boxes: int
    entries: int
    slips: int
    charges: int
    bad_lines: int
    quarantined: int
    forks: int
    flags: int
