"""The office PC's door on the store's own network: TLS under its own certificate, pairing by a code, nothing told."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bookmaking import HandClock
from daymaking import Office
from linemaking import DirectRoad, parcel_of, refused
from relaymaking import SmallOffice, forwarder, office_sender, relay_in
from servicing import ANSWER_S_MAX, running
from shoebox.carry import RelayDesk, Roads, take_any_receipt
from shoebox.central import Central
from shoebox.domain.carrying import PARCEL_BYTES_MAX, LineKind
from shoebox.domain.dispatch import PieceAsk
from shoebox.domain.enrolling import code_key, register_proof
from shoebox.domain.errors import Trouble
from shoebox.domain.relaying import PAIRING_MS
from shoebox.formats.dispatch_talk import ASK_BYTES_MAX, write_piece_ask
from shoebox.formats.enrolling import write_request
from shoebox.formats.store_certificate import make_certificate
from shoebox.handover.line import Lines, office_line_of, pair_by_code
from shoebox.service import StoreServer, Tls
from shoebox.storage.door_files import door_certificate
from shoebox.transport.http_road import Address, HttpRoad, certificate_at
from thinline import ENDLESS, thin_line

pytestmark = pytest.mark.thorough


@dataclass(frozen=True)
class Door:
    """A real door of an office in a thread."""

    desk: RelayDesk
    office: SmallOffice
    address: Address
    certificate: bytes


@contextmanager
def door_in(folder: Path, clock: HandClock | None = None) -> Iterator[Door]:
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key, mark = door_certificate(folder, "Shoebox office 085")
    with relay_in(folder, mark=mark) as (desk, office):
        desk.clock = clock or HandClock()
        server = StoreServer(desk, host="127.0.0.1", port=0, tls=(certificate, key))
        with running(server) as address:
            yield Door(desk, office, Address(address), certificate.read_bytes())


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with door_in(tmp_path / "office") as opened:
        yield opened


def test_a_day_goes_through_the_office_and_its_receipt_comes_back(office: Office, central: Central, door: Door) -> None:
    """Paired by code, then all over TLS: at the office and unsent, its sealed day in the store-day, then signed for."""
    code, _ = door.desk.offer("02")
    certificate = pair_by_code(office.book.enrolment(), code, door.address)
    assert (certificate, door.office.paired) == (door.certificate, [("1", "02")])
    took: list[bytes] = []
    register = office_sender(
        office.book, HttpRoad(door.address, pinned=certificate), keys=central.keys, took=took,
        box_after=office.room.box_after,
    )  # fmt: skip
    roads = Roads(office=register)
    assert roads.once().kind == LineKind.AT_OFFICE
    assert door.office.boxes == {("1", 1): 1}
    forwarder(door.desk, DirectRoad(central), central).once()
    assert roads.once().kind == LineKind.UP_TO_DATE
    take_any_receipt(office.book, took[-1], card=central.keys.card, clerk="17", day="2026-11-12")
    assert (office.book.unsent(), central.counts().boxes) == (0, 1)


def test_over_a_bad_line_to_the_office_all_of_it_comes_once(office: Office, central: Central, door: Door) -> None:
    """A line in the store that breaks after 3,000 bytes: less than the parcel, and less than the sealed day."""
    office.open("2026-11-13")
    for number in range(3, 40):
        office.cash(100 * number)
    code, _ = door.desk.offer("02")
    certificate = pair_by_code(office.book.enrolment(), code, door.address)
    assert len(parcel_of(office.book, 1, office.book.head().seq)) > 6_000
    with thin_line(str(door.address), lambda: (3_000, ENDLESS)).open() as line:
        lines = Lines(office=line.address.replace("http:", "https:"), certificate=certificate)
        register = office_line_of(
            office.book, office.book.path.parent, lines=lines, keys=central.keys, clock=HandClock(),
            box_after=office.room.box_after,
        )  # fmt: skip
        kinds = [register.once().kind for _ in range(3)]
    assert kinds[-1] == LineKind.UP_TO_DATE
    assert door.desk.book.reached(office.book.register, 1) == office.book.head().seq
    assert door.office.boxes == {("1", 1): 1}


def test_a_code_is_good_once_and_for_half_an_hour(office: Office, tmp_path: Path) -> None:
    """The same register twice is one; another machine with the used code, a wrong one, a late one: refused."""
    clock, card = HandClock(), office.book.enrolment()
    with door_in(tmp_path / "office", clock) as door:
        code, until_ms = door.desk.offer("02")
        assert until_ms == clock.now_ms + PAIRING_MS
        assert refused(lambda: pair_by_code(card, "K7QM4TXN9CDF2HJK", door.address)) == "relay.code"
        for _ in range(2):
            pair_by_code(card, code.lower()[:8] + "-" + code[8:], door.address)
        assert door.office.paired == [("1", "02")]
        other = card.__class__(register="2", store="085", store_name="x", epoch=1, public_key=bytes(32))
        assert refused(lambda: pair_by_code(other, code, door.address)) == "relay.code"
        code, _ = door.desk.offer("02")
        clock.pass_min(31)
        assert refused(lambda: pair_by_code(other, code, door.address)) == "relay.code"
        elsewhere = card.__class__(register="2", store="086", store_name="x", epoch=1, public_key=bytes(32))
        assert refused(lambda: pair_by_code(elsewhere, code, door.address)) == "relay.store"


def test_whoever_stands_in_between_is_found_out(office: Office, door: Door, tmp_path: Path) -> None:
    """One that opens TLS with a certificate of its own and passes all on; one that answers by itself."""
    with between(door, tmp_path / "thief") as address:
        code, _ = door.desk.offer("02")
        assert refused(lambda: pair_by_code(office.book.enrolment(), code, address)) == "relay.false"
        road = HttpRoad(address, pinned=door.certificate)
        with pytest.raises(Trouble) as wrong:
            road.post("/v1/hello", b"")
        assert wrong.value.code == "carry.offline"
        assert office_sender(office.book, road).once().kind == LineKind.OFFLINE
    with door_in(tmp_path / "false") as false:
        assert refused(lambda: pair_by_code(office.book.enrolment(), code, false.address)) == "relay.code"


@contextmanager
def between(door: Door, folder: Path) -> Iterator[Address]:
    """A thief's PC: its own certificate in front, the real office behind, every byte handed on."""
    folder.mkdir()
    certificate, key, _ = door_certificate(folder, "Shoebox office 085")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_hand_on, args=(listener, context, door), daemon=True).start()
    try:
        yield Address(f"https://127.0.0.1:{listener.getsockname()[1]}")
    finally:
        listener.close()


