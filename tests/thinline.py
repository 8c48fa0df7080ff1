"""A line that carries so many bytes and then breaks: a relay on loopback between a sender and a real door."""

from __future__ import annotations

import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

ENDLESS = 2**40
_BLOCK_BYTES = 512


@dataclass
class ThinLine:
    """What each connection may carry: bytes up, bytes down; the first used up ends it. `ups`: what went up in each."""

    target: tuple[str, int]
    carries: Callable[[], tuple[int, int]]
    is_rude: bool = False  # ends with a reset instead of a goodbye
    ups: list[int] = field(default_factory=list)
    _running: list[threading.Thread] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where to speak to instead of the door."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @contextmanager
    def open(self) -> Iterator[ThinLine]:
        """Listens until the block ends, and then lets go of everything."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        greeter = threading.Thread(target=self._greet)
        greeter.start()
        try:
            yield self
        finally:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            greeter.join()
            for one in self._running:
                one.join()

    def _greet(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self.ups.append(0)
                one = threading.Thread(target=self._carry, args=(near, len(self.ups) - 1, *self.carries()))
                self._running.append(one)
                one.start()

    def _carry(self, near: socket.socket, own: int, up: int, down: int) -> None:
        with closing(near), closing(socket.create_connection(self.target)) as far, suppress(OSError):
            left = {near: up, far: down}
            while all(left.values()):
                for source in select.select([near, far], [], [])[0]:
                    block = source.recv(min(left[source], _BLOCK_BYTES))
                    if not block:
                        return
                    (far if source is near else near).sendall(block)
                    left[source] -= len(block)
                self.ups[own] = up - left[near]
            for one in (near, far):
                if self.is_rude:
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def thin_line(address: str, carries: Callable[[], tuple[int, int]], **more: bool) -> ThinLine:
    """A line to the door at this address."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    return ThinLine((parts.hostname, parts.port), carries, **more)
