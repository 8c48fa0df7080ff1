"""A chain's registers come back at once on lines that are cut and freed at random: nothing is lost, nothing doubled."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, HandClock, open_day
from linemaking import sender
from postgresmaking import database, on_both_databases, rows_of, verified  # noqa: F401 (a fixture)
from servicing import serving
from shoebox.central import Central
from shoebox.domain.acts import PadIssued, Sale
from shoebox.domain.carrying import LineKind
from shoebox.domain.errors import Trouble
from shoebox.storage.book import Book
from shoebox.transport.http_road import Address, HttpRoad
from shoebox.transport.road import RoadAnswer
from storming import HELD, HELD_MINOR, TWICE, Came, Ready, Weather, missed, ready, storm

pytestmark = pytest.mark.thorough

REGISTERS, ENTRIES, AT_ONCE, REAL = 30, 100, 20, 3
WEATHER = Weather(life_s=0.3, dead_s=0.2, patience=0.1)


class CutRoad:
    """A real line that fails before, or after, what it carried was heard."""

    def __init__(self, address: str, chance: random.Random) -> None:
        self._road, self._chance = HttpRoad(Address(address)), chance
        self.cut = 0

    def post(self, path: str, body: bytes) -> RoadAnswer:
        fate = self._chance.random()
        if fate < 0.1:
            self._fail("carry.offline")
        answer = self._road.post(path, body)
        if fate > 0.8:
            self._fail("carry.unknown")
        return answer

    def close(self) -> None:
        self._road.close()

    def _fail(self, code: str) -> None:
        self.cut += 1
        self._road.close()
        raise Trouble(code, host="hq", why="cut")


@contextmanager
def books(folder: Path) -> Iterator[list[Book]]:
    """Real registers of real stores, each with a day of its own begun."""
    made = []
    for number in range(REAL):
        book = Book.create(
            folder / str(number), store=f"9{number:02d}", store_name=f"Quay {number}", register="1", currency="USD",
            clock=HandClock(), app="test",
        )  # fmt: skip
        pad = 900_000 + number * 1_000
        book.append(PadIssued(first=f"{pad:09d}", last=f"{pad + 999:09d}"), clerk=CLERK, day=DAY)
        open_day(book)
        for at in range(20):
            act = Sale(
                slip=f"{pad + at:09d}", tender="card", amount_minor=1_000 + at, tax_minor=0, currency="USD",
                brand="visa", last4="4417", approval="061234",
            )  # fmt: skip
            book.append(act, clerk=CLERK, day=DAY)
        made.append(book)
    try:
        yield made
    finally:
        for book in made:
            book.close()


def sent_all(book: Book, central: Central, address: str, seed: int) -> int:
    """A real register's rounds until head office holds its book; how often its line was cut."""
    road = CutRoad(address, random.Random(seed))
    register = sender(book, central, road, at_once=5)
    while register.once().kind is not LineKind.UP_TO_DATE:
        assert register.state.kind in (LineKind.OFFLINE, LineKind.BUSY, LineKind.UNKNOWN), register.state
    return road.cut


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In a file and on a server."""
    on_both_databases(metafunc)


@pytest.fixture(scope="module")
def fleet() -> list[Ready]:
    return [ready(number, ENTRIES, AT_ONCE) for number in range(REGISTERS)]


def test_a_storm_loses_nothing_and_doubles_nothing(tmp_path: Path, fleet: list[Ready]) -> None:
    """Thirty at once and three real ones among them, every line cut again and again: each entry is here once."""
    with books(tmp_path) as real, Central.open(tmp_path / "hq", HandClock()) as central:
        for enrolment in [*(one.enrolment for one in fleet), *(book.enrolment() for book in real)]:
            central.enrol(enrolment)
        cuts: list[int] = []
        with serving(central) as address:
            threads = [
                threading.Thread(target=lambda at=at: cuts.append(sent_all(real[at], central, address, at)))
                for at in range(REAL)
            ]
            for thread in threads:
                thread.start()
            port = int(address.rpartition(":")[2])
            seen = asyncio.run(storm(fleet, port, card=central.keys.card, weather=WEATHER))
            for thread in threads:
                thread.join()
        assert len(cuts) == REAL
        assert sum(cuts) > 0
        assert seen.cut > 0
        for one in fleet:
            receipt = seen.receipts[one.place]
            assert (receipt.held_seq, receipt.held_head) == one.parcels[-1][:2]
        held = central.counts()
        number = REGISTERS * ENTRIES + sum(book.head().seq for book in real)
        assert (held.entries, held.forks, held.quarantined, held.boxes) == (number, 0, 0, REGISTERS)
    sold_minor = sum(one.totals_minor for one in fleet) + sum(1_000 + at for at in range(20)) * REAL
    asked = {words: rows_of(tmp_path / "hq", words)[0][0] for words in (HELD, HELD_MINOR, TWICE)}
    assert asked == {HELD: number, HELD_MINOR: sold_minor, TWICE: 0}
    assert rows_of(tmp_path / "hq", "SELECT code FROM flag WHERE code = 'flag.slip_twice'") == []
    assert verified(tmp_path / "hq").ok


WELL = Came(
    sent=720_000, held=720_000, sent_minor=9_900, held_minor=9_900, twice=0, unsigned=0, p99_s=1.99, seconds=299.9,
    peak_bytes=499_000_000,
)  # fmt: skip


@pytest.mark.of_the_file
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held": 719_999}, "720,000 entries were sent, and 719,999 are held"),
        ({"held": 720_001}, "720,001 are held"),
        ({"held_minor": 9_899}, "held are 9,899"),
        ({"twice": 1}, "more than once"),
        ({"unsigned": 1}, "no signed word"),
        ({"p99_s": 2.0}, "2.00 s at p99"),
        ({"seconds": 300.0}, "not under 300"),
        ({"peak_bytes": 500_000_000}, "500 MB"),
    ],
)
def test_a_storm_that_is_not_as_it_must_be_is_said(wrong: dict[str, float], said: str) -> None:
    """The long run by hand ends by this: one figure beyond its bound is one sentence, and none is none."""
    assert missed(WELL) == []
    (words,) = missed(replace(WELL, **wrong))  # type: ignore[arg-type]
    assert said in words
