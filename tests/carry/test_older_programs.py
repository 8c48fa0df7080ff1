"""Registers, offices and head offices of before: what one of them really asked and answered, played to today's.

The recording is of the last program before head office's key stood on a card; see `storage/old_program.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from bookmaking import HandClock
from keymaking import card
from linemaking import DirectRoad
from oldmaking import given, played, shape, talk_of
from outmaking import Chain, fetching, incident_out, notice_out, policy_out, published, staff_out, stands
from relaymaking import OfficeRoad, SmallOffice
from shoebox.carry import RelayDesk
from shoebox.central import Central
from shoebox.domain import carrying
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Hello, LineKind, Place, Welcome
from shoebox.domain.dispatch import DispatchKind, kinds_in
from shoebox.domain.older_forms import OlderForms
from shoebox.domain.pickup import GoneOrder
from shoebox.formats.arrivals import write_arrivals
from shoebox.formats.carrying import read_line_receipt, read_welcome, write_hello
from shoebox.formats.dispatch import read_dispatch
from shoebox.formats.dispatch_talk import read_ask, read_offers, read_store_offers
from shoebox.formats.relaying import read_any_receipt, read_relay_word
from shoebox.storage.relay_book import RelayBook

pytestmark = pytest.mark.of_the_file
TALK = talk_of()
OLD_CARD = card(TALK.keys["head_office"])
OLDER_KINDS = {"policy", "staff", "prices", "orders", "playbook", "incident", "notice"}
NEWER_LIST = write_arrivals("085", ())


def arrivals_of(_version: int) -> bytes:
    return NEWER_LIST


@pytest.fixture
def office_of_today(tmp_path: Path) -> Iterator[Central]:
    """Today's head office, which sends out one of each kind, to registers of that day."""
    with Central.open(tmp_path / "hq", HandClock()) as central:
        for register, key in (("1", "register"), ("2", "second")):
            central.enrol(
                Enrolment(register=register, store="085", store_name="Row", epoch=1, public_key=TALK.keys[key])
            )
        for send in (policy_out, staff_out):
            send(central)
        incident_out(central, "26-07")
        notice_out(central, "Lift", "Use the stairs.")
        published(central, DispatchKind.ARRIVALS, arrivals_of, stores=("085",))
        yield central


def test_an_older_register_is_answered_by_line_in_words_it_knows(
    monkeypatch: pytest.MonkeyPatch, office_of_today: Central
) -> None:
    """Welcome, claim, parcels and list, field by field; all is held, and the list has no kind that came later."""
    central = office_of_today
    given(monkeypatch, central.line._nonces, TALK, "line")
    answers = played(DirectRoad(central).post, "line", TALK)
    offers = read_offers(next(one for one in answers if b'"offers"' in one), card=central.keys.card)
    assert {one.kind for one in offers.offers} == {"policy", "staff", "incident", "notice"}
    assert {one.kind for one in offers.offers} <= kinds_in(1) == OLDER_KINDS
    assert read_line_receipt(answers[-1], card=central.keys.card).held_seq == 8


def test_a_dispatch_of_today_has_the_head_of_that_day(office_of_today: Central) -> None:
    def head(data: bytes) -> dict[str, Any]:
        return shape(data[data.index(b"{") : data.index(b"}") + 1])

    (old, *_) = TALK.answers("line", "/v1/pieces")
    assert {str(head(data)) for _, data in office_of_today.out.for_stick()} == {str(head(old))}


def test_what_an_older_office_passes_on_is_taken(office_of_today: Central) -> None:
    """Parcels as they were signed, the receipts as it reads them, and what its register said of what it holds."""
    played(DirectRoad(office_of_today).post, "passed_on", TALK)
    assert office_of_today.counts().entries == 7
    said = next(asked for path, asked, _ in TALK.said["passed_on"] if path == "/v1/words")
    assert read_ask(said, key_of=lambda _place: TALK.keys["second"]).register == "2"


def test_an_older_register_is_answered_by_an_office_of_today(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chain: Chain
) -> None:
    """The office's word names no orders to it, and its list no kind that came later."""
    for send in (policy_out, staff_out):
        send(chain.central)
    incident_out(chain.central, "26-07")
    published(chain.central, DispatchKind.ARRIVALS, arrivals_of, stores=("085",))
    here = chain.taken
    for _, data in chain.central.out.for_stick():
        here.take(data)
    assert "arrivals" in {one.kind for one in here.on_hand()}
    side = replace(
        SmallOffice({"2": TALK.keys["second"]}).side(), sent=lambda: here,
        gone=lambda _place: (GoneOrder("0123456789abcdef", "085-2", 7, 1, 0),),
    )  # fmt: skip
    with RelayBook.open(tmp_path / "registers" / "held.db") as held:
        desk = RelayDesk(held, store="085", office=side, clock=HandClock())
        given(monkeypatch, desk._nonces, TALK, "office")
        answers = played(OfficeRoad(desk).post, "office", TALK)
    lists = [read_store_offers(one) for one in answers if b'"offers"' in one]
    assert {one.kind for one in lists[0].offers} == {"policy", "staff", "incident"}
    assert read_relay_word(answers[-2]).held_seq == 7


