"""A head office on a free port of this machine, and what a register would say to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from bookmaking import HandClock
from shoebox.central import Central
from shoebox.domain.staff import Staff
from shoebox.service import CentralServer, Guard, StoreServer, Tls
from shoebox.service.hands import Limits

ANSWER_S_MAX = 300


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def outcome(self) -> str:
        return self.headers.get("shoebox-outcome", "")


@contextmanager
def line_to(address: str) -> Iterator[HTTPConnection]:
    with closing(HTTPConnection(address.removeprefix("http://"), timeout=ANSWER_S_MAX)) as line:
        yield line


def heard(line: HTTPConnection) -> Answer:
    answer = line.getresponse()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


def ask(
    address: str, path: str, body: bytes | Iterable[bytes] | None = None, *, method: str = "", **headers: str
) -> Answer:
    """One request on a line of its own; an iterable goes in chunks, without a length said before."""
    with line_to(address) as line:
        line.request(method or ("GET" if body is None else "POST"), path, body, headers)
        return heard(line)


def post(address: str, box: bytes | Iterable[bytes], **headers: str) -> Answer:
    return ask(address, "/v1/boxes", box, **headers)


@contextmanager
def running(server: CentralServer | StoreServer) -> Iterator[str]:
    """A door in a thread of its own; its address."""
    runner = threading.Thread(target=server.run)
    runner.start()
    try:
        yield server.address
    finally:
        server.stop()
        runner.join(ANSWER_S_MAX)
        assert not runner.is_alive()


@contextmanager
def serving(
    central: Central,
    *,
    tls: Tls | None = None,
    staff: Staff | None = None,
    door: dict[str, Any] | None = None,
    **limits: Any,
) -> Iterator[str]:
    """A real server in a thread; its address. `door` is said to the server, `limits` are those of its hands."""
    guard = Guard(lambda: staff, HandClock()) if staff else None
    server = CentralServer(
        central, host="127.0.0.1", port=0, limits=Limits(**limits), tls=tls, guard=guard, **door or {}
    )
    with running(server) as address:
        yield address
