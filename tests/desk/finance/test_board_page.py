"""The war room by keyboard: what it says, and the way from a row to its cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from financemaking import war_room_desk
from shoebox.desk.finance.board_model import Col, filters_of
from shoebox.domain.board import AgeRow, StoreRow
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[FinanceDesk]:
    with closing(war_room_desk(tmp_path / "finance")) as made:
        yield made


def test_what_it_says_and_where_its_rows_lead(busy, finance, hands) -> None:
    """127 open; T turns hours to days; Enter on an age, then on a store, shows just these in the queue."""
    window = finance(busy)
    keys = hands(window)
    keys.press(Qt.Key.Key_B, CTRL)
    page = window.pages["board"]
    assert "Open cases 127" in " ".join(keys.seen().split())
    assert "Empty in" in keys.seen()
    assert "the last 24 hours" in keys.seen()
    keys.press(Qt.Key.Key_T)
    assert "the last 14 days" in keys.seen()
    assert "14 Nov: 40 came" in page.bars.accessibleName() or "13 Nov: 40 came" in page.bars.accessibleName()
    keys.press(Qt.Key.Key_Down)
    old = page.ages.cell(page.ages.rows[1], Col.CASES).said
    keys.press(Qt.Key.Key_Return)
    assert window.page() == "queue"
    assert str(len(window.pages["queue"].rows())) == old
    keys.press(Qt.Key.Key_B, CTRL)
    page.store_table.setFocus()
    keys.press(Qt.Key.Key_Return)
    store = page.stores.rows[0].store
    assert {row.store for row in window.pages["queue"].rows()} == {store}
    assert len(window.pages["queue"].rows()) == page.stores.rows[0].cases


def test_nothing_is_open(desk, finance, hands) -> None:
    window = finance(desk)
    keys = hands(window)
    keys.press(Qt.Key.Key_B, CTRL)
    assert "Nothing is open" in keys.seen()
    assert not window.pages["board"].age_table.isVisible()


def test_a_row_as_filters_of_the_queue() -> None:
    rows = (AgeRow(0, 1, 1), AgeRow(24, 1, 1), AgeRow(72, 1, 1), AgeRow(168, 1, 1), AgeRow(336, 1, 1))
    assert [filters_of(row)[1:] for row in rows] == [
        (), ("age over 1 day",), ("age over 3 days",), ("age over 1 week",), ("age over 2 weeks",),
    ]  # fmt: skip
    assert filters_of(StoreRow("085", "Harbour Row", 1, 1)) == ("state open", "store 085")
    assert filters_of(StoreRow("", "", 9, 1, 4)) == ("state open",)
