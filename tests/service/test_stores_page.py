"""The stores page: who may see it, what it says of each store, and that no name can be anything but a name."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookmaking import NOON_MS, HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, PINS, PRIYA, STAFF
from financemaking import renewed
from servicing import Answer, ask, serving
from shoebox.central import Central
from shoebox.domain.acts import IncidentDeclared, IncidentEnded
from shoebox.domain.carrying import NO_ROOT, Claim, Hello, place_of
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Wait
from shoebox.domain.wall import HOUR_MS, Fallback, Tile, TileState, Wall, state_of
from shoebox.formats.carrying import read_line_receipt, read_welcome, write_claim, write_hello, write_line_receipt
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
    return central.line.take("by line", register.parcel(last=until))[0].code


def claimed(central: Central, register: MemoryRegister, **more: Any) -> None:
    own = {"store": register.store, "register": register.register, "epoch": register.epoch}
    hello = Hello(**own, app="0.1.0", protocol_oldest=1, protocol_newest=1)  # type: ignore[arg-type]
    nonce = read_welcome(central.line.hello(write_hello(hello))).nonce
    last = register.entries[-1]
    claim = Claim(**own, nonce=nonce, head_seq=last.seq, head=last.hash, central_size=0, central_root=NO_ROOT)  # type: ignore[arg-type]
    central.line.claim(write_claim(replace(claim, **more), register.signer.sign))


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
        wall = central.wall()
    assert [(tile.store, tile.state) for tile in wall.tiles] == [
        ("001", TileState.SILENT), ("002", TileState.NEVER), ("003", TileState.BEHIND), ("004", TileState.REFUSED),
        ("005", TileState.UP_TO_DATE),
    ]  # fmt: skip
    said = stores_html(wall)
    for words in (
        "Store 001, silent over 4 h, 5 h",
        "Store 003, behind, 1",
        "Store 004, refused by head office, 1 refused",
    ):
        assert words in said
    assert said.index("<b>004</b> Harbour Row") < said.index("<b>005</b> Harbour Row"), "the gravest stand first"


def test_a_book_that_was_left_is_named_below(tmp_path: Path) -> None:
    """One of two entries lies apart behind a lost one; a store with none of it has no such section."""
    with Central.open(tmp_path / "hq", HandClock()) as central:
        old = sold(central, "085")
        carried(central, old)
        assert "Books left behind" not in stores_html(central.wall())
        renewed(central, old)
        said = stores_html(central.wall())
    row = said[said.index("Register 1, book 1") :]
    assert [cell.split("<")[0] for cell in row.split('data-head="')[1:5]] == [
        'Not here" class="n">2', 'Of these kept apart" class="refused n">1', 'Of these lost there" class="n">1',
        'Days not sealed" class="n">1',
    ]  # fmt: skip


@given(
    refused=st.integers(0, 3),
    behind=st.integers(0, 3),
    heard_ms=st.integers(0, NOON_MS),
    now_ms=st.integers(NOON_MS, NOON_MS * 2),
)
def test_the_gravest_state_wins(refused: int, behind: int, heard_ms: int, now_ms: int) -> None:
    state = state_of(refused=refused, behind=behind, heard_ms=heard_ms, now_ms=now_ms, silent_ms=4 * HOUR_MS)
    assert (state is TileState.REFUSED) == bool(refused)
    if state is TileState.UP_TO_DATE:
        assert not behind
        assert heard_ms > 0
        assert now_ms - heard_ms <= 4 * HOUR_MS


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
    guard = Guard(lambda: STAFF, clock)
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
    """Nor is a clock of a store, however wild, anything but a moment."""
    hostile, wild = "<script>alert(1)</script>\"'&", 2**53
    fallback = Fallback(number=hostile, declared_ms=wild, ended_ms=0, first_sale=hostile, last_sale=hostile)
    tile = Tile(
        store=hostile, name=hostile, registers=1, state=TileState.BEHIND, behind=1, silent_ms=0, heard_ms=NOON_MS,
        last_day=hostile, entries=1, refused=0, apps=(hostile,), fallback=fallback, draft_due=hostile,
    )  # fmt: skip
    said = stores_html(Wall(tiles=(tile,), arrivals=(0,) * 60, now_ms=NOON_MS, silent_hours=4))
    assert "<script" not in said
    assert said.count("&lt;script&gt;") >= 6


def test_silence_is_a_setting(tmp_path: Path) -> None:
    """Heard five hours ago: silent where four are allowed, behind nothing where a day is."""
    for hours, state in ((4, TileState.SILENT), (24, TileState.UP_TO_DATE)):
        clock = HandClock()
        policy = Policy(silent_hours=hours)
        with Central.open(tmp_path / str(hours), clock, policy=policy) as central:
            carried(central, sold(central, "001"))
            clock.pass_min(5 * 60)
            wall = central.wall()
        assert wall.tiles[0].state is state
        assert f"silent over {hours} h" in stores_html(wall) or state is TileState.UP_TO_DATE


def test_what_was_heard_outlives_a_restart_and_is_seen_by_another_process(tmp_path: Path) -> None:
    clock = HandClock()
    with Central.open(tmp_path / "hq", clock) as central:
        register = sold(central, "003")
        carried(central, register, until=2)
        claimed(central, register)
        clock.pass_min(1)
        claimed(central, register)
    with Central.open(tmp_path / "hq", clock) as central:
        (tile,) = central.wall().tiles
    assert (tile.behind, tile.apps) == (1, ("0.1.0",))
    (tmp_path / "hq" / "heard.json").write_text('[["003", 1]]')
    with Central.open(tmp_path / "hq", clock) as central:
        assert central.wall().tiles[0].apps == ()


def test_nobody_but_a_register_itself_is_heard_of_it(tmp_path: Path) -> None:
    """Silent for five hours. A stranger says hello in its name, and claims with a key of their own; then it speaks."""
    clock = HandClock()
    with Central.open(tmp_path / "hq", clock) as central:
        register = sold(central, "003")
        carried(central, register)
        claimed(central, register)
        clock.pass_min(5 * 60)
        for name in ("003", "4111111111111111"):
            hello = Hello(store=name, register="1", epoch=1, app="9.9.9", protocol_oldest=1, protocol_newest=1)
            central.line.hello(write_hello(hello))
        with pytest.raises(Refusal) as refused:
            claimed(central, MemoryRegister("003", key="thief"))
        assert refused.value.code == "carry.forged_claim"
        (tile,) = central.wall().tiles
        assert (tile.state, tile.apps) == (TileState.SILENT, ("0.1.0",))
        claimed(central, register)
        assert central.wall().tiles[0].state is TileState.UP_TO_DATE
        assert "4111111111111111" not in (tmp_path / "hq" / "heard.json").read_text()


def test_the_incident_the_open_days_and_the_draft_due_first_of_a_store(tmp_path: Path) -> None:
    """Declared at noon, card slips written on two days of which one is charged, the first day sealed; then ended."""
    clock = HandClock()
    with Central.open(tmp_path / "hq", clock) as central:
        register = MemoryRegister("085")
        central.enrol(register.enrolment)
        declared = register.append(
            IncidentDeclared(number="26-07", began_ms=NOON_MS, rescue_lane="finance", declared_by="1")
        )
        register.open("2026-11-12")
        register.sale(6_241, slip="085100001")
        central.take_box("box", register.close())
        register.open("2026-11-13")
        register.sale(1_999, slip="085100002", happened_ms=NOON_MS + 24 * 3_600_000)
        carried(central, register)
        (tile,) = central.wall().tiles
        assert (tile.unsealed, tile.draft_due, tile.draft_wait) == (1, "2026-11-12", Wait.EARLY)
        assert tile.fallback is not None
        assert (tile.fallback.number, tile.fallback.declared_ms, tile.fallback.is_on) == ("26-07", NOON_MS, True)
        assert tile.fallback.first_sale < tile.fallback.last_sale
        charges = tmp_path / "charges.csv"
        charges.write_text(
            "charge_id,charged_at,amount,kind,slip_ref\nC-1,2026-11-12T15:10:00-05:00,62.41,charge,085100001\n"
        )
        central.import_charges(charges)
        clock.pass_min(4 * 24 * 60)
        (tile,) = central.wall().tiles
        assert (tile.draft_due, tile.draft_wait) == ("2026-11-13", Wait.AMBER)
        register.append(
            IncidentEnded(incident_seq=declared.seq, ended_ms=NOON_MS + 1, ended_by="1", last_slip="085100002")
        )
        carried(central, register)
        wall = central.wall()
        assert wall.tiles[0].fallback.ended_ms == NOON_MS + 1
        assert (wall.in_fallback, sum(wall.arrivals), wall.arrivals[-1]) == (0, 1, 1)
    said = stores_html(wall)
    assert "26-07" in said
    assert "Draft due first" in said
    assert "goes on" not in said


def test_keys_that_lie_open_are_told_above_all_else() -> None:
    """By their names, until none does."""
    wall = Wall(tiles=(), arrivals=(0,) * 60, now_ms=NOON_MS, silent_hours=4, open_keys=("central.key", "root.key"))
    said = stores_html(wall)
    assert "Keys of head office lie open on its disk (central.key, root.key)" in said
    assert said.index("lie open") < said.index("Entries that came")
    assert "sin protección en su disco" in stores_html(wall, language="es")
    assert "lie open" not in stores_html(replace(wall, open_keys=()))


def test_a_head_office_that_forgot_what_it_signed_for_is_told_above_its_stores(tmp_path: Path) -> None:
    """A register holds a receipt for 7 arrivals where there were none; a month later nobody speaks of it any more."""
    clock = HandClock()
    with Central.open(tmp_path / "hq", clock) as central:
        register = sold(central, "001")
        assert central.wall().doubted_by == ()
        word = read_line_receipt(central.line.receipt(place_of(register.enrolment)), card=central.keys.card)
        lost = replace(word, size=7, root=b"\7" * 32)
        shown = write_line_receipt(lost, central._signer.sign).decode()
        claimed(central, register, central_size=7, central_root=b"\7" * 32, central_receipt=shown)
        assert central.wall().doubted_by == ("001/1",)
        assert central.counts().flags == 1
        said = stores_html(central.wall())
        assert "head office&#x27;s own log never gave (store/register: 001/1)" in said
        assert said.index('role="alert"') < said.index("Entries that came")
        clock.pass_min(31 * 24 * 60)
        assert "never gave" not in stores_html(central.wall())


def test_a_head_office_that_lost_its_newest_key_is_told_above_its_stores() -> None:
    """What is to be done with the card comes before what is to be done with the books."""
    wall = Wall(tiles=(), arrivals=(0,) * 60, now_ms=NOON_MS, silent_hours=4, newer_keys_at=("001/1",))
    said = stores_html(wall)
    assert "head office itself does not know (store/register: 001/1)" in said
    assert "never gave" not in said
    both = stores_html(replace(wall, doubted_by=("002/1",)))
    assert both.index("does not know") < both.index("never gave") < both.index("Entries that came")
    assert "no conoce" in stores_html(wall, language="es")


def test_the_page_speaks_spanish(tmp_path: Path) -> None:
    """Every word of it: none of the English ones is left."""
    with Central.open(tmp_path / "hq", HandClock()) as central:
        carried(central, sold(central, "001"))
        sold(central, "002")
        said = stores_html(central.wall(), language="es")
    assert '<html lang="es">' in said
    for word in ("Tiendas", "aún sin noticias", "al día", "Últimas noticias", "Ninguna tienda ha declarado"):
        assert word in said
    for word in ("Stores", "up to date", "not heard", "Last heard", "never", "none"):
        assert f">{word}" not in said
