"""A store learns that its box of paper came: Finance takes it in, and the word goes out by every road."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bookmaking import HandClock, card_sale
from casemaking import ANN, LEO
from financemaking import desk_of
from linemaking import DirectRoad
from officemaking import Counter, counter_in
from outmaking import dispatches, fetching, policy_out, with_word
from shoebox.carry import Dispatches
from shoebox.central import Central, own_keys
from shoebox.domain.archive import ArrivalDraft, BoxKey, BoxState, BoxTimes
from shoebox.domain.custody import BoxArrival
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.policy import Policy
from shoebox.domain.presentment import Road
from shoebox.formats.arrivals import write_arrivals
from shoebox.handover.archive import BoxRoom
from shoebox.handover.finance import FinanceDesk
from shoebox.handover.office_word import OfficeWord

BOX = "085-2-0001"
KEY = BoxKey(store="085", register="085-2", box_no=BOX)


def draft(**said: object) -> ArrivalDraft:
    fields = {"box_no": BOX, "seal": "A 448 210", "is_whole": True, "counted": 1, "place": "row 4"}
    return ArrivalDraft(**{**fields, **said})


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A day with one slip, closed as box 085-2-0001 with the seal A 448 210, and given to a carrier."""
    with counter_in(tmp_path / "store") as made:
        made.close_a_day()
        made.hand_over()
        yield made


@pytest.fixture
def desk(tmp_path: Path, counter: Counter) -> Iterator[FinanceDesk]:
    """Head office, to which the register's sealed day came; it stands in the same time."""
    with desk_of(tmp_path / "finance", counter.house.book.enrolment(), counter.clock) as made:
        yield made


def imported(desk: FinanceDesk, counter: Counter) -> None:
    assert desk.central.take_box("box", counter.house.day.seal())[1]


def taken(counter: Counter, desk: FinanceDesk) -> Dispatches:
    return dispatches(counter.house.book, desk.central, counter.clock)


def told(counter: Counter, desk: FinanceDesk) -> BoxArrival | None:
    """What the store's office knows of its box, after a round on the line."""
    side = taken(counter, desk)
    fetching(counter.house.book, desk.central, DirectRoad(desk.central), side).once()
    return with_word(counter.house, desk.central).boxes()[0].arrival


def test_the_word_comes_by_line_and_says_how_the_box_was_found(counter, desk):
    """Taken in with tape and slip as the store wrote; then the store knows that its box is at head office."""
    imported(desk, counter)
    assert told(counter, desk) is None
    assert with_word(counter.house, desk.central).boxes()[0].is_on_its_way
    desk.boxes.arrive(draft(), KEY, by=ANN)
    assert desk.boxes.tell_stores(by=ANN) == ("085",)
    came = told(counter, desk)
    assert came == BoxArrival(
        at_ms=counter.clock.wall_ms(), register="085-2", box_no=BOX, seal="A 448 210", seal_differs=False, counted=1,
        count_differs=False, is_explained=False,
    )  # fmt: skip
    box = with_word(counter.house, desk.central).boxes()[0]
    assert (box.is_here, box.is_on_its_way, came.is_right) == (False, False, True)


def test_nothing_is_to_be_sent_of_a_box_that_came(counter, desk):
    """Given to a carrier, its slip waits; no receipt has come back, but Finance has the paper. Tomorrow's is here."""
    imported(desk, counter)
    held_minor = counter.house.book.unheld_minor()
    assert list(with_word(counter.house, desk.central).renewed().till.today().oldest_ms) == [("visa", Road.AWAY)]
    desk.boxes.arrive(draft(), KEY, by=ANN)
    desk.boxes.tell_stores()
    told(counter, desk)
    house = with_word(counter.house, desk.central).renewed()
    assert house.till.today().oldest_ms == house.book.waiting_since(house.arrived()) == {}
    assert counter.house.book.unheld_minor() == held_minor > 0, "what may lie at one register goes by its entries"
    counter.clock.pass_min(24 * 60)
    counter.open()
    counter.house.till.record(card_sale(2))
    assert house.till.today().oldest_ms == {("visa", Road.BOX): counter.clock.wall_ms()}


def test_a_stick_brings_the_same(counter, desk):
    imported(desk, counter)
    desk.boxes.arrive(draft(), KEY, by=ANN)
    desk.boxes.tell_stores()
    data = dict(desk.central.out.for_stick(("085",)))["arrivals-000001"]
    assert taken(counter, desk).take(data).outcome == TakeOutcome.TAKEN
    assert with_word(counter.house, desk.central).boxes()[0].arrival.box_no == BOX


def test_nothing_new_is_said_once(counter, desk):
    """Told, told again, moved: one dispatch. A difference and its explanation are news, each in place of the last."""
    imported(desk, counter)
    assert desk.boxes.tell_stores() == ()
    desk.boxes.arrive(draft(counted=0, is_whole=False), KEY, by=ANN)
    assert desk.boxes.tell_stores() == ("085",)
    assert desk.boxes.tell_stores() == ()
    desk.boxes.move(KEY, place="row 9", note="", by=ANN)
    assert desk.boxes.tell_stores() == ()
    came = told(counter, desk)
    assert (came.seal_differs, came.count_differs, came.is_right) == (True, True, False)
    desk.boxes.explain(KEY, note="it stuck to the lid", by=LEO)
    assert desk.boxes.tell_stores() == ("085",)
    assert told(counter, desk).is_right
    lines = [line for line in desk.central.out.lines() if line.kind == "arrivals"]
    assert [line.is_newest for line in lines] == [False, True]
    assert len(list((desk.folder / "sent-out").glob("arrivals-*"))) == 1
    assert len(list((counter.house.folder / "head-office").glob("arrivals-*"))) == 1


