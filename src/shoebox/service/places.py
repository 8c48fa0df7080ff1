"""How many places of a door one address may have at once. Service room: addresses, and nothing of what is said.

A chain's stores may share an address, where a network of their own leads them out, and so may an office's terminals:
one address has half of the places. Whoever comes beyond that is told when to come again, as where too many wait; of
those who don't listen only so many are let in that the other addresses keep theirs, and of all addresses together as
many beyond all places: each is an open file of this process, which has only so many. What comes from this very machine
is a proxy, which has all other addresses behind it and limits them itself.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address
from time import monotonic

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from shoebox.domain.errors import Trouble
from shoebox.service.answers import CLOSE, come_later, said
from shoebox.service.hands import LINGER_S, Hands, Limits
from shoebox.service.turns import RETRY_S_MAX

log = logging.getLogger(__name__)

SHARE, TOLD = 2, 8  # of all places: a half for one address, and an eighth more of it for saying so
_TOLD_EACH_S = 60.0
_NETWORK_BITS = 64  # of an address of version 6: whoever has one has all that begin like it


class Room(Enum):
    """What there is for one more of an address."""

    OWN = "own"
    CROWDED = "crowded"  # it is told to come again
    NONE = "none"


class Places:
    """Who has how many. Used from the event loop alone, so it needs no lock."""

    def __init__(self, most: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._share, self._told = max(1, most // SHARE), max(1, most // TOLD)
        self._all = most + self._told
        self._held = Counter[str]()
        self._clock, self._said_s = clock, -_TOLD_EACH_S

    def take(self, address: str) -> Room:
        """One more of this address; it counts until it has left, unless there was no room for it."""
        if is_here(address):
            return Room.OWN
        whose = _whose(address)
        held = self._held[whose] + 1
        if held > self._share:
            self._say(whose)
        if held > self._share + self._told or self._held.total() >= self._all:
            return Room.NONE
        self._held[whose] = held
        return Room.OWN if held <= self._share else Room.CROWDED

    def leave(self, address: str) -> None:
        """One less of it, where it had a place."""
        whose = _whose(address)
        if self._held[whose] > 1:
            self._held[whose] -= 1
        else:
            del self._held[whose]

    def _say(self, whose: str) -> None:
        now_s = self._clock()
        if now_s - self._said_s >= _TOLD_EACH_S:
            self._said_s = now_s
            log.warning("one address holds half of the places", extra={"facts": {"address": whose}})


def is_here(address: str) -> bool:
    """Whether it is this very machine's; what has no address at all comes by a way of its own."""
    try:
        return _read(address).is_loopback
    except ValueError:
        return True


def _whose(address: str) -> str:
    try:
        at = _read(address)
    except ValueError:
        return address
    if isinstance(at, IPv6Address):
        rest = at.max_prefixlen - _NETWORK_BITS
        return f"{IPv6Address(int(at) >> rest << rest)}/{_NETWORK_BITS}"
    return str(at)


def _read(address: str) -> IPv4Address | IPv6Address:
    """Without a zone, and of version 4 where it only looks like one of version 6. ValueError where it is none."""
    at = ip_address(address.partition("%")[0])
    return at.ipv4_mapped or at if isinstance(at, IPv6Address) else at


async def come_again(scope: Scope, receive: Receive, send: Send) -> None:
    """The door's own word for too many, at another time for each; what was sent with the question falls."""
    with suppress(ClientDisconnect):
        await Hands(Limits()).let_fall(Request(scope, receive), seconds=LINGER_S)
    why = Trouble("service.busy")
    answer = said(HTTPStatus.TOO_MANY_REQUESTS, why.code, str(why), CLOSE | come_later(RETRY_S_MAX))
    await answer(scope, receive, send)
