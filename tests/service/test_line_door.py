"""Registers on the line to a real door: what goes, what comes back, and what is said when nothing does."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bookmaking import HandClock
from daymaking import Office
from linemaking import parcel_of, sender
from servicing import ANSWER_S_MAX, ask, serving
from shoebox.carry import take_any_receipt
from shoebox.central import Central
from shoebox.domain.carrying import PARCEL_BYTES_MAX, LineKind
from shoebox.domain.errors import Refusal, Trouble
from shoebox.transport.http_road import Address, HttpRoad


@pytest.fixture
def address(central: Central) -> Iterator[str]:
    with serving(central) as listening:
        yield listening


def test_a_day_goes_by_line_and_its_receipts_make_it_sent(office: Office, central: Central, address: str) -> None:
    """All entries in parcels of three; the signed words go into the book, and the next round has nothing to send."""
    took: list[bytes] = []
    register = sender(office.book, central, HttpRoad(Address(address)), took=took, at_once=3)
    state = register.once()
    assert (state.kind, state.behind, state.held_seq) == (LineKind.UP_TO_DATE, 0, office.book.head().seq)
    for receipt in took:
        take_any_receipt(office.book, receipt, card=central.keys.card, clerk="17", day="2026-11-12")
    assert office.book.unsent() == 0
    number = office.book.head().seq
    took.clear()
    assert register.once().kind == LineKind.UP_TO_DATE
    for receipt in took:
        take_any_receipt(office.book, receipt, card=central.keys.card, clerk="17", day="2026-11-12")
    assert office.book.head().seq == number, "a receipt for receipts would go on for ever"
    assert central.take_box("by stick", office.room.seal())[0].code == ""


def test_a_register_nobody_knows_is_told_and_loses_nothing(office: Office, tmp_path: Path) -> None:
    """Refused with head office's own sentence; once enrolled, it sends by itself."""
    with Central.open(tmp_path / "other", HandClock()) as central, serving(central) as address:
        register = sender(office.book, central, HttpRoad(Address(address)))
        state = register.once()
        assert (state.kind, state.code) == (LineKind.REFUSED, "carry.unknown_register")
        assert "Enrol it there" in state.sentence
        assert state.behind == office.book.unsent() > 0
        central.enrol(office.book.enrolment())
        assert register.once().kind == LineKind.UP_TO_DATE


def test_nobody_there_is_offline_and_no_answer_is_unknown(office: Office, central: Central) -> None:
    """A closed port; a port that takes everything and hangs up: neither is ever shown as sent or failed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    register = sender(office.book, central, HttpRoad(Address(f"http://127.0.0.1:{port}")))
    assert register.once().kind == LineKind.OFFLINE
    assert register.state.behind > 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        register.road = HttpRoad(Address(f"http://127.0.0.1:{listener.getsockname()[1]}"), answer_s=0.2)
        assert register.once().kind == LineKind.UNKNOWN
    with serving(central) as address:
        register.road = HttpRoad(Address(address))
        assert register.once().kind == LineKind.UP_TO_DATE


def test_another_head_office_is_not_believed(office: Office, central: Central, tmp_path: Path) -> None:
    """A door with another key, which even knows the register: its word is refused and nothing counts as sent."""
    with Central.open(tmp_path / "false", HandClock()) as false, serving(false) as address:
        false.enrol(office.book.enrolment())
        took: list[bytes] = []
        state = sender(office.book, central, HttpRoad(Address(address)), took=took).once()
        assert (state.kind, state.code, took) == (LineKind.REFUSED, "receipt.forged", [])


def test_the_door_refuses_by_number(office: Office, central: Central, address: str) -> None:
    """Noise, a spent nonce, a version of tomorrow, a parcel too large: each its own status, and a sentence."""
    assert ask(address, "/v1/parcels", b"noise").status == 422
    assert ask(address, "/v1/hello", b"noise").said["code"] == "carry.message"
    assert ask(address, "/v1/parcels", bytes(PARCEL_BYTES_MAX + 1)).status == 413
    assert ask(address, "/v1/hello", bytes(9_000)).status == 413
    hello = b'{"app":"9","epoch":1,"protocol_newest":9,"protocol_oldest":9,"register":"1","store":"085"}'
    assert (ask(address, "/v1/hello", hello).status, ask(address, "/v1/hello", hello).said["code"]) == (
        426, "carry.too_new",
    )  # fmt: skip
    assert ask(address, "/v1/parcels", parcel_of(office.book, 1, 3)).status == 200
    metrics = ask(address, "/metrics").body.decode()
    assert 'shoebox_parcels_total{outcome="taken"} 1' in metrics
    assert 'shoebox_parcels_total{outcome="refused"} 1' in metrics


def test_a_parcel_sent_as_a_box_is_taken_as_what_it_is(office: Office, central: Central, address: str) -> None:
    """Not a fault of the door's: the parcel's own receipt."""
    answer = ask(address, "/v1/boxes", parcel_of(office.book, 1, 3))
    assert (answer.status, answer.said["held_seq"]) == (200, 3)


def test_too_many_at_once_are_asked_to_come_back(
    office: Office, central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room for one more in hand: 429 with a time: the register calls it busy, not offline, and waits that long."""
    monkeypatch.setattr("shoebox.service.keeper.WAITING_MAX", 0)
    with serving(central) as address:
        answer = ask(address, "/v1/parcels", b"x")
        assert (answer.status, answer.said["code"]) == (429, "service.busy")
        assert 5 <= int(answer.headers["retry-after"]) <= 10
        register = sender(office.book, central, HttpRoad(Address(address)))
        assert (register.once().kind, 5 <= register.retry_s <= 10) == (LineKind.BUSY, True)


