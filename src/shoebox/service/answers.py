"""What the doors say when something went wrong: a status, a code and a sentence. Service room: no disk, no books."""

from __future__ import annotations

import logging
import secrets
import traceback
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ExceptionHandler

from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.service.turns import RETRY_S

log = logging.getLogger(__name__)

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
CLOSE = {"Connection": "close"}


def said(status: int, code: str, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """A refusal or a trouble as an answer."""
    return JSONResponse({"code": code, "sentence": sentence}, status_code=status, headers=headers)


def come_later(longest_s: int) -> dict[str, str]:
    """When to come again: each at another time, so that those who were sent away together don't return together."""
    return {"Retry-After": str(RETRY_S + secrets.randbelow(longest_s - RETRY_S + 1))}


async def _not_now(request: Request, wrong: Exception) -> Response:
    """A box that did not reach central's intake, or a central that can't be written or read just now."""
    assert isinstance(wrong, ShoeboxError)
    otherwise = HTTPStatus.UNPROCESSABLE_ENTITY if isinstance(wrong, Refusal) else HTTPStatus.SERVICE_UNAVAILABLE
    status = _STATUS.get(wrong.code, otherwise)
    facts = {"code": wrong.code, "status": int(status), "path": request.url.path}
    log.warning("not answered as asked", extra={"facts": facts})
    later = come_later(int(wrong.facts.get("longest_s", 2 * RETRY_S)))
    more = {HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Basic realm="Shoebox", charset="UTF-8"'}}.get(status, {})
    return said(status, wrong.code, str(wrong), CLOSE | more | (later if status in _LATER else {}))


async def _not_here(_request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, HTTPException)
    missing = wrong.status_code == HTTPStatus.NOT_FOUND
    why = Refusal("service.no_such_page") if missing else Refusal("service.not_that_way")
    return said(wrong.status_code, why.code, str(why), dict(wrong.headers or {}) | CLOSE)


async def _gone(_request: Request, _wrong: Exception) -> Response:
    """The sender hung up in the middle of a box; nobody reads this answer."""
    log.info("a sender went away before its box was whole")
    return Response(status_code=HTTPStatus.BAD_REQUEST, headers=CLOSE)


async def _fault(_request: Request, bug: Exception) -> Response:
    """A bug. The log gets its kind and its places, never its words: those may quote what a box holds."""
    places = " < ".join(f"{at.name}:{at.lineno}" for at in reversed(traceback.extract_tb(bug.__traceback__)))
    log.error("a fault", extra={"facts": {"kind": type(bug).__name__, "at_places": places}})
    why = Trouble("service.fault")
    return said(HTTPStatus.INTERNAL_SERVER_ERROR, why.code, str(why), CLOSE)


HANDLERS: dict[type[Exception] | int, ExceptionHandler] = {
    ShoeboxError: _not_now,
    HTTPException: _not_here,
    ClientDisconnect: _gone,
    Exception: _fault,
}
