"""A store's weekend without central, pressed key by key at two registers; then all of it is sent and added up.

What is true of each hour, the keys and what the window must say stand in ``weekend.md`` beside this file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import NOON_MS, HandClock
from desk.shop import POLICY, Pc, new_pc
from desk.trial import steps
from linemaking import DirectRoad, sender
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.domain.day import DayFigures, Step
from shoebox.domain.incident import RescueLane
from shoebox.domain.presentment import Wait
from shoebox.formats.box import read_box

WEEKEND, KEYED_AGAIN = (Path(__file__).parent / name for name in ("weekend.md", "keyed_again.md"))
FRIDAY, SATURDAY = "2026-11-13", "2026-11-14"
DAYS = {"Friday": 1, "Saturday": 2, "Sunday": 3}
DAY_MIN = 24 * 60
# What was keyed, per register and day, by tender: sales less refunds less what was struck out.
KEYED = {
    ("085-1", FRIDAY): {"card": 12_995 + 4_500 + 88_880 + 15_000 + 1_000, "cash": 6_600 + 5_000 + 3_000},
    ("085-2", FRIDAY): {"card": 1_500 + 2_500 + 3_500, "cash": 1_999},
    ("085-1", SATURDAY): {"card": 4_250 - 2_000 + 1_000 + 2_000 + 3_000, "cash": 5_000 + 1_299},
    ("085-2", SATURDAY): {"card": 6_400},
}


@pytest.fixture(autouse=True)
def screen_is_free() -> None:
    """Four windows in one process, where a store has two a PC: other tests ask how long an act takes, page by page."""


@pytest.fixture
def store(tmp_path: Path, shown) -> Iterator[dict[str, Pc]]:
    """Two PCs that were never used, and a stick that both know."""
    (tmp_path / "SHARED").mkdir()
    pcs = {no: new_pc(tmp_path / f"085-{no}", f"085-{no}", HandClock(), shown) for no in ("1", "2")}
    for pc in pcs.values():
        (pc.folder / "last-place.txt").write_text(str(tmp_path / "SHARED"), encoding="utf-8")
    yield pcs
    for pc in pcs.values():
        pc.power_out()


@pytest.fixture
def keyed_again(tmp_path: Path, shown) -> Iterator[dict[str, Pc]]:
    """One PC whose head office has the store key its drafts again, and a stick that it knows."""
    (tmp_path / "SHARED").mkdir()
    policy = replace(POLICY, rescue_lane=RescueLane.REKEY)
    pc = new_pc(tmp_path / "085-1", "085-1", HandClock(), shown, policy=policy)
    (pc.folder / "last-place.txt").write_text(str(tmp_path / "SHARED"), encoding="utf-8")
    yield {"1": pc}
    pc.power_out()


def play(store: dict[str, Pc], document: Path) -> None:
    """Each row of the document at its PC."""
    pc, window = store["1"], "office"
    for step in steps(document):
        if step.number in DAYS:
            wake(store, DAYS[step.number])
        if step.paper:
            number, _, window = step.paper.partition(" ")
            pc = store[number]
        if window == "power out":
            pc.power_out()
            pc.start()
        else:
            pc.does(window, (step.keys, step.says))


def wake(store: dict[str, Pc], day: int) -> None:
    """Seven in the morning, so many days after Thursday."""
    for pc in store.values():
        pc.clock.pass_min((NOON_MS - pc.clock.now_ms) // 60_000 + day * DAY_MIN)


def figures(store: dict[str, Pc]) -> dict[tuple[str, str], DayFigures]:
    """Of every day at every register."""
    days = [(pc.house, day) for day in (FRIDAY, SATURDAY) for pc in store.values()]
    return {(house.register, day): house.day.figures(day) for house, day in days}


@pytest.mark.thorough
def test_a_weekend_without_central(store, tmp_path):
    """What was keyed is what four reports say, what four boxes hold, and what head office has, each entry once."""
    play(store, WEEKEND)
    told = figures(store)
    for place, keyed in KEYED.items():
        day = told[place]
        assert day.taken_minor == sum(keyed.values()), place
        assert (day.step, day.counts[-1].over_short_minor) == (Step.SEALED, 0), place
        assert day.slips_by_hand == day.slips_in_book, place
        assert [gap for gap in day.gaps if not gap.explanation] == [], place
    assert [gap.slips for gap in told["085-1", FRIDAY].gaps] == [("085100008",)]
    late = next(line for line in told["085-1", SATURDAY].risks if line.name == "Written on an earlier day")
    assert (late.count, late.amount_minor) == (1, 4_250)
    used = [(pad.used, pad.voided, pad.spoiled, pad.unused) for pad in told["085-1", SATURDAY].pads]
    assert used == [(9, 0, 3, 0), (1, 0, 0, 2)]
    for pc in store.values():
        assert pc.house.incidents.standing() is None
        for day in (FRIDAY, SATURDAY):
            assert pc.house.box_of(day).steps[-1].to_place.startswith("van")

    boxes = [read_box(file.read_bytes()) for file in sorted((tmp_path / "SHARED").glob("*.shoebox"))]
    assert {(box.head.register, box.head.day): dict(box.head.totals_minor) for box in boxes} == KEYED

    with Central.open(tmp_path / "hq", HandClock()) as central:
        for pc in store.values():
            central.enrol(pc.house.book.enrolment())
            road = DirectRoad(central)
            for _ in range(2):
                assert sender(pc.house.book, central, road).once().kind == LineKind.UP_TO_DATE
        assert central.counts().entries == sum(pc.house.book.head().seq for pc in store.values())
        assert (central.counts().quarantined, central.counts().forks) == (0, 0)


HEAD = "charge_id,order_id,store_id,channel,charged_at,amount,currency,kind,status,card_brand,card_last4,auth_code"
CHARGES = f"""{HEAD},slip_ref
C1,pos-1,085,pos,2026-11-13T19:00:00-05:00,129.95,USD,charge,captured,visa,4417,48213A,
C2,pos-2,085,pos,2026-11-13T19:01:00-05:00,66.00,USD,charge,captured,visa,0420,66001A,
C4,pos-4,085,pos,2026-11-13T19:02:00-05:00,45.00,USD,charge,captured,mastercard,1881,77120B,
C5,pos-5,085,pos,2026-11-13T19:03:00-05:00,10.00,USD,charge,captured,visa,3003,30030C,
"""


@pytest.mark.thorough
def test_a_day_whose_slips_the_store_keys_again(keyed_again, tmp_path):
    """Every slip is ticked off once, under the order that the till gave it; head office has no slip that waits."""
    play(keyed_again, KEYED_AGAIN)
    house = keyed_again["1"].house
    rekeying = house.incidents.rekeying
    ticked = [rekeying.ticked(f"POS {number}").row.slip for number in (1, 2, 3, 4, 5)]
    assert ticked == ["085100001", "085100003", "", "085100002", "085100005"]
    assert rekeying.left() == ()
    assert house.incidents.standing() is None
    day = house.day.figures(FRIDAY)
    assert (day.step, day.counts[-1].over_short_minor, day.slips_by_hand) == (Step.SEALED, 0, day.slips_in_book)
    (box,) = [read_box(file.read_bytes()) for file in (tmp_path / "SHARED").glob("*.shoebox")]
    assert dict(box.head.totals_minor) == {"card": 12_995 + 4_500 + 6_600 + 1_000, "cash": 1_999}

    with Central.open(tmp_path / "hq", house.clock) as central:
        central.enrol(house.book.enrolment())
        road = DirectRoad(central)
        for _ in range(2):
            assert sender(house.book, central, road).once().kind == LineKind.UP_TO_DATE
        (tile,) = central.wall().tiles
        assert (tile.draft_due, tile.draft_wait) == ("", Wait.EARLY)
        (tmp_path / "charges.csv").write_text(CHARGES, encoding="utf-8")
        central.import_charges(tmp_path / "charges.csv")
        central.write_charges(tmp_path / "named.csv")
    with (tmp_path / "named.csv").open(encoding="utf-8") as named:
        slips = {row["charge_id"]: row["slip_ref"] for row in csv.DictReader(named)}
    assert slips == {"C1": "085100001", "C2": "085100003", "C4": "085100002", "C5": "085100005"}
