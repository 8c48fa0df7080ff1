"""What a register and the office PC of its store say to each other, beside what head office hears too.

Standard library only. The office keeps what it was sent and passes it on; it never speaks for head office, whose
receipts come back through it as they were signed.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.carrying import Place, since
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.given_back import GivenBack
from shoebox.domain.pads_given import PadOffer
from shoebox.domain.pickup import GoneOrder
from shoebox.domain.slip import PadAt

OFFICE_PORT = 8086
PAIRING_MS = 30 * 60_000
GONE_MAX, GIVEN_MAX = 350, 150  # in one word; a register keeps what it was told of earlier ones
DECLINED_MAX, HELD_MAX = 150, 150  # the same
KEPT_MAX = 20_000  # of each; what is older is found where books meet
RELAY_BYTES_MAX = 1024 * 1024 * 1024
REGISTER_BYTES_MAX = RELAY_BYTES_MAX // 8  # of one register's parcels
BOOKS_MAX = 12  # of one register, of which head office has signed for nothing yet


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayWord(Place):
    """The office's word on one register: entries up to ``held_seq`` are at the office without a gap.

    ``z_no`` is the last sealed day of it that is there. ``receipt`` is head office's newest receipt as it came, empty
    where there is none; ``code`` and ``said`` are why head office refused what was passed on, empty where it did not.
    ``gone`` are the online orders that the store's other registers handed over, and ``given`` what they gave back on
    receipts, each the newest; none where it answers a parcel. ``pads`` are those that the office gave to this register
    and knows no answer of, ``pads_at`` those of the store's other registers. ``declined`` are cards that were declined
    at those, and ``held`` the online orders on their hold lists, each the newest. ``people`` is the mark of what the
    store's registers say of its people; empty where it answers a parcel.
    """

    held_seq: int
    held_head: bytes
    needs: tuple[tuple[int, int], ...]
    nonce: bytes  # of the claim it answers; zeros where it answers a parcel
    z_no: int
    receipt: str
    code: str
    said: str
    gone: tuple[GoneOrder, ...] = since(2, ())
    given: tuple[GivenBack, ...] = since(2, ())
    pads: tuple[PadOffer, ...] = since(4, ())
    pads_at: tuple[PadAt, ...] = since(4, ())
    declined: tuple[DeclinedCard, ...] = since(4, ())
    held: tuple[GoneOrder, ...] = since(4, ())
    people: str = since(5, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardElsewhere:
    """What a register was told last of the others of its store: what they handed over and gave back, their pads.

    Their declined cards too, and the orders that customers wait for there. ``recalled`` are pads of its own that the
    office took back.
    """

    gone: tuple[GoneOrder, ...] = ()
    given: tuple[GivenBack, ...] = ()
    pads_at: tuple[PadAt, ...] = ()
    declined: tuple[DeclinedCard, ...] = ()
    held: tuple[GoneOrder, ...] = ()
    recalled: tuple[PadOffer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRegister:
    """One book of another register as the office holds it. ``sent_seq`` is how far head office has signed for it."""

    register: str
    epoch: int
    held_seq: int
    sent_seq: int
    heard_ms: int  # 0 where nothing was heard since the start
    code: str = ""
    said: str = ""
    lacks_people: bool = False  # it has not said yet that it knows every PIN and helper that another one told of

    @property
    def behind(self) -> int:
        """How many entries head office has not signed for."""
        return self.held_seq - self.sent_seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A code by which one register of this store is paired with the office: good once, until a moment."""

    code: str
    addresses: tuple[str, ...]
    until_ms: int
