"""How long a door waits for whoever has come and says nothing, or listens to nothing. Service room: connections alone.

A door has places for so many connections. The web server keeps one for as long as its owner likes who brings half a
head, or stops within a body, so a few hundred of those would shut the door on a whole chain without a word. Here a
place is lost by whoever doesn't use it, and by whoever asks and never reads the answer. Nothing else is: what arrived
of a parcel in parts counts, and a sender whose line was cut asks again. While anything moves, a line is waited for.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import sys
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.utils import get_remote_addr

from shoebox.service.places import Places, Room, come_again

HEAD_S_MAX = 20.0  # a head is one packet: on a bad line it may be lost four times, and come at the fifth
TOLD_S = 5.0  # for who only hears that there is no place: a packet that was lost once, or twice
BODY_S_MAX = 60.0  # a sender itself gives a line up on which nothing has moved for so long (`http_road.ANSWER_S`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: to the end of a handshake, and of a request head; without a byte of a body; and to the end of that.

    So long as without a byte of a body it may be, too, that nothing moves of an answer; at most it is twice that.
    """

    head_s: float = HEAD_S_MAX
    body_s: float = BODY_S_MAX
    whole_s: float = 300 + HEAD_S_MAX


class PatientProtocol(H11Protocol):
    """One connection: the web server's own, with a clock for what its other side is to bring next."""

    patience: Patience = Patience()
    places: ClassVar[Places | None] = None
    _place: str | None = None
    _waits: asyncio.TimerHandle | None = None
    _gives_up: asyncio.TimerHandle | None = None
    _awaited: object = None
    _sends: asyncio.TimerHandle | None = None
    _went: int = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody has come, and is to say what they want."""
        self._out = _Counted(transport, self._look_out)
        super().connection_made(cast("asyncio.Transport", self._out))
        if self.take_place(self.client):
            self._look()
        else:
            self.transport.abort()

    def take_place(self, client: tuple[str, int] | None) -> bool:
        """Whether there is one for whoever has come; asked again, it is the one that was taken."""
        if self.places is None or client is None or self._place is not None:
            return True
        room = self.places.take(client[0])
        self._place = client[0] if room is not Room.NONE else None
        if room is Room.CROWDED:
            self.app, self.patience = come_again, replace(self.patience, head_s=min(self.patience.head_s, TOLD_S))
        return room is not Room.NONE

    def leave_place(self) -> None:
        """Give back what was taken, if anything was."""
        if self.places is not None and self._place is not None:
            self.places.leave(self._place)
        self._place = None

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
        if self._sends is not None:
            self._sends.cancel()
        self.leave_place()
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
        if self._out.waiting_bytes():
            self.transport.close()
        else:
            self.transport.abort()  # TLS would wait for the other side's goodbye, who says nothing

    def _look_out(self) -> None:
        """Set the clock of an answer that does not go out at once; it runs past a goodbye, which is behind that."""
        if self._sends is None and self._out.waiting_bytes():
            self._went = self._out.went_bytes()
            self._sends = self.loop.call_later(self.patience.body_s, self._see_what_went)

    def _see_what_went(self) -> None:
        before, self._sends = self._went, None
        if self._out.waiting_bytes() and self._out.went_bytes() <= before:
            self.transport.abort()
        else:
            self._look_out()

    def _stop(self) -> None:
        for clock in (self._waits, self._gives_up):
            if clock is not None:
                clock.cancel()
        self._waits = self._gives_up = self._awaited = None


class _Counted:
    """What a connection writes to, and how much of it the other side has taken."""

    def __init__(self, transport: asyncio.Transport, wrote: Callable[[], None]) -> None:
        self._transport, self._wrote = transport, wrote
        self._bytes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """As the transport's own."""
        self._bytes += len(data)
        self._transport.write(data)
        self._wrote()

    def waiting_bytes(self) -> int:
        """How much waits here for its turn: of TLS also what lies below it, written and not sent."""
        below = getattr(getattr(self._transport, "_ssl_protocol", None), "_transport", None)
        return self._transport.get_write_buffer_size() + (below.get_write_buffer_size() if below is not None else 0)

    def went_bytes(self) -> int:
        """How much was taken. It grows by what went, and at no time by what is only written."""
        line = self._transport.get_extra_info("socket")
        return self._bytes - self.waiting_bytes() - (_in_the_system(line) if line is not None else 0)


if sys.platform == "linux":
    import fcntl
    import termios

    def _in_the_system(line: socket.socket) -> int:
        """Bytes that the system has to send, or to send again: it tells nobody of each that went, only of many."""
        try:
            return int.from_bytes(fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, bytes(4)), sys.byteorder)
        except (OSError, ValueError):  # closed
            return 0
else:

    def _in_the_system(_line: socket.socket) -> int:
        return 0


class PatientConfig(uvicorn.Config):
    """The web server's settings, with connections and a loop that have this patience, and these places."""

    def __init__(self, app: Any, patience: Patience, places: Places, **more: Any) -> None:
        protocol = type("Connection", (PatientProtocol,), {"patience": patience, "places": places})
        super().__init__(app, http=protocol, **more)
        self._patience = patience

    def get_loop_factory(self) -> Callable[[], asyncio.AbstractEventLoop]:
        """One whose TLS has its place and is given up in time too: such a connection is none yet to the web server."""
        return partial(_Loop, self._patience.head_s)


if sys.platform == "win32":
    _SystemLoop = asyncio.ProactorEventLoop
else:
    _SystemLoop = asyncio.SelectorEventLoop


class _Loop(_SystemLoop):
    def __init__(self, handshake_s: float) -> None:
        super().__init__()
        self._handshake_s = handshake_s

    async def create_server(self, protocol_factory: Any, *args: Any, **more: Any) -> asyncio.Server:
        secrets: ssl.SSLContext | None = more.pop("ssl", None)
        if secrets is None:
            return await super().create_server(protocol_factory, *args, **more)

        def greeting() -> _Greeting:
            return _Greeting(self, protocol_factory(), secrets, self._handshake_s)

        return await super().create_server(greeting, *args, **more)


class _Greeting(SSLProtocol):
    """The system's own TLS over a plain connection, which has its place before it has said a word.

    The system itself would tell of a connection only after its handshake: until then it would be in nobody's count.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, within: PatientProtocol, secrets: ssl.SSLContext, handshake_s: float
    ) -> None:
        nobody_waits: Any = None
        seconds: Any = handshake_s  # its stubs know whole ones alone
        super().__init__(loop, within, secrets, nobody_waits, server_side=True, ssl_handshake_timeout=seconds)
        self._within = within

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet whoever has come, where there is a place for them."""
        super().connection_made(transport)
        if not self._within.take_place(get_remote_addr(cast("asyncio.Transport", transport))):
            cast("asyncio.Transport", transport).abort()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Gone: of a handshake that was never done nobody else hears."""
        self._within.leave_place()
        super().connection_lost(exc)
