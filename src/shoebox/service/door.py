"""The addresses of central's HTTP door and what they answer. Service room: hands bytes to central, writes nothing.

`POST /v1/boxes`   a sealed box: 200 with the signed receipt (header `Shoebox-Outcome` taken or already_held), 422 for a
                   refused one, 413 for one too large, 408 for one that never ends, 503 with `Retry-After` for trouble.
`GET /v1/health`   the version and how much is held.     `GET /metrics`   the same as Prometheus reads it.

Everything but a receipt and the metrics is JSON; what went wrong is `{"code", "sentence"}`. Boxes are opened and kept
by one thread, so the event loop stays free to receive, and health is looked up by another, so it never waits for a box.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shoebox import __version__
from shoebox.central import Central
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.holdings import Holdings, Outcome
from shoebox.service.hands import Hands, Limits

log = logging.getLogger(__name__)

# Asked to come back between one and two times this, so that those who were sent away together don't return together.
RETRY_S = 5
_STATUS = {"box.too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "service.slow": HTTPStatus.REQUEST_TIMEOUT}
_CLOSE = {"Connection": "close"}


class Door:
    """Answers requests on behalf of one head office."""

    def __init__(self, central: Central, limits: Limits) -> None:
        self._central = central
        self._hands = Hands(limits)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="shoebox-writer")
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="shoebox-looker")
        self._answers = Counter[str]({outcome.value: 0 for outcome in Outcome})

    def close(self) -> None:
        """Finish the boxes that are being kept; none is begun any more."""
        for lane in (self._writer, self._looker):
            lane.shutdown()

    def app(self) -> Starlette:
        """The ASGI application."""
        app = Starlette(
            routes=[
                Route("/v1/boxes", self._take_box, methods=["POST"]),
                Route("/v1/health", self._health, methods=["GET"]),
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
        async with self._hands.taking(request) as data:
            mark = hashlib.sha256(data).hexdigest()[:12]
            name = f"by line, {mark}"
            kept = asyncio.get_running_loop().run_in_executor(self._writer, self._central.take_box, name, data)
            result, receipt = await kept
        self._answers[result.outcome] += 1
        log.info("box %s: %s %s, %d bytes", mark, result.outcome, result.code or result.box_no, len(data))
        if result.outcome == Outcome.REFUSED:
            return _said(HTTPStatus.UNPROCESSABLE_ENTITY, result.code, result.sentence)
        return Response(receipt, media_type="application/json", headers={"Shoebox-Outcome": result.outcome})

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"version": __version__, "holdings": asdict(await self._counts())})

    async def _metrics(self, _request: Request) -> Response:
        held = asdict(await self._counts())
        lines = ["# HELP shoebox_boxes_total Boxes answered since the start.", "# TYPE shoebox_boxes_total counter"]
        lines += [f'shoebox_boxes_total{{outcome="{name}"}} {number}' for name, number in self._answers.items()]
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
    log.warning("not taken: %s", wrong.code)
    status = _STATUS.get(wrong.code, HTTPStatus.SERVICE_UNAVAILABLE)
    later = {"Retry-After": str(RETRY_S + secrets.randbelow(RETRY_S + 1))}
    return _said(status, wrong.code, str(wrong), _CLOSE | (later if status == HTTPStatus.SERVICE_UNAVAILABLE else {}))


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
