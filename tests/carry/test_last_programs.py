"""The last programs that spoke an older form of the messages by line, and today's: each on either side.

What their registers, office and head office asked and answered one another was recorded (`storage/old_program.py`):
once of the last program of form 4, before a claim showed head office's own receipt, once of the last of form 5, before
it showed the root's newer card.
"""

from __future__ import annotations

import base64
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bookmaking import HandClock
from linemaking import DirectRoad
from oldmaking import OLD, Talk, given, played, shape, talk_of
from outmaking import dispatches, incident_out, notice_out, policy_out, staff_out, stands
from relaymaking import OfficeRoad, SmallOffice
from shoebox.carry import Fetcher, Register, RelayDesk, Sender
from shoebox.central import Central
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import PROTOCOL_NEWEST, LineKind, place_of
from shoebox.domain.errors import Trouble
from shoebox.formats.carrying import read_claim, read_line_receipt, read_welcome
from shoebox.formats.dispatch import read_dispatch
from shoebox.formats.dispatch_talk import read_offers, read_store_offers
from shoebox.formats.office_card import read_card
from shoebox.formats.relaying import read_relay_word
from shoebox.storage.book import Book
from shoebox.storage.book_reader import BookReader
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.outbox import Outbox
from shoebox.storage.relay_book import RelayBook
from shoebox.transport.road import RoadAnswer

pytestmark = pytest.mark.of_the_file
SENT_OUT = {"policy", "staff", "incident", "notice"}


@dataclass(frozen=True)
class Program:
    """What one of them said, and in which form."""

    form: int
    talk: Talk

    @property
    def name(self) -> str:
        return f"form-{self.form}-by-line"

    def pinned(self, folder: Path) -> OfficeKeys:
        """Its head office's card beside a book."""
        (folder / "head-office.json").write_bytes(self.talk.keys["card"])
        return OfficeKeys(folder)


@pytest.fixture(params=[4, 5])
def program(request: pytest.FixtureRequest) -> Program:
    return Program(request.param, talk_of(f"form-{request.param}-by-line"))


@pytest.fixture
def central(tmp_path: Path, program: Program) -> Iterator[Central]:
    """Today's head office, which sends out one of each kind of that day, to that program's registers."""
    with Central.open(tmp_path / "hq", HandClock()) as opened:
        for register, key in (("1", "register"), ("2", "second")):
            opened.enrol(
                Enrolment(register=register, store="085", store_name="Row", epoch=1, public_key=program.talk.keys[key])
            )
        policy_out(opened)
        staff_out(opened)
        incident_out(opened, "26-07")
        notice_out(opened, "Lift", "Use the stairs.")
        yield opened


def test_its_register_is_answered_by_head_office_of_today(
    monkeypatch: pytest.MonkeyPatch, central: Central, program: Program
) -> None:
    """Welcome, claim, parcels and list, field by field: all is held, and all is offered."""
    given(monkeypatch, central.line._nonces, program.talk, "line")
    answers = played(DirectRoad(central).post, "line", program.talk)
    assert read_welcome(answers[0]).protocol == program.form < PROTOCOL_NEWEST
    offers = read_offers(next(one for one in answers if b'"offers"' in one), card=central.keys.card)
    assert {one.kind for one in offers.offers} == SENT_OUT
    assert read_line_receipt(answers[-1], card=central.keys.card).held_seq == 8
    assert central.counts().entries == 8


def test_what_its_office_passes_on_is_taken_by_head_office_of_today(central: Central, program: Program) -> None:
    played(DirectRoad(central).post, "passed_on", program.talk)
    assert central.counts().entries == 7


def test_its_register_is_answered_by_an_office_of_today(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Program
) -> None:
    """Word, list and receipts of the office in the form that this register reads."""
    with closing(store_before(tmp_path / "of-today", program)) as book, RelayBook.open(tmp_path / "held.db") as held:
        taken = dispatches(book, None, keys=program.pinned(book.path.parent))
        for data in program.talk.answers("line", "/v1/pieces"):
            taken.take(data)
        side = replace(SmallOffice({"2": program.talk.keys["second"]}).side(), sent=lambda: taken)
        desk = RelayDesk(held, store="085", office=side, clock=HandClock())
        given(monkeypatch, desk._nonces, program.talk, "office")
        answers = played(OfficeRoad(desk).post, "office", program.talk)
    lists = [read_store_offers(one) for one in answers if b'"offers"' in one]
    assert {one.kind for one in lists[0].offers} == SENT_OUT
    assert read_relay_word(answers[-2]).held_seq == 7


