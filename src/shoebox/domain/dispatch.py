"""What head office sends out to its stores: dispatches, who they are for, and how long they are good. Ground.

A dispatch is one signed message of one kind. Within its *series* only the newest counts: there is one series of
policies and one of staff lists, while each notice and each incident is a series of its own. Versions count up within a
kind.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from shoebox.domain.carrying import Place
from shoebox.domain.clock import DAY_MS
from shoebox.domain.errors import Refusal
from shoebox.domain.names import line_fits, number_fits
from shoebox.domain.staff import Person

DISPATCH_BYTES_MAX = 16 * 1024 * 1024
PIECE_BYTES = 48 * 1024
STORES_MAX = 1_000
VERSION_MAX = 2**31
ABOUT_CHARS_MAX = 80
HOLDS_MAX, OFFERS_MAX = 120, 60
REVOKED = "out.revoked"  # the refusal of a register that is not believed any more: nothing goes out to it
NOTICE_LINES_MAX, NOTICE_LINE_CHARS_MAX = 24, 200


class DispatchKind(StrEnum):
    """What can be sent out."""

    POLICY = "policy"
    STAFF = "staff"
    PRICES = "prices"
    ORDERS = "orders"
    PLAYBOOK = "playbook"
    INCIDENT = "incident"
    NOTICE = "notice"
    ARRIVALS = "arrivals"
    CARRYING = "carrying"

    @property
    def words(self) -> str:
        """As it reads before its number."""
        return _NAMES[self]


def kinds_in(protocol: int) -> frozenset[str]:
    """The kinds that a register knows which speaks this form: it refuses a whole list in which another stands."""
    return frozenset(kind for kind in DispatchKind if _SINCE.get(kind, 1) <= protocol)


_SINCE = {DispatchKind.ARRIVALS: 2, DispatchKind.CARRYING: 3}
_NAMES = {
    DispatchKind.POLICY: "policy",
    DispatchKind.STAFF: "staff list",
    DispatchKind.PRICES: "price file",
    DispatchKind.ORDERS: "order file",
    DispatchKind.PLAYBOOK: "playbook",
    DispatchKind.INCIDENT: "incident",
    DispatchKind.NOTICE: "notice",
    DispatchKind.ARRIVALS: "list of boxes that came",
    DispatchKind.CARRYING: "list of keys for sticks",
}
MIB = 1024 * 1024
# How large the unpacked message may be, and for how many days it is good unless somebody says otherwise.
BODY_BYTES_MAX = {
    DispatchKind.POLICY: 256 * 1024,
    DispatchKind.STAFF: 256 * 1024,
    DispatchKind.PRICES: 64 * MIB,
    DispatchKind.ORDERS: 32 * MIB,
    DispatchKind.PLAYBOOK: 2 * MIB,
    DispatchKind.INCIDENT: 8 * 1024,
    DispatchKind.NOTICE: 16 * 1024,
    DispatchKind.ARRIVALS: 256 * 1024,
    DispatchKind.CARRYING: 64 * 1024,
}
USUAL_DAYS = {
    DispatchKind.POLICY: 365,
    DispatchKind.STAFF: 92,
    DispatchKind.PRICES: 31,
    DispatchKind.ORDERS: 31,
    DispatchKind.PLAYBOOK: 365,
    DispatchKind.INCIDENT: 31,
    DispatchKind.NOTICE: 31,
    DispatchKind.ARRIVALS: 366,
    DispatchKind.CARRYING: 1_100,
}
# What decides about money or about who may sign takes two people at head office.
TWO_PEOPLE = frozenset({DispatchKind.POLICY, DispatchKind.STAFF})
# What nobody publishes: head office sends each store its own, whenever it says something new.
BY_ITSELF = frozenset({DispatchKind.ARRIVALS, DispatchKind.CARRYING})
# Each of them is a series of its own.
OWN_SERIES = frozenset({DispatchKind.NOTICE, DispatchKind.INCIDENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchHead:
    """What a dispatch says of itself. Times are UTC in milliseconds; no ``stores`` are all stores.

    ``public_key`` is head office's (Ed25519, 32 bytes), ``about`` one line that people read.
    """

    kind: DispatchKind
    series: str
    version: int
    stores: tuple[str, ...]
    issued_ms: int
    expires_ms: int
    about: str
    public_key: bytes

    def is_for(self, store: str) -> bool:
        """Whether this store is meant."""
        return not self.stores or store in self.stores


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch that was opened and checked; ``digest`` is the SHA-256 of its bytes as they are carried."""

    head: DispatchHead
    body: bytes
    digest: bytes


def series_of(kind: DispatchKind, version: int, name: str = "") -> str:
    """The series that a dispatch belongs to; `name` is an incident's number."""
    if kind is DispatchKind.NOTICE:
        return str(version)
    return name if kind is DispatchKind.INCIDENT else ""


