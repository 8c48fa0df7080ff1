"""The stores page: who may see it, what it says of each store, and that no name can be anything but a name."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import NOON_MS, HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, PINS, PRIYA, STAFF
from servicing import Answer, ask, serving
from shoebox.central import Central
from shoebox.domain.carrying import NO_ROOT, Claim, Hello
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.wall import SILENT_MS, Tile, TileState, state_of
from shoebox.formats.carrying import read_welcome, write_claim, write_hello
from shoebox.formats.parcel import write_parcel
from shoebox.service.guard import KNOWN_MS, WRONG_MAX, WRONG_MS, Guard
from shoebox.service.stores_page import stores_html

ANN_PIN, PRIYA_PIN = PINS[ANN], PINS[PRIYA]


def basic(number: str, pin: str) -> str:
    return "Basic " + base64.b64encode(f"{number}:{pin}".encode()).decode()


def page(address: str, authorization: str = "") -> Answer:
    return ask(address, "/stores", **({"Authorization": authorization} if authorization else {}))


def sold(central: Central, store: str) -> MemoryRegister:
    register = MemoryRegister(store)
    register.open()
    register.sale(6_241)
    central.enrol(register.enrolment)
    return register


def carried(central: Central, register: MemoryRegister, *, until: int | None = None) -> str:
    entries = tuple(register.entries[:until])
    data = write_parcel(register.store, entries, public_key=register.signer.public_key, sign=register.signer.sign)
    return central.line.take("by line", data)[0].code


def claimed(central: Central, register: MemoryRegister) -> None:
    own = {"store": register.store, "register": register.register, "epoch": register.epoch}
    hello = Hello(**own, app="0.1.0", protocol_oldest=1, protocol_newest=1)  # type: ignore[arg-type]
    nonce = read_welcome(central.line.hello(write_hello(hello))).nonce
    last = register.entries[-1]
    claim = Claim(**own, nonce=nonce, head_seq=last.seq, head=last.hash, central_size=0, central_root=NO_ROOT)  # type: ignore[arg-type]
    central.line.claim(write_claim(claim, register.signer.sign))


def test_every_store_is_in_the_state_it_is_in(tmp_path: Path) -> None:
    """One silent since noon, one never heard, one behind by one, one refused, one up to date."""
    clock = HandClock()
    with Central.open(tmp_path / "hq", clock) as central:
        assert carried(central, sold(central, "001")) == ""
        sold(central, "002")
        clock.pass_min(5 * 60)
        behind = sold(central, "003")
        carried(central, behind, until=2)
        claimed(central, behind)
        refused = sold(central, "004")
        refused.sale(0)
        assert carried(central, refused) == "parcel.money"
        good = sold(central, "005")
        carried(central, good)
        claimed(central, good)
        tiles = central.wall()
    assert [(tile.store, tile.state) for tile in tiles] == [
        ("001", TileState.SILENT), ("002", TileState.NEVER), ("003", TileState.BEHIND), ("004", TileState.REFUSED),
        ("005", TileState.UP_TO_DATE),
    ]  # fmt: skip
    said = stores_html(tiles, now_ms=clock.now_ms)
    for words in (
        "Store 001, silent over 4 h, 5 h",
        "Store 003, behind, 1",
        "Store 004, refused by head office, 1 refused",
    ):
        assert words in said
    assert "<b>005</b> Harbour Row" not in said, "a store that is up to date is on the wall alone"


@given(
    refused=st.integers(0, 3),
    behind=st.integers(0, 3),
    heard_ms=st.integers(0, NOON_MS),
    now_ms=st.integers(NOON_MS, NOON_MS * 2),
)
def test_the_gravest_state_wins(refused: int, behind: int, heard_ms: int, now_ms: int) -> None:
    state = state_of(refused=refused, behind=behind, heard_ms=heard_ms, now_ms=now_ms)
    assert (state is TileState.REFUSED) == bool(refused)
    if state is TileState.UP_TO_DATE:
        assert not behind
        assert heard_ms > 0
        assert now_ms - heard_ms <= SILENT_MS


def test_only_people_of_head_office_see_it(tmp_path: Path) -> None:
    """Nobody, a stranger, a wrong PIN, another scheme: asked; Ann with her PIN: the page, with nothing to run in it."""
    with Central.open(tmp_path / "hq", HandClock()) as central, serving(central, staff=STAFF) as address:
        sold(central, "085")
        for who in ("", basic("999", "1234"), basic(ANN.number, "0000"), "Bearer x", "Basic !!", "Basic " + "A" * 500):
            answer = page(address, who)
            assert (answer.status, answer.said["code"]) == (401, "service.who")
            assert answer.headers["www-authenticate"].startswith("Basic")
        seen = page(address, basic(ANN.number, ANN_PIN))
        assert seen.status == 200
        assert "default-src 'none'" in seen.headers["content-security-policy"]
        assert b"Store 085, not heard yet" in seen.body
        assert b"<script" not in seen.body
    with Central.open(tmp_path / "hq", HandClock()) as central, serving(central) as address:
        assert page(address, basic(ANN.number, ANN_PIN)).status == 401


def test_guessing_closes_the_page_for_a_while() -> None:
    """Ten wrong PINs; the eleventh, and a right one, are put off; who was known stays in; later all is well."""
    clock = HandClock()
    guard = Guard(STAFF, clock)
    right = basic(ANN.number, ANN_PIN)
    guard.let_in(right)
    for at in range(WRONG_MAX):
        with pytest.raises(Refusal):
            guard.let_in(basic(ANN.number, f"{at:04d}x"))
    with pytest.raises(Trouble):
        guard.let_in(basic(PRIYA.number, PRIYA_PIN))
    guard.let_in(right)
    clock.mono += WRONG_MS + KNOWN_MS + 1
    guard.let_in(right)


def test_a_name_is_only_ever_a_name() -> None:
    hostile = "<script>alert(1)</script>\"'&"
    tile = Tile(
        store=hostile, name=hostile, registers=1, state=TileState.BEHIND, behind=1, silent_ms=0, heard_ms=NOON_MS,
        last_day=hostile, entries=1, refused=0, apps=(hostile,),
    )  # fmt: skip
    said = stores_html([tile], now_ms=NOON_MS)
    assert "<script" not in said
    assert said.count("&lt;script&gt;") >= 4
