"""Boxes by line: the same answers, and the same books, as by stick."""

from __future__ import annotations

import base64
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bookmaking import MANAGER
from boxmaking import day_of
from casemaking import ANN, PINS, STAFF
from daymaking import Office
from postgresmaking import takes_no_slip
from servicing import ask, heard, line_to, post, serving
from shoebox import __version__
from shoebox.carry import read_receipt_file, take_any_receipt
from shoebox.central import Central
from shoebox.domain.box import BOX_BYTES_MAX
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import Outcome
from shoebox.formats.receipts import read_receipt
from shoebox.service.keeper import OPENED_AT_ONCE, Keep

DAY = "2026-11-12"


@pytest.fixture
def address(central: Central) -> Iterator[str]:
    with serving(central) as listening:
        yield listening


def test_a_day_is_taken_once_and_its_receipt_makes_it_sent(
    office: Office, central: Central, address: str, tmp_path: Path
) -> None:
    """Posted twice: taken, already held, one receipt for both; the register believes it."""
    box = office.room.seal()
    first, again = post(address, box), post(address, box)
    assert [(one.status, one.outcome) for one in (first, again)] == [(200, "taken"), (200, "already_held")]
    assert first.body == again.body
    receipt = read_receipt(first.body, card=central.keys.card)
    assert (receipt.box_no, receipt.last_seq) == ("085-1-0001", office.room.box_head().last_seq)
    (tmp_path / "by.receipt").write_bytes(first.body)
    take_any_receipt(
        office.book, read_receipt_file(tmp_path / "by.receipt"), card=central.keys.card, clerk=MANAGER, day=DAY
    )
    assert office.book.unsent() == 0


def test_line_and_stick_are_one_road(office: Office, central: Central, address: str, tmp_path: Path) -> None:
    """By line, then by stick: already held, and the receipt on the stick has the bytes of the answer."""
    box = office.room.seal()
    answer = post(address, box)
    (tmp_path / "a.shoebox").write_bytes(box)
    assert [one.outcome for one in central.import_boxes([tmp_path / "a.shoebox"])] == [Outcome.ALREADY_HELD]
    assert [path.read_bytes() for path in (central.folder / "receipts").glob("*.receipt")] == [answer.body]


def test_a_second_day_has_a_receipt_of_its_own(central: Central, address: str) -> None:
    """Two days of one register, each posted twice, the later one first."""
    register, first = day_of(6_241, store="086")
    register.open("2026-11-13")
    register.sale(500)
    second = register.close()
    central.enrol(register.enrolment)
    answers = [read_receipt(post(address, box).body, card=central.keys.card) for box in (second, first) * 2]
    assert [one.box_no for one in answers] == ["086-1-0002", "086-1-0001"] * 2
    assert answers[:2] == answers[2:]


def test_a_flipped_byte_is_refused_and_kept_as_evidence(office: Office, central: Central, address: str) -> None:
    """One bit in the middle: 422 with the sentence, in quarantine, nothing taken; the whole box is taken after."""
    box = office.room.seal()
    half = len(box) // 2
    refused = post(address, box[:half] + bytes([box[half] ^ 1]) + box[half + 1 :])
    assert (refused.status, refused.said["code"]) == (422, "box.damaged")
    assert "damaged on its way" in refused.said["sentence"]
    (kept,) = central.quarantined()
    assert (kept.code, kept.kept, kept.name.startswith("by line")) == ("box.damaged", True, True)
    assert central.counts().entries == 0
    assert post(address, box).outcome == "taken"
    assert central.counts().quarantined == 0


def test_garbage_is_refused_with_a_sentence(central: Central, address: str) -> None:
    for garbage in (b"", b"{}", b"\x89SHOEBOX", b"\x89SHOEBOX" + bytes(500), bytes(100_000)):
        refused = post(address, garbage)
        assert refused.status == 422
        assert refused.said["code"].startswith("box.")
        assert refused.said["sentence"].endswith(".")
    assert central.counts().boxes == 0


def test_an_unknown_register_is_refused_until_it_is_enrolled(central: Central, address: str) -> None:
    register, box = day_of(6_241, store="099")
    assert post(address, box).said["code"] == "central.unknown_register"
    central.enrol(register.enrolment)
    assert post(address, box).outcome == "taken"


