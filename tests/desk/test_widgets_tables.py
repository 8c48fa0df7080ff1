"""Tables, filters, walls and timelines, by the keyboard and at size."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from shoebox.desk.widgets.filter_line import FilterLine
from shoebox.desk.widgets.row_model import CELL_ROLE, Cell, Column, RowModel, enum_columns
from shoebox.desk.widgets.share_out import share_out
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.tile import Tile, TileWall
from shoebox.desk.widgets.timeline import Stand, Step, Timeline

COLUMNS = (Column("What"), Column("Store", 17, drop=1), Column("At risk, $", 11, number=True))


class Model(RowModel[tuple]):
    """What, store, how much."""

    def cell(self, row: tuple, column: int) -> Cell:
        return Cell(str(row[column]))


ROWS = tuple((f"finding {n}", f"{n:03}", n) for n in range(30))


@pytest.fixture
def table(shown):
    return shown(Table(Model(COLUMNS, ROWS), name="Findings"), 800, 400)


def test_the_model_is_a_model(qtmodeltester):
    model = Model(COLUMNS, ROWS)
    qtmodeltester.check(model)
    assert model.data(model.index(0, 2), Qt.ItemDataRole.UserRole) == ROWS[0]
    assert isinstance(model.data(model.index(0, 2), CELL_ROLE), Cell)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "finding 0, 000, 0"


def test_keys_walk_and_open(qtbot, table):
    chosen, opened = [], []
    table.chosen.connect(chosen.append)
    table.opened.connect(opened.append)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.row() == ROWS[0], "a table that gets the keyboard has a row at work"
    assert table.selectionModel().isRowSelected(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert [row[2] for row in chosen] == [1, 29, 0]
    assert opened == [ROWS[0]]


@pytest.mark.parametrize("narrowed", ["before", "after"], ids=["narrow before a row was chosen", "narrowed afterwards"])
def test_keys_walk_where_the_first_column_is_left_out(qtbot, shown, narrowed):
    """Qt's mark does not move from a cell out of view: in a narrow window the list of today stood still."""
    columns = (Column("At", 17, drop=1), Column("What"), Column("At risk, $", 11, number=True))
    table = shown(Table(Model(columns, ROWS), name="Today"), 300 if narrowed == "before" else 800, 400)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    chosen = []
    table.chosen.connect(chosen.append)
    table.resize(300, 400)
    QApplication.processEvents()
    assert table.isColumnHidden(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(table, key)
    assert [row[2] for row in chosen] == [1, 2, 1]


def test_letters_search_nothing(qtbot, table):
    table.choose_row(5)
    qtbot.keyClicks(table, "finding 9")
    assert table.row() == ROWS[5]


def test_a_row_is_found_again(table):
    table.choose(lambda row: row[2] == 17)
    assert table.row() == ROWS[17]
    table.choose(lambda row: row[2] == 99)
    assert table.row() == ROWS[17]


def test_more_rows_do_not_move_what_is_in_view(table):
    table.choose_row(12)
    before = table.verticalScrollBar().value()
    table.model().add_rows((("new", "999", 1),))
    assert (table.model().rowCount(), table.row(), table.verticalScrollBar().value()) == (31, ROWS[12], before)


def test_a_head_asks_for_a_sort_and_asks_the_other_way_next(qtbot, table):
    asked = []
    table.sort_asked.connect(lambda column, descending: asked.append((column, descending)))
    table._sort_by(2)
    table.sorted_by(2, descending=False)
    table._sort_by(2)
    assert asked == [(2, False), (2, True)]


def test_a_narrow_table_leaves_out_what_may_go():
    assert all(share_out(COLUMNS, 900))
    narrow = share_out(COLUMNS, 320)
    assert narrow[1] == 0
    assert sum(narrow) == 320


def test_columns_are_numbered_without_gaps():
    from enum import IntEnum

    class Gap(IntEnum):
        A = 0
        C = 2

    with pytest.raises(AssertionError):
        enum_columns({Gap.A: Column("a"), Gap.C: Column("c")})


class Million:
    """A sequence that makes its rows when asked."""

    def __len__(self) -> int:
        return 1_000_000

    def __getitem__(self, at: int) -> tuple:
        return (f"finding {at}", f"{at % 120:03}", at)


def test_a_million_rows_paint_at_once_and_walk_at_once(qtbot, shown):
    """Design: first paint under 100 ms, an arrow under 16 ms; here with room for a slow machine."""
    began = time.perf_counter()
    table = shown(Table(Model(COLUMNS, Million()), name="Findings"), 1000, 700)
    table.grab()
    first_ms = (time.perf_counter() - began) * 1000
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_End)
    began = time.perf_counter()
    for _ in range(20):
        qtbot.keyClick(table, Qt.Key.Key_Up)
        QApplication.processEvents()
    arrow_ms = (time.perf_counter() - began) * 1000 / 20
    assert table.row()[2] == 1_000_000 - 21
    assert first_ms < 1_000
    assert arrow_ms < 100


@pytest.fixture
def line(shown):
    made = shown(FilterLine(("state", "age", "money")), 700, 100)
    made.edit.setFocus()
    return made


def test_words_are_taken_with_enter_and_given_back_with_backspace(qtbot, line):
    heard = []
    line.changed.connect(heard.append)
    qtbot.keyClicks(line.edit, "age over 1 day")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.keyClick(line.edit, Qt.Key.Key_Backspace)
    assert heard == [("age over 1 day",), ()]


def test_an_unknown_word_is_told_the_nearest(qtbot, line):
    with qtbot.assertNotEmitted(line.changed):
        qtbot.keyClicks(line.edit, "stat open")
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert "state" in line.edit.accessibleDescription()


def test_esc_clears_the_line_and_then_leaves_it(qtbot, line):
    qtbot.keyClicks(line.edit, "age")
    with qtbot.assertNotEmitted(line.left):
        qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line.edit, Qt.Key.Key_Escape)


def test_the_wall_is_one_stop_and_arrows_walk_it(qtbot, shown):
    wall = shown(TileWall([Tile(f"{n:03}", f"Store {n:03}") for n in range(1, 9)], columns=4), 500, 200)
    wall.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(wall, key)
    assert wall.accessibleDescription() == "Store 005"
    with qtbot.waitSignal(wall.opened) as opened:
        qtbot.keyClick(wall, Qt.Key.Key_Return)
    assert opened.args == [4]


def test_a_timeline_stands_on_now_and_opens_its_steps(qtbot, shown):
    steps = (Step("Opened", "08:55", Stand.DONE), Step("Counted", "1 of 2", Stand.NOW), Step("Closed"))
    line = shown(Timeline(steps), 600, 120)
    line.setFocus()
    assert line.accessibleName() == "Opened, done, 08:55; Counted, now, 1 of 2; Closed, to come"
    qtbot.keyClick(line, Qt.Key.Key_Right)
    with qtbot.waitSignal(line.opened) as opened:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.args == [2]