def unfit_head(head: DispatchHead) -> str:
    """Which field of a head can't be; empty where all is well."""
    right = {
        "series": head.series == series_of(head.kind, head.version, head.series)
        and (head.kind is not DispatchKind.INCIDENT or number_fits(head.series)),
        "version": 1 <= head.version <= VERSION_MAX,
        "stores": len(head.stores) <= STORES_MAX
        and all(map(number_fits, head.stores))
        and list(head.stores) == sorted(set(head.stores)),
        "expires_ms": 0 < head.issued_ms < head.expires_ms,
        "about": len(head.about) <= ABOUT_CHARS_MAX and line_fits(head.about),
    }
    return next((name for name, fits in right.items() if not fits), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A dispatch that a register holds, or has refused: then ``code`` says why."""

    kind: str
    series: str
    version: int
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Place):
    """A register asks what is new for it, for one nonce, and says what it holds."""

    nonce: bytes
    holds: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A dispatch that a register does not hold yet: its size in bytes and its SHA-256."""

    kind: str
    series: str
    version: int
    size: int
    digest: bytes


def foremost(one: Held | Offer) -> tuple[bool, int]:
    """The order where not all can be said at once: notices, of which there may be many, last, and the newest first."""
    return one.kind == DispatchKind.NOTICE, -one.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers(Place):
    """Head office's signed answer to one `Ask`: what is new, and that there is nothing newer."""

    nonce: bytes
    clock_ms: int
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceAsk:
    """The next piece of a dispatch, wanted under the nonce of the ask that it was offered to."""

    nonce: bytes
    digest: bytes
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An instruction that people sign for by reading it. No ``roles`` is everybody."""

    title: str
    lines: tuple[str, ...]
    roles: tuple[str, ...] = ()

    def is_for(self, role: str) -> bool:
        """Whether somebody in this role is to read it."""
        return not self.roles or role in self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWord:
    """Head office's word on one incident: that it is on, or since when it is over (``ended_ms`` 0 = it goes on)."""

    number: str
    began_ms: int
    rescue_lane: str
    said: str
    ended_ms: int = 0

    @property
    def is_on(self) -> bool:
        """Whether central is still down."""
        return self.ended_ms == 0


class TakeOutcome(StrEnum):
    """What became of a dispatch that came to a register."""

    TAKEN = "taken"
    ALREADY = "already"
    NOT_OURS = "not_ours"
    FOR_OTHERS = "for_others"  # registers of the same store
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """The answer to a dispatch; ``code`` and ``sentence`` say why one was refused."""

    outcome: TakeOutcome
    name: str
    code: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one dispatch stands at a register, for whoever looks at its age."""

    kind: DispatchKind
    series: str
    version: int
    issued_ms: int
    expires_ms: int
    about: str

    def age_days(self, now_ms: int) -> int:
        """Whole days since head office signed it."""
        return _age_days(self.issued_ms, now_ms)

    def is_over(self, now_ms: int) -> bool:
        """Whether its time is over; what stands goes on all the same."""
        return now_ms >= self.expires_ms


def _age_days(issued_ms: int, now_ms: int) -> int:
    return max(0, (now_ms - issued_ms) // DAY_MS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A notice with who has read it (name, when) and whose turn it is yet."""

    version: int
    notice: Notice
    issued_ms: int
    read_by: tuple[tuple[str, int], ...]
    waits_for: tuple[Person, ...]

    def age_days(self, now_ms: int) -> int:
        """Whole days since head office signed it."""
        return _age_days(self.issued_ms, now_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordView:
    """What head office has sent to a register, as its office looks at it.

    ``standing`` has the newest of each kind; ``asked_ms`` is when head office last said that there is nothing newer (0:
    not since the start), ``waits`` says that the windows go by an older policy or staff list yet.
    """

    standing: tuple[Standing, ...]
    notices: tuple[NoticeView, ...]
    asked_ms: int
    now_ms: int
    waits: bool


def policy_mark(version: int) -> str:
    """The version that stands in a policy which head office sent out: no store's own is called so."""
    return f"HO-{version}"


def taken_id(digest: bytes, what: bytes) -> bytes:
    """16 bytes for the id of the entry that notes something about a dispatch: the same twice is one entry."""
    return hashlib.sha256(b"shoebox/dispatch-entry/1" + what + digest).digest()[:16]


def refuse_unfit_notice(notice: Notice) -> Notice:
    """The notice, or a refusal that says what no screen or paper could carry (``out.notice``)."""
    fits = (
        0 < len(notice.title) <= ABOUT_CHARS_MAX
        and line_fits(notice.title)
        and 0 < len(notice.lines) <= NOTICE_LINES_MAX
        and all(len(line) <= NOTICE_LINE_CHARS_MAX and line_fits(line) for line in notice.lines)
    )
    if not fits:
        raise Refusal("out.notice", most=NOTICE_LINES_MAX, title=ABOUT_CHARS_MAX, line=NOTICE_LINE_CHARS_MAX)
    return notice
