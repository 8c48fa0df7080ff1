"""The addresses of central's HTTP door and what they answer. Service room: hands bytes to central, writes nothing.

`POST /v1/boxes`   a sealed box: 200 with the signed receipt (header `Shoebox-Outcome` taken or already_held), 422 for a
                   refused one, 413 for one too large, 408 for one that never ends, 503 with `Retry-After` for trouble.
`GET /stores`      how every store stands, as a page for people of head office: 401 for anybody else.
`GET /v1/health`   the version and how much is held.     `GET /metrics`   the same as Prometheus reads it.

`POST /v1/hello`   a register's first word: 200 with a welcome and a nonce, 426 where the two speak no common form.
`POST /v1/claims`  its signed word on how far its book goes: 200 with a signed receipt and what is asked for next, 409
                   for a nonce that is spent, 422 where head office holds something else.
`POST /v1/enrolments`  a register's wish to be enrolled by the code on its sheet: 200 with head office's root key.
`POST /v1/keys`    200 with head office's newest card: its working keys, under the root's signature.
`POST /v1/asks`    what a register holds of what head office sends out: 200 with a signed list of what is new for it.
`POST /v1/words`   what a register said of that to its store's office, which passes it on: 200 and nothing more.
`POST /v1/pieces`  some bytes of one of those: 200 with the bytes alone.
`POST /v1/parcels` a stretch of its entries: 200 with the signed receipt, 422 for a refused one, 429 when too many wait.
`POST /v1/parts`   some bytes of one of those: 200 with how many are here, or with the answer to the whole of it.

Everything but a receipt and the metrics is JSON; what went wrong is `{"code", "sentence"}`. Boxes and parcels are kept
by one thread, so the event loop stays free to receive, and health is looked up by another, so it never waits for a box.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from shoebox import __version__
from shoebox.central import Central
from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Holdings
from shoebox.formats.dispatch_talk import ASK_BYTES_MAX
from shoebox.service.guard import Guard
from shoebox.service.hands import Limits
from shoebox.service.keeper import Keeper
from shoebox.service.stores_look import HEADERS
from shoebox.service.stores_page import stores_html

_Seen = TypeVar("_Seen")


class Door(Keeper):
    """Answers requests on behalf of one head office."""

    def __init__(self, central: Central, limits: Limits, guard: Guard | None = None) -> None:
        super().__init__(limits, messages=("hello", "claim", "enrolment", "card", "ask", "word", "piece", "part"))
        self._central = central
        self._guard = guard

    def _routes(self) -> list[Route]:
        return [
            Route("/v1/boxes", self._take_box, methods=["POST"]),
            Route("/v1/hello", self._hello, methods=["POST"]),
            Route("/v1/claims", self._claim, methods=["POST"]),
            Route("/v1/enrolments", self._enrol, methods=["POST"]),
            Route("/v1/keys", self._card, methods=["POST"]),
            Route("/v1/asks", self._ask, methods=["POST"]),
            Route("/v1/words", self._word, methods=["POST"]),
            Route("/v1/pieces", self._piece, methods=["POST"]),
            Route("/v1/parcels", self._take_parcel, methods=["POST"]),
            Route("/v1/parts", self._take_part, methods=["POST"]),
            Route("/v1/health", self._health, methods=["GET"]),
            Route("/stores", self._stores, methods=["GET"]),
            Route("/metrics", self._metrics, methods=["GET"]),
        ]

    async def _take_box(self, request: Request) -> Response:
        return await self._kept(request, "box", self._central.take_box, self._answers)

    async def _take_parcel(self, request: Request) -> Response:
        line = self._central.line
        return await self._kept(request, "parcel", line.take, self._parcels, opening=line.opened, most=PARCEL_BYTES_MAX)

    async def _take_part(self, request: Request) -> Response:
        line = self._central.line
        return await self._part(request, lambda _: ("parcel", line.take, self._parcels), opening=line.opened)

    async def _hello(self, request: Request) -> Response:
        return await self._answered(request, "hello", self._central.line.hello)

    async def _claim(self, request: Request) -> Response:
        return await self._answered(request, "claim", self._central.line.claim)

    async def _enrol(self, request: Request) -> Response:
        return await self._answered(request, "enrolment", self._central.codes.enrol)

    async def _card(self, request: Request) -> Response:
        return await self._answered(request, "card", self._central.card)

    async def _ask(self, request: Request) -> Response:
        return await self._answered(request, "ask", self._central.out.ask, most=ASK_BYTES_MAX)

    async def _word(self, request: Request) -> Response:
        return await self._answered(request, "word", self._central.out.hear, most=ASK_BYTES_MAX)

    async def _piece(self, request: Request) -> Response:
        return await self._answered(request, "piece", self._central.out.piece, media="application/octet-stream")

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"version": __version__, "holdings": asdict(await self._counts())})

    def _let_in(self, request: Request) -> Guard:
        if self._guard is None:
            raise Refusal("service.who")
        self._guard.let_in(request.headers.get("authorization", ""))
        return self._guard

    async def _stores(self, request: Request) -> Response:
        def drawn() -> str:
            guard = self._let_in(request)
            return stores_html(self._central.wall(), language=guard.language)

        page = await self._looked(drawn)
        return HTMLResponse(page, headers=HEADERS)

    async def _metrics(self, request: Request) -> Response:
        """For anybody; how many keys lie open, which a thief would like to know, for who signs in."""

        def open_keys() -> list[str]:
            self._let_in(request)
            head = [
                "# HELP shoebox_open_keys Private keys that lie open on the disk.",
                "# TYPE shoebox_open_keys gauge",
            ]
            return [*head, f"shoebox_open_keys {len(self._central.open_keys())}"]

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
        lines += await self._looked(open_keys) if "authorization" in request.headers else []
        return Response("\n".join(lines) + "\n", headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def _counts(self) -> Holdings:
        return await self._looked(self._central.counts)

    async def _looked(self, look: Callable[[], _Seen]) -> _Seen:
        return await asyncio.get_running_loop().run_in_executor(self._looker, look)
