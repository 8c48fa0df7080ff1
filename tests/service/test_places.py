"""One address at a real door: it has half of the places, is told to come again beyond, and shuts nobody else out."""

from __future__ import annotations

import json
import select
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daymaking import Office
from linemaking import sender
from servicing import serving
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.service import Tls
from shoebox.service.patience import Patience
from shoebox.service.places import Places, Room, is_here
from shoebox.transport.http_road import Address, HttpRoad
from tlsmaking import Authority

pytestmark = pytest.mark.thorough

PLACES = 16  # of which one address has eight, and two more for being told
ASKED = b"GET /v1/health HTTP/1.1\r\nHost: hq\r\n\r\n"
HELLO = b"POST /v1/hello HTTP/1.1\r\nHost: hq\r\nContent-Length: 70000\r\n\r\n" + bytes(70_000)
# Loopback has these addresses too. Which of them is a proxy's the tests say.
PROXY, SHOP, OTHER = "127.0.0.1", "127.0.0.2", "127.0.0.3"


@pytest.fixture
def address(central: Central, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr("shoebox.service.places.is_here", lambda address: address == PROXY)
    with serving(central, door={"connections_max": PLACES}) as address:
        yield address


def line_from(whom: str, address: str) -> socket.socket:
    host, _, port = address.rpartition("://")[2].partition(":")
    return socket.create_connection((host, int(port)), timeout=20, source_address=(whom, 0))


def asked(line: socket.socket, said: bytes = ASKED) -> tuple[int, dict[bytes, bytes], bytes]:
    """The answer's status, head and words."""
    line.sendall(said)
    talk, answer, words = h11.Connection(h11.CLIENT), None, b""
    talk.send(h11.Request(method="GET", target="/", headers=[("Host", "hq")]))
    talk.send(h11.EndOfMessage())
    while not isinstance(event := talk.next_event(), h11.EndOfMessage):
        if event is h11.NEED_DATA:
            talk.receive_data(line.recv(65_536))
        elif isinstance(event, h11.Response):
            answer = event
        elif isinstance(event, h11.Data):
            words += event.data
    assert answer is not None
    return answer.status_code, dict(answer.headers), words


def status(whom: str, address: str) -> int:
    with line_from(whom, address) as line:
        return asked(line)[0]


def test_beyond_its_half_an_address_is_told_to_come_again(address: str) -> None:
    """Eight lines are answered and kept; the ninth hears it in words, with a time, and a long message is heard out."""
    with ExitStack() as lines:
        own = [lines.enter_context(line_from(SHOP, address)) for _ in range(PLACES // 2)]
        assert [asked(line)[0] for line in own] == [200] * len(own)
        for said in (ASKED, HELLO):
            with line_from(SHOP, address) as one_more:
                answered, head, words = asked(one_more, said)
            assert (answered, json.loads(words)["code"], head[b"connection"]) == (429, "service.busy", b"close")
            assert 5 <= int(head[b"retry-after"]) <= 60
        assert status(OTHER, address) == 200
        own.pop().close()
        while status(SHOP, address) == 429:
            pass  # until the door has heard that one is gone
        assert [asked(line)[0] for line in own] == [200] * len(own)


def test_one_address_takes_nobody_else_s_place(address: str) -> None:
    """It opens four times as many lines as there are places, and says nothing on any."""
    with ExitStack() as lines:
        silent = [lines.enter_context(line_from(SHOP, address)) for _ in range(4 * PLACES)]
        assert status(OTHER, address) == 200
        assert silent[-1].recv(1) == b"", "let in by nobody"


def test_a_proxy_on_this_machine_has_all_places(address: str) -> None:
    with ExitStack() as lines:
        own = [lines.enter_context(line_from(PROXY, address)) for _ in range(PLACES - 2)]
        assert [asked(line)[0] for line in own] == [200] * len(own)


def test_a_register_that_finds_no_place_is_busy_and_not_off_line(
    address: str, office: Office, central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes again when it was told to, and is answered then."""
    monkeypatch.setattr("shoebox.service.places.is_here", lambda _: False)
    register = sender(office.book, central, HttpRoad(Address(address)))
    with ExitStack() as lines:
        for _ in range(PLACES // 2):
            asked(lines.enter_context(line_from(PROXY, address)))
        assert register.once().kind is LineKind.BUSY
        assert register.retry_s >= 5
    while register.once().kind is LineKind.BUSY:
        pass  # until the door has heard that they are gone
    assert register.state.kind is LineKind.UP_TO_DATE


# -- behind TLS a line counts from its first moment


@dataclass(frozen=True)
class Secure:
    address: str
    authority: Path


@pytest.fixture
def secure(central: Central, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Secure]:
    monkeypatch.setattr("shoebox.service.places.is_here", lambda _: False)
    authority = Authority(tmp_path)
    with serving(
        central,
        tls=Tls(*authority.certificate("127.0.0.1")),
        door={"connections_max": PLACES, "patience": Patience(head_s=6)},
    ) as address:
        yield Secure(address, authority.file)


def in_tls(whom: str, door: Secure) -> ssl.SSLSocket:
    believed = ssl.create_default_context(cafile=str(door.authority))
    return believed.wrap_socket(line_from(whom, door.address), server_hostname="127.0.0.1")


def is_shut(line: socket.socket, *, ms: int) -> bool:
    listener = select.poll()
    listener.register(line, select.POLLIN | select.POLLHUP | select.POLLERR)
    return bool(listener.poll(ms))


def test_half_a_handshake_is_a_line_of_its_address(secure: Secure, office: Office, central: Central) -> None:
    """64 lines of one address that never greet: ten are let wait, a register's entries are taken, all are cut soon."""
    with ExitStack() as lines:
        silent = [lines.enter_context(line_from(SHOP, secure.address)) for _ in range(4 * PLACES)]
        held = silent[: PLACES // 2 + PLACES // 8]
        assert all(is_shut(line, ms=3_000) for line in silent[len(held) :])
        assert not any(is_shut(line, ms=0) for line in held)
        road = HttpRoad(Address(secure.address), ca_file=secure.authority)
        assert sender(office.book, central, road).once().kind is LineKind.UP_TO_DATE
        assert all(is_shut(line, ms=15_000) for line in held)
        with in_tls(SHOP, secure) as line:
            assert asked(line)[0] == 200, "what was held is free again"


def test_a_greeted_line_is_one_and_not_two(secure: Secure) -> None:
    """Eight are answered, the ninth is told to come again; a handshake that failed has given its place back."""
    for _ in range(PLACES):
        with line_from(SHOP, secure.address) as stranger:
            stranger.sendall(ASKED)  # in the clear
            while stranger.recv(4_096):
                pass
    with ExitStack() as lines:
        own = [lines.enter_context(in_tls(SHOP, secure)) for _ in range(PLACES // 2)]
        assert [asked(line)[0] for line in own] == [200] * len(own)
        with in_tls(SHOP, secure) as one_more:
            assert asked(one_more)[0] == 429
        with in_tls(OTHER, secure) as other:
            assert asked(other)[0] == 200


def test_all_addresses_together_leave_the_process_its_files() -> None:
    """Two dozen of as many addresses: two are told beside the sixteen, the rest are let in by nobody."""
    places = Places(PLACES)
    rooms = [places.take(f"192.0.2.{number}") for number in range(1, 25)]
    assert rooms == [Room.OWN] * (PLACES + PLACES // 8) + [Room.NONE] * 6
    places.leave("192.0.2.1")
    assert places.take("192.0.2.30") is Room.OWN


@given(coming=st.lists(st.tuples(st.sampled_from(["192.0.2.1", "::ffff:192.0.2.1", "192.0.2.9"]), st.booleans())))
def test_what_was_taken_is_given_back(coming: list[tuple[str, bool]]) -> None:
    """Whoever comes and goes, in any order: each address has its half, by whichever spelling, and all of it again."""
    places, inside = Places(PLACES), list[str]()
    for address, comes in coming:
        if comes:
            before = sum(one.removeprefix("::ffff:") == address.removeprefix("::ffff:") for one in inside)
            wanted = Room.OWN if before < 8 else Room.CROWDED if before < 10 else Room.NONE
            wanted = wanted if len(inside) < PLACES + PLACES // 8 else Room.NONE
            assert places.take(address) is wanted
            inside += [address] * (wanted is not Room.NONE)
        elif address in inside:
            inside.remove(address)
            places.leave(address)
    for address in inside:
        places.leave(address)
    assert [places.take("192.0.2.1") for _ in range(8)] == [Room.OWN] * 8


def test_a_network_of_version_6_is_one_address() -> None:
    """Whoever has one of them has 2^64; the next network is somebody else."""
    places = Places(PLACES)
    rooms = [places.take(f"2001:db8:1:2::{number:x}%eth0") for number in range(11)]
    assert rooms == [Room.OWN] * 8 + [Room.CROWDED] * 2 + [Room.NONE]
    assert places.take("2001:db8:1:3::1") is Room.OWN
    assert [is_here(one) for one in ("127.0.0.1", "::1", "::ffff:127.0.0.9", "192.0.2.1")] == [True, True, True, False]
