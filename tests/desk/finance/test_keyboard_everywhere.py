"""Wherever somebody comes to a page of Finance, and whatever its answers find, the keys that its foot offers work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from casemaking import ANN, PRIYA, summary
from desk.late import LateLane
from shoebox.desk.shortcuts import key_of
from shoebox.desk.widgets.table import Table
from shoebox.domain.decision import Action, CaseState

pytestmark = pytest.mark.thorough


def answers_late(window):
    """Nothing is read before `go`: so it is with a real book, and all that happens meanwhile happens to an old page."""
    book = LateLane()
    window.session.lanes.book = window.session.lanes.free = book
    return book


def by_key(keys, name):
    found = QKeySequence(key_of("finance", name))[0]
    keys.press(found.key(), found.keyboardModifiers())


def by_list(keys, name):
    keys.window.nav.entries[name].setFocus()
    keys.press(Qt.Key.Key_Return)


def assert_keys_work(window, name):
    page, here = window.pages[name], QApplication.focusWidget()
    assert window.page() == name
    assert here is not None, f"{name}: no widget has the keyboard"
    assert here is page or page.isAncestorOf(here), f"{name}: the keyboard is in {here}"
    listed = [table for table in page.findChildren(Table) if table.isVisible()]
    if listed and page.first() is None:
        assert here in listed, f"{name}: Up and Down do nothing, the keyboard is in {here}"


@pytest.mark.parametrize("reach", [by_key, by_list])
@pytest.mark.parametrize("filled", [False, True], ids=["empty", "worked"])
def test_every_page_takes_its_keys_however_it_was_reached(request, finance, hands, reach, filled):
    window = finance(request.getfixturevalue("worked" if filled else "desk"))
    late, keys = answers_late(window), hands(window)
    for _ in range(2):  # the second time its parts are there already
        for name in window.pages:
            reach(keys, name)
            late.go()
            QApplication.processEvents()
            assert_keys_work(window, name)


def test_the_keys_work_after_the_last_one_was_approved(desk, books, finance, hands):
    """The list goes with its last row, and the keyboard with it: W writes the file all the same."""
    desk.casework.take_run(1, [books.doubled()], summary())
    desk.casework.propose(1, Action.REFUND, maker=ANN)
    window = finance(desk, PRIYA)
    late, keys = answers_late(window), hands(window)
    keys.turn_to(2)
    late.go()
    QApplication.processEvents()
    keys.press(Qt.Key.Key_Return)
    keys.write("4343")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    late.go()
    QApplication.processEvents()
    assert desk.casework.case(1).row.state is CaseState.APPROVED
    assert_keys_work(window, "approvals")
    keys.turn_to(5)
    late.go()
    QApplication.processEvents()
    keys.press(Qt.Key.Key_W)
    late.go()
    QApplication.processEvents()
    assert desk.casework.case(1).row.state is CaseState.INSTRUCTED
    assert_keys_work(window, "files")


def test_a_sheet_keeps_the_keyboard_and_its_case_whatever_is_read_meanwhile(desk, books, finance, hands):
    """T takes the first case, so it leaves the list of those nobody has; E was pressed before that was read."""
    desk.casework.take_run(1, [books.doubled("2"), books.doubled("4")], summary())
    window = finance(desk)
    keys, page = hands(window), window.pages["queue"]
    page.ask_for(("state open", "owner nobody"))
    page.table.setFocus()
    first, late = page.view.row.case_id, answers_late(window)
    keys.press(Qt.Key.Key_T)
    keys.press(Qt.Key.Key_E)
    late.go()
    QApplication.processEvents()
    assert page.view.row.case_id != first
    keys.press(Qt.Key.Key_Return)
    late.go()
    states = {row.case_id: row.state for row in desk.casework.queue()}
    assert states[first] is CaseState.PROPOSED
    assert list(states.values()).count(CaseState.PROPOSED) == 1


def test_no_answer_is_noted_for_a_file_whose_lines_are_not_read(desk, books, finance, hands, tmp_path):
    """Down and C at once: the lines of the file before are still listed."""
    for run, found in ((1, [books.doubled("2")]), (2, [books.doubled("2"), books.doubled("4")])):
        desk.casework.take_run(run, found, summary())
        desk.casework.propose(run, Action.REFUND, maker=ANN)
        desk.casework.approve(run, checker=PRIYA, pin="4343")
        desk.casework.write_instructions(tmp_path / "out", by=ANN)
    window = finance(desk)
    keys = hands(window)
    keys.turn_to(5)
    late, page = answers_late(window), window.pages["files"]
    keys.press(Qt.Key.Key_Down)
    page.note_all()
    assert not [one for one in late.asked if one[1] == page._noted]
    late.go()
    page.note_all()
    late.go()
    answered = {file.file_no: file.confirmed for file in desk.casework.files()}
    assert answered == {1: 1, 2: 0}
