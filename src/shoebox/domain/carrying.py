"""What a register and head office say to each other about entries on their way. Standard library only.

Hashes are 32 bytes. A `Place` is one register's book: entries are known for ever by place, number and hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Protocol

from shoebox.domain.box import box_number
from shoebox.domain.entry import Entry
from shoebox.domain.errors import Refusal

PARCEL_ENTRIES_MAX = 500
PARCEL_BYTES_MAX = 2 * 1024 * 1024
PROTOCOL_OLDEST, PROTOCOL_NEWEST = 1, 6
NONCE_BYTES = 32
NEEDS_MAX = 64


def since(protocol: int, unsaid: Any) -> Any:
    """A field that a message of an older form leaves out, and what it is taken for then."""
    return field(default=unsaid, metadata={"since": protocol})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One epoch of one register's book."""

    store: str
    register: str
    epoch: int

    def box_no(self, z_no: int) -> str:
        """The number of this book's box with this Z serial."""
        return box_number(store=self.store, register=self.register, epoch=self.epoch, z_no=z_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelHead(Place):
    """What a parcel says of itself. ``prev`` is the hash before its first entry, ``public_key`` Ed25519's (32).

    ``carrier`` is the key that sealed it where that is another one: of a later book of the same register, whose key of
    before is not there any more.
    """

    first_seq: int
    last_seq: int
    prev: bytes
    public_key: bytes
    carrier: bytes = b""

    @property
    def sealed_by(self) -> bytes:
        """The key whose seal this bears."""
        return self.carrier or self.public_key


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stretch of a book on its way: at most 500 entries as they were stored, and the SHA-256 of the whole."""

    head: ParcelHead
    entries: tuple[Entry, ...]
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello(Place):
    """The first word of a register: who it is, and which forms of these messages it can speak."""

    app: str
    protocol_oldest: int
    protocol_newest: int


def common_protocol(hello: Hello, *, ours: str) -> int:
    """The newest form that both speak (``carry.too_old``, ``carry.too_new``: as seen from the register)."""
    newest = min(hello.protocol_newest, PROTOCOL_NEWEST)
    if newest < PROTOCOL_OLDEST:
        raise Refusal("carry.too_old", theirs=hello.app[:40], ours=ours)
    if newest < hello.protocol_oldest:
        raise Refusal("carry.too_new", theirs=hello.app[:40], ours=ours)
    return newest


class OfBook(Protocol):
    """Whatever is of one register's book: a message, a box's head, the open book itself."""

    @property
    def store(self) -> str:
        """The store's number."""

    @property
    def register(self) -> str:
        """The register's name."""

    @property
    def epoch(self) -> int:
        """Which of its books."""


def place_of(one: OfBook) -> Place:
    """Whose book it is of."""
    return Place(store=one.store, register=one.register, epoch=one.epoch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Head office's answer to a hello: the form to go on in, a nonce for one claim, and what its clock says.

    ``keys_no`` is the number of its newest card: who has an older one fetches it before anything signed is read;
    0 where none is named.
    """

    app: str
    protocol: int
    nonce: bytes
    clock_ms: int
    keys_no: int = since(2, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Place):
    """A register's word on how far its book goes, given for one nonce, with the last of central's heads it knows.

    ``central_receipt`` is the receipt in which central signed for that head, as it came: by a register's own word alone
    nobody accuses central of having lost it. Empty where there is none. ``central_card`` is central's card, as its root
    signed it, where the register's is newer than central's own; else empty.
    """

    nonce: bytes
    head_seq: int
    head: bytes
    central_size: int
    central_root: bytes
    central_receipt: str = since(5, "")
    central_card: str = since(6, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReceipt(Place):
    """Head office's signed word: entries up to ``held_seq`` are here without a gap, ``held_head`` being the last.

    ``size`` and ``root`` are the head of its own log of arrivals; ``needs`` the stretches it asks for next.
    """

    held_seq: int
    held_head: bytes
    size: int
    root: bytes
    clock_ms: int
    nonce: bytes  # of the claim it answers; zeros where it answers a parcel
    needs: tuple[tuple[int, int], ...]


class LineKind(StrEnum):
    """How the line to head office stands, as a register sees it."""

    OFF = "off"  # no head office is set up here
    ASKING = "asking"  # not asked yet since the start
    OFFLINE = "offline"  # nobody answers
    BUSY = "busy"  # head office has no time just now, and says when it is to be asked again
    UNKNOWN = "unknown"  # something was sent and no answer came: asked again, neither sent nor failed
    SENDING = "sending"
    AT_OFFICE = "at_office"  # the store's office holds it and passes it on; head office has not signed for it
    UP_TO_DATE = "up_to_date"
    REFUSED = "refused"  # head office keeps it apart, with a reason
    UPGRADE = "upgrade"  # the two speak no common form


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """How the line stands: how many entries central does not hold, and what was said last."""

    kind: LineKind
    behind: int = 0
    held_seq: int = 0
    code: str = ""
    sentence: str = ""
    at_ms: int = 0
    last_answer_ms: int = 0
    before: int = 0  # of those behind, entries of books before the register's present one
    by_office: bool = False  # it is the store's office that refuses: head office may never have been asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Place):
    """One line of head office's log: something new was taken. ``n`` counts from 1, ``digest`` is of what came."""

    n: int
    first_seq: int
    last_seq: int
    head: bytes
    held_seq: int
    came_ms: int
    digest: bytes
    prev: bytes

    def root(self) -> bytes:
        """The head of the log with this line: SHA-256 over the line and the head before it."""
        digest = hashlib.sha256(b"shoebox/arrival/1")
        for one in fields(self):
            value = getattr(self, one.name)
            part = value if isinstance(value, bytes) else str(value).encode()
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()


NO_ROOT = bytes(32)
