"""nginx before head office's door, by the configuration in docs/central.md: what the document promises of it.

Left out where Debian's nginx is not installed; where SHOEBOX_NGINX_NEEDED is set, as on the machine that checks
every change, it fails instead.
"""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import pytest

import proxying
from casemaking import ANN, PINS, STAFF
from daymaking import Office
from linemaking import DirectRoad, parcel_of, sender
from outmaking import dispatches, fetching, policy_out, stands
from servicing import ANSWER_S_MAX, Answer, heard, serving
from shoebox.central import Central
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.carrying import PARCEL_BYTES_MAX, PARCEL_ENTRIES_MAX, LineKind
from shoebox.formats.part import PartHead, read_held, write_part
from shoebox.service.server import CONNECTIONS_MAX
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.parts_road import PartsRoad
from thinline import ENDLESS, thin_line
from tlsmaking import Authority

pytestmark = pytest.mark.thorough

CARRIED = 4_000  # bytes up until a thin line breaks, of which TLS' own are some 600


@dataclass(frozen=True)
class Proxy:
    """Where nginx answers, and who signed its certificate."""

    address: str
    authority: Authority

    def road(self, address: str = "") -> HttpRoad:
        return HttpRoad(Address(address or self.address), ca_file=self.authority.file)

    @contextmanager
    def line(self) -> Iterator[HTTPSConnection]:
        trust = ssl.create_default_context(cafile=str(self.authority.file))
        host = self.address.removeprefix("https://")
        with closing(HTTPSConnection(host, timeout=ANSWER_S_MAX, context=trust)) as line:
            yield line

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> Answer:
        with self.line() as line:
            line.request("GET" if body is None else "POST", path, body, headers)
            return heard(line)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not proxying.nginx():
        if proxying.is_needed():
            pytest.fail("nginx is not installed, and this machine must have it")
        pytest.skip("nginx is not installed")
    return tmp_path


@contextmanager
def before(door: str, folder: Path, *other: tuple[str, str]) -> Iterator[Proxy]:
    authority = Authority(folder)
    certificate, key = authority.certificate("127.0.0.1")
    with proxying.proxied(folder / "nginx", door, certificate=certificate, key=key, other=other) as address:
        yield Proxy(address, authority)


@pytest.fixture
def proxy(folder: Path, central: Central) -> Iterator[Proxy]:
    with serving(central, staff=STAFF) as door, before(door, folder) as made:
        yield made


def test_a_register_sends_and_fetches_through_it(proxy: Proxy, office: Office, central: Central) -> None:
    """All entries go; the policy comes; and the sealed day is taken and receipted."""
    policy_out(central)
    taken = dispatches(office.book, central, office.clock)
    lane = fetching(office.book, central, proxy.road(), taken)
    assert (lane.once().kind, lane.state.behind) == (LineKind.UP_TO_DATE, 0)
    assert central.counts().entries == office.book.head().seq
    assert stands(taken) == [("policy", "", 1)]
    answer = proxy.ask("/v1/boxes", office.room.seal())
    assert (answer.status, answer.outcome) == (200, "already_held"), "all of it came by line"


def test_a_register_believes_no_other_certificate(proxy: Proxy, office: Office, central: Central) -> None:
    state = sender(office.book, central, HttpRoad(Address(proxy.address))).once()
    assert (state.kind, state.code) == (LineKind.OFFLINE, "carry.offline")


def test_every_byte_of_a_part_that_is_cut_counts(proxy: Proxy, office: Office, central: Central) -> None:
    """Half of what was announced comes through nginx, then the sender is gone: head office has that half."""
    whole = parcel_of(office.book, 1, office.book.head().seq)
    digest, half = hashlib.sha256(whole).digest(), len(whole) // 2
    asks_how_many = write_part(PartHead(digest, len(whole), 0), b"")
    part = write_part(PartHead(digest, len(whole), 0), whole)
    with proxy.line() as line:
        line.putrequest("POST", "/v1/parts")
        line.putheader("Content-Length", str(len(part)))
        line.endheaders(part[: len(part) - half])
        while not read_held(proxy.ask("/v1/parts", asks_how_many).body):
            pass  # it goes on as it comes, and not once all of it is here
    assert read_held(proxy.ask("/v1/parts", asks_how_many).body) == len(whole) - half


def test_a_register_on_a_line_that_breaks_gets_through(proxy: Proxy, office: Office, central: Central) -> None:
    office.open("2026-11-13")
    for number in range(3, 20):
        office.cash(100 * number)
    port = int(proxy.address.rpartition(":")[2])
    with thin_line(f"http://127.0.0.1:{port}", lambda: (CARRIED, ENDLESS)).open() as line:
        register = sender(office.book, central, PartsRoad(proxy.road(line.address.replace("http", "https"))))
        assert register.once().kind == LineKind.UNKNOWN
        assert register.once().kind == LineKind.UP_TO_DATE
    assert central.counts().entries == office.book.head().seq


def test_what_is_too_large_is_said_to_be(proxy: Proxy) -> None:
    """A parcel in Shoebox's words; a box of 64 MiB comes through; one byte more ends at nginx."""
    assert proxy.ask("/v1/parcels", bytes(PARCEL_BYTES_MAX + 1)).said["code"] == "box.too_large"
    assert proxy.ask("/v1/boxes", bytes(BOX_BYTES_MAX)).said["code"] == "box.not_a_box"
    answer = proxy.ask("/v1/boxes", bytes(BOX_BYTES_MAX + 1))
    assert (answer.status, answer.headers["content-type"]) == (413, "text/html")


