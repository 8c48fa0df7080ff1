"""How long a door waits for whoever has come and says nothing. Service room: connections, and nothing of what is said.

A door has places for so many connections. The web server keeps one for as long as its owner likes who brings half a
head, or stops within a body, so a few hundred of those would shut the door on a whole chain without a word. Here a
place is lost by whoever doesn't use it. Nothing else is: what arrived of a parcel in parts counts, and a sender whose
line was cut asks again.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S_MAX = 20.0  # a head is one packet: on a bad line it may be lost four times, and come at the fifth
BODY_S_MAX = 60.0  # a sender itself gives a line up on which nothing has moved for so long (`http_road.ANSWER_S`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: to the end of a handshake, and of a request head; without a byte of a body; and to the end of that."""

    head_s: float = HEAD_S_MAX
    body_s: float = BODY_S_MAX
    whole_s: float = 300 + HEAD_S_MAX


class PatientProtocol(H11Protocol):
    """One connection: the web server's own, with a clock for what its other side is to bring next."""

    patience: ClassVar[Patience] = Patience()
    _waits: asyncio.TimerHandle | None = None
    _gives_up: asyncio.TimerHandle | None = None
    _awaited: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody has come, and is to say what they want."""
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        """Some bytes came: those of a body are time won, those of a head are not."""
        super().data_received(data)
        self._look(is_body_on=True)

    def on_response_complete(self) -> None:
        """An answer is out; the rest of a body that it did not wait for, or the next head, may follow."""
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop()
        super().connection_lost(exc)

    def _look(self, *, is_body_on: bool = False) -> None:
        """Set the clock by what is awaited: a head, more of a body, or nothing, since it is our turn."""
        awaited = self.conn.their_state
        if self.transport.is_closing() or awaited not in (h11.IDLE, h11.SEND_BODY):
            self._stop()
            return
        if awaited is self._awaited and not (is_body_on and awaited is h11.SEND_BODY):
            return
        if awaited is not self._awaited:
            self._stop()
            if awaited is h11.SEND_BODY:
                self._gives_up = self.loop.call_later(self.patience.whole_s, self._hang_up)
        self._awaited = awaited
        self._wait()

    def _wait(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
        seconds = self.patience.head_s if self._awaited is h11.IDLE else self.patience.body_s
        self._waits = self.loop.call_later(seconds, self._nothing_came)

    def _nothing_came(self) -> None:
        if self.flow.read_paused:  # it is we who do not listen
            self._wait()
        else:
            self._hang_up()

    def _hang_up(self) -> None:
        """Free the place. What is still on its way to somebody who listens is sent first."""
        self._stop()
        if self.transport.get_write_buffer_size():
            self.transport.close()
        else:
            self.transport.abort()  # TLS would wait for the other side's goodbye, who says nothing

    def _stop(self) -> None:
        for clock in (self._waits, self._gives_up):
            if clock is not None:
                clock.cancel()
        self._waits = self._gives_up = self._awaited = None


class PatientConfig(uvicorn.Config):
    """The web server's settings, with connections and a loop that have this patience."""

    def __init__(self, app: Any, patience: Patience, **more: Any) -> None:
        protocol = type("Connection", (PatientProtocol,), {"patience": patience})
        super().__init__(app, http=protocol, **more)
        self._patience = patience

    def get_loop_factory(self) -> Callable[[], asyncio.AbstractEventLoop]:
        """One whose TLS is given up in time too: such a connection is none yet to the web server."""
        return partial(_Loop, self._patience.head_s)


if sys.platform == "win32":
    _SystemLoop = asyncio.ProactorEventLoop
else:
    _SystemLoop = asyncio.SelectorEventLoop


class _Loop(_SystemLoop):
    def __init__(self, handshake_s: float) -> None:
        super().__init__()
        self._handshake_s = handshake_s

    async def create_server(self, *args: Any, **more: Any) -> asyncio.Server:
        if more.get("ssl") is not None:
            more.setdefault("ssl_handshake_timeout", self._handshake_s)
        return await super().create_server(*args, **more)
