"""A body of a gigabyte at either door: refused with a sentence, in memory that does not grow with it."""

from __future__ import annotations

import gzip
import json
import select
import socket
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from boxmaking import MemoryRegister
from service.test_serve import enrolled, head_office_in, peak_bytes, served
from servicing import ANSWER_S_MAX
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.formats import frames, parcel
from shoebox.formats.strict_json import write_plain

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc"),
]
GIB, MIB = 1024**3, 1024**2
PIECE = bytes(64 * 1024)
CHUNK = f"{len(PIECE):x}\r\n".encode() + PIECE + b"\r\n"
PATHS = ("/v1/boxes", "/v1/parcels", "/v1/claims")


@contextmanager
def office_served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-W", "error", str(Path(__file__).parent / "office_door.py"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            yield running, running.stdout.readline().strip()
        finally:
            running.kill()


@pytest.fixture(
    scope="module",
    params=["head office", "office"],
)
def door(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """Process and address of a real door that knows one register."""
    folder = tmp_path_factory.mktemp("door")
    if request.param == "office":
        opening = office_served(folder)
    else:
        head_office_in(folder / "hq", on_server=False)
        enrolled(folder / "hq", MemoryRegister())
        opening = served(folder / "hq")
    with opening as (running, address):
        yield running.pid, address


def line_to(address: str) -> socket.socket:
    parts = urlsplit(address)
    line = socket.create_connection((parts.hostname, parts.port), timeout=ANSWER_S_MAX)
    if parts.scheme == "http":
        return line
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    trust.maximum_version = ssl.TLSVersion.TLSv1_2  # a newer one says things of its own, which look like an answer
    return trust.wrap_socket(line)


def flooded(address: str, path: str, *, is_size_said: bool) -> tuple[int, str, int]:
    """Offers a gigabyte from one small buffer until something is answered: status, code, and bytes that went.

    The code is empty where the line was cut behind the answer's first words: what is sent on meanwhile is let fall.
    """
    size = f"Content-Length: {GIB}" if is_size_said else "Transfer-Encoding: chunked"
    piece, gone = memoryview(PIECE if is_size_said else CHUNK), 0
    with closing(line_to(address)) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\nHost: door\r\n{size}\r\n\r\n".encode())
        line.setblocking(False)
        with suppress(ConnectionError, ssl.SSLEOFError):
            while gone < GIB and not select.select([line], [], [], 0)[0]:
                select.select([line], [line], [], ANSWER_S_MAX)
                with suppress(BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
                    gone += line.send(piece[gone % len(piece) :])
        line.settimeout(ANSWER_S_MAX)
        said = b""
        with suppress(ConnectionError, ssl.SSLEOFError):
            while more := line.recv(65_536):
                said += more
    front, _, body = said.partition(b"\r\n\r\n")
    return int(front.split()[1]), json.loads(body)["code"] if body else "", gone


def answered(address: str, path: str, body: bytes, *more: str) -> tuple[int, str]:
    head = "\r\n".join([f"POST {path} HTTP/1.1", "Host: door", f"Content-Length: {len(body)}", *more, "", ""])
    with closing(line_to(address)) as line:
        line.sendall(head.encode() + body)
        said = b""
        while b"}" not in said:
            said += line.recv(65_536)
    front, _, words = said.partition(b"\r\n\r\n")
    return int(front.split()[1]), json.loads(words)["code"]


@cache
def packed_gigabyte(wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(PIECE) for _ in range(GIB // len(PIECE))) + packer.flush()


@pytest.mark.parametrize("is_size_said", [True, False])
def test_a_gigabyte_is_refused_in_constant_memory(door: tuple[int, str], is_size_said: bool) -> None:
    """With its length said, and in chunks without: 413 over a fraction of it, and memory peaks at one box for good."""
    pid, address = door
    assert flooded(address, PATHS[0], is_size_said=is_size_said)[0] == 413
    before = peak_bytes(pid)
    assert before < 2 * BOX_BYTES_MAX + 128 * MIB
    for path in PATHS:
        status, code, gone = flooded(address, path, is_size_said=is_size_said)
        assert (status, code or "box.too_large") == (413, "box.too_large")
        assert gone < 3 * BOX_BYTES_MAX
    assert peak_bytes(pid) - before < 16 * MIB


def test_a_gigabyte_packed_into_a_megabyte_stays_packed(door: tuple[int, str]) -> None:
    """As an encoding of the web, which no door takes, and inside a parcel that its register has truly signed."""
    pid, address = door
    before = peak_bytes(pid)
    body = packed_gigabyte(16 + zlib.MAX_WBITS)
    assert len(body) < 2 * MIB
    assert body.startswith(gzip.compress(b"")[:4])
    assert answered(address, "/v1/parcels", body, "Content-Encoding: gzip") == (422, "parcel.not_a_parcel")
    known = MemoryRegister()
    plain = {
        "store": known.store, "register": known.register, "epoch": 1, "first_seq": 1, "last_seq": 1,
        "prev": known.entries[0].prev.hex(), "public_key": known.signer.public_key.hex(),
    }  # fmt: skip
    bomb = frames.write_sealed(
        write_plain(plain), packed_gigabyte(zlib.MAX_WBITS), magic=parcel.MAGIC, version=parcel.VERSION,
        sign=lambda digest: known.signer.sign(frames.signed(parcel._TAG, digest)),
    )  # fmt: skip
    assert answered(address, "/v1/parcels", bomb) == (422, "parcel.too_large")
    assert peak_bytes(pid) - before < 96 * MIB