def test_people_sign_in_for_the_page_of_stores_and_nobody_sees_the_metrics(proxy: Proxy) -> None:
    asked = proxy.ask("/stores")
    assert (asked.status, asked.headers["www-authenticate"][:5]) == (401, "Basic")
    signed = base64.b64encode(f"{ANN.number}:{PINS[ANN]}".encode()).decode()
    page = proxy.ask("/stores", Authorization=f"Basic {signed}")
    assert page.status == 200
    assert b"Harbour Row" in page.body
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    for path in ("/metrics", "//metrics", "/%6Detrics", "/v1/../metrics", "/metrics/", "/metrics?all"):
        assert proxy.ask(path, Authorization=f"Basic {signed}").status == 403, path
    assert proxy.ask("/v1/health").said["holdings"]["stores"] == 1


def test_a_head_office_that_is_busy_or_does_not_run_is_no_refusal(
    folder: Path, office: Office, central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many wait: the register is told when to come again. Nobody behind nginx: it comes again by itself."""
    with serving(central) as door, before(door, folder) as proxy:
        monkeypatch.setattr("shoebox.service.keeper.WAITING_MAX", 0)
        register = sender(office.book, central, proxy.road())
        assert register.once().kind == LineKind.BUSY
        assert register.retry_s >= 5
    (nowhere := folder / "nowhere").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        door = f"http://127.0.0.1:{free.getsockname()[1]}"
    with before(door, nowhere) as proxy:
        state = sender(office.book, central, proxy.road()).once()
        assert (state.kind, state.code) == (LineKind.OFFLINE, "carry.not_now")


REGISTERS = 360
UNDER_WAY = b"POST /v1/hello HTTP/1.1\r\nHost: hq\r\nContent-Length: 2\r\n\r\n"


def status(line: ssl.SSLSocket) -> int:
    heard = b""
    while b"\r\n" not in heard:
        block = line.recv(4_096)
        assert block
        heard += block
    return int(heard.split(b" ", 2)[1])


def test_a_whole_chain_behind_one_address_is_let_in_at_once(proxy: Proxy) -> None:
    """360 lines with a message half said on each, then the rest; each says two more: none is told to come again."""
    trust = ssl.create_default_context(cafile=str(proxy.authority.file))
    port = int(proxy.address.rpartition(":")[2])
    with ExitStack() as made:
        lines = []
        for _ in range(REGISTERS):
            line = made.enter_context(socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S_MAX))
            lines.append(made.enter_context(trust.wrap_socket(line, server_hostname="127.0.0.1")))
            lines[-1].sendall(UNDER_WAY)
        assert proxy.ask("/v1/health").status == 200, "people come from there too"
        for said in (b"{}", UNDER_WAY + b"{}", UNDER_WAY + b"{}"):
            for line in lines:
                line.sendall(said)
            assert [status(line) for line in lines] == [422] * REGISTERS


def test_the_documented_limits_are_above_what_a_chain_says(office: Office, central: Central) -> None:
    """After an outage, with the policy to fetch and 2,000 entries a register; and each minute, when all is quiet."""
    policy_out(central)
    road = DirectRoad(central)
    lane = fetching(office.book, central, road, dispatches(office.book, central, office.clock))
    rounds = []
    for _ in range(2):
        assert lane.once().kind == LineKind.UP_TO_DATE
        rounds.append(len(road.heard))
    first, quiet = rounds[0] + 2_000 // PARCEL_ENTRIES_MAX, rounds[1] - rounds[0]
    (said,) = re.findall(
        r"rate=(\d+)r/s.*limit_conn shoebox_lines (\d+);.*burst=(\d+)", proxying.documented(), re.DOTALL
    )
    rate, lines, burst = map(int, said)
    assert REGISTERS <= lines <= CONNECTIONS_MAX // 2
    assert REGISTERS * first <= burst
    assert REGISTERS * quiet <= 60 * rate


@pytest.mark.parametrize(
    "other",
    [("limit_conn shoebox_lines 400;", "limit_conn shoebox_lines 1;"), ("burst=4000", "burst=1")],
    ids=["lines", "messages"],
)
def test_an_address_beyond_its_limit_is_told_when_to_come_again(
    folder: Path, office: Office, central: Central, other: tuple[str, str]
) -> None:
    """Limits of one: a register hears from nginx what it would hear from the door, and waits as it was told."""
    slow = ("rate=200r/s", "rate=1r/m")
    with serving(central) as door, before(door, folder, slow, other) as proxy, proxy.line() as line:
        line.putrequest("POST", "/v1/hello")
        line.putheader("Content-Length", "2")
        line.endheaders()
        register = sender(office.book, central, proxy.road())
        while register.once().kind is not LineKind.BUSY:
            pass  # until nginx has heard the other line's head, or two messages
        assert (register.state.code, register.retry_s) == ("carry.not_now", 20)
        assert "Nothing is lost" in register.state.sentence


def test_an_older_tls_is_refused(proxy: Proxy) -> None:
    """By the site itself: Debian 12's own nginx.conf would have TLS 1.0 and 1.1."""
    trust = ssl.create_default_context(cafile=str(proxy.authority.file))
    trust.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.deprecated_call():
        trust.minimum_version, trust.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    port = int(proxy.address.rpartition(":")[2])
    line = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S_MAX)
    with line, pytest.raises(ssl.SSLError, match="PROTOCOL_VERSION"):
        trust.wrap_socket(line, server_hostname="127.0.0.1")