def _hand_on(listener: socket.socket, context: ssl.SSLContext, door: Door) -> None:
    while True:
        try:
            line, _ = listener.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(line, server_side=True) as inside:
                head, _, body = inside.recv(65_536).partition(b"\r\n\r\n")
                if not head:
                    continue
                size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                while len(body) < size:
                    body += inside.recv(65_536)
                road = HttpRoad(door.address, pinned=door.certificate)
                answer = road.post(head.split(b" ")[1].decode(), body)
                road.close()
                said = f"HTTP/1.1 {answer.status} x\r\nContent-Length: {len(answer.body)}\r\n\r\n".encode()
                inside.sendall(said + answer.body)
        except OSError:
            continue


def test_nothing_is_readable_on_the_network(office: Office, door: Door) -> None:
    """What a listener sees of a day with a sale of 62.41 on card 4417: not one of its words."""
    door.office.keys["1"] = office.book.public_key
    seen = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        runner = threading.Thread(target=_listen_in, args=(listener, door, seen))
        runner.start()
        road = HttpRoad(Address(f"https://127.0.0.1:{port}"), pinned=door.certificate)
        assert office_sender(office.book, road).once().kind == LineKind.UP_TO_DATE
        runner.join(ANSWER_S_MAX)
    assert len(seen) > 2_000
    for word in (b"4417", b"6241", b"visa", b"Harbour", b"SHBPRCL", b"/v1/", b"shoebox/"):
        assert word not in seen, word


def _listen_in(listener: socket.socket, door: Door, seen: bytearray) -> None:
    """Hand on both ways as a switch does, and keep everything."""
    near, _ = listener.accept()
    with near, socket.create_connection((door.address.host, door.address.port)) as far:

        def pump(source: socket.socket, sink: socket.socket) -> None:
            while data := source.recv(65_536):
                seen.extend(data)
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

        back = threading.Thread(target=pump, args=(far, near))
        back.start()
        pump(near, far)
        back.join(ANSWER_S_MAX)


def test_a_stranger_learns_the_version_and_no_more(office: Office, door: Door) -> None:
    """Health says nothing of the store; noise, too much, another path and an unsigned claim are refused by number."""
    door.office.keys["1"] = office.book.public_key
    office_sender(office.book, HttpRoad(door.address, pinned=door.certificate)).once()
    road = HttpRoad(door.address, pinned=certificate_at(door.address))
    health = road.get("/v1/health")
    assert b"office" in health.body
    assert b"085" not in health.body.replace(b'"version":"0.', b"")
    paths = ("hello", "claims", "parcels", "boxes", "asks", "pieces")
    assert [road.post(f"/v1/{path}", b"noise").status for path in paths] == [422] * len(paths)
    wish = write_piece_ask(PieceAsk(nonce=bytes(32), digest=bytes(32), offset=0))
    assert road.post("/v1/pieces", wish).status == 409, "a nonce that nobody was given"
    assert road.post("/v1/asks", bytes(ASK_BYTES_MAX + 1)).status == 413
    assert road.post("/v1/enrolments", b"").status == 404
    assert road.post("/v1/parcels", bytes(PARCEL_BYTES_MAX + 1)).status == 413
    request = write_request(
        office.book.enrolment(), register_proof(code_key("K7QM4TXN9CDF2HJK"), office.book.enrolment())
    )
    assert road.post("/v1/pairings", request).status == 422
    assert road.post("/v1/parcels", parcel_of(office.book, 1, 2)).status == 200, "what a register signed is no secret"
    road.close()


def test_a_certificate_is_made_once_and_its_key_is_private(tmp_path: Path) -> None:
    """The same at every start; made anew where one of the two files is gone, damaged or another's."""
    certificate, key, mark = door_certificate(tmp_path, "Shoebox office 085")
    key.chmod(0o644)  # as a backup that was brought back may have it
    assert door_certificate(tmp_path, "other")[2] == mark
    assert key.stat().st_mode & 0o777 == 0o600
    other = make_certificate("another office")[1]
    for file, held in ((certificate, b"noise"), (key, b"noise"), (key, b""), (key, other)):
        file.write_bytes(held)
        before, mark = mark, door_certificate(tmp_path, "Shoebox office 085")[2]
        assert mark != before
        Tls(certificate, key).refuse_unfit()


def test_nobody_there_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = Address(f"https://127.0.0.1:{listener.getsockname()[1]}")
    with pytest.raises(Trouble) as wrong:
        certificate_at(address)
    assert wrong.value.code == "relay.offline"
