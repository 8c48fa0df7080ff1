"""A store's weekend without central, pressed key by key at two registers; then all of it is sent and added up.

What is true of each hour, the keys and what the window must say stand in ``weekend.md`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaking import NOON_MS, HandClock
from desk.shop import Pc, new_pc
from desk.trial import steps
from linemaking import DirectRoad, sender
from shoebox.central import Central
from shoebox.domain.carrying import LineKind
from shoebox.domain.day import DayFigures, Step
from shoebox.formats.box import read_box

WEEKEND = Path(__file__).parent / "weekend.md"
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


def play(store: dict[str, Pc]) -> None:
    """Each row of the document at its PC."""
    pc, window = store["1"], "office"
    for step in steps(WEEKEND):
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
    play(store)
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
