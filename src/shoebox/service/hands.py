"""What the door holds in its hands: boxes on their way in, never more than fits. Service room: no disk, no books."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from starlette.requests import Request

from shoebox.domain.box import BOX_BYTES_MAX, BOX_ENTRIES_MAX
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble

LINGER_S = 0.5  # for what is on its way already of a body that said itself too large, so that the answer is heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the door takes on: bytes of one box, bytes of all boxes at a time, seconds for one to arrive."""

    box_bytes_max: int = BOX_BYTES_MAX
    hands_bytes_max: int = 2 * BOX_BYTES_MAX
    arrival_s_max: float = 300


@dataclass(slots=True)
class _Held:
    """How many bytes one request has in the door's hands."""

    bytes: int = 0


class Hands:
    """Receives request bodies within the limits. Used from the event loop alone, so it needs no lock."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._all = _Held()

    @asynccontextmanager
    async def taking(self, request: Request, *, most: int | None = None) -> AsyncIterator[bytes]:
        """The whole body, counted as held until the block ends; `most` bytes of it where that is less than a box.

        Refusal ``box.too_large``; Trouble ``service.full`` and ``service.slow``. A sender who goes away raises
        Starlette's ``ClientDisconnect``.
        """
        most = min(most or self._limits.box_bytes_max, self._limits.box_bytes_max)
        if int(request.headers.get("content-length", 0)) > most:
            await self.let_fall(request, most=most, seconds=LINGER_S)
            raise too_large()
        own = _Held()
        try:
            yield await self._received(request.stream(), own, most)
        finally:
            self._let_go(own)

    async def let_fall(self, request: Request, *, most: int | None = None, seconds: float | None = None) -> None:
        """Read a body and keep nothing of it: an answer given over an unread one is lost where the line is cut."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.arrival_s_max if seconds is None else seconds):
                await read_off(request.stream(), most or self._limits.box_bytes_max)

    async def _received(self, stream: AsyncGenerator[bytes, None], own: _Held, most: int) -> bytes:
        body = bytearray()  # not a list of chunks: a body in crumbs of two bytes must not take twenty times its size
        try:
            async with asyncio.timeout(self._limits.arrival_s_max):
                async for chunk in stream:
                    wrong = self._wrong_with(own.bytes + len(chunk), len(chunk), most)
                    if wrong is not None:
                        body.clear()
                        self._let_go(own)
                        await read_off(stream, most)
                        raise wrong
                    body += chunk
                    own.bytes += len(chunk)
                    self._all.bytes += len(chunk)
        except TimeoutError as slow:
            raise Trouble("service.slow", seconds=self._limits.arrival_s_max) from slow
        return bytes(body)

    def _let_go(self, own: _Held) -> None:
        self._all.bytes -= own.bytes
        own.bytes = 0

    def _wrong_with(self, size: int, more: int, most: int) -> ShoeboxError | None:
        if size > most:
            return too_large()
        return Trouble("service.full") if self._all.bytes + more > self._limits.hands_bytes_max else None


async def read_off(stream: AsyncIterator[bytes], most: int) -> None:
    """Let what follows fall, up to a bound: many senders only look for an answer when they have said everything."""
    async for chunk in stream:
        most -= len(chunk)
        if most < 0:
            return


def too_large() -> Refusal:
    """What is said of a body that is larger than any box may be."""
    return Refusal("box.too_large", most=BOX_ENTRIES_MAX)
