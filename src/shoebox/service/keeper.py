"""What every door does with what comes: receives it within limits, has one thread keep it, and answers. Service room.

Boxes and parcels are kept by one thread, so the event loop stays free to receive; messages that are not kept are
answered by another, so they never wait behind one that is. Where a door knows how, parcels are opened beside that, two
at a time: most of that is checking signatures, which other threads need not wait for.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.formats.box import peek_head
from shoebox.formats.carrying import MESSAGE_BYTES_MAX
from shoebox.formats.parcel import is_parcel, peek_parcel
from shoebox.formats.part import write_held
from shoebox.service.answers import HANDLERS, said
from shoebox.service.hands import Hands, Limits
from shoebox.service.parts import Parts
from shoebox.service.turns import Turns

log = logging.getLogger(__name__)

WAITING_MAX = 64
_NUMBER_SIGNS = 20  # of a store's or a register's
OPENED_AT_ONCE = 2
Kept = tuple[BoxResult, bytes]
Keep = Callable[[str], Kept]  # what is left to do once it is opened, in the turn of the one thread
Open = Callable[[bytes], Keep]
Take = Callable[[str, bytes], Kept]  # opens and keeps in one
KeptAs = Callable[[bytes], tuple[str, Take, Counter[str]]]  # what something is, who takes it, and who counts it


class Keeper:
    """A door's hands and threads, and how its answers are counted."""

    def __init__(self, limits: Limits, *, messages: tuple[str, ...]) -> None:
        self._hands = Hands(limits)
        self._parts = Parts(self._hands, limits)
        self._turns = Turns()
        self._openers = ThreadPoolExecutor(OPENED_AT_ONCE, thread_name_prefix="shoebox-opener")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="shoebox-writer")
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="shoebox-looker")
        self._answers = Counter[str]({outcome.value: 0 for outcome in Outcome})
        self._parcels = Counter[str]({outcome.value: 0 for outcome in Outcome})
        self._said = Counter[str](dict.fromkeys(messages, 0))
        self._waiting = 0

    def close(self) -> None:
        """Finish what is being kept; nothing is begun any more."""
        for lane in (self._openers, self._writer, self._looker):
            lane.shutdown()

    def app(self) -> Starlette:
        """The ASGI application."""
        app = Starlette(routes=self._routes(), exception_handlers=HANDLERS)
        app.router.redirect_slashes = False
        return app

    def _routes(self) -> list[Route]:
        """The addresses of this door."""
        raise NotImplementedError

    async def _kept(
        self,
        request: Request,
        kind: str,
        take: Take,
        answers: Counter[str],
        *,
        opening: Open | None = None,
        most: int | None = None,
    ) -> Response:
        """Take something in its turn; where there is an `opening`, that is done before, beside others."""
        if self._waiting >= WAITING_MAX:
            await self._hands.let_fall(request, most=most)
            raise self._turns.busy()  # though there may be room by now: what it would take is read and gone
        with self._in_hand():
            async with self._hands.taking(request, most=most) as data:
                return await self._in_turn(data, kind, take, answers, opening=opening)

    async def _part(self, request: Request, kept_as: KeptAs, *, opening: Open | None = None) -> Response:
        """Keep one part of something; once all of it is here, take it as `kept_as` says of the whole."""
        came = await self._parts.taking(request)
        self._said["part"] += 1
        if isinstance(came, int):
            return Response(write_held(came), media_type="application/json")
        with self._in_hand():
            return await self._in_turn(came, *kept_as(came), opening=opening)

    @contextmanager
    def _in_hand(self) -> Iterator[None]:
        """Counted as one that waits until the block ends; Trouble ``service.busy`` where too many do."""
        if self._waiting >= WAITING_MAX:
            raise self._turns.busy()
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1

    async def _in_turn(
        self, data: bytes, kind: str, take: Take, answers: Counter[str], *, opening: Open | None
    ) -> Response:
        mark = hashlib.sha256(data).hexdigest()[:12]
        with self._turns.standing(len(data)):
            loop, name = asyncio.get_running_loop(), f"by line, {mark}"
            began_s = loop.time()
            if opening is None:
                result, receipt = await loop.run_in_executor(self._writer, take, name, data)
            else:
                keep = await loop.run_in_executor(self._openers, opening, data)
                result, receipt = await loop.run_in_executor(self._writer, keep, name)
        answers[result.outcome] += 1
        took_ms = round(1_000 * (loop.time() - began_s))
        facts = {"kind": kind, "mark": mark, "outcome": str(result.outcome), "code": result.code, "took_ms": took_ms}
        log.info("%s %s", kind, result.outcome, extra={"facts": facts | _claimed(data) | {"bytes": len(data)}})
        if result.outcome == Outcome.REFUSED:
            return said(HTTPStatus.UNPROCESSABLE_ENTITY, result.code, result.sentence)
        return Response(receipt, media_type="application/json", headers={"Shoebox-Outcome": result.outcome})

    async def _answered(
        self,
        request: Request,
        kind: str,
        answer: Callable[[bytes], bytes],
        *,
        most: int = MESSAGE_BYTES_MAX,
        media: str = "application/json",
    ) -> Response:
        """A message that is not kept, so it never waits behind one that is."""
        async with self._hands.taking(request, most=most) as data:
            answered = await asyncio.get_running_loop().run_in_executor(self._looker, answer, data)
        self._said[kind] += 1
        return Response(answered, media_type=media)


def _claimed(data: bytes) -> dict[str, object]:
    """Whose it says it is, and which entries: of a refused one no more than its word, so no longer than a number is."""
    head = peek_parcel(data) if is_parcel(data) else peek_head(data)
    if head is None:
        return {}
    whose = {"store": head.store[:_NUMBER_SIGNS], "register": head.register[:_NUMBER_SIGNS], "epoch": head.epoch}
    return whose | {"first": head.first_seq, "last": head.last_seq}
