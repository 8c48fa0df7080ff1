"""Asks an ASGI application in this very process, so that a fault of it comes out as itself and not as a status."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    kind: str
    body: bytes


def asked(
    app: Starlette, method: str, path: str, body: bytes = b"", headers: tuple[tuple[bytes, bytes], ...] = ()
) -> Answered:
    """One request, its body in two pieces and its length said."""
    sizes = ((b"content-length", str(len(body)).encode()),) if body else ()
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": [*headers, *sizes],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    half = len(body) // 2
    pieces = [
        {"type": "http.request", "body": body[:half], "more_body": True},
        {"type": "http.request", "body": body[half:], "more_body": False},
    ]
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return pieces.pop(0) if pieces else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(dict(message))

    asyncio.run(app(scope, receive, send))
    kinds = dict(said[0]["headers"])
    whole = b"".join(part.get("body", b"") for part in said[1:])
    return Answered(said[0]["status"], kinds.get(b"content-type", b"").decode().partition(";")[0], whole)
