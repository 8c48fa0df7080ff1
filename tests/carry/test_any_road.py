"""Whatever road entries take, in any mix, order and number, head office's books are the same in the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import HandClock
from daymaking import Office, make_office
from linemaking import BadRoad, DirectRoad, MortalOffice, books_of, parcel_of, sender
from postgresmaking import verified
from shoebox.central import Central
from shoebox.domain.carrying import LineKind, Place
from shoebox.domain.holdings import Outcome

FAULTS = ("fine", "lost", "no line", "dropped", "twice", "an old one first", "killed")


@dataclass
class Told:
    """A book of two closed days and an open one, the boxes of the two, and what head office makes of it all."""

    office: Office
    boxes: list[bytes]
    straight: list[list[tuple[object, ...]]]
    empty: Path  # a head office that knows the register and has nothing of it


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """12th: 62.41, 19.99, 5.00 cash | 13th: 7.00, void of the 62.41, refund of 3.00 | 14th, open: 8.00, 9.00, void."""
    folder = tmp_path_factory.mktemp("told")
    with make_office(folder / "store") as office:
        boxes = two_days(office)
        office.open("2026-11-14")
        office.slip(4, 800)
        office.void(office.slip(5, 900))
        with Central.open(folder / "hq", HandClock()) as central:
            central.enrol(office.book.enrolment())
            shutil.copytree(folder / "hq", folder / "empty")
            for box in boxes:
                assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
            first = max(central.boxes(), key=lambda one: one.last_seq).last_seq + 1
            rest = parcel_of(office.book, first, office.book.head().seq)
            assert central.line.take("by stick", rest)[0].outcome == Outcome.TAKEN
            yield Told(office, boxes, books_of(central), folder / "empty")


def two_days(office: Office) -> list[bytes]:
    office.open("2026-11-12")
    first = office.slip(1)
    office.slip(2, 1_999)
    office.cash(500)
    office.settle()
    boxes = [office.room.seal()]
    office.clock.pass_min(24 * 60)
    office.open("2026-11-13")
    office.refund(office.slip(3, 700), 300)
    office.void(first)
    office.settle()
    office.clock.pass_min(24 * 60)
    return [*boxes, office.room.seal()]


@given(data=st.data())
@settings(max_examples=8)
def test_any_mix_of_roads_gives_the_same_books(
    data: st.DataObject, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Rounds on a line that loses, drops, repeats, delivers late and is killed; boxes and parcels by stick between."""
    mixed(data, told, tmp_path_factory.mktemp("mix"))


@pytest.mark.torture
@given(data=st.data())
@settings(max_examples=60)
def test_many_mixes_of_roads_give_the_same_books(
    data: st.DataObject, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same, many times over."""
    mixed(data, told, tmp_path_factory.mktemp("mix"))


def mixed(data: st.DataObject, told: Told, folder: Path) -> None:
    shutil.copytree(told.empty, folder / "hq")
    book, last = told.office.book, told.office.book.head().seq
    with closing(MortalOffice(folder / "hq")) as hq:
        road = BadRoad(hq.central, reopen=hq.reopen)
        register = sender(book, hq.central, road, folder=folder)
        for _ in range(data.draw(st.integers(0, 5), label="acts")):
            act = data.draw(st.sampled_from(("line", "box", "parcel")), label="act")
            if act == "line":
                road.faults = data.draw(st.lists(st.sampled_from(FAULTS), max_size=12), label="faults")
                register.at_once = data.draw(st.integers(1, last), label="at once")
                register.once()
            elif act == "box":
                hq.central.take_box("by stick", data.draw(st.sampled_from(told.boxes), label="box"))
            else:
                first = data.draw(st.integers(1, last), label="first")
                until = data.draw(st.integers(first, last), label="last")
                hq.central.line.take("by stick", parcel_of(book, first, until))
        road.faults = []
        assert register.once().kind == LineKind.UP_TO_DATE
        assert books_of(hq.central) == told.straight
        assert hq.central.counts().quarantined == 0
    verdict = verified(folder / "hq")
    assert verdict.ok, verdict.line


def test_everything_ever_said_three_times_over_changes_nothing(told: Told, tmp_path: Path) -> None:
    """All parcels of one by one, then each message again, forwards, backwards and forwards: no row more."""
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(told.office.book.enrolment())
        road = DirectRoad(central)
        assert sender(told.office.book, central, road, folder=tmp_path, at_once=1).once().kind == LineKind.UP_TO_DATE
        held, size = books_of(central), central.line.receipt(_place(told))
        said = list(road.heard)
        for message in [*said, *reversed(said), *said]:
            road.deliver(*message)
        assert books_of(central) == held == told.straight
        assert central.line.receipt(_place(told)) == size
        assert (central.counts().quarantined, central.counts().forks) == (0, 0)


def _place(told: Told) -> Place:
    book = told.office.book
    return Place(store=book.store, register=book.register, epoch=book.epoch)
