"""Connections that say nothing, half a head or half a body to a real door: their places are free again, and soon."""

from __future__ import annotations

import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import h11
import pytest
import uvicorn
from uvicorn.server import ServerState

from relaymaking import relay_in
from servicing import ask, running, serving
from shoebox.central import Central
from shoebox.service import CentralServer, StoreServer, Tls
from shoebox.service.patience import Patience, PatientProtocol
from shoebox.storage.door_files import door_certificate
from shoebox.transport.http_road import ANSWER_S, CONNECT_S

pytestmark = pytest.mark.thorough

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


def asking_without_end(line: socket.socket) -> None:
    """Ask and ask and read nothing, until the door itself can take no more: its answers fill what there is for them."""
    line.settimeout(0)
    sender = select.poll()
    sender.register(line, select.POLLOUT)
    with suppress(OSError):
        while sender.poll(300):
            with suppress(BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
                line.send(ONE_ASKED * 50)


def is_hung_up(line: socket.socket) -> bool:
    """Whether the other end goes away, told without reading a byte of what it has said."""
    listener = select.poll()
    listener.register(line, select.POLLHUP | select.POLLERR)
    return bool(listener.poll(20_000))


@pytest.mark.parametrize("is_secure", [False, True], ids=["plain", "tls"])
def test_who_never_reads_the_answers_keeps_no_place(central: Central, tmp_path: Path, is_secure: bool) -> None:
    """Three ask without end and read nothing, so that what the door says moves no more: each place is free again."""
    own_key = Tls(*door_certificate(tmp_path, "head office")[:2]) if is_secure else None
    more: dict[str, Any] = {"patience": GREETED, "connections_max": PLACES}
    server = CentralServer(central, host="127.0.0.1", port=0, tls=own_key, **more)
    server._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)  # the system would take megabytes first
    with running(server) as address, ExitStack() as lines:
        deaf = [lines.enter_context(line_to(address)) for _ in range(PLACES)]
        spoken = [lines.enter_context(in_tls(line)) if is_secure else line for line in deaf]
        for line in spoken:
            asking_without_end(line)
        assert all(map(is_hung_up, spoken))
        with ExitStack() as last:
            line = last.enter_context(line_to(address))
            line = last.enter_context(in_tls(line)) if is_secure else line
            line.sendall(ONE_ASKED)
            assert line.recv(4_096).startswith(b"HTTP/1.1 200")


def test_who_reads_them_gets_all_of_them(central: Central) -> None:
    """A thousand answers, asked for at once: as fast as they are read."""
    with serving(central, door={"patience": GREETED}) as address, line_to(address) as line:
        asked = 1_000
        sender = threading.Thread(target=line.sendall, args=(ONE_ASKED * asked,))
        sender.start()
        heard = b""
        while heard.count(b"HTTP/1.1 200") < asked:
            block = line.recv(65_536)
            assert block
            heard += block
        sender.join()


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
    unsent = 0

    def is_closing(self) -> bool:
        return self.is_shut

    def close(self) -> None:
        self.is_shut = True

    def abort(self) -> None:
        self.is_shut = True

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def get_extra_info(self, _name: str) -> None: ...
    def pause_reading(self) -> None: ...
    def resume_reading(self) -> None: ...

    def write(self, data: bytes) -> None:
        self.unsent += len(data)


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


def test_an_answer_that_goes_out_bit_by_bit_is_waited_for(
    connection: PatientProtocol, clock: Clock, wire: Wire
) -> None:
    """A kilobyte a minute of a hundred, though more is said all the while; then nothing goes for two minutes."""
    connection.data_received(ONE_ASKED)
    connection.transport.write(bytes(100_000))
    for _ in range(30):
        clock.pass_s(59)
        wire.unsent -= 1_000
        connection.transport.write(bytes(1_000))
        clock.pass_s(1)
    assert not wire.is_shut
    for _ in range(2):
        connection.transport.write(bytes(1_000))
        clock.pass_s(60)
    assert wire.is_shut


def test_an_answer_that_is_out_asks_no_more_of_anybody(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """Half of it is read late, and the rest at once: nobody is hung up on while the door thinks of the next."""
    connection.data_received(ONE_ASKED)
    connection.transport.write(bytes(100_000))
    clock.pass_s(50)
    wire.unsent = 0
    clock.pass_s(3_600)
    assert not wire.is_shut


def test_what_is_said_before_a_goodbye_has_the_same_time(connection: PatientProtocol, clock: Clock, wire: Wire) -> None:
    """The door has closed, and sends what is left first: as long as it goes, and no longer."""
    connection.data_received(ONE_ASKED)
    connection.transport.write(bytes(100_000))
    connection.transport.close()
    wire.is_shut = False  # closing, and not gone yet
    for _ in range(2):
        wire.unsent -= 1_000
        clock.pass_s(60)
    assert not wire.is_shut
    clock.pass_s(60)
    assert wire.is_shut


def test_a_door_is_no_less_patient_than_who_sends_to_it() -> None:
    """A sender gives up a line on which nothing moved for a minute, and a connection after ten seconds."""
    patience = Patience()
    assert patience.body_s >= ANSWER_S
    assert patience.head_s >= 2 * CONNECT_S
