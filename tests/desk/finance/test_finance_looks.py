"""Models, names, room and keys of every page of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from casemaking import ANN, PRIYA
from shoebox.desk.finance import progress_card
from shoebox.desk.finance.queue_model import Col, QueueModel, sorted_rows
from shoebox.desk.finance.session import Session
from shoebox.desk.lanes import Lanes
from shoebox.desk.shortcuts import SHORTCUTS
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.table import Table
from shoebox.domain.pace import STAGES

pytestmark = pytest.mark.thorough

PAGES = ("queue", "approvals", "imports", "runs", "files", "stores", "trail")


@pytest.mark.parametrize("page", PAGES)
def test_every_table_is_a_model(worked, finance, qtmodeltester, page) -> None:
    window = finance(worked, PRIYA)
    window.open_page(page)
    for table in window.findChildren(Table):
        if table.isVisible():
            qtmodeltester.check(table.model())


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1440, 900)], ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_names_and_room(worked, finance, page, size) -> None:
    """Every stop has a name, no two buttons share one, and no button or pill is cut."""
    window = finance(worked, ANN, width=size[0], height=size[1])
    window.open_page(page)
    QApplication.processEvents()
    tab = Qt.FocusPolicy.TabFocus.value
    stops = [w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & tab]
    nameless = [type(stop).__name__ for stop in stops if not stop.accessibleName() and stop.focusProxy() is None]
    assert nameless == []
    buttons = [stop for stop in stops if isinstance(stop, Button)]
    names = [button.accessibleName() for button in buttons]
    assert len(names) == len(set(names))
    cut = [
        part
        for part in (*buttons, *window.findChildren(Pill))
        if part.isVisible() and part.width() < part.sizeHint().width()
    ]
    assert [part.accessibleName() for part in cut] == []
    assert window.width() == size[0]


def test_every_key_of_the_table_is_bound(worked, finance) -> None:
    window = finance(worked)
    for name in window.pages:
        assert window.pages[name]
    bound = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    written = {line.key for line in SHORTCUTS if line.face == "finance" and line.bound}
    assert {key.replace("Return", "Return") for key in written} <= bound


@pytest.mark.parametrize("column", list(Col))
def test_every_column_sorts_both_ways(worked, column) -> None:
    rows = worked.casework.queue()
    up, down = (sorted_rows(rows, column, descending=way) for way in (False, True))
    assert set(up) == set(down) == set(rows)
    model = QueueModel(Session(worked, Lanes.inline()))
    model.show_at(up)
    assert model.cell(up[0], column).said


def test_a_sort_keeps_the_case_that_is_chosen(worked, finance) -> None:
    """The third row is chosen; sorted by age it is still the chosen one."""
    window = finance(worked)
    window.pages["queue"].table.choose_row(2)
    chosen = window.pages["queue"].table.row()
    window.pages["queue"].table.sort_asked.emit(int(Col.AGE), True)
    assert window.pages["queue"].table.row() == chosen
    ages = [row.since_ms for row in window.pages["queue"].rows()]
    assert ages == sorted(ages)


def test_every_stage_of_a_run_has_words() -> None:
    assert tuple(progress_card.STEPS) == STAGES
