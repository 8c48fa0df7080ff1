"""The papers of a day with the keyboard alone: open, print, copy to a stick, the day before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desk.late import LateLane
from shoebox.desk.lanes import InlineLane, Lanes
from shoebox.desk.office import papers_page
from shoebox.domain.errors import Trouble
from shoebox.domain.papers import Paper

pytestmark = pytest.mark.thorough

PAPERS = 8


@pytest.fixture
def sheets(monkeypatch) -> list[str]:
    """The viewer and the printer: what they were handed."""
    handed: list[str] = []
    monkeypatch.setattr(papers_page, "open_sheet", lambda path: handed.append(f"open {path.name}"))
    monkeypatch.setattr(papers_page, "print_sheet", lambda path, _owner: handed.append(f"print {path.name}") is None)
    return handed


@pytest.fixture
def at_papers(counter, office, hands, sheets):
    counter.close_a_day()
    window = office()
    day = hands(window)
    day.turn_to(PAPERS)
    return window, day


def test_each_paper_opens_and_prints_from_its_row(counter, at_papers, sheets):
    """Down the list: O, Ctrl+P; Enter on the last one opens it too."""
    _, day = at_papers
    for _ in Paper:
        day.press(Qt.Key.Key_O)
        day.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_Return)
    named = [f"{paper.value}-085-2-0001.pdf" for paper in Paper]
    assert sheets == [f"{act} {name}" for name in named for act in ("open", "print")] + [f"open {named[-1]}"]
    assert "replenishment-085-2-0001.pdf is open in the viewer" in day.seen()


def test_the_keyboard_is_in_the_list_though_that_comes_late(counter, office, hands, sheets):
    """The book answers after the page is opened, as it does in a store; O opens the first paper all the same."""
    counter.close_a_day()
    late = LateLane()
    window = office(lanes=Lanes(late, InlineLane()))
    late.go()
    day = hands(window)
    day.turn_to(PAPERS)
    late.go()
    day.press(Qt.Key.Key_O)
    late.go()
    assert sheets == ["open cash-up-085-2-0001.pdf"]


def test_a_copy_takes_the_file_for_machines_along(counter, at_papers, tmp_path):
    window, day = at_papers
    day.press(Qt.Key.Key_End)
    page = window.office_page("papers")
    page.copy_to(str(tmp_path))
    names = sorted(path.name for path in tmp_path.glob("085-*"))
    assert names == ["085-2026-11-12-replenishment-085-2-0001.csv", "085-2026-11-12-replenishment-085-2-0001.pdf"]
    assert "2 files on" in day.seen()


def test_a_stick_that_is_gone_is_said(counter, at_papers):
    window, day = at_papers
    gone = Path(counter.house.folder / "store.toml")
    gone.write_text("")
    window.office_page("papers").copy_to(str(gone))
    assert "cash-up-085-2-0001.pdf" in day.seen()
    assert window.office_page("papers").verdict.line() != ""


def test_a_paper_that_waits_says_why(counter, office, hands, sheets):
    """The label of an open day: held, with the reason, and nothing is drawn."""
    counter.open()
    day = hands(office())
    day.turn_to(PAPERS)
    for _ in range(3):
        day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_O)
    assert "This paper is for a closed day" in day.seen()
    day.press(Qt.Key.Key_S)
    day.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sheets == []


def test_the_day_before_by_key(counter, at_papers, sheets):
    """Friday is open; Ctrl+Left shows Thursday's final papers, Ctrl+Right Friday's again; further there is none."""
    window, day = at_papers
    counter.clock.pass_min(24 * 60)
    counter.open()
    window.refresh()
    control = Qt.KeyboardModifier.ControlModifier
    assert "Papers of Fri 13 Nov" in day.seen()
    day.press(Qt.Key.Key_Left, control)
    assert "Papers of Thu 12 Nov" in day.seen()
    day.press(Qt.Key.Key_O)
    assert sheets == ["open cash-up-085-2-0001.pdf"]
    day.press(Qt.Key.Key_Left, control)
    assert "No earlier day is in this book" in day.seen()
    day.press(Qt.Key.Key_Right, control)
    assert "Papers of Fri 13 Nov" in day.seen()


def test_before_the_first_day_the_page_leads_to_the_opening(office, hands):
    window = office()
    day = hands(window)
    day.turn_to(PAPERS)
    assert "No paper yet" in day.seen()
    day.press(Qt.Key.Key_Return)
    assert window.page() == "today"


def test_a_viewer_that_is_missing_is_said(counter, at_papers, monkeypatch):
    def none(path: Path) -> None:
        raise Trouble("paper.no_viewer", file=str(path))

    monkeypatch.setattr(papers_page, "open_sheet", none)
    _, day = at_papers
    day.press(Qt.Key.Key_O)
    assert "nothing here opens PDFs" in day.seen()
