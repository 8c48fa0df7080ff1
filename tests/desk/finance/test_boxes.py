"""Boxes of paper by keyboard and scanner alone: taken in, moved, explained, destroyed by two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from archivemaking import handed
from casemaking import ANN, LEO, PINS, PRIYA
from desk.late import LateLane
from financemaking import with_boxes
from shoebox.desk.finance import boxes_page
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.domain.acts import PaperCount
from shoebox.domain.archive import BoxState, SentBox
from shoebox.domain.errors import Trouble
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

DATED = "2026-11-14"


@pytest.fixture
def stocked(desk: FinanceDesk) -> Iterator[FinanceDesk]:
    """Three stores with a box of March 2025 and one of Thursday each, none of them here yet."""
    with_boxes(desk)
    with closing(desk):
        yield desk


@pytest.fixture(autouse=True)
def shown_papers(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """No viewer is asked for; the papers that would have been shown."""
    papers: list[Path] = []
    monkeypatch.setattr(boxes_page, "open_sheet", papers.append)
    return papers


def state_of(desk: FinanceDesk, number: str) -> BoxState:
    (box,) = desk.boxes.found(number)
    return box.state(DATED)


def take_in(keys, number: str, *, seal: str, counted: str = "3", place: str = "row 4") -> None:
    """Scan the label, look at the tape, read it, count, say where it goes."""
    keys.type(number)
    keys.press(Qt.Key.Key_F11)
    keys.type(seal, counted, place, "")


def test_a_box_from_the_scan_to_the_certificate(stocked, finance, hands, shown_papers) -> None:
    window, said = finance(stocked), []
    window.session.said.connect(said.append)
    keys = hands(window)
    keys.turn_to(8)
    assert "Expected 6" in keys.seen().replace("\n", " ")
    take_in(keys, "085-2-0001", seal="A 448 085")
    assert state_of(stocked, "085-2-0001") is BoxState.DUE
    assert said == ["Box 085-2-0001: due for destruction."]
    keys.press(Qt.Key.Key_F7)
    keys.type("")
    assert "Say where, in a few words" in keys.seen()
    keys.type("archive, row 9")
    assert "archive, row 9" in keys.seen()
    keys.press(Qt.Key.Key_F5)
    assert [paper.name for paper in shown_papers] == ["custody-085-2-0001.pdf"]
    keys.press(Qt.Key.Key_F10)
    keys.type("", "")  # cross-cut, as chosen
    keys.type("Safe Shred Ltd", "", PINS[ANN], PRIYA.number, PINS[PRIYA])  # Ann's number stands there already
    assert state_of(stocked, "085-2-0001") is BoxState.DESTROYED
    assert said[-1] == "Written down. The certificate is destroyed-000003.pdf."
    assert list(stocked.out.glob("destroyed-*.pdf"))


def test_what_differs_is_looked_into_by_somebody_else(stocked, finance, hands) -> None:
    keys = hands(finance(stocked))
    keys.turn_to(8)
    take_in(keys, "031-2-0002", seal="A 448 031", counted="2")
    assert state_of(stocked, "031-2-0002") is BoxState.COUNT_DIFFERS
    keys.press(Qt.Key.Key_F9)
    keys.type("it stuck to the lid")
    assert "You took this box in, so somebody else looks into the difference." in keys.seen()
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)
    keys.switch(LEO.number, PINS[LEO])
    keys.press(Qt.Key.Key_F9)
    keys.type("it stuck to the lid")
    assert state_of(stocked, "031-2-0002") is BoxState.STORED


def test_the_tape_is_never_taken_for_granted(stocked, finance, hands) -> None:
    """Neither F11 nor F12 was pressed: asked for, nothing is written."""
    keys = hands(finance(stocked))
    keys.turn_to(8)
    keys.type("112-2-0002", "", "A 448 112", "3", "row 1", "")
    assert "Say whether the tape is whole or broken." in keys.seen()
    assert state_of(stocked, "112-2-0002") is BoxState.EXPECTED


def test_a_box_before_its_entries(desk, finance, hands) -> None:
    """Nothing was imported: the label is taken in by its number, and stands as not imported."""
    keys = hands(finance(desk))
    keys.turn_to(8)
    take_in(keys, "SBX:BOX:044-1-0012:00ff", seal="none")
    assert "Not imported yet" in keys.seen()
    assert "044-1-0012" in keys.seen()
    keys.type("no number")
    assert "This is no box's number." in keys.seen()


def test_a_box_that_nobody_imported_is_chosen_when_the_list_knows_it(stocked, hands, shown) -> None:
    """The list comes later than the answer, as on a slow disk."""
    late = LateLane()
    window = shown(FinanceWindow(stocked, Lanes(late, late), person=ANN))
    keys, page = hands(window), window.pages["boxes"]
    keys.turn_to(8)
    late.go()
    keys.type("044-0012")
    late.go()
    keys.press(Qt.Key.Key_F11)
    keys.type("none", "", "", "")
    late.go()
    assert page.table.row().key.box_no == "044-0012"
    page.table.choose_row(0)
    first = page.table.row().key
    page.reload()
    late.go()
    assert page.table.row().key == first


def test_a_box_that_came_in_since_the_list_was_read_is_the_one_that_is_taken_in(desk, finance, hands) -> None:
    """Its day was imported at another desk meanwhile: the scan is of that box, and not of the one that is marked."""
    first = with_boxes(desk)[0]
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(8)
    first.open("2026-11-13")
    first.append(PaperCount(slips=0, note=""))
    desk.central.take_box("later", first.close(seal="A 449 085"))
    take_in(keys, "085-2-0003", seal="A 449 085", counted="0")
    assert state_of(desk, "085-2-0003") is BoxState.STORED
    assert window.pages["boxes"].table.row().key.box_no == "085-2-0003"
    assert state_of(desk, "085-2-0001") is BoxState.EXPECTED


def test_only_boxes_that_are_due_go_into_the_shredder(stocked, finance, hands) -> None:
    """Scanned into the destruction: one that is not due, one nobody knows, one that is due; then two wrong PINs."""
    window = finance(stocked)
    keys = hands(window)
    keys.turn_to(8)
    take_in(keys, "085-2-0001", seal="A 448 085")
    take_in(keys, "085-2-0002", seal="A 448 085")
    keys.press(Qt.Key.Key_F10)
    keys.type("085-2-0002")
    assert "No box of this number is due." in keys.seen()
    keys.type("999-2-0002")
    assert "No box has this number." in keys.seen()
    keys.type("085-2-0001", "", "", "Mill", "", "0000", PRIYA.number, PINS[PRIYA])
    sheet = window.pages["boxes"]._sheets.sheet
    assert "not the PIN of Ann Weber" in sheet.people[0][1].mend()
    keys.type(PINS[ANN], "", "0000")
    assert "not the PIN of Priya Nair" in sheet.people[1][1].mend()
    assert state_of(stocked, "085-2-0001") is BoxState.DUE


def lists_out(desk) -> list:
    """The lists of boxes that are out."""
    return [line for line in desk.central.out.lines() if line.kind == "arrivals"]


def test_taking_a_box_in_lets_its_store_know(stocked, finance, hands) -> None:
    """By keys alone, and nothing else is to be done: the list for store 085 is out, by whoever took the box in."""
    keys = hands(finance(stocked))
    keys.turn_to(8)
    assert lists_out(stocked) == []
    take_in(keys, "085-2-0002", seal="A 448 085")
    (line,) = lists_out(stocked)
    assert (line.kind, line.stores, line.about[:5]) == ("arrivals", ("085",), "1 box")


def test_a_look_reads_the_boxes_once_where_nothing_new_is_to_be_told(stocked, finance, hands, monkeypatch) -> None:
    """The page is opened, left, opened again and moves a box: each look is one reading, and the list went once."""
    keys = hands(finance(stocked))
    keys.turn_to(8)
    take_in(keys, "085-2-0002", seal="A 448 085")
    asked = []
    monkeypatch.setattr(stocked.central.out, "publish_changed", lambda wanted: asked.append(wanted) or ())
    keys.turn_to(1)
    keys.turn_to(8)
    keys.press(Qt.Key.Key_F7)
    keys.type("archive, row 9")
    assert "archive, row 9" in keys.seen()
    assert asked == []


def test_why_stores_were_not_told_is_said(stocked, finance, hands, monkeypatch) -> None:
    window, said = finance(stocked), []
    window.session.said.connect(said.append)
    keys = hands(window)
    keys.turn_to(8)

    def full(*_given: object, **_named: object) -> None:
        raise Trouble("central.disk", why="full")

    monkeypatch.setattr(stocked.central.out, "publish_changed", full)
    take_in(keys, "085-2-0002", seal="A 448 085")
    assert any(line.startswith("The stores were not told yet. The disk would not take it (full)") for line in said)
    assert state_of(stocked, "085-2-0002") is BoxState.STORED


def test_a_box_that_does_not_come_stands_high_and_is_counted(stocked, finance, hands) -> None:
    """Store 031 gave its box to a carrier six days ago: overdue, above what is only expected."""
    sent = stocked.central.sent_boxes

    def given_out(*_arrived: object) -> tuple[SentBox, ...]:
        old = handed(wall_ms=stocked.clock.wall_ms() - 6 * 86_400_000)
        return tuple(replace(box, books=((old,),)) if box.key.box_no == "031-2-0002" else box for box in sent())

    stocked.central.sent_boxes = given_out
    keys = hands(finance(stocked))
    keys.turn_to(8)
    assert "Overdue 1" in keys.seen().replace("\n", " ")
    assert "Expected 5" in keys.seen().replace("\n", " ")
    assert keys.window.pages["boxes"].model.rows[0].key.box_no == "031-2-0002"
    assert "6 days" in keys.seen()
