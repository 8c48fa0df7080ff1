"""Nonces that were given out and are good once, for a while. Standard library only; clock and randomness come in.

They live in memory: a restart forgets them, and whoever held one says hello again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from shoebox.domain.carrying import NONCE_BYTES, PROTOCOL_OLDEST, Place
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal

NONCES_MAX = 10_000
NONCE_MS_MAX = 10 * 60_000


class Nonces:
    """Gives nonces out and takes each back once. May be used from several threads."""

    def __init__(self, clock: Clock, random: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._random = random
        self._turn = threading.Lock()
        self._given: OrderedDict[bytes, tuple[Place, int, int, str]] = OrderedDict()

    def give(self, place: Place, protocol: int, *, app: str = "") -> bytes:
        """One for this book, spoken to in this form; the oldest is forgotten where there are too many.

        `app` is the version that asked for it, as it says itself.
        """
        nonce = self._random(NONCE_BYTES)
        self.keep(nonce, place, protocol, app=app)
        return nonce

    def keep(self, nonce: bytes, place: Place, protocol: int = PROTOCOL_OLDEST, *, app: str = "") -> None:
        """Remember one that somebody else gave to this book."""
        now_ms = self._clock.wall_ms()
        with self._turn:
            self._given[nonce] = (place, now_ms, protocol, app)
            while len(self._given) > NONCES_MAX:
                self._given.popitem(last=False)

    def holder(self, nonce: bytes) -> Place:
        """Which book was given it; it stays good. Refuses one that nobody was given, or that is too old."""
        with self._turn:
            held, at_ms, *_ = self._given.get(nonce, (None, 0))
        if held is None or not self._is_fresh(at_ms):
            raise Refusal("carry.nonce")
        return held

    def app_of(self, nonce: bytes) -> str:
        """Which version asked for it; empty of one that is spent or unknown."""
        with self._turn:
            return self._given[nonce][3] if nonce in self._given else ""

    def take(self, nonce: bytes, place: Place) -> int:
        """The form this book is spoken to in.

        Refuses a nonce that it was not given, that is spent or too old (``carry.nonce``).
        """
        with self._turn:
            held, at_ms, protocol, _ = self._given.pop(nonce, (None, 0, 0, ""))
        if held != place or not self._is_fresh(at_ms):
            raise Refusal("carry.nonce")
        return protocol

    def _is_fresh(self, at_ms: int) -> bool:
        return 0 <= self._clock.wall_ms() - at_ms <= NONCE_MS_MAX
