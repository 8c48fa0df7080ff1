"""The addresses of an office PC's door on its store's own network. Service room: hands bytes to carry, writes nothing.

`POST /v1/hello`, `/v1/claims` and `/v1/parcels` take the very messages that head office's door takes; they are answered
with a welcome and with the office's word, which is no receipt. `POST /v1/parts` takes some bytes of a parcel or of a
sealed day, where the line is cut again and again. `POST /v1/asks` and `/v1/pieces` hand out what head
office has sent to this store, in the same bytes, to a register that signs its ask. `POST /v1/boxes` takes a register's
sealed day into the store-day, `POST /v1/pairings` a register that knows a code of this office; `POST /v1/people` takes
what was set of the store's people at a register and tells it what was set at others; `POST /v1/keys`
hands on head office's card as its root signed it. Nothing here tells an amount or a name: whoever is no register of
this store learns the version and no more.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shoebox import __version__
from shoebox.carry import RelayDesk
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.carrying import PARCEL_BYTES_MAX
from shoebox.formats.dispatch_talk import ASK_BYTES_MAX
from shoebox.formats.parcel import is_parcel
from shoebox.formats.people_told import ASK_BYTES_MAX as PEOPLE_ASK_BYTES_MAX
from shoebox.service.hands import Limits
from shoebox.service.keeper import Keeper, Take
from shoebox.service.patience import Patience
from shoebox.service.server import Server, Tls

CONNECTIONS_MAX = 100  # forty registers, each on one line, and some that were cut
LIMITS = Limits(hands_bytes_max=BOX_BYTES_MAX, arrival_s_max=60)
PATIENCE = Patience(body_s=30, whole_s=80)  # a store's own network, where a packet is soon there


class StoreDoor(Keeper):
    """Answers the registers of one store."""

    def __init__(self, desk: RelayDesk, limits: Limits = LIMITS) -> None:
        super().__init__(limits, messages=("hello", "claim", "pairing", "card", "ask", "piece", "part", "people"))
        self._desk = desk

    def _routes(self) -> list[Route]:
        return [
            Route("/v1/boxes", self._take_box, methods=["POST"]),
            Route("/v1/hello", self._hello, methods=["POST"]),
            Route("/v1/claims", self._claim, methods=["POST"]),
            Route("/v1/asks", self._ask, methods=["POST"]),
            Route("/v1/pieces", self._piece, methods=["POST"]),
            Route("/v1/people", self._people, methods=["POST"]),
            Route("/v1/parcels", self._take_parcel, methods=["POST"]),
            Route("/v1/parts", self._take_part, methods=["POST"]),
            Route("/v1/pairings", self._pair, methods=["POST"]),
            Route("/v1/keys", self._card, methods=["POST"]),
            Route("/v1/health", self._health, methods=["GET"]),
        ]

    async def _take_box(self, request: Request) -> Response:
        return await self._kept(request, "box", self._desk.take_box, self._answers)

    async def _take_parcel(self, request: Request) -> Response:
        return await self._kept(request, "parcel", self._desk.take, self._parcels, most=PARCEL_BYTES_MAX)

    async def _take_part(self, request: Request) -> Response:
        """Some bytes of a parcel or of a sealed day: a register of the store may have a bad line to its office too."""
        return await self._part(request, self._as_a_whole)

    def _as_a_whole(self, data: bytes) -> tuple[str, Take, Counter[str]]:
        if is_parcel(data):
            return "parcel", self._desk.take, self._parcels
        return "box", self._desk.take_box, self._answers

    async def _hello(self, request: Request) -> Response:
        return await self._answered(request, "hello", self._desk.hello)

    async def _claim(self, request: Request) -> Response:
        return await self._answered(request, "claim", self._desk.claim)

    async def _ask(self, request: Request) -> Response:
        return await self._answered(request, "ask", self._desk.out.ask, most=ASK_BYTES_MAX)

    async def _piece(self, request: Request) -> Response:
        return await self._answered(request, "piece", self._desk.out.piece, media="application/octet-stream")

    async def _people(self, request: Request) -> Response:
        return await self._answered(request, "people", self._desk.people.exchange, most=PEOPLE_ASK_BYTES_MAX)

    async def _pair(self, request: Request) -> Response:
        return await self._answered(request, "pairing", self._desk.pair)

    async def _card(self, request: Request) -> Response:
        return await self._answered(request, "card", self._desk.card)

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"version": __version__, "office": True})


class StoreServer(Server):
    """One office's door on one port, behind TLS."""

    def __init__(self, desk: RelayDesk, *, host: str, port: int, tls: tuple[Path, Path], **more: Any) -> None:
        asked: dict[str, Any] = {"connections_max": CONNECTIONS_MAX, "patience": PATIENCE, **more}
        super().__init__(StoreDoor(desk), host=host, port=port, tls=Tls(*tls), **asked)
