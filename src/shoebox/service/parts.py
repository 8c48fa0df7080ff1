"""Parcels that come in parts over a line that is cut again and again. Service room: memory alone, no disk, no books.

Every byte that arrived counts, also those of a request that never came to its end, so a sender goes on at the very byte
where its line was cut. What lies here is nobody's word yet: the whole must have the digest it was announced by, and is
then taken in as any parcel is. It is bounded and forgotten after a while; a sender whose parts were forgotten is told
so, and begins anew.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from time import monotonic

from starlette.requests import Request

from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.part import PART_HEAD_BYTES, PartHead, read_part_head
from shoebox.service.hands import LINGER_S, Hands, Limits, read_off, too_large

PARTS_BYTES_MAX = 32 * 1024 * 1024
PARTS_MAX = 1_000
PART_S_MAX = 3_600.0  # a line that comes back an hour later begins anew


@dataclass(slots=True)
class _Arriving:
    """The first bytes of one parcel, as many as came, and when one came last."""

    size: int
    touched_s: float
    data: bytearray = field(default_factory=bytearray)

    def add(self, at: int, chunk: bytes) -> None:
        """Keep what goes on where these end; two requests may bring the same bytes."""
        known = len(self.data) - at
        if 0 <= known < len(chunk):
            self.data += chunk[known:]


class Parts:
    """What arrived of parcels so far. Used from the event loop alone, so it needs no lock."""

    def __init__(self, hands: Hands, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._hands, self._limits, self._clock = hands, limits, clock
        self._all: OrderedDict[bytes, _Arriving] = OrderedDict()  # the one that was touched last stands last

    async def taking(self, request: Request) -> bytes | int:
        """Take one part in: the whole parcel, where all of it is here, else how many of its bytes are.

        Refusals ``carry.message``, ``box.too_large``; Trouble ``service.slow``. Whatever ends it early, a sender who
        goes away too, what came before stays.
        """
        most = PART_HEAD_BYTES + PARCEL_BYTES_MAX
        if int(request.headers.get("content-length", 0)) > most:
            await self._hands.let_fall(request, most=most, seconds=LINGER_S)
            raise too_large()
        stream = request.stream()
        try:
            async with asyncio.timeout(self._limits.arrival_s_max):
                try:
                    head = await self._received(stream)
                except Refusal:
                    await read_off(stream, most)
                    raise
        except TimeoutError as slow:
            raise Trouble("service.slow", seconds=self._limits.arrival_s_max) from slow
        return self._come_to(head)

    async def _received(self, stream: AsyncIterator[bytes]) -> PartHead:
        came, head, at = bytearray(), None, 0  # what came and is not kept yet
        async for chunk in stream:
            came += chunk
            if head is None:
                if len(came) < PART_HEAD_BYTES:
                    continue
                head = read_part_head(bytes(came[:PART_HEAD_BYTES]))
                del came[:PART_HEAD_BYTES]
                at = head.offset
            if at + len(came) > head.size:
                raise too_large()
            self._keep(head, at, bytes(came))
            at += len(came)
            came.clear()
        if head is None:
            raise Refusal("carry.message", why="no part of a parcel")
        return head

    def _keep(self, head: PartHead, at: int, chunk: bytes) -> None:
        now_s = self._clock()
        part = self._all.get(head.digest)
        if part is None or part.size != head.size:
            part = self._all[head.digest] = _Arriving(head.size, now_s)
        part.add(at, chunk)
        part.touched_s = now_s
        self._all.move_to_end(head.digest)
        self._forget(now_s)

    def _forget(self, now_s: float) -> None:
        held = sum(len(part.data) for part in self._all.values())
        while self._all:
            digest, oldest = next(iter(self._all.items()))
            if held <= PARTS_BYTES_MAX and len(self._all) <= PARTS_MAX and now_s - oldest.touched_s <= PART_S_MAX:
                return
            held -= len(oldest.data)
            del self._all[digest]

    def _come_to(self, head: PartHead) -> bytes | int:
        part = self._all.get(head.digest)
        if part is None:
            return 0
        if len(part.data) < part.size:
            return len(part.data)
        whole = bytes(part.data)
        if hashlib.sha256(whole).digest() == head.digest:
            return whole  # it stays, for a sender who never heard the answer
        del self._all[head.digest]
        return 0
