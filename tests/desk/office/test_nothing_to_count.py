"""The box of a PC without a drawer: nobody counted it, and nothing says that somebody found it empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from officemaking import CLERK, CLERK_PIN, MANAGER, Counter
from paper.reading import text
from shoebox.desk.office.hand_over_sheet import HandOverSheet
from shoebox.domain.papers import Paper

pytestmark = pytest.mark.thorough

BOX, DAY = 5, "2026-11-12"


def close_without_drawer(counter: Counter) -> None:
    counter.house.day.open_without_drawer(day=DAY, clerk=MANAGER, second=(CLERK, CLERK_PIN))
    counter.end()


def test_page_and_sheet_say_that_nothing_was_to_be_counted(counter, office, hands):
    close_without_drawer(counter)
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "none to count" in day.seen()
    day.press(Qt.Key.Key_H)
    (sheet,) = [one for one in window.findChildren(HandOverSheet) if one.isVisible()]
    assert sheet._sub.text().endswith("No slips were to be counted.")
    assert "by hand" not in sheet._sub.text()


def test_report_and_custody_sheet_say_so(counter):
    """In the report's box and beside what else lies in it; on the sheet that goes with the box."""
    close_without_drawer(counter)
    report, custody = (
        " ".join(text(counter.house.day_papers.draw(paper, DAY).read_bytes()).split())
        for paper in (Paper.REPORT, Paper.CUSTODY)
    )
    assert "Slips counted by hand, in the book none to count" in report
    assert "Returns held, claim slips in the box none to count" in report
    assert "none counted" not in report
    assert "none to count" in custody


def test_an_empty_box_that_was_counted_is_none_of_these(counter, office, hands):
    for step in ("open", "count_empty", "count_paper", "end"):
        getattr(counter, step)()
    window = office()
    day = hands(window)
    day.turn_to(BOX)
    assert "none to count" not in day.seen()
    day.press(Qt.Key.Key_H)
    (sheet,) = [one for one in window.findChildren(HandOverSheet) if one.isVisible()]
    assert sheet._sub.text().endswith("0 slips counted by hand.")
