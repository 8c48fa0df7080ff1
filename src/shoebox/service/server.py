"""The door's web server: listens, stops gracefully, keeps contents out of the log. Service room."""

from __future__ import annotations

import logging
import signal
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from shoebox.central import Central
from shoebox.domain.errors import Trouble
from shoebox.service.door import Door
from shoebox.service.guard import Guard
from shoebox.service.hands import Limits
from shoebox.service.keeper import Keeper
from shoebox.service.patience import Patience, PatientConfig
from shoebox.service.places import Places

CONNECTIONS_MAX = 800  # below the 1,024 open files that most systems give a process
GRACE_S = 30
BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Tls:
    """The certificate that the door shows, with what it was signed by, and its key."""

    certificate: Path
    key: Path

    def refuse_unfit(self) -> None:
        """Trouble ``service.tls`` where the two can't be read, or don't belong together."""
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.certificate, self.key, password=_no_password)
        except (OSError, ssl.SSLError, ValueError) as wrong:
            why = getattr(wrong, "reason", None) or getattr(wrong, "strerror", None) or str(wrong)
            raise Trouble("service.tls", file=self.certificate.name, key=self.key.name, why=str(why)[:80]) from wrong


def _no_password() -> str:
    """A service starts with nobody at the keyboard, so a key under a password is of no use to it."""
    raise ValueError("the key is locked with a password")


class Server:
    """One door on one port. It listens from the start; `run` answers until a signal or `stop`."""

    def __init__(
        self,
        door: Keeper,
        *,
        host: str,
        port: int,
        tls: Tls | None = None,
        connections_max: int = CONNECTIONS_MAX,
        patience: Patience | None = None,
    ) -> None:
        if tls is not None:
            tls.refuse_unfit()
        self._secure = tls is not None
        self._socket = _listen(host, port)
        self._door = door
        self._server = uvicorn.Server(
            PatientConfig(
                self._door.app(),
                patience or Patience(),
                Places(connections_max),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                limit_concurrency=connections_max,
                timeout_graceful_shutdown=GRACE_S,
                ssl_certfile=str(tls.certificate) if tls else None,
                ssl_keyfile=str(tls.key) if tls else None,
            )
        )

    @property
    def address(self) -> str:
        """Where it listens, as an address to type: ``http://127.0.0.1:8085``."""
        host, port = self._socket.getsockname()[:2]
        scheme = "https" if self._secure else "http"
        return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"

    def run(self) -> None:
        """Answer until SIGTERM, SIGINT or `stop`; boxes that are being kept are finished and answered first."""
        try:
            with _signals_told(), _no_contents_logged(), suppress(KeyboardInterrupt):
                self._server.run(sockets=[self._socket])
        finally:
            self.close()

    def stop(self) -> None:
        """Have `run` come to its end, from another thread."""
        self._server.should_exit = True

    def close(self) -> None:
        """Let go of the port and the threads; `run` does it at its end."""
        self._socket.close()
        self._door.close()


class CentralServer(Server):
    """One head office on one port."""

    def __init__(
        self,
        central: Central,
        *,
        host: str,
        port: int,
        limits: Limits | None = None,
        tls: Tls | None = None,
        guard: Guard | None = None,
        **more: Any,
    ) -> None:
        super().__init__(Door(central, limits or Limits(), guard), host=host, port=port, tls=tls, **more)


def _listen(host: str, port: int) -> socket.socket:
    try:
        # Without the port, which it would take modulo 65,536 unasked.
        family, _, _, _, address = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError, UnicodeError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise Trouble("service.address", host=host, port=port, why=why) from wrong


@contextmanager
def _signals_told() -> Iterator[None]:
    """The web server raises a signal again once it has stopped; SIGTERM must then not end us before we have tidied."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _no_contents_logged() -> Iterator[None]:
    """The door has told of a fault already, by its places; the web server would quote it, contents and all."""

    def no_quotes(record: logging.LogRecord) -> bool:
        return record.exc_info is None

    its_log = logging.getLogger("uvicorn.error")
    its_log.addFilter(no_quotes)
    try:
        yield
    finally:
        its_log.removeFilter(no_quotes)