def test_eight_at_once_are_one(office: Office, central: Central, address: str) -> None:
    """The same box from eight senders at a time: taken once, held for the others, one row, one receipt."""
    box = office.room.seal()
    with ThreadPoolExecutor(8) as senders:
        answers = list(senders.map(lambda _: post(address, box), range(8)))
    assert Counter(answer.outcome for answer in answers) == {"taken": 1, "already_held": 7}
    assert len({answer.body for answer in answers}) == 1
    assert (central.counts().boxes, central.counts().entries) == (1, office.room.box_head().last_seq)


def test_other_paths_are_not_there(address: str) -> None:
    for path in ("/", "/v1", "/v1/boxes/", "/v1/boxes/085", "/v2/boxes", "/..%2f..%2fetc/passwd", "/v1/%00", "/docs"):
        for body in (None, b"box"):
            answer = ask(address, path, body)
            assert (answer.status, answer.said["code"]) == (404, "service.no_such_page"), path


def test_other_methods_are_told_which_one_is_meant(address: str) -> None:
    for method, path in (("GET", "/v1/boxes"), ("DELETE", "/v1/boxes"), ("POST", "/v1/health"), ("PUT", "/metrics")):
        answer = ask(address, path, method=method)
        assert (answer.status, answer.said["code"]) == (405, "service.not_that_way")
        assert answer.headers["allow"]


def test_a_box_said_to_be_too_large_is_not_even_received(address: str) -> None:
    """A head that announces one byte more than a box may have: 413 before a byte of it came."""
    with line_to(address) as line:
        line.putrequest("POST", "/v1/boxes")
        line.putheader("Content-Length", str(BOX_BYTES_MAX + 1))
        line.endheaders()
        answer = heard(line)
    assert (answer.status, answer.said["code"], answer.headers["connection"]) == (413, "box.too_large", "close")


