"""Which number the tape of a box should bear when it comes: what was keyed before it came, and nothing later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from casemaking import ANN
from financemaking import desk_of
from linemaking import parcels_of
from officemaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, Counter, counter_in
from shoebox.domain.archive import ArrivalDraft, BoxKey, BoxState
from shoebox.domain.custody import HandOverDraft, Way
from shoebox.handover.finance import FinanceDesk

BOX, TODAY = "085-2-0001", "2026-11-14"
KEY = BoxKey(store="085", register="085-2", box_no=BOX)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A day closed as box 085-2-0001 with the seal A 448 210."""
    with counter_in(tmp_path / "store") as made:
        made.close_a_day()
        yield made


@pytest.fixture
def desk(tmp_path: Path, counter: Counter) -> Iterator[FinanceDesk]:
    """Head office, to which that day came; it stands in the same time."""
    with desk_of(tmp_path / "finance", counter.house.book.enrolment(), counter.clock) as made:
        assert made.central.take_box("box", counter.house.day.seal())[1]
        yield made


def sealed_anew(counter: Counter) -> None:
    """The tape is torn: into the safe under B 7."""
    draft = HandOverDraft(box_no=BOX, way=Way.INSIDE, to_place="safe", seal="B 7", note="torn")
    counter.house.day.custody.hand_over(draft, signature=(MANAGER, MANAGER_PIN), second=(CLERK, CLERK_PIN))


def by_line(counter: Counter, desk: FinanceDesk) -> None:
    for parcel in parcels_of(counter.house.book):
        desk.central.line.take("by line", parcel)


def arrive(desk: FinanceDesk, seal: str) -> None:
    desk.boxes.arrive(ArrivalDraft(box_no=BOX, seal=seal, is_whole=True, place="row 4"), KEY, by=ANN)


def state(desk: FinanceDesk) -> BoxState:
    return desk.boxes.box(KEY).state(TODAY)


def test_what_is_keyed_once_the_box_is_here_puts_no_other_seal_on_it(counter, desk):
    """It came under A 448 210, as it was closed; an hour later somebody keys at the store that it was sealed anew."""
    arrive(desk, "A 448 210")
    counter.clock.pass_min(60)
    sealed_anew(counter)
    by_line(counter, desk)
    assert (state(desk), desk.boxes.box(KEY).seal_due) == (BoxState.STORED, "A 448 210")
    assert [step.seal for step in desk.boxes.box(KEY).sent.steps] == ["B 7"], "and it is there to be read"


def test_nor_does_it_explain_another_tape(counter, desk):
    """It came under B 7; that the store keys B 7 once it was told so makes nothing right."""
    arrive(desk, "B 7")
    assert state(desk) is BoxState.SEAL_DIFFERS
    counter.clock.pass_min(60)
    sealed_anew(counter)
    by_line(counter, desk)
    assert state(desk) is BoxState.SEAL_DIFFERS


def test_what_was_keyed_in_time_counts_though_it_comes_later(counter, desk):
    """Sealed anew at a store without a line; the carrier is faster than the stick."""
    sealed_anew(counter)
    counter.clock.pass_min(60)
    arrive(desk, "B 7")
    assert state(desk) is BoxState.SEAL_DIFFERS
    by_line(counter, desk)
    assert state(desk) is BoxState.STORED


def test_what_was_here_before_the_box_counts_by_a_clock_that_is_ahead_too(counter, desk):
    """The register stands two days ahead of head office; its word was here an hour before the box."""
    counter.clock.pass_min(2 * 24 * 60)
    sealed_anew(counter)
    counter.clock.pass_min(-2 * 24 * 60)
    by_line(counter, desk)
    counter.clock.pass_min(60)
    arrive(desk, "B 7")
    assert state(desk) is BoxState.STORED
