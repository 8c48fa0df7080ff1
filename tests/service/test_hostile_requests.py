"""Whatever is asked of a door, it answers as its document says: no fault, and each error with a code and a sentence."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bookmaking import HandClock
from casemaking import ANN, PINS
from casemaking import STAFF as DESK
from fuzz import samples
from fuzz.asking import Answered, asked
from fuzz.hostile import TOKENS, hostile
from fuzz.mutating import Mutator
from fuzz.sealing import REGISTER, framed, parts, sealed, spelled
from house.tree import ROOT
from relaymaking import relay_in
from service.test_stores_page import basic
from shoebox.central import Central
from shoebox.domain.box import Enrolment
from shoebox.formats import box, parcel
from shoebox.service.door import Door
from shoebox.service.guard import Guard
from shoebox.service.hands import Limits
from shoebox.service.store_door import StoreDoor

METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
SEEDS = (
    samples.boxes, samples.parcels, samples.parcel_parts, samples.line_messages, samples.talk_messages,
    samples.receipt_messages,
)  # fmt: skip
NOT_NOW = 503


@cache
def document() -> dict[str, Any]:
    """How the door is described to whoever puts a proxy before it."""
    return json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))


@pytest.fixture
def door(tmp_path: Path):
    own = Enrolment(store="085", register="1", store_name="Harbour Row", epoch=1, public_key=REGISTER.public_key)
    with Central.open(tmp_path / "central", HandClock()) as central:
        central.enrol(own)
        made = Door(central, Limits(), Guard(lambda: DESK, HandClock()))
        yield made
        made.close()


@pytest.fixture
def store_door(tmp_path: Path):
    with relay_in(tmp_path) as (desk, office):
        office.keys["1"] = REGISTER.public_key
        made = StoreDoor(desk)
        yield made
        made.close()


def test_the_document_names_every_address_and_no_other(door: Door) -> None:
    ways = {(route.path, method) for route in door.app().routes for method in route.methods if method != "HEAD"}
    told = document()["paths"]
    assert ways == {(path, method.upper()) for path, said in told.items() for method in said}


def test_the_document_says_what_errors_look_like() -> None:
    for path, ways in document()["paths"].items():
        for way in ways.values():
            wrong = {status: said for status, said in way["responses"].items() if status != "200"}
            kinds = [said["content"]["application/json"]["schema"]["$ref"] for said in wrong.values()]
            assert set(kinds) <= {"#/components/schemas/Wrong"}, path


def check(answer: Answered, told: dict[str, Any] | None, method: str) -> None:
    """The answer is one that the document knows; where it has no such address or way, 404 or 405."""
    assert answer.status < 500
    if told is None:
        assert answer.status in (404, 405)
    else:
        assert str(answer.status) in told["responses"]
        assert answer.kind in told["responses"][str(answer.status)]["content"]
    if answer.status != 200 and method != "HEAD":
        said = json.loads(answer.body)
        assert set(said) == {"code", "sentence"}
        assert all(said.values())


def ask_anything(app: Starlette, chance: random.Random, times: int, described: Callable[[str, str], Any]) -> int:
    """So many requests made from what is known to be nasty; how many were answered with a yes."""
    paths = [*document()["paths"], "/v1/pairings", "/", "/v1/boxes/", "/../stores", "/v1/%00", "/v1/" + "a" * 3_000]
    seeds = [data for make in SEEDS for data in make()]
    nasty = [data for data in hostile("").values() if len(data) < 30_000]
    mutate, yes = Mutator(lambda data, _most: data[: chance.randrange(len(data) + 1)]), 0
    for _ in range(times):
        method = chance.choice(METHODS) if chance.random() < 0.2 else chance.choice(("GET", "POST", "POST"))
        path, body = chance.choice(paths), chance.choice(nasty if chance.random() < 0.3 else seeds)
        if chance.random() < 0.5:
            body = mutate(body, 65_536, chance.getrandbits(32))
        name = chance.choice((b"authorization", b"content-type", b"accept", b"x-forwarded-for", b"expect"))
        headers = ((name, chance.choice(TOKENS).replace(b"\n", b"").replace(b"\r", b"")),)
        answer = asked(app, method, path, body if method != "GET" else b"", headers)
        check(answer, described(path, method), method)
        yes += answer.status == 200
    return yes


def of_central(path: str, method: str) -> Any:
    way = "get" if method == "HEAD" else method.lower()
    return document()["paths"].get(path, {}).get(way)


@pytest.mark.parametrize("times", [300, pytest.param(1_500, marks=pytest.mark.thorough)])
def test_head_office_answers_anything_in_words(door: Door, times: int) -> None:
    assert ask_anything(door.app(), random.Random(times), times, of_central) > 0


@pytest.mark.parametrize("times", [300, pytest.param(1_500, marks=pytest.mark.thorough)])
def test_an_office_answers_anything_in_words(store_door: StoreDoor, times: int) -> None:
    own = {route.path for route in store_door.app().routes}

    def described(path: str, method: str) -> Any:
        known = "/v1/enrolments" if path == "/v1/pairings" else path
        return of_central(known, method) if path in own else None

    assert ask_anything(store_door.app(), random.Random(times), times, described) > 0


def whole(data: bytes, kind: Any, tag: bytes) -> bytes:
    head, entries = parts(data)
    return sealed(spelled(head), framed(entries), magic=kind.MAGIC, tag=tag, by=REGISTER)


@pytest.mark.parametrize("times", [60, pytest.param(600, marks=pytest.mark.thorough)])
def test_a_register_that_is_believed_and_says_anything_breaks_nothing(door: Door, times: int) -> None:
    """Its own key signs whatever is nasty. Head office takes it or refuses it, and still tells how its stores stand."""
    app, chance = door.app(), random.Random(times)
    mutate = Mutator(lambda data, _most: data)
    login = ((b"authorization", basic(ANN.number, PINS[ANN]).encode()),)
    for at in range(times):
        lines = mutate((samples.box_lines() if at % 2 else samples.parcel_lines())[0], 200_000, chance.getrandbits(32))
        if at % 2:
            path, data = "/v1/boxes", whole(lines, box, b"shoebox/box/1")
        else:
            path, data = "/v1/parcels", whole(lines, parcel, b"shoebox/parcel/1")
        check(asked(app, "POST", path, data), of_central(path, "POST"), "POST")
        if at % 20 == 19:
            assert asked(app, "GET", "/stores", headers=login).status == 200
    assert asked(app, "GET", "/metrics").status == 200