def test_a_box_of_unsaid_size_is_cut_at_the_limit(office: Office, central: Central) -> None:
    """In chunks: as large as may be is received, one byte more is 413, and far more is cut off; nothing of it stays."""
    box = office.room.seal()
    with serving(central, box_bytes_max=len(box)) as address:
        assert post(address, iter([box])).outcome == "taken"
        assert post(address, iter([box, b"!"])).status == 413
        assert post(address, iter([box[:9]] * (len(box) // 9 + 1))).status == 413
        assert post(address, box).outcome == "already_held"
    assert central.counts().quarantined == 0


def test_more_boxes_than_hands_are_asked_to_come_again(office: Office, central: Central) -> None:
    """Hands for one byte less than the box: 503 with a time to come back in, nothing taken."""
    box = office.room.seal()
    with serving(central, hands_bytes_max=len(box) - 1) as address:
        answer = post(address, box)
    assert (answer.status, answer.said["code"]) == (503, "service.full")
    assert 5 <= int(answer.headers["retry-after"]) <= 10
    assert central.counts().boxes == 0


def test_a_sender_that_goes_away_leaves_the_hands_free(office: Office, central: Central) -> None:
    """Half a box, then the line is cut, ten times over, with hands for one box; the next whole one is taken."""
    box = office.room.seal()
    with serving(central, hands_bytes_max=len(box)) as address:
        for _ in range(10):
            with line_to(address) as line:
                line.putrequest("POST", "/v1/boxes")
                line.putheader("Content-Length", str(len(box)))
                line.endheaders(box[: len(box) // 2])
        until_s = time.monotonic() + 30
        while (answer := post(address, box)).status == 503 and time.monotonic() < until_s:
            assert answer.said["code"] == "service.full"
        assert answer.outcome == "taken"


def test_a_box_that_never_ends_is_given_up(office: Office, central: Central) -> None:
    box = office.room.seal()
    with serving(central, arrival_s_max=0.05) as address, line_to(address) as line:
        line.putrequest("POST", "/v1/boxes")
        line.putheader("Content-Length", str(len(box)))
        line.endheaders(box[:100])
        answer = heard(line)
    assert (answer.status, answer.said["code"]) == (408, "service.slow")


@pytest.mark.of_the_file
def test_a_full_disk_is_trouble_and_not_the_boxs_fault(office: Office, central: Central, address: str) -> None:
    """The database may not grow: 503, come again; room is made, and the same box is taken."""
    box = office.room.seal()
    room = {"pages": 1}

    def no_room(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {room['pages']}")

    engine: Any = central._book._file._writing
    event.listen(engine, "begin", no_room)
    answer = post(address, box)
    assert (answer.status, answer.said["code"]) == (503, "central.disk")
    assert int(answer.headers["retry-after"]) > 0
    assert central.counts().quarantined == 0
    room["pages"] = 1_000_000
    assert post(address, box).outcome == "taken"


def test_a_fault_is_told_by_its_place_and_never_by_what_the_box_holds(
    office: Office, central: Central, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A rule of the database breaks: 500, nothing half-taken, and neither answer nor log quotes a slip."""
    caplog.set_level(logging.DEBUG)
    box = office.room.seal()
    with takes_no_slip(central.folder):
        answer = post(address, box)
        assert (answer.status, answer.said["code"]) == (500, "service.fault")
        assert central.counts().entries == 0
    assert post(address, box).outcome == "taken"
    logged = "\n".join(f"{caplog.handler.format(record)} {getattr(record, 'facts', '')}" for record in caplog.records)
    assert "a fault {'kind': 'IntegrityError', 'at_places': '" in logged
    for secret in ("4417", "31415A", "085100001", "typed twice"):
        assert secret not in logged + answer.body.decode()


def test_health_and_metrics_say_what_is_held(office: Office, central: Central, address: str) -> None:
    box = office.room.seal()
    for data in (box, box, b"garbage"):
        post(address, data)
    health = ask(address, "/v1/health")
    assert (health.status, health.said["version"]) == (200, __version__)
    held = health.said["holdings"]
    assert (held["stores"], held["boxes"], held["slips"], held["quarantined"]) == (1, 1, 3, 1)
    metrics = ask(address, "/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = metrics.body.decode().splitlines()
    for outcome in ("taken", "already_held", "refused"):
        assert f'shoebox_boxes_total{{outcome="{outcome}"}} 1' in lines
    assert f'shoebox_held{{what="entries"}} {office.room.box_head().last_seq}' in lines


def test_only_who_signs_in_is_told_how_many_keys_lie_open(central: Central, address: str) -> None:
    """The working key and the root: both, then none. Nobody else: not by health, nor where no people are known."""
    ann = "Basic " + base64.b64encode(f"{ANN.number}:{PINS[ANN]}".encode()).decode()
    with serving(central, staff=STAFF) as manned:
        assert "shoebox_open_keys 2" in ask(manned, "/metrics", Authorization=ann).body.decode().splitlines()
        assert ask(manned, "/metrics", Authorization="Basic !!").status == 401
        for path in ("/v1/health", "/metrics"):
            assert b"open_keys" not in ask(manned, path).body
        assert b"open_keys" not in ask(manned, "/v1/health", Authorization=ann).body
        for name in ("central.key", "root.key"):
            (central.folder / name).unlink()
        assert "shoebox_open_keys 0" in ask(manned, "/metrics", Authorization=ann).body.decode().splitlines()
    assert ask(address, "/metrics", Authorization=ann).status == 401


def test_a_box_does_not_wait_behind_parcels_that_are_being_opened(
    office: Office, central: Central, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are opened at once stand still in it; a box that comes then is taken before any of them is."""
    begun, done, go_on = threading.Semaphore(0), [], threading.Event()

    def opened(_data: bytes) -> Keep:
        begun.release()
        go_on.wait(20)
        done.append(1)
        raise Trouble("central.busy", folder="here")

    monkeypatch.setattr(central.line, "opened", opened)
    with ThreadPoolExecutor(OPENED_AT_ONCE) as senders:
        parcels = [senders.submit(ask, address, "/v1/parcels", b"parcel") for _ in range(OPENED_AT_ONCE)]
        for _ in parcels:
            assert begun.acquire(timeout=60)
        assert post(address, office.room.seal()).outcome == "taken"
        assert done == []
        go_on.set()
        assert [parcel.result().status for parcel in parcels] == [503] * OPENED_AT_ONCE
