"""join, codes, revoke and doctor as a store and Operations meet them, against a real door on this machine."""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bookmaking import NOON_MS, HandClock
from linemaking import parcel_of
from oldmaking import disk_with
from paper.reading import page_count, text
from relaymaking import relay_in
from servicing import running, serving
from shoebox.bootstrap import SystemClock
from shoebox.central import Central
from shoebox.cli.line import LIST_BYTES_MAX
from shoebox.cli.main import main
from shoebox.domain.carrying import Place
from shoebox.domain.errors import ShoeboxError, Trouble
from shoebox.domain.holdings import Outcome
from shoebox.domain.key_keeping import Keeping
from shoebox.errands.lines import examine_store, examine_store_line, join_store, make_codes
from shoebox.service import StoreServer, Tls
from shoebox.storage import key_opening
from shoebox.storage.book import Book
from shoebox.storage.door_files import door_certificate, pin_office
from shoebox.storage.key_keeping import keep_key
from shoebox.storage.keys import read_enrolment
from shoebox.storage.office_key import OfficeKeys
from shopmaking import set_up_shop
from tlsmaking import Authority

pytestmark = pytest.mark.thorough


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return set_up_shop(tmp_path / "store")


@contextmanager
def door(office: Path, clock: HandClock | None = None, tls: Tls | None = None) -> Iterator[tuple[Central, str]]:
    with Central.open(office, clock or HandClock()) as central, serving(central, tls=tls) as address:
        yield central, address


def settled(store: Path, **said: str | int) -> None:
    path = store / "store.toml"
    settings = path.read_text()
    for name, value in said.items():
        written = value if isinstance(value, int) else f'"{value}"'
        settings = re.sub(rf"^{name} = .*$", f"{name} = {written}", settings, flags=re.MULTILINE)
    path.write_text(settings)


def code_of(office: Path) -> str:
    (sheet,), _ = make_codes(office, [("085", "085-2")], clock=HandClock())
    return sheet.code


def code(work) -> str:
    with pytest.raises(ShoeboxError) as wrong:
        work()
    return wrong.value.code


def test_a_register_joins_with_its_sheet_and_both_know_each_other(store: Path, office: Path) -> None:
    """Typed small and with blanks; the same once more is one; the register believes head office and sends."""
    own = code_of(office)
    with door(office) as (central, address):
        for _ in range(2):
            typed = f"{own[:4].lower()} {own[4:8]}-{own[8:]}"
            assert main(["join", str(store), typed, "--central", address]) == 0
        assert [one.register for one in central.enrolments()] == ["085-2"]
        assert OfficeKeys(store).card == central.keys.card
        assert main(["send", str(store)]) == 0


def test_a_code_is_good_for_one_register_once_and_seven_days(store: Path, office: Path, tmp_path: Path) -> None:
    """A wrong code; another machine with a used one; another register's; eight days later."""
    own, clock = code_of(office), HandClock()
    with door(office, clock) as (central, address):
        assert code(lambda: join_store(store, "AAAA AAAA AAAA AAAA", address=address)) == "enrol.code"
        join_store(store, own, address=address)
        twin = set_up_shop(tmp_path / "twin")
        assert code(lambda: join_store(twin, own, address=address)) == "enrol.used"
        other = set_up_shop(tmp_path / "other", "085-3")
        assert code(lambda: join_store(other, own, address=address)) == "enrol.code"
        (late,) = central.codes.make([("085", "085-3")], random=bytes)
        clock.now_ms = NOON_MS + 8 * 24 * 3_600_000
        assert code(lambda: join_store(other, late.code, address=address)) == "enrol.code"
        assert len(central.enrolments()) == 1
        assert not any(map(OfficeKeys, (twin, other)))


def test_a_false_head_office_can_not_take_a_register(store: Path, tmp_path: Path) -> None:
    """Somebody who says yes to any code: the register notices, and changes nothing."""

    class Yes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"proof":"%s","public_key":"%s"}' % (b"1" * 64, b"2" * 64))

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with standing(Yes) as address:
        assert code(lambda: join_store(store, "AAAA", address=address)) == "enrol.false"
    assert not OfficeKeys(store)
    assert 'central_url = ""' in (store / "store.toml").read_text()


