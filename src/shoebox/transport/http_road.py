"""The road to head office by HTTP, over TLS unless it is this very machine. Transport room: bytes in, bytes out.

The standard library's client is enough: one host, small messages, caps on everything, no redirects followed. A proxy
is used where the system names one (HTTPS_PROXY, NO_PROXY), as every other program of the store does.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from errno import ECONNRESET
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from shoebox import __version__
from shoebox.domain.errors import Refusal, Trouble
from shoebox.transport.road import ANSWER_BYTES_MAX, Cut, RoadAnswer

CONNECT_S = 10.0
ANSWER_S = 60.0
RETRY_S_MAX = 3_600
_BLOCK_BYTES, _ANSWER_BLOCK_BYTES = 16 * 1024, 1024
_PORTS = {"http": 80, "https": 443}


class Address:
    """Where head office is, taken apart. Refuses what can't be one (``carry.address``, ``carry.plain``)."""

    def __init__(self, text: str) -> None:
        try:
            parts = urlsplit(text.strip())
            self.scheme, self.host = parts.scheme, parts.hostname or ""
            self.port = parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError as wrong:
            raise Refusal("carry.address", address=text[:80]) from wrong
        self.path = parts.path.rstrip("/")
        if self.scheme not in _PORTS or not self.host or parts.query or parts.fragment or parts.username:
            raise Refusal("carry.address", address=text[:80])
        if self.scheme == "http" and not _is_this_machine(self.host):
            raise Refusal("carry.plain", host=self.host)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def trust(ca_file: Path | None) -> ssl.SSLContext:
    """Which certificates are believed: the system's, or those of the chain's own authority. Trouble ``carry.ca``."""
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except (OSError, ssl.SSLError) as wrong:
        raise Trouble("carry.ca", file=str(ca_file), why=str(wrong)[:80]) from wrong


def trust_only(certificate: bytes) -> ssl.SSLContext:
    """Only this very certificate (PEM) is believed, whatever name or address it is met at. Trouble ``carry.ca``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN  # it is no authority, and is signed by none
    try:
        context.load_verify_locations(cadata=certificate.decode("ascii"))
    except (ssl.SSLError, ValueError) as wrong:
        raise Trouble("carry.ca", file="office.pem", why=str(wrong)[:80]) from wrong
    return context


def certificate_at(address: Address, *, wait_s: float = CONNECT_S) -> bytes:
    """The certificate (PEM) that somebody shows at this address, believed by nobody yet. Trouble ``relay.offline``."""
    try:
        return ssl.get_server_certificate((address.host, address.port), timeout=wait_s).encode("ascii")
    except (OSError, ValueError) as wrong:
        raise Trouble("relay.offline", host=address.host, why=_why(wrong)) from wrong


def own_addresses() -> tuple[str, ...]:
    """How other machines of this network may call this one: its address towards them, and its name."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only says which of its addresses it would use
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found.append(socket.gethostname())
    return tuple(dict.fromkeys(one for one in found if one))


def proxy_for(address: Address) -> Address | None:
    """The proxy that the system wants used for this address."""
    named = getproxies().get(address.scheme, "")
    if not named or _is_this_machine(address.host) or proxy_bypass(address.host):
        return None
    try:
        parts = urlsplit(named if "//" in named else f"http://{named}")
        proxy = Address.__new__(Address)
        proxy.scheme, proxy.host, proxy.port, proxy.path = "http", parts.hostname or "", parts.port or 8080, ""
    except ValueError:
        return None
    return proxy if proxy.host else None


class HttpRoad:
    """One line to one door, kept open between messages.

    With `pinned`, a certificate (PEM), only whoever holds its key is spoken to, and no proxy stands in between: so a
    register speaks to the office PC of its store.
    """

    def __init__(
        self, address: Address, *, ca_file: Path | None = None, answer_s: float = ANSWER_S, pinned: bytes = b""
    ) -> None:
        self._address = address
        self._trust: ssl.SSLContext | None = None
        if address.scheme == "https":
            self._trust = trust_only(pinned) if pinned else trust(ca_file)
        self._is_direct = bool(pinned)
        self._answer_s = answer_s
        self._line: HTTPConnection | None = None

    def post(self, path: str, body: bytes) -> RoadAnswer:
        """As `Road.post`."""
        return self._ask("POST", path, body)

    def get(self, path: str) -> RoadAnswer:
        """As `post`, for what is only looked at."""
        return self._ask("GET", path, None)

    def close(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, method: str, path: str, body: bytes | None) -> RoadAnswer:
        line, data = self._connected(), bytearray()
        headers = {"User-Agent": f"shoebox/{__version__}", "Content-Type": "application/octet-stream"}
        if body is not None:
            headers["Content-Length"] = str(len(body))
        status = 0
        try:
            line.request(method, self._address.path + path, None if body is None else _blocks(body), headers)
            answer = line.getresponse()
            status = answer.status
            while len(data) <= ANSWER_BYTES_MAX and (block := answer.read(_ANSWER_BLOCK_BYTES)):
                data += block
            # A line that ends is no error to the library, in an answer's head or in its words; half of one is none.
            if answer.length or (answer.length is None and not data and not answer.chunked):
                raise ConnectionResetError(ECONNRESET, os.strerror(ECONNRESET))
        except (OSError, HTTPException, UnicodeError) as wrong:
            self.close()
            came = bytes(data) if status == HTTPStatus.OK else b""
            raise Cut(host=self._address.host, why=_why(wrong), came=came) from wrong
        if len(data) > ANSWER_BYTES_MAX or answer.will_close:
            self.close()
        if len(data) > ANSWER_BYTES_MAX:
            raise Trouble("carry.strange", host=self._address.host)
        return RoadAnswer(status=status, body=bytes(data), retry_s=_seconds(answer.getheader("Retry-After", "")))

    def _connected(self) -> HTTPConnection:
        if self._line is not None and self._line.sock is not None:
            return self._line
        line: HTTPConnection | None = None
        try:
            line = self._new_line()
            line.connect()
        except (OSError, HTTPException, UnicodeError) as wrong:  # the last two also of a name no network could have
            if line is not None:
                line.close()
            raise Trouble("carry.offline", host=self._address.host, why=_why(wrong)) from wrong
        if line.sock is not None:
            line.sock.settimeout(self._answer_s)
        self._line = line
        return line

    def _new_line(self) -> HTTPConnection:
        proxy = None if self._is_direct else proxy_for(self._address)
        at = proxy or self._address
        if self._trust is not None:
            secure = HTTPSConnection(at.host, at.port, timeout=CONNECT_S, context=self._trust)
            if proxy is not None:
                secure.set_tunnel(self._address.host, self._address.port)
            return secure
        return HTTPConnection(at.host, at.port, timeout=CONNECT_S)


def _blocks(body: bytes) -> Iterator[bytes]:
    """A body bit by bit: the line is given up when nothing moves, not when a thin one takes long for all of it."""
    for at in range(0, len(body), _BLOCK_BYTES):
        yield body[at : at + _BLOCK_BYTES]


def _why(wrong: Exception) -> str:
    if isinstance(wrong, ssl.SSLCertVerificationError):
        return wrong.verify_message[:80]
    return (getattr(wrong, "strerror", None) or str(wrong) or type(wrong).__name__)[:80]


def _seconds(text: str) -> int:
    with suppress(ValueError):
        return max(0, min(int(text), RETRY_S_MAX))
    return 0
