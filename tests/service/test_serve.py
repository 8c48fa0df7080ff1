"""`shoebox serve` as a process of its own: starts, says where, takes boxes, stops when told, keeps quiet in its log."""

from __future__ import annotations

import base64
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister, day_of
from casemaking import ANN, PRIYA, STAFF
from postgresmaking import enrolled_at_the_desk, named_in, server_for_service
from servicing import ask, post
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.staff import hash_pin
from shoebox.head_office import database_of, open_head_office, set_up_finance
from shoebox.settings import write_staff

pytestmark = pytest.mark.thorough

MIB = 1024 * 1024
CARD = "4111 1111 1111 1111"


def head_office_in(folder: Path, *, on_server: bool) -> None:
    """Its folder, and where it keeps its data: there, or in a database of its own."""
    set_up_finance(folder, people=STAFF.people)
    if on_server:
        named_in(folder, server_for_service())


ON_FILE = pytest.mark.parametrize("folder", ["file"], indirect=True)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    head_office_in(tmp_path / "hq", on_server=request.param == "server")
    return tmp_path / "hq"


def enrolled(folder: Path, register: MemoryRegister) -> None:
    enrolled_at_the_desk(folder, database_of(folder), register.enrolment)


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address, read from its first line."""
    command = [sys.executable, "-W", "error", "-m", "shoebox", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline() + running.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert address, said
            assert "TLS belongs to a reverse proxy in front of it" in said
            yield running, address.group()
        finally:
            running.kill()


def ended(
    *arguments: str, program: str = "from shoebox.cli.main import main; sys.exit(main(sys.argv[1:]))"
) -> tuple[int, str]:
    """Exit code and what was said on the way out."""
    command = [sys.executable, "-c", f"import sys; {program}", "serve", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_takes_a_box_and_stops_when_told(folder: Path, told: signal.Signals) -> None:
    """A box of 62.41 is taken; the signal ends it with 0 and a sentence; what was answered is there."""
    register, box = day_of(6_241)
    enrolled(folder, register)
    with served(folder) as (running, address):
        assert post(address, box).outcome == "taken"
        running.send_signal(told)
        said, wrong = running.communicate(timeout=600)
        assert (running.returncode, said) == (0, "Stopped. Every box that was answered is kept.\n")
        assert [line[:14] for line in wrong.splitlines()] == ["WARNING: Keys ", "WARNING: The r"], "keys that lie open"
    with open_head_office(folder, HandClock()) as central:
        assert central.counts().boxes == 1


@ON_FILE
def test_a_box_on_its_way_is_taken_and_answered_before_it_stops(folder: Path) -> None:
    """Half of a box is here when the service is told to stop. It listens no more; the rest comes, and it is taken."""
    register, box = day_of(6_241)
    enrolled(folder, register)
    with served(folder) as (running, address):
        at = ("127.0.0.1", int(address.rpartition(":")[2]))
        with socket.create_connection(at) as line:
            head = f"POST /v1/boxes HTTP/1.1\r\nHost: hq\r\nContent-Length: {len(box)}\r\n\r\n"
            line.sendall(head.encode() + box[: len(box) // 2])
            assert ask(address, "/v1/health").status == 200, "and so the half was received before"
            running.send_signal(signal.SIGTERM)
            while listens(at):
                pass
            line.sendall(box[len(box) // 2 :])
            with line.makefile("rb") as answer:
                assert answer.readline().startswith(b"HTTP/1.1 200 ")
        running.communicate(timeout=600)
        assert running.returncode == 0
    with open_head_office(folder, HandClock()) as central:
        assert central.counts().boxes == 1


def listens(at: tuple[str, int]) -> bool:
    try:
        socket.create_connection(at).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_far_too_much_is_refused_in_bounded_memory(folder: Path) -> None:
    """70 MB in chunks, four times: 413 each time, and memory peaks at one box, once and for all."""

    def flood() -> Iterator[bytes]:
        for _ in range(70):
            yield bytes(MIB)

    with served(folder) as (running, address):
        ask(address, "/v1/health")
        before = peak_bytes(running.pid)
        assert post(address, flood()).said["code"] == "box.too_large"
        first = peak_bytes(running.pid)
        for _ in range(3):
            assert post(address, flood()).status == 413
        assert first - before < BOX_BYTES_MAX + 32 * MIB
        assert peak_bytes(running.pid) - first < 16 * MIB
        assert ask(address, "/v1/health").said["holdings"]["quarantined"] == 0


def peak_bytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found.group(1)) * 1024


def test_the_log_says_what_came_and_nothing_of_what_is_in_it(folder: Path) -> None:
    """One box taken, one refused for a card number in a reason: each a line of JSON with whose it is and how it ended,
    and no digit of any card; a stranger's look at the page is one too.
    """
    good, box = day_of(6_241)
    bad = MemoryRegister("086")
    bad.open()
    bad.sale(1_999, reason=f"card {CARD}")
    for register in (good, bad):
        enrolled(folder, register)
    with served(folder) as (running, address):
        assert post(address, box).status == 200
        assert post(address, bad.close()).said["code"] == "central.card_number"
        assert ask(address, "/stores").status == 401
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=600)
    logged = (folder / "shoebox.log").read_text()
    lines = [json.loads(line) for line in logged.splitlines()]
    told = [[line.get(name) for name in ("said", "store", "register", "first", "last", "code")] for line in lines]
    assert told == [
        ["box taken", "085", "1", 1, 4, ""], ["box refused", "086", "1", 1, 4, "central.card_number"],
        ["not answered as asked", None, None, None, None, "service.who"],
    ]  # fmt: skip
    assert [(line["level"], line["bytes"]) for line in lines[:1]] == [("info", len(box))]
    assert (lines[2]["level"], lines[2]["path"], lines[2]["status"]) == ("warning", "/stores", 401)
    assert all(datetime.fromisoformat(line["at"]).tzinfo is UTC for line in lines)
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (CARD, CARD.replace(" ", "")):
        assert secret.encode() not in kept
    assert not re.search(r"\b4417\b|061234", logged)


@ON_FILE
def test_who_was_taken_off_the_list_looks_no_more(folder: Path) -> None:
    """Ann looks at the page of stores; she leaves, and Priya gets another PIN: both are asked, without a restart."""
    with served(folder) as (_, address):

        def looks(number: str, pin: str) -> int:
            words = base64.b64encode(f"{number}:{pin}".encode()).decode()
            return ask(address, "/stores", authorization=f"Basic {words}").status

        assert (looks(ANN.number, "4141"), looks(PRIYA.number, "4343")) == (200, 200)
        write_staff(folder / "staff.toml", [replace(PRIYA, pin=hash_pin("9696", b"salt-of-new"))])
        assert (looks(ANN.number, "4141"), looks(PRIYA.number, "4343"), looks(PRIYA.number, "9696")) == (401, 401, 200)


@ON_FILE
def test_a_port_in_use_is_said_and_mended(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = ended(str(folder), "--port", str(port))
    assert code == 2
    assert said.startswith(f"Nothing can listen on 127.0.0.1, port {port} (")
    assert "--port" in said


@ON_FILE
@pytest.mark.parametrize("wrong", [("--port", "99999"), ("--host", "no.such.host.invalid"), ("--host", "x" * 70)])
def test_an_address_that_cannot_be_is_said(folder: Path, wrong: tuple[str, str]) -> None:
    code, said = ended(str(folder), *wrong)
    assert (code, said.startswith("Nothing can listen on "), said.count("\n")) == (2, True, 0)


def test_a_folder_that_is_no_head_office_is_said(tmp_path: Path) -> None:
    code, said = ended(str(tmp_path))
    assert (code, said.startswith("There is no head office set up in ")) == (2, True)
    assert list(tmp_path.iterdir()) == []


@ON_FILE
@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_it_says_what_brings_it(folder: Path, missing: str) -> None:
    program = f"sys.modules[{missing!r}] = None; from shoebox.cli.main import main; sys.exit(main(sys.argv[1:]))"
    code, said = ended(str(folder), program=program)
    assert (code, said.count("\n")) == (2, 0)
    assert f"({missing})" in said
    assert said.endswith("pip install 'shoebox-pos[central]'")