def test_what_its_programs_said_is_read_today(program: Program) -> None:
    """Every answer of its head office and its office, by a register of today; every claim, by today's head office."""
    own = read_card(program.talk.keys["card"])
    talk, keys = program.talk, {"line": "register", "office": "second"}
    for where, key in keys.items():
        assert {read_welcome(one).protocol for one in talk.answers(where, "/v1/hello")} == {program.form}
        for path, asked, _ in talk.said[where]:
            if path == "/v1/claims":
                assert read_claim(asked, key_of=lambda _place, key=key: talk.keys[key]).central_card == ""
    held = [read_line_receipt(one, card=own).held_seq for one in talk.answers("line", "/v1/parcels")]
    assert held == [3, 8]
    words = [read_relay_word(one) for path in ("/v1/claims", "/v1/parcels") for one in talk.answers("office", path)]
    assert max(word.held_seq for word in words) == 7
    assert {one.kind for one in read_offers(talk.answers("line", "/v1/asks")[0], card=own).offers} == SENT_OUT
    assert {one.kind for one in read_store_offers(talk.answers("office", "/v1/asks")[0]).offers} == SENT_OUT
    assert {str(read_dispatch(one, card=own).head.kind) for one in talk.answers("line", "/v1/pieces")} == SENT_OUT


def store_before(folder: Path, program: Program) -> Book:
    """The register's folder as that program left it before its first hello, opened by today's."""
    plain = json.loads((OLD / f"{program.name}.json").read_text(encoding="utf-8"))
    with tarfile.open(fileobj=io.BytesIO(base64.b64decode(plain["store"]["tar.xz"]))) as packed:
        packed.extractall(folder, filter="data")
    return Book.open(folder, clock=HandClock(), app="test")


@dataclass
class Recorded:
    """That program's head office, as far as it was recorded: it says what it said, and then there is no line."""

    talk: Talk
    asked: list[tuple[str, bytes]] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> RoadAnswer:
        said = next((one for one in self.talk.said["line"] if one[0] == path and fits(path, one[1], body)), None)
        if said is None:
            raise Trouble("carry.offline", host="hq", why="it was not recorded")
        self.asked.append((path, body))
        return RoadAnswer(status=200, body=said[2])

    def close(self) -> None:
        """Nothing to let go of."""


def fits(path: str, then: bytes, now: bytes) -> bool:
    """Whether a strict reader of then would take it for the same question."""
    if path == "/v1/parcels":
        return then == now
    return shape(then) == shape(now) and json.loads(then).get("digest") == json.loads(now).get("digest")


def test_a_register_of_today_is_answered_by_its_head_office(tmp_path: Path, program: Program) -> None:
    """On its own book: it claims in the older form, sends the very bytes, believes the receipt, fetches what is out.

    The recording ends where the book goes on: what is written then is another day's.
    """
    with closing(store_before(tmp_path / "store", program)) as book:
        keys, took = program.pinned(book.path.parent), []
        taken = dispatches(book, None, keys=keys)
        register = Register(place=place_of(book), public_key=book.public_key, sign=book.sign, app="test")
        road = Recorded(program.talk)
        lane = Sender(
            register=register, reader=BookReader(book.path), outbox=Outbox(book.path.parent), road=road, keys=keys,
            clock=HandClock(), take=took.append,
        )  # fmt: skip
        lane.fetcher = Fetcher(place=register.place, sign=book.sign, dispatches=taken, keys=keys, clock=HandClock())
        assert lane.once().kind in (LineKind.OFFLINE, LineKind.UNKNOWN)
        assert [read_line_receipt(one, card=keys.card).held_seq for one in took] == [0, 3]
        assert {kind for kind, _, _ in stands(taken)} == SENT_OUT
    assert [path for path, _ in road.asked][:4] == ["/v1/hello", "/v1/claims", "/v1/parcels", "/v1/asks"]
    claim = next(body for path, body in road.asked if path == "/v1/claims")
    assert ("central_receipt" in shape(claim), "central_card" in shape(claim)) == (program.form > 4, False)