@contextmanager
def standing(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        runner = threading.Thread(target=server.serve_forever)
        runner.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            runner.join()


def test_codes_come_with_a_sheet_for_each_register(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five registers: two pages, each strip with its register, its code and the command; a bad list makes none."""
    listed, out = tmp_path / "list.csv", tmp_path / "codes.pdf"
    listed.write_text("store,register\n" + "".join(f"085,085-{at}\n" for at in range(1, 6)))
    command = ["codes", str(office), str(listed), "--out", str(out), "--central", "https://hq.example.com"]
    assert main(command) == 0
    assert out.stat().st_mode & 0o077 == 0, "whoever reads it can enrol these registers"
    said = text(out.read_bytes())
    assert (page_count(out.read_bytes()), said.count("Shoebox enrolment")) == (2, 5)
    assert "Store 085, register 085-5" in said
    found = re.search(r"shoebox join DIR ([A-Z2-9]{16}) --central https://hq.example.com", said)
    assert found
    assert found.group(1).encode() not in (office / "central.db").read_bytes()
    assert main(command) == 2
    assert "never written over" in capsys.readouterr().err
    for bad in ("", "a,b\n1,2\n", "store,register\n085,\n", 'store,register\n"085', "store,register\n1,2\n1,2\n"):
        listed.write_text(bad)
        assert main([*command[:3], "--out", str(tmp_path / "none.pdf")]) == 2
    assert not (tmp_path / "none.pdf").exists()


def test_a_stolen_register_is_revoked_from_an_entry_on(
    store: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Central.open(office, HandClock()) as central:
        central.enrol(read_enrolment(store / "enrolment.json"))
    assert main(["revoke", str(office), "085:085-2", "--from", "2", "--reason", "stolen"]) == 0
    assert "up to entry 1" in capsys.readouterr().out
    assert main(["revoke", str(office), "085:085-9", "--from", "2", "--reason", "stolen"]) == 2
    assert main(["revoke", str(office), "nonsense", "--from", "2", "--reason", "stolen"]) == 2


def test_a_register_is_not_revoked_below_what_head_office_holds(
    store: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is here counts; a number below would only keep apart what is still on its way."""
    with Book.open(store, clock=HandClock(), app="test") as book, Central.open(office, HandClock()) as central:
        central.enrol(book.enrolment())
        held = book.head().seq
        assert central.line.take("by line", parcel_of(book, 1, held))[0].outcome == Outcome.TAKEN
    assert main(["revoke", str(office), "085:085-2", "--from", str(held), "--reason", "stolen"]) == 2
    assert f"Nothing was changed. Name {held + 1}," in capsys.readouterr().err
    assert main(["revoke", str(office), "085:085-2", "--from", str(held + 1), "--reason", "stolen"]) == 0


def looked(store: Path, clock: HandClock | None = None) -> list[tuple[str, str]]:
    _, steps = examine_store_line(store, clock=clock or HandClock(), wait_s=5)
    return [(step.name, step.code) for step in steps]


def test_the_doctor_finds_all_well(store: Path, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every step right, over TLS by the chain's own authority; the firewall's rule is said in any case."""
    authority = Authority(store)
    tls = Tls(*authority.certificate("127.0.0.1", "localhost"))
    with door(office, tls=tls) as (central, address):
        assert address.startswith("https://")
        settled(store, central_url=address, central_ca=authority.file.name)
        own = code_of(office)
        join_store(store, own)
        names = ["name", "port", "TLS", "answer", "version", "clock", "key", "enrolment"]
        assert looked(store) == [(name, "") for name in names]
        port = address.rpartition(":")[2]
        capsys.readouterr()
        main(["doctor", "--folder", str(store)])
        told = capsys.readouterr().out
        assert f"outgoing TCP from this PC to 127.0.0.1, port {port}" in told
        said = [line.strip() for line in told.splitlines() if ": right" in line]
        assert said[:2] == ["name: right: 127.0.0.1 is known here", f"port: right: {port} of 127.0.0.1 is open"]
        assert said[3].startswith("answer: right: Shoebox ")
        assert [line for line in said if "known there; it holds 0 of the 1 entries here" in line]
        assert main(["send", str(store)]) == 0
        assert central.counts().entries == 1


def test_the_doctor_tells_the_way_though_nobody_unlocked_the_key(store: Path, office: Path, typed, capsys) -> None:
    """Under a passphrase that nobody said: name, port and door are right, the key is what is wrong."""
    with door(office) as (_, address):
        settled(store, central_url=address)
        join_store(store, code_of(office))
        keep_key(store / "register.key", Keeping.PASSPHRASE, "harbour lamp nine otter", work=1)
        key_opening._opened.clear()
        assert looked(store)[-1] == ("key", "keys.locked")
        typed()
        assert main(["doctor", "--folder", str(store)]) == 1
    told = capsys.readouterr().out
    assert "register.key: under a passphrase" in told
    assert "outgoing TCP from this PC" in told


def test_the_doctor_names_what_is_wrong_with_tls(store: Path, office: Path, tmp_path: Path) -> None:
    """An authority nobody named; another name; run out; no TLS at all on that port."""
    authority = Authority(store)
    for names, days, ca_file, wrong in (
        (("127.0.0.1",), 30, "", "doctor.tls_unknown"),
        (("hq.example.com",), 30, authority.file.name, "doctor.tls_name"),
        (("127.0.0.1",), -1, authority.file.name, "doctor.tls_date"),
        (("127.0.0.1",), 30, "gone.pem", "carry.ca"),
    ):
        with door(office, tls=Tls(*authority.certificate(*names, days=days))) as (_, address):
            settled(store, central_url=address, central_ca=ca_file)
            assert looked(store)[-1] == ("TLS", wrong)
    with door(office) as (_, address):
        settled(store, central_url=address.replace("http:", "https:"), central_ca=authority.file.name)
        assert looked(store)[-1] == ("TLS", "doctor.no_tls")


def test_the_doctor_names_a_wrong_name_and_a_closed_port(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settled(store, central_url="https://shoebox.invalid")
    assert looked(store) == [("name", "doctor.name")]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    settled(store, central_url=f"http://127.0.0.1:{port}")
    assert looked(store) == [("name", ""), ("port", "doctor.port")]
    assert main(["doctor", "--folder", str(store)]) == 1
    assert "a firewall turns this PC away" in capsys.readouterr().out


def test_the_doctor_tells_a_stranger_and_a_proxy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log-in page; a proxy that wants a password; a proxy nobody knows, or that is not there."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(407 if self.path.startswith("http") else 200)
            self.end_headers()
            self.wfile.write(b"<html>Welcome</html>")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with standing(Page) as address:
        settled(store, central_url=address)
        assert looked(store)[-1] == ("answer", "doctor.stranger")
    settled(store, central_url="https://hq.example.com")
    for proxy, wrong in (
        ("http://proxy.invalid:3128", ("name", "doctor.proxy_name")),
        ("http://127.0.0.1:1", ("port", "doctor.proxy_port")),
    ):
        monkeypatch.setenv("https_proxy", proxy)
        assert looked(store)[-1] == wrong


def test_the_doctor_tells_a_proxy_that_wants_a_password(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It answers 407 to the tunnel that TLS needs; one that answers 502 is a stranger."""
    said = [407]

    class Proxy(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            self.send_response(said[0])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    settled(store, central_url="https://hq.example.com")
    with standing(Proxy) as address:
        monkeypatch.setenv("https_proxy", address)
        assert looked(store) == [("name", ""), ("port", ""), ("proxy", "doctor.proxy_login")]
        said[0] = 502
        assert looked(store)[-1] == ("proxy", "doctor.stranger")


def test_behind_a_proxy_the_doctor_names_it_and_asks_for_its_rules(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From this PC to the proxy, and from the proxy on: a rule for head office's own address would help nobody."""
    settled(store, central_url="https://hq.example.com")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    assert main(["doctor", "--folder", str(store)]) == 1
    said = capsys.readouterr().out
    assert "Everything goes through the proxy 127.0.0.1, port 1, as this PC's system says." in said
    assert (
        "outgoing TCP from this PC to the proxy 127.0.0.1, port 1, and from the proxy to hq.example.com, port 443"
        in said
    )
    monkeypatch.delenv("https_proxy")
    settled(store, central_url="http://127.0.0.1:1")
    assert main(["doctor", "--folder", str(store)]) == 1
    said = capsys.readouterr().out
    assert "No proxy stands in between." in said
    assert "outgoing TCP from this PC to 127.0.0.1, port 1; nothing comes in" in said


def test_the_doctor_tells_a_port_that_swallows_everything(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody takes calls there and nobody refuses them: the queue is full, as behind a firewall that drops."""
    with socket.socket() as deaf, socket.socket() as first, socket.socket() as second:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for caller in (first, second):
            caller.setblocking(False)
            caller.connect_ex(deaf.getsockname())
        settled(store, central_url=f"http://127.0.0.1:{deaf.getsockname()[1]}")
        _, steps = examine_store_line(store, wait_s=0.2)
        assert [(step.name, step.code) for step in steps] == [("name", ""), ("port", "doctor.port_silent")]
        assert "ask for the rule" in str(ShoeboxError("doctor.port_silent", **steps[-1].facts))


def test_the_doctor_tells_clock_version_key_and_enrolment(
    store: Path, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key yet; not enrolled; ten minutes off; head office of tomorrow; revoked."""
    with door(office) as (central, address):
        settled(store, central_url=address)
        assert looked(store)[-1] == ("key", "receipt.no_key")
        OfficeKeys(store).pin(central.keys.card)
        assert looked(store)[-1] == ("enrolment", "carry.unknown_register")
        central.enrol(read_enrolment(store / "enrolment.json"))
        off = HandClock(NOON_MS - 600_000)
        assert ("clock", "doctor.clock") in looked(store, off)
        assert looked(store, off)[-1] == ("enrolment", "")
        central.revoke(Place(store="085", register="085-2", epoch=1), from_seq=1, reason="stolen")
        assert looked(store)[-1] == ("enrolment", "parcel.revoked")
        monkeypatch.setattr("shoebox.domain.carrying.PROTOCOL_OLDEST", 7)
        monkeypatch.setattr("shoebox.domain.carrying.PROTOCOL_NEWEST", 7)
        assert looked(store)[-1] == ("version", "carry.too_old")


def test_a_doctor_with_nothing_to_look_at_says_so(store: Path, tmp_path: Path) -> None:
    """A store without any line is looked at all the same: its sticks are not encrypted yet."""
    assert main(["doctor", "--folder", str(store)]) == 1
    assert main(["doctor", "--folder", str(tmp_path / "nowhere")]) == 2


def test_an_office_whose_certificate_is_lost_is_said(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No head office, and office.pem is gone or no certificate: a sentence with what to do, and nothing is sent."""
    settled(store, office_url="https://10.0.0.5:8086")
    for words in (None, b"no certificate"):
        if words is not None:
            (store / "office.pem").write_bytes(words)
        assert main(["send", str(store)]) == 2
        said = capsys.readouterr().err
        assert "https://10.0.0.5:8086" in said
        assert "Pair this register again" in said


def test_a_certificate_that_does_not_fit_is_refused_at_the_start(office: Path, tmp_path: Path) -> None:
    """The key of another certificate; a file that is none."""
    authority = Authority(tmp_path)
    certificate, _ = authority.certificate("127.0.0.1")
    _, other = authority.certificate("localhost")
    for tls in (Tls(certificate, other), Tls(certificate, tmp_path / "gone"), Tls(office / "staff.toml", other)):
        with pytest.raises(Trouble) as wrong:
            tls.refuse_unfit()
        assert wrong.value.code == "service.tls"


@contextmanager
def office_of_the_store(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """The office PC's door on this machine: its address, and a new code of it."""
    folder.mkdir()
    certificate, key, mark = door_certificate(folder, "Shoebox office 085")
    with relay_in(folder, mark=mark) as (desk, _):
        server = StoreServer(desk, host="127.0.0.1", port=0, tls=(certificate, key))
        with running(server) as address:
            yield address, lambda: desk.offer("02")[0]


def ways_of(folder: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    ways = examine_store(folder, clock=HandClock(), wait_s=5)
    return [(way.to.value, [(step.name, step.code) for step in way.steps]) for way in ways]


def test_the_doctor_of_a_store_with_an_office_only(store: Path, tmp_path: Path, capsys) -> None:
    """No address of head office: the way to the office PC, then its door shut, then another office at its address."""
    with office_of_the_store(tmp_path / "office") as (address, new_code):
        assert main(["pair", str(store), new_code(), "--office", address]) == 0
        names = ["name", "port", "TLS", "answer", "version", "clock", "enrolment"]
        assert ways_of(store) == [("office", [(name, "") for name in names])]
        capsys.readouterr()
        main(["doctor", "--folder", str(store)])
        said = capsys.readouterr().out
        assert "From this PC to its store's office at https://127.0.0.1:" in said
        assert f"to the office PC 127.0.0.1, port {address.rpartition(':')[2]}" in said
        assert "central_url" not in said
    assert ways_of(store) == [("office", [("name", ""), ("port", "doctor.office_port")])]
    assert main(["doctor", "--folder", str(store)]) == 1
    with office_of_the_store(tmp_path / "other") as (address, _):
        settled(store, office_url=address)
        assert ways_of(store) == [("office", [("name", ""), ("port", ""), ("TLS", "doctor.office_other")])]


def test_the_doctor_of_an_office_tells_of_its_own_door(store: Path, tmp_path: Path, capsys) -> None:
    """Never opened; open; its window closed; another program on its port: in words, and the rule to ask for."""
    settled(store, office_port=8086)
    assert ways_of(store) == [("own_door", [("certificate", "doctor.door_never")])]
    folder = tmp_path / "office"
    with office_of_the_store(folder) as (address, _):
        for name in ("office-door.pem", "office-door.key"):
            shutil.copy(folder / name, store / name)
        port = int(address.rpartition(":")[2])
        settled(store, office_port=port)
        assert ways_of(store) == [("own_door", [(name, "") for name in ("name", "port", "TLS", "answer")])]
        assert main(["doctor", "--folder", str(store)]) == 0
        assert f"incoming TCP from the store's other registers to this PC, port {port}" in capsys.readouterr().out
    assert ways_of(store) == [("own_door", [("name", ""), ("port", "doctor.door_closed")])]
    with standing(BaseHTTPRequestHandler) as address:
        settled(store, office_port=int(address.rpartition(":")[2]))
        assert ways_of(store)[0][1][-1] == ("TLS", "doctor.door_other")


def test_the_doctor_tells_an_office_from_head_office(store: Path, office: Path, tmp_path: Path) -> None:
    """Each at the other's address: it answers, under the right certificate, and is the wrong one."""

    class AnOffice(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"version":"1.0","office":true}')

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with standing(AnOffice) as address:
        settled(store, central_url=address)
        assert looked(store)[-1] == ("answer", "doctor.is_office")
    tls = Tls(*Authority(tmp_path).certificate("127.0.0.1", "localhost"))
    with door(office, tls=tls) as (_, address):
        pin_office(store, tls.certificate.read_bytes())
        settled(store, central_url="", office_url=address)
        assert ways_of(store)[0][1][-1] == ("answer", "doctor.is_head_office")


def test_a_list_that_is_too_long_is_refused_and_never_cut(office: Path, tmp_path: Path) -> None:
    """Fewer signs than bytes, since some are of two: the last line that is read of it names half a register."""
    long = "".join(f"085,{register},".ljust(100_000, "x") + "\n" for register in ("085-4", "085-5"))
    head = f"store,register,name\n085,085-2,{'Ö' * 20}\n{long}"
    rest = "085,085-1,".ljust(LIST_BYTES_MAX - len(head.encode()) - len("\n085,085-"), "x")
    (tmp_path / "list.csv").write_text(f"{head}{rest}\n085,085-33\n", encoding="utf-8")
    assert main(["codes", str(office), str(tmp_path / "list.csv"), "--out", str(tmp_path / "codes.pdf")]) == 2
    assert not (tmp_path / "codes.pdf").exists()


def test_renewing_on_a_full_disk_changes_nothing(store: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """Nor does the next start, once there is room: the mark for it stayed, and the key had been moved away."""
    first = read_enrolment(store / "enrolment.json")
    with monkeypatch.context() as full:
        disk_with(full, lambda: 0)
        assert main(["renew", str(store)]) == 2
    assert "Nothing was changed. Free 9 MB there" in capsys.readouterr().err
    with Book.open(store, clock=SystemClock(), app="test") as book:
        assert book.enrolment() == first


def test_renewing_that_was_stopped_is_not_called_undone(store: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """The mark stands: the next start goes on in the new book, and nothing may say that nothing is half done."""
    with monkeypatch.context() as keyboard:
        keyboard.setattr("shoebox.storage.book_start.hand_on", _stopped)
        assert main(["renew", str(store)]) == 130
    assert "next start ends it, in a new book" in capsys.readouterr().err
    with Book.open(store, clock=SystemClock(), app="test") as book:
        assert book.epoch == 2


def _stopped(*_book: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_renewing_makes_a_new_key_unless_somebody_says_otherwise(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copied disk has the old one; the command by which head office believes that no further is named."""
    first = read_enrolment(store / "enrolment.json")
    assert main(["renew", str(store)]) == 0
    said = capsys.readouterr().out
    assert "shoebox revoke HEAD_OFFICE 085:085-2:1 --from " in said
    # A restored image has forgotten entries that were sent: revoked from its end, head office would refuse them.
    assert "at least the entry after the last one of that book that head office or the office PC holds" in said
    second = read_enrolment(store / "enrolment.json")
    assert (second.epoch, second.public_key == first.public_key) == (2, False)
    assert main(["renew", str(store), "--same-key"]) == 0
    said = capsys.readouterr().out
    assert "Its key is a new one" not in said
    assert "revoke" not in said, "whoever has the key of the book before has this one's too"
    main(["doctor", "--folder", str(store)])
    assert "revoke" not in capsys.readouterr().out
    third = read_enrolment(store / "enrolment.json")
    assert (third.epoch, third.public_key) == (3, second.public_key)
