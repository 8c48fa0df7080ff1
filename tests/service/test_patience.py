"""Connections that say nothing, half a head or half a body to a real door: their places are free again, and soon."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import h11
import pytest
import uvicorn
from uvicorn.server import ServerState

from relaymaking import relay_in
from servicing import ask, running, serving
from shoebox.central import Central
from shoebox.service import StoreServer
from shoebox.service.patience import Patience, PatientProtocol
from shoebox.storage.door_files import door_certificate
from shoebox.transport.http_road import ANSWER_S, CONNECT_S

SHORT = Patience(head_s=0.5, body_s=0.5, whole_s=60)
GREETED = Patience(head_s=2, body_s=2, whole_s=60)  # so that a busy machine has done its part of TLS by then
PLACES = 3
HALF_HEAD = b"POST /v1/hello HTTP/1.1\r\nHost: hq\r\n"
HALF_BODY = HALF_HEAD + b"Content-Length: 200\r\n\r\n{"
ONE_ASKED = b"GET /v1/health HTTP/1.1\r\nHost: hq\r\n\r\n"


def line_to(address: str) -> socket.socket:
    host, _, port = address.rpartition("://")[2].partition(":")
    return socket.create_connection((host, int(port)), timeout=20)


def heard_to_its_end(line: socket.socket) -> bytes:
    """What the door says until it hangs up; a line that it keeps is a `TimeoutError`."""
    heard = b""
    while block := line.recv(4_096):
        heard += block
    return heard


@pytest.mark.parametrize("said", [b"", b"P", HALF_HEAD, HALF_BODY], ids=["nothing", "a letter", "half a head", "half"])
def test_head_office_is_open_again_after_all_places_were_taken_by_the_silent(central: Central, said: bytes) -> None:
    """As many as there are places; each is let go of, and a register is answered."""
    with serving(central, door={"patience": SHORT, "connections_max": PLACES}) as address, ExitStack() as lines:
        silent = [lines.enter_context(line_to(address)) for _ in range(PLACES)]
        for line in silent:
            line.sendall(said)
        for line in silent:
            assert b"200 OK" not in heard_to_its_end(line)
        assert ask(address, "/v1/health").status == 200


def test_a_line_that_was_answered_once_is_no_place_for_ever(central: Central) -> None:
    """Half a head after an answer: the clock runs as it did at first."""
    with serving(central, door={"patience": SHORT}) as address, line_to(address) as line:
        line.sendall(ONE_ASKED)
        assert line.recv(4_096).startswith(b"HTTP/1.1 200")
        line.sendall(HALF_HEAD)
        assert b"200 OK" not in heard_to_its_end(line)


@contextmanager
def office_door(folder: Path) -> Iterator[str]:
    folder.mkdir()
    certificate, key, mark = door_certificate(folder, "Shoebox office 085")
    with relay_in(folder, mark=mark) as (desk, _):
        more: dict[str, Any] = {"patience": GREETED, "connections_max": PLACES}
        server = StoreServer(desk, host="127.0.0.1", port=0, tls=(certificate, key), **more)
        with running(server) as address:
            yield address


def in_tls(line: socket.socket) -> socket.socket:
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    return anybody.wrap_socket(line)


def as_it_is(line: socket.socket) -> socket.socket:
    return line


@pytest.mark.parametrize("is_greeted", [True, False])
def test_an_offices_door_is_open_again_too(tmp_path: Path, is_greeted: bool) -> None:
    """Behind TLS, with its handshake done and without: a connection is none before it."""
    with office_door(tmp_path / "office") as address, ExitStack() as lines:
        greet = in_tls if is_greeted else as_it_is
        silent = [lines.enter_context(greet(lines.enter_context(line_to(address)))) for _ in range(PLACES)]
        for line in silent:
            assert heard_to_its_end(line) == b""
        with in_tls(lines.enter_context(line_to(address))) as line:
            line.sendall(ONE_ASKED)
            assert line.recv(4_096).startswith(b"HTTP/1.1 200")


# -- the clock itself


class Clock:
    """A loop whose time is moved by hand; what is due is called."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._due: list[tuple[float, list[Callable[[], object]]]] = []

    def call_later(self, seconds: float, what: Callable[[], object]) -> Any:
        called = [what]
        self._due.append((self.now_s + seconds, called))

        class Handle:
            def cancel(self) -> None:
                called.clear()

        return Handle()

    def create_task(self, running: Any) -> Any:
        running.close()  # nobody answers here
        return Task()

    def pass_s(self, seconds: float) -> None:
        self.now_s += seconds
        for at, called in sorted(self._due, key=lambda one: one[0]):
            if at <= self.now_s and called:
                called.pop()()


class Task:
    def add_done_callback(self, _call: object) -> None: ...


class Wire:
    """What a connection writes to."""

    is_shut = False

    def is_closing(self) -> bool:
        return self.is_shut

    def close(self) -> None:
        self.is_shut = True

    def abort(self) -> None:
        self.is_shut = True

    def get_write_buffer_size(self) -> int:
        return 0

    def get_extra_info(self, _name: str) -> None: ...
    def pause_reading(self) -> None: ...
    def resume_reading(self) -> None: ...
    def write(self, _data: bytes) -> None: ...


async def nobody(_scope: object, _receive: object, _send: object) -> None: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def connection(clock: Clock, wire: Wire) -> PatientProtocol:
    config = uvicorn.Config(nobody, http=PatientProtocol, log_config=None, lifespan="off")
    made = PatientProtocol(config, ServerState(), {}, clock)  # type: ignore[arg-type]
    made.connection_made(wire)  # type: ignore[arg-type]
    return made


def test_a_head_letter_by_letter_wins_no_time(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """A letter each two seconds: 20 s after it came, it is gone."""
    for letter in HALF_HEAD[:9]:
        connection.data_received(bytes([letter]))
        clock.pass_s(2)
    assert not wire.is_shut
    clock.pass_s(2)
    assert wire.is_shut


def test_a_thin_line_that_goes_on_is_waited_for(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """A byte each 50 s, five times; then none for a minute."""
    connection.data_received(HALF_BODY)
    for _ in range(5):
        clock.pass_s(50)
        connection.data_received(b" ")
    assert not wire.is_shut
    clock.pass_s(60)
    assert wire.is_shut


def test_a_body_that_never_ends_has_an_end(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    connection.data_received(HALF_BODY)
    for _ in range(31):
        assert not wire.is_shut
        clock.pass_s(10)
        connection.data_received(b" ")
    clock.pass_s(10)
    assert wire.is_shut


def test_who_waits_for_our_answer_is_not_sent_away(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """All of it is here; a disk may be slow."""
    connection.data_received(HALF_HEAD + b"Content-Length: 0\r\n\r\n")
    assert connection.conn.their_state is h11.DONE
    clock.pass_s(3_600)
    assert not wire.is_shut


def test_what_we_do_not_listen_to_is_no_silence(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """The door has its hands full: the sender's bytes wait in the line."""
    connection.data_received(HALF_BODY)
    connection.flow.pause_reading()
    clock.pass_s(60)
    assert not wire.is_shut
    connection.flow.resume_reading()
    clock.pass_s(60)
    assert wire.is_shut


def test_a_door_is_no_less_patient_than_who_sends_to_it() -> None:
    """A sender gives up a line on which nothing moved for a minute, and a connection after ten seconds."""
    patience = Patience()
    assert patience.body_s >= ANSWER_S
    assert patience.head_s >= 2 * CONNECT_S
