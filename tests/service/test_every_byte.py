"""A line that is cut after any byte of a message, on both legs of the way: what came counts, and it is taken once.

The doors are asked as their server asks them, without a socket, so that every single byte has its turn.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect

from daymaking import Office
from linemaking import parcel_of
from relaymaking import relay_in
from shoebox.carry import RelayDesk
from shoebox.central import Central
from shoebox.day.sealing import box_after
from shoebox.formats.part import PART_HEAD_BYTES, PartHead, read_held, write_part
from shoebox.service.door import Door
from shoebox.service.hands import Limits
from shoebox.service.keeper import Keeper
from shoebox.service.store_door import StoreDoor

pytestmark = pytest.mark.thorough


@dataclass
class Heard:
    """What a door answered; nothing where the line went before it could."""

    status: int = 0
    body: bytes = b""
    outcome: str = ""


async def asked(app: Starlette, body: bytes, *, until: int) -> Heard:
    """Post a part of which so many bytes arrive before the line is cut; all of them where there are no more."""
    heard, said = Heard(), [body[:until]]

    async def receive() -> dict[str, Any]:
        if said:
            return {"type": "http.request", "body": said.pop(), "more_body": until < len(body)}
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            heard.status = message["status"]
            heard.outcome = dict(message["headers"]).get(b"shoebox-outcome", b"").decode()
        heard.body += message.get("body", b"")

    scope = {
        "type": "http", "method": "POST", "path": "/v1/parts", "raw_path": b"/v1/parts", "query_string": b"",
        "headers": [(b"content-length", str(len(body)).encode())], "http_version": "1.1", "scheme": "http",
        "server": ("door", 80), "client": ("register", 1), "root_path": "",
    }  # fmt: skip
    try:
        await app(scope, receive, send)
    except ClientDisconnect:
        return Heard()  # as its server lets go of it
    return heard


def part(whole: bytes, at: int) -> bytes:
    return write_part(PartHead(hashlib.sha256(whole).digest(), len(whole), at), whole[at:])


async def cut_at_every_byte(door: Keeper, whole: bytes) -> list[str]:
    """What became of it, byte by byte: cut there, asked how much came, and gone on with exactly there."""
    outcomes, app = [], door.app()
    for until in range(PART_HEAD_BYTES + len(whole)):
        door._parts._all.clear()
        assert (await asked(app, part(whole, 0), until=until)).outcome == ""
        empty = part(whole, 0)[:PART_HEAD_BYTES]
        held = read_held((await asked(app, empty, until=len(empty))).body)
        assert held == max(0, until - PART_HEAD_BYTES), f"cut after byte {until}"
        rest = part(whole, held)
        outcomes.append((await asked(app, rest, until=len(rest))).outcome)
    return outcomes


@pytest.fixture
def office_door(office: Office, tmp_path: Path) -> Iterator[tuple[StoreDoor, RelayDesk]]:
    with relay_in(tmp_path / "office", office.book) as (desk, _):
        door = StoreDoor(desk)
        yield door, desk
        door.close()


def test_from_a_register_to_its_office(office: Office, office_door: tuple[StoreDoor, RelayDesk]) -> None:
    """A parcel of three entries, cut after each of its bytes: at the office once, and the same every other time."""
    door, desk = office_door
    outcomes = asyncio.run(cut_at_every_byte(door, parcel_of(office.book, 1, 3)))
    assert (outcomes[0], set(outcomes[1:])) == ("taken", {"already_held"})
    assert desk.book.reached(office.book.register, 1) == 3


def test_a_sealed_day_to_the_office(office: Office, office_door: tuple[StoreDoor, RelayDesk]) -> None:
    """The box of a day goes in parts as well, which head office takes by its own address alone."""
    door, _ = office_door
    box = box_after(office.book, 0)
    outcomes = asyncio.run(cut_at_every_byte(door, box))
    assert (outcomes[0], set(outcomes[1:])) == ("taken", {"already_held"})


def test_from_there_or_straight_to_head_office(office: Office, central: Central) -> None:
    door = Door(central, Limits())
    outcomes = asyncio.run(cut_at_every_byte(door, parcel_of(office.book, 1, 3)))
    door.close()
    assert (outcomes[0], set(outcomes[1:])) == ("taken", {"already_held"})
    assert central.counts().entries == 3
