"""The addresses of central's HTTP door and what they answer. Service room: hands bytes to central, writes nothing.

`POST /v1/boxes`   a sealed box: 200 with the signed receipt (header `Shoebox-Outcome` taken or already_held), 422 for a
                   refused one, 413 for one too large, 408 for one that never ends, 503 with `Retry-After` for trouble.
`GET /stores`      how every store stands, as a page for people of head office: 401 for anybody else.
`GET /v1/health`   the version and how much is held.     `GET /metrics`   the same as Prometheus reads it.

`POST /v1/hello`   a register's first word: 200 with a welcome and a nonce, 426 where the two speak no common form.
`POST /v1/claims`  its signed word on how far its book goes: 200 with a signed receipt and what is asked for next, 409
                   for a nonce that is spent, 422 where head office holds something else.
`POST /v1/enrolments`  a register's wish to be enrolled by the code on its sheet: 200 with head office's key.
`POST /v1/parcels` a stretch of its entries: 200 with the signed receipt, 422 for a refused one, 429 when too many wait.

Everything but a receipt and the metrics is JSON; what went wrong is `{"code", "sentence"}`. Boxes are opened and kept
by one thread, so the event loop stays free to receive, and health is looked up by another, so it never waits for a box.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from shoebox import __version__
from shoebox.central import Central
from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.holdings import BoxResult, Holdings, Outcome
from shoebox.formats.carrying import MESSAGE_BYTES_MAX
from shoebox.service.guard import Guard
from shoebox.service.hands import Hands, Limits
from shoebox.service.stores_page import HEADERS, stores_html

log = logging.getLogger(__name__)

# Asked to come back between one and two times this, so that those who were sent away together don't return together.
RETRY_S = 5
WAITING_MAX = 64
_STATUS = {
    "box.too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "service.slow": HTTPStatus.REQUEST_TIMEOUT,
    "service.busy": HTTPStatus.TOO_MANY_REQUESTS,
    "carry.nonce": HTTPStatus.CONFLICT,
    "service.who": HTTPStatus.UNAUTHORIZED,
    "service.too_many_wrong": HTTPStatus.TOO_MANY_REQUESTS,
    "carry.too_old": HTTPStatus.UPGRADE_REQUIRED,
    "carry.too_new": HTTPStatus.UPGRADE_REQUIRED,
}
_LATER = frozenset({HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS})
_CLOSE = {"Connection": "close"}

Take = Callable[[str, bytes], tuple[BoxResult, bytes]]


class Door:
    """Answers requests on behalf of one head office."""

    def __init__(self, central: Central, limits: Limits, guard: Guard | None = None) -> None:
        self._central = central
        self._guard = guard
        self._hands = Hands(limits)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="shoebox-writer")
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="shoebox-looker")
        self._answers = Counter[str]({outcome.value: 0 for outcome in Outcome})
        self._parcels = Counter[str]({outcome.value: 0 for outcome in Outcome})
        self._said = Counter[str](hello=0, claim=0, enrolment=0)
        self._waiting = 0

    def close(self) -> None:
        """Finish the boxes that are being kept; none is begun any more."""
        for lane in (self._writer, self._looker):
            lane.shutdown()

    def app(self) -> Starlette:
        """The ASGI application."""
        app = Starlette(
            routes=[
                Route("/v1/boxes", self._take_box, methods=["POST"]),
                Route("/v1/hello", self._hello, methods=["POST"]),
                Route("/v1/claims", self._claim, methods=["POST"]),
                Route("/v1/enrolments", self._enrol, methods=["POST"]),
                Route("/v1/parcels", self._take_parcel, methods=["POST"]),
                Route("/v1/health", self._health, methods=["GET"]),
                Route("/stores", self._stores, methods=["GET"]),
                Route("/metrics", self._metrics, methods=["GET"]),
            ],
            exception_handlers={
                ShoeboxError: _not_now,
                HTTPException: _not_here,
                ClientDisconnect: _gone,
                Exception: _fault,
            },
        )
        app.router.redirect_slashes = False
        return app

    async def _take_box(self, request: Request) -> Response:
        return await self._kept(request, "box", self._central.take_box, self._answers)

    async def _take_parcel(self, request: Request) -> Response:
        return await self._kept(request, "parcel", self._central.line.take, self._parcels, most=PARCEL_BYTES_MAX)

    async def _kept(
        self, request: Request, kind: str, take: Take, answers: Counter[str], *, most: int | None = None
    ) -> Response:
        if self._waiting >= WAITING_MAX:
            raise Trouble("service.busy")
        self._waiting += 1
        try:
            async with self._hands.taking(request, most=most) as data:
                mark = hashlib.sha256(data).hexdigest()[:12]
                kept = asyncio.get_running_loop().run_in_executor(self._writer, take, f"by line, {mark}", data)
                result, receipt = await kept
        finally:
            self._waiting -= 1
        answers[result.outcome] += 1
        told = (kind, mark, result.outcome, result.code or result.box_no or "-", len(data))
        log.info("%s=%s outcome=%s what=%s bytes=%d", *told)
        if result.outcome == Outcome.REFUSED:
            return _said(HTTPStatus.UNPROCESSABLE_ENTITY, result.code, result.sentence)
        return Response(receipt, media_type="application/json", headers={"Shoebox-Outcome": result.outcome})

    async def _hello(self, request: Request) -> Response:
        return await self._answered(request, "hello", self._central.line.hello)

    async def _claim(self, request: Request) -> Response:
        return await self._answered(request, "claim", self._central.line.claim)

    async def _enrol(self, request: Request) -> Response:
        return await self._answered(request, "enrolment", self._central.codes.enrol)

    async def _answered(self, request: Request, kind: str, answer: Callable[[bytes], bytes]) -> Response:
        """A message that is not kept, so it never waits behind one that is."""
        async with self._hands.taking(request, most=MESSAGE_BYTES_MAX) as data:
            said = await asyncio.get_running_loop().run_in_executor(self._looker, answer, data)
        self._said[kind] += 1
        return Response(said, media_type="application/json")

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"version": __version__, "holdings": asdict(await self._counts())})

    async def _stores(self, request: Request) -> Response:
        def drawn() -> str:
            if self._guard is None:
                raise Refusal("service.who")
            self._guard.let_in(request.headers.get("authorization", ""))
            return stores_html(self._central.wall(), now_ms=time.time_ns() // 1_000_000)

        page = await asyncio.get_running_loop().run_in_executor(self._looker, drawn)
        return HTMLResponse(page, headers=HEADERS)

    async def _metrics(self, _request: Request) -> Response:
        held = asdict(await self._counts())
        lines = ["# HELP shoebox_boxes_total Boxes answered since the start.", "# TYPE shoebox_boxes_total counter"]
        lines += [f'shoebox_boxes_total{{outcome="{name}"}} {number}' for name, number in self._answers.items()]
        lines += [
            "# HELP shoebox_parcels_total Parcels answered since the start.",
            "# TYPE shoebox_parcels_total counter",
        ]
        lines += [f'shoebox_parcels_total{{outcome="{name}"}} {number}' for name, number in self._parcels.items()]
        lines += ["# HELP shoebox_messages_total Messages answered.", "# TYPE shoebox_messages_total counter"]
        lines += [f'shoebox_messages_total{{kind="{name}"}} {number}' for name, number in self._said.items()]
        lines += ["# HELP shoebox_waiting Boxes and parcels in hand.", "# TYPE shoebox_waiting gauge"]
        lines += [f"shoebox_waiting {self._waiting}"]
        lines += ["# HELP shoebox_held How much head office holds.", "# TYPE shoebox_held gauge"]
        lines += [f'shoebox_held{{what="{name}"}} {number}' for name, number in held.items()]
        return Response("\n".join(lines) + "\n", headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def _counts(self) -> Holdings:
        return await asyncio.get_running_loop().run_in_executor(self._looker, self._central.counts)


def _said(status: int, code: str, sentence: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"code": code, "sentence": sentence}, status_code=status, headers=headers)


def _not_now(_request: Request, wrong: Exception) -> Response:
    """A box that did not reach central's intake, or a central that can't be written or read just now."""
    assert isinstance(wrong, ShoeboxError)
    log.warning("refused code=%s", wrong.code)
    otherwise = HTTPStatus.UNPROCESSABLE_ENTITY if isinstance(wrong, Refusal) else HTTPStatus.SERVICE_UNAVAILABLE
    status = _STATUS.get(wrong.code, otherwise)
    later = {"Retry-After": str(RETRY_S + secrets.randbelow(RETRY_S + 1))}
    more = {HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Basic realm="Shoebox", charset="UTF-8"'}}.get(status, {})
    return _said(status, wrong.code, str(wrong), _CLOSE | more | (later if status in _LATER else {}))


def _not_here(_request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, HTTPException)
    missing = wrong.status_code == HTTPStatus.NOT_FOUND
    said = Refusal("service.no_such_page") if missing else Refusal("service.not_that_way")
    return _said(wrong.status_code, said.code, str(said), dict(wrong.headers or {}) | _CLOSE)


def _gone(_request: Request, _wrong: Exception) -> Response:
    """The sender hung up in the middle of a box; nobody reads this answer."""
    log.info("a sender went away before its box was whole")
    return Response(status_code=HTTPStatus.BAD_REQUEST, headers=_CLOSE)


def _fault(_request: Request, bug: Exception) -> Response:
    """A bug. The log gets its kind and its places, never its words: those may quote what a box holds."""
    places = " < ".join(f"{at.name}:{at.lineno}" for at in reversed(traceback.extract_tb(bug.__traceback__)))
    log.error("a fault, %s at %s", type(bug).__name__, places)
    said = Trouble("service.fault")
    return _said(HTTPStatus.INTERNAL_SERVER_ERROR, said.code, str(said), _CLOSE)
