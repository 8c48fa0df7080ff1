"""What head office has sent out, as the office PC hands it to its store's other registers. Carry room: writes nothing.

The very bytes that this office goes by itself, in the same pieces and under the same messages as head office's door has
them. Its list carries no signature: every dispatch has head office's own, and each register judges it as one that came
by line or by stick. An office can so hold something back, but neither change it nor bring an older one in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from shoebox.carry.dispatches import Dispatches
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import OFFERS_MAX, REVOKED, Ask, Held, Offer, Offers, foremost, kinds_in
from shoebox.domain.errors import Refusal
from shoebox.domain.nonces import Nonces
from shoebox.formats.dispatch_talk import read_ask, read_piece_ask, write_store_offers

Sent = Callable[[], Dispatches | None]


def nothing_sent() -> Dispatches | None:
    """What an office has to which head office sends nothing."""
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """What a register said last of what it holds, as it signed it."""

    place: Place
    key: bytes
    holds: tuple[Held, ...]
    data: bytes


class StoreOut:
    """Answers the store's registers about what head office sends out. May be used from several threads."""

    def __init__(
        self, sent: Sent, *, key_of: Callable[[Place], bytes], clock: Clock, random: Callable[[int], bytes]
    ) -> None:
        """`key_of` knows the store's registers and refuses everybody else."""
        self._sent, self._key_of, self._clock = sent, key_of, clock
        self._welcomed, self._offered = Nonces(clock, random), Nonces(clock, random)
        self._turn = threading.Lock()
        self._revoked: dict[bytes, Refusal] = {}  # by the key, under whatever name it comes
        self._said: dict[tuple[str, int], Said] = {}

    def welcome(self, nonce: bytes, place: Place, protocol: int) -> None:
        """A register was given this nonce, and may ask once with it; it is answered in this form."""
        self._welcomed.keep(nonce, place, protocol)

    def ask(self, data: bytes) -> bytes:
        """What is here that a register does not hold.

        Refusals ``carry.message``, ``carry.nonce``, ``carry.forged_claim``, ``out.revoked``, and whatever `key_of`
        refuses. One that is refused as revoked is put to head office all the same: it may be believed again by now.
        """
        ask = read_ask(data, key_of=self._key_of)
        place = place_of(ask)
        known = kinds_in(self._welcomed.take(ask.nonce, place))
        key = self._key_of(place)
        with self._turn:
            self._said[place.register, place.epoch] = Said(place, key, ask.holds, data)
        self._refuse_revoked(key)
        self._offered.keep(ask.nonce, place)
        return write_store_offers(
            Offers(
                store=ask.store, register=ask.register, epoch=ask.epoch, nonce=ask.nonce,
                clock_ms=self._clock.wall_ms(), offers=self._news(ask, known),
            )
        )  # fmt: skip

    def piece(self, data: bytes) -> bytes:
        """Some bytes of a dispatch for a register that has asked.

        Refusals ``carry.nonce``, ``out.no_piece``, ``out.revoked``.
        """
        ask = read_piece_ask(data)
        self._refuse_revoked(self._key_of(self._offered.holder(ask.nonce)))
        sent = self._sent()
        piece = sent.piece(ask.digest.hex(), ask.offset) if sent is not None else b""
        if not piece:
            raise Refusal("out.no_piece")
        return piece

    def said(self) -> tuple[Said, ...]:
        """Each register's last word on what it holds, for head office."""
        with self._turn:
            return tuple(self._said.values())

    def note_answer(self, said: Said, wrong: Refusal | None) -> None:
        """What head office said to a register's own words that were passed on; None where it took them."""
        with self._turn:
            self._revoked.pop(said.key, None)
            if wrong is not None and wrong.code == REVOKED:
                self._revoked[said.key] = wrong

    def _refuse_revoked(self, key: bytes) -> None:
        with self._turn:
            wrong = self._revoked.get(key)
        if wrong is not None:
            raise wrong

    def _news(self, ask: Ask, known: frozenset[str]) -> tuple[Offer, ...]:
        held = {(one.kind, one.series): one.version for one in ask.holds if not one.code}
        sent = self._sent()
        here = sent.on_hand() if sent is not None else ()
        mine = sorted((one for one in here if one.kind in known), key=foremost)
        return tuple(one for one in mine if one.version > held.get((one.kind, one.series), 0))[:OFFERS_MAX]