def test_what_older_programs_answered_is_read_today() -> None:
    """By a register of today, of a head office and of an office that were not brought up to date yet."""
    for where in ("line", "office"):
        for answer in TALK.answers(where, "/v1/hello"):
            welcome = read_welcome(answer)
            assert (welcome.protocol, welcome.keys_no) == (1, 0)
    words = [read_relay_word(one) for path in ("/v1/claims", "/v1/parcels") for one in TALK.answers("office", path)]
    assert {word.gone for word in words} == {()}
    assert max(word.held_seq for word in words) == 7
    carried = [word.receipt.encode() for word in words if word.receipt]
    assert [read_any_receipt(one, card=OLD_CARD).held_seq for one in carried] == [7]
    for path in ("/v1/claims", "/v1/parcels"):
        for answer in TALK.answers("line", path):
            read_line_receipt(answer, card=OLD_CARD)
    assert len(read_offers(TALK.answers("line", "/v1/asks")[0], card=OLD_CARD).offers) == 4
    assert len(read_store_offers(TALK.answers("office", "/v1/asks")[0]).offers) == 4
    for data in TALK.answers("line", "/v1/pieces"):
        read_dispatch(data, card=OLD_CARD)


def test_a_register_of_today_sends_to_a_head_office_of_before(monkeypatch: pytest.MonkeyPatch, chain: Chain) -> None:
    """They go on in the first form: everything is sent and fetched, and no kind is named that came later."""
    policy_out(chain.central)
    published(chain.central, DispatchKind.ARRIVALS, arrivals_of, stores=("085",))
    road, taken = DirectRoad(chain.central), chain.taken
    for _, data in chain.central.out.for_stick():
        if b'"arrivals"' in data[:400]:
            taken.take(data)
    monkeypatch.setattr(carrying, "PROTOCOL_NEWEST", 1)
    assert fetching(chain.book, chain.central, road, taken).once().kind is LineKind.UP_TO_DATE
    assert {kind for kind, _, _ in stands(taken)} == {"policy", "arrivals"}
    asked = next(body for path, body in road.heard if path == "/v1/asks")
    assert read_ask(asked, key_of=lambda _place: chain.book.public_key).holds == ()
    monkeypatch.undo()
    assert fetching(chain.book, chain.central, road, taken).once().kind is LineKind.UP_TO_DATE
    *_, asked = (body for path, body in road.heard if path == "/v1/asks")
    known = {one.kind for one in read_ask(asked, key_of=lambda _place: chain.book.public_key).holds}
    assert known == {"policy", "arrivals"}


PLACE = Place(store="085", register="1", epoch=1)


def test_a_form_that_nobody_read_is_followed_by_the_other() -> None:
    """1, then 2 where no claim came, then 1 again; what was read once stays, and a newer protocol needs no guess."""
    forms = OlderForms()
    assert [forms.of(PLACE, 1), forms.of(PLACE, 1), forms.of(PLACE, 1), forms.of(PLACE, 1)] == [1, 2, 1, 2]
    forms.was_read(PLACE)
    assert [forms.of(PLACE, 1), forms.of(PLACE, 1)] == [2, 2]
    assert forms.of(replace(PLACE, register="2"), 1) == 1
    assert forms.of(PLACE, 2) == 2


def test_a_register_from_between_is_told_of_the_card_at_its_next_hello(chain: Chain) -> None:
    """It says the first protocol and reads a welcome only with the card's number: the second one it gets."""
    hello = Hello(**asdict(PLACE), app="0.1.0", protocol_oldest=1, protocol_newest=1)
    welcomes = [chain.central.line.hello(write_hello(hello)) for _ in range(2)]
    assert ["keys_no" in shape(one) for one in welcomes] == [False, True]
    assert read_welcome(welcomes[1]) == Welcome(
        app="0.1.0", protocol=1, nonce=read_welcome(welcomes[1]).nonce, clock_ms=HandClock().wall_ms(), keys_no=1
    )
    newest = chain.central.line.hello(write_hello(replace(hello, protocol_newest=2)))
    assert (read_welcome(newest).protocol, "keys_no" in shape(newest)) == (2, True)