def test_a_box_before_its_entries_is_told_once_they_are_here(counter, desk, tmp_path):
    """The courier is faster than the stick: taken in by its number alone; then the day is imported."""
    desk.boxes.arrive(draft(), None, by=ANN)
    assert desk.boxes.tell_stores() == ()
    counter.seal()
    desk.take_boxes((tmp_path / "STICK-7",), by=ANN)
    assert told(counter, desk).counted == 1


def test_another_stores_list_is_refused(counter, desk):
    """Whoever lays store 112's list out for all stores: nobody goes by it."""
    body = write_arrivals("112", ())
    from outmaking import words_out

    data = words_out(desk.central, DispatchKind.ARRIVALS, body)
    assert taken(counter, desk).take(data).code == "out.body"


def test_under_a_new_key_the_lists_go_out_once_more(counter, desk):
    """The working key was stolen: what it signed is believed no more, and Finance's next look sends it again."""
    imported(desk, counter)
    desk.boxes.arrive(draft(), KEY, by=ANN)
    desk.boxes.tell_stores()
    folder, now_ms = desk.central.folder, counter.clock.wall_ms()
    desk.central.close()
    from shoebox.storage.keys import read_signer
    from shoebox.storage.root_key import RootKey

    root = RootKey(folder / own_keys.ROOT_FILE, read_signer(folder / own_keys.ROOT_FILE))
    wish = own_keys.ask_for_key(folder, stolen=True)
    own_keys.go_by_card(folder, own_keys.certify(root, wish, now_ms=now_ms, days=400).data)
    again = replace(desk, central=Central.open(folder, counter.clock))
    assert BoxRoom(again).tell_stores() == ("085",)
    assert BoxRoom(again).tell_stores() == ()
    again.central.close()


def test_a_lost_file_is_sent_again(counter, desk):
    imported(desk, counter)
    desk.boxes.arrive(draft(), KEY, by=ANN)
    desk.boxes.tell_stores()
    (file,) = (desk.folder / "sent-out").glob("arrivals-*")
    file.unlink()
    assert desk.boxes.tell_stores() == ("085",)
    assert desk.boxes.tell_stores() == ()


def test_a_box_that_does_not_come_is_overdue_by_the_policy(counter, desk):
    """Given out an hour after the close; five days later head office misses it. At the dock it is not overdue."""
    clock: HandClock = counter.clock
    box, rest = counter.house.day.seal(), counter.house
    from linemaking import parcels_of

    assert desk.central.take_box("box", box)[1]
    for parcel in parcels_of(rest.book):
        desk.central.line.take("by line", parcel)
    assert desk.boxes.box(KEY).state("2026-11-16") is BoxState.EXPECTED
    clock.pass_min(5 * 24 * 60)
    kept = desk.boxes.box(KEY)
    assert (kept.days_away, kept.state("2026-11-17")) == (5, BoxState.OVERDUE)
    patient = replace(desk, policy=Policy(box_travel_days=6))
    assert patient.boxes.box(KEY).state("2026-11-17") is BoxState.EXPECTED
    desk.boxes.arrive(draft(), KEY, by=ANN)
    assert desk.boxes.box(KEY).state("2026-11-17") is BoxState.STORED


def test_how_long_a_box_is_kept_is_the_policys(counter, desk):
    """18 months, or 24 where the policy says so."""
    imported(desk, counter)
    assert desk.boxes.box(KEY).keep_until == "2028-05-12"
    longer = replace(desk, policy=Policy(box_keep_months=24))
    assert longer.boxes.box(KEY).keep_until == "2028-11-12"
    assert counter.house.keep_until("2026-11-12") == "2028-05-12"


def test_what_stores_were_sent_goes_before_head_offices_own_file(counter, desk):
    """Its own file says 18 months. 24 are sent out to all, then 12 to one store alone: no box ends before its label."""
    imported(desk, counter)
    policy_out(desk.central, box_keep_months=24, box_travel_days=9)
    assert desk.boxes.times == BoxTimes(keep_months=24, travel_days=9)
    assert desk.boxes.box(KEY).keep_until == "2028-11-12"
    policy_out(desk.central, stores=("085",), box_keep_months=12)
    assert desk.boxes.box(KEY).keep_until == "2028-11-12"


def test_two_who_ask_at_once_for_what_came_both_hear_it() -> None:
    """A register's window and its office ask on threads of their own: what one keeps the other may let go of."""

    class LetGo(dict[int, frozenset[str]]):
        def __setitem__(self, number: int, boxes: frozenset[str]) -> None:
            """The other thread has just kept the word before."""

    nothing_sent: Any = SimpleNamespace(standing=tuple)
    assert OfficeWord(nothing_sent, nothing_sent, came=LetGo()).arrived("085-2") == frozenset()