def test_a_place_that_was_free_again_meanwhile_takes_nothing_of_what_was_let_fall(
    office: Office, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One place, and somebody in it: the other is sent away, also where the first is done before all of it is read.

    It was let in, had nothing left to give, and head office answered that it is broken.
    """
    monkeypatch.setattr("shoebox.service.keeper.WAITING_MAX", 1)
    parcel = parcel_of(office.book, 1, 3)
    with upload(address, len(parcel)) as first, upload(address, len(parcel)) as second:
        first.sendall(parcel)
        assert answered(first).startswith(b"HTTP/1.1 200 ")
        second.sendall(parcel)
        assert answered(second).startswith(b"HTTP/1.1 429 ")


@contextmanager
def upload(address: str, size: int) -> Iterator[socket.socket]:
    """A parcel of which the door has said that it reads it, and nothing has come yet."""
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=ANSWER_S_MAX) as line:
        head = f"POST /v1/parcels HTTP/1.1\r\nHost: hq\r\nExpect: 100-continue\r\nContent-Length: {size}\r\n\r\n"
        line.sendall(head.encode())
        assert answered(line).startswith(b"HTTP/1.1 100 ")
        yield line


def answered(line: socket.socket) -> bytes:
    """The head of an answer, and what came with it."""
    said = b""
    while b"\r\n\r\n" not in said:
        said += line.recv(4_096)
    return said


@pytest.mark.parametrize(
    ("text", "code"),
    [*((text, "carry.address") for text in ("ftp://x", "https://", "https://u@h", "", "https://h:99999", "https://h/?a")),
     ("http://hq.example.com", "carry.plain")],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as wrong:
        Address(text)
    assert wrong.value.code == code


@pytest.mark.parametrize("host", ["head..office", "head office.example", f"{64 * 'a'}.example", ".example"])
def test_a_name_that_no_network_could_have_is_offline_as_any_other(host: str) -> None:
    """A dot or a blank too many in store.toml: said as a trouble with the line, which would end for good otherwise."""
    with pytest.raises(Trouble) as wrong:
        HttpRoad(Address(f"https://{host}")).post("/v1/hello", b"")
    assert wrong.value.code == "carry.offline"


def test_a_path_that_no_request_could_have_is_trouble_too(address: str) -> None:
    with pytest.raises(Trouble):
        HttpRoad(Address(f"{address}/b\u00fcro")).post("/v1/hello", b"")


def test_plain_http_is_for_this_machine_alone() -> None:
    assert str(Address("http://127.0.0.1:8085/")) == "http://127.0.0.1:8085"
    assert str(Address("https://hq.example.com/shoebox/")) == "https://hq.example.com:443/shoebox"
    with pytest.raises(Trouble):
        HttpRoad(Address("https://h"), ca_file=Path("/nowhere.pem"))
